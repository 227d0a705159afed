/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-phrase.h"
#include "hearsay-wordings.h"

G_BEGIN_DECLS

/* Two quotations under comparison; a is the one changes are told against. */
typedef struct
{
  const HearsayAnalysis *analysis;
  guint32 from;
  guint32 to;
  const HearsayPhrase *a;
  const HearsayPhrase *b;
} HearsayWordingsPair;

/* A word range of one side. */
typedef struct
{
  const HearsayPhrase *phrase;
  guint first;
  guint last;
} HearsayRange;

HearsaySpan hearsay_range_get_span (HearsayRange range);

HearsayPhrase *hearsay_wordings_dup_phrase (const HearsayAnalysis *analysis,
                                            guint quote) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_wordings_add_block (GArray *changes,
                                 const HearsayWordingsPair *pair,
                                 HearsayRange a,
                                 HearsayRange b);
void hearsay_wordings_add_report (GArray *changes,
                                  const HearsayWordingsPair *pair);
void hearsay_wordings_add_words (GArray *changes,
                                 const HearsayWordingsPair *pair,
                                 const GArray *blocks);

G_END_DECLS
