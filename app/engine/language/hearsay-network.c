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

#define BATCH 32 /* features whose rows are looked up before they are added */

G_STATIC_ASSERT (WIDTH % (2 * LANE) == 0);
G_STATIC_ASSERT (HEARSAY_NETWORK_TAIL >= HEARSAY_NETWORK_MARGIN + 6);
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
  g_free (self->units);
  g_free (self->scales);
  g_free (self->numbered);
  g_free (self->packed);
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

/* @out: (out caller-allocates): WIDTH */
void
hearsay_network_copy_row (const HearsayNetwork *self,
                          guint row,
                          float *out)
{
  for (gsize k = 0, i = (gsize) row * WIDTH; k < WIDTH; k++, i++)
    out[k] = self->rows != NULL ? self->rows[i] : self->units[i] * self->scales[row];
}

/**
 * hearsay_network_find_rows:
 * @ids: (inout) (array length=n): features; on return, the rows of those that were met in training
 *
 * Returns: how many those are
 */
guint
hearsay_network_find_rows (const HearsayNetwork *self,
                           guint32 *ids,
                           guint n)
{
  guint n_rows = 0;

  for (guint i = 0; i < n; i++)
    {
      int row = ids[i] < HEARSAY_FEATURES_DENSE ? (int) ids[i] : hearsay_network_find_row (self, ids[i]);

      if (row >= 0)
        ids[n_rows++] = row;
    }

  return n_rows;
}

/**
 * hearsay_network_add_rows:
 * @rows: (array length=n): as hearsay_network_find_rows() gives them; a numbered feature is its own row
 * @out: WIDTH numbers, to which the rows are added one after the other
 */
WIDE void
hearsay_network_add_rows (const HearsayNetwork *self,
                          const guint32 *rows,
                          guint n,
                          float *out)
{
  const float *whole = self->rows != NULL ? self->rows : self->numbered;
  guint n_whole = self->rows != NULL ? self->n_rows : HEARSAY_FEATURES_DENSE;
  Lane sums[WIDTH / LANE];

  for (guint k = 0; k < WIDTH / LANE; k++)
    sums[k] = *(const LaneAnywhere *) (out + k * LANE);

  for (guint i = 0; i < n; i++)
    {
      gsize at = (gsize) rows[i] * WIDTH;

      for (guint k = 0; rows[i] < n_whole && k < WIDTH / LANE; k++)
        sums[k] += *(const LaneAnywhere *) (whole + at + k * LANE);
      for (guint k = 0; rows[i] >= n_whole && k < WIDTH / LANE; k++)
        sums[k] += __builtin_convertvector(*(const LaneUnits *) (self->units + at + k * LANE), Lane) * self->scales[rows[i]];
    }

  for (guint k = 0; k < WIDTH / LANE; k++)
    *(LaneAnywhere *) (out + k * LANE) = sums[k];
}

/* The same of features whose rows are not known yet. */
void
hearsay_network_add_features (const HearsayNetwork *self,
                              const guint32 *ids,
                              guint n,
                              float *out)
{
  guint32 rows[BATCH];

  for (guint i = 0; i < n; i += BATCH)
    {
      guint n_ids = MIN (BATCH, n - i);

      memcpy (rows, ids + i, n_ids * sizeof *rows);
      hearsay_network_add_rows (self, rows, hearsay_network_find_rows (self, rows, n_ids), out);
    }
}

/* Whether the two have the same rows for the same features. */
gboolean
hearsay_network_has_rows_of (const HearsayNetwork *self,
                             const HearsayNetwork *other)
{
  return self->n_rows == other->n_rows && self->mask == other->mask &&
         memcmp (self->slots, other->slots, 2 * ((gsize) self->mask + 1) * sizeof (guint32)) == 0;
}

/* Outputs that are summed at once, and pieces: so many sums have room in the registers. */
#define BLOCK (2 * LANE)
#define PIECES 6

/**
 * hearsay_network_pack:
 *
 * Makes the layers of a network that is trained no more faster to run.
 */
void
hearsay_network_pack (HearsayNetwork *self)
{
  float *out = g_new (float, (gsize) self->depth *WINDOW *WIDTH);

  g_free (self->packed);
  self->packed = out;
  for (guint l = 0; l < self->depth; l++)
    for (guint j = 0; j < WIDTH; j += BLOCK)
      for (guint k = 0; k < WINDOW; k++, out += BLOCK)
        memcpy (out, self->layers[l] + k * WIDTH + j, BLOCK * sizeof (float));
}

/* What convolve_block() is told of a layer. @weights: of each input BLOCK, @stride apart */
typedef struct
{
  const float *weights;
  guint stride;
  const float *biases;
  guint reach;
} Block;

/* One block of outputs of @n_pieces, at most PIECES and known when this is compiled.
 * Of what lies before the first piece and behind the last all numbers are zero. */
static inline __attribute__ ((always_inline)) void
convolve_pieces (const Block *block,
                 const float *in,
                 guint first,
                 guint n,
                 const guint n_pieces,
                 float *out)
{
  Lane sums[PIECES][2];

  for (guint t = 0; t < n_pieces; t++)
    {
      sums[t][0] = *(const LaneAnywhere *) block->biases;
      sums[t][1] = *(const LaneAnywhere *) (block->biases + LANE);
    }

  for (guint side = 0; side < 3; side++)
    {
      const float *beside = in + ((gssize) first + ((gssize) side - 1) * block->reach) * WIDTH;
      const float *weights = block->weights + side * WIDTH * block->stride;

      if ((side == 0 && first + n_pieces <= block->reach) || (side == 2 && first + block->reach >= n))
        continue;

      for (guint k = 0; k < WIDTH; k++)
        {
          Lane one = *(const LaneAnywhere *) (weights + k * block->stride);
          Lane two = *(const LaneAnywhere *) (weights + k * block->stride + LANE);

          for (guint t = 0; t < n_pieces; t++)
            {
              float x = beside[t * WIDTH + k];

              sums[t][0] += x * one;
              sums[t][1] += x * two;
            }
        }
    }

  for (guint t = 0; t < MIN (n_pieces, n - first); t++)
    for (guint half = 0; half < 2; half++)
      {
        Lane sum = sums[t][half];
        Lane positive = (Lane) ((LaneMask) sum & (sum > 0));

        *(LaneAnywhere *) (out + (gsize) (first + t) * WIDTH + half * LANE) = positive;
      }
}

WIDE static void
convolve_block (const Block *block,
                const float *in,
                guint n,
                float *out)
{
  guint first = 0;

  for (; first + PIECES - 2 < n; first += PIECES)
    convolve_pieces (block, in, first, n, PIECES, out);
  if (first + 2 < n)
    convolve_pieces (block, in, first, n, 4, out);
  else if (first < n)
    convolve_pieces (block, in, first, n, 2, out);
}

/**
 * hearsay_network_convolve:
 * @in: the first piece of n × WIDTH, between %HEARSAY_NETWORK_MARGIN rows of zeros
 *   before and %HEARSAY_NETWORK_TAIL behind
 * @n: pieces
 * @out: n × WIDTH: for each piece the positive part of the weighted sum of the
 *   piece and the two others that the layer looks at
 */
void
hearsay_network_convolve (const HearsayNetwork *self,
                          guint layer,
                          const float *in,
                          guint n,
                          float *out)
{
  for (guint j = 0; j < WIDTH; j += BLOCK)
    {
      Block block = { self->layers[layer] + j, WIDTH, self->layer_biases[layer] + j, self->reaches[layer] };

      if (self->packed != NULL)
        {
          block.weights = self->packed + ((gsize) layer * WIDTH + j) * WINDOW;
          block.stride = BLOCK;
        }
      convolve_block (&block, in, n, out + j);
    }
}

/**
 * hearsay_network_score:
 * @weights: WIDTH × n_out
 * @biases: n_out
 * @in: n × WIDTH, and %HEARSAY_NETWORK_TAIL rows of anything behind
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
  for (guint first = 0; first < n; first += PIECES)
    for (guint j = 0; j < n_out; j += LANE)
      {
        const float *pieces = in + (gsize) first * WIDTH;
        Lane sums[PIECES];

        for (guint t = 0; t < PIECES; t++)
          sums[t] = *(const LaneAnywhere *) (biases + j);
        for (guint k = 0; k < WIDTH; k++)
          {
            Lane row = *(const LaneAnywhere *) (weights + k * n_out + j);

            for (guint t = 0; t < PIECES; t++)
              sums[t] += pieces[t * WIDTH + k] * row;
          }
        for (guint t = 0; t < MIN (PIECES, n - first); t++)
          *(LaneAnywhere *) (out + (gsize) (first + t) * n_out + j) = sums[t];
      }
}
