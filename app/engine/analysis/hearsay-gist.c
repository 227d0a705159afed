/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-gist"

#include "config.h"

#include "hearsay-gist.h"

#include <string.h>

static const guint32 *
get_hashes (const HearsayGist *self)
{
  return (const guint32 *) (self->word_senses + self->n_senses);
}

/**
 * hearsay_gist_new:
 * @hashes: (element-type guint32): of the stems of all words that are no signs, ascending
 * @word_senses: (element-type guint64): of words that belong to no entity, none of them 0
 */
HearsayGist *
hearsay_gist_new (guint64 digest,
                  const GArray *hashes,
                  const GArray *word_senses)
{
  gsize senses_size = word_senses->len * sizeof (guint64);
  gsize hashes_size = hashes->len * sizeof (guint32);
  HearsayGist *self = g_malloc (sizeof *self + senses_size + hashes_size);

  *self = (HearsayGist){ digest, 0, hashes->len, word_senses->len };
  for (guint i = 0; i < word_senses->len; i++)
    {
      self->word_senses[i] = g_array_index (word_senses, guint64, i);
      self->senses |= self->word_senses[i];
    }
  if (hashes->len > 0)
    memcpy (self->word_senses + word_senses->len, hashes->data, hashes_size);

  return self;
}

void
hearsay_gist_free (HearsayGist *self)
{
  g_free (self);
}

/**
 * hearsay_gist_count_common:
 *
 * Returns: how many words, signs aside, an alignment can find alike at most
 */
guint
hearsay_gist_count_common (const HearsayGist *a,
                           const HearsayGist *b)
{
  const guint32 *left = get_hashes (a);
  const guint32 *right = get_hashes (b);
  guint n = 0;

  for (guint i = 0, k = 0; i < a->n_hashes && k < b->n_hashes;)
    {
      guint32 x = left[i];
      guint32 y = right[k];

      n += x == y;
      i += x <= y;
      k += y <= x;
    }

  return n;
}

static guint
count_of_senses (const HearsayGist *self,
                 guint64 senses)
{
  guint n = 0;

  for (guint i = 0; i < self->n_senses; i++)
    n += (self->word_senses[i] & senses) != 0;

  return n;
}

/**
 * hearsay_gist_count_akin:
 *
 * Returns: how many words can be akin to one of the other phrase's, at most
 */
guint
hearsay_gist_count_akin (const HearsayGist *a,
                         const HearsayGist *b)
{
  return MIN (count_of_senses (a, b->senses), count_of_senses (b, a->senses));
}
