/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-article-view.h"
#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_QUOTE_BAR (hearsay_quote_bar_get_type ())
G_DECLARE_FINAL_TYPE (HearsayQuoteBar, hearsay_quote_bar, HEARSAY, QUOTE_BAR, HearsaySessionWidget)

GtkWidget *hearsay_quote_bar_new (HearsaySession *session,
                                  HearsayArticleView *view) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *hearsay_quote_bar_get_menu (HearsayQuoteBar *self);

G_END_DECLS
