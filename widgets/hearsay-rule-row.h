/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-session.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_RULE_ROW (hearsay_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (HearsayRuleRow, hearsay_rule_row, HEARSAY, RULE_ROW, GtkWidget)

GtkWidget *hearsay_rule_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_rule_row_show_rule (HearsayRuleRow *self,
                                 HearsaySession *session,
                                 guint rule);

G_END_DECLS
