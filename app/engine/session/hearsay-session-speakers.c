/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

/* Who speaks, and who might. */

static gboolean
is_likely_speaker (const HearsayEntity *entity)
{
  return entity->kind == HEARSAY_ENTITY_PERSON || entity->kind == HEARSAY_ENTITY_ORGANIZATION;
}

static int
compare_speakers (gconstpointer a,
                  gconstpointer b,
                  gpointer user_data)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;
  const HearsayEntity *entity = hearsay_analysis_get_entity (user_data, one);
  const HearsayEntity *other_entity = hearsay_analysis_get_entity (user_data, other);

  if (is_likely_speaker (entity) != is_likely_speaker (other_entity))
    return is_likely_speaker (entity) ? -1 : 1;
  if (entity->n_mentions != other_entity->n_mentions)
    return entity->n_mentions > other_entity->n_mentions ? -1 : 1;

  return one < other ? -1 : one > other;
}

/**
 * hearsay_session_find_speakers:
 * @words: part of a name, or of a form of it; "" for all
 * @max: how many at most
 *
 * Returns: (transfer full) (element-type guint): entities that may have said
 *   something, those mentioned most first, places and the like last
 */
GArray *
hearsay_session_find_speakers (HearsaySession *self,
                               const char *words,
                               guint max)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *filter = _hearsay_filter_fold (words);

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), found);

  for (guint i = 0; self->shown != NULL && i < self->shown->entities->len; i++)
    {
      const HearsayEntity *entity = hearsay_analysis_get_entity (self->shown, i);

      if (entity->n_mentions > 0 && entity->standing != HEARSAY_STANDING_REJECTED && _hearsay_session_entity_says (self, i, filter))
        g_array_append_val (found, i);
    }

  if (found->len > 1)
    g_array_sort_with_data (found, compare_speakers, self->shown);
  if (found->len > max)
    g_array_set_size (found, max);

  return found;
}

/**
 * hearsay_session_find_source:
 * @quote: an index
 *
 * Returns: the unnamed source that is listed for its speaker, or -1
 */
int
hearsay_session_find_source (HearsaySession *self,
                             guint quote)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  for (guint i = 0; self->sources != NULL && i < self->sources->len; i++)
    {
      const GArray *quotes = g_array_index (self->sources, HearsaySource, i).quotes;

      for (guint j = 0; j < quotes->len; j++)
        if (g_array_index (quotes, guint32, j) == quote)
          return i;
    }

  return HEARSAY_NONE;
}

/**
 * hearsay_session_get_lost:
 *
 * Returns: (transfer none) (nullable) (element-type utf8): decisions about
 *   quotations, by id, that have lost their place; valid until "shown-changed"
 */
GPtrArray *
hearsay_session_get_lost (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->lost;
}
