/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-descent"

#include "config.h"

#include "hearsay-descent-private.h"

#include <string.h>

#include "hearsay-families.h"

/* Trees of articles, and what agencies join them. */

static guint
find_root (const HearsayTracing *self,
           guint article)
{
  int parent = hearsay_analysis_get_descent (self->analysis, article)->parent;

  while (parent >= 0)
    {
      article = parent;
      parent = hearsay_analysis_get_descent (self->analysis, article)->parent;
    }

  return article;
}

/* Trees whose roots credit one agency that is not in the corpus are one family:
 * the earliest root stands for the dispatch nobody has. */
static void
find_origins (const HearsayTracing *self,
              guint32 *origins)
{
  g_autoptr (GHashTable) agencies = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n; i++)
    {
      guint root = find_root (self, i);
      guint known = 0;

      if (self->credits[root] == NULL)
        continue;
      known = GPOINTER_TO_UINT (g_hash_table_lookup (agencies, self->credits[root]));
      if (known == 0 || self->ranks[known - 1] > self->ranks[root])
        g_hash_table_insert (agencies, self->credits[root], GUINT_TO_POINTER (root + 1));
    }

  for (guint i = 0; i < self->n; i++)
    {
      guint root = find_root (self, i);

      origins[i] = root;
      if (self->credits[root] != NULL)
        origins[i] = GPOINTER_TO_UINT (g_hash_table_lookup (agencies, self->credits[root])) - 1;
    }
}

/* The agency as it is printed, not as it is looked up; NULL if none is credited. */
static char *
dup_agency_name (const HearsayTracing *self,
                 guint origin)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (self->analysis, origin, &first, &last);
  for (guint q = first; q < last && self->credits[origin] != NULL; q++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, q);

      for (guint h = 0; h < quote->chain->len; h++)
        {
          const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, h);
          g_autofree char *name = _hearsay_descent_fold_outlet (hop->name);

          if (hop->role == HEARSAY_ROLE_RELAY && strcmp (name, self->credits[origin]) == 0)
            return g_strdup (hop->name);
        }
    }

  return NULL;
}

void
_hearsay_descent_make_families (HearsayTracing *self)
{
  g_autofree guint32 *origins = g_new0 (guint32, self->n + 1);
  g_autofree char **names = g_new0 (char *, self->n + 1);

  find_origins (self, origins);
  for (guint i = 0; i < self->n; i++)
    if (origins[i] == i)
      names[i] = dup_agency_name (self, i);

  hearsay_families_make (self->analysis, origins, (const char *const *) names);
  for (guint i = 0; i < self->n; i++)
    g_free (names[i]);
}
