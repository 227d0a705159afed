/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-reading.h"

G_BEGIN_DECLS

void hearsay_tellings_settle (HearsayReading *reading,
                              const HearsayAnalysis *analysis,
                              const guint8 *marked);

/* Whether a name is that of an agency, newspaper or broadcaster. */
gboolean hearsay_outlets_is_listed (const HearsayLanguage *language,
                                    const char *folded);

G_END_DECLS
