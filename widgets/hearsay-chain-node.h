/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-chain-map.h"
#include "hearsay-session.h"

G_BEGIN_DECLS

/* What the chain graph and its list alike do with a node. */

char *hearsay_chain_node_dup_reason (const HearsayAnalysis *shown,
                                     const HearsayChainNode *node) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_chain_node_dup_tooltip (const HearsayAnalysis *shown,
                                      const HearsayChainNode *node) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_chain_node_open (const HearsayChainNode *node,
                              HearsaySession *session);
void hearsay_chain_node_act (const HearsayChainNode *node,
                             GtkWidget *widget,
                             const char *action);
void hearsay_chain_node_take (const HearsayChainNode *node,
                              GtkWidget *widget,
                              const HearsayChainNode *source);
void hearsay_chain_node_popup_menu (const HearsayChainNode *node,
                                    GtkWidget **popover,
                                    GtkWidget *widget,
                                    const GdkRectangle *at);

G_END_DECLS
