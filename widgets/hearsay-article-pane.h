/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-article-view.h"
#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_ARTICLE_PANE (hearsay_article_pane_get_type ())
G_DECLARE_FINAL_TYPE (HearsayArticlePane, hearsay_article_pane, HEARSAY, ARTICLE_PANE, HearsaySessionWidget)

GtkWidget *hearsay_article_pane_new (HearsaySession *session) G_GNUC_WARN_UNUSED_RESULT;

HearsayArticleView *hearsay_article_pane_get_view (HearsayArticlePane *self);
char *hearsay_article_pane_dup_title (HearsayArticlePane *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
