/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-align"

#include "config.h"

#include "hearsay-reuse-private.h"

#include <string.h>

#include <libstemmer.h>

#include "hearsay-text.h"

/* Longer sentences are cut for alignment: no writer's sentence is longer, and
 * time is the product of both lengths. */
#define MAX_SENTENCE 160
#define MAX_WORD 40 /* bytes; longer runs are not words */

#define SCORE_SAME 4
#define SCORE_SAME_FUNCTION 2
#define SCORE_SWAP -1
#define SCORE_SWAP_FUNCTION -2
#define SCORE_GAP_OPEN -3
#define SCORE_GAP_EXTEND -1

static gboolean
has_formula (const HearsayReading *reading,
             const HearsaySegment *sentence,
             const HearsayWords *formulae)
{
  guint longest = hearsay_words_get_longest (formulae);

  for (guint i = sentence->first; i < sentence->last; i++)
    {
      g_autoptr (GString) phrase = g_string_new (NULL);

      for (guint k = i; k < sentence->last && k - i < longest; k++)
        {
          const HearsayToken *token = hearsay_segments_get_token (reading->segments, k);
          g_autofree char *folded = NULL;

          if (token->kind != HEARSAY_TOKEN_WORD || token->end - token->start > MAX_WORD)
            break;

          folded = hearsay_text_fold (reading->article->text + token->start, token->end - token->start);
          if (phrase->len > 0)
            g_string_append_c (phrase, ' ');
          g_string_append (phrase, folded);
          if (k > i + 1 && hearsay_words_contain (formulae, phrase->str))
            return TRUE;
        }
    }

  return FALSE;
}

static void
add_words (HearsayReuseText *self,
           const HearsaySegment *sentence,
           struct sb_stemmer *stemmer,
           const HearsayWords *function_words)
{
  const HearsayReading *reading = self->reading;

  for (guint i = sentence->first; i < sentence->last; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (reading->segments, i);
      HearsayReuseWord word = { 0, i, TRUE };
      g_autofree char *folded = NULL;

      if ((token->kind != HEARSAY_TOKEN_WORD && token->kind != HEARSAY_TOKEN_NUMBER) || token->end - token->start > MAX_WORD)
        continue;

      folded = hearsay_text_fold (reading->article->text + token->start, token->end - token->start);
      word.is_content = !hearsay_words_contain (function_words, folded);
      if (word.is_content)
        word.hash = g_str_hash (sb_stemmer_stem (stemmer, (const sb_symbol *) folded, strlen (folded)));
      else
        word.hash = g_str_hash (folded);
      g_array_append_val (self->words, word);
    }
}

/**
 * hearsay_reuse_text_new:
 * @reading: borrowed for as long as the text lives
 *
 * Returns: (transfer full): the article's words as stems, sentence by sentence
 */
HearsayReuseText *
hearsay_reuse_text_new (const HearsayReading *reading)
{
  HearsayReuseText *self = g_new0 (HearsayReuseText, 1);
  const HearsayWords *function_words = hearsay_language_get_words (reading->language, "function-words");
  const HearsayWords *formulae = hearsay_language_get_words (reading->language, "formulae");
  struct sb_stemmer *stemmer = sb_stemmer_new (hearsay_language_get_code (reading->language), NULL);
  guint n = reading->segments->sentences->len;

  if (stemmer == NULL)
    stemmer = sb_stemmer_new ("en", NULL);

  self->reading = reading;
  self->words = g_array_sized_new (FALSE, FALSE, sizeof (HearsayReuseWord), reading->segments->tokens->len);
  self->sentences = g_new0 (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const HearsaySegment *sentence = hearsay_segments_get_sentence (reading->segments, i);

      self->sentences[i] = self->words->len;
      if (hearsay_article_find_furniture (reading->article, sentence->span) == NULL && !has_formula (reading, sentence, formulae))
        add_words (self, sentence, stemmer, function_words);
    }
  self->sentences[n] = self->words->len;

  sb_stemmer_delete (stemmer);

  return self;
}

void
hearsay_reuse_text_free (HearsayReuseText *self)
{
  g_array_unref (self->words);
  g_free (self->sentences);
  g_free (self);
}

static const HearsayReuseWord *
word_at (const HearsayReuseText *self,
         guint index)
{
  return &g_array_index (self->words, HearsayReuseWord, index);
}

static int
pair_score (const HearsayReuseWord *a,
            const HearsayReuseWord *b)
{
  if (a->hash == b->hash)
    return a->is_content ? SCORE_SAME : SCORE_SAME_FUNCTION;

  return a->is_content && b->is_content ? SCORE_SWAP : SCORE_SWAP_FUNCTION;
}

/* One cell of the three matrices. What led here is carried along, so that no way
 * back is needed: where the alignment began and what it has matched. */
typedef struct
{
  int score;
  guint16 a;
  guint16 b;
  guint16 n_alike;
  guint16 n_content;
} Cell;

static Cell
better (Cell x,
        Cell y)
{
  return y.score > x.score ? y : x;
}

static Cell
plus (Cell cell,
      int score)
{
  cell.score += score;
  return cell;
}

static guint
count_content (const HearsayReuseText *self,
               guint first,
               guint last)
{
  guint count = 0;

  for (guint i = first; i < last; i++)
    count += word_at (self, i)->is_content;

  return count;
}

/**
 * hearsay_reuse_align:
 * @out: (out): the alignment
 *
 * Local alignment of two sentences' stems with affine gaps (Smith and Waterman
 * 1981, Gotoh 1982), where a content word may stand for another.
 *
 * Returns: whether anything aligns
 */
gboolean
hearsay_reuse_align (const HearsayReuseText *a,
                     guint sentence_a,
                     const HearsayReuseText *b,
                     guint sentence_b,
                     HearsayLocal *out)
{
  guint first_a = a->sentences[sentence_a];
  guint first_b = b->sentences[sentence_b];
  guint n = MIN (a->sentences[sentence_a + 1] - first_a, MAX_SENTENCE);
  guint m = MIN (b->sentences[sentence_b + 1] - first_b, MAX_SENTENCE);
  Cell best[MAX_SENTENCE + 1] = { 0 };
  Cell down[MAX_SENTENCE + 1] = { 0 };
  Cell top = { 0 };
  guint top_a = 0;
  guint top_b = 0;
  guint shorter = 0;

  for (guint j = 0; j <= m; j++)
    {
      best[j].b = j;
      down[j].score = G_MININT / 2;
    }

  for (guint i = 1; i <= n; i++)
    {
      Cell diagonal = best[0];
      Cell across = { G_MININT / 2, 0, 0, 0, 0 };

      best[0] = (Cell){ 0, i, 0, 0, 0 };
      for (guint j = 1; j <= m; j++)
        {
          const HearsayReuseWord *x = word_at (a, first_a + i - 1);
          const HearsayReuseWord *y = word_at (b, first_b + j - 1);
          Cell pair = plus (diagonal, pair_score (x, y));
          Cell empty = { 0, i, j, 0, 0 };

          if (x->hash == y->hash)
            {
              pair.n_alike++;
              pair.n_content += x->is_content;
            }

          across = better (plus (best[j - 1], SCORE_GAP_OPEN), plus (across, SCORE_GAP_EXTEND));
          down[j] = better (plus (best[j], SCORE_GAP_OPEN), plus (down[j], SCORE_GAP_EXTEND));
          diagonal = best[j];
          best[j] = better (better (empty, pair), better (across, down[j]));

          if (best[j].score > top.score)
            {
              top = best[j];
              top_a = i;
              top_b = j;
            }
        }
    }

  if (top.score <= 0)
    return FALSE;

  shorter = MIN (count_content (a, first_a, first_a + n), count_content (b, first_b, first_b + m));
  *out = (HearsayLocal){ first_a + top.a, first_a + top_a, first_b + top.b, first_b + top_b, top.n_alike, top.n_content, 0, 0 };
  out->similarity = 2.0 * top.n_alike / (top_a - top.a + top_b - top.b);
  out->contained = shorter > 0 ? (double) top.n_content / shorter : 0;

  return TRUE;
}
