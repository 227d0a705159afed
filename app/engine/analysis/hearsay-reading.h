/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"
#include "hearsay-language.h"
#include "hearsay-segments.h"

G_BEGIN_DECLS

/**
 * HearsayReading:
 *
 * The working copy of one article while it is analysed: the text cut up, and
 * what each stage finds in it. A stage may add to its own array only; several
 * readings are worked on at once, each by one thread. All of them together take more
 * memory than anything else, so they let go of what was found when the analysis has
 * it, and of the text cut up when it has been compared with the others; who needs
 * that later cuts again.
 */
typedef struct
{
  guint32 index; /* of the article in its corpus */
  const HearsayArticle *article;
  const HearsayLanguage *language;
  HearsaySegments *segments; /* (nullable): NULL once dropped */
  GArray *mentions;          /* HearsayMention, in text order, never overlapping; entity set by resolution */
  GArray *offices;           /* HearsayOffice (hearsay-entities.h), in text order; filled with the mentions */
  GArray *quotes;            /* HearsayQuote, in text order */
  guint8 *tags;              /* (nullable): of each token its part of speech, as hearsay_tagger_get_tag() names it; with the mentions */
} HearsayReading;

HearsayReading *hearsay_reading_new (const HearsayArticle *article,
                                     guint32 index) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_reading_free (HearsayReading *self);
HearsaySegments *hearsay_reading_cut (const HearsayReading *self,
                                      gsize length) G_GNUC_WARN_UNUSED_RESULT;
HearsaySegments *hearsay_reading_restore (const HearsayReading *self) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_reading_drop_findings (HearsayReading *self);
void hearsay_reading_drop_segments (HearsayReading *self);

G_END_DECLS
