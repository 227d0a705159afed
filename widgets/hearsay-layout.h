/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words that are drawn rather than put into a label. */

PangoLayout *hearsay_layout_new (GtkWidget *widget,
                                 const char *text,
                                 double points,
                                 gboolean is_bold,
                                 int most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
