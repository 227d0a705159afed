/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-recovery"

#include "config.h"

#include "hearsay-project-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "hearsay-json.h"
#include "hearsay-project-private.h"

#define RECOVERY_FILE "recovery-file"
#define RECOVERY_CHECKSUM "recovery-checksum"

/* Each project with unsaved work has a file here, and a lock beside it that dies
 * with its program. A file whose lock is free was left behind. */
typedef struct
{
  char *path;
  int lock;          /* descriptor */
  gboolean is_busy;  /* a thread is writing */
  gboolean is_stale; /* something changed meanwhile */
} Slot;

static GQuark slot_quark (void);

G_DEFINE_QUARK (hearsay_recovery_slot, slot)

static char *
recovery_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "hearsay", "recovery", NULL);
}

static char *
lock_path (const char *path)
{
  return g_strconcat (path, ".lock", NULL);
}

/* Returns: a descriptor, or -1 if another program holds the lock */
static int
take_lock (const char *path)
{
  g_autofree char *name = lock_path (path);
  int fd = open (name, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);
      return -1;
    }

  return fd;
}

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  if (slot->lock >= 0)
    close (slot->lock);
  g_free (slot->path);
  g_free (slot);
}

static Slot *
ensure_slot (HearsayProject *project)
{
  Slot *slot = g_object_get_qdata (G_OBJECT (project), slot_quark ());
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  if (slot != NULL)
    return slot;

  folder = recovery_folder ();
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_message ("Unsaved work cannot be kept in %s: %s", folder, g_strerror (errno));
      return NULL;
    }

  name = g_strdup_printf ("%d-%08x.hearsay", (int) getpid (), g_random_int ());
  slot = g_new0 (Slot, 1);
  slot->path = g_build_filename (folder, name, NULL);
  slot->lock = take_lock (slot->path);
  g_object_set_qdata_full (G_OBJECT (project), slot_quark (), slot, slot_free);

  return slot;
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  const char *path = g_object_get_data (G_OBJECT (task), "path");
  g_autoptr (GString) contents = _hearsay_snapshot_print (data);
  GError *error = NULL;

  if (g_file_set_contents_full (path, contents->str, contents->len, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  HearsayProject *project = HEARSAY_PROJECT (source);
  Slot *slot = g_object_get_qdata (source, slot_quark ());
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_message ("Unsaved work could not be kept: %s", error->message);

  if (slot == NULL)
    {
      /* Discarded while it was written. */
      g_unlink (g_object_get_data (G_OBJECT (result), "path"));
      return;
    }

  slot->is_busy = FALSE;
  if (slot->is_stale)
    hearsay_recovery_write (project);
}

/* So that recovered work can be saved where it belongs. */
static void
remember_file (HearsayProject *self,
               HearsaySnapshot *snapshot)
{
  JsonObject *root = _hearsay_snapshot_get_root (snapshot);
  GFile *file = hearsay_project_get_file (self);
  const char *checksum = _hearsay_project_get_checksum (self);

  if (file == NULL)
    return;

  json_object_set_string_member (root, RECOVERY_FILE, g_file_peek_path (file));
  json_object_set_string_member (root, RECOVERY_CHECKSUM, checksum != NULL ? checksum : "");
}

static void
recall_file (HearsayProject *self)
{
  JsonObject *rest = _hearsay_project_get_rest (self);
  const char *path = hearsay_json_get_string (rest, RECOVERY_FILE);

  if (*path != '\0')
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      _hearsay_project_set_file (self, file, hearsay_json_get_string (rest, RECOVERY_CHECKSUM));
      json_object_remove_member (rest, RECOVERY_FILE);
      json_object_remove_member (rest, RECOVERY_CHECKSUM);
    }
}

static void
snapshot_free (gpointer data)
{
  _hearsay_snapshot_free (data);
}

/**
 * hearsay_recovery_write:
 *
 * Keeps the project's present state until hearsay_recovery_discard(), in a
 * thread. Calls while one is written become one more write.
 */
void
hearsay_recovery_write (HearsayProject *self)
{
  Slot *slot = ensure_slot (self);
  g_autoptr (GTask) task = NULL;
  HearsaySnapshot *snapshot = NULL;

  if (slot == NULL)
    return;

  if (slot->is_busy)
    {
      slot->is_stale = TRUE;
      return;
    }

  slot->is_busy = TRUE;
  slot->is_stale = FALSE;
  snapshot = _hearsay_snapshot_new (self, NULL);
  remember_file (self, snapshot);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, hearsay_recovery_write);
  g_object_set_data_full (G_OBJECT (task), "path", g_strdup (slot->path), g_free);
  g_task_set_task_data (task, snapshot, snapshot_free);
  g_task_run_in_thread (task, write_thread);
}

/**
 * hearsay_recovery_discard:
 *
 * Forgets what was kept: the project was saved, or the user let it go.
 */
void
hearsay_recovery_discard (HearsayProject *self)
{
  Slot *slot = g_object_get_qdata (G_OBJECT (self), slot_quark ());
  g_autofree char *lock = NULL;

  if (slot == NULL)
    return;

  lock = lock_path (slot->path);
  g_unlink (slot->path);
  g_unlink (lock);
  g_object_set_qdata (G_OBJECT (self), slot_quark (), NULL);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * hearsay_recovery_list:
 *
 * Returns: (transfer full) (element-type filename): work that programs which
 *   ended without saving have left behind, by name
 */
GPtrArray *
hearsay_recovery_list (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = recovery_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      int lock = -1;

      if (!g_str_has_suffix (name, ".hearsay"))
        continue;

      lock = take_lock (path);
      if (lock < 0)
        continue;

      close (lock);
      g_ptr_array_add (paths, g_steal_pointer (&path));
    }

  g_ptr_array_sort (paths, compare_paths);

  return paths;
}

/**
 * hearsay_recovery_load:
 * @path: one of hearsay_recovery_list()
 *
 * Takes the work over: the project is unsaved and belongs to this program now;
 * the file is removed once the project has been kept anew or discarded.
 *
 * Returns: (transfer full) (nullable): the project
 */
HearsayProject *
hearsay_recovery_load (const char *path,
                       GError **error)
{
  g_autofree char *contents = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HearsayProject) project = NULL;
  Slot *slot = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;

  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  project = hearsay_project_load_bytes (bytes, name, error);
  if (project == NULL)
    return NULL;

  recall_file (project);
  slot = g_new0 (Slot, 1);
  slot->path = g_strdup (path);
  slot->lock = take_lock (path);
  g_object_set_qdata_full (G_OBJECT (project), slot_quark (), slot, slot_free);
  _hearsay_project_mark_dirty (project);

  return g_steal_pointer (&project);
}
