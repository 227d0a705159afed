/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "analysis-fixture.h"

#include "hearsay-analysis-json.h"
#include "hearsay-stages.h"
#include "hearsay-tellings.h"

/* All towns, people and outlets are invented, but for agencies. What is expected
 * is told of the last quotation of the text. */
typedef struct
{
  const char *name;
  const char *text;
  const char *expected;
} Case;

/* The relays: "name/basis/verb", joined by " > ". */
static const Case relays[] = {
  { "told", "Ann Bell told the Leith Gazette that the wall would hold.", "Leith Gazette/declared/told" },
  { "told-person", "Ann Bell told Tom Reed of the Leith Gazette that the wall would hold.", "Leith Gazette/declared/told" },
  { "told-nobody", "Ann Bell told the council that the wall would hold.", "" },
  { "reporters", "Ann Bell told reporters that the wall would hold.", "reporters/declared/told" },
  { "the-newspaper", "The Leith Gazette sent a photographer. Ann Bell told the newspaper that the wall would hold.", "Leith Gazette/declared/told" },
  { "article", "Ann Bell told The Hill that the wall would hold.", "The Hill/declared/told" },
  { "no-article", "Ann Bell told Hill that the wall would hold.", "" },
  { "interview", "In an interview with the Leith Gazette, Ann Bell said that the wall would hold.", "Leith Gazette/declared/interview" },
  { "in-interview", "Ann Bell said in a Leith Gazette interview that the wall would hold.", "Leith Gazette/declared/interview" },
  { "on", "\"The wall will hold,\" Ann Bell said on Leith Radio.", "Leith Radio/declared/on" },
  { "published", "In remarks published by the Leith Gazette, Ann Bell said that the wall would hold.", "Leith Gazette/declared/published" },
  { "issue", "In the May issue of the Leith Gazette, Ann Bell wrote that the wall would hold.", "Leith Gazette/declared/issue" },
  { "cited", "\"We saw the cracks in May,\" the Leith Gazette cited a harbour source as saying.", "Leith Gazette/declared/cited" },
  { "according", "\"The wall will hold,\" Ann Bell said, according to the Leith Gazette.", "Leith Gazette/declared/according to" },
  { "bracket", "Ann Bell said the wall would hold. It rained. \"Nobody needs to leave the town,\" said Tom Reed. [Reuters.]", "" },
  { "own-outlet", "Ann Bell told the Morning Post that the wall would hold.", "" },
  { "source-is-none", "The Leith Gazette reported that the wall would hold.", "" },
  { "dateline", "LEITH (AP) \342\200\224 The wall will hold, Ann Bell said.", "Associated Press/declared/" },
  { "dateline-and-told", "LEITH (AP) \342\200\224 The wall will hold, Ann Bell told the Leith Gazette.", "Leith Gazette/declared/told > Associated Press/declared/" },
  { "byline", "Wall will hold\n\nBy ANN BELL, Associated Press\n\nThe wall will hold, Tom Reed said on Friday in the town.", "Associated Press/declared/By" },
  { "reporting-by", "The wall will hold, Ann Bell said on Friday in the town.\n\nReporting by Tom Reed for Reuters", "Reuters/declared/Reporting by" },
  { "first-appeared", "The wall will hold, Ann Bell said on Friday in the town.\n\nThis article first appeared in the Leith Gazette.", "Leith Gazette/declared/first appeared in" },
  { "hat-tip", "The wall will hold, Ann Bell said on Friday in the town.\n\n(h/t Leith Gazette)", "Leith Gazette/inferred/h/t" },
  { "contributed", "The wall will hold, Ann Bell said on Friday in the town.\n\nThe Associated Press contributed to this report.", "Associated Press/inferred/contributed to" },
  { "no-credit", "The wall will hold, Ann Bell said on Friday in the town.\n\nLetters from readers of the Leith Gazette were read out.", "" },
  { "goes-on", "Ann Bell told the Leith Gazette that the wall would hold. \"Nobody needs to leave the town,\" Bell said.", "Leith Gazette/inferred/told" },
  { "other-occasion", "Ann Bell told the Leith Gazette that the wall would hold. \"Nobody needs to leave the town,\" Bell said at a rally.", "" },
  { "told-then", "\"The wall will hold,\" Ann Bell told the Leith Gazette then.\n\n\"Nobody needs to leave the town,\" Bell said.", "" },
  { "then-told", "Ann Bell then told the Leith Gazette that the wall would hold.\n\n\"Nobody needs to leave the town,\" Bell said.", "Leith Gazette/inferred/told" },
  { "last-year", "Last year, Ann Bell told the Leith Gazette that the wall would hold.\n\n\"Nobody needs to leave the town,\" Bell said.", "" },
  { "lead", "The wall will hold, the Leith Gazette reports.\n\n\"Nobody needs to leave the town,\" Ann Bell said on Friday.", "Leith Gazette/inferred/reports" },
  { "lead-introduces", "The Leith Gazette reports:\n\nThe wall will hold, and the fishers are glad of it.\n\nAll is well.\n\n\"Nobody needs to leave the town,\" Ann Bell said on Friday.", "" },
  { "any-tv", "\"The wall will hold,\" said Ann Bell, who is also a host on the TV show of the town.", "" },
  { "programme", "\"The wall will hold,\" Ann Bell said in an interview airing Sunday on CNN's \"State of the Union.\" \"Nobody needs to leave the town.\"", "CNN/declared/on" },
  { "newspaper-of-a-country", "Ann Bell told USA Today that the wall would hold.", "USA Today/declared/told" },
  { "other-speaker", "Ann Bell told the Leith Gazette that the wall would hold. \"Nobody needs to leave the town,\" Tom Reed said.", "" },
  { "shared", "Ann Bell told the Leith Gazette that the wall would hold, adding that nobody needed to leave.", "Leith Gazette/declared/told" },
};

/* "type/speaker/reason" */
static const Case sources[] = {
  { "condition", "An official, who spoke on condition of anonymity because she was not allowed to talk, said the wall was cracked.",
    "anonymous/official/who spoke on condition of anonymity because she was not allowed to talk" },
  { "asked", "A source, who asked not to be named, said the wall was cracked.", "anonymous/source/who asked not to be named" },
  { "sentence-later", "An official said the wall was cracked. He spoke on condition of anonymity.", "anonymous/official/spoke on condition of anonymity" },
  { "sentence-before", "An official of the board asked to remain anonymous. The official said the wall was cracked.", "anonymous/official of the board/asked to remain anonymous" },
  { "not-authorized", "The people were not authorized to discuss the wall. They said it was cracked.", "unknown/they/" },
  { "named", "Ann Bell asked not to be named in the book. She said the wall was cracked.", "named/Ann Bell/" },
  { "insiders", "People familiar with the survey said the wall was cracked.", "anonymous/People familiar with the survey/" },
  { "people", "Many people said the wall was cracked.", "collective/Many people/" },
  { "quantity", "A lot of fishers said the wall was cracked.", "collective/lot of fishers/" },
  { "video", "A video of the wall shows it was cracked in May.", "document/video of the wall/" },
  { "tweet", "The tweet said the wall was cracked.", "post/tweet/" },
  { "texan", "Ann Bell walked the wall with a dog. The former governor said it would hold.", "named/Ann Bell/" },
  { "not-the-official", "Ann Bell walked the wall with a dog. The official said it would hold.", "anonymous/official/" },
  { "reported-are-not-meant", "Tom Reed said that Max Hill built the wall. He added that it would hold.", "named/Tom Reed/" },
  { "it-of-document", "The survey said the wall was cracked. It added that nobody had looked.", "document/survey/" },
  { "relative", "Ann Bell, the mayor, who said the wall would hold, left.", "named/Ann Bell/" },
  { "participle", "Ann Bell praised the crews, saying the wall would hold.", "named/Ann Bell/" },
  { "and-added", "Ann Bell said the wall would hold and added that nobody needed to leave.", "named/Ann Bell/" },
};

/* "stance/hedge" */
static const Case stances[] = {
  { "asserts", "Ann Bell said the wall would hold.", "asserts/" },
  { "claims", "Ann Bell claimed the wall would hold.", "claims/" },
  { "suggests", "Ann Bell suggested that the wall would hold.", "suggests/" },
  { "denies", "Ann Bell denied that the wall was cracked.", "denies/" },
  { "refuses", "Ann Bell refused to leave the wall.", "refuses/" },
  { "withholds", "Ann Bell did not say whether the wall would hold.", "refuses/" },
  { "admits", "Ann Bell admitted that the wall was cracked.", "admits/" },
  { "warns", "Ann Bell warned that the wall might fall.", "warns/" },
  { "believes", "Ann Bell believes that the wall will hold.", "believes/" },
  { "wants", "Ann Bell hopes that the wall will hold.", "wants/" },
  { "plans", "Ann Bell is expected to press the council on Monday.", "plans/is expected" },
  { "hearsay", "Ann Bell is alleged to have sold the wall.", "hearsay/is alleged" },
  { "hedged", "Ann Bell reportedly said that the wall would hold.", "asserts/reportedly" },
  { "according", "According to Ann Bell, the wall will hold.", "asserts/" },
};

static HearsayAnalysis *
analyze (const char *text)
{
  FixtureArticle article = { "a.txt", "Morning Post", NULL, text };

  return fixture_analyze (&article, 1, 1);
}

static const HearsayQuote *
last_quote (const HearsayAnalysis *analysis)
{
  g_assert_cmpuint (analysis->quotes->len, >, 0);

  return hearsay_analysis_get_quote (analysis, analysis->quotes->len - 1);
}

static void
test_relays (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HearsayAnalysis) analysis = analyze (test->text);
  const HearsayQuote *quote = last_quote (analysis);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < quote->chain->len; i++)
    {
      const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, i);

      if (hop->role != HEARSAY_ROLE_RELAY)
        continue;
      g_string_append_printf (told, "%s%s/%s/%s", told->len > 0 ? " > " : "", hop->name, hearsay_basis_to_string (hop->basis), hop->verb);
      g_assert_false (hearsay_span_is_empty (hop->evidence));
    }

  g_assert_cmpstr (told->str, ==, test->expected);
  g_assert_cmpint (g_array_index (quote->chain, HearsayHop, 0).role, ==, HEARSAY_ROLE_SPEAKER);
  g_assert_cmpint (g_array_index (quote->chain, HearsayHop, quote->chain->len - 1).role, ==, HEARSAY_ROLE_PUBLISHER);
}

static void
test_sources (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HearsayAnalysis) analysis = analyze (test->text);
  const HearsayQuote *quote = last_quote (analysis);
  g_autofree char *reason = g_strndup (test->text + quote->anonymity.start, quote->anonymity.end - quote->anonymity.start);
  g_autofree char *told = g_strdup_printf ("%s/%s/%s", hearsay_source_type_to_string (quote->source_type), quote->speaker, reason);

  g_assert_cmpstr (told, ==, test->expected);
}

static void
test_stances (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HearsayAnalysis) analysis = analyze (test->text);
  const HearsayQuote *quote = last_quote (analysis);
  g_autofree char *told = g_strdup_printf ("%s/%s", hearsay_stance_to_string (quote->stance), quote->hedge);

  g_assert_cmpstr (told, ==, test->expected);
}

static HearsaySpan
find_span (const char *text,
           const char *words)
{
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  return (HearsaySpan){ found - text, found - text + strlen (words) };
}

static void
give_quote (HearsayReading *reading,
            const char *source,
            const char *cue,
            const char *content)
{
  const char *text = reading->article->text;
  HearsaySpan span = find_span (text, content);
  HearsayQuote quote;

  hearsay_quote_init (&quote, 0);
  quote.kind = HEARSAY_QUOTE_INDIRECT;
  quote.source = find_span (text, source);
  quote.cue = find_span (text, cue);
  g_array_append_val (quote.content, span);
  g_array_append_val (reading->quotes, quote);
}

/* Spans are enough, whoever found them: here a quotation within another. */
static void
test_nested (void)
{
  FixtureArticle article = { "a.txt", NULL, NULL, "The Leith Gazette wrote that Ann Bell said the wall would hold." };
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze (&article, 1, 1);
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) hearsay_reading_free);
  HearsayReading *reading = hearsay_reading_new (hearsay_corpus_get (analysis->corpus, 0), 0);
  g_autofree guint8 *marked = g_new0 (guint8, reading->segments->tokens->len);
  const HearsayQuote *inner = NULL;
  const HearsayHop *relay = NULL;

  g_ptr_array_add (readings, reading);
  hearsay_names_find (reading);
  hearsay_entities_resolve (readings, analysis, 1);
  give_quote (reading, "The Leith Gazette", "wrote", "that Ann Bell said the wall would hold");
  give_quote (reading, "Ann Bell", "said", "the wall would hold");
  hearsay_tellings_settle (reading, analysis, marked);

  inner = &g_array_index (reading->quotes, HearsayQuote, 1);
  g_assert_cmpstr (inner->speaker, ==, "Ann Bell");
  g_assert_cmpuint (inner->chain->len, ==, 3);
  relay = &g_array_index (inner->chain, HearsayHop, 1);
  g_assert_cmpint (relay->role, ==, HEARSAY_ROLE_RELAY);
  g_assert_cmpstr (relay->name, ==, "Leith Gazette");
  g_assert_cmpstr (relay->verb, ==, "wrote");
  g_assert_cmpuint (g_array_index (reading->quotes, HearsayQuote, 0).chain->len, ==, 2);
}

/* That nothing was said is no quotation. */
static void
test_silence (void)
{
  static const char *const texts[] = { "Ann Bell declined to comment.", "The board did not respond to requests for comment.",
                                       "The board could not be reached for comment on Friday." };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HearsayAnalysis) analysis = analyze (texts[i]);

      g_assert_cmpuint (analysis->quotes->len, ==, 0);
    }
}

static void
test_copy (void)
{
  g_autoptr (HearsayAnalysis) analysis = analyze (sources[0].text);
  g_autoptr (HearsayAnalysis) copy = hearsay_analysis_copy (analysis);
  const HearsayQuote *quote = last_quote (copy);

  g_assert_cmpuint (quote->anonymity.start, ==, last_quote (analysis)->anonymity.start);
  g_assert_false (hearsay_span_is_empty (quote->anonymity));
  g_assert_cmpint (quote->stance, ==, HEARSAY_STANCE_ASSERTS);
}

static char *
dup_json (const HearsayAnalysis *analysis)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hearsay_analysis_write_json (analysis, 2, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_json (void)
{
  g_autoptr (HearsayAnalysis) anonymous = analyze ("An official said on condition of anonymity that the wall was cracked.");
  g_autoptr (HearsayAnalysis) named = analyze ("Ann Bell denied that the wall was cracked.");
  g_autofree char *first = dup_json (anonymous);
  g_autofree char *second = dup_json (named);

  g_assert_nonnull (strstr (first, "\"on condition of anonymity\""));
  g_assert_nonnull (strstr (first, "\"stance\""));
  g_assert_nonnull (strstr (second, "\"denies\""));
  g_assert_nonnull (strstr (second, "\"anonymity\""));
  g_assert_null (strstr (second, "\"on condition of anonymity\""));
}

static void
test_strings (void)
{
  for (int i = HEARSAY_STANCE_UNKNOWN; i <= HEARSAY_STANCE_HEARSAY; i++)
    {
      HearsayStance stance = HEARSAY_STANCE_UNKNOWN;

      g_assert_true (hearsay_stance_from_string (hearsay_stance_to_string (i), &stance));
      g_assert_cmpint (stance, ==, i);
    }
}

static void
add_cases (const char *group,
           const Case *cases,
           gsize n,
           GTestDataFunc func)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/tellings/%s/%s", group, cases[i].name);

      g_test_add_data_func (path, &cases[i], func);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_cases ("relays", relays, G_N_ELEMENTS (relays), test_relays);
  add_cases ("sources", sources, G_N_ELEMENTS (sources), test_sources);
  add_cases ("stances", stances, G_N_ELEMENTS (stances), test_stances);
  g_test_add_func ("/tellings/nested", test_nested);
  g_test_add_func ("/tellings/silence", test_silence);
  g_test_add_func ("/tellings/copy", test_copy);
  g_test_add_func ("/tellings/json", test_json);
  g_test_add_func ("/tellings/strings", test_strings);

  return g_test_run ();
}
