/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-analysis.h"

G_BEGIN_DECLS

/* Provenance for other programs: who said what, and through whom it came to which
 * article. What is declared in a text and what is inferred is told apart everywhere. */

gboolean hearsay_exchange_write_prov (const HearsayAnalysis *analysis,
                                      GOutputStream *stream,
                                      GError **error);
gboolean hearsay_exchange_write_graphml (const HearsayAnalysis *analysis,
                                         GOutputStream *stream,
                                         GError **error);
gboolean hearsay_exchange_write_dot (const HearsayAnalysis *analysis,
                                     GOutputStream *stream,
                                     GError **error);

G_END_DECLS
