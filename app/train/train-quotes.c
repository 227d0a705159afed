/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-train"

#include "config.h"

#include <string.h>

#include "hearsay-import.h"
#include "hearsay-quotes-features.h"
#include "hearsay-stages.h"
#include "train-data.h"

/* A document with quotations, read as the program reads an article. */
typedef struct
{
  TrainDocument *document;
  GArray *tags; /* TrainTag */
  HearsayQuoteScan scan;
} Quotes;

static const char *const kinds[] = { "source-before", "source-after", "cue", "content-before", "content-after", NULL };

/* The part of a quotation as [[start, end], …]; adds one span for each. */
static gboolean
read_part (TrainDocument *document,
           JsonObject *quote,
           const char *member,
           guint kind,
           guint32 cue)
{
  JsonNode *node = json_object_get_member (quote, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; i < train_array_get_length (array); i++)
    {
      TrainSpan span = { { 0 }, kind };

      if (!train_document_read_span (document, array, i, &span.span, NULL))
        return FALSE;
      if (kind != HEARSAY_PART_CUE)
        span.kind += span.span.start > cue;
      g_array_append_val (document->marked, span);
    }

  return TRUE;
}

static gboolean
read_quotes (TrainDocument *document)
{
  JsonArray *array = train_document_get_array (document, "quotes");

  for (guint i = 0; i < train_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      guint first = document->marked->len;
      guint32 cue = 0;

      if (!JSON_NODE_HOLDS_OBJECT (node) || !read_part (document, json_node_get_object (node), "cue", HEARSAY_PART_CUE, 0))
        return FALSE;
      if (document->marked->len > first)
        cue = g_array_index (document->marked, TrainSpan, first).span.start;
      if (!read_part (document, json_node_get_object (node), "source", HEARSAY_PART_SOURCE_BEFORE, cue) ||
          !read_part (document, json_node_get_object (node), "content", HEARSAY_PART_CONTENT_BEFORE, cue))
        return FALSE;
    }

  return TRUE;
}

static guint32
paragraph_of (const HearsaySegments *segments,
              guint token)
{
  return hearsay_segments_get_sentence (segments, hearsay_segments_get_token (segments, token)->sentence)->paragraph;
}

/* Labels the tokens of a span, paragraph by paragraph; what is labelled already stays. */
static void
mark_span (const HearsaySegments *segments,
           TrainSpan span,
           guint32 *allowed)
{
  guint n = segments->tokens->len;
  guint i = hearsay_segments_token_at (segments, span.span.start);

  while (i < n && hearsay_segments_get_token (segments, i)->start < span.span.end)
    {
      guint last = i;

      while (last < n && hearsay_segments_get_token (segments, last)->start < span.span.end && allowed[last] == 1 &&
             paragraph_of (segments, last) == paragraph_of (segments, i))
        last++;
      for (guint t = i; t < last; t++)
        allowed[t] = train_label (span.kind, i, last, t);
      i = MAX (last, i + 1);
    }
}

static void
add_example (Quotes *self,
             const HearsayQuoteFeatures *features,
             const guint32 *allowed,
             const guint8 *tags,
             guint first,
             guint last)
{
  const HearsaySegments *segments = self->scan.reading->segments;
  TrainExample *example = g_new0 (TrainExample, 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  example->n = last - first;
  example->offsets = g_new (guint32, example->n + 1);
  example->spans = g_new (HearsaySpan, example->n);
  for (guint i = 0; i < example->n; i++)
    {
      guint n_ids = 0;
      const guint32 *found = hearsay_quote_features_get (features, first + i, &n_ids);

      example->offsets[i] = ids->len;
      hearsay_quote_features_add_word (&self->scan, first + i, ids);
      g_array_append_vals (ids, found, n_ids);
      example->spans[i] = hearsay_segments_get_span (segments, first + i, first + i + 1);
    }
  example->offsets[example->n] = ids->len;
  example->allowed = g_memdup2 (allowed + first, example->n * sizeof (guint32));
  example->tags = g_memdup2 (tags + first, example->n);
  example->tag_weight = self->document->weight;
  train_document_add_example (self->document, example, ids);
}

static void
add_reading (Quotes *self)
{
  TrainDocument *document = self->document;
  const HearsaySegments *segments = self->scan.reading->segments;
  g_autoptr (HearsayQuoteFeatures) features = hearsay_quote_features_new (&self->scan);
  guint n = segments->tokens->len;
  g_autofree guint32 *allowed = g_new (guint32, n + 1);
  g_autofree guint8 *tags = g_new (guint8, n + 1);
  guint next = 0;

  for (guint i = 0; i < n; i++)
    allowed[i] = 1;
  for (guint i = 0; i < document->marked->len; i++)
    mark_span (segments, g_array_index (document->marked, TrainSpan, i), allowed);
  for (guint i = 0; i < n; i++)
    train_document_find_tag (self->tags, hearsay_segments_get_token (segments, i)->start, &next, &tags[i]);

  for (guint p = 0; p < segments->paragraphs->len; p++)
    {
      const HearsaySegment *paragraph = hearsay_segments_get_paragraph (segments, p);

      for (guint first = paragraph->first; first < paragraph->last; first += HEARSAY_QUOTE_MAX_TOKENS)
        add_example (self, features, allowed, tags, first, MIN (paragraph->last, first + HEARSAY_QUOTE_MAX_TOKENS));
    }

  document->set->n_marked += document->marked->len;
  g_ptr_array_add (document->set->marked, g_array_ref (document->marked));
}

static gboolean
read_document (TrainDocument *document)
{
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (TrainTag));
  g_autoptr (GBytes) bytes = g_bytes_new (document->text, strlen (document->text));
  g_autoptr (HearsayArticle) article = hearsay_import_bytes (bytes, "article.txt", NULL);
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) hearsay_reading_free);
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autoptr (HearsayAnalysis) analysis = NULL;
  HearsayReading *reading = NULL;
  Quotes self = { document, tags };

  /* All places are places in the text as it is imported. */
  if (article == NULL || strcmp (article->text, document->text) != 0)
    return FALSE;
  if (!read_quotes (document) || !train_document_read_tags (document, tags))
    return FALSE;

  articles = g_ptr_array_new_with_free_func ((GDestroyNotify) hearsay_article_unref);
  g_ptr_array_add (articles, hearsay_article_ref (article));
  corpus = hearsay_corpus_new (g_steal_pointer (&articles), g_ptr_array_new ());
  analysis = hearsay_analysis_new (corpus);
  g_ptr_array_add (readings, hearsay_reading_new (article, 0));
  hearsay_names_find (g_ptr_array_index (readings, 0));
  hearsay_entities_resolve (readings, analysis, 1);

  reading = g_ptr_array_index (readings, 0);
  hearsay_quote_scan_init (&self.scan, reading, analysis, (HearsayTokens){ 0, reading->segments->tokens->len });
  hearsay_quotes_find_marks (&self.scan);
  hearsay_quotes_scan (&self.scan);
  hearsay_quotes_find_attributions (&self.scan);
  add_reading (&self);
  hearsay_quote_scan_clear (&self.scan);

  return TRUE;
}

static TrainFeature
classify (guint32 id)
{
  if (hearsay_quote_feature_is_identity (id))
    return TRAIN_FEATURE_IDENTITY;

  return hearsay_quote_feature_is_list (id) ? TRAIN_FEATURE_LIST : TRAIN_FEATURE_PLAIN;
}

/* The reach grows, so that the last layers see whole sentences. */
static const guint32 reaches[] = { 1, 1, 2, 4 };

const TrainTask train_task_quotes = {
  .name = "quotes",
  .kinds = kinds,
  .n_judged = G_N_ELEMENTS (kinds) - 1,
  .reaches = reaches,
  .depth = G_N_ELEMENTS (reaches),
  .chances = { 0.1f, 0, 0 },
  .classify = classify,
  .read = read_document,
};
