/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

#include <string.h>

/* Which articles are compared, against which of them, and where one stands among what
 * they share. The comparison itself is made when somebody first asks for it. */

static void
forget (HearsaySession *self)
{
  g_clear_pointer (&self->compare, hearsay_compare_free);
  self->passage = HEARSAY_NONE;
  self->difference = HEARSAY_NONE;
}

static void
changed (HearsaySession *self)
{
  forget (self);
  _hearsay_session_emit_compare_changed (self);
  _hearsay_session_notify (self, PROP_PASSAGE);
}

/* Another analysis is shown: by their ids the articles are found again. */
void
_hearsay_session_forget_compare (HearsaySession *self,
                                 const HearsayCorpus *before)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint base = 0;

  for (guint i = 0; i < self->compared->len; i++)
    {
      guint32 old = g_array_index (self->compared, guint32, i);
      int article = HEARSAY_NONE;

      if (before != NULL && self->shown != NULL)
        article = hearsay_corpus_find (self->shown->corpus, hearsay_corpus_get (before, old)->id);
      if (article < 0)
        continue;
      if (i == self->compare_base)
        base = kept->len;
      g_array_append_val (kept, article);
    }

  g_array_unref (self->compared);
  self->compared = kept;
  self->compare_base = base;
  forget (self);
}

/**
 * hearsay_session_get_compared:
 * @n_articles: (out): how many
 *
 * Returns: (array length=n_articles): the articles that are compared, pane by pane
 */
const guint32 *
hearsay_session_get_compared (HearsaySession *self,
                              guint *n_articles)
{
  *n_articles = 0;
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  *n_articles = self->compared->len;

  return (const guint32 *) self->compared->data;
}

/**
 * hearsay_session_set_compared:
 * @articles: (array length=n_articles): the first four count, each once
 * @base: which of them the others are told against
 */
void
hearsay_session_set_compared (HearsaySession *self,
                              const guint32 *articles,
                              guint n_articles,
                              guint base)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 chosen = base < n_articles ? articles[base] : G_MAXUINT32;
  guint place = 0;

  g_return_if_fail (HEARSAY_IS_SESSION (self));

  for (guint i = 0; i < n_articles && list->len < HEARSAY_COMPARE_MAX; i++)
    {
      gboolean is_known = hearsay_session_get_article_at (self, articles[i]) == NULL;

      for (guint k = 0; k < list->len && !is_known; k++)
        is_known = g_array_index (list, guint32, k) == articles[i];
      if (is_known)
        continue;
      if (articles[i] == chosen)
        place = list->len;
      g_array_append_val (list, articles[i]);
    }

  if (place == self->compare_base && list->len == self->compared->len &&
      (list->len == 0 || memcmp (list->data, self->compared->data, list->len * sizeof (guint32)) == 0))
    return;

  g_array_unref (self->compared);
  self->compared = g_steal_pointer (&list);
  self->compare_base = place;
  changed (self);
}

/**
 * hearsay_session_get_compare_base:
 *
 * Returns: the pane whose article the others are told against
 */
guint
hearsay_session_get_compare_base (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), 0);

  return self->compare_base;
}

void
hearsay_session_set_compare_base (HearsaySession *self,
                                  guint base)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->compare_base == base || base >= self->compared->len)
    return;

  self->compare_base = base;
  changed (self);
}

/**
 * hearsay_session_get_compare:
 *
 * Returns: (transfer none) (nullable): what the articles share; %NULL for fewer than
 *   two. Valid until "compare-changed" or "shown-changed"
 */
const HearsayCompare *
hearsay_session_get_compare (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  if (self->compare == NULL && self->shown != NULL && self->compared->len >= 2)
    self->compare = hearsay_compare_new (self->shown, (const guint32 *) self->compared->data, self->compared->len, self->compare_base);

  return self->compare;
}

int
hearsay_session_get_passage (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  return self->passage;
}

int
hearsay_session_get_difference (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  return self->difference;
}

static void
select_place (HearsaySession *self,
              int passage,
              int difference)
{
  if (self->passage == passage && self->difference == difference)
    return;

  self->passage = passage;
  self->difference = difference;
  _hearsay_session_notify (self, PROP_PASSAGE);
}

/**
 * hearsay_session_set_passage:
 * @passage: an index into the passages of the comparison, or -1
 */
void
hearsay_session_set_passage (HearsaySession *self,
                             int passage)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->compare == NULL || passage < 0 || (guint) passage >= self->compare->passages->len)
    passage = HEARSAY_NONE;
  select_place (self, passage, HEARSAY_NONE);
}

/**
 * hearsay_session_set_difference:
 * @difference: an index into the differences of the comparison, or -1
 *
 * Selects a difference, and with it the passage it is in.
 */
void
hearsay_session_set_difference (HearsaySession *self,
                                int difference)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->compare == NULL || difference < 0 || (guint) difference >= self->compare->differences->len)
    select_place (self, self->passage, HEARSAY_NONE);
  else
    select_place (self, hearsay_compare_get_difference (self->compare, difference)->passage, difference);
}

/**
 * hearsay_session_walk_passages:
 * @step: 1 or -1
 *
 * Returns: whether there was a passage to go to
 */
gboolean
hearsay_session_walk_passages (HearsaySession *self,
                               int step)
{
  int passage = HEARSAY_NONE;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  if (self->compare != NULL)
    passage = hearsay_compare_walk_passages (self->compare, self->passage, step);
  if (passage >= 0)
    hearsay_session_set_passage (self, passage);

  return passage >= 0;
}

/**
 * hearsay_session_walk_differences:
 * @step: 1 or -1
 *
 * Returns: whether there was a difference to go to
 */
gboolean
hearsay_session_walk_differences (HearsaySession *self,
                                  int step)
{
  int difference = HEARSAY_NONE;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  if (self->compare != NULL)
    difference = hearsay_compare_walk_differences (self->compare, self->difference, step);
  if (difference >= 0)
    hearsay_session_set_difference (self, difference);

  return difference >= 0;
}

/**
 * hearsay_session_is_scroll_locked:
 *
 * Returns: whether the articles that are compared scroll together
 */
gboolean
hearsay_session_is_scroll_locked (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  return !self->is_scroll_free;
}

void
hearsay_session_set_scroll_locked (HearsaySession *self,
                                   gboolean is_locked)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->is_scroll_free == !is_locked)
    return;

  self->is_scroll_free = !is_locked;
  _hearsay_session_notify (self, PROP_SCROLL_LOCKED);
}

static gboolean
contains (const guint32 *articles,
          guint n_articles,
          guint article)
{
  for (guint i = 0; i < n_articles; i++)
    if (articles[i] == article)
      return TRUE;

  return FALSE;
}

/* How many bytes of passages each article shares with any of @articles. */
static guint32 *
measure_shared (HearsaySession *self,
                const guint32 *articles,
                guint n_articles)
{
  guint32 *shared = g_new0 (guint32, self->shown->corpus->articles->len + 1);

  for (guint i = 0; i < self->shown->reuse->len; i++)
    {
      const HearsayReuse *reuse = &g_array_index (self->shown->reuse, HearsayReuse, i);

      if (contains (articles, n_articles, reuse->article_a))
        shared[reuse->article_b] += reuse->b.end - reuse->b.start;
      if (contains (articles, n_articles, reuse->article_b))
        shared[reuse->article_a] += reuse->a.end - reuse->a.start;
    }

  return shared;
}

/**
 * hearsay_session_find_to_compare:
 * @articles: (array length=n_articles): those that are there
 *
 * Returns: the article that shares most with them; of those that share nothing the next
 *   in the list; -1 if there is none
 */
int
hearsay_session_find_to_compare (HearsaySession *self,
                                 const guint32 *articles,
                                 guint n_articles)
{
  g_autofree guint32 *shared = NULL;
  int best = HEARSAY_NONE;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  if (self->shown == NULL)
    return HEARSAY_NONE;

  shared = measure_shared (self, articles, n_articles);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint article = g_array_index (self->order, guint32, i);

      if (!contains (articles, n_articles, article) && (best < 0 || shared[article] > shared[best]))
        best = article;
    }

  return best;
}

/* The two articles that share most. */
static gboolean
find_closest (HearsaySession *self,
              guint32 *articles)
{
  guint most = 0;
  guint bytes = 0;

  for (guint i = 0; i < self->shown->reuse->len; i++)
    {
      const HearsayReuse *reuse = &g_array_index (self->shown->reuse, HearsayReuse, i);
      const HearsayReuse *last = i > 0 ? reuse - 1 : NULL;

      /* Passages of two articles stand together. */
      if (last == NULL || last->article_a != reuse->article_a || last->article_b != reuse->article_b)
        bytes = 0;
      bytes += reuse->a.end - reuse->a.start;
      if (bytes <= most)
        continue;
      most = bytes;
      articles[0] = reuse->article_a;
      articles[1] = reuse->article_b;
    }

  return most > 0;
}

/**
 * hearsay_session_compare_article:
 *
 * Compares the article with the one it was copied from, that first; or else with the
 * one it shares most with.
 */
void
hearsay_session_compare_article (HearsaySession *self,
                                 guint article)
{
  guint32 articles[2] = { article, article };
  int parent = HEARSAY_NONE;
  int other = HEARSAY_NONE;

  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (hearsay_session_get_article_at (self, article) == NULL)
    return;

  if (article < self->shown->descents->len)
    parent = hearsay_analysis_get_descent (self->shown, article)->parent;
  other = parent >= 0 ? parent : hearsay_session_find_to_compare (self, articles, 1);
  if (other < 0)
    return;

  articles[parent >= 0 ? 0 : 1] = other;
  hearsay_session_set_compared (self, articles, 2, 0);
}

/**
 * hearsay_session_compare_utterance:
 *
 * Compares the articles that print what was said, the first of them the base.
 */
void
hearsay_session_compare_utterance (HearsaySession *self,
                                   guint utterance)
{
  const HearsayUtterance *said = NULL;
  guint32 articles[HEARSAY_COMPARE_MAX];
  guint n = 0;

  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->shown == NULL || utterance >= self->shown->utterances->len)
    return;

  said = hearsay_analysis_get_utterance (self->shown, utterance);
  for (guint i = 0; i < said->quotes->len && n < HEARSAY_COMPARE_MAX; i++)
    {
      guint article = hearsay_analysis_get_quote (self->shown, g_array_index (said->quotes, guint32, i))->article;

      if (!contains (articles, n, article))
        articles[n++] = article;
    }
  if (n >= 2)
    hearsay_session_set_compared (self, articles, n, 0);
  else if (n == 1)
    hearsay_session_compare_article (self, articles[0]);
}

/**
 * hearsay_session_suggest_compared:
 *
 * Where nothing is compared yet: the articles that stand side by side; or the one that is
 * read and where it comes from; or the two that share most.
 */
void
hearsay_session_suggest_compared (HearsaySession *self)
{
  guint32 articles[2] = { 0, 0 };

  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->shown == NULL || self->compared->len >= 2 || !self->is_analysed)
    return;

  if (self->panes[0] >= 0 && self->panes[1] >= 0 && self->panes[0] != self->panes[1])
    {
      articles[0] = self->panes[0];
      articles[1] = self->panes[1];
      hearsay_session_set_compared (self, articles, 2, 0);
    }
  else if (self->article >= 0 && (guint) self->article < self->shown->descents->len &&
           hearsay_analysis_get_descent (self->shown, self->article)->parent >= 0)
    hearsay_session_compare_article (self, self->article);
  else if (find_closest (self, articles))
    hearsay_session_set_compared (self, articles, 2, 0);
}
