/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-descent"

#include "config.h"

#include "hearsay-stages.h"

void
hearsay_descent_trace (GPtrArray *readings,
                       HearsayAnalysis *analysis)
{
}
