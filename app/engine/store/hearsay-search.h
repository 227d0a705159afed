/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-corpus.h"

G_BEGIN_DECLS

/* One place where the words of a query stand. */
typedef struct
{
  guint32 article;
  HearsaySpan span; /* bytes */
} HearsayHit;

GArray *hearsay_search (const HearsayCorpus *corpus,
                        const char *query,
                        guint limit,
                        GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
gboolean hearsay_search_is_empty (const char *query);
char *hearsay_hit_dup_context (const HearsayHit *hit,
                               const HearsayArticle *article) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
