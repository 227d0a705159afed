/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-train"

#include "config.h"

#include "train-worker.h"

#include <string.h>

#include "hearsay-crf.h"
#include "hearsay-lanes.h"

#define WIDTH HEARSAY_NETWORK_WIDTH
#define WINDOW HEARSAY_NETWORK_WINDOW
#define MARGIN HEARSAY_NETWORK_MARGIN
#define TAIL HEARSAY_NETWORK_TAIL
#define LABELS HEARSAY_NETWORK_LABELS
#define TAGS HEARSAY_NETWORK_TAGS

/* Of a block of rows between zeros: the row of the first piece. */
static float *
first_row (float *block)
{
  return block + MARGIN * WIDTH;
}

static void
clear_margins (float *block,
               guint n)
{
  memset (block, 0, MARGIN * WIDTH * sizeof (float));
  memset (first_row (block) + (gsize) n * WIDTH, 0, TAIL * WIDTH * sizeof (float));
}

static void
grow (TrainWorker *self,
      guint n)
{
  if (n <= self->capacity)
    return;

  self->capacity = n;
  for (guint l = 0; l <= self->network->depth; l++)
    {
      self->states[l] = g_renew (float, self->states[l], (gsize) (n + MARGIN + TAIL) * WIDTH);
      self->masks[l] = g_renew (float, self->masks[l], (gsize) n *WIDTH);
    }
  for (guint l = 0; l < self->network->depth; l++)
    self->outputs[l] = g_renew (float, self->outputs[l], (gsize) n *WIDTH);
  self->backward = g_renew (float, self->backward, (gsize) 2 * (n + MARGIN + TAIL) * WIDTH);
  self->scores = g_renew (float, self->scores, (gsize) n *LABELS);
  self->marginals = g_renew (float, self->marginals, (gsize) n *LABELS);
  self->targets = g_renew (float, self->targets, (gsize) n *LABELS);
  self->tag_scores = g_renew (float, self->tag_scores, (gsize) n *TAGS);
}

TrainWorker *
train_worker_new (const TrainTask *task,
                  const HearsayNetwork *network,
                  float dropout)
{
  TrainWorker *self = g_new0 (TrainWorker, 1);
  gsize at = 0;

  self->task = task;
  self->network = network;
  hearsay_crf_init (&self->crf, network);
  self->dropout = dropout;
  self->dense = g_new0 (float, network->n_dense);
  self->rows = g_new0 (float, (gsize) network->n_rows *WIDTH);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->is_touched = g_new0 (guint8, network->n_rows);

  self->gradient = *network;
  for (guint l = 0; l < self->network->depth; l++)
    {
      self->gradient.layers[l] = self->dense + (network->layers[l] - network->dense);
      self->gradient.layer_biases[l] = self->dense + (network->layer_biases[l] - network->dense);
      self->transposed[l] = g_new (float, WINDOW *WIDTH);
    }
  at = network->labels - network->dense;
  self->gradient.labels = self->dense + at;
  self->gradient.label_biases = self->dense + (network->label_biases - network->dense);
  self->gradient.transitions = self->dense + (network->transitions - network->dense);
  self->gradient.starts = self->dense + (network->starts - network->dense);
  self->gradient.tags = self->dense + (network->tags - network->dense);
  self->gradient.tag_biases = self->dense + (network->tag_biases - network->dense);

  return self;
}

void
train_worker_free (TrainWorker *self)
{
  for (guint l = 0; l <= self->network->depth; l++)
    {
      g_free (self->states[l]);
      g_free (self->masks[l]);
    }
  for (guint l = 0; l < self->network->depth; l++)
    {
      g_free (self->outputs[l]);
      g_free (self->transposed[l]);
    }
  g_free (self->backward);
  g_free (self->scores);
  g_free (self->marginals);
  g_free (self->targets);
  g_free (self->tag_scores);
  g_free (self->dense);
  g_free (self->rows);
  g_free (self->is_touched);
  g_array_unref (self->touched);
  g_free (self);
}

/* Forgets all gradients, and takes note of the weights as they are. */
void
train_worker_begin (TrainWorker *self)
{
  hearsay_crf_init (&self->crf, self->network);
  memset (self->dense, 0, self->network->n_dense * sizeof (float));
  for (guint i = 0; i < self->touched->len; i++)
    {
      guint32 row = g_array_index (self->touched, guint32, i);

      memset (self->rows + (gsize) row * WIDTH, 0, WIDTH * sizeof (float));
      self->is_touched[row] = FALSE;
    }
  g_array_set_size (self->touched, 0);

  for (guint l = 0; l < self->network->depth; l++)
    for (guint k = 0; k < WINDOW; k++)
      for (guint j = 0; j < WIDTH; j++)
        self->transposed[l][j * WINDOW + k] = self->network->layers[l][k * WIDTH + j];
}

static void
touch (TrainWorker *self,
       guint32 row)
{
  if (self->is_touched[row])
    return;

  self->is_touched[row] = TRUE;
  g_array_append_val (self->touched, row);
}

/* y += a x */
WIDE static void
add_scaled (float *y,
            const float *x,
            float a,
            guint n)
{
  for (guint i = 0; i < n; i += LANE)
    *(LaneAnywhere *) (y + i) += a * *(const LaneAnywhere *) (x + i);
}

/* Which features a piece shows this time. */
static void
hide_features (const TrainTask *task,
               const TrainExample *example,
               guint piece,
               guint64 *state,
               guint8 *shown)
{
  guint32 first = example->offsets[piece];
  guint32 last = example->offsets[piece + 1];
  gboolean hides_identity = train_chance (state) < task->chances[0];
  gboolean hides_lists = train_chance (state) < task->chances[1];

  for (guint32 i = first; i < last; i++)
    {
      TrainFeature sort = task->classify (example->ids[i]);
      gboolean is_hidden = (hides_identity && sort == TRAIN_FEATURE_IDENTITY) || (hides_lists && sort == TRAIN_FEATURE_LIST) ||
                           (sort != TRAIN_FEATURE_ALWAYS && train_chance (state) < task->chances[2]);

      shown[i - first] = !is_hidden && example->rows[i] >= 0;
    }
}

static void
embed (TrainWorker *self,
       const TrainExample *example,
       const guint8 *shown)
{
  clear_margins (self->states[0], example->n);

  for (guint t = 0; t < example->n; t++)
    {
      float *out = first_row (self->states[0]) + (gsize) t * WIDTH;

      memset (out, 0, WIDTH * sizeof (float));
      for (guint32 i = example->offsets[t]; i < example->offsets[t + 1]; i++)
        if (shown != NULL ? shown[i] : example->rows[i] >= 0)
          add_scaled (out, self->network->rows + (gsize) example->rows[i] * WIDTH, 1, WIDTH);
    }
}

static void
make_mask (float *mask,
           gsize n,
           float dropout,
           guint64 *state)
{
  float kept = 1 / (1 - dropout);
  guint32 limit = (guint32) (dropout * 65536);

  for (gsize i = 0; i < n; i += 2)
    {
      guint32 bits = train_random (state);

      mask[i] = (bits & 0xFFFF) < limit ? 0 : kept;
      mask[i + 1] = (bits >> 16) < limit ? 0 : kept;
    }
}

static void
multiply (float *out,
          const float *by,
          gsize n)
{
  for (gsize i = 0; i < n; i++)
    out[i] *= by[i];
}

/* From the embedded pieces to scores of labels and tags. */
static void
run_layers (TrainWorker *self,
            guint n,
            gboolean is_training)
{
  const HearsayNetwork *network = self->network;

  for (guint l = 0; l < self->network->depth; l++)
    {
      const float *in = first_row (self->states[l]);
      float *out = first_row (self->states[l + 1]);

      hearsay_network_convolve (network, l, in, n, self->outputs[l]);
      if (is_training)
        multiply (self->outputs[l], self->masks[l + 1], (gsize) n * WIDTH);
      clear_margins (self->states[l + 1], n);
      for (gsize i = 0; i < (gsize) n * WIDTH; i++)
        out[i] = in[i] + self->outputs[l][i];
    }

  hearsay_network_score (network->labels, network->label_biases, first_row (self->states[self->network->depth]), n, LABELS, self->scores);
  hearsay_network_score (network->tags, network->tag_biases, first_row (self->states[self->network->depth]), n, TAGS, self->tag_scores);
}

/* Scores without hiding anything. */
void
train_worker_forward (TrainWorker *self,
                      const TrainExample *example)
{
  grow (self, example->n);
  embed (self, example, NULL);
  run_layers (self, example->n, FALSE);
}

/* Of the layer's weights: in transposed times out, a piece after the other. */
WIDE static void
add_outer (float *gradient,
           const float *in,
           const float *out,
           guint n)
{
  for (guint k = 0; k < WIDTH; k++)
    {
      Lane sums[WIDTH / LANE];

      for (guint j = 0; j < WIDTH / LANE; j++)
        sums[j] = *(const LaneAnywhere *) (gradient + k * WIDTH + j * LANE);
      for (guint t = 0; t < n; t++)
        {
          float x = in[(gsize) t * WIDTH + k];

          for (guint j = 0; j < WIDTH / LANE; j++)
            sums[j] += x * *(const LaneAnywhere *) (out + (gsize) t * WIDTH + j * LANE);
        }
      for (guint j = 0; j < WIDTH / LANE; j++)
        *(LaneAnywhere *) (gradient + k * WIDTH + j * LANE) = sums[j];
    }
}

/* Back through a layer: from its outputs' gradient to its inputs', a piece after the other. */
WIDE static void
add_transposed (float *in,
                const float *transposed,
                const float *out,
                guint n,
                guint reach)
{
  for (guint t = 0; t < n; t++)
    for (guint k = 0; k < WINDOW; k += 4 * LANE)
      {
        float *to = in + ((gssize) t + ((gssize) (k / WIDTH) - 1) * reach) * WIDTH + k % WIDTH;
        Lane sums[4];

        for (guint q = 0; q < 4; q++)
          sums[q] = *(const LaneAnywhere *) (to + q * LANE);
        for (guint j = 0; j < WIDTH; j++)
          {
            float x = out[(gsize) t * WIDTH + j];

            for (guint q = 0; q < 4; q++)
              sums[q] += x * *(const LaneAnywhere *) (transposed + j * WINDOW + k + q * LANE);
          }
        for (guint q = 0; q < 4; q++)
          *(LaneAnywhere *) (to + q * LANE) = sums[q];
      }
}

/* Gradient of the labels' scores, in place of the marginals. */
static void
label_gradient (TrainWorker *self,
                const TrainExample *example)
{
  guint n = example->n;
  double pairs[LABELS * LABELS] = { 0 };
  double wanted[LABELS * LABELS] = { 0 };
  double all = hearsay_crf_marginals (&self->crf, self->scores, n, NULL, self->marginals, pairs);
  double right = hearsay_crf_marginals (&self->crf, self->scores, n, example->allowed, self->targets, wanted);
  guint n_labels = self->network->n_labels;

  self->loss += (all - right) * example->weight;
  for (guint t = 0; t < n; t++)
    {
      float *row = self->marginals + (gsize) t * LABELS;

      for (guint j = 0; j < n_labels; j++)
        row[j] = (row[j] - self->targets[(gsize) t * LABELS + j]) * example->weight;
      for (guint j = n_labels; j < LABELS; j++)
        row[j] = 0;
    }

  for (guint i = 0; i < n_labels; i++)
    {
      self->gradient.starts[i] += self->marginals[i];
      for (guint j = 0; j < n_labels; j++)
        self->gradient.transitions[i * LABELS + j] += (pairs[i * LABELS + j] - wanted[i * LABELS + j]) * example->weight;
    }
}

/* Gradient of the tags' scores, in their place. */
static void
tag_gradient (TrainWorker *self,
              const TrainExample *example)
{
  guint n_tags = self->network->n_tags;

  for (guint t = 0; t < example->n; t++)
    {
      float *row = self->tag_scores + (gsize) t * TAGS;
      float most = row[0];
      double sum = 0;

      if (example->tags[t] == TRAIN_NO_TAG)
        {
          memset (row, 0, TAGS * sizeof (float));
          continue;
        }

      for (guint j = 1; j < n_tags; j++)
        most = MAX (most, row[j]);
      for (guint j = 0; j < n_tags; j++)
        {
          row[j] = hearsay_exp (row[j] - most);
          sum += row[j];
        }
      self->tag_loss -= hearsay_log (row[example->tags[t]] / sum + 1e-30);
      for (guint j = 0; j < n_tags; j++)
        row[j] = (row[j] / sum - (j == example->tags[t])) * example->tag_weight * 0.3f;
      for (guint j = n_tags; j < TAGS; j++)
        row[j] = 0;
    }
}

/* Of a last layer: its weights' gradients, and what it hands back. */
static void
back_scores (const float *weights,
             float *gradient,
             float *bias_gradient,
             const float *in,
             const float *errors,
             guint n,
             guint n_out,
             float *back)
{
  for (guint t = 0; t < n; t++)
    {
      const float *error = errors + (gsize) t * n_out;

      add_scaled (bias_gradient, error, 1, n_out);
      for (guint k = 0; k < WIDTH; k++)
        {
          const float *row = weights + k * n_out;
          Lane sum = { 0 };

          add_scaled (gradient + k * n_out, error, in[(gsize) t * WIDTH + k], n_out);
          for (guint j = 0; j < n_out; j += LANE)
            sum += *(const LaneAnywhere *) (row + j) * *(const LaneAnywhere *) (error + j);
          back[(gsize) t * WIDTH + k] += ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
        }
    }
}

static void
back_layers (TrainWorker *self,
             guint n)
{
  float *errors = self->backward + (gsize) (self->capacity + MARGIN + TAIL) * WIDTH;

  for (guint l = self->network->depth; l > 0; l--)
    {
      const float *output = self->outputs[l - 1];
      const float *mask = self->masks[l];
      const float *back = first_row (self->backward);

      for (gsize i = 0; i < (gsize) n * WIDTH; i++)
        errors[i] = output[i] > 0 ? back[i] * mask[i] : 0;

      for (guint t = 0; t < n; t++)
        add_scaled (self->gradient.layer_biases[l - 1], errors + (gsize) t * WIDTH, 1, WIDTH);
      for (guint side = 0; side < 3; side++)
        {
          gssize shift = ((gssize) side - 1) * self->network->reaches[l - 1] * WIDTH;

          add_outer (self->gradient.layers[l - 1] + side * WIDTH * WIDTH, first_row (self->states[l - 1]) + shift, errors, n);
        }
      add_transposed (first_row (self->backward), self->transposed[l - 1], errors, n, self->network->reaches[l - 1]);
    }
}

static void
back_rows (TrainWorker *self,
           const TrainExample *example,
           const guint8 *shown)
{
  for (guint t = 0; t < example->n; t++)
    {
      const float *back = first_row (self->backward) + (gsize) t * WIDTH;

      for (guint32 i = example->offsets[t]; i < example->offsets[t + 1]; i++)
        if (shown[i])
          {
            touch (self, example->rows[i]);
            add_scaled (self->rows + (gsize) example->rows[i] * WIDTH, back, 1, WIDTH);
          }
    }
}

/* Adds the gradients of one example; what it hides depends on @seed alone. */
void
train_worker_add (TrainWorker *self,
                  const TrainExample *example,
                  guint64 seed)
{
  guint n = example->n;
  guint64 state = (seed + 1) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  g_autofree guint8 *shown = g_new (guint8, example->offsets[n] + 1);

  grow (self, n);
  train_random (&state);

  for (guint t = 0; t < n; t++)
    hide_features (self->task, example, t, &state, shown + example->offsets[t]);
  embed (self, example, shown);
  for (guint l = 0; l <= self->network->depth; l++)
    make_mask (self->masks[l], (gsize) n * WIDTH, self->dropout, &state);
  multiply (first_row (self->states[0]), self->masks[0], (gsize) n * WIDTH);
  run_layers (self, n, TRUE);

  memset (self->backward, 0, (gsize) (n + MARGIN + TAIL) * WIDTH * sizeof (float));
  if (example->weight > 0)
    {
      label_gradient (self, example);
      back_scores (self->network->labels, self->gradient.labels, self->gradient.label_biases, first_row (self->states[self->network->depth]),
                   self->marginals, n, LABELS, first_row (self->backward));
    }
  tag_gradient (self, example);
  back_scores (self->network->tags, self->gradient.tags, self->gradient.tag_biases, first_row (self->states[self->network->depth]),
               self->tag_scores, n, TAGS, first_row (self->backward));
  back_layers (self, n);
  multiply (first_row (self->backward), self->masks[0], (gsize) n * WIDTH);

  back_rows (self, example, shown);
}

/* Adds @other's gradients to @self's. */
void
train_worker_merge (TrainWorker *self,
                    TrainWorker *other)
{
  for (gsize i = 0; i < self->network->n_dense; i++)
    self->dense[i] += other->dense[i];

  for (guint i = 0; i < other->touched->len; i++)
    {
      guint32 row = g_array_index (other->touched, guint32, i);

      touch (self, row);
      add_scaled (self->rows + (gsize) row * WIDTH, other->rows + (gsize) row * WIDTH, 1, WIDTH);
    }

  self->loss += other->loss;
  self->tag_loss += other->tag_loss;
  other->loss = 0;
  other->tag_loss = 0;
}
