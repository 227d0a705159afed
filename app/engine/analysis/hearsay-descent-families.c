/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-descent"

#include "config.h"

#include "hearsay-descent-private.h"

#include <string.h>

/* Trees of articles and what follows from them: families, and inferred relays. */

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

typedef struct
{
  guint32 origin;
  guint32 n_articles;
  const char *path;
} Family;

static int
compare_families (gconstpointer a,
                  gconstpointer b)
{
  const Family *x = a;
  const Family *y = b;

  if (x->n_articles != y->n_articles)
    return x->n_articles > y->n_articles ? -1 : 1;

  return strcmp (x->path, y->path);
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

/* Who told it: whom the origin quotes most, a person before anything else. */
static const HearsayQuote *
main_source (const HearsayTracing *self,
             guint article)
{
  const HearsayQuote *best = NULL;
  guint best_count = 0;
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (self->analysis, article, &first, &last);
  last = MIN (last, first + 200);
  for (guint q = first; q < last; q++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, q);
      guint count = 0;

      if (quote->speaker[0] == '\0' || quote->source_type == HEARSAY_SOURCE_UNKNOWN)
        continue;
      for (guint k = first; k < last; k++)
        count += strcmp (hearsay_analysis_get_quote (self->analysis, k)->speaker, quote->speaker) == 0;
      if (count > best_count)
        {
          best = quote;
          best_count = count;
        }
    }

  return best;
}

static char *
dup_article_name (const HearsayArticle *article)
{
  if (article->outlet[0] != '\0')
    return g_strdup (article->outlet);
  if (article->title[0] != '\0')
    return g_strdup (article->title);

  return g_path_get_basename (article->path);
}

/* The agency as it is printed, not as it is looked up. */
static char *
dup_family_name (const HearsayTracing *self,
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

  return dup_article_name (_hearsay_tracing_get_article (self, origin));
}

void
_hearsay_descent_make_families (HearsayTracing *self)
{
  HearsayAnalysis *analysis = self->analysis;
  g_autofree guint32 *origins = g_new0 (guint32, self->n + 1);
  g_autofree guint32 *places = g_new0 (guint32, self->n + 1);
  g_autofree guint32 *counts = g_new0 (guint32, self->n + 1);
  g_autoptr (GArray) families = g_array_new (FALSE, FALSE, sizeof (Family));

  find_origins (self, origins);
  for (guint i = 0; i < self->n; i++)
    counts[origins[i]]++;
  for (guint i = 0; i < self->n; i++)
    if (counts[i] > 0)
      {
        Family family = { i, counts[i], _hearsay_tracing_get_article (self, i)->path };

        g_array_append_val (families, family);
      }
  g_array_sort (families, compare_families);

  for (guint i = 0; i < families->len; i++)
    {
      const Family *found = &g_array_index (families, Family, i);
      const HearsayQuote *source = main_source (self, found->origin);
      HearsayFamily family = { found->origin, dup_family_name (self, found->origin), NULL, HEARSAY_SOURCE_UNKNOWN, found->n_articles };

      family.source = g_strdup (source != NULL ? source->speaker : "");
      if (source != NULL)
        family.source_type = source->source_type;
      places[found->origin] = i;
      g_array_append_val (analysis->families, family);
    }

  for (guint i = 0; i < self->n; i++)
    hearsay_analysis_get_descent (analysis, i)->family = places[origins[i]];
}

/* The passages an article shares with its parent. */
static GArray *
shared_spans (const HearsayTracing *self,
              guint article,
              guint parent)
{
  const GArray *reuse = self->analysis->reuse;
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (HearsaySpan));
  guint32 low_article = MIN (article, parent);
  guint32 high_article = MAX (article, parent);
  guint low = 0;
  guint high = reuse->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const HearsayReuse *passage = &g_array_index (reuse, HearsayReuse, middle);

      if (passage->article_a < low_article || (passage->article_a == low_article && passage->article_b < high_article))
        low = middle + 1;
      else
        high = middle;
    }

  for (; low < reuse->len; low++)
    {
      const HearsayReuse *passage = &g_array_index (reuse, HearsayReuse, low);

      if (passage->article_a != low_article || passage->article_b != high_article)
        break;
      g_array_append_val (spans, *(article == low_article ? &passage->a : &passage->b));
    }

  return spans;
}

static void
insert_hop (const HearsayTracing *self,
            HearsayQuote *quote,
            guint parent,
            HearsaySpan evidence)
{
  g_autofree char *name = dup_article_name (_hearsay_tracing_get_article (self, parent));
  guint place = quote->chain->len > 0 ? quote->chain->len - 1 : 0;
  HearsayHop hop = { HEARSAY_ROLE_RELAY, HEARSAY_BASIS_INFERRED, NULL, HEARSAY_NONE, parent, NULL, quote->article, evidence };

  for (guint h = 0; h < quote->chain->len; h++)
    if (g_array_index (quote->chain, HearsayHop, h).article == (int) parent || strcmp (g_array_index (quote->chain, HearsayHop, h).name, name) == 0)
      return;

  hop.name = g_steal_pointer (&name);
  hop.verb = g_strdup ("");
  g_array_insert_val (quote->chain, place, hop);
}

/* A quotation inside a copied passage came the way the passage came. */
void
_hearsay_descent_add_inferred_hops (const HearsayTracing *self,
                                    guint article)
{
  int parent = hearsay_analysis_get_descent (self->analysis, article)->parent;
  g_autoptr (GArray) spans = NULL;
  guint first = 0;
  guint last = 0;

  if (parent < 0)
    return;

  spans = shared_spans (self, article, parent);
  hearsay_analysis_get_article_quotes (self->analysis, article, &first, &last);
  for (guint q = first; q < last; q++)
    {
      HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, q);

      for (guint i = 0; i < spans->len; i++)
        if (hearsay_span_overlaps (g_array_index (spans, HearsaySpan, i), hearsay_quote_get_span (quote)))
          {
            insert_hop (self, quote, parent, g_array_index (spans, HearsaySpan, i));
            break;
          }
    }
}
