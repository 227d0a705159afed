/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-crf.h"
#include "train-data.h"

G_BEGIN_DECLS

/**
 * TrainWorker:
 * @dense: gradient of the network's dense block
 * @rows: gradients of rows, all zero but for those touched
 * @touched: (element-type guint32): the rows with a gradient
 *
 * Sums the gradients of some examples; one a thread.
 */
typedef struct
{
  const TrainTask *task;
  const HearsayNetwork *network;
  HearsayCrf crf;
  float dropout;
  float *dense;
  HearsayNetwork gradient; /* @dense seen as a network's blocks */
  float *rows;
  GArray *touched;
  guint8 *is_touched;
  double loss;
  double tag_loss;

  guint capacity; /* pieces the buffers have room for */
  float *states[HEARSAY_NETWORK_MAX_DEPTH + 1];
  float *outputs[HEARSAY_NETWORK_MAX_DEPTH];
  float *masks[HEARSAY_NETWORK_MAX_DEPTH + 1];
  float *backward; /* with zeros around, like the states */
  float *scores;
  float *marginals;
  float *targets;
  float *tag_scores;
  float *transposed[HEARSAY_NETWORK_MAX_DEPTH];
} TrainWorker;

TrainWorker *train_worker_new (const TrainTask *task,
                               const HearsayNetwork *network,
                               float dropout) G_GNUC_WARN_UNUSED_RESULT;
void train_worker_free (TrainWorker *self);
void train_worker_begin (TrainWorker *self);
void train_worker_add (TrainWorker *self,
                       const TrainExample *example,
                       guint64 seed);
void train_worker_merge (TrainWorker *self,
                         TrainWorker *other);
void train_worker_forward (TrainWorker *self,
                           const TrainExample *example);

G_END_DECLS
