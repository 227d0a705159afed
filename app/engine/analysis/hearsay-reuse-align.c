/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-align"

#include "config.h"

#include "hearsay-reuse-private.h"

#define SCORE_SAME 4
#define SCORE_SAME_FUNCTION 2
#define SCORE_SWAP -1
#define SCORE_SWAP_FUNCTION -2
#define SCORE_GAP_OPEN -3
#define SCORE_GAP_EXTEND -1

static int
pair_score (guint32 a,
            guint32 b)
{
  if (a == b)
    return (a & HEARSAY_REUSE_CONTENT) != 0 ? SCORE_SAME : SCORE_SAME_FUNCTION;

  return (a & b & HEARSAY_REUSE_CONTENT) != 0 ? SCORE_SWAP : SCORE_SWAP_FUNCTION;
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
  guint16 n_common;
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
    count += self->words[i] & HEARSAY_REUSE_CONTENT;

  return count;
}

/**
 * hearsay_reuse_align:
 * @out: (out): the alignment
 *
 * Local alignment of two blocks' stems with affine gaps (Smith and Waterman
 * 1981, Gotoh 1982), where a content word may stand for another.
 *
 * Returns: whether anything aligns
 */
gboolean
hearsay_reuse_align (const HearsayReuseText *a,
                     guint block_a,
                     const HearsayReuseText *b,
                     guint block_b,
                     HearsayLocal *out)
{
  guint first_a = a->blocks[block_a].word;
  guint first_b = b->blocks[block_b].word;
  guint n = a->blocks[block_a + 1].word - first_a;
  guint m = b->blocks[block_b + 1].word - first_b;
  Cell best[HEARSAY_REUSE_MAX_BLOCK + 1] = { 0 };
  Cell down[HEARSAY_REUSE_MAX_BLOCK + 1] = { 0 };
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
      Cell across = { .score = G_MININT / 2 };

      best[0] = (Cell){ .a = i };
      for (guint j = 1; j <= m; j++)
        {
          guint32 x = a->words[first_a + i - 1];
          guint32 y = b->words[first_b + j - 1];
          Cell pair = plus (diagonal, pair_score (x, y));
          Cell empty = { .a = i, .b = j };

          if (x == y)
            {
              pair.n_alike++;
              pair.n_content += x & HEARSAY_REUSE_CONTENT;
              pair.n_common += (x & (HEARSAY_REUSE_CONTENT | HEARSAY_REUSE_NUMBER)) == HEARSAY_REUSE_CONTENT && (a->offsets[first_a + i - 1] & HEARSAY_REUSE_NAME) == 0;
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
  *out = (HearsayLocal){ first_a + top.a, first_a + top_a, first_b + top.b, first_b + top_b, top.n_alike, top.n_content, top.n_common, 0, 0 };
  out->similarity = 2.0 * top.n_alike / (top_a - top.a + top_b - top.b);
  out->contained = shorter > 0 ? (double) top.n_content / shorter : 0;

  return TRUE;
}
