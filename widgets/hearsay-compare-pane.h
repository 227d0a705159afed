/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-article-view.h"
#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_COMPARE_PANE (hearsay_compare_pane_get_type ())
G_DECLARE_FINAL_TYPE (HearsayComparePane, hearsay_compare_pane, HEARSAY, COMPARE_PANE, HearsaySessionWidget)

GtkWidget *hearsay_compare_pane_new (HearsaySession *session,
                                     guint index) G_GNUC_WARN_UNUSED_RESULT;

HearsayArticleView *hearsay_compare_pane_get_view (HearsayComparePane *self);
guint hearsay_compare_pane_get_index (HearsayComparePane *self);
void hearsay_compare_pane_update (HearsayComparePane *self,
                                  GListModel *names);

void hearsay_compare_pane_set_hovered (HearsayComparePane *self,
                                       int passage);

/* Places of the text, in pixels from the top of the visible part */
double hearsay_compare_pane_get_reading_line (HearsayComparePane *self,
                                              guint32 *byte);
double hearsay_compare_pane_get_top (HearsayComparePane *self,
                                     guint32 byte);
double hearsay_compare_pane_get_bottom (HearsayComparePane *self,
                                        guint32 byte);
double hearsay_compare_pane_get_scroll (HearsayComparePane *self);
double hearsay_compare_pane_get_page (HearsayComparePane *self);
void hearsay_compare_pane_scroll_by (HearsayComparePane *self,
                                     double pixels);

G_END_DECLS
