/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "hearsay-analysis.h"
#include "hearsay-session.h"

G_BEGIN_DECLS

/* What the program says about the engine's findings, in the reader's language. */

const char *hearsay_words_for_group (HearsayGroup group);
const char *hearsay_words_for_kind_letter (HearsayEntityKind kind);
const char *hearsay_words_icon_for_source (HearsaySourceType type);

char *hearsay_words_dup_outlet_and_date (const HearsayArticle *article) G_GNUC_WARN_UNUSED_RESULT;
gboolean hearsay_words_run_rtl (const char *text,
                                HearsaySpan span);

G_END_DECLS
