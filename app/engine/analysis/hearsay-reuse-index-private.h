/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-reuse-private.h"

G_BEGIN_DECLS

/* The articles of every fingerprint that two or more have: groups, in the order of their
 * hashes, and the articles in each in theirs. */
typedef struct _HearsayReuseGroups HearsayReuseGroups;

HearsayReuseGroups *_hearsay_reuse_groups_new (GPtrArray *texts,
                                               guint64 n_prints,
                                               guint32 step,
                                               guint jobs) G_GNUC_WARN_UNUSED_RESULT;
void _hearsay_reuse_groups_free (HearsayReuseGroups *self);
guint32 _hearsay_reuse_groups_get_n (const HearsayReuseGroups *self);
const guint32 *_hearsay_reuse_groups_get_articles (const HearsayReuseGroups *self,
                                                   guint32 group,
                                                   guint *n);
guint32 _hearsay_reuse_groups_get_hash (const HearsayReuseGroups *self,
                                        guint32 group);
gboolean _hearsay_reuse_groups_find (const HearsayReuseGroups *self,
                                     guint32 hash,
                                     guint32 *group);

struct _HearsayReuseIndex
{
  GPtrArray *texts;
  guint32 step;
  HearsayReuseGroups *groups;
  guint64 *forward_starts; /* article → its first in forward; one more at the end */
  guint32 *forward;        /* the groups of an article, ascending */
  guint32 *first_blocks;   /* article → its first block's number; one more at the end */
  guint32 *block_articles; /* block → its article */
  guint32 *block_starts;   /* group → its first in blocks; one more at the end; or NULL */
  guint32 *blocks;
  GHashTable *leaders; /* large group + 1 → guint32[], articles, the earliest first */
};

/* hearsay-reuse-candidates.c */
GHashTable *_hearsay_reuse_index_find_leaders (const HearsayReuseIndex *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
