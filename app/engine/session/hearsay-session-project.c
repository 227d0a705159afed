/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

#include <string.h>

#include "hearsay-decisions.h"
#include "hearsay-project-file.h"

#define RECOVERY_DELAY 1 /* seconds from a change to its copy in safety */

/* The project of the session: what is decided is laid over what is suggested
 * after each command, and kept safe from a killed program. */

/* Decisions about names are rules, and wait among these. */
static void
drop_rules (HearsaySession *self)
{
  for (guint i = self->lost->len; i > 0; i--)
    {
      g_autofree char *words = hearsay_decision_dup_words (self->project, g_ptr_array_index (self->lost, i - 1));

      if (words[0] == '\0')
        g_ptr_array_remove_index (self->lost, i - 1);
    }
}

/* The analysis with the decisions laid over. */
HearsayAnalysis *
_hearsay_session_apply (HearsaySession *self)
{
  HearsayAnalysis *shown = NULL;

  if (self->project == NULL)
    return hearsay_analysis_ref (self->suggested);

  shown = hearsay_decisions_apply_rules (self->project, self->suggested, &self->lost, &self->rules);
  drop_rules (self);

  return shown;
}

static gboolean
recovery_cb (gpointer data)
{
  HearsaySession *self = data;

  self->recovery_source = 0;
  if (self->project != NULL && hearsay_project_is_modified (self->project))
    hearsay_recovery_write (self->project);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (HearsaySession *self,
            guint tables)
{
  const guint shown = 1 << HEARSAY_TABLE_DECISIONS;
  const guint noted = 1 << HEARSAY_TABLE_ANNOTATIONS | 1 << HEARSAY_TABLE_CODES;

  if ((tables & shown) != 0)
    _hearsay_session_reapply (self);
  if ((tables & noted) != 0)
    _hearsay_session_list_annotations (self);

  if (self->recovery_source == 0)
    self->recovery_source = g_timeout_add_seconds (RECOVERY_DELAY, recovery_cb, self);
}

static void
title_cb (HearsaySession *self)
{
  _hearsay_session_notify (self, PROP_TITLE);
}

/* Which articles were looked at is a matter of layout, not of the story. */
static void
load_read (HearsaySession *self)
{
  JsonObject *layout = NULL;
  JsonArray *read = NULL;

  g_hash_table_remove_all (self->read);
  layout = self->project != NULL ? hearsay_project_get_layout (self->project) : NULL;
  if (layout == NULL || !json_object_has_member (layout, "read") ||
      !JSON_NODE_HOLDS_ARRAY (json_object_get_member (layout, "read")))
    return;

  read = json_object_get_array_member (layout, "read");
  for (guint i = 0; i < json_array_get_length (read); i++)
    {
      JsonNode *node = json_array_get_element (read, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_hash_table_add (self->read, json_node_dup_string (node));
    }
}

static void
store_read (HearsaySession *self)
{
  g_autoptr (JsonObject) layout = json_object_new ();
  JsonObject *before = hearsay_project_get_layout (self->project);
  JsonArray *read = json_array_new ();
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (self->read), (GCompareFunc) strcmp);
  g_autoptr (GList) members = before != NULL ? json_object_get_members (before) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (layout, l->data, json_node_copy (json_object_get_member (before, l->data)));

  for (GList *l = ids; l != NULL; l = l->next)
    json_array_add_string_element (read, l->data);
  json_object_set_array_member (layout, "read", read);

  hearsay_project_set_layout (self->project, g_steal_pointer (&layout));
}

/* The article was looked at. */
void
_hearsay_session_mark_read (HearsaySession *self,
                            guint article)
{
  const HearsayArticle *item = hearsay_session_get_article_at (self, article);

  if (item != NULL)
    g_hash_table_add (self->read, g_strdup (item->id));
}

/* Takes leave of the former project and minds @project (nullable). */
void
_hearsay_session_set_project (HearsaySession *self,
                              HearsayProject *project)
{
  if (self->project == project)
    return;

  g_clear_handle_id (&self->recovery_source, g_source_remove);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);

  if (project != NULL)
    {
      g_signal_connect_swapped (project, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (project, "notify::title", G_CALLBACK (title_cb), self);
    }

  g_array_set_size (self->history, 0);
  self->has_been = FALSE;
  load_read (self);
  _hearsay_session_notify (self, PROP_PROJECT);
  _hearsay_session_notify (self, PROP_CAN_GO_BACK);
}

gboolean
hearsay_session_is_modified (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  return self->project != NULL && hearsay_project_is_modified (self->project);
}

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (hearsay_project_save_finish (HEARSAY_PROJECT (object), result, &error))
    {
      hearsay_recovery_discard (HEARSAY_PROJECT (object));
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/**
 * hearsay_session_save_async:
 * @file: (nullable): where to; %NULL for where it was
 *
 * Writes the project off the main loop.
 */
void
hearsay_session_save_async (HearsaySession *self,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GFile *own = NULL;

  g_return_if_fail (HEARSAY_IS_SESSION (self));
  g_return_if_fail (self->project != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hearsay_session_save_async);

  own = hearsay_project_get_file (self->project);
  if (file == NULL && own == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The project has no file yet");
      return;
    }

  store_read (self);
  hearsay_project_save_async (self->project, file != NULL ? file : own,
                              file != NULL && (own == NULL || !g_file_equal (file, own)),
                              cancellable, saved_cb, g_steal_pointer (&task));
}

gboolean
hearsay_session_save_finish (HearsaySession *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
