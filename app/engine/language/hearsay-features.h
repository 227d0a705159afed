/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-pieces.h"

G_BEGIN_DECLS

/* Features below this are numbered, one for each flag, word class and the like;
 * those above are hashes of words and parts of words. */
#define HEARSAY_FEATURES_DENSE 320

/**
 * HearsayFeatures:
 * @ids: (element-type guint32): the features of all pieces, one piece after the other
 * @offsets: (element-type guint32): where each piece's begin; the number of ids at the end
 *
 * What the network sees of the places of a text's pieces. What it sees of the words
 * themselves, wherever they stand, hearsay_features_add_word() tells.
 */
typedef struct
{
  GArray *ids;
  GArray *offsets;
} HearsayFeatures;

HearsayFeatures *hearsay_features_new (HearsayPieces *pieces) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_features_free (HearsayFeatures *self);

guint64 hearsay_features_hash_word (const HearsayPieces *pieces,
                                    guint piece);
void hearsay_features_add_word (const HearsayPieces *pieces,
                                guint piece,
                                GArray *ids);

gboolean hearsay_feature_is_identity (guint32 id);
gboolean hearsay_feature_is_list (guint32 id);

static inline const guint32 *
hearsay_features_get (const HearsayFeatures *self,
                      guint piece,
                      guint *n)
{
  guint32 first = g_array_index (self->offsets, guint32, piece);

  *n = g_array_index (self->offsets, guint32, piece + 1) - first;

  return &g_array_index (self->ids, guint32, first);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayFeatures, hearsay_features_free)

G_END_DECLS
