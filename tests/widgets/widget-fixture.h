/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "session-fixture.h"

/* Opens widgets in a window of their own, and finds what is in them. */

static inline GtkWidget *
fixture_open (GtkWidget *content,
              int width,
              int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  FIXTURE_WAIT_WHILE (gtk_widget_get_height (content) == 0);

  return window;
}

/* Nothing keeps @content alive, or what it shows. */
static inline void
fixture_close (GtkWidget *window)
{
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (window));

  g_object_add_weak_pointer (G_OBJECT (content), (gpointer *) &content);
  gtk_window_destroy (GTK_WINDOW (window));
  FIXTURE_WAIT_WHILE (g_atomic_pointer_get (&content) != NULL);
}

static inline GtkWidget *
fixture_find_counted (GtkWidget *root,
                      GType type,
                      const char *name,
                      guint *nth)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (name == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), name) == 0) && (*nth)-- == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = fixture_find_counted (child, type, name, nth);

  return found;
}

/* @name: (nullable): its id in its template
 *
 * Returns: (nullable): the first that is so, @root or below it */
static inline GtkWidget *
fixture_find_widget (GtkWidget *root,
                     GType type,
                     const char *name)
{
  guint nth = 0;

  return fixture_find_counted (root, type, name, &nth);
}

/* @nth: from 0 */
static inline GtkWidget *
fixture_find_nth (GtkWidget *root,
                  GType type,
                  guint nth)
{
  return fixture_find_counted (root, type, NULL, &nth);
}

/* The widget's own gesture of that type for the primary button; of several, the one added last. */
static inline gpointer
fixture_find_gesture (GtkWidget *widget,
                      GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type) && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_PRIMARY)
        return controller;
    }

  g_assert_not_reached ();
}
