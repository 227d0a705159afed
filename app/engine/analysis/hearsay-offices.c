/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-offices"

#include "config.h"

#include "hearsay-entities.h"

#include <string.h>

#include "hearsay-text.h"

/* Words of a description that tell nobody from anybody. */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = { "the", "a", "an", "his", "her", "its", "their", "our", "my", "of", "for",
                                         "and", "to", "at", "in", "former", "then", "s", "'s", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (strcmp (word, fillers[i]) == 0)
      return TRUE;

  return FALSE;
}

static char **
split_words (const char *folded)
{
  return g_strsplit_set (folded, " \t\n-,.", -1);
}

static gboolean
has_word (char *const *words,
          const char *word)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;

  return FALSE;
}

/* Whether every word that counts in @wanted stands in the office as printed. */
static gboolean
office_answers (const HearsayReading *reading,
                const HearsayOffice *office,
                char *const *wanted)
{
  g_autofree char *folded = hearsay_text_fold (reading->article->text + office->span.start,
                                               office->span.end - office->span.start);
  g_auto (GStrv) words = split_words (folded);
  guint n_matched = 0;

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (is_filler (wanted[i]))
        continue;
      if (!has_word (words, wanted[i]))
        return FALSE;
      n_matched++;
    }

  return n_matched > 0;
}

/**
 * hearsay_office_find_holder:
 * @description: a description without a name ("the secretary of state"), any case
 * @before: bytes into the text; offices printed nearest before this place are
 *   preferred, then the nearest after it
 *
 * Returns: the mention whose office has every word of @description, or
 *   %HEARSAY_NONE
 */
int
hearsay_office_find_holder (const HearsayReading *reading,
                            const char *description,
                            guint32 before)
{
  g_autofree char *folded = hearsay_text_fold (description, strlen (description));
  g_auto (GStrv) wanted = split_words (folded);
  int found = HEARSAY_NONE;

  for (guint i = 0; i < reading->offices->len; i++)
    {
      const HearsayOffice *office = &g_array_index (reading->offices, HearsayOffice, i);

      if (found != HEARSAY_NONE && office->span.start >= before)
        break;
      if (office_answers (reading, office, wanted))
        found = office->mention;
    }

  return found;
}

/**
 * hearsay_office_find:
 * @mention: index into the reading's mentions
 *
 * Returns: (nullable): the office printed beside that very mention
 */
const HearsayOffice *
hearsay_office_find (const HearsayReading *reading,
                     guint mention)
{
  for (guint i = 0; i < reading->offices->len; i++)
    {
      const HearsayOffice *office = &g_array_index (reading->offices, HearsayOffice, i);

      if (office->mention == mention)
        return office;
    }

  return NULL;
}

static HearsayGender
gender_from_value (const char *value)
{
  if (value == NULL)
    return HEARSAY_GENDER_UNKNOWN;
  if (strchr (value, 'f') != NULL)
    return strchr (value, 'm') == NULL ? HEARSAY_GENDER_FEMALE : HEARSAY_GENDER_UNKNOWN;

  return strchr (value, 'm') != NULL ? HEARSAY_GENDER_MALE : HEARSAY_GENDER_UNKNOWN;
}

/* A title before the name ("Mrs") says more than the name itself. */
static HearsayGender
gender_of_one (const HearsayReading *reading,
               const HearsayMention *mention)
{
  const HearsayWords *titles = hearsay_language_get_words (reading->language, "gendered-titles");
  const HearsayWords *given = hearsay_language_get_words (reading->language, "given-names");
  const char *text = reading->article->text;
  guint first = hearsay_segments_token_at (reading->segments, mention->span.start);
  HearsayGender gender = HEARSAY_GENDER_UNKNOWN;

  for (guint i = first > 0 ? first - 1 : 0; i <= first && i < reading->segments->tokens->len; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (reading->segments, i);
      g_autofree char *folded = hearsay_text_fold (text + token->start, token->end - token->start);

      if (token->flags & HEARSAY_TOKEN_ABBREVIATION)
        folded[strlen (folded) - 1] = '\0';

      gender = gender_from_value (hearsay_words_lookup (titles, folded));
      if (gender == HEARSAY_GENDER_UNKNOWN && i == first && token->end < mention->span.end)
        gender = gender_from_value (hearsay_words_lookup (given, folded));
      if (gender != HEARSAY_GENDER_UNKNOWN)
        break;
    }

  return gender;
}

/**
 * hearsay_mention_get_gender:
 * @mention: index into the reading's mentions
 *
 * Reads the titles and given names of this mention and, once resolution has
 * run, of all others of the same person in the article.
 *
 * Returns: what most of them say
 */
HearsayGender
hearsay_mention_get_gender (const HearsayReading *reading,
                            guint mention)
{
  const HearsayMention *self = &g_array_index (reading->mentions, HearsayMention, mention);
  HearsayGender own = HEARSAY_GENDER_UNKNOWN;
  guint counts[3] = { 0 };

  if (self->kind != HEARSAY_ENTITY_PERSON)
    return HEARSAY_GENDER_UNKNOWN;

  own = gender_of_one (reading, self);
  if (own != HEARSAY_GENDER_UNKNOWN || self->entity == HEARSAY_NONE)
    return own;

  for (guint i = 0; i < reading->mentions->len; i++)
    {
      const HearsayMention *other = &g_array_index (reading->mentions, HearsayMention, i);

      if (other->entity == self->entity)
        counts[gender_of_one (reading, other)]++;
    }

  if (counts[HEARSAY_GENDER_FEMALE] == counts[HEARSAY_GENDER_MALE])
    return HEARSAY_GENDER_UNKNOWN;

  return counts[HEARSAY_GENDER_FEMALE] > counts[HEARSAY_GENDER_MALE] ? HEARSAY_GENDER_FEMALE : HEARSAY_GENDER_MALE;
}
