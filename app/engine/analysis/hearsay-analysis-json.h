/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-analysis.h"

G_BEGIN_DECLS

gboolean hearsay_analysis_write_json (const HearsayAnalysis *self,
                                      guint jobs,
                                      GOutputStream *stream,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
