/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_SEARCH_PANEL (hearsay_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (HearsaySearchPanel, hearsay_search_panel, HEARSAY, SEARCH_PANEL, HearsaySessionWidget)

void hearsay_search_panel_start (HearsaySearchPanel *self);
void hearsay_search_panel_look_for (HearsaySearchPanel *self,
                                    const char *words);

G_END_DECLS
