/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-index"

#include "config.h"

#include "hearsay-reuse-private.h"

#include <string.h>

/* An inverted index of fingerprints, made range of hashes after range of hashes, so
 * that those that one article alone has never stand in memory all at once. Groups are
 * in the order of their hashes, and the articles in a group in theirs; reuse numbers
 * articles by what they hold, near copies next to each other. */

#define MAX_PRINTS 48000000 /* fingerprints of a corpus; of more, a part is taken */
#define PRINTS_A_PART 2000000
#define MAX_PARTS 64
#define MAX_PAIRED 64      /* articles a fingerprint joins each with each */
#define N_NEIGHBOURS 8     /* in a larger group, how many of those after it an article is joined with */
#define N_LEADERS 4        /* and with how many of the group's earliest */
#define MIN_STATISTIC 1000 /* articles from which on what is rare can be told */
#define SMALL_GROUP 8      /* articles; what so few share weighs more */
#define MIN_WEIGHT 24      /* of shared fingerprints, for a candidate */
#define MIN_WEIGHT_FEW 6   /* where there are too few articles for a statistic */
#define WEIGHT_SMALL 4
#define WEIGHT_PAIRED 2
#define WEIGHT_LARGE 1

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

struct _HearsayReuseIndex
{
  GPtrArray *texts;
  guint32 step;
  guint n_parts;
  Part *parts;
  guint32 *bases;          /* part → its first group; one more at the end */
  guint64 *forward_starts; /* article → its first in forward; one more at the end */
  guint32 *forward;        /* the groups of an article, ascending */
  guint32 *first_blocks;   /* article → its first block's number; one more at the end */
  guint32 *block_articles; /* block → its article */
  guint32 *block_starts;   /* group → its first in blocks; one more at the end; or NULL */
  guint32 *blocks;
  GHashTable *leaders; /* large group + 1 → guint32[N_LEADERS], articles, the earliest first */
};

static guint
part_of (const HearsayReuseIndex *self,
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
  HearsayReuseIndex *self = user_data;
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
build_parts (HearsayReuseIndex *self,
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
find_part (const HearsayReuseIndex *self,
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

const guint32 *
hearsay_reuse_index_get_articles (const HearsayReuseIndex *self,
                                  guint32 group,
                                  guint *n)
{
  guint part = find_part (self, group);
  guint32 local = group - self->bases[part];

  *n = self->parts[part].starts[local + 1] - self->parts[part].starts[local];

  return self->parts[part].articles + self->parts[part].starts[local];
}

static void
fill_forward (HearsayReuseIndex *self)
{
  guint n_articles = self->texts->len;
  g_autofree guint64 *ends = NULL;

  self->forward_starts = g_new0 (guint64, n_articles + 1);
  for (guint p = 0; p < self->n_parts; p++)
    for (guint i = 0; i < self->parts[p].n_articles; i++)
      self->forward_starts[self->parts[p].articles[i] + 1]++;
  for (guint i = 0; i < n_articles; i++)
    self->forward_starts[i + 1] += self->forward_starts[i];

  ends = g_memdup2 (self->forward_starts, (n_articles + 1) * sizeof (guint64));
  self->forward = g_new (guint32, self->forward_starts[n_articles] + 1);
  for (guint32 group = 0; group < self->bases[self->n_parts]; group++)
    {
      guint n = 0;
      const guint32 *articles = hearsay_reuse_index_get_articles (self, group, &n);

      for (guint i = 0; i < n; i++)
        self->forward[ends[articles[i]]++] = group;
    }
}

/* The group of a hash plus one, or nothing if one article alone has it. */
static guint32
find_group (const HearsayReuseIndex *self,
            guint32 hash)
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

  return low < part->n_groups && part->hashes[low] == hash ? self->bases[number] + low + 1 : 0;
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
  guint32 n_groups = self->bases[self->n_parts];
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
              guint32 group = find_group (self, print->hash);

              if (group == 0)
                continue;
              if (round == 0)
                self->block_starts[group]++;
              else
                self->blocks[ends[group - 1]++] = self->first_blocks[i] + print->block;
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

static const HearsayArticle *
get_article (const HearsayReuseIndex *self,
             guint32 article)
{
  return ((const HearsayReuseText *) g_ptr_array_index (self->texts, article))->reading->article;
}

/* As descent ranks articles in time, for they are to be found as origins. */
static gboolean
is_earlier (const HearsayReuseIndex *self,
            guint32 article,
            guint32 other)
{
  const HearsayArticle *a = get_article (self, article);
  const HearsayArticle *b = get_article (self, other);
  int order = 0;

  if ((a->published[0] == '\0') != (b->published[0] == '\0'))
    return b->published[0] == '\0';

  order = g_strcmp0 (a->published, b->published);
  if (order == 0)
    order = (a->length < b->length) - (a->length > b->length);
  if (order == 0)
    order = g_strcmp0 (a->path, b->path);

  return order != 0 ? order < 0 : article < other;
}

static void
find_leaders (HearsayReuseIndex *self)
{
  self->leaders = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint32 group = 0; group < self->bases[self->n_parts]; group++)
    {
      guint n = 0;
      const guint32 *articles = hearsay_reuse_index_get_articles (self, group, &n);
      guint32 *leaders = NULL;

      if (n <= MAX_PAIRED)
        continue;

      leaders = g_new (guint32, N_LEADERS);
      for (guint i = 0; i < n; i++)
        {
          guint at = MIN (i, N_LEADERS);

          while (at > 0 && is_earlier (self, articles[i], leaders[at - 1]))
            {
              if (at < N_LEADERS)
                leaders[at] = leaders[at - 1];
              at--;
            }
          if (at < N_LEADERS)
            leaders[at] = articles[i];
        }
      g_hash_table_insert (self->leaders, GUINT_TO_POINTER (group + 1), leaders);
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
  self->n_parts = CLAMP (1 + prints / self->step / PRINTS_A_PART, 1, MAX_PARTS);
  self->parts = g_new0 (Part, self->n_parts);
  build_parts (self, jobs);

  self->bases = g_new0 (guint32, self->n_parts + 1);
  for (guint i = 0; i < self->n_parts; i++)
    self->bases[i + 1] = self->bases[i] + self->parts[i].n_groups;

  fill_forward (self);
  find_leaders (self);
  if (!hearsay_reuse_index_has_statistic (self))
    fill_blocks (self);

  return self;
}

void
hearsay_reuse_index_free (HearsayReuseIndex *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    {
      g_free (self->parts[i].hashes);
      g_free (self->parts[i].starts);
      g_free (self->parts[i].articles);
    }

  g_free (self->parts);
  g_free (self->bases);
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

static guint
weight_of (guint n_articles)
{
  if (n_articles > MAX_PAIRED)
    return WEIGHT_LARGE;

  return n_articles <= SMALL_GROUP ? WEIGHT_SMALL : WEIGHT_PAIRED;
}

guint
hearsay_reuse_index_weigh (const HearsayReuseIndex *self,
                           guint32 group)
{
  guint n = 0;

  hearsay_reuse_index_get_articles (self, group, &n);

  return weight_of (n);
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
  guint part = find_part (self, group);

  return self->parts[part].hashes[group - self->bases[part]];
}

/* Adds a weight to articles after @article and notes those that it meets first. */
static void
weigh (guint article,
       const guint32 *articles,
       guint n,
       guint weight,
       guint16 *counts,
       GArray *candidates)
{
  for (guint i = 0; i < n; i++)
    {
      guint32 other = articles[i];

      if (other <= article)
        continue;
      if (counts[other] == 0)
        g_array_append_val (candidates, other);
      counts[other] = MIN (counts[other] + weight, G_MAXUINT16);
    }
}

static guint
find_place (const guint32 *articles,
            guint n,
            guint32 article)
{
  guint first = 0;

  while (n > 0)
    {
      guint half = n / 2;

      if (articles[first + half] < article)
        {
          first += half + 1;
          n -= half + 1;
        }
      else
        n = half;
    }

  return first;
}

/* Each with those that follow it, and all with the earliest: so a family of any size
 * hangs together, and its origin is every member's neighbour. */
static void
weigh_large (const HearsayReuseIndex *self,
             guint32 group,
             guint article,
             const guint32 *articles,
             guint n,
             guint16 *counts,
             GArray *candidates)
{
  const guint32 *leaders = g_hash_table_lookup (self->leaders, GUINT_TO_POINTER (group + 1));
  guint place = find_place (articles, n, article);
  guint last = MIN (n, place + 1 + N_NEIGHBOURS);

  for (guint i = 0; i < N_LEADERS; i++)
    if (leaders[i] == article)
      last = n;

  weigh (article, articles + place + 1, last - place - 1, WEIGHT_LARGE, counts, candidates);
  for (guint i = 0; i < N_LEADERS; i++)
    if (last < n && leaders[i] > articles[last - 1])
      weigh (article, &leaders[i], 1, WEIGHT_LARGE, counts, candidates);
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

void
hearsay_reuse_index_find_candidates (const HearsayReuseIndex *self,
                                     guint article,
                                     guint16 *counts,
                                     GArray *candidates)
{
  guint n_groups = 0;
  const guint32 *groups = hearsay_reuse_index_get_groups (self, article, &n_groups);
  guint needed = MAX (1, (hearsay_reuse_index_has_statistic (self) ? MIN_WEIGHT : MIN_WEIGHT_FEW) / self->step);
  guint kept = 0;

  g_array_set_size (candidates, 0);
  for (guint i = 0; i < n_groups; i++)
    {
      guint n = 0;
      const guint32 *articles = hearsay_reuse_index_get_articles (self, groups[i], &n);

      if (n > MAX_PAIRED)
        weigh_large (self, groups[i], article, articles, n, counts, candidates);
      else
        weigh (article, articles, n, weight_of (n), counts, candidates);
    }

  for (guint i = 0; i < candidates->len; i++)
    {
      guint32 other = g_array_index (candidates, guint32, i);

      if (counts[other] >= needed)
        g_array_index (candidates, guint32, kept++) = other;
      counts[other] = 0;
    }
  g_array_set_size (candidates, kept);
  g_array_sort (candidates, compare_articles);
}
