/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-evidence"

#include "config.h"

#include "hearsay-evidence.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <libxml/HTMLparser.h>
#include <poppler.h>

#include "hearsay-json.h"

static void
clear_evidence (gpointer data)
{
  HearsayEvidence *evidence = data;

  g_free (evidence->article);
  g_free (evidence->sha256);
  g_free (evidence->quote);
}

static GArray *
evidence_array_new (void)
{
  GArray *array = g_array_new (FALSE, TRUE, sizeof (HearsayEvidence));

  g_array_set_clear_func (array, clear_evidence);

  return array;
}

/**
 * hearsay_evidence_to_json:
 * @notes: (element-type HearsayPrintedNote)
 *
 * Returns: (transfer full): the footnotes on one line, for formats whose text
 *   cannot be read back with certainty
 */
char *
hearsay_evidence_to_json (const GArray *notes)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < notes->len; i++)
    {
      const HearsayPrintedNote *note = &g_array_index (notes, HearsayPrintedNote, i);

      g_string_append_printf (out, "%s{\"note\": %u, \"article\": ", i > 0 ? ", " : "", note->number);
      hearsay_json_print_string (out, note->article->id);
      g_string_append (out, ", \"sha256\": ");
      hearsay_json_print_string (out, note->article->sha256);
      g_string_append_printf (out, ", \"start\": %zu, \"end\": %zu, \"quote\": ", note->start, note->end);
      hearsay_json_print_string (out, note->quote);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static GArray *
read_json (const char *text,
           GError **error)
{
  g_autoptr (JsonNode) root = hearsay_json_parse (text, strlen (text), _ ("the report’s evidence"), error);
  g_autoptr (GArray) array = NULL;
  JsonArray *notes = NULL;

  if (root == NULL)
    return NULL;

  array = evidence_array_new ();
  notes = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  for (guint i = 0; notes != NULL && i < json_array_get_length (notes); i++)
    {
      JsonNode *node = json_array_get_element (notes, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      HearsayEvidence evidence = { 0 };

      if (object == NULL)
        continue;
      evidence.number = CLAMP (hearsay_json_get_int (object, "note", 0), 0, G_MAXINT);
      evidence.article = g_strdup (hearsay_json_get_string (object, "article"));
      evidence.sha256 = g_strdup (hearsay_json_get_string (object, "sha256"));
      evidence.start = hearsay_json_get_int (object, "start", -1);
      evidence.end = hearsay_json_get_int (object, "end", -1);
      evidence.quote = g_strdup (hearsay_json_get_string (object, "quote"));
      g_array_append_val (array, evidence);
    }

  return g_steal_pointer (&array);
}

static GArray *
read_pdf (GBytes *report,
          GError **error)
{
  PopplerDocument *document = poppler_document_new_from_bytes (report, NULL, error);
  g_autofree char *keywords = NULL;

  if (document == NULL)
    return NULL;

  keywords = poppler_document_get_keywords (document);
  g_object_unref (document);
  if (keywords == NULL || keywords[0] != '[')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("This PDF is not a report of Hearsay’s"));
      return NULL;
    }

  return read_json (keywords, error);
}

static char *
get_attribute (xmlNode *node,
               const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);

  return copy;
}

static gint64
get_number (xmlNode *node,
            const char *name)
{
  g_autofree char *text = get_attribute (node, name);
  gint64 number = -1;

  g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL);

  return number;
}

static gboolean
is_element (xmlNode *node,
            const char *name)
{
  return node->type == XML_ELEMENT_NODE && xmlStrcasecmp (node->name, (const xmlChar *) name) == 0;
}

static void
read_note (xmlNode *item,
           GArray *array)
{
  HearsayEvidence evidence = { 0 };

  evidence.number = MAX (0, get_number (item, "value"));
  evidence.article = get_attribute (item, "data-article");
  evidence.sha256 = get_attribute (item, "data-sha256");
  evidence.start = get_number (item, "data-start");
  evidence.end = get_number (item, "data-end");

  for (xmlNode *child = item->children; child != NULL && evidence.quote == NULL; child = child->next)
    if (is_element (child, "q"))
      {
        xmlChar *content = xmlNodeGetContent (child);

        evidence.quote = g_strdup ((const char *) content);
        xmlFree (content);
      }

  if (evidence.quote == NULL)
    evidence.quote = g_strdup ("");
  g_array_append_val (array, evidence);
}

/* The next node of the tree after @node and what is below it. */
static xmlNode *
next_node (xmlNode *node)
{
  if (node->children != NULL && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node != NULL && node->next == NULL)
    node = node->parent;

  return node != NULL ? node->next : NULL;
}

static GArray *
read_html (GBytes *report,
           GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (report, &size);
  htmlDocPtr document = size < G_MAXINT ? htmlReadMemory (data, size, NULL, "UTF-8", HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER) : NULL;
  GArray *array = evidence_array_new ();

  if (document != NULL)
    for (xmlNode *node = xmlDocGetRootElement (document); node != NULL; node = next_node (node))
      {
        g_autofree char *class = is_element (node, "li") ? get_attribute (node, "class") : NULL;

        if (g_strcmp0 (class, "note") == 0)
          read_note (node, array);
      }
  xmlFreeDoc (document);

  if (array->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("There are no footnotes of Hearsay’s in this file"));
      g_clear_pointer (&array, g_array_unref);
    }

  return array;
}

/**
 * hearsay_evidence_read:
 * @report: an HTML or PDF report
 * @error: set where it is neither, or has no footnotes
 *
 * Returns: (transfer full) (nullable) (element-type HearsayEvidence): its footnotes
 */
GArray *
hearsay_evidence_read (GBytes *report,
                       GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (report, &size);

  if (size >= 5 && memcmp (data, "%PDF-", 5) == 0)
    return read_pdf (report, error);

  return read_html (report, error);
}
