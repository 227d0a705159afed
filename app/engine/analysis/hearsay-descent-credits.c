/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-descent"

#include "config.h"

#include "hearsay-descent-private.h"

#include <string.h>

/* Which outlets the articles name, and what each article credits as a whole. */

#define NEAR 100        /* articles of an outlet before and after, to look at */
#define FEW 3           /* among so many the name of the outlet tells most */
#define HARDLY_KIN 0.05 /* and of the article that it is about the same country or so */

/* "the Ledger" for the Brennick Ledger, where no other outlet ends so. */
static void
index_short_names (HearsayTracing *self)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *name = _hearsay_descent_fold_outlet (_hearsay_tracing_get_article (self, i)->outlet);
      const char *space = strrchr (name, ' ');
      const char *known = NULL;

      if (space == NULL || strlen (space + 1) < 4)
        continue;
      known = g_hash_table_lookup (owners, space + 1);
      if (known == NULL)
        g_hash_table_insert (owners, g_strdup (space + 1), g_strdup (name));
      else if (strcmp (known, name) != 0)
        g_hash_table_insert (owners, g_strdup (space + 1), g_strdup (""));
    }

  g_hash_table_iter_init (&iter, owners);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((const char *) value)[0] != '\0' && !g_hash_table_contains (self->outlets, key))
      g_hash_table_insert (self->outlets, g_strdup (key), g_array_ref (g_hash_table_lookup (self->outlets, value)));
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  const HearsayTracing *self = user_data;
  guint32 x = self->ranks[*(const guint32 *) a];
  guint32 y = self->ranks[*(const guint32 *) b];

  return (x > y) - (x < y);
}

void
_hearsay_descent_index_outlets (HearsayTracing *self)
{
  GHashTableIter iter;
  gpointer articles = NULL;

  for (guint32 i = 0; i < self->n; i++)
    {
      g_autofree char *name = _hearsay_descent_fold_outlet (_hearsay_tracing_get_article (self, i)->outlet);
      GArray *known = g_hash_table_lookup (self->outlets, name);

      if (name[0] == '\0')
        continue;
      if (known == NULL)
        {
          known = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (self->outlets, g_steal_pointer (&name), known);
        }
      g_array_append_val (known, i);
    }

  g_hash_table_iter_init (&iter, self->outlets);
  while (g_hash_table_iter_next (&iter, NULL, &articles))
    g_array_sort_with_data (articles, compare_ranks, self);

  index_short_names (self);
}

/* The first of the outlet's articles that is not before this one. */
static guint
find_place (const HearsayTracing *self,
            const GArray *articles,
            guint article)
{
  guint low = 0;
  guint high = articles->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->ranks[g_array_index (articles, guint32, middle)] < self->ranks[article])
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Of an outlet that is named the article that is about the same thing, the likest of
 * those near in time; the more there are, the liker it must be. */
static int
find_named (const HearsayTracing *self,
            guint article,
            const char *name)
{
  const GArray *articles = g_hash_table_lookup (self->outlets, name);
  guint place = articles != NULL ? find_place (self, articles, article) : 0;
  guint first = place - MIN (place, NEAR);
  guint last = articles != NULL ? MIN (articles->len, place + NEAR) : 0;
  double best = last - first > FEW ? HEARSAY_KIN : HARDLY_KIN;
  int found = HEARSAY_NONE;

  for (guint i = first; i < last; i++)
    {
      guint32 other = g_array_index (articles, guint32, i);
      double kinship = other != article ? hearsay_kinship_compare (self->kinship, article, other) : 0;

      if (kinship > best)
        {
          best = kinship;
          found = other;
        }
    }

  return found;
}

/* Whether a quotation says that it came through whom the article credits; else it
 * is only concluded, as from a lead that ends in "…, Reuters reported". */
static gboolean
prints_credit (const HearsayTracing *self,
               guint article)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (self->analysis, article, &first, &last);
  for (guint q = first; q < last && self->credits[article] != NULL; q++)
    {
      const GArray *chain = hearsay_analysis_get_quote (self->analysis, q)->chain;

      for (guint h = 0; h < chain->len; h++)
        {
          const HearsayHop *hop = &g_array_index (chain, HearsayHop, h);
          g_autofree char *name = _hearsay_descent_fold_outlet (hop->name);

          if (hop->role != HEARSAY_ROLE_PUBLISHER && hop->basis == HEARSAY_BASIS_DECLARED && strcmp (name, self->credits[article]) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/* Names the articles of the corpus that relays stand for, and finds whom each
 * article credits as a whole: the relay most of its quotations came through. */
void
_hearsay_descent_read_relays (HearsayTracing *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint first = 0;
      guint last = 0;
      guint best = 0;

      hearsay_analysis_get_article_quotes (self->analysis, i, &first, &last);
      for (guint q = first; q < last; q++)
        {
          const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, q);

          for (guint h = 0; h < quote->chain->len; h++)
            {
              HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, h);
              g_autofree char *name = NULL;
              guint count = 0;

              if (hop->role == HEARSAY_ROLE_PUBLISHER)
                continue;

              /* An outlet that is named as the speaker is a relay that does not say whose. */
              name = _hearsay_descent_fold_outlet (hop->name);
              if (hop->role == HEARSAY_ROLE_SPEAKER && !g_hash_table_contains (self->outlets, name))
                continue;
              hop->article = find_named (self, i, name);

              count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) + 1;
              if (count > best || (count == best && strcmp (name, self->credits[i]) < 0))
                {
                  best = count;
                  g_free (self->credits[i]);
                  self->credits[i] = g_strdup (name);
                  self->credit_spans[i] = hop->evidence;
                }
              g_hash_table_insert (counts, g_steal_pointer (&name), GUINT_TO_POINTER (count));
            }
        }

      /* A single remark told to another paper is no credit for the whole. */
      if (best * 3 < last - first)
        g_clear_pointer (&self->credits[i], g_free);
      self->credited[i] = self->credits[i] != NULL ? find_named (self, i, self->credits[i]) : HEARSAY_NONE;
      self->is_credit_printed[i] = prints_credit (self, i);
    }
}

gboolean
_hearsay_descent_names_article (const HearsayTracing *self,
                                guint article,
                                guint other,
                                gboolean only_declared)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (self->analysis, article, &first, &last);
  for (guint q = first; q < last; q++)
    {
      const GArray *chain = hearsay_analysis_get_quote (self->analysis, q)->chain;

      for (guint h = 0; h < chain->len; h++)
        {
          const HearsayHop *hop = &g_array_index (chain, HearsayHop, h);

          if (hop->role != HEARSAY_ROLE_PUBLISHER && hop->article == (int) other && (!only_declared || hop->basis == HEARSAY_BASIS_DECLARED))
            return TRUE;
        }
    }

  return FALSE;
}

gboolean
_hearsay_descent_credits_article (const HearsayTracing *self,
                                  guint article,
                                  guint other)
{
  g_autofree char *name = _hearsay_descent_fold_outlet (_hearsay_tracing_get_article (self, other)->outlet);

  return self->credits[article] != NULL && name[0] != '\0' && strcmp (name, self->credits[article]) == 0;
}

/* A credits B, B credits C, C credits A: whoever follows the credits never gets to
 * anybody who knows. */
static void
mark_long_circles (HearsayTracing *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      int at = self->credited[i];

      for (guint step = 0; at >= 0 && at != (int) i && step < HEARSAY_MAX_STEPS; step++)
        at = self->credited[at];
      if (at == (int) i)
        hearsay_analysis_get_descent (self->analysis, i)->is_circular = TRUE;
    }
}

void
_hearsay_descent_mark_circles (HearsayTracing *self)
{
  for (guint i = 0; i < self->n; i++)
    for (guint k = self->starts[i]; k < self->starts[i + 1]; k++)
      {
        guint other = g_array_index (self->overlaps, HearsayOverlap, k).other;

        if (_hearsay_descent_names_article (self, i, other, FALSE) && _hearsay_descent_names_article (self, other, i, FALSE))
          hearsay_analysis_get_descent (self->analysis, i)->is_circular = TRUE;
      }

  mark_long_circles (self);

  /* Outlets that credit each other without sharing a word. */
  for (guint i = 0; i < self->n; i++)
    {
      int other = self->credited[i];

      if (other >= 0 && _hearsay_descent_names_article (self, other, i, FALSE))
        {
          hearsay_analysis_get_descent (self->analysis, i)->is_circular = TRUE;
          hearsay_analysis_get_descent (self->analysis, other)->is_circular = TRUE;
        }
    }
}
