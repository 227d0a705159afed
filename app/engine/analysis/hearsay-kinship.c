/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-kinship"

#include "config.h"

#include "hearsay-kinship.h"

#include <math.h>
#include <string.h>

#define MIN_LETTERS 4 /* shorter words are grammar, most of them */
#define STEM_LETTERS 6
#define MAX_WORDS 160 /* of an article, the weightiest */
#define SMOOTH 10     /* articles added, so that words every article has still count where there are few */

/* A word in the upper 24 bits, its weight in the lower 8. */
typedef struct
{
  guint32 *words; /* by word; NULL until asked for */
  guint n;
  float length; /* of the vector */
} Vector;

struct _HearsayKinship
{
  GPtrArray *readings;
  GHashTable *counts; /* word → in how many articles it is */
  Vector *vectors;    /* one an article */
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

/* Returns: word → how often */
static GHashTable *
count_words (const HearsayReading *reading)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < reading->segments->tokens->len; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (reading->segments, i);
      guint32 word = token->kind == HEARSAY_TOKEN_WORD ? hash_word (reading->article->text, token) : 0;
      gpointer key = GUINT_TO_POINTER (word);

      if (word != 0)
        g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }

  return counts;
}

/**
 * hearsay_kinship_new:
 * @readings: (element-type HearsayReading): borrowed, all of the corpus
 */
HearsayKinship *
hearsay_kinship_new (GPtrArray *readings)
{
  HearsayKinship *self = g_new0 (HearsayKinship, 1);

  self->readings = readings;
  self->counts = g_hash_table_new (NULL, NULL);
  self->vectors = g_new0 (Vector, readings->len + 1);
  for (guint i = 0; i < readings->len; i++)
    {
      g_autoptr (GHashTable) words = count_words (g_ptr_array_index (readings, i));
      GHashTableIter iter;
      gpointer word = NULL;

      g_hash_table_iter_init (&iter, words);
      while (g_hash_table_iter_next (&iter, &word, NULL))
        g_hash_table_insert (self->counts, word, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, word)) + 1));
    }

  return self;
}

void
hearsay_kinship_free (HearsayKinship *self)
{
  for (guint i = 0; i < self->readings->len; i++)
    g_free (self->vectors[i].words);
  g_free (self->vectors);
  g_hash_table_unref (self->counts);
  g_free (self);
}

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
weigh_words (const HearsayKinship *self,
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

static const Vector *
get_vector (HearsayKinship *self,
            guint article)
{
  Vector *vector = &self->vectors[article];
  g_autoptr (GArray) weighed = NULL;
  double most = 0;

  if (vector->words != NULL)
    return vector;

  weighed = weigh_words (self, article);
  vector->n = weighed->len;
  vector->words = g_new (guint32, vector->n + 1);
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

/**
 * hearsay_kinship_compare:
 * @a: an article
 * @b: another
 *
 * Returns: how much they have in common, 0…1
 */
double
hearsay_kinship_compare (HearsayKinship *self,
                         guint a,
                         guint b)
{
  const Vector *x = get_vector (self, a);
  const Vector *y = get_vector (self, b);
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
