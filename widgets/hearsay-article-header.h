/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-article-view.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_ARTICLE_HEADER (hearsay_article_header_get_type ())
G_DECLARE_FINAL_TYPE (HearsayArticleHeader, hearsay_article_header, HEARSAY, ARTICLE_HEADER, GtkWidget)

GtkWidget *hearsay_article_header_new (HearsayArticleView *view) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_article_header_set_width (HearsayArticleHeader *self,
                                       int width);
void hearsay_article_header_update (HearsayArticleHeader *self);

G_END_DECLS
