/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chains"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

#include "hearsay-text.h"

/* The way from the speaker to this page, as far as the text declares it: whom
 * the speaker told, who reported it first, and who prints it here. */

#define LONGEST_SENTENCE 400
#define NEAR_TOKENS 8
#define FAR_QUOTES 40
#define FAR_TOKENS 400

#define FAR_PARAGRAPHS 3

static void
add_hop (HearsayPage *self,
         HearsayQuote *quote,
         HearsayRole role,
         HearsayBasis basis,
         char *name,
         int entity,
         HearsaySpan verb,
         HearsaySpan evidence)
{
  HearsayHop hop = { role, basis, name, entity, HEARSAY_NONE, NULL, self->reading->index, evidence };

  hop.verb = hearsay_text_squeeze (self->text, verb);
  g_array_append_val (quote->chain, hop);
}

static gboolean
has_hop_named (const HearsayQuote *quote,
               const char *name)
{
  for (guint i = 0; i < quote->chain->len; i++)
    if (g_strcmp0 (g_array_index (quote->chain, HearsayHop, i).name, name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_relay (const HearsayQuote *quote)
{
  for (guint i = 0; i < quote->chain->len; i++)
    if (g_array_index (quote->chain, HearsayHop, i).role == HEARSAY_ROLE_RELAY)
      return TRUE;

  return FALSE;
}

/* A relay by the name that is printed at @span, unless it is the article's own
 * outlet or on the way already. @evidence may be wider. */
static void
add_relay (HearsayPage *self,
           HearsayQuote *quote,
           HearsayBasis basis,
           HearsaySpan span,
           HearsaySpan verb,
           HearsaySpan evidence)
{
  int entity = hearsay_outlets_get_entity (self, hearsay_page_get_run (self, span));
  g_autofree char *printed = hearsay_text_squeeze (self->text, span);
  g_autofree char *name = g_strdup (entity != HEARSAY_NONE ? hearsay_analysis_get_entity (self->analysis, entity)->name : printed);

  if (has_hop_named (quote, name) || hearsay_outlets_is_own (self, name) || hearsay_outlets_is_own (self, printed))
    return;

  add_hop (self, quote, HEARSAY_ROLE_RELAY, basis, g_steal_pointer (&name), entity, verb, evidence);
}

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

static gboolean
is_telling (const HearsayPage *self,
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
      if (is_telling (self, i - 1))
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

/* The quotation of a sentence whose report is nearest to a token. */
static guint
nearest_quote (const HearsayPage *self,
               guint from,
               guint to,
               guint32 place)
{
  guint best = from;
  guint32 best_distance = G_MAXUINT32;

  for (guint i = from; i < to; i++)
    {
      const HearsayQuote *quote = hearsay_page_get_quote (self, i);
      HearsaySpan span = hearsay_span_is_empty (quote->cue) ? hearsay_quote_get_span (quote) : quote->cue;
      guint32 distance = span.start > place ? span.start - place : place - MIN (place, span.end);

      if (distance < best_distance)
        {
          best = i;
          best_distance = distance;
        }
    }

  return best;
}

static gboolean
is_source_of (const HearsayPage *self,
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

/* The outlets named in a sentence that reports the quotations [from, to). */
static void
find_in_sentence (HearsayPage *self,
                  HearsayRun sentence,
                  guint from,
                  guint to)
{
  HearsayRun rest = sentence;
  HearsayRun name = HEARSAY_RUN_NONE;

  while (hearsay_outlets_find (self, rest, &name))
    {
      HearsayRun verb = HEARSAY_RUN_NONE;
      guint nearest = nearest_quote (self, from, to, hearsay_page_get_token (self, name.first)->start);

      /* "Fox News’ On the Record" is one place. */
      if (name.first == rest.first + 1 && rest.first > sentence.first && hearsay_page_get_token (self, rest.first)->kind == HEARSAY_TOKEN_CLITIC)
        {
          rest.first = name.last;
          continue;
        }

      rest.first = name.last;
      if (!self->reported[name.first] && find_verb (self, name, sentence, &verb) && !is_source_of (self, hearsay_page_get_quote (self, nearest), name))
        add_venue (self, nearest, name, verb);
    }
}

/* "told reporters", "told the newspaper" */
static void
find_audience (HearsayPage *self,
               HearsayRun sentence,
               guint from,
               guint to)
{
  for (guint i = sentence.first; i < sentence.last; i++)
    {
      HearsayRun near = { i + 1, i + 1 };
      HearsayRun name = HEARSAY_RUN_NONE;

      if (self->reported[i] || !is_telling (self, i))
        continue;
      while (near.last < sentence.last && near.last - i < NEAR_TOKENS && !self->reported[near.last] && !hearsay_page_sign_is (self, near.last, ",;:."))
        near.last++;
      if (hearsay_page_word_is (self, near.first, "this") || hearsay_page_word_is (self, near.first, "us") || hearsay_outlets_find (self, near, &name) ||
          !hearsay_outlets_find_audience (self, near, &name))
        continue;
      add_venue (self, nearest_quote (self, from, to, hearsay_page_get_token (self, i)->start), name, (HearsayRun){ i, i + 1 });
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

static gboolean
reports_in (const HearsayPage *self,
            guint quote,
            HearsayRun sentence)
{
  HearsayRun report = hearsay_page_get_report (self, hearsay_page_get_quote (self, quote));

  return report.first < sentence.last && sentence.first < report.last;
}

/**
 * hearsay_chains_find_venues:
 *
 * Finds every outlet that the text says somebody talked to or was reported by,
 * sentence by sentence, each for the quotation it is printed nearest to. The
 * speakers are known.
 */
void
hearsay_chains_find_venues (HearsayPage *self)
{
  guint n = self->reading->quotes->len;
  guint from = 0;

  for (guint s = 0; s < self->reading->segments->sentences->len; s++)
    {
      const HearsaySegment *segment = hearsay_segments_get_sentence (self->reading->segments, s);
      HearsayRun sentence = { segment->first, segment->last };
      guint to = 0;

      if (sentence.last - sentence.first > LONGEST_SENTENCE)
        continue;
      while (from < n && hearsay_page_get_report (self, hearsay_page_get_quote (self, from)).last <= sentence.first)
        from++;
      for (to = from; to < n && to - from < FAR_QUOTES && reports_in (self, to, sentence);)
        to++;

      if (to == from)
        find_owned (self, sentence);
      else
        {
          find_in_sentence (self, sentence, from, to);
          find_audience (self, sentence, from, to);
        }
    }
}

static gboolean
is_same_speaker (const HearsayQuote *a,
                 const HearsayQuote *b)
{
  return a->speaker_entity == b->speaker_entity && strcmp (a->speaker, b->speaker) == 0;
}

static gboolean
shares_sentence (const HearsayPage *self,
                 const HearsayQuote *a,
                 const HearsayQuote *b)
{
  HearsayRun one = hearsay_page_get_report (self, a);
  HearsayRun two = hearsay_page_get_report (self, b);

  return one.first < two.last && two.first < one.last;
}

/* "the newspaper" is the outlet named last before it. */
static HearsaySpan
resolve_audience (const HearsayPage *self,
                  HearsaySpan span)
{
  HearsayRun run = hearsay_page_get_run (self, span);
  HearsayRun paragraph = { run.first, run.first };
  HearsayRun name = HEARSAY_RUN_NONE;
  HearsaySpan found = span;
  guint32 here = hearsay_page_get_paragraph (self, run.first);

  if (hearsay_page_is_capital (self, run.first) || run.first == 0 || !hearsay_page_word_is (self, run.first - 1, "the"))
    return span;

  while (paragraph.first > 0 && run.first - paragraph.first < FAR_TOKENS && here - hearsay_page_get_paragraph (self, paragraph.first - 1) <= FAR_PARAGRAPHS)
    paragraph.first--;
  while (hearsay_outlets_find (self, paragraph, &name))
    {
      found = hearsay_page_get_span (self, name);
      paragraph.first = name.last;
    }

  return found;
}

static void
add_declared (HearsayPage *self,
              HearsayQuote *quote,
              guint index)
{
  for (guint i = 0; i < self->venues->len; i++)
    {
      const HearsayVenue *venue = &g_array_index (self->venues, HearsayVenue, i);

      if (venue->quote == index)
        add_relay (self, quote, HEARSAY_BASIS_DECLARED, resolve_audience (self, venue->name), venue->verb, venue->name);
    }
}

/* "… told the Gazette that …, adding that …": one telling. */
static void
add_shared (HearsayPage *self,
            HearsayQuote *quote,
            guint index)
{
  for (guint i = 0; i < self->venues->len && !has_relay (quote); i++)
    {
      const HearsayVenue *venue = &g_array_index (self->venues, HearsayVenue, i);
      const HearsayQuote *other = venue->quote < self->reading->quotes->len ? hearsay_page_get_quote (self, venue->quote) : NULL;

      if (other != NULL && venue->quote != index && is_same_speaker (quote, other) && shares_sentence (self, quote, other))
        add_relay (self, quote, HEARSAY_BASIS_DECLARED, resolve_audience (self, venue->name), venue->verb, venue->name);
    }
}

/* "at a rally", "tweeted": not what was told to the outlet before. */
static gboolean
is_other_occasion (const HearsayPage *self,
                   const HearsayQuote *quote)
{
  HearsayRun report = hearsay_page_get_report (self, quote);
  HearsayRun cue = hearsay_page_get_run (self, quote->cue);
  guint end = 0;

  if (cue.last > cue.first + 1 && (hearsay_page_word_is (self, cue.first, "had") || hearsay_page_word_is (self, cue.first, "has")))
    return TRUE;

  for (guint i = report.first; i < report.last; i++)
    if (!self->reported[i] && (hearsay_page_find_phrase (self, "other-occasions", i, report.last, &end) != NULL || is_telling (self, i)))
      return TRUE;

  return FALSE;
}

/* Who told the Gazette something goes on telling it, as far as the next
 * paragraphs do not say otherwise. That is a conclusion. */
static void
add_continued (HearsayPage *self,
               HearsayQuote *quote,
               guint index)
{
  HearsayRun here = hearsay_page_get_report (self, quote);
  guint32 paragraph = hearsay_page_get_paragraph (self, here.first);

  if (quote->speaker[0] == '\0' || is_other_occasion (self, quote))
    return;

  for (guint i = index; i > 0 && index - i < FAR_QUOTES; i--)
    {
      const HearsayQuote *other = hearsay_page_get_quote (self, i - 1);
      guint32 there = hearsay_page_get_paragraph (self, hearsay_page_get_report (self, other).first);

      if (there + 1 < paragraph && (there + 2 < paragraph || index - i > 1))
        return;
      if (!is_same_speaker (quote, other))
        continue;
      for (guint h = 0; h < other->chain->len; h++)
        {
          const HearsayHop *hop = &g_array_index (other->chain, HearsayHop, h);

          if (hop->role == HEARSAY_ROLE_RELAY && hop->verb[0] != '\0' && !hearsay_span_overlaps (hop->evidence, self->credit_name))
            {
              HearsayHop copy = *hop;

              copy.name = g_strdup (hop->name);
              copy.verb = g_strdup (hop->verb);
              copy.basis = HEARSAY_BASIS_INFERRED;
              g_array_append_val (quote->chain, copy);
              return;
            }
        }
      return;
    }
}

/* Said elsewhere in the article of the same speaker; that this quotation is of
 * that occasion is a conclusion. */
static void
add_owned (HearsayPage *self,
           HearsayQuote *quote)
{
  for (guint i = 0; i < self->venues->len && !has_relay (quote) && quote->speaker_entity != HEARSAY_NONE; i++)
    {
      const HearsayVenue *venue = &g_array_index (self->venues, HearsayVenue, i);

      if (venue->quote == G_MAXUINT && venue->entity == quote->speaker_entity)
        add_relay (self, quote, HEARSAY_BASIS_INFERRED, venue->name, venue->verb, venue->name);
    }
}

static gboolean
names_one_outlet (const HearsayPage *self)
{
  HearsayRun credited = hearsay_page_get_run (self, self->credit_name);
  int entity = hearsay_outlets_get_entity (self, credited);

  for (guint i = 0; i < self->venues->len; i++)
    {
      HearsaySpan name = g_array_index (self->venues, HearsayVenue, i).name;
      int other = hearsay_outlets_get_entity (self, hearsay_page_get_run (self, name));

      if (other != entity && other != HEARSAY_NONE && !hearsay_outlets_is_own (self, hearsay_analysis_get_entity (self->analysis, other)->name))
        return FALSE;
    }

  return TRUE;
}

/* Outlets that speak for themselves were asked by nobody else. */
static gboolean
speaks_as_outlet (const HearsayPage *self,
                  const HearsayQuote *quote)
{
  g_autofree char *folded = hearsay_text_fold (quote->speaker, strlen (quote->speaker));

  return hearsay_outlets_is_listed (self->reading->language, folded);
}

/* A declared credit is the last step of every quotation's way. An inferred one
 * stands where nothing else is known, unless the article gathers what several
 * outlets report. */
static void
add_credit (HearsayPage *self,
            HearsayQuote *quote)
{
  HearsayRun name = hearsay_page_get_run (self, self->credit_name);

  if (hearsay_run_is_empty (name) || is_source_of (self, quote, name))
    return;
  if (self->credit_basis == HEARSAY_BASIS_INFERRED && (has_relay (quote) || !names_one_outlet (self) || speaks_as_outlet (self, quote)))
    return;

  add_relay (self, quote, self->credit_basis, self->credit_name, self->credit_verb, self->credit);
}

static void
add_publisher (HearsayPage *self,
               HearsayQuote *quote)
{
  const HearsayArticle *article = self->reading->article;
  g_autofree char *base = g_path_get_basename (article->path);
  const char *name = base;
  HearsayHop hop = { HEARSAY_ROLE_PUBLISHER, HEARSAY_BASIS_INFERRED, NULL, HEARSAY_NONE, self->reading->index, NULL, self->reading->index, article->title_span };

  if (article->title[0] != '\0')
    name = article->title;
  if (article->outlet[0] != '\0')
    {
      name = article->outlet;
      hop.basis = HEARSAY_BASIS_DECLARED;
      hop.evidence = article->outlet_span;
    }

  hop.name = g_strdup (name);
  hop.verb = g_strdup ("");
  g_array_append_val (quote->chain, hop);
}

/**
 * hearsay_chains_declare:
 * @index: of a quotation; those before it have their chains
 *
 * Fills the quotation's chain with the steps the article declares, and with what
 * can be concluded from them.
 */
void
hearsay_chains_declare (HearsayPage *self,
                        guint index)
{
  HearsayQuote *quote = hearsay_page_get_quote (self, index);
  gboolean is_printed = !hearsay_span_is_empty (quote->source);

  add_hop (self, quote, HEARSAY_ROLE_SPEAKER, is_printed ? HEARSAY_BASIS_DECLARED : HEARSAY_BASIS_INFERRED, g_strdup (quote->speaker), quote->speaker_entity,
           quote->cue, is_printed ? quote->source : quote->cue);
  add_declared (self, quote, index);
  if (!has_relay (quote))
    add_shared (self, quote, index);
  if (!has_relay (quote))
    add_continued (self, quote, index);
  add_owned (self, quote);
  add_credit (self, quote);
  add_publisher (self, quote);
}
