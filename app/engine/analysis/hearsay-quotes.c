/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes"

#include "config.h"

#include "hearsay-stages.h"

void
hearsay_quotes_find (HearsayReading *reading,
                     const HearsayAnalysis *analysis)
{
}
