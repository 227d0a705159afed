/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"
#include "hearsay-steps.h"

G_BEGIN_DECLS

/* The parts of a quotation by number: its source, its cue, and from 2 on the
 * pieces of its content. */
#define HEARSAY_PART_SOURCE 0
#define HEARSAY_PART_CUE 1
#define HEARSAY_PART_CONTENT 2

/**
 * HearsayQuoteParts:
 * @source: may be empty
 * @cue: may be empty
 * @content: (element-type HearsaySpan): in text order, not overlapping
 *
 * Where a quotation's parts stand, in the bytes of its article, while somebody
 * corrects them. Whatever is done to them they stay in order.
 */
typedef struct
{
  HearsaySpan source;
  HearsaySpan cue;
  GArray *content;
} HearsayQuoteParts;

HearsayQuoteParts *hearsay_quote_parts_new (void) G_GNUC_WARN_UNUSED_RESULT;
HearsayQuoteParts *hearsay_quote_parts_new_for (const HearsayQuote *quote) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_quote_parts_free (HearsayQuoteParts *self);

guint hearsay_quote_parts_count (const HearsayQuoteParts *self);
HearsaySpan hearsay_quote_parts_get (const HearsayQuoteParts *self,
                                     guint part);
gboolean hearsay_quote_parts_equal (const HearsayQuoteParts *self,
                                    const HearsayQuoteParts *other);

guint hearsay_quote_parts_set (HearsayQuoteParts *self,
                               guint part,
                               HearsaySpan span);
guint hearsay_quote_parts_add_piece (HearsayQuoteParts *self,
                                     HearsaySpan span);
gboolean hearsay_quote_parts_remove (HearsayQuoteParts *self,
                                     guint part);
gboolean hearsay_quote_parts_move (HearsayQuoteParts *self,
                                   guint part,
                                   gboolean is_end,
                                   gsize byte);
gboolean hearsay_quote_parts_step (HearsayQuoteParts *self,
                                   const HearsayArticle *article,
                                   guint part,
                                   gboolean is_end,
                                   HearsayStep step,
                                   int direction);

HearsayQuoteKind hearsay_quote_parts_kind (const HearsayQuoteParts *self,
                                           const HearsayArticle *article);
int hearsay_quote_find_at (const HearsayAnalysis *analysis,
                           guint article,
                           gsize byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayQuoteParts, hearsay_quote_parts_free)

G_END_DECLS
