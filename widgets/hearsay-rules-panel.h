/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_RULES_PANEL (hearsay_rules_panel_get_type ())
G_DECLARE_FINAL_TYPE (HearsayRulesPanel, hearsay_rules_panel, HEARSAY, RULES_PANEL, HearsaySessionWidget)

void hearsay_rules_panel_open (GtkWindow *parent,
                               HearsaySession *session);

G_END_DECLS
