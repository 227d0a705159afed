/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-network-graph.h"
#include "hearsay-network-list.h"
#include "hearsay-network-view.h"

#include "agents-fixture.h"
#include "widget-fixture.h"

/* A window with the network in it, laid out or not. */
typedef struct
{
  HearsaySession *session;
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *graph;
  GtkWidget *list;
  GtkStack *stack;
  HearsayAgentModel *model;
} Desk;

static void
set_up (Desk *desk)
{
  desk->session = hearsay_session_new ();
  hearsay_session_take_analysis (desk->session, hearsay_project_new (), fixture_network ());
  desk->view = g_object_new (HEARSAY_TYPE_NETWORK_VIEW, "session", desk->session, NULL);
  desk->graph = fixture_find_widget (desk->view, HEARSAY_TYPE_NETWORK_GRAPH, NULL);
  desk->list = fixture_find_widget (desk->view, HEARSAY_TYPE_NETWORK_LIST, NULL);
  desk->stack = GTK_STACK (fixture_find_widget (desk->view, GTK_TYPE_STACK, "stack"));
  desk->model = hearsay_network_view_get_model (HEARSAY_NETWORK_VIEW (desk->view));
  desk->window = fixture_open (desk->view, 600, 400);
}

static void
wait_for_layout (Desk *desk)
{
  FIXTURE_WAIT_WHILE (hearsay_agent_model_get_layout (desk->model) == NULL && hearsay_agent_model_get_problem (desk->model) == NULL);
}

static void
tear_down (Desk *desk)
{
  HearsaySession *session = desk->session;
  HearsayAgentModel *model = desk->model;

  /* What is under way ends a moment after it is cancelled, and lets the model go. */
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *) &model);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  FIXTURE_WAIT_WHILE (g_atomic_pointer_get (&model) != NULL);
  fixture_end_session (session);
}

static gboolean
has_graphviz (void)
{
  g_autofree char *program = g_find_program_in_path ("dot");

  if (program == NULL)
    g_test_skip ("there is no dot");

  return program != NULL;
}

static const char *
selected_name (Desk *desk)
{
  return hearsay_agent_map_get (hearsay_agent_model_get_map (desk->model), hearsay_agent_model_get_agent (desk->model))->name;
}

static void
test_walk (void)
{
  Desk desk;
  int edge = 0;

  if (!has_graphviz ())
    return;

  set_up (&desk);
  wait_for_layout (&desk);
  g_assert_no_error (hearsay_agent_model_get_problem (desk.model));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk.stack), ==, "graph");
  gtk_test_accessible_assert_role (desk.graph, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (desk.graph, GTK_ACCESSIBLE_PROPERTY_LABEL, "Network of who said and passed on what");

  /* Down the speakers as far as Ada, whichever way they are laid out. */
  g_assert_true (hearsay_agent_model_walk (desk.model, HEARSAY_AGENT_WALK_DOWN));
  for (guint i = 0; i < 3 && !g_str_equal (selected_name (&desk), "Ada Thorn"); i++)
    hearsay_agent_model_walk (desk.model, HEARSAY_AGENT_WALK_DOWN);
  g_assert_cmpstr (selected_name (&desk), ==, "Ada Thorn");
  gtk_test_accessible_assert_property (desk.graph, GTK_ACCESSIBLE_PROPERTY_LABEL, "Network: Ada Thorn, named source · 2 quotations");
  g_assert_cmpint (hearsay_session_get_entity (desk.session), ==, 0);

  /* On to the Wire, to its sibling the Echo, which got it from her too, and no further. */
  hearsay_agent_model_walk (desk.model, HEARSAY_AGENT_WALK_ONWARD);
  g_assert_cmpstr (selected_name (&desk), ==, "Crow Wire");
  gtk_test_accessible_assert_property (desk.graph, GTK_ACCESSIBLE_PROPERTY_LABEL, "Network: Ada Thorn to Crow Wire, inferred, 1 quotation");
  g_assert_cmpint (hearsay_session_get_quote (desk.session), ==, 1);
  hearsay_agent_model_walk (desk.model, HEARSAY_AGENT_WALK_DOWN);
  g_assert_cmpstr (selected_name (&desk), ==, "Hill Echo");
  edge = hearsay_agent_model_get_edge (desk.model);
  hearsay_agent_model_walk (desk.model, HEARSAY_AGENT_WALK_DOWN);
  g_assert_cmpint (hearsay_agent_model_get_edge (desk.model), ==, edge);
  hearsay_agent_model_walk (desk.model, HEARSAY_AGENT_WALK_BACK);
  g_assert_cmpint (hearsay_agent_map_get_edge (hearsay_agent_model_get_map (desk.model), hearsay_agent_model_get_edge (desk.model))->to, ==,
                   hearsay_agent_map_get_edge (hearsay_agent_model_get_map (desk.model), edge)->to);

  tear_down (&desk);
}

static void
test_zoom (void)
{
  Desk desk;
  GtkAdjustment *down = NULL;
  double upper = 0;

  if (!has_graphviz ())
    return;

  set_up (&desk);
  wait_for_layout (&desk);
  FIXTURE_WAIT_WHILE (gtk_widget_get_height (desk.graph) == 0);
  down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (desk.graph));
  for (guint i = 0; i < 6; i++)
    gtk_widget_activate_action (desk.graph, "canvas.zoom-in", NULL);
  upper = gtk_adjustment_get_upper (down);
  g_assert_cmpfloat (upper, >, gtk_adjustment_get_page_size (down));
  gtk_widget_activate_action (desk.graph, "canvas.zoom-out", NULL);
  g_assert_cmpfloat (gtk_adjustment_get_upper (down), <, upper);
  gtk_widget_activate_action (desk.graph, "canvas.zoom-fit", NULL);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_upper (down), gtk_adjustment_get_page_size (down), 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);

  tear_down (&desk);
}

static void
jumped_cb (HearsaySession *session,
           guint article,
           guint start,
           guint end,
           GString *places)
{
  g_string_append_printf (places, "%u:%u ", article, start);
}

static void
test_evidence (void)
{
  Desk desk;
  g_autoptr (GString) places = g_string_new (NULL);
  int ada = 0;

  set_up (&desk);
  FIXTURE_WAIT_WHILE (hearsay_agent_model_get_map (desk.model) == NULL);
  g_signal_connect (desk.session, "jump", G_CALLBACK (jumped_cb), places);
  g_assert_false (hearsay_agent_model_open (desk.model));
  while (!g_str_equal (hearsay_agent_map_get (hearsay_agent_model_get_map (desk.model), ada)->name, "Ada Thorn"))
    ada++;
  hearsay_agent_model_select_agent (desk.model, ada);
  g_assert_cmpuint (hearsay_agent_model_count_evidence (desk.model), ==, 2);

  /* What she told the Wire, what she told the Echo, and round again. */
  for (guint i = 0; i < 3; i++)
    g_assert_true (hearsay_agent_model_open (desk.model));
  g_assert_cmpstr (places->str, ==, "1:25 0:58 1:25 ");

  tear_down (&desk);
}

static void
test_list (void)
{
  Desk desk;
  GtkSingleSelection *selection = NULL;

  if (!has_graphviz ())
    return;

  set_up (&desk);
  wait_for_layout (&desk);
  hearsay_network_view_set_list (HEARSAY_NETWORK_VIEW (desk.view), TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk.stack), ==, "list");
  selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (fixture_find_widget (desk.list, GTK_TYPE_LIST_VIEW, NULL))));

  /* Each of seven, and the eight ways between them. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 15);
  hearsay_agent_model_select_edge (desk.model, 3, FALSE);
  g_assert_cmpint (gtk_single_selection_get_selected (selection), ==, hearsay_agent_model_find_row (desk.model));
  gtk_single_selection_set_selected (selection, 0);
  g_assert_cmpint (hearsay_agent_model_get_edge (desk.model), ==, HEARSAY_NONE);
  g_assert_cmpint (hearsay_agent_model_get_agent (desk.model), ==, (int) hearsay_row_list_get_entry (hearsay_agent_model_get_rows (desk.model), 0)->index);
  gtk_single_selection_set_selected (selection, 1);
  g_assert_cmpint (hearsay_agent_model_get_edge (desk.model), >=, 0);

  tear_down (&desk);
}

static void
test_filter (void)
{
  Desk desk;
  GtkLabel *count = NULL;

  set_up (&desk);
  count = GTK_LABEL (fixture_find_widget (desk.view, GTK_TYPE_LABEL, "count"));
  FIXTURE_WAIT_WHILE (hearsay_agent_model_get_map (desk.model) == NULL);
  g_assert_cmpstr (gtk_label_get_text (count), ==, "7 in the network");
  hearsay_agent_model_set_filter (desk.model, "crow");
  FIXTURE_WAIT_WHILE (hearsay_agent_model_get_map (desk.model)->agents->len == 7);
  g_assert_cmpstr (gtk_label_get_text (count), ==, "3 in the network");
  hearsay_agent_model_set_filter (desk.model, "nobody at all");
  FIXTURE_WAIT_WHILE (hearsay_agent_model_get_map (desk.model)->agents->len == 3);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk.stack), ==, "filtered");
  hearsay_agent_model_set_filter (desk.model, "");
  hearsay_agent_model_set_limit (desk.model, 3);
  FIXTURE_WAIT_WHILE (hearsay_agent_model_get_map (desk.model)->agents->len != 3);
  g_assert_cmpstr (gtk_label_get_text (count), ==, "3 of 7 shown, the most quoted");
  g_assert_true (gtk_widget_get_visible (fixture_find_widget (desk.view, GTK_TYPE_BUTTON, "more")));

  tear_down (&desk);
}

/* Without Graphviz there is the list, and the reason. */
static void
test_fallback (void)
{
  Desk desk;
  g_autofree char *before = g_strdup (g_getenv ("PATH"));
  const char *reason = "Graphviz, which lays out the network, is not installed. The list shows the same.";

  g_setenv ("PATH", "/nowhere", TRUE);
  set_up (&desk);
  wait_for_layout (&desk);
  g_setenv ("PATH", before, TRUE);
  g_assert_error (hearsay_agent_model_get_problem (desk.model), HEARSAY_LAYOUT_ERROR, HEARSAY_LAYOUT_ERROR_MISSING);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk.stack), ==, "list");
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (fixture_find_widget (desk.view, GTK_TYPE_REVEALER, "problem_bar"))));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (fixture_find_widget (desk.view, GTK_TYPE_LABEL, "problem"))), ==, reason);
  g_assert_true (hearsay_agent_model_walk (desk.model, HEARSAY_AGENT_WALK_DOWN));

  tear_down (&desk);
}

/* Most decisions leave the network as it is: it is not laid out again for them. */
static void
test_decision (void)
{
  Desk desk;
  const HearsayAgentLayout *layout = NULL;
  const HearsayAgentMap *map = NULL;

  if (!has_graphviz ())
    return;

  set_up (&desk);
  wait_for_layout (&desk);
  layout = hearsay_agent_model_get_layout (desk.model);
  map = hearsay_agent_model_get_map (desk.model);
  hearsay_agent_model_select_agent (desk.model, 2);
  hearsay_session_take_analysis (desk.session, g_object_ref (hearsay_session_get_project (desk.session)), fixture_network ());
  FIXTURE_WAIT_WHILE (hearsay_agent_model_get_map (desk.model) == map);
  g_assert_true (hearsay_agent_model_get_layout (desk.model) == layout);
  g_assert_cmpint (hearsay_agent_model_get_agent (desk.model), ==, 2);

  tear_down (&desk);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/network/walk", test_walk);
  g_test_add_func ("/widgets/network/zoom", test_zoom);
  g_test_add_func ("/widgets/network/evidence", test_evidence);
  g_test_add_func ("/widgets/network/list", test_list);
  g_test_add_func ("/widgets/network/filter", test_filter);
  g_test_add_func ("/widgets/network/fallback", test_fallback);
  g_test_add_func ("/widgets/network/decision", test_decision);

  return g_test_run ();
}
