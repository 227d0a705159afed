/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-canvas.h"
#include "hearsay-chain-map.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_CHAIN_GRAPH (hearsay_chain_graph_get_type ())
G_DECLARE_FINAL_TYPE (HearsayChainGraph, hearsay_chain_graph, HEARSAY, CHAIN_GRAPH, HearsayCanvas)

void hearsay_chain_graph_set_whole (HearsayChainGraph *self,
                                    gboolean whole);

G_END_DECLS
