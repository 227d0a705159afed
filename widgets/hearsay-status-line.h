/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_STATUS_LINE (hearsay_status_line_get_type ())
G_DECLARE_FINAL_TYPE (HearsayStatusLine, hearsay_status_line, HEARSAY, STATUS_LINE, HearsaySessionWidget)

G_END_DECLS
