/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-families"

#include "config.h"

#include "hearsay-families.h"

#include <string.h>

#include "hearsay-labels.h"

#define MAX_QUOTES 200 /* of an article, looked at for who told its story */

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

/* Who told it: whom the origin quotes most, a person before anything else. */
static const HearsayQuote *
main_source (const HearsayAnalysis *analysis,
             guint article)
{
  const HearsayQuote *best = NULL;
  guint best_count = 0;
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (analysis, article, &first, &last);
  last = MIN (last, first + MAX_QUOTES);
  for (guint q = first; q < last; q++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, q);
      guint count = 0;

      if (quote->standing == HEARSAY_STANDING_REJECTED || quote->speaker[0] == '\0' || quote->source_type == HEARSAY_SOURCE_UNKNOWN)
        continue;
      for (guint k = first; k < last; k++)
        count += strcmp (hearsay_analysis_get_quote (analysis, k)->speaker, quote->speaker) == 0;
      if (count > best_count)
        {
          best = quote;
          best_count = count;
        }
    }

  return best;
}

/**
 * hearsay_families_make:
 * @origins: (array): of each article the one its story goes back to
 * @names: (array): of each article that is an origin the family's name; NULL for its outlet
 *
 * Fills @analysis's families, the largest first, and tells every article which is its.
 */
void
hearsay_families_make (HearsayAnalysis *analysis,
                       const guint32 *origins,
                       const char *const *names)
{
  guint n = analysis->corpus->articles->len;
  g_autofree guint32 *places = g_new0 (guint32, n + 1);
  g_autofree guint32 *counts = g_new0 (guint32, n + 1);
  g_autoptr (GArray) families = g_array_new (FALSE, FALSE, sizeof (Family));

  for (guint i = 0; i < n; i++)
    counts[origins[i]]++;
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      {
        Family family = { i, counts[i], hearsay_corpus_get (analysis->corpus, i)->path };

        g_array_append_val (families, family);
      }
  g_array_sort (families, compare_families);

  g_array_set_size (analysis->families, 0);
  for (guint i = 0; i < families->len; i++)
    {
      const Family *found = &g_array_index (families, Family, i);
      const HearsayQuote *source = main_source (analysis, found->origin);
      HearsayFamily family = { found->origin, NULL, NULL, HEARSAY_SOURCE_UNKNOWN, found->n_articles };

      family.name = names[found->origin] != NULL ? g_strdup (names[found->origin]) : hearsay_label_dup_publisher (hearsay_corpus_get (analysis->corpus, found->origin));
      family.source = g_strdup (source != NULL ? source->speaker : "");
      if (source != NULL)
        family.source_type = source->source_type;
      places[found->origin] = i;
      g_array_append_val (analysis->families, family);
    }

  for (guint i = 0; i < n; i++)
    hearsay_analysis_get_descent (analysis, i)->family = places[origins[i]];
}

/* The passages an article shares with another. */
static GArray *
shared_spans (const HearsayAnalysis *analysis,
              guint article,
              guint parent)
{
  const GArray *reuse = analysis->reuse;
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
insert_hop (const HearsayAnalysis *analysis,
            HearsayQuote *quote,
            guint parent,
            HearsaySpan evidence)
{
  g_autofree char *name = hearsay_label_dup_publisher (hearsay_corpus_get (analysis->corpus, parent));
  guint place = quote->chain->len > 0 ? quote->chain->len - 1 : 0;
  HearsayHop hop = { HEARSAY_ROLE_RELAY, HEARSAY_BASIS_INFERRED, NULL, HEARSAY_NONE, parent, NULL, quote->article, evidence };

  for (guint h = 0; h < quote->chain->len; h++)
    if (g_array_index (quote->chain, HearsayHop, h).article == (int) parent || strcmp (g_array_index (quote->chain, HearsayHop, h).name, name) == 0)
      return;

  hop.name = g_steal_pointer (&name);
  hop.verb = g_strdup ("");
  g_array_insert_val (quote->chain, place, hop);
}

/**
 * hearsay_descent_add_hops:
 *
 * A quotation inside a copied passage came the way the passage came: an inferred relay
 * goes into the chains of the article's quotations.
 */
void
hearsay_descent_add_hops (HearsayAnalysis *analysis,
                          guint article)
{
  int parent = hearsay_analysis_get_descent (analysis, article)->parent;
  g_autoptr (GArray) spans = NULL;
  guint first = 0;
  guint last = 0;

  if (parent < 0)
    return;

  spans = shared_spans (analysis, article, parent);
  hearsay_analysis_get_article_quotes (analysis, article, &first, &last);
  for (guint q = first; q < last; q++)
    {
      HearsayQuote *quote = hearsay_analysis_get_quote (analysis, q);

      for (guint i = 0; i < spans->len; i++)
        if (hearsay_span_overlaps (g_array_index (spans, HearsaySpan, i), hearsay_quote_get_span (quote)))
          {
            insert_hop (analysis, quote, parent, g_array_index (spans, HearsaySpan, i));
            break;
          }
    }
}

/**
 * hearsay_descent_remove_hops:
 *
 * Takes out what hearsay_descent_add_hops() has put in, while the article still has
 * the parent it had then.
 */
void
hearsay_descent_remove_hops (HearsayAnalysis *analysis,
                             guint article)
{
  int parent = hearsay_analysis_get_descent (analysis, article)->parent;
  guint first = 0;
  guint last = 0;

  if (parent < 0)
    return;

  hearsay_analysis_get_article_quotes (analysis, article, &first, &last);
  for (guint q = first; q < last; q++)
    {
      GArray *chain = hearsay_analysis_get_quote (analysis, q)->chain;

      for (guint h = chain->len; h > 0; h--)
        {
          const HearsayHop *hop = &g_array_index (chain, HearsayHop, h - 1);

          if (hop->role == HEARSAY_ROLE_RELAY && hop->basis == HEARSAY_BASIS_INFERRED && hop->article == parent && hop->verb[0] == '\0')
            g_array_remove_index (chain, h - 1);
        }
    }
}

/**
 * hearsay_descent_measure_copied:
 *
 * Returns: how much of the article's own text stands in the other as well, per cent
 */
guint
hearsay_descent_measure_copied (const HearsayAnalysis *analysis,
                                guint article,
                                guint other)
{
  g_autoptr (GArray) spans = shared_spans (analysis, article, other);
  const HearsayArticle *text = hearsay_corpus_get (analysis->corpus, article);
  gsize length = text->length;
  gsize copied = 0;

  for (guint i = 0; i < spans->len; i++)
    copied += g_array_index (spans, HearsaySpan, i).end - g_array_index (spans, HearsaySpan, i).start;
  for (guint i = 0; i < text->furniture->len; i++)
    {
      HearsaySpan span = g_array_index (text->furniture, HearsayFurniture, i).span;

      length -= MIN (length, span.end - span.start);
    }

  return MIN (100, 100 * copied / MAX (1, length));
}

/**
 * hearsay_descent_find_root:
 *
 * Returns: the article at the top of the tree that the article is in
 */
guint
hearsay_descent_find_root (const HearsayAnalysis *analysis,
                           guint article)
{
  /* Bounded: a damaged analysis may hold a circle. */
  for (guint steps = 0; steps < analysis->descents->len && hearsay_analysis_get_descent (analysis, article)->parent >= 0; steps++)
    article = hearsay_analysis_get_descent (analysis, article)->parent;

  return article;
}

/**
 * hearsay_descent_comes_from:
 *
 * Returns: whether @ancestor is above the article in its tree, or the article itself
 */
gboolean
hearsay_descent_comes_from (const HearsayAnalysis *analysis,
                            guint article,
                            guint ancestor)
{
  int at = article;

  for (guint steps = 0; at >= 0 && steps <= analysis->descents->len; steps++)
    {
      if (at == (int) ancestor)
        return TRUE;
      at = hearsay_analysis_get_descent (analysis, at)->parent;
    }

  return FALSE;
}
