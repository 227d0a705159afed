/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-clauses"

#include "config.h"

#include "hearsay-quotes-parser-private.h"

#include <string.h>

/* Where what is said begins and ends, before and behind the verb that says it. */

#define LONGEST_CONTENT 400 /* items; keeps one endless sentence from costing its square */

gboolean
parser_is_claimed (const Parser *self,
                   HearsayItems items)
{
  for (guint i = items.first; i < items.last; i++)
    if (self->claimed[i])
      return TRUE;

  return FALSE;
}

void
parser_claim (Parser *self,
              HearsayItems items)
{
  for (guint i = items.first; i < items.last; i++)
    self->claimed[i] = TRUE;
}

void
parser_add_attribution (Parser *self,
                        HearsayAttribution *found)
{
  found->stretch = self->index;
  parser_claim (self, found->source);
  parser_claim (self, found->cue);
  for (guint i = 0; i < found->n_content; i++)
    parser_claim (self, found->content[i]);
  g_array_append_val (self->scan->attributions, *found);
}

void
parser_add_content (HearsayAttribution *found,
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

gboolean
parser_has_be (const Parser *self,
               guint group,
               guint verb)
{
  for (guint i = group; i < verb; i++)
    if (is_be (parser_item (self, i)->word))
      return TRUE;

  return FALSE;
}

/* "that", "whether" and the like begin a reported clause. */
gboolean
parser_is_complementizer (const Parser *self,
                          guint index)
{
  static const char *const words[] = { "that", "whether", "if", "how", "why", "what", "when", "where", "who" };

  if (index >= self->stretch.last)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (parser_word_is (self, index, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_finite_cue (const Parser *self,
               guint index)
{
  const HearsayItem *item = parser_item (self, index);

  return item->lemma != NULL && (item->form == HEARSAY_VERB_PAST || item->form == HEARSAY_VERB_THIRD) && !parser_has_list (self, "cue-weak", item->lemma);
}

/* Whether a second report begins at @index: ", adding", "and warned", "; ". */
gboolean
parser_begins_another (const Parser *self,
                       guint index)
{
  guint next = index + 1;

  if (parser_item_is (self, index, HEARSAY_CLASS_COMMA))
    {
      if (parser_word_is (self, next, "and") || parser_word_is (self, next, "but"))
        next++;
      while (parser_item_is (self, next, HEARSAY_CLASS_ADVERB) && parser_item (self, next)->lemma == NULL && !parser_item_is (self, next, HEARSAY_CLASS_PREPOSITION))
        next++;
      if (next >= self->stretch.last)
        return FALSE;
      if (parser_item (self, next)->lemma != NULL && parser_item (self, next)->form == HEARSAY_VERB_GERUND)
        return TRUE;
      if (next > index + 1 && is_finite_cue (self, next))
        return TRUE;
      if (parser_word_is (self, next, "while"))
        return TRUE;
      if (parser_word_is (self, index + 1, "but"))
        return !parser_word_is (self, next, "to") && !parser_word_is (self, next, "that") && !parser_word_is (self, next, "not");
      return parser_word_is (self, next, "according");
    }

  if (parser_word_is (self, index, "and") || parser_word_is (self, index, "but"))
    {
      while (parser_item_is (self, next, HEARSAY_CLASS_ADVERB) && parser_item (self, next)->lemma == NULL && !parser_item_is (self, next, HEARSAY_CLASS_PREPOSITION))
        next++;
      return next < self->stretch.last && is_finite_cue (self, next);
    }

  return FALSE;
}

guint
parser_content_end (const Parser *self,
                    guint first,
                    gboolean at_comma)
{
  guint end = first;

  while (end < self->stretch.last && end - first < LONGEST_CONTENT && !self->claimed[end])
    {
      if (end > first && parser_begins_another (self, end))
        break;
      if (at_comma && end > first && parser_item_is (self, end, HEARSAY_CLASS_COMMA))
        break;
      end++;
    }

  while (end > first && parser_item_is (self, end - 1, HEARSAY_CLASS_STOP | HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON))
    end--;

  return end;
}

/* The noun of a word class a phrase of the kind "the report" is about. */
gboolean
parser_has_class (const Parser *self,
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

  if (parser_is_end (self, index))
    return FALSE;

  item = parser_item (self, index);
  if (item->mention != HEARSAY_NONE)
    return TRUE;
  if (item->classes & (HEARSAY_CLASS_DETERMINER | HEARSAY_CLASS_PRONOUN | HEARSAY_CLASS_COLLECTIVE | HEARSAY_CLASS_CAPITAL))
    return TRUE;
  if (parser_word_is (self, index, "there") || parser_word_is (self, index, "it"))
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
  gboolean weak = parser_has_list (self, "cue-weak", lemma) && !by_document;

  *is_object = FALSE;
  *start = at;

  if (parser_is_complementizer (self, at) && !(weak && !parser_word_is (self, at, "that")))
    return TRUE;
  if (parser_is_region (self, at))
    return TRUE;
  if (parser_item_is (self, at, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON) && parser_is_region (self, at + 1))
    {
      *start = at + 1;
      return TRUE;
    }
  if (parser_item_is (self, at, HEARSAY_CLASS_COLON) && at + 1 < self->stretch.last && at > 0 && !weak)
    {
      *start = at + 1;
      return TRUE;
    }

  if ((parser_word_is (self, at, "to") || parser_word_is (self, fallback, "to")) && parser_has_list (self, "cue-infinitive", lemma))
    {
      *start = parser_word_is (self, at, "to") ? at : fallback;
      return !weak || parser_has_list (self, "cue-mental", lemma);
    }

  if (weak)
    return FALSE;
  if (can_begin_clause (self, at) && !parser_has_list (self, "cue-object", lemma))
    return TRUE;

  *start = fallback;
  if (parser_has_list (self, "cue-inverted", lemma) && fallback + 3 < self->stretch.last && parser_has_list (self, "clause-openers", parser_item (self, fallback)->word))
    return TRUE;

  *is_object = !parser_has_list (self, "cue-inverted", lemma) && !parser_has_list (self, "cue-mental", lemma);
  return can_begin_clause (self, fallback) && parser_has_list (self, "cue-object", lemma);
}

/* Polls show and papers report what men only show and report on. */
static gboolean
is_told_by_document (const Parser *self,
                     guint verb)
{
  HearsayItems subject = hearsay_phrases_subject (self->scan, hearsay_phrases_group_start (self->scan, verb, self->stretch), self->stretch);
  HearsayItems outlet = { 0, 0 };

  if (hearsay_items_are_empty (subject) || !parser_has_list (self, "cue-document", parser_item (self, verb)->lemma))
    return FALSE;

  return parser_has_class (self, subject, HEARSAY_CLASS_DOCUMENT) || hearsay_quotes_find_outlet (self->scan, subject, &outlet);
}

/* A region that ends a clause ends the content: "said it was “fine”." */
gboolean
parser_parse_complement (const Parser *self,
                         guint verb,
                         Complement *out)
{
  const char *lemma = parser_item (self, verb)->lemma;
  g_autofree char *particle = NULL;
  gboolean is_object = FALSE;
  guint start = verb + 1;

  *out = (Complement){ { 0, 0 }, { 0, 0 }, verb + 1 };
  if (start >= self->stretch.last)
    return FALSE;

  particle = g_strconcat (lemma, " ", parser_item (self, start)->word, NULL);
  if (parser_has_list (self, "cue-particles", particle))
    {
      out->cue_last = ++start;
      if (parser_is_end (self, start))
        return FALSE;
      out->content = (HearsayItems){ start, parser_content_end (self, start, TRUE) };
      return !hearsay_items_are_empty (out->content);
    }

  if (parser_has_list (self, "cue-person", lemma))
    {
      HearsayItems told = hearsay_phrases_recipient (self->scan, start, self->stretch);

      /* "told the network’s “Morning Hour” that" */
      if (!hearsay_items_are_empty (told) && parser_item_is (self, told.last, HEARSAY_CLASS_POSSESSIVE) && parser_is_region (self, told.last + 1))
        told.last += 2;

      if (!hearsay_items_are_empty (told))
        {
          guint at = hearsay_phrases_skip_adjuncts (self->scan, told.last, self->stretch);
          gboolean colon = parser_item_is (self, at, HEARSAY_CLASS_COLON | HEARSAY_CLASS_COMMA) && parser_is_region (self, at + 1);

          if (parser_is_complementizer (self, at) || parser_is_region (self, at) || colon ||
              (parser_word_is (self, at, "to") && parser_has_list (self, "cue-person-infinitive", lemma)) ||
              (strcmp (lemma, "tell") == 0 && can_begin_clause (self, at)) ||
              (strcmp (lemma, "accuse") == 0 && parser_word_is (self, told.last, "of")))
            {
              /* Who shall do it is part of what is asked for. */
              if (parser_word_is (self, at, "to") || strcmp (lemma, "accuse") == 0)
                at = told.first;
              out->recipient = told;
              out->content = (HearsayItems){ at + colon, parser_content_end (self, at + colon, FALSE) };
              return !hearsay_items_are_empty (out->content);
            }
          if (strcmp (lemma, "tell") == 0)
            return FALSE;
        }
    }

  if (!find_content_start (self, lemma, start, is_told_by_document (self, verb), &start, &is_object))
    return FALSE;

  out->content = (HearsayItems){ start, parser_content_end (self, start, is_object) };

  return !hearsay_items_are_empty (out->content);
}

/* What precedes a cue: back to the last thing claimed or the start, less what
 * merely joins sentences. */
guint
parser_content_before (const Parser *self,
                       guint last)
{
  guint first = last;

  while (first > self->stretch.first && last - first < LONGEST_CONTENT && !self->claimed[first - 1])
    {
      if (first < last && parser_item_is (self, first - 1, HEARSAY_CLASS_COLON))
        break;
      first--;
    }

  while (first < last && parser_item_is (self, first, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_STOP | HEARSAY_CLASS_DASH))
    first++;
  if (first < last && parser_is_region (self, last - 1) &&
      (parser_word_is (self, first, "but") || parser_word_is (self, first, "and") || parser_word_is (self, first, "so")))
    first++;

  return first;
}

/* Behind the cue in the middle of a sentence: "…, he said, “…”". */
void
parser_add_content_after (const Parser *self,
                          HearsayAttribution *found,
                          guint at)
{
  guint next = at + 1;

  if (!parser_item_is (self, at, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON | HEARSAY_CLASS_DASH) || next >= self->stretch.last || self->claimed[next])
    return;

  if (parser_is_region (self, next))
    {
      parser_add_content (found, next, parser_content_end (self, next, FALSE));
      return;
    }

  /* Plain words go on only with plain words; and not with a new clause. */
  if (parser_begins_another (self, at) || parser_is_region (self, found->content[0].last - 1) || parser_item_is (self, next, HEARSAY_CLASS_RELATIVE))
    return;
  if (parser_word_is (self, next, "and") || parser_word_is (self, next, "who") || parser_word_is (self, next, "as"))
    return;

  parser_add_content (found, next, parser_content_end (self, next, FALSE));
}
