/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-corpus"

#include "config.h"

#include "hearsay-corpus.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-import.h"
#include "hearsay-parallel.h"

#define PART 8 /* files that one thread reads at a time */

/* A file found, before it is read. */
typedef struct
{
  char *path;  /* to open */
  char *shown; /* to show and to sort by */
  HearsayArticle *article;
  char *message;
} Entry;

typedef struct
{
  GPtrArray *entries;
  HearsayProgress *progress;
  GCancellable *cancellable;
} Loader;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_free (entry->shown);
  g_free (entry->message);
  g_clear_pointer (&entry->article, hearsay_article_unref);
  g_free (entry);
}

static Entry *
add_entry (GPtrArray *entries,
           const char *path)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->path = g_strdup (path);
  entry->shown = g_filename_display_name (path);
  g_ptr_array_add (entries, entry);

  return entry;
}

/* Links to folders are not followed: they may lead in a circle. */
static void
add_folder (GPtrArray *entries,
            const char *folder,
            GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name = NULL;

  if (dir == NULL)
    {
      add_entry (entries, folder)->message = g_strdup (error->message);
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL && !g_cancellable_is_cancelled (cancellable))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (name[0] == '.')
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
            add_folder (entries, path, cancellable);
        }
      else if (hearsay_import_knows (path))
        add_entry (entries, path);
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a;
  const Entry *two = *(const Entry *const *) b;

  return strcmp (one->shown, two->shown);
}

static void
load_entry (const Loader *loader,
            Entry *entry)
{
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (loader->cancellable))
    return;

  if (entry->message == NULL)
    {
      entry->article = hearsay_import_file (entry->path, entry->shown, &error);
      if (error != NULL)
        entry->message = g_strdup (error->message);
    }

  hearsay_progress_step (loader->progress);
}

static void
load_part (guint part,
           guint first,
           guint last,
           guint worker,
           gpointer user_data)
{
  const Loader *loader = user_data;

  for (guint i = first; i < last; i++)
    load_entry (loader, g_ptr_array_index (loader->entries, i));
}

static void
load_entries (Loader *loader,
              guint jobs)
{
  hearsay_progress_begin (loader->progress, "read", loader->entries->len);
  hearsay_parallel_run (loader->entries->len, PART, jobs, load_part, loader);
}

static void
free_failure (gpointer data)
{
  hearsay_failure_free (data);
}

/* Two files with the same bytes are two articles: later ones by path get "-2", "-3", … */
static void
make_ids_unique (GPtrArray *articles)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < articles->len; i++)
    {
      HearsayArticle *article = g_ptr_array_index (articles, i);
      g_autofree char *base = g_strdup (article->id);

      for (guint n = 2; g_hash_table_contains (seen, article->id); n++)
        {
          g_free (article->id);
          article->id = g_strdup_printf ("%s-%u", base, n);
        }

      g_hash_table_add (seen, article->id);
    }
}

/**
 * hearsay_corpus_new:
 * @articles: (transfer full) (element-type HearsayArticle): sorted by path, not shared yet
 * @failures: (transfer full) (nullable) (element-type HearsayFailure)
 */
HearsayCorpus *
hearsay_corpus_new (GPtrArray *articles,
                    GPtrArray *failures)
{
  HearsayCorpus *self = g_atomic_rc_box_new0 (HearsayCorpus);

  make_ids_unique (articles);
  self->articles = articles;
  self->failures = failures != NULL ? failures : g_ptr_array_new_with_free_func (free_failure);

  return self;
}

HearsayCorpus *
hearsay_corpus_ref (HearsayCorpus *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_corpus (gpointer data)
{
  HearsayCorpus *self = data;

  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->failures);
}

void
hearsay_corpus_unref (HearsayCorpus *self)
{
  g_atomic_rc_box_release_full (self, clear_corpus);
}

HearsayFailure *
hearsay_failure_new (const char *path,
                     const char *message)
{
  HearsayFailure *failure = g_new0 (HearsayFailure, 1);

  failure->path = g_strdup (path);
  failure->message = g_strdup (message);

  return failure;
}

void
hearsay_failure_free (HearsayFailure *failure)
{
  g_free (failure->path);
  g_free (failure->message);
  g_free (failure);
}

static void
collect_paths (GPtrArray *entries,
               const char *const *paths,
               GCancellable *cancellable)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup (paths[i]);
      gsize length = strlen (path);

      while (length > 1 && path[length - 1] == '/')
        path[--length] = '\0';

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        add_folder (entries, path, cancellable);
      else
        add_entry (entries, path);
    }
}

static HearsayCorpus *
corpus_from_entries (GPtrArray *entries)
{
  g_autoptr (GPtrArray) articles = hearsay_articles_new ();
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (free_failure);
  const char *last = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (last, entry->shown) == 0)
        continue; /* named twice, or inside a folder that was named too */

      last = entry->shown;
      if (entry->article != NULL)
        g_ptr_array_add (articles, g_steal_pointer (&entry->article));
      else if (entry->message != NULL)
        g_ptr_array_add (failures, hearsay_failure_new (entry->shown, entry->message));
    }

  return hearsay_corpus_new (g_steal_pointer (&articles), g_steal_pointer (&failures));
}

/**
 * hearsay_corpus_load:
 * @paths: %NULL-terminated files and folders; folders are read to the bottom,
 *   taking every file an importer knows
 * @jobs: how many threads read
 * @progress: (nullable): counts the files read
 * @cancellable: (nullable)
 * @error: set only when cancelled; a file that cannot be read is a failure in
 *   the corpus
 *
 * Returns: (transfer full) (nullable): the corpus, or %NULL with @error set
 */
HearsayCorpus *
hearsay_corpus_load (const char *const *paths,
                     guint jobs,
                     HearsayProgress *progress,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  Loader loader = { entries, progress, cancellable };

  collect_paths (entries, paths, cancellable);
  g_ptr_array_sort (entries, compare_entries);
  load_entries (&loader, jobs);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return corpus_from_entries (entries);
}

/**
 * hearsay_corpus_find:
 * @id: an article's id
 *
 * Returns: its index, or -1
 */
int
hearsay_corpus_find (const HearsayCorpus *self,
                     const char *id)
{
  for (guint i = 0; i < self->articles->len; i++)
    if (strcmp (hearsay_corpus_get (self, i)->id, id) == 0)
      return i;

  return -1;
}
