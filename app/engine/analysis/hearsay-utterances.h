/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-statements.h"

G_BEGIN_DECLS

/* Two quotations that may report one thing said. @a has the lesser id. */
typedef struct
{
  guint32 a;
  guint32 b;
  double score;
} HearsayLikeness;

/* Which quotations have words enough in common to be compared. */
typedef struct _HearsayPartners HearsayPartners;

HearsayPartners *hearsay_partners_new (const HearsayStatements *statements) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_partners_free (HearsayPartners *self);
void hearsay_partners_find (HearsayPartners *self,
                            guint worker,
                            guint32 quote,
                            GArray *partners);

#define HEARSAY_AKIN 0.5            /* of a word, for another one of its kind in its place */
#define HEARSAY_CLEARLY_ALIGNED 0.7 /* of the words */

/* What it tells when the words of two quotations are lined up. */
typedef struct
{
  gboolean is_negated; /* one of both says the opposite */
  double share;        /* of the shorter one's words, what is alike or akin and comes in one order */
  double akin;         /* of words in each other's place, what those of one kind count */
} HearsayAlignment;

/* Lines up words, and remembers; each thread has its own. */
typedef struct _HearsayAligner HearsayAligner;

HearsayAligner *hearsay_aligner_new (const HearsayStatements *statements) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_aligner_free (HearsayAligner *self);
HearsayAlignment hearsay_aligner_align (HearsayAligner *self,
                                        guint32 a,
                                        guint32 b);
HearsayAlignment hearsay_statements_bound (const HearsayStatements *self,
                                           guint32 a,
                                           guint32 b);

gboolean hearsay_utterances_are_between_one (const HearsayStatements *statements,
                                             const guint32 *groups,
                                             const HearsayLikeness *pair);
gboolean hearsay_utterances_judge (const HearsayStatements *statements,
                                   HearsayAligner *aligner,
                                   const guint32 *groups,
                                   HearsayLikeness *pair);
gboolean hearsay_utterances_may_meet (const HearsayStatements *statements,
                                      guint32 a,
                                      guint32 b);
GHashTable *hearsay_utterances_learn (const HearsayStatements *statements,
                                      HearsayAligner **aligners,
                                      const GArray *pairs) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_utterance_trace (const HearsayAnalysis *analysis,
                              HearsayUtterance *utterance);
void hearsay_utterance_settle (const HearsayAnalysis *analysis,
                               HearsayUtterance *utterance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayAligner, hearsay_aligner_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayPartners, hearsay_partners_free)

G_END_DECLS
