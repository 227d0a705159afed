/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_INFO_PANEL (hearsay_info_panel_get_type ())
G_DECLARE_FINAL_TYPE (HearsayInfoPanel, hearsay_info_panel, HEARSAY, INFO_PANEL, HearsaySessionWidget)

G_END_DECLS
