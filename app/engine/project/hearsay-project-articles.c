/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-project-articles"

#include "config.h"

#include "hearsay-project-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-import.h"
#include "hearsay-json.h"
#include "hearsay-project-private.h"

static JsonObject *
article_record (const HearsayArticle *article)
{
  JsonObject *record = json_object_new ();
  g_autofree char *absolute = g_canonicalize_filename (article->path, NULL);

  json_object_set_string_member (record, "path", absolute);
  json_object_set_string_member (record, "sha256", article->sha256);
  json_object_set_string_member (record, "title", article->title);

  return record;
}

/**
 * hearsay_project_add_articles:
 * @corpus: articles read from files; those the project holds already are passed over
 *
 * The first articles of a new project are simply there; later ones are a
 * command.
 */
void
hearsay_project_add_articles (HearsayProject *self,
                              const HearsayCorpus *corpus)
{
  g_autoptr (HearsayCommand) command = hearsay_command_new (_ ("Add articles"));
  gboolean is_new = g_hash_table_size (_hearsay_project_get_table (self, HEARSAY_TABLE_ARTICLES)) == 0;

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const HearsayArticle *article = hearsay_corpus_get (corpus, i);
      g_autoptr (JsonObject) record = NULL;

      if (hearsay_project_get_record (self, HEARSAY_TABLE_ARTICLES, article->id) != NULL)
        continue;

      record = article_record (article);
      if (is_new)
        _hearsay_project_put (self, HEARSAY_TABLE_ARTICLES, article->id, record);
      else
        hearsay_command_put (command, HEARSAY_TABLE_ARTICLES, article->id, g_steal_pointer (&record));
    }

  if (!is_new)
    hearsay_project_run (self, g_steal_pointer (&command));
}

/**
 * hearsay_project_dup_paths:
 *
 * Returns: (transfer full): the articles' absolute paths, sorted
 */
GStrv
hearsay_project_dup_paths (HearsayProject *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (self, HEARSAY_TABLE_ARTICLES);

  for (guint i = 0; i < ids->len; i++)
    g_strv_builder_add (builder, hearsay_json_get_string (hearsay_project_get_record (self, HEARSAY_TABLE_ARTICLES, g_ptr_array_index (ids, i)), "path"));

  return g_strv_builder_end (builder);
}

/* The text a project carries stands in for a file that is gone. */
static HearsayArticle *
embedded_article (JsonObject *record)
{
  const char *text = hearsay_json_get_string (record, "text");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  HearsayArticle *article = NULL;

  if (*text == '\0')
    return NULL;

  article = hearsay_import_bytes (bytes, "article.txt", NULL);
  if (article == NULL)
    return NULL;

  g_free (article->path);
  article->path = g_strdup (hearsay_json_get_string (record, "path"));
  g_free (article->sha256);
  article->sha256 = g_strdup (hearsay_json_get_string (record, "sha256"));

  return article;
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b)
{
  const HearsayArticle *one = *(const HearsayArticle *const *) a;
  const HearsayArticle *two = *(const HearsayArticle *const *) b;

  return strcmp (one->path, two->path);
}

static void
free_failure (gpointer data)
{
  hearsay_failure_free (data);
}

static void
copy_failures (GPtrArray *to,
               const HearsayCorpus *from)
{
  for (guint i = 0; i < from->failures->len; i++)
    {
      const HearsayFailure *failure = g_ptr_array_index (from->failures, i);

      g_ptr_array_add (to, hearsay_failure_new (failure->path, failure->message));
    }
}

/* Articles keep the ids their project knows them by, even if their file has changed since. */
static void
check_articles (HearsayProject *self,
                const HearsayCorpus *read,
                GPtrArray *articles,
                GPtrArray *failures)
{
  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (self, HEARSAY_TABLE_ARTICLES);

  for (guint i = 0; i < read->articles->len; i++)
    g_hash_table_insert (by_path, hearsay_corpus_get (read, i)->path, g_ptr_array_index (read->articles, i));

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      JsonObject *record = hearsay_project_get_record (self, HEARSAY_TABLE_ARTICLES, id);
      const char *path = hearsay_json_get_string (record, "path");
      HearsayArticle *article = g_hash_table_lookup (by_path, path);

      if (article != NULL && strcmp (article->sha256, hearsay_json_get_string (record, "sha256")) != 0)
        g_ptr_array_add (failures, hearsay_failure_new (path, _ ("The file has changed since the project was saved")));

      article = article != NULL ? hearsay_article_ref (article) : embedded_article (record);
      if (article == NULL)
        continue;

      g_free (article->id);
      article->id = g_strdup (id);
      g_ptr_array_add (articles, article);
    }
}

/**
 * hearsay_project_load_corpus:
 * @error: set only when cancelled
 *
 * Reads the articles of the project again. What is missing or has changed is
 * among the failures.
 *
 * Returns: (transfer full) (nullable): the corpus
 */
HearsayCorpus *
hearsay_project_load_corpus (HearsayProject *self,
                             guint jobs,
                             HearsayProgress *progress,
                             GCancellable *cancellable,
                             GError **error)
{
  g_auto (GStrv) paths = hearsay_project_dup_paths (self);
  g_autoptr (HearsayCorpus) read = hearsay_corpus_load ((const char *const *) paths, jobs, progress, cancellable, error);
  g_autoptr (GPtrArray) articles = hearsay_articles_new ();
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (free_failure);

  if (read == NULL)
    return NULL;

  copy_failures (failures, read);
  check_articles (self, read, articles, failures);
  g_ptr_array_sort (articles, compare_articles);

  return hearsay_corpus_new (g_steal_pointer (&articles), g_steal_pointer (&failures));
}
