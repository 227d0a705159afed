/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

/* A day something was published on. Days without publications have no column. */
typedef struct
{
  char *date; /* ISO 8601, ten characters */
  guint n_nodes;
} HearsayChainDay;

/* One article's place in the chain graph. */
typedef struct
{
  guint32 article;
  guint32 family;
  guint row;          /* from 0, without the lanes' gaps */
  guint depth;        /* steps from the lane's origin */
  int parent;         /* node, or -1 */
  int day;            /* column, or -1 where the date is not known */
  guint rank;         /* place among the nodes of its day, by row */
  int quote;          /* the article's report of the utterance that is shown, or -1 */
  HearsayBasis basis; /* of the step from the parent */
  HearsayStanding standing;
  guint8 confidence;  /* per cent: of the step, or of there being none */
  const char *reason; /* static, untranslated */
  guint n_changes;    /* differences of wording from the base */
  int utterance;      /* that of the heaviest of them, or -1 */
  int change;         /* its index in that utterance, or -1 */
} HearsayChainNode;

/* All nodes of one origin: rows [first, last). */
typedef struct
{
  guint32 family;
  const char *source; /* who said it, of the analysis; "" when unknown */
  HearsaySourceType source_type;
  guint first;
  guint last;
} HearsayChainLane;

/**
 * HearsayChainMap:
 * @nodes: (element-type HearsayChainNode): by row
 * @lanes: (element-type HearsayChainLane): in the order of the families, or of one
 *   utterance's origins in time
 * @days: (element-type HearsayChainDay): in time
 *
 * The chain graph before it has pixels: one lane per origin, one row per
 * article, time in columns of days. The list that stands in for the graph shows
 * the same nodes in the same order.
 */
typedef struct
{
  GArray *nodes;
  GArray *lanes;
  GArray *days;
} HearsayChainMap;

HearsayChainMap *hearsay_chain_map_new (const HearsayAnalysis *analysis,
                                        int utterance) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_chain_map_free (HearsayChainMap *self);

int hearsay_chain_map_find (const HearsayChainMap *self,
                            guint article);
int hearsay_chain_map_walk (const HearsayChainMap *self,
                            int node,
                            int step);
int hearsay_chain_map_get_child (const HearsayChainMap *self,
                                 int node);

static inline const HearsayChainNode *
hearsay_chain_map_get_node (const HearsayChainMap *self,
                            guint index)
{
  return &g_array_index (self->nodes, HearsayChainNode, index);
}

static inline const HearsayChainLane *
hearsay_chain_map_get_lane (const HearsayChainMap *self,
                            guint index)
{
  return &g_array_index (self->lanes, HearsayChainLane, index);
}

static inline const HearsayChainDay *
hearsay_chain_map_get_day (const HearsayChainMap *self,
                           guint index)
{
  return &g_array_index (self->days, HearsayChainDay, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayChainMap, hearsay_chain_map_free)

G_END_DECLS
