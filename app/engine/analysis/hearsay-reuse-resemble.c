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

/* A printed word as runs of letters and digits, which makes several of most numbers. */
static void
add_runs (GArray *words,
          const char *p,
          const char *end)
{
  guint32 hash = 0;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == '\'')
        {
          hash = (hash ^ g_unichar_tolower (c)) * 0x01000193u + 0x9E3779B9u;
          continue;
        }
      if (hash != 0)
        g_array_append_val (words, hash);
      hash = 0;
    }

  if (hash != 0)
    g_array_append_val (words, hash);
}

/* (element-type guint32) */
static GArray *
list_words (const HearsayReuseText *text)
{
  GArray *words = g_array_sized_new (FALSE, FALSE, sizeof (guint32), text->n_words + text->n_words / 4);
  const char *printed = text->reading->article->text;

  for (guint32 block = 0; block < text->n_blocks; block++)
    for (guint32 i = text->blocks[block].word; i < text->blocks[block + 1].word; i++)
      {
        HearsaySpan span = hearsay_reuse_text_get_span (text, block, i, i + 1);

        add_runs (words, printed + span.start, printed + span.end);
      }

  return words;
}

HearsayReuseGrams *
hearsay_reuse_grams_new (const HearsayReuseText *text)
{
  g_autoptr (GArray) words = list_words (text);
  guint n = words->len >= GRAM ? words->len - GRAM + 1 : 0;
  HearsayReuseGrams *self = g_malloc (sizeof (HearsayReuseGrams) + n * sizeof (guint64));
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      guint64 hash = 0;

      for (guint k = 0; k < GRAM; k++)
        {
          hash = (hash ^ g_array_index (words, guint32, i + k)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
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
 * resemblance and containment of documents", 1997), over runs of five printed words: stems
 * would make forms that differ in their numbers look more alike than they are.
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
