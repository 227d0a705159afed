/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-article-view.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_CODE_GUTTER (hearsay_code_gutter_get_type ())
G_DECLARE_FINAL_TYPE (HearsayCodeGutter, hearsay_code_gutter, HEARSAY, CODE_GUTTER, GtkWidget)

GtkWidget *hearsay_code_gutter_new (HearsayArticleView *view) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_code_gutter_update (HearsayCodeGutter *self);

G_END_DECLS
