/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-corpus"

#include "config.h"

#include "hearsay-corpus.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "hearsay-import.h"
#include "hearsay-text.h"

/* One JSON article a line: {"id", "title", "outlet", "published", "byline", "text"}. */

static const char *
string_member (JsonObject *object,
               const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static void
set_string (char **field,
            const char *value)
{
  if (value == NULL)
    return;

  g_free (*field);
  *field = hearsay_text_normalize (value, -1);
}

/* What the line says holds; a place in the text is kept only where the text says the same. */
static void
set_field (char **field,
           HearsaySpan *span,
           const char *value)
{
  g_autofree char *before = g_strdup (*field);

  set_string (field, value);
  if (strcmp (before, *field) != 0)
    *span = HEARSAY_SPAN_NONE;
}

static HearsayArticle *
article_from_object (JsonObject *object,
                     GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HearsayArticle) article = NULL;
  const char *text = string_member (object, "text");
  const char *id = string_member (object, "id");

  if (text == NULL)
    {
      g_set_error_literal (error, HEARSAY_IMPORT_ERROR, HEARSAY_IMPORT_ERROR_DAMAGED, _ ("there is no “text”"));
      return NULL;
    }

  bytes = g_bytes_new (text, strlen (text));
  article = hearsay_import_bytes (bytes, "article.txt", error);
  if (article == NULL)
    return NULL;

  set_string (&article->id, id);
  set_string (&article->path, string_member (object, "path") != NULL ? string_member (object, "path") : article->id);
  set_field (&article->title, &article->title_span, string_member (object, "title"));
  set_field (&article->outlet, &article->outlet_span, string_member (object, "outlet"));
  set_field (&article->byline, &article->byline_span, string_member (object, "byline"));
  set_field (&article->published, &article->published_span, string_member (object, "published"));
  set_string (&article->language, string_member (object, "language"));

  return g_steal_pointer (&article);
}

static HearsayArticle *
article_from_line (const char *line,
                   gsize length,
                   GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = NULL;

  if (!hearsay_import_is_shallow_json (line, length))
    {
      g_set_error_literal (error, HEARSAY_IMPORT_ERROR, HEARSAY_IMPORT_ERROR_DAMAGED, _ ("it is nested too deeply"));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, line, length, error))
    return NULL;

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, HEARSAY_IMPORT_ERROR, HEARSAY_IMPORT_ERROR_DAMAGED, _ ("a JSON object was expected"));
      return NULL;
    }

  return article_from_object (json_node_get_object (root), error);
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b)
{
  const HearsayArticle *one = *(const HearsayArticle *const *) a;
  const HearsayArticle *two = *(const HearsayArticle *const *) b;
  int order = strcmp (one->path, two->path);

  return order != 0 ? order : strcmp (one->sha256, two->sha256);
}

static void
free_failure (gpointer data)
{
  hearsay_failure_free (data);
}

/**
 * hearsay_corpus_read_lines:
 * @stream: JSON lines
 * @progress: (nullable): counts the articles read
 * @error: set when the stream fails or the work is cancelled; a bad line is a
 *   failure in the corpus
 *
 * Returns: (transfer full) (nullable): the corpus, sorted by path
 */
HearsayCorpus *
hearsay_corpus_read_lines (GInputStream *stream,
                           HearsayProgress *progress,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (stream);
  g_autoptr (GPtrArray) articles = hearsay_articles_new ();
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (free_failure);
  g_autoptr (GError) stream_error = NULL;

  hearsay_progress_begin (progress, "read", 0);

  for (guint number = 1;; number++)
    {
      gsize length = 0;
      g_autofree char *line = g_data_input_stream_read_line (lines, &length, cancellable, &stream_error);
      g_autoptr (GError) line_error = NULL;
      HearsayArticle *article = NULL;

      if (line == NULL)
        break;
      if (length == 0)
        continue;

      article = article_from_line (line, length, &line_error);
      hearsay_progress_step (progress);

      if (article != NULL)
        g_ptr_array_add (articles, article);
      else
        {
          /* Translators: %u is a line number of the standard input. */
          g_autofree char *place = g_strdup_printf (_ ("line %u"), number);

          g_ptr_array_add (failures, hearsay_failure_new (place, line_error->message));
        }
    }

  if (stream_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&stream_error));
      return NULL;
    }

  g_ptr_array_sort (articles, compare_articles);

  return hearsay_corpus_new (g_steal_pointer (&articles), g_steal_pointer (&failures));
}
