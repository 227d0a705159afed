/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include <glib/gi18n.h>

#include "hearsay-recent.h"

/* What the window shows of its session: its title, what there is something to do for, how
 * far the work is, and what went wrong. */

#define PATIENCE 300 /* milliseconds before work shows its progress */

static void
set_tooltip (GtkWidget *button,
             const char *name,
             const char *label)
{
  /* Translators: Undo or Redo, and what */
  g_autofree char *text = label != NULL ? g_strdup_printf (C_ ("tooltip", "%s: %s"), name, label) : NULL;

  gtk_widget_set_tooltip_text (button, text != NULL ? text : name);
}

/* Which actions there is something to do for. */
void
_hearsay_window_update_actions (HearsayWindow *self)
{
  HearsayProject *project = hearsay_session_get_project (self->session);
  gboolean is_open = project != NULL;
  gboolean may_write = is_open && !hearsay_project_is_read_only (project);
  gboolean has_quote = hearsay_session_get_quote (self->session) >= 0;
  gboolean has_entity = hearsay_session_get_entity (self->session) >= 0;
  gboolean has_article = hearsay_session_get_article (self->session) >= 0;
  gboolean can_go_back = FALSE;
  const struct
  {
    const char *action;
    gboolean is_enabled;
  } states[] = {
    { "story.undo", is_open && hearsay_project_can_undo (project) },
    { "story.redo", is_open && hearsay_project_can_redo (project) },
    { "story.save", may_write },
    { "story.save-as", is_open },
    { "quote.confirm", may_write && has_quote },
    { "quote.reject", may_write && has_quote },
    { "quote.correct", may_write && has_quote },
    { "quote.speaker", has_quote },
    { "quote.correct-spans", may_write && has_quote },
    { "quote.set-part", may_write && has_quote },
    { "quote.add-piece", may_write && has_quote },
    { "quote.remove-piece", may_write && has_quote },
    { "quote.show-current", has_quote },
    { "quote.next", has_article },
    { "quote.previous", has_article },
    { "quote.mark", may_write && has_article },
    { "note.code", may_write && has_article },
    { "entity.next", has_entity },
    { "entity.previous", has_entity },
    { "entity.confirm", may_write && has_entity },
    { "entity.reject", may_write && has_entity },
    { "entity.rename", may_write && has_entity },
    { "entity.merge", may_write && has_entity },
    { "entity.split", may_write && has_entity },
    { "entity.kind", may_write && has_entity },
    { "entity.split-mention", may_write && hearsay_session_get_mention (self->session) >= 0 },
    { "entity.reject-mention", may_write && hearsay_session_get_mention (self->session) >= 0 },
    { "entity.rules", is_open },
    { "code.add", may_write },
    { "compare.current", has_article },
    { "compare.mute", may_write && hearsay_session_get_passage (self->session) >= 0 },
    { "compare.panes", has_article },
    { "compare.utterance", hearsay_session_get_utterance (self->session) >= 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), states[i].action, states[i].is_enabled);

  g_object_get (self->session, "can-go-back", &can_go_back, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "story.back", can_go_back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quote.chain",
                                 has_quote && adw_view_stack_get_child_by_name (self->views, "quotes") != NULL);

  set_tooltip (self->undo, _ ("Undo"), is_open ? hearsay_project_get_undo_label (project) : NULL);
  set_tooltip (self->redo, _ ("Redo"), is_open ? hearsay_project_get_redo_label (project) : NULL);
}

static void
update_title (HearsayWindow *self)
{
  g_autofree char *story = hearsay_session_dup_title (self->session);
  g_autofree char *title = NULL;

  if (hearsay_session_get_shown (self->session) == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Hearsay"));
      return;
    }

  /* Translators: the story's name, in the title of the window */
  title = hearsay_session_is_modified (self->session) ? g_strdup_printf (_ ("• %s – Hearsay"), story) : g_strdup_printf (_ ("%s – Hearsay"), story);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_project (HearsayWindow *self)
{
  update_title (self);
  _hearsay_window_update_actions (self);
}

static void
project_cb (HearsayWindow *self)
{
  HearsayProject *project = hearsay_session_get_project (self->session);

  g_signal_group_set_target (self->project_signals, project);
  self->is_new_project = project != NULL;
  if (project != NULL && hearsay_project_is_read_only (project))
    _hearsay_window_notice (self, _ ("Read only. A newer version of Hearsay made this project; nothing in it will be changed."),
                            _ ("Save a Copy…"), "story.save-as");
  update_project (self);
}

static gboolean
patience_cb (gpointer data)
{
  HearsayWindow *self = data;

  self->loading_source = 0;
  gtk_revealer_set_reveal_child (self->loading, TRUE);

  return G_SOURCE_REMOVE;
}

static void
note_recent (HearsayWindow *self)
{
  HearsayProject *project = hearsay_session_get_project (self->session);
  GFile *file = project != NULL ? hearsay_project_get_file (project) : NULL;
  g_autofree char *title = hearsay_session_dup_title (self->session);
  g_autofree char *subtitle = hearsay_session_dup_subtitle (self->session);
  g_autofree char *folder = hearsay_session_dup_folder (self->session);

  if (file != NULL && g_file_peek_path (file) != NULL)
    hearsay_recent_add (g_file_peek_path (file), title, subtitle);
  else if (folder != NULL)
    hearsay_recent_add (folder, title, subtitle);
}

/* One line for all files that could not be read. */
static void
show_failures (HearsayWindow *self)
{
  HearsayCorpus *corpus = hearsay_session_get_corpus (self->session);
  guint n = corpus != NULL ? corpus->failures->len : 0;
  g_autofree char *message = NULL;

  if (n == 0)
    return;

  message = g_strdup_printf (ngettext ("%u file could not be read.", "%u files could not be read.", n), n);
  _hearsay_window_notice (self, message, _ ("Show"), "story.show-failures");
}

static void
busy_cb (HearsayWindow *self)
{
  gboolean is_busy = hearsay_session_is_busy (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "story.cancel", is_busy);
  if (is_busy)
    {
      gtk_revealer_set_reveal_child (self->notice, FALSE);
      if (self->loading_source == 0)
        self->loading_source = g_timeout_add (PATIENCE, patience_cb, self);
    }
  else
    {
      g_clear_handle_id (&self->loading_source, g_source_remove);
      gtk_revealer_set_reveal_child (self->loading, FALSE);
    }

  if (is_busy || hearsay_session_get_shown (self->session) != NULL)
    gtk_stack_set_visible_child_name (self->stack, "story");
  else
    {
      hearsay_welcome_update (self->welcome);
      gtk_stack_set_visible_child_name (self->stack, "welcome");
    }
}

static void
progress_cb (HearsayWindow *self)
{
  double progress = 0;

  g_object_get (self->session, "progress", &progress, NULL);
  gtk_progress_bar_set_fraction (self->loading_bar, progress);
}

static void
shown_changed_cb (HearsayWindow *self)
{
  if (hearsay_session_get_shown (self->session) != NULL)
    gtk_stack_set_visible_child_name (self->stack, "story");

  hearsay_reader_hide_card (self->reader);
  update_project (self);
}

/* All widgets have what is shown now. */
static void
shown_changed_after_cb (HearsayWindow *self)
{
  if (!self->is_new_project || hearsay_session_get_shown (self->session) == NULL)
    return;

  self->is_new_project = FALSE;
  _hearsay_window_restore_layout (self);
}

/* Whoever asks for a place in an article wants to read it. */
static void
jump_cb (HearsayWindow *self)
{
  adw_view_stack_set_visible_child_name (self->views, "read");
}

/* The story is there: tell what is wrong with it, and remember it. */
static void
analysed_cb (HearsayWindow *self)
{
  if (hearsay_session_is_busy (self->session) || !hearsay_session_is_analysed (self->session))
    return;

  show_failures (self);
  note_recent (self);
}

static void
problem_cb (HearsayWindow *self,
            const GError *error)
{
  if (hearsay_session_get_shown (self->session) != NULL)
    {
      _hearsay_window_notice (self, error->message, NULL, NULL);
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "welcome");
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
}

/* To be called before the widgets get the session, for they show what the window has made room for. */
void
_hearsay_window_watch_session (HearsayWindow *self)
{
  static const char *const selections[] = { "notify::quote", "notify::utterance", "notify::passage", "notify::entity", "notify::mention", "notify::article", "notify::can-go-back" };

  self->project_signals = g_signal_group_new (HEARSAY_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "notify::can-undo", G_CALLBACK (update_project), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::can-redo", G_CALLBACK (update_project), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::undo-label", G_CALLBACK (update_project), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::redo-label", G_CALLBACK (update_project), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::modified", G_CALLBACK (update_project), self);

  g_signal_connect_swapped (self->session, "notify::project", G_CALLBACK (project_cb), self);
  g_signal_connect_swapped (self->session, "notify::busy", G_CALLBACK (busy_cb), self);
  g_signal_connect_swapped (self->session, "notify::progress", G_CALLBACK (progress_cb), self);
  g_signal_connect_swapped (self->session, "shown-changed", G_CALLBACK (shown_changed_cb), self);
  g_signal_connect_data (self->session, "shown-changed", G_CALLBACK (shown_changed_after_cb), self, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->session, "problem", G_CALLBACK (problem_cb), self);
  g_signal_connect_swapped (self->session, "jump", G_CALLBACK (jump_cb), self);
  g_signal_connect_swapped (self->session, "analysed", G_CALLBACK (analysed_cb), self);
  for (gsize i = 0; i < G_N_ELEMENTS (selections); i++)
    g_signal_connect_swapped (self->session, selections[i], G_CALLBACK (_hearsay_window_update_actions), self);

  g_object_bind_property (self->session, "progress-text", self->loading_text, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->session, "progress-detail", self->loading_detail, "label", G_BINDING_SYNC_CREATE);

  busy_cb (self);
  update_project (self);
}
