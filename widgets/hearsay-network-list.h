/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-agent-model.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_NETWORK_LIST (hearsay_network_list_get_type ())
G_DECLARE_FINAL_TYPE (HearsayNetworkList, hearsay_network_list, HEARSAY, NETWORK_LIST, GtkWidget)

void hearsay_network_list_set_model (HearsayNetworkList *self,
                                     HearsayAgentModel *model);

G_END_DECLS
