/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-article-view.h"
#include "hearsay-theme.h"

G_BEGIN_DECLS

/* What is drawn where articles are compared, the same way in text and between texts. */

HearsayInk _hearsay_compare_get_ink (HearsaySession *session);
void _hearsay_compare_get_tint (GtkWidget *widget,
                                HearsayInk ink,
                                double similarity,
                                gboolean is_selected,
                                GdkRGBA *tint);
gboolean _hearsay_compare_is_selected (HearsaySession *session,
                                       guint passage);

/* hearsay-compare-draw.c */
void _hearsay_compare_draw_pane (HearsayArticleView *view,
                                 GtkSnapshot *snapshot,
                                 HearsaySpan visible,
                                 guint pane,
                                 int hovered);

G_END_DECLS
