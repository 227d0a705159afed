/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-locale.h"
#include "hearsay-project-file.h"
#include "hearsay-recent.h"

#define AUTOSAVE 60 /* seconds between two looks whether there is something to save */

/* Opening, importing, saving, and what is kept from a killed program. */

typedef void (*ChosenFunc) (HearsayWindow *self,
                            GtkFileChooser *chooser);

static void
chooser_response_cb (GtkNativeDialog *dialog,
                     int response,
                     HearsayWindow *self)
{
  ChosenFunc func = g_object_get_data (G_OBJECT (dialog), "chosen");

  if (response == GTK_RESPONSE_ACCEPT)
    func (self, GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
choose (HearsayWindow *self,
        const char *title,
        const char *accept,
        GtkFileChooserAction action,
        gboolean is_project,
        ChosenFunc func)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), action == GTK_FILE_CHOOSER_ACTION_OPEN && !is_project);
  if (is_project)
    {
      GtkFileFilter *filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ ("Hearsay projects"));
      gtk_file_filter_add_suffix (filter, "hearsay");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
      g_object_unref (filter);
    }
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      g_autofree char *title_of_story = hearsay_session_dup_title (self->session);
      g_autofree char *name = g_strdelimit (g_strconcat (title_of_story, ".hearsay", NULL), "/", '-');

      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
    }

  g_object_set_data (G_OBJECT (chooser), "chosen", func);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GStrv
dup_paths (GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_strv_builder_add (builder, g_file_peek_path (file));
    }

  return g_strv_builder_end (builder);
}

/* In this window if it is free, so that nothing unsaved is replaced. */
static void
open_paths (HearsayWindow *self,
            const char *const *paths)
{
  HearsayWindow *window = self;

  if (paths[0] == NULL)
    return;

  if (hearsay_session_is_modified (self->session))
    {
      window = hearsay_window_new (gtk_window_get_application (GTK_WINDOW (self)));
      gtk_window_present (GTK_WINDOW (window));
    }
  hearsay_window_open (window, paths);
}

static void
open_chosen (HearsayWindow *self,
             GtkFileChooser *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
  g_auto (GStrv) paths = dup_paths (files);

  open_paths (self, (const char *const *) paths);
}

static void
import_paths (HearsayWindow *self,
              const char *const *paths)
{
  if (paths[0] != NULL)
    hearsay_session_import (self->session, paths);
}

static void
import_chosen (HearsayWindow *self,
               GtkFileChooser *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
  g_auto (GStrv) paths = dup_paths (files);

  import_paths (self, (const char *const *) paths);
}

static void
open_folder (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  choose (HEARSAY_WINDOW (widget), _ ("Open a Folder of Articles"), _ ("_Open"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, FALSE, open_chosen);
}

static void
open_project (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  choose (HEARSAY_WINDOW (widget), _ ("Open a Project"), _ ("_Open"), GTK_FILE_CHOOSER_ACTION_OPEN, TRUE, open_chosen);
}

static void
import_files (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  choose (HEARSAY_WINDOW (widget), _ ("Import Files"), _ ("_Import"), GTK_FILE_CHOOSER_ACTION_OPEN, FALSE, import_chosen);
}

static void
import_folder (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  choose (HEARSAY_WINDOW (widget), _ ("Import a Folder"), _ ("_Import"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, FALSE, import_chosen);
}

static void
open_sample (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  g_autofree char *path = hearsay_data_path ("sample-story");
  const char *const paths[] = { path, NULL };

  open_paths (HEARSAY_WINDOW (widget), paths);
}

static void
open_path (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  const char *const paths[] = { g_variant_get_string (parameter, NULL), NULL };

  open_paths (HEARSAY_WINDOW (widget), paths);
}

static void
locate (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  const char *path = g_variant_get_string (parameter, NULL);
  gboolean is_project = g_str_has_suffix (path, ".hearsay");

  hearsay_recent_remove (path);
  if (is_project)
    open_project (widget, NULL, NULL);
  else
    open_folder (widget, NULL, NULL);
}

static void
cancel (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  hearsay_session_cancel (HEARSAY_WINDOW (widget)->session);
}

static void save_chosen (HearsayWindow *self,
                         GtkFileChooser *chooser);

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (HearsayWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hearsay_session_save_finish (HEARSAY_SESSION (object), result, &error))
    {
      gboolean is_foreign = g_error_matches (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_CHANGED);

      self->is_closing = FALSE;
      _hearsay_window_notice (self, error->message, is_foreign ? _ ("Save as Another File…") : NULL, "story.save-as");
      return;
    }

  _hearsay_window_update_actions (self);
  if (self->is_closing)
    gtk_window_close (GTK_WINDOW (self));
}

static void
save_to (HearsayWindow *self,
         GFile *file)
{
  _hearsay_window_store_layout (self);
  hearsay_session_save_async (self->session, file, NULL, saved_cb, g_object_ref (self));
}

static void
save_as (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  choose (HEARSAY_WINDOW (widget), _ ("Save the Project"), _ ("_Save"), GTK_FILE_CHOOSER_ACTION_SAVE, TRUE, save_chosen);
}

static void
save_chosen (HearsayWindow *self,
             GtkFileChooser *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

  save_to (self, file);
}

static void
save (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayProject *project = hearsay_session_get_project (self->session);

  if (project == NULL)
    return;

  if (hearsay_project_get_file (project) == NULL)
    save_as (widget, NULL, NULL);
  else
    save_to (self, NULL);
}

static void
save_as_path (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  if (hearsay_session_get_project (HEARSAY_WINDOW (widget)->session) != NULL)
    save_to (HEARSAY_WINDOW (widget), file);
}

static void
undo (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayProject *project = hearsay_session_get_project (self->session);

  if (project == NULL || !hearsay_project_can_undo (project))
    return;

  /* What the toast offers to take back is taken back. */
  hearsay_undo_toast_withdraw (self->undo_toast);
  hearsay_project_undo (project);
}

static void
redo (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  HearsayProject *project = hearsay_session_get_project (HEARSAY_WINDOW (widget)->session);

  if (project != NULL && hearsay_project_can_redo (project))
    hearsay_project_redo (project);
}

static GtkWidget *
make_failure_list (GPtrArray *failures)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < failures->len; i++)
    {
      const HearsayFailure *failure = g_ptr_array_index (failures, i);
      g_autofree char *name = g_path_get_basename (failure->path);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), failure->message);
      adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "dialog-warning-symbolic");
      gtk_widget_set_tooltip_text (row, failure->path);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);

  return scroller;
}

static void
show_failures (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayCorpus *corpus = hearsay_session_get_corpus (self->session);
  GtkWidget *dialog = NULL;
  g_autofree char *heading = NULL;
  guint n_read = 0;
  guint n_all = 0;

  if (corpus == NULL)
    return;

  n_read = corpus->articles->len;
  n_all = n_read + corpus->failures->len;
  heading = g_strdup_printf (ngettext ("%u of %u File Read", "%u of %u Files Read", n_all), n_read, n_all);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_failure_list (corpus->failures));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
recover (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  gtk_revealer_set_reveal_child (self->recovery, FALSE);
  for (guint i = 0; self->recoverable != NULL && i < self->recoverable->len; i++)
    {
      HearsayWindow *window = self;

      if (i > 0)
        {
          window = hearsay_window_new (gtk_window_get_application (GTK_WINDOW (self)));
          gtk_window_present (GTK_WINDOW (window));
        }
      hearsay_session_recover (window->session, g_ptr_array_index (self->recoverable, i));
    }
  g_clear_pointer (&self->recoverable, g_ptr_array_unref);
}

static void
discard_recovery (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  for (guint i = 0; self->recoverable != NULL && i < self->recoverable->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_ptr_array_index (self->recoverable, i));
      g_autoptr (GError) error = NULL;

      /* Nothing is lost: it can be had back from the trash, where there is one. */
      if (!g_file_trash (file, NULL, &error))
        g_file_delete (file, NULL, NULL);
    }
  g_clear_pointer (&self->recoverable, g_ptr_array_unref);
  gtk_revealer_set_reveal_child (self->recovery, FALSE);
}

/**
 * hearsay_window_offer_recovery:
 *
 * Offers work that a killed program left unsaved, if there is any.
 */
void
hearsay_window_offer_recovery (HearsayWindow *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HEARSAY_IS_WINDOW (self));

  g_clear_pointer (&self->recoverable, g_ptr_array_unref);
  self->recoverable = hearsay_recovery_list ();
  if (self->recoverable == NULL || self->recoverable->len == 0)
    return;

  text = g_strdup_printf (ngettext ("Hearsay ended without saving %u story.", "Hearsay ended without saving %u stories.", self->recoverable->len),
                          self->recoverable->len);
  gtk_label_set_text (self->recovery_label, text);
  gtk_revealer_set_reveal_child (self->recovery, TRUE);
}

static void
close_response_cb (HearsayWindow *self,
                   const char *response)
{
  HearsayProject *project = hearsay_session_get_project (self->session);

  if (strcmp (response, "discard") == 0)
    {
      if (project != NULL)
        hearsay_recovery_discard (project);
      self->is_closing = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (strcmp (response, "save") == 0)
    {
      self->is_closing = project != NULL && hearsay_project_get_file (project) != NULL;
      save (GTK_WIDGET (self), NULL, NULL);
    }
}

/* Whether the window may go now; if not, it asks what to do with unsaved work. */
gboolean
_hearsay_window_may_close (HearsayWindow *self)
{
  GtkWidget *dialog = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (self->is_closing || !hearsay_session_is_modified (self->session))
    return TRUE;

  title = hearsay_session_dup_title (self->session);
  body = g_strdup_printf (_ ("“%s” has changes that are not saved."), title);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save the Changes?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));

  return FALSE;
}

static gboolean
autosave_cb (gpointer data)
{
  HearsayWindow *self = data;
  HearsayProject *project = hearsay_session_get_project (self->session);

  if (project != NULL && hearsay_project_get_file (project) != NULL && hearsay_project_is_modified (project) &&
      !hearsay_project_is_read_only (project))
    save_to (self, NULL);

  return G_SOURCE_CONTINUE;
}

static gboolean
dropped_cb (HearsayWindow *self,
            const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    if (g_file_peek_path (l->data) != NULL)
      g_strv_builder_add (builder, g_file_peek_path (l->data));
  paths = g_strv_builder_end (builder);
  if (paths[0] == NULL)
    return FALSE;

  if (hearsay_window_is_empty (self) || g_str_has_suffix (paths[0], ".hearsay"))
    open_paths (self, (const char *const *) paths);
  else
    import_paths (self, (const char *const *) paths);

  return TRUE;
}

/* Files can be dropped anywhere, and a story is saved from time to time. */
void
_hearsay_window_init_files (HearsayWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
  self->autosave_source = g_timeout_add_seconds (AUTOSAVE, autosave_cb, self);
}

void
_hearsay_window_end_files (HearsayWindow *self)
{
  g_clear_handle_id (&self->autosave_source, g_source_remove);
  g_clear_pointer (&self->recoverable, g_ptr_array_unref);
}

void
_hearsay_window_install_files (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "story.open-folder", NULL, open_folder);
  gtk_widget_class_install_action (klass, "story.open-project", NULL, open_project);
  gtk_widget_class_install_action (klass, "story.open-sample", NULL, open_sample);
  gtk_widget_class_install_action (klass, "story.open-path", "s", open_path);
  gtk_widget_class_install_action (klass, "story.locate", "s", locate);
  gtk_widget_class_install_action (klass, "story.import-files", NULL, import_files);
  gtk_widget_class_install_action (klass, "story.import-folder", NULL, import_folder);
  gtk_widget_class_install_action (klass, "story.cancel", NULL, cancel);
  gtk_widget_class_install_action (klass, "story.save", NULL, save);
  gtk_widget_class_install_action (klass, "story.save-as", NULL, save_as);
  gtk_widget_class_install_action (klass, "story.save-as-path", "s", save_as_path);
  gtk_widget_class_install_action (klass, "story.undo", NULL, undo);
  gtk_widget_class_install_action (klass, "story.redo", NULL, redo);
  gtk_widget_class_install_action (klass, "story.show-failures", NULL, show_failures);
  gtk_widget_class_install_action (klass, "story.recover", NULL, recover);
  gtk_widget_class_install_action (klass, "story.discard-recovery", NULL, discard_recovery);
}
