/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-cues"

#include "config.h"

#include "hearsay-cues.h"

#include <string.h>

/* Lists hold lemmas; these endings make the regular forms. @strip bytes go,
 * @add comes instead: "denied" → "deny", "stating" → "state". */
static const struct
{
  const char *ending;
  const char *add;
  HearsayVerbForm form;
} endings[] = {
  { "ies", "y", HEARSAY_VERB_THIRD },
  { "es", "", HEARSAY_VERB_THIRD },
  { "s", "", HEARSAY_VERB_THIRD },
  { "ied", "y", HEARSAY_VERB_PAST },
  { "ed", "", HEARSAY_VERB_PAST },
  { "ed", "e", HEARSAY_VERB_PAST },
  { "ing", "", HEARSAY_VERB_GERUND },
  { "ing", "e", HEARSAY_VERB_GERUND },
};

#define LONGEST_VERB 24

/* The list's own key, so that the result lives as long as the language. */
static const char *
find_verb (const HearsayLanguage *language,
           const char *lemma)
{
  const HearsayWords *verbs = hearsay_language_get_words (language, "cue-verbs");

  return hearsay_words_contain (verbs, lemma) ? g_intern_string (lemma) : NULL;
}

static HearsayVerbForm
irregular_form (const char *folded)
{
  if (g_str_has_suffix (folded, "ing"))
    return HEARSAY_VERB_GERUND;

  return g_str_has_suffix (folded, "s") ? HEARSAY_VERB_THIRD : HEARSAY_VERB_PAST;
}

/**
 * hearsay_cue_find_lemma:
 * @folded: one folded word
 * @form: (out): the form it has
 *
 * Returns: (nullable): the verb of the list "cue-verbs" that @folded is a form
 *   of; %NULL if there is none
 */
const char *
hearsay_cue_find_lemma (const HearsayLanguage *language,
                        const char *folded,
                        HearsayVerbForm *form)
{
  gsize length = strlen (folded);
  const char *irregular = hearsay_words_lookup (hearsay_language_get_words (language, "cue-forms"), folded);
  const char *found = NULL;
  char lemma[LONGEST_VERB + 2];

  *form = HEARSAY_VERB_NONE;
  if (irregular != NULL)
    {
      *form = irregular_form (folded);
      return find_verb (language, irregular);
    }

  if (length < 3 || length > LONGEST_VERB)
    return NULL;

  found = find_verb (language, folded);
  if (found != NULL)
    *form = HEARSAY_VERB_BASE;

  for (gsize i = 0; found == NULL && i < G_N_ELEMENTS (endings); i++)
    {
      gsize cut = strlen (endings[i].ending);
      gsize stem = length - MIN (length, cut);

      if (stem < 2 || strcmp (folded + stem, endings[i].ending) != 0)
        continue;

      memcpy (lemma, folded, stem);
      g_strlcpy (lemma + stem, endings[i].add, sizeof lemma - stem);
      found = find_verb (language, lemma);

      /* "admitted", "quipping" */
      if (found == NULL && endings[i].form != HEARSAY_VERB_THIRD && stem > 3 && lemma[stem - 1] == lemma[stem - 2])
        {
          lemma[stem - 1] = '\0';
          found = find_verb (language, lemma);
        }
      if (found != NULL)
        *form = endings[i].form;
    }

  return found;
}

/**
 * hearsay_cue_get_stance:
 * @folded: a folded cue, one word or several
 *
 * Returns: the stance the cue's verb is listed under ("report", "claim",
 *   "deny", …), or "" if no word of it is listed
 */
const char *
hearsay_cue_get_stance (const HearsayLanguage *language,
                        const char *folded)
{
  const HearsayWords *verbs = hearsay_language_get_words (language, "cue-verbs");
  g_auto (GStrv) words = g_strsplit_set (folded, " \n\t", -1);
  const char *stance = "";

  for (guint i = 0; words[i] != NULL; i++)
    {
      HearsayVerbForm form = HEARSAY_VERB_NONE;
      const char *lemma = hearsay_cue_find_lemma (language, words[i], &form);

      if (lemma != NULL)
        stance = hearsay_words_lookup (verbs, lemma);
    }

  return stance;
}
