/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

/* What follows from the articles' parents, whoever chose them: the engine or, later,
 * the analyst. */

void hearsay_families_make (HearsayAnalysis *analysis,
                            const guint32 *origins,
                            const char *const *names);

guint hearsay_descent_find_root (const HearsayAnalysis *analysis,
                                 guint article);
gboolean hearsay_descent_comes_from (const HearsayAnalysis *analysis,
                                     guint article,
                                     guint ancestor);
guint hearsay_descent_measure_copied (const HearsayAnalysis *analysis,
                                      guint article,
                                      guint other);
void hearsay_descent_add_hops (HearsayAnalysis *analysis,
                               guint article);
void hearsay_descent_remove_hops (HearsayAnalysis *analysis,
                                  guint article);

G_END_DECLS
