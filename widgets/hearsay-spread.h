/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-session.h"
#include "hearsay-theme.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_SPREAD (hearsay_spread_get_type ())
G_DECLARE_FINAL_TYPE (HearsaySpread, hearsay_spread, HEARSAY, SPREAD, GtkWidget)

void hearsay_spread_set_counts (HearsaySpread *self,
                                HearsaySession *session,
                                const guint *counts,
                                HearsayInk ink);

G_END_DECLS
