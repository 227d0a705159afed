/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-train"

#include "config.h"

#include "train-optimizer.h"

#include <math.h>

#define WIDTH HEARSAY_NETWORK_WIDTH

/* Steps grow to their full size over the first ones. */
#define N_WARM 400.0f

void
train_optimizer_init (TrainOptimizer *self,
                      HearsayNetwork *network)
{
  self->network = network;
  self->step = 0;
  self->dense_means = g_new0 (float, network->n_dense);
  self->dense_squares = g_new0 (float, network->n_dense);
  self->row_means = g_new0 (float, (gsize) network->n_rows *WIDTH);
  self->row_squares = g_new0 (float, (gsize) network->n_rows *WIDTH);
}

void
train_optimizer_clear (TrainOptimizer *self)
{
  g_free (self->dense_means);
  g_free (self->dense_squares);
  g_free (self->row_means);
  g_free (self->row_squares);
}

static void
move (float *weights,
      const float *gradient,
      float *means,
      float *squares,
      gsize n,
      float size)
{
  for (gsize i = 0; i < n; i++)
    {
      means[i] = 0.9f * means[i] + 0.1f * gradient[i];
      squares[i] = 0.999f * squares[i] + 0.001f * gradient[i] * gradient[i];
      weights[i] -= size * means[i] / (sqrtf (squares[i]) + 1e-6f);
    }
}

/* Moves the weights against the gradients that @worker has summed. */
void
train_optimizer_step (TrainOptimizer *self,
                      const TrainWorker *worker,
                      float size)
{
  size *= MIN (1.0f, (self->step + 1) / N_WARM);
  self->step++;

  move (self->network->dense, worker->dense, self->dense_means, self->dense_squares, self->network->n_dense, size);

  for (guint i = 0; i < worker->touched->len; i++)
    {
      gsize at = (gsize) g_array_index (worker->touched, guint32, i) * WIDTH;

      move (self->network->rows + at, worker->rows + at, self->row_means + at, self->row_squares + at, WIDTH, size);
    }
}
