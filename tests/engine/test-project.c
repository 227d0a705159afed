/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "hearsay-annotations.h"
#include "hearsay-codebook.h"
#include "hearsay-import.h"
#include "hearsay-project-file.h"

#define STORY "The dam is safe.\nThe dam is old, said Ode.\n"

static HearsayCorpus *
make_corpus (const char *text)
{
  g_autoptr (GPtrArray) articles = hearsay_articles_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  HearsayArticle *article = hearsay_import_bytes (bytes, "a.txt", NULL);

  g_free (article->id);
  article->id = g_strdup ("article-a");
  g_ptr_array_add (articles, article);

  return hearsay_corpus_new (g_steal_pointer (&articles), NULL);
}

static char *
print (HearsayProject *project)
{
  g_autoptr (GBytes) bytes = hearsay_project_to_bytes (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static HearsayProject *
parse (const char *text,
       GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return hearsay_project_load_bytes (bytes, "story.hearsay", error);
}

static void
test_undo_restores_bytes (void)
{
  g_autoptr (HearsayProject) project = hearsay_project_new ();
  g_autoptr (HearsayCorpus) corpus = make_corpus (STORY);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *code = NULL;
  g_autofree char *child = NULL;
  g_autofree char *mark = NULL;

  g_ptr_array_add (states, print (project));
  code = hearsay_codebook_add (project, "Safety", NULL);
  g_ptr_array_add (states, print (project));
  child = hearsay_codebook_add (project, "Denial", code);
  g_ptr_array_add (states, print (project));
  mark = hearsay_annotations_add (project, corpus, 0, (HearsaySpan){ 4, 7 }, child, "why?");
  g_ptr_array_add (states, print (project));
  g_assert_true (hearsay_annotations_set_memo (project, mark, "because"));
  g_ptr_array_add (states, print (project));
  g_assert_true (hearsay_codebook_remove (project, code));
  g_ptr_array_add (states, print (project));
  g_assert_true (hearsay_annotations_remove (project, mark));
  g_ptr_array_add (states, print (project));

  for (guint i = states->len - 1; i > 0; i--)
    {
      g_autofree char *now = NULL;

      hearsay_project_undo (project);
      now = print (project);
      g_assert_cmpstr (now, ==, g_ptr_array_index (states, i - 1));
    }

  g_assert_false (hearsay_project_can_undo (project));
  g_assert_false (hearsay_project_is_modified (project));

  for (guint i = 1; i < states->len; i++)
    {
      g_autofree char *now = NULL;

      hearsay_project_redo (project);
      now = print (project);
      g_assert_cmpstr (now, ==, g_ptr_array_index (states, i));
    }

  g_assert_false (hearsay_project_can_redo (project));
}

static void
test_code_tree (void)
{
  g_autoptr (HearsayProject) project = hearsay_project_new ();
  g_autofree char *b = hearsay_codebook_add (project, "Beta", NULL);
  g_autofree char *a = hearsay_codebook_add (project, "Alpha", NULL);
  g_autofree char *c = hearsay_codebook_add (project, "Gamma", a);
  g_autoptr (GPtrArray) codes = NULL;

  g_assert_false (hearsay_codebook_move (project, a, c));
  g_assert_false (hearsay_codebook_move (project, a, a));
  g_assert_true (hearsay_codebook_move (project, b, c));

  codes = hearsay_codebook_list (project);
  g_assert_cmpuint (codes->len, ==, 3);
  g_assert_cmpstr (((HearsayCode *) g_ptr_array_index (codes, 0))->id, ==, a);
  g_assert_cmpstr (((HearsayCode *) g_ptr_array_index (codes, 1))->id, ==, c);
  g_assert_cmpstr (((HearsayCode *) g_ptr_array_index (codes, 2))->id, ==, b);
  g_assert_cmpuint (((HearsayCode *) g_ptr_array_index (codes, 2))->depth, ==, 2);
  g_assert_cmpstr (((HearsayCode *) g_ptr_array_index (codes, 2))->letter, ==, "B");
}

/* The words move, change and vanish; the annotation follows, or says that it cannot. */
static void
test_anchors (void)
{
  g_autoptr (HearsayProject) project = hearsay_project_new ();
  g_autoptr (HearsayCorpus) corpus = make_corpus (STORY);
  g_autoptr (HearsayCorpus) moved = make_corpus ("A new first line \303\251.\n" STORY);
  g_autoptr (HearsayCorpus) gone = make_corpus ("Nothing here.");
  g_autofree char *id = hearsay_annotations_add (project, corpus, 0, (HearsaySpan){ 21, 24 }, NULL, NULL);
  g_autoptr (GPtrArray) same = hearsay_annotations_list (project, corpus);
  g_autoptr (GPtrArray) later = hearsay_annotations_list (project, moved);
  g_autoptr (GPtrArray) lost = hearsay_annotations_list (project, gone);
  const HearsayAnnotation *annotation = g_ptr_array_index (same, 0);

  g_assert_cmpstr (annotation->id, ==, id);
  g_assert_cmpstr (annotation->exact, ==, "dam");
  g_assert_cmpuint (annotation->span.start, ==, 21);

  annotation = g_ptr_array_index (later, 0);
  g_assert_cmpuint (annotation->span.start, ==, 21 + strlen ("A new first line \303\251.\n"));

  annotation = g_ptr_array_index (lost, 0);
  g_assert_true (hearsay_span_is_empty (annotation->span));
  g_assert_cmpstr (annotation->exact, ==, "dam");
}

static void
test_unknown_members_survive (void)
{
  const char *text = "{\n"
                     "  \"annotations\": {},\n"
                     "  \"articles\": {},\n"
                     "  \"codes\": {\n"
                     "    \"c1\": {\n"
                     "      \"colour\": [\n"
                     "        1.5,\n"
                     "        null\n"
                     "      ],\n"
                     "      \"name\": \"Caf\303\251 \\\"x\\\"\\n\",\n"
                     "      \"parent\": \"\"\n"
                     "    }\n"
                     "  },\n"
                     "  \"decisions\": {},\n"
                     "  \"format\": \"hearsay-project\",\n"
                     "  \"from-the-future\": {\n"
                     "    \"a\": true\n"
                     "  },\n"
                     "  \"layout\": {},\n"
                     "  \"memos\": {},\n"
                     "  \"title\": \"T\",\n"
                     "  \"version\": 1\n"
                     "}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayProject) project = parse (text, &error);
  g_autofree char *printed = NULL;

  g_assert_no_error (error);
  printed = print (project);
  g_assert_cmpstr (printed, ==, text);

  g_assert_true (hearsay_codebook_rename (project, "c1", "Other"));
  g_free (printed);
  printed = print (project);
  g_assert_nonnull (strstr (printed, "\"colour\""));
}

typedef struct
{
  const char *name;
  const char *text;
  HearsayProjectError code;
  const char *message; /* the place must be in it */
} Bad;

static const Bad bad_files[] = {
  { "empty", "", HEARSAY_PROJECT_ERROR_DAMAGED, "story.hearsay" },
  { "not-json", "hello", HEARSAY_PROJECT_ERROR_DAMAGED, "story.hearsay:1:" },
  { "cut-off", "{\"format\": \"hearsay-project\",\n\"version\": 1,\n\"codes\": {", HEARSAY_PROJECT_ERROR_DAMAGED, "story.hearsay:3:" },
  { "not-utf-8", "{\"format\": \"\377\"}", HEARSAY_PROJECT_ERROR_DAMAGED, "byte 12" },
  { "array", "[]", HEARSAY_PROJECT_ERROR_FOREIGN, "story.hearsay" },
  { "foreign", "{\"format\": \"something\"}", HEARSAY_PROJECT_ERROR_FOREIGN, "story.hearsay" },
  { "no-version", "{\"format\": \"hearsay-project\"}", HEARSAY_PROJECT_ERROR_DAMAGED, "version" },
  { "bad-table", "{\"format\": \"hearsay-project\", \"version\": 1, \"codes\": []}", HEARSAY_PROJECT_ERROR_DAMAGED, "codes" },
  { "octal-escape", "{\"format\": \"hearsay-project\", \"version\": 1, \"codes\": {\"x\": {\"name\": \"\\666\"}}}", HEARSAY_PROJECT_ERROR_DAMAGED, "/codes/x/name" },
  { "lone-surrogate", "{\"format\": \"hearsay-project\", \"version\": 1, \"codes\": {\"x\": {\"name\": \"\\ud800\"}}}", HEARSAY_PROJECT_ERROR_DAMAGED, "story.hearsay" },
  { "bad-record", "{\"format\": \"hearsay-project\", \"version\": 1, \"codes\": {\"x\": 4}}", HEARSAY_PROJECT_ERROR_DAMAGED, "codes/x" },
};

static void
test_bad_file (gconstpointer data)
{
  const Bad *bad = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayProject) project = parse (bad->text, &error);

  g_assert_null (project);
  g_assert_error (error, HEARSAY_PROJECT_ERROR, (int) bad->code);
  g_assert_nonnull (strstr (error->message, bad->message));
}

static void
test_deep_nesting (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');

  g_assert_null (parse (text->str, &error));
  g_assert_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_DAMAGED);
}

static void
test_newer_is_read_only (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayProject) project = parse ("{\"format\": \"hearsay-project\", \"version\": 99}", &error);

  g_assert_no_error (error);
  g_assert_true (hearsay_project_is_read_only (project));
  g_assert_null (hearsay_codebook_add (project, "No", NULL));
  g_assert_false (hearsay_project_can_undo (project));
}

/* In the test's own folders, which GLib removes. */
static GFile *
temporary_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);

  return g_file_new_for_path (path);
}

static void
test_save_and_load (void)
{
  g_autoptr (GFile) file = temporary_file ("caf\303\251 story.hearsay");
  g_autoptr (HearsayProject) project = hearsay_project_new ();
  g_autoptr (HearsayProject) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  hearsay_project_set_title (project, "Dam");
  g_free (hearsay_codebook_add (project, "Safety", NULL));
  g_assert_true (hearsay_project_is_modified (project));
  g_assert_true (hearsay_project_save (project, file, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (hearsay_project_is_modified (project));

  loaded = hearsay_project_load (file, &error);
  g_assert_no_error (error);
  one = print (project);
  two = print (loaded);
  g_assert_cmpstr (one, ==, two);

  hearsay_project_undo (project);
  g_assert_true (hearsay_project_is_modified (project));
  hearsay_project_redo (project);
  g_assert_false (hearsay_project_is_modified (project));
}

static void
test_ten_generations (void)
{
  g_autoptr (GFile) file = temporary_file ("s.hearsay");
  g_autoptr (HearsayProject) project = hearsay_project_new ();
  g_autoptr (GPtrArray) generations = NULL;

  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *name = g_strdup_printf ("Code %u", i);

      g_free (hearsay_codebook_add (project, name, NULL));
      g_assert_true (hearsay_project_save (project, file, FALSE, NULL));
    }

  generations = hearsay_project_list_generations (file);
  g_assert_cmpuint (generations->len, ==, 10);
}

static void
test_changed_by_another (void)
{
  g_autoptr (GFile) file = temporary_file ("s.hearsay");
  g_autoptr (HearsayProject) project = hearsay_project_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hearsay_project_save (project, file, FALSE, NULL));
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "theirs", -1, NULL));
  g_assert_false (hearsay_project_save (project, file, FALSE, &error));
  g_assert_error (error, HEARSAY_PROJECT_ERROR, HEARSAY_PROJECT_ERROR_CHANGED);
  g_assert_true (hearsay_project_save (project, file, TRUE, NULL));
}

/* A full disk, as near as a test can bring it: the folder cannot be written. */
static void
test_failed_save_keeps_the_file (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/hearsay/none.hearsay");
  g_autoptr (HearsayProject) project = hearsay_project_new ();
  g_autoptr (GError) error = NULL;

  g_free (hearsay_codebook_add (project, "Kept", NULL));
  g_assert_false (hearsay_project_save (project, file, FALSE, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "none.hearsay"));
  g_assert_true (hearsay_project_is_modified (project));
}

static void
test_paths_are_relative_in_the_file (void)
{
  g_autoptr (GFile) file = temporary_file ("s.hearsay");
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) text = g_file_get_child (folder, "a.txt");
  const char *paths[] = { g_file_peek_path (text), NULL };
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autoptr (HearsayCorpus) again = NULL;
  g_autoptr (HearsayProject) project = hearsay_project_new ();
  g_autoptr (HearsayProject) loaded = NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) dup = NULL;

  g_assert_true (g_file_set_contents (paths[0], STORY, -1, NULL));
  corpus = hearsay_corpus_load (paths, 1, NULL, NULL, NULL);
  hearsay_project_add_articles (project, corpus);
  g_assert_true (hearsay_project_save (project, file, FALSE, NULL));
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "\"path\": \"a.txt\""));

  loaded = hearsay_project_load (file, NULL);
  dup = hearsay_project_dup_paths (loaded);
  g_assert_cmpstr (dup[0], ==, paths[0]);
  again = hearsay_project_load_corpus (loaded, 1, NULL, NULL, NULL);
  g_assert_cmpuint (again->articles->len, ==, 1);
  g_assert_cmpuint (again->failures->len, ==, 0);

  g_assert_true (g_file_set_contents (paths[0], "Now it is another.", -1, NULL));
  g_clear_pointer (&again, hearsay_corpus_unref);
  again = hearsay_project_load_corpus (loaded, 1, NULL, NULL, NULL);
  g_assert_cmpuint (again->articles->len, ==, 1);
  g_assert_cmpuint (again->failures->len, ==, 1);
}

/* Every format that was ever written can be read, and says the same when written again. */
static void
test_older_format (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "project-1.hearsay", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *printed = NULL;
  g_autoptr (HearsayProject) project = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  project = parse (contents, &error);
  g_assert_no_error (error);
  printed = print (project);
  g_assert_cmpstr (printed, ==, contents);
  decisions = hearsay_project_list_ids (project, HEARSAY_TABLE_DECISIONS);
  g_assert_cmpuint (decisions->len, ==, 6);
}

static void
wait_for_recovery (const char *pattern)
{
  gint64 limit = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "hearsay", "recovery", NULL);

  for (;;)
    {
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name = NULL;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, pattern))
          {
            g_main_context_iteration (NULL, FALSE);
            return;
          }

      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, limit);
    }
}

/* The thread that wrote lets go of the project when it pleases, and wakes nobody. */
static void
wait_for_last_reference (HearsayProject *project)
{
  gint64 limit = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (g_atomic_int_get (&G_OBJECT (project)->ref_count) > 1)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
      g_assert_cmpint (g_get_monotonic_time (), <, limit);
    }
}

static void
test_recovery (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayProject) recovered = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GError) error = NULL;

  g_free (hearsay_codebook_add (project, "Unsaved", NULL));
  hearsay_recovery_write (project);
  wait_for_recovery (".hearsay");

  /* While its program lives, the work is not offered. */
  list = hearsay_recovery_list ();
  g_assert_cmpuint (list->len, ==, 0);
  g_clear_pointer (&list, g_ptr_array_unref);

  wait_for_last_reference (project);
  g_assert_finalize_object (project);

  list = hearsay_recovery_list ();
  g_assert_cmpuint (list->len, ==, 1);
  recovered = hearsay_recovery_load (g_ptr_array_index (list, 0), &error);
  g_assert_no_error (error);
  g_assert_true (hearsay_project_is_modified (recovered));
  codes = hearsay_codebook_list (recovered);
  g_assert_cmpuint (codes->len, ==, 1);

  hearsay_recovery_discard (recovered);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = hearsay_recovery_list ();
  g_assert_cmpuint (list->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/engine/project/undo-restores-bytes", test_undo_restores_bytes);
  g_test_add_func ("/engine/project/code-tree", test_code_tree);
  g_test_add_func ("/engine/project/anchors", test_anchors);
  g_test_add_func ("/engine/project/unknown-members-survive", test_unknown_members_survive);

  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/project/bad-file/", bad_files[i].name, NULL);

      g_test_add_data_func (path, &bad_files[i], test_bad_file);
    }

  g_test_add_func ("/engine/project/deep-nesting", test_deep_nesting);
  g_test_add_func ("/engine/project/newer-is-read-only", test_newer_is_read_only);
  g_test_add_func ("/engine/project/save-and-load", test_save_and_load);
  g_test_add_func ("/engine/project/ten-generations", test_ten_generations);
  g_test_add_func ("/engine/project/changed-by-another", test_changed_by_another);
  g_test_add_func ("/engine/project/failed-save-keeps-the-file", test_failed_save_keeps_the_file);
  g_test_add_func ("/engine/project/paths-are-relative-in-the-file", test_paths_are_relative_in_the_file);
  g_test_add_func ("/engine/project/older-format", test_older_format);
  g_test_add_func ("/engine/project/recovery", test_recovery);

  return g_test_run ();
}
