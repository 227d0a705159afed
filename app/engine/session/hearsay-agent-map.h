/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

/* What somebody does in the story; several of these at once. */
typedef enum
{
  HEARSAY_AGENT_SPEAKS = 1 << 0,
  HEARSAY_AGENT_RELAYS = 1 << 1,
  HEARSAY_AGENT_PUBLISHES = 1 << 2, /* an article of the corpus */
} HearsayAgentRoles;

/* Who speaks, relays or publishes. */
typedef struct
{
  char *name;
  int entity;                    /* or HEARSAY_NONE */
  HearsaySourceType source_type; /* of who speaks */
  guint8 roles;                  /* HearsayAgentRoles */
  gboolean is_title;             /* the outlet is not known: @name is what its one article is called */
  int article;                   /* that this outlet published first, or HEARSAY_NONE */
  guint rank;                    /* from 0, in reading direction; several ranks make a column */
  guint n_quotes;                /* quotations that passed through */
  guint weight;                  /* these, and the articles that were copied from or to it */
} HearsayAgent;

typedef enum
{
  HEARSAY_AGENT_EDGE_PASSED, /* quotations, step by step of their chains */
  HEARSAY_AGENT_EDGE_COPIED, /* articles */
} HearsayAgentEdgeKind;

/* In the direction in which the words went. */
typedef struct
{
  guint32 from; /* agents */
  guint32 to;
  HearsayAgentEdgeKind kind;
  HearsayBasis basis;
  guint32 first; /* its evidence is [first, last) */
  guint32 last;
} HearsayAgentEdge;

/* One quotation that went this way, or one article that was copied. */
typedef struct
{
  guint32 article;
  HearsaySpan span;
  int quote; /* or HEARSAY_NONE */
} HearsayAgentEvidence;

typedef enum
{
  HEARSAY_AGENT_COLUMN_SAID,
  HEARSAY_AGENT_COLUMN_RELAYED,
  HEARSAY_AGENT_COLUMN_DAY,
  HEARSAY_AGENT_COLUMN_UNDATED,
} HearsayAgentColumnKind;

/* Ranks [first, last). */
typedef struct
{
  HearsayAgentColumnKind kind;
  char date[11]; /* ISO 8601, of a day */
  guint first;
  guint last;
} HearsayAgentColumn;

/**
 * HearsayAgentMap:
 * @analysis: what it was made from; its numbers are those of the map
 * @agents: (element-type HearsayAgent): by rank, then the weightiest first, then name
 * @edges: (element-type HearsayAgentEdge): by from, to, kind, basis, each once
 * @evidence: (element-type HearsayAgentEvidence): edge by edge, by article and place
 * @columns: (element-type HearsayAgentColumn): speakers, relays, then the days on which
 *   outlets first published, then outlets without a date; those with agents only
 * @first_edge: (element-type guint32): per agent, where its edges begin; one more at the end
 * @into: (element-type guint32): edges by the agent they lead to
 * @first_into: (element-type guint32): per agent, where in @into its own begin; one more at the end
 * @n_ranks: of all columns
 * @n_all: agents there would be without a limit
 *
 * Who passed words to whom, over all quotations, before it has pixels. Quotations
 * that were rejected are left out.
 */
typedef struct
{
  HearsayAnalysis *analysis;
  GArray *agents;
  GArray *edges;
  GArray *evidence;
  GArray *columns;
  GArray *first_edge;
  GArray *into;
  GArray *first_into;
  guint n_ranks;
  guint n_all;
} HearsayAgentMap;

HearsayAgentMap *hearsay_agent_map_new (HearsayAnalysis *analysis,
                                        const char *filter,
                                        guint limit) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_agent_map_free (HearsayAgentMap *self);

gboolean hearsay_agent_map_is_like (const HearsayAgentMap *self,
                                    const HearsayAgentMap *other);
guint hearsay_agent_edge_get_weight (const HearsayAgentEdge *edge);
int hearsay_agent_map_follow (const HearsayAgentMap *self,
                              guint agent,
                              gboolean is_back);

static inline const HearsayAgent *
hearsay_agent_map_get (const HearsayAgentMap *self,
                       guint index)
{
  return &g_array_index (self->agents, HearsayAgent, index);
}

static inline const HearsayAgentEdge *
hearsay_agent_map_get_edge (const HearsayAgentMap *self,
                            guint index)
{
  return &g_array_index (self->edges, HearsayAgentEdge, index);
}

static inline const HearsayAgentColumn *
hearsay_agent_map_get_column (const HearsayAgentMap *self,
                              guint index)
{
  return &g_array_index (self->columns, HearsayAgentColumn, index);
}

static inline const HearsayAgentEvidence *
hearsay_agent_map_get_evidence (const HearsayAgentMap *self,
                                guint index)
{
  return &g_array_index (self->evidence, HearsayAgentEvidence, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayAgentMap, hearsay_agent_map_free)

G_END_DECLS
