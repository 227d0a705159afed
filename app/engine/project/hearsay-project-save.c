/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-project-save"

#include "config.h"

#include "hearsay-project-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "hearsay-project-private.h"

#define MAX_GENERATIONS 10

typedef struct
{
  HearsaySnapshot *snapshot;
  char *path;
  char *former;   /* checksum the file is expected to have; NULL: do not look */
  char *checksum; /* of what was written */
  gpointer state;
  GFile *file;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  _hearsay_snapshot_free (save->snapshot);
  g_free (save->path);
  g_free (save->former);
  g_free (save->checksum);
  g_object_unref (save->file);
  g_free (save);
}

static gboolean
fail (GError **error,
      const char *path)
{
  int number = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", path, g_strerror (number));

  return FALSE;
}

static gboolean
write_all (int fd,
           const char *data,
           gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      data += written;
      length -= written;
    }

  return TRUE;
}

/* What is on the disk, not in our memory, is what counts. */
static gboolean
reads_back (const char *path,
            const GString *contents)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &data, &length, NULL) && length == contents->len && memcmp (data, contents->str, length) == 0;
}

static gboolean
write_temporary (char *temporary,
                 mode_t mode,
                 const GString *contents,
                 GError **error)
{
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  gboolean good = FALSE;

  if (fd < 0)
    return fail (error, temporary);

  good = write_all (fd, contents->str, contents->len) && fchmod (fd, mode) == 0 && fsync (fd) == 0;
  if (!good)
    fail (error, temporary);
  if (close (fd) != 0 && good)
    good = fail (error, temporary);

  if (good && !reads_back (temporary, contents))
    {
      g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_NOT_VERIFIED,
                   _ ("%s: what was written does not read back the same; the former file stands"), temporary);
      good = FALSE;
    }

  return good;
}

static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static char *
generations_folder (const char *path)
{
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  key[16] = '\0';

  return g_build_filename (g_get_user_data_dir (), "hearsay", "generations", key, NULL);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/**
 * hearsay_project_list_generations:
 * @file: a project file
 *
 * Returns: (transfer full) (element-type filename): paths of the file's former
 *   contents, newest first
 */
GPtrArray *
hearsay_project_list_generations (GFile *file)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = generations_folder (g_file_peek_path (file));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".hearsay"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);

  return paths;
}

/* Keeping a generation is no reason to fail a save: the new file is what matters. */
static void
keep_generation (const char *path,
                 GFile *file)
{
  g_autofree char *folder = generations_folder (path);
  g_autofree char *name = g_strdup_printf ("%016" G_GINT64_FORMAT ".hearsay", g_get_real_time ());
  g_autofree char *kept = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) generations = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return;

  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_file_set_contents (kept, contents, length, &error))
    {
      g_message ("No former version is kept: %s", error != NULL ? error->message : g_strerror (errno));
      return;
    }

  generations = hearsay_project_list_generations (file);
  for (guint i = MAX_GENERATIONS; i < generations->len; i++)
    g_unlink (g_ptr_array_index (generations, i));
}

static gboolean
check_unchanged (const Save *save,
                 GError **error)
{
  g_autofree char *contents = NULL;
  g_autofree char *checksum = NULL;
  gsize length = 0;

  if (save->former == NULL || !g_file_get_contents (save->path, &contents, &length, NULL))
    return TRUE;

  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
  if (strcmp (checksum, save->former) == 0)
    return TRUE;

  g_set_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_CHANGED,
               _ ("%s was changed by another program since it was read"), save->path);

  return FALSE;
}

static gboolean
write_project (Save *save,
               GError **error)
{
  g_autoptr (GString) contents = _hearsay_snapshot_print (save->snapshot);
  g_autofree char *real = realpath (save->path, NULL);
  const char *target = real != NULL ? real : save->path;
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *temporary = g_strdup_printf ("%s.XXXXXX", target);
  struct stat status;
  mode_t mode = 0644;

  if (!check_unchanged (save, error))
    return FALSE;

  if (stat (target, &status) == 0)
    mode = status.st_mode & 0777;

  if (!write_temporary (temporary, mode, contents, error))
    {
      g_unlink (temporary);
      return FALSE;
    }

  keep_generation (target, save->file);
  if (g_rename (temporary, target) != 0)
    {
      fail (error, target);
      g_unlink (temporary);
      return FALSE;
    }

  sync_folder (folder);
  save->checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents->str, contents->len);

  return TRUE;
}

static Save *
save_new (HearsayProject *self,
          GFile *file,
          gboolean overwrite)
{
  Save *save = g_new0 (Save, 1);
  GFile *known = hearsay_project_get_file (self);

  save->snapshot = _hearsay_snapshot_new (self, file);
  save->path = g_file_get_path (file);
  save->file = g_object_ref (file);
  save->state = _hearsay_project_get_state (self);
  if (!overwrite && known != NULL && g_file_equal (known, file))
    save->former = g_strdup (_hearsay_project_get_checksum (self));

  return save;
}

static gboolean
may_save (HearsayProject *self,
          GFile *file,
          GError **error)
{
  GFile *known = hearsay_project_get_file (self);

  if (g_file_peek_path (file) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("Projects are saved on this computer only"));
      return FALSE;
    }

  if (hearsay_project_is_read_only (self) && known != NULL && g_file_equal (known, file))
    {
      g_set_error_literal (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_READ_ONLY,
                           _ ("This project was made by a newer version of Hearsay. Save a copy under another name."));
      return FALSE;
    }

  return TRUE;
}

static void
save_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_project (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * hearsay_project_save_async:
 * @file: where to; the file becomes the project's once it is written
 * @overwrite: also if somebody else has written it since
 */
void
hearsay_project_save_async (HearsayProject *self,
                            GFile *file,
                            gboolean overwrite,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_return_if_fail (HEARSAY_IS_PROJECT (self));

  g_task_set_source_tag (task, hearsay_project_save_async);
  if (!may_save (self, file, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, save_new (self, file, overwrite), save_free);
  /* Once begun, a save ends; cancelling it halfway would gain nothing. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, save_thread);
}

static void
adopt (HearsayProject *self,
       const Save *save)
{
  _hearsay_project_set_file (self, save->file, save->checksum);
  _hearsay_project_mark_saved (self, save->state);
}

gboolean
hearsay_project_save_finish (HearsayProject *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  adopt (self, g_task_get_task_data (G_TASK (result)));

  return TRUE;
}

/**
 * hearsay_project_save:
 *
 * Like hearsay_project_save_async(), for programs without a main loop.
 */
gboolean
hearsay_project_save (HearsayProject *self,
                      GFile *file,
                      gboolean overwrite,
                      GError **error)
{
  Save *save = NULL;
  gboolean good = FALSE;

  if (!may_save (self, file, error))
    return FALSE;

  save = save_new (self, file, overwrite);
  good = write_project (save, error);
  if (good)
    adopt (self, save);
  save_free (save);

  return good;
}
