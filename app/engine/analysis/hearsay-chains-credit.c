/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chains-credit"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

#include "hearsay-text.h"

/* Whose report the whole article is: its dateline, its byline, the credit at its
 * end, or what its lead says about where the story comes from. */

#define LEAD_PARAGRAPHS 7
#define NEWS_PARAGRAPHS 2
#define PARAGRAPH_TOKENS 14 /* what is shorter is a title, an outlet, a date */
#define LEAD_BYTES 2000
#define LAST_PARAGRAPHS 4
#define DATELINE_TOKENS 16
#define CREDIT_TOKENS 60
#define BYLINE_TOKENS 16
#define LONGEST_SENTENCE 300
#define LONGEST_SUBJECT 8

static void
set_credit (HearsayPage *self,
            HearsayRun outlet,
            HearsayRun evidence,
            HearsayRun verb,
            HearsayBasis basis)
{
  self->credit = hearsay_page_get_span (self, evidence);
  self->credit_name = hearsay_page_get_span (self, outlet);
  self->credit_verb = hearsay_page_get_span (self, verb);
  self->credit_basis = basis;
  self->is_lead_credit = FALSE;
}

static gboolean
is_own (const HearsayPage *self,
        HearsayRun run)
{
  g_autofree char *name = hearsay_page_dup (self, run);

  return hearsay_outlets_is_own (self, name);
}

static gboolean
find_foreign (const HearsayPage *self,
              HearsayRun within,
              HearsayRun *outlet)
{
  return !hearsay_run_is_empty (within) && hearsay_outlets_find (self, within, outlet) && !is_own (self, *outlet);
}

static HearsayRun
paragraph_run (const HearsayPage *self,
               guint paragraph)
{
  const HearsaySegment *segment = hearsay_segments_get_paragraph (self->reading->segments, paragraph);

  return (HearsayRun){ segment->first, segment->last };
}

/* In brackets before a dash any acronym is an agency. */
static gboolean
is_acronym (const HearsayPage *self,
            HearsayRun run)
{
  const HearsayToken *token = hearsay_page_get_token (self, run.first);

  return run.last == run.first + 1 && (token->flags & HEARSAY_TOKEN_ALL_CAPITALS) && token->end - token->start <= 6;
}

/* "LEEDS (AP) —", "(Reuters) - ": a dateline. */
static gboolean
find_dateline (HearsayPage *self,
               HearsayRun paragraph)
{
  guint last = MIN (paragraph.last, paragraph.first + DATELINE_TOKENS);

  for (guint i = paragraph.first; i + 2 < last; i++)
    {
      HearsayRun outlet = HEARSAY_RUN_NONE;
      HearsayRun inside = { i + 1, i + 1 };

      if (!hearsay_page_sign_is (self, i, "("))
        continue;
      while (inside.last < last && !hearsay_page_sign_is (self, inside.last, ")"))
        inside.last++;
      if (inside.last >= last || hearsay_run_is_empty (inside) || !hearsay_page_sign_is (self, inside.last + 1, "-:"))
        continue;
      if (!hearsay_outlets_find (self, inside, &outlet) && !is_acronym (self, inside))
        continue;
      if (hearsay_run_is_empty (outlet))
        outlet = inside;
      set_credit (self, outlet, (HearsayRun){ i, inside.last + 1 }, HEARSAY_RUN_NONE, HEARSAY_BASIS_DECLARED);
      return TRUE;
    }

  return FALSE;
}

/* "By ANN BELL, Associated Press", or an agency's name on a line of its own. */
static gboolean
find_byline (HearsayPage *self,
             HearsayRun paragraph)
{
  HearsayRun outlet = HEARSAY_RUN_NONE;
  gboolean is_by = hearsay_page_word_is (self, paragraph.first, "by");

  if (paragraph.last - paragraph.first > BYLINE_TOKENS || !find_foreign (self, paragraph, &outlet))
    return FALSE;
  if (!is_by && (outlet.last != paragraph.last || outlet.first > paragraph.first + 1 ||
                 (outlet.first != paragraph.first && !hearsay_page_word_is (self, paragraph.first, "the") && !hearsay_page_sign_is (self, paragraph.first, "-"))))
    return FALSE;

  set_credit (self, outlet, paragraph, is_by ? (HearsayRun){ paragraph.first, paragraph.first + 1 } : HEARSAY_RUN_NONE, HEARSAY_BASIS_DECLARED);
  return TRUE;
}

/* "was the first to report", "first reported by" */
static gboolean
is_first_report (const HearsayPage *self,
                 guint verb,
                 HearsayRun sentence)
{
  for (guint i = verb; i > sentence.first && verb - i < 3; i--)
    if (hearsay_page_word_is (self, i - 1, "first"))
      return TRUE;

  return FALSE;
}

/* What stands right before a verb: "the news agency Reuters also reported". */
static HearsayRun
subject_before (const HearsayPage *self,
                guint verb,
                HearsayRun sentence)
{
  guint last = verb;

  while (last > sentence.first && (hearsay_page_has (self, "auxiliaries", last - 1) || hearsay_page_has (self, "cue-adverbs", last - 1) ||
                                   hearsay_page_has (self, "time-words", last - 1)))
    last--;

  return (HearsayRun){ last - MIN (last - sentence.first, LONGEST_SUBJECT), last };
}

static HearsayRun
phrase_behind (const HearsayPage *self,
               guint first,
               HearsayRun sentence)
{
  guint last = first;

  while (last < sentence.last && last - first < LONGEST_SUBJECT && !hearsay_page_sign_is (self, last, ",;:.()"))
    last++;

  return (HearsayRun){ first, last };
}

static gboolean
is_relaying (const HearsayPage *self,
             guint token,
             HearsayRun sentence)
{
  HearsayVerbForm form = HEARSAY_VERB_NONE;
  const char *lemma = hearsay_page_get_lemma (self, token, &form);

  return lemma != NULL && (form != HEARSAY_VERB_BASE || is_first_report (self, token, sentence)) &&
         hearsay_words_contain (hearsay_language_get_words (self->reading->language, "cue-quoted-relay"), lemma);
}

/* Nobody of a name told it to the outlet: what follows is the outlet's report,
 * not one conversation. */
static gboolean
tells_nameless (const HearsayPage *self,
                guint verb)
{
  HearsayVerbForm form = HEARSAY_VERB_NONE;
  const char *lemma = hearsay_page_get_lemma (self, verb, &form);
  guint32 place = hearsay_page_get_token (self, verb)->start;

  if (lemma == NULL || strcmp (lemma, "tell") != 0)
    return FALSE;

  for (guint i = 0; i < self->reading->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_page_get_quote (self, i);

      if (quote->cue.start <= place && place < quote->cue.end)
        return quote->speaker_entity == HEARSAY_NONE;
    }

  return TRUE;
}

/* "Reuters reports:" says whose the words below are, not the whole article. */
static gboolean
introduces (const HearsayPage *self,
            HearsayRun sentence)
{
  return sentence.last > sentence.first && hearsay_page_sign_is (self, sentence.last - 1, ":");
}

/* "…, Reuters reported", "according to Reuters", "Reuters quoted sources", "a
 * source told Reuters", "Reuters was the first to report". */
static gboolean
find_lead_credit (HearsayPage *self,
                  HearsayRun sentence)
{
  if (introduces (self, sentence))
    return FALSE;

  for (guint i = sentence.first; i < sentence.last; i++)
    {
      HearsayRun outlet = HEARSAY_RUN_NONE;
      HearsayRun near = HEARSAY_RUN_NONE;
      HearsayRun verb = { i, i + 1 };

      if (self->marked[i])
        continue;
      if (hearsay_page_find_phrase (self, "according", i, sentence.last, &verb.last) != NULL)
        near = phrase_behind (self, verb.last, sentence);
      else if (is_relaying (self, i, sentence) && is_first_report (self, i, sentence))
        near = sentence;
      else if (is_relaying (self, i, sentence) && hearsay_page_word_is (self, i + 1, "by"))
        near = phrase_behind (self, i + 2, sentence);
      else if (is_relaying (self, i, sentence))
        near = subject_before (self, i, sentence);
      else if (tells_nameless (self, i))
        near = phrase_behind (self, i + 1, sentence);

      if (find_foreign (self, near, &outlet))
        {
          set_credit (self, outlet, (HearsayRun){ MIN (outlet.first, verb.first), MAX (outlet.last, verb.last) }, verb, HEARSAY_BASIS_INFERRED);
          self->is_lead_credit = TRUE;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whom a phrase credits: who stands behind it, or before it ("The Gazette, where
 * this was first published"). Plain words must begin a short line. */
static gboolean
find_credited (const HearsayPage *self,
               const char *value,
               HearsayRun phrase,
               HearsayRun sentence,
               HearsayRun *outlet)
{
  gboolean is_plain = strcmp (value, "start") == 0 || strcmp (value, "hint") == 0;
  gboolean stands_before = strcmp (value, "behind") == 0 || strcmp (value, "help") == 0;

  if (is_plain && ((phrase.first > sentence.first && !hearsay_page_sign_is (self, phrase.first - 1, "([-")) || sentence.last - sentence.first > BYLINE_TOKENS))
    return FALSE;

  return find_foreign (self, (HearsayRun){ phrase.last, sentence.last }, outlet) ||
         (stands_before && find_foreign (self, (HearsayRun){ sentence.first, phrase.first }, outlet));
}

/* "Source: AP", "— Reuters", "Reporting by … for Reuters", "where this piece was
 * first published", "h/t Gazette". */
static gboolean
find_credit_line (HearsayPage *self,
                  HearsayRun sentence)
{
  HearsayRun outlet = HEARSAY_RUN_NONE;

  if (sentence.last - sentence.first > CREDIT_TOKENS)
    return FALSE;
  if (find_byline (self, sentence))
    return TRUE;

  for (guint i = sentence.first; i < sentence.last; i++)
    {
      HearsayRun phrase = { i, i };
      const char *value = hearsay_page_find_phrase (self, "credit-phrases", i, sentence.last, &phrase.last);

      if (value == NULL || !find_credited (self, value, phrase, sentence, &outlet))
        continue;
      set_credit (self, outlet, sentence, phrase,
                  strcmp (value, "hint") == 0 || strcmp (value, "help") == 0 ? HEARSAY_BASIS_INFERRED : HEARSAY_BASIS_DECLARED);
      return TRUE;
    }

  return FALSE;
}

/* @n_news: (inout): paragraphs of text so far */
static gboolean
find_in_lead (HearsayPage *self,
              guint index,
              guint *n_news)
{
  HearsayRun paragraph = paragraph_run (self, index);
  HearsaySpan span = hearsay_page_get_span (self, paragraph);
  HearsayRun sentence = { paragraph.first, paragraph.first };

  if (hearsay_article_find_furniture (self->reading->article, span) != NULL)
    return FALSE;
  if (find_dateline (self, paragraph) || (index > 0 && find_byline (self, paragraph)))
    return TRUE;

  *n_news += paragraph.last - paragraph.first >= PARAGRAPH_TOKENS;
  while (*n_news <= NEWS_PARAGRAPHS && sentence.last < paragraph.last)
    {
      sentence = hearsay_page_get_sentence (self, sentence.last);
      if (sentence.last - sentence.first <= LONGEST_SENTENCE && find_lead_credit (self, sentence))
        return TRUE;
    }

  return FALSE;
}

static gboolean
find_at_end (HearsayPage *self,
             guint index)
{
  HearsayRun paragraph = paragraph_run (self, index);
  HearsayRun sentence = { paragraph.first, paragraph.first };

  while (sentence.last < paragraph.last)
    {
      sentence = hearsay_page_get_sentence (self, sentence.last);
      if (find_credit_line (self, sentence))
        return TRUE;
    }

  return FALSE;
}

/**
 * hearsay_credits_find:
 *
 * Finds out whether the article says whose report it is. What stands in its
 * dateline, byline or a credit line is declared for all its quotations; what the
 * lead says of its own news is only inferred for the others.
 */
void
hearsay_credits_find (HearsayPage *self)
{
  guint n = self->reading->segments->paragraphs->len;
  guint n_news = 0;

  for (guint i = n; i > 0 && n - i < LAST_PARAGRAPHS && hearsay_run_is_empty (hearsay_page_get_run (self, self->credit)); i--)
    find_at_end (self, i - 1);
  if (!hearsay_span_is_empty (self->credit) && self->credit_basis == HEARSAY_BASIS_DECLARED)
    return;

  for (guint i = 0; i < MIN (n, LEAD_PARAGRAPHS); i++)
    if (hearsay_segments_get_paragraph (self->reading->segments, i)->span.start > LEAD_BYTES || find_in_lead (self, i, &n_news))
      return;
}
