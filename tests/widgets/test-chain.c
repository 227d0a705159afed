/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-chain-graph.h"

#include "session-fixture.h"

#define FEW 40
#define MANY 400

/* In a variable, because the assertion makes a format of what it is given. */
static const char *const chosen = "Chain: Outlet 398, copy 70 %";

static void
free_article (gpointer article)
{
  hearsay_article_unref (article);
}

/* One outlet that all others copied. */
static HearsayAnalysis *
make_story (guint n)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (free_article);
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayFamily family = { 0, g_strdup ("Outlet 0"), g_strdup ("Ada Thorn"), HEARSAY_SOURCE_NAMED, n };
  HearsayAnalysis *analysis = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Outlet %u", i);

      g_ptr_array_add (articles, fixture_article (name, name, i % 9 == 8 ? "" : "2024-05-06", "Headline\n\nWords.\n"));
    }
  corpus = hearsay_corpus_new (g_steal_pointer (&articles), NULL);
  analysis = hearsay_analysis_new (corpus);
  for (guint i = 0; i < n; i++)
    {
      HearsayDescent descent = { .parent = i == 0 ? HEARSAY_NONE : 0, .copied = 70, .reason = "" };

      descent.basis = i % 2 == 0 ? HEARSAY_BASIS_INFERRED : HEARSAY_BASIS_DECLARED;
      descent.is_circular = i == 2 || i == n - 1;
      g_array_append_val (analysis->descents, descent);
    }
  g_array_append_val (analysis->families, family);

  return analysis;
}

typedef struct
{
  HearsaySession *session;
  GtkWidget *window;
  GtkWidget *graph;
  GtkAdjustment *across;
  GtkAdjustment *down;
} Fixture;

static void
fixture_open (Fixture *fixture,
              guint n_articles)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->session = hearsay_session_new ();
  hearsay_session_take_analysis (fixture->session, hearsay_project_new (), make_story (n_articles));
  fixture->window = gtk_window_new ();
  fixture->graph = g_object_new (HEARSAY_TYPE_CHAIN_GRAPH, "session", fixture->session, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->graph);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 400);
  gtk_window_present (GTK_WINDOW (fixture->window));
  FIXTURE_WAIT_WHILE (gtk_widget_get_height (fixture->graph) == 0);
  fixture->across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  fixture->down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
fixture_close (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->graph), (gpointer *) &fixture->graph);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  FIXTURE_WAIT_WHILE (fixture->graph != NULL);
  g_assert_finalize_object (fixture->session);
}

/* How much is drawn, in bytes. */
static gsize
weigh (Fixture *fixture)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;

  GTK_WIDGET_GET_CLASS (fixture->graph)->snapshot (fixture->graph, snapshot);
  node = gtk_snapshot_to_node (snapshot);
  bytes = gsk_render_node_serialize (node);

  return g_bytes_get_size (bytes);
}

static void
scroll_to (Fixture *fixture,
           double value)
{
  gtk_adjustment_set_value (fixture->down, value);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->down), ==, value);
}

/* However long the story, only what the window shows is drawn, wherever it is. */
static void
test_draws_what_is_seen (void)
{
  Fixture few = { NULL };
  Fixture many = { NULL };
  gsize little = 0;

  fixture_open (&few, FEW);
  little = weigh (&few);
  fixture_close (&few);

  fixture_open (&many, MANY);
  g_assert_cmpfloat (gtk_adjustment_get_upper (many.down), >, MANY * 30);
  g_assert_cmpuint (weigh (&many), <, 2 * little);
  scroll_to (&many, MANY * 15);
  g_assert_cmpuint (weigh (&many), <, 2 * little);
  g_assert_cmpuint (weigh (&many), >, little / 8);
  fixture_close (&many);
}

static gpointer
find_click (GtkWidget *graph)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (graph);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_PRIMARY)
        return controller;
    }

  g_assert_not_reached ();
}

/* Presses along a row; returns the article that is selected then. */
static int
press_row (Fixture *fixture,
           double y)
{
  gpointer click = find_click (fixture->graph);
  double scrolled = gtk_adjustment_get_value (fixture->down);

  hearsay_session_set_article (fixture->session, 0);
  gtk_adjustment_set_value (fixture->down, scrolled);
  for (double x = 0; x < gtk_adjustment_get_upper (fixture->across); x += 6)
    {
      gtk_adjustment_set_value (fixture->across, x);
      g_signal_emit_by_name (click, "pressed", 1, x - gtk_adjustment_get_value (fixture->across), y);
    }

  return hearsay_session_get_article (fixture->session);
}

/* What lies below the heads is not pressed with them. */
static void
test_presses (void)
{
  Fixture fixture = { NULL };
  int article = 0;

  fixture_open (&fixture, MANY);
  scroll_to (&fixture, 34 * 100);
  article = press_row (&fixture, 200);
  g_assert_cmpint (article, >, 90);
  g_assert_cmpint (press_row (&fixture, 12), ==, 0);
  g_assert_cmpint (press_row (&fixture, 200), ==, article);

  gtk_test_accessible_assert_role (fixture.graph, GTK_ACCESSIBLE_ROLE_GROUP);
  hearsay_session_set_article (fixture.session, MANY - 2);
  gtk_test_accessible_assert_property (fixture.graph, GTK_ACCESSIBLE_PROPERTY_LABEL, chosen);

  /* Selected elsewhere, it is brought into view. */
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture.down), >, 34 * (MANY - 100));
  fixture_close (&fixture);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/chain/draws-what-is-seen", test_draws_what_is_seen);
  g_test_add_func ("/widgets/chain/presses", test_presses);

  return g_test_run ();
}
