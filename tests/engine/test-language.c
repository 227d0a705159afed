/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-lexicon.h"

static void
test_lists (void)
{
  const HearsayLanguage *language = hearsay_language_get ("en-GB");
  const HearsayWords *months = hearsay_language_get_words (language, "month-numbers");

  g_assert_cmpstr (hearsay_language_get_code (language), ==, "en");
  g_assert_cmpstr (hearsay_words_lookup (months, "may"), ==, "05");
  g_assert_null (hearsay_words_lookup (months, "May"));
  g_assert_true (hearsay_language_is_abbreviation ("mr", (gpointer) language));
  g_assert_false (hearsay_language_is_abbreviation ("rain", (gpointer) language));
}

static void
test_missing (void)
{
  const HearsayLanguage *language = hearsay_language_get ("xx");
  const HearsayWords *none = hearsay_language_get_words (language, "no such list");

  g_assert_true (language == hearsay_language_get ("en"));
  g_assert_false (hearsay_words_contain (none, "rain"));
  g_assert_cmpuint (hearsay_words_get_longest (none), ==, 0);
}

/* What the lists must know for the rules to stand on. */
static void
test_lexicon (void)
{
  static const struct
  {
    const char *word;
    guint32 lexemes;
  } cases[] = {
    { "canada", HEARSAY_LEXEME_COUNTRY },
    { "u.s", HEARSAY_LEXEME_COUNTRY },
    { "new zealand", HEARSAY_LEXEME_COUNTRY },
    { "new", HEARSAY_LEXEME_PHRASE_START },
    { "ohio", HEARSAY_LEXEME_REGION },
    { "anna", HEARSAY_LEXEME_GIVEN },
    { "british", HEARSAY_LEXEME_DEMONYM },
    { "minister", HEARSAY_LEXEME_ROLE },
    { "spokesman", HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_SPOKESPERSON },
    { "ministry", HEARSAY_LEXEME_ORGANIZATION_HEAD },
    { "ltd", HEARSAY_LEXEME_ORGANIZATION_SUFFIX | HEARSAY_LEXEME_ORGANIZATION_HEAD },
    { "river", HEARSAY_LEXEME_PLACE_HEAD },
    { "rain", HEARSAY_LEXEME_COMMON },
    { "the", HEARSAY_LEXEME_FUNCTION },
    { "equipment", HEARSAY_LEXEME_NOUN },
  };
  const HearsayLexicon *lexicon = hearsay_lexicon_get (hearsay_language_get ("en"));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].word);
      g_assert_cmphex (hearsay_lexicon_classify (lexicon, cases[i].word) & cases[i].lexemes, ==, cases[i].lexemes);
    }

  g_assert_cmphex (hearsay_lexicon_classify (lexicon, "qwrtzp"), ==, 0);
  g_assert_true (lexicon == hearsay_lexicon_get (hearsay_language_get ("en-US")));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/lists", test_lists);
  g_test_add_func ("/language/missing", test_missing);
  g_test_add_func ("/language/lexicon", test_lexicon);

  return g_test_run ();
}
