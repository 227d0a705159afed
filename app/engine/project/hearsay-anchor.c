/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-anchor"

#include "config.h"

#include "hearsay-anchor.h"

#include <string.h>

#include "hearsay-json.h"
#include "hearsay-text.h"

#define CONTEXT 32 /* characters kept on either side */

/* Of a text that holds the words this often, only the nearest are weighed. */
#define MAX_CANDIDATES 1000

struct _HearsayAnchors
{
  const HearsayCorpus *corpus;
  GHashTable *by_id;        /* article id → index + 1 */
  HearsayOffsets **offsets; /* one an article, NULL until needed */
};

/**
 * hearsay_anchors_new:
 * @corpus: borrowed
 */
HearsayAnchors *
hearsay_anchors_new (const HearsayCorpus *corpus)
{
  HearsayAnchors *self = g_new0 (HearsayAnchors, 1);

  self->corpus = corpus;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->offsets = g_new0 (HearsayOffsets *, corpus->articles->len + 1);
  for (guint i = 0; i < corpus->articles->len; i++)
    g_hash_table_insert (self->by_id, hearsay_corpus_get (corpus, i)->id, GUINT_TO_POINTER (i + 1));

  return self;
}

void
hearsay_anchors_free (HearsayAnchors *self)
{
  for (guint i = 0; i < self->corpus->articles->len; i++)
    g_clear_pointer (&self->offsets[i], hearsay_offsets_free);
  g_free (self->offsets);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

static const HearsayOffsets *
get_offsets (HearsayAnchors *self,
             guint article)
{
  const HearsayArticle *known = hearsay_corpus_get (self->corpus, article);

  if (self->offsets[article] == NULL)
    self->offsets[article] = hearsay_offsets_new (known->text, known->length);

  return self->offsets[article];
}

static char *
context_before (const char *text,
                guint32 start)
{
  const char *p = text + start;

  for (guint i = 0; i < CONTEXT && p > text; i++)
    p = g_utf8_prev_char (p);

  return g_strndup (p, text + start - p);
}

static char *
context_after (const char *text,
               guint32 end)
{
  const char *p = text + end;

  for (guint i = 0; i < CONTEXT && *p != '\0'; i++)
    p = g_utf8_next_char (p);

  return g_strndup (text + end, p - (text + end));
}

/**
 * hearsay_anchors_make:
 * @article: index into the corpus
 * @span: bytes
 *
 * Returns: (transfer full): the anchor
 */
JsonObject *
hearsay_anchors_make (HearsayAnchors *self,
                      guint article,
                      HearsaySpan span)
{
  const HearsayArticle *known = hearsay_corpus_get (self->corpus, article);
  const HearsayOffsets *offsets = get_offsets (self, article);
  g_autofree char *exact = hearsay_text_slice (known->text, span);
  g_autofree char *prefix = context_before (known->text, span.start);
  g_autofree char *suffix = context_after (known->text, span.end);
  JsonObject *anchor = json_object_new ();
  JsonObject *quote = json_object_new ();
  JsonObject *position = json_object_new ();
  JsonArray *selectors = json_array_new ();

  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", exact);
  json_object_set_string_member (quote, "prefix", prefix);
  json_object_set_string_member (quote, "suffix", suffix);
  json_object_set_string_member (position, "type", "TextPositionSelector");
  json_object_set_int_member (position, "start", hearsay_offsets_to_characters (offsets, span.start));
  json_object_set_int_member (position, "end", hearsay_offsets_to_characters (offsets, span.end));
  json_array_add_object_element (selectors, quote);
  json_array_add_object_element (selectors, position);
  json_object_set_string_member (anchor, "article", known->id);
  json_object_set_array_member (anchor, "selector", selectors);

  return anchor;
}

static JsonObject *
find_selector (JsonObject *anchor,
               const char *type)
{
  JsonArray *selectors = hearsay_json_get_array (anchor, "selector");

  for (guint i = 0; selectors != NULL && i < json_array_get_length (selectors); i++)
    {
      JsonNode *node = json_array_get_element (selectors, i);

      if (JSON_NODE_HOLDS_OBJECT (node) && strcmp (hearsay_json_get_string (json_node_get_object (node), "type"), type) == 0)
        return json_node_get_object (node);
    }

  return NULL;
}

/**
 * hearsay_anchor_get_exact:
 *
 * Returns: (transfer none): the words as they were marked, "" if the anchor is damaged
 */
const char *
hearsay_anchor_get_exact (JsonObject *anchor)
{
  JsonObject *quote = anchor != NULL ? find_selector (anchor, "TextQuoteSelector") : NULL;

  return quote != NULL ? hearsay_json_get_string (quote, "exact") : "";
}

static guint
common_suffix (const char *text,
               gsize end,
               const char *context)
{
  gsize length = strlen (context);
  guint n = 0;

  while (n < length && n < end && text[end - 1 - n] == context[length - 1 - n])
    n++;

  return n;
}

static guint
common_prefix (const char *text,
               const char *context)
{
  guint n = 0;

  while (context[n] != '\0' && text[n] == context[n])
    n++;

  return n;
}

/* The place whose surroundings agree most, the nearest of equals. */
static gboolean
search_words (const HearsayArticle *article,
              JsonObject *quote,
              gsize expected,
              HearsaySpan *span)
{
  const char *exact = hearsay_json_get_string (quote, "exact");
  const char *prefix = hearsay_json_get_string (quote, "prefix");
  const char *suffix = hearsay_json_get_string (quote, "suffix");
  gsize length = strlen (exact);
  gint64 best = -1;
  guint candidates = 0;

  for (const char *p = article->text; length > 0 && candidates < MAX_CANDIDATES && (p = strstr (p, exact)) != NULL; p++, candidates++)
    {
      gsize start = p - article->text;
      gint64 agreement = common_suffix (article->text, start, prefix) + common_prefix (p + length, suffix);
      gint64 distance = ABS ((gint64) start - (gint64) expected);
      gint64 score = agreement * G_MAXUINT32 - distance;

      if (candidates == 0 || score > best)
        {
          best = score;
          *span = (HearsaySpan){ start, start + length };
        }
    }

  return candidates > 0;
}

/**
 * hearsay_anchors_resolve:
 * @anchor: from any project file, so perhaps damaged
 * @article: (out): the article's index, -1 if it is not in the corpus
 * @span: (out): the words, empty if they are not found
 *
 * Returns: whether the words were found
 */
gboolean
hearsay_anchors_resolve (HearsayAnchors *self,
                         JsonObject *anchor,
                         int *article,
                         HearsaySpan *span)
{
  const HearsayArticle *known = NULL;
  const HearsayOffsets *offsets = NULL;
  JsonObject *quote = NULL;
  JsonObject *position = NULL;
  const char *exact = NULL;
  gint64 expected = 0;

  *article = -1;
  *span = HEARSAY_SPAN_NONE;
  if (anchor == NULL)
    return FALSE;

  *article = (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, hearsay_json_get_string (anchor, "article"))) - 1;
  quote = find_selector (anchor, "TextQuoteSelector");
  if (*article < 0 || quote == NULL)
    return FALSE;

  known = hearsay_corpus_get (self->corpus, *article);
  offsets = get_offsets (self, *article);
  exact = hearsay_json_get_string (quote, "exact");
  position = find_selector (anchor, "TextPositionSelector");
  if (position != NULL)
    expected = hearsay_offsets_to_bytes (offsets, MAX (0, hearsay_json_get_int (position, "start", 0)));

  if (*exact != '\0' && strncmp (known->text + expected, exact, strlen (exact)) == 0)
    {
      *span = (HearsaySpan){ expected, expected + strlen (exact) };
      return TRUE;
    }

  return search_words (known, quote, expected, span);
}
