/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-agent-map"

#include "config.h"

#include "hearsay-agent-map.h"

#include <string.h>

#include "hearsay-agent-map-private.h"

typedef struct
{
  guint index;
  guint weight;
  guint rank;
  const char *name;
} Place;

/* The weightiest first; names and places make the order the same every time. */
static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const Place *one = a;
  const Place *two = b;
  int order = 0;

  if (one->weight != two->weight)
    return one->weight > two->weight ? -1 : 1;
  order = strcmp (one->name, two->name);
  if (order != 0)
    return order;

  return one->index < two->index ? -1 : one->index > two->index;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a;
  const Place *two = b;

  return one->rank != two->rank ? (one->rank < two->rank ? -1 : 1) : compare_weights (a, b);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const HearsayAgentStep *one = a;
  const HearsayAgentStep *two = b;

  if (one->from != two->from)
    return one->from < two->from ? -1 : 1;
  if (one->to != two->to)
    return one->to < two->to ? -1 : 1;
  if (one->kind != two->kind)
    return (int) one->kind - (int) two->kind;

  return (int) one->basis - (int) two->basis;
}

static void
clear_agent (gpointer data)
{
  g_free (((HearsayAgent *) data)->name);
}

static GArray *
list_places (const GArray *agents)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), agents->len);

  for (guint i = 0; i < agents->len; i++)
    {
      const HearsayAgent *agent = &g_array_index (agents, HearsayAgent, i);
      Place place = { i, agent->weight, agent->rank, agent->name };

      g_array_append_val (places, place);
    }

  return places;
}

/* Agents at @places in this order, and the steps between those that are among them. */
static void
take_only (GArray *agents,
           GArray *steps,
           const GArray *places)
{
  g_autofree int *moved = g_new (int, agents->len + 1);
  g_autoptr (GArray) kept = g_array_sized_new (FALSE, TRUE, sizeof (HearsayAgent), places->len);
  guint n = 0;

  for (guint i = 0; i < agents->len; i++)
    moved[i] = HEARSAY_NONE;
  for (guint i = 0; i < places->len; i++)
    {
      HearsayAgent *agent = &g_array_index (agents, HearsayAgent, g_array_index (places, Place, i).index);
      HearsayAgent copy = *agent;

      copy.name = g_strdup (agent->name);
      moved[g_array_index (places, Place, i).index] = i;
      g_array_append_val (kept, copy);
    }
  for (guint i = 0; i < steps->len; i++)
    {
      HearsayAgentStep step = g_array_index (steps, HearsayAgentStep, i);

      if (moved[step.from] < 0 || moved[step.to] < 0)
        continue;
      step.from = moved[step.from];
      step.to = moved[step.to];
      g_array_index (steps, HearsayAgentStep, n++) = step;
    }
  g_array_set_size (steps, n);
  g_array_set_size (agents, 0);
  g_array_append_vals (agents, kept->data, kept->len);
}

static void
drop_unconnected (GArray *agents,
                  GArray *steps)
{
  g_autoptr (GArray) places = list_places (agents);
  g_autofree gboolean *has_step = g_new0 (gboolean, agents->len + 1);
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const HearsayAgentStep *step = &g_array_index (steps, HearsayAgentStep, i);

      has_step[step->from] = has_step[step->to] = TRUE;
    }
  for (guint i = 0; i < places->len; i++)
    if (has_step[i])
      g_array_index (places, Place, n++) = g_array_index (places, Place, i);
  g_array_set_size (places, n);
  take_only (agents, steps, places);
}

static void
keep_weightiest (GArray *agents,
                 GArray *steps,
                 guint limit)
{
  g_autoptr (GArray) places = list_places (agents);

  if (places->len <= limit)
    return;

  g_array_sort (places, compare_weights);
  g_array_set_size (places, limit);
  take_only (agents, steps, places);
  drop_unconnected (agents, steps);
}

static void
sort_agents (GArray *agents,
             GArray *steps)
{
  g_autoptr (GArray) places = list_places (agents);

  g_array_sort (places, compare_places);
  take_only (agents, steps, places);
}

/* A merge sort, for the evidence of an edge keeps its order. */
static void
sort_steps (GArray *steps)
{
  g_qsort_with_data (steps->data, steps->len, sizeof (HearsayAgentStep), (GCompareDataFunc) compare_steps, NULL);
}

static void
join_steps (HearsayAgentMap *self,
            GArray *steps)
{
  sort_steps (steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const HearsayAgentStep *step = &g_array_index (steps, HearsayAgentStep, i);

      if (i == 0 || compare_steps (step, step - 1) != 0)
        {
          HearsayAgentEdge edge = { step->from, step->to, step->kind, step->basis, i, i };

          g_array_append_val (self->edges, edge);
        }
      g_array_index (self->edges, HearsayAgentEdge, self->edges->len - 1).last = i + 1;
      g_array_append_val (self->evidence, step->evidence);
    }
}

static void
index_edges (HearsayAgentMap *self)
{
  guint n = self->agents->len;

  g_array_set_size (self->first_edge, n + 1);
  g_array_set_size (self->first_into, n + 2);
  g_array_set_size (self->into, self->edges->len);
  for (guint e = 0; e < self->edges->len; e++)
    {
      g_array_index (self->first_edge, guint32, hearsay_agent_map_get_edge (self, e)->from + 1) = e + 1;
      g_array_index (self->first_into, guint32, hearsay_agent_map_get_edge (self, e)->to + 2)++;
    }
  for (guint i = 1; i <= n; i++)
    if (g_array_index (self->first_edge, guint32, i) == 0)
      g_array_index (self->first_edge, guint32, i) = g_array_index (self->first_edge, guint32, i - 1);

  /* Counts become places, which move on as the edges are put there. */
  for (guint i = 1; i < n + 2; i++)
    g_array_index (self->first_into, guint32, i) += g_array_index (self->first_into, guint32, i - 1);
  for (guint e = 0; e < self->edges->len; e++)
    g_array_index (self->into, guint32, g_array_index (self->first_into, guint32, hearsay_agent_map_get_edge (self, e)->to + 1)++) = e;
  g_array_set_size (self->first_into, n + 1);
}

/**
 * hearsay_agent_map_new:
 * @filter: (nullable): show only what passed through agents whose name contains this
 * @limit: show only so many agents, the weightiest
 */
HearsayAgentMap *
hearsay_agent_map_new (HearsayAnalysis *analysis,
                       const char *filter,
                       guint limit)
{
  HearsayAgentMap *self = g_new0 (HearsayAgentMap, 1);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (HearsayAgentStep));

  self->analysis = hearsay_analysis_ref (analysis);
  self->agents = g_array_new (FALSE, TRUE, sizeof (HearsayAgent));
  g_array_set_clear_func (self->agents, clear_agent);
  self->edges = g_array_new (FALSE, TRUE, sizeof (HearsayAgentEdge));
  self->evidence = g_array_new (FALSE, TRUE, sizeof (HearsayAgentEvidence));
  self->columns = g_array_new (FALSE, TRUE, sizeof (HearsayAgentColumn));
  self->first_edge = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->into = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->first_into = g_array_new (FALSE, TRUE, sizeof (guint32));

  _hearsay_agent_map_collect (analysis, filter, self->agents, steps);
  drop_unconnected (self->agents, steps);
  self->n_all = self->agents->len;
  keep_weightiest (self->agents, steps, limit);
  _hearsay_agent_map_rank (self, analysis, steps);
  sort_agents (self->agents, steps);
  join_steps (self, steps);
  index_edges (self);

  return self;
}

void
hearsay_agent_map_free (HearsayAgentMap *self)
{
  hearsay_analysis_unref (self->analysis);
  g_array_unref (self->agents);
  g_array_unref (self->edges);
  g_array_unref (self->evidence);
  g_array_unref (self->columns);
  g_array_unref (self->first_edge);
  g_array_unref (self->into);
  g_array_unref (self->first_into);
  g_free (self);
}

/**
 * hearsay_agent_map_is_like:
 *
 * Returns: whether both have the same agents and edges in the same places, so that a
 *   layout of one is a layout of the other
 */
gboolean
hearsay_agent_map_is_like (const HearsayAgentMap *self,
                           const HearsayAgentMap *other)
{
  if (self->agents->len != other->agents->len || self->edges->len != other->edges->len || self->n_ranks != other->n_ranks)
    return FALSE;

  for (guint i = 0; i < self->agents->len; i++)
    if (hearsay_agent_map_get (self, i)->rank != hearsay_agent_map_get (other, i)->rank ||
        !g_str_equal (hearsay_agent_map_get (self, i)->name, hearsay_agent_map_get (other, i)->name))
      return FALSE;
  for (guint i = 0; i < self->edges->len; i++)
    {
      const HearsayAgentEdge *one = hearsay_agent_map_get_edge (self, i);
      const HearsayAgentEdge *two = hearsay_agent_map_get_edge (other, i);

      if (one->from != two->from || one->to != two->to || one->kind != two->kind || one->basis != two->basis)
        return FALSE;
    }

  return TRUE;
}

guint
hearsay_agent_edge_get_weight (const HearsayAgentEdge *edge)
{
  return edge->last - edge->first;
}

/**
 * hearsay_agent_map_follow:
 * @is_back: to where the words came from, not to where they went
 *
 * Returns: the weightiest edge that leads there, or -1
 */
int
hearsay_agent_map_follow (const HearsayAgentMap *self,
                          guint agent,
                          gboolean is_back)
{
  const GArray *first = is_back ? self->first_into : self->first_edge;
  int best = HEARSAY_NONE;

  for (guint i = g_array_index (first, guint32, agent); i < g_array_index (first, guint32, agent + 1); i++)
    {
      guint edge = is_back ? g_array_index (self->into, guint32, i) : i;

      if (best < 0 || hearsay_agent_edge_get_weight (hearsay_agent_map_get_edge (self, edge)) >
                          hearsay_agent_edge_get_weight (hearsay_agent_map_get_edge (self, best)))
        best = edge;
    }

  return best;
}
