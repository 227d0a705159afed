/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-encoder"

#include "config.h"

#include "hearsay-encoder.h"

#include <string.h>

#define WIDTH HEARSAY_NETWORK_WIDTH
#define MARGIN HEARSAY_NETWORK_MARGIN
#define TAIL HEARSAY_NETWORK_TAIL

#define CACHE_SIZE 8192

struct _HearsayRowCache
{
  const HearsayNetwork *network;
  guint64 *hashes; /* CACHE_SIZE; 0: free */
  float *sums;     /* CACHE_SIZE × WIDTH */
  GArray *ids;
};

void
hearsay_encoder_init (HearsayEncoder *self,
                      const HearsayNetwork *network)
{
  *self = (HearsayEncoder){ network };
}

void
hearsay_encoder_clear (HearsayEncoder *self)
{
  g_free (self->block);
  g_free (self->output);
}

/* Makes room for the sums of @n pieces. */
void
hearsay_encoder_begin (HearsayEncoder *self,
                       guint n)
{
  if (n > self->capacity || self->block == NULL)
    {
      self->capacity = n;
      self->block = g_renew (float, self->block, (gsize) (n + MARGIN + TAIL) * WIDTH);
      self->output = g_renew (float, self->output, (gsize) n *WIDTH + 1);
    }

  self->n = n;
  self->rows = self->block + MARGIN * WIDTH;
  memset (self->block, 0, MARGIN * WIDTH * sizeof (float));
  memset (self->rows + (gsize) n * WIDTH, 0, TAIL * WIDTH * sizeof (float));
}

/* Each layer adds to what is known of a piece. */
void
hearsay_encoder_run (HearsayEncoder *self)
{
  const HearsayNetwork *network = self->network;

  for (guint l = 0; l < network->depth; l++)
    {
      hearsay_network_convolve (network->layers[l], network->layer_biases[l], self->rows, self->n, network->reaches[l], self->output);
      for (gsize i = 0; i < (gsize) self->n * WIDTH; i++)
        self->rows[i] += self->output[i];
    }
}

/**
 * hearsay_row_cache_get:
 * @key: the thread's place for it
 *
 * Returns: (transfer none): the thread's cache of @network, so that nobody waits
 */
HearsayRowCache *
hearsay_row_cache_get (GPrivate *key,
                       const HearsayNetwork *network)
{
  HearsayRowCache *self = g_private_get (key);

  if (self == NULL)
    {
      self = g_new0 (HearsayRowCache, 1);
      self->hashes = g_new (guint64, CACHE_SIZE);
      self->sums = g_new (float, CACHE_SIZE *WIDTH);
      self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_private_set (key, self);
    }
  if (self->network != network)
    {
      memset (self->hashes, 0, CACHE_SIZE * sizeof (guint64));
      self->network = network;
    }

  return self;
}

void
hearsay_row_cache_free (gpointer data)
{
  HearsayRowCache *self = data;

  g_free (self->hashes);
  g_free (self->sums);
  g_array_unref (self->ids);
  g_free (self);
}

/**
 * hearsay_row_cache_sum:
 * @hash: of all that the features of the word depend on, not 0
 * @add: tells the features of word @index of @text
 *
 * Returns: (array fixed-size=WIDTH): their sum, until the next call
 */
const float *
hearsay_row_cache_sum (HearsayRowCache *self,
                       guint64 hash,
                       HearsayAddFeatures add,
                       gconstpointer text,
                       guint index)
{
  gsize slot = (hash ^ hash >> 32) % CACHE_SIZE;
  float *sum = self->sums + slot * WIDTH;

  if (self->hashes[slot] == hash)
    return sum;

  g_array_set_size (self->ids, 0);
  add (text, index, self->ids);
  memset (sum, 0, WIDTH * sizeof (float));
  hearsay_network_add_rows (self->network, (const guint32 *) (gpointer) self->ids->data, self->ids->len, sum);
  self->hashes[slot] = hash;

  return sum;
}
