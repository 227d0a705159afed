/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterances"

#include "config.h"

#include "hearsay-utterances.h"

#include <string.h>

/* A stem in few quotations joins all of them for comparison. In one of many each
 * is compared with the few that are most like it, as a minimum over a hash of its
 * stems tells (MinHash, Broder 1997); another hash for each stem. So the pairs grow
 * with the quotations, not with their square, and a hundred copies still meet.
 *
 * They are told quotation by quotation, for all of them at once would take more
 * memory than all else. */

#define MAX_QUOTES_A_STEM 60
#define NEIGHBOURS 6

/* Ranks are places in the order of the quotations' ids, so that nothing depends on
 * the order of the articles. */
typedef struct
{
  guint32 stem;
  guint32 order; /* among those with this stem */
  guint32 rank;
} Posting;

struct _HearsayPartners
{
  guint32 *quotes;        /* by rank */
  guint32 *ranks;         /* of each quotation */
  guint32 *members;       /* ranks, stem after stem */
  GArray *starts;         /* guint32: where each stem's begin in members; one more at the end */
  guint32 *places;        /* of each rank, in members */
  guint32 *places_starts; /* where each rank's begin in places; one more at the end */
  guint n_workers;
  guint32 **met; /* of each worker, of each rank: the quotation, plus one, it was told to last */
};

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

  return (x->rank > y->rank) - (x->rank < y->rank);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer user_data)
{
  const HearsayAnalysis *analysis = user_data;
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;
  int order = strcmp (hearsay_analysis_get_quote (analysis, x)->id, hearsay_analysis_get_quote (analysis, y)->id);

  return order != 0 ? order : (x > y) - (x < y);
}

static void
rank_quotes (HearsayPartners *self,
             const HearsayStatements *statements)
{
  self->quotes = g_new (guint32, statements->n + 1);
  self->ranks = g_new (guint32, statements->n + 1);
  for (guint32 i = 0; i < statements->n; i++)
    self->quotes[i] = i;
  g_qsort_with_data (self->quotes, statements->n, sizeof (guint32), compare_ids, (gpointer) statements->analysis);
  for (guint32 i = 0; i < statements->n; i++)
    self->ranks[self->quotes[i]] = i;
}

static GArray *
list_postings (const HearsayPartners *self,
               const HearsayStatements *statements)
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
          Posting posting = { stem, count > MAX_QUOTES_A_STEM ? least_hash (it->core, stem) : 0, self->ranks[i] };

          g_array_append_val (postings, posting);
        }
    }
  g_array_sort (postings, compare_postings);

  return postings;
}

/* Each rank's places among the members. */
static void
find_places (HearsayPartners *self,
             guint n_quotes,
             guint n_members)
{
  g_autofree guint32 *ends = NULL;

  self->places_starts = g_new0 (guint32, n_quotes + 1);
  for (guint i = 0; i < n_members; i++)
    self->places_starts[self->members[i] + 1]++;
  for (guint i = 0; i < n_quotes; i++)
    self->places_starts[i + 1] += self->places_starts[i];

  ends = g_memdup2 (self->places_starts, (n_quotes + 1) * sizeof (guint32));
  self->places = g_new (guint32, n_members + 1);
  for (guint i = 0; i < n_members; i++)
    self->places[ends[self->members[i]]++] = i;
}

/**
 * hearsay_partners_new:
 *
 * Returns: (transfer full): which quotations are to be compared with which
 */
HearsayPartners *
hearsay_partners_new (const HearsayStatements *statements)
{
  HearsayPartners *self = g_new0 (HearsayPartners, 1);
  g_autoptr (GArray) postings = NULL;

  rank_quotes (self, statements);
  postings = list_postings (self, statements);

  self->members = g_new (guint32, postings->len + 1);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < postings->len; i++)
    {
      const Posting *posting = &g_array_index (postings, Posting, i);

      self->members[i] = posting->rank;
      if (i == 0 || posting->stem != posting[-1].stem)
        g_array_append_val (self->starts, i);
    }
  g_array_append_val (self->starts, postings->len);

  find_places (self, statements->n, postings->len);
  self->n_workers = statements->jobs;
  self->met = g_new0 (guint32 *, self->n_workers);
  for (guint i = 0; i < self->n_workers; i++)
    self->met[i] = g_new0 (guint32, statements->n + 1);

  return self;
}

void
hearsay_partners_free (HearsayPartners *self)
{
  g_free (self->quotes);
  g_free (self->ranks);
  g_free (self->members);
  g_array_unref (self->starts);
  g_free (self->places);
  g_free (self->places_starts);
  for (guint i = 0; i < self->n_workers; i++)
    g_free (self->met[i]);
  g_free (self->met);
  g_free (self);
}

/* The members [first, last) that one at @place is compared with, itself among them. */
static void
find_range (const HearsayPartners *self,
            guint32 place,
            guint32 *first,
            guint32 *last)
{
  guint low = 0;
  guint high = self->starts->len - 1;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (place < g_array_index (self->starts, guint32, middle))
        high = middle;
      else
        low = middle;
    }

  *first = g_array_index (self->starts, guint32, low);
  *last = g_array_index (self->starts, guint32, high);
  if (*last - *first <= MAX_QUOTES_A_STEM)
    return;

  *first = MAX (*first, place - MIN (place, NEIGHBOURS));
  *last = MIN (*last, place + NEIGHBOURS + 1);
}

/**
 * hearsay_partners_find:
 * @worker: below the number of the statements' jobs; each thread has its own
 * @partners: (element-type guint32): set to the quotations of greater id that
 *   @quote is to be compared with, each once
 */
void
hearsay_partners_find (HearsayPartners *self,
                       guint worker,
                       guint32 quote,
                       GArray *partners)
{
  guint32 *met = self->met[worker];
  guint32 rank = self->ranks[quote];

  g_array_set_size (partners, 0);
  for (guint32 i = self->places_starts[rank]; i < self->places_starts[rank + 1]; i++)
    {
      guint32 first = 0;
      guint32 last = 0;

      find_range (self, self->places[i], &first, &last);
      for (guint32 k = first; k < last; k++)
        {
          guint32 other = self->members[k];

          if (other <= rank || met[other] == rank + 1)
            continue;
          met[other] = rank + 1;
          g_array_append_val (partners, self->quotes[other]);
        }
    }
}
