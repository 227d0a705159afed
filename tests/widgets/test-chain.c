/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-chain-graph.h"

#include "widget-fixture.h"

#define FEW 40
#define MANY 400

/* In a variable, because the assertion makes a format of what it is given. */
static const char *const chosen = "Chain: Outlet 398, copy 70 %";

/* One outlet that all others copied. */
static HearsayAnalysis *
make_story (guint n)
{
  g_autoptr (GPtrArray) articles = hearsay_articles_new ();
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
} Desk;

static void
desk_open (Desk *desk,
           guint n_articles)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  desk->session = hearsay_session_new ();
  hearsay_session_take_analysis (desk->session, hearsay_project_new (), make_story (n_articles));
  desk->graph = g_object_new (HEARSAY_TYPE_CHAIN_GRAPH, "session", desk->session, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), desk->graph);
  desk->window = fixture_open (scroller, 800, 400);
  desk->across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  desk->down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
desk_close (Desk *desk)
{
  fixture_close (desk->window);
  fixture_end_session (desk->session);
}

/* How much is drawn, in bytes. */
static gsize
weigh (Desk *desk)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;

  GTK_WIDGET_GET_CLASS (desk->graph)->snapshot (desk->graph, snapshot);
  node = gtk_snapshot_to_node (snapshot);
  bytes = gsk_render_node_serialize (node);

  return g_bytes_get_size (bytes);
}

static void
scroll_to (Desk *desk,
           double value)
{
  gtk_adjustment_set_value (desk->down, value);
  g_assert_cmpfloat (gtk_adjustment_get_value (desk->down), ==, value);
}

/* However long the story, only what the window shows is drawn, wherever it is. */
static void
test_draws_what_is_seen (void)
{
  Desk few = { NULL };
  Desk many = { NULL };
  gsize little = 0;

  desk_open (&few, FEW);
  little = weigh (&few);
  desk_close (&few);

  desk_open (&many, MANY);
  g_assert_cmpfloat (gtk_adjustment_get_upper (many.down), >, MANY * 30);
  g_assert_cmpuint (weigh (&many), <, 2 * little);
  scroll_to (&many, MANY * 15);
  g_assert_cmpuint (weigh (&many), <, 2 * little);
  g_assert_cmpuint (weigh (&many), >, little / 8);
  desk_close (&many);
}

/* Presses along a row; returns the article that is selected then. */
static int
press_row (Desk *desk,
           double y)
{
  gpointer click = fixture_find_gesture (desk->graph, GTK_TYPE_GESTURE_CLICK);
  double scrolled = gtk_adjustment_get_value (desk->down);

  hearsay_session_set_article (desk->session, 0);
  gtk_adjustment_set_value (desk->down, scrolled);
  for (double x = 0; x < gtk_adjustment_get_upper (desk->across); x += 6)
    {
      gtk_adjustment_set_value (desk->across, x);
      g_signal_emit_by_name (click, "pressed", 1, x - gtk_adjustment_get_value (desk->across), y);
    }

  return hearsay_session_get_article (desk->session);
}

/* What lies below the heads is not pressed with them. */
static void
test_presses (void)
{
  Desk desk = { NULL };
  int article = 0;

  desk_open (&desk, MANY);
  scroll_to (&desk, 34 * 100);
  article = press_row (&desk, 200);
  g_assert_cmpint (article, >, 90);
  g_assert_cmpint (press_row (&desk, 12), ==, 0);
  g_assert_cmpint (press_row (&desk, 200), ==, article);

  gtk_test_accessible_assert_role (desk.graph, GTK_ACCESSIBLE_ROLE_GROUP);
  hearsay_session_set_article (desk.session, MANY - 2);
  gtk_test_accessible_assert_property (desk.graph, GTK_ACCESSIBLE_PROPERTY_LABEL, chosen);

  /* Selected elsewhere, it is brought into view. */
  g_assert_cmpfloat (gtk_adjustment_get_value (desk.down), >, 34 * (MANY - 100));
  desk_close (&desk);
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
