/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterances"

#include "config.h"

#include "hearsay-utterances.h"

#include "hearsay-parallel.h"

#define CLAUSE 1 /* content words; with more it is a clause of its own */
#define SLACK 1e-9

#define MIN_KNOWN 10 /* as powers of two, how many alignments are kept */
#define MAX_KNOWN 18
#define PART 64       /* pairs that one thread learns from at a time */
#define N_PHRASES 256 /* of those on one side, that are kept; a quotation is compared with many in turn */

/* The words of two quotations, lined up. */
typedef struct
{
  const HearsayPhrase *a;
  const HearsayPhrase *b;
  GArray *blocks;
} Lines;

/* An alignment that was made, told by the phrases' digests. */
typedef struct
{
  guint64 a;
  guint64 b;
  HearsayAlignment alignment;
} Known;

/* A phrase of a quotation, its index doubled, and one more if it is the wide one. */
typedef struct
{
  guint64 key;
  HearsayPhrase *phrase; /* NULL: nothing is kept here yet */
} Kept;

struct _HearsayAligner
{
  const HearsayStatements *statements;
  Kept phrases[2][N_PHRASES]; /* those on the left, and on the right; one with the same place drives another out */
  Known *known;               /* likewise */
  guint32 known_mask;
};

/**
 * hearsay_aligner_new:
 * @statements: borrowed
 *
 * Returns: (transfer full): what lines up the words of quotations, for one thread
 */
HearsayAligner *
hearsay_aligner_new (const HearsayStatements *statements)
{
  HearsayAligner *self = g_new0 (HearsayAligner, 1);

  self->statements = statements;
  self->known_mask = (1u << CLAMP (g_bit_storage (4 * statements->n), MIN_KNOWN, MAX_KNOWN)) - 1;
  self->known = g_new0 (Known, self->known_mask + 1);

  return self;
}

void
hearsay_aligner_free (HearsayAligner *self)
{
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < N_PHRASES; i++)
      g_clear_pointer (&self->phrases[side][i].phrase, hearsay_phrase_free);
  g_free (self->known);
  g_free (self);
}

static const HearsayPhrase *
get_phrase (HearsayAligner *self,
            guint side,
            guint32 quote,
            gboolean is_wide)
{
  guint64 key = 2 * (guint64) quote + is_wide;
  Kept *kept = &self->phrases[side][key % N_PHRASES];

  if (kept->phrase == NULL || kept->key != key)
    {
      g_clear_pointer (&kept->phrase, hearsay_phrase_free);
      *kept = (Kept){ key, hearsay_statements_make_phrase (self->statements, quote, is_wide) };
    }

  return kept->phrase;
}

/* Where an outlet reports one of both, with what stands around. */
static gboolean
is_wide_pair (const HearsayStatements *statements,
              guint32 a,
              guint32 b)
{
  return hearsay_statements_get (statements, a)->is_relayed || hearsay_statements_get (statements, b)->is_relayed;
}

static void
line_up (HearsayAligner *self,
         guint32 a,
         guint32 b,
         Lines *out)
{
  gboolean is_wide = is_wide_pair (self->statements, a, b);

  out->a = get_phrase (self, 0, a, is_wide);
  out->b = get_phrase (self, 1, b, is_wide);
  out->blocks = hearsay_phrase_align (out->a, out->b);
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
  return MIN (self->a->gist->n_hashes, self->b->gist->n_hashes);
}

/* Words in common are not yet a wording in common: they must come in one order.
 * Measured against the shorter of both, because quotations are cut. */
static double
aligned_share (const Lines *self,
               double akin)
{
  double alike = hearsay_phrase_similarity (self->a, self->b, self->blocks) * (self->a->gist->n_hashes + self->b->gist->n_hashes) / 2;

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
static Known *
find_known (const HearsayAligner *self,
            const HearsayGist *a,
            const HearsayGist *b)
{
  guint64 hash = (a->digest * 3 + b->digest) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return &self->known[hash >> 32 & self->known_mask];
}

/**
 * hearsay_aligner_align:
 *
 * Returns: what it tells when the words of two quotations are lined up
 */
HearsayAlignment
hearsay_aligner_align (HearsayAligner *self,
                       guint32 a,
                       guint32 b)
{
  gboolean is_wide = is_wide_pair (self->statements, a, b);
  const HearsayGist *x = hearsay_statements_get_gist (self->statements, a, is_wide);
  const HearsayGist *y = hearsay_statements_get_gist (self->statements, b, is_wide);
  Known *known = find_known (self, x, y);
  HearsayAlignment *out = &known->alignment;
  Lines lines;

  if (known->a == x->digest && known->b == y->digest)
    return *out;

  line_up (self, a, b, &lines);
  *known = (Known){ x->digest, y->digest, { is_negated (&lines), 0, count_akin (&lines) } };
  out->share = aligned_share (&lines, out->akin);
  g_array_unref (lines.blocks);

  return *out;
}

/**
 * hearsay_statements_bound:
 *
 * Returns: the most that lining up their words could tell, in much less time
 */
HearsayAlignment
hearsay_statements_bound (const HearsayStatements *self,
                          guint32 a,
                          guint32 b)
{
  HearsayAlignment bound = { 0 };
  gboolean is_wide = is_wide_pair (self, a, b);
  const HearsayGist *x = hearsay_statements_get_gist (self, a, is_wide);
  const HearsayGist *y = hearsay_statements_get_gist (self, b, is_wide);
  guint least = MIN (x->n_hashes, y->n_hashes);
  guint common = hearsay_gist_count_common (x, y);
  guint akin = hearsay_gist_count_akin (x, y);

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

/* Two words that stand for each other, by their stems. */
typedef struct
{
  guint32 least;
  guint32 greatest;
} Twins;

static void
find_twins (const Lines *self,
            GArray *twins)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (self->blocks, HearsayBlock, i);
      const HearsayWord *x = NULL;
      const HearsayWord *y = NULL;
      Twins both;

      if (block->alike || block->a_end != block->a + 1 || block->b_end != block->b + 1 || !is_alike (self, (gint64) i - 1) || !is_alike (self, (gint64) i + 1))
        continue;
      x = hearsay_phrase_get (self->a, block->a);
      y = hearsay_phrase_get (self->b, block->b);
      if (!hearsay_words_are_akin (x, y))
        continue;

      both = (Twins){ MIN (x->hash, y->hash), MAX (x->hash, y->hash) };
      g_array_append_val (twins, both);
    }
}

/* Who looks for twins, and in what. */
typedef struct
{
  HearsayAligner **aligners;
  const GArray *pairs;
  GArray **twins; /* by part */
} Learning;

static void
learn_part (guint part,
            guint first,
            guint last,
            guint worker,
            gpointer user_data)
{
  const Learning *self = user_data;
  HearsayAligner *aligner = self->aligners[worker];

  self->twins[part] = g_array_new (FALSE, FALSE, sizeof (Twins));
  for (guint i = first; i < last; i++)
    {
      const HearsayLikeness *pair = &g_array_index (self->pairs, HearsayLikeness, i);
      HearsayAlignment alignment = hearsay_aligner_align (aligner, pair->a, pair->b);
      Lines lines;

      if (alignment.share < HEARSAY_CLEARLY_ALIGNED || alignment.akin == 0)
        continue;
      line_up (aligner, pair->a, pair->b, &lines);
      find_twins (&lines, self->twins[part]);
      g_array_unref (lines.blocks);
    }
}

/* The lesser one of both counts; chains of words for words end at two. */
static void
learn (GHashTable *words,
       const Twins *both)
{
  gpointer key = GUINT_TO_POINTER (both->greatest);
  guint32 known = 0;

  if (g_hash_table_contains (words, GUINT_TO_POINTER (both->least)))
    return;

  known = GPOINTER_TO_UINT (g_hash_table_lookup (words, key));
  if (known == 0 || both->least < known)
    g_hash_table_insert (words, key, GUINT_TO_POINTER (both->least));
}

/**
 * hearsay_utterances_learn:
 * @aligners: (array): one for each of @statements' jobs
 * @pairs: (element-type HearsayLikeness): that report one thing said
 *
 * Where all around is alike, one word stands for another: "the tests would go on"
 * and "the trials would go on". Only words of one of WordNet's classes.
 *
 * Returns: (transfer full): stem → the stem it stands for
 */
GHashTable *
hearsay_utterances_learn (const HearsayStatements *statements,
                          HearsayAligner **aligners,
                          const GArray *pairs)
{
  GHashTable *words = g_hash_table_new (NULL, NULL);
  guint n_parts = hearsay_parallel_count_parts (pairs->len, PART);
  g_autofree GArray **twins = g_new0 (GArray *, n_parts + 1);
  Learning learning = { aligners, pairs, twins };

  hearsay_parallel_run (pairs->len, PART, statements->jobs, learn_part, &learning);
  for (guint i = 0; i < n_parts; i++)
    {
      for (guint k = 0; k < twins[i]->len; k++)
        learn (words, &g_array_index (twins[i], Twins, k));
      g_array_unref (twins[i]);
    }

  return words;
}
