/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-overlay"

#include "config.h"

#include "hearsay-overlay-private.h"

#include "hearsay-json.h"
#include "hearsay-quote-parts.h"

/* Lays decisions about one quotation over what the engine suggests. */

int
_hearsay_overlay_find_quote (HearsayOverlay *self,
                             JsonObject *record,
                             const char *member)
{
  JsonObject *reference = hearsay_json_get_object (record, member);
  int article = -1;
  HearsaySpan span = HEARSAY_SPAN_NONE;
  int found = HEARSAY_NONE;
  guint32 most = 0;

  if (reference == NULL)
    return HEARSAY_NONE;

  found = _hearsay_overlay_find (self->quotes, hearsay_json_get_string (reference, "id"));
  if (found >= 0 || !_hearsay_overlay_resolve (self, reference, &article, &span))
    return found;

  /* Quotes added by hand stand at the end, out of order: look at all. */
  for (guint i = 0; i < self->analysis->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, i);
      HearsaySpan other = hearsay_quote_get_span (quote);
      guint32 shared = 0;

      if (quote->article != (guint32) article || !hearsay_span_overlaps (other, span))
        continue;

      shared = MIN (other.end, span.end) - MAX (other.start, span.start);
      if (shared > most)
        {
          most = shared;
          found = i;
        }
    }

  return found;
}

gboolean
_hearsay_apply_quote_confirm (HearsayOverlay *self,
                              JsonObject *record)
{
  int index = _hearsay_overlay_find_quote (self, record, "subject");

  if (index < 0)
    return FALSE;

  hearsay_analysis_get_quote (self->analysis, index)->standing = HEARSAY_STANDING_CONFIRMED;

  return TRUE;
}

gboolean
_hearsay_apply_quote_reject (HearsayOverlay *self,
                             JsonObject *record)
{
  int index = _hearsay_overlay_find_quote (self, record, "subject");

  if (index < 0)
    return FALSE;

  hearsay_analysis_get_quote (self->analysis, index)->standing = HEARSAY_STANDING_REJECTED;
  _hearsay_overlay_move_quote (self, index, HEARSAY_NONE);

  return TRUE;
}

/* Who is meant: the entity that is referred to, or else the one called so. */
static int
find_speaker (HearsayOverlay *self,
              JsonObject *record)
{
  int entity = _hearsay_overlay_find_referred (self, record, "object");

  return entity >= 0 ? entity : _hearsay_overlay_find_name (self, hearsay_json_get_string (record, "value"));
}

static void
set_speaker (HearsayOverlay *self,
             HearsayQuote *quote,
             JsonObject *record,
             HearsaySourceType type)
{
  int entity = find_speaker (self, record);
  const char *name = entity >= 0 ? hearsay_analysis_get_entity (self->analysis, entity)->name : hearsay_json_get_string (record, "value");

  g_free (quote->speaker);
  quote->speaker = g_strdup (name);
  quote->speaker_entity = entity;
  quote->source_type = type;

  /* The reason printed was another source's. */
  if (type != HEARSAY_SOURCE_ANONYMOUS)
    quote->anonymity = HEARSAY_SPAN_NONE;

  for (guint i = 0; i < quote->chain->len; i++)
    {
      HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, i);

      if (hop->role != HEARSAY_ROLE_SPEAKER)
        continue;
      g_free (hop->name);
      hop->name = g_strdup (name);
      hop->entity = entity;
    }
}

static void
touch (HearsayOverlay *self,
       const HearsayQuote *quote)
{
  if (quote->utterance >= 0)
    g_hash_table_add (self->touched, GINT_TO_POINTER (quote->utterance + 1));
}

gboolean
_hearsay_apply_quote_speaker (HearsayOverlay *self,
                              JsonObject *record)
{
  int index = _hearsay_overlay_find_quote (self, record, "subject");
  HearsayQuote *quote = NULL;
  HearsaySourceType type = HEARSAY_SOURCE_UNKNOWN;

  if (index < 0)
    return FALSE;

  hearsay_source_type_from_string (hearsay_json_get_string (record, "kind"), &type);
  quote = hearsay_analysis_get_quote (self->analysis, index);
  set_speaker (self, quote, record, type);
  quote->standing = HEARSAY_STANDING_CORRECTED;
  touch (self, quote);

  return TRUE;
}

static void
put_parts (HearsayOverlay *self,
           HearsayQuote *quote,
           const HearsayQuoteParts *parts)
{
  quote->source = parts->source;
  quote->cue = parts->cue;
  g_array_set_size (quote->content, 0);
  g_array_append_vals (quote->content, parts->content->data, parts->content->len);
  quote->kind = hearsay_quote_parts_kind (parts, hearsay_corpus_get (self->analysis->corpus, quote->article));
}

gboolean
_hearsay_apply_quote_add (HearsayOverlay *self,
                          JsonObject *record)
{
  JsonObject *reference = hearsay_json_get_object (record, "subject");
  HearsaySourceType type = *hearsay_json_get_string (record, "value") != '\0' ? HEARSAY_SOURCE_NAMED : HEARSAY_SOURCE_UNKNOWN;
  g_autoptr (HearsayQuoteParts) parts = hearsay_quote_parts_new ();
  HearsayQuote quote;
  HearsaySpan span = HEARSAY_SPAN_NONE;
  int article = -1;
  guint index = self->analysis->quotes->len;

  if (reference == NULL || !_hearsay_overlay_resolve (self, reference, &article, &span))
    return FALSE;

  /* Older decisions tell no type. */
  hearsay_source_type_from_string (hearsay_json_get_string (record, "kind"), &type);
  hearsay_quote_init (&quote, article);
  g_free (quote.id);
  quote.id = g_strdup (hearsay_json_get_string (reference, "id"));
  quote.standing = HEARSAY_STANDING_CONFIRMED;
  quote.confidence = 100;
  quote.reason = "marked by the analyst";
  hearsay_quote_parts_add_piece (parts, span);
  put_parts (self, &quote, parts);
  set_speaker (self, &quote, record, type);
  _hearsay_overlay_add (self->quotes, quote.id, index);
  g_array_append_val (self->analysis->quotes, quote);
  _hearsay_overlay_move_quote (self, index, HEARSAY_NONE);

  return TRUE;
}

/* The anchor's words, in the quotation's own article. */
static gboolean
resolve_in (HearsayOverlay *self,
            JsonObject *anchor,
            guint article,
            HearsaySpan *span)
{
  int found = -1;

  return hearsay_anchors_resolve (self->anchors, anchor, &found, span) && found == (int) article && !hearsay_span_is_empty (*span);
}

static gboolean
resolve_content (HearsayOverlay *self,
                 JsonArray *content,
                 guint article,
                 HearsayQuoteParts *parts)
{
  for (guint i = 0; content != NULL && i < json_array_get_length (content); i++)
    {
      JsonNode *node = json_array_get_element (content, i);
      HearsaySpan span = HEARSAY_SPAN_NONE;

      if (!JSON_NODE_HOLDS_OBJECT (node) || !resolve_in (self, json_node_get_object (node), article, &span))
        return FALSE;
      hearsay_quote_parts_add_piece (parts, span);
    }

  return parts->content->len > 0;
}

/* All parts or none: half a correction would be a quotation nobody has decided. */
gboolean
_hearsay_apply_quote_spans (HearsayOverlay *self,
                            JsonObject *record)
{
  int index = _hearsay_overlay_find_quote (self, record, "subject");
  JsonObject *source = hearsay_json_get_object (record, "source");
  JsonObject *cue = hearsay_json_get_object (record, "cue");
  g_autoptr (HearsayQuoteParts) parts = hearsay_quote_parts_new ();
  HearsayQuote *quote = NULL;

  if (index < 0)
    return FALSE;

  quote = hearsay_analysis_get_quote (self->analysis, index);
  if (!resolve_content (self, hearsay_json_get_array (record, "content"), quote->article, parts) ||
      (source != NULL && !resolve_in (self, source, quote->article, &parts->source)) ||
      (cue != NULL && !resolve_in (self, cue, quote->article, &parts->cue)))
    return FALSE;

  put_parts (self, quote, parts);
  quote->standing = HEARSAY_STANDING_CORRECTED;
  touch (self, quote);

  return TRUE;
}
