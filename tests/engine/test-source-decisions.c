/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-decisions.h"

#include "session-fixture.h"

/* Where an article or a quotation came from is the analyst's to say, in either
 * direction, after every analysis. */

#define SAID "The old sluice will hold through the spring."

static const char *const texts[] = {
  "Sluice holds\n\nThe warden, Odo Fenn, spoke to the Crier. \xe2\x80\x9c" SAID "\xe2\x80\x9d Barges went by below him all that day.\n",
  "Sluice safe\n\n\xe2\x80\x9c" SAID "\xe2\x80\x9d Barges went by below him all that day, the warden among them.\n",
  "Spring and sluice\n\nNobody doubts it. \xe2\x80\x9c" SAID "\xe2\x80\x9d Barges went by below him.\n",
  "Warden speaks\n\nOdo Fenn says much. \xe2\x80\x9c" SAID "\xe2\x80\x9d That is all.\n",
};

/* Articles 0 ← 1 ← 2 are one family, 3 is another; all print one thing said. */
static HearsayAnalysis *
make_story (gboolean is_edited)
{
  static const guint32 members[] = { 0, 1, 2, 3 };
  GPtrArray *articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayAnalysis *analysis = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      g_autofree char *outlet = g_strdup_printf ("Outlet %u", i);
      g_autofree char *day = g_strdup_printf ("2024-05-0%u", i + 1);

      g_autofree char *text = g_strconcat (is_edited ? "New title\n\n" : "", texts[i], NULL);

      g_ptr_array_add (articles, fixture_article (id, outlet, day, text));
    }
  corpus = hearsay_corpus_new (articles, NULL);
  analysis = hearsay_analysis_new (corpus);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = g_strdup_printf ("q%u", i);

      fixture_quote (analysis, id, i, SAID, HEARSAY_QUOTE_DIRECT, "Odo Fenn", HEARSAY_NONE, HEARSAY_SOURCE_NAMED, 0);
      for (guint k = i + 1; k < 3; k++)
        {
          HearsayReuse reuse = { i, k };

          reuse.a = fixture_find (hearsay_corpus_get (corpus, i), SAID "\xe2\x80\x9d Barges went by below him");
          reuse.b = fixture_find (hearsay_corpus_get (corpus, k), SAID "\xe2\x80\x9d Barges went by below him");
          reuse.similarity = 1;
          g_array_append_val (analysis->reuse, reuse);
        }
    }
  fixture_utterance (analysis, "u", members, G_N_ELEMENTS (members));
  fixture_descent (analysis, 0, HEARSAY_NONE, 0);
  fixture_descent (analysis, 0, 0, 60);
  fixture_descent (analysis, 0, 1, 60);
  fixture_descent (analysis, 1, HEARSAY_NONE, 0);
  fixture_family (analysis, 0, "Outlet 0", "", 3);
  fixture_family (analysis, 3, "Outlet 3", "", 1);

  return analysis;
}

static const HearsayTransmission *
get_step (const HearsayAnalysis *analysis,
          guint place)
{
  return &g_array_index (hearsay_analysis_get_utterance (analysis, 0)->tree, HearsayTransmission, place);
}

static gboolean
came_through (const HearsayAnalysis *analysis,
              guint quote,
              int article)
{
  const GArray *chain = hearsay_analysis_get_quote (analysis, quote)->chain;

  for (guint h = 0; h < chain->len; h++)
    if (g_array_index (chain, HearsayHop, h).article == article && g_array_index (chain, HearsayHop, h).basis == HEARSAY_BASIS_INFERRED)
      return TRUE;

  return FALSE;
}

static void
assert_moved (const HearsayAnalysis *shown)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (shown, 2);

  g_assert_cmpint (descent->parent, ==, 0);
  g_assert_cmpint (descent->standing, ==, HEARSAY_STANDING_CORRECTED);
  g_assert_cmpint (descent->others[0], ==, 1);
  g_assert_cmpuint (descent->copied, >, 40);
  g_assert_true (came_through (shown, 2, 0));
  g_assert_false (came_through (shown, 2, 1));
  g_assert_cmpint (get_step (shown, 2)->parent, ==, 0);
  g_assert_cmpstr (get_step (shown, 2)->reason, ==, "decided by the analyst");
}

static void
test_source (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayAnalysis) suggested = make_story (FALSE);
  g_autoptr (HearsayAnalysis) shown = NULL;
  g_autoptr (HearsayAnalysis) later = NULL;
  g_autoptr (HearsayAnalysis) undone = NULL;
  g_autoptr (HearsayAnalysis) changed = make_story (TRUE);
  guint orphans = 0;

  g_assert_false (hearsay_decide_article_source (project, suggested, 2, 2));
  g_assert_true (hearsay_decide_article_source (project, suggested, 2, 0));
  shown = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpuint (orphans, ==, 0);
  assert_moved (shown);
  g_assert_false (hearsay_decide_article_source (project, shown, 2, 0));

  /* After another analysis of other words. */
  later = hearsay_decisions_apply (project, changed, &orphans);
  g_assert_cmpuint (orphans, ==, 0);
  assert_moved (later);

  g_assert_cmpstr (hearsay_project_get_undo_label (project), ==, "Outlet 2 from Outlet 0");
  hearsay_project_undo (project);
  undone = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpint (hearsay_analysis_get_descent (undone, 2)->parent, ==, 1);

  g_assert_finalize_object (project);
}

static void
test_other_family (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayAnalysis) suggested = make_story (FALSE);
  g_autoptr (HearsayAnalysis) shown = NULL;
  guint orphans = 0;

  /* What came from it goes with it. */
  g_assert_true (hearsay_decide_article_source (project, suggested, 1, 3));
  shown = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpuint (shown->families->len, ==, 2);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 0)->origin, ==, 3);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 0)->n_articles, ==, 3);
  g_assert_cmpstr (hearsay_analysis_get_family (shown, 0)->name, ==, "Outlet 3");
  g_assert_cmpstr (hearsay_analysis_get_family (shown, 0)->source, ==, "Odo Fenn");
  g_assert_cmpuint (hearsay_analysis_get_descent (shown, 2)->family, ==, 0);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 1)->origin, ==, 0);

  g_assert_finalize_object (project);
}

static void
test_independent (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayAnalysis) suggested = make_story (FALSE);
  g_autoptr (HearsayAnalysis) shown = NULL;
  guint orphans = 0;

  g_assert_true (hearsay_decide_article_independent (project, suggested, 1));
  shown = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpuint (orphans, ==, 0);
  g_assert_cmpuint (shown->families->len, ==, 3);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 0)->origin, ==, 1);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 0)->n_articles, ==, 2);
  g_assert_false (came_through (shown, 1, 0));
  g_assert_cmpint (get_step (shown, 1)->parent, ==, HEARSAY_NONE);
  g_assert_cmpint (get_step (shown, 1)->standing, ==, HEARSAY_STANDING_CORRECTED);
  g_assert_false (hearsay_decide_article_independent (project, shown, 1));

  /* The engine thinks so too: then it is confirmed. */
  g_assert_true (hearsay_decide_article_independent (project, suggested, 3));
  g_clear_pointer (&shown, hearsay_analysis_unref);
  shown = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpuint (shown->families->len, ==, 3);
  g_assert_cmpstr (hearsay_analysis_get_family (shown, hearsay_analysis_get_descent (shown, 3)->family)->name, ==, "Outlet 3");

  g_assert_finalize_object (project);
}

/* An original that is made a copy of its copy changes places with it. */
static void
test_swap (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayAnalysis) suggested = make_story (FALSE);
  g_autoptr (HearsayAnalysis) shown = NULL;
  guint orphans = 0;

  g_assert_true (hearsay_decide_article_source (project, suggested, 0, 2));
  shown = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpint (hearsay_analysis_get_descent (shown, 2)->parent, ==, HEARSAY_NONE);
  g_assert_cmpint (hearsay_analysis_get_descent (shown, 0)->parent, ==, 2);
  g_assert_cmpint (hearsay_analysis_get_descent (shown, 1)->parent, ==, 0);
  g_assert_cmpuint (shown->families->len, ==, 2);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 0)->origin, ==, 2);
  g_assert_cmpuint (hearsay_analysis_get_family (shown, 0)->n_articles, ==, 3);

  g_assert_finalize_object (project);
}

static void
test_confirm (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayAnalysis) suggested = make_story (FALSE);
  g_autoptr (HearsayAnalysis) shown = NULL;
  guint orphans = 0;

  g_assert_true (hearsay_decide_article_source (project, suggested, 1, 0));
  shown = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpint (hearsay_analysis_get_descent (shown, 1)->standing, ==, HEARSAY_STANDING_CONFIRMED);
  g_assert_cmpuint (hearsay_analysis_get_descent (shown, 1)->copied, ==, 60);
  g_assert_cmpstr (hearsay_analysis_get_descent (shown, 1)->reason, ==, "copied passage");

  g_assert_finalize_object (project);
}

static void
test_quote (void)
{
  HearsayProject *project = hearsay_project_new ();
  g_autoptr (HearsayAnalysis) suggested = make_story (FALSE);
  g_autoptr (HearsayAnalysis) shown = NULL;
  guint orphans = 0;

  g_assert_false (hearsay_decide_quote_source (project, suggested, 3, 3));
  g_assert_true (hearsay_decide_quote_source (project, suggested, 3, 2));
  g_assert_true (hearsay_decide_quote_independent (project, suggested, 1));
  shown = hearsay_decisions_apply (project, suggested, &orphans);
  g_assert_cmpuint (orphans, ==, 0);
  g_assert_cmpint (get_step (shown, 3)->parent, ==, 2);
  g_assert_cmpint (get_step (shown, 3)->standing, ==, HEARSAY_STANDING_CORRECTED);
  g_assert_cmpint (get_step (shown, 1)->parent, ==, HEARSAY_NONE);
  g_assert_cmpint (get_step (shown, 1)->confidence, ==, 100);
  g_assert_false (hearsay_decide_quote_independent (project, shown, 1));

  /* The articles' tree is another matter. */
  g_assert_cmpint (hearsay_analysis_get_descent (shown, 3)->parent, ==, HEARSAY_NONE);
  g_assert_cmpuint (shown->families->len, ==, 2);

  g_assert_finalize_object (project);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-decisions/source", test_source);
  g_test_add_func ("/source-decisions/other-family", test_other_family);
  g_test_add_func ("/source-decisions/independent", test_independent);
  g_test_add_func ("/source-decisions/swap", test_swap);
  g_test_add_func ("/source-decisions/confirm", test_confirm);
  g_test_add_func ("/source-decisions/quote", test_quote);

  return g_test_run ();
}
