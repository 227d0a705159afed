/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-page"

#include "config.h"

#include "hearsay-page.h"

#include <string.h>

#include "hearsay-tagger.h"
#include "hearsay-text.h"

/* No phrase of a word list has more letters. */
#define LONGEST_PHRASE 160

static void
fill_mentions (HearsayPage *self)
{
  const GArray *mentions = self->reading->mentions;
  guint mention = 0;

  for (guint i = 0; i < self->n_tokens; i++)
    {
      const HearsayToken *token = hearsay_page_get_token (self, i);

      while (mention < mentions->len && hearsay_page_get_mention (self, mention)->span.end <= token->start)
        mention++;
      self->mentions[i] = mention < mentions->len && hearsay_page_get_mention (self, mention)->span.start < token->end ? (int) mention : HEARSAY_NONE;
    }
}

static void
fill_reported (HearsayPage *self)
{
  for (guint q = 0; q < self->reading->quotes->len; q++)
    {
      const HearsayQuote *quote = hearsay_page_get_quote (self, q);
      guint8 value = hearsay_span_is_empty (quote->source) ? HEARSAY_REPORTED_SUBJECT : HEARSAY_REPORTED;

      for (guint i = 0; i < quote->content->len; i++)
        {
          HearsayRun run = hearsay_page_get_run (self, g_array_index (quote->content, HearsaySpan, i));

          for (guint t = run.first; t < run.last; t++)
            if (self->reported[t] != HEARSAY_REPORTED)
              self->reported[t] = value;
        }
    }
}

/**
 * hearsay_page_new:
 * @reading: its quotes are found
 * @marked: (array): of each token whether it stands in quotation marks
 */
HearsayPage *
hearsay_page_new (HearsayReading *reading,
                  const HearsayAnalysis *analysis,
                  const guint8 *marked)
{
  HearsayPage *self = g_new0 (HearsayPage, 1);

  self->reading = reading;
  self->analysis = analysis;
  self->text = reading->article->text;
  self->n_tokens = reading->segments->tokens->len;
  self->strings = g_string_chunk_new (4096);
  self->words = g_new0 (const char *, self->n_tokens + 1);
  self->mentions = g_new (int, self->n_tokens + 1);
  self->marked = g_memdup2 (marked, self->n_tokens);
  self->reported = g_new0 (guint8, self->n_tokens + 1);
  self->genders = g_new0 (guint8, reading->mentions->len + 1);
  self->venues = g_array_new (FALSE, FALSE, sizeof (HearsayVenue));
  fill_mentions (self);
  fill_reported (self);

  return self;
}

void
hearsay_page_free (HearsayPage *self)
{
  g_string_chunk_free (self->strings);
  g_free (self->words);
  g_free (self->mentions);
  g_free (self->marked);
  g_free (self->reported);
  g_free (self->genders);
  g_array_unref (self->venues);
  g_free (self);
}

/**
 * hearsay_page_get_word:
 *
 * Returns: the folded word at a token; "" for a sign, a possessive or a place
 *   behind the text
 */
const char *
hearsay_page_get_word (const HearsayPage *self,
                       guint index)
{
  const HearsayToken *token = NULL;

  if (index >= self->n_tokens)
    return "";
  if (self->words[index] != NULL)
    return self->words[index];

  token = hearsay_page_get_token (self, index);
  if (token->kind == HEARSAY_TOKEN_WORD || token->kind == HEARSAY_TOKEN_NUMBER || token->kind == HEARSAY_TOKEN_HANDLE)
    {
      g_autofree char *folded = hearsay_text_fold (self->text + token->start, token->end - token->start);

      self->words[index] = g_string_chunk_insert_const (self->strings, folded);
    }
  else
    self->words[index] = "";

  return self->words[index];
}

gboolean
hearsay_page_word_is (const HearsayPage *self,
                      guint index,
                      const char *word)
{
  return strcmp (hearsay_page_get_word (self, index), word) == 0;
}

/**
 * hearsay_page_sign_is:
 * @signs: ASCII signs; a "-" stands for every dash
 */
gboolean
hearsay_page_sign_is (const HearsayPage *self,
                      guint index,
                      const char *signs)
{
  const HearsayToken *token = NULL;
  gunichar c = 0;

  if (index >= self->n_tokens)
    return FALSE;
  token = hearsay_page_get_token (self, index);
  if (token->kind != HEARSAY_TOKEN_PUNCTUATION)
    return FALSE;

  c = g_utf8_get_char (self->text + token->start);
  if (c >= 0x2012 && c <= 0x2015)
    c = '-';

  return c < 0x80 && strchr (signs, (int) c) != NULL;
}

gboolean
hearsay_page_has (const HearsayPage *self,
                  const char *list,
                  guint index)
{
  return hearsay_words_contain (hearsay_language_get_words (self->reading->language, list), hearsay_page_get_word (self, index));
}

/**
 * hearsay_page_lookup:
 *
 * Returns: (nullable): the value of the word at a token in a list
 */
const char *
hearsay_page_lookup (const HearsayPage *self,
                     const char *list,
                     guint index)
{
  return hearsay_words_lookup (hearsay_language_get_words (self->reading->language, list), hearsay_page_get_word (self, index));
}

/**
 * hearsay_page_find_phrase:
 * @last: where to stop
 * @end: (out): one past the last token of the phrase
 *
 * A slash may stand between words.
 *
 * Returns: (nullable): the value of the longest phrase of @list that starts at
 *   token @index
 */
const char *
hearsay_page_find_phrase (const HearsayPage *self,
                          const char *list,
                          guint index,
                          guint last,
                          guint *end)
{
  const HearsayWords *words = hearsay_language_get_words (self->reading->language, list);
  guint longest = hearsay_words_get_longest (words);
  char phrase[LONGEST_PHRASE] = "";
  const char *found = NULL;
  gsize length = 0;
  guint n = 0;

  for (guint i = index; i < last && n < longest; i++)
    {
      const char *word = hearsay_page_get_word (self, i);
      gsize more = strlen (word);
      const char *value = NULL;

      if (more == 0 && n > 0 && hearsay_page_sign_is (self, i, "/"))
        continue;
      if (more == 0 || length + more + 2 > sizeof phrase)
        break;
      if (n++ > 0)
        phrase[length++] = ' ';
      memcpy (phrase + length, word, more + 1);
      length += more;

      value = hearsay_words_lookup (words, phrase);
      if (value != NULL)
        {
          found = value;
          *end = i + 1;
        }
    }

  return found;
}

/**
 * hearsay_page_tag_is:
 * @start: how the tag begins: "VB" for any verb
 *
 * Returns: whether the tagger says so; %FALSE where the language has none
 */
gboolean
hearsay_page_tag_is (const HearsayPage *self,
                     guint index,
                     const char *start)
{
  const HearsayTagger *tagger = hearsay_tagger_get (self->reading->language);

  if (self->reading->tags == NULL || tagger == NULL || index >= self->n_tokens)
    return FALSE;

  return g_str_has_prefix (hearsay_tagger_get_tag (tagger, self->reading->tags[index]), start);
}

gboolean
hearsay_page_is_capital (const HearsayPage *self,
                         guint index)
{
  return index < self->n_tokens && (hearsay_page_get_token (self, index)->flags & HEARSAY_TOKEN_CAPITAL) != 0;
}

/**
 * hearsay_page_get_lemma:
 *
 * Returns: (nullable): the verb of saying at a token that is not part of a name
 */
const char *
hearsay_page_get_lemma (const HearsayPage *self,
                        guint index,
                        HearsayVerbForm *form)
{
  *form = HEARSAY_VERB_NONE;
  if (index >= self->n_tokens || self->mentions[index] != HEARSAY_NONE || hearsay_page_get_word (self, index)[0] == '\0')
    return NULL;

  return hearsay_cue_find_lemma (self->reading->language, hearsay_page_get_word (self, index), form);
}

/**
 * hearsay_page_get_run:
 *
 * Returns: the tokens that a span touches; empty for an empty span
 */
HearsayRun
hearsay_page_get_run (const HearsayPage *self,
                      HearsaySpan span)
{
  HearsayRun run;

  if (hearsay_span_is_empty (span))
    return HEARSAY_RUN_NONE;

  run.first = hearsay_segments_token_at (self->reading->segments, span.start);
  run.last = run.first;
  while (run.last < self->n_tokens && hearsay_page_get_token (self, run.last)->start < span.end)
    run.last++;

  return run;
}

HearsaySpan
hearsay_page_get_span (const HearsayPage *self,
                       HearsayRun run)
{
  return hearsay_run_is_empty (run) ? HEARSAY_SPAN_NONE : hearsay_segments_get_span (self->reading->segments, run.first, run.last);
}

char *
hearsay_page_dup (const HearsayPage *self,
                  HearsayRun run)
{
  HearsaySpan span = hearsay_page_get_span (self, run);

  return hearsay_text_squeeze (self->text, span);
}

HearsayRun
hearsay_page_get_sentence (const HearsayPage *self,
                           guint index)
{
  const HearsaySegment *sentence = NULL;

  if (index >= self->n_tokens)
    return HEARSAY_RUN_NONE;
  sentence = hearsay_segments_get_sentence (self->reading->segments, hearsay_page_get_token (self, index)->sentence);

  return (HearsayRun){ sentence->first, sentence->last };
}

guint32
hearsay_page_get_paragraph (const HearsayPage *self,
                            guint index)
{
  index = MIN (index, self->n_tokens - 1);

  return hearsay_segments_get_sentence (self->reading->segments, hearsay_page_get_token (self, index)->sentence)->paragraph;
}

/**
 * hearsay_page_get_report:
 *
 * Returns: the sentence, or sentences, that report the quotation: those of its
 *   cue and source, or of its content where it has neither
 */
HearsayRun
hearsay_page_get_report (const HearsayPage *self,
                         const HearsayQuote *quote)
{
  HearsaySpan span = hearsay_span_is_empty (quote->cue) ? quote->source : quote->cue;
  HearsayRun run;

  if (!hearsay_span_is_empty (quote->cue) && !hearsay_span_is_empty (quote->source))
    span = hearsay_span_union (quote->cue, quote->source);
  if (hearsay_span_is_empty (span))
    span = hearsay_quote_get_span (quote);

  run = hearsay_page_get_run (self, span);
  if (hearsay_run_is_empty (run))
    return run;

  return (HearsayRun){ hearsay_page_get_sentence (self, run.first).first, hearsay_page_get_sentence (self, run.last - 1).last };
}

/* What resolution made of a mention counts for more than the mention alone. */
HearsayEntityKind
hearsay_page_get_kind (const HearsayPage *self,
                       guint mention)
{
  const HearsayMention *found = hearsay_page_get_mention (self, mention);

  return found->entity != HEARSAY_NONE ? hearsay_analysis_get_entity (self->analysis, found->entity)->kind : found->kind;
}

HearsayGender
hearsay_page_get_gender (HearsayPage *self,
                         guint mention)
{
  if (self->genders[mention] == 0)
    self->genders[mention] = 1 + hearsay_mention_get_gender (self->reading, mention);

  return self->genders[mention] - 1;
}
