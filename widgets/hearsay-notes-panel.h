/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_NOTES_PANEL (hearsay_notes_panel_get_type ())
G_DECLARE_FINAL_TYPE (HearsayNotesPanel, hearsay_notes_panel, HEARSAY, NOTES_PANEL, HearsaySessionWidget)

G_END_DECLS
