/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-document.h"
#include "hearsay-report.h"

G_BEGIN_DECLS

/* What a report is made from. */
typedef struct
{
  HearsayProject *project; /* NULL: nothing but the engine's suggestions */
  const HearsayAnalysis *analysis;
  HearsayReportOptions options;
  HearsayDocument *document;
} HearsayReportBuilder;

/* The sections in their order; one that has nothing to say adds nothing. */
void hearsay_section_summary (HearsayReportBuilder *self);
void hearsay_section_articles (HearsayReportBuilder *self);
void hearsay_section_speakers (HearsayReportBuilder *self);
void hearsay_section_wordings (HearsayReportBuilder *self);
void hearsay_section_origins (HearsayReportBuilder *self);
void hearsay_section_entities (HearsayReportBuilder *self);
void hearsay_section_annotations (HearsayReportBuilder *self);
void hearsay_section_texts (HearsayReportBuilder *self);
void hearsay_section_decisions (HearsayReportBuilder *self);

gboolean hearsay_report_shows (const HearsayReportBuilder *self,
                               HearsayStanding standing);
gboolean hearsay_report_shows_quote (const HearsayReportBuilder *self,
                                     const HearsayQuote *quote);
char *hearsay_report_dup_origin_letter (guint family) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_report_cite_quote (HearsayReportBuilder *self,
                                const HearsayQuote *quote);

HearsayDocument *hearsay_report_build (HearsayProject *project,
                                       const HearsayAnalysis *analysis,
                                       const HearsayReportOptions *options) G_GNUC_WARN_UNUSED_RESULT;

gboolean hearsay_report_print_html (const HearsayDocument *document,
                                    GOutputStream *stream,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean hearsay_report_print_pdf (const HearsayDocument *document,
                                   GOutputStream *stream,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
