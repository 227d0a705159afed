/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-agent-model.h"
#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_NETWORK_VIEW (hearsay_network_view_get_type ())
G_DECLARE_FINAL_TYPE (HearsayNetworkView, hearsay_network_view, HEARSAY, NETWORK_VIEW, HearsaySessionWidget)

HearsayAgentModel *hearsay_network_view_get_model (HearsayNetworkView *self);
void hearsay_network_view_set_list (HearsayNetworkView *self,
                                    gboolean is_list);

G_END_DECLS
