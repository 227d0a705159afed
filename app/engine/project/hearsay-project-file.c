/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-project-file"

#include "config.h"

#include "hearsay-project-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-json.h"
#include "hearsay-project-private.h"

#define FORMAT "hearsay-project"
#define FORMAT_VERSION 1

/* A project larger than this is not one. */
#define MAX_BYTES ((gsize) 1 << 30)

G_DEFINE_QUARK (hearsay_project_error, hearsay_project_error)

struct _HearsaySnapshot
{
  JsonNode *root; /* owned; its records are the project's own, never changed */
};

static char *
relative_path (GFile *target,
               const char *path)
{
  g_autoptr (GFile) folder = target != NULL ? g_file_get_parent (target) : NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) up = g_string_new (NULL);

  if (folder == NULL || !g_path_is_absolute (path))
    return g_strdup (path);

  /* "../" up to the nearest folder that both share, but not up to the root. */
  while (folder != NULL && g_file_has_parent (folder, NULL))
    {
      g_autofree char *below = g_file_get_relative_path (folder, file);
      g_autoptr (GFile) parent = g_file_get_parent (folder);

      if (below != NULL)
        return g_strconcat (up->str, below, NULL);

      g_string_append (up, "../");
      g_set_object (&folder, parent);
    }

  return g_strdup (path);
}

static JsonObject *
article_for_file (JsonObject *record,
                  GFile *target)
{
  JsonObject *copy = hearsay_json_copy_object (record);
  g_autofree char *path = relative_path (target, hearsay_json_get_string (record, "path"));

  json_object_set_string_member (copy, "path", path);

  return copy;
}

static JsonObject *
table_for_file (HearsayProject *self,
                HearsayTable table,
                GFile *target)
{
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer id = NULL;
  gpointer record = NULL;

  g_hash_table_iter_init (&iter, _hearsay_project_get_table (self, table));
  while (g_hash_table_iter_next (&iter, &id, &record))
    json_object_set_object_member (object, id,
                                   table == HEARSAY_TABLE_ARTICLES ? article_for_file (record, target)
                                                                   : json_object_ref (record));

  return object;
}

/* @target: (nullable): where it will be written; article paths are made relative to it */
HearsaySnapshot *
_hearsay_snapshot_new (HearsayProject *self,
                       GFile *target)
{
  HearsaySnapshot *snapshot = g_new0 (HearsaySnapshot, 1);
  JsonObject *rest = _hearsay_project_get_rest (self);
  JsonObject *object = rest != NULL ? hearsay_json_copy_object (rest) : json_object_new ();

  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", FORMAT_VERSION);
  json_object_set_string_member (object, "title", hearsay_project_get_title (self));
  json_object_set_object_member (object, "layout", json_object_ref (hearsay_project_get_layout (self)));
  for (guint i = 0; i < HEARSAY_N_TABLES; i++)
    json_object_set_object_member (object, _hearsay_table_get_name (i), table_for_file (self, i, target));

  snapshot->root = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);

  return snapshot;
}

JsonObject *
_hearsay_snapshot_get_root (HearsaySnapshot *snapshot)
{
  return json_node_get_object (snapshot->root);
}

void
_hearsay_snapshot_free (HearsaySnapshot *snapshot)
{
  json_node_unref (snapshot->root);
  g_free (snapshot);
}

/* Returns: (transfer full): the file's contents */
GString *
_hearsay_snapshot_print (const HearsaySnapshot *snapshot)
{
  GString *out = g_string_new (NULL);

  hearsay_json_print (out, snapshot->root);

  return out;
}

/**
 * hearsay_project_to_bytes:
 *
 * Returns: (transfer full): the project as a file would hold it, with absolute paths
 */
GBytes *
hearsay_project_to_bytes (HearsayProject *self)
{
  HearsaySnapshot *snapshot = _hearsay_snapshot_new (self, NULL);
  GBytes *bytes = g_string_free_to_bytes (_hearsay_snapshot_print (snapshot));

  _hearsay_snapshot_free (snapshot);

  return bytes;
}

static gboolean
read_table (HearsayProject *self,
            HearsayTable table,
            JsonObject *root,
            const char *name,
            GError **error)
{
  const char *member = _hearsay_table_get_name (table);
  JsonNode *node = json_object_get_member (root, member);
  JsonObjectIter iter;
  const char *id = NULL;
  JsonNode *record = NULL;

  if (node == NULL)
    return TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_DAMAGED, _ ("%s: “%s” is not an object"), name, member);
      return FALSE;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &id, &record))
    {
      if (!JSON_NODE_HOLDS_OBJECT (record))
        {
          g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_DAMAGED,
                       _ ("%s: “%s/%s” is not an object"), name, member, id);
          return FALSE;
        }

      _hearsay_project_put (self, table, id, json_node_get_object (record));
    }

  return TRUE;
}

/* Paths are absolute in memory, so that a project can be saved anywhere. */
static void
resolve_paths (HearsayProject *self,
               GFile *base)
{
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (self, HEARSAY_TABLE_ARTICLES);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      JsonObject *record = hearsay_project_get_record (self, HEARSAY_TABLE_ARTICLES, id);
      const char *path = hearsay_json_get_string (record, "path");
      g_autoptr (JsonObject) copy = NULL;
      g_autoptr (GFile) file = NULL;

      if (g_path_is_absolute (path) || *path == '\0')
        continue;

      copy = hearsay_json_copy_object (record);
      file = g_file_resolve_relative_path (base, path);
      json_object_set_string_member (copy, "path", g_file_peek_path (file) != NULL ? g_file_peek_path (file) : path);
      _hearsay_project_put (self, HEARSAY_TABLE_ARTICLES, id, copy);
    }
}

static void
keep_rest (HearsayProject *self,
           JsonObject *root)
{
  static const char *const known[] = { "format", "version", "title", "layout" };
  JsonObject *rest = hearsay_json_copy_object (root);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (json_object_has_member (rest, known[i]))
      json_object_remove_member (rest, known[i]);
  for (guint i = 0; i < HEARSAY_N_TABLES; i++)
    if (json_object_has_member (rest, _hearsay_table_get_name (i)))
      json_object_remove_member (rest, _hearsay_table_get_name (i));

  _hearsay_project_set_rest (self, rest);
}

static gboolean
check_format (JsonObject *root,
              const char *name,
              gint64 *version,
              GError **error)
{
  if (strcmp (hearsay_json_get_string (root, "format"), FORMAT) != 0)
    {
      g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_FOREIGN, _ ("%s: this is not a Hearsay project"), name);
      return FALSE;
    }

  *version = hearsay_json_get_int (root, "version", 0);
  if (*version < 1)
    {
      g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_DAMAGED, _ ("%s: “version” is missing or no number above zero"), name);
      return FALSE;
    }

  return TRUE;
}

/* @base: (nullable): the folder that relative paths are relative to */
HearsayProject *
_hearsay_project_from_node (JsonNode *node,
                            const char *name,
                            GFile *base,
                            GError **error)
{
  g_autoptr (HearsayProject) self = hearsay_project_new ();
  JsonObject *root = NULL;
  JsonObject *layout = NULL;
  gint64 version = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_FOREIGN, _ ("%s: this is not a Hearsay project"), name);
      return NULL;
    }

  root = json_node_get_object (node);
  if (!check_format (root, name, &version, error))
    return NULL;

  for (guint i = 0; i < HEARSAY_N_TABLES; i++)
    if (!read_table (self, i, root, name, error))
      return NULL;

  hearsay_project_set_title (self, hearsay_json_get_string (root, "title"));
  layout = hearsay_json_get_object (root, "layout");
  if (layout != NULL)
    hearsay_project_set_layout (self, json_object_ref (layout));
  keep_rest (self, root);
  if (base != NULL)
    resolve_paths (self, base);
  _hearsay_project_set_read_only (self, version > FORMAT_VERSION);

  return g_steal_pointer (&self);
}

/**
 * hearsay_project_load_bytes:
 * @bytes: a project file
 * @name: what it is called in messages
 *
 * Returns: (transfer full) (nullable): the project, without a file
 */
HearsayProject *
hearsay_project_load_bytes (GBytes *bytes,
                            const char *name,
                            GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) root = NULL;

  if (size > MAX_BYTES)
    {
      g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_FOREIGN, _ ("%s: too large to be a Hearsay project"), name);
      return NULL;
    }

  root = hearsay_json_parse (data != NULL ? data : "", size, name, error);

  return root != NULL ? _hearsay_project_from_node (root, name, NULL, error) : NULL;
}

static void
name_after_file (HearsayProject *self,
                 const char *name)
{
  g_autofree char *title = g_str_has_suffix (name, HEARSAY_PROJECT_SUFFIX) ? g_strndup (name, strlen (name) - strlen (HEARSAY_PROJECT_SUFFIX))
                                                                           : g_strdup (name);

  hearsay_project_set_title (self, title);
}

/**
 * hearsay_project_load:
 * @file: a `*.hearsay` file
 * @error: return location for a [error@Hearsay.ProjectError], or one of reading;
 *   messages begin with the file's name and name the place
 *
 * Never writes. A file of a newer version gives a read-only project.
 *
 * Returns: (transfer full) (nullable): the project
 */
HearsayProject *
hearsay_project_load (GFile *file,
                      GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *checksum = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (HearsayProject) self = NULL;

  if (bytes == NULL)
    return NULL;

  self = hearsay_project_load_bytes (bytes, name, error);
  if (self == NULL)
    return NULL;

  resolve_paths (self, folder);
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  _hearsay_project_set_file (self, file, checksum);
  if (*hearsay_project_get_title (self) == '\0')
    name_after_file (self, name);

  return g_steal_pointer (&self);
}
