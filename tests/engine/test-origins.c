/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "analysis-fixture.h"

#include "hearsay-origins.h"

#define WALL "“The old harbour wall at Leith will not survive another winter of fierce storms,” said Ann Bell, the mayor."
#define BODY \
  "\n\nDivers found nineteen cracks below the waterline in March, and the council has closed the road that runs along the top.\n"

static const HearsayTransmission *
get_step (const HearsayAnalysis *analysis,
          const char *path,
          const char *words)
{
  for (guint i = 0; i < analysis->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, i);
      const HearsayArticle *article = hearsay_corpus_get (analysis->corpus, quote->article);
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (analysis, quote->utterance);
      g_autofree char *text = hearsay_quote_dup_text (quote, article);

      if (strcmp (article->path, path) != 0 || strstr (text, words) == NULL)
        continue;
      g_assert_cmpuint (utterance->tree->len, ==, utterance->quotes->len);
      for (guint k = 0; k < utterance->quotes->len; k++)
        if (g_array_index (utterance->quotes, guint32, k) == i)
          return &g_array_index (utterance->tree, HearsayTransmission, k);
    }

  g_error ("no quotation with \"%s\" in %s", words, path);
}

static const char *
parent_path (const HearsayAnalysis *analysis,
             const char *words,
             int place)
{
  for (guint i = 0; place >= 0 && i < analysis->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (analysis, i);
      const HearsayQuote *base = hearsay_analysis_get_quote (analysis, g_array_index (utterance->quotes, guint32, 0));
      const HearsayArticle *article = hearsay_corpus_get (analysis->corpus, base->article);
      g_autofree char *text = hearsay_quote_dup_text (base, article);

      if (strstr (text, words) != NULL)
        return hearsay_corpus_get (analysis->corpus, hearsay_analysis_get_quote (analysis, g_array_index (utterance->quotes, guint32, place))->article)->path;
    }

  return "";
}

/* Of two articles that could be the parent, the one with the same mistake is. */
static void
test_shared_error (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Coastal Wire", "2021-05-03", "Wall\n\nAnn Bell, the mayor, said that nineteen lorries had sunk behind the old harbour wall.\n" },
    { "b.txt", "Morning Beacon", "2021-05-04", "Lorries\n\nAnn Bell, the mayor, said that ninety lorries had sunk behind the old harbour wall.\n" },
    { "c.txt", "Evening Lantern", "2021-05-05", "Harbour\n\nAnn Bell, the mayor, said that ninety lorries had sunk behind the old harbour wall.\n" },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);
  const HearsayTransmission *step = get_step (analysis, "c.txt", "ninety");

  g_assert_cmpuint (analysis->utterances->len, ==, 1);
  g_assert_cmpstr (parent_path (analysis, "nineteen", step->parent), ==, "b.txt");
  g_assert_cmpint (step->basis, ==, HEARSAY_BASIS_INFERRED);
  g_assert_cmpuint (step->confidence, >, 0);
  g_assert_cmpuint (step->confidence, <, 100);
  g_assert_cmpint (get_step (analysis, "a.txt", "nineteen")->parent, ==, HEARSAY_NONE);
}

/* Three copies on three days: the one in between may be the source too. */
static void
test_alternatives (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Coastal Wire", "2021-05-03", "Wall\n\n" WALL BODY },
    { "b.txt", "Morning Beacon", "2021-05-04", "Cracks\n\n" WALL BODY },
    { "c.txt", "Evening Lantern", "2021-05-05", "Road\n\n" WALL BODY },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);
  const HearsayDescent *descent = hearsay_analysis_get_descent (analysis, 2);
  const HearsayTransmission *step = get_step (analysis, "c.txt", "survive");

  g_assert_cmpint (descent->parent, ==, 0);
  g_assert_cmpint (descent->others[0], ==, 1);
  g_assert_cmpint (descent->others[1], ==, HEARSAY_NONE);
  g_assert_cmpuint (descent->other_confidences[0], <, descent->confidence);
  g_assert_cmpstr (parent_path (analysis, "survive", step->parent), ==, "a.txt");
  g_assert_cmpstr (parent_path (analysis, "survive", step->others[0]), ==, "b.txt");
  g_assert_cmpuint (hearsay_analysis_get_utterance (analysis, hearsay_analysis_get_quote (analysis, 0)->utterance)->origins, ==, 1);
}

/* What two papers were told each is said twice over. */
static void
test_asked_twice (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Coastal Wire", "2021-05-03", "Wall\n\n“The old harbour wall will not survive another winter,” Ann Bell told Coastal Wire.\n" },
    { "b.txt", "Morning Beacon", "2021-05-04", "Winter\n\n“The old harbour wall will not survive another winter,” Ann Bell told the Morning Beacon.\n" },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);

  g_assert_cmpuint (analysis->utterances->len, ==, 1);
  g_assert_cmpuint (hearsay_analysis_get_utterance (analysis, 0)->origins, ==, 2);
  g_assert_cmpstr (get_step (analysis, "b.txt", "survive")->reason, ==, "told to this outlet");
}

/* A has it from B, B from C, and C from A. */
static void
test_long_circle (void)
{
  const FixtureArticle circle[] = {
    { "a.txt", "Morning Post", "2021-05-03", "Cracks\n\nThe wall at Leith has nineteen deep cracks, the Evening Star reported on Monday.\n" },
    { "b.txt", "Evening Star", "2021-05-03", "Cracks\n\nThe wall at Leith has nineteen deep cracks, the Island Gazette reported on Monday.\n" },
    { "c.txt", "Island Gazette", "2021-05-03", "Cracks\n\nThe wall at Leith has nineteen deep cracks, the Morning Post reported on Monday.\n" },
    { "d.txt", "Harbour Mail", "2021-05-04", "Cracks\n\nThe wall at Leith has nineteen deep cracks, the Morning Post reported on Monday.\n" },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (circle, G_N_ELEMENTS (circle), 1);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (hearsay_analysis_get_descent (analysis, i)->is_circular);
      g_assert_true (get_step (analysis, circle[i].path, "nineteen")->is_circular);
    }
  g_assert_false (hearsay_analysis_get_descent (analysis, 3)->is_circular);
  g_assert_false (get_step (analysis, "d.txt", "nineteen")->is_circular);
}

/* "4 articles, 2 origins", and why; a way that was concluded is never a declared one. */
static void
test_independence (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Coastal Wire", "2021-05-03", "Wall\n\n" WALL BODY },
    { "b.txt", "Morning Beacon", "2021-05-04", "Cracks\n\n" WALL BODY },
    { "c.txt", "Evening Lantern", "2021-05-05", "Minister\n\nDivers found nineteen cracks below the waterline in March, Coastal Wire reported.\n" },
    { "d.txt", "Island Gazette", "2021-05-06", "Ferries\n\n“Nobody asked the islanders before this was decided,” said Tom Reed, a shopkeeper.\n" },
  };
  const guint32 all[] = { 0, 1, 2, 3 };
  const guint32 copies[] = { 1, 2 };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (HearsayOrigin));
  const HearsayOrigin *it = NULL;

  g_assert_cmpuint (hearsay_origins_find (analysis, all, 4, origins), ==, 2);
  g_assert_cmpuint (origins->len, ==, 4);
  it = &g_array_index (origins, HearsayOrigin, 0);
  g_assert_true (it[0].is_origin);
  g_assert_cmpstr (it[0].reason, ==, "nothing earlier is like it");
  g_assert_false (it[1].is_origin);
  g_assert_cmpuint (it[1].origin, ==, 0);
  g_assert_cmpint (it[1].basis, ==, HEARSAY_BASIS_INFERRED);
  g_assert_cmpstr (it[1].reason, ==, "copied passage");
  g_assert_false (it[2].is_origin);
  g_assert_cmpint (it[2].basis, ==, HEARSAY_BASIS_DECLARED);
  g_assert_cmpstr (it[2].reason, ==, "credited");
  g_assert_true (it[3].is_origin);

  /* Without the dispatch the copies still are one witness. */
  g_assert_cmpuint (hearsay_origins_find (analysis, copies, 2, origins), ==, 1);
  it = &g_array_index (origins, HearsayOrigin, 0);
  g_assert_true (it[0].is_origin);
  g_assert_cmpstr (it[0].reason, ==, "its source is not in the set");
  g_assert_false (it[1].is_origin);
  g_assert_cmpuint (it[1].origin, ==, 1);
}

#define VAULT "The bank at Tarn lost nine crates of silver from its vault on Sunday night, and the guards heard nothing at all."
#define CHESS "Four chess players from the valley won the northern cup in Hull after eleven rounds and a long evening of rain."

/* One agency sends much. What two papers have from it is one origin where they tell of one
 * thing; and of an outlet's articles that one is meant that does. */
static void
test_agency (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Morning Post", "2021-05-03", "Silver gone\n\n" VAULT "\n\n“The vault was shut,” the banker Ann Bell told Coastal Wire.\n", NULL },
    { "b.txt", "Evening Star", "2021-05-03", "Cup won\n\n" CHESS "\n\n“We played until midnight,” the captain Tom Reed told Coastal Wire.\n", NULL },
    { "c.txt", "Hill Echo", "2021-05-04",
      "Bank robbed\n\nNine crates of silver were taken out of the vault of the bank at Tarn while its guards heard nothing.\n\n"
      "“Nobody had the key,” the banker Ann Bell told Coastal Wire.\n",
      NULL },
    { "d.txt", "Valley Gazette", "2021-05-01", "Roses\n\nThe gardeners of the valley planted roses along the whole road to the chapel.\n", NULL },
    { "e.txt", "Valley Gazette", "2021-05-05",
      "More silver\n\nThe silver from the vault at Tarn weighed a ton, and the crates were seen on a cart; the bank has hired other guards.\n", NULL },
    { "f.txt", "Island News", "2021-05-06",
      "Silver on a cart\n\nThe crates of silver from the bank vault at Tarn were seen on a cart, the Valley Gazette reported.\n", NULL },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);

  g_assert_cmpuint (hearsay_analysis_get_descent (analysis, 0)->family, ==, hearsay_analysis_get_descent (analysis, 2)->family);
  g_assert_cmpuint (hearsay_analysis_get_descent (analysis, 0)->family, !=, hearsay_analysis_get_descent (analysis, 1)->family);
  g_assert_cmpint (hearsay_analysis_get_descent (analysis, 5)->parent, ==, 4);
}

/* Figures of one kind are not of one dispatch: here unemployment, there, and elsewhere. */
static void
test_alike (void)
{
  const FixtureArticle articles[] = {
    { "a.txt", "Morning Post", "2021-05-03",
      "Leith unemployment rises\n\nLEITH (Reuters) - Unemployment in Leith rose to a seasonally adjusted five per cent in January from a revised four in "
      "December, the statistics office said.\n\nThe number of people without work grew by ninety, most of them builders of boats. Two yards have closed "
      "since the summer, and a third is looking for a buyer.\n" },
    { "b.txt", "Evening Star", "2021-05-04",
      "Kell trade deficit narrows\n\nKELL (Reuters) - The statistics office said the trade deficit of Kell had narrowed in January. Seasonally adjusted it was "
      "nine million; December was revised to eleven.\n\nExports of wool and cheese grew, while imports of timber fell. Tourists, who come by ferry, are not "
      "counted.\n" },
  };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (articles, G_N_ELEMENTS (articles), 1);

  g_assert_cmpuint (analysis->families->len, ==, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/origins/shared-error", test_shared_error);
  g_test_add_func ("/origins/alternatives", test_alternatives);
  g_test_add_func ("/origins/asked-twice", test_asked_twice);
  g_test_add_func ("/origins/long-circle", test_long_circle);
  g_test_add_func ("/origins/independence", test_independence);
  g_test_add_func ("/origins/agency", test_agency);
  g_test_add_func ("/origins/alike", test_alike);

  return g_test_run ();
}
