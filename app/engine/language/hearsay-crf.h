/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-network.h"

G_BEGIN_DECLS

/* A label set that is not restricted. */
#define HEARSAY_CRF_ANY G_MAXUINT32

double hearsay_exp (double x);
double hearsay_log (double x);

/**
 * HearsayCrf:
 *
 * A network's transitions made ready for use: which labels may follow which, and
 * their weights as factors. To be made again when the weights change.
 */
typedef struct
{
  const HearsayNetwork *network;
  guint8 n_from[HEARSAY_NETWORK_LABELS]; /* of each label, how many may stand before it */
  guint8 from[HEARSAY_NETWORK_LABELS][HEARSAY_NETWORK_LABELS];
  double transitions[HEARSAY_NETWORK_LABELS * HEARSAY_NETWORK_LABELS];
  double starts[HEARSAY_NETWORK_LABELS];
} HearsayCrf;

void hearsay_crf_init (HearsayCrf *self,
                       const HearsayNetwork *network);
void hearsay_crf_decode (const HearsayCrf *self,
                         const float *scores,
                         guint n,
                         guint8 *labels);
double hearsay_crf_marginals (const HearsayCrf *self,
                              const float *scores,
                              guint n,
                              const guint32 *allowed,
                              float *marginals,
                              double *pairs);

gboolean hearsay_label_can_follow (guint from,
                                   guint to);
gboolean hearsay_label_can_start (guint label);

G_END_DECLS
