/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HEARSAY_TYPE_WELCOME (hearsay_welcome_get_type ())
G_DECLARE_FINAL_TYPE (HearsayWelcome, hearsay_welcome, HEARSAY, WELCOME, GtkWidget)

void hearsay_welcome_update (HearsayWelcome *self);

G_END_DECLS
