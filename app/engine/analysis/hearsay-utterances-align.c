/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterances"

#include "config.h"

#include "hearsay-utterances.h"

#define CLAUSE 1 /* content words; with more it is a clause of its own */
#define SLACK 1e-9

/* The words of two quotations, lined up. */
typedef struct
{
  const HearsayPhrase *a;
  const HearsayPhrase *b;
  GArray *blocks;
} Lines;

static void
find_phrases (HearsayStatements *statements,
              guint32 a,
              guint32 b,
              Lines *out)
{
  gboolean is_wide = hearsay_statements_get (statements, a)->is_relayed || hearsay_statements_get (statements, b)->is_relayed;

  hearsay_statements_trim (statements);
  out->a = hearsay_statements_get_phrase (statements, a, is_wide);
  out->b = hearsay_statements_get_phrase (statements, b, is_wide);
}

/* Of words in each other's place those of one kind. */
static double
count_akin (const Lines *self)
{
  double akin = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (self->blocks, HearsayBlock, i);
      guint b = block->b;

      for (guint a = block->a; !block->alike && a < block->a_end; a++)
        for (guint k = b; k < block->b_end; k++)
          if (hearsay_words_are_akin (hearsay_phrase_get (self->a, a), hearsay_phrase_get (self->b, k)))
            {
              akin += HEARSAY_AKIN;
              b = k + 1;
              break;
            }
    }

  return akin;
}

static guint
count_least (const Lines *self)
{
  return MIN (self->a->hashes->len, self->b->hashes->len);
}

/* Words in common are not yet a wording in common: they must come in one order.
 * Measured against the shorter of both, because quotations are cut. */
static double
aligned_share (const Lines *self,
               double akin)
{
  double alike = hearsay_phrase_similarity (self->a, self->b, self->blocks) * (self->a->hashes->len + self->b->hashes->len) / 2;

  return (alike + akin) / MAX (1, count_least (self));
}

static guint
count_class (const HearsayPhrase *phrase,
             guint first,
             guint last,
             HearsayWordClass word_class)
{
  guint n = 0;

  for (guint i = first; i < last; i++)
    n += hearsay_phrase_get (phrase, i)->word_class == word_class;

  return n;
}

/* "repaired" and "never repaired", but not a further clause that has a "not". */
static gboolean
is_negated (const Lines *self)
{
  guint n = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (self->blocks, HearsayBlock, i);

      if (!block->alike && count_class (self->a, block->a, block->a_end, HEARSAY_WORD_CONTENT) <= CLAUSE &&
          count_class (self->b, block->b, block->b_end, HEARSAY_WORD_CONTENT) <= CLAUSE)
        n += count_class (self->a, block->a, block->a_end, HEARSAY_WORD_NEGATION) +
             count_class (self->b, block->b, block->b_end, HEARSAY_WORD_NEGATION);
    }

  return n % 2 == 1;
}

/* The place of two phrases among the alignments that are known. */
static HearsayAlignment *
find_known (const HearsayStatements *statements,
            const Lines *lines)
{
  guint64 hash = (lines->a->digest * 3 + lines->b->digest) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return &statements->alignments[hash >> 32 & statements->alignments_mask];
}

/**
 * hearsay_utterances_align:
 *
 * Returns: what it tells when their words are lined up
 */
HearsayAlignment
hearsay_utterances_align (HearsayStatements *statements,
                          guint32 a,
                          guint32 b)
{
  HearsayAlignment *known = NULL;
  Lines lines;

  find_phrases (statements, a, b, &lines);
  known = find_known (statements, &lines);
  if (known->a == lines.a->digest && known->b == lines.b->digest)
    return *known;

  lines.blocks = hearsay_phrase_align (lines.a, lines.b);
  *known = (HearsayAlignment){ lines.a->digest, lines.b->digest, is_negated (&lines), 0, count_akin (&lines) };
  known->share = aligned_share (&lines, known->akin);
  g_array_unref (lines.blocks);

  return *known;
}

/**
 * hearsay_utterances_bound:
 *
 * Returns: the most that lining up their words could tell, in much less time
 */
HearsayAlignment
hearsay_utterances_bound (HearsayStatements *statements,
                          guint32 a,
                          guint32 b)
{
  HearsayAlignment bound = { 0 };
  Lines lines;
  guint least = 0;
  guint common = 0;
  guint akin = 0;

  find_phrases (statements, a, b, &lines);
  least = count_least (&lines);
  common = hearsay_phrase_count_common (lines.a, lines.b);
  akin = hearsay_phrase_count_akin (lines.a, lines.b);

  /* What is akin is not alike, and stands where something alike could. */
  bound.akin = HEARSAY_AKIN * akin;
  bound.share = SLACK + (common + HEARSAY_AKIN * MIN (akin, least - common)) / MAX (1, least);

  return bound;
}

static gboolean
is_alike (const Lines *self,
          gint64 block)
{
  return block < 0 || block >= self->blocks->len || g_array_index (self->blocks, HearsayBlock, block).alike;
}

static void
learn_from (const Lines *self,
            GHashTable *words)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (self->blocks, HearsayBlock, i);
      const HearsayWord *x = NULL;
      const HearsayWord *y = NULL;
      guint32 least = 0;

      if (block->alike || block->a_end != block->a + 1 || block->b_end != block->b + 1 || !is_alike (self, (gint64) i - 1) || !is_alike (self, (gint64) i + 1))
        continue;
      x = hearsay_phrase_get (self->a, block->a);
      y = hearsay_phrase_get (self->b, block->b);
      if (!hearsay_words_are_akin (x, y))
        continue;

      /* The lesser one of both counts; chains of words for words end at two. */
      least = MIN (x->hash, y->hash);
      if (!g_hash_table_contains (words, GUINT_TO_POINTER (least)))
        {
          gpointer key = GUINT_TO_POINTER (MAX (x->hash, y->hash));
          guint32 known = GPOINTER_TO_UINT (g_hash_table_lookup (words, key));

          if (known == 0 || least < known)
            g_hash_table_insert (words, key, GUINT_TO_POINTER (least));
        }
    }
}

/**
 * hearsay_utterances_learn:
 * @pairs: (element-type HearsayLikeness): that report one thing said
 *
 * Where all around is alike, one word stands for another: "the tests would go on"
 * and "the trials would go on". Only words of one of WordNet's classes.
 *
 * Returns: (transfer full): stem → the stem it stands for
 */
GHashTable *
hearsay_utterances_learn (HearsayStatements *statements,
                          const GArray *pairs)
{
  GHashTable *words = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const HearsayLikeness *pair = &g_array_index (pairs, HearsayLikeness, i);
      HearsayAlignment alignment = hearsay_utterances_align (statements, pair->a, pair->b);
      Lines lines;

      if (alignment.share < HEARSAY_CLEARLY_ALIGNED || alignment.akin == 0)
        continue;
      find_phrases (statements, pair->a, pair->b, &lines);
      lines.blocks = hearsay_phrase_align (lines.a, lines.b);
      learn_from (&lines, words);
      g_array_unref (lines.blocks);
    }

  return words;
}
