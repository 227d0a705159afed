/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-agent-map.h"

G_BEGIN_DECLS

/* One step of one quotation, or one article that came from another. */
typedef struct
{
  guint32 from;
  guint32 to;
  HearsayAgentEdgeKind kind;
  HearsayBasis basis;
  HearsayAgentEvidence evidence;
} HearsayAgentStep;

void _hearsay_agent_map_collect (const HearsayAnalysis *analysis,
                                 const char *filter,
                                 GArray *agents,
                                 GArray *steps);
void _hearsay_agent_map_rank (HearsayAgentMap *self,
                              const HearsayAnalysis *analysis,
                              const GArray *steps);

G_END_DECLS
