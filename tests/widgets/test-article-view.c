/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-article-view.h"
#include "hearsay-decisions.h"

#include "session-fixture.h"

static void
test_shows_an_article (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *widget = g_object_ref_sink (hearsay_article_view_new (session));
  HearsayArticleView *view = HEARSAY_ARTICLE_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  g_assert_cmpint (hearsay_article_view_get_article (view), ==, HEARSAY_NONE);
  g_assert_null (hearsay_article_view_get_marks (view));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));

  hearsay_article_view_set_article (view, 2);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, g_utf8_strlen (FIXTURE_THIRD, -1));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Water bills");
  g_assert_nonnull (hearsay_article_view_get_marks (view));

  hearsay_article_view_set_article (view, HEARSAY_NONE);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);

  g_assert_finalize_object (widget);
  g_assert_finalize_object (session);
}

/* Bytes in the engine, characters in the buffer: both ways, beyond ASCII. */
static void
test_bytes_and_characters (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *widget = g_object_ref_sink (hearsay_article_view_new (session));
  HearsayArticleView *view = HEARSAY_ARTICLE_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  HearsaySpan expected;
  HearsaySpan span;
  GtkTextIter start;
  GtkTextIter end;

  hearsay_article_view_set_article (view, 2);
  g_assert_false (hearsay_article_view_get_selected_span (view, &span));

  expected = fixture_find (hearsay_session_get_article_at (session, 2), "owners object");
  hearsay_article_view_get_byte_iter (view, expected.start, &start);
  hearsay_article_view_get_byte_iter (view, expected.end, &end);
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, expected.start - 1);

  gtk_text_buffer_select_range (buffer, &start, &end);
  g_assert_true (hearsay_article_view_get_selected_span (view, &span));
  g_assert_cmpuint (span.start, ==, expected.start);
  g_assert_cmpuint (span.end, ==, expected.end);

  g_assert_finalize_object (widget);
  g_assert_finalize_object (session);
}

static void
test_follows_the_article (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *widget = g_object_ref_sink (hearsay_article_view_new (session));
  HearsayArticleView *view = HEARSAY_ARTICLE_VIEW (widget);

  hearsay_article_view_set_article (view, 1);
  hearsay_session_take_analysis (session, hearsay_project_new (), fixture_story ());
  g_assert_cmpint (hearsay_article_view_get_article (view), ==, 1);
  hearsay_session_close (session);
  g_assert_cmpint (hearsay_article_view_get_article (view), ==, HEARSAY_NONE);

  g_assert_finalize_object (widget);
  g_assert_finalize_object (session);
}

static void
test_direction (void)
{
  HearsaySession *session = hearsay_session_new ();
  GPtrArray *articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  GtkWidget *widget = g_object_ref_sink (hearsay_article_view_new (session));
  HearsayArticleView *view = HEARSAY_ARTICLE_VIEW (widget);

  g_ptr_array_add (articles, fixture_article ("ar", "", "", "\xd8\xa7\xd9\x84\xd8\xa8\xd8\xa6\xd8\xb1\n"));
  g_ptr_array_add (articles, fixture_article ("en", "", "", "1. The well\n"));
  corpus = hearsay_corpus_new (articles, NULL);
  hearsay_session_take_analysis (session, hearsay_project_new (), hearsay_analysis_new (corpus));

  hearsay_article_view_set_article (view, hearsay_corpus_find (corpus, "ar"));
  g_assert_true (hearsay_article_view_is_rtl (view));
  g_assert_cmpint (gtk_widget_get_direction (widget), ==, GTK_TEXT_DIR_RTL);
  hearsay_article_view_set_article (view, hearsay_corpus_find (corpus, "en"));
  g_assert_false (hearsay_article_view_is_rtl (view));

  g_assert_finalize_object (widget);
  g_assert_finalize_object (session);
}

/* Stands in for the window: keeps what is asked for. */
typedef struct
{
  GSimpleActionGroup *actions;
  GVariant *kept; /* (nullable) */
} Desk;

static void
keep_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  Desk *desk = user_data;

  g_clear_pointer (&desk->kept, g_variant_unref);
  desk->kept = g_variant_ref (parameter);
}

static HearsayArticleView *
open_view (Desk *desk,
           HearsaySession *session)
{
  GtkWidget *widget = g_object_ref_sink (hearsay_article_view_new (session));
  GSimpleAction *action = g_simple_action_new ("keep-spans", G_VARIANT_TYPE ("(u(uu)(uu)a(uu))"));

  desk->kept = NULL;
  desk->actions = g_simple_action_group_new ();
  g_signal_connect (action, "activate", G_CALLBACK (keep_cb), desk);
  g_action_map_add_action (G_ACTION_MAP (desk->actions), G_ACTION (action));
  g_object_unref (action);
  gtk_widget_insert_action_group (widget, "quote", G_ACTION_GROUP (desk->actions));
  hearsay_article_view_set_article (HEARSAY_ARTICLE_VIEW (widget), 0);

  return HEARSAY_ARTICLE_VIEW (widget);
}

static void
close_view (Desk *desk,
            HearsayArticleView *view)
{
  g_clear_pointer (&desk->kept, g_variant_unref);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "quote", NULL);
  g_object_unref (desk->actions);
  g_assert_finalize_object (view);
}

static void
select_words (HearsayArticleView *view,
              const char *words)
{
  HearsaySpan span = fixture_find (hearsay_session_get_article_at (hearsay_article_view_get_session (view), hearsay_article_view_get_article (view)), words);
  GtkTextIter start;
  GtkTextIter end;

  hearsay_article_view_get_byte_iter (view, span.start, &start);
  hearsay_article_view_get_byte_iter (view, span.end, &end);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &end, &start);
}

static void
assert_kept (Desk *desk,
             HearsayArticleView *view,
             const char *expected)
{
  const char *text = hearsay_session_get_article_at (hearsay_article_view_get_session (view), 0)->text;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GVariantIter) content = NULL;
  HearsaySpan source;
  HearsaySpan cue;
  HearsaySpan piece;

  g_assert_nonnull (desk->kept);
  g_variant_get (desk->kept, "(u(uu)(uu)a(uu))", NULL, &source.start, &source.end, &cue.start, &cue.end, &content);
  g_string_append_printf (told, "%.*s | %.*s", (int) (source.end - source.start), text + source.start, (int) (cue.end - cue.start), text + cue.start);
  while (g_variant_iter_next (content, "(uu)", &piece.start, &piece.end))
    g_string_append_printf (told, " | %.*s", (int) (piece.end - piece.start), text + piece.start);
  g_assert_cmpstr (told->str, ==, expected);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* A draft changes, is told of, and is kept or not. */
static void
test_correction (void)
{
  HearsaySession *session = fixture_session ();
  Desk desk;
  HearsayArticleView *view = open_view (&desk, session);
  guint count = 0;
  guint part = 0;
  gboolean is_end = FALSE;

  g_signal_connect_swapped (view, "correction-changed", G_CALLBACK (count_cb), &count);
  g_assert_false (hearsay_article_view_start_correction (view, 1));
  g_assert_false (hearsay_article_view_start_correction (view, 99));
  g_assert_null (hearsay_article_view_get_correction (view, NULL, NULL));
  g_assert_cmpuint (count, ==, 0);

  g_assert_true (hearsay_article_view_start_correction (view, 0));
  g_assert_nonnull (hearsay_article_view_get_correction (view, &part, &is_end));
  g_assert_cmpuint (part, ==, HEARSAY_PART_CONTENT);
  g_assert_true (is_end);
  g_assert_true (hearsay_article_view_step_end (view, HEARSAY_STEP_CHARACTER, -1));
  g_assert_true (hearsay_article_view_step_end (view, HEARSAY_STEP_WORD, -1));
  hearsay_article_view_choose_end (view, HEARSAY_PART_CONTENT, FALSE);
  g_assert_true (hearsay_article_view_step_end (view, HEARSAY_STEP_WORD, 1));
  g_assert_cmpuint (count, ==, 5);

  /* There is no source whose ends could be moved. */
  hearsay_article_view_choose_end (view, HEARSAY_PART_SOURCE, TRUE);
  g_assert_cmpuint (count, ==, 5);
  hearsay_article_view_end_correction (view, FALSE);
  g_assert_null (desk.kept);
  hearsay_article_view_end_correction (view, TRUE);
  g_assert_null (desk.kept);
  g_assert_cmpuint (count, ==, 6);

  g_assert_true (hearsay_article_view_start_correction (view, 0));
  hearsay_article_view_choose_end (view, HEARSAY_PART_CONTENT, FALSE);
  g_assert_true (hearsay_article_view_step_end (view, HEARSAY_STEP_WORD, 1));
  select_words (view, "Ada Thorn");
  g_assert_true (hearsay_article_view_set_part (view, HEARSAY_PART_SOURCE, FALSE));
  select_words (view, " spoke ");
  g_assert_true (hearsay_article_view_set_part (view, HEARSAY_PART_CONTENT, TRUE));
  hearsay_article_view_end_correction (view, TRUE);
  assert_kept (&desk, view, "Ada Thorn |  | well is not dry. | spoke");

  close_view (&desk, view);
  g_assert_finalize_object (session);
}

/* Without a draft each is a decision of its own. */
static void
test_set_parts (void)
{
  HearsaySession *session = fixture_session ();
  Desk desk;
  HearsayArticleView *view = open_view (&desk, session);

  select_words (view, "said");
  g_assert_false (hearsay_article_view_set_part (view, HEARSAY_PART_CUE, FALSE));
  hearsay_session_set_quote (session, 0);
  g_assert_true (hearsay_article_view_set_part (view, HEARSAY_PART_CUE, FALSE));
  assert_kept (&desk, view, " | said | The well is not dry.");
  select_words (view, "\xe2\x80\x9cThe well is not dry.\xe2\x80\x9d ");
  g_assert_true (hearsay_article_view_set_part (view, HEARSAY_PART_CONTENT, FALSE));
  assert_kept (&desk, view, " |  | The well is not dry.");

  /* The only words stay. */
  g_assert_false (hearsay_article_view_remove_part (view));

  close_view (&desk, view);
  g_assert_finalize_object (session);
}

/* Another analysis ends a draft: what it is about may be another quotation. */
static void
test_correction_ends (void)
{
  HearsaySession *session = fixture_session ();
  Desk desk;
  HearsayArticleView *view = open_view (&desk, session);

  g_assert_true (hearsay_article_view_start_correction (view, 0));
  g_assert_true (hearsay_decide_quote_confirm (hearsay_session_get_project (session), hearsay_session_get_shown (session), 0));
  g_assert_null (hearsay_article_view_get_correction (view, NULL, NULL));
  g_assert_true (hearsay_article_view_start_correction (view, 0));
  hearsay_article_view_set_article (view, 1);
  g_assert_null (hearsay_article_view_get_correction (view, NULL, NULL));

  close_view (&desk, view);
  g_assert_finalize_object (session);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/article-view/shows-an-article", test_shows_an_article);
  g_test_add_func ("/widgets/article-view/bytes-and-characters", test_bytes_and_characters);
  g_test_add_func ("/widgets/article-view/follows-the-article", test_follows_the_article);
  g_test_add_func ("/widgets/article-view/direction", test_direction);
  g_test_add_func ("/widgets/article-view/correction", test_correction);
  g_test_add_func ("/widgets/article-view/set-parts", test_set_parts);
  g_test_add_func ("/widgets/article-view/correction-ends", test_correction_ends);

  return g_test_run ();
}
