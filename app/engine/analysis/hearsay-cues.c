/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-cues"

#include "config.h"

#include "hearsay-cues.h"

#include <string.h>

#include "hearsay-text.h"

/* Lists hold lemmas. The list "cue-endings" makes the regular forms: under "FORM" or
 * "FORM LETTERS" it has the endings that give way to the letters: under "past y"
 * stands "ied", for "denied" is the past of "deny". The list "cue-forms" has the rest,
 * under "LEMMA" or "LEMMA FORM". */
static const struct
{
  const char *name;
  HearsayVerbForm form;
} forms[] = {
  { "third", HEARSAY_VERB_THIRD },
  { "past", HEARSAY_VERB_PAST },
  { "gerund", HEARSAY_VERB_GERUND },
  { "participle", HEARSAY_VERB_PARTICIPLE },
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
form_from_name (const char *name,
                gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strlen (forms[i].name) == length && strncmp (name, forms[i].name, length) == 0)
      return forms[i].form;

  return HEARSAY_VERB_NONE;
}

/* One form being looked for. */
typedef struct
{
  const HearsayLanguage *language;
  const char *folded;
  gsize length;
  const char *found; /* (nullable) */
  HearsayVerbForm form;
} Search;

/* The lemma that an ending leaves, where there is such a verb. */
static void
try_ending (gpointer key,
            gpointer value,
            gpointer user_data)
{
  Search *self = user_data;
  const char *space = strchr (value, ' ');
  HearsayVerbForm form = form_from_name (value, space != NULL ? (gsize) (space - (char *) value) : strlen (value));
  gsize cut = strlen (key);
  gsize stem = self->length - MIN (self->length, cut);
  char lemma[LONGEST_VERB * 2];

  if (self->found != NULL || stem < 2 || strcmp (self->folded + stem, key) != 0)
    return;

  memcpy (lemma, self->folded, stem);
  g_strlcpy (lemma + stem, space != NULL ? space + 1 : "", sizeof lemma - stem);
  self->found = find_verb (self->language, lemma);

  /* "admitted", "quipping" */
  if (self->found == NULL && form != HEARSAY_VERB_THIRD && stem > 3 && lemma[stem - 1] == lemma[stem - 2])
    {
      lemma[stem - 1] = '\0';
      self->found = find_verb (self->language, lemma);
    }
  if (self->found != NULL)
    self->form = form;
}

static HearsayVerbForm
irregular_form (const char *folded)
{
  if (g_str_has_suffix (folded, "ing"))
    return HEARSAY_VERB_GERUND;

  return g_str_has_suffix (folded, "s") ? HEARSAY_VERB_THIRD : HEARSAY_VERB_PAST;
}

/* The lists fold their words but not what they stand under. */
static const char *
find_irregular (const HearsayLanguage *language,
                const char *folded,
                const char *value,
                HearsayVerbForm *form)
{
  const char *space = strchr (value, ' ');
  g_autofree char *lemma = hearsay_text_fold (value, space != NULL ? (gsize) (space - value) : strlen (value));

  *form = space != NULL ? form_from_name (space + 1, strlen (space + 1)) : irregular_form (folded);
  return find_verb (language, lemma);
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
  const char *irregular = hearsay_words_lookup (hearsay_language_get_words (language, "cue-forms"), folded);
  Search search = { language, folded, strlen (folded), NULL, HEARSAY_VERB_NONE };

  *form = HEARSAY_VERB_NONE;
  if (irregular != NULL)
    return find_irregular (language, folded, irregular, form);
  if (search.length < 3 || search.length > LONGEST_VERB)
    return NULL;

  search.found = find_verb (language, folded);
  if (search.found != NULL)
    search.form = HEARSAY_VERB_BASE;
  else
    hearsay_words_foreach (hearsay_language_get_words (language, "cue-endings"), try_ending, &search);

  *form = search.form;
  return search.found;
}
