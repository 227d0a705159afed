/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_ARTICLE_LIST (hearsay_article_list_get_type ())
G_DECLARE_FINAL_TYPE (HearsayArticleList, hearsay_article_list, HEARSAY, ARTICLE_LIST, HearsaySessionWidget)

void hearsay_article_list_focus_filter (HearsayArticleList *self);

G_END_DECLS
