/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

void hearsay_utterance_settle (const HearsayAnalysis *analysis,
                               HearsayUtterance *utterance);

G_END_DECLS
