/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-agent-model"

#include "config.h"

#include "hearsay-agent-model-private.h"

/* What is selected of the network, and the ways from there. */

int
hearsay_agent_model_get_agent (HearsayAgentModel *self)
{
  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), HEARSAY_NONE);

  return self->agent;
}

int
hearsay_agent_model_get_edge (HearsayAgentModel *self)
{
  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), HEARSAY_NONE);

  return self->edge;
}

/* Those of @agent that lead on; if there are none, those that lead to it. */
static const HearsayAgentEdge *
get_edge_of (const HearsayAgentModel *self,
             guint agent,
             guint place)
{
  guint first = g_array_index (self->map->first_edge, guint32, agent);
  guint last = g_array_index (self->map->first_edge, guint32, agent + 1);

  if (first < last)
    return first + place < last ? hearsay_agent_map_get_edge (self->map, first + place) : NULL;

  first = g_array_index (self->map->first_into, guint32, agent);
  last = g_array_index (self->map->first_into, guint32, agent + 1);

  return first + place < last ? hearsay_agent_map_get_edge (self->map, g_array_index (self->map->into, guint32, first + place)) : NULL;
}

static const HearsayAgentEvidence *
get_evidence (HearsayAgentModel *self,
              guint place)
{
  const HearsayAgentEdge *edge = NULL;

  if (self->edge >= 0)
    return hearsay_agent_map_get_evidence (self->map, hearsay_agent_map_get_edge (self->map, self->edge)->first + place);

  for (guint i = 0; (edge = get_edge_of (self, self->agent, i)) != NULL; i++)
    {
      if (place < hearsay_agent_edge_get_weight (edge))
        return hearsay_agent_map_get_evidence (self->map, edge->first + place);
      place -= hearsay_agent_edge_get_weight (edge);
    }

  return NULL;
}

/**
 * hearsay_agent_model_count_evidence:
 *
 * Returns: how many quotations and copies stand behind what is selected
 */
guint
hearsay_agent_model_count_evidence (HearsayAgentModel *self)
{
  const HearsayAgentEdge *edge = NULL;
  guint n = 0;

  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), 0);

  if (self->map == NULL || self->agent < 0)
    return 0;
  if (self->edge >= 0)
    return hearsay_agent_edge_get_weight (hearsay_agent_map_get_edge (self->map, self->edge));

  for (guint i = 0; (edge = get_edge_of (self, self->agent, i)) != NULL; i++)
    n += hearsay_agent_edge_get_weight (edge);

  return n;
}

/* What is selected here is selected in all views. */
static void
tell_session (HearsayAgentModel *self)
{
  const HearsayAgentEvidence *evidence = NULL;
  const HearsayAgent *agent = NULL;

  if (!self->is_current || self->map == NULL || self->agent < 0)
    return;

  agent = hearsay_agent_map_get (self->map, self->agent);
  if (agent->entity != HEARSAY_NONE)
    hearsay_session_set_entity (self->session, agent->entity);
  evidence = self->edge >= 0 ? get_evidence (self, 0) : NULL;
  if (evidence != NULL && evidence->quote != HEARSAY_NONE)
    hearsay_session_set_quote (self->session, evidence->quote);
}

static void
set_selection (HearsayAgentModel *self,
               int agent,
               int edge)
{
  if (self->agent == agent && self->edge == edge)
    return;

  self->agent = agent;
  self->edge = edge;
  self->opened = 0;
  tell_session (self);
  _hearsay_agent_model_emit_selected (self);
}

/**
 * hearsay_agent_model_select_agent:
 * @agent: or -1
 */
void
hearsay_agent_model_select_agent (HearsayAgentModel *self,
                                  int agent)
{
  g_return_if_fail (HEARSAY_IS_AGENT_MODEL (self));
  g_return_if_fail (agent < 0 || (self->map != NULL && (guint) agent < self->map->agents->len));

  set_selection (self, agent < 0 ? HEARSAY_NONE : agent, HEARSAY_NONE);
}

/**
 * hearsay_agent_model_select_edge:
 * @stands_at_start: one stands at the agent it comes from, not where it leads
 */
void
hearsay_agent_model_select_edge (HearsayAgentModel *self,
                                 int edge,
                                 gboolean stands_at_start)
{
  const HearsayAgentEdge *way = NULL;

  g_return_if_fail (HEARSAY_IS_AGENT_MODEL (self));
  g_return_if_fail (self->map != NULL && edge >= 0 && (guint) edge < self->map->edges->len);

  way = hearsay_agent_map_get_edge (self->map, edge);
  set_selection (self, stands_at_start ? way->from : way->to, edge);
}

static guint
far_end (const HearsayAgentModel *self,
         guint edge,
         gboolean is_back)
{
  return is_back ? hearsay_agent_map_get_edge (self->map, edge)->from : hearsay_agent_map_get_edge (self->map, edge)->to;
}

static guint
standing_of (const HearsayAgentModel *self,
             guint agent)
{
  guint place = 0;

  while (place + 1 < self->map->agents->len && self->order[place] != agent)
    place++;

  return place;
}

/* To the next that got the words from the same agent, or that gave them to it: the one
 * whose place comes next in the order in which they stand. */
static int
find_sibling (HearsayAgentModel *self,
              int step)
{
  const HearsayAgentEdge *way = hearsay_agent_map_get_edge (self->map, self->edge);
  gboolean is_back = way->from == (guint32) self->agent;
  guint hub = is_back ? way->to : way->from;
  const GArray *begins = is_back ? self->map->first_into : self->map->first_edge;
  gint64 n_edges = self->map->edges->len;
  gint64 here = standing_of (self, self->agent) * n_edges + self->edge;
  gint64 best = -1;
  int found = HEARSAY_NONE;

  for (guint i = g_array_index (begins, guint32, hub); i < g_array_index (begins, guint32, hub + 1); i++)
    {
      guint edge = is_back ? g_array_index (self->map->into, guint32, i) : i;
      gint64 there = standing_of (self, far_end (self, edge, is_back)) * n_edges + edge;

      if ((there - here) * step > 0 && (found < 0 || (there - best) * step < 0))
        {
          best = there;
          found = edge;
        }
    }

  return found;
}

static void
walk_column (HearsayAgentModel *self,
             int step)
{
  int place = self->agent >= 0 ? (int) standing_of (self, self->agent) + step : 0;

  set_selection (self, self->order[CLAMP (place, 0, (int) self->map->agents->len - 1)], HEARSAY_NONE);
}

/**
 * hearsay_agent_model_walk:
 *
 * Moves the selection; along an edge, so that its siblings can be walked next.
 *
 * Returns: whether there is anything to walk
 */
gboolean
hearsay_agent_model_walk (HearsayAgentModel *self,
                          HearsayAgentWalk where)
{
  gboolean is_back = where == HEARSAY_AGENT_WALK_BACK;
  int edge = HEARSAY_NONE;

  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), FALSE);

  if (self->map == NULL || self->map->agents->len == 0)
    return FALSE;

  if (self->agent < 0)
    walk_column (self, 0);
  else if (where == HEARSAY_AGENT_WALK_DOWN || where == HEARSAY_AGENT_WALK_UP)
    {
      int step = where == HEARSAY_AGENT_WALK_DOWN ? 1 : -1;

      if (self->edge < 0)
        walk_column (self, step);
      else if ((edge = find_sibling (self, step)) >= 0)
        hearsay_agent_model_select_edge (self, edge, hearsay_agent_map_get_edge (self->map, self->edge)->from == (guint32) self->agent);
    }
  else if ((edge = hearsay_agent_map_follow (self->map, self->agent, is_back)) >= 0)
    hearsay_agent_model_select_edge (self, edge, is_back);

  return TRUE;
}

/**
 * hearsay_agent_model_open:
 *
 * Shows the characters behind what is selected, each time the next of them.
 *
 * Returns: whether there are any
 */
gboolean
hearsay_agent_model_open (HearsayAgentModel *self)
{
  const HearsayAgentEvidence *evidence = NULL;
  guint n = hearsay_agent_model_count_evidence (self);

  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), FALSE);

  if (n == 0 || !self->is_current)
    return FALSE;

  evidence = get_evidence (self, self->opened % n);
  self->opened = (self->opened + 1) % n;
  if (evidence->quote != HEARSAY_NONE)
    hearsay_session_set_quote (self->session, evidence->quote);
  hearsay_session_jump (self->session, evidence->article, evidence->span);

  return TRUE;
}

/**
 * hearsay_agent_model_find_row:
 *
 * Returns: where what is selected stands in the rows, or -1
 */
int
hearsay_agent_model_find_row (HearsayAgentModel *self)
{
  const HearsayRowEntry *entry = NULL;

  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), HEARSAY_NONE);

  if (self->agent < 0)
    return HEARSAY_NONE;
  if (self->edge >= 0)
    return hearsay_row_list_find (self->rows, self->edge);

  for (guint i = 0; (entry = hearsay_row_list_get_entry (self->rows, i)) != NULL; i++)
    if (entry->type == HEARSAY_ROW_HEADING && entry->index == (guint) self->agent)
      return i;

  return HEARSAY_NONE;
}
