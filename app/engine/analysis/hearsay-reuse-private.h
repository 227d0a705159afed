/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-reading.h"

G_BEGIN_DECLS

/* Longer sentences are cut: no writer's is longer, and an alignment takes the
 * product of both lengths. */
#define HEARSAY_REUSE_MAX_BLOCK 160

/* A word as reuse sees it: the hash of its stem, whose lowest bits tell what it is. */
#define HEARSAY_REUSE_CONTENT 1u
#define HEARSAY_REUSE_NUMBER 2u

/* In a word's place: it is capitalised in the midst of a sentence; it is a number of
 * any length; it tells that somebody speaks, or in which office; how many bytes it has;
 * and how many bytes behind its block's first one it stands. */
#define HEARSAY_REUSE_NAME (1u << 31)
#define HEARSAY_REUSE_FIGURE (1u << 30)
#define HEARSAY_REUSE_OFFICE (1u << 29)
#define HEARSAY_REUSE_FLAGS (7u << 29)
#define HEARSAY_REUSE_LENGTH_SHIFT 23
#define HEARSAY_REUSE_MAX_LENGTH 63u
#define HEARSAY_REUSE_MAX_OFFSET ((1u << HEARSAY_REUSE_LENGTH_SHIFT) - 1)

/* A sentence, or a part of a very long one. */
typedef struct
{
  guint32 word; /* its first */
  guint32 byte; /* of the article, where this begins; its words' offsets count from here */
} HearsayReuseBlock;

/* The runs of five words of an article, each once. */
typedef struct _HearsayReuseGrams HearsayReuseGrams;

/* An article prepared for comparison. Furniture and formulas from the language's
 * list ("declined to comment") have no words. */
typedef struct
{
  const HearsayReading *reading;
  guint32 n_words;
  guint32 n_content;
  guint32 n_blocks;
  guint32 *words;            /* hashes, in text order */
  guint32 *places;           /* of each word */
  HearsayReuseBlock *blocks; /* none empty; one more at the end */
  GArray *prints;            /* HearsayReusePrint; NULL where memory is dearer than time … */
  HearsayReuseGrams *grams;  /* … and so these, or where nothing asks for them */
} HearsayReuseText;

GPtrArray *hearsay_reuse_texts_new (GPtrArray *readings,
                                    guint jobs) G_GNUC_WARN_UNUSED_RESULT;
HearsaySpan hearsay_reuse_text_get_span (const HearsayReuseText *self,
                                         guint block,
                                         guint first,
                                         guint last);

/* A fingerprint: two stems of one block, near each other, and whether one is a number
 * or both are capitalised. */
typedef struct
{
  guint32 hash;
  guint32 block : 30;
  guint32 is_number : 1;
  guint32 is_name : 1;
} HearsayReusePrint;

void hearsay_reuse_text_add_prints (const HearsayReuseText *self,
                                    guint32 step,
                                    GArray *prints);

/* Which articles have which fingerprint. */
typedef struct _HearsayReuseIndex HearsayReuseIndex;

HearsayReuseIndex *hearsay_reuse_index_new (GPtrArray *texts,
                                            guint jobs) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_reuse_index_free (HearsayReuseIndex *self);
guint32 hearsay_reuse_index_get_step (const HearsayReuseIndex *self);
gboolean hearsay_reuse_index_has_statistic (const HearsayReuseIndex *self);
const guint32 *hearsay_reuse_index_get_groups (const HearsayReuseIndex *self,
                                               guint article,
                                               guint *n);
guint32 hearsay_reuse_index_get_hash (const HearsayReuseIndex *self,
                                      guint32 group);
const guint32 *hearsay_reuse_index_get_articles (const HearsayReuseIndex *self,
                                                 guint32 group,
                                                 guint *n);

/* The fewer articles have a group, the more. */
guint hearsay_reuse_index_weigh (const HearsayReuseIndex *self,
                                 guint32 group);

/* In which blocks a group stands, numbered through all articles in their order; only
 * where there are too few articles for a statistic. */
const guint32 *hearsay_reuse_index_get_blocks (const HearsayReuseIndex *self,
                                               guint32 group,
                                               guint *n);
guint32 hearsay_reuse_index_get_first_block (const HearsayReuseIndex *self,
                                             guint article);
guint32 hearsay_reuse_index_get_block_article (const HearsayReuseIndex *self,
                                               guint32 block);

/* What an article is compared with: @article's candidates after it, ascending. @counts
 * has a zero for every article, before and after. */
void hearsay_reuse_index_find_candidates (const HearsayReuseIndex *self,
                                          guint article,
                                          guint16 *counts,
                                          GArray *candidates);

HearsayReuseGrams *hearsay_reuse_grams_new (const HearsayReuseText *text) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_reuse_grams_free (HearsayReuseGrams *self);
double hearsay_reuse_grams_resemble (const HearsayReuseGrams *a,
                                     const HearsayReuseGrams *b,
                                     double *containment);

#define HEARSAY_REUSE_MIN_SHARED 3 /* fingerprints that two blocks must share */

/* Two blocks that share fingerprints, each counted as many as it stands for. */
typedef struct
{
  guint32 block;
  guint32 other;
  guint32 n;
  guint32 n_plain; /* without numbers */
  guint32 n_rare;
  guint32 n_own; /* that next to no others have, names and numbers among them */
} HearsayReuseMatch;

/* One article's fingerprints against others'. */
typedef struct _HearsayReuseMatching HearsayReuseMatching;

HearsayReuseMatching *hearsay_reuse_matching_new (GPtrArray *texts,
                                                  const HearsayReuseIndex *index) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_reuse_matching_free (HearsayReuseMatching *self);
void hearsay_reuse_matching_set_article (HearsayReuseMatching *self,
                                         guint article,
                                         GArray *candidates);
const GArray *hearsay_reuse_matching_match (HearsayReuseMatching *self,
                                            guint other,
                                            guint *n_names);

/* What two blocks have in common counts if so many content words are alike, and half of
 * the shorter one's. */
#define HEARSAY_REUSE_MIN_CONTENT 5

/* The best local alignment of two blocks, as words [a, a_end) and [b, b_end). */
typedef struct
{
  guint a;
  guint a_end;
  guint b;
  guint b_end;
  guint n_alike;   /* aligned words with one stem */
  guint n_content; /* those of them that carry content */
  guint n_common;  /* those of these that are neither names nor numbers */
  guint n_office;  /* those of these that tell who speaks */
  guint n_kept;    /* numbers that are the same */
  guint n_changed; /* numbers that stand in each other's place */
  double similarity;
} HearsayLocal;

/* Aligns blocks, and remembers: agencies' sentences stand in many articles. */
typedef struct _HearsayReuseAligner HearsayReuseAligner;

HearsayReuseAligner *hearsay_reuse_aligner_new (void) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_reuse_aligner_free (HearsayReuseAligner *self);
gboolean hearsay_reuse_aligner_run (HearsayReuseAligner *self,
                                    const HearsayReuseText *a,
                                    guint block_a,
                                    const HearsayReuseText *b,
                                    guint block_b,
                                    HearsayLocal *out);

/* One article against others, one after the other. */
typedef struct _HearsayReuseComparing HearsayReuseComparing;

HearsayReuseComparing *hearsay_reuse_comparing_new (GPtrArray *texts,
                                                    const HearsayReuseIndex *index) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_reuse_comparing_free (HearsayReuseComparing *self);
void hearsay_reuse_comparing_set_article (HearsayReuseComparing *self,
                                          guint article,
                                          GArray *candidates);
void hearsay_reuse_comparing_add_passages (HearsayReuseComparing *self,
                                           guint other,
                                           GArray *passages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayReuseAligner, hearsay_reuse_aligner_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayReuseGrams, hearsay_reuse_grams_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayReuseIndex, hearsay_reuse_index_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayReuseComparing, hearsay_reuse_comparing_free)

G_END_DECLS
