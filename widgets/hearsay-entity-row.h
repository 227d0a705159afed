/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-session.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_ENTITY_ROW (hearsay_entity_row_get_type ())
G_DECLARE_FINAL_TYPE (HearsayEntityRow, hearsay_entity_row, HEARSAY, ENTITY_ROW, GtkWidget)

GtkWidget *hearsay_entity_row_new (HearsaySession *session) G_GNUC_WARN_UNUSED_RESULT;

HearsayRow *hearsay_entity_row_get_row (HearsayEntityRow *self);
void hearsay_entity_row_set_row (HearsayEntityRow *self,
                                 HearsayRow *row);
int hearsay_entity_row_get_entity (HearsayEntityRow *self);

G_END_DECLS
