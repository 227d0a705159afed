/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "hearsay-session.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_WINDOW (hearsay_window_get_type ())
G_DECLARE_FINAL_TYPE (HearsayWindow, hearsay_window, HEARSAY, WINDOW, AdwApplicationWindow)

HearsayWindow *hearsay_window_new (GtkApplication *application);

HearsaySession *hearsay_window_get_session (HearsayWindow *self);
gboolean hearsay_window_is_empty (HearsayWindow *self);
void hearsay_window_open (HearsayWindow *self,
                          const char *const *paths);
void hearsay_window_offer_recovery (HearsayWindow *self);

G_END_DECLS
