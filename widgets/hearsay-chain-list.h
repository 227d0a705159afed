/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_CHAIN_LIST (hearsay_chain_list_get_type ())
G_DECLARE_FINAL_TYPE (HearsayChainList, hearsay_chain_list, HEARSAY, CHAIN_LIST, HearsaySessionWidget)

void hearsay_chain_list_set_whole (HearsayChainList *self,
                                   gboolean whole);

G_END_DECLS
