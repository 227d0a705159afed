/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_ORIGINS_HEADER (hearsay_origins_header_get_type ())
G_DECLARE_FINAL_TYPE (HearsayOriginsHeader, hearsay_origins_header, HEARSAY, ORIGINS_HEADER, HearsaySessionWidget)

void hearsay_origins_header_set_whole (HearsayOriginsHeader *self,
                                       gboolean whole);
void hearsay_origins_header_set_brief (HearsayOriginsHeader *self,
                                       gboolean is_brief);

G_END_DECLS
