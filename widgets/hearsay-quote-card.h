/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-session.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_QUOTE_CARD (hearsay_quote_card_get_type ())
G_DECLARE_FINAL_TYPE (HearsayQuoteCard, hearsay_quote_card, HEARSAY, QUOTE_CARD, GtkPopover)

GtkWidget *hearsay_quote_card_new (HearsaySession *session) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_quote_card_set_quote (HearsayQuoteCard *self,
                                   int quote);

G_END_DECLS
