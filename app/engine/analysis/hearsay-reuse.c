/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse"

#include "config.h"

#include "hearsay-stages.h"

void
hearsay_reuse_find (GPtrArray *readings,
                    HearsayAnalysis *analysis,
                    guint jobs)
{
}
