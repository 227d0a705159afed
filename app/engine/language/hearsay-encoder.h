/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-network.h"

G_BEGIN_DECLS

/**
 * HearsayEncoder:
 * @rows: n × WIDTH: the sums of the pieces' features, and after running what the
 *   layers made of them
 * @n: pieces
 *
 * Room to run a network's layers over a row of pieces; one a thread.
 */
typedef struct
{
  const HearsayNetwork *network;
  float *rows;
  guint n;

  float *block; /* @rows with the zeros around them */
  float *output;
  guint capacity;
} HearsayEncoder;

void hearsay_encoder_init (HearsayEncoder *self,
                           const HearsayNetwork *network);
void hearsay_encoder_clear (HearsayEncoder *self);
void hearsay_encoder_begin (HearsayEncoder *self,
                            guint n);
void hearsay_encoder_run (HearsayEncoder *self);

/**
 * HearsayAddFeatures:
 * @ids: (element-type guint32): to which the features of one word are added
 */
typedef void (*HearsayAddFeatures) (gconstpointer text,
                                    guint index,
                                    GArray *ids);

/**
 * HearsayRowCache:
 *
 * Most words of a text are common ones: the sums of their features are kept, the
 * same numbers bit for bit as if they were summed again. One a thread.
 */
typedef struct _HearsayRowCache HearsayRowCache;

HearsayRowCache *hearsay_row_cache_get (GPrivate *key,
                                        HearsayNetwork *const *networks,
                                        guint n);
void hearsay_row_cache_free (gpointer self);
const float *hearsay_row_cache_sum (HearsayRowCache *self,
                                    guint64 hash,
                                    HearsayAddFeatures add,
                                    gconstpointer text,
                                    guint index);

G_END_DECLS
