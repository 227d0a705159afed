/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-descent"

#include "config.h"

#include "hearsay-descent-private.h"

#include <string.h>

/* Which outlets the articles name, and what each article credits as a whole. */

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
      g_hash_table_insert (self->outlets, g_strdup (key), g_hash_table_lookup (self->outlets, value));
}

void
_hearsay_descent_index_outlets (HearsayTracing *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *name = _hearsay_descent_fold_outlet (_hearsay_tracing_get_article (self, i)->outlet);
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->outlets, name));

      if (name[0] != '\0' && (known == 0 || self->ranks[known - 1] > self->ranks[i]))
        g_hash_table_insert (self->outlets, g_steal_pointer (&name), GUINT_TO_POINTER (i + 1));
    }

  index_short_names (self);
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
              guint known = 0;

              if (hop->role == HEARSAY_ROLE_PUBLISHER)
                continue;

              /* An outlet that is named as the speaker is a relay that does not say whose. */
              name = _hearsay_descent_fold_outlet (hop->name);
              known = GPOINTER_TO_UINT (g_hash_table_lookup (self->outlets, name));
              if (hop->role == HEARSAY_ROLE_SPEAKER && known == 0)
                continue;
              if (known > 0 && known - 1 != i)
                hop->article = known - 1;

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

static int
credited_article (const HearsayTracing *self,
                  guint article)
{
  guint known = self->credits[article] != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->outlets, self->credits[article])) : 0;

  return known == article + 1 ? HEARSAY_NONE : (int) known - 1;
}

/* A credits B, B credits C, C credits A: whoever follows the credits never gets to
 * anybody who knows. */
static void
mark_long_circles (HearsayTracing *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      int at = credited_article (self, i);

      for (guint step = 0; at >= 0 && at != (int) i && step < HEARSAY_MAX_STEPS; step++)
        at = credited_article (self, at);
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
      guint known = self->credits[i] != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->outlets, self->credits[i])) : 0;

      if (known > 0 && known - 1 != i && _hearsay_descent_names_article (self, known - 1, i, FALSE))
        {
          hearsay_analysis_get_descent (self->analysis, i)->is_circular = TRUE;
          hearsay_analysis_get_descent (self->analysis, known - 1)->is_circular = TRUE;
        }
    }
}
