/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include <glib/gi18n.h>

/**
 * HearsayWindow:
 *
 * One story in its views. It owns the session, hands it to the widgets, and is
 * where all actions are done.
 */
G_DEFINE_FINAL_TYPE (HearsayWindow, hearsay_window, ADW_TYPE_APPLICATION_WINDOW)

static void
hearsay_window_dispose (GObject *object)
{
  HearsayWindow *self = HEARSAY_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_WINDOW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (hearsay_window_parent_class)->dispose (object);
}

static void
hearsay_window_class_init (HearsayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_window_dispose;

  g_type_ensure (HEARSAY_TYPE_ARTICLE_LIST);
  g_type_ensure (HEARSAY_TYPE_QUOTES_PAGE);
  g_type_ensure (HEARSAY_TYPE_READER);
  g_type_ensure (HEARSAY_TYPE_REPORT_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, views);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, article_list);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, quotes_page);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, report_page);
}

static void
hearsay_window_init (HearsayWindow *self)
{
  self->session = hearsay_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->article_list, "session", self->session, NULL);
  g_object_set (self->reader, "session", self->session, NULL);
  g_object_set (self->quotes_page, "session", self->session, NULL);
  g_object_set (self->report_page, "session", self->session, NULL);
}

HearsayWindow *
hearsay_window_new (GtkApplication *application)
{
  return g_object_new (HEARSAY_TYPE_WINDOW, "application", application, NULL);
}

/**
 * hearsay_window_get_session:
 *
 * Returns: (transfer none): what is open in the window
 */
HearsaySession *
hearsay_window_get_session (HearsayWindow *self)
{
  g_return_val_if_fail (HEARSAY_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * hearsay_window_is_empty:
 *
 * Returns: whether nothing is open, nor about to be
 */
gboolean
hearsay_window_is_empty (HearsayWindow *self)
{
  g_return_val_if_fail (HEARSAY_IS_WINDOW (self), FALSE);

  return hearsay_session_get_shown (self->session) == NULL && !hearsay_session_is_busy (self->session);
}

/**
 * hearsay_window_open:
 * @paths: (array zero-terminated=1): articles and folders, or one project file
 */
void
hearsay_window_open (HearsayWindow *self,
                     const char *const *paths)
{
  g_return_if_fail (HEARSAY_IS_WINDOW (self));

  hearsay_session_open (self->session, paths);
}

void
hearsay_window_offer_recovery (HearsayWindow *self)
{
}
