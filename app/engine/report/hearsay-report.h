/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-analysis.h"
#include "hearsay-project.h"

G_BEGIN_DECLS

typedef enum
{
  HEARSAY_REPORT_HTML,
  HEARSAY_REPORT_PDF,
} HearsayReportFormat;

/* What goes in; all the analyst can switch. */
typedef struct
{
  gboolean suggestions;   /* also what nobody has decided yet */
  gboolean mark_inferred; /* dashed lines and the word "inferred" */
  gboolean decision_log;
  gboolean full_texts; /* every article with its marks and memos */
} HearsayReportOptions;

#define HEARSAY_REPORT_OPTIONS_DEFAULT ((HearsayReportOptions){ TRUE, TRUE, TRUE, TRUE })

/**
 * hearsay_report_write:
 * @project: (nullable): annotations, codebook and decisions, if there are any
 * @analysis: what is shown (decisions already laid over)
 */
gboolean hearsay_report_write (HearsayProject *project,
                               const HearsayAnalysis *analysis,
                               HearsayReportFormat format,
                               const HearsayReportOptions *options,
                               GOutputStream *stream,
                               GCancellable *cancellable,
                               GError **error);

/* One footnote of a report, checked against the articles. */
typedef struct
{
  guint number;
  char *place;   /* article and characters, as printed */
  char *message; /* translated: what does not hold; NULL if it holds */
} HearsayFootnoteCheck;

void hearsay_footnote_check_free (HearsayFootnoteCheck *check);
GPtrArray *hearsay_report_verify (GBytes *report,
                                  const HearsayCorpus *corpus,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
