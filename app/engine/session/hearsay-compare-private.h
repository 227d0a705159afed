/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-compare.h"
#include "hearsay-segments.h"

G_BEGIN_DECLS

/* The passages of two panes by their place in the first. */
typedef struct
{
  guint32 passage;
  guint32 max_end; /* of this passage and all before it, in the first pane */
} HearsayCompareOrder;

/* Two places that stand beside each other. */
typedef struct
{
  guint32 from;
  guint32 to;
} HearsayCompareStep;

/* hearsay-compare-align.c */
void _hearsay_compare_align (HearsayCompare *self,
                             const HearsayAnalysis *analysis,
                             const HearsaySegments *const *segments,
                             guint left,
                             guint right);
void _hearsay_compare_find_differences (HearsayCompare *self,
                                        const HearsayAnalysis *analysis);

/* hearsay-compare-only.c */
void _hearsay_compare_find_only (HearsayCompare *self,
                                 const HearsayAnalysis *analysis,
                                 const HearsaySegments *const *segments);

G_END_DECLS
