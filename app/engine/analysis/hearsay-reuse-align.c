/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-align"

#include "config.h"

#include "hearsay-reuse-private.h"

#include <string.h>

#define SCORE_SAME 4
#define SCORE_SAME_FUNCTION 2
#define SCORE_SWAP -1
#define SCORE_SWAP_FUNCTION -2
#define SCORE_GAP_OPEN -3
#define SCORE_GAP_EXTEND -1
#define SCORE_NEVER (G_MININT / 2)

#define N_MARKS 512 /* bits, a power of two */
#define N_KNOWN 8192

/* Where the best alignment that ends in a cell came from, and whether a gap that
 * ends there was open already. */
enum
{
  FROM_NOTHING = 0,
  FROM_PAIR = 1,
  FROM_ACROSS = 2, /* a word of b stands alone */
  FROM_DOWN = 3,
  FROM_MASK = 3,
  ACROSS_WAS_OPEN = 4,
  DOWN_WAS_OPEN = 8,
};

/* Two blocks. */
typedef struct
{
  const guint32 *a;
  const guint32 *b;
  const guint32 *places_a;
  const guint32 *places_b;
  guint n;
  guint m;
  guint8 *from; /* of each cell, row after row of m + 1 */
} Blocks;

static int
pair_score (guint32 a,
            guint32 b)
{
  if (a == b)
    return (a & HEARSAY_REUSE_CONTENT) != 0 ? SCORE_SAME : SCORE_SAME_FUNCTION;

  return (a & b & HEARSAY_REUSE_CONTENT) != 0 ? SCORE_SWAP : SCORE_SWAP_FUNCTION;
}

static guint
count_content (const guint32 *words,
               guint n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += words[i] & HEARSAY_REUSE_CONTENT;

  return count;
}

/* How many content words of b can be alike to one of a, at most. */
static guint
count_common (const Blocks *self)
{
  guint64 marks[N_MARKS / 64] = { 0 };
  guint count = 0;

  for (guint i = 0; i < self->n; i++)
    marks[self->a[i] >> 2 & (N_MARKS / 64 - 1)] |= G_GUINT64_CONSTANT (1) << (self->a[i] >> 8 & 63);
  for (guint j = 0; j < self->m; j++)
    count += (self->b[j] & HEARSAY_REUSE_CONTENT) & (marks[self->b[j] >> 2 & (N_MARKS / 64 - 1)] >> (self->b[j] >> 8 & 63));

  return count;
}

/* The score of the best alignment, and the cell in which it ends. */
static int
fill_cells (const Blocks *self,
            guint *end_a,
            guint *end_b)
{
  int best[HEARSAY_REUSE_MAX_BLOCK + 1] = { 0 };
  int down[HEARSAY_REUSE_MAX_BLOCK + 1];
  int top = 0;

  for (guint j = 0; j <= self->m; j++)
    down[j] = SCORE_NEVER;

  for (guint i = 1; i <= self->n; i++)
    {
      guint8 *from = self->from + i * (self->m + 1);
      guint32 x = self->a[i - 1];
      int diagonal = 0;
      int left = 0;
      int across = SCORE_NEVER;

      for (guint j = 1; j <= self->m; j++)
        {
          int pair = diagonal + pair_score (x, self->b[j - 1]);
          int gap = 0;
          guint8 state = pair > 0 ? FROM_PAIR : FROM_NOTHING;
          guint8 gap_state = FROM_ACROSS;
          guint8 was_open = 0;

          pair = MAX (pair, 0);
          was_open |= across + SCORE_GAP_EXTEND > left + SCORE_GAP_OPEN ? ACROSS_WAS_OPEN : 0;
          across = MAX (left + SCORE_GAP_OPEN, across + SCORE_GAP_EXTEND);
          was_open |= down[j] + SCORE_GAP_EXTEND > best[j] + SCORE_GAP_OPEN ? DOWN_WAS_OPEN : 0;
          down[j] = MAX (best[j] + SCORE_GAP_OPEN, down[j] + SCORE_GAP_EXTEND);
          gap_state = down[j] > across ? FROM_DOWN : FROM_ACROSS;
          gap = MAX (across, down[j]);
          state = gap > pair ? gap_state : state;

          diagonal = best[j];
          left = best[j] = MAX (pair, gap);
          from[j] = state | was_open;
          if (left > top)
            {
              top = left;
              *end_a = i;
              *end_b = j;
            }
        }
    }

  return top;
}

static void
count_pair (const Blocks *self,
            guint a,
            guint b,
            HearsayLocal *out)
{
  guint32 x = self->a[a];
  gboolean is_common = (x & (HEARSAY_REUSE_CONTENT | HEARSAY_REUSE_NUMBER)) == HEARSAY_REUSE_CONTENT && (self->places_a[a] & HEARSAY_REUSE_NAME) == 0;
  gboolean are_figures = (self->places_a[a] & self->places_b[b] & HEARSAY_REUSE_FIGURE) != 0;

  if (x != self->b[b])
    {
      out->n_changed += are_figures;
      return;
    }

  out->n_kept += are_figures;
  out->n_alike++;
  out->n_content += x & HEARSAY_REUSE_CONTENT;
  out->n_common += is_common;
  out->n_office += is_common && (self->places_a[a] & HEARSAY_REUSE_OFFICE) != 0;
}

/* Back from where the best alignment ends to where it begins. */
static void
trace_back (const Blocks *self,
            HearsayLocal *out)
{
  guint i = out->a_end;
  guint j = out->b_end;
  guint8 from = self->from[i * (self->m + 1) + j];
  guint8 state = from & FROM_MASK;

  while (state != FROM_NOTHING)
    {
      from = self->from[i * (self->m + 1) + j];
      if (state == FROM_PAIR)
        {
          count_pair (self, --i, --j, out);
          state = i == 0 || j == 0 ? FROM_NOTHING : self->from[i * (self->m + 1) + j] & FROM_MASK;
          continue;
        }

      if (state == FROM_ACROSS)
        j--;
      else
        i--;
      if ((from & (state == FROM_ACROSS ? ACROSS_WAS_OPEN : DOWN_WAS_OPEN)) == 0)
        state = self->from[i * (self->m + 1) + j] & FROM_MASK;
    }

  out->a = i;
  out->b = j;
}

static gboolean
contains (const guint32 *words,
          guint n,
          guint32 word)
{
  for (guint i = 0; i < n; i++)
    if (words[i] == word)
      return TRUE;

  return FALSE;
}

/* Whether both are the same words but for one content word in another's place, neither
 * of which the other block has. Then no alignment with a gap is as good as the one
 * without, for the gap costs more than the swap, and both lose that word. */
static gboolean
are_near_copies (const Blocks *self)
{
  guint at = 0;

  if (self->n != self->m)
    return FALSE;
  while (at < self->n && self->a[at] == self->b[at])
    at++;
  if (at == self->n)
    return TRUE;
  if (memcmp (self->a + at + 1, self->b + at + 1, (self->n - at - 1) * sizeof *self->a) != 0)
    return FALSE;

  return pair_score (self->a[at], self->b[at]) == SCORE_SWAP && !contains (self->b, self->m, self->a[at]) && !contains (self->a, self->n, self->b[at]);
}

/* The best stretch in which word stands beside word. */
static void
align_copies (const Blocks *self,
              HearsayLocal *out)
{
  int score = 0;
  int top = 0;
  guint first = 0;

  for (guint i = 0; i < self->n; i++)
    {
      score += pair_score (self->a[i], self->b[i]);
      if (score <= 0)
        {
          score = 0;
          first = i + 1;
        }
      if (score > top)
        {
          top = score;
          out->a = out->b = first;
          out->a_end = out->b_end = i + 1;
        }
    }

  for (guint i = out->a; i < out->a_end; i++)
    count_pair (self, i, i, out);
}

/* An alignment by what both blocks hold, counted from their first words. */
typedef struct
{
  guint64 a;
  guint64 b;
  gboolean is_found;
  HearsayLocal local;
} Known;

struct _HearsayReuseAligner
{
  Known known[N_KNOWN]; /* one with the same place drives another out */
  guint8 from[(HEARSAY_REUSE_MAX_BLOCK + 1) * (HEARSAY_REUSE_MAX_BLOCK + 1)];
};

HearsayReuseAligner *
hearsay_reuse_aligner_new (void)
{
  return g_new0 (HearsayReuseAligner, 1);
}

void
hearsay_reuse_aligner_free (HearsayReuseAligner *self)
{
  g_free (self);
}

static gboolean
align (const Blocks *self,
       HearsayLocal *out)
{
  guint shorter = MIN (count_content (self->a, self->n), count_content (self->b, self->m));
  guint needed = MAX (HEARSAY_REUSE_MIN_CONTENT, (shorter + 1) / 2);

  if (shorter < needed || count_common (self) < needed)
    return FALSE;

  if (are_near_copies (self))
    align_copies (self, out);
  else
    {
      if (fill_cells (self, &out->a_end, &out->b_end) <= 0)
        return FALSE;
      trace_back (self, out);
    }
  out->similarity = 2.0 * out->n_alike / (out->a_end - out->a + out->b_end - out->b);

  return out->n_content >= needed;
}

static guint64
hash_words (const guint32 *words,
            const guint32 *places,
            guint n)
{
  guint64 hash = n;

  for (guint i = 0; i < n; i++)
    {
      hash = (hash ^ words[i] ^ (guint64) (places[i] & HEARSAY_REUSE_FLAGS) << 32) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 29;
    }

  return hash;
}

/**
 * hearsay_reuse_aligner_run:
 * @out: (out): the alignment, if it is worth to be told
 *
 * Local alignment of two blocks' stems with affine gaps (Smith and Waterman
 * 1981, Gotoh 1982), where a content word may stand for another.
 *
 * Returns: whether enough aligns, of the content words of the shorter block
 */
gboolean
hearsay_reuse_aligner_run (HearsayReuseAligner *self,
                           const HearsayReuseText *a,
                           guint block_a,
                           const HearsayReuseText *b,
                           guint block_b,
                           HearsayLocal *out)
{
  guint first_a = a->blocks[block_a].word;
  guint first_b = b->blocks[block_b].word;
  Blocks blocks = { a->words + first_a, b->words + first_b, a->places + first_a, b->places + first_b, a->blocks[block_a + 1].word - first_a, b->blocks[block_b + 1].word - first_b, self->from };
  guint64 hash_a = hash_words (blocks.a, blocks.places_a, blocks.n);
  guint64 hash_b = hash_words (blocks.b, blocks.places_b, blocks.m);
  Known *known = &self->known[(hash_a ^ (hash_b << 7 | hash_b >> 57)) % N_KNOWN];

  if (known->a != hash_a || known->b != hash_b)
    {
      *known = (Known){ hash_a, hash_b };
      known->is_found = align (&blocks, &known->local);
    }

  *out = known->local;
  out->a += first_a;
  out->a_end += first_a;
  out->b += first_b;
  out->b_end += first_b;

  return known->is_found;
}
