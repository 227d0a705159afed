/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "hearsay-annotations.h"
#include "hearsay-codebook.h"
#include "hearsay-report.h"
#include "hearsay-search.h"
#include "hearsay-tables.h"
#include "hearsay-sections.h"
#include "story.h"

#define LINE 5000 /* articles */

static GBytes *
write_report (HearsayProject *project,
              const HearsayAnalysis *analysis,
              HearsayReportFormat format,
              const HearsayReportOptions *options)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hearsay_report_write (project, analysis, format, options, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
to_string (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count_failed (GPtrArray *checks)
{
  guint failed = 0;

  for (guint i = 0; i < checks->len; i++)
    if (((HearsayFootnoteCheck *) g_ptr_array_index (checks, i))->message != NULL)
      failed++;

  return failed;
}

static void
test_every_footnote_holds (gconstpointer data)
{
  HearsayReportFormat format = GPOINTER_TO_INT (data);
  g_autoptr (HearsayAnalysis) analysis = story_analyze ();
  HearsayReportOptions options = HEARSAY_REPORT_OPTIONS_DEFAULT;
  g_autoptr (GBytes) report = write_report (NULL, analysis, format, &options);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checks = hearsay_report_verify (report, analysis->corpus, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (checks->len, >, 5);
  g_assert_cmpuint (count_failed (checks), ==, 0);
}

static void
test_same_bytes (gconstpointer data)
{
  HearsayReportFormat format = GPOINTER_TO_INT (data);
  g_autoptr (HearsayAnalysis) analysis = story_analyze ();
  HearsayReportOptions options = HEARSAY_REPORT_OPTIONS_DEFAULT;
  g_autoptr (GBytes) one = write_report (NULL, analysis, format, &options);
  g_autoptr (GBytes) two = write_report (NULL, analysis, format, &options);

  g_assert_true (g_bytes_equal (one, two));
}

static GBytes *
replace (GBytes *bytes,
         const char *from,
         const char *to)
{
  g_autofree char *text = to_string (bytes);
  GString *string = g_string_new (text);

  g_assert_cmpuint (g_string_replace (string, from, to, 0), >, 0);

  return g_string_free_to_bytes (string);
}

/* A word changed in a footnote, a hash changed, an article gone: all named. */
static void
test_forgery_is_named (void)
{
  g_autoptr (HearsayAnalysis) analysis = story_analyze ();
  HearsayReportOptions options = HEARSAY_REPORT_OPTIONS_DEFAULT;
  g_autoptr (GBytes) report = write_report (NULL, analysis, HEARSAY_REPORT_HTML, &options);
  g_autoptr (GBytes) words = replace (report, "nine million", "ten million");
  g_autoptr (GBytes) hash = replace (report, hearsay_corpus_get (analysis->corpus, 1)->sha256, "0000");
  g_autoptr (GPtrArray) words_checks = hearsay_report_verify (words, analysis->corpus, NULL);
  g_autoptr (GPtrArray) hash_checks = hearsay_report_verify (hash, analysis->corpus, NULL);
  gboolean is_named = FALSE;

  g_assert_cmpuint (count_failed (words_checks), >, 0);
  for (guint i = 0; i < words_checks->len; i++)
    {
      const HearsayFootnoteCheck *check = g_ptr_array_index (words_checks, i);

      is_named = is_named || (check->message != NULL && strstr (check->message, "nine million") != NULL);
    }
  g_assert_true (is_named);
  g_assert_cmpuint (count_failed (hash_checks), >, 0);
  g_assert_cmpuint (count_failed (hash_checks), <, hash_checks->len);
}

static void
test_foreign_file (void)
{
  g_autoptr (HearsayAnalysis) analysis = story_analyze ();
  g_autoptr (GBytes) html = g_bytes_new_static ("<p>Hello", 8);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.4 broken", 15);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (hearsay_report_verify (html, analysis->corpus, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (hearsay_report_verify (pdf, analysis->corpus, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (hearsay_report_verify (nothing, analysis->corpus, &error));
  g_assert_nonnull (error);
}

static void
test_what_goes_in (void)
{
  g_autoptr (HearsayAnalysis) analysis = story_analyze ();
  g_autoptr (HearsayProject) project = hearsay_project_new ();
  HearsayReportOptions options = HEARSAY_REPORT_OPTIONS_DEFAULT;
  g_autoptr (GBytes) all = NULL;
  g_autoptr (GBytes) decided = NULL;
  g_autofree char *all_text = NULL;
  g_autofree char *decided_text = NULL;
  g_autofree char *code = hearsay_codebook_add (project, "Risk <b>", NULL);
  g_autofree char *mark = hearsay_annotations_add (project, analysis->corpus, 0, (HearsaySpan){ 0, 4 }, code, "a & b");

  g_assert_nonnull (mark);
  all = write_report (project, analysis, HEARSAY_REPORT_HTML, &options);
  all_text = to_string (all);
  g_assert_nonnull (strstr (all_text, "Greta Lund"));
  g_assert_nonnull (strstr (all_text, "Risk &lt;b&gt;"));
  g_assert_nonnull (strstr (all_text, "a &amp; b"));
  g_assert_null (strstr (all_text, "<script"));
  g_assert_null (strstr (all_text, "http"));

  options.suggestions = FALSE;
  options.full_texts = FALSE;
  decided = write_report (project, analysis, HEARSAY_REPORT_HTML, &options);
  decided_text = to_string (decided);
  g_assert_null (strstr (decided_text, "nine million"));
  g_assert_nonnull (strstr (decided_text, "Risk &lt;b&gt;"));
}

static void
test_tables (void)
{
  g_autoptr (HearsayAnalysis) analysis = story_analyze ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_assert_true (hearsay_tables_write_quotes (analysis, stream, NULL));
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  text = to_string (bytes);
  g_assert_true (g_str_has_prefix (text, "\"id\",\"article\","));
  g_assert_nonnull (strstr (text, "\"Greta Lund\""));
  g_assert_true (g_str_has_suffix (text, "\r\n"));
}

static void
test_search (void)
{
  g_autoptr (HearsayAnalysis) analysis = story_analyze ();
  g_autoptr (GArray) all = hearsay_search (analysis->corpus, "OLD   quay", 0, NULL);
  g_autoptr (GArray) one = hearsay_search (analysis->corpus, "qu\303\241y", 1, NULL);
  g_autoptr (GArray) none = hearsay_search (analysis->corpus, "ferry", 0, NULL);
  g_autoptr (GArray) empty = hearsay_search (analysis->corpus, "  ", 0, NULL);
  g_autofree char *context = NULL;

  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
  context = hearsay_hit_dup_context (&g_array_index (one, HearsayHit, 0), hearsay_corpus_get (analysis->corpus, 0));
  g_assert_cmpstr (context, ==, "Quay will be closed, says mayor");
}

/* Each copied the one before. */
static HearsayAnalysis *
make_line (guint n)
{
  g_autoptr (GPtrArray) articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayFamily family = { 0, g_strdup ("0"), g_strdup (""), HEARSAY_SOURCE_UNKNOWN, n };
  HearsayAnalysis *analysis = NULL;

  for (guint i = 0; i < n; i++)
    {
      HearsayArticle *article = hearsay_article_new ();

      g_free (article->id);
      article->id = g_strdup_printf ("%u", i);
      g_free (article->outlet);
      article->outlet = g_strdup_printf ("Outlet %u", i);
      hearsay_article_take_text (article, g_strdup ("Words.\n"));
      g_ptr_array_add (articles, article);
    }

  corpus = hearsay_corpus_new (g_steal_pointer (&articles), NULL);
  analysis = hearsay_analysis_new (corpus);
  for (guint i = 0; i < n; i++)
    {
      HearsayDescent descent = { .parent = (int) i - 1, .copied = 70, .reason = "" };

      g_array_append_val (analysis->descents, descent);
    }
  g_array_append_val (analysis->families, family);

  return analysis;
}

/* However long a line of copies is, each is there once, below the one it came from. */
static void
test_long_line (void)
{
  g_autoptr (HearsayAnalysis) analysis = make_line (LINE);
  HearsayReportOptions options = HEARSAY_REPORT_OPTIONS_DEFAULT;
  g_autoptr (HearsayDocument) document = NULL;
  guint n_items = 0;

  options.full_texts = FALSE;
  document = hearsay_report_build (NULL, analysis, &options);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const HearsayBlock *block = hearsay_document_get_block (document, i);
      g_autofree char *expected = NULL;

      if (block->kind != HEARSAY_BLOCK_ITEM || block->level == 0)
        continue;
      n_items++;
      expected = g_strdup_printf ("Outlet %u", n_items);
      g_assert_cmpstr (g_array_index ((GArray *) g_ptr_array_index (block->cells, 0), HearsayRun, 0).text, ==, expected);
    }
  g_assert_cmpuint (n_items, ==, LINE - 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/engine/report/every-footnote-holds/html", GINT_TO_POINTER (HEARSAY_REPORT_HTML), test_every_footnote_holds);
  g_test_add_data_func ("/engine/report/every-footnote-holds/pdf", GINT_TO_POINTER (HEARSAY_REPORT_PDF), test_every_footnote_holds);
  g_test_add_data_func ("/engine/report/same-bytes/html", GINT_TO_POINTER (HEARSAY_REPORT_HTML), test_same_bytes);
  g_test_add_data_func ("/engine/report/same-bytes/pdf", GINT_TO_POINTER (HEARSAY_REPORT_PDF), test_same_bytes);
  g_test_add_func ("/engine/report/forgery-is-named", test_forgery_is_named);
  g_test_add_func ("/engine/report/foreign-file", test_foreign_file);
  g_test_add_func ("/engine/report/what-goes-in", test_what_goes_in);
  g_test_add_func ("/engine/report/long-line", test_long_line);
  g_test_add_func ("/engine/report/tables", test_tables);
  g_test_add_func ("/engine/report/search", test_search);

  return g_test_run ();
}
