/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterances"

#include "config.h"

#include "hearsay-utterances.h"

#include <string.h>

#include "hearsay-wordings.h"

static guint
content_length (const HearsayQuote *quote)
{
  guint length = 0;

  for (guint i = 0; i < quote->content->len; i++)
    length += g_array_index (quote->content, HearsaySpan, i).end - g_array_index (quote->content, HearsaySpan, i).start;

  return length;
}

/* Earliest first; of one day, and where no day is known, the fullest: direct
 * before mixed before indirect, long before short. Then path and place. */
static int
compare_members (gconstpointer a,
                 gconstpointer b,
                 gpointer user_data)
{
  const HearsayAnalysis *analysis = user_data;
  guint32 i = *(const guint32 *) a;
  guint32 k = *(const guint32 *) b;
  const HearsayQuote *x = hearsay_analysis_get_quote (analysis, i);
  const HearsayQuote *y = hearsay_analysis_get_quote (analysis, k);
  const HearsayArticle *p = hearsay_corpus_get (analysis->corpus, x->article);
  const HearsayArticle *q = hearsay_corpus_get (analysis->corpus, y->article);
  guint length_x = content_length (x);
  guint length_y = content_length (y);
  int order = 0;

  if ((p->published[0] == '\0') != (q->published[0] == '\0'))
    return p->published[0] == '\0' ? 1 : -1;
  order = strcmp (p->published, q->published);
  if (order == 0)
    order = (int) x->kind - (int) y->kind;
  if (order == 0)
    order = (length_x < length_y) - (length_x > length_y);
  if (order == 0)
    order = strcmp (p->path, q->path);

  return order != 0 ? order : (i > k) - (i < k);
}

/* A name before a description, a description before nothing; an outlet only reports
 * what somebody else has said, and "a newspaper" is not even its name. */
static int
rank_speaker (const HearsayAnalysis *analysis,
              const HearsayQuote *quote)
{
  static const int ranks[] = {
    [HEARSAY_SOURCE_UNKNOWN] = 9,
    [HEARSAY_SOURCE_NAMED] = 0,
    [HEARSAY_SOURCE_ANONYMOUS] = 2,
    [HEARSAY_SOURCE_COLLECTIVE] = 3,
    [HEARSAY_SOURCE_DOCUMENT] = 4,
    [HEARSAY_SOURCE_POST] = 1,
  };

  if (quote->source_type != HEARSAY_SOURCE_UNKNOWN && hearsay_speaker_is_outlet (analysis, quote))
    return quote->source_type == HEARSAY_SOURCE_NAMED ? 5 : 6;

  return ranks[quote->source_type];
}

/* What the analyst decided; who is best known; then the first. */
static const HearsayQuote *
pick_speaker (const HearsayAnalysis *analysis,
              const GArray *quotes)
{
  const HearsayQuote *best = NULL;
  int best_rank = 0;

  for (guint i = 0; i < quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, g_array_index (quotes, guint32, i));
      gboolean is_decided = quote->standing == HEARSAY_STANDING_CORRECTED || quote->standing == HEARSAY_STANDING_CONFIRMED;
      int rank = rank_speaker (analysis, quote);

      if (is_decided)
        return quote;
      if (best == NULL || rank < best_rank ||
          (rank == best_rank && best->speaker_entity == HEARSAY_NONE && quote->speaker_entity != HEARSAY_NONE))
        {
          best = quote;
          best_rank = rank;
        }
    }

  return best;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const HearsayChange *x = a;
  const HearsayChange *y = b;

  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;
  if (x->b.start != y->b.start)
    return x->b.start < y->b.start ? -1 : 1;

  return (x->a.start > y->a.start) - (x->a.start < y->a.start);
}

/**
 * hearsay_utterance_settle:
 * @utterance: its quotes are set, at least one
 *
 * Brings an utterance in line with its quotes: their order, and with it the base;
 * the speaker; the changes of wording against the base; the way it took, and with it
 * the number of origins.
 */
void
hearsay_utterance_settle (const HearsayAnalysis *analysis,
                          HearsayUtterance *utterance)
{
  const HearsayQuote *speaker = NULL;
  guint32 base = 0;

  g_array_sort_with_data (utterance->quotes, compare_members, (gpointer) analysis);
  base = g_array_index (utterance->quotes, guint32, 0);
  speaker = pick_speaker (analysis, utterance->quotes);
  g_free (utterance->speaker);
  utterance->speaker = g_strdup (speaker->speaker);
  utterance->speaker_entity = speaker->speaker_entity;
  utterance->source_type = speaker->source_type;

  g_array_set_size (utterance->changes, 0);
  for (guint i = 1; i < utterance->quotes->len; i++)
    hearsay_wordings_compare (analysis, base, g_array_index (utterance->quotes, guint32, i), utterance->changes);
  g_array_sort (utterance->changes, compare_changes);
  hearsay_utterance_trace (analysis, utterance);
}
