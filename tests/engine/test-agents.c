/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "agents-fixture.h"
#include "hearsay-agent-model.h"

/* Edges as text, one a line: what goes from whom to whom. */
static char *
print_edges (const HearsayAgentMap *map)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < map->edges->len; i++)
    {
      const HearsayAgentEdge *edge = hearsay_agent_map_get_edge (map, i);

      g_string_append_printf (out, "%s > %s %s%s %u\n", hearsay_agent_map_get (map, edge->from)->name, hearsay_agent_map_get (map, edge->to)->name,
                              hearsay_basis_to_string (edge->basis), edge->kind == HEARSAY_AGENT_EDGE_COPIED ? " copied" : "",
                              hearsay_agent_edge_get_weight (edge));
    }

  return g_string_free (out, FALSE);
}

static void
assert_edges (const HearsayAgentMap *map,
              const char *expected)
{
  g_autofree char *edges = print_edges (map);

  g_assert_cmpstr (edges, ==, expected);
}

static int
find_agent (const HearsayAgentMap *map,
            const char *name)
{
  for (guint i = 0; i < map->agents->len; i++)
    if (strcmp (hearsay_agent_map_get (map, i)->name, name) == 0)
      return i;

  return HEARSAY_NONE;
}

static void
test_map (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_network ();
  g_autoptr (HearsayAgentMap) map = hearsay_agent_map_new (analysis, NULL, 100);
  const HearsayAgent *echo = hearsay_agent_map_get (map, find_agent (map, "Hill Echo"));
  const HearsayAgent *ada = hearsay_agent_map_get (map, 0);

  /* A clerk of one origin is one, of another is another; the Echo that relays is the one that publishes. */
  assert_edges (map, "A clerk > Wickby Post declared 1\n"
                     "A clerk > Hill Echo declared 1\n"
                     "Ada Thorn > Crow Wire inferred 1\n"
                     "Ada Thorn > Hill Echo declared 1\n"
                     "A clerk > Ledger declared 1\n"
                     "Crow Wire > Hill Echo inferred 1\n"
                     "Wickby Post > Hill Echo declared copied 1\n"
                     "Hill Echo > Wickby Post declared 1\n");
  g_assert_cmpuint (map->n_all, ==, map->agents->len);
  g_assert_cmpint (echo->roles, ==, HEARSAY_AGENT_PUBLISHES | HEARSAY_AGENT_RELAYS);
  g_assert_cmpint (echo->article, ==, 1);
  g_assert_cmpint (ada->roles, ==, HEARSAY_AGENT_SPEAKS);
  g_assert_cmpint (ada->source_type, ==, HEARSAY_SOURCE_ANONYMOUS);
  g_assert_cmpuint (ada->n_quotes, ==, 2);
}

static void
test_columns (void)
{
  static const HearsayAgentColumnKind kinds[] = { HEARSAY_AGENT_COLUMN_SAID, HEARSAY_AGENT_COLUMN_RELAYED, HEARSAY_AGENT_COLUMN_DAY,
                                                  HEARSAY_AGENT_COLUMN_DAY, HEARSAY_AGENT_COLUMN_UNDATED };
  g_autoptr (HearsayAnalysis) analysis = fixture_network ();
  g_autoptr (HearsayAgentMap) map = hearsay_agent_map_new (analysis, NULL, 100);
  guint rank = 0;

  g_assert_cmpuint (map->columns->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < map->columns->len; i++)
    {
      g_assert_cmpint (hearsay_agent_map_get_column (map, i)->kind, ==, kinds[i]);
      g_assert_cmpuint (hearsay_agent_map_get_column (map, i)->first, ==, rank);
      rank = hearsay_agent_map_get_column (map, i)->last;
    }
  g_assert_cmpuint (map->n_ranks, ==, rank);
  g_assert_cmpstr (hearsay_agent_map_get_column (map, 2)->date, ==, "2024-05-06");
  g_assert_cmpuint (hearsay_agent_map_get (map, find_agent (map, "Wickby Post"))->rank, ==, 2);
  g_assert_cmpuint (hearsay_agent_map_get (map, find_agent (map, "Ledger"))->rank, ==, 4);
}

/* On one day, whoever copied stands after whom they copied. */
static void
test_one_day (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_network ();
  g_autoptr (HearsayAgentMap) map = NULL;
  HearsayArticle *second = (HearsayArticle *) hearsay_corpus_get (analysis->corpus, 1);

  g_free (second->published);
  second->published = g_strdup ("2024-05-06");
  map = hearsay_agent_map_new (analysis, NULL, 100);
  g_assert_cmpuint (map->columns->len, ==, 4);
  g_assert_cmpuint (map->n_ranks, ==, 5);
  g_assert_cmpuint (hearsay_agent_map_get (map, find_agent (map, "Wickby Post"))->rank, !=,
                    hearsay_agent_map_get (map, find_agent (map, "Hill Echo"))->rank);
}

static void
test_evidence (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_network ();
  g_autoptr (HearsayAgentMap) map = hearsay_agent_map_new (analysis, NULL, 100);

  for (guint i = 0; i < map->edges->len; i++)
    {
      const HearsayAgentEdge *edge = hearsay_agent_map_get_edge (map, i);

      for (guint k = edge->first; k < edge->last; k++)
        {
          const HearsayAgentEvidence *evidence = hearsay_agent_map_get_evidence (map, k);

          g_assert_cmpint (evidence->quote < 0, ==, edge->kind == HEARSAY_AGENT_EDGE_COPIED);
          g_assert_cmpuint (evidence->span.end, >, evidence->span.start);
          g_assert_cmpuint (evidence->span.end, <=, hearsay_corpus_get (analysis->corpus, evidence->article)->length);
        }
    }
  for (guint i = 0; i < map->into->len; i++)
    {
      guint to = hearsay_agent_map_get_edge (map, g_array_index (map->into, guint32, i))->to;

      g_assert_cmpuint (g_array_index (map->first_into, guint32, to), <=, i);
      g_assert_cmpuint (g_array_index (map->first_into, guint32, to + 1), >, i);
    }
}

static void
test_rejected (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_network ();
  g_autoptr (HearsayAgentMap) map = NULL;

  hearsay_analysis_get_quote (analysis, 0)->standing = HEARSAY_STANDING_REJECTED;
  hearsay_analysis_get_utterance (analysis, 1)->standing = HEARSAY_STANDING_REJECTED;
  map = hearsay_agent_map_new (analysis, NULL, 100);
  assert_edges (map, "Ada Thorn > Crow Wire inferred 1\n"
                     "Crow Wire > Hill Echo inferred 1\n"
                     "Wickby Post > Hill Echo declared copied 1\n");
}

static void
test_filter (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_network ();
  g_autoptr (HearsayAgentMap) map = hearsay_agent_map_new (analysis, "CROW", 100);
  g_autoptr (HearsayAgentMap) none = hearsay_agent_map_new (analysis, "nobody of this name", 100);

  assert_edges (map, "Ada Thorn > Crow Wire inferred 1\n"
                     "Crow Wire > Hill Echo inferred 1\n");
  assert_edges (none, "");
  g_assert_cmpuint (none->agents->len, ==, 0);
}

static void
test_limit (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_network ();
  g_autoptr (HearsayAgentMap) map = hearsay_agent_map_new (analysis, NULL, 3);

  g_assert_cmpuint (map->agents->len, ==, 3);
  g_assert_cmpuint (map->n_all, ==, 7);
  assert_edges (map, "A clerk > Wickby Post declared 1\n"
                     "A clerk > Hill Echo declared 1\n"
                     "Wickby Post > Hill Echo declared copied 1\n"
                     "Hill Echo > Wickby Post declared 1\n");
}

static HearsaySize *
make_sizes (const HearsayAgentMap *map)
{
  HearsaySize *sizes = g_new (HearsaySize, map->agents->len);

  for (guint i = 0; i < map->agents->len; i++)
    sizes[i] = (HearsaySize){ 90 + i, 36 };

  return sizes;
}

static void
test_dot (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_network ();
  g_autoptr (HearsayAgentMap) map = hearsay_agent_map_new (analysis, NULL, 100);
  g_autofree HearsaySize *sizes = make_sizes (map);
  g_autofree char *dot = hearsay_agent_map_to_dot (map, sizes);
  g_autofree char *again = hearsay_agent_map_to_dot (map, sizes);

  g_assert_cmpstr (dot, ==, again);
  g_assert_null (strstr (dot, "Ada"));
  g_assert_nonnull (strstr (dot, "n0[width=1.2500,height=0.5000];"));
  g_assert_nonnull (strstr (dot, "color=\"#000001\""));
}

/* Two agents and an edge: nothing but that Crow Wire passed something on. */
static HearsayAgentMap *
make_small_map (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_network ();

  g_array_set_size (analysis->quotes, 1);
  g_array_set_size (hearsay_analysis_get_quote (analysis, 0)->chain, 2);
  hearsay_analysis_get_descent (analysis, 1)->parent = HEARSAY_NONE;

  return hearsay_agent_map_new (analysis, NULL, 100);
}

static void
test_parse (void)
{
  static const char good[] =
      "graph 1 4 2\n"
      "node r0 0.5 0.1 0.01 0.01 \"\" solid box black lightgrey\n"
      "node r1 3 0.1 0.01 0.01 \"\" solid box black lightgrey\n"
      "node n0 0.5 1.5 1.25 0.5 \"\" solid box black lightgrey\n"
      "node n1 3 1 1.25 0.5 \"\" solid box black lightgrey\n"
      "edge n0 n1 4 1 1.5 1.5 1.5 2 1 2.5 1 solid #000000\n"
      "edge r0 r1 4 0.5 0.1 1 0.1 2 0.1 3 0.1 invis black\n"
      "stop\n";
  g_autoptr (HearsayAgentMap) map = make_small_map ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayAgentLayout) layout = hearsay_agent_layout_parse (map, good, strlen (good), &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (layout->width, ==, 288);
  g_assert_cmpfloat (layout->height, ==, 144);
  g_assert_cmpfloat (hearsay_agent_layout_get_place (layout, 0)->x, ==, 36);
  g_assert_cmpfloat (hearsay_agent_layout_get_place (layout, 0)->y, ==, 36);
  g_assert_cmpfloat (g_array_index (layout->ranks, float, 1), ==, 216);
  g_assert_cmpuint (hearsay_agent_layout_get_curve (layout, 0)->last, ==, 4);
  g_assert_cmpfloat (g_array_index (layout->points, HearsayPoint, 3).y, ==, 72);
}

static const struct
{
  const char *plain;
  const char *message;
} broken[] = {
  { "", "Graphviz, line 0: the size of the graph was expected" },
  { "graph 1 4\n", "Graphviz, line 1: the size of the graph was expected" },
  { "graph 1 nan 2\n", "Graphviz, line 1: the size of the graph was expected" },
  { "graph 1 4 -2\n", "Graphviz, line 1: the size of the graph was expected" },
  { "graph 1 4 2\n", "Graphviz, line 1: the end is missing" },
  { "graph 1 4 2\nstop\n", "Graphviz, line 2: a node has no place" },
  { "graph 1 4 2\n\nstop\n", "Graphviz, line 2: a node or an edge was expected" },
  { "graph 1 4 2\nnode n0 1\n", "Graphviz, line 2: a place was expected" },
  { "graph 1 4 2\nnode n0 1 1e99 1 1\n", "Graphviz, line 2: a place was expected" },
  { "graph 1 4 2\nnode n7 1 1 1 1\n", "Graphviz, line 2: there is no such node" },
  { "graph 1 4 2\nnode n+0 1 1 1 1\n", "Graphviz, line 2: there is no such node" },
  { "graph 1 4 2\nnode n0 1 1 1 1\nnode n0 1 1 1 1\n", "Graphviz, line 3: the node has a place already" },
  { "graph 1 4 2\nedge n0 n1 3 1 1 1 1 1 1 solid #000000\n", "Graphviz, line 2: a curve was expected" },
  { "graph 1 4 2\nedge n0 n1 4 1 1 1 1 1 1 solid #000000\n", "Graphviz, line 2: a curve was expected" },
  { "graph 1 4 2\nedge n0 n1 4 1 1 1 1 1 1 1 x solid #000000\n", "Graphviz, line 2: a point of a curve was expected" },
  { "graph 1 4 2\nedge n0 n1 4 1 1 1 1 1 1 1 1 solid #000001\n", "Graphviz, line 2: there is no such edge" },
  { "graph 1 4 2\nedge n1 n0 4 1 1 1 1 1 1 1 1 solid #000000\n", "Graphviz, line 2: there is no such edge" },
  { "graph 1 4 2\nedge n0 n1 4 1 1 1 1 1 1 1 1 solid black\n", "Graphviz, line 2: there is no such edge" },
};

static void
test_broken (void)
{
  g_autoptr (HearsayAgentMap) map = make_small_map ();

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hearsay_agent_layout_parse (map, broken[i].plain, strlen (broken[i].plain), &error));
      g_assert_error (error, HEARSAY_LAYOUT_ERROR, HEARSAY_LAYOUT_ERROR_FAILED);
      g_assert_cmpstr (error->message, ==, broken[i].message);
    }
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static HearsayAgentLayout *
lay_out (const HearsayAgentMap *map,
         guint milliseconds,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree HearsaySize *sizes = make_sizes (map);
  g_autoptr (GAsyncResult) result = NULL;

  hearsay_agent_layout_async (map, sizes, milliseconds, cancellable, answered_cb, &result);
  FIXTURE_WAIT_WHILE (result == NULL);

  return hearsay_agent_layout_finish (map, result, error);
}

static void
test_graphviz (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_network ();
  g_autoptr (HearsayAgentMap) map = hearsay_agent_map_new (analysis, NULL, 100);
  g_autofree char *program = g_find_program_in_path ("dot");
  g_autoptr (HearsayAgentLayout) layout = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    {
      g_test_skip ("there is no dot");
      return;
    }

  layout = lay_out (map, 20000, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < map->edges->len; i++)
    g_assert_cmpuint (hearsay_agent_layout_get_curve (layout, i)->last - hearsay_agent_layout_get_curve (layout, i)->first, >=, 4);
  for (guint i = 1; i < map->n_ranks; i++)
    g_assert_cmpfloat (g_array_index (layout->ranks, float, i), >, g_array_index (layout->ranks, float, i - 1));
  for (guint i = 0; i < map->agents->len; i++)
    g_assert_cmpfloat_with_epsilon (hearsay_agent_layout_get_place (layout, i)->x, g_array_index (layout->ranks, float, hearsay_agent_map_get (map, i)->rank), 1);
}

/* A program of this name that does as @script says, in place of Graphviz. */
static char *
write_dot (const char *script)
{
  char *folder = g_dir_make_tmp ("hearsay-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "dot", NULL);
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_no_errno (g_chmod (path, 0700));

  return folder;
}

static void
assert_fails (const char *script,
              int code,
              const char *message)
{
  g_autoptr (HearsayAgentMap) map = make_small_map ();
  g_autofree char *folder = write_dot (script);
  g_autofree char *program = g_build_filename (folder, "dot", NULL);
  g_autofree char *before = g_strdup (g_getenv ("PATH"));
  g_autoptr (GError) error = NULL;

  g_setenv ("PATH", folder, TRUE);
  g_assert_null (lay_out (map, 200, NULL, &error));
  g_setenv ("PATH", before, TRUE);
  g_assert_error (error, HEARSAY_LAYOUT_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
  g_unlink (program);
  g_rmdir (folder);
}

static void
test_failing (void)
{
  g_autoptr (HearsayAgentMap) map = make_small_map ();
  g_autofree char *before = g_strdup (g_getenv ("PATH"));
  g_autoptr (GError) error = NULL;

  g_setenv ("PATH", "/nowhere", TRUE);
  g_assert_null (lay_out (map, 1000, NULL, &error));
  g_setenv ("PATH", before, TRUE);
  g_assert_error (error, HEARSAY_LAYOUT_ERROR, HEARSAY_LAYOUT_ERROR_MISSING);

  assert_fails ("exit 1", HEARSAY_LAYOUT_ERROR_FAILED, "Graphviz could not lay it out.");
  assert_fails ("echo graph", HEARSAY_LAYOUT_ERROR_FAILED, "Graphviz, line 1: the size of the graph was expected");
  assert_fails ("exec /bin/sleep 60", HEARSAY_LAYOUT_ERROR_SLOW, "Graphviz takes too long to lay out so many.");
}

static void
test_cancelled (void)
{
  g_autoptr (HearsayAgentMap) map = make_small_map ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = write_dot ("exec /bin/sleep 60");
  g_autofree char *program = g_build_filename (folder, "dot", NULL);
  g_autofree char *before = g_strdup (g_getenv ("PATH"));
  g_autofree HearsaySize *sizes = make_sizes (map);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("PATH", folder, TRUE);
  hearsay_agent_layout_async (map, sizes, 60000, cancellable, answered_cb, &result);
  g_setenv ("PATH", before, TRUE);
  g_cancellable_cancel (cancellable);
  FIXTURE_WAIT_WHILE (result == NULL);
  g_assert_null (hearsay_agent_layout_finish (map, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_unlink (program);
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agents/map", test_map);
  g_test_add_func ("/agents/columns", test_columns);
  g_test_add_func ("/agents/one-day", test_one_day);
  g_test_add_func ("/agents/evidence", test_evidence);
  g_test_add_func ("/agents/rejected", test_rejected);
  g_test_add_func ("/agents/filter", test_filter);
  g_test_add_func ("/agents/limit", test_limit);
  g_test_add_func ("/agents/dot", test_dot);
  g_test_add_func ("/agents/parse", test_parse);
  g_test_add_func ("/agents/broken", test_broken);
  g_test_add_func ("/agents/graphviz", test_graphviz);
  g_test_add_func ("/agents/failing", test_failing);
  g_test_add_func ("/agents/cancelled", test_cancelled);

  return g_test_run ();
}
