/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-index"

#include "config.h"

#include "hearsay-reuse-index-private.h"

/* An inverted index of fingerprints: the articles of each, the fingerprints of each
 * article, and where there are few articles, the blocks they stand in. Reuse numbers
 * articles by what they hold, near copies next to each other. */

#define MAX_PRINTS 48000000 /* fingerprints of a corpus; of more, a part is taken */
#define MIN_STATISTIC 1000  /* articles from which on what is rare can be told */

const guint32 *
hearsay_reuse_index_get_articles (const HearsayReuseIndex *self,
                                  guint32 group,
                                  guint *n)
{
  return _hearsay_reuse_groups_get_articles (self->groups, group, n);
}

static void
fill_forward (HearsayReuseIndex *self)
{
  guint n_articles = self->texts->len;
  guint32 n_groups = _hearsay_reuse_groups_get_n (self->groups);
  g_autofree guint64 *ends = NULL;

  self->forward_starts = g_new0 (guint64, n_articles + 1);
  for (guint32 group = 0; group < n_groups; group++)
    {
      guint n = 0;
      const guint32 *articles = hearsay_reuse_index_get_articles (self, group, &n);

      for (guint i = 0; i < n; i++)
        self->forward_starts[articles[i] + 1]++;
    }
  for (guint i = 0; i < n_articles; i++)
    self->forward_starts[i + 1] += self->forward_starts[i];

  ends = g_memdup2 (self->forward_starts, (n_articles + 1) * sizeof (guint64));
  self->forward = g_new (guint32, self->forward_starts[n_articles] + 1);
  for (guint32 group = 0; group < n_groups; group++)
    {
      guint n = 0;
      const guint32 *articles = hearsay_reuse_index_get_articles (self, group, &n);

      for (guint i = 0; i < n; i++)
        self->forward[ends[articles[i]]++] = group;
    }
}

static void
number_blocks (HearsayReuseIndex *self)
{
  guint n_articles = self->texts->len;

  self->first_blocks = g_new0 (guint32, n_articles + 1);
  for (guint i = 0; i < n_articles; i++)
    self->first_blocks[i + 1] = self->first_blocks[i] + ((const HearsayReuseText *) g_ptr_array_index (self->texts, i))->n_blocks;

  self->block_articles = g_new (guint32, self->first_blocks[n_articles] + 1);
  for (guint i = 0; i < n_articles; i++)
    for (guint32 block = self->first_blocks[i]; block < self->first_blocks[i + 1]; block++)
      self->block_articles[block] = i;
}

/* Counted first, then filled. */
static void
fill_blocks (HearsayReuseIndex *self)
{
  guint32 n_groups = _hearsay_reuse_groups_get_n (self->groups);
  g_autoptr (GArray) prints = g_array_new (FALSE, FALSE, sizeof (HearsayReusePrint));
  g_autofree guint32 *ends = NULL;

  number_blocks (self);
  self->block_starts = g_new0 (guint32, n_groups + 1);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < self->texts->len; i++)
        {
          g_array_set_size (prints, 0);
          hearsay_reuse_text_add_prints (g_ptr_array_index (self->texts, i), self->step, prints);
          for (guint k = 0; k < prints->len; k++)
            {
              const HearsayReusePrint *print = &g_array_index (prints, HearsayReusePrint, k);
              guint32 group = 0;

              if (!_hearsay_reuse_groups_find (self->groups, print->hash, &group))
                continue;
              if (round == 0)
                self->block_starts[group + 1]++;
              else
                self->blocks[ends[group]++] = self->first_blocks[i] + print->block;
            }
        }
      if (round > 0)
        break;

      for (guint32 group = 0; group < n_groups; group++)
        self->block_starts[group + 1] += self->block_starts[group];
      self->blocks = g_new (guint32, self->block_starts[n_groups] + 1);
      ends = g_memdup2 (self->block_starts, (n_groups + 1) * sizeof (guint32));
    }
}

/**
 * hearsay_reuse_index_new:
 * @texts: (element-type HearsayReuseText): borrowed; their places are the articles' numbers
 */
HearsayReuseIndex *
hearsay_reuse_index_new (GPtrArray *texts,
                         guint jobs)
{
  HearsayReuseIndex *self = g_new0 (HearsayReuseIndex, 1);
  guint64 prints = 0;

  for (guint i = 0; i < texts->len; i++)
    prints += 3 * (guint64) ((const HearsayReuseText *) g_ptr_array_index (texts, i))->n_content;

  self->texts = texts;
  self->step = MAX (1, (prints + MAX_PRINTS - 1) / MAX_PRINTS);
  self->groups = _hearsay_reuse_groups_new (texts, prints, self->step, jobs);
  fill_forward (self);
  self->leaders = _hearsay_reuse_index_find_leaders (self);
  if (!hearsay_reuse_index_has_statistic (self))
    fill_blocks (self);

  return self;
}

void
hearsay_reuse_index_free (HearsayReuseIndex *self)
{
  _hearsay_reuse_groups_free (self->groups);
  g_free (self->forward_starts);
  g_free (self->forward);
  g_free (self->first_blocks);
  g_free (self->block_articles);
  g_free (self->block_starts);
  g_free (self->blocks);
  g_hash_table_unref (self->leaders);
  g_free (self);
}

/* How many fingerprints one that is in the index stands for. */
guint32
hearsay_reuse_index_get_step (const HearsayReuseIndex *self)
{
  return self->step;
}

/* Whether there are enough articles to tell wording from the phrases of the trade. */
gboolean
hearsay_reuse_index_has_statistic (const HearsayReuseIndex *self)
{
  return self->texts->len >= MIN_STATISTIC;
}

const guint32 *
hearsay_reuse_index_get_groups (const HearsayReuseIndex *self,
                                guint article,
                                guint *n)
{
  *n = self->forward_starts[article + 1] - self->forward_starts[article];

  return self->forward + self->forward_starts[article];
}

const guint32 *
hearsay_reuse_index_get_blocks (const HearsayReuseIndex *self,
                                guint32 group,
                                guint *n)
{
  *n = self->block_starts[group + 1] - self->block_starts[group];

  return self->blocks + self->block_starts[group];
}

guint32
hearsay_reuse_index_get_first_block (const HearsayReuseIndex *self,
                                     guint article)
{
  return self->first_blocks[article];
}

guint32
hearsay_reuse_index_get_block_article (const HearsayReuseIndex *self,
                                       guint32 block)
{
  return self->block_articles[block];
}

guint32
hearsay_reuse_index_get_hash (const HearsayReuseIndex *self,
                              guint32 group)
{
  return _hearsay_reuse_groups_get_hash (self->groups, group);
}
