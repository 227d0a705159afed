/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-network.h"

G_BEGIN_DECLS

/* A label set that is not restricted. */
#define HEARSAY_CRF_ANY G_MAXUINT32

double hearsay_exp (double x);
double hearsay_log (double x);

void hearsay_crf_decode (const HearsayNetwork *network,
                         const float *scores,
                         guint n,
                         guint8 *labels);
double hearsay_crf_marginals (const HearsayNetwork *network,
                              const float *scores,
                              guint n,
                              const guint32 *allowed,
                              float *marginals,
                              double *pairs);

gboolean hearsay_label_can_follow (guint from,
                                   guint to);
gboolean hearsay_label_can_start (guint label);

G_END_DECLS
