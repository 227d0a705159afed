/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HEARSAY_TYPE_SKETCH (hearsay_sketch_get_type ())
G_DECLARE_FINAL_TYPE (HearsaySketch, hearsay_sketch, HEARSAY, SKETCH, GtkWidget)

G_END_DECLS
