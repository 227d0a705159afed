/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-resemble"

#include "config.h"

#include "hearsay-reuse-private.h"

#define GRAM 5

struct _HearsayReuseGrams
{
  guint n;
  guint64 hashes[]; /* ascending */
};

static int
compare_grams (gconstpointer a,
               gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

HearsayReuseGrams *
hearsay_reuse_grams_new (const HearsayReuseText *text)
{
  guint n = text->n_words >= GRAM ? text->n_words - GRAM + 1 : 0;
  HearsayReuseGrams *self = g_malloc (sizeof (HearsayReuseGrams) + n * sizeof (guint64));
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      guint64 hash = 0;

      for (guint k = 0; k < GRAM; k++)
        {
          hash = (hash ^ text->words[i + k]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
          hash ^= hash >> 32;
        }
      self->hashes[i] = hash;
    }

  qsort (self->hashes, n, sizeof *self->hashes, compare_grams);
  for (guint i = 0; i < n; i++)
    if (kept == 0 || self->hashes[kept - 1] != self->hashes[i])
      self->hashes[kept++] = self->hashes[i];
  self->n = kept;

  return self;
}

void
hearsay_reuse_grams_free (HearsayReuseGrams *self)
{
  g_free (self);
}

/**
 * hearsay_reuse_grams_resemble:
 * @containment: (out): the share of the smaller article's runs of words that the other has
 *
 * Resemblance and containment of two articles as Broder defines them ("On the
 * resemblance and containment of documents", 1997), over runs of five stems.
 *
 * Returns: the resemblance, 0…1
 */
double
hearsay_reuse_grams_resemble (const HearsayReuseGrams *a,
                              const HearsayReuseGrams *b,
                              double *containment)
{
  guint common = 0;

  for (guint i = 0, k = 0; i < a->n && k < b->n;)
    {
      guint64 x = a->hashes[i];
      guint64 y = b->hashes[k];

      common += x == y;
      i += x <= y;
      k += y <= x;
    }

  *containment = common > 0 ? (double) common / MIN (a->n, b->n) : 0;

  return common > 0 ? (double) common / (a->n + b->n - common) : 0;
}
