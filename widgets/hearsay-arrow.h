/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HEARSAY_TYPE_ARROW (hearsay_arrow_get_type ())
G_DECLARE_FINAL_TYPE (HearsayArrow, hearsay_arrow, HEARSAY, ARROW, GtkWidget)

GtkWidget *hearsay_arrow_new (const char *label,
                              gboolean is_dashed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
