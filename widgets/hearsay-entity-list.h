/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_ENTITY_LIST (hearsay_entity_list_get_type ())
G_DECLARE_FINAL_TYPE (HearsayEntityList, hearsay_entity_list, HEARSAY, ENTITY_LIST, HearsaySessionWidget)

void hearsay_entity_list_show_speaker (HearsayEntityList *self,
                                       guint quote);

G_END_DECLS
