/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-reader.h"

#include "widget-fixture.h"

static HearsayReader *
open_reader (HearsaySession *session,
             GtkWidget **window)
{
  GtkWidget *reader = g_object_new (HEARSAY_TYPE_READER, "session", session, NULL);

  *window = fixture_open (reader, 900, 600);

  return HEARSAY_READER (reader);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_tabs_and_columns (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *window = NULL;
  HearsayReader *reader = open_reader (session, &window);

  /* A story shows its first article. */
  g_assert_cmpint (hearsay_session_get_article (session), ==, 0);
  g_assert_cmpuint (hearsay_reader_count_tabs (reader, 0), ==, 1);
  g_assert_false (hearsay_reader_is_split (reader));

  hearsay_reader_open (reader, 1);
  g_assert_cmpuint (hearsay_reader_count_tabs (reader, 0), ==, 1);
  g_assert_cmpint (hearsay_session_get_article (session), ==, 1);

  hearsay_reader_open_tab (reader, 2);
  g_assert_cmpuint (hearsay_reader_count_tabs (reader, 0), ==, 2);

  hearsay_reader_open_beside (reader, 0);
  g_assert_true (hearsay_reader_is_split (reader));
  g_assert_cmpint (hearsay_session_get_pane (session, 0), ==, 2);
  g_assert_cmpint (hearsay_session_get_pane (session, 1), ==, 0);
  g_assert_cmpint (hearsay_session_get_article (session), ==, 0);

  hearsay_reader_close_tab (reader);
  settle ();
  g_assert_false (hearsay_reader_is_split (reader));
  g_assert_cmpint (hearsay_session_get_pane (session, 1), ==, HEARSAY_NONE);

  fixture_close (window);
  fixture_end_session (session);
}

static void
test_jumps_to_the_open_article (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *window = NULL;
  HearsayReader *reader = open_reader (session, &window);

  hearsay_reader_open_beside (reader, 1);
  hearsay_session_jump (session, 0, (HearsaySpan){ 4, 8 });
  g_assert_cmpint (hearsay_session_get_pane (session, 0), ==, 0);
  g_assert_cmpint (hearsay_session_get_pane (session, 1), ==, 1);
  g_assert_cmpint (hearsay_article_view_get_article (hearsay_reader_get_view (reader)), ==, 0);

  hearsay_session_jump (session, 2, HEARSAY_SPAN_NONE);
  g_assert_cmpint (hearsay_session_get_pane (session, 0), ==, 2);

  fixture_close (window);
  fixture_end_session (session);
}

static void
test_card (void)
{
  HearsaySession *session = fixture_session ();
  GtkWidget *window = NULL;
  HearsayReader *reader = open_reader (session, &window);

  FIXTURE_WAIT_WHILE (!hearsay_reader_show_card (reader, 0));
  g_assert_false (hearsay_reader_show_card (reader, 2));
  g_assert_false (hearsay_reader_show_card (reader, 99));
  hearsay_reader_hide_card (reader);
  g_assert_false (hearsay_reader_start_code (reader));

  fixture_close (window);
  fixture_end_session (session);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/reader/tabs-and-columns", test_tabs_and_columns);
  g_test_add_func ("/widgets/reader/jumps-to-the-open-article", test_jumps_to_the_open_article);
  g_test_add_func ("/widgets/reader/card", test_card);

  return g_test_run ();
}
