/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "hearsay-agent-model.h"
#include "hearsay-theme.h"

G_BEGIN_DECLS

/* What the graph and the list of the network say and show alike. */

char *hearsay_network_dup_role (const HearsayAgentMap *map,
                                const HearsayAgent *agent) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_network_dup_amount (const HearsayAgentEdge *edge) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_network_dup_edge (const HearsayAgentMap *map,
                                const HearsayAgentEdge *edge) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_network_dup_agent (const HearsayAgentMap *map,
                                 const HearsayAgent *agent) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_network_dup_selected (HearsayAgentModel *model) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_network_dup_column (const HearsayAgentColumn *column) G_GNUC_WARN_UNUSED_RESULT;

const char *hearsay_network_icon_for_agent (const HearsayAgentMap *map,
                                            const HearsayAgent *agent);
HearsayEntityKind hearsay_network_kind_of_agent (const HearsayAgentMap *map,
                                                 const HearsayAgent *agent);
gboolean hearsay_network_is_decided (const HearsayAgentMap *map,
                                     const HearsayAgent *agent);

G_END_DECLS
