/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-stages.h"

void
hearsay_entities_resolve (GPtrArray *readings,
                          HearsayAnalysis *analysis,
                          guint jobs)
{
}
