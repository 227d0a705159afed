/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-report.h"

G_BEGIN_DECLS

/* A heading of a report, and how many footnotes stand under it. */
typedef struct
{
  char *title;
  guint n_notes;
} HearsayReportSection;

/**
 * HearsayReportResult:
 * @bytes: the report
 * @sections: (element-type HearsayReportSection)
 * @checks: (element-type HearsayFootnoteCheck): each footnote against the articles
 * @n_failed: how many of them do not hold
 */
typedef struct
{
  GBytes *bytes;
  GArray *sections;
  GPtrArray *checks;
  guint n_failed;
} HearsayReportResult;

/* Builds, prints and verifies a report in a thread. The project is copied first,
 * so it may change meanwhile. */
void hearsay_report_job_async (HearsayProject *project,
                               HearsayAnalysis *analysis,
                               HearsayReportFormat format,
                               const HearsayReportOptions *options,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
HearsayReportResult *hearsay_report_job_finish (GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_report_result_free (HearsayReportResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayReportResult, hearsay_report_result_free)

G_END_DECLS
