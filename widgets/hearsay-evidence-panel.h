/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_EVIDENCE_PANEL (hearsay_evidence_panel_get_type ())
G_DECLARE_FINAL_TYPE (HearsayEvidencePanel, hearsay_evidence_panel, HEARSAY, EVIDENCE_PANEL, HearsaySessionWidget)

G_END_DECLS
