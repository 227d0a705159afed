/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-lines.h"

G_BEGIN_DECLS

guint hearsay_masthead_read (HearsayArticle *article,
                             const HearsayLanguage *language,
                             const GArray *lines);
guint hearsay_masthead_read_under (HearsayArticle *article,
                                   const HearsayLanguage *language,
                                   const GArray *lines,
                                   guint title);
gboolean hearsay_masthead_is_byline (const HearsayLanguage *language,
                                     const char *text,
                                     HearsaySpan span,
                                     HearsaySpan *names);

G_END_DECLS
