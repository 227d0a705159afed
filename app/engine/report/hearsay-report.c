/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-report"

#include "config.h"

#include "hearsay-report.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-sections.h"

typedef void (*SectionFunc) (HearsayReportBuilder *self);

static const SectionFunc sections[] = {
  hearsay_section_summary,
  hearsay_section_articles,
  hearsay_section_speakers,
  hearsay_section_wordings,
  hearsay_section_origins,
  hearsay_section_entities,
  hearsay_section_annotations,
  hearsay_section_texts,
  hearsay_section_decisions,
};

static char *
report_title (HearsayProject *project)
{
  const char *title = project != NULL ? hearsay_project_get_title (project) : "";

  return g_strdup (*title != '\0' ? title : _ ("Who said what"));
}

/**
 * hearsay_report_build:
 * @project: (nullable): what the analyst made
 * @analysis: what is shown; borrowed for as long as the document lives
 *
 * Returns: (transfer full): the report, for any format to print
 */
HearsayDocument *
hearsay_report_build (HearsayProject *project,
                      const HearsayAnalysis *analysis,
                      const HearsayReportOptions *options)
{
  g_autofree char *title = report_title (project);
  HearsayReportBuilder builder = { project, analysis, *options, hearsay_document_new (analysis, title) };

  builder.document->mark_inferred = options->mark_inferred;
  hearsay_document_begin (builder.document, HEARSAY_BLOCK_TITLE, 0);
  hearsay_document_add (builder.document, HEARSAY_RUN_PLAIN, title);
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    sections[i](&builder);

  return builder.document;
}

/**
 * hearsay_report_write:
 * @project: (nullable): annotations, codebook and decisions, if there are any
 * @analysis: what is shown, decisions already laid over
 * @stream: where to; it is not closed
 * @error: return location for an error of @stream
 *
 * Writes a self-contained report. It bears no date of its own: the same input
 * gives the same bytes.
 */
gboolean
hearsay_report_write (HearsayProject *project,
                      const HearsayAnalysis *analysis,
                      HearsayReportFormat format,
                      const HearsayReportOptions *options,
                      GOutputStream *stream,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (HearsayDocument) document = hearsay_report_build (project, analysis, options);

  if (format == HEARSAY_REPORT_PDF)
    return hearsay_report_print_pdf (document, stream, cancellable, error);

  return hearsay_report_print_html (document, stream, cancellable, error);
}
