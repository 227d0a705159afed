/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-analysis.h"

G_BEGIN_DECLS

HearsayAnalysis *hearsay_analyze (HearsayCorpus *corpus,
                                  guint jobs,
                                  HearsayProgress *progress,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
