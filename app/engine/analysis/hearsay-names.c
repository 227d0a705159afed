/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include "hearsay-stages.h"

void
hearsay_names_find (HearsayReading *reading)
{
}
