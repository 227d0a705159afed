/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

#define HEARSAY_COMPARE_MAX 4

/* A passage two of the articles share: at most one paragraph of either. */
typedef struct
{
  guint left;         /* pane, the first of the two */
  guint right;        /* pane */
  HearsaySpan a;      /* bytes of the left pane's article */
  HearsaySpan b;      /* bytes of the right pane's article */
  double similarity;  /* 0…1, share of the words of both that agree */
  gboolean has_moved; /* most other passages of the two stand in another order */
  guint first_mark;   /* its differences: indices [first_mark, first_mark + n_marks) of marks */
  guint n_marks;
} HearsayPassage;

/* A difference inside a passage. @change names panes where an analysis names quotes:
 * from the base to another. */
typedef struct
{
  guint passage;
  HearsayChange change;
} HearsayDifference;

/* Sentences of one paragraph that others lack. */
typedef struct
{
  guint pane;
  HearsaySpan span;
} HearsayOnly;

/* The two places a text is stretched between, in one pane and in another. */
typedef struct
{
  guint32 from;
  guint32 from_end;
  guint32 to;
  guint32 to_end;
} HearsayStretch;

/**
 * HearsayCompare:
 * @n_panes: how many articles there are, two to four
 * @base: the pane whose article the others are told against
 * @articles: indices into the corpus, by pane
 * @n_words: of each article's own text, without furniture
 * @shared: how many of the first pane's words stand in passages it shares with the
 *   second; with itself: with any other
 * @passages: (element-type HearsayPassage): by left, right, place in left
 * @differences: (element-type HearsayDifference): of the base's passages, the heaviest first
 * @marks: (element-type guint): indices of differences, passage by passage
 * @only: (element-type HearsayOnly): what the base has and no other, then what each of
 *   the others has and the base lacks
 *
 * What two to four articles have in common, and what not. Immutable.
 */
typedef struct
{
  guint n_panes;
  guint base;
  guint32 articles[HEARSAY_COMPARE_MAX];
  guint n_words[HEARSAY_COMPARE_MAX];
  guint shared[HEARSAY_COMPARE_MAX][HEARSAY_COMPARE_MAX];
  GArray *passages;
  GArray *differences;
  GArray *only;
  GArray *marks; /* guint: differences, passage by passage */

  GArray *orders[HEARSAY_COMPARE_MAX][HEARSAY_COMPARE_MAX]; /* the passages of two panes by place in the first */
  GArray *steps[HEARSAY_COMPARE_MAX][HEARSAY_COMPARE_MAX];  /* places that stand beside each other, ascending in both */
} HearsayCompare;

HearsayCompare *hearsay_compare_new (const HearsayAnalysis *analysis,
                                     const guint32 *articles,
                                     guint n_articles,
                                     guint base) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_compare_free (HearsayCompare *self);

static inline const HearsayPassage *
hearsay_compare_get_passage (const HearsayCompare *self,
                             guint index)
{
  return &g_array_index (self->passages, HearsayPassage, index);
}

static inline const HearsayDifference *
hearsay_compare_get_difference (const HearsayCompare *self,
                                guint index)
{
  return &g_array_index (self->differences, HearsayDifference, index);
}

static inline const HearsayOnly *
hearsay_compare_get_only (const HearsayCompare *self,
                          guint index)
{
  return &g_array_index (self->only, HearsayOnly, index);
}

guint hearsay_compare_get_percent (const HearsayCompare *self,
                                   guint pane,
                                   guint other);
gboolean hearsay_compare_get_span (const HearsayCompare *self,
                                   guint passage,
                                   guint pane,
                                   HearsaySpan *span);
int hearsay_compare_next (const HearsayCompare *self,
                          guint pane,
                          guint other,
                          HearsaySpan visible,
                          guint *cursor);
const HearsayOnly *hearsay_compare_next_only (const HearsayCompare *self,
                                              guint pane,
                                              HearsaySpan visible,
                                              guint *cursor);
int hearsay_compare_find (const HearsayCompare *self,
                          guint pane,
                          guint32 byte);
int hearsay_compare_walk_passages (const HearsayCompare *self,
                                   int passage,
                                   int step);
int hearsay_compare_walk_differences (const HearsayCompare *self,
                                      int difference,
                                      int step);
gboolean hearsay_compare_are_kin (const HearsayCompare *self,
                                  guint passage,
                                  guint other);
void hearsay_compare_get_stretch (const HearsayCompare *self,
                                  guint from,
                                  guint to,
                                  guint32 byte,
                                  HearsayStretch *stretch);
guint32 hearsay_compare_map (const HearsayCompare *self,
                             guint from,
                             guint to,
                             guint32 byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayCompare, hearsay_compare_free)

G_END_DECLS
