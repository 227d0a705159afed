/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

/* Whether an article of a set counts as a witness of its own, and why. */
typedef struct
{
  guint32 article;
  guint32 origin;     /* the article that stands for where it came from; itself, if it counts */
  gboolean is_origin; /* it counts */
  HearsayBasis basis; /* of the way from the origin: declared only if every step is */
  guint8 confidence;  /* per cent: of the weakest step, or of there being no parent */
  const char *reason; /* static, untranslated */
} HearsayOrigin;

guint hearsay_origins_find (const HearsayAnalysis *analysis,
                            const guint32 *articles,
                            guint n,
                            GArray *origins);

G_END_DECLS
