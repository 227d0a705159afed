/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-analysis.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_STANDING_MARK (hearsay_standing_mark_get_type ())
G_DECLARE_FINAL_TYPE (HearsayStandingMark, hearsay_standing_mark, HEARSAY, STANDING_MARK, GtkWidget)

GtkWidget *hearsay_standing_mark_new (void) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_standing_mark_set_standing (HearsayStandingMark *self,
                                         HearsayStanding standing);

G_END_DECLS
