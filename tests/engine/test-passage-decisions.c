/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-decisions.h"

#include "session-fixture.h"

/* A formula that is muted joins no articles, in no passage, after no analysis. */

#define FORMULA "The ministry did not immediately respond to a request for comment"

static const char *const texts[] = {
  "Dam holds\n\nThe minister for water played down fears over the old dam on Friday. " FORMULA ". Residents had learned of the tests from the radio.\n",
  "Doubts\n\nThe minister for water played down fears over the old dam on Friday. " FORMULA ". Residents had learned of the tests from the radio.\n",
  "Harvest\n\nPears are late. " FORMULA ".\n",
};

static HearsaySpan
find_words (const HearsayAnalysis *analysis,
            guint article,
            const char *words)
{
  return fixture_find (hearsay_corpus_get (analysis->corpus, article), words);
}

static void
add_reuse (HearsayAnalysis *analysis,
           guint a,
           guint b,
           const char *first,
           const char *last)
{
  HearsayReuse reuse = { a, b };

  reuse.a = hearsay_span_union (find_words (analysis, a, first), find_words (analysis, a, last));
  reuse.b = hearsay_span_union (find_words (analysis, b, first), find_words (analysis, b, last));
  reuse.similarity = 1;
  g_array_append_val (analysis->reuse, reuse);
}

static HearsayAnalysis *
make_story (void)
{
  GPtrArray *articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayAnalysis *analysis = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *outlet = g_strdup_printf ("Outlet %u", i);

      g_ptr_array_add (articles, fixture_article (id, outlet, "2024-05-06", texts[i]));
    }
  corpus = hearsay_corpus_new (articles, NULL);
  analysis = hearsay_analysis_new (corpus);
  add_reuse (analysis, 0, 1, "The minister", "the radio");
  add_reuse (analysis, 0, 2, FORMULA, FORMULA);
  add_reuse (analysis, 1, 2, FORMULA, FORMULA);
  fixture_descent (analysis, 0, HEARSAY_NONE, 0);
  fixture_descent (analysis, 0, 0, 90);
  fixture_descent (analysis, 0, 0, 80);
  for (guint i = 1; i < 3; i++)
    hearsay_analysis_get_descent (analysis, i)->basis = HEARSAY_BASIS_INFERRED;
  fixture_family (analysis, 0, "Outlet 0", "", 3);

  return analysis;
}

static void
assert_words (const HearsayAnalysis *analysis,
              guint article,
              HearsaySpan span,
              const char *expected)
{
  g_autofree char *words = hearsay_text_slice (hearsay_corpus_get (analysis->corpus, article)->text, span);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_muted (const HearsayAnalysis *shown)
{
  const HearsayReuse *reuse = (const HearsayReuse *) shown->reuse->data;

  /* What stands around the formula still joins the copies. */
  g_assert_cmpuint (shown->reuse->len, ==, 2);
  g_assert_cmpuint (reuse[0].article_b, ==, 1);
  g_assert_cmpuint (reuse[1].article_b, ==, 1);
  assert_words (shown, 1, reuse[0].b, "The minister for water played down fears over the old dam on Friday");
  assert_words (shown, 0, reuse[1].a, "Residents had learned of the tests from the radio");

  /* And the third article is an origin. */
  g_assert_cmpuint (shown->families->len, ==, 2);
  g_assert_cmpint (hearsay_analysis_get_descent (shown, 2)->parent, ==, HEARSAY_NONE);
  g_assert_cmpuint (hearsay_analysis_get_descent (shown, 2)->family, ==, 1);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 0)->n_articles, ==, 2);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 1)->origin, ==, 2);
  g_assert_cmpstr (hearsay_analysis_get_family (shown, 1)->name, ==, "Outlet 2");
  g_assert_cmpint (hearsay_analysis_get_descent (shown, 1)->parent, ==, 0);
  g_assert_cmpuint (hearsay_analysis_get_descent (shown, 1)->copied, <, 90);
}

static void
test_mute (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayAnalysis) suggested = make_story ();
  g_autoptr (HearsayAnalysis) again = make_story ();
  g_autoptr (HearsayAnalysis) shown = NULL;
  g_autoptr (HearsayAnalysis) later = NULL;
  g_autoptr (HearsayAnalysis) undone = NULL;
  HearsaySpan first = find_words (suggested, 0, FORMULA);
  HearsaySpan second = find_words (suggested, 2, FORMULA);
  guint orphans = 0;

  g_assert_false (hearsay_decide_passage_mute (project, suggested, 0, HEARSAY_SPAN_NONE, 2, second));
  g_assert_true (hearsay_decide_passage_mute (project, suggested, 0, first, 2, second));
  shown = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpuint (orphans, ==, 0);
  assert_muted (shown);
  g_assert_cmpuint (suggested->reuse->len, ==, 3);

  later = hearsay_decisions_apply (project, again, &orphans);
  assert_muted (later);

  g_assert_cmpstr (hearsay_project_get_undo_label (project), ==, "Mute formula");
  hearsay_project_undo (project);
  undone = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpuint (undone->reuse->len, ==, 3);
  g_assert_cmpuint (undone->families->len, ==, 1);

  g_assert_finalize_object (project);
}

static void
add_relay (HearsayAnalysis *analysis,
           guint quote,
           guint article,
           HearsaySpan evidence)
{
  HearsayQuote *it = hearsay_analysis_get_quote (analysis, quote);
  HearsayHop hop = { HEARSAY_ROLE_RELAY, HEARSAY_BASIS_INFERRED, g_strdup ("Outlet 0"), HEARSAY_NONE, article, g_strdup (""), it->article, evidence };

  g_array_append_val (it->chain, hop);
}

/* What the analyst can see of a chain's relays. */
static const HearsayHop *
get_relay (const HearsayAnalysis *analysis,
           guint quote)
{
  const GArray *chain = hearsay_analysis_get_quote (analysis, quote)->chain;

  return chain->len > 0 ? &g_array_index (chain, HearsayHop, 0) : NULL;
}

/* A relay that only the formula told of goes; one that a copied sentence tells of stays,
 * and so does one that is printed. */
static void
test_chains (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayAnalysis) suggested = make_story ();
  g_autoptr (HearsayAnalysis) shown = NULL;
  HearsaySpan formula = find_words (suggested, 2, FORMULA);
  HearsaySpan copied = hearsay_span_union (find_words (suggested, 1, "The minister"), find_words (suggested, 1, "the radio"));
  guint orphans = 0;

  fixture_quote (suggested, "q1", 1, "played down fears", HEARSAY_QUOTE_INDIRECT, "The minister", HEARSAY_NONE, HEARSAY_SOURCE_ANONYMOUS, HEARSAY_NONE);
  fixture_quote (suggested, "q2", 2, "Pears are late", HEARSAY_QUOTE_INDIRECT, "Somebody", HEARSAY_NONE, HEARSAY_SOURCE_ANONYMOUS, HEARSAY_NONE);
  fixture_quote (suggested, "q3", 2, "did not immediately respond", HEARSAY_QUOTE_INDIRECT, "The ministry", HEARSAY_NONE, HEARSAY_SOURCE_COLLECTIVE, HEARSAY_NONE);
  add_relay (suggested, 0, 0, copied);
  add_relay (suggested, 1, 0, HEARSAY_SPAN_NONE);
  add_relay (suggested, 2, 0, formula);
  g_array_index (hearsay_analysis_get_quote (suggested, 1)->chain, HearsayHop, 0).basis = HEARSAY_BASIS_DECLARED;

  g_assert_true (hearsay_decide_passage_mute (project, suggested, 0, find_words (suggested, 0, FORMULA), 2, formula));
  shown = hearsay_decisions_apply (project, suggested, &orphans);

  g_assert_nonnull (get_relay (shown, 0));
  assert_words (shown, 1, get_relay (shown, 0)->evidence, "The minister for water played down fears over the old dam on Friday");
  g_assert_nonnull (get_relay (shown, 1));
  g_assert_null (get_relay (shown, 2));
  g_assert_nonnull (get_relay (suggested, 2));

  g_assert_finalize_object (project);
}

/* Where the formula goes, another article that may be the parent is. */
static void
test_other_parent (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayAnalysis) suggested = make_story ();
  g_autoptr (HearsayAnalysis) shown = NULL;
  HearsayDescent *descent = NULL;
  guint orphans = 0;

  /* The second article is an origin too, and the third has its words: by the formula from
   * the first, by what stands beside it from the second. */
  g_array_set_size (suggested->reuse, 0);
  add_reuse (suggested, 0, 2, FORMULA, FORMULA);
  add_reuse (suggested, 1, 2, FORMULA, FORMULA);
  g_array_index (suggested->reuse, HearsayReuse, 1).b = find_words (suggested, 2, "Pears are late");
  g_array_index (suggested->reuse, HearsayReuse, 1).a = find_words (suggested, 1, "Residents had learned of the tests from the radio");
  descent = hearsay_analysis_get_descent (suggested, 1);
  descent->parent = HEARSAY_NONE;
  descent->family = 1;
  hearsay_analysis_get_family (suggested, 0)->n_articles = 2;
  fixture_family (suggested, 1, "Outlet 1", "", 1);
  descent = hearsay_analysis_get_descent (suggested, 2);
  for (guint i = 0; i < HEARSAY_N_ALTERNATIVES; i++)
    descent->others[i] = i == 0 ? 1 : HEARSAY_NONE;

  fixture_quote (suggested, "q1", 2, "Pears are late. The ministry", HEARSAY_QUOTE_INDIRECT, "Somebody", HEARSAY_NONE, HEARSAY_SOURCE_ANONYMOUS, HEARSAY_NONE);
  add_relay (suggested, 0, 0, find_words (suggested, 2, FORMULA));

  g_assert_true (hearsay_decide_passage_mute (project, suggested, 0, find_words (suggested, 0, FORMULA), 2, find_words (suggested, 2, FORMULA)));
  shown = hearsay_decisions_apply (project, suggested, &orphans);

  /* The third has one word in four from the second. */
  g_assert_cmpint (hearsay_analysis_get_descent (shown, 2)->parent, ==, HEARSAY_NONE);
  g_assert_null (get_relay (shown, 0));
  g_assert_cmpuint (shown->families->len, ==, 3);

  g_clear_pointer (&shown, hearsay_analysis_unref);
  g_array_index (suggested->reuse, HearsayReuse, 1).b = find_words (suggested, 2, "Harvest\n\nPears are late");
  shown = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpint (hearsay_analysis_get_descent (shown, 2)->parent, ==, 1);
  g_assert_cmpuint (hearsay_analysis_get_descent (shown, 2)->copied, >=, 20);
  g_assert_cmpuint (shown->families->len, ==, 2);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 0)->n_articles, ==, 2);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 0)->origin, ==, 1);
  g_assert_cmpint (get_relay (shown, 0)->article, ==, 1);
  g_assert_cmpstr (get_relay (shown, 0)->name, ==, "Outlet 1");

  g_assert_finalize_object (project);
}

/* Put otherwise in one of two articles: the rest of the passage still joins them. */
static void
test_variant (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayAnalysis) suggested = make_story ();
  g_autoptr (HearsayAnalysis) shown = NULL;
  HearsaySpan words = find_words (suggested, 2, "Pears are late");
  guint orphans = 0;

  g_assert_true (hearsay_decide_passage_mute (project, suggested, 2, words, 2, words));
  shown = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpuint (shown->reuse->len, ==, 3);
  g_assert_cmpuint (shown->families->len, ==, 1);
  g_assert_cmpuint (orphans, ==, 0);

  g_assert_finalize_object (project);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/passage-decisions/mute", test_mute);
  g_test_add_func ("/passage-decisions/chains", test_chains);
  g_test_add_func ("/passage-decisions/other-parent", test_other_parent);
  g_test_add_func ("/passage-decisions/variant", test_variant);

  return g_test_run ();
}
