/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "hearsay-application.h"
#include "hearsay-chain-graph.h"
#include "hearsay-quotes-page.h"
#include "hearsay-window.h"

#include "widget-fixture.h"

/* The program through its actions, as menus and keys reach it. */

static HearsayApplication *application;

static HearsayWindow *
open_window (void)
{
  HearsayWindow *window = hearsay_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  FIXTURE_WAIT_WHILE (!gtk_widget_get_mapped (GTK_WIDGET (window)));

  return window;
}

static HearsayWindow *
open_story (void)
{
  HearsayWindow *window = open_window ();

  hearsay_session_take_analysis (hearsay_window_get_session (window), hearsay_project_new (), fixture_story ());

  return window;
}

static void
close_window (HearsayWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
act (HearsayWindow *window,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

/* The user's folders are not touched; those of the system are, for GTK's schemas. */
static char *
isolate (void)
{
  static const char *const variables[] = { "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME" };
  char *folder = g_dir_make_tmp ("hearsay-XXXXXX", NULL);

  g_assert_nonnull (folder);
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], folder, TRUE);

  return folder;
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_tree (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_begins_empty (void)
{
  HearsayWindow *window = open_window ();

  g_assert_true (hearsay_window_is_empty (window));
  act (window, "story.undo");
  act (window, "quote.confirm");
  act (window, "entity.rename");
  act (window, "note.code");
  act (window, "view.search");
  act (window, "view.next-pane");
  g_assert_true (hearsay_window_is_empty (window));

  close_window (window);
}

static void
test_decides_and_takes_back (void)
{
  HearsayWindow *window = open_story ();
  HearsaySession *session = hearsay_window_get_session (window);

  hearsay_session_set_article (session, 0);
  act (window, "quote.next");
  g_assert_cmpint (hearsay_session_get_quote (session), ==, 0);
  act (window, "quote.confirm");
  g_assert_cmpint (hearsay_analysis_get_quote (hearsay_session_get_shown (session), 0)->standing, ==, HEARSAY_STANDING_CONFIRMED);
  g_assert_true (hearsay_session_is_modified (session));

  act (window, "story.undo");
  g_assert_cmpint (hearsay_analysis_get_quote (hearsay_session_get_shown (session), 0)->standing, ==, HEARSAY_STANDING_SUGGESTED);
  act (window, "story.redo");
  g_assert_cmpint (hearsay_analysis_get_quote (hearsay_session_get_shown (session), 0)->standing, ==, HEARSAY_STANDING_CONFIRMED);

  close_window (window);
}

/* Each decision replaces what the toast says, while it still comes into view. */
static void
test_decides_quickly (void)
{
  HearsayWindow *window = open_story ();
  HearsaySession *session = hearsay_window_get_session (window);

  hearsay_session_set_article (session, 0);
  act (window, "quote.next");
  for (guint i = 0; i < 8; i++)
    {
      gint64 end = g_get_monotonic_time () + 90 * 1000;

      act (window, i % 2 == 0 ? "quote.confirm" : "story.undo");
      while (g_get_monotonic_time () < end)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (1000);
    }
  g_assert_cmpint (hearsay_analysis_get_quote (hearsay_session_get_shown (session), 0)->standing, ==, HEARSAY_STANDING_SUGGESTED);

  close_window (window);
}

/* As the bar and the popover ask for it. */
static void
test_corrects_a_quotation (void)
{
  HearsayWindow *window = open_story ();
  HearsaySession *session = hearsay_window_get_session (window);
  GVariant *parts = NULL;
  const HearsayQuote *quote = NULL;
  guint n = hearsay_session_get_shown (session)->quotes->len;

  hearsay_session_set_article (session, 0);
  act (window, "quote.next");
  gtk_widget_activate_action (GTK_WIDGET (window), "quote.set-speaker", "(uisu)", 0, -1, "Miller", HEARSAY_SOURCE_NAMED);
  quote = hearsay_analysis_get_quote (hearsay_session_get_shown (session), 0);
  g_assert_cmpstr (quote->speaker, ==, "Miller");
  g_assert_cmpint (quote->standing, ==, HEARSAY_STANDING_CORRECTED);
  act (window, "story.undo");

  /* Damaged requests change nothing. */
  parts = g_variant_new_parsed ("(@u 0, (@u 0, @u 9999), (@u 0, @u 0), [(@u 0, @u 4)])");
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "quote.keep-spans", parts);
  g_assert_cmpuint (hearsay_analysis_get_quote (hearsay_session_get_shown (session), 0)->source.end, ==, 0);
  parts = g_variant_new_parsed ("(@u 0, (@u 17, @u 26), (@u 0, @u 0), [(@u 0, @u 3), (@u 4, @u 8)])");
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "quote.keep-spans", parts);
  quote = hearsay_analysis_get_quote (hearsay_session_get_shown (session), 0);
  g_assert_cmpuint (quote->source.end, ==, 26);
  g_assert_cmpuint (quote->content->len, ==, 2);
  act (window, "story.undo");
  g_assert_cmpuint (hearsay_analysis_get_quote (hearsay_session_get_shown (session), 0)->content->len, ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (window), "quote.add", "(uuuisu)", 2, 0, 5, 0, "", HEARSAY_SOURCE_NAMED);
  g_assert_cmpuint (hearsay_session_get_shown (session)->quotes->len, ==, n + 1);
  g_assert_cmpstr (hearsay_analysis_get_quote (hearsay_session_get_shown (session), hearsay_session_get_quote (session))->speaker, ==, "Ada Thorn");
  act (window, "quote.speaker");
  g_assert_cmpint (hearsay_session_get_entity (session), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (window), "quote.set-part", "u", 0);
  act (window, "quote.remove-piece");
  act (window, "quote.correct-spans");
  act (window, "quote.cancel-correction");
  gtk_widget_activate_action (GTK_WIDGET (window), "quote.forget", "s", "nothing");

  close_window (window);
}

/* What belongs together is decided by the same actions the panel's menu has. */
static void
test_groupings (void)
{
  HearsayWindow *window = open_story ();
  HearsaySession *session = hearsay_window_get_session (window);
  guint n = hearsay_session_get_shown (session)->utterances->len;

  g_assert_cmpuint (n, >, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "utterance.confirm", "u", 0);
  g_assert_cmpint (hearsay_analysis_get_utterance (hearsay_session_get_shown (session), 0)->standing, ==, HEARSAY_STANDING_CONFIRMED);
  gtk_widget_activate_action (GTK_WIDGET (window), "utterance.confirm", "u", n + 9);
  gtk_widget_activate_action (GTK_WIDGET (window), "utterance.reject", "u", 0);
  g_assert_cmpuint (hearsay_session_get_shown (session)->utterances->len, >=, n);
  act (window, "story.undo");
  while (hearsay_project_can_undo (hearsay_session_get_project (session)))
    act (window, "story.undo");
  g_assert_cmpuint (hearsay_session_get_shown (session)->utterances->len, ==, n);

  close_window (window);
}

static void
test_entities (void)
{
  HearsayWindow *window = open_story ();
  HearsaySession *session = hearsay_window_get_session (window);

  hearsay_session_set_entity (session, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "entity.kind", "u", HEARSAY_ENTITY_ORGANIZATION);
  g_assert_cmpint (hearsay_analysis_get_entity (hearsay_session_get_shown (session), hearsay_session_get_entity (session))->kind, ==,
                   HEARSAY_ENTITY_ORGANIZATION);

  gtk_widget_activate_action (GTK_WIDGET (window), "entity.merge-pair", "(uu)", 1, 0);
  g_assert_cmpuint (hearsay_session_count_group (session, HEARSAY_GROUP_ORGANIZATIONS) + hearsay_session_count_group (session, HEARSAY_GROUP_PEOPLE), ==, 1);
  act (window, "story.undo");
  act (window, "story.undo");
  g_assert_cmpuint (hearsay_session_count_group (session, HEARSAY_GROUP_PLACES), ==, 1);

  /* One mention alone, the one that the walk has come to. */
  hearsay_session_set_entity (session, 0);
  act (window, "entity.reject-mention");
  g_assert_cmpuint (hearsay_session_count_rules (session), ==, 0);
  hearsay_session_walk_mentions (session, 0);
  act (window, "entity.reject-mention");
  g_assert_cmpuint (hearsay_session_count_rules (session), ==, 1);
  g_assert_cmpuint (hearsay_analysis_get_entity (hearsay_session_get_shown (session), 0)->n_mentions, ==, 1);
  act (window, "entity.rules");
  act (window, "story.undo");

  close_window (window);
}

static void
test_codes_a_passage (void)
{
  HearsayWindow *window = open_story ();
  HearsaySession *session = hearsay_window_get_session (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "note.add", "(uuusss)", 0, 4, 8, "", "denial", "look again");
  g_assert_cmpuint (hearsay_session_get_annotations (session)->len, ==, 1);
  act (window, "story.undo");
  g_assert_cmpuint (hearsay_session_get_annotations (session)->len, ==, 0);

  close_window (window);
}

static void
test_panes (void)
{
  HearsayWindow *window = open_story ();
  HearsaySession *session = hearsay_window_get_session (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "article.open", "u", 1);
  g_assert_cmpint (hearsay_session_get_article (session), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "article.open-beside", "u", 2);
  g_assert_cmpint (hearsay_session_get_pane (session, 1), ==, 2);
  act (window, "view.split");
  g_assert_cmpint (hearsay_session_get_pane (session, 1), ==, HEARSAY_NONE);
  act (window, "view.panels");
  act (window, "view.panels");
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "u", 2);
  hearsay_session_jump (session, 0, (HearsaySpan){ 4, 8 });
  g_assert_cmpint (hearsay_session_get_pane (session, 0), ==, 0);
  act (window, "story.back");

  close_window (window);
}

static void
test_saves_and_opens (void)
{
  HearsayWindow *window = open_window ();
  HearsaySession *session = hearsay_window_get_session (window);
  g_autofree char *folder = g_dir_make_tmp ("hearsay-XXXXXX", NULL);
  g_autofree char *article = g_build_filename (folder, "first.txt", NULL);
  g_autofree char *path = g_build_filename (folder, "story.hearsay", NULL);
  const char *const folders[] = { folder, NULL };
  const char *const projects[] = { path, NULL };

  g_assert_true (g_file_set_contents (article, FIXTURE_FIRST, -1, NULL));
  hearsay_window_open (window, folders);
  FIXTURE_WAIT_WHILE (hearsay_session_is_busy (session));
  gtk_widget_activate_action (GTK_WIDGET (window), "note.add", "(uuusss)", 0, 4, 8, "", "denial", "");
  gtk_widget_activate_action (GTK_WIDGET (window), "story.save-as-path", "s", path);
  FIXTURE_WAIT_WHILE (hearsay_session_is_modified (session));

  hearsay_window_open (window, projects);
  FIXTURE_WAIT_WHILE (hearsay_session_is_busy (session));
  g_assert_cmpuint (hearsay_session_get_annotations (session)->len, ==, 1);

  close_window (window);
  remove_tree (folder);
}

/* Tabs, split and view are as they were left, the story is not changed by them. */
static void
test_restores_layout (void)
{
  guint n_compared = 0;
  HearsayWindow *window = open_window ();
  HearsaySession *session = hearsay_window_get_session (window);
  g_autofree char *folder = g_dir_make_tmp ("hearsay-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "story.hearsay", NULL);
  static const char *const names[] = { "a.txt", "b.txt", "c.txt" };
  const char *const folders[] = { folder, NULL };
  const char *const projects[] = { path, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *article = g_build_filename (folder, names[i], NULL);
      g_autofree char *text = g_strdup_printf ("Title %s\n\n%s", names[i], FIXTURE_FIRST);

      g_assert_true (g_file_set_contents (article, text, -1, NULL));
    }
  hearsay_window_open (window, folders);
  FIXTURE_WAIT_WHILE (hearsay_session_is_busy (session));
  gtk_widget_activate_action (GTK_WIDGET (window), "article.open", "u", 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "article.open-beside", "u", 2);
  act (window, "compare.panes");
  hearsay_session_set_compare_base (session, 1);
  hearsay_session_set_scroll_locked (session, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "u", 2);
  g_assert_false (hearsay_session_is_modified (session));
  gtk_widget_activate_action (GTK_WIDGET (window), "story.save-as-path", "s", path);
  FIXTURE_WAIT_WHILE (!g_file_test (path, G_FILE_TEST_EXISTS));
  close_window (window);

  window = open_window ();
  session = hearsay_window_get_session (window);
  hearsay_window_open (window, projects);
  FIXTURE_WAIT_WHILE (hearsay_session_is_busy (session));
  g_assert_cmpint (hearsay_session_get_pane (session, 0), ==, 1);
  g_assert_cmpint (hearsay_session_get_pane (session, 1), ==, 2);
  g_assert_cmpint (hearsay_session_get_article (session), ==, 2);
  g_assert_cmpuint (hearsay_session_get_compared (session, &n_compared)[1], ==, 2);
  g_assert_cmpuint (n_compared, ==, 2);
  g_assert_cmpuint (hearsay_session_get_compare_base (session), ==, 1);
  g_assert_false (hearsay_session_is_scroll_locked (session));
  g_assert_false (hearsay_session_is_modified (session));
  close_window (window);
  remove_tree (folder);
}

/* From wherever the articles were found; and a formula that joins none. */
static void
test_compares (void)
{
  HearsayWindow *window = open_window ();
  HearsaySession *session = hearsay_window_get_session (window);
  HearsayAnalysis *story = fixture_story ();
  HearsayReuse reuse = { 0, 1 };
  guint n = 0;

  reuse.a = fixture_find (hearsay_corpus_get (story->corpus, 0), "The well is not dry");
  reuse.b = fixture_find (hearsay_corpus_get (story->corpus, 1), "The well is dry");
  g_array_append_val (story->reuse, reuse);
  hearsay_session_take_analysis (session, hearsay_project_new (), story);

  gtk_widget_activate_action (GTK_WIDGET (window), "compare.article", "u", 1);
  g_assert_cmpuint (hearsay_session_get_compared (session, &n)[0], ==, 0);
  g_assert_cmpuint (n, ==, 2);
  hearsay_session_set_utterance (session, 0);
  act (window, "compare.utterance");
  g_assert_cmpuint (hearsay_session_get_compared (session, &n)[1], ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "article.open", "u", 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "article.open-beside", "u", 0);
  act (window, "compare.panes");
  g_assert_cmpuint (hearsay_session_get_compared (session, &n)[0], ==, 2);

  gtk_widget_activate_action (GTK_WIDGET (window), "compare.article", "u", 1);
  g_assert_cmpuint (hearsay_session_get_compare (session)->passages->len, ==, 1);
  hearsay_session_set_passage (session, 0);
  act (window, "compare.mute");
  g_assert_cmpuint (hearsay_session_get_compare (session)->passages->len, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "compare.unmute", "u", 0);
  g_assert_cmpuint (hearsay_session_get_compare (session)->passages->len, ==, 1);
  act (window, "story.undo");
  g_assert_cmpuint (hearsay_session_get_compare (session)->passages->len, ==, 0);
  act (window, "story.undo");
  g_assert_cmpuint (hearsay_session_get_compare (session)->passages->len, ==, 1);

  close_window (window);
}

/* Where the chain graph shows an article: a press there selects it. */
static void
find_node (GtkWidget *graph,
           HearsaySession *session,
           int article,
           double *x,
           double *y)
{
  gpointer click = fixture_find_gesture (graph, GTK_TYPE_GESTURE_CLICK);

  for (*y = 0; *y < gtk_widget_get_height (graph); *y += 6)
    for (*x = 150; *x < gtk_widget_get_width (graph); *x += 6)
      {
        g_signal_emit_by_name (click, "pressed", 1, *x, *y);
        if (hearsay_session_get_article (session) == article)
          return;
      }

  g_assert_not_reached ();
}

static int
parent_of (HearsayWindow *window,
           guint article)
{
  return hearsay_analysis_get_descent (hearsay_session_get_shown (hearsay_window_get_session (window)), article)->parent;
}

/* Where an article came from, by action and by drag. */
static void
test_sources (void)
{
  HearsayWindow *window = open_story ();
  HearsaySession *session = hearsay_window_get_session (window);
  GtkWidget *graph = NULL;
  gpointer drag = NULL;
  double from[2];
  double to[2];

  gtk_widget_activate_action (GTK_WIDGET (window), "source.confirm", "(bu)", FALSE, 1);
  g_assert_cmpint (hearsay_analysis_get_descent (hearsay_session_get_shown (session), 1)->standing, ==, HEARSAY_STANDING_CONFIRMED);
  gtk_widget_activate_action (GTK_WIDGET (window), "source.independent", "(bu)", FALSE, 1);
  g_assert_cmpint (parent_of (window, 1), ==, HEARSAY_NONE);
  g_assert_cmpuint (hearsay_session_get_shown (session)->families->len, ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (window), "source.take", "(buu)", FALSE, 1, 2);
  g_assert_cmpint (parent_of (window, 1), ==, 2);
  act (window, "story.undo");
  act (window, "story.undo");
  g_assert_cmpint (parent_of (window, 1), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (window), "source.take", "(buu)", TRUE, 1, 0);
  g_assert_cmpint (hearsay_analysis_get_quote (hearsay_session_get_shown (session), 1)->taken_from, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "source.independent", "(bu)", TRUE, 1);
  g_assert_cmpint (hearsay_analysis_get_quote (hearsay_session_get_shown (session), 1)->taken_from, ==, HEARSAY_NOBODY);

  /* Damaged requests change nothing. */
  gtk_widget_activate_action (GTK_WIDGET (window), "source.take", "(buu)", FALSE, 99, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "source.take", "(buu)", FALSE, 0, 99);
  gtk_widget_activate_action (GTK_WIDGET (window), "source.take", "(buu)", TRUE, 99, 99);
  gtk_widget_activate_action (GTK_WIDGET (window), "source.choose", "(bu)", TRUE, 99);

  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "u", 2);
  graph = fixture_find_widget (fixture_find_widget (GTK_WIDGET (window), HEARSAY_TYPE_QUOTES_PAGE, NULL), HEARSAY_TYPE_CHAIN_GRAPH, NULL);
  FIXTURE_WAIT_WHILE (gtk_widget_get_width (graph) == 0);
  drag = fixture_find_gesture (graph, GTK_TYPE_GESTURE_DRAG);
  find_node (graph, session, 2, &from[0], &from[1]);
  find_node (graph, session, 0, &to[0], &to[1]);
  g_signal_emit_by_name (drag, "drag-begin", from[0], from[1]);
  g_signal_emit_by_name (drag, "drag-update", to[0] - from[0], to[1] - from[1]);
  g_signal_emit_by_name (drag, "drag-end", to[0] - from[0], to[1] - from[1]);
  g_assert_cmpint (parent_of (window, 2), ==, 0);

  /* And to the speakers it comes from nobody. */
  find_node (graph, session, 2, &from[0], &from[1]);
  g_signal_emit_by_name (drag, "drag-begin", from[0], from[1]);
  g_signal_emit_by_name (drag, "drag-update", 10 - from[0], 0.0);
  g_signal_emit_by_name (drag, "drag-end", 10 - from[0], 0.0);
  g_assert_cmpint (parent_of (window, 2), ==, HEARSAY_NONE);
  g_assert_cmpint (hearsay_analysis_get_descent (hearsay_session_get_shown (session), 2)->standing, ==, HEARSAY_STANDING_CORRECTED);

  close_window (window);
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *folder = isolate ();
  int status = 0;

  gtk_test_init (&argc, &argv, NULL);

  application = hearsay_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/app/begins-empty", test_begins_empty);
  g_test_add_func ("/app/decides-and-takes-back", test_decides_and_takes_back);
  g_test_add_func ("/app/decides-quickly", test_decides_quickly);
  g_test_add_func ("/app/window/corrects-a-quotation", test_corrects_a_quotation);
  g_test_add_func ("/app/entities", test_entities);
  g_test_add_func ("/app/groupings", test_groupings);
  g_test_add_func ("/app/sources", test_sources);
  g_test_add_func ("/app/codes-a-passage", test_codes_a_passage);
  g_test_add_func ("/app/panes", test_panes);
  g_test_add_func ("/app/saves-and-opens", test_saves_and_opens);
  g_test_add_func ("/app/compares", test_compares);
  g_test_add_func ("/app/restores-layout", test_restores_layout);

  status = g_test_run ();
  g_object_unref (application);
  remove_tree (folder);

  return status;
}
