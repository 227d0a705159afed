/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-session.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_CODE_POPOVER (hearsay_code_popover_get_type ())
G_DECLARE_FINAL_TYPE (HearsayCodePopover, hearsay_code_popover, HEARSAY, CODE_POPOVER, GtkPopover)

GtkWidget *hearsay_code_popover_new (HearsaySession *session) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_code_popover_start (HearsayCodePopover *self,
                                 guint article,
                                 HearsaySpan span);

G_END_DECLS
