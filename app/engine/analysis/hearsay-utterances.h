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

GArray *hearsay_utterances_pair (const HearsayStatements *statements) G_GNUC_WARN_UNUSED_RESULT;

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

G_END_DECLS
