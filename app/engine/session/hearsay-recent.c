/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-recent"

#include "config.h"

#include "hearsay-recent.h"

#include <string.h>

#define MAX_RECENT 12

/* One group a story, named by its path, in a key file of the user's state. */

void
hearsay_recent_free (HearsayRecent *recent)
{
  g_free (recent->path);
  g_free (recent->title);
  g_free (recent->subtitle);
  g_free (recent);
}

static char *
dup_file_name (void)
{
  return g_build_filename (g_get_user_state_dir (), "hearsay", "recent.ini", NULL);
}

static GKeyFile *
load (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *name = dup_file_name ();

  /* A file that is missing or damaged holds nothing worth a word. */
  g_key_file_load_from_file (file, name, G_KEY_FILE_NONE, NULL);

  return file;
}

static void
save (GKeyFile *file)
{
  g_autofree char *name = dup_file_name ();
  g_autofree char *folder = g_path_get_dirname (name);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, name, &error))
    g_info ("Recent stories are not kept: %s", error->message);
}

static int
compare_recent (gconstpointer a,
                gconstpointer b)
{
  const HearsayRecent *one = *(const HearsayRecent *const *) a;
  const HearsayRecent *other = *(const HearsayRecent *const *) b;

  if (one->used != other->used)
    return one->used > other->used ? -1 : 1;

  return strcmp (one->path, other->path);
}

static char *
get_string (GKeyFile *file,
            const char *group,
            const char *key)
{
  char *string = g_key_file_get_string (file, group, key, NULL);

  return string != NULL ? string : g_strdup ("");
}

/**
 * hearsay_recent_list:
 *
 * Returns: (transfer full) (element-type HearsayRecent): the latest first
 */
GPtrArray *
hearsay_recent_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) hearsay_recent_free);
  g_autoptr (GKeyFile) file = load ();
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      HearsayRecent *recent = g_new0 (HearsayRecent, 1);

      recent->path = g_uri_unescape_string (groups[i], NULL);
      recent->title = get_string (file, groups[i], "title");
      recent->subtitle = get_string (file, groups[i], "subtitle");
      recent->used = g_key_file_get_int64 (file, groups[i], "used", NULL);
      if (recent->path != NULL)
        g_ptr_array_add (list, recent);
      else
        hearsay_recent_free (recent);
    }
  g_ptr_array_sort (list, compare_recent);

  return list;
}

/* A group's name may hold neither brackets nor control characters. */
static char *
dup_group (const char *path)
{
  return g_uri_escape_string (path, "/ ", TRUE);
}

/**
 * hearsay_recent_add:
 * @path: a folder, or a project file
 *
 * The story is open now; it becomes the latest.
 */
void
hearsay_recent_add (const char *path,
                    const char *title,
                    const char *subtitle)
{
  g_autoptr (GKeyFile) file = load ();
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *group = dup_group (path);

  g_key_file_set_string (file, group, "title", title);
  g_key_file_set_string (file, group, "subtitle", subtitle);
  g_key_file_set_int64 (file, group, "used", g_get_real_time () / G_USEC_PER_SEC);

  list = hearsay_recent_list ();
  for (guint i = MAX_RECENT; i < list->len; i++)
    {
      g_autofree char *old = dup_group (((HearsayRecent *) g_ptr_array_index (list, i))->path);

      if (strcmp (old, group) != 0)
        g_key_file_remove_group (file, old, NULL);
    }

  save (file);
}

void
hearsay_recent_remove (const char *path)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = dup_group (path);

  if (g_key_file_remove_group (file, group, NULL))
    save (file);
}
