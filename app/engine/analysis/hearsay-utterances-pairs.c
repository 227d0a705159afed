/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterances"

#include "config.h"

#include "hearsay-utterances.h"

#include <string.h>

/* A stem in few quotations joins all of them for comparison. In one of many each
 * is compared with the few that are most like it, as a minimum over a hash of its
 * stems tells (MinHash, Broder 1997); another hash for each stem. So the pairs grow
 * with the quotations, not with their square, and a hundred copies still meet. */

#define MAX_QUOTES_A_STEM 60
#define NEIGHBOURS 6

typedef struct
{
  guint32 stem;
  guint32 quote;
  guint32 order;  /* among those with this stem */
  const char *id; /* of the quote */
} Posting;

static guint32
mix (guint32 a,
     guint32 b)
{
  guint32 x = a ^ (b * 0x9e3779b1u);

  x ^= x >> 16;
  x *= 0x85ebca6bu;
  x ^= x >> 13;
  x *= 0xc2b2ae35u;

  return x ^ (x >> 16);
}

static guint32
least_hash (const GArray *stems,
            guint32 seed)
{
  guint32 least = G_MAXUINT32;

  for (guint i = 0; i < stems->len; i++)
    if (g_array_index (stems, guint32, i) != seed)
      least = MIN (least, mix (g_array_index (stems, guint32, i), seed));

  return least;
}

static int
compare_postings (gconstpointer a,
                  gconstpointer b)
{
  const Posting *x = a;
  const Posting *y = b;

  if (x->stem != y->stem)
    return x->stem < y->stem ? -1 : 1;
  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;

  return strcmp (x->id, y->id);
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const HearsayLikeness *x = a;
  const HearsayLikeness *y = b;

  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;

  return (x->b > y->b) - (x->b < y->b);
}

static GArray *
list_postings (const HearsayStatements *statements)
{
  GArray *postings = g_array_new (FALSE, FALSE, sizeof (Posting));

  for (guint32 i = 0; i < statements->n; i++)
    {
      const HearsayStatement *it = hearsay_statements_get (statements, i);
      const GArray *stems = it->is_relayed ? it->wide : it->core;

      for (guint k = 0; k < stems->len; k++)
        {
          guint32 stem = g_array_index (stems, guint32, k);
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (statements->counts, GUINT_TO_POINTER (stem)));
          Posting posting = { stem, i, count > MAX_QUOTES_A_STEM ? least_hash (it->core, stem) : 0,
                              hearsay_analysis_get_quote (statements->analysis, i)->id };

          g_array_append_val (postings, posting);
        }
    }
  g_array_sort (postings, compare_postings);

  return postings;
}

static void
add_pair (GArray *pairs,
          const Posting *x,
          const Posting *y)
{
  gboolean in_order = strcmp (x->id, y->id) < 0;
  HearsayLikeness pair = { in_order ? x->quote : y->quote, in_order ? y->quote : x->quote, 0 };

  g_array_append_val (pairs, pair);
}

static void
keep_once (GArray *pairs)
{
  guint kept = 0;

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      HearsayLikeness pair = g_array_index (pairs, HearsayLikeness, i);

      if (kept > 0 && compare_pairs (&pair, &g_array_index (pairs, HearsayLikeness, kept - 1)) == 0)
        continue;
      g_array_index (pairs, HearsayLikeness, kept++) = pair;
    }
  g_array_set_size (pairs, kept);
}

/**
 * hearsay_utterances_pair:
 *
 * Returns: (transfer full) (element-type HearsayLikeness): the pairs worth a look, each once
 */
GArray *
hearsay_utterances_pair (const HearsayStatements *statements)
{
  g_autoptr (GArray) postings = list_postings (statements);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (HearsayLikeness));

  for (guint first = 0; first < postings->len;)
    {
      const Posting *group = &g_array_index (postings, Posting, first);
      guint n = 1;

      while (first + n < postings->len && group[n].stem == group->stem)
        n++;
      for (guint i = 0; i < n; i++)
        for (guint k = i + 1; k < n && (n <= MAX_QUOTES_A_STEM || k <= i + NEIGHBOURS); k++)
          add_pair (pairs, &group[i], &group[k]);
      first += n;
    }

  keep_once (pairs);

  return pairs;
}
