/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "train-data.h"

G_BEGIN_DECLS

/**
 * TrainPlan:
 * @n_epochs: how often the data is read
 * @batch_size: examples between two steps
 * @rate: the size of the first steps; it falls to nothing by the end
 * @dropout: the share of numbers left out
 * @average: the share of the training, at its end, over which the weights are averaged; 0 for none
 * @seed: another one gives other random numbers
 * @depth: layers, if not as many as the task has: its first ones; 0 for all
 */
typedef struct
{
  int n_epochs;
  int batch_size;
  double rate;
  double dropout;
  double average;
  int seed;
  int depth;
} TrainPlan;

HearsayNetwork *train_network_new (const TrainSet *set,
                                   guint min_count,
                                   const TrainPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
void train_network (HearsayNetwork *network,
                    const TrainSet *set,
                    const TrainPlan *plan);

G_END_DECLS
