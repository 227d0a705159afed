/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_QUOTE_DRAWER (hearsay_quote_drawer_get_type ())
G_DECLARE_FINAL_TYPE (HearsayQuoteDrawer, hearsay_quote_drawer, HEARSAY, QUOTE_DRAWER, HearsaySessionWidget)

G_END_DECLS
