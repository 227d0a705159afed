/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-kinship.h"
#include "hearsay-reading.h"

G_BEGIN_DECLS

/* The stages of an analysis in their order. The first and third work on one
 * article and run in parallel; the others see the whole corpus, and some work on it
 * with several threads. None depends on the order of threads or files. */

/* Names: fills reading->mentions with kinds, confidences and reasons. */
void hearsay_names_find (HearsayReading *reading);

/* Who is who: fills analysis->entities, and the entity of every reading's mentions. */
void hearsay_entities_resolve (GPtrArray *readings,
                               HearsayAnalysis *analysis,
                               guint jobs);

/* Quotations: fills reading->quotes, with speakers and the chain the text declares. */
void hearsay_quotes_find (HearsayReading *reading,
                          const HearsayAnalysis *analysis);

/* Shared passages: fills analysis->reuse. */
void hearsay_reuse_find (GPtrArray *readings,
                         HearsayAnalysis *analysis,
                         guint jobs);

/* Origins: fills analysis->descents and analysis->families, and adds what is
 * inferred to the quotes' chains. */
void hearsay_descent_trace (GPtrArray *readings,
                            HearsayKinship *kinship,
                            HearsayAnalysis *analysis);

/* One thing said once: fills analysis->utterances with their changes. */
void hearsay_utterances_join (GPtrArray *readings,
                              HearsayKinship *kinship,
                              HearsayAnalysis *analysis,
                              guint jobs);

G_END_DECLS
