/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-reading.h"

G_BEGIN_DECLS

/* One word of an article as reuse sees it. */
typedef struct
{
  guint32 hash; /* of the stem */
  guint32 token;
  gboolean is_content;
} HearsayReuseWord;

/* An article prepared for comparison. Sentences that belong to the page, or that
 * every newsroom writes ("declined to comment"), have no words. */
typedef struct
{
  const HearsayReading *reading;
  GArray *words;      /* HearsayReuseWord, in text order */
  guint32 *sentences; /* sentence → its first word; one more at the end */
} HearsayReuseText;

HearsayReuseText *hearsay_reuse_text_new (const HearsayReading *reading) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_reuse_text_free (HearsayReuseText *self);

/* The best local alignment of two sentences, as words [a, a_end) and [b, b_end). */
typedef struct
{
  guint a;
  guint a_end;
  guint b;
  guint b_end;
  guint n_alike;   /* aligned words with one stem */
  guint n_content; /* those of them that carry content */
  double similarity;
  double contained; /* share of the shorter sentence's content words that are aligned */
} HearsayLocal;

gboolean hearsay_reuse_align (const HearsayReuseText *a,
                              guint sentence_a,
                              const HearsayReuseText *b,
                              guint sentence_b,
                              HearsayLocal *out);

G_END_DECLS
