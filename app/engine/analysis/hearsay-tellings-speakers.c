/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-tellings-speakers"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

#include "hearsay-text.h"

/* It looks back at so many speakers. */
#define FAR_SPEAKERS 40
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

/* Makes the speaker of @quote whom a mention names. */
void
hearsay_tellings_set_mention (HearsayPage *self,
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

/* "he" may be "a senior official", not "the page on climate". */
static gboolean
is_somebody (const HearsayPage *self,
             const HearsayQuote *quote)
{
  HearsayRun source = hearsay_page_get_run (self, quote->source);
  guint noun = 0;

  if (hearsay_run_is_empty (source))
    return quote->source_type == HEARSAY_SOURCE_ANONYMOUS || quote->source_type == HEARSAY_SOURCE_NAMED;

  noun = hearsay_sources_find_noun (self, head_part (self, source));
  return self->mentions[noun] != HEARSAY_NONE || hearsay_page_has (self, "pronouns", noun) || hearsay_page_has (self, "source-anonymous", noun) ||
         hearsay_page_has (self, "source-speaks-for", noun) || hearsay_descriptions_is_person (self, noun);
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
  if (previous->speaker_entity == HEARSAY_NONE && !is_somebody (self, previous))
    return FALSE;
  if (mention == HEARSAY_NONE)
    return TRUE;

  there = hearsay_page_get_mention (self, mention)->span.start;

  return sentence_at (self, report_place (previous)) >= sentence_at (self, there);
}

/* Whom "he" at a place means, or a description that fits anybody of a gender. */
gboolean
hearsay_tellings_set_person (HearsayPage *self,
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
    hearsay_tellings_set_mention (self, quote, mention);
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
      if (hearsay_tellings_set_person (self, index, value[0] == 'm' ? HEARSAY_GENDER_MALE : HEARSAY_GENDER_FEMALE))
        return;
      break;

    case 'n':
      /* "It stated": the e-mail just quoted, else an organisation. */
      if (previous == NULL || previous->source_type != HEARSAY_SOURCE_DOCUMENT || !is_near (self, previous, quote->source.start, 1))
        mention = hearsay_antecedents_find_organization (self, quote->source.start, NULL);
      break;

    case 'p':
      /* Several people, seldom an organisation: who spoke right before, if that was not one person. */
      if (previous != NULL && (is_person (self, previous) || previous->source_type == HEARSAY_SOURCE_UNKNOWN))
        previous = NULL;
      break;

    default:
      previous = NULL;
      break;
    }

  if (mention != HEARSAY_NONE)
    hearsay_tellings_set_mention (self, quote, mention);
  else if (previous != NULL && is_near (self, previous, quote->source.start, FAR_PARAGRAPHS))
    hearsay_tellings_copy_speaker (quote, previous);
  else
    set_name (quote, hearsay_page_get_word (self, token));
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
 * board", "the head of the board, Ann Bell", "the builder, Vostrak Ltd"; not "an
 * aide to Ann Bell". */
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
      if (mention == HEARSAY_NONE)
        continue;
      start = mention_start (self, end - 1, source.first);
      /* "the builder of the dam, Vostrak Ltd,": all that stands between the commas. */
      if (hearsay_page_get_kind (self, mention) == HEARSAY_ENTITY_ORGANIZATION && start == first)
        return mention;
      if (hearsay_page_get_kind (self, mention) != HEARSAY_ENTITY_PERSON)
        continue;
      if (start == source.first || !hearsay_page_has (self, "prepositions", start - 1) || self->mentions[start - 1] != HEARSAY_NONE)
        return mention;
    }

  return HEARSAY_NONE;
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

  return start > head.first + 1 && hearsay_page_has (self, "and-words", start - 1) && self->mentions[start - 2] != HEARSAY_NONE;
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
          hearsay_tellings_set_mention (self, quote, mention);
          return;
        }
      if (mention == HEARSAY_NONE && !hearsay_page_sign_is (self, i - 1, ",()-") &&
          (hearsay_descriptions_end_at (self, i - 1) || hearsay_page_tag_is (self, i - 1, "VB") || hearsay_page_tag_is (self, i - 1, "TO")))
        break;
      first = i - 1;
    }

  /* "an official at the ministry, who said" */
  while (token > first && hearsay_page_sign_is (self, token - 1, ",-()"))
    token--;
  if (first < token)
    hearsay_descriptions_resolve (self, index, (HearsayRun){ first, token }, head_part (self, (HearsayRun){ first, token }));
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
    hearsay_tellings_set_mention (self, quote, mention);
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
    hearsay_tellings_set_mention (self, quote, self->mentions[cue.first - 1]);
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

  /* "Bell’s": she has it. */
  if (source.last > source.first + 1 && hearsay_page_get_token (self, source.last - 1)->kind == HEARSAY_TOKEN_CLITIC)
    source.last--;
  if (source.last == source.first + 1 && hearsay_page_has (self, "relative-words", source.first))
    {
      set_relative (self, index, source.first);
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
      hearsay_descriptions_print (self, quote, head);
      return;
    }

  mention = find_head_mention (self, source, head);
  if (mention == HEARSAY_NONE)
    mention = find_called (self, head);
  if (mention != HEARSAY_NONE)
    hearsay_tellings_set_mention (self, quote, mention);
  else
    hearsay_descriptions_resolve (self, index, source, head);
}
