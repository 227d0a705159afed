/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-grammar"

#include "config.h"

#include "hearsay-quotes-parser-private.h"

#include <string.h>

/* Cue grammar: where a verb of saying stands decides where its content is. First
 * the cues that follow what was said ("…, she said"), because what they close
 * over is one content whatever other cues it holds; then, left to right, those
 * that come before it. An item belongs to one attribution at most. */

#define LONGEST_CITED 16
#define LONGEST_HEADLINE_SOURCE 7

/* A sign that what stands before a cue is over there. */
static gboolean
closes_content (const Parser *self,
                guint index)
{
  return index >= self->stretch.first && (parser_item_is (self, index, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH) || parser_is_region (self, index));
}

static gboolean
is_sentence_region (const Parser *self,
                    guint index)
{
  const HearsayMarked *region = NULL;
  gunichar c = 0;

  if (!parser_is_region (self, index))
    return FALSE;

  region = &g_array_index (self->scan->regions, HearsayMarked, parser_item (self, index)->region);
  c = g_utf8_get_char (self->scan->text + hearsay_segments_get_token (self->scan->reading->segments, region->inner_last - 1)->start);

  return c == ',' || c == '.' || c == '?' || c == '!' || c == 0x2026 || c == '-' || c == 0x2014;
}

/* "As Bell said, …" */
static gboolean
try_as (Parser *self,
        guint verb,
        guint group,
        HearsayItems subject)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE };
  guint at = hearsay_phrases_skip_adjuncts (self->scan, verb + 1, self->stretch);

  if (!parser_item_is (self, at, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON))
    return FALSE;

  found.source = subject;
  found.cue = (HearsayItems){ group, verb + 1 };
  found.confidence = 75;
  found.reason = "speaker and verb before the words";
  parser_add_content (&found, at + 1, parser_content_end (self, at + 1, FALSE));
  if (found.n_content == 0 || found.content[0].last - found.content[0].first < 2)
    return FALSE;

  parser_add_attribution (self, &found);
  return TRUE;
}

/* "…, Bell told reporters." */
static gboolean
try_tail (Parser *self,
          guint verb,
          guint group)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE };
  const HearsayItem *item = parser_item (self, verb);
  HearsayItems subject = hearsay_phrases_subject (self->scan, group, self->stretch);
  guint at = verb + 1;
  guint last = 0;
  gboolean is_strong = FALSE;
  guint tail = 0;

  if (hearsay_items_are_empty (subject) || parser_is_claimed (self, subject) || subject.first <= self->stretch.first)
    return FALSE;
  if (parser_has_list (self, "cue-weak", item->lemma) && !parser_has_list (self, "cue-inverted", item->lemma) && !is_sentence_region (self, subject.first - 1))
    return FALSE;

  last = subject.first - 1;
  is_strong = is_sentence_region (self, last);
  if (parser_word_is (self, last, "as") && last == self->stretch.first)
    return try_as (self, verb, group, subject);
  if (!closes_content (self, last))
    {
      /* "As Bell said, …" is no tail; "…, as Bell said" is. */
      if (!parser_word_is (self, last, "as") || last <= self->stretch.first || !closes_content (self, last - 1))
        return FALSE;
      last--;
    }

  if (parser_has_list (self, "cue-person", item->lemma))
    {
      found.recipient = hearsay_phrases_recipient (self->scan, at, self->stretch);
      if (!hearsay_items_are_empty (found.recipient))
        at = found.recipient.last;
    }
  at = hearsay_phrases_skip_adjuncts (self->scan, at, self->stretch);
  if (!parser_is_end (self, at) && !parser_item_is (self, at, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH) && !(is_strong && !parser_is_complementizer (self, at) && !parser_is_region (self, at) && !parser_item_is (self, at, HEARSAY_CLASS_COLON)))
    return FALSE;

  if (!parser_is_region (self, last))
    last--;
  if (!parser_is_region (self, last) && parser_has_list (self, "cue-mental", item->lemma) && parser_has_list (self, "cue-object", item->lemma))
    return FALSE;
  parser_add_content (&found, parser_content_before (self, last + 1), last + 1);
  if (found.n_content == 0)
    return FALSE;

  found.source = subject;
  found.cue = (HearsayItems){ group, verb + 1 };
  if (hearsay_scan_phrase (self->scan, "cue-tails", verb + 1, self->stretch.last, &tail) != NULL)
    found.cue.last = tail;
  found.confidence = parser_is_region (self, last) ? 92 : 80;
  found.reason = "speaker and verb after the words";
  parser_add_content_after (self, &found, at);
  if (found.n_content == 1 && !parser_is_region (self, last) && found.content[0].last - found.content[0].first < 3)
    return FALSE;

  parser_add_attribution (self, &found);

  return TRUE;
}

/* "…," said Bell, the head of the board. */
static gboolean
try_inverted (Parser *self,
              guint verb)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE };
  const HearsayItem *item = parser_item (self, verb);
  guint last = verb - 1;

  if (verb <= self->stretch.first || !parser_has_list (self, "cue-inverted", item->lemma) || item->form == HEARSAY_VERB_GERUND || item->form == HEARSAY_VERB_BASE)
    return FALSE;
  if (!closes_content (self, last))
    return FALSE;

  found.source = hearsay_phrases_noun_right (self->scan, verb + 1, self->stretch);
  if (hearsay_items_are_empty (found.source))
    return FALSE;
  if (!parser_is_region (self, last))
    {
      HearsayItems subject = hearsay_phrases_subject (self->scan, verb, self->stretch);

      /* "The mayor, Ann Bell, told the Gazette this morning: “…”" */
      if (!hearsay_items_are_empty (subject) && (!parser_is_end (self, found.source.last) || strcmp (item->lemma, "tell") == 0))
        return FALSE;

      /* "Bell, said to be rich," and "Bell, 45, told the court" say nothing before. */
      if (!parser_is_end (self, found.source.last) && !parser_item_is (self, found.source.last, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_TIME))
        return FALSE;
      last--;
    }

  parser_add_content (&found, parser_content_before (self, last + 1), last + 1);
  if (found.n_content == 0)
    return FALSE;

  found.cue = (HearsayItems){ verb, verb + 1 };
  found.confidence = parser_is_region (self, last) ? 92 : 78;
  found.reason = "verb and speaker after the words";
  parser_add_content_after (self, &found, hearsay_phrases_skip_adjuncts (self->scan, found.source.last, self->stretch));
  if (!parser_is_region (self, last) && found.content[0].last - found.content[0].first < 3)
    {
      /* "But, said Bell, “…”" */
      if (found.n_content == 1)
        return FALSE;
      found.content[0] = found.content[--found.n_content];
    }
  parser_add_attribution (self, &found);

  return TRUE;
}

/* "According to the board, …" and "…, according to the board". */
static gboolean
try_according (Parser *self,
               guint index)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE };
  guint end = 0;
  guint after = 0;

  if (hearsay_scan_phrase (self->scan, "according", index, self->stretch.last, &end) == NULL)
    return FALSE;

  found.source = hearsay_phrases_noun_right (self->scan, end, self->stretch);

  /* At the start of a sentence, what follows the comma is said about the source
   * only if another comma closes it. */
  if (index == self->stretch.first && !parser_item_is (self, found.source.last, HEARSAY_CLASS_COMMA))
    for (guint i = found.source.first; i < found.source.last; i++)
      if (parser_item_is (self, i, HEARSAY_CLASS_COMMA) && parser_item (self, i)->mention == HEARSAY_NONE)
        found.source.last = i;

  while (found.source.last < self->stretch.last && !hearsay_items_are_empty (found.source) &&
         parser_item_is (self, found.source.last, HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_TIME | HEARSAY_CLASS_ADVERB) && !parser_word_is (self, found.source.last, "to"))
    {
      guint further = hearsay_phrases_skip_adjuncts (self->scan, found.source.last, self->stretch);

      if (further == found.source.last)
        break;
      found.source.last = further;
    }
  if (hearsay_items_are_empty (found.source))
    return FALSE;

  found.cue = (HearsayItems){ index, end };
  found.confidence = 85;
  found.reason = "according to";
  after = found.source.last;

  if (index > self->stretch.first)
    {
      guint last = index;

      while (last > self->stretch.first && parser_item_is (self, last - 1, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH))
        last--;
      parser_add_content (&found, parser_content_before (self, last), last);
      if (found.n_content > 0 && found.content[0].last - found.content[0].first < 2 && !parser_is_region (self, found.content[0].first))
        found.n_content = 0;
    }

  if (parser_item_is (self, after, HEARSAY_CLASS_COLON) && parser_is_region (self, after + 1) && found.n_content == 0)
    parser_add_content (&found, after + 1, parser_content_end (self, after + 1, FALSE));

  if (parser_item_is (self, after, HEARSAY_CLASS_COMMA) && (found.n_content == 0 || !parser_begins_another (self, after)))
    {
      if (found.n_content == 0)
        parser_add_content (&found, after + 1, parser_content_end (self, after + 1, FALSE));
      else
        parser_add_content_after (self, &found, after);
    }
  if (found.n_content == 0)
    return FALSE;

  parser_add_attribution (self, &found);
  return TRUE;
}

/* "the Gazette cited a source as saying …", "Bell was quoted as saying …",
 * "the Gazette quoted sources that …". */
static gboolean
try_cited (Parser *self,
           guint verb)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE };
  guint group = hearsay_phrases_group_start (self->scan, verb, self->stretch);
  guint as = verb + 1;
  gboolean is_passive = parser_has_be (self, group, verb);
  guint saying = 0;
  Complement complement;

  if (parser_item (self, verb)->form == HEARSAY_VERB_BASE || !parser_has_list (self, "cue-quoted-relay", parser_item (self, verb)->lemma))
    return FALSE;

  while (as < self->stretch.last && as - verb < LONGEST_CITED && !parser_word_is (self, as, "as") && !parser_word_is (self, as, "saying") && !parser_word_is (self, as, "that"))
    {
      if (parser_is_region (self, as) || parser_item_is (self, as, HEARSAY_CLASS_STOP | HEARSAY_CLASS_COLON))
        return FALSE;
      as++;
    }

  saying = parser_word_is (self, as, "as") ? as + 1 : as;
  if (saying >= self->stretch.last)
    return FALSE;

  if (is_passive)
    found.source = hearsay_phrases_subject (self->scan, group, self->stretch);
  else if (as > verb + 1)
    found.source = (HearsayItems){ verb + 1, as };
  if (hearsay_items_are_empty (found.source))
    return FALSE;

  if (parser_word_is (self, saying, "that") && !parser_word_is (self, as, "as") && !is_passive)
    {
      if (!parser_has_list (self, "cue-cites", parser_item (self, verb)->lemma))
        return FALSE;
      found.cue = (HearsayItems){ verb, verb + 1 };
      parser_add_content (&found, saying, parser_content_end (self, saying, FALSE));
    }
  else if (parser_item (self, saying)->lemma != NULL && parser_item (self, saying)->form == HEARSAY_VERB_GERUND)
    {
      found.cue = is_passive ? (HearsayItems){ group, saying + 1 } : (HearsayItems){ saying, saying + 1 };
      if (parser_parse_complement (self, saying, &complement))
        parser_add_content (&found, complement.content.first, complement.content.last);
      else
        {
          HearsayItems outer = is_passive ? found.source : hearsay_phrases_subject (self->scan, group, self->stretch);
          guint last = outer.first;

          if (hearsay_items_are_empty (outer) || last <= self->stretch.first || !closes_content (self, last - 1))
            return FALSE;
          if (parser_item_is (self, last - 1, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH))
            last--;
          parser_add_content (&found, parser_content_before (self, last), last);
        }
    }

  if (found.n_content == 0)
    return FALSE;

  found.confidence = 82;
  found.reason = "cited by another";
  parser_add_attribution (self, &found);

  /* The relay is no speaker: its words are taken, so that nothing else is made of them. */
  parser_claim (self, (HearsayItems){ group, saying + 1 });
  return TRUE;
}

/* The subject of the sentence, for verbs that have none of their own. */
static HearsayItems
sentence_subject (const Parser *self,
                  guint before)
{
  guint at = self->stretch.first;
  HearsayItems found = { at, at };

  while (at < before && parser_item (self, at)->mention == HEARSAY_NONE && parser_item_is (self, at, HEARSAY_CLASS_CLAUSE | HEARSAY_CLASS_ADVERB) &&
         !parser_item_is (self, at, HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_COLLECTIVE))
    at++;

  if (parser_item_is (self, at, HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_CLAUSE) && parser_item (self, at)->mention == HEARSAY_NONE && !parser_item_is (self, at, HEARSAY_CLASS_COLLECTIVE))
    while (at < before && !parser_item_is (self, at++, HEARSAY_CLASS_COMMA))
      ;

  if (at >= before)
    return found;

  found = hearsay_phrases_noun_right (self->scan, at, (HearsayStretch){ self->stretch.first, before, 0 });
  for (guint i = found.first; i < found.last; i++)
    {
      gboolean ends = parser_item (self, i)->mention != HEARSAY_NONE &&
                      (i + 1 == found.last || parser_item (self, i + 1)->mention != parser_item (self, i)->mention) &&
                      !parser_item_is (self, i + 1, HEARSAY_CLASS_POSSESSIVE | HEARSAY_CLASS_CAPITAL);
      gboolean noun = parser_item (self, i)->mention == HEARSAY_NONE && parser_item_is (self, i, HEARSAY_CLASS_COLLECTIVE | HEARSAY_CLASS_SPEAKS_FOR);

      if (ends || noun)
        {
          found.last = i + 1;
          break;
        }
    }

  return found;
}

static void
share_source (Parser *self,
              HearsayAttribution *found,
              guint before)
{
  GArray *all = self->scan->attributions;

  for (guint i = all->len; i > self->first_found; i--)
    {
      const HearsayAttribution *other = &g_array_index (all, HearsayAttribution, i - 1);

      if (hearsay_items_are_empty (other->cue) || other->cue.first >= before || other->is_plan)
        continue;
      found->shares_source = other->shares_source != HEARSAY_NONE ? other->shares_source : (int) (i - 1);
      return;
    }

  found->source = sentence_subject (self, before);
}

/* Whether a gerund reports: ", adding that …", "by saying …", "in saying …". */
static gboolean
is_participle_place (const Parser *self,
                     guint group)
{
  static const char *const leads[] = { "by", "while", "and", "but", "in", "before", "after", "also", "when" };

  if (group == self->stretch.first)
    return TRUE;
  if (parser_item_is (self, group - 1, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH) || parser_is_region (self, group - 1))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
    if (parser_word_is (self, group - 1, leads[i]))
      return TRUE;

  return FALSE;
}

/* "Bell said that …", "…, adding that …", "… and warned of …". */
static gboolean
try_head (Parser *self,
          guint verb)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE };
  const HearsayItem *item = parser_item (self, verb);
  guint group = hearsay_phrases_group_start (self->scan, verb, self->stretch);
  gboolean with_be = parser_has_be (self, group, verb);
  Complement complement;
  guint tail = 0;

  if (item->form == HEARSAY_VERB_PAST && with_be)
    return FALSE;

  /* "a letter seen by the paper" */
  if (item->form == HEARSAY_VERB_PAST && parser_word_is (self, verb + 1, "by"))
    return FALSE;

  /* "Talks expected to fail", "men told to leave": the subject is no speaker. */
  if (item->form == HEARSAY_VERB_PAST && parser_word_is (self, verb + 1, "to") && parser_has_list (self, "cue-person-infinitive", item->lemma) && strcmp (item->lemma, "want") != 0 && strcmp (item->lemma, "ask") != 0)
    return FALSE;
  if (!parser_parse_complement (self, verb, &complement) || parser_is_claimed (self, complement.content))
    return FALSE;

  found.cue = (HearsayItems){ group, complement.cue_last };
  if (hearsay_scan_phrase (self->scan, "cue-tails", found.cue.last, complement.content.first, &tail) != NULL)
    found.cue.last = tail;
  found.recipient = complement.recipient;
  found.confidence = 80;
  found.reason = "speaker and verb before the words";
  parser_add_content (&found, complement.content.first, complement.content.last);

  if (item->form == HEARSAY_VERB_GERUND && !with_be)
    {
      if (!is_participle_place (self, group))
        return FALSE;
      share_source (self, &found, group);
      found.confidence = 72;
      found.reason = "goes on speaking";
    }
  else if (group > self->stretch.first && (parser_word_is (self, group - 1, "and") || parser_word_is (self, group - 1, "but") || parser_word_is (self, group - 1, "or")))
    {
      share_source (self, &found, group);
      found.confidence = 70;
      found.reason = "goes on speaking";
    }
  else
    {
      found.source = hearsay_phrases_subject (self->scan, group, self->stretch);
      if (parser_is_claimed (self, found.source))
        found.source = (HearsayItems){ 0, 0 };

      /* "Who knew?" asks, and reports nothing. */
      if (!hearsay_items_are_empty (found.source) && found.source.first == self->stretch.first && parser_item_is (self, found.source.first, HEARSAY_CLASS_RELATIVE))
        return FALSE;

      /* ", who said so, left": the comma ends what was said. */
      if (!hearsay_items_are_empty (found.source) && parser_item_is (self, found.source.first, HEARSAY_CLASS_RELATIVE) &&
          found.source.first > self->stretch.first && parser_item_is (self, found.source.first - 1, HEARSAY_CLASS_COMMA))
        found.content[0].last = parser_content_end (self, found.content[0].first, TRUE);
    }

  if (parser_is_claimed (self, found.source))
    found.source = (HearsayItems){ 0, 0 };
  if (hearsay_items_are_empty (found.source) && found.shares_source == HEARSAY_NONE)
    return FALSE;
  if (parser_has_list (self, "cue-mental", item->lemma))
    found.confidence -= 15;

  /* A document shows and finds; so does much else that says nothing. */
  if (parser_has_list (self, "cue-weak", item->lemma) && !parser_word_is (self, complement.content.first, "that") && !parser_is_region (self, complement.content.first) &&
      !parser_has_class (self, found.source, HEARSAY_CLASS_DOCUMENT) && hearsay_items_are_empty (complement.recipient))
    {
      if (!parser_has_list (self, "cue-infinitive", item->lemma) && !parser_has_list (self, "cue-mental", item->lemma))
        return FALSE;
    }

  parser_add_attribution (self, &found);
  return TRUE;
}

/* "is expected to", "reportedly": somebody says so, nobody says who. */
static gboolean
try_plan (Parser *self,
          guint index)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE, .is_plan = TRUE };
  guint end = index + 1;
  HearsayItems subject = { 0, 0 };

  if (hearsay_scan_phrase (self->scan, "cue-plans", index, self->stretch.last, &end) == NULL)
    return FALSE;

  subject = hearsay_phrases_subject (self->scan, index, self->stretch);
  if (hearsay_items_are_empty (subject) || parser_is_claimed (self, subject) || !parser_word_is (self, end, "to"))
    return FALSE;

  found.cue = (HearsayItems){ index, end };
  found.confidence = 55;
  found.reason = "said to be expected";
  parser_add_content (&found, subject.first, subject.last);
  parser_add_content (&found, end, parser_content_end (self, end, FALSE));
  if (found.n_content < 2)
    return FALSE;

  parser_add_attribution (self, &found);
  return TRUE;
}

/* "BELL: The wall holds.", "Q: Does it?": one of the speakers of an interview. */
static gboolean
is_transcript (const Parser *self,
               guint colon)
{
  const HearsaySegments *segments = self->scan->reading->segments;
  guint32 first = parser_item (self, self->stretch.first)->first;
  const HearsaySegment *paragraph = hearsay_segments_get_paragraph (segments, self->stretch.paragraph);

  if (paragraph->first != first || colon - self->stretch.first > 4 || colon + 2 >= self->stretch.last)
    return FALSE;

  for (guint i = self->stretch.first; i < colon; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (segments, parser_item (self, i)->first);
      gboolean is_letter = token->end - token->start == 1 && (token->flags & HEARSAY_TOKEN_CAPITAL);

      if (!(token->flags & HEARSAY_TOKEN_ALL_CAPITALS) && !(is_letter && colon == self->stretch.first + 1))
        return FALSE;
    }

  return TRUE;
}

static gboolean
starts_transcript (const Parser *self)
{
  for (guint i = self->stretch.first + 1; i < MIN (self->stretch.last, self->stretch.first + 4); i++)
    if (parser_item_is (self, i, HEARSAY_CLASS_COLON))
      return is_transcript (self, i);

  return FALSE;
}

/* "Minister: no deal", "The board’s answer: “No.”" */
static gboolean
try_colon (Parser *self)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE };
  const HearsayReading *reading = self->scan->reading;
  guint colon = self->stretch.first;
  gboolean in_title = FALSE;
  gboolean names = FALSE;

  while (colon < self->stretch.last && colon - self->stretch.first <= LONGEST_HEADLINE_SOURCE && !parser_item_is (self, colon, HEARSAY_CLASS_COLON))
    {
      if (parser_is_region (self, colon) || parser_item (self, colon)->lemma != NULL || parser_item_is (self, colon, HEARSAY_CLASS_STOP))
        return FALSE;
      names = names || parser_item (self, colon)->mention != HEARSAY_NONE ||
              parser_item_is (self, colon, HEARSAY_CLASS_COLLECTIVE | HEARSAY_CLASS_SPEAKS_FOR | HEARSAY_CLASS_ANONYMOUS | HEARSAY_CLASS_DOCUMENT);
      colon++;
    }

  in_title = self->stretch.paragraph == 0 || hearsay_span_overlaps (reading->article->title_span, hearsay_scan_get_span (self->scan, (HearsayItems){ self->stretch.first, self->stretch.last }));
  if (!parser_item_is (self, colon, HEARSAY_CLASS_COLON) || colon == self->stretch.first || colon + 1 >= self->stretch.last)
    return FALSE;
  if (!parser_is_region (self, colon + 1) && !is_transcript (self, colon) && !(in_title && names && colon - self->stretch.first <= 4 && colon + 3 < self->stretch.last))
    return FALSE;

  found.source = (HearsayItems){ self->stretch.first, colon };
  found.cue = (HearsayItems){ colon, colon + 1 };
  if (parser_is_claimed (self, (HearsayItems){ self->stretch.first, colon + 2 }))
    return FALSE;
  found.confidence = is_transcript (self, colon) ? HEARSAY_TRANSCRIPT_CONFIDENCE : names ? 70
                                                                                         : 50;
  found.reason = "colon after the speaker";
  parser_add_content (&found, colon + 1, parser_content_end (self, colon + 1, FALSE));
  if (found.n_content == 0)
    return FALSE;

  parser_add_attribution (self, &found);
  return TRUE;
}

static void
parse_stretch (Parser *self)
{
  /* In an interview all of a line is said by whom it names. */
  if (starts_transcript (self) && try_colon (self))
    return;

  for (guint i = self->stretch.first; i < self->stretch.last; i++)
    {
      const HearsayItem *item = parser_item (self, i);

      if (self->claimed[i])
        continue;
      if (item->word[0] != '\0' && try_according (self, i))
        continue;
      if (item->lemma == NULL || !hearsay_phrases_is_verb (self->scan, i, self->stretch))
        continue;
      if (item->form == HEARSAY_VERB_GERUND || try_cited (self, i))
        continue;
      if (!try_tail (self, i, hearsay_phrases_group_start (self->scan, i, self->stretch)))
        try_inverted (self, i);
    }

  for (guint i = self->stretch.first; i < self->stretch.last; i++)
    {
      const HearsayItem *item = parser_item (self, i);

      if (self->claimed[i] || item->word[0] == '\0')
        continue;
      if (try_plan (self, i))
        continue;
      if (item->lemma != NULL && hearsay_phrases_is_verb (self->scan, i, self->stretch))
        try_head (self, i);
    }

  try_colon (self);
}

static int
compare_attributions (gconstpointer a,
                      gconstpointer b)
{
  const HearsayAttribution *x = a;
  const HearsayAttribution *y = b;

  return (x->content[0].first > y->content[0].first) - (x->content[0].first < y->content[0].first);
}

/* By the place of their content; whose source is shared is told anew. */
static void
sort_attributions (GArray *attributions,
                   guint first)
{
  guint n = attributions->len - first;
  g_autofree guint *cues = g_new (guint, n + 1);

  if (n < 2)
    return;

  for (guint i = 0; i < n; i++)
    {
      const HearsayAttribution *found = &g_array_index (attributions, HearsayAttribution, first + i);

      cues[i] = found->shares_source == HEARSAY_NONE ? 0 : g_array_index (attributions, HearsayAttribution, found->shares_source).cue.first;
      g_array_index (attributions, HearsayAttribution, first + i).shares_source = found->shares_source == HEARSAY_NONE ? HEARSAY_NONE : (int) cues[i];
    }

  qsort (attributions->data + first * sizeof (HearsayAttribution), n, sizeof (HearsayAttribution), compare_attributions);

  for (guint i = first; i < attributions->len; i++)
    {
      HearsayAttribution *found = &g_array_index (attributions, HearsayAttribution, i);
      int cue = found->shares_source;

      if (cue == HEARSAY_NONE)
        continue;
      found->shares_source = HEARSAY_NONE;
      for (guint k = first; k < attributions->len; k++)
        if (k != i && (int) g_array_index (attributions, HearsayAttribution, k).cue.first == cue)
          found->shares_source = k;
    }
}

/**
 * hearsay_quotes_find_attributions:
 *
 * Fills @self->attributions, stretch by stretch.
 */
void
hearsay_quotes_find_attributions (HearsayQuoteScan *self)
{
  g_autofree guint8 *claimed = g_new0 (guint8, self->items->len + 1);

  for (guint i = 0; i < self->stretches->len; i++)
    {
      HearsayStretch stretch = g_array_index (self->stretches, HearsayStretch, i);
      Parser parser = { self, stretch, i, self->attributions->len, claimed };
      HearsaySpan span = hearsay_scan_get_span (self, (HearsayItems){ stretch.first, stretch.last });

      if (hearsay_article_find_furniture (self->reading->article, span) != NULL)
        continue;

      parse_stretch (&parser);
      sort_attributions (self->attributions, parser.first_found);
    }
}
