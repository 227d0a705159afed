/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-resemble"

#include "config.h"

#include "hearsay-reuse-private.h"

#define GRAM 5

static int
compare_grams (gconstpointer a,
               gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

/* The runs of five words of an article, each once, ascending. */
static guint64 *
make_grams (const HearsayReuseText *text,
            guint *n)
{
  guint64 *grams = g_new (guint64, text->n_words + 1);
  guint kept = 0;

  *n = 0;
  for (guint i = 0; i + GRAM <= text->n_words; i++)
    {
      guint64 hash = 0;

      for (guint k = 0; k < GRAM; k++)
        {
          hash = (hash ^ text->words[i + k]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
          hash ^= hash >> 32;
        }
      grams[(*n)++] = hash;
    }

  qsort (grams, *n, sizeof *grams, compare_grams);
  for (guint i = 0; i < *n; i++)
    if (kept == 0 || grams[kept - 1] != grams[i])
      grams[kept++] = grams[i];
  *n = kept;

  return grams;
}

/**
 * hearsay_reuse_resemble:
 * @containment: (out): the share of the smaller article's runs of words that the other has
 *
 * Resemblance and containment of two articles as Broder defines them ("On the
 * resemblance and containment of documents", 1997), over runs of five stems.
 *
 * Returns: the resemblance, 0…1
 */
double
hearsay_reuse_resemble (const HearsayReuseText *a,
                        const HearsayReuseText *b,
                        double *containment)
{
  guint n = 0;
  guint m = 0;
  g_autofree guint64 *x = make_grams (a, &n);
  g_autofree guint64 *y = make_grams (b, &m);
  guint common = 0;

  for (guint i = 0, k = 0; i < n && k < m;)
    {
      common += x[i] == y[k];
      if (x[i] < y[k])
        i++;
      else if (x[i] > y[k])
        k++;
      else
        i++, k++;
    }

  *containment = common > 0 ? (double) common / MIN (n, m) : 0;

  return common > 0 ? (double) common / (n + m - common) : 0;
}
