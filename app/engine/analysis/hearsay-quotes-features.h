/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-quotes-private.h"

G_BEGIN_DECLS

/* What the network marks: the parts of a quotation, and on which side of the cue they stand. */
typedef enum
{
  HEARSAY_PART_SOURCE_BEFORE,
  HEARSAY_PART_SOURCE_AFTER,
  HEARSAY_PART_CUE,
  HEARSAY_PART_CONTENT_BEFORE,
  HEARSAY_PART_CONTENT_AFTER,
} HearsayQuotePart;

/* Longer paragraphs are read in parts. */
#define HEARSAY_QUOTE_MAX_TOKENS 512

/**
 * HearsayQuoteFeatures:
 * @first: the first token described
 * @ids: (element-type guint32): what is known of each token's place, token after token
 * @offsets: (element-type guint32): where each token's begin; the number of ids at the end
 *
 * What the network of quotations sees of the places of a text's tokens. What it sees of
 * the words themselves, wherever they stand, hearsay_quote_features_add_word() tells.
 */
typedef struct
{
  guint32 first;
  GArray *ids;
  GArray *offsets;
} HearsayQuoteFeatures;

HearsayQuoteFeatures *hearsay_quote_features_new (const HearsayQuoteScan *scan) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_quote_features_free (HearsayQuoteFeatures *self);

guint64 hearsay_quote_features_hash_word (const HearsayQuoteScan *scan,
                                          guint token);
void hearsay_quote_features_add_word (gconstpointer scan,
                                      guint token,
                                      GArray *ids);

gboolean hearsay_quote_feature_is_identity (guint32 id);
gboolean hearsay_quote_feature_is_list (guint32 id);

static inline const guint32 *
hearsay_quote_features_get (const HearsayQuoteFeatures *self,
                            guint token,
                            guint *n)
{
  guint32 first = g_array_index (self->offsets, guint32, token - self->first);

  *n = g_array_index (self->offsets, guint32, token - self->first + 1) - first;

  return &g_array_index (self->ids, guint32, first);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayQuoteFeatures, hearsay_quote_features_free)

G_END_DECLS
