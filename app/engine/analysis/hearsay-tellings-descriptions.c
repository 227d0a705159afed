/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-tellings-descriptions"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

#include "hearsay-text.h"

/* Whom a source means that is described, not named: "the minister", "the Texan",
 * "a senior official at the inspectorate". */

/* It looks back at so many speakers, or so many tokens. */
#define FAR_SPEAKERS 40
#define FAR_TOKENS 200
#define LONGEST_DESCRIPTION 30

static gboolean
is_definite (const HearsayPage *self,
             guint token)
{
  return hearsay_page_has (self, "definite-words", token);
}

static gboolean
is_indefinite (const HearsayPage *self,
               guint token)
{
  const char *article = hearsay_page_lookup (self, "articles", token);

  return article != NULL && article[0] == 'i';
}

/* "the spokesman", "the sources": an earlier speaker described with that word.
 * Only the recent ones count. */
static gboolean
is_head_of (const char *description,
            const char *noun)
{
  static const char *const followers[] = { "", " of ", " for ", " to ", " from ", " in ", " at ", " with ", " familiar ", " who ", ", " };
  const char *found = strstr (description, noun);

  if (found == NULL || (found > description && found[-1] != ' '))
    return FALSE;

  found += strlen (noun);
  for (gsize i = 0; i < G_N_ELEMENTS (followers); i++)
    if (followers[i][0] == '\0' ? *found == '\0' : g_str_has_prefix (found, followers[i]))
      return TRUE;

  return FALSE;
}

static const HearsayQuote *
find_described (const HearsayPage *self,
                guint index,
                const char *noun)
{
  for (guint i = index; i > 0 && index - i < FAR_SPEAKERS; i--)
    {
      const HearsayQuote *quote = hearsay_page_get_quote (self, i - 1);
      g_autofree char *folded = hearsay_text_fold (quote->speaker, strlen (quote->speaker));

      if (quote->speaker_entity == HEARSAY_NONE && is_head_of (folded, noun))
        return quote;
    }

  return NULL;
}

gboolean
hearsay_descriptions_end_at (const HearsayPage *self,
                             guint token)
{
  if (self->mentions[token] != HEARSAY_NONE)
    return FALSE;

  return self->marked[token] || hearsay_page_sign_is (self, token, ",;:.!?()-") || hearsay_page_has (self, "auxiliaries", token) ||
         hearsay_page_tag_is (self, token, "VBD") || hearsay_page_tag_is (self, token, "VBZ");
}

/* "a senior official at the inspectorate, who asked not to be named, had warned":
 * who is introduced with "a" and spoken of with "the" later on. */
static gboolean
find_introduced (const HearsayPage *self,
                 guint before,
                 const char *noun,
                 HearsayRun *found)
{
  guint floor = before > FAR_TOKENS ? before - FAR_TOKENS : 0;

  for (guint i = before; i > floor + 1; i--)
    {
      guint first = i - 1;

      if (!hearsay_page_word_is (self, i - 1, noun))
        continue;
      while (first > floor && i - first < 7 && !is_indefinite (self, first) && !hearsay_descriptions_end_at (self, first))
        first--;
      if (!is_indefinite (self, first))
        continue;

      *found = (HearsayRun){ first, i };
      while (found->last < before && found->last - first < LONGEST_DESCRIPTION && !hearsay_descriptions_end_at (self, found->last))
        found->last++;
      return TRUE;
    }

  return FALSE;
}

/* The description as it stands, without an article in front, up to the first
 * comma. */
static char *
dup_description (const HearsayPage *self,
                 HearsayRun source)
{
  HearsayRun rest = source;

  if (rest.first + 1 < rest.last && hearsay_page_has (self, "articles", rest.first))
    rest.first++;
  for (guint i = rest.first + 1; i < rest.last; i++)
    if (self->mentions[i] == HEARSAY_NONE && hearsay_page_sign_is (self, i, ","))
      rest.last = i;

  return hearsay_page_dup (self, rest);
}

/* Makes the description itself the speaker's name. */
void
hearsay_descriptions_print (HearsayPage *self,
                            HearsayQuote *quote,
                            HearsayRun source)
{
  g_free (quote->speaker);
  quote->speaker = dup_description (self, source);
}

/* Whether a word is for somebody: "minister", "Texan", "front-runner". */
gboolean
hearsay_descriptions_is_person (const HearsayPage *self,
                                guint token)
{
  const char *senses = hearsay_page_lookup (self, "senses", token);
  const char *hyphen = strrchr (hearsay_page_get_word (self, token), '-');
  const HearsayLanguage *language = self->reading->language;

  if (hearsay_page_has (self, "roles", token) || hearsay_page_has (self, "demonyms", token) || (senses != NULL && senses[0] == 'p'))
    return TRUE;

  /* "front-runner", "vice-president" */
  senses = hyphen != NULL ? hearsay_words_lookup (hearsay_language_get_words (language, "senses"), hyphen + 1) : NULL;
  return senses != NULL && senses[0] == 'p';
}

static HearsayGender
noun_gender (const HearsayPage *self,
             guint token)
{
  const char *value = hearsay_page_lookup (self, "gendered-titles", token);

  if (value == NULL || (value[0] != 'm' && value[0] != 'f'))
    return HEARSAY_GENDER_UNKNOWN;

  return value[0] == 'm' ? HEARSAY_GENDER_MALE : HEARSAY_GENDER_FEMALE;
}

/* "the Texan", "the former governor": another word for who is spoken of anyhow.
 * "The official" and "the spokesman" are somebody else. */
static gboolean
can_be_anybody (const HearsayPage *self,
                HearsayRun source,
                HearsayRun head,
                guint noun)
{
  if (!hearsay_page_word_is (self, source.first, "the") || noun + 1 != head.last || hearsay_page_tag_is (self, noun, "NNS") ||
      hearsay_page_tag_is (self, noun, "NNPS"))
    return FALSE;
  if (source.last > head.last && !hearsay_page_sign_is (self, head.last, ",-") && !hearsay_page_has (self, "pronouns", head.last))
    return FALSE;

  return hearsay_descriptions_is_person (self, noun) && !hearsay_page_has (self, "source-anonymous", noun) && !hearsay_page_has (self, "source-speaks-for", noun) &&
         !hearsay_page_has (self, "source-collective", noun) && !hearsay_page_has (self, "source-document", noun);
}

/* Whom "the prince", "the Florida senator", "the board" mean at a place. */
static int
find_meant (HearsayPage *self,
            guint32 before,
            guint noun,
            guint length)
{
  const char *word = hearsay_page_get_word (self, noun);
  int mention = hearsay_antecedents_find_titled (self, before, word);

  if (mention != HEARSAY_NONE || length > 2)
    return mention;

  mention = hearsay_antecedents_find_body (self, before, word);
  if (mention == HEARSAY_NONE && hearsay_page_has (self, "organization-nouns", noun))
    mention = hearsay_antecedents_find_organization (self, before, word);

  return mention;
}

/* Who holds the office that is described, who was described so before, whom the
 * word means, who is spoken of. */
static gboolean
resolve_described (HearsayPage *self,
                   guint index,
                   HearsayRun source,
                   HearsayRun head,
                   guint noun)
{
  HearsayQuote *quote = hearsay_page_get_quote (self, index);
  gboolean definite = is_definite (self, source.first);
  gboolean is_short = head.last - head.first <= 2;
  gboolean is_one = quote->source_type != HEARSAY_SOURCE_DOCUMENT && quote->source_type != HEARSAY_SOURCE_COLLECTIVE &&
                    !hearsay_page_has (self, "source-collective", noun);
  const HearsayQuote *earlier = NULL;
  int mention = HEARSAY_NONE;

  if (is_one && !is_indefinite (self, source.first) && (definite || !hearsay_page_has (self, "determiners", source.first)))
    {
      g_autofree char *description = hearsay_text_slice (self->text, hearsay_page_get_span (self, head));

      mention = hearsay_office_find_holder (self->reading, description, quote->source.start);
    }

  if (mention == HEARSAY_NONE && definite && is_short && quote->source_type != HEARSAY_SOURCE_DOCUMENT)
    earlier = find_described (self, index, hearsay_page_get_word (self, noun));
  if (mention == HEARSAY_NONE && earlier == NULL && definite && (is_short || is_one))
    mention = find_meant (self, quote->source.start, noun, head.last - head.first);

  if (mention != HEARSAY_NONE)
    hearsay_tellings_set_mention (self, quote, mention);
  else if (earlier != NULL)
    hearsay_tellings_copy_speaker (quote, earlier);
  else
    return can_be_anybody (self, source, head, noun) && hearsay_tellings_set_person (self, index, noun_gender (self, noun));

  return TRUE;
}

/**
 * hearsay_descriptions_resolve:
 * @head: the part of @source that holds its noun
 *
 * Sets the type and speaker of a quotation whose source is described.
 */
void
hearsay_descriptions_resolve (HearsayPage *self,
                              guint index,
                              HearsayRun source,
                              HearsayRun head)
{
  HearsayQuote *quote = hearsay_page_get_quote (self, index);
  guint noun = hearsay_sources_find_noun (self, head);
  HearsayRun introduced = HEARSAY_RUN_NONE;

  quote->source_type = hearsay_sources_get_type (self, noun, source);
  if (resolve_described (self, index, source, head, noun))
    return;

  if (is_definite (self, source.first) && head.last - head.first <= 2 &&
      (hearsay_page_has (self, "source-anonymous", noun) || hearsay_page_has (self, "source-speaks-for", noun)) &&
      find_introduced (self, source.first, hearsay_page_get_word (self, noun), &introduced))
    source = introduced;

  hearsay_descriptions_print (self, quote, source);
}
