/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HearsayGist:
 * @digest: the same for phrases that cannot be told apart by what an alignment asks
 * @senses: WordNet's classes of all words that belong to no entity, a bit each
 * @n_hashes: words that are no signs
 * @n_senses: words that belong to no entity and have classes
 * @word_senses: the classes of each of these; behind them stand the hashes of the
 *   others' stems, ascending
 *
 * What can be told of a phrase before its words are lined up, in a tenth of its room:
 * of all quotations together there is memory for this, and for little more.
 */
typedef struct
{
  guint64 digest;
  guint64 senses;
  guint32 n_hashes;
  guint32 n_senses;
  guint64 word_senses[];
} HearsayGist;

HearsayGist *hearsay_gist_new (guint64 digest,
                               const GArray *hashes,
                               const GArray *word_senses) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_gist_free (HearsayGist *self);

guint hearsay_gist_count_common (const HearsayGist *a,
                                 const HearsayGist *b);
guint hearsay_gist_count_akin (const HearsayGist *a,
                               const HearsayGist *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayGist, hearsay_gist_free)

G_END_DECLS
