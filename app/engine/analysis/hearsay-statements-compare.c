/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-statements"

#include "config.h"

#include "hearsay-statements.h"

#include <math.h>

#include "hearsay-parallel.h"

#define MIN_PIECE_STEMS 3
#define PART 1024 /* statements weighed by one thread at a time */
#define NAME_WEIGHT 0.5
#define PIECE_DISCOUNT 0.92 /* one sentence of several */

/* The place of a stem, or where it would stand. */
static HearsayStemWeight *
find_weight (const HearsayStatements *self,
             guint32 stem)
{
  guint32 slot = (stem * 0x9E3779B1u >> 7) & self->weights_mask;

  while (self->weights[slot].weight > 0 && self->weights[slot].stem != stem)
    slot = (slot + 1) & self->weights_mask;

  return &self->weights[slot];
}

static void
weigh_stem (gpointer key,
            gpointer value,
            gpointer user_data)
{
  HearsayStatements *self = user_data;
  guint count = GPOINTER_TO_UINT (value);
  HearsayStemWeight *place = find_weight (self, GPOINTER_TO_UINT (key));

  place->stem = GPOINTER_TO_UINT (key);
  place->is_name = 2 * GPOINTER_TO_UINT (g_hash_table_lookup (self->names, key)) >= MAX (1, count);
  place->weight = log (1.0 + (self->n + 10.0) / MAX (count, 1)) * (place->is_name ? NAME_WEIGHT : 1);
}

static double
weigh (const HearsayStatements *self,
       guint32 stem)
{
  const HearsayStemWeight *found = find_weight (self, stem);

  return found->weight > 0 ? found->weight : log (11.0 + self->n);
}

static double
weigh_all (const HearsayStatements *self,
           const GArray *stems)
{
  double total = 0;

  for (guint i = 0; i < stems->len; i++)
    total += weigh (self, g_array_index (stems, guint32, i));

  return total;
}

static guint
get_mark (guint32 stem,
          guint which)
{
  return (which == 0 ? stem * 0x9E3779B1u : stem * 0x85EBCA6Bu) >> 26;
}

/* @pairs has a bit for each two marks that a stem had. */
static void
mark_stems (HearsayStatement *it,
            const GArray *stems,
            GHashTable *pairs)
{
  for (guint i = 0; i < stems->len; i++)
    {
      guint32 stem = g_array_index (stems, guint32, i);
      gpointer key = GUINT_TO_POINTER (1 + (get_mark (stem, 0) << 6 | get_mark (stem, 1)));
      gpointer known = g_hash_table_lookup (pairs, key);

      it->is_blurred |= known != NULL && known != GUINT_TO_POINTER (stem);
      if (known == NULL)
        g_hash_table_insert (pairs, key, GUINT_TO_POINTER (stem));
      it->marks[0] |= G_GUINT64_CONSTANT (1) << get_mark (stem, 0);
      it->marks[1] |= G_GUINT64_CONSTANT (1) << get_mark (stem, 1);
    }
}

static void
mark_statement (HearsayStatement *it)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new (NULL, NULL);

  it->marks[0] = it->marks[1] = 0;
  it->is_blurred = FALSE;
  mark_stems (it, it->core, pairs);
  mark_stems (it, it->wide, pairs);
  for (guint i = 0; it->pieces != NULL && i < it->pieces->len; i++)
    mark_stems (it, g_ptr_array_index (it->pieces, i), pairs);
}

/* A statement is compared with a hundred others. */
static void
weigh_statement (const HearsayStatements *self,
                 HearsayStatement *it)
{
  guint n_pieces = it->pieces != NULL ? it->pieces->len : 0;

  it->core_weight = weigh_all (self, it->core);
  it->wide_weight = weigh_all (self, it->wide);
  g_free (it->piece_weights);
  it->piece_weights = n_pieces > 0 ? g_new (double, n_pieces) : NULL;
  for (guint i = 0; i < n_pieces; i++)
    it->piece_weights[i] = weigh_all (self, g_ptr_array_index (it->pieces, i));
}

static void
weigh_part (guint part,
            guint first,
            guint last,
            guint worker,
            gpointer user_data)
{
  const HearsayStatements *self = user_data;

  for (guint i = first; i < last; i++)
    {
      weigh_statement (self, &self->all[i]);
      mark_statement (&self->all[i]);
    }
}

/**
 * hearsay_statements_weigh_stems:
 *
 * To be called whenever the stems have been counted.
 */
void
hearsay_statements_weigh_stems (HearsayStatements *self)
{
  guint32 size = 1024;

  while (size < 2 * g_hash_table_size (self->counts))
    size *= 2;

  g_free (self->weights);
  self->weights = g_new0 (HearsayStemWeight, size);
  self->weights_mask = size - 1;
  g_hash_table_foreach (self->counts, weigh_stem, self);
  hearsay_parallel_run (self->n, PART, self->jobs, weigh_part, self);
}

static double
weigh_shared (const HearsayStatements *self,
              const GArray *x,
              const GArray *y,
              guint *n_shared)
{
  double shared = 0;
  guint n_names = 0;
  guint i = 0;
  guint k = 0;

  *n_shared = 0;
  while (i < x->len && k < y->len)
    {
      guint32 left = g_array_index (x, guint32, i);
      guint32 right = g_array_index (y, guint32, k);

      if (left == right)
        {
          const HearsayStemWeight *found = find_weight (self, left);

          shared += found->weight > 0 ? found->weight : log (11.0 + self->n);
          if (found->weight > 0 && found->is_name)
            n_names++;
          else
            (*n_shared)++;
        }
      i += left <= right;
      k += right <= left;
    }

  /* All names together are about one thing. */
  *n_shared += n_names > 0;

  return shared;
}

/* Weight of the shared stems, as a share of the shorter one's and, so that one
 * word in a long one is not enough, a little of the longer one's. */
static double
compare_stems (const HearsayStatements *self,
               const GArray *x,
               const GArray *y,
               double left,
               double right,
               guint *n_shared)
{
  double shared = weigh_shared (self, x, y, n_shared);

  if (shared <= 0)
    return 0;

  return 0.75 * shared / MIN (left, right) + 0.25 * shared / MAX (left, right);
}

/* What an outlet reports against what somebody says: what is said must be in the
 * outlet's sentence, and who says it may be. */
static double
compare_relayed (const HearsayStatements *self,
                 const HearsayStatement *relayed,
                 const HearsayStatement *said,
                 guint *n_shared)
{
  guint n_wide = 0;
  double shared = weigh_shared (self, relayed->wide, said->core, n_shared);
  double both = 0;

  if (shared <= 0)
    return 0;
  both = weigh_shared (self, relayed->wide, said->wide, &n_wide);

  return 0.75 * shared / MIN (said->core_weight, relayed->wide_weight) + 0.25 * both / MAX (relayed->wide_weight, said->wide_weight);
}

static void
try_pieces (const HearsayStatements *self,
            const HearsayStatement *a,
            const HearsayStatement *b,
            double *best,
            guint *n_shared)
{
  for (guint i = 0; a->pieces != NULL && i < a->pieces->len; i++)
    {
      const GArray *piece = g_ptr_array_index (a->pieces, i);
      guint n = 0;
      double score = piece->len >= MIN_PIECE_STEMS ? PIECE_DISCOUNT * compare_stems (self, piece, b->core, a->piece_weights[i], b->core_weight, &n) : 0;

      if (score > *best)
        {
          *best = score;
          *n_shared = n;
        }
    }
}

/**
 * hearsay_statements_compare_words:
 * @n_shared: (out): stems that both have
 *
 * Returns: how far the words agree, weighed by how rare they are, 0…1
 */
double
hearsay_statements_compare_words (const HearsayStatements *self,
                                  guint32 a,
                                  guint32 b,
                                  guint *n_shared)
{
  const HearsayStatement *x = &self->all[a];
  const HearsayStatement *y = &self->all[b];
  guint n = 0;
  double best = compare_stems (self, x->core, y->core, x->core_weight, y->core_weight, n_shared);
  double other = 0;

  try_pieces (self, x, y, &best, n_shared);
  try_pieces (self, y, x, &best, n_shared);

  if (x->is_relayed && y->is_relayed)
    other = compare_stems (self, x->wide, y->wide, x->wide_weight, y->wide_weight, &n);
  else if (x->is_relayed || y->is_relayed)
    other = x->is_relayed ? compare_relayed (self, x, y, &n) : compare_relayed (self, y, x, &n);
  if (other > best)
    {
      best = other;
      *n_shared = n;
    }

  return best;
}

static gboolean
is_one_bit (guint64 bits)
{
  return (bits & (bits - 1)) == 0;
}

/**
 * hearsay_statements_may_share_stems:
 *
 * Two stems of one statement differ in one mark at least, or it is blurred: where
 * neither mark is shared twice, one stem is all that can be shared.
 *
 * Returns: whether two stems or more may be in both
 */
gboolean
hearsay_statements_may_share_stems (const HearsayStatements *self,
                                    guint32 a,
                                    guint32 b)
{
  const HearsayStatement *x = &self->all[a];
  const HearsayStatement *y = &self->all[b];

  return !is_one_bit (x->marks[0] & y->marks[0]) || !is_one_bit (x->marks[1] & y->marks[1]) || (x->is_blurred && y->is_blurred);
}

gboolean
hearsay_statements_share_marked (const HearsayStatements *self,
                                 guint32 a,
                                 guint32 b)
{
  const GArray *x = self->all[a].marked;
  const GArray *y = self->all[b].marked;

  for (guint i = 0; i < x->len; i++)
    for (guint k = 0; k < y->len; k++)
      if (g_array_index (x, guint32, i) == g_array_index (y, guint32, k))
        return TRUE;

  return FALSE;
}

/* A cook and a driver that one article tells apart are two; one article's
 * "official" may be the inspector of another. */
static gboolean
are_told_apart (const HearsayQuote *a,
                const HearsayQuote *b,
                const HearsayStatement *x,
                const HearsayStatement *y)
{
  if (a->source_type != HEARSAY_SOURCE_ANONYMOUS || b->source_type != HEARSAY_SOURCE_ANONYMOUS || x->speaker == y->speaker)
    return FALSE;

  return a->article == b->article;
}

static gboolean
is_named (const HearsayQuote *quote)
{
  return (quote->source_type == HEARSAY_SOURCE_NAMED || quote->source_type == HEARSAY_SOURCE_POST) && quote->speaker_entity != HEARSAY_NONE;
}

/**
 * hearsay_statements_compare_speakers:
 *
 * Who is nobody in particular can be anybody in particular in another article:
 * "officials" here, "the minister" there. Two names are two people, but the name
 * of an outlet says nothing about who spoke.
 */
HearsaySpeakers
hearsay_statements_compare_speakers (const HearsayStatements *self,
                                     guint32 a,
                                     guint32 b)
{
  const HearsayQuote *p = hearsay_analysis_get_quote (self->analysis, a);
  const HearsayQuote *q = hearsay_analysis_get_quote (self->analysis, b);
  const HearsayStatement *x = &self->all[a];
  const HearsayStatement *y = &self->all[b];

  if ((x->inner != HEARSAY_NONE && x->inner == q->speaker_entity) || (y->inner != HEARSAY_NONE && y->inner == p->speaker_entity))
    return HEARSAY_SPEAKERS_COMPATIBLE;
  if (x->is_relayed && y->is_relayed)
    return x->speaker != 0 && x->speaker == y->speaker ? HEARSAY_SPEAKERS_COMPATIBLE : HEARSAY_SPEAKERS_UNKNOWN;
  if (x->is_relayed || y->is_relayed)
    return HEARSAY_SPEAKERS_UNKNOWN;
  if (p->speaker_entity != HEARSAY_NONE && p->speaker_entity == q->speaker_entity)
    return HEARSAY_SPEAKERS_SAME;
  /* "Officials" here and "officials" there need not be the same. */
  if (x->speaker == y->speaker)
    return p->article != q->article && x->is_generic && y->is_generic ? HEARSAY_SPEAKERS_COMPATIBLE : HEARSAY_SPEAKERS_SAME;
  if (is_named (p) && is_named (q))
    return HEARSAY_SPEAKERS_CLASH;
  if (are_told_apart (p, q, x, y))
    return HEARSAY_SPEAKERS_CLASH;
  if ((p->source_type == HEARSAY_SOURCE_DOCUMENT) != (q->source_type == HEARSAY_SOURCE_DOCUMENT))
    return HEARSAY_SPEAKERS_UNKNOWN;

  return HEARSAY_SPEAKERS_COMPATIBLE;
}

/* The first passage that two articles share, or where it would stand. */
static guint
find_passage (const GArray *reuse,
              guint32 article_a,
              guint32 article_b)
{
  guint low = 0;
  guint high = reuse->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const HearsayReuse *passage = &g_array_index (reuse, HearsayReuse, middle);

      if (passage->article_a < article_a || (passage->article_a == article_a && passage->article_b < article_b))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Whether both stand in one passage the two articles share. */
gboolean
hearsay_quotes_are_aligned (const HearsayAnalysis *analysis,
                            const HearsayQuote *a,
                            const HearsayQuote *b)
{
  const GArray *reuse = analysis->reuse;
  const HearsayQuote *x = a->article <= b->article ? a : b;
  const HearsayQuote *y = a->article <= b->article ? b : a;
  HearsaySpan span_x = hearsay_quote_get_span (x);
  HearsaySpan span_y = hearsay_quote_get_span (y);

  for (guint i = find_passage (reuse, x->article, y->article); i < reuse->len; i++)
    {
      const HearsayReuse *passage = &g_array_index (reuse, HearsayReuse, i);

      if (passage->article_a != x->article || passage->article_b != y->article)
        break;
      if (hearsay_span_overlaps (passage->a, span_x) && hearsay_span_overlaps (passage->b, span_y))
        return TRUE;
    }

  return FALSE;
}
