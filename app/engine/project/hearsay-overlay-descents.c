/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-overlay"

#include "config.h"

#include "hearsay-overlay-private.h"

#include <string.h>

#include "hearsay-families.h"
#include "hearsay-labels.h"

/* Keeps the articles' tree whole while decisions move its branches: an article that
 * goes elsewhere takes along what came from it; one that stands alone has an origin of
 * its own. Families and the chains' inferred relays follow once all is decided. */

static HearsayDescent *
get_descent (HearsayOverlay *self,
             guint article)
{
  return hearsay_analysis_get_descent (self->analysis, article);
}

/* What the article itself prints about having it from there. */
static void
read_basis (HearsayOverlay *self,
            guint article,
            HearsayDescent *descent)
{
  guint first = 0;
  guint last = 0;

  descent->basis = HEARSAY_BASIS_INFERRED;
  descent->evidence = HEARSAY_SPAN_NONE;
  hearsay_analysis_get_article_quotes (self->analysis, article, &first, &last);
  for (guint q = first; q < last; q++)
    {
      const GArray *chain = hearsay_analysis_get_quote (self->analysis, q)->chain;

      for (guint h = 0; h < chain->len; h++)
        {
          const HearsayHop *hop = &g_array_index (chain, HearsayHop, h);

          if (hop->article != descent->parent || hop->basis != HEARSAY_BASIS_DECLARED || hop->evidence_article != article)
            continue;
          descent->basis = HEARSAY_BASIS_DECLARED;
          descent->evidence = hop->evidence;
          return;
        }
    }
}

/* What was the parent stays to choose from. */
static void
keep_as_alternative (HearsayDescent *descent)
{
  if (descent->parent < 0)
    return;

  for (guint i = HEARSAY_N_ALTERNATIVES - 1; i > 0; i--)
    {
      descent->others[i] = descent->others[i - 1];
      descent->other_confidences[i] = descent->other_confidences[i - 1];
    }
  descent->others[0] = descent->parent;
  descent->other_confidences[0] = descent->confidence;
}

static void
remove_alternative (HearsayDescent *descent,
                    int article)
{
  guint kept = 0;

  for (guint i = 0; i < HEARSAY_N_ALTERNATIVES; i++)
    if (descent->others[i] != article)
      {
        descent->others[kept] = descent->others[i];
        descent->other_confidences[kept++] = descent->other_confidences[i];
      }
  for (; kept < HEARSAY_N_ALTERNATIVES; kept++)
    descent->others[kept] = HEARSAY_NONE;
}

static void
move (HearsayOverlay *self,
      guint article,
      int parent,
      const char *reason)
{
  HearsayDescent *descent = get_descent (self, article);

  hearsay_descent_remove_hops (self->analysis, article);
  keep_as_alternative (descent);
  descent->parent = parent;
  descent->reason = reason;
  descent->copied = 0;
  descent->score = 0;
  if (parent >= 0)
    {
      remove_alternative (descent, parent);
      descent->copied = hearsay_descent_measure_copied (self->analysis, article, parent);
      descent->score = descent->copied / 100.0;
    }
  read_basis (self, article, descent);
  g_hash_table_add (self->moved, GUINT_TO_POINTER (article + 1));
}

/* Gives an article another parent, or none: then it stands alone. A parent that so far
 * came from the article itself takes the article's place first. */
void
_hearsay_overlay_set_parent (HearsayOverlay *self,
                             guint article,
                             int parent,
                             const char *reason)
{
  int before = get_descent (self, article)->parent;

  if (parent >= 0 && hearsay_descent_comes_from (self->analysis, parent, article))
    {
      g_array_index (self->groups, guint32, parent) = g_array_index (self->groups, guint32, article);
      move (self, parent, before, reason);
    }

  if (parent < 0)
    g_array_index (self->groups, guint32, article) = self->analysis->families->len + article;
  move (self, article, parent, reason);
}

/* The article that stands for a group of trees: the one that did before, else the first
 * that was printed. */
static gboolean
is_before (HearsayOverlay *self,
           guint group,
           guint article,
           guint other)
{
  const HearsayArticle *one = hearsay_corpus_get (self->analysis->corpus, article);
  const HearsayArticle *two = hearsay_corpus_get (self->analysis->corpus, other);
  int order = 0;

  if (group < self->analysis->families->len && hearsay_analysis_get_family (self->analysis, group)->origin == article)
    return TRUE;
  if (group < self->analysis->families->len && hearsay_analysis_get_family (self->analysis, group)->origin == other)
    return FALSE;
  if ((one->published[0] == '\0') != (two->published[0] == '\0'))
    return two->published[0] == '\0';

  order = strcmp (one->published, two->published);

  return order != 0 ? order < 0 : strcmp (one->path, two->path) < 0;
}

/* Trees that were one family without a common root, because they credit one agency,
 * stay one. */
static void
find_origins (HearsayOverlay *self,
              guint32 *origins)
{
  guint n = self->analysis->descents->len;
  g_autofree guint *chosen = g_new0 (guint, self->analysis->families->len + n + 1); /* group → article + 1 */

  for (guint i = 0; i < n; i++)
    {
      guint group = g_array_index (self->groups, guint32, i);

      if (get_descent (self, i)->parent < 0 && (chosen[group] == 0 || is_before (self, group, i, chosen[group] - 1)))
        chosen[group] = i + 1;
    }

  for (guint i = 0; i < n; i++)
    {
      guint root = hearsay_descent_find_root (self->analysis, i);
      guint known = chosen[g_array_index (self->groups, guint32, root)];

      origins[i] = known > 0 ? known - 1 : root;
    }
}

/* A family keeps its name unless that is an outlet's that is its origin no more. */
static void
find_names (HearsayOverlay *self,
            const guint32 *origins,
            char **names)
{
  for (guint i = 0; i < self->analysis->descents->len; i++)
    {
      guint group = g_array_index (self->groups, guint32, i);
      const HearsayFamily *family = NULL;
      g_autofree char *outlet = NULL;

      if (origins[i] != i || group >= self->analysis->families->len)
        continue;

      family = hearsay_analysis_get_family (self->analysis, group);
      outlet = hearsay_label_dup_publisher (hearsay_corpus_get (self->analysis->corpus, family->origin));
      if (family->origin == i || strcmp (family->name, outlet) != 0)
        names[i] = g_strdup (family->name);
    }
}

/* How many origins an utterance has, and which way it took, is told by its articles. */
static void
touch_utterances (HearsayOverlay *self,
                  const guint32 *before,
                  const guint32 *after)
{
  for (guint i = 0; i < self->analysis->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, i);

      if (quote->utterance >= 0 &&
          (before[quote->article] != after[quote->article] || g_hash_table_contains (self->moved, GUINT_TO_POINTER (quote->article + 1))))
        g_hash_table_add (self->touched, GUINT_TO_POINTER (quote->utterance + 1));
    }
}

/* Once all is decided: families, chains and utterances follow the tree. */
void
_hearsay_overlay_settle_descents (HearsayOverlay *self)
{
  HearsayAnalysis *analysis = self->analysis;
  guint n = analysis->descents->len;
  g_autofree guint32 *before = g_new0 (guint32, n + 1);
  g_autofree guint32 *after = g_new0 (guint32, n + 1);
  g_autofree char **names = g_new0 (char *, n + 1);

  if (g_hash_table_size (self->moved) == 0)
    return;

  for (guint i = 0; i < n; i++)
    before[i] = hearsay_analysis_get_family (analysis, get_descent (self, i)->family)->origin;
  find_origins (self, after);
  find_names (self, after, names);
  hearsay_families_make (analysis, after, (const char *const *) names);
  for (guint i = 0; i < n; i++)
    {
      if (g_hash_table_contains (self->moved, GUINT_TO_POINTER (i + 1)))
        hearsay_descent_add_hops (analysis, i);
      g_free (names[i]);
    }
  touch_utterances (self, before, after);
}
