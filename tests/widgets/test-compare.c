/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-compare-list.h"
#include "hearsay-compare-page.h"
#include "hearsay-compare-pane.h"
#include "hearsay-compare-ribbons.h"
#include "hearsay-compare-strip.h"
#include "hearsay-compare-row.h"

#include "widget-fixture.h"

/* The view of articles side by side: what it shows, says and does by keys. */

#define N_PARAGRAPHS 40

/* Long articles: each has the paragraphs of the one before, with another number and
 * something of its own in front. */
static char *
make_text (guint article)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Headline %u\n\n", article);
  for (guint i = 0; i <= article; i++)
    g_string_append_printf (text, "Something that only paper number %u has to say, and at some length, of pears and plums.\n\n", article);
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (text, "Witness %c%c described the harbour, the lantern and the %u grey boats at the quay in the morning fog.\n\n",
                            'A' + i % 26, 'a' + i % 26, 10 + article);

  return g_string_free (text, FALSE);
}

static HearsayAnalysis *
make_story (guint n)
{
  GPtrArray *articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayAnalysis *analysis = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *outlet = g_strdup_printf ("Paper %u", i);
      g_autofree char *text = make_text (i);

      g_ptr_array_add (articles, fixture_article (id, outlet, "2024-05-06", text));
    }
  corpus = hearsay_corpus_new (articles, NULL);
  analysis = hearsay_analysis_new (corpus);
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        HearsayReuse reuse = { i, k };

        reuse.a = fixture_find (hearsay_corpus_get (corpus, i), "Witness Aa");
        reuse.a.end = hearsay_corpus_get (corpus, i)->length - 2;
        reuse.b = fixture_find (hearsay_corpus_get (corpus, k), "Witness Aa");
        reuse.b.end = hearsay_corpus_get (corpus, k)->length - 2;
        reuse.similarity = 0.9;
        g_array_append_val (analysis->reuse, reuse);
      }
  for (guint i = 0; i < n; i++)
    fixture_descent (analysis, 0, i > 0 ? 0 : -1, i > 0 ? 90 : 0);
  fixture_family (analysis, 0, "Paper 0", "", n);

  return analysis;
}

typedef struct
{
  HearsaySession *session;
  GtkWidget *window;
  GtkWidget *page;
} Desk;

static void
turn (void)
{
  for (guint i = 0; i < 200; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
desk_open (Desk *desk,
           guint n)
{
  desk->session = hearsay_session_new ();
  hearsay_session_take_analysis (desk->session, hearsay_project_new (), make_story (n));
  desk->page = g_object_new (HEARSAY_TYPE_COMPARE_PAGE, "session", desk->session, NULL);
  desk->window = fixture_open (desk->page, 1200, 600);
  turn ();
}

static void
desk_close (Desk *desk)
{
  fixture_close (desk->window);
  fixture_end_session (desk->session);
}

static HearsayComparePane *
get_pane (Desk *desk,
          guint index)
{
  return HEARSAY_COMPARE_PANE (fixture_find_nth (desk->page, HEARSAY_TYPE_COMPARE_PANE, index));
}

static double
get_level (Desk *desk,
           guint pane,
           const char *words)
{
  HearsayComparePane *target = get_pane (desk, pane);
  int article = hearsay_article_view_get_article (hearsay_compare_pane_get_view (target));

  return hearsay_compare_pane_get_top (target, fixture_find (hearsay_session_get_article_at (desk->session, article), words).start);
}

/* Nothing was chosen: what shares most is shown. */
static void
test_shows (void)
{
  Desk desk;
  GtkWidget *ribbons = NULL;
  guint n = 0;

  desk_open (&desk, 2);
  hearsay_session_get_compared (desk.session, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_pane (&desk, 1))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_pane (&desk, 2))));
  gtk_test_accessible_assert_role (GTK_WIDGET (get_pane (&desk, 0)), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_WIDGET (get_pane (&desk, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Headline 1");
  ribbons = fixture_find_nth (desk.page, HEARSAY_TYPE_COMPARE_RIBBONS, 0);
  gtk_test_accessible_assert_role (ribbons, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (gtk_widget_get_visible (ribbons));
  g_assert_cmpuint (hearsay_session_get_compare (desk.session)->passages->len, ==, N_PARAGRAPHS);
  desk_close (&desk);
}

static void
test_keys_and_words (void)
{
  Desk desk;
  GtkWidget *status = NULL;

  desk_open (&desk, 2);
  status = fixture_find_widget (desk.page, GTK_TYPE_WIDGET, "status");
  gtk_test_accessible_assert_role (status, GTK_ACCESSIBLE_ROLE_STATUS);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (status)), ==, "40 passages shared");

  gtk_widget_activate_action (desk.page, "compare.next-passage", NULL);
  gtk_widget_activate_action (desk.page, "compare.next-passage", NULL);
  g_assert_cmpint (hearsay_session_get_passage (desk.session), ==, 1);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (status)), "Witness Bb described"));
  gtk_widget_activate_action (desk.page, "compare.previous-passage", NULL);
  g_assert_cmpint (hearsay_session_get_passage (desk.session), ==, 0);
  gtk_widget_activate_action (desk.page, "compare.next-difference", NULL);
  g_assert_cmpint (hearsay_session_get_difference (desk.session), ==, 0);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (status)), ==, "number, “10” → “11”");

  gtk_widget_activate_action (desk.page, "compare.swap-base", NULL);
  g_assert_cmpuint (hearsay_session_get_compare_base (desk.session), ==, 1);
  g_assert_cmpint (hearsay_session_get_passage (desk.session), ==, HEARSAY_NONE);
  gtk_widget_activate_action (desk.page, "compare.toggle-lock", NULL);
  g_assert_false (hearsay_session_is_scroll_locked (desk.session));
  desk_close (&desk);
}

/* What stands where one reads stands beside its counterpart, whoever is scrolled. */
static void
test_scrolls_together (void)
{
  Desk desk;

  desk_open (&desk, 2);
  FIXTURE_WAIT_WHILE (hearsay_compare_pane_get_page (get_pane (&desk, 0)) < 100);
  turn ();
  for (guint leader = 0; leader < 2; leader++)
    {
      double page = hearsay_compare_pane_get_page (get_pane (&desk, leader));

      hearsay_compare_pane_scroll_by (get_pane (&desk, leader), get_level (&desk, leader, leader == 0 ? "Witness Tt" : "Witness Ll") - 0.33 * page);
      turn ();
      g_assert_cmpfloat (ABS (get_level (&desk, 0, leader == 0 ? "Witness Tt" : "Witness Ll") -
                              get_level (&desk, 1, leader == 0 ? "Witness Tt" : "Witness Ll")),
                         <=, 4);
    }

  hearsay_session_set_scroll_locked (desk.session, FALSE);
  {
    double before = get_level (&desk, 1, "Witness Ll");

    hearsay_compare_pane_scroll_by (get_pane (&desk, 0), 120);
    turn ();
    g_assert_cmpfloat (get_level (&desk, 1, "Witness Ll"), ==, before);
  }

  /* Who asks for a passage sees it level. */
  hearsay_session_set_passage (desk.session, 25);
  turn ();
  g_assert_cmpfloat (ABS (get_level (&desk, 0, "Witness Zz") - get_level (&desk, 1, "Witness Zz")), <=, 2);
  desk_close (&desk);
}

/* A press on the strip goes to that place of that text, and the others follow. */
static void
test_strip (void)
{
  Desk desk;
  GtkWidget *strip = NULL;
  HearsaySpan before;
  HearsaySpan own;
  HearsaySpan other;
  guint byte = 0;

  desk_open (&desk, 2);
  FIXTURE_WAIT_WHILE (hearsay_compare_pane_get_page (get_pane (&desk, 0)) < 100);
  turn ();
  strip = fixture_find_nth (desk.page, HEARSAY_TYPE_COMPARE_STRIP, 0);
  gtk_test_accessible_assert_role (strip, GTK_ACCESSIBLE_ROLE_IMG);
  byte = hearsay_session_get_article_at (desk.session, 0)->length / 2;
  before = hearsay_article_view_get_visible_span (hearsay_compare_pane_get_view (get_pane (&desk, 1)));
  g_signal_emit_by_name (strip, "seek", 0, byte);
  turn ();
  turn ();
  own = hearsay_article_view_get_visible_span (hearsay_compare_pane_get_view (get_pane (&desk, 0)));
  other = hearsay_article_view_get_visible_span (hearsay_compare_pane_get_view (get_pane (&desk, 1)));
  g_assert_cmpuint (own.start, <=, byte);
  g_assert_cmpuint (own.end, >, byte);
  g_assert_cmpuint (other.start, !=, before.start);
  desk_close (&desk);
}

static void
test_more_and_fewer (void)
{
  Desk desk;
  guint n = 0;

  desk_open (&desk, 4);
  gtk_widget_activate_action (desk.page, "compare.add", NULL);
  gtk_widget_activate_action (desk.page, "compare.add", NULL);
  turn ();
  hearsay_session_get_compared (desk.session, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_pane (&desk, 3))));
  gtk_widget_activate_action (desk.page, "compare.add", NULL);
  hearsay_session_get_compared (desk.session, &n);
  g_assert_cmpuint (n, ==, 4);

  /* In a narrow window two stand side by side, the others take turns. */
  hearsay_compare_page_set_narrow (HEARSAY_COMPARE_PAGE (desk.page), TRUE);
  turn ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_pane (&desk, 0))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_pane (&desk, 1))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_pane (&desk, 3))));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fixture_find_nth (fixture_find_widget (desk.page, GTK_TYPE_WIDGET, "others"), GTK_TYPE_TOGGLE_BUTTON, 2)), TRUE);
  turn ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_pane (&desk, 1))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_pane (&desk, 3))));
  hearsay_session_set_difference (desk.session, 0);
  turn ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_pane (&desk, hearsay_compare_get_difference (hearsay_session_get_compare (desk.session), 0)->change.to))));
  hearsay_compare_page_set_narrow (HEARSAY_COMPARE_PAGE (desk.page), FALSE);

  gtk_widget_activate_action (desk.page, "compare.remove", "u", 0);
  turn ();
  hearsay_session_get_compared (desk.session, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (hearsay_session_get_compare_base (desk.session), ==, 0);
  desk_close (&desk);
}

static void
test_rows (void)
{
  HearsaySession *session = hearsay_session_new ();
  GtkWidget *row = g_object_ref_sink (hearsay_compare_row_new ());
  static const guint32 articles[] = { 0, 1 };
  const char *only = "only here, Something that only paper number 0 has to say, and at some length, of pears and plums.";

  hearsay_session_take_analysis (session, hearsay_project_new (), make_story (2));
  hearsay_session_set_compared (session, articles, 2, 0);
  g_assert_nonnull (hearsay_session_get_compare (session));
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_GROUP);
  hearsay_compare_row_show (HEARSAY_COMPARE_ROW (row), session, HEARSAY_COMPARE_DIFFERENCE, 0);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "number, “10” → “11”");
  hearsay_compare_row_show (HEARSAY_COMPARE_ROW (row), session, HEARSAY_COMPARE_ONLY, 0);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, only);
  hearsay_compare_row_show (HEARSAY_COMPARE_ROW (row), session, HEARSAY_COMPARE_HEADING_ONLY, 1);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Only in Paper 1, 2");
  hearsay_compare_row_clear (HEARSAY_COMPARE_ROW (row));

  g_assert_finalize_object (row);
  g_assert_finalize_object (session);
}

/* A story in which nothing is shared says what to do. */
static void
test_nothing (void)
{
  Desk desk;

  desk_open (&desk, 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (fixture_find_widget (desk.page, GTK_TYPE_WIDGET, "stack"))), ==, "empty");
  gtk_widget_activate_action (desk.page, "compare.next-passage", NULL);
  gtk_widget_activate_action (desk.page, "compare.next-difference", NULL);
  gtk_widget_activate_action (desk.page, "compare.swap-base", NULL);
  gtk_widget_activate_action (desk.page, "compare.show-only", "u", 7);
  desk_close (&desk);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/compare/shows", test_shows);
  g_test_add_func ("/widgets/compare/keys-and-words", test_keys_and_words);
  g_test_add_func ("/widgets/compare/strip", test_strip);
  g_test_add_func ("/widgets/compare/scrolls-together", test_scrolls_together);
  g_test_add_func ("/widgets/compare/more-and-fewer", test_more_and_fewer);
  g_test_add_func ("/widgets/compare/rows", test_rows);
  g_test_add_func ("/widgets/compare/nothing", test_nothing);

  return g_test_run ();
}
