/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_QUOTES_PAGE (hearsay_quotes_page_get_type ())
G_DECLARE_FINAL_TYPE (HearsayQuotesPage, hearsay_quotes_page, HEARSAY, QUOTES_PAGE, HearsaySessionWidget)

void hearsay_quotes_page_set_list_visible (HearsayQuotesPage *self,
                                           gboolean is_visible);
void hearsay_quotes_page_set_narrow (HearsayQuotesPage *self,
                                     gboolean is_narrow);
gboolean hearsay_quotes_page_is_narrow (HearsayQuotesPage *self);

G_END_DECLS
