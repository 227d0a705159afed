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
                            guint32 quote,
                            GArray *partners);

#define HEARSAY_AKIN 0.5            /* of a word, for another one of its kind in its place */
#define HEARSAY_CLEARLY_ALIGNED 0.7 /* of the words */

HearsayAlignment hearsay_utterances_align (HearsayStatements *statements,
                                           guint32 a,
                                           guint32 b);
HearsayAlignment hearsay_utterances_bound (HearsayStatements *statements,
                                           guint32 a,
                                           guint32 b);

gboolean hearsay_utterances_are_between_one (const HearsayStatements *statements,
                                             const guint32 *groups,
                                             const HearsayLikeness *pair);
gboolean hearsay_utterances_judge (HearsayStatements *statements,
                                   const guint32 *groups,
                                   HearsayLikeness *pair);
gboolean hearsay_utterances_may_meet (const HearsayStatements *statements,
                                      guint32 a,
                                      guint32 b);
GHashTable *hearsay_utterances_learn (HearsayStatements *statements,
                                      const GArray *pairs) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_utterance_trace (const HearsayAnalysis *analysis,
                              HearsayUtterance *utterance);
void hearsay_utterance_settle (const HearsayAnalysis *analysis,
                               HearsayUtterance *utterance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayPartners, hearsay_partners_free)

G_END_DECLS
