/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-lines.h"

G_BEGIN_DECLS

void hearsay_furniture_mark (HearsayArticle *article,
                             const HearsayLanguage *language,
                             const GArray *lines,
                             guint first);
void hearsay_article_read_text (HearsayArticle *article);

G_END_DECLS
