/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include <glib/gi18n.h>

#include "hearsay-entity-list.h"
#include "hearsay-info-panel.h"
#include "hearsay-notes-panel.h"
#include "hearsay-status-line.h"

#define NARROW 1000 /* pixels: below, what the menu holds too leaves the header bar */

/**
 * HearsayWindow:
 *
 * One story in its views. It owns the session, hands it to the widgets, and is
 * where all actions are done. Views are pages of its view stack, each a widget
 * with a "session" property.
 */
G_DEFINE_FINAL_TYPE (HearsayWindow, hearsay_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_SHOW_LIST,
  PROP_SHOW_SIDE,
  PROP_SHOW_DRAWER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Says what was just decided and how to take it back; one thing at a time. */
void
_hearsay_window_did (HearsayWindow *self,
                     gboolean has_changed)
{
  HearsayProject *project = hearsay_session_get_project (self->session);
  const char *label = project != NULL ? hearsay_project_get_undo_label (project) : NULL;

  if (!has_changed)
    {
      if (project != NULL && hearsay_project_is_read_only (project))
        adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("This project is read only")));
      return;
    }

  hearsay_undo_toast_show (self->undo_toast, label != NULL ? label : _ ("Done"));
}

/* A line above the views, with a button that may name an action. */
void
_hearsay_window_notice (HearsayWindow *self,
                        const char *message,
                        const char *label,
                        const char *action)
{
  gtk_label_set_text (self->notice_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_button), label != NULL);
  if (label != NULL)
    {
      gtk_button_set_label (self->notice_button, label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button), action);
    }
  gtk_revealer_set_reveal_child (self->notice, TRUE);
}

/* A third of the height, and no more than is of use. */
static void
open_drawer (HearsayWindow *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->reading));

  if (!gtk_widget_get_visible (self->quote_drawer) && height > 0)
    gtk_paned_set_position (self->reading, height - CLAMP (height / 3, 150, 320));
  gtk_widget_set_visible (self->quote_drawer, TRUE);
}

static void
update_panels (HearsayWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->left), self->show_list);
  gtk_widget_set_visible (self->right, self->show_side);
  if (self->show_drawer)
    open_drawer (self);
  else
    gtk_widget_set_visible (self->quote_drawer, FALSE);
  hearsay_quotes_page_set_list_visible (self->quotes_page, self->show_list);
  hearsay_compare_page_set_list_visible (self->compare_page, self->show_side);
}

static gboolean
narrow_cb (gpointer data)
{
  g_autoptr (HearsayWindow) self = data;

  gtk_widget_set_visible (self->open_button, !self->is_narrow);
  gtk_widget_set_visible (self->import_button, !self->is_narrow);
  g_object_set (self, "show-side", !self->is_narrow, NULL);
  hearsay_compare_page_set_narrow (self->compare_page, self->is_narrow);
  hearsay_quotes_page_set_narrow (self->quotes_page, self->is_narrow);
  hearsay_report_page_set_narrow (self->report_page, self->is_narrow);

  return G_SOURCE_REMOVE;
}

static void
hearsay_window_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  gboolean is_narrow = width < NARROW;

  GTK_WIDGET_CLASS (hearsay_window_parent_class)->size_allocate (widget, width, height, baseline);

  if (self->is_narrow == is_narrow)
    return;

  self->is_narrow = is_narrow;
  g_idle_add (narrow_cb, g_object_ref (self));
}

static gboolean
hearsay_window_close_request (GtkWindow *window)
{
  if (!_hearsay_window_may_close (HEARSAY_WINDOW (window)))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (hearsay_window_parent_class)->close_request (window);
}

static void
hearsay_window_dispose (GObject *object)
{
  HearsayWindow *self = HEARSAY_WINDOW (object);

  _hearsay_window_end_files (self);
  g_clear_handle_id (&self->loading_source, g_source_remove);
  g_clear_object (&self->project_signals);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      hearsay_session_cancel (self->session);
    }
  g_clear_object (&self->undo_toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_WINDOW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (hearsay_window_parent_class)->dispose (object);
}

static void
hearsay_window_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  HearsayWindow *self = HEARSAY_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SHOW_LIST:
      g_value_set_boolean (value, self->show_list);
      break;
    case PROP_SHOW_SIDE:
      g_value_set_boolean (value, self->show_side);
      break;
    case PROP_SHOW_DRAWER:
      g_value_set_boolean (value, self->show_drawer);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_window_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  HearsayWindow *self = HEARSAY_WINDOW (object);
  gboolean *place = NULL;

  switch (prop_id)
    {
    case PROP_SHOW_LIST:
      place = &self->show_list;
      break;
    case PROP_SHOW_SIDE:
      place = &self->show_side;
      break;
    case PROP_SHOW_DRAWER:
      place = &self->show_drawer;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  if (*place == g_value_get_boolean (value))
    return;

  *place = g_value_get_boolean (value);
  update_panels (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, views);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, loading_text);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, loading_detail);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, loading_bar);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, notice_button);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, recovery);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, recovery_label);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, left);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, right);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, side);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, article_list);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, search_panel);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, compare_page);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, quotes_page);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, report_page);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, entity_list);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, notes_panel);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, info_panel);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, reading);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, quote_drawer);
  gtk_widget_class_bind_template_child (widget_class, HearsayWindow, status_line);
}

static void
hearsay_window_class_init (HearsayWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hearsay_window_dispose;
  object_class->get_property = hearsay_window_get_property;
  object_class->set_property = hearsay_window_set_property;
  widget_class->size_allocate = hearsay_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = hearsay_window_close_request;

  properties[PROP_SHOW_LIST] =
      g_param_spec_boolean ("show-list", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_SIDE] =
      g_param_spec_boolean ("show-side", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_DRAWER] =
      g_param_spec_boolean ("show-drawer", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HEARSAY_TYPE_ARTICLE_LIST);
  g_type_ensure (HEARSAY_TYPE_COMPARE_PAGE);
  g_type_ensure (HEARSAY_TYPE_ENTITY_LIST);
  g_type_ensure (HEARSAY_TYPE_INFO_PANEL);
  g_type_ensure (HEARSAY_TYPE_NOTES_PANEL);
  g_type_ensure (HEARSAY_TYPE_QUOTE_DRAWER);
  g_type_ensure (HEARSAY_TYPE_QUOTES_PAGE);
  g_type_ensure (HEARSAY_TYPE_READER);
  g_type_ensure (HEARSAY_TYPE_REPORT_PAGE);
  g_type_ensure (HEARSAY_TYPE_SEARCH_PANEL);
  g_type_ensure (HEARSAY_TYPE_STATUS_LINE);
  g_type_ensure (HEARSAY_TYPE_WELCOME);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-window.ui");
  bind_children (widget_class);

  _hearsay_window_install_view_actions (widget_class);
  _hearsay_window_install_comparing (widget_class);
  _hearsay_window_install_decisions (widget_class);
  _hearsay_window_install_quotations (widget_class);
  _hearsay_window_install_groupings (widget_class);
  _hearsay_window_install_sources (widget_class);
  _hearsay_window_install_notes (widget_class);
  _hearsay_window_install_files (widget_class);
  gtk_widget_class_install_property_action (widget_class, "view.show-list", "show-list");
  gtk_widget_class_install_property_action (widget_class, "view.show-side", "show-side");
  gtk_widget_class_install_property_action (widget_class, "view.show-drawer", "show-drawer");
}

static void
hand_out_session (HearsayWindow *self)
{
  GtkWidget *const widgets[] = {
    GTK_WIDGET (self->article_list),
    GTK_WIDGET (self->search_panel),
    GTK_WIDGET (self->reader),
    GTK_WIDGET (self->compare_page),
    GTK_WIDGET (self->quotes_page),
    GTK_WIDGET (self->report_page),
    self->entity_list,
    self->notes_panel,
    self->info_panel,
    self->quote_drawer,
    self->status_line,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    g_object_set (widgets[i], "session", self->session, NULL);
}

static void
hearsay_window_init (HearsayWindow *self)
{
  self->show_list = TRUE;
  self->show_side = TRUE;
  self->session = hearsay_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->undo_toast = hearsay_undo_toast_new (self->toasts);

  _hearsay_window_watch_session (self);
  hand_out_session (self);
  _hearsay_window_init_files (self);
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
