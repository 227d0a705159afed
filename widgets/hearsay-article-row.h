/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-session.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_ARTICLE_ROW (hearsay_article_row_get_type ())
G_DECLARE_FINAL_TYPE (HearsayArticleRow, hearsay_article_row, HEARSAY, ARTICLE_ROW, GtkWidget)

GtkWidget *hearsay_article_row_new (HearsaySession *session) G_GNUC_WARN_UNUSED_RESULT;

HearsayRow *hearsay_article_row_get_row (HearsayArticleRow *self);
void hearsay_article_row_set_row (HearsayArticleRow *self,
                                  HearsayRow *row);

G_END_DECLS
