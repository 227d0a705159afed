/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-compare-pane.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_COMPARE_RIBBONS (hearsay_compare_ribbons_get_type ())
G_DECLARE_FINAL_TYPE (HearsayCompareRibbons, hearsay_compare_ribbons, HEARSAY, COMPARE_RIBBONS, GtkWidget)

GtkWidget *hearsay_compare_ribbons_new (HearsaySession *session) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_compare_ribbons_set_panes (HearsayCompareRibbons *self,
                                        HearsayComparePane *first,
                                        HearsayComparePane *second);
void hearsay_compare_ribbons_update (HearsayCompareRibbons *self);
void hearsay_compare_ribbons_set_width (HearsayCompareRibbons *self,
                                        int width);
void hearsay_compare_ribbons_set_hovered (HearsayCompareRibbons *self,
                                          int passage);
int hearsay_compare_ribbons_find (HearsayCompareRibbons *self,
                                  double x,
                                  double y);

G_END_DECLS
