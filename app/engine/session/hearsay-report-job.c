/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-report-job"

#include "config.h"

#include "hearsay-report-job.h"

#include "hearsay-document.h"
#include "hearsay-project-file.h"
#include "hearsay-sections.h"

typedef struct
{
  GBytes *project; /* NULL: none */
  char *title;
  HearsayAnalysis *analysis;
  HearsayReportFormat format;
  HearsayReportOptions options;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->project, g_bytes_unref);
  g_free (job->title);
  hearsay_analysis_unref (job->analysis);
  g_free (job);
}

static void
clear_section (gpointer data)
{
  g_free (((HearsayReportSection *) data)->title);
}

static guint
count_notes (const HearsayBlock *block)
{
  guint n = 0;

  for (guint i = 0; i < block->cells->len; i++)
    {
      const GArray *runs = g_ptr_array_index (block->cells, i);

      for (guint j = 0; j < runs->len; j++)
        n += g_array_index (runs, HearsayRun, j).style == HEARSAY_RUN_NOTE;
    }

  return n;
}

static GArray *
list_sections (const HearsayDocument *document)
{
  GArray *sections = g_array_new (FALSE, TRUE, sizeof (HearsayReportSection));

  g_array_set_clear_func (sections, clear_section);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const HearsayBlock *block = hearsay_document_get_block (document, i);

      if (block->kind == HEARSAY_BLOCK_HEADING)
        {
          const GArray *runs = g_ptr_array_index (block->cells, 0);
          HearsayReportSection section = { g_strdup (runs->len > 0 ? g_array_index (runs, HearsayRun, 0).text : ""), 0 };

          g_array_append_val (sections, section);
        }
      else if (sections->len > 0)
        g_array_index (sections, HearsayReportSection, sections->len - 1).n_notes += count_notes (block);
    }

  return sections;
}

static void
verify (HearsayReportResult *result,
        const HearsayCorpus *corpus)
{
  result->checks = hearsay_report_verify (result->bytes, corpus, NULL);
  if (result->checks == NULL)
    result->checks = g_ptr_array_new ();

  for (guint i = 0; i < result->checks->len; i++)
    if (((const HearsayFootnoteCheck *) g_ptr_array_index (result->checks, i))->message != NULL)
      result->n_failed++;
}

static HearsayReportResult *
run (const Job *job,
     HearsayProject *project,
     GCancellable *cancellable,
     GError **error)
{
  g_autoptr (HearsayDocument) document = hearsay_report_build (project, job->analysis, &job->options);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  HearsayReportResult *result = NULL;
  gboolean good = FALSE;

  if (job->format == HEARSAY_REPORT_PDF)
    good = hearsay_report_print_pdf (document, stream, cancellable, error);
  else
    good = hearsay_report_print_html (document, stream, cancellable, error);
  if (!good || !g_output_stream_close (stream, cancellable, error))
    return NULL;

  result = g_new0 (HearsayReportResult, 1);
  result->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  result->sections = list_sections (document);
  verify (result, job->analysis->corpus);

  return result;
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr (HearsayProject) project = NULL;
  HearsayReportResult *result = NULL;
  GError *error = NULL;

  if (job->project != NULL)
    {
      project = hearsay_project_load_bytes (job->project, job->title, &error);
      if (project == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }

  result = run (job, project, cancellable, &error);
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) hearsay_report_result_free);
  else
    g_task_return_error (task, error);
}

/**
 * hearsay_report_job_async:
 * @project: (nullable): what the analyst made
 * @analysis: what is shown
 */
void
hearsay_report_job_async (HearsayProject *project,
                          HearsayAnalysis *analysis,
                          HearsayReportFormat format,
                          const HearsayReportOptions *options,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->project = project != NULL ? hearsay_project_to_bytes (project) : NULL;
  job->title = g_strdup (project != NULL ? hearsay_project_get_title (project) : "");
  job->analysis = hearsay_analysis_ref (analysis);
  job->format = format;
  job->options = *options;
  g_task_set_source_tag (task, hearsay_report_job_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_in_thread);
}

HearsayReportResult *
hearsay_report_job_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
hearsay_report_result_free (HearsayReportResult *self)
{
  g_bytes_unref (self->bytes);
  g_array_unref (self->sections);
  g_ptr_array_unref (self->checks);
  g_free (self);
}
