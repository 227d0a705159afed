/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-tables"

#include "config.h"

#include "hearsay-tables.h"

#include <string.h>

#include "hearsay-text.h"

/* A spreadsheet takes a field that begins like this for a formula and runs it;
 * the text came from anybody. */
static gboolean
is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
append_field (GString *out,
              const char *text)
{
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');

  g_string_append_c (out, '"');
  if (is_formula (text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_number (GString *out,
               gsize number)
{
  g_autofree char *text = g_strdup_printf ("%zu", number);

  append_field (out, text);
}

static void
end_row (GString *out)
{
  g_string_append (out, "\r\n");
}

static void
append_names (GString *out,
              const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    append_field (out, names[i]);
  end_row (out);
}

static gboolean
flush (GString *out,
       GOutputStream *stream,
       GError **error)
{
  gboolean good = g_output_stream_write_all (stream, out->str, out->len, NULL, NULL, error);

  g_string_truncate (out, 0);

  return good;
}

static void
append_quote (GString *out,
              const HearsayAnalysis *analysis,
              const HearsayQuote *quote,
              const HearsayOffsets *offsets)
{
  const HearsayArticle *article = hearsay_corpus_get (analysis->corpus, quote->article);
  g_autofree char *text = hearsay_quote_dup_text (quote, article);
  g_autofree char *cue = hearsay_text_squeeze (article->text, quote->cue);
  g_autofree char *source = hearsay_text_squeeze (article->text, quote->source);
  g_autofree char *anonymity = hearsay_text_squeeze (article->text, quote->anonymity);
  HearsaySpan span = hearsay_quote_get_span (quote);

  append_field (out, quote->id);
  append_field (out, article->id);
  append_field (out, article->outlet);
  append_field (out, article->published);
  append_field (out, hearsay_quote_kind_to_string (quote->kind));
  append_field (out, hearsay_standing_to_string (quote->standing));
  append_field (out, quote->speaker);
  append_field (out, hearsay_source_type_to_string (quote->source_type));
  append_field (out, cue);
  append_field (out, source);
  append_field (out, text);
  append_number (out, hearsay_offsets_to_characters (offsets, span.start));
  append_number (out, hearsay_offsets_to_characters (offsets, span.end));
  append_number (out, quote->confidence);
  append_field (out, quote->utterance >= 0 ? hearsay_analysis_get_utterance (analysis, quote->utterance)->id : "");
  append_field (out, quote->hedge);
  append_field (out, hearsay_stance_to_string (quote->stance));
  append_field (out, anonymity);
  end_row (out);
}

/**
 * hearsay_tables_write_quotes:
 *
 * One row a quotation.
 */
gboolean
hearsay_tables_write_quotes (const HearsayAnalysis *analysis,
                             GOutputStream *stream,
                             GError **error)
{
  const char *const names[] = { "id", "article", "outlet", "published", "kind", "standing", "speaker", "source_type", "cue",
                                "source", "text", "start", "end", "confidence", "utterance", "hedge", "stance", "anonymity", NULL };
  g_autoptr (GString) out = g_string_new (NULL);

  append_names (out, names);
  for (guint i = 0; i < analysis->corpus->articles->len; i++)
    {
      const HearsayArticle *article = hearsay_corpus_get (analysis->corpus, i);
      g_autoptr (HearsayOffsets) offsets = hearsay_offsets_new (article->text, article->length);
      guint first = 0;
      guint last = 0;

      hearsay_analysis_get_article_quotes (analysis, i, &first, &last);
      for (guint j = first; j < last; j++)
        append_quote (out, analysis, hearsay_analysis_get_quote (analysis, j), offsets);
      if (!flush (out, stream, error))
        return FALSE;
    }

  return flush (out, stream, error);
}

/**
 * hearsay_tables_write_entities:
 *
 * One row an entity.
 */
gboolean
hearsay_tables_write_entities (const HearsayAnalysis *analysis,
                               GOutputStream *stream,
                               GError **error)
{
  const char *const names[] = { "id", "kind", "name", "standing", "mentions", "articles", "confidence", NULL };
  g_autoptr (GString) out = g_string_new (NULL);

  append_names (out, names);
  for (guint i = 0; i < analysis->entities->len; i++)
    {
      const HearsayEntity *entity = hearsay_analysis_get_entity (analysis, i);

      append_field (out, entity->id);
      append_field (out, hearsay_entity_kind_to_string (entity->kind));
      append_field (out, entity->name);
      append_field (out, hearsay_standing_to_string (entity->standing));
      append_number (out, entity->n_mentions);
      append_number (out, entity->n_articles);
      append_number (out, entity->confidence);
      end_row (out);
    }

  return flush (out, stream, error);
}
