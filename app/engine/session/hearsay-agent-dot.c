/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-agent-layout"

#include "config.h"

#include "hearsay-agent-layout.h"

/* What Graphviz is asked: numbers only, for names come from articles and may be
 * anything. Agents are n0, n1, …; ranks r0, r1, …; an edge carries its number in its
 * colour, the one thing of ours that the plain format gives back. */

#define PIXELS_AN_INCH 72.0

static void
append_number (GString *out,
               const char *name,
               double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%s=%s", name, g_ascii_formatd (digits, sizeof digits, "%.4f", value));
}

static void
append_ranks (GString *out,
              const HearsayAgentMap *map)
{
  guint agent = 0;

  for (guint rank = 0; rank < map->n_ranks; rank++)
    {
      g_string_append_printf (out, "{rank=same;r%u[width=0.01,height=0.01];", rank);
      for (; agent < map->agents->len && hearsay_agent_map_get (map, agent)->rank == rank; agent++)
        g_string_append_printf (out, "n%u;", agent);
      g_string_append (out, "}\n");
    }
  for (guint rank = 0; rank + 1 < map->n_ranks; rank++)
    g_string_append_printf (out, "r%u->r%u[style=invis];\n", rank, rank + 1);
}

/* The ranks say where agents stand; an edge that goes back in time must not. Who gets
 * words gets them at the side they come from. */
static void
append_edges (GString *out,
              const HearsayAgentMap *map)
{
  for (guint i = 0; i < map->edges->len; i++)
    {
      const HearsayAgentEdge *edge = hearsay_agent_map_get_edge (map, i);
      gboolean is_onward = hearsay_agent_map_get (map, edge->from)->rank < hearsay_agent_map_get (map, edge->to)->rank;

      g_string_append_printf (out, "n%u->n%u[color=\"#%06x\",weight=%u%s];\n", edge->from, edge->to, i,
                              MIN (hearsay_agent_edge_get_weight (edge), 5), is_onward ? ",tailport=e,headport=w" : ",constraint=false");
    }
}

/* The more there is to lay out, the less is spent on improving it: rounds of uncrossing
 * and straightening, then the curves around what stands in the way. */
static const char *
choose_effort (const HearsayAgentMap *map)
{
  if (map->edges->len <= 200)
    return "splines=true";
  if (map->edges->len <= 800)
    return "splines=true,mclimit=0.3,nslimit=1,nslimit1=1";
  if (map->edges->len <= 1600)
    return "splines=true,mclimit=0.1,nslimit=0.3,nslimit1=0.3,searchsize=10";

  return "splines=line,mclimit=0.1,nslimit=0.3,nslimit1=0.3,searchsize=10";
}

/**
 * hearsay_agent_map_to_dot:
 * @sizes: of the agents, in pixels
 *
 * Returns: (transfer full): the question to Graphviz, in its language
 */
char *
hearsay_agent_map_to_dot (const HearsayAgentMap *self,
                          const HearsaySize *sizes)
{
  GString *out = g_string_new ("digraph{\n");

  g_string_append_printf (out, "graph[rankdir=LR,nodesep=0.14,ranksep=0.65,%s];\n", choose_effort (self));
  g_string_append (out, "node[shape=box,fixedsize=true,label=\"\"];\nedge[arrowhead=none];\n");
  for (guint i = 0; i < self->agents->len; i++)
    {
      g_string_append_printf (out, "n%u[", i);
      append_number (out, "width", sizes[i].width / PIXELS_AN_INCH);
      append_number (out, ",height", sizes[i].height / PIXELS_AN_INCH);
      g_string_append (out, "];\n");
    }
  append_ranks (out, self);
  append_edges (out, self);
  g_string_append (out, "}\n");

  return g_string_free (out, FALSE);
}
