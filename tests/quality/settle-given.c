/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Settles who speaks, and through whom, in quotations that are given, so that
 * this can be scored apart from their finding. Reads {"id", "outlet", "text",
 * "quotes": [{"content": [[start, end], …], "cue": [start, end], "source": [start,
 * end]}]} from standard input and writes what hearsay-cli analyze would. Places
 * are characters into the text; a cue or source of [0, 0] is none. */

#include <string.h>

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <json-glib/json-glib.h>

#include "hearsay-analysis-json.h"
#include "hearsay-quotes-private.h"
#include "hearsay-stages.h"
#include "hearsay-tellings.h"
#include "hearsay-text.h"

static HearsaySpan
read_span (const HearsayOffsets *offsets,
           JsonArray *pair)
{
  return (HearsaySpan){ hearsay_offsets_to_bytes (offsets, json_array_get_int_element (pair, 0)),
                        hearsay_offsets_to_bytes (offsets, json_array_get_int_element (pair, 1)) };
}

/* Inside the program a quotation stands without its marks. */
static gboolean
strip_marks (const char *text,
             HearsaySpan *span)
{
  const char *last = g_utf8_prev_char (text + span->end);

  if (!hearsay_is_quotation_mark (g_utf8_get_char (text + span->start)))
    return FALSE;

  span->start = g_utf8_next_char (text + span->start) - text;
  if (hearsay_is_quotation_mark (g_utf8_get_char (last)) && last > text + span->start)
    span->end = last - text;

  return TRUE;
}

static void
give_quote (HearsayReading *reading,
            const HearsayOffsets *offsets,
            JsonObject *object,
            guint number)
{
  JsonArray *content = json_object_get_array_member (object, "content");
  HearsayQuote quote;

  hearsay_quote_init (&quote, reading->index);
  g_free (quote.id);
  quote.id = g_strdup_printf ("%u", number);
  quote.kind = HEARSAY_QUOTE_DIRECT;
  quote.cue = read_span (offsets, json_object_get_array_member (object, "cue"));
  quote.source = read_span (offsets, json_object_get_array_member (object, "source"));

  for (guint i = 0; i < json_array_get_length (content); i++)
    {
      HearsaySpan span = read_span (offsets, json_array_get_array_element (content, i));

      if (!strip_marks (reading->article->text, &span))
        quote.kind = HEARSAY_QUOTE_INDIRECT;
      g_array_append_val (quote.content, span);
    }

  g_array_append_val (reading->quotes, quote);
}

static guint8 *
find_marked (HearsayReading *reading,
             const HearsayAnalysis *analysis)
{
  HearsayQuoteScan scan = { reading, analysis, reading->article->text };
  guint8 *marked = g_new0 (guint8, reading->segments->tokens->len + 1);

  scan.regions = g_array_new (FALSE, FALSE, sizeof (HearsayMarked));
  hearsay_quotes_find_marks (&scan);
  for (guint i = 0; i < scan.regions->len; i++)
    {
      const HearsayMarked *region = &g_array_index (scan.regions, HearsayMarked, i);

      memset (marked + region->first, TRUE, region->last - region->first);
    }
  g_array_unref (scan.regions);

  return marked;
}

static HearsayArticle *
read_article (JsonObject *object)
{
  HearsayArticle *article = hearsay_article_new ();

  g_free (article->id);
  article->id = g_strdup (json_object_get_string_member (object, "id"));
  g_free (article->outlet);
  article->outlet = g_strdup (json_object_get_string_member (object, "outlet"));
  hearsay_article_take_text (article, g_strdup (json_object_get_string_member (object, "text")));

  return article;
}

static void
free_reading (gpointer reading)
{
  hearsay_reading_free (reading);
}

int
main (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GOutputStream) output = g_unix_output_stream_new (1, FALSE);
  g_autoptr (GPtrArray) articles = hearsay_articles_new ();
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (HearsayOffsets) offsets = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *marked = NULL;
  HearsayReading *reading = NULL;
  JsonObject *object = NULL;
  JsonArray *quotes = NULL;

  if (!json_parser_load_from_stream (parser, input, NULL, &error))
    g_error ("%s", error->message);

  object = json_node_get_object (json_parser_get_root (parser));
  quotes = json_object_get_array_member (object, "quotes");
  g_ptr_array_add (articles, read_article (object));
  corpus = hearsay_corpus_new (g_steal_pointer (&articles), NULL);
  analysis = hearsay_analysis_new (corpus);
  reading = hearsay_reading_new (hearsay_corpus_get (corpus, 0), 0);
  g_ptr_array_add (readings, reading);
  offsets = hearsay_offsets_new (reading->article->text, reading->article->length);

  hearsay_names_find (reading);
  hearsay_entities_resolve (readings, analysis, 1);
  for (guint i = 0; i < json_array_get_length (quotes); i++)
    give_quote (reading, offsets, json_array_get_object_element (quotes, i), i);
  marked = find_marked (reading, analysis);
  hearsay_tellings_settle (reading, analysis, marked);

  g_array_append_vals (analysis->mentions, reading->mentions->data, reading->mentions->len);
  g_array_append_vals (analysis->quotes, reading->quotes->data, reading->quotes->len);
  g_array_set_clear_func (reading->quotes, NULL);
  if (!hearsay_analysis_write_json (analysis, 1, output, NULL, &error))
    g_error ("%s", error->message);

  return 0;
}
