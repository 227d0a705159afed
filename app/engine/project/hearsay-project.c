/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-project"

#include "config.h"

#include "hearsay-project-private.h"

#include <string.h>

typedef struct
{
  HearsayTable table;
  char *id;
  JsonObject *before; /* NULL: there was none */
  JsonObject *after;  /* NULL: there is none */
} Change;

struct _HearsayCommand
{
  char *label; /* translated: "Merge Veld into Tomas Veld" */
  GArray *changes;
};

struct _HearsayProject
{
  GObject parent_instance;

  char *title;
  GFile *file;    /* NULL until saved */
  char *checksum; /* of the file as last read or written */
  JsonObject *layout;
  JsonObject *rest; /* members of the file that this version does not know; NULL if none */
  GHashTable *tables[HEARSAY_N_TABLES];

  GPtrArray *done; /* HearsayCommand, the last one on top */
  GPtrArray *undone;
  gpointer saved;    /* the command on top of done when the file was written; NULL: none was */
  gboolean is_dirty; /* changed in a way that no undo takes back */
  gboolean is_read_only;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_READ_ONLY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HearsayProject, hearsay_project, G_TYPE_OBJECT)

static void
clear_change (gpointer data)
{
  Change *change = data;

  g_free (change->id);
  g_clear_pointer (&change->before, json_object_unref);
  g_clear_pointer (&change->after, json_object_unref);
}

/**
 * hearsay_command_new:
 * @label: translated; what undo and redo are called in the menu
 */
HearsayCommand *
hearsay_command_new (const char *label)
{
  HearsayCommand *self = g_new0 (HearsayCommand, 1);

  self->label = g_strdup (label);
  self->changes = g_array_new (FALSE, TRUE, sizeof (Change));
  g_array_set_clear_func (self->changes, clear_change);

  return self;
}

void
hearsay_command_free (HearsayCommand *self)
{
  g_free (self->label);
  g_array_unref (self->changes);
  g_free (self);
}

/**
 * hearsay_command_put:
 * @id: the record's id; a record already under it is replaced
 * @record: (transfer full): never changed again
 */
void
hearsay_command_put (HearsayCommand *self,
                     HearsayTable table,
                     const char *id,
                     JsonObject *record)
{
  Change change = { table, g_strdup (id), NULL, record };

  g_array_append_val (self->changes, change);
}

void
hearsay_command_remove (HearsayCommand *self,
                        HearsayTable table,
                        const char *id)
{
  hearsay_command_put (self, table, id, NULL);
}

static gpointer
top (const GPtrArray *stack)
{
  return stack->len > 0 ? g_ptr_array_index (stack, stack->len - 1) : NULL;
}

static void
hearsay_project_finalize (GObject *object)
{
  HearsayProject *self = HEARSAY_PROJECT (object);

  g_free (self->title);
  g_free (self->checksum);
  g_clear_object (&self->file);
  g_clear_pointer (&self->layout, json_object_unref);
  g_clear_pointer (&self->rest, json_object_unref);
  for (guint i = 0; i < HEARSAY_N_TABLES; i++)
    g_hash_table_unref (self->tables[i]);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);

  G_OBJECT_CLASS (hearsay_project_parent_class)->finalize (object);
}

static void
hearsay_project_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  HearsayProject *self = HEARSAY_PROJECT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, hearsay_project_is_modified (self));
      break;

    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->is_read_only);
      break;

    case PROP_CAN_UNDO:
      g_value_set_boolean (value, hearsay_project_can_undo (self));
      break;

    case PROP_CAN_REDO:
      g_value_set_boolean (value, hearsay_project_can_redo (self));
      break;

    case PROP_UNDO_LABEL:
      g_value_set_string (value, hearsay_project_get_undo_label (self));
      break;

    case PROP_REDO_LABEL:
      g_value_set_string (value, hearsay_project_get_redo_label (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_project_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  HearsayProject *self = HEARSAY_PROJECT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      hearsay_project_set_title (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_project_class_init (HearsayProjectClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = hearsay_project_finalize;
  object_class->get_property = hearsay_project_get_property;
  object_class->set_property = hearsay_project_set_property;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, readable);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, readable);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, readable);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", HEARSAY_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
hearsay_project_init (HearsayProject *self)
{
  self->title = g_strdup ("");
  self->layout = json_object_new ();
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) hearsay_command_free);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) hearsay_command_free);
  for (guint i = 0; i < HEARSAY_N_TABLES; i++)
    self->tables[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
}

HearsayProject *
hearsay_project_new (void)
{
  return g_object_new (HEARSAY_TYPE_PROJECT, NULL);
}

const char *
hearsay_project_get_title (HearsayProject *self)
{
  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), NULL);

  return self->title;
}

void
hearsay_project_set_title (HearsayProject *self,
                           const char *title)
{
  g_return_if_fail (HEARSAY_IS_PROJECT (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * hearsay_project_get_file:
 *
 * Returns: (transfer none) (nullable): where the project was read or saved last
 */
GFile *
hearsay_project_get_file (HearsayProject *self)
{
  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), NULL);

  return self->file;
}

/**
 * hearsay_project_is_modified:
 *
 * Returns: whether there is something to save
 */
gboolean
hearsay_project_is_modified (HearsayProject *self)
{
  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), FALSE);

  return self->is_dirty || self->saved != top (self->done);
}

gboolean
hearsay_project_is_read_only (HearsayProject *self)
{
  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), FALSE);

  return self->is_read_only;
}

/**
 * hearsay_project_get_record:
 *
 * Returns: (transfer none) (nullable): the record, not to be changed
 */
JsonObject *
hearsay_project_get_record (HearsayProject *self,
                            HearsayTable table,
                            const char *id)
{
  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), NULL);

  return g_hash_table_lookup (self->tables[table], id);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * hearsay_project_list_ids:
 *
 * Returns: (transfer container) (element-type utf8): the ids of a table, sorted;
 *   borrowed until the table changes
 */
GPtrArray *
hearsay_project_list_ids (HearsayProject *self,
                          HearsayTable table)
{
  GPtrArray *ids = g_ptr_array_sized_new (g_hash_table_size (self->tables[table]));
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, self->tables[table]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_ids);

  return ids;
}

/**
 * hearsay_project_make_id:
 *
 * Returns: (transfer full): an id no record of the project has
 */
char *
hearsay_project_make_id (HearsayProject *self)
{
  for (;;)
    {
      g_autofree char *id = g_strdup_printf ("%08x%04x", g_random_int (), g_random_int () & 0xFFFF);
      gboolean taken = FALSE;

      for (guint i = 0; i < HEARSAY_N_TABLES; i++)
        taken = taken || g_hash_table_contains (self->tables[i], id);

      if (!taken)
        return g_steal_pointer (&id);
    }
}

/**
 * hearsay_project_get_layout:
 *
 * Returns: (transfer none): panes, view and selection as the window last was
 */
JsonObject *
hearsay_project_get_layout (HearsayProject *self)
{
  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), NULL);

  return self->layout;
}

/**
 * hearsay_project_set_layout:
 * @layout: (transfer full)
 */
void
hearsay_project_set_layout (HearsayProject *self,
                            JsonObject *layout)
{
  g_return_if_fail (HEARSAY_IS_PROJECT (self));

  json_object_unref (self->layout);
  self->layout = layout;
}

static void
notify_history (HearsayProject *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_MODIFIED; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

void
_hearsay_project_put (HearsayProject *self,
                      HearsayTable table,
                      const char *id,
                      JsonObject *record)
{
  if (record != NULL)
    g_hash_table_insert (self->tables[table], g_strdup (id), json_object_ref (record));
  else
    g_hash_table_remove (self->tables[table], id);
}

static guint
apply (HearsayProject *self,
       const HearsayCommand *command,
       gboolean forwards)
{
  guint tables = 0;
  guint n = command->changes->len;

  for (guint i = 0; i < n; i++)
    {
      const Change *change = &g_array_index (command->changes, Change, forwards ? i : n - 1 - i);

      _hearsay_project_put (self, change->table, change->id, forwards ? change->after : change->before);
      tables |= 1u << change->table;
    }

  return tables;
}

/**
 * hearsay_project_run:
 * @command: (transfer full): what to do
 *
 * Does @command, and makes it the next to undo.
 *
 * Returns: %FALSE, with nothing done, where the project is read-only or the
 *   command is empty
 */
gboolean
hearsay_project_run (HearsayProject *self,
                     HearsayCommand *command)
{
  g_autoptr (HearsayCommand) owned = command;
  guint tables = 0;

  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), FALSE);

  if (self->is_read_only || command->changes->len == 0)
    return FALSE;

  /* What a later change of the same command replaces is what an earlier one
   * put, so the records before are looked up one by one while it is done. */
  for (guint i = 0; i < command->changes->len; i++)
    {
      Change *change = &g_array_index (command->changes, Change, i);
      JsonObject *before = g_hash_table_lookup (self->tables[change->table], change->id);

      change->before = before != NULL ? json_object_ref (before) : NULL;
      _hearsay_project_put (self, change->table, change->id, change->after);
      tables |= 1u << change->table;
    }

  /* The state that was saved may lie on the branch that is dropped now. */
  for (guint i = 0; i < self->undone->len; i++)
    if (g_ptr_array_index (self->undone, i) == self->saved && self->saved != NULL)
      {
        self->is_dirty = TRUE;
        self->saved = NULL;
      }

  g_ptr_array_set_size (self->undone, 0);
  g_ptr_array_add (self->done, g_steal_pointer (&owned));
  notify_history (self);
  g_signal_emit (self, signals[CHANGED], 0, tables);

  return TRUE;
}

gboolean
hearsay_project_can_undo (HearsayProject *self)
{
  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), FALSE);

  return self->done->len > 0;
}

gboolean
hearsay_project_can_redo (HearsayProject *self)
{
  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), FALSE);

  return self->undone->len > 0;
}

static const char *
top_label (const GPtrArray *stack)
{
  const HearsayCommand *command = top (stack);

  return command != NULL ? command->label : NULL;
}

/**
 * hearsay_project_get_undo_label:
 *
 * Returns: (transfer none) (nullable): what would be undone
 */
const char *
hearsay_project_get_undo_label (HearsayProject *self)
{
  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), NULL);

  return top_label (self->done);
}

/**
 * hearsay_project_get_redo_label:
 *
 * Returns: (transfer none) (nullable): what would be done again
 */
const char *
hearsay_project_get_redo_label (HearsayProject *self)
{
  g_return_val_if_fail (HEARSAY_IS_PROJECT (self), NULL);

  return top_label (self->undone);
}

static void
step (HearsayProject *self,
      GPtrArray *from,
      GPtrArray *to,
      gboolean forwards)
{
  HearsayCommand *command = NULL;
  guint tables = 0;

  if (from->len == 0)
    return;

  command = g_ptr_array_steal_index (from, from->len - 1);
  tables = apply (self, command, forwards);
  g_ptr_array_add (to, command);
  notify_history (self);
  g_signal_emit (self, signals[CHANGED], 0, tables);
}

void
hearsay_project_undo (HearsayProject *self)
{
  g_return_if_fail (HEARSAY_IS_PROJECT (self));

  step (self, self->done, self->undone, FALSE);
}

void
hearsay_project_redo (HearsayProject *self)
{
  g_return_if_fail (HEARSAY_IS_PROJECT (self));

  step (self, self->undone, self->done, TRUE);
}

GHashTable *
_hearsay_project_get_table (HearsayProject *self,
                            HearsayTable table)
{
  return self->tables[table];
}

JsonObject *
_hearsay_project_get_rest (HearsayProject *self)
{
  return self->rest;
}

/* @rest: (transfer full) (nullable) */
void
_hearsay_project_set_rest (HearsayProject *self,
                           JsonObject *rest)
{
  g_clear_pointer (&self->rest, json_object_unref);
  self->rest = rest;
}

void
_hearsay_project_set_file (HearsayProject *self,
                           GFile *file,
                           const char *checksum)
{
  g_free (self->checksum);
  self->checksum = g_strdup (checksum);
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

const char *
_hearsay_project_get_checksum (HearsayProject *self)
{
  return self->checksum;
}

void
_hearsay_project_set_read_only (HearsayProject *self,
                                gboolean read_only)
{
  self->is_read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/* Names the present state, for _hearsay_project_mark_saved() once it is on disk. */
gpointer
_hearsay_project_get_state (HearsayProject *self)
{
  return top (self->done);
}

void
_hearsay_project_mark_saved (HearsayProject *self,
                             gpointer state)
{
  self->saved = state;
  self->is_dirty = FALSE;
  self->is_read_only = FALSE;
  notify_history (self);
}

/* There is something to save that no undo takes back: recovered work, new articles. */
void
_hearsay_project_mark_dirty (HearsayProject *self)
{
  self->is_dirty = TRUE;
  notify_history (self);
}

const char *
_hearsay_table_get_name (HearsayTable table)
{
  static const char *const names[] = { "articles", "decisions", "annotations", "codes", "memos" };

  return names[table];
}
