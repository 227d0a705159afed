/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-kinship"

#include "config.h"

#include "hearsay-kinship.h"

#include <math.h>
#include <string.h>

#include "hearsay-parallel.h"

#define MIN_LETTERS 4 /* shorter words are grammar, most of them */
#define STEM_LETTERS 6
#define MAX_WORDS 160 /* of an article, the weightiest */
#define PART 64       /* articles whose words one thread counts at a time */
#define FEW_ARTICLES 12.0
#define SMOOTH 10 /* articles added, so that words every article has still count where there are few */

/* A word in the upper 24 bits, its weight in the lower 8. */
typedef struct
{
  guint n;
  float length;    /* of the vector */
  guint32 words[]; /* by word */
} Vector;

struct _HearsayKinship
{
  guint n;
  Vector **vectors; /* one an article */
};

/* The first letters, in one case: what is left of a word without its endings. */
static guint32
hash_word (const char *text,
           const HearsayToken *token)
{
  const char *end = text + token->end;
  guint32 hash = 2166136261u;
  guint n = 0;

  for (const char *p = text + token->start; p < end; p = g_utf8_next_char (p))
    {
      n++;
      if (n <= STEM_LETTERS)
        hash = (hash ^ g_unichar_tolower (g_utf8_get_char (p))) * 16777619u;
    }

  return n < MIN_LETTERS ? 0 : hash >> 8;
}

static void
add_count (GHashTable *counts,
           gpointer word,
           guint count)
{
  g_hash_table_insert (counts, word, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)) + count));
}

/* Returns: word → how often */
static GHashTable *
count_words (const HearsayReading *reading)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < reading->segments->tokens->len; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (reading->segments, i);
      guint32 word = token->kind == HEARSAY_TOKEN_WORD ? hash_word (reading->article->text, token) : 0;

      if (word != 0)
        add_count (counts, GUINT_TO_POINTER (word), 1);
    }

  return counts;
}

typedef struct
{
  GPtrArray *readings;
  GHashTable **counts; /* of each worker: word → in how many of the articles he looked at it is */
} Counting;

static void
count_part (guint part,
            guint first,
            guint last,
            guint worker,
            gpointer user_data)
{
  const Counting *self = user_data;

  for (guint i = first; i < last; i++)
    {
      g_autoptr (GHashTable) words = count_words (g_ptr_array_index (self->readings, i));
      GHashTableIter iter;
      gpointer word = NULL;

      g_hash_table_iter_init (&iter, words);
      while (g_hash_table_iter_next (&iter, &word, NULL))
        add_count (self->counts[worker], word, 1);
    }
}

/* Returns: word → in how many articles it is */
static GHashTable *
count_articles (GPtrArray *readings,
                guint jobs)
{
  g_autofree GHashTable **counts = g_new0 (GHashTable *, jobs);
  Counting counting = { readings, counts };

  for (guint i = 0; i < jobs; i++)
    counts[i] = g_hash_table_new (NULL, NULL);
  hearsay_parallel_run (readings->len, PART, jobs, count_part, &counting);

  for (guint i = 1; i < jobs; i++)
    {
      GHashTableIter iter;
      gpointer word = NULL;
      gpointer count = NULL;

      g_hash_table_iter_init (&iter, counts[i]);
      while (g_hash_table_iter_next (&iter, &word, &count))
        add_count (counts[0], word, GPOINTER_TO_UINT (count));
      g_hash_table_unref (counts[i]);
    }

  return counts[0];
}

typedef struct
{
  GPtrArray *readings;
  GHashTable *counts; /* word → in how many articles it is */
  Vector **vectors;
} Weighing;

typedef struct
{
  guint32 word;
  double weight;
} Weighed;

static int
compare_weighed (gconstpointer a,
                 gconstpointer b)
{
  const Weighed *x = a;
  const Weighed *y = b;

  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;

  return (x->word > y->word) - (x->word < y->word);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static GArray *
weigh_words (const Weighing *self,
             guint article)
{
  g_autoptr (GHashTable) words = count_words (g_ptr_array_index (self->readings, article));
  GArray *weighed = g_array_new (FALSE, FALSE, sizeof (Weighed));
  GHashTableIter iter;
  gpointer word = NULL;
  gpointer count = NULL;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, &count))
    {
      double rarity = log (1 + (self->readings->len + SMOOTH) / (double) GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, word)));
      Weighed entry = { GPOINTER_TO_UINT (word), (1 + log (GPOINTER_TO_UINT (count))) * rarity };

      g_array_append_val (weighed, entry);
    }
  g_array_sort (weighed, compare_weighed);
  if (weighed->len > MAX_WORDS)
    g_array_set_size (weighed, MAX_WORDS);

  return weighed;
}

static Vector *
make_vector (const Weighing *self,
             guint article)
{
  g_autoptr (GArray) weighed = weigh_words (self, article);
  Vector *vector = g_malloc0 (sizeof *vector + weighed->len * sizeof (guint32));
  double most = 0;

  vector->n = weighed->len;
  if (weighed->len > 0)
    most = g_array_index (weighed, Weighed, 0).weight;
  for (guint i = 0; i < vector->n; i++)
    {
      const Weighed *entry = &g_array_index (weighed, Weighed, i);
      guint weight = MAX (1, 255 * entry->weight / most);

      vector->words[i] = entry->word << 8 | weight;
      vector->length += weight * weight;
    }
  vector->length = sqrtf (vector->length);
  qsort (vector->words, vector->n, sizeof (guint32), compare_words);

  return vector;
}

static void
weigh_part (guint part,
            guint first,
            guint last,
            guint worker,
            gpointer user_data)
{
  const Weighing *self = user_data;

  for (guint i = first; i < last; i++)
    self->vectors[i] = make_vector (self, i);
}

/**
 * hearsay_kinship_new:
 * @readings: (element-type HearsayReading): all of the corpus, cut up
 * @jobs: how many threads work
 */
HearsayKinship *
hearsay_kinship_new (GPtrArray *readings,
                     guint jobs)
{
  HearsayKinship *self = g_new0 (HearsayKinship, 1);
  g_autoptr (GHashTable) counts = count_articles (readings, jobs);
  Weighing weighing = { readings, counts, g_new0 (Vector *, readings->len + 1) };

  hearsay_parallel_run (readings->len, PART, jobs, weigh_part, &weighing);
  self->n = readings->len;
  self->vectors = weighing.vectors;

  return self;
}

void
hearsay_kinship_free (HearsayKinship *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->vectors[i]);
  g_free (self->vectors);
  g_free (self);
}

/**
 * hearsay_kinship_count_doublings:
 *
 * The more articles there are, the more of them are alike by chance.
 *
 * Returns: how many times a story of a few articles is doubled until it has as many
 */
double
hearsay_kinship_count_doublings (const HearsayKinship *self)
{
  return MAX (0, log2 (self->n / FEW_ARTICLES));
}

/**
 * hearsay_kinship_compare:
 * @a: an article
 * @b: another
 *
 * Returns: how much they have in common, 0…1
 */
double
hearsay_kinship_compare (const HearsayKinship *self,
                         guint a,
                         guint b)
{
  const Vector *x = self->vectors[a];
  const Vector *y = self->vectors[b];
  double shared = 0;
  guint i = 0;
  guint k = 0;

  while (i < x->n && k < y->n)
    {
      guint32 left = x->words[i] >> 8;
      guint32 right = y->words[k] >> 8;

      if (left == right)
        shared += (x->words[i] & 0xff) * (y->words[k] & 0xff);
      i += left <= right;
      k += right <= left;
    }

  return shared > 0 ? shared / (x->length * y->length) : 0;
}
