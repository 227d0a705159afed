/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare"

#include "config.h"

#include "hearsay-compare-private.h"

#include <stdlib.h>

#include "hearsay-language.h"

typedef struct
{
  const HearsayCompare *compare;
  guint pane;
} Sorting;

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  const Sorting *sorting = user_data;
  guint32 x = ((const HearsayCompareOrder *) a)->passage;
  guint32 y = ((const HearsayCompareOrder *) b)->passage;
  HearsaySpan one;
  HearsaySpan two;

  hearsay_compare_get_span (sorting->compare, x, sorting->pane, &one);
  hearsay_compare_get_span (sorting->compare, y, sorting->pane, &two);
  if (one.start != two.start)
    return one.start < two.start ? -1 : 1;

  return (x > y) - (x < y);
}

static void
make_order (HearsayCompare *self,
            guint pane,
            guint other)
{
  GArray *order = self->orders[pane][other] = g_array_new (FALSE, FALSE, sizeof (HearsayCompareOrder));
  Sorting sorting = { self, pane };
  guint32 max_end = 0;

  for (guint32 i = 0; i < self->passages->len; i++)
    {
      HearsayCompareOrder entry = { i, 0 };
      HearsaySpan span;

      if (hearsay_compare_get_span (self, i, pane, &span) && hearsay_compare_get_span (self, i, other, &span))
        g_array_append_val (order, entry);
    }
  g_array_sort_with_data (order, compare_places, &sorting);

  for (guint i = 0; i < order->len; i++)
    {
      HearsayCompareOrder *entry = &g_array_index (order, HearsayCompareOrder, i);
      HearsaySpan span;

      hearsay_compare_get_span (self, entry->passage, pane, &span);
      entry->max_end = max_end = MAX (max_end, span.end);
    }
}

static void
add_step (GArray *steps,
          guint32 from,
          guint32 to)
{
  const HearsayCompareStep *last = steps->len > 0 ? &g_array_index (steps, HearsayCompareStep, steps->len - 1) : NULL;
  HearsayCompareStep step = { from, to };

  if (last == NULL || (last->from < from && last->to <= to))
    g_array_append_val (steps, step);
}

/* From the start of both to the end of both, by what stands in the same order. */
static void
make_steps (HearsayCompare *self,
            const HearsayAnalysis *analysis,
            guint pane,
            guint other)
{
  GArray *steps = self->steps[pane][other] = g_array_new (FALSE, FALSE, sizeof (HearsayCompareStep));
  const GArray *order = self->orders[pane][other];

  add_step (steps, 0, 0);
  for (guint i = 0; i < order->len; i++)
    {
      guint passage = g_array_index (order, HearsayCompareOrder, i).passage;
      HearsaySpan from;
      HearsaySpan to;

      if (hearsay_compare_get_passage (self, passage)->has_moved)
        continue;
      hearsay_compare_get_span (self, passage, pane, &from);
      hearsay_compare_get_span (self, passage, other, &to);
      add_step (steps, from.start, to.start);
      add_step (steps, from.end, to.end);
    }
  add_step (steps, hearsay_corpus_get (analysis->corpus, self->articles[pane])->length,
            hearsay_corpus_get (analysis->corpus, self->articles[other])->length);
}

static HearsaySegments *
cut_article (const HearsayArticle *article)
{
  return hearsay_segments_new (article->text, article->length, hearsay_language_is_abbreviation,
                               (gpointer) hearsay_language_get (article->language));
}

static void
find_passages (HearsayCompare *self,
               const HearsayAnalysis *analysis)
{
  HearsaySegments *segments[HEARSAY_COMPARE_MAX] = { NULL };

  for (guint i = 0; i < self->n_panes; i++)
    segments[i] = cut_article (hearsay_corpus_get (analysis->corpus, self->articles[i]));

  for (guint i = 0; i < self->n_panes; i++)
    for (guint k = i + 1; k < self->n_panes; k++)
      _hearsay_compare_align (self, analysis, (const HearsaySegments *const *) segments, i, k);
  _hearsay_compare_find_differences (self, analysis);
  _hearsay_compare_find_only (self, analysis, (const HearsaySegments *const *) segments);

  for (guint i = 0; i < self->n_panes; i++)
    hearsay_segments_free (segments[i]);
}

/**
 * hearsay_compare_new:
 * @articles: (array length=n_articles): indices into the corpus, two to four, each once
 * @base: which of them the others are told against
 *
 * Returns: (transfer full): what they share
 */
HearsayCompare *
hearsay_compare_new (const HearsayAnalysis *analysis,
                     const guint32 *articles,
                     guint n_articles,
                     guint base)
{
  HearsayCompare *self = NULL;

  g_return_val_if_fail (n_articles >= 2 && n_articles <= HEARSAY_COMPARE_MAX, NULL);
  g_return_val_if_fail (base < n_articles, NULL);

  self = g_new0 (HearsayCompare, 1);
  self->n_panes = n_articles;
  self->base = base;
  for (guint i = 0; i < n_articles; i++)
    self->articles[i] = articles[i];
  self->passages = g_array_new (FALSE, FALSE, sizeof (HearsayPassage));
  self->differences = g_array_new (FALSE, FALSE, sizeof (HearsayDifference));
  self->only = g_array_new (FALSE, FALSE, sizeof (HearsayOnly));
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint));

  find_passages (self, analysis);
  for (guint i = 0; i < n_articles; i++)
    for (guint k = 0; k < n_articles; k++)
      if (i != k)
        {
          make_order (self, i, k);
          make_steps (self, analysis, i, k);
        }

  return self;
}

void
hearsay_compare_free (HearsayCompare *self)
{
  for (guint i = 0; i < HEARSAY_COMPARE_MAX; i++)
    for (guint k = 0; k < HEARSAY_COMPARE_MAX; k++)
      {
        g_clear_pointer (&self->orders[i][k], g_array_unref);
        g_clear_pointer (&self->steps[i][k], g_array_unref);
      }
  g_array_unref (self->passages);
  g_array_unref (self->differences);
  g_array_unref (self->only);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * hearsay_compare_get_percent:
 * @other: a pane; @pane itself for any other
 *
 * Returns: how much of the text of @pane's article stands in @other's, per cent; 100
 *   only where all of it does, 0 only where nothing does
 */
guint
hearsay_compare_get_percent (const HearsayCompare *self,
                             guint pane,
                             guint other)
{
  guint shared = self->shared[pane][other];
  guint n = self->n_words[pane];

  if (shared == 0 || n == 0)
    return 0;
  if (shared == n)
    return 100;

  return CLAMP ((100 * shared + n / 2) / n, 1, 99);
}

/**
 * hearsay_compare_get_span:
 * @span: (out): where the passage stands in the pane's article
 *
 * Returns: whether it does
 */
gboolean
hearsay_compare_get_span (const HearsayCompare *self,
                          guint passage,
                          guint pane,
                          HearsaySpan *span)
{
  const HearsayPassage *found = hearsay_compare_get_passage (self, passage);

  if (found->left != pane && found->right != pane)
    return FALSE;

  *span = found->left == pane ? found->a : found->b;

  return TRUE;
}

/* The first passage that ends behind @byte. */
static guint
find_order (const GArray *order,
            guint32 byte)
{
  guint low = 0;
  guint high = order->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (order, HearsayCompareOrder, middle).max_end <= byte)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * hearsay_compare_next:
 * @visible: bytes of the article of @pane
 * @cursor: (inout): 0 to begin with
 *
 * Goes through the passages @pane shares with @other that stand at least in part in
 * @visible, by their place there. Takes no more time for a longer text.
 *
 * Returns: the next passage, or -1
 */
int
hearsay_compare_next (const HearsayCompare *self,
                      guint pane,
                      guint other,
                      HearsaySpan visible,
                      guint *cursor)
{
  const GArray *order = self->orders[pane][other];

  if (order == NULL)
    return HEARSAY_NONE;
  if (*cursor == 0)
    *cursor = find_order (order, visible.start) + 1;

  for (; *cursor <= order->len; (*cursor)++)
    {
      guint passage = g_array_index (order, HearsayCompareOrder, *cursor - 1).passage;
      HearsaySpan span;

      hearsay_compare_get_span (self, passage, pane, &span);
      if (span.start >= visible.end)
        return HEARSAY_NONE;
      if (hearsay_span_overlaps (span, visible))
        {
          (*cursor)++;
          return passage;
        }
    }

  return HEARSAY_NONE;
}

static gboolean
is_before (const HearsayCompare *self,
           const HearsayOnly *only,
           guint pane,
           guint32 byte)
{
  if (only->pane == pane)
    return only->span.end <= byte;

  /* The base comes first. */
  return only->pane == self->base || (pane != self->base && only->pane < pane);
}

/**
 * hearsay_compare_next_only:
 * @visible: bytes of the article of @pane
 * @cursor: (inout): 0 to begin with
 *
 * Goes through what the pane's article has alone and what stands in @visible.
 *
 * Returns: (nullable): the next of them
 */
const HearsayOnly *
hearsay_compare_next_only (const HearsayCompare *self,
                           guint pane,
                           HearsaySpan visible,
                           guint *cursor)
{
  const HearsayOnly *only = NULL;
  guint low = 0;
  guint high = self->only->len;

  while (*cursor == 0 && low < high)
    {
      guint middle = (low + high) / 2;

      if (is_before (self, hearsay_compare_get_only (self, middle), pane, visible.start))
        low = middle + 1;
      else
        high = middle;
    }
  if (*cursor > 0)
    low = *cursor;
  if (low >= self->only->len)
    return NULL;

  only = hearsay_compare_get_only (self, low);
  *cursor = low + 1;

  return only->pane == pane && hearsay_span_overlaps (only->span, visible) ? only : NULL;
}

/**
 * hearsay_compare_find:
 *
 * Returns: the passage at @byte of the pane's article, one it shares with the base
 *   rather than with others; -1 if there is none
 */
int
hearsay_compare_find (const HearsayCompare *self,
                      guint pane,
                      guint32 byte)
{
  guint cursor = 0;
  int found = pane != self->base ? hearsay_compare_next (self, pane, self->base, (HearsaySpan){ byte, byte + 1 }, &cursor) : HEARSAY_NONE;

  for (guint other = 0; other < self->n_panes && found < 0; other++)
    {
      cursor = 0;
      if (other != pane)
        found = hearsay_compare_next (self, pane, other, (HearsaySpan){ byte, byte + 1 }, &cursor);
    }

  return found;
}

/* Passages in the order one reads the base; those of other panes follow, as they are. */
static int
compare_reading (const HearsayCompare *self,
                 guint a,
                 guint b)
{
  HearsaySpan one = { G_MAXUINT32, G_MAXUINT32 };
  HearsaySpan two = { G_MAXUINT32, G_MAXUINT32 };

  hearsay_compare_get_span (self, a, self->base, &one);
  hearsay_compare_get_span (self, b, self->base, &two);
  if (one.start != two.start)
    return one.start < two.start ? -1 : 1;

  return (a > b) - (a < b);
}

/**
 * hearsay_compare_walk_passages:
 * @passage: where one is, or -1
 * @step: 1 or -1
 *
 * Returns: the next or previous passage as one reads the base; -1 past the last
 */
int
hearsay_compare_walk_passages (const HearsayCompare *self,
                               int passage,
                               int step)
{
  int best = HEARSAY_NONE;

  for (guint i = 0; i < self->passages->len; i++)
    {
      if ((int) i == passage || (passage >= 0 && compare_reading (self, i, passage) * step < 0))
        continue;
      if (best < 0 || compare_reading (self, i, best) * step < 0)
        best = i;
    }

  return best;
}

static int
compare_difference_places (const HearsayCompare *self,
                           guint a,
                           guint b)
{
  const HearsayChange *one = &hearsay_compare_get_difference (self, a)->change;
  const HearsayChange *two = &hearsay_compare_get_difference (self, b)->change;

  if (one->a.start != two->a.start)
    return one->a.start < two->a.start ? -1 : 1;

  return (a > b) - (a < b);
}

/**
 * hearsay_compare_walk_differences:
 * @difference: where one is, or -1
 * @step: 1 or -1
 *
 * Returns: the next or previous difference as one reads the base; -1 past the last
 */
int
hearsay_compare_walk_differences (const HearsayCompare *self,
                                  int difference,
                                  int step)
{
  int best = HEARSAY_NONE;

  for (guint i = 0; i < self->differences->len; i++)
    {
      if ((int) i == difference || (difference >= 0 && compare_difference_places (self, i, difference) * step < 0))
        continue;
      if (best < 0 || compare_difference_places (self, i, best) * step < 0)
        best = i;
    }

  return best;
}

/**
 * hearsay_compare_are_kin:
 *
 * Returns: whether two passages are the same, or one goes on where the other ends: they
 *   have words of one article in common
 */
gboolean
hearsay_compare_are_kin (const HearsayCompare *self,
                         guint passage,
                         guint other)
{
  for (guint pane = 0; pane < self->n_panes; pane++)
    {
      HearsaySpan a;
      HearsaySpan b;

      if (hearsay_compare_get_span (self, passage, pane, &a) && hearsay_compare_get_span (self, other, pane, &b) &&
          hearsay_span_overlaps (a, b))
        return TRUE;
    }

  return FALSE;
}

/**
 * hearsay_compare_get_stretch:
 * @byte: a place in the article of the pane @from
 * @stretch: (out): the places around it that both know, and where they are in @to
 */
void
hearsay_compare_get_stretch (const HearsayCompare *self,
                             guint from,
                             guint to,
                             guint32 byte,
                             HearsayStretch *stretch)
{
  const GArray *steps = self->steps[from][to];
  const HearsayCompareStep *list = &g_array_index (steps, HearsayCompareStep, 0);
  guint low = 0;
  guint high = steps->len - 1;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (list[middle].from <= byte)
        low = middle;
      else
        high = middle - 1;
    }

  high = MIN (low + 1, steps->len - 1);
  *stretch = (HearsayStretch){ list[low].from, list[high].from, list[low].to, list[high].to };
}

/**
 * hearsay_compare_map:
 * @byte: a place in the article of the pane @from
 *
 * Returns: the place in the article of @to that stands beside it. Between passages both
 *   share, places are spread evenly; the result may fall inside a character
 */
guint32
hearsay_compare_map (const HearsayCompare *self,
                     guint from,
                     guint to,
                     guint32 byte)
{
  HearsayStretch stretch;

  hearsay_compare_get_stretch (self, from, to, byte, &stretch);
  if (stretch.from_end <= stretch.from)
    return stretch.to;

  return stretch.to + (guint64) (MIN (byte, stretch.from_end) - stretch.from) * (stretch.to_end - stretch.to) / (stretch.from_end - stretch.from);
}
