/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-tellings-speakers"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

#include "hearsay-text.h"

/* A description looks back at so many speakers, or so many tokens. */
#define FAR_SPEAKERS 40
#define FAR_TOKENS 200
#define LONGEST_DESCRIPTION 30

/* Somebody goes on speaking over so many paragraphs without being named. */
#define FAR_PARAGRAPHS 3

static void
set_name (HearsayQuote *quote,
          const char *name)
{
  g_free (quote->speaker);
  quote->speaker = g_strdup (name);
}

static void
set_mention (HearsayPage *self,
             HearsayQuote *quote,
             guint mention)
{
  const HearsayMention *found = hearsay_page_get_mention (self, mention);

  quote->source_type = HEARSAY_SOURCE_NAMED;
  quote->speaker_entity = found->entity;
  if (found->entity != HEARSAY_NONE)
    set_name (quote, hearsay_analysis_get_entity (self->analysis, found->entity)->name);
  else
    {
      g_free (quote->speaker);
      quote->speaker = hearsay_text_squeeze (self->text, found->span);
    }
}

/**
 * hearsay_tellings_copy_speaker:
 *
 * Makes the speaker of @quote the one of @from.
 */
void
hearsay_tellings_copy_speaker (HearsayQuote *quote,
                               const HearsayQuote *from)
{
  g_autofree char *name = g_strdup (from->speaker);

  set_name (quote, name);
  quote->speaker_entity = from->speaker_entity;
  quote->source_type = from->source_type;
}

/* Where the report of a quotation stands: its source, else its cue, else itself. */
static guint32
report_place (const HearsayQuote *quote)
{
  if (!hearsay_span_is_empty (quote->source))
    return quote->source.start;

  return hearsay_span_is_empty (quote->cue) ? hearsay_quote_get_span (quote).start : quote->cue.start;
}

static guint32
sentence_at (const HearsayPage *self,
             guint32 byte)
{
  guint token = MIN (hearsay_segments_token_at (self->reading->segments, byte), self->n_tokens - 1);

  return hearsay_page_get_token (self, token)->sentence;
}

static guint32
paragraph_at (const HearsayPage *self,
              guint32 byte)
{
  return hearsay_page_get_paragraph (self, hearsay_segments_token_at (self->reading->segments, byte));
}

static gboolean
is_near (const HearsayPage *self,
         const HearsayQuote *earlier,
         guint32 place,
         guint32 n_paragraphs)
{
  guint32 end = MAX (hearsay_quote_get_span (earlier).end, MAX (earlier->cue.end, earlier->source.end));
  guint32 here = paragraph_at (self, place);
  guint32 there = paragraph_at (self, end - 1);

  return there >= here || here - there <= n_paragraphs;
}

/* The last quotation before one whose report stands before it too. */
static const HearsayQuote *
previous_quote (const HearsayPage *self,
                guint index)
{
  guint32 place = report_place (hearsay_page_get_quote (self, index));

  for (guint i = index; i > 0 && index - i < FAR_SPEAKERS; i--)
    {
      const HearsayQuote *quote = hearsay_page_get_quote (self, i - 1);

      if (report_place (quote) < place && quote->speaker[0] != '\0')
        return quote;
    }

  return NULL;
}

static gboolean
is_person (const HearsayPage *self,
           const HearsayQuote *quote)
{
  return quote->speaker_entity != HEARSAY_NONE && hearsay_analysis_get_entity (self->analysis, quote->speaker_entity)->kind == HEARSAY_ENTITY_PERSON;
}

static gboolean
has_gender (HearsayPage *self,
            int entity,
            HearsayGender gender)
{
  for (guint i = 0; i < self->reading->mentions->len; i++)
    if (hearsay_page_get_mention (self, i)->entity == entity)
      {
        HearsayGender own = hearsay_page_get_gender (self, i);

        if (own != HEARSAY_GENDER_UNKNOWN)
          return gender == HEARSAY_GENDER_UNKNOWN || own == gender;
      }

  return TRUE;
}

/* Whether who spoke last goes on: nobody else of that gender was spoken of since.
 * An unnamed official goes on like a named one. */
static gboolean
goes_on (HearsayPage *self,
         const HearsayQuote *previous,
         int mention,
         guint32 place,
         HearsayGender gender)
{
  guint32 there = 0;

  if (previous == NULL || previous->source_type == HEARSAY_SOURCE_DOCUMENT || previous->source_type == HEARSAY_SOURCE_UNKNOWN ||
      previous->source_type == HEARSAY_SOURCE_COLLECTIVE || !is_near (self, previous, place, FAR_PARAGRAPHS))
    return FALSE;
  if (previous->speaker_entity != HEARSAY_NONE && (!is_person (self, previous) || !has_gender (self, previous->speaker_entity, gender)))
    return FALSE;
  if (mention == HEARSAY_NONE)
    return TRUE;

  there = hearsay_page_get_mention (self, mention)->span.start;

  return sentence_at (self, report_place (previous)) >= sentence_at (self, there);
}

/* Whom "he" at a place means, or a description that fits anybody of a gender. */
static gboolean
set_person (HearsayPage *self,
            guint index,
            HearsayGender gender)
{
  HearsayQuote *quote = hearsay_page_get_quote (self, index);
  guint32 place = report_place (quote);
  const HearsayQuote *previous = previous_quote (self, index);
  int mention = hearsay_antecedents_find_person (self, place, gender);

  if (goes_on (self, previous, mention, place, gender))
    hearsay_tellings_copy_speaker (quote, previous);
  else if (mention != HEARSAY_NONE)
    set_mention (self, quote, mention);
  else
    return FALSE;

  return TRUE;
}

static void
set_pronoun (HearsayPage *self,
             guint index,
             guint token)
{
  HearsayQuote *quote = hearsay_page_get_quote (self, index);
  const char *value = hearsay_page_lookup (self, "pronouns", token);
  const HearsayQuote *previous = previous_quote (self, index);
  int mention = HEARSAY_NONE;

  switch (value != NULL ? value[0] : '\0')
    {
    case 'm':
    case 'f':
      if (set_person (self, index, value[0] == 'm' ? HEARSAY_GENDER_MALE : HEARSAY_GENDER_FEMALE))
        return;
      break;

    case 'n':
      /* "It stated": the e-mail just quoted, else an organisation. */
      if (previous == NULL || previous->source_type != HEARSAY_SOURCE_DOCUMENT || !is_near (self, previous, quote->source.start, 1))
        mention = hearsay_antecedents_find_organization (self, quote->source.start, NULL);
      break;

    case 'p':
      /* Several people, seldom an organisation: who spoke right before, if that was not one person. */
      if (previous != NULL && is_person (self, previous))
        previous = NULL;
      break;

    default:
      previous = NULL;
      break;
    }

  if (mention != HEARSAY_NONE)
    set_mention (self, quote, mention);
  else if (previous != NULL && is_near (self, previous, quote->source.start, FAR_PARAGRAPHS))
    hearsay_tellings_copy_speaker (quote, previous);
  else
    set_name (quote, hearsay_page_get_word (self, token));
}

/* The part of a source that holds its noun: before "of", a comma or "who". */
static HearsayRun
head_part (const HearsayPage *self,
           HearsayRun source)
{
  guint last = source.first;

  while (last < source.last)
    {
      const char *pronoun = hearsay_page_lookup (self, "pronouns", last);

      if (self->mentions[last] == HEARSAY_NONE && last > source.first &&
          (hearsay_page_sign_is (self, last, ",-()[]/") || (pronoun != NULL && pronoun[0] == 'r') || hearsay_page_has (self, "prepositions", last)))
        break;
      last++;
    }

  return (HearsayRun){ source.first, last };
}

static guint
mention_start (const HearsayPage *self,
               guint token,
               guint floor)
{
  while (token > floor && self->mentions[token - 1] == self->mentions[token])
    token--;

  return token;
}

/* The mention a source is about: "Foreign Minister Ann Bell", "Bell of the
 * board", "the head of the board, Ann Bell"; not "an aide to Ann Bell". */
static int
find_head_mention (const HearsayPage *self,
                   HearsayRun source,
                   HearsayRun head)
{
  guint end = head.last;

  if (self->mentions[head.last - 1] != HEARSAY_NONE)
    return self->mentions[head.last - 1];

  while (end < source.last)
    {
      guint first = end;
      guint start = 0;
      int mention = HEARSAY_NONE;

      if (hearsay_page_sign_is (self, end, ",-"))
        first = ++end;
      while (end < source.last && !hearsay_page_sign_is (self, end, ",-"))
        end++;
      if (first >= end)
        continue;

      mention = self->mentions[end - 1];
      if (mention == HEARSAY_NONE || hearsay_page_get_kind (self, mention) != HEARSAY_ENTITY_PERSON)
        continue;
      start = mention_start (self, end - 1, source.first);
      if (start == source.first || !hearsay_page_has (self, "prepositions", start - 1) || self->mentions[start - 1] != HEARSAY_NONE)
        return mention;
    }

  return HEARSAY_NONE;
}

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
  return hearsay_page_word_is (self, token, "a") || hearsay_page_word_is (self, token, "an");
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

static gboolean
ends_description (const HearsayPage *self,
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
      while (first > floor && i - first < 7 && !is_indefinite (self, first) && !ends_description (self, first))
        first--;
      if (!is_indefinite (self, first))
        continue;

      *found = (HearsayRun){ first, i };
      while (found->last < before && found->last - first < LONGEST_DESCRIPTION && !ends_description (self, found->last))
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

  if (rest.first + 1 < rest.last && (hearsay_page_word_is (self, rest.first, "the") || is_indefinite (self, rest.first)))
    rest.first++;
  for (guint i = rest.first + 1; i < rest.last; i++)
    if (self->mentions[i] == HEARSAY_NONE && hearsay_page_sign_is (self, i, ","))
      rest.last = i;

  return hearsay_page_dup (self, rest);
}

static void
set_description (HearsayPage *self,
                 HearsayQuote *quote,
                 HearsayRun source)
{
  g_free (quote->speaker);
  quote->speaker = dup_description (self, source);
}

static gboolean
is_person_noun (const HearsayPage *self,
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

  return is_person_noun (self, noun) && !hearsay_page_has (self, "source-anonymous", noun) && !hearsay_page_has (self, "source-speaks-for", noun) &&
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
    set_mention (self, quote, mention);
  else if (earlier != NULL)
    hearsay_tellings_copy_speaker (quote, earlier);
  else
    return can_be_anybody (self, source, head, noun) && set_person (self, index, noun_gender (self, noun));

  return TRUE;
}

static void
set_described (HearsayPage *self,
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

  set_description (self, quote, source);
}

/* "the Orvane party", "the Vostrak company": what it is called stands before what it is. */
static int
find_called (const HearsayPage *self,
             HearsayRun head)
{
  guint last = head.last - 1;
  int mention = last > head.first ? self->mentions[last - 1] : HEARSAY_NONE;

  if (mention == HEARSAY_NONE || self->mentions[last] != HEARSAY_NONE || hearsay_page_get_kind (self, mention) != HEARSAY_ENTITY_ORGANIZATION ||
      !hearsay_page_has (self, "organization-nouns", last))
    return HEARSAY_NONE;

  return mention;
}

/* "Ann Bell and Tom Reed" */
static gboolean
names_several (const HearsayPage *self,
               HearsayRun head)
{
  guint start = head.last - 1;

  if (self->mentions[start] == HEARSAY_NONE)
    return FALSE;
  start = mention_start (self, start, head.first);

  return start > head.first + 1 && hearsay_page_word_is (self, start - 1, "and") && self->mentions[start - 2] != HEARSAY_NONE;
}

/* "Bell, of Leeds, who said": the name before it, else who spoke right there. */
static void
set_relative (HearsayPage *self,
              guint index,
              guint token)
{
  HearsayQuote *quote = hearsay_page_get_quote (self, index);
  HearsayRun sentence = hearsay_page_get_sentence (self, token);
  const HearsayQuote *previous = previous_quote (self, index);
  guint first = token;

  if (previous != NULL && previous->source.end + 3 >= quote->source.start && previous->source.end <= quote->source.start)
    {
      hearsay_tellings_copy_speaker (quote, previous);
      return;
    }

  for (guint i = token; i > sentence.first && token - i < LONGEST_DESCRIPTION; i--)
    {
      int mention = self->mentions[i - 1];

      if (mention != HEARSAY_NONE && (i == token || hearsay_page_get_kind (self, mention) == HEARSAY_ENTITY_PERSON ||
                                      (i + 1 == token && hearsay_page_get_kind (self, mention) != HEARSAY_ENTITY_PLACE)))
        {
          set_mention (self, quote, mention);
          return;
        }
      if (mention == HEARSAY_NONE && !hearsay_page_sign_is (self, i - 1, ",()-") && ends_description (self, i - 1))
        break;
      first = i - 1;
    }

  /* "an official at the ministry, who said" */
  while (token > first && hearsay_page_sign_is (self, token - 1, ","))
    token--;
  if (first < token)
    set_described (self, index, (HearsayRun){ first, token }, head_part (self, (HearsayRun){ first, token }));
}

/* Nothing says who: a second verb of the same subject, else whoever spoke in
 * this sentence. */
static const HearsayQuote *
find_sharing (const HearsayPage *self,
              guint index)
{
  const HearsayQuote *quote = hearsay_page_get_quote (self, index);
  HearsayRun report = hearsay_page_get_report (self, quote);
  HearsaySpan span = hearsay_page_get_span (self, report);
  const HearsayQuote *best = NULL;

  for (guint i = index; i > 0 && index - i < FAR_SPEAKERS; i--)
    {
      const HearsayQuote *other = hearsay_page_get_quote (self, i - 1);

      if (other->speaker[0] == '\0' || !hearsay_span_overlaps (span, hearsay_span_union (other->cue, hearsay_quote_get_span (other))))
        continue;
      if (best == NULL || (report_place (other) > report_place (best) && report_place (other) < quote->cue.start))
        best = other;
    }

  return best;
}

/* "reports reveal", "is expected to", "was accused of": nobody is said to say it. */
static gboolean
is_nobodys (const HearsayPage *self,
            HearsayRun cue)
{
  guint end = 0;

  for (guint i = cue.first; i < cue.last; i++)
    if (hearsay_page_find_phrase (self, "cue-plans", i, cue.last, &end) != NULL)
      return TRUE;

  return hearsay_page_tag_is (self, cue.last - 1, "VBN") && cue.last - cue.first > 1 && hearsay_page_has (self, "passive-auxiliaries", cue.first);
}

/* Who was the subject of the sentence before, if a person: "Bell was furious.
 * “It is a disgrace.”" */
static int
person_before (const HearsayPage *self,
               HearsayRun here)
{
  HearsayRun before = hearsay_page_get_sentence (self, here.first - 1);

  if (hearsay_page_get_paragraph (self, here.first) - hearsay_page_get_paragraph (self, here.first - 1) > 1)
    return HEARSAY_NONE;

  for (guint i = before.first; i < before.last; i++)
    {
      int mention = self->mentions[i];

      if (mention != HEARSAY_NONE && !self->marked[i] && hearsay_page_get_kind (self, mention) == HEARSAY_ENTITY_PERSON &&
          (i + 1 >= self->n_tokens || hearsay_page_get_token (self, i + 1)->kind != HEARSAY_TOKEN_CLITIC))
        return mention;
    }

  return HEARSAY_NONE;
}

/* A quotation that stands alone goes on with who spoke last. */
static void
set_alone (HearsayPage *self,
           guint index)
{
  HearsayQuote *quote = hearsay_page_get_quote (self, index);
  HearsayRun here = hearsay_page_get_run (self, hearsay_quote_get_span (quote));
  const HearsayQuote *previous = previous_quote (self, index);
  int mention = HEARSAY_NONE;

  if (previous != NULL && !is_near (self, previous, hearsay_quote_get_span (quote).start, 1))
    previous = NULL;

  here = hearsay_page_get_sentence (self, here.first);
  if (previous != NULL && previous->kind != HEARSAY_QUOTE_INDIRECT)
    hearsay_tellings_copy_speaker (quote, previous);
  else if (here.first > 0 && (mention = person_before (self, here)) != HEARSAY_NONE)
    set_mention (self, quote, mention);
  else if (previous != NULL)
    hearsay_tellings_copy_speaker (quote, previous);
}

static void
set_silent (HearsayPage *self,
            guint index)
{
  HearsayQuote *quote = hearsay_page_get_quote (self, index);
  HearsayRun cue = hearsay_page_get_run (self, quote->cue);
  const HearsayQuote *other = NULL;

  if (hearsay_run_is_empty (cue))
    {
      set_alone (self, index);
      return;
    }
  if (is_nobodys (self, cue))
    return;

  other = find_sharing (self, index);
  if (other != NULL)
    hearsay_tellings_copy_speaker (quote, other);
  else if (cue.first > 0 && self->mentions[cue.first - 1] != HEARSAY_NONE &&
           hearsay_page_get_kind (self, self->mentions[cue.first - 1]) != HEARSAY_ENTITY_PLACE)
    set_mention (self, quote, self->mentions[cue.first - 1]);
}

/**
 * hearsay_tellings_set_speaker:
 * @index: of a quotation whose speaker is not known; those before it are done
 *
 * Finds out whom the source means: who is named in it, who a pronoun or a
 * description ("the minister") goes back to, or what kind of nameless source it
 * is; without a source, who goes on speaking.
 */
void
hearsay_tellings_set_speaker (HearsayPage *self,
                              guint index)
{
  HearsayQuote *quote = hearsay_page_get_quote (self, index);
  HearsayRun source = hearsay_page_get_run (self, quote->source);
  HearsayRun head;
  const char *pronoun = NULL;
  int mention = HEARSAY_NONE;

  if (hearsay_run_is_empty (source))
    {
      set_silent (self, index);
      return;
    }

  pronoun = self->mentions[source.first] == HEARSAY_NONE ? hearsay_page_lookup (self, "pronouns", source.first) : NULL;
  if (pronoun != NULL && source.last == source.first + 1)
    {
      if (pronoun[0] == 'r')
        set_relative (self, index, source.first);
      else
        set_pronoun (self, index, source.first);
      return;
    }

  head = head_part (self, source);
  if (names_several (self, head))
    {
      quote->source_type = HEARSAY_SOURCE_COLLECTIVE;
      set_description (self, quote, head);
      return;
    }

  mention = find_head_mention (self, source, head);
  if (mention == HEARSAY_NONE)
    mention = find_called (self, head);
  if (mention != HEARSAY_NONE)
    set_mention (self, quote, mention);
  else
    set_described (self, index, source, head);
}
