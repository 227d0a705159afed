/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-descent"

#include "config.h"

#include "hearsay-descent-private.h"

#include <string.h>

#include "hearsay-families.h"

/* Trees of articles, and what agencies join them. */

#define MAX_DISPATCHES 100 /* of an agency, looked back at */

/* An agency sends much that is alike: unemployment here, trade figures there. */
#define ONE_MATTER 0.30 /* kinship of two articles on one dispatch */
#define CHANCE 0.03     /* more, each time the articles are twice as many */
#define MOST_CHANCE 0.20

static double
needed_kinship (const HearsayTracing *self)
{
  return ONE_MATTER + MIN (MOST_CHANCE, CHANCE * hearsay_kinship_count_doublings (self->kinship));
}

/* The dispatches of one agency that nobody has, each by the earliest root that credits
 * it: the latest of them that is about the same thing as the article, if any. */
static int
find_dispatch (const HearsayTracing *self,
               const GArray *dispatches,
               guint root)
{
  double needed = needed_kinship (self);

  for (guint i = dispatches->len; i > 0 && dispatches->len - i < MAX_DISPATCHES; i--)
    {
      guint32 first = g_array_index (dispatches, guint32, i - 1);

      if (hearsay_kinship_compare (self->kinship, root, first) >= needed)
        return first;
    }

  return HEARSAY_NONE;
}

/* Trees whose roots credit one agency that is not in the corpus, and are about one
 * thing, are one family: the earliest root stands for the dispatch nobody has. */
static void
find_origins (const HearsayTracing *self,
              guint32 *origins)
{
  g_autoptr (GHashTable) agencies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autofree guint32 *order = g_new0 (guint32, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    order[self->ranks[i]] = i;

  for (guint k = 0; k < self->n; k++)
    {
      guint32 i = order[k];
      GArray *dispatches = NULL;
      int known = HEARSAY_NONE;

      origins[i] = i;
      if (hearsay_analysis_get_descent (self->analysis, i)->parent >= 0 || self->credits[i] == NULL)
        continue;
      dispatches = g_hash_table_lookup (agencies, self->credits[i]);
      if (dispatches == NULL)
        {
          dispatches = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (agencies, self->credits[i], dispatches);
        }
      known = find_dispatch (self, dispatches, i);
      if (known >= 0)
        origins[i] = known;
      else
        g_array_append_val (dispatches, i);
    }

  /* What comes from a root goes back to where that goes back to. */
  for (guint i = 0; i < self->n; i++)
    if (hearsay_analysis_get_descent (self->analysis, i)->parent >= 0)
      origins[i] = origins[hearsay_descent_find_root (self->analysis, i)];
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
