/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-map"

#include "config.h"

#include "hearsay-chain-map.h"

#include <string.h>

#include "hearsay-reasons.h"

#define DATE_LENGTH 10 /* "2023-03-04" */

/* One article's place in the tree that is shown: that of the articles, or that of an
 * utterance. */
typedef struct
{
  gboolean is_shown;
  gboolean is_alone; /* an origin that no other origin of its family goes with */
  int parent;        /* article, shown too, or -1 */
  int quote;
  HearsayBasis basis;
  HearsayStanding standing;
  guint8 confidence;
  const char *reason;
} Step;

typedef struct
{
  const HearsayAnalysis *analysis;
  int utterance; /* or -1 */
  Step *steps;   /* one an article */
  int *node_of;  /* one an article; -1 while it has no row */
  GArray *order; /* guint32: the articles shown, in time */
  int *child;    /* article → its first child in time, or -1 */
  int *next;     /* article → the next child of its parent, or the next origin of its lane, or -1 */
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

/* The nearest ancestor that is shown, or -1. Bounded: a damaged analysis may hold a circle. */
static int
shown_parent (const Builder *self,
              guint article)
{
  int parent = hearsay_analysis_get_descent (self->analysis, article)->parent;

  for (guint i = 0; parent >= 0 && !self->steps[parent].is_shown && i < self->analysis->descents->len; i++)
    parent = hearsay_analysis_get_descent (self->analysis, parent)->parent;

  return parent >= 0 && self->steps[parent].is_shown ? parent : HEARSAY_NONE;
}

static void
follow_descents (Builder *self)
{
  for (guint i = 0; i < self->analysis->descents->len; i++)
    {
      const HearsayDescent *descent = hearsay_analysis_get_descent (self->analysis, i);
      Step *step = &self->steps[i];

      if (!step->is_shown)
        continue;
      step->parent = shown_parent (self, i);
      step->basis = descent->basis;
      step->standing = descent->standing;
      step->confidence = descent->confidence;
      step->reason = descent->reason;
      if (step->parent < 0 && descent->parent < 0 && hearsay_analysis_get_family (self->analysis, descent->family)->origin != i)
        step->reason = HEARSAY_REASON_SAME_AGENCY;
    }
}

/* An article's first report counts: the others in it say the same again. */
static void
follow_tree (Builder *self,
             const HearsayUtterance *utterance)
{
  for (guint i = 0; i < utterance->tree->len; i++)
    {
      const HearsayTransmission *found = &g_array_index (utterance->tree, HearsayTransmission, i);
      guint32 quote = g_array_index (utterance->quotes, guint32, i);
      guint32 article = hearsay_analysis_get_quote (self->analysis, quote)->article;
      Step *step = &self->steps[article];

      if (step->quote != (int) quote)
        continue;
      step->parent = HEARSAY_NONE;
      if (found->parent >= 0)
        step->parent = hearsay_analysis_get_quote (self->analysis, g_array_index (utterance->quotes, guint32, found->parent))->article;
      step->basis = found->basis;
      step->standing = found->standing;
      step->confidence = found->confidence;
      step->reason = found->reason;
      step->is_alone = step->standing != HEARSAY_STANDING_SUGGESTED || g_str_equal (found->reason, HEARSAY_REASON_TOLD_HERE);
    }
}

static void
choose_articles (Builder *self)
{
  const HearsayUtterance *chosen = self->utterance >= 0 ? hearsay_analysis_get_utterance (self->analysis, self->utterance) : NULL;

  for (guint i = 0; chosen == NULL && i < self->analysis->descents->len; i++)
    self->steps[i].is_shown = TRUE;

  for (guint i = 0; chosen != NULL && i < chosen->quotes->len; i++)
    {
      guint32 quote = g_array_index (chosen->quotes, guint32, i);
      guint article = hearsay_analysis_get_quote (self->analysis, quote)->article;

      if (article >= self->analysis->descents->len || self->steps[article].is_shown)
        continue;
      self->steps[article].is_shown = TRUE;
      self->steps[article].quote = quote;
    }

  follow_descents (self);
  if (chosen != NULL && chosen->tree->len == chosen->quotes->len)
    follow_tree (self, chosen);
}

/* Threads the articles on their parents, in time. */
static void
link_children (Builder *self)
{
  for (guint32 i = 0; i < self->analysis->descents->len; i++)
    if (self->steps[i].is_shown)
      g_array_append_val (self->order, i);
  g_array_sort_with_data (self->order, compare_articles, (gpointer) self->analysis);

  for (guint i = self->order->len; i > 0; i--)
    {
      guint32 article = g_array_index (self->order, guint32, i - 1);
      int parent = self->steps[article].parent;

      if (parent < 0)
        continue;
      self->next[article] = self->child[parent];
      self->child[parent] = article;
    }
}

static void
add_row (Builder *self,
         guint32 article,
         guint32 family,
         guint depth)
{
  const Step *step = &self->steps[article];
  HearsayChainNode node = { .article = article, .family = family, .depth = depth };

  node.row = self->map->nodes->len;
  node.parent = step->parent >= 0 ? self->node_of[step->parent] : HEARSAY_NONE;
  node.quote = step->quote;
  node.basis = step->basis;
  node.standing = step->standing;
  node.confidence = step->confidence;
  node.reason = step->reason;
  node.day = HEARSAY_NONE;
  node.utterance = HEARSAY_NONE;
  node.change = HEARSAY_NONE;
  self->node_of[article] = node.row;
  g_array_append_val (self->map->nodes, node);
}

/* Parents before children, children in time. Not recursive, for a line of copies may
 * be long. */
static void
add_rows (Builder *self,
          guint32 root,
          guint32 family)
{
  guint depth = 0;
  int at = root;

  while (at >= 0)
    {
      add_row (self, at, family, depth);
      if (self->child[at] >= 0)
        {
          at = self->child[at];
          depth++;
          continue;
        }
      for (; at != (int) root && self->next[at] < 0; depth--)
        at = self->steps[at].parent;
      at = at != (int) root ? self->next[at] : HEARSAY_NONE;
    }
}

static void
add_lane (Builder *self,
          guint32 first)
{
  HearsayChainLane lane = { .family = hearsay_analysis_get_descent (self->analysis, first)->family };

  if (self->utterance >= 0)
    {
      lane.source = hearsay_analysis_get_utterance (self->analysis, self->utterance)->speaker;
      lane.source_type = hearsay_analysis_get_utterance (self->analysis, self->utterance)->source_type;
    }
  else
    {
      lane.source = hearsay_analysis_get_family (self->analysis, lane.family)->source;
      lane.source_type = hearsay_analysis_get_family (self->analysis, lane.family)->source_type;
    }

  lane.first = self->map->nodes->len;
  for (int root = first; root >= 0; root = self->next[root])
    add_rows (self, root, lane.family);
  lane.last = self->map->nodes->len;
  g_array_append_val (self->map->lanes, lane);
}

/* Origins of one family are one lane, by which it came into the set, but for those
 * that stand alone. */
static void
add_lanes (Builder *self)
{
  guint n_families = self->analysis->families->len;
  g_autofree int *firsts = g_new (int, n_families + 1);
  g_autofree int *lasts = g_new (int, n_families + 1);
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < n_families; i++)
    firsts[i] = lasts[i] = HEARSAY_NONE;

  for (guint i = 0; i < self->order->len; i++)
    {
      guint32 article = g_array_index (self->order, guint32, i);
      guint32 family = hearsay_analysis_get_descent (self->analysis, article)->family;

      if (self->steps[article].parent >= 0)
        continue;
      if (self->steps[article].is_alone || firsts[family] < 0)
        g_array_append_val (lanes, article);
      if (self->steps[article].is_alone)
        continue;
      if (firsts[family] < 0)
        firsts[family] = article;
      else
        self->next[lasts[family]] = article;
      lasts[family] = article;
    }

  /* The whole story in the order of its families; an utterance's origins in time. */
  for (guint i = 0; self->utterance < 0 && i < n_families; i++)
    if (firsts[i] >= 0)
      add_lane (self, firsts[i]);
  for (guint i = 0; self->utterance >= 0 && i < lanes->len; i++)
    add_lane (self, g_array_index (lanes, guint32, i));
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return strcmp (((const HearsayChainDay *) a)->date, ((const HearsayChainDay *) b)->date);
}

static void
add_days (Builder *self)
{
  HearsayChainMap *map = self->map;
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal); /* date → place + 1 */

  for (guint i = 0; i < map->nodes->len; i++)
    {
      const char *published = published_of (self->analysis, hearsay_chain_map_get_node (map, i)->article);
      HearsayChainDay day = { g_strndup (published, DATE_LENGTH), 0 };

      if (is_dated (published) && !g_hash_table_contains (places, day.date))
        {
          g_hash_table_add (places, day.date);
          g_array_append_val (map->days, day);
        }
      else
        g_free (day.date);
    }
  g_array_sort (map->days, compare_days);
  for (guint i = 0; i < map->days->len; i++)
    g_hash_table_insert (places, hearsay_chain_map_get_day (map, i)->date, GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < map->nodes->len; i++)
    {
      HearsayChainNode *node = &g_array_index (map->nodes, HearsayChainNode, i);
      g_autofree char *date = g_strndup (published_of (self->analysis, node->article), DATE_LENGTH);

      node->day = (int) GPOINTER_TO_UINT (g_hash_table_lookup (places, date)) - 1;
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
  g_autofree Step *steps = g_new0 (Step, n + 1);
  g_autofree int *node_of = g_new (int, n + 1);
  g_autofree int *child = g_new (int, n + 1);
  g_autofree int *next = g_new (int, n + 1);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32));
  HearsayChainMap *map = g_new0 (HearsayChainMap, 1);
  Builder builder = { analysis, utterance, steps, node_of, order, child, next, map };

  map->nodes = g_array_new (FALSE, TRUE, sizeof (HearsayChainNode));
  map->lanes = g_array_new (FALSE, TRUE, sizeof (HearsayChainLane));
  map->days = g_array_new (FALSE, TRUE, sizeof (HearsayChainDay));
  g_array_set_clear_func (map->days, clear_day);
  for (guint i = 0; i < n; i++)
    {
      node_of[i] = child[i] = next[i] = HEARSAY_NONE;
      steps[i].parent = steps[i].quote = HEARSAY_NONE;
      steps[i].reason = "";
    }

  choose_articles (&builder);
  link_children (&builder);
  add_lanes (&builder);
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
