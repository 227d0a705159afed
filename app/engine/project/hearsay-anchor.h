/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hearsay-corpus.h"
#include "hearsay-span.h"

G_BEGIN_DECLS

/**
 * HearsayAnchors:
 *
 * Makes and resolves anchors over one corpus. An anchor is a JSON object that
 * names a stretch of an article in two ways, as the W3C Web Annotation data
 * model has it: a TextQuoteSelector (the exact words, and up to 32 characters
 * on either side) and a TextPositionSelector (code points). It still finds its
 * words when the text before them has changed.
 *
 * Making one is cheap; tables about the articles are built as they are needed.
 * The corpus is borrowed.
 */
typedef struct _HearsayAnchors HearsayAnchors;

HearsayAnchors *hearsay_anchors_new (const HearsayCorpus *corpus) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_anchors_free (HearsayAnchors *self);

JsonObject *hearsay_anchors_make (HearsayAnchors *self,
                                  guint article,
                                  HearsaySpan span) G_GNUC_WARN_UNUSED_RESULT;
gboolean hearsay_anchors_resolve (HearsayAnchors *self,
                                  JsonObject *anchor,
                                  int *article,
                                  HearsaySpan *span);
const char *hearsay_anchor_get_exact (JsonObject *anchor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayAnchors, hearsay_anchors_free)

G_END_DECLS
