/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-phrases"

#include "config.h"

#include "hearsay-quotes-private.h"

#include <string.h>

/* Phrases by their edges: without a parser, a noun phrase is what stands between
 * a word that cannot be part of one and a verb of saying. */
#define LONGEST_NOUN 16
#define LONGEST_APPOSITION 30
#define LONGEST_ADJUNCT 14

static gboolean
is_hard_edge (const HearsayQuoteScan *self,
              guint index)
{
  const HearsayItem *item = hearsay_scan_item (self, index);

  if (item->region != HEARSAY_NONE)
    return TRUE;
  if (item->mention != HEARSAY_NONE)
    return FALSE;

  return (item->classes & (HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON | HEARSAY_CLASS_STOP | HEARSAY_CLASS_DASH)) != 0;
}

static gboolean
is_finite_verb (const HearsayQuoteScan *self,
                guint index)
{
  const HearsayItem *item = hearsay_scan_item (self, index);

  if (item->mention != HEARSAY_NONE)
    return FALSE;
  if (item->classes & HEARSAY_CLASS_AUXILIARY)
    return TRUE;

  /* "the warning" */
  if (item->form == HEARSAY_VERB_GERUND && index > 0 && hearsay_scan_is (self, index - 1, HEARSAY_CLASS_DETERMINER))
    return FALSE;

  /* "the memo seen by the paper": a participle that goes with its noun. */
  if (item->form == HEARSAY_VERB_PAST && index + 1 < self->items->len && hearsay_scan_word_is (self, index + 1, "by"))
    return FALSE;
  if (item->form == HEARSAY_VERB_THIRD && hearsay_scan_has_list (self, "cue-inverted", item->lemma) && !(item->classes & HEARSAY_CLASS_DOCUMENT))
    return TRUE;

  return item->lemma != NULL && (item->form == HEARSAY_VERB_PAST || item->form == HEARSAY_VERB_GERUND) &&
         !(item->classes & HEARSAY_CLASS_DOCUMENT);
}

/* What may be the last word of a noun phrase. */
static gboolean
can_end_noun (const HearsayQuoteScan *self,
              guint index)
{
  const HearsayItem *item = hearsay_scan_item (self, index);

  if (item->mention != HEARSAY_NONE)
    return TRUE;
  if (item->classes & (HEARSAY_CLASS_PRONOUN | HEARSAY_CLASS_RELATIVE | HEARSAY_CLASS_COLLECTIVE))
    return TRUE;
  if (item->classes & (HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_AUXILIARY | HEARSAY_CLASS_ADVERB | HEARSAY_CLASS_CLAUSE))
    return FALSE;
  if (item->classes & HEARSAY_CLASS_DETERMINER)
    return FALSE;

  return (item->classes & HEARSAY_CLASS_WORD) != 0;
}

static gboolean
is_plural_subject (const HearsayQuoteScan *self,
                   guint index)
{
  const HearsayItem *item = hearsay_scan_item (self, index);
  static const char *const plural[] = { "i", "we", "you", "they", "who", "people" };
  gsize length = strlen (item->word);

  for (gsize i = 0; i < G_N_ELEMENTS (plural); i++)
    if (strcmp (item->word, plural[i]) == 0)
      return TRUE;
  if (item->classes & HEARSAY_CLASS_COLLECTIVE)
    return TRUE;

  /* "42%", "one in five" */
  if (length == 0 || hearsay_scan_has_list (self, "number-words", item->word) || strcmp (item->word, "percent") == 0)
    return (item->classes & HEARSAY_CLASS_WORD) != 0;

  return length > 3 && item->word[length - 1] == 's' && item->word[length - 2] != 's' && !(item->classes & HEARSAY_CLASS_PRONOUN);
}

/* Words between a subject and its verb. */
static gboolean
is_group_word (const HearsayQuoteScan *self,
               guint index)
{
  const HearsayItem *item = hearsay_scan_item (self, index);

  if (item->mention != HEARSAY_NONE || (item->classes & HEARSAY_CLASS_PRONOUN))
    return FALSE;
  if (item->classes & HEARSAY_CLASS_POSSESSIVE)
    return FALSE;

  return (item->classes & (HEARSAY_CLASS_AUXILIARY | HEARSAY_CLASS_ADVERB)) != 0;
}

/**
 * hearsay_phrases_group_start:
 *
 * Returns: the first item of the verb group that @verb ends: its auxiliaries,
 *   negation and adverbs
 */
guint
hearsay_phrases_group_start (const HearsayQuoteScan *self,
                             guint verb,
                             HearsayStretch stretch)
{
  guint start = verb;

  while (start > stretch.first && is_group_word (self, start - 1))
    start--;

  /* "On", "to", "so" belong to a group only behind another part of it. */
  while (start < verb && hearsay_scan_is (self, start, HEARSAY_CLASS_PREPOSITION))
    start++;

  return start;
}

/**
 * hearsay_phrases_is_verb:
 *
 * Returns: whether the form of a cue verb at @index is used as a verb there, and
 *   not as a noun ("his claims") or an adjective ("the reported sum")
 */
gboolean
hearsay_phrases_is_verb (const HearsayQuoteScan *self,
                         guint index,
                         HearsayStretch stretch)
{
  const HearsayItem *item = hearsay_scan_item (self, index);
  guint group = 0;
  const HearsayItem *before = NULL;

  if (item->lemma == NULL)
    return FALSE;

  group = hearsay_phrases_group_start (self, index, stretch);
  before = group > stretch.first ? hearsay_scan_item (self, group - 1) : NULL;

  if (before != NULL && before->mention == HEARSAY_NONE && item->form != HEARSAY_VERB_GERUND &&
      (before->classes & (HEARSAY_CLASS_DETERMINER | HEARSAY_CLASS_POSSESSIVE | HEARSAY_CLASS_PREPOSITION)) &&
      !(before->classes & (HEARSAY_CLASS_COLLECTIVE | HEARSAY_CLASS_PRONOUN)))
    return FALSE;

  switch (item->form)
    {
    case HEARSAY_VERB_BASE:
      if (group < index && hearsay_scan_is (self, group, HEARSAY_CLASS_AUXILIARY))
        return TRUE;

      /* "protest leaders said": a noun before a noun. */
      if (index + 2 < stretch.last && is_plural_subject (self, index + 1) && is_finite_verb (self, index + 2))
        return FALSE;
      return before != NULL && before->region == HEARSAY_NONE && is_plural_subject (self, group - 1);

    case HEARSAY_VERB_THIRD:
      if (before == NULL || before->region != HEARSAY_NONE)
        return before != NULL;
      return !(item->classes & HEARSAY_CLASS_DOCUMENT && !can_end_noun (self, group - 1));

    case HEARSAY_VERB_PAST:
    case HEARSAY_VERB_GERUND:
      return TRUE;

    case HEARSAY_VERB_PARTICIPLE:
    case HEARSAY_VERB_NONE:
    default:
      return FALSE;
    }
}

/* "Bell and Reed", "politicians and activists": what stands before "and" is a
 * noun, and nothing before it can be its verb. */
static gboolean
joins_nouns (const HearsayQuoteScan *self,
             guint and,
             guint floor)
{
  guint start = and;

  if (and <= floor)
    return FALSE;
  if (hearsay_scan_item (self, and-1)->mention == HEARSAY_NONE && !is_plural_subject (self, and-1))
    return FALSE;

  while (start > floor && and-start < 5)
    {
      if (is_hard_edge (self, start - 1))
        return TRUE;
      if (is_finite_verb (self, start - 1) || (hearsay_scan_item (self, start - 1)->mention == HEARSAY_NONE && hearsay_scan_item (self, start - 1)->lemma != NULL))
        return FALSE;
      if (hearsay_scan_item (self, start - 1)->mention == HEARSAY_NONE && hearsay_scan_is (self, start - 1, HEARSAY_CLASS_CLAUSE))
        return TRUE;
      start--;
    }

  return start == floor;
}

/* From @last - 1 leftwards as far as a noun phrase can reach. */
static guint
noun_start (const HearsayQuoteScan *self,
            guint last,
            guint floor)
{
  guint start = last;

  while (start > floor && last - start < LONGEST_NOUN)
    {
      const HearsayItem *item = hearsay_scan_item (self, start - 1);

      if (is_hard_edge (self, start - 1))
        break;
      if (item->mention == HEARSAY_NONE)
        {
          if (strcmp (item->word, "and") == 0 && start < last && joins_nouns (self, start - 1, floor))
            {
              start--;
              continue;
            }
          if (item->classes & HEARSAY_CLASS_CLAUSE && strcmp (item->word, "for") != 0)
            break;
          if (is_finite_verb (self, start - 1) || (item->classes & HEARSAY_CLASS_RELATIVE && start < last))
            break;
          if (item->classes & HEARSAY_CLASS_PRONOUN && start < last && !(item->classes & HEARSAY_CLASS_DETERMINER))
            break;
        }
      start--;
      if (item->classes & (HEARSAY_CLASS_PRONOUN | HEARSAY_CLASS_RELATIVE) && start + 1 == last)
        break;
    }

  return start;
}

/* "In Geneva on Friday the minister", "At the hearing Smith": what introduces the
 * sentence is not the subject. */
static guint
trim_start (const HearsayQuoteScan *self,
            guint start,
            guint last)
{
  guint found = last;

  /* "This year", "Last month the board" */
  while (start + 1 < last && hearsay_scan_item (self, start)->mention == HEARSAY_NONE &&
         (hearsay_scan_is (self, start, HEARSAY_CLASS_TIME) ||
          (hearsay_scan_is (self, start, HEARSAY_CLASS_DETERMINER) && hearsay_scan_is (self, start + 1, HEARSAY_CLASS_TIME) &&
           hearsay_scan_item (self, start + 1)->mention == HEARSAY_NONE)) &&
         !hearsay_scan_is (self, start, HEARSAY_CLASS_COLLECTIVE))
    start++;

  while (start < last && hearsay_scan_item (self, start)->mention == HEARSAY_NONE &&
         (hearsay_scan_is (self, start, HEARSAY_CLASS_ADVERB | HEARSAY_CLASS_POSSESSIVE) ||
          (hearsay_scan_is (self, start, HEARSAY_CLASS_CLAUSE) && start + 1 < last && !hearsay_scan_is (self, start, HEARSAY_CLASS_DETERMINER))) &&
         !hearsay_scan_is (self, start, HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_COLLECTIVE))
    start++;

  if (start >= last || hearsay_scan_item (self, start)->mention != HEARSAY_NONE ||
      !hearsay_scan_is (self, start, HEARSAY_CLASS_PREPOSITION))
    return start;

  /* The last word that can begin a phrase of its own, not ruled by a preposition. */
  for (guint i = start + 1; i < last; i++)
    {
      const HearsayItem *item = hearsay_scan_item (self, i);
      const HearsayItem *before = hearsay_scan_item (self, i - 1);
      gboolean begins = (item->classes & (HEARSAY_CLASS_DETERMINER | HEARSAY_CLASS_PRONOUN)) != 0 ||
                        (item->mention != HEARSAY_NONE && item->mention != before->mention);

      if (begins && !(before->classes & (HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_DETERMINER | HEARSAY_CLASS_POSSESSIVE)))
        {
          found = i;
          if (item->classes & HEARSAY_CLASS_DETERMINER)
            break;
        }
    }

  return found;
}

static gboolean
is_relative_clause (const HearsayQuoteScan *self,
                    guint index)
{
  return hearsay_scan_is (self, index, HEARSAY_CLASS_RELATIVE) || hearsay_scan_word_is (self, index, "whose") ||
         hearsay_scan_word_is (self, index, "where") || hearsay_scan_word_is (self, index, "when") ||
         hearsay_scan_word_is (self, index, "while");
}

/* "Smith (D-Ohio)": where the brackets that end at @last begin, or @last. */
static guint
before_brackets (const HearsayQuoteScan *self,
                 guint last,
                 HearsayStretch stretch)
{
  guint open = last;

  if (last <= stretch.first + 2 || !hearsay_scan_is (self, last - 1, HEARSAY_CLASS_DASH))
    return last;

  open--;
  while (open > stretch.first && last - open < 9 && !hearsay_scan_is (self, open - 1, HEARSAY_CLASS_DASH))
    open--;

  return open > stretch.first + 1 && last - open < 9 ? open - 1 : last;
}

/* "Ann Bell, the head of the board," — from the comma before the verb back to
 * the one behind the head. Also "(D-Ohio)" and a clause between dashes. */
static HearsayItems
subject_with_apposition (const HearsayQuoteScan *self,
                         guint comma,
                         HearsayStretch stretch)
{
  HearsayItems none = { 0, 0 };
  HearsayItems found = { 0, comma };
  guint phrase_end = 0;

  for (guint i = comma; i > stretch.first && comma - i < LONGEST_APPOSITION; i--)
    {
      guint end = i - 1;

      /* "“…,” Mayor Ann Bell, told reporters": one comma too many. */
      if (hearsay_scan_item (self, i - 1)->region != HEARSAY_NONE)
        {
          found.first = trim_start (self, noun_start (self, comma, i), comma);
          return found.first < comma && hearsay_scan_item (self, comma - 1)->mention != HEARSAY_NONE ? found : none;
        }
      if (!hearsay_scan_is (self, i - 1, HEARSAY_CLASS_COMMA))
        continue;
      if (i < stretch.last && hearsay_scan_is (self, i, HEARSAY_CLASS_COMMA))
        return none;

      end = before_brackets (self, end, stretch);
      found.first = trim_start (self, noun_start (self, end, stretch.first), end);
      if (found.first >= end || !can_end_noun (self, end - 1))
        return none;

      /* "Bell, 58, who lives in Leith," */
      if (end - found.first == 1 && g_ascii_isdigit (hearsay_scan_item (self, found.first)->word[0]))
        continue;
      if (hearsay_scan_item (self, end - 1)->mention == HEARSAY_NONE && !hearsay_scan_is (self, found.first, HEARSAY_CLASS_DETERMINER | HEARSAY_CLASS_CAPITAL | HEARSAY_CLASS_COLLECTIVE))
        return none;

      /* A place after a place, an age: the head is further left. */
      if (end - found.first == 1 && found.first > stretch.first + 1 && hearsay_scan_is (self, found.first - 1, HEARSAY_CLASS_COMMA) &&
          hearsay_scan_item (self, found.first)->mention != HEARSAY_NONE && comma - i < 4)
        continue;
      if (is_relative_clause (self, i) || hearsay_scan_phrase (self, "parentheticals", i, comma, &phrase_end) != NULL)
        found.last = i - 1;
      return found;
    }

  return none;
}

/**
 * hearsay_phrases_subject:
 * @group: the first item of a verb group
 *
 * Returns: the noun phrase before it; empty if there is none
 */
HearsayItems
hearsay_phrases_subject (const HearsayQuoteScan *self,
                         guint group,
                         HearsayStretch stretch)
{
  HearsayItems none = { 0, 0 };
  HearsayItems found = { 0, group };

  /* "Bell on Friday said" */
  while (group > stretch.first + 1 && hearsay_scan_item (self, group - 1)->mention == HEARSAY_NONE &&
         hearsay_scan_is (self, group - 1, HEARSAY_CLASS_TIME) && !hearsay_scan_is (self, group - 1, HEARSAY_CLASS_COLLECTIVE))
    group--;
  if (group < found.last && group > stretch.first + 1 && hearsay_scan_is (self, group - 1, HEARSAY_CLASS_PREPOSITION) && hearsay_scan_item (self, group - 1)->mention == HEARSAY_NONE)
    group--;
  found.last = group;

  if (group <= stretch.first)
    return none;
  if (hearsay_scan_is (self, group - 1, HEARSAY_CLASS_COMMA))
    {
      guint last = before_brackets (self, group - 1, stretch);

      /* "Bell (D-Ohio), said" */
      if (last < group - 1)
        {
          found.first = trim_start (self, noun_start (self, last, stretch.first), last);
          found.last = group - 1;
          return found.first < last && can_end_noun (self, last - 1) ? found : none;
        }

      return subject_with_apposition (self, group - 1, stretch);
    }

  if (hearsay_scan_is (self, group - 1, HEARSAY_CLASS_DASH))
    {
      guint last = before_brackets (self, group, stretch);

      found.first = trim_start (self, noun_start (self, last, stretch.first), last);
      return last < group && found.first < last && can_end_noun (self, last - 1) ? found : none;
    }

  found.first = trim_start (self, noun_start (self, group, stretch.first), group);
  if (found.first >= group || !can_end_noun (self, group - 1))
    return none;

  return found;
}

static gboolean
ends_noun_right (const HearsayQuoteScan *self,
                 guint index,
                 HearsayItems found)
{
  const HearsayItem *item = hearsay_scan_item (self, index);

  if (is_hard_edge (self, index))
    return TRUE;
  if (item->mention != HEARSAY_NONE)
    return FALSE;
  if (item->classes & (HEARSAY_CLASS_CLAUSE | HEARSAY_CLASS_AUXILIARY | HEARSAY_CLASS_TIME) && strcmp (item->word, "for") != 0)
    return strcmp (item->word, "may") != 0 || !(item->classes & HEARSAY_CLASS_CAPITAL);
  if (item->lemma != NULL && item->form == HEARSAY_VERB_GERUND)
    return TRUE;

  /* "said Bell in a statement", "on Friday"; but "of", "for", "from" and "at" go on. */
  return index > found.first && (item->classes & HEARSAY_CLASS_PREPOSITION) && !hearsay_scan_has_list (self, "noun-joins", item->word);
}

/* ", a teacher in Leeds" behind a name. */
static guint
apposition_end (const HearsayQuoteScan *self,
                guint comma,
                HearsayStretch stretch)
{
  guint end = comma + 1;

  if (comma + 2 >= stretch.last || !hearsay_scan_is (self, comma, HEARSAY_CLASS_COMMA))
    return comma;
  if (!hearsay_scan_is (self, end, HEARSAY_CLASS_DETERMINER) && !(hearsay_scan_is (self, end, HEARSAY_CLASS_WORD) && !hearsay_scan_is (self, end, HEARSAY_CLASS_CLAUSE | HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_PRONOUN | HEARSAY_CLASS_AUXILIARY | HEARSAY_CLASS_RELATIVE | HEARSAY_CLASS_ADVERB | HEARSAY_CLASS_TIME)))
    return comma;
  if (hearsay_scan_item (self, end)->lemma != NULL)
    return comma;

  while (end < stretch.last && end - comma < LONGEST_APPOSITION && !is_hard_edge (self, end) &&
         !(hearsay_scan_item (self, end)->lemma != NULL && hearsay_scan_item (self, end)->form == HEARSAY_VERB_GERUND))
    end++;

  return end;
}

/**
 * hearsay_phrases_noun_right:
 *
 * Returns: the noun phrase that starts at @index, with what is said about it
 *   behind a comma; empty if none starts there
 */
HearsayItems
hearsay_phrases_noun_right (const HearsayQuoteScan *self,
                            guint index,
                            HearsayStretch stretch)
{
  HearsayItems found = { index, index };

  if (index >= stretch.last || (hearsay_scan_is (self, index, HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_AUXILIARY) && hearsay_scan_item (self, index)->mention == HEARSAY_NONE))
    return found;

  if (hearsay_scan_is (self, index, HEARSAY_CLASS_PRONOUN) && !hearsay_scan_is (self, index, HEARSAY_CLASS_DETERMINER))
    {
      found.last = index + 1;
      return found;
    }

  while (found.last < stretch.last && found.last - index < LONGEST_NOUN && !ends_noun_right (self, found.last, found))
    found.last++;

  while (found.last > found.first && !can_end_noun (self, found.last - 1))
    found.last--;

  if (!hearsay_items_are_empty (found))
    found.last = apposition_end (self, found.last, stretch);

  return found;
}

/**
 * hearsay_phrases_recipient:
 * @index: the item after a verb that may name who was told
 *
 * Returns: the person or people told; empty if none is named
 */
HearsayItems
hearsay_phrases_recipient (const HearsayQuoteScan *self,
                           guint index,
                           HearsayStretch stretch)
{
  HearsayItems found = { index, index };
  const HearsayItem *item = NULL;

  if (index >= stretch.last)
    return found;

  item = hearsay_scan_item (self, index);
  if (item->region != HEARSAY_NONE || strcmp (item->word, "that") == 0)
    return found;

  if (item->mention == HEARSAY_NONE && (item->classes & HEARSAY_CLASS_PRONOUN) && !(item->classes & HEARSAY_CLASS_DETERMINER))
    {
      found.last++;
      return found;
    }

  while (found.last < stretch.last && found.last - index < 10)
    {
      const HearsayItem *next = hearsay_scan_item (self, found.last);

      if (is_hard_edge (self, found.last))
        break;
      if (next->mention == HEARSAY_NONE && found.last > index)
        {
          if (next->classes & (HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_TIME | HEARSAY_CLASS_AUXILIARY | HEARSAY_CLASS_PRONOUN) &&
              strcmp (next->word, "of") != 0)
            break;
          if (next->classes & (HEARSAY_CLASS_CLAUSE | HEARSAY_CLASS_DETERMINER) && strcmp (next->word, "and") != 0)
            break;
        }
      if (found.last > index && hearsay_scan_item (self, found.last - 1)->mention != HEARSAY_NONE &&
          next->mention != HEARSAY_NONE && next->mention != hearsay_scan_item (self, found.last - 1)->mention)
        break;
      if (found.last > index && (hearsay_scan_item (self, found.last - 1)->mention != HEARSAY_NONE) && next->mention == HEARSAY_NONE &&
          !(next->classes & HEARSAY_CLASS_POSSESSIVE) && strcmp (next->word, "and") != 0 && strcmp (next->word, "of") != 0 &&
          !(next->classes & (HEARSAY_CLASS_COLLECTIVE | HEARSAY_CLASS_CAPITAL)))
        break;
      found.last++;
    }

  while (found.last > found.first && !can_end_noun (self, found.last - 1))
    found.last--;

  return found;
}

/**
 * hearsay_phrases_skip_adjuncts:
 * @index: the item after a verb group
 *
 * Steps over when and where it was said: "on Friday", "in a statement".
 *
 * Returns: the first item that is neither
 */
guint
hearsay_phrases_skip_adjuncts (const HearsayQuoteScan *self,
                               guint index,
                               HearsayStretch stretch)
{
  guint end = index;
  guint aside = 0;

  /* "confirmed, however, that" */
  if (index + 2 < stretch.last && hearsay_scan_is (self, index, HEARSAY_CLASS_COMMA) &&
      hearsay_scan_phrase (self, "parentheticals", index + 1, stretch.last, &aside) != NULL &&
      aside + 1 < stretch.last && hearsay_scan_is (self, aside, HEARSAY_CLASS_COMMA))
    end = aside + 1;

  while (end < stretch.last && end - index < LONGEST_ADJUNCT)
    {
      const HearsayItem *item = hearsay_scan_item (self, end);
      guint inside = end + 1;

      if (item->mention == HEARSAY_NONE && item->classes & (HEARSAY_CLASS_TIME | HEARSAY_CLASS_ADVERB) && !(item->classes & (HEARSAY_CLASS_PREPOSITION | HEARSAY_CLASS_PRONOUN)) &&
          !(item->classes & HEARSAY_CLASS_DETERMINER && end + 1 < stretch.last && !hearsay_scan_is (self, end + 1, HEARSAY_CLASS_TIME)))
        {
          end++;
          continue;
        }

      if (item->mention != HEARSAY_NONE || !(item->classes & HEARSAY_CLASS_PREPOSITION) || strcmp (item->word, "to") == 0 || strcmp (item->word, "as") == 0)
        break;

      while (inside < stretch.last && inside - end < LONGEST_ADJUNCT && !is_hard_edge (self, inside) &&
             !hearsay_scan_word_is (self, inside, "that") && !hearsay_scan_word_is (self, inside, "to") &&
             !hearsay_scan_has_list (self, "complementizers", hearsay_scan_item (self, inside)->word) &&
             (hearsay_scan_item (self, inside)->mention != HEARSAY_NONE || !hearsay_scan_is (self, inside, HEARSAY_CLASS_AUXILIARY | HEARSAY_CLASS_PRONOUN) ||
              hearsay_scan_is (self, inside, HEARSAY_CLASS_DETERMINER)))
        inside++;

      /* Running into a verb, the phrase ate the subject of what was said. */
      if (inside < stretch.last && hearsay_scan_is (self, inside, HEARSAY_CLASS_AUXILIARY | HEARSAY_CLASS_PRONOUN) && !is_hard_edge (self, inside))
        break;
      end = inside;
    }

  return end;
}
