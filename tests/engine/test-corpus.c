/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "hearsay-corpus.h"

/* A folder of its own for each test, removed afterwards. */
typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("hearsay-corpus-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  remove_all (self->folder);
  g_free (self->folder);
}

static void
write_file (Fixture *self,
            const char *name,
            const char *contents)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static HearsayCorpus *
load (Fixture *self,
      guint jobs)
{
  const char *paths[] = { self->folder, NULL };
  g_autoptr (GError) error = NULL;
  HearsayCorpus *corpus = hearsay_corpus_load (paths, jobs, NULL, NULL, &error);

  g_assert_no_error (error);
  return corpus;
}

/* Names of the articles below the folder, and of what failed. */
static char *
describe (Fixture *self,
          const HearsayCorpus *corpus)
{
  GString *out = g_string_new (NULL);
  gsize skip = strlen (self->folder) + 1;

  for (guint i = 0; i < corpus->articles->len; i++)
    g_string_append_printf (out, "%s ", hearsay_corpus_get (corpus, i)->path + skip);
  for (guint i = 0; i < corpus->failures->len; i++)
    {
      const HearsayFailure *failure = g_ptr_array_index (corpus->failures, i);

      g_assert_cmpstr (failure->message, !=, "");
      g_string_append_printf (out, "!%s ", failure->path + skip);
    }

  return g_string_free (out, FALSE);
}

static void
test_folder (Fixture *self,
             gconstpointer data)
{
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autoptr (HearsayCorpus) parallel = NULL;
  g_autofree char *found = NULL;
  g_autofree char *again = NULL;

  write_file (self, "b.txt", "It rained.");
  write_file (self, "a/c.html", "<p>It rained.</p>");
  write_file (self, "a/empty.txt", "\n");
  write_file (self, "a/d.bin", "It rained.");
  write_file (self, ".hidden.txt", "It rained.");

  corpus = load (self, 1);
  parallel = load (self, 4);
  found = describe (self, corpus);
  again = describe (self, parallel);
  g_assert_cmpstr (found, ==, "a/c.html b.txt !a/empty.txt ");
  g_assert_cmpstr (again, ==, found);
}

static void
test_same_bytes (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autofree char *second = NULL;

  write_file (self, "a.txt", "It rained.");
  write_file (self, "b.txt", "It rained.");
  corpus = load (self, 1);
  second = g_strconcat (hearsay_corpus_get (corpus, 0)->id, "-2", NULL);
  g_assert_cmpstr (hearsay_corpus_get (corpus, 1)->id, ==, second);
}

static void
test_links (Fixture *self,
            gconstpointer data)
{
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autofree char *loop = g_build_filename (self->folder, "a", "loop", NULL);
  g_autofree char *broken = g_build_filename (self->folder, "broken.txt", NULL);
  g_autofree char *pipe = g_build_filename (self->folder, "pipe.txt", NULL);
  g_autofree char *found = NULL;

  write_file (self, "a/b.txt", "It rained.");
  g_assert_cmpint (symlink (self->folder, loop), ==, 0);
  g_assert_cmpint (symlink ("nowhere.txt", broken), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  corpus = load (self, 2);
  found = describe (self, corpus);
  g_assert_cmpstr (found, ==, "a/b.txt !broken.txt !pipe.txt ");
}

static void
test_cancelled (Fixture *self,
                gconstpointer data)
{
  const char *paths[] = { self->folder, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_file (self, "a.txt", "It rained.");
  g_cancellable_cancel (cancellable);
  g_assert_null (hearsay_corpus_load (paths, 1, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_lines (void)
{
  g_autoptr (GString) lines = g_string_new ("{\"id\": \"b\", \"outlet\": \"Gazette\", \"published\": \"2019-05\", \"text\": \"It rained.\"}\n"
                                            "\n"
                                            "{\"id\": \"a\", \"title\": \"Rain\", \"text\": \"It rained.\"}\n"
                                            "{\"id\": \"c\"}\n"
                                            "not json\n");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (lines, '[');
  g_string_append_c (lines, '\n');

  stream = g_memory_input_stream_new_from_data (lines->str, lines->len, NULL);
  corpus = hearsay_corpus_read_lines (stream, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (corpus->articles->len, ==, 2);
  g_assert_cmpuint (corpus->failures->len, ==, 3);
  g_assert_cmpstr (hearsay_corpus_get (corpus, 0)->title, ==, "Rain");
  g_assert_cmpstr (hearsay_corpus_get (corpus, 1)->outlet, ==, "Gazette");
  g_assert_true (hearsay_span_is_empty (hearsay_corpus_get (corpus, 0)->title_span));
  g_assert_cmpint (hearsay_corpus_find (corpus, "b"), ==, 1);
  g_assert_cmpint (hearsay_corpus_find (corpus, "z"), ==, -1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/corpus/folder", Fixture, NULL, set_up, test_folder, tear_down);
  g_test_add ("/corpus/same-bytes", Fixture, NULL, set_up, test_same_bytes, tear_down);
  g_test_add ("/corpus/links", Fixture, NULL, set_up, test_links, tear_down);
  g_test_add ("/corpus/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add_func ("/corpus/lines", test_lines);

  return g_test_run ();
}
