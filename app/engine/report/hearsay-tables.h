/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-analysis.h"

G_BEGIN_DECLS

/* Findings as tables: CSV as RFC 4180 has it, UTF-8, offsets in code points,
 * column names untranslated. */

gboolean hearsay_tables_write_quotes (const HearsayAnalysis *analysis,
                                      GOutputStream *stream,
                                      GError **error);
gboolean hearsay_tables_write_entities (const HearsayAnalysis *analysis,
                                        GOutputStream *stream,
                                        GError **error);

G_END_DECLS
