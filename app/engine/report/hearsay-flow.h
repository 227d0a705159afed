/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

typedef enum
{
  HEARSAY_NODE_ARTICLE,
  HEARSAY_NODE_UTTERANCE,
  HEARSAY_NODE_AGENT, /* who speaks, relays or publishes */
} HearsayNodeKind;

typedef struct
{
  HearsayNodeKind kind;
  char *id;
  char *label;
  guint index; /* of the article or utterance */
  int entity;  /* of the agent, or HEARSAY_NONE */
  gboolean is_outlet;
} HearsayNode;

/* In the direction in which the words went. */
typedef enum
{
  HEARSAY_EDGE_SAID,      /* agent → utterance */
  HEARSAY_EDGE_PRINTED,   /* utterance → article */
  HEARSAY_EDGE_RELAYED,   /* agent → article */
  HEARSAY_EDGE_PUBLISHED, /* agent → article */
  HEARSAY_EDGE_COPIED,    /* article → article */
} HearsayEdgeKind;

typedef struct
{
  guint from; /* nodes */
  guint to;
  HearsayEdgeKind kind;
  HearsayBasis basis;
  guint count; /* quotations; for what was copied, per cent */
} HearsayEdge;

/**
 * HearsayFlow:
 * @nodes: (element-type HearsayNode): articles, then utterances, then agents as they first appear
 * @edges: (element-type HearsayEdge): by kind, from, to, basis, each once
 */
typedef struct
{
  GArray *nodes;
  GArray *edges;
} HearsayFlow;

HearsayFlow *hearsay_flow_new (const HearsayAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_flow_free (HearsayFlow *self);

static inline const HearsayNode *
hearsay_flow_get_node (const HearsayFlow *self,
                       guint index)
{
  return &g_array_index (self->nodes, HearsayNode, index);
}

const char *hearsay_node_kind_to_string (HearsayNodeKind kind);
const char *hearsay_edge_kind_to_string (HearsayEdgeKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayFlow, hearsay_flow_free)

G_END_DECLS
