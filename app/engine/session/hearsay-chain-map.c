/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-map"

#include "config.h"

#include "hearsay-chain-map.h"

#include <string.h>

#define DATE_LENGTH 10 /* "2023-03-04" */

typedef struct
{
  const HearsayAnalysis *analysis;
  gboolean *is_shown; /* one an article */
  int *node_of;       /* one an article; -1 while it has no row */
  HearsayChainMap *map;
} Builder;

static const char *
published_of (const HearsayAnalysis *analysis,
              guint article)
{
  return hearsay_corpus_get (analysis->corpus, article)->published;
}

static gboolean
is_dated (const char *published)
{
  return strlen (published) >= DATE_LENGTH;
}

/* The nearest ancestor that is shown, or -1. Bounded: a damaged analysis may hold a circle. */
static int
shown_parent (const Builder *self,
              guint article)
{
  int parent = hearsay_analysis_get_descent (self->analysis, article)->parent;

  for (guint i = 0; parent >= 0 && !self->is_shown[parent] && i < self->analysis->descents->len; i++)
    parent = hearsay_analysis_get_descent (self->analysis, parent)->parent;

  return parent >= 0 && self->is_shown[parent] ? parent : HEARSAY_NONE;
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b,
                  gpointer user_data)
{
  const HearsayAnalysis *analysis = user_data;
  guint32 one = *(const guint32 *) a;
  guint32 two = *(const guint32 *) b;
  const char *first = published_of (analysis, one);
  const char *second = published_of (analysis, two);
  int order = 0;

  if (is_dated (first) != is_dated (second))
    return is_dated (first) ? -1 : 1;
  order = strcmp (first, second);
  if (order != 0)
    return order;

  return one < two ? -1 : one > two;
}

/* Parents before children, children in time. */
static void
add_rows (Builder *self,
          const GArray *articles,
          int parent,
          guint depth)
{
  for (guint i = 0; i < articles->len; i++)
    {
      guint32 article = g_array_index (articles, guint32, i);
      const HearsayDescent *descent = hearsay_analysis_get_descent (self->analysis, article);
      HearsayChainNode node = { .article = article, .family = descent->family, .depth = depth, .basis = descent->basis };

      if (self->node_of[article] >= 0 || shown_parent (self, article) != parent)
        continue;

      node.row = self->map->nodes->len;
      node.parent = parent >= 0 ? self->node_of[parent] : HEARSAY_NONE;
      node.day = HEARSAY_NONE;
      node.utterance = HEARSAY_NONE;
      node.change = HEARSAY_NONE;
      self->node_of[article] = node.row;
      g_array_append_val (self->map->nodes, node);
      add_rows (self, articles, article, depth + 1);
    }
}

static void
add_lane (Builder *self,
          guint32 family)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (guint32));
  HearsayChainLane lane = { family, self->map->nodes->len, 0 };

  for (guint32 i = 0; i < self->analysis->descents->len; i++)
    if (self->is_shown[i] && hearsay_analysis_get_descent (self->analysis, i)->family == family)
      g_array_append_val (articles, i);
  g_array_sort_with_data (articles, compare_articles, (gpointer) self->analysis);

  add_rows (self, articles, HEARSAY_NONE, 0);
  lane.last = self->map->nodes->len;
  if (lane.last > lane.first)
    g_array_append_val (self->map->lanes, lane);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return strcmp (((const HearsayChainDay *) a)->date, ((const HearsayChainDay *) b)->date);
}

static int
find_day (const HearsayChainMap *map,
          const char *published)
{
  for (guint i = 0; i < map->days->len; i++)
    if (strncmp (hearsay_chain_map_get_day (map, i)->date, published, DATE_LENGTH) == 0)
      return i;

  return HEARSAY_NONE;
}

static void
add_days (Builder *self)
{
  HearsayChainMap *map = self->map;

  for (guint i = 0; i < map->nodes->len; i++)
    {
      const char *published = published_of (self->analysis, hearsay_chain_map_get_node (map, i)->article);

      if (is_dated (published) && find_day (map, published) < 0)
        {
          HearsayChainDay day = { g_strndup (published, DATE_LENGTH), 0 };

          g_array_append_val (map->days, day);
        }
    }
  g_array_sort (map->days, compare_days);

  for (guint i = 0; i < map->nodes->len; i++)
    {
      HearsayChainNode *node = &g_array_index (map->nodes, HearsayChainNode, i);

      node->day = find_day (map, published_of (self->analysis, node->article));
      if (node->day >= 0)
        node->rank = g_array_index (map->days, HearsayChainDay, node->day).n_nodes++;
    }
}

static void
count_changes (Builder *self,
               guint index)
{
  const HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->analysis, index);

  for (guint i = 0; i < utterance->changes->len; i++)
    {
      const HearsayChange *change = &g_array_index (utterance->changes, HearsayChange, i);
      int row = self->node_of[hearsay_analysis_get_quote (self->analysis, change->to)->article];
      HearsayChainNode *node = NULL;

      if (row < 0)
        continue;

      node = &g_array_index (self->map->nodes, HearsayChainNode, row);
      node->n_changes++;
      if (node->change < 0 ||
          hearsay_change_get_weight (change->type) >
              hearsay_change_get_weight (g_array_index (hearsay_analysis_get_utterance (self->analysis, node->utterance)->changes, HearsayChange, node->change).type))
        {
          node->utterance = index;
          node->change = i;
        }
    }
}

static void
choose_articles (Builder *self,
                 int utterance)
{
  const HearsayUtterance *chosen = NULL;

  if (utterance < 0)
    {
      for (guint i = 0; i < self->analysis->descents->len; i++)
        self->is_shown[i] = TRUE;
      return;
    }

  chosen = hearsay_analysis_get_utterance (self->analysis, utterance);
  for (guint i = 0; i < chosen->quotes->len; i++)
    {
      guint article = hearsay_analysis_get_quote (self->analysis, g_array_index (chosen->quotes, guint32, i))->article;

      if (article < self->analysis->descents->len)
        self->is_shown[article] = TRUE;
    }
}

static void
clear_day (gpointer data)
{
  g_free (((HearsayChainDay *) data)->date);
}

/**
 * hearsay_chain_map_new:
 * @utterance: show only the articles that print it; -1 for the whole story
 */
HearsayChainMap *
hearsay_chain_map_new (const HearsayAnalysis *analysis,
                       int utterance)
{
  guint n = analysis->corpus->articles->len;
  g_autofree gboolean *is_shown = g_new0 (gboolean, n + 1);
  g_autofree int *node_of = g_new (int, n + 1);
  HearsayChainMap *map = g_new0 (HearsayChainMap, 1);
  Builder builder = { analysis, is_shown, node_of, map };

  map->nodes = g_array_new (FALSE, TRUE, sizeof (HearsayChainNode));
  map->lanes = g_array_new (FALSE, TRUE, sizeof (HearsayChainLane));
  map->days = g_array_new (FALSE, TRUE, sizeof (HearsayChainDay));
  g_array_set_clear_func (map->days, clear_day);
  for (guint i = 0; i < n; i++)
    node_of[i] = HEARSAY_NONE;

  choose_articles (&builder, utterance);
  for (guint i = 0; i < analysis->families->len; i++)
    add_lane (&builder, i);
  add_days (&builder);

  for (guint i = 0; i < analysis->utterances->len; i++)
    if (utterance < 0 || (guint) utterance == i)
      count_changes (&builder, i);

  return map;
}

void
hearsay_chain_map_free (HearsayChainMap *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->lanes);
  g_array_unref (self->days);
  g_free (self);
}

/**
 * hearsay_chain_map_find:
 *
 * Returns: the article's node, or -1
 */
int
hearsay_chain_map_find (const HearsayChainMap *self,
                        guint article)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (hearsay_chain_map_get_node (self, i)->article == article)
      return i;

  return HEARSAY_NONE;
}

/**
 * hearsay_chain_map_walk:
 * @step: how many rows down; negative: up
 *
 * Returns: the node that many rows away, the last where there are no more; the
 *   first where @node is -1
 */
int
hearsay_chain_map_walk (const HearsayChainMap *self,
                        int node,
                        int step)
{
  if (self->nodes->len == 0)
    return HEARSAY_NONE;
  if (node < 0)
    return 0;

  return CLAMP (node + step, 0, (int) self->nodes->len - 1);
}

/**
 * hearsay_chain_map_get_child:
 *
 * Returns: the first node whose parent @node is, or -1
 */
int
hearsay_chain_map_get_child (const HearsayChainMap *self,
                             int node)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (hearsay_chain_map_get_node (self, i)->parent == node && node >= 0)
      return i;

  return HEARSAY_NONE;
}
