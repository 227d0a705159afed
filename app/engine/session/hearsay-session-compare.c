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
