/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-article-view.h"

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
  GPtrArray *articles = g_ptr_array_new_with_free_func (fixture_free_article);
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

  return g_test_run ();
}
