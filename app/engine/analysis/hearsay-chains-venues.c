/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chains-venues"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

#include "hearsay-text.h"

/* Outlets that the text says somebody talked to, appeared on or was reported by. */

#define LONGEST_SENTENCE 400
#define NEAR_TOKENS 8
#define FAR_QUOTES 40

/* Where the noun phrase begins that ends in a name: "a rare Gazette", "the
 * broadcaster's". */
static guint
phrase_start (const HearsayPage *self,
              guint first,
              guint floor)
{
  while (first > floor && !hearsay_page_has (self, "prepositions", first - 1) && !self->reported[first - 1] &&
         (hearsay_page_get_token (self, first - 1)->kind == HEARSAY_TOKEN_WORD || hearsay_page_get_token (self, first - 1)->kind == HEARSAY_TOKEN_QUOTE) &&
         (hearsay_page_get_token (self, first - 1)->kind == HEARSAY_TOKEN_QUOTE || hearsay_page_has (self, "determiners", first - 1) || hearsay_page_has (self, "time-words", first - 1) || hearsay_page_tag_is (self, first - 1, "JJ") ||
          hearsay_page_tag_is (self, first - 1, "NN") || hearsay_page_is_capital (self, first - 1)))
    first--;

  return first;
}

/* The nearest word of a list in the few tokens before a place. */
static gboolean
find_before (const HearsayPage *self,
             const char *list,
             guint place,
             guint floor,
             HearsayRun *word)
{
  for (guint i = place; i > floor && place - i < NEAR_TOKENS; i--)
    {
      if (self->reported[i - 1] || hearsay_page_sign_is (self, i - 1, ";:."))
        return FALSE;
      if (hearsay_page_has (self, list, i - 1))
        {
          *word = (HearsayRun){ i - 1, i };
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_behind (const HearsayPage *self,
             const char *list,
             guint place,
             guint last,
             HearsayRun *word)
{
  for (guint i = place; i < MIN (last, place + 3); i++)
    if (hearsay_page_find_phrase (self, list, i, last, &word->last) != NULL)
      {
        word->first = i;
        return TRUE;
      }

  return FALSE;
}

/* Whether a token is a form of "tell" or the like, which names its hearers. */
gboolean
hearsay_chains_is_telling (const HearsayPage *self,
                           guint token)
{
  HearsayVerbForm form = HEARSAY_VERB_NONE;
  const char *lemma = hearsay_page_get_lemma (self, token, &form);

  return lemma != NULL && hearsay_words_contain (hearsay_language_get_words (self->reading->language, "telling-verbs"), lemma);
}

/* "told CNN on Tuesday", "told Ann Bell of CNN", "telling the Gazette’s Tom Reed" */
static gboolean
is_told (const HearsayPage *self,
         HearsayRun name,
         HearsayRun sentence,
         HearsayRun *verb)
{
  for (guint i = name.first; i > sentence.first && name.first - i < NEAR_TOKENS; i--)
    {
      if (hearsay_chains_is_telling (self, i - 1))
        {
          *verb = (HearsayRun){ i - 1, i };
          return TRUE;
        }
      if (self->reported[i - 1] || hearsay_page_sign_is (self, i - 1, ",;:.") || (hearsay_page_has (self, "prepositions", i - 1) && !hearsay_page_word_is (self, i - 1, "of")))
        return FALSE;
    }

  return FALSE;
}

/* "on CNN", "in an interview with CNN", "in a CNN interview", "remarks to the
 * Gazette", "in the May issue of the Gazette", "remarks published by the Gazette":
 * the preposition before the name says what the place of an outlet is. */
static gboolean
is_venue (const HearsayPage *self,
          HearsayRun name,
          HearsayRun sentence,
          HearsayRun *verb)
{
  guint start = phrase_start (self, name.first, sentence.first);
  guint preposition = start > sentence.first ? start - 1 : start;

  if (start == sentence.first)
    return FALSE;
  *verb = (HearsayRun){ preposition, start };

  if (hearsay_page_word_is (self, preposition, "on"))
    return hearsay_page_is_capital (self, name.first) && !find_before (self, "attack-words", preposition, MAX (sentence.first, preposition - MIN (preposition, 2)), verb);
  if (hearsay_page_has (self, "venue-prepositions", preposition) && find_behind (self, "venue-words", name.last, sentence.last, verb))
    return TRUE;
  if (hearsay_page_word_is (self, preposition, "to") || hearsay_page_word_is (self, preposition, "with"))
    return find_before (self, "venue-words", preposition, sentence.first, verb);
  if (hearsay_page_word_is (self, preposition, "of"))
    return find_before (self, "issue-words", preposition, MAX (sentence.first, preposition - MIN (preposition, 2)), verb);
  if (hearsay_page_word_is (self, preposition, "by"))
    return find_before (self, "published-words", preposition, MAX (sentence.first, preposition - MIN (preposition, 2)), verb);
  if (hearsay_page_word_is (self, preposition, "for") || hearsay_page_word_is (self, preposition, "in"))
    return find_before (self, "written-words", preposition, MAX (sentence.first, preposition - MIN (preposition, 4)), verb);

  return FALSE;
}

/* "the Gazette cited a source as saying", "Reuters reported", "according to
 * Reuters", "was quoted by Reuters" */
static gboolean
is_citing (const HearsayPage *self,
           HearsayRun name,
           HearsayRun sentence,
           HearsayRun *verb)
{
  const HearsayLanguage *language = self->reading->language;
  HearsayRun phrase;

  for (guint i = name.last; i < MIN (sentence.last, name.last + 5) && !self->reported[i]; i++)
    {
      HearsayVerbForm form = HEARSAY_VERB_NONE;
      const char *lemma = hearsay_page_get_lemma (self, i, &form);

      *verb = (HearsayRun){ i, i + 1 };
      if (lemma != NULL)
        return form != HEARSAY_VERB_BASE && hearsay_words_contain (hearsay_language_get_words (language, "cue-quoted-relay"), lemma);
      if (!hearsay_page_has (self, "auxiliaries", i) && !hearsay_page_has (self, "cue-adverbs", i) && !hearsay_page_has (self, "time-words", i) &&
          !hearsay_page_has (self, "prepositions", i))
        break;
    }

  phrase.first = phrase_start (self, name.first, sentence.first);
  if (phrase.first < sentence.first + 2)
    return FALSE;
  phrase.first -= 2;
  *verb = (HearsayRun){ phrase.first, phrase.first + 1 };
  if (hearsay_page_find_phrase (self, "according", phrase.first, name.first, &verb->last) != NULL)
    return TRUE;

  return hearsay_page_word_is (self, phrase.first + 1, "by") && hearsay_page_has (self, "published-words", phrase.first);
}

/* "…” [AP.]", "… (Reuters)": behind what it is the credit of. */
static gboolean
is_bracketed (const HearsayPage *self,
              HearsayRun name,
              HearsayRun *verb)
{
  guint behind = name.last + (name.last < self->n_tokens && hearsay_page_sign_is (self, name.last, "."));

  *verb = HEARSAY_RUN_NONE;
  return name.first > 0 && hearsay_page_sign_is (self, name.first - 1, "[(") && hearsay_page_sign_is (self, behind, "])");
}

static gboolean
reports_in (const HearsayPage *self,
            guint quote,
            HearsayRun sentence)
{
  HearsayRun report = hearsay_page_get_report (self, hearsay_page_get_quote (self, quote));

  return report.first < sentence.last && sentence.first < report.last;
}

/* The quotations of a page that may belong to a sentence: those from @from on
 * that are reported in it. */
typedef struct
{
  HearsayRun run;
  guint from;
  guint to;
} Sentence;

/* The one whose report is nearest to a place, or G_MAXUINT if there is none. */
static guint
nearest_quote (const HearsayPage *self,
               const Sentence *sentence,
               guint32 place)
{
  guint best = G_MAXUINT;
  guint32 best_distance = G_MAXUINT32;

  for (guint i = sentence->from; i < sentence->to; i++)
    {
      const HearsayQuote *quote = hearsay_page_get_quote (self, i);
      HearsaySpan span = hearsay_span_is_empty (quote->cue) ? hearsay_quote_get_span (quote) : quote->cue;
      guint32 distance = span.start > place ? span.start - place : place - MIN (place, span.end);

      if (distance < best_distance && reports_in (self, i, sentence->run))
        {
          best = i;
          best_distance = distance;
        }
    }

  return best;
}

/* Whether a name is the source of a quotation, not a step behind it. */
gboolean
hearsay_chains_is_source (const HearsayPage *self,
                          const HearsayQuote *quote,
                          HearsayRun name)
{
  HearsayRun source = hearsay_page_get_run (self, quote->source);
  int entity = hearsay_outlets_get_entity (self, name);

  return (source.first <= name.first && name.last <= source.last && name.first < source.first + 2) ||
         (entity != HEARSAY_NONE && entity == quote->speaker_entity);
}

static void
add_venue (HearsayPage *self,
           guint quote,
           HearsayRun name,
           HearsayRun verb)
{
  HearsayVenue venue = { HEARSAY_NONE, quote, hearsay_page_get_span (self, name), hearsay_page_get_span (self, verb) };

  g_array_append_val (self->venues, venue);
}

static gboolean
find_verb (const HearsayPage *self,
           HearsayRun name,
           HearsayRun sentence,
           HearsayRun *verb)
{
  return is_told (self, name, sentence, verb) || is_citing (self, name, sentence, verb) || is_venue (self, name, sentence, verb) || is_bracketed (self, name, verb);
}

/* The outlets named in a sentence that reports quotations. */
static void
find_in_sentence (HearsayPage *self,
                  const Sentence *sentence)
{
  HearsayRun rest = sentence->run;
  HearsayRun name = HEARSAY_RUN_NONE;

  while (hearsay_outlets_find (self, rest, &name))
    {
      HearsayRun verb = HEARSAY_RUN_NONE;
      guint nearest = nearest_quote (self, sentence, hearsay_page_get_token (self, name.first)->start);

      /* "Fox News’ On the Record" is one place. */
      gboolean is_part = name.first == rest.first + 1 && rest.first > sentence->run.first && hearsay_page_get_token (self, rest.first)->kind == HEARSAY_TOKEN_CLITIC;

      rest.first = name.last;
      if (!is_part && !self->reported[name.first] && find_verb (self, name, sentence->run, &verb) &&
          !hearsay_chains_is_source (self, hearsay_page_get_quote (self, nearest), name))
        add_venue (self, nearest, name, verb);
    }
}

/* "told reporters", "told the newspaper" */
static void
find_audience (HearsayPage *self,
               const Sentence *sentence)
{
  for (guint i = sentence->run.first; i < sentence->run.last; i++)
    {
      HearsayRun near = { i + 1, i + 1 };
      HearsayRun name = HEARSAY_RUN_NONE;

      if (self->reported[i] || !hearsay_chains_is_telling (self, i))
        continue;
      while (near.last < sentence->run.last && near.last - i < NEAR_TOKENS && !self->reported[near.last] && !hearsay_page_sign_is (self, near.last, ",;:."))
        near.last++;
      if (hearsay_page_word_is (self, near.first, "this") || hearsay_page_word_is (self, near.first, "us") || hearsay_outlets_find (self, near, &name) ||
          !hearsay_outlets_find_audience (self, near, &name))
        continue;
      add_venue (self, nearest_quote (self, sentence, hearsay_page_get_token (self, i)->start), name, (HearsayRun){ i, i + 1 });
    }
}

/* "Bell's remarks to the Gazette" in a sentence of its own: of whom they are. */
static void
find_owned (HearsayPage *self,
            HearsayRun sentence)
{
  HearsayRun name = HEARSAY_RUN_NONE;
  HearsayRun verb = HEARSAY_RUN_NONE;
  HearsayVenue venue = { HEARSAY_NONE, G_MAXUINT };

  if (!hearsay_outlets_find (self, sentence, &name) || self->reported[name.first] || !is_venue (self, name, sentence, &verb))
    return;

  for (guint i = sentence.first; i + 1 < verb.first; i++)
    if (self->mentions[i] != HEARSAY_NONE && hearsay_page_get_token (self, i + 1)->kind == HEARSAY_TOKEN_CLITIC)
      venue.entity = hearsay_page_get_mention (self, self->mentions[i])->entity;

  venue.name = hearsay_page_get_span (self, name);
  venue.verb = hearsay_page_get_span (self, verb);
  if (venue.entity != HEARSAY_NONE)
    g_array_append_val (self->venues, venue);
}

/* Outlets that speak for themselves were asked by nobody else. */
gboolean
hearsay_chains_speaks_as_outlet (const HearsayPage *self,
                                 const HearsayQuote *quote)
{
  g_autofree char *folded = hearsay_text_fold (quote->speaker, strlen (quote->speaker));

  return hearsay_outlets_is_listed (self->reading->language, folded);
}

static gboolean
names_one_outlet (const HearsayPage *self)
{
  HearsayRun credited = hearsay_page_get_run (self, self->credit_name);
  int entity = hearsay_outlets_get_entity (self, credited);

  for (guint i = 0; i < self->reading->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_page_get_quote (self, i);

      if (quote->speaker_entity != HEARSAY_NONE && quote->speaker_entity != entity && !hearsay_outlets_is_own (self, quote->speaker) && hearsay_chains_speaks_as_outlet (self, quote))
        return FALSE;
    }

  for (guint i = 0; i < self->venues->len; i++)
    {
      HearsaySpan name = g_array_index (self->venues, HearsayVenue, i).name;
      int other = hearsay_outlets_get_entity (self, hearsay_page_get_run (self, name));

      if (other != entity && other != HEARSAY_NONE && !hearsay_outlets_is_own (self, hearsay_analysis_get_entity (self->analysis, other)->name))
        return FALSE;
    }

  return TRUE;
}

/**
 * hearsay_chains_find_venues:
 *
 * Finds every outlet that the text says somebody talked to or was reported by,
 * sentence by sentence, each for the quotation it is printed nearest to. An
 * inferred credit is dropped again where the article gathers what several outlets
 * report. The speakers are known.
 */
void
hearsay_chains_find_venues (HearsayPage *self)
{
  guint n = self->reading->quotes->len;
  guint from = 0;

  for (guint s = 0; s < self->reading->segments->sentences->len; s++)
    {
      const HearsaySegment *segment = hearsay_segments_get_sentence (self->reading->segments, s);
      Sentence sentence = { { segment->first, segment->last } };

      while (from < n && hearsay_page_get_report (self, hearsay_page_get_quote (self, from)).last <= sentence.run.first)
        from++;
      if (sentence.run.last - sentence.run.first > LONGEST_SENTENCE)
        continue;

      sentence.from = from;
      sentence.to = MIN (n, from + FAR_QUOTES);
      if (nearest_quote (self, &sentence, segment->span.start) == G_MAXUINT)
        find_owned (self, sentence.run);
      else
        {
          find_in_sentence (self, &sentence);
          find_audience (self, &sentence);
        }
    }

  if (self->is_lead_credit && !names_one_outlet (self))
    self->credit = self->credit_name = self->credit_verb = HEARSAY_SPAN_NONE;
}
