/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

static inline void
hearsay_list_click_released (GtkGestureClick *gesture,
                             int n_press,
                             double x,
                             double y,
                             gpointer user_data)
{
  GtkWidget *child = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1 && gtk_widget_contains (child, x, y))
    gtk_widget_activate_action (child, "list.activate-item", "u", gtk_list_item_get_position (user_data));
}

/* Makes one click activate a row. A list's own "single-click-activate" would also
 * select whatever the pointer passes over. */
static inline void
hearsay_list_click_add (GtkListItem *item,
                        GtkWidget *child)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (hearsay_list_click_released), item);
  gtk_widget_add_controller (child, GTK_EVENT_CONTROLLER (click));
}

G_END_DECLS
