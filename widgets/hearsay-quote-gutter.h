/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-article-view.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_QUOTE_GUTTER (hearsay_quote_gutter_get_type ())
G_DECLARE_FINAL_TYPE (HearsayQuoteGutter, hearsay_quote_gutter, HEARSAY, QUOTE_GUTTER, GtkWidget)

GtkWidget *hearsay_quote_gutter_new (HearsayArticleView *view) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_quote_gutter_update (HearsayQuoteGutter *self);

G_END_DECLS
