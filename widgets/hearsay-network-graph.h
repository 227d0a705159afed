/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-agent-model.h"
#include "hearsay-canvas.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_NETWORK_GRAPH (hearsay_network_graph_get_type ())
G_DECLARE_FINAL_TYPE (HearsayNetworkGraph, hearsay_network_graph, HEARSAY, NETWORK_GRAPH, HearsayCanvas)

void hearsay_network_graph_set_model (HearsayNetworkGraph *self,
                                      HearsayAgentModel *model);

G_END_DECLS
