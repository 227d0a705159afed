/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-list-scroll"

#include "config.h"

#include "hearsay-list-scroll.h"

/* In GTK 4.8 a list that is scrolled to a row before it has a size keeps that row as its
 * anchor and its adjustment at 0, and shows nothing: so the row waits for the size. */

/* On the list, while it waits: the row's position, and one more. */
static GQuark
waiting_quark (void)
{
  return g_quark_from_static_string ("hearsay-list-scroll-waiting");
}

static void
scroll (GtkWidget *list,
        guint position)
{
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static gboolean
tick_cb (GtkWidget *list,
         GdkFrameClock *clock,
         gpointer user_data)
{
  guint waiting = 0;

  /* Hidden again, it begins anew when it is shown. */
  if (!gtk_widget_get_mapped (list))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;

  waiting = GPOINTER_TO_UINT (g_object_steal_qdata (G_OBJECT (list), waiting_quark ()));
  if (waiting > 0)
    scroll (list, waiting - 1);

  return G_SOURCE_REMOVE;
}

static void
mapped_cb (GtkWidget *list)
{
  if (g_object_get_qdata (G_OBJECT (list), waiting_quark ()) != NULL)
    gtk_widget_add_tick_callback (list, tick_cb, NULL, NULL);
}

/**
 * hearsay_list_scroll_to:
 *
 * Brings the row at @position into view, at once or as soon as @list has a size.
 */
void
hearsay_list_scroll_to (GtkListView *list,
                        guint position)
{
  GtkWidget *widget = GTK_WIDGET (list);
  gboolean is_waiting = g_object_get_qdata (G_OBJECT (list), waiting_quark ()) != NULL;

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  if (gtk_widget_get_height (widget) > 0)
    {
      g_object_set_qdata (G_OBJECT (list), waiting_quark (), NULL);
      scroll (widget, position);
      return;
    }

  g_object_set_qdata (G_OBJECT (list), waiting_quark (), GUINT_TO_POINTER (position + 1));
  if (is_waiting)
    return;

  g_signal_handlers_disconnect_by_func (list, mapped_cb, NULL);
  g_signal_connect (list, "map", G_CALLBACK (mapped_cb), NULL);
  if (gtk_widget_get_mapped (widget))
    mapped_cb (widget);
}
