/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network"

#include "config.h"

#include "hearsay-network.h"

#include <string.h>

#include "hearsay-lanes.h"

#define WIDTH HEARSAY_NETWORK_WIDTH
#define WINDOW HEARSAY_NETWORK_WINDOW
#define LABELS HEARSAY_NETWORK_LABELS
#define TAGS HEARSAY_NETWORK_TAGS

G_STATIC_ASSERT (WIDTH % (2 * LANE) == 0);
G_STATIC_ASSERT (LABELS % LANE == 0);
G_STATIC_ASSERT (TAGS % LANE == 0);

static gsize
dense_size (guint depth)
{
  return depth * (WINDOW * WIDTH + WIDTH) + WIDTH * LABELS + LABELS + LABELS * LABELS + LABELS + WIDTH * TAGS + TAGS;
}

static float *
take (float **next,
      gsize n)
{
  float *block = *next;

  *next += n;

  return block;
}

static void
part_dense (HearsayNetwork *self)
{
  float *next = self->dense;

  for (guint l = 0; l < self->depth; l++)
    {
      self->layers[l] = take (&next, WINDOW * WIDTH);
      self->layer_biases[l] = take (&next, WIDTH);
    }
  self->labels = take (&next, WIDTH * LABELS);
  self->label_biases = take (&next, LABELS);
  self->transitions = take (&next, LABELS * LABELS);
  self->starts = take (&next, LABELS);
  self->tags = take (&next, WIDTH * TAGS);
  self->tag_biases = take (&next, TAGS);
}

/**
 * hearsay_network_new:
 * @n_rows: at least %HEARSAY_FEATURES_DENSE
 * @n_slots: a power of two, more than there are features with a hash
 * @reaches: of each layer, from 1 to %HEARSAY_NETWORK_MARGIN
 * @depth: layers, at most %HEARSAY_NETWORK_MAX_DEPTH
 * @label_names: at most %HEARSAY_NETWORK_LABELS
 * @tag_names: at most %HEARSAY_NETWORK_TAGS
 *
 * Returns: (transfer full): a network whose weights are all zero
 */
HearsayNetwork *
hearsay_network_new (guint n_rows,
                     guint n_slots,
                     const guint32 *reaches,
                     guint depth,
                     const char *const *label_names,
                     const char *const *tag_names)
{
  HearsayNetwork *self = g_new0 (HearsayNetwork, 1);

  self->n_rows = n_rows;
  self->mask = n_slots - 1;
  self->slots = g_new0 (guint32, 2 * (gsize) n_slots);
  self->rows = g_new0 (float, (gsize) n_rows *WIDTH);
  self->depth = depth;
  memcpy (self->reaches, reaches, depth * sizeof *reaches);
  self->n_dense = dense_size (depth);
  self->dense = g_new0 (float, self->n_dense);
  self->label_names = g_strdupv ((char **) label_names);
  self->tag_names = g_strdupv ((char **) tag_names);
  self->n_labels = g_strv_length (self->label_names);
  self->n_tags = g_strv_length (self->tag_names);
  part_dense (self);

  return self;
}

void
hearsay_network_free (HearsayNetwork *self)
{
  g_free (self->slots);
  g_free (self->rows);
  g_free (self->dense);
  g_strfreev (self->label_names);
  g_strfreev (self->tag_names);
  g_free (self);
}

/* Hashed features are at least HEARSAY_FEATURES_DENSE, so 0 marks a free slot. */
void
hearsay_network_add_feature (HearsayNetwork *self,
                             guint32 feature,
                             guint row)
{
  guint32 slot = (feature * 0x9E3779B1u >> 7) & self->mask;

  while (self->slots[2 * (gsize) slot] != 0 && self->slots[2 * (gsize) slot] != feature)
    slot = (slot + 1) & self->mask;

  self->slots[2 * (gsize) slot] = feature;
  self->slots[2 * (gsize) slot + 1] = row;
}

/* The row of a feature; -1 for one that was not met in training. */
int
hearsay_network_find_row (const HearsayNetwork *self,
                          guint32 feature)
{
  guint32 slot = (feature * 0x9E3779B1u >> 7) & self->mask;

  if (feature < HEARSAY_FEATURES_DENSE)
    return feature;

  while (self->slots[2 * (gsize) slot] != 0)
    {
      if (self->slots[2 * (gsize) slot] == feature)
        return self->slots[2 * (gsize) slot + 1];
      slot = (slot + 1) & self->mask;
    }

  return -1;
}

/* Adds the rows of the features, one after the other. @out: WIDTH */
WIDE void
hearsay_network_add_rows (const HearsayNetwork *self,
                          const guint32 *ids,
                          guint n_ids,
                          float *out)
{
  for (guint i = 0; i < n_ids; i++)
    {
      int found = hearsay_network_find_row (self, ids[i]);
      const float *row = self->rows + (gsize) MAX (found, 0) * WIDTH;

      if (found < 0)
        continue;
      for (guint k = 0; k < WIDTH; k += LANE)
        *(LaneAnywhere *) (out + k) += *(const LaneAnywhere *) (row + k);
    }
}

/* Four pieces at a time share the weights in the registers. */
WIDE static void
convolve_four (const float *weights,
               const float *biases,
               const float *in,
               guint n,
               guint reach,
               float *out)
{
  for (guint j = 0; j < WIDTH; j += 2 * LANE)
    {
      Lane sums[4][2];

      for (guint t = 0; t < 4; t++)
        {
          sums[t][0] = *(const LaneAnywhere *) (biases + j);
          sums[t][1] = *(const LaneAnywhere *) (biases + j + LANE);
        }

      for (guint side = 0; side < 3; side++)
        {
          const float *beside = in + ((gssize) side - 1) * reach * WIDTH;

          for (guint k = 0; k < WIDTH; k++)
            {
              Lane one = *(const LaneAnywhere *) (weights + (side * WIDTH + k) * WIDTH + j);
              Lane two = *(const LaneAnywhere *) (weights + (side * WIDTH + k) * WIDTH + j + LANE);

              for (guint t = 0; t < 4; t++)
                {
                  float x = beside[t * WIDTH + k];

                  sums[t][0] += x * one;
                  sums[t][1] += x * two;
                }
            }
        }

      for (guint t = 0; t < n; t++)
        {
          *(LaneAnywhere *) (out + t * WIDTH + j) = sums[t][0];
          *(LaneAnywhere *) (out + t * WIDTH + j + LANE) = sums[t][1];
        }
    }
}

/**
 * hearsay_network_convolve:
 * @weights: WINDOW × WIDTH
 * @biases: WIDTH
 * @in: the first piece of n × WIDTH, between %HEARSAY_NETWORK_MARGIN rows of zeros
 *   before and %HEARSAY_NETWORK_TAIL behind
 * @n: pieces
 * @reach: how far away the pieces are that are looked at with each
 * @out: n × WIDTH: for each piece the positive part of the weighted sum of the
 *   piece and the two others
 */
void
hearsay_network_convolve (const float *weights,
                          const float *biases,
                          const float *in,
                          guint n,
                          guint reach,
                          float *out)
{
  for (guint t = 0; t < n; t += 4)
    convolve_four (weights, biases, in + (gsize) t * WIDTH, MIN (4, n - t), reach, out + (gsize) t * WIDTH);

  for (gsize i = 0; i < (gsize) n * WIDTH; i++)
    out[i] = MAX (out[i], 0.0f);
}

/**
 * hearsay_network_score:
 * @weights: WIDTH × n_out
 * @biases: n_out
 * @in: n × WIDTH
 * @n_out: a multiple of eight
 * @out: n × n_out
 */
WIDE void
hearsay_network_score (const float *weights,
                       const float *biases,
                       const float *in,
                       guint n,
                       guint n_out,
                       float *out)
{
  for (guint t = 0; t < n; t++)
    for (guint j = 0; j < n_out; j += LANE)
      {
        Lane sum = *(const LaneAnywhere *) (biases + j);

        for (guint k = 0; k < WIDTH; k++)
          sum += in[(gsize) t * WIDTH + k] * *(const LaneAnywhere *) (weights + k * n_out + j);
        *(LaneAnywhere *) (out + (gsize) t * n_out + j) = sum;
      }
}
