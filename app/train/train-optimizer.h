/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "train-worker.h"

G_BEGIN_DECLS

/* Adam (Kingma and Ba, 2015) without its correction of the first steps; rows are
 * moved only when they were seen. */
typedef struct
{
  HearsayNetwork *network;
  float *dense_means;
  float *dense_squares;
  float *row_means;
  float *row_squares;
  guint64 step;
} TrainOptimizer;

void train_optimizer_init (TrainOptimizer *self,
                           HearsayNetwork *network);
void train_optimizer_clear (TrainOptimizer *self);
void train_optimizer_step (TrainOptimizer *self,
                           const TrainWorker *worker,
                           float size);

G_END_DECLS
