/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterances"

#include "config.h"

#include "hearsay-stages.h"

void
hearsay_utterances_join (GPtrArray *readings,
                         HearsayAnalysis *analysis)
{
}
