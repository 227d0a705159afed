/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hearsay_list_scroll_to (GtkListView *list,
                             guint position);

G_END_DECLS
