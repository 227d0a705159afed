/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-session.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_UTTERANCE_ROW (hearsay_utterance_row_get_type ())
G_DECLARE_FINAL_TYPE (HearsayUtteranceRow, hearsay_utterance_row, HEARSAY, UTTERANCE_ROW, GtkWidget)

GtkWidget *hearsay_utterance_row_new (HearsaySession *session) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_utterance_row_set_row (HearsayUtteranceRow *self,
                                    HearsayRow *row);

G_END_DECLS
