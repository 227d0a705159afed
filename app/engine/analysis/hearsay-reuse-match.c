/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-match"

#include "config.h"

#include "hearsay-reuse-private.h"

#include <string.h>

/* Which blocks of two articles share fingerprints. Before that, in a corpus in which
 * most articles share some with most: which articles have a block at all that shares
 * enough, which the index tells for all of them at once. */

#define MAX_PLACES 4 /* blocks of an article in which one fingerprint is looked up */
#define MIN_WEIGHT 6 /* of the fingerprints a block shares: three that are everywhere are two names */
#define MAX_RARE 8   /* articles with a rare fingerprint */
#define MAX_NAMED 20 /* articles with a rare name */
#define MAX_OWN 4    /* articles with a fingerprint that next to no others have */

/* A fingerprint of the article that others are compared with. */
typedef struct
{
  guint32 hash;
  guint32 other; /* the article, plus one, that had it last */
  guint32 blocks[MAX_PLACES];
  guint8 n_blocks;
  guint8 n_other; /* how often it did */
  guint n_articles;
} Entry;

/* A group of the article's, in one of its blocks. */
typedef struct
{
  guint32 block;
  guint32 group;
} Place;

/* What a block shares with one of the article's. */
typedef struct
{
  guint16 n; /* fingerprints */
  guint16 weight;
} Tally;

struct _HearsayReuseMatching
{
  GPtrArray *texts;
  const HearsayReuseIndex *index;
  guint article;
  GArray *prints;  /* HearsayReusePrint; of a text that does not keep its own */
  Entry *entries;  /* a hash table with open addresses */
  guint n_entries; /* its size, a power of two */
  GArray *matches; /* HearsayReuseMatch */
  guint32 *slots;  /* two blocks → their match, plus one; open addresses */
  guint n_slots;
  guint16 *counts; /* of every article; zero */
  guint8 *hits;    /* the same */
  Tally *tallies;  /* of every block, where the index tells them; zero */
  GArray *places;  /* Place */
  GArray *touched; /* guint32 */
};

HearsayReuseMatching *
hearsay_reuse_matching_new (GPtrArray *texts,
                            const HearsayReuseIndex *index)
{
  HearsayReuseMatching *self = g_new0 (HearsayReuseMatching, 1);

  self->texts = texts;
  self->index = index;
  self->prints = g_array_new (FALSE, FALSE, sizeof (HearsayReusePrint));
  self->matches = g_array_new (FALSE, FALSE, sizeof (HearsayReuseMatch));
  self->n_slots = 256;
  self->slots = g_new0 (guint32, self->n_slots);
  self->counts = g_new0 (guint16, texts->len + 1);
  self->hits = g_new0 (guint8, texts->len + 1);
  if (!hearsay_reuse_index_has_statistic (index))
    self->tallies = g_new0 (Tally, hearsay_reuse_index_get_first_block (index, texts->len) + 1);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

void
hearsay_reuse_matching_free (HearsayReuseMatching *self)
{
  g_array_unref (self->prints);
  g_array_unref (self->matches);
  g_free (self->slots);
  g_free (self->counts);
  g_free (self->hits);
  g_free (self->tallies);
  g_array_unref (self->places);
  g_array_unref (self->touched);
  g_free (self->entries);
  g_free (self);
}

/* The fingerprints of an article, until the next call. */
static const GArray *
get_prints (const HearsayReuseMatching *self,
            guint article)
{
  const HearsayReuseText *text = g_ptr_array_index (self->texts, article);

  if (text->prints != NULL)
    return text->prints;

  g_array_set_size (self->prints, 0);
  hearsay_reuse_text_add_prints (text, hearsay_reuse_index_get_step (self->index), self->prints);

  return self->prints;
}

/* The entry of a hash, or the empty one where it would stand. */
static Entry *
find_entry (const HearsayReuseMatching *self,
            guint32 hash)
{
  guint at = (hash >> 1) & (self->n_entries - 1);

  while (self->entries[at].n_blocks > 0 && self->entries[at].hash != hash)
    at = (at + 1) & (self->n_entries - 1);

  return &self->entries[at];
}

static void
make_entries (HearsayReuseMatching *self)
{
  guint n_groups = 0;
  const guint32 *groups = hearsay_reuse_index_get_groups (self->index, self->article, &n_groups);

  self->n_entries = 16;
  while (self->n_entries < 2 * n_groups)
    self->n_entries *= 2;
  g_free (self->entries);
  self->entries = g_new0 (Entry, self->n_entries);

  for (guint i = 0; i < n_groups; i++)
    {
      guint32 hash = hearsay_reuse_index_get_hash (self->index, groups[i]);
      Entry *entry = find_entry (self, hash);

      entry->hash = hash;
      entry->n_blocks = MAX_PLACES + 1; /* taken, but without a place yet */
      hearsay_reuse_index_get_articles (self->index, groups[i], &entry->n_articles);
    }
}

static void
place_entries (HearsayReuseMatching *self)
{
  const GArray *prints = get_prints (self, self->article);

  for (guint i = 0; i < prints->len; i++)
    {
      const HearsayReusePrint *print = &g_array_index (prints, HearsayReusePrint, i);
      Entry *entry = find_entry (self, print->hash);

      if (entry->n_blocks == MAX_PLACES + 1)
        {
          entry->blocks[0] = print->block;
          entry->n_blocks = 1;
        }
      else if (entry->n_blocks > 0 && entry->n_blocks < MAX_PLACES && entry->blocks[entry->n_blocks - 1] != print->block)
        entry->blocks[entry->n_blocks++] = print->block;
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->block != y->block)
    return x->block < y->block ? -1 : 1;

  return (x->group > y->group) - (x->group < y->group);
}

static void
list_places (HearsayReuseMatching *self)
{
  guint n_groups = 0;
  const guint32 *groups = hearsay_reuse_index_get_groups (self->index, self->article, &n_groups);

  g_array_set_size (self->places, 0);
  for (guint i = 0; i < n_groups; i++)
    {
      const Entry *entry = find_entry (self, hearsay_reuse_index_get_hash (self->index, groups[i]));

      for (guint k = 0; k < entry->n_blocks && k < MAX_PLACES; k++)
        {
          Place place = { entry->blocks[k], groups[i] };

          g_array_append_val (self->places, place);
        }
    }
  g_array_sort (self->places, compare_places);
}

/* Counts one fingerprint of a block for all blocks of later articles that have it. */
static void
count_group (HearsayReuseMatching *self,
             guint32 group,
             guint32 step)
{
  guint32 behind = hearsay_reuse_index_get_first_block (self->index, self->article + 1);
  guint n = 0;
  const guint32 *blocks = hearsay_reuse_index_get_blocks (self->index, group, &n);
  guint weight = step * hearsay_reuse_index_weigh (self->index, group);

  for (guint i = n; i > 0 && blocks[i - 1] >= behind; i--)
    {
      Tally *tally = &self->tallies[blocks[i - 1]];

      if (tally->n == 0)
        g_array_append_val (self->touched, blocks[i - 1]);
      tally->n = MIN (tally->n + step, G_MAXUINT16);
      tally->weight = MIN (tally->weight + weight, G_MAXUINT16);
    }
}

/* Notes the articles with a block that shares enough, and begins anew. */
static void
note_hits (HearsayReuseMatching *self)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      guint32 block = g_array_index (self->touched, guint32, i);

      if (self->tallies[block].n >= HEARSAY_REUSE_MIN_SHARED && self->tallies[block].weight >= MIN_WEIGHT)
        self->hits[hearsay_reuse_index_get_block_article (self->index, block)] = 1;
      self->tallies[block] = (Tally){ 0, 0 };
    }
  g_array_set_size (self->touched, 0);
}

/* Keeps those candidates with a block that shares enough fingerprints with one of the
 * article's. */
static void
keep_hits (HearsayReuseMatching *self,
           GArray *candidates)
{
  guint32 step = hearsay_reuse_index_get_step (self->index);
  guint kept = 0;

  list_places (self);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      count_group (self, place->group, step);
      if (i + 1 == self->places->len || place[1].block != place->block)
        note_hits (self);
    }

  for (guint i = 0; i < candidates->len; i++)
    if (self->hits[g_array_index (candidates, guint32, i)])
      g_array_index (candidates, guint32, kept++) = g_array_index (candidates, guint32, i);
  g_array_set_size (candidates, kept);
  memset (self->hits, 0, self->texts->len);
}

/**
 * hearsay_reuse_matching_set_article:
 * @candidates: (element-type guint32): set to what it is worth to be matched with,
 *   articles after it, ascending
 */
void
hearsay_reuse_matching_set_article (HearsayReuseMatching *self,
                                    guint article,
                                    GArray *candidates)
{
  self->article = article;
  hearsay_reuse_index_find_candidates (self->index, article, self->counts, candidates);
  if (candidates->len == 0)
    return;

  make_entries (self);
  place_entries (self);
  if (!hearsay_reuse_index_has_statistic (self->index))
    keep_hits (self, candidates);
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const HearsayReuseMatch *x = a;
  const HearsayReuseMatch *y = b;

  if (x->block != y->block)
    return x->block < y->block ? -1 : 1;

  return (x->other > y->other) - (x->other < y->other);
}

static guint
find_slot (const HearsayReuseMatching *self,
           guint32 block,
           guint32 other)
{
  guint at = ((block * 0x9E3779B1u) ^ (other * 0x85EBCA6Bu)) >> 7 & (self->n_slots - 1);

  while (self->slots[at] != 0)
    {
      const HearsayReuseMatch *match = &g_array_index (self->matches, HearsayReuseMatch, self->slots[at] - 1);

      if (match->block == block && match->other == other)
        break;
      at = (at + 1) & (self->n_slots - 1);
    }

  return at;
}

static void
grow_slots (HearsayReuseMatching *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->matches->len; i++)
    {
      const HearsayReuseMatch *match = &g_array_index (self->matches, HearsayReuseMatch, i);

      self->slots[find_slot (self, match->block, match->other)] = i + 1;
    }
}

static HearsayReuseMatch *
get_match (HearsayReuseMatching *self,
           guint32 block,
           guint32 other)
{
  guint at = find_slot (self, block, other);
  HearsayReuseMatch match = { block, other };

  if (self->slots[at] == 0)
    {
      g_array_append_val (self->matches, match);
      self->slots[at] = self->matches->len;
      if (2 * self->matches->len > self->n_slots)
        {
          grow_slots (self);
          return &g_array_index (self->matches, HearsayReuseMatch, self->matches->len - 1);
        }
    }

  return &g_array_index (self->matches, HearsayReuseMatch, self->slots[at] - 1);
}

/* The blocks in which @other has a fingerprint, with those in which the article has it. */
static void
add_matches (HearsayReuseMatching *self,
             guint other,
             const HearsayReusePrint *print,
             guint32 step,
             guint *n_names)
{
  Entry *entry = find_entry (self, print->hash);
  gboolean is_rare = entry->n_articles <= MAX_RARE && !print->is_number && !print->is_name;

  if (entry->n_blocks == 0)
    return;

  if (entry->other != other + 1)
    {
      entry->other = other + 1;
      entry->n_other = 0;
      *n_names += print->is_name && !print->is_number && entry->n_articles <= MAX_NAMED;
    }
  if (entry->n_other == MAX_PLACES)
    return;

  entry->n_other++;
  for (guint i = 0; i < entry->n_blocks && i < MAX_PLACES; i++)
    {
      HearsayReuseMatch *match = get_match (self, entry->blocks[i], print->block);

      match->n += step;
      match->n_plain += print->is_number ? 0 : step;
      match->n_rare += is_rare ? step : 0;
      match->n_own += entry->n_articles <= MAX_OWN ? step : 0;
    }
}

/**
 * hearsay_reuse_matching_match:
 * @n_names: (out): how many names both articles have and few others
 *
 * Returns: (transfer none) (element-type HearsayReuseMatch): which blocks of the article
 *   share how many fingerprints with which of @other, until the next call
 */
const GArray *
hearsay_reuse_matching_match (HearsayReuseMatching *self,
                              guint other,
                              guint *n_names)
{
  guint32 step = hearsay_reuse_index_get_step (self->index);
  const GArray *prints = get_prints (self, other);

  *n_names = 0;
  memset (self->slots, 0, self->n_slots * sizeof *self->slots);
  g_array_set_size (self->matches, 0);
  for (guint i = 0; i < prints->len; i++)
    add_matches (self, other, &g_array_index (prints, HearsayReusePrint, i), step, n_names);
  g_array_sort (self->matches, compare_matches);

  return self->matches;
}
