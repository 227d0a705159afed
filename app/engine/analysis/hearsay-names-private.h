/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-entities.h"
#include "hearsay-pieces.h"

G_BEGIN_DECLS

/* The steps of finding names in one article, for hearsay-names*.c only. */

void names_find_offices (HearsayReading *reading,
                         const HearsayPieces *pieces);

void names_find_listed (HearsayReading *reading,
                        HearsayPieces *pieces);

G_END_DECLS
