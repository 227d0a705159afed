/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-list-scroll.h"
#include "hearsay-tooltip.h"

#include "widget-fixture.h"

#define N_ROWS 1000
#define FAR 700

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new ("row"));
}

static GtkWidget *
make_list (void)
{
  GtkStringList *rows = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_append (rows, "row");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);

  return gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows))), factory);
}

/* How many rows stand within the list's height. */
static guint
count_seen (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, list, &bounds))
        n += bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < gtk_widget_get_height (list);
    }

  return n;
}

static double
get_value (GtkWidget *list)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)));
}

/* A row asked for before the list was ever shown. */
static void
test_scrolls_when_shown (void)
{
  GtkWidget *window = NULL;
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = make_list ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("first"), "first");
  gtk_stack_add_named (GTK_STACK (stack), scroller, "list");

  hearsay_list_scroll_to (GTK_LIST_VIEW (list), 3);
  window = fixture_open (stack, 300, 400);
  hearsay_list_scroll_to (GTK_LIST_VIEW (list), FAR);
  gtk_stack_set_visible_child (GTK_STACK (stack), scroller);
  FIXTURE_WAIT_WHILE (get_value (list) == 0);
  FIXTURE_WAIT_WHILE (count_seen (list) < 10);

  /* And at once where it has been. */
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "first");
  hearsay_list_scroll_to (GTK_LIST_VIEW (list), 0);
  gtk_stack_set_visible_child (GTK_STACK (stack), scroller);
  FIXTURE_WAIT_WHILE (get_value (list) > 0);
  FIXTURE_WAIT_WHILE (count_seen (list) < 10);

  fixture_close (window);
}

static gboolean
query_tooltip (GtkWidget *widget)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean is_shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 0, 0, FALSE, tooltip, &is_shown);

  return is_shown;
}

static void
test_tooltip (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("row"));

  hearsay_tooltip_set (label, NULL);
  g_assert_false (query_tooltip (label));
  hearsay_tooltip_set (label, "One");
  g_assert_true (gtk_widget_get_has_tooltip (label));
  g_assert_true (query_tooltip (label));
  hearsay_tooltip_set (label, "Another");
  g_assert_true (query_tooltip (label));
  hearsay_tooltip_set (label, NULL);
  g_assert_false (query_tooltip (label));
  g_assert_finalize_object (label);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/lists/scrolls-when-shown", test_scrolls_when_shown);
  g_test_add_func ("/widgets/lists/tooltip", test_tooltip);

  return g_test_run ();
}
