/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HEARSAY_TYPE_UNDO_TOAST (hearsay_undo_toast_get_type ())
G_DECLARE_FINAL_TYPE (HearsayUndoToast, hearsay_undo_toast, HEARSAY, UNDO_TOAST, GObject)

HearsayUndoToast *hearsay_undo_toast_new (AdwToastOverlay *overlay);

void hearsay_undo_toast_show (HearsayUndoToast *self,
                              const char *done);
void hearsay_undo_toast_withdraw (HearsayUndoToast *self);

G_END_DECLS
