/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-speakers"

#include "config.h"

#include "hearsay-quotes-private.h"

#include <string.h>

#include "hearsay-text.h"

/* A description looks back at so many speakers, or so many words. */
#define FAR_SPEAKERS 40
#define FAR_ITEMS 200

#define SOURCE_CLASSES (HEARSAY_CLASS_COLLECTIVE | HEARSAY_CLASS_ANONYMOUS | HEARSAY_CLASS_DOCUMENT | HEARSAY_CLASS_SPEAKS_FOR)

static const HearsayMention *
get_mention (const HearsayQuoteScan *self,
             guint index)
{
  return &g_array_index (self->reading->mentions, HearsayMention, index);
}

static void
set_name (HearsayQuote *quote,
          const char *name)
{
  g_free (quote->speaker);
  quote->speaker = g_strdup (name);
}

static void
set_mention (HearsayQuoteScan *self,
             HearsayQuote *quote,
             guint mention)
{
  const HearsayMention *found = get_mention (self, mention);

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
 * hearsay_quotes_copy_speaker:
 *
 * Makes the speaker of @quote the one of @from.
 */
void
hearsay_quotes_copy_speaker (HearsayQuote *quote,
                             const HearsayQuote *from)
{
  set_name (quote, from->speaker);
  quote->speaker_entity = from->speaker_entity;
  quote->source_type = from->source_type;
}

static const HearsayQuote *
last_quote (const HearsayQuoteScan *self)
{
  const GArray *quotes = self->reading->quotes;

  return quotes->len > 0 ? &g_array_index (quotes, HearsayQuote, quotes->len - 1) : NULL;
}

static gboolean
can_be_they (const HearsayQuoteScan *self,
             const HearsayQuote *speaker)
{
  return speaker->speaker_entity == HEARSAY_NONE ||
         hearsay_analysis_get_entity (self->analysis, speaker->speaker_entity)->kind != HEARSAY_ENTITY_PERSON;
}

static void
set_pronoun (HearsayQuoteScan *self,
             HearsayQuote *quote,
             guint item)
{
  const char *word = hearsay_scan_item (self, item)->word;
  const char *value = hearsay_words_lookup (hearsay_language_get_words (self->reading->language, "pronouns"), word);
  guint32 before = quote->source.start;
  const HearsayQuote *previous = last_quote (self);
  int mention = HEARSAY_NONE;

  switch (value != NULL ? value[0] : '\0')
    {
    case 'm':
    case 'f':
      mention = hearsay_antecedents_find_person (self, before, value[0] == 'm' ? HEARSAY_GENDER_MALE : HEARSAY_GENDER_FEMALE);

      /* An unnamed official speaks on: "the official said … he added". */
      if (previous != NULL && previous->source_type == HEARSAY_SOURCE_ANONYMOUS &&
          (mention == HEARSAY_NONE || get_mention (self, mention)->span.start < previous->source.start))
        mention = HEARSAY_NONE;
      break;

    case 'n':
      mention = hearsay_antecedents_find_organization (self, before, NULL);
      break;

    case 'p':
      /* Several people, seldom an organisation: who spoke right before, if that was not one person. */
      if (previous == NULL || !can_be_they (self, previous))
        {
          set_name (quote, word);
          return;
        }
      break;

    case '1':
    case '2':
      set_name (quote, word);
      return;

    default:
      break;
    }

  if (mention != HEARSAY_NONE)
    set_mention (self, quote, mention);
  else if (previous != NULL && previous->speaker[0] != '\0')
    hearsay_quotes_copy_speaker (quote, previous);
  else
    set_name (quote, word);
}

/* The part of a source that holds its noun: before "of", a comma or "who". */
static HearsayItems
head_part (const HearsayQuoteScan *self,
           HearsayItems source)
{
  guint last = source.first;

  while (last < source.last)
    {
      const HearsayItem *item = hearsay_scan_item (self, last);

      if (item->mention == HEARSAY_NONE && last > source.first &&
          (item->classes & (HEARSAY_CLASS_COMMA | HEARSAY_CLASS_RELATIVE | HEARSAY_CLASS_DASH) ||
           (item->classes & HEARSAY_CLASS_PREPOSITION)))
        break;
      last++;
    }

  return (HearsayItems){ source.first, last };
}

/* The mention a source is about: "Foreign Minister Ann Bell", "Bell of the
 * board", "the head of the board, Ann Bell"; not "an aide to Ann Bell". */
static int
find_head_mention (const HearsayQuoteScan *self,
                   HearsayItems source,
                   HearsayItems head)
{
  int last = hearsay_scan_item (self, head.last - 1)->mention;
  guint end = head.last;

  if (last != HEARSAY_NONE)
    return last;

  /* "Bell (Ohio)", "Bell, of Leeds": handled above; now names behind. */
  while (end < source.last)
    {
      guint first = end;
      const HearsayItem *item = NULL;
      int mention = HEARSAY_NONE;

      if (hearsay_scan_is (self, end, HEARSAY_CLASS_COMMA))
        first = ++end;
      while (end < source.last && !hearsay_scan_is (self, end, HEARSAY_CLASS_COMMA))
        end++;
      if (first >= end)
        continue;

      item = hearsay_scan_item (self, end - 1);
      mention = item->mention;
      if (mention != HEARSAY_NONE && hearsay_antecedents_get_kind (self, mention) == HEARSAY_ENTITY_PERSON)
        {
          guint start = end - 1;

          while (start > source.first && hearsay_scan_item (self, start - 1)->mention == mention)
            start--;
          if (start == source.first || !hearsay_scan_is (self, start - 1, HEARSAY_CLASS_PREPOSITION) || hearsay_scan_item (self, start - 1)->mention != HEARSAY_NONE)
            return mention;
        }
    }

  return HEARSAY_NONE;
}

static guint
find_head_noun (const HearsayQuoteScan *self,
                HearsayItems head)
{
  for (guint i = head.last; i > head.first; i--)
    if (hearsay_scan_item (self, i - 1)->mention == HEARSAY_NONE && hearsay_scan_is (self, i - 1, SOURCE_CLASSES))
      return i - 1;

  return head.last - 1;
}

static gboolean
is_plural (const char *word)
{
  gsize length = strlen (word);

  return length > 3 && word[length - 1] == 's' && word[length - 2] != 's' && word[length - 2] != 'u';
}

static HearsaySourceType
noun_type (const HearsayQuoteScan *self,
           guint noun,
           HearsayItems source)
{
  guint32 classes = hearsay_scan_item (self, noun)->classes;
  gboolean names_other = FALSE;

  for (guint i = source.first; i < source.last; i++)
    {
      int mention = hearsay_scan_item (self, i)->mention;

      names_other = names_other || (mention != HEARSAY_NONE && hearsay_antecedents_get_kind (self, mention) != HEARSAY_ENTITY_PERSON) ||
                    hearsay_scan_has_list (self, "organization-nouns", hearsay_scan_item (self, i)->word);
    }

  if (classes & HEARSAY_CLASS_SPEAKS_FOR && names_other && !hearsay_scan_word_is (self, noun, "aide"))
    return HEARSAY_SOURCE_NAMED;
  if (classes & (HEARSAY_CLASS_ANONYMOUS | HEARSAY_CLASS_SPEAKS_FOR))
    return HEARSAY_SOURCE_ANONYMOUS;
  if (classes & HEARSAY_CLASS_COLLECTIVE)
    return HEARSAY_SOURCE_COLLECTIVE;
  if (classes & HEARSAY_CLASS_DOCUMENT)
    return HEARSAY_SOURCE_DOCUMENT;
  if (hearsay_scan_has_list (self, "organization-nouns", hearsay_scan_item (self, noun)->word) || is_plural (hearsay_scan_item (self, noun)->word))
    return HEARSAY_SOURCE_COLLECTIVE;

  return HEARSAY_SOURCE_ANONYMOUS;
}

static gboolean
is_definite (const HearsayQuoteScan *self,
             guint item)
{
  static const char *const words[] = { "the", "his", "her", "their", "its", "this", "that", "these", "those" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (hearsay_scan_word_is (self, item, words[i]))
      return TRUE;

  return FALSE;
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
find_described (const HearsayQuoteScan *self,
                const char *noun)
{
  const GArray *quotes = self->reading->quotes;

  for (guint i = quotes->len; i > 0 && quotes->len - i < FAR_SPEAKERS; i--)
    {
      const HearsayQuote *quote = &g_array_index (quotes, HearsayQuote, i - 1);
      g_autofree char *folded = hearsay_text_fold (quote->speaker, strlen (quote->speaker));

      if (quote->speaker_entity == HEARSAY_NONE && is_head_of (folded, noun))
        return quote;
    }

  return NULL;
}

/* "a senior official at the inspectorate, who asked not to be named, had warned":
 * who is introduced with "a" and spoken of with "the" later on. */
static gboolean
find_introduced (const HearsayQuoteScan *self,
                 guint before,
                 const char *noun,
                 HearsayItems *found)
{
  guint floor = before > FAR_ITEMS ? before - FAR_ITEMS : 0;

  for (guint i = before; i > floor + 1; i--)
    {
      guint first = i - 1;

      if (!hearsay_scan_word_is (self, i - 1, noun))
        continue;
      while (first > floor && i - first < 7 && hearsay_scan_item (self, first)->region == HEARSAY_NONE &&
             !hearsay_scan_word_is (self, first, "a") && !hearsay_scan_word_is (self, first, "an") &&
             !hearsay_scan_is (self, first, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_STOP | HEARSAY_CLASS_AUXILIARY))
        first--;
      if (!hearsay_scan_word_is (self, first, "a") && !hearsay_scan_word_is (self, first, "an"))
        continue;

      *found = hearsay_phrases_noun_right (self, first, (HearsayStretch){ first, before, 0 });
      return found->last >= i;
    }

  return FALSE;
}

/* The description as it stands, without an article in front, up to the first
 * comma. */
static char *
dup_description (const HearsayQuoteScan *self,
                 HearsayItems source)
{
  HearsayItems rest = source;
  HearsaySpan span;

  if (rest.first + 1 < rest.last && (hearsay_scan_word_is (self, rest.first, "the") || hearsay_scan_word_is (self, rest.first, "a") || hearsay_scan_word_is (self, rest.first, "an")))
    rest.first++;
  for (guint i = rest.first + 1; i < rest.last; i++)
    if (hearsay_scan_item (self, i)->mention == HEARSAY_NONE && hearsay_scan_is (self, i, HEARSAY_CLASS_COMMA))
      rest.last = i;
  span = hearsay_scan_get_span (self, rest);

  return hearsay_text_squeeze (self->text, span);
}

/* Whom "the prince", "the board", "the company" mean at a place. */
static int
find_meant (HearsayQuoteScan *self,
            guint32 before,
            const char *noun)
{
  int mention = hearsay_antecedents_find_titled (self, before, noun);

  if (mention == HEARSAY_NONE)
    mention = hearsay_antecedents_find_body (self, before, noun);
  if (mention == HEARSAY_NONE && hearsay_scan_has_list (self, "organization-nouns", noun))
    mention = hearsay_antecedents_find_organization (self, before, noun);

  return mention;
}

static void
set_described (HearsayQuoteScan *self,
               HearsayQuote *quote,
               HearsayItems source,
               HearsayItems head)
{
  guint noun = find_head_noun (self, head);
  const char *word = hearsay_scan_item (self, noun)->word;
  gboolean definite = is_definite (self, source.first);
  const HearsayQuote *earlier = NULL;

  quote->source_type = noun_type (self, noun, source);

  if (quote->source_type != HEARSAY_SOURCE_DOCUMENT && quote->source_type != HEARSAY_SOURCE_COLLECTIVE &&
      (definite || !hearsay_scan_is (self, source.first, HEARSAY_CLASS_DETERMINER)) && !hearsay_scan_is (self, noun, HEARSAY_CLASS_COLLECTIVE) &&
      !hearsay_scan_word_is (self, source.first, "a") && !hearsay_scan_word_is (self, source.first, "an"))
    {
      HearsaySpan span = hearsay_scan_get_span (self, head);
      g_autofree char *description = hearsay_text_slice (self->text, span);
      int holder = hearsay_office_find_holder (self->reading, description, quote->source.start);

      if (holder != HEARSAY_NONE)
        {
          set_mention (self, quote, holder);
          return;
        }
    }

  if (definite && head.last - head.first <= 2 && quote->source_type != HEARSAY_SOURCE_DOCUMENT)
    earlier = find_described (self, word);
  if (earlier != NULL)
    {
      hearsay_quotes_copy_speaker (quote, earlier);
      return;
    }

  if (definite && head.last - head.first == 2)
    {
      int mention = find_meant (self, quote->source.start, word);

      if (mention != HEARSAY_NONE)
        {
          set_mention (self, quote, mention);
          return;
        }
    }

  if (definite && head.last - head.first <= 2 && hearsay_scan_is (self, noun, HEARSAY_CLASS_ANONYMOUS | HEARSAY_CLASS_SPEAKS_FOR))
    {
      HearsayItems introduced = { 0, 0 };

      if (find_introduced (self, source.first, word, &introduced))
        source = introduced;
    }

  g_free (quote->speaker);
  quote->speaker = dup_description (self, source);
}

/* "the Orvane party", "the Vostrak company": what it is called stands before what it is. */
static int
find_called (const HearsayQuoteScan *self,
             HearsayItems head)
{
  guint last = head.last - 1;
  int mention = last > head.first ? hearsay_scan_item (self, last - 1)->mention : HEARSAY_NONE;

  if (mention == HEARSAY_NONE || hearsay_scan_item (self, last)->mention != HEARSAY_NONE ||
      hearsay_antecedents_get_kind (self, mention) != HEARSAY_ENTITY_ORGANIZATION ||
      !hearsay_scan_has_list (self, "organization-nouns", hearsay_scan_item (self, last)->word))
    return HEARSAY_NONE;

  return mention;
}

/* "Ann Bell and Tom Reed" */
static gboolean
names_several (const HearsayQuoteScan *self,
               HearsayItems head)
{
  int last = hearsay_scan_item (self, head.last - 1)->mention;
  guint start = head.last - 1;

  if (last == HEARSAY_NONE)
    return FALSE;
  while (start > head.first && hearsay_scan_item (self, start - 1)->mention == last)
    start--;

  return start > head.first + 1 && hearsay_scan_word_is (self, start - 1, "and") && hearsay_scan_item (self, start - 2)->mention != HEARSAY_NONE;
}

/**
 * hearsay_quotes_set_speaker:
 * @quote: its source span is set already
 * @source: the source's items; empty if there is none
 *
 * Finds out whom the source means: who is named in it, who a pronoun or a
 * description ("the minister") goes back to, or what kind of nameless source it
 * is.
 */
void
hearsay_quotes_set_speaker (HearsayQuoteScan *self,
                            HearsayQuote *quote,
                            HearsayItems source)
{
  HearsayItems head;
  int mention = HEARSAY_NONE;

  if (hearsay_items_are_empty (source))
    return;

  if (source.last - source.first == 1 && hearsay_scan_item (self, source.first)->mention == HEARSAY_NONE)
    {
      if (hearsay_scan_is (self, source.first, HEARSAY_CLASS_PRONOUN))
        {
          set_pronoun (self, quote, source.first);
          return;
        }

      if (hearsay_scan_is (self, source.first, HEARSAY_CLASS_RELATIVE) && source.first > 0)
        {
          guint before = source.first - 1;

          if (hearsay_scan_is (self, before, HEARSAY_CLASS_COMMA) && before > 0)
            before--;
          if (hearsay_scan_item (self, before)->mention != HEARSAY_NONE)
            set_mention (self, quote, hearsay_scan_item (self, before)->mention);
          return;
        }
    }

  head = head_part (self, source);
  if (names_several (self, head))
    {
      quote->source_type = HEARSAY_SOURCE_COLLECTIVE;
      g_free (quote->speaker);
      quote->speaker = dup_description (self, head);
      return;
    }

  mention = find_head_mention (self, source, head);
  if (mention == HEARSAY_NONE)
    mention = find_called (self, head);
  if (mention != HEARSAY_NONE)
    set_mention (self, quote, mention);
  else
    set_described (self, quote, source, head);
}
