/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-model"

#include "config.h"

#include "hearsay-quotes-model.h"

#include <string.h>

#include <gio/gio.h>

#include "hearsay-crf.h"
#include "hearsay-encoder.h"

#define WIDTH HEARSAY_NETWORK_WIDTH
#define LABELS HEARSAY_NETWORK_LABELS

struct _HearsayQuoteModel
{
  HearsayNetwork *network;
  HearsayCrf crf;
};

/* Room for one paragraph. */
typedef struct
{
  const HearsayQuoteScan *scan;
  const HearsayNetwork *network;
  const HearsayCrf *crf;
  HearsayRowCache *cache;
  HearsayEncoder encoder;
  float *scores;    /* MAX_TOKENS × LABELS */
  float *marginals; /* the same */
  guint8 *labels;   /* MAX_TOKENS */
  GArray *parts;
} Run;

static GMutex models_lock;
static GHashTable *models; /* HearsayLanguage → HearsayQuoteModel, or NULL where there is none */

static GPrivate thread_cache = G_PRIVATE_INIT (hearsay_row_cache_free);

static HearsayQuoteModel *
load (const HearsayLanguage *language)
{
  g_autofree char *path = g_strdup_printf ("/io/github/hearsay/Hearsay/models/%s.quotes", hearsay_language_get_code (language));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  HearsayQuoteModel *self = NULL;

  if (bytes == NULL)
    return NULL;

  self = g_new0 (HearsayQuoteModel, 1);
  self->network = hearsay_network_from_bytes (bytes, &error);
  /* It was built in: a damaged one is the program's fault. */
  if (self->network == NULL)
    g_error ("%s: %s", path, error->message);
  hearsay_crf_init (&self->crf, self->network);

  return self;
}

/**
 * hearsay_quote_model_get:
 *
 * Returns: (transfer none) (nullable): the model of @language; %NULL where there is none
 */
const HearsayQuoteModel *
hearsay_quote_model_get (const HearsayLanguage *language)
{
  gpointer found = NULL;

  g_mutex_lock (&models_lock);

  if (models == NULL)
    models = g_hash_table_new (NULL, NULL);
  if (!g_hash_table_lookup_extended (models, language, NULL, &found))
    {
      found = load (language);
      g_hash_table_insert (models, (gpointer) language, found);
    }

  g_mutex_unlock (&models_lock);

  return found;
}

/* From features to scores of labels. */
static void
score (Run *self,
       const HearsayQuoteFeatures *features,
       guint first,
       guint n)
{
  hearsay_encoder_begin (&self->encoder, n);
  for (guint t = 0; t < n; t++)
    {
      guint n_ids = 0;
      const guint32 *ids = hearsay_quote_features_get (features, first + t, &n_ids);
      float *out = self->encoder.rows + (gsize) t * WIDTH;
      const float *sum = hearsay_row_cache_sum (self->cache, hearsay_quote_features_hash_word (self->scan, first + t),
                                                hearsay_quote_features_add_word, self->scan, first + t);

      memcpy (out, sum, WIDTH * sizeof (float));
      hearsay_network_add_features (self->network, ids, n_ids, out);
    }
  hearsay_encoder_run (&self->encoder);
  hearsay_network_score (self->network->labels, self->network->label_biases, self->encoder.rows, n, LABELS, self->scores);
}

/* A part is as certain as its less certain end. */
static float
weigh_part (const Run *self,
            guint first,
            guint last)
{
  return MIN (self->marginals[(gsize) first * LABELS + self->labels[first]], self->marginals[(gsize) (last - 1) * LABELS + self->labels[last - 1]]);
}

static void
take_parts (Run *self,
            guint offset,
            guint n)
{
  guint begin = 0;

  hearsay_crf_decode (self->crf, self->scores, n, self->labels);
  while (begin < n && self->labels[begin] == 0)
    begin++;
  if (begin == n)
    return;

  hearsay_crf_marginals (self->crf, self->scores, n, NULL, self->marginals, NULL);

  for (guint t = 0; t < n; t++)
    {
      guint place = (self->labels[t] - 1) % 4;

      if (self->labels[t] == 0)
        continue;
      if (place == 0 || place == 3)
        begin = t;
      if (place >= 2)
        {
          HearsayPart part = { { offset + begin, offset + t + 1 }, (self->labels[t] - 1) / 4, weigh_part (self, begin, t + 1) };

          g_array_append_val (self->parts, part);
        }
    }
}

/**
 * hearsay_quote_model_run:
 * @scan: with its regions, items and the grammar's attributions
 *
 * Time is linear in the number of tokens.
 *
 * Returns: (transfer full) (element-type HearsayPart): the parts, in text order
 */
GArray *
hearsay_quote_model_run (const HearsayQuoteModel *self,
                         const HearsayQuoteScan *scan)
{
  const HearsaySegments *segments = scan->reading->segments;
  g_autoptr (HearsayQuoteFeatures) features = hearsay_quote_features_new (scan);
  Run run = { scan, self->network, &self->crf };

  run.cache = hearsay_row_cache_get (&thread_cache, &self->network, 1);
  run.parts = g_array_new (FALSE, FALSE, sizeof (HearsayPart));
  run.scores = g_new (float, HEARSAY_QUOTE_MAX_TOKENS *LABELS);
  run.marginals = g_new (float, HEARSAY_QUOTE_MAX_TOKENS *LABELS);
  run.labels = g_new (guint8, HEARSAY_QUOTE_MAX_TOKENS);
  hearsay_encoder_init (&run.encoder, self->network);

  for (guint p = 0; p < segments->paragraphs->len; p++)
    {
      const HearsaySegment *paragraph = hearsay_segments_get_paragraph (segments, p);

      if (hearsay_article_find_furniture (scan->reading->article, paragraph->span) != NULL)
        continue;
      for (guint first = MAX (paragraph->first, scan->range.first); first < MIN (paragraph->last, scan->range.last); first += HEARSAY_QUOTE_MAX_TOKENS)
        {
          guint n = MIN (HEARSAY_QUOTE_MAX_TOKENS, MIN (paragraph->last, scan->range.last) - first);

          score (&run, features, first, n);
          take_parts (&run, first, n);
        }
    }

  hearsay_encoder_clear (&run.encoder);
  g_free (run.scores);
  g_free (run.marginals);
  g_free (run.labels);

  return run.parts;
}
