/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "analysis-fixture.h"

/* A sanitizer takes the time of a text ten times as long. */
#ifdef __SANITIZE_ADDRESS__
#define HOSTILE_BYTES 10000
#else
#define HOSTILE_BYTES 100000
#endif

/* All towns, people and outlets are invented. Each quote is expected as
 * "kind/type/speaker: content", pieces joined by " … ", quotes by newlines. */
typedef struct
{
  const char *name;
  const char *text;
  const char *quotes;
} Case;

static const Case cases[] = {
  { "straight", "\"The wall will hold,\" said Ann Bell, the mayor of Leith.",
    "direct/named/Ann Bell: The wall will hold," },
  { "curly", "\342\200\234The wall will hold,\342\200\235 Ann Bell said.",
    "direct/named/Ann Bell: The wall will hold," },
  { "mixed-marks", "\342\200\234The wall will hold,\" Ann Bell said.",
    "direct/named/Ann Bell: The wall will hold," },
  { "wrong-direction", "\342\200\235The wall will hold,\342\200\234 Ann Bell said.",
    "direct/named/Ann Bell: The wall will hold," },
  { "single", "\342\200\230The workers\342\200\231 boats are safe,\342\200\231 Ann Bell said.",
    "direct/named/Ann Bell: The workers\342\200\231 boats are safe," },
  { "guillemets", "\302\253The wall will hold,\302\273 Ann Bell said.",
    "direct/named/Ann Bell: The wall will hold," },
  { "left-open", "Ann Bell said: \342\200\234The wall will hold and nobody needs to leave.\n\nIt rained all day.",
    "direct/named/Ann Bell: The wall will hold and nobody needs to leave." },
  { "spaced-close", "Ann Bell said: \342\200\234The wall will hold. \342\200\234\n\nIt rained all day.",
    "direct/named/Ann Bell: The wall will hold." },
  { "nested", "\342\200\234He told me \342\200\230run for it\342\200\231 and I ran,\342\200\235 Ann Bell said.",
    "direct/named/Ann Bell: He told me \342\200\230run for it\342\200\231 and I ran,\nmixed/unknown/he: \342\200\230run for it\342\200\231 and I ran" },
  { "nested-indirect", "\342\200\234The minister told us that the wall would hold for years,\342\200\235 Ann Bell said.",
    "direct/named/Ann Bell: The minister told us that the wall would hold for years,\nindirect/anonymous/minister: that the wall would hold for years" },
  { "paragraphs", "Ann Bell said: \342\200\234The wall will hold for now.\n\n\342\200\234We have checked every stone of it.\n\n\342\200\234Nobody needs to leave.\342\200\235\n\nIt rained all day.",
    "direct/named/Ann Bell: The wall will hold for now. \342\200\246 We have checked every stone of it. \342\200\246 Nobody needs to leave." },
  { "apostrophes", "The \342\200\23190s wall was the fishers\342\200\231 pride and didn\342\200\231t fall.",
    "" },
  { "interrupted", "\342\200\234The wall,\342\200\235 Ann Bell said, \342\200\234will hold.\342\200\235",
    "direct/named/Ann Bell: The wall, \342\200\246 will hold." },
  { "venue-in-marks", "\342\200\234The wall will hold,\342\200\235 Ann Bell said on Leith Radio\342\200\231s \342\200\234Face of the Day.\342\200\235 \342\200\234Nobody needs to leave the town.\342\200\235",
    "direct/named/Ann Bell: The wall will hold, \342\200\246 Nobody needs to leave the town." },
  { "continued", "\342\200\234The wall will hold,\342\200\235 Ann Bell said. \342\200\234Nobody needs to leave the town.\342\200\235",
    "direct/named/Ann Bell: The wall will hold, \342\200\246 Nobody needs to leave the town." },
  { "alone", "\342\200\234The wall will hold,\342\200\235 Ann Bell said.\n\n\342\200\234Nobody needs to leave the town tonight.\342\200\235",
    "direct/named/Ann Bell: The wall will hold, \342\200\246 Nobody needs to leave the town tonight." },
  { "before", "Ann Bell told the council: \342\200\234The wall will hold.\342\200\235",
    "direct/named/Ann Bell: The wall will hold." },
  { "question", "\342\200\234Will the wall hold?\342\200\235 Ann Bell asked.",
    "direct/named/Ann Bell: Will the wall hold?" },
  { "mixed", "Ann Bell said the wall was \342\200\234perfectly sound\342\200\235 after the storm.",
    "mixed/named/Ann Bell: the wall was \342\200\234perfectly sound\342\200\235 after the storm" },
  { "indirect-that", "Ann Bell said that the wall would hold.",
    "indirect/named/Ann Bell: that the wall would hold" },
  { "indirect", "Ann Bell said the wall would hold.",
    "indirect/named/Ann Bell: the wall would hold" },
  { "indirect-tail", "The wall would hold, Ann Bell said on Friday.",
    "indirect/named/Ann Bell: The wall would hold" },
  { "indirect-inside", "The wall, Ann Bell said, would hold for years.",
    "indirect/named/Ann Bell: The wall \342\200\246 would hold for years" },
  { "according", "According to Ann Bell, the wall will hold.",
    "indirect/named/Ann Bell: the wall will hold" },
  { "according-tail", "The wall will hold, according to Ann Bell.",
    "indirect/named/Ann Bell: The wall will hold" },
  { "warned", "Ann Bell warned that the wall might fall.",
    "indirect/named/Ann Bell: that the wall might fall" },
  { "denied", "Ann Bell denied the allegations.",
    "indirect/named/Ann Bell: the allegations" },
  { "plan", "Ann Bell is expected to press the council on Monday.",
    "indirect/unknown/: Ann Bell \342\200\246 to press the council on Monday" },
  { "headline-colon", "Ann Bell: wall will hold\n\nIt rained all day in the town.",
    "indirect/named/Ann Bell: wall will hold" },
  { "headline-says", "Ann Bell says wall will hold",
    "indirect/named/Ann Bell: wall will hold" },
  { "adding", "Ann Bell said the wall would hold, adding that nobody needed to leave.",
    "indirect/named/Ann Bell: the wall would hold\nindirect/named/Ann Bell: that nobody needed to leave" },
  { "and-said", "Ann Bell praised the crews and said the wall would hold.",
    "indirect/named/Ann Bell: the crews\nindirect/named/Ann Bell: the wall would hold" },
  { "pronoun", "Ann Bell walked the wall with Tom Reed. She said it would hold.",
    "indirect/named/Ann Bell: it would hold" },
  { "pronoun-he", "Ann Bell walked the wall with Tom Reed. \342\200\234It is sound,\342\200\235 he said.",
    "direct/named/Tom Reed: It is sound," },
  { "office", "The water minister, Ann Bell, walked the wall.\n\nThe minister said it would hold.",
    "indirect/named/Ann Bell: it would hold" },
  { "body", "The Harbour Board of Leith met. So did Tom Reed. The board said the wall would hold.",
    "indirect/named/Harbour Board of Leith: the wall would hold" },
  { "title", "On Monday Prince Harald met Tom Reed at the wall. The prince said it would hold.",
    "indirect/named/Harald: it would hold" },
  { "title-short", "Dr Ann Bell met Tom Reed at the wall. The doctor said it would hold.",
    "indirect/named/Ann Bell: it would hold" },
  { "office-of-one-gender", "The spokesman, Tom Reed, met the spokeswoman, Ann Bell. It rained. The spokesman said the wall would hold.",
    "indirect/named/Tom Reed: the wall would hold" },
  { "they", "Ann Bell said the wall would hold. They said it would fall.",
    "indirect/named/Ann Bell: the wall would hold\nindirect/unknown/they: it would fall" },
  { "spokesman", "A spokesman for the harbour board said the wall would hold.\n\nThe spokesman said nobody needed to leave.",
    "indirect/named/spokesman for the harbour board: the wall would hold\nindirect/named/spokesman for the harbour board: nobody needed to leave" },
  { "anonymous", "A person familiar with the survey said the wall was cracked.",
    "indirect/anonymous/person familiar with the survey: the wall was cracked" },
  { "sources", "Two sources said the wall was cracked.",
    "indirect/anonymous/Two sources: the wall was cracked" },
  { "official", "A senior official warned that the wall was cracked.",
    "indirect/anonymous/senior official: that the wall was cracked" },
  { "collective", "Residents said the wall was cracked.",
    "indirect/collective/Residents: the wall was cracked" },
  { "document", "The report says the wall was cracked in May.",
    "indirect/document/report: the wall was cracked in May" },
  { "cited", "\342\200\234We saw the cracks in May,\342\200\235 the Leith Gazette cited a harbour source as saying.",
    "direct/anonymous/harbour source: We saw the cracks in May," },
  { "quoted-passive", "Ann Bell was quoted as saying the wall would hold.",
    "indirect/named/Ann Bell: the wall would hold" },
  { "post", "So proud of the crews who held the wall all night.\n\n\342\200\224 Ann Bell (@annbell) 3 May 2021\n\nThe storm passed.",
    "direct/post/Ann Bell: So proud of the crews who held the wall all night." },
  { "block", "It rained all day in Leith.\n\nThe mayor, Ann Bell, wrote on her website:\n\nThe wall will hold for years. Nobody needs to leave the town.\n\nThe storm passed.",
    "indirect/named/Ann Bell: The wall will hold for years. Nobody needs to leave the town." },
  { "scare", "The \342\200\234smart\342\200\235 wall cost a fortune. Tom \342\200\234Tiny\342\200\235 Reed sang \342\200\234The Tide\342\200\235 there.",
    "" },
  { "said-not-noun", "The reported sum was high. His claims were many.",
    "" },
  { "relative", "Ann Bell, who said the wall would hold, left the town.",
    "indirect/named/Ann Bell: the wall would hold" },
  { "introduced", "The report says a senior official at the Dam Board was ill. \342\200\234We waited for the money,\342\200\235 the official told reporters.",
    "indirect/document/report: a senior official at the Dam Board was ill\ndirect/anonymous/senior official at the Dam Board: We waited for the money," },
  { "as-reported", "As the Leith Gazette reported, the wall is cracked.",
    "indirect/named/Leith Gazette: the wall is cracked" },
  { "transcript", "Q: Will the wall hold?\n\nA: It will hold for years, I think.",
    "indirect/anonymous/Q: Will the wall hold\nindirect/anonymous/A: It will hold for years, I think" },
  { "stop-in-marks", "\342\200\234The wall will hold.\342\200\235 Ann Bell said.",
    "direct/named/Ann Bell: The wall will hold." },
  { "brackets", "Ann Bell (Leith), who built it, said the wall would hold.",
    "indirect/named/Ann Bell: the wall would hold" },
  { "joined", "Ann Bell and Tom Reed said the wall would hold.",
    "indirect/collective/Ann Bell and Tom Reed: the wall would hold" },
  { "time-between", "Ann Bell on Friday said the wall would hold.",
    "indirect/named/Ann Bell: the wall would hold" },
  { "poll", "Polls show voters want the wall.",
    "indirect/document/Polls: voters want the wall" },
  { "seen-by", "The letter seen by the Gazette said the wall was cracked.",
    "indirect/document/letter seen by the Gazette: the wall was cracked" },
  { "aside", "Ann Bell said, however, that the wall would hold.",
    "indirect/named/Ann Bell: that the wall would hold" },
  { "refused", "Ann Bell refused to leave the wall.",
    "indirect/named/Ann Bell: to leave the wall" },
  { "urged", "Ann Bell urged residents to leave the town.",
    "indirect/named/Ann Bell: residents to leave the town" },
  { "formula", "The board did not immediately respond to requests for comment.",
    "" },
  { "hedge", "Ann Bell reportedly said that the wall would hold.",
    "indirect/named/Ann Bell: that the wall would hold" },
  { "no-one-speaks", "The wall held. It rained all day.",
    "" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze_text (test->text);
  g_autofree char *told = fixture_tell_quotes (analysis);

  g_assert_cmpstr (told, ==, test->quotes);
}

/* Marks without end: linear, bounded, and nothing sensible to find. */
static void
test_hostile (void)
{
  static const char *const units[] = { "\"", "\" ", " \"", "\342\200\234", "'", " 'a", "\"a\" said ", "he said, ", "said that ",
                                       "\342\200\234a, ", "according to ", ", adding ", "(", "\302\253a\302\273 " };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (HearsayAnalysis) analysis = NULL;
      guint32 end = 0;

      while (text->len < HOSTILE_BYTES)
        g_string_append (text, units[i]);
      analysis = fixture_analyze_text (text->str);

      for (guint q = 0; q < analysis->quotes->len; q++)
        {
          HearsaySpan span = hearsay_quote_get_span (hearsay_analysis_get_quote (analysis, q));

          g_assert_cmpuint (span.start, <, span.end);
          g_assert_cmpuint (span.end, <=, text->len);
          g_assert_cmpuint (span.start, >=, end);
          end = span.start;
        }
    }
}

static void
test_cue_and_source (void)
{
  const char *text = "The mayor, Ann Bell, has repeatedly said that the wall will hold.";
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze_text (text);
  const HearsayQuote *quote = NULL;
  g_autofree char *cue = NULL;
  g_autofree char *source = NULL;

  g_assert_cmpuint (analysis->quotes->len, ==, 1);
  quote = hearsay_analysis_get_quote (analysis, 0);
  cue = g_strndup (text + quote->cue.start, quote->cue.end - quote->cue.start);
  source = g_strndup (text + quote->source.start, quote->source.end - quote->source.start);
  g_assert_cmpstr (cue, ==, "has repeatedly said");
  g_assert_cmpstr (source, ==, "The mayor, Ann Bell");
  g_assert_cmpstr (quote->speaker, ==, "Ann Bell");
  g_assert_cmpuint (quote->confidence, >, 50);
  g_assert_cmpstr (quote->reason, !=, "");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quotes/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/quotes/cue-and-source", test_cue_and_source);
  g_test_add_func ("/quotes/hostile", test_hostile);

  return g_test_run ();
}
