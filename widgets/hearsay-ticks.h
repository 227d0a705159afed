/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HEARSAY_TYPE_TICKS (hearsay_ticks_get_type ())
G_DECLARE_FINAL_TYPE (HearsayTicks, hearsay_ticks, HEARSAY, TICKS, GtkWidget)

void hearsay_ticks_set_weight (HearsayTicks *self,
                               guint weight);
void hearsay_ticks_append (GtkWidget *widget,
                           GtkSnapshot *snapshot,
                           guint weight,
                           float x,
                           float y);

G_END_DECLS
