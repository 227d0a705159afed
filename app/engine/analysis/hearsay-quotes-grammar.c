/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-grammar"

#include "config.h"

#include "hearsay-quotes-private.h"

#include <string.h>

/* Cue grammar: where a verb of saying stands decides where its content is. First
 * the cues that follow what was said ("…, she said"), because what they close
 * over is one content whatever other cues it holds; then, left to right, those
 * that come before it. An item belongs to one attribution at most. */
typedef struct
{
  HearsayQuoteScan *scan;
  HearsayStretch stretch;
  guint index;       /* of the stretch */
  guint first_found; /* the stretch's first attribution */
  guint8 *claimed;   /* by item */
} Parser;

/* What a complement looks like. */
typedef struct
{
  HearsayItems recipient;
  HearsayItems content;
  guint cue_last; /* one past the cue */
} Complement;

#define LONGEST_CITED 16
#define LONGEST_HEADLINE_SOURCE 7
#define LONGEST_CONTENT 400 /* items; keeps one endless sentence from costing its square */

static const HearsayItem *
item_at (const Parser *self,
         guint index)
{
  return hearsay_scan_item (self->scan, index);
}

static gboolean
item_is (const Parser *self,
         guint index,
         guint32 classes)
{
  return index < self->stretch.last && hearsay_scan_is (self->scan, index, classes);
}

static gboolean
word_is (const Parser *self,
         guint index,
         const char *word)
{
  return index < self->stretch.last && hearsay_scan_word_is (self->scan, index, word);
}

static gboolean
in_list (const Parser *self,
         const char *list,
         const char *word)
{
  return hearsay_scan_has_list (self->scan, list, word);
}

static gboolean
is_region (const Parser *self,
           guint index)
{
  return index < self->stretch.last && item_at (self, index)->region != HEARSAY_NONE;
}

static gboolean
is_end (const Parser *self,
        guint index)
{
  return index >= self->stretch.last || item_is (self, index, HEARSAY_CLASS_STOP);
}

static gboolean
is_claimed (const Parser *self,
            HearsayItems items)
{
  for (guint i = items.first; i < items.last; i++)
    if (self->claimed[i])
      return TRUE;

  return FALSE;
}

static void
claim (Parser *self,
       HearsayItems items)
{
  for (guint i = items.first; i < items.last; i++)
    self->claimed[i] = TRUE;
}

static void
add_attribution (Parser *self,
                 HearsayAttribution *found)
{
  found->stretch = self->index;
  claim (self, found->source);
  claim (self, found->cue);
  for (guint i = 0; i < found->n_content; i++)
    claim (self, found->content[i]);
  g_array_append_val (self->scan->attributions, *found);
}

static void
add_content (HearsayAttribution *found,
             guint first,
             guint last)
{
  if (first < last && found->n_content < G_N_ELEMENTS (found->content))
    found->content[found->n_content++] = (HearsayItems){ first, last };
}

static gboolean
is_be (const char *word)
{
  static const char *const forms[] = { "is", "are", "was", "were", "be", "been", "being", "am", "isn't", "wasn't", "aren't", "weren't" };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (forms[i], word) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_be (const Parser *self,
        guint group,
        guint verb)
{
  for (guint i = group; i < verb; i++)
    if (is_be (item_at (self, i)->word))
      return TRUE;

  return FALSE;
}

/* "that", "whether" and the like begin a reported clause. */
static gboolean
is_complementizer (const Parser *self,
                   guint index)
{
  static const char *const words[] = { "that", "whether", "if", "how", "why", "what", "when", "where", "who" };

  if (index >= self->stretch.last)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (word_is (self, index, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_finite_cue (const Parser *self,
               guint index)
{
  const HearsayItem *item = item_at (self, index);

  return item->lemma != NULL && (item->form == HEARSAY_VERB_PAST || item->form == HEARSAY_VERB_THIRD) && !in_list (self, "cue-weak", item->lemma);
}

/* Whether a second report begins at @index: ", adding", "and warned", "; ". */
static gboolean
begins_another (const Parser *self,
                guint index)
{
  guint next = index + 1;

  if (item_is (self, index, HEARSAY_CLASS_COMMA))
    {
      if (word_is (self, next, "and") || word_is (self, next, "but"))
        next++;
      while (item_is (self, next, HEARSAY_CLASS_ADVERB) && item_at (self, next)->lemma == NULL && !item_is (self, next, HEARSAY_CLASS_PREPOSITION))
        next++;
      if (next >= self->stretch.last)
        return FALSE;
      if (item_at (self, next)->lemma != NULL && item_at (self, next)->form == HEARSAY_VERB_GERUND)
        return TRUE;
      if (next > index + 1 && is_finite_cue (self, next))
        return TRUE;
      if (word_is (self, next, "while"))
        return TRUE;
      if (word_is (self, index + 1, "but"))
        return !word_is (self, next, "to") && !word_is (self, next, "that") && !word_is (self, next, "not");
      return word_is (self, next, "according");
    }

  if (word_is (self, index, "and") || word_is (self, index, "but"))
    {
      while (item_is (self, next, HEARSAY_CLASS_ADVERB) && item_at (self, next)->lemma == NULL && !item_is (self, next, HEARSAY_CLASS_PREPOSITION))
        next++;
      return next < self->stretch.last && is_finite_cue (self, next);
    }

  return FALSE;
}

static guint
content_end (const Parser *self,
             guint first,
             gboolean at_comma)
{
  guint end = first;

  while (end < self->stretch.last && end - first < LONGEST_CONTENT && !self->claimed[end])
    {
      if (end > first && begins_another (self, end))
        break;
      if (at_comma && end > first && item_is (self, end, HEARSAY_CLASS_COMMA))
        break;
      end++;
    }

  while (end > first && item_is (self, end - 1, HEARSAY_CLASS_STOP | HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON))
    end--;

  return end;
}

/* The noun of a word class a phrase of the kind "the report" is about. */
static gboolean
has_class (const Parser *self,
           HearsayItems items,
           guint32 classes)
{
  for (guint i = items.first; i < items.last; i++)
    if (hearsay_scan_is (self->scan, i, classes))
      return TRUE;

  return FALSE;
}

static gboolean
can_begin_clause (const Parser *self,
                  guint index)
{
  const HearsayItem *item = NULL;
  gsize length = 0;

  if (is_end (self, index))
    return FALSE;

  item = item_at (self, index);
  if (item->mention != HEARSAY_NONE)
    return TRUE;
  if (item->classes & (HEARSAY_CLASS_DETERMINER | HEARSAY_CLASS_PRONOUN | HEARSAY_CLASS_COLLECTIVE | HEARSAY_CLASS_CAPITAL))
    return TRUE;
  if (word_is (self, index, "there") || word_is (self, index, "it"))
    return TRUE;
  if (!(item->classes & HEARSAY_CLASS_WORD) || item->classes & (HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_CLAUSE | HEARSAY_CLASS_AUXILIARY | HEARSAY_CLASS_RELATIVE | HEARSAY_CLASS_ADVERB | HEARSAY_CLASS_TIME))
    return FALSE;

  length = strlen (item->word);
  return length > 2;
}

/* Where the content begins behind a verb and what is said of time and place;
 * @fallback is where that began. */
static gboolean
find_content_start (const Parser *self,
                    const char *lemma,
                    guint fallback,
                    gboolean by_document,
                    guint *start,
                    gboolean *is_object)
{
  guint at = hearsay_phrases_skip_adjuncts (self->scan, fallback, self->stretch);
  gboolean weak = in_list (self, "cue-weak", lemma) && !by_document;

  *is_object = FALSE;
  *start = at;

  if (is_complementizer (self, at) && !(weak && !word_is (self, at, "that")))
    return TRUE;
  if (is_region (self, at))
    return TRUE;
  if (item_is (self, at, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON) && is_region (self, at + 1))
    {
      *start = at + 1;
      return TRUE;
    }
  if (item_is (self, at, HEARSAY_CLASS_COLON) && at + 1 < self->stretch.last && at > 0 && !weak)
    {
      *start = at + 1;
      return TRUE;
    }

  if ((word_is (self, at, "to") || word_is (self, fallback, "to")) && in_list (self, "cue-infinitive", lemma))
    {
      *start = word_is (self, at, "to") ? at : fallback;
      return !weak || in_list (self, "cue-mental", lemma);
    }

  if (weak)
    return FALSE;
  if (can_begin_clause (self, at) && !in_list (self, "cue-object", lemma))
    return TRUE;

  *start = fallback;
  if (in_list (self, "cue-inverted", lemma) && fallback + 3 < self->stretch.last && in_list (self, "clause-openers", item_at (self, fallback)->word))
    return TRUE;

  *is_object = !in_list (self, "cue-inverted", lemma) && !in_list (self, "cue-mental", lemma);
  return can_begin_clause (self, fallback) && in_list (self, "cue-object", lemma);
}

/* Polls show and papers report what men only show and report on. */
static gboolean
is_told_by_document (const Parser *self,
                     guint verb)
{
  HearsayItems subject = hearsay_phrases_subject (self->scan, hearsay_phrases_group_start (self->scan, verb, self->stretch), self->stretch);
  HearsayItems outlet = { 0, 0 };

  if (hearsay_items_are_empty (subject) || !in_list (self, "cue-document", item_at (self, verb)->lemma))
    return FALSE;

  return has_class (self, subject, HEARSAY_CLASS_DOCUMENT) || hearsay_quotes_find_outlet (self->scan, subject, &outlet);
}

/* A region that ends a clause ends the content: "said it was “fine”." */
static gboolean
parse_complement (const Parser *self,
                  guint verb,
                  Complement *out)
{
  const char *lemma = item_at (self, verb)->lemma;
  g_autofree char *particle = NULL;
  gboolean is_object = FALSE;
  guint start = verb + 1;

  *out = (Complement){ { 0, 0 }, { 0, 0 }, verb + 1 };
  if (start >= self->stretch.last)
    return FALSE;

  particle = g_strconcat (lemma, " ", item_at (self, start)->word, NULL);
  if (in_list (self, "cue-particles", particle))
    {
      out->cue_last = ++start;
      if (is_end (self, start))
        return FALSE;
      out->content = (HearsayItems){ start, content_end (self, start, TRUE) };
      return !hearsay_items_are_empty (out->content);
    }

  if (in_list (self, "cue-person", lemma))
    {
      HearsayItems told = hearsay_phrases_recipient (self->scan, start, self->stretch);

      /* "told the network’s “Morning Hour” that" */
      if (!hearsay_items_are_empty (told) && item_is (self, told.last, HEARSAY_CLASS_POSSESSIVE) && is_region (self, told.last + 1))
        told.last += 2;

      if (!hearsay_items_are_empty (told))
        {
          guint at = hearsay_phrases_skip_adjuncts (self->scan, told.last, self->stretch);
          gboolean colon = item_is (self, at, HEARSAY_CLASS_COLON | HEARSAY_CLASS_COMMA) && is_region (self, at + 1);

          if (is_complementizer (self, at) || is_region (self, at) || colon ||
              (word_is (self, at, "to") && in_list (self, "cue-person-infinitive", lemma)) ||
              (strcmp (lemma, "tell") == 0 && can_begin_clause (self, at)) ||
              (strcmp (lemma, "accuse") == 0 && word_is (self, told.last, "of")))
            {
              /* Who shall do it is part of what is asked for. */
              if (word_is (self, at, "to") || strcmp (lemma, "accuse") == 0)
                at = told.first;
              out->recipient = told;
              out->content = (HearsayItems){ at + colon, content_end (self, at + colon, FALSE) };
              return !hearsay_items_are_empty (out->content);
            }
          if (strcmp (lemma, "tell") == 0)
            return FALSE;
        }
    }

  if (!find_content_start (self, lemma, start, is_told_by_document (self, verb), &start, &is_object))
    return FALSE;

  out->content = (HearsayItems){ start, content_end (self, start, is_object) };

  return !hearsay_items_are_empty (out->content);
}

/* What precedes a cue: back to the last thing claimed or the start, less what
 * merely joins sentences. */
static guint
content_before (const Parser *self,
                guint last)
{
  guint first = last;

  while (first > self->stretch.first && last - first < LONGEST_CONTENT && !self->claimed[first - 1])
    {
      if (first < last && item_is (self, first - 1, HEARSAY_CLASS_COLON))
        break;
      first--;
    }

  while (first < last && item_is (self, first, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_STOP | HEARSAY_CLASS_DASH))
    first++;
  if (first < last && is_region (self, last - 1) &&
      (word_is (self, first, "but") || word_is (self, first, "and") || word_is (self, first, "so")))
    first++;

  return first;
}

/* Behind the cue in the middle of a sentence: "…, he said, “…”". */
static void
add_content_after (const Parser *self,
                   HearsayAttribution *found,
                   guint at)
{
  guint next = at + 1;

  if (!item_is (self, at, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON | HEARSAY_CLASS_DASH) || next >= self->stretch.last || self->claimed[next])
    return;

  if (is_region (self, next))
    {
      add_content (found, next, content_end (self, next, FALSE));
      return;
    }

  /* Plain words go on only with plain words; and not with a new clause. */
  if (begins_another (self, at) || is_region (self, found->content[0].last - 1) || item_is (self, next, HEARSAY_CLASS_RELATIVE))
    return;
  if (word_is (self, next, "and") || word_is (self, next, "who") || word_is (self, next, "as"))
    return;

  add_content (found, next, content_end (self, next, FALSE));
}

/* A sign that what stands before a cue is over there. */
static gboolean
closes_content (const Parser *self,
                guint index)
{
  return index >= self->stretch.first && (item_is (self, index, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH) || is_region (self, index));
}

static gboolean
is_sentence_region (const Parser *self,
                    guint index)
{
  const HearsayMarked *region = NULL;
  gunichar c = 0;

  if (!is_region (self, index))
    return FALSE;

  region = &g_array_index (self->scan->regions, HearsayMarked, item_at (self, index)->region);
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

  if (!item_is (self, at, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON))
    return FALSE;

  found.source = subject;
  found.cue = (HearsayItems){ group, verb + 1 };
  found.confidence = 75;
  found.reason = "speaker and verb before the words";
  add_content (&found, at + 1, content_end (self, at + 1, FALSE));
  if (found.n_content == 0 || found.content[0].last - found.content[0].first < 2)
    return FALSE;

  add_attribution (self, &found);
  return TRUE;
}

/* "…, Bell told reporters." */
static gboolean
try_tail (Parser *self,
          guint verb,
          guint group)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE };
  const HearsayItem *item = item_at (self, verb);
  HearsayItems subject = hearsay_phrases_subject (self->scan, group, self->stretch);
  guint at = verb + 1;
  guint last = 0;
  gboolean is_strong = FALSE;
  guint tail = 0;

  if (hearsay_items_are_empty (subject) || is_claimed (self, subject) || subject.first <= self->stretch.first)
    return FALSE;
  if (in_list (self, "cue-weak", item->lemma) && !in_list (self, "cue-inverted", item->lemma) && !is_sentence_region (self, subject.first - 1))
    return FALSE;

  last = subject.first - 1;
  is_strong = is_sentence_region (self, last);
  if (word_is (self, last, "as") && last == self->stretch.first)
    return try_as (self, verb, group, subject);
  if (!closes_content (self, last))
    {
      /* "As Bell said, …" is no tail; "…, as Bell said" is. */
      if (!word_is (self, last, "as") || last <= self->stretch.first || !closes_content (self, last - 1))
        return FALSE;
      last--;
    }

  if (in_list (self, "cue-person", item->lemma))
    {
      found.recipient = hearsay_phrases_recipient (self->scan, at, self->stretch);
      if (!hearsay_items_are_empty (found.recipient))
        at = found.recipient.last;
    }
  at = hearsay_phrases_skip_adjuncts (self->scan, at, self->stretch);
  if (!is_end (self, at) && !item_is (self, at, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH) && !(is_strong && !is_complementizer (self, at) && !is_region (self, at) && !item_is (self, at, HEARSAY_CLASS_COLON)))
    return FALSE;

  if (!is_region (self, last))
    last--;
  if (!is_region (self, last) && in_list (self, "cue-mental", item->lemma) && in_list (self, "cue-object", item->lemma))
    return FALSE;
  add_content (&found, content_before (self, last + 1), last + 1);
  if (found.n_content == 0)
    return FALSE;

  found.source = subject;
  found.cue = (HearsayItems){ group, verb + 1 };
  if (hearsay_scan_phrase (self->scan, "cue-tails", verb + 1, self->stretch.last, &tail) != NULL)
    found.cue.last = tail;
  found.confidence = is_region (self, last) ? 92 : 80;
  found.reason = "speaker and verb after the words";
  add_content_after (self, &found, at);
  if (found.n_content == 1 && !is_region (self, last) && found.content[0].last - found.content[0].first < 3)
    return FALSE;

  add_attribution (self, &found);

  return TRUE;
}

/* "…," said Bell, the head of the board. */
static gboolean
try_inverted (Parser *self,
              guint verb)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE };
  const HearsayItem *item = item_at (self, verb);
  guint last = verb - 1;

  if (verb <= self->stretch.first || !in_list (self, "cue-inverted", item->lemma) || item->form == HEARSAY_VERB_GERUND || item->form == HEARSAY_VERB_BASE)
    return FALSE;
  if (!closes_content (self, last))
    return FALSE;

  found.source = hearsay_phrases_noun_right (self->scan, verb + 1, self->stretch);
  if (hearsay_items_are_empty (found.source))
    return FALSE;
  if (!is_region (self, last))
    {
      HearsayItems subject = hearsay_phrases_subject (self->scan, verb, self->stretch);

      /* "The mayor, Ann Bell, told the Gazette this morning: “…”" */
      if (!hearsay_items_are_empty (subject) && (!is_end (self, found.source.last) || strcmp (item->lemma, "tell") == 0))
        return FALSE;

      /* "Bell, said to be rich," and "Bell, 45, told the court" say nothing before. */
      if (!is_end (self, found.source.last) && !item_is (self, found.source.last, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_TIME))
        return FALSE;
      last--;
    }

  add_content (&found, content_before (self, last + 1), last + 1);
  if (found.n_content == 0)
    return FALSE;

  found.cue = (HearsayItems){ verb, verb + 1 };
  found.confidence = is_region (self, last) ? 92 : 78;
  found.reason = "verb and speaker after the words";
  add_content_after (self, &found, hearsay_phrases_skip_adjuncts (self->scan, found.source.last, self->stretch));
  if (!is_region (self, last) && found.content[0].last - found.content[0].first < 3)
    {
      /* "But, said Bell, “…”" */
      if (found.n_content == 1)
        return FALSE;
      found.content[0] = found.content[--found.n_content];
    }
  add_attribution (self, &found);

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
  if (index == self->stretch.first && !item_is (self, found.source.last, HEARSAY_CLASS_COMMA))
    for (guint i = found.source.first; i < found.source.last; i++)
      if (item_is (self, i, HEARSAY_CLASS_COMMA) && item_at (self, i)->mention == HEARSAY_NONE)
        found.source.last = i;

  while (found.source.last < self->stretch.last && !hearsay_items_are_empty (found.source) &&
         item_is (self, found.source.last, HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_TIME | HEARSAY_CLASS_ADVERB) && !word_is (self, found.source.last, "to"))
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

      while (last > self->stretch.first && item_is (self, last - 1, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH))
        last--;
      add_content (&found, content_before (self, last), last);
      if (found.n_content > 0 && found.content[0].last - found.content[0].first < 2 && !is_region (self, found.content[0].first))
        found.n_content = 0;
    }

  if (item_is (self, after, HEARSAY_CLASS_COLON) && is_region (self, after + 1) && found.n_content == 0)
    add_content (&found, after + 1, content_end (self, after + 1, FALSE));

  if (item_is (self, after, HEARSAY_CLASS_COMMA) && (found.n_content == 0 || !begins_another (self, after)))
    {
      if (found.n_content == 0)
        add_content (&found, after + 1, content_end (self, after + 1, FALSE));
      else
        add_content_after (self, &found, after);
    }
  if (found.n_content == 0)
    return FALSE;

  add_attribution (self, &found);
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
  gboolean is_passive = has_be (self, group, verb);
  guint saying = 0;
  Complement complement;

  if (item_at (self, verb)->form == HEARSAY_VERB_BASE || !in_list (self, "cue-quoted-relay", item_at (self, verb)->lemma))
    return FALSE;

  while (as < self->stretch.last && as - verb < LONGEST_CITED && !word_is (self, as, "as") && !word_is (self, as, "saying") && !word_is (self, as, "that"))
    {
      if (is_region (self, as) || item_is (self, as, HEARSAY_CLASS_STOP | HEARSAY_CLASS_COLON))
        return FALSE;
      as++;
    }

  saying = word_is (self, as, "as") ? as + 1 : as;
  if (saying >= self->stretch.last)
    return FALSE;

  if (is_passive)
    found.source = hearsay_phrases_subject (self->scan, group, self->stretch);
  else if (as > verb + 1)
    found.source = (HearsayItems){ verb + 1, as };
  if (hearsay_items_are_empty (found.source))
    return FALSE;

  if (word_is (self, saying, "that") && !word_is (self, as, "as") && !is_passive)
    {
      if (!in_list (self, "cue-cites", item_at (self, verb)->lemma))
        return FALSE;
      found.cue = (HearsayItems){ verb, verb + 1 };
      add_content (&found, saying, content_end (self, saying, FALSE));
    }
  else if (item_at (self, saying)->lemma != NULL && item_at (self, saying)->form == HEARSAY_VERB_GERUND)
    {
      found.cue = is_passive ? (HearsayItems){ group, saying + 1 } : (HearsayItems){ saying, saying + 1 };
      if (parse_complement (self, saying, &complement))
        add_content (&found, complement.content.first, complement.content.last);
      else
        {
          HearsayItems outer = is_passive ? found.source : hearsay_phrases_subject (self->scan, group, self->stretch);
          guint last = outer.first;

          if (hearsay_items_are_empty (outer) || last <= self->stretch.first || !closes_content (self, last - 1))
            return FALSE;
          if (item_is (self, last - 1, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH))
            last--;
          add_content (&found, content_before (self, last), last);
        }
    }

  if (found.n_content == 0)
    return FALSE;

  found.confidence = 82;
  found.reason = "cited by another";
  add_attribution (self, &found);

  /* The relay is no speaker: its words are taken, so that nothing else is made of them. */
  claim (self, (HearsayItems){ group, saying + 1 });
  return TRUE;
}

/* The subject of the sentence, for verbs that have none of their own. */
static HearsayItems
sentence_subject (const Parser *self,
                  guint before)
{
  guint at = self->stretch.first;
  HearsayItems found = { at, at };

  while (at < before && item_at (self, at)->mention == HEARSAY_NONE && item_is (self, at, HEARSAY_CLASS_CLAUSE | HEARSAY_CLASS_ADVERB) &&
         !item_is (self, at, HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_COLLECTIVE))
    at++;

  if (item_is (self, at, HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_CLAUSE) && item_at (self, at)->mention == HEARSAY_NONE && !item_is (self, at, HEARSAY_CLASS_COLLECTIVE))
    while (at < before && !item_is (self, at++, HEARSAY_CLASS_COMMA))
      ;

  if (at >= before)
    return found;

  found = hearsay_phrases_noun_right (self->scan, at, (HearsayStretch){ self->stretch.first, before, 0 });
  for (guint i = found.first; i < found.last; i++)
    {
      gboolean ends = item_at (self, i)->mention != HEARSAY_NONE &&
                      (i + 1 == found.last || item_at (self, i + 1)->mention != item_at (self, i)->mention) &&
                      !item_is (self, i + 1, HEARSAY_CLASS_POSSESSIVE | HEARSAY_CLASS_CAPITAL);
      gboolean noun = item_at (self, i)->mention == HEARSAY_NONE && item_is (self, i, HEARSAY_CLASS_COLLECTIVE | HEARSAY_CLASS_SPEAKS_FOR);

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
  if (item_is (self, group - 1, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH) || is_region (self, group - 1))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
    if (word_is (self, group - 1, leads[i]))
      return TRUE;

  return FALSE;
}

/* "Bell said that …", "…, adding that …", "… and warned of …". */
static gboolean
try_head (Parser *self,
          guint verb)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE };
  const HearsayItem *item = item_at (self, verb);
  guint group = hearsay_phrases_group_start (self->scan, verb, self->stretch);
  gboolean with_be = has_be (self, group, verb);
  Complement complement;
  guint tail = 0;

  if (item->form == HEARSAY_VERB_PAST && with_be)
    return FALSE;

  /* "a letter seen by the paper" */
  if (item->form == HEARSAY_VERB_PAST && word_is (self, verb + 1, "by"))
    return FALSE;

  /* "Talks expected to fail", "men told to leave": the subject is no speaker. */
  if (item->form == HEARSAY_VERB_PAST && word_is (self, verb + 1, "to") && in_list (self, "cue-person-infinitive", item->lemma) && strcmp (item->lemma, "want") != 0 && strcmp (item->lemma, "ask") != 0)
    return FALSE;
  if (!parse_complement (self, verb, &complement) || is_claimed (self, complement.content))
    return FALSE;

  found.cue = (HearsayItems){ group, complement.cue_last };
  if (hearsay_scan_phrase (self->scan, "cue-tails", found.cue.last, complement.content.first, &tail) != NULL)
    found.cue.last = tail;
  found.recipient = complement.recipient;
  found.confidence = 80;
  found.reason = "speaker and verb before the words";
  add_content (&found, complement.content.first, complement.content.last);

  if (item->form == HEARSAY_VERB_GERUND && !with_be)
    {
      if (!is_participle_place (self, group))
        return FALSE;
      share_source (self, &found, group);
      found.confidence = 72;
      found.reason = "goes on speaking";
    }
  else if (group > self->stretch.first && (word_is (self, group - 1, "and") || word_is (self, group - 1, "but") || word_is (self, group - 1, "or")))
    {
      share_source (self, &found, group);
      found.confidence = 70;
      found.reason = "goes on speaking";
    }
  else
    {
      found.source = hearsay_phrases_subject (self->scan, group, self->stretch);
      if (is_claimed (self, found.source))
        found.source = (HearsayItems){ 0, 0 };

      /* "Who knew?" asks, and reports nothing. */
      if (!hearsay_items_are_empty (found.source) && found.source.first == self->stretch.first && item_is (self, found.source.first, HEARSAY_CLASS_RELATIVE))
        return FALSE;

      /* ", who said so, left": the comma ends what was said. */
      if (!hearsay_items_are_empty (found.source) && item_is (self, found.source.first, HEARSAY_CLASS_RELATIVE) &&
          found.source.first > self->stretch.first && item_is (self, found.source.first - 1, HEARSAY_CLASS_COMMA))
        found.content[0].last = content_end (self, found.content[0].first, TRUE);
    }

  if (is_claimed (self, found.source))
    found.source = (HearsayItems){ 0, 0 };
  if (hearsay_items_are_empty (found.source) && found.shares_source == HEARSAY_NONE)
    return FALSE;
  if (in_list (self, "cue-mental", item->lemma))
    found.confidence -= 15;

  /* A document shows and finds; so does much else that says nothing. */
  if (in_list (self, "cue-weak", item->lemma) && !word_is (self, complement.content.first, "that") && !is_region (self, complement.content.first) &&
      !has_class (self, found.source, HEARSAY_CLASS_DOCUMENT) && hearsay_items_are_empty (complement.recipient))
    {
      if (!in_list (self, "cue-infinitive", item->lemma) && !in_list (self, "cue-mental", item->lemma))
        return FALSE;
    }

  add_attribution (self, &found);
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
  if (hearsay_items_are_empty (subject) || is_claimed (self, subject) || !word_is (self, end, "to"))
    return FALSE;

  found.cue = (HearsayItems){ index, end };
  found.confidence = 55;
  found.reason = "said to be expected";
  add_content (&found, subject.first, subject.last);
  add_content (&found, end, content_end (self, end, FALSE));
  if (found.n_content < 2)
    return FALSE;

  add_attribution (self, &found);
  return TRUE;
}

/* "BELL: The wall holds.", "Q: Does it?": one of the speakers of an interview. */
static gboolean
is_transcript (const Parser *self,
               guint colon)
{
  const HearsaySegments *segments = self->scan->reading->segments;
  guint32 first = item_at (self, self->stretch.first)->first;
  const HearsaySegment *paragraph = hearsay_segments_get_paragraph (segments, self->stretch.paragraph);

  if (paragraph->first != first || colon - self->stretch.first > 4 || colon + 2 >= self->stretch.last)
    return FALSE;

  for (guint i = self->stretch.first; i < colon; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (segments, item_at (self, i)->first);
      gboolean is_letter = token->end - token->start == 1 && (token->flags & HEARSAY_TOKEN_CAPITAL);

      if (!(token->flags & HEARSAY_TOKEN_ALL_CAPITALS) && !(is_letter && colon == self->stretch.first + 1))
        return FALSE;
    }

  return TRUE;
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

  while (colon < self->stretch.last && colon - self->stretch.first <= LONGEST_HEADLINE_SOURCE && !item_is (self, colon, HEARSAY_CLASS_COLON))
    {
      if (is_region (self, colon) || item_at (self, colon)->lemma != NULL || item_is (self, colon, HEARSAY_CLASS_STOP))
        return FALSE;
      names = names || item_at (self, colon)->mention != HEARSAY_NONE ||
              item_is (self, colon, HEARSAY_CLASS_COLLECTIVE | HEARSAY_CLASS_SPEAKS_FOR | HEARSAY_CLASS_ANONYMOUS | HEARSAY_CLASS_DOCUMENT);
      colon++;
    }

  in_title = self->stretch.paragraph == 0 || hearsay_span_overlaps (reading->article->title_span, hearsay_scan_get_span (self->scan, (HearsayItems){ self->stretch.first, self->stretch.last }));
  if (!item_is (self, colon, HEARSAY_CLASS_COLON) || colon == self->stretch.first || colon + 1 >= self->stretch.last)
    return FALSE;
  if (!is_region (self, colon + 1) && !is_transcript (self, colon) && !(in_title && names && colon - self->stretch.first <= 4 && colon + 3 < self->stretch.last))
    return FALSE;

  found.source = (HearsayItems){ self->stretch.first, colon };
  found.cue = (HearsayItems){ colon, colon + 1 };
  if (is_claimed (self, (HearsayItems){ self->stretch.first, colon + 2 }))
    return FALSE;
  found.confidence = names ? 70 : 50;
  found.reason = "colon after the speaker";
  add_content (&found, colon + 1, content_end (self, colon + 1, FALSE));
  if (found.n_content == 0)
    return FALSE;

  add_attribution (self, &found);
  return TRUE;
}

static void
parse_stretch (Parser *self)
{
  for (guint i = self->stretch.first; i < self->stretch.last; i++)
    {
      const HearsayItem *item = item_at (self, i);

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
      const HearsayItem *item = item_at (self, i);

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
