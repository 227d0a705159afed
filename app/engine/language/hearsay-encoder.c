/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-encoder"

#include "config.h"

#include "hearsay-encoder.h"

#include <string.h>

#include "hearsay-lanes.h"

#define WIDTH HEARSAY_NETWORK_WIDTH
#define MARGIN HEARSAY_NETWORK_MARGIN
#define TAIL HEARSAY_NETWORK_TAIL

#define CACHE_SIZE 16384 /* two places for each word: who was asked for last stays */

struct _HearsayRowCache
{
  HearsayNetwork *const *networks;
  guint n;
  guint64 *hashes; /* CACHE_SIZE; 0: free */
  guint8 *latest;  /* of each two which one was asked for last */
  float *sums;     /* CACHE_SIZE × n × WIDTH */
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

WIDE static void
add_up (float *sums,
        const float *others,
        gsize n)
{
  for (gsize i = 0; i < n; i += LANE)
    *(LaneAnywhere *) (sums + i) += *(const LaneAnywhere *) (others + i);
}

/* Each layer adds to what is known of a piece. */
void
hearsay_encoder_run (HearsayEncoder *self)
{
  const HearsayNetwork *network = self->network;

  for (guint l = 0; l < network->depth; l++)
    {
      hearsay_network_convolve (network, l, self->rows, self->n, self->output);
      add_up (self->rows, self->output, (gsize) self->n * WIDTH);
    }
}

/**
 * hearsay_row_cache_get:
 * @key: the thread's place for it
 * @networks: (array length=n): that have the same rows
 *
 * Returns: (transfer none): the thread's cache of @networks, so that nobody waits
 */
HearsayRowCache *
hearsay_row_cache_get (GPrivate *key,
                       HearsayNetwork *const *networks,
                       guint n)
{
  HearsayRowCache *self = g_private_get (key);

  if (self == NULL)
    {
      self = g_new0 (HearsayRowCache, 1);
      self->hashes = g_new (guint64, CACHE_SIZE);
      self->latest = g_new0 (guint8, CACHE_SIZE / 2);
      self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_private_set (key, self);
    }
  if (self->networks != networks)
    {
      memset (self->hashes, 0, CACHE_SIZE * sizeof (guint64));
      self->networks = networks;
      self->n = n;
      self->sums = g_renew (float, self->sums, (gsize) CACHE_SIZE *n *WIDTH);
    }

  return self;
}

void
hearsay_row_cache_free (gpointer data)
{
  HearsayRowCache *self = data;

  g_free (self->hashes);
  g_free (self->latest);
  g_free (self->sums);
  g_array_unref (self->ids);
  g_free (self);
}

/**
 * hearsay_row_cache_sum:
 * @hash: of all that the features of the word depend on, not 0
 * @add: tells the features of word @index of @text
 *
 * Returns: (array): their sums, WIDTH numbers of each network, until the next call
 */
const float *
hearsay_row_cache_sum (HearsayRowCache *self,
                       guint64 hash,
                       HearsayAddFeatures add,
                       gconstpointer text,
                       guint index)
{
  gsize pair = (hash ^ hash >> 32) % (CACHE_SIZE / 2);
  guint way = self->hashes[2 * pair] == hash ? 0 : self->hashes[2 * pair + 1] == hash ? 1
                                                                                      : !self->latest[pair];
  gsize slot = 2 * pair + way;
  float *sums = self->sums + slot * self->n * WIDTH;
  guint32 *rows = NULL;
  guint n_rows = 0;

  self->latest[pair] = way;
  if (self->hashes[slot] == hash)
    return sums;

  g_array_set_size (self->ids, 0);
  add (text, index, self->ids);
  memset (sums, 0, self->n * WIDTH * sizeof (float));
  rows = (guint32 *) (gpointer) self->ids->data;
  n_rows = hearsay_network_find_rows (self->networks[0], rows, self->ids->len);
  for (guint i = 0; i < self->n; i++)
    hearsay_network_add_rows (self->networks[i], rows, n_rows, sums + i * WIDTH);
  self->hashes[slot] = hash;

  return sums;
}
