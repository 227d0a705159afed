/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-features.h"

G_BEGIN_DECLS

/* Numbers a piece is described by, and the room for labels and tags in a row of
 * weights. Fixed, so that the inner loops have a fixed length. */
#define HEARSAY_NETWORK_WIDTH 64
#define HEARSAY_NETWORK_LABELS 24
#define HEARSAY_NETWORK_TAGS 48

/* One layer looks at a piece and at one on each side. */
#define HEARSAY_NETWORK_WINDOW (3 * HEARSAY_NETWORK_WIDTH)

/* The most layers, and how far the ones on the sides are at most: so many rows of
 * zeros stand before the first piece and behind the last. */
#define HEARSAY_NETWORK_MAX_DEPTH 8
#define HEARSAY_NETWORK_MARGIN 8

/* Rows behind the last piece: pieces are worked on by sixes. */
#define HEARSAY_NETWORK_TAIL (HEARSAY_NETWORK_MARGIN + 6)

/**
 * HearsayNetwork:
 * @n_rows: rows of the table; the first %HEARSAY_FEATURES_DENSE are the numbered features'
 * @slots: a hash table by open addressing, (mask + 1) pairs of a feature and its row; 0 is free
 * @rows: (nullable): n_rows × WIDTH: what each feature adds to the description of its
 *   piece; %NULL in a network that was read from a file
 * @units: (nullable): the same as a file holds it, in units of the row's scale
 * @scales: (nullable): of each row
 * @numbered: (nullable): the rows of the numbered features, multiplied: they are met most
 * @depth: layers
 * @reaches: how far from a piece the two others are that each layer looks at
 * @layers: weights, WINDOW × WIDTH, input by input, and WIDTH biases each
 * @packed: (nullable): the layers' weights once more, those together that are read together
 * @labels: WIDTH × LABELS, and LABELS biases
 * @transitions: LABELS × LABELS, from × to
 * @starts: LABELS
 * @tags: WIDTH × TAGS, and TAGS biases
 * @label_names: (array zero-terminated=1): "O", "B-person", …
 * @tag_names: (array zero-terminated=1): Penn tags
 *
 * A convolutional network over sums of feature embeddings, with a linear-chain
 * CRF on top (Collobert et al., "Natural Language Processing (Almost) from
 * Scratch", 2011; hashed word parts as in Honnibal's spaCy 2; layers that reach
 * far as in Strubell et al., "Fast and Accurate Entity Recognition with Iterated
 * Dilated Convolutions", 2017). All numbers are IEEE singles, summed in one order, so every machine computes the same.
 */
typedef struct
{
  guint32 n_rows;
  guint32 mask;
  guint32 *slots;
  float *rows;
  gint8 *units;
  float *scales;
  float *numbered;
  guint depth;
  guint32 reaches[HEARSAY_NETWORK_MAX_DEPTH];
  float *layers[HEARSAY_NETWORK_MAX_DEPTH];
  float *layer_biases[HEARSAY_NETWORK_MAX_DEPTH];
  float *packed;
  float *labels;
  float *label_biases;
  float *transitions;
  float *starts;
  float *tags;
  float *tag_biases;
  char **label_names;
  char **tag_names;
  guint n_labels;
  guint n_tags;

  float *dense; /* layers to tag_biases in one block, for training and files */
  gsize n_dense;
} HearsayNetwork;

HearsayNetwork *hearsay_network_new (guint n_rows,
                                     guint n_slots,
                                     const guint32 *reaches,
                                     guint depth,
                                     const char *const *label_names,
                                     const char *const *tag_names) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_network_free (HearsayNetwork *self);

void hearsay_network_add_feature (HearsayNetwork *self,
                                  guint32 feature,
                                  guint row);
int hearsay_network_find_row (const HearsayNetwork *self,
                              guint32 feature);

void hearsay_network_copy_row (const HearsayNetwork *self,
                               guint row,
                               float *out);
guint hearsay_network_find_rows (const HearsayNetwork *self,
                                 guint32 *ids,
                                 guint n);
void hearsay_network_add_rows (const HearsayNetwork *self,
                               const guint32 *rows,
                               guint n,
                               float *out);
void hearsay_network_add_features (const HearsayNetwork *self,
                                   const guint32 *ids,
                                   guint n,
                                   float *out);
gboolean hearsay_network_has_rows_of (const HearsayNetwork *self,
                                      const HearsayNetwork *other);
void hearsay_network_pack (HearsayNetwork *self);
void hearsay_network_convolve (const HearsayNetwork *self,
                               guint layer,
                               const float *in,
                               guint n,
                               float *out);
void hearsay_network_score (const float *weights,
                            const float *biases,
                            const float *in,
                            guint n,
                            guint n_out,
                            float *out);

GBytes *hearsay_network_to_bytes (const HearsayNetwork *self) G_GNUC_WARN_UNUSED_RESULT;
HearsayNetwork *hearsay_network_from_bytes (GBytes *bytes,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayNetwork, hearsay_network_free)

G_END_DECLS
