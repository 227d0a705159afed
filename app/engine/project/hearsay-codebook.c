/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-codebook"

#include "config.h"

#include "hearsay-codebook.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-json.h"

/* A record: {"name", "parent": id or "", "letter", "memo"}. */

void
hearsay_code_free (HearsayCode *code)
{
  g_free (code->id);
  g_free (code->parent);
  g_free (code->name);
  g_free (code->letter);
  g_free (code->memo);
  g_free (code);
}

static char *
first_letter (const char *name)
{
  g_autofree char *upper = g_utf8_strup (name, -1);

  return g_utf8_substring (upper, 0, MIN (1, g_utf8_strlen (upper, -1)));
}

static HearsayCode *
code_from_record (const char *id,
                  JsonObject *record)
{
  HearsayCode *code = g_new0 (HearsayCode, 1);
  const char *letter = hearsay_json_get_string (record, "letter");

  code->id = g_strdup (id);
  code->parent = g_strdup (hearsay_json_get_string (record, "parent"));
  code->name = g_strdup (hearsay_json_get_string (record, "name"));
  code->letter = *letter != '\0' ? g_strdup (letter) : first_letter (code->name);
  code->memo = g_strdup (hearsay_json_get_string (record, "memo"));

  return code;
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  const HearsayCode *one = *(const HearsayCode *const *) a;
  const HearsayCode *two = *(const HearsayCode *const *) b;
  int order = g_utf8_collate (one->name, two->name);

  return order != 0 ? order : strcmp (one->id, two->id);
}

/* Whether following parents from @id comes to @ancestor. Bounded, because a
 * file may hold a circle. */
static gboolean
descends_from (HearsayProject *project,
               const char *id,
               const char *ancestor)
{
  for (guint i = 0; i < 100 && *id != '\0'; i++)
    {
      JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_CODES, id);

      if (strcmp (id, ancestor) == 0)
        return TRUE;
      if (record == NULL)
        return FALSE;
      id = hearsay_json_get_string (record, "parent");
    }

  return *id != '\0';
}

static gboolean
is_top (HearsayProject *project,
        const HearsayCode *code)
{
  return *code->parent == '\0' || hearsay_project_get_record (project, HEARSAY_TABLE_CODES, code->parent) == NULL ||
         descends_from (project, code->parent, code->id);
}

static void
add_below (HearsayProject *project,
           GPtrArray *codes,
           const char *parent,
           guint depth,
           GPtrArray *list)
{
  for (guint i = 0; i < codes->len; i++)
    {
      HearsayCode *code = g_ptr_array_index (codes, i);

      if (code == NULL || (parent == NULL ? !is_top (project, code) : strcmp (code->parent, parent) != 0))
        continue;

      code->depth = depth;
      codes->pdata[i] = NULL;
      g_ptr_array_add (list, code);
      add_below (project, codes, code->id, depth + 1, list);
    }
}

/**
 * hearsay_codebook_list:
 *
 * Returns: (transfer full) (element-type HearsayCode): the tree, depth first
 */
GPtrArray *
hearsay_codebook_list (HearsayProject *project)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) hearsay_code_free);
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (project, HEARSAY_TABLE_CODES);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      g_ptr_array_add (codes, code_from_record (id, hearsay_project_get_record (project, HEARSAY_TABLE_CODES, id)));
    }

  g_ptr_array_sort (codes, compare_codes);
  add_below (project, codes, NULL, 0, list);

  return list;
}

/**
 * hearsay_codebook_add:
 * @parent: (nullable): a code's id
 *
 * Returns: (transfer full) (nullable): the new code's id, %NULL where the
 *   project is read-only or the name empty
 */
char *
hearsay_codebook_add (HearsayProject *project,
                      const char *name,
                      const char *parent)
{
  g_autofree char *id = hearsay_project_make_id (project);
  HearsayCommand *command = NULL;
  JsonObject *record = NULL;

  if (*name == '\0')
    return NULL;

  record = json_object_new ();
  json_object_set_string_member (record, "name", name);
  json_object_set_string_member (record, "parent", parent != NULL ? parent : "");
  command = hearsay_command_new (_ ("Add code"));
  hearsay_command_put (command, HEARSAY_TABLE_CODES, id, record);

  return hearsay_project_run (project, command) ? g_steal_pointer (&id) : NULL;
}

static gboolean
set_member (HearsayProject *project,
            const char *id,
            const char *member,
            const char *value,
            const char *label)
{
  JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_CODES, id);
  HearsayCommand *command = NULL;
  JsonObject *copy = NULL;

  if (record == NULL || strcmp (hearsay_json_get_string (record, member), value) == 0)
    return FALSE;

  copy = hearsay_json_copy_object (record);
  json_object_set_string_member (copy, member, value);
  command = hearsay_command_new (label);
  hearsay_command_put (command, HEARSAY_TABLE_CODES, id, copy);

  return hearsay_project_run (project, command);
}

gboolean
hearsay_codebook_rename (HearsayProject *project,
                         const char *id,
                         const char *name)
{
  return *name != '\0' && set_member (project, id, "name", name, _ ("Rename code"));
}

/**
 * hearsay_codebook_move:
 * @parent: a code's id, or "" for the top; not @id or anything below it
 */
gboolean
hearsay_codebook_move (HearsayProject *project,
                       const char *id,
                       const char *parent)
{
  if (*parent != '\0' && descends_from (project, parent, id))
    return FALSE;

  return set_member (project, id, "parent", parent, _ ("Move code"));
}

/* Puts a copy of each record of @table whose @member is @id, with @value instead. */
static void
replace_references (HearsayProject *project,
                    HearsayCommand *command,
                    HearsayTable table,
                    const char *member,
                    const char *id,
                    const char *value)
{
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (project, table);

  for (guint i = 0; i < ids->len; i++)
    {
      JsonObject *record = hearsay_project_get_record (project, table, g_ptr_array_index (ids, i));
      JsonObject *copy = NULL;

      if (strcmp (hearsay_json_get_string (record, member), id) != 0)
        continue;

      copy = hearsay_json_copy_object (record);
      json_object_set_string_member (copy, member, value);
      hearsay_command_put (command, table, g_ptr_array_index (ids, i), copy);
    }
}

gboolean
hearsay_codebook_remove (HearsayProject *project,
                         const char *id)
{
  JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_CODES, id);
  HearsayCommand *command = NULL;

  if (record == NULL)
    return FALSE;

  command = hearsay_command_new (_ ("Remove code"));
  replace_references (project, command, HEARSAY_TABLE_CODES, "parent", id, hearsay_json_get_string (record, "parent"));
  replace_references (project, command, HEARSAY_TABLE_ANNOTATIONS, "code", id, "");
  hearsay_command_remove (command, HEARSAY_TABLE_CODES, id);

  return hearsay_project_run (project, command);
}
