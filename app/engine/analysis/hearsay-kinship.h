/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-reading.h"

G_BEGIN_DECLS

#define HEARSAY_KIN 0.15 /* of articles about one thing; most of those that are not have 0.03 */

/**
 * HearsayKinship:
 *
 * How much two articles are about one thing: the cosine of their words' weights, how
 * often a word is in the article times how rare it is among the articles (Salton and
 * Buckley 1988). Of each article the weightiest words are kept. Threads may compare at the
 * same time.
 */
typedef struct _HearsayKinship HearsayKinship;

HearsayKinship *hearsay_kinship_new (GPtrArray *readings,
                                     guint jobs) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_kinship_free (HearsayKinship *self);

double hearsay_kinship_count_doublings (const HearsayKinship *self);
double hearsay_kinship_compare (const HearsayKinship *self,
                                guint a,
                                guint b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayKinship, hearsay_kinship_free)

G_END_DECLS
