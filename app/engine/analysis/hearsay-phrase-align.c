/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-phrase"

#include "config.h"

#include "hearsay-phrase.h"

#include <string.h>

/* Scores of a global alignment with affine gaps. */
#define SCORE_SAME 6
#define SCORE_SAME_FUNCTION 3
#define SCORE_SAME_SIGN 1
#define SCORE_SPELLING 4
#define SCORE_SWAP -1
#define SCORE_CLASH -8
#define SCORE_GAP_OPEN -3
#define SCORE_GAP_EXTEND -1
#define SCORE_NEVER (G_MININT / 2)

#define LONGEST_SPELLING 32
#define SHORTEST_SPELLING 5 /* bytes; at most one edit in five characters */

/* Damerau-Levenshtein distance (Damerau 1964) of words of @n and @m characters, at most LONGEST_SPELLING. */
static int
count_edits (const char *a,
             glong n,
             const char *b,
             glong m)
{
  int rows[3][LONGEST_SPELLING + 2];
  gunichar x[LONGEST_SPELLING + 1];
  gunichar y[LONGEST_SPELLING + 1];

  for (glong i = 0; i < n; i++, a = g_utf8_next_char (a))
    x[i] = g_utf8_get_char (a);
  for (glong j = 0; j < m; j++, b = g_utf8_next_char (b))
    y[j] = g_utf8_get_char (b);

  for (glong j = 0; j <= m; j++)
    rows[0][j] = j;

  for (glong i = 1; i <= n; i++)
    {
      int *row = rows[i % 3];
      const int *up = rows[(i + 2) % 3];
      const int *up2 = rows[(i + 1) % 3];

      row[0] = i;
      for (glong j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (up[j], row[j - 1]) + 1, up[j - 1] + (x[i - 1] != y[j - 1]));
          if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
            row[j] = MIN (row[j], up2[j - 2] + 1);
        }
    }

  return rows[n % 3][m];
}

/**
 * hearsay_words_are_spellings:
 *
 * At most one edit in five characters. Only of words long enough that this is no
 * accident.
 *
 * Returns: whether two folded words are spellings of one
 */
gboolean
hearsay_words_are_spellings (const char *a,
                             const char *b)
{
  glong n = 0;
  glong m = 0;
  glong limit = 0;

  /* A first letter is seldom wrong; "form" and "norm" are two words. */
  if (a[0] != b[0] || g_utf8_get_char (a) != g_utf8_get_char (b))
    return FALSE;

  n = g_utf8_strlen (a, -1);
  m = g_utf8_strlen (b, -1);
  limit = MIN (n, m) / 5;
  if (limit < 1 || MAX (n, m) > LONGEST_SPELLING || ABS (n - m) > limit)
    return FALSE;

  return count_edits (a, n, b, m) <= limit;
}

static gboolean
is_same (const HearsayWord *a,
         const HearsayWord *b)
{
  return a->hash == b->hash && strcmp (a->stem, b->stem) == 0;
}

static int
same_score (HearsayWordClass word_class)
{
  switch (word_class)
    {
    case HEARSAY_WORD_FUNCTION:
      return SCORE_SAME_FUNCTION;

    case HEARSAY_WORD_SIGN:
      return SCORE_SAME_SIGN;

    case HEARSAY_WORD_CONTENT:
    case HEARSAY_WORD_NUMBER:
    case HEARSAY_WORD_NEGATION:
    case HEARSAY_WORD_MODAL:
    default:
      return SCORE_SAME;
    }
}

/* What an alignment asks of a word again and again, close together. */
typedef struct
{
  guint32 hash;
  int entity;
  guint8 word_class;
  char first; /* byte of a content word that may have spellings; or 0 */
} Key;

static void
read_keys (const HearsayPhrase *phrase,
           Key *keys)
{
  for (guint i = 0; i < phrase->words->len; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (phrase, i);
      gboolean may_vary = word->word_class == HEARSAY_WORD_CONTENT && strlen (word->folded) >= SHORTEST_SPELLING;

      keys[i] = (Key){ word->hash, word->entity, word->word_class, may_vary ? word->folded[0] : '\0' };
    }
}

static int
pair_score (const Key *x,
            const Key *y,
            const HearsayWord *a,
            const HearsayWord *b)
{
  if (x->hash == y->hash && is_same (a, b))
    return same_score (x->word_class);
  if (x->entity != HEARSAY_NONE && x->entity == y->entity)
    return SCORE_SPELLING;
  if ((x->word_class == HEARSAY_WORD_SIGN) != (y->word_class == HEARSAY_WORD_SIGN))
    return SCORE_CLASH;
  if (x->first != '\0' && x->first == y->first && hearsay_words_are_spellings (a->folded, b->folded))
    return SCORE_SPELLING;

  return x->word_class == y->word_class ? SCORE_SWAP : 2 * SCORE_SWAP;
}

/* The state of one cell of Gotoh's three matrices, for the way back. */
enum
{
  FROM_PAIR = 0,
  FROM_A = 1, /* a word of a stands alone */
  FROM_B = 2,
  FROM_MASK = 3,
};

/* Where in a cell's byte it stands where A and B came from; the pair's is lowest. */
#define SHIFT_A 2
#define SHIFT_B 4

typedef struct
{
  int pair;
  int gap_a;
  int gap_b;
} Cell;

typedef struct
{
  guint width;
  guint8 *from; /* of each cell, where its best pair, A and B came from */
} Matrix;

static inline int
best_of (int pair,
         int gap_a,
         int gap_b,
         guint8 *from)
{
  int best = pair;
  guint8 state = FROM_PAIR;

  if (gap_a > best)
    {
      best = gap_a;
      state = FROM_A;
    }
  if (gap_b > best)
    {
      best = gap_b;
      state = FROM_B;
    }
  *from = state;

  return best;
}

/* The row of the cells before the first word of a. */
static void
fill_first (Matrix *self,
            Cell *row)
{
  row[0] = (Cell){ 0, SCORE_NEVER, SCORE_NEVER };
  self->from[0] = 0;
  for (guint j = 1; j < self->width; j++)
    {
      guint8 from = 0;

      row[j] = (Cell){ SCORE_NEVER, SCORE_NEVER, 0 };
      row[j].gap_b = best_of (row[j - 1].pair + SCORE_GAP_OPEN, row[j - 1].gap_a + SCORE_GAP_OPEN, row[j - 1].gap_b + SCORE_GAP_EXTEND, &from);
      self->from[j] = from << SHIFT_B;
    }
}

/* The row of the cells that end with one word of a: @row holds the one before, and
 * afterwards this one; @scores those of the word with each of b. */
static void
fill_row (guint width,
          const int *scores,
          Cell *row,
          guint8 *from)
{
  Cell diagonal = row[0];
  Cell left = { SCORE_NEVER, 0, SCORE_NEVER };
  guint8 from_pair = 0;
  guint8 from_a = 0;
  guint8 from_b = 0;

  left.gap_a = best_of (diagonal.pair + SCORE_GAP_OPEN, diagonal.gap_a + SCORE_GAP_EXTEND, diagonal.gap_b + SCORE_GAP_OPEN, &from_a);
  from[0] = from_a << SHIFT_A;
  row[0] = left;

  for (guint j = 1; j < width; j++)
    {
      Cell up = row[j];
      Cell now;

      now.pair = best_of (diagonal.pair, diagonal.gap_a, diagonal.gap_b, &from_pair) + scores[j - 1];
      now.gap_a = best_of (up.pair + SCORE_GAP_OPEN, up.gap_a + SCORE_GAP_EXTEND, up.gap_b + SCORE_GAP_OPEN, &from_a);
      now.gap_b = best_of (left.pair + SCORE_GAP_OPEN, left.gap_a + SCORE_GAP_OPEN, left.gap_b + SCORE_GAP_EXTEND, &from_b);
      from[j] = from_pair | from_a << SHIFT_A | from_b << SHIFT_B;
      row[j] = left = now;
      diagonal = up;
    }
}

static void
fill_matrix (Matrix *self,
             const HearsayPhrase *a,
             const HearsayPhrase *b,
             guint8 *end)
{
  guint n = a->words->len;
  guint m = b->words->len;
  g_autofree Cell *row = g_new (Cell, m + 1);
  g_autofree int *scores = g_new (int, m + 1);
  g_autofree Key *keys = g_new (Key, n + m + 1);

  read_keys (a, keys);
  read_keys (b, keys + n);
  fill_first (self, row);
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < m; j++)
        scores[j] = pair_score (&keys[i], &keys[n + j], hearsay_phrase_get (a, i), hearsay_phrase_get (b, j));
      fill_row (m + 1, scores, row, self->from + (i + 1) * (gsize) self->width);
    }

  best_of (row[m].pair, row[m].gap_a, row[m].gap_b, end);
}

static void
add_step (GArray *steps,
          guint a,
          guint a_end,
          guint b,
          guint b_end,
          gboolean alike)
{
  HearsayBlock block = { a, a_end, b, b_end, alike };

  g_array_append_val (steps, block);
}

/* Back from the end; one step a word or pair, last first. */
static GArray *
trace_back (const Matrix *self,
            const HearsayPhrase *a,
            const HearsayPhrase *b,
            guint8 state)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (HearsayBlock));
  guint i = a->words->len;
  guint j = b->words->len;

  while (i > 0 || j > 0)
    {
      guint8 from = self->from[i * self->width + j];

      if (state == FROM_A)
        {
          state = from >> SHIFT_A & FROM_MASK;
          add_step (steps, i - 1, i, j, j, FALSE);
          i--;
        }
      else if (state == FROM_B)
        {
          state = from >> SHIFT_B & FROM_MASK;
          add_step (steps, i, i, j - 1, j, FALSE);
          j--;
        }
      else
        {
          gboolean alike = is_same (hearsay_phrase_get (a, i - 1), hearsay_phrase_get (b, j - 1));

          state = from & FROM_MASK;
          add_step (steps, i - 1, i, j - 1, j, alike);
          i--;
          j--;
        }
    }

  return steps;
}

static gboolean
contains (const HearsayPhrase *self,
          const HearsayWord *word)
{
  for (guint i = 0; i < self->words->len; i++)
    if (hearsay_phrase_get (self, i)->hash == word->hash)
      return TRUE;

  return FALSE;
}

/* Whether a word that carries little by itself is part of a name: a word of the same
 * name in its place then counts for more than itself. */
static gboolean
has_odd_name (const HearsayPhrase *self)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (self, i);

      if (word->entity != HEARSAY_NONE && same_score (word->word_class) < SCORE_SPELLING)
        return TRUE;
    }

  return FALSE;
}

/* Copies, as many quotations are, need no alignment: word stands beside word. Nor do
 * those with one word in another's place, if neither is elsewhere in the other one, for
 * then two gaps cost more than the swap does, and both lose that word. */
static gboolean
are_near_copies (const HearsayPhrase *a,
                 const HearsayPhrase *b)
{
  const HearsayWord *x = NULL;
  const HearsayWord *y = NULL;

  if (a->words->len != b->words->len)
    return FALSE;

  for (guint i = 0; i < a->words->len; i++)
    {
      if (is_same (hearsay_phrase_get (a, i), hearsay_phrase_get (b, i)))
        continue;
      if (x != NULL)
        return FALSE;
      x = hearsay_phrase_get (a, i);
      y = hearsay_phrase_get (b, i);
    }

  return x == NULL || ((x->word_class == HEARSAY_WORD_SIGN) == (y->word_class == HEARSAY_WORD_SIGN) && !contains (b, x) && !contains (a, y) &&
                       !has_odd_name (a) && !has_odd_name (b));
}

/* The last step first. */
static GArray *
align_backwards (const HearsayPhrase *a,
                 const HearsayPhrase *b)
{
  guint width = b->words->len + 1;
  g_autofree guint8 *from = g_malloc ((a->words->len + 1) * (gsize) width);
  Matrix matrix = { width, from };
  guint8 state = FROM_PAIR;

  fill_matrix (&matrix, a, b, &state);

  return trace_back (&matrix, a, b, state);
}

/**
 * hearsay_phrase_align_words:
 *
 * Global alignment with affine gap penalties (Gotoh 1982) of two phrases, by
 * stems, with words of one class allowed in each other's place.
 *
 * Returns: (transfer full) (element-type HearsayBlock): word for word, or a word
 *   alone, in their order
 */
GArray *
hearsay_phrase_align_words (const HearsayPhrase *a,
                            const HearsayPhrase *b)
{
  GArray *steps = NULL;

  if (are_near_copies (a, b))
    {
      steps = g_array_sized_new (FALSE, FALSE, sizeof (HearsayBlock), a->words->len);
      for (guint i = 0; i < a->words->len; i++)
        add_step (steps, i, i + 1, i, i + 1, is_same (hearsay_phrase_get (a, i), hearsay_phrase_get (b, i)));
      return steps;
    }

  steps = align_backwards (a, b);
  for (guint i = 0; i < steps->len / 2; i++)
    {
      HearsayBlock step = g_array_index (steps, HearsayBlock, i);

      g_array_index (steps, HearsayBlock, i) = g_array_index (steps, HearsayBlock, steps->len - 1 - i);
      g_array_index (steps, HearsayBlock, steps->len - 1 - i) = step;
    }

  return steps;
}

/**
 * hearsay_phrase_join_words:
 * @steps: as hearsay_phrase_align_words() gives them
 *
 * Returns: (transfer full) (element-type HearsayBlock): blocks that together
 *   cover both phrases, alike and different ones in turn
 */
GArray *
hearsay_phrase_join_words (const GArray *steps)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (HearsayBlock));

  for (guint i = 0; i < steps->len; i++)
    {
      const HearsayBlock *step = &g_array_index (steps, HearsayBlock, i);
      HearsayBlock *last = blocks->len > 0 ? &g_array_index (blocks, HearsayBlock, blocks->len - 1) : NULL;

      if (last != NULL && last->alike == step->alike)
        {
          last->a_end = step->a_end;
          last->b_end = step->b_end;
        }
      else
        g_array_append_val (blocks, *step);
    }

  return blocks;
}

/**
 * hearsay_phrase_align:
 *
 * Returns: (transfer full) (element-type HearsayBlock): the alignment of two
 *   phrases in blocks
 */
GArray *
hearsay_phrase_align (const HearsayPhrase *a,
                      const HearsayPhrase *b)
{
  g_autoptr (GArray) steps = hearsay_phrase_align_words (a, b);

  return hearsay_phrase_join_words (steps);
}

/**
 * hearsay_phrase_similarity:
 * @blocks: their alignment
 *
 * Returns: the share of both phrases' words that are alike, signs aside, 0…1
 */
double
hearsay_phrase_similarity (const HearsayPhrase *a,
                           const HearsayPhrase *b,
                           const GArray *blocks)
{
  guint total = 0;
  guint alike = 0;

  for (guint i = 0; i < a->words->len; i++)
    total += hearsay_phrase_get (a, i)->word_class != HEARSAY_WORD_SIGN;
  for (guint i = 0; i < b->words->len; i++)
    total += hearsay_phrase_get (b, i)->word_class != HEARSAY_WORD_SIGN;

  for (guint i = 0; i < blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (blocks, HearsayBlock, i);

      for (guint k = block->a; block->alike && k < block->a_end; k++)
        alike += 2 * (hearsay_phrase_get (a, k)->word_class != HEARSAY_WORD_SIGN);
    }

  return total > 0 ? (double) alike / total : 0;
}
