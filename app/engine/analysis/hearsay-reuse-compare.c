/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-compare"

#include "config.h"

#include "hearsay-reuse-private.h"

/* Two articles, in detail: blocks that share fingerprints are aligned word by word,
 * and those that align and follow each other become passages. What the limits mean is
 * told at the head of hearsay-reuse.c; their values come from Reuters-21578, looked at
 * by eye (tests/quality/score-reuse.py --sample). */

/* When two blocks are aligned, and when an alignment counts. */
#define MAX_ALIGNED 4096
#define MIN_SIMILARITY 0.45
#define MAX_STEP 2 /* blocks left out inside a passage */

/* Wording that few others have. */
#define MIN_RARE 6          /* rare fingerprints that two articles must share */
#define MIN_RARE_SHARE 0.4  /* of all fingerprints in what they share */
#define MIN_NAMED_SHARE 0.2 /* a rare name makes so few rare fingerprints do */
#define MIN_RARE_WORDS 8    /* content words alike */
#define MIN_COMMON 4        /* of them neither names nor numbers: who somebody is, is nobody's wording … */
#define MIN_OFFICE 2        /* … nor are so many words that tell in which office somebody speaks, … */
#define MIN_BESIDE 3        /* … if fewer common words than these stand beside them … */
#define MAX_OFFICE 0.2      /* … and all that is shared is less of the shorter article */

/* A sentence that others have too, in pieces, is the trade's, if nothing else ties the two. */
#define MAX_OWN 0.09    /* of its fingerprints, that next to no others have */
#define MIN_FILLED 0.25 /* of the shorter article */

/* The same words with other numbers are a form: what money, markets and quarters are
 * told in, week after week. */
#define MIN_CHANGED 2   /* numbers in each other's place … */
#define ONE_SENTENCE 20 /* … or one, in no more content words than a sentence has */

/* Alike as wholes. */
#define MIN_RESEMBLANCE 0.2
#define MIN_FORM_RESEMBLANCE 0.21 /* of a form: many are just above the other */
#define MIN_CONTAINMENT 0.5
#define MIN_WHOLE 20     /* content words in the shorter article, or else … */
#define MIN_WHOLE_RARE 3 /* … rare fingerprints that both have */

/* Too long for a formula. */
#define MIN_LONG 80 /* content words alike */
#define MIN_LONG_SHARE 0.4
#define MAX_LONG_CHANGED 0.5 /* numbers changed for one kept */

typedef struct
{
  guint32 block;
  guint32 other;
  guint32 n_shared;
  guint32 n_plain;
  guint32 n_rare;
  guint32 n_own;
  gboolean is_kept;
  HearsayLocal local;
} Aligned;

struct _HearsayReuseComparing
{
  GPtrArray *texts;
  const HearsayReuseIndex *index;
  HearsayReuseMatching *matching;
  HearsayReuseAligner *aligner;
  guint article;
  HearsayReuseGrams *grams; /* (nullable): the article's, if anybody asked */
  const GArray *matches;    /* HearsayReuseMatch */
  guint n_names;            /* that both articles have and few others */
  GArray *aligned;          /* Aligned */
};

HearsayReuseComparing *
hearsay_reuse_comparing_new (GPtrArray *texts,
                             const HearsayReuseIndex *index)
{
  HearsayReuseComparing *self = g_new0 (HearsayReuseComparing, 1);

  self->texts = texts;
  self->index = index;
  self->matching = hearsay_reuse_matching_new (texts, index);
  self->aligner = hearsay_reuse_aligner_new ();
  self->aligned = g_array_new (FALSE, FALSE, sizeof (Aligned));

  return self;
}

void
hearsay_reuse_comparing_free (HearsayReuseComparing *self)
{
  hearsay_reuse_matching_free (self->matching);
  hearsay_reuse_aligner_free (self->aligner);
  g_clear_pointer (&self->grams, hearsay_reuse_grams_free);
  g_array_unref (self->aligned);
  g_free (self);
}

/**
 * hearsay_reuse_comparing_set_article:
 * @candidates: (element-type guint32): set to what it is worth to be compared with,
 *   articles after it, ascending
 */
void
hearsay_reuse_comparing_set_article (HearsayReuseComparing *self,
                                     guint article,
                                     GArray *candidates)
{
  self->article = article;
  g_clear_pointer (&self->grams, hearsay_reuse_grams_free);
  hearsay_reuse_matching_set_article (self->matching, article, candidates);
}

static void
align_blocks (HearsayReuseComparing *self,
              guint other)
{
  const HearsayReuseText *text = g_ptr_array_index (self->texts, self->article);
  const HearsayReuseText *other_text = g_ptr_array_index (self->texts, other);
  guint n = 0;

  g_array_set_size (self->aligned, 0);
  for (guint i = 0; i < self->matches->len && n < MAX_ALIGNED; i++)
    {
      const HearsayReuseMatch *match = &g_array_index (self->matches, HearsayReuseMatch, i);
      Aligned found = { match->block, match->other, match->n, match->n_plain, match->n_rare, match->n_own };

      if (match->n < HEARSAY_REUSE_MIN_SHARED)
        continue;
      n++;
      if (hearsay_reuse_aligner_run (self->aligner, text, match->block, other_text, match->other, &found.local) && found.local.similarity >= MIN_SIMILARITY)
        g_array_append_val (self->aligned, found);
    }
}

/* Which block an alignment takes from either side. */
static guint32
get_side (const Aligned *aligned,
          guint side)
{
  return side == 0 ? aligned->block : aligned->other;
}

/* A block goes with the one it resembles most, seen from either side. */
static void
keep_best (GArray *aligned)
{
  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (GHashTable) best = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < aligned->len; i++)
        {
          const Aligned *found = &g_array_index (aligned, Aligned, i);
          gpointer key = GUINT_TO_POINTER (1 + get_side (found, side));
          guint known = GPOINTER_TO_UINT (g_hash_table_lookup (best, key));

          if (known == 0 || g_array_index (aligned, Aligned, known - 1).local.n_content < found->local.n_content)
            g_hash_table_insert (best, key, GUINT_TO_POINTER (i + 1));
        }

      for (guint i = 0; i < aligned->len; i++)
        {
          Aligned *found = &g_array_index (aligned, Aligned, i);

          if (GPOINTER_TO_UINT (g_hash_table_lookup (best, GUINT_TO_POINTER (1 + get_side (found, side)))) == i + 1)
            found->is_kept = TRUE;
        }
    }
}

/* What two articles share, counted. */
typedef struct
{
  guint n;               /* fingerprints */
  guint n_plain;         /* of them without numbers */
  guint n_rare;          /* of them */
  guint n_own;           /* of them, that next to no others have */
  guint n_content;       /* words */
  guint n_common;        /* of them neither names nor numbers */
  guint n_office;        /* of these, that tell who speaks */
  guint n_kept;          /* numbers that are the same */
  guint n_changed;       /* numbers in each other's place */
  guint n_own_elsewhere; /* in what does not align */
} Shared;

static double
resemble (HearsayReuseComparing *self,
          const HearsayReuseText *other,
          double *containment)
{
  g_autoptr (HearsayReuseGrams) made = NULL;
  const HearsayReuseGrams *grams = other->grams;
  const HearsayReuseText *text = g_ptr_array_index (self->texts, self->article);

  if (grams == NULL)
    grams = made = hearsay_reuse_grams_new (other);
  if (text->grams != NULL)
    return hearsay_reuse_grams_resemble (text->grams, grams, containment);

  if (self->grams == NULL)
    self->grams = hearsay_reuse_grams_new (text);

  return hearsay_reuse_grams_resemble (self->grams, grams, containment);
}

static gboolean
is_form (const Shared *shared)
{
  guint least = shared->n_content < ONE_SENTENCE ? 1 : MIN_CHANGED;

  return shared->n_changed >= least && shared->n_changed > shared->n_kept;
}

/* Whether what is shared tells who somebody is, and not what he does. */
static gboolean
is_introduction (const Shared *shared,
                 guint n_content)
{
  return shared->n_office >= MIN_OFFICE && shared->n_common < MIN_BESIDE + shared->n_office && shared->n_content < MAX_OFFICE * n_content;
}

/* Whether the two articles came by a sentence as others have: these have it too, or
 * pieces of it, and nothing else ties the two. More than a sentence is a family's. */
static gboolean
is_trade (const Shared *shared,
          guint n_content)
{
  return shared->n_content < ONE_SENTENCE && shared->n_content >= MIN_FILLED * n_content && shared->n_own <= MAX_OWN * shared->n && shared->n_own_elsewhere == 0;
}

/* A rare name tells less where the numbers beside it are others. */
static gboolean
is_wording (const HearsayReuseComparing *self,
            const Shared *shared,
            guint n_content)
{
  double share = self->n_names > 0 && shared->n_changed <= shared->n_kept ? MIN_NAMED_SHARE : MIN_RARE_SHARE;

  return shared->n_rare >= MIN_RARE && shared->n_rare >= share * shared->n && shared->n_content >= MIN_RARE_WORDS &&
         shared->n_common >= MIN_COMMON && !is_form (shared) && !is_introduction (shared, n_content) && !is_trade (shared, n_content);
}

static gboolean
is_long (const Shared *shared,
         guint n_content)
{
  return shared->n_content >= MIN_LONG && shared->n_plain >= MIN_LONG && shared->n_content >= MIN_LONG_SHARE * n_content &&
         (shared->n_changed < MIN_CHANGED || shared->n_changed <= MAX_LONG_CHANGED * shared->n_kept);
}

/* Whether what two articles share tells that one knew the other, or both a third:
 * wording that few others have, or that they are alike as wholes. A formula of the
 * trade in the midst of two articles is neither. */
static gboolean
are_related (HearsayReuseComparing *self,
             guint other,
             const Shared *shared)
{
  const HearsayReuseText *text = g_ptr_array_index (self->texts, self->article);
  const HearsayReuseText *other_text = g_ptr_array_index (self->texts, other);
  guint shorter = MIN (text->n_content, other_text->n_content);
  double containment = 0;
  double resemblance = 0;

  if (!hearsay_reuse_index_has_statistic (self->index) || is_wording (self, shared, shorter) || is_long (shared, shorter))
    return TRUE;
  if (shared->n < MIN_WHOLE || (shorter < MIN_WHOLE && shared->n_rare < MIN_WHOLE_RARE))
    return FALSE;

  resemblance = resemble (self, other_text, &containment);

  return resemblance >= (is_form (shared) ? MIN_FORM_RESEMBLANCE : MIN_RESEMBLANCE) || containment >= MIN_CONTAINMENT;
}

/* Before the alignment, which takes most of the time: whether it is worth while. */
static gboolean
may_be_related (HearsayReuseComparing *self,
                guint other)
{
  Shared shared = { .n_content = G_MAXUINT, .n_common = G_MAXUINT, .n_own_elsewhere = G_MAXUINT };

  for (guint i = 0; i < self->matches->len; i++)
    {
      const HearsayReuseMatch *match = &g_array_index (self->matches, HearsayReuseMatch, i);

      shared.n_rare += match->n >= HEARSAY_REUSE_MIN_SHARED ? match->n_rare : 0;
      shared.n_plain += match->n >= HEARSAY_REUSE_MIN_SHARED ? match->n_plain : 0;
      shared.n += match->n >= HEARSAY_REUSE_MIN_SHARED ? match->n : 0;
    }

  if (shared.n_rare >= MIN_RARE)
    shared.n = shared.n_rare;

  return shared.n > 0 && are_related (self, other, &shared);
}

static Shared
count_kept (const HearsayReuseComparing *self)
{
  Shared shared = { 0 };
  guint n_own = 0;

  for (guint i = 0; i < self->matches->len; i++)
    n_own += g_array_index (self->matches, HearsayReuseMatch, i).n_own;

  for (guint i = 0; i < self->aligned->len; i++)
    {
      const Aligned *found = &g_array_index (self->aligned, Aligned, i);

      if (!found->is_kept)
        continue;
      shared.n += found->n_shared;
      shared.n_plain += found->n_plain;
      shared.n_rare += found->n_rare;
      shared.n_own += found->n_own;
      shared.n_content += found->local.n_content;
      shared.n_common += found->local.n_common;
      shared.n_office += found->local.n_office;
      shared.n_kept += found->local.n_kept;
      shared.n_changed += found->local.n_changed;
    }
  shared.n_own_elsewhere = n_own - shared.n_own;

  return shared;
}

/* Blocks that follow each other in both articles are one passage. */
static void
join_passages (const HearsayReuseComparing *self,
               guint other,
               GArray *passages)
{
  const HearsayReuseText *text = g_ptr_array_index (self->texts, self->article);
  const HearsayReuseText *other_text = g_ptr_array_index (self->texts, other);
  const Aligned *last = NULL;
  HearsayReuse *open = NULL;
  guint alike = 0;
  guint length = 0;

  for (guint i = 0; i < self->aligned->len; i++)
    {
      const Aligned *found = &g_array_index (self->aligned, Aligned, i);
      HearsayReuse passage = { text->reading->index, other_text->reading->index };

      if (!found->is_kept)
        continue;

      passage.a = hearsay_reuse_text_get_span (text, found->block, found->local.a, found->local.a_end);
      passage.b = hearsay_reuse_text_get_span (other_text, found->other, found->local.b, found->local.b_end);
      if (last == NULL || found->block > last->block + MAX_STEP || found->other < last->other || found->other > last->other + MAX_STEP)
        {
          g_array_append_val (passages, passage);
          alike = 0;
          length = 0;
        }

      open = &g_array_index (passages, HearsayReuse, passages->len - 1);
      alike += 2 * found->local.n_alike;
      length += found->local.a_end - found->local.a + found->local.b_end - found->local.b;
      open->a = hearsay_span_union (open->a, passage.a);
      open->b = hearsay_span_union (open->b, passage.b);
      open->similarity = (double) alike / length;
      last = found;
    }
}

/**
 * hearsay_reuse_comparing_add_passages:
 * @passages: (element-type HearsayReuse): where the passages are added that the
 *   article and @other share; the article's side is a
 */
void
hearsay_reuse_comparing_add_passages (HearsayReuseComparing *self,
                                      guint other,
                                      GArray *passages)
{
  Shared shared = { 0 };

  self->matches = hearsay_reuse_matching_match (self->matching, other, &self->n_names);
  if (!may_be_related (self, other))
    return;
  align_blocks (self, other);
  if (self->aligned->len == 0)
    return;

  keep_best (self->aligned);
  shared = count_kept (self);
  if (are_related (self, other, &shared))
    join_passages (self, other, passages);
}
