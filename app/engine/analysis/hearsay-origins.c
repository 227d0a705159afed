/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-origins"

#include "config.h"

#include "hearsay-origins.h"

#include <string.h>

#include "hearsay-reasons.h"

#define MAX_STEPS 64

/* Up the tree to an article nothing is above. The way is as declared, and as sure,
 * as its weakest step. */
static guint32
walk_up (const HearsayAnalysis *analysis,
         HearsayOrigin *origin)
{
  guint32 at = origin->article;

  for (guint i = 0; i < MAX_STEPS; i++)
    {
      const HearsayDescent *descent = hearsay_analysis_get_descent (analysis, at);

      if (descent->parent < 0)
        break;
      if (descent->basis == HEARSAY_BASIS_INFERRED)
        origin->basis = HEARSAY_BASIS_INFERRED;
      origin->confidence = MIN (origin->confidence, descent->confidence);
      at = descent->parent;
    }

  return at;
}

/* How far an article stands below its family's origin. */
static guint
count_steps (const HearsayAnalysis *analysis,
             guint32 article)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (analysis, article);
  guint steps = 1;

  if (hearsay_analysis_get_family (analysis, descent->family)->origin == article)
    return 0;
  for (int at = descent->parent; at >= 0 && steps < MAX_STEPS; steps++)
    at = hearsay_analysis_get_descent (analysis, at)->parent;

  return steps;
}

/* Of two that stand equally high the one that was printed first. */
static gboolean
is_higher (const HearsayAnalysis *analysis,
           guint32 a,
           guint32 b)
{
  guint x = count_steps (analysis, a);
  guint y = count_steps (analysis, b);
  const HearsayArticle *p = hearsay_corpus_get (analysis->corpus, a);
  const HearsayArticle *q = hearsay_corpus_get (analysis->corpus, b);

  if (x != y)
    return x < y;
  if ((p->published[0] == '\0') != (q->published[0] == '\0'))
    return q->published[0] == '\0';
  if (strcmp (p->published, q->published) != 0)
    return strcmp (p->published, q->published) < 0;

  return strcmp (p->path, q->path) < 0;
}

/* Of each family in a set the article that counts: its origin if that is in the
 * set, else the one that stands highest in the tree, the first of several.
 * Returns: family → article + 1 */
static GHashTable *
choose_representatives (const HearsayAnalysis *analysis,
                        const guint32 *articles,
                        guint n)
{
  GHashTable *chosen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      gpointer family = GUINT_TO_POINTER (hearsay_analysis_get_descent (analysis, articles[i])->family);
      guint best = GPOINTER_TO_UINT (g_hash_table_lookup (chosen, family));

      if (best == 0 || is_higher (analysis, articles[i], best - 1))
        g_hash_table_insert (chosen, family, GUINT_TO_POINTER (articles[i] + 1));
    }

  return chosen;
}

static HearsayOrigin
judge_article (const HearsayAnalysis *analysis,
               guint32 article,
               guint32 representative)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (analysis, article);
  HearsayOrigin out = { article, representative, article == representative, HEARSAY_BASIS_DECLARED, 99, descent->reason };
  guint32 top = walk_up (analysis, &out);

  if (out.is_origin)
    {
      /* Its own source may be outside the set; then it still is the only one that tells of it. */
      out.reason = descent->parent >= 0 ? "its source is not in the set" : descent->reason;
      out.confidence = descent->parent >= 0 ? out.confidence : descent->confidence;
      out.basis = descent->parent >= 0 ? out.basis : HEARSAY_BASIS_INFERRED;
    }
  else if (descent->parent < 0)
    {
      out.reason = HEARSAY_REASON_SAME_AGENCY;
      out.basis = HEARSAY_BASIS_INFERRED;
      out.confidence = MIN (out.confidence, 80);
    }
  else if (top != hearsay_analysis_get_family (analysis, descent->family)->origin)
    out.basis = HEARSAY_BASIS_INFERRED;

  return out;
}

/**
 * hearsay_origins_find:
 * @articles: (array length=n): articles of the corpus, each once
 * @origins: (out caller-allocates) (element-type HearsayOrigin): one for each article, in the same order
 *
 * How many witnesses a set of articles really has: "14 articles, 2 origins".
 *
 * Returns: the number of origins
 */
guint
hearsay_origins_find (const HearsayAnalysis *analysis,
                      const guint32 *articles,
                      guint n,
                      GArray *origins)
{
  g_autoptr (GHashTable) chosen = choose_representatives (analysis, articles, n);

  g_array_set_size (origins, 0);
  for (guint i = 0; i < n; i++)
    {
      gpointer family = GUINT_TO_POINTER (hearsay_analysis_get_descent (analysis, articles[i])->family);
      HearsayOrigin origin = judge_article (analysis, articles[i], GPOINTER_TO_UINT (g_hash_table_lookup (chosen, family)) - 1);

      g_array_append_val (origins, origin);
    }

  return g_hash_table_size (chosen);
}
