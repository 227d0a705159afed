/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

/* What the program calls the engine's findings, in the reader's language. */

const char *hearsay_label_source (HearsaySourceType type);
const char *hearsay_label_stance (HearsayStance stance);
const char *hearsay_label_kind (HearsayEntityKind kind);
const char *hearsay_label_quote (HearsayQuoteKind kind);
const char *hearsay_label_standing (HearsayStanding standing);
const char *hearsay_label_basis (HearsayBasis basis);
const char *hearsay_label_change_type (HearsayChangeType type);
const char *hearsay_label_change (const HearsayChange *change);
const char *hearsay_label_furniture (const char *why);
const char *hearsay_label_reason (const char *reason);

char *hearsay_label_dup_date (const char *published,
                              gboolean is_short) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_label_dup_article (const HearsayArticle *article) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_label_dup_origins (guint n_articles,
                                 guint n_origins) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_label_dup_publisher (const HearsayArticle *article) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
