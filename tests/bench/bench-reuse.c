/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <time.h>

#include "hearsay-stages.h"

/* How long the shared passages of a corpus take, and how much memory: cuts the articles
 * of a file of JSON lines and runs that one stage over them. Prints one JSON object; with
 * a second file, writes a line a passage there: the ids, bytes and likeness. */

static void
free_reading (gpointer data)
{
  hearsay_reading_free (data);
}

/* A field of the process's status, in kB. */
static guint64
get_status (const char *field)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;

  line = strstr (status, field);

  return line != NULL ? g_ascii_strtoull (line + strlen (field), NULL, 10) : 0;
}

/* Processor time of all threads: what else the machine does counts little. */
static double
get_processor_seconds (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec + now.tv_nsec / 1e9;
}

static void
cut_one (gpointer data,
         gpointer user_data)
{
  const HearsayCorpus *corpus = ((gpointer *) user_data)[0];
  GPtrArray *readings = ((gpointer *) user_data)[1];
  guint i = GPOINTER_TO_UINT (data) - 1;

  g_ptr_array_index (readings, i) = hearsay_reading_new (hearsay_corpus_get (corpus, i), i);
}

static void
cut_all (HearsayCorpus *corpus,
         GPtrArray *readings,
         guint jobs)
{
  gpointer data[] = { corpus, readings };
  GThreadPool *pool = g_thread_pool_new (cut_one, data, jobs, FALSE, NULL);

  g_ptr_array_set_size (readings, corpus->articles->len);
  for (guint i = 0; i < corpus->articles->len; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

static gboolean
write_passages (const HearsayAnalysis *analysis,
                const char *path,
                GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < analysis->reuse->len; i++)
    {
      const HearsayReuse *reuse = &g_array_index (analysis->reuse, HearsayReuse, i);

      g_string_append_printf (out, "%s\t%u\t%u\t%s\t%u\t%u\t%.3f\n",
                              hearsay_corpus_get (analysis->corpus, reuse->article_a)->id, reuse->a.start, reuse->a.end,
                              hearsay_corpus_get (analysis->corpus, reuse->article_b)->id, reuse->b.start, reuse->b.end,
                              reuse->similarity);
    }

  return g_file_set_contents (path, out->str, out->len, error);
}

static HearsayCorpus *
load (const char *path,
      GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream != NULL ? hearsay_corpus_read_lines (G_INPUT_STREAM (stream), NULL, NULL, error) : NULL;
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayCorpus) corpus = argc >= 3 ? load (argv[1], &error) : NULL;
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  guint jobs = argc >= 3 ? CLAMP (atoi (argv[2]), 1, 64) : 1;
  guint64 before = 0;
  double processor = 0;
  gint64 start = 0;
  gint64 cut = 0;
  gint64 end = 0;

  if (corpus == NULL)
    {
      g_printerr ("usage: bench-reuse ARTICLES.jsonl JOBS [PASSAGES.tsv]%s%s\n", error != NULL ? ": " : "", error != NULL ? error->message : "");
      return 2;
    }

  analysis = hearsay_analysis_new (corpus);
  start = g_get_monotonic_time ();
  cut_all (corpus, readings, jobs);
  cut = g_get_monotonic_time ();
  before = get_status ("VmRSS:");
  processor = get_processor_seconds ();
  hearsay_reuse_find (readings, analysis, jobs);
  processor = get_processor_seconds () - processor;
  end = g_get_monotonic_time ();

  g_print ("{\"articles\": %u, \"jobs\": %u, \"passages\": %u, \"cutting_seconds\": %.2f, \"seconds\": %.2f, \"processor_seconds\": %.2f, "
           "\"megabytes_before\": %" G_GUINT64_FORMAT ", \"peak_megabytes\": %" G_GUINT64_FORMAT "}\n",
           corpus->articles->len, jobs, analysis->reuse->len, (cut - start) / 1e6, (end - cut) / 1e6, processor, before / 1024, get_status ("VmHWM:") / 1024);

  if (argc >= 4 && !write_passages (analysis, argv[3], &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
