/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-chain-map.h"

typedef struct
{
  const char *published;
  guint32 family;
  int parent;
} Entry;

/* An origin with two copies, one of them copied again; an undated one; a second origin. */
static const Entry entries[] = {
  { "2023-03-04T09:00", 0, 2 },
  { "2023-03-02", 1, -1 },
  { "2023-03-03T18:42", 0, -1 },
  { "", 0, 0 },
  { "2023-03-04T06:00", 0, 2 },
};

static HearsayAnalysis *
make_analysis (void)
{
  GPtrArray *articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayAnalysis *analysis = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      HearsayArticle *article = hearsay_article_new ();

      g_free (article->id);
      article->id = g_strdup_printf ("a%zu", i);
      g_free (article->published);
      article->published = g_strdup (entries[i].published);
      g_ptr_array_add (articles, article);
    }

  corpus = hearsay_corpus_new (articles, NULL);
  analysis = hearsay_analysis_new (corpus);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      HearsayDescent descent = { .family = entries[i].family, .parent = entries[i].parent };

      g_array_append_val (analysis->descents, descent);
    }
  for (guint i = 0; i < 2; i++)
    {
      HearsayFamily family = { .name = g_strdup (""), .source = g_strdup ("") };

      g_array_append_val (analysis->families, family);
    }

  return analysis;
}

static void
test_rows (void)
{
  static const guint expected[] = { 2, 4, 0, 3, 1 };
  static const guint depths[] = { 0, 1, 1, 2, 0 };
  g_autoptr (HearsayAnalysis) analysis = make_analysis ();
  g_autoptr (HearsayChainMap) map = hearsay_chain_map_new (analysis, HEARSAY_NONE);

  g_assert_cmpuint (map->nodes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < map->nodes->len; i++)
    {
      g_assert_cmpuint (hearsay_chain_map_get_node (map, i)->article, ==, expected[i]);
      g_assert_cmpuint (hearsay_chain_map_get_node (map, i)->depth, ==, depths[i]);
      g_assert_cmpuint (hearsay_chain_map_get_node (map, i)->row, ==, i);
    }
  g_assert_cmpuint (map->lanes->len, ==, 2);
  g_assert_cmpuint (hearsay_chain_map_get_lane (map, 0)->last, ==, 4);
}

static void
test_days (void)
{
  g_autoptr (HearsayAnalysis) analysis = make_analysis ();
  g_autoptr (HearsayChainMap) map = hearsay_chain_map_new (analysis, HEARSAY_NONE);

  g_assert_cmpuint (map->days->len, ==, 3);
  g_assert_cmpstr (hearsay_chain_map_get_day (map, 0)->date, ==, "2023-03-02");
  g_assert_cmpuint (hearsay_chain_map_get_day (map, 2)->n_nodes, ==, 2);
  g_assert_cmpint (hearsay_chain_map_get_node (map, 3)->day, ==, -1);
  g_assert_cmpuint (hearsay_chain_map_get_node (map, 2)->rank, ==, 1);
}

static void
test_walk (void)
{
  g_autoptr (HearsayAnalysis) analysis = make_analysis ();
  g_autoptr (HearsayChainMap) map = hearsay_chain_map_new (analysis, HEARSAY_NONE);

  g_assert_cmpint (hearsay_chain_map_walk (map, -1, 1), ==, 0);
  g_assert_cmpint (hearsay_chain_map_walk (map, 4, 1), ==, 4);
  g_assert_cmpint (hearsay_chain_map_get_child (map, 0), ==, 1);
  g_assert_cmpint (hearsay_chain_map_get_child (map, 4), ==, -1);
  g_assert_cmpint (hearsay_chain_map_find (map, 3), ==, 3);
  g_assert_cmpint (hearsay_chain_map_find (map, 99), ==, -1);
}

static void
add_report (HearsayAnalysis *analysis,
            HearsayUtterance *utterance,
            guint32 article,
            int parent,
            HearsayStanding standing,
            const char *reason)
{
  HearsayTransmission step = { .parent = parent, .standing = standing, .confidence = 70, .reason = reason };
  guint32 index = analysis->quotes->len;
  HearsayQuote quote;

  hearsay_quote_init (&quote, article);
  quote.utterance = 0;
  g_array_append_val (analysis->quotes, quote);
  g_array_append_val (utterance->quotes, index);
  g_array_append_val (utterance->tree, step);
}

/* The tree of one utterance is not that of the articles: an outlet that asked for
 * itself is an origin, one that is in another family may have copied these words. */
static void
test_utterance (void)
{
  g_autoptr (HearsayAnalysis) analysis = make_analysis ();
  g_autoptr (HearsayChainMap) map = NULL;
  HearsayUtterance utterance = { .speaker = g_strdup ("Ada Thorn"), .id = g_strdup ("u") };

  utterance.quotes = g_array_new (FALSE, FALSE, sizeof (guint32));
  utterance.tree = g_array_new (FALSE, FALSE, sizeof (HearsayTransmission));
  utterance.changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));
  add_report (analysis, &utterance, 2, HEARSAY_NONE, HEARSAY_STANDING_SUGGESTED, "nothing earlier is like it");
  add_report (analysis, &utterance, 2, 0, HEARSAY_STANDING_SUGGESTED, "same article");
  add_report (analysis, &utterance, 4, HEARSAY_NONE, HEARSAY_STANDING_SUGGESTED, "told to this outlet");
  add_report (analysis, &utterance, 1, 1, HEARSAY_STANDING_CORRECTED, "decided by the analyst");
  g_array_append_val (analysis->utterances, utterance);

  map = hearsay_chain_map_new (analysis, 0);
  g_assert_cmpuint (map->nodes->len, ==, 3);
  g_assert_cmpuint (map->lanes->len, ==, 2);
  g_assert_cmpstr (hearsay_chain_map_get_lane (map, 0)->source, ==, "Ada Thorn");
  g_assert_cmpuint (hearsay_chain_map_get_node (map, 0)->article, ==, 2);
  g_assert_cmpuint (hearsay_chain_map_get_node (map, 1)->article, ==, 1);
  g_assert_cmpint (hearsay_chain_map_get_node (map, 1)->parent, ==, 0);
  g_assert_cmpint (hearsay_chain_map_get_node (map, 1)->quote, ==, 3);
  g_assert_cmpint (hearsay_chain_map_get_node (map, 1)->standing, ==, HEARSAY_STANDING_CORRECTED);
  g_assert_cmpuint (hearsay_chain_map_get_node (map, 2)->article, ==, 4);
  g_assert_cmpint (hearsay_chain_map_get_node (map, 2)->parent, ==, HEARSAY_NONE);
  g_assert_cmpstr (hearsay_chain_map_get_node (map, 2)->reason, ==, "told to this outlet");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/chain-map/rows", test_rows);
  g_test_add_func ("/engine/chain-map/days", test_days);
  g_test_add_func ("/engine/chain-map/walk", test_walk);
  g_test_add_func ("/engine/chain-map/utterance", test_utterance);

  return g_test_run ();
}
