/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-index"

#include "config.h"

#include "hearsay-reuse-index-private.h"

#include <string.h>

/* Made range of hashes after range of hashes, so that the fingerprints that one article
 * alone has never stand in memory all at once. */

#define PRINTS_A_PART 2000000
#define MAX_PARTS 64

typedef struct
{
  guint32 hash;
  guint32 article;
} Posting;

/* The groups of one range of hashes. */
typedef struct
{
  guint n_groups;
  guint n_articles;
  guint32 *hashes;
  guint32 *starts; /* in articles; one more at the end */
  guint32 *articles;
} Part;

struct _HearsayReuseGroups
{
  GPtrArray *texts;
  guint32 step;
  guint n_parts;
  Part *parts;
  guint32 *bases; /* part → its first group; one more at the end */
};

static guint
part_of (const HearsayReuseGroups *self,
         guint32 hash)
{
  return ((guint64) hash * self->n_parts) >> 32;
}

/* Articles come in ascending order, so that sorting by hash alone, stably, is enough. */
static void
sort_postings (GArray *postings)
{
  g_autofree Posting *other = g_new (Posting, postings->len + 1);
  Posting *from = (Posting *) (gpointer) postings->data;
  Posting *to = other;

  for (guint shift = 0; shift < 32; shift += 8)
    {
      guint counts[257] = { 0 };
      Posting *swap = from;

      for (guint i = 0; i < postings->len; i++)
        counts[(from[i].hash >> shift & 0xFF) + 1]++;
      for (guint i = 0; i < 256; i++)
        counts[i + 1] += counts[i];
      for (guint i = 0; i < postings->len; i++)
        to[counts[from[i].hash >> shift & 0xFF]++] = from[i];
      from = to;
      to = swap;
    }
}

/* How many articles a group of equal fingerprints has, which stand at its first ones
 * afterwards; @n is set to its length. */
static guint
gather_group (Posting *group,
              guint left,
              guint *n)
{
  guint kept = 0;

  for (*n = 0; *n < left && group[*n].hash == group->hash; (*n)++)
    if (kept == 0 || group[*n].article != group[kept - 1].article)
      group[kept++].article = group[*n].article;

  return kept;
}

/* Groups of one article are left out; what is kept is counted first, so that nothing
 * has more memory than it needs. */
static void
take_groups (Part *part,
             GArray *postings)
{
  Posting *from = (Posting *) (gpointer) postings->data;
  guint kept = 0;

  for (guint first = 0, n = 0; first < postings->len; first += n)
    {
      guint n_articles = gather_group (from + first, postings->len - first, &n);

      if (n_articles < 2)
        continue;
      memmove (from + kept, from + first, n_articles * sizeof *from);
      kept += n_articles;
      part->n_groups++;
    }

  part->n_articles = kept;
  part->hashes = g_new (guint32, part->n_groups + 1);
  part->starts = g_new (guint32, part->n_groups + 1);
  part->articles = g_new (guint32, kept + 1);
  for (guint i = 0, group = 0; i < kept; i++)
    {
      part->articles[i] = from[i].article;
      if (i > 0 && from[i].hash == from[i - 1].hash)
        continue;
      part->hashes[group] = from[i].hash;
      part->starts[group++] = i;
    }
  part->starts[part->n_groups] = kept;
}

static void
build_part (gpointer data,
            gpointer user_data)
{
  HearsayReuseGroups *self = user_data;
  guint number = GPOINTER_TO_UINT (data) - 1;
  Part *part = &self->parts[number];
  g_autoptr (GArray) prints = g_array_new (FALSE, FALSE, sizeof (HearsayReusePrint));
  g_autoptr (GArray) postings = g_array_sized_new (FALSE, FALSE, sizeof (Posting), PRINTS_A_PART);

  for (guint32 i = 0; i < self->texts->len; i++)
    {
      g_array_set_size (prints, 0);
      hearsay_reuse_text_add_prints (g_ptr_array_index (self->texts, i), self->step, prints);
      for (guint k = 0; k < prints->len; k++)
        {
          Posting posting = { g_array_index (prints, HearsayReusePrint, k).hash, i };

          if (part_of (self, posting.hash) == number)
            g_array_append_val (postings, posting);
        }
    }

  sort_postings (postings);
  take_groups (part, postings);
}

static void
build_parts (HearsayReuseGroups *self,
             guint jobs)
{
  GThreadPool *pool = jobs > 1 ? g_thread_pool_new (build_part, self, jobs, FALSE, NULL) : NULL;

  for (guint i = 0; i < self->n_parts; i++)
    if (pool != NULL)
      g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
    else
      build_part (GUINT_TO_POINTER (i + 1), self);

  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}

/* The range that a group is in. */
static guint
find_part (const HearsayReuseGroups *self,
           guint32 group)
{
  guint first = 0;
  guint last = self->n_parts;

  while (last - first > 1)
    {
      guint middle = (first + last) / 2;

      if (group < self->bases[middle])
        last = middle;
      else
        first = middle;
    }

  return first;
}

/**
 * _hearsay_reuse_groups_new:
 * @texts: (element-type HearsayReuseText): borrowed; their places are the articles' numbers
 * @n_prints: how many fingerprints they have, about
 * @step: how many fingerprints one that is taken stands for
 */
HearsayReuseGroups *
_hearsay_reuse_groups_new (GPtrArray *texts,
                           guint64 n_prints,
                           guint32 step,
                           guint jobs)
{
  HearsayReuseGroups *self = g_new0 (HearsayReuseGroups, 1);

  self->texts = texts;
  self->step = step;
  self->n_parts = CLAMP (1 + n_prints / step / PRINTS_A_PART, 1, MAX_PARTS);
  self->parts = g_new0 (Part, self->n_parts);
  build_parts (self, jobs);

  self->bases = g_new0 (guint32, self->n_parts + 1);
  for (guint i = 0; i < self->n_parts; i++)
    self->bases[i + 1] = self->bases[i] + self->parts[i].n_groups;

  return self;
}

void
_hearsay_reuse_groups_free (HearsayReuseGroups *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    {
      g_free (self->parts[i].hashes);
      g_free (self->parts[i].starts);
      g_free (self->parts[i].articles);
    }

  g_free (self->parts);
  g_free (self->bases);
  g_free (self);
}

guint32
_hearsay_reuse_groups_get_n (const HearsayReuseGroups *self)
{
  return self->bases[self->n_parts];
}

const guint32 *
_hearsay_reuse_groups_get_articles (const HearsayReuseGroups *self,
                                    guint32 group,
                                    guint *n)
{
  guint part = find_part (self, group);
  guint32 local = group - self->bases[part];

  *n = self->parts[part].starts[local + 1] - self->parts[part].starts[local];

  return self->parts[part].articles + self->parts[part].starts[local];
}

guint32
_hearsay_reuse_groups_get_hash (const HearsayReuseGroups *self,
                                guint32 group)
{
  guint part = find_part (self, group);

  return self->parts[part].hashes[group - self->bases[part]];
}

/* Returns: whether more than one article has the hash; then @group is set */
gboolean
_hearsay_reuse_groups_find (const HearsayReuseGroups *self,
                            guint32 hash,
                            guint32 *group)
{
  guint number = part_of (self, hash);
  const Part *part = &self->parts[number];
  guint low = 0;
  guint high = part->n_groups;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (part->hashes[middle] < hash)
        low = middle + 1;
      else
        high = middle;
    }

  *group = self->bases[number] + low;

  return low < part->n_groups && part->hashes[low] == hash;
}
