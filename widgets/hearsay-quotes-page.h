/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_QUOTES_PAGE (hearsay_quotes_page_get_type ())
G_DECLARE_FINAL_TYPE (HearsayQuotesPage, hearsay_quotes_page, HEARSAY, QUOTES_PAGE, HearsaySessionWidget)

void hearsay_quotes_page_set_side_visible (HearsayQuotesPage *self,
                                           gboolean visible);

G_END_DECLS
