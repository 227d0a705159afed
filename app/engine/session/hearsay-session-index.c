/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

#include <string.h>

#include "hearsay-text.h"

/* What lists are made of, from flat arrays, once whenever another analysis is
 * shown. */

static void
clear_source (gpointer data)
{
  HearsaySource *source = data;

  g_free (source->name);
  g_array_unref (source->quotes);
}

void
_hearsay_session_clear_index (HearsaySession *self)
{
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->first_mention, g_free);
  g_clear_pointer (&self->mentions, g_free);
  g_clear_pointer (&self->sources, g_array_unref);
  g_clear_pointer (&self->corrected, g_free);
}

/* An origin first, then by date; undated articles last; at last by path, which
 * is the order of the corpus. */
static int
compare_articles (gconstpointer a,
                  gconstpointer b,
                  gpointer user_data)
{
  const HearsayAnalysis *shown = user_data;
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;
  const char *published = hearsay_corpus_get (shown->corpus, one)->published;
  const char *other_published = hearsay_corpus_get (shown->corpus, other)->published;
  int order = 0;

  if (one < shown->descents->len && other < shown->descents->len)
    {
      const HearsayDescent *descent = hearsay_analysis_get_descent (shown, one);
      const HearsayDescent *other_descent = hearsay_analysis_get_descent (shown, other);

      if (descent->family != other_descent->family)
        return descent->family < other_descent->family ? -1 : 1;
      if ((descent->parent < 0) != (other_descent->parent < 0))
        return descent->parent < 0 ? -1 : 1;
    }

  if ((published[0] == '\0') != (other_published[0] == '\0'))
    return published[0] == '\0' ? 1 : -1;

  order = strcmp (published, other_published);
  if (order != 0)
    return order;

  return one < other ? -1 : one > other;
}

static void
index_articles (HearsaySession *self)
{
  guint n = self->shown->corpus->articles->len;

  self->order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  for (guint32 i = 0; i < n; i++)
    g_array_append_val (self->order, i);
  g_array_sort_with_data (self->order, compare_articles, self->shown);
}

static void
index_mentions (HearsaySession *self)
{
  const HearsayAnalysis *shown = self->shown;
  guint n = shown->entities->len;
  g_autofree guint32 *next = NULL;

  self->first_mention = g_new0 (guint32, n + 2);
  self->mentions = g_new0 (guint32, shown->mentions->len + 1);

  for (guint i = 0; i < shown->mentions->len; i++)
    {
      int entity = hearsay_analysis_get_mention (shown, i)->entity;

      if (entity >= 0)
        self->first_mention[entity + 1]++;
    }
  for (guint i = 0; i < n; i++)
    self->first_mention[i + 1] += self->first_mention[i];

  next = g_memdup2 (self->first_mention, (n + 1) * sizeof (guint32));
  for (guint i = 0; i < shown->mentions->len; i++)
    {
      int entity = hearsay_analysis_get_mention (shown, i)->entity;

      if (entity >= 0)
        self->mentions[next[entity]++] = i;
    }
}

static gboolean
is_source (const HearsayQuote *quote)
{
  return quote->speaker_entity < 0 && quote->speaker[0] != '\0' &&
         quote->standing != HEARSAY_STANDING_REJECTED &&
         (quote->source_type == HEARSAY_SOURCE_ANONYMOUS ||
          quote->source_type == HEARSAY_SOURCE_COLLECTIVE ||
          quote->source_type == HEARSAY_SOURCE_DOCUMENT ||
          quote->source_type == HEARSAY_SOURCE_POST);
}

static int
compare_sources (gconstpointer a,
                 gconstpointer b)
{
  const HearsaySource *one = a;
  const HearsaySource *other = b;

  if (one->quotes->len != other->quotes->len)
    return one->quotes->len > other->quotes->len ? -1 : 1;

  return strcmp (one->name, other->name);
}

static void
index_sources (HearsaySession *self)
{
  const HearsayAnalysis *shown = self->shown;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->sources = g_array_new (FALSE, TRUE, sizeof (HearsaySource));
  g_array_set_clear_func (self->sources, clear_source);

  for (guint32 i = 0; i < shown->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (shown, i);
      g_autofree char *folded = NULL;
      g_autofree char *key = NULL;
      guint place = 0;

      if (!is_source (quote))
        continue;

      folded = hearsay_text_fold (quote->speaker, strlen (quote->speaker));
      key = g_strdup_printf ("%d %s", quote->source_type, folded);
      place = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
      if (place == 0)
        {
          HearsaySource source = { g_strdup (quote->speaker), quote->source_type,
                                   g_array_new (FALSE, FALSE, sizeof (guint32)) };

          g_array_append_val (self->sources, source);
          place = self->sources->len;
          g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (place));
        }

      g_array_append_val (g_array_index (self->sources, HearsaySource, place - 1).quotes, i);
    }

  g_array_sort (self->sources, compare_sources);
}

/* Corrections, and what they correct. */
static void
index_corrections (HearsaySession *self)
{
  const HearsayAnalysis *shown = self->shown;

  self->corrected = g_new0 (gboolean, shown->corpus->articles->len + 1);

  for (guint i = 0; i < shown->descents->len; i++)
    {
      const HearsayDescent *descent = hearsay_analysis_get_descent (shown, i);

      if (!descent->is_correction)
        continue;

      self->corrected[i] = TRUE;
      if (descent->parent >= 0)
        self->corrected[descent->parent] = TRUE;
    }
}

/* Brings everything that lists are made of in line with what is shown. */
void
_hearsay_session_index (HearsaySession *self)
{
  _hearsay_session_clear_index (self);
  if (self->shown == NULL)
    return;

  index_articles (self);
  index_mentions (self);
  index_sources (self);
  index_corrections (self);
}
