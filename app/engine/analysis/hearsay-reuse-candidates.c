/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-index"

#include "config.h"

#include "hearsay-reuse-index-private.h"

/* Which articles are worth comparing: those that share fingerprints of enough weight. */

#define MAX_PAIRED 64    /* articles a fingerprint joins each with each */
#define N_NEIGHBOURS 8   /* in a larger group, how many of those after it an article is joined with */
#define N_LEADERS 4      /* and with how many of the group's earliest */
#define SMALL_GROUP 8    /* articles; what so few share weighs more */
#define MIN_WEIGHT 24    /* of shared fingerprints, for a candidate */
#define MIN_WEIGHT_FEW 6 /* where there are too few articles for a statistic */
#define WEIGHT_SMALL 4
#define WEIGHT_PAIRED 2
#define WEIGHT_LARGE 1

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

/* Of groups that are too large for each to be compared with each. */
GHashTable *
_hearsay_reuse_index_find_leaders (const HearsayReuseIndex *self)
{
  GHashTable *found = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint32 group = 0; group < _hearsay_reuse_groups_get_n (self->groups); group++)
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
      g_hash_table_insert (found, GUINT_TO_POINTER (group + 1), leaders);
    }

  return found;
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
