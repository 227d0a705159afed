/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

char *hearsay_nearest_word (const HearsayCorpus *corpus,
                            const char *word) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_nearest_name (const HearsayAnalysis *analysis,
                            const char *word) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
