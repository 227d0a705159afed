/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-exchange"

#include "config.h"

#include <string.h>

#include "hearsay-exchange.h"
#include "hearsay-flow.h"

#define LABEL_CHARACTERS 80

typedef struct
{
  const HearsayAnalysis *analysis;
  const HearsayFlow *flow;
  GString *out;
  GOutputStream *stream;
  GError **error;
} Writer;

#define FLUSH_AT 65536

static gboolean
flush (Writer *self,
       gsize least)
{
  gboolean good = TRUE;

  if (self->out->len >= least)
    {
      good = g_output_stream_write_all (self->stream, self->out->str, self->out->len, NULL, NULL, self->error);
      g_string_truncate (self->out, 0);
    }

  return good;
}

/* XML 1.0 has no place for most control characters, not even as references. */
static void
append_xml (GString *out,
            const char *text)
{
  g_autofree char *clean = g_strdup (text);
  g_autofree char *escaped = NULL;

  for (char *p = clean; *p != '\0'; p++)
    if (((guchar) *p < 0x20 && strchr ("\t\n\r", *p) == NULL) || *p == 0x7f)
      *p = ' ';

  escaped = g_markup_escape_text (clean, -1);
  g_string_append (out, escaped);
}

static void
append_data (GString *out,
             const char *key,
             const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;

  g_string_append_printf (out, "<data key=\"%s\">", key);
  append_xml (out, value);
  g_string_append (out, "</data>");
}

static const char *
node_published (const Writer *self,
                const HearsayNode *node)
{
  return node->kind == HEARSAY_NODE_ARTICLE ? hearsay_corpus_get (self->analysis->corpus, node->index)->published : "";
}

static const char *
node_source_type (const Writer *self,
                  const HearsayNode *node)
{
  if (node->kind != HEARSAY_NODE_UTTERANCE)
    return "";

  return hearsay_source_type_to_string (hearsay_analysis_get_utterance (self->analysis, node->index)->source_type);
}

static void
append_graphml_node (Writer *self,
                     const HearsayNode *node)
{
  g_string_append_printf (self->out, "<node id=\"%s\">", node->id);
  append_data (self->out, "kind", hearsay_node_kind_to_string (node->kind));
  append_data (self->out, "label", node->label);
  append_data (self->out, "published", node_published (self, node));
  append_data (self->out, "source", node_source_type (self, node));
  if (node->kind == HEARSAY_NODE_UTTERANCE)
    g_string_append_printf (self->out, "<data key=\"origins\">%u</data>", hearsay_analysis_get_utterance (self->analysis, node->index)->origins);
  g_string_append (self->out, "</node>\n");
}

static void
append_graphml_edge (Writer *self,
                     const HearsayEdge *edge)
{
  g_string_append_printf (self->out, "<edge source=\"%s\" target=\"%s\">", hearsay_flow_get_node (self->flow, edge->from)->id,
                          hearsay_flow_get_node (self->flow, edge->to)->id);
  append_data (self->out, "does", hearsay_edge_kind_to_string (edge->kind));
  append_data (self->out, "basis", hearsay_basis_to_string (edge->basis));
  g_string_append_printf (self->out, "<data key=\"%s\">%u</data></edge>\n", edge->kind == HEARSAY_EDGE_COPIED ? "copied" : "weight", edge->count);
}

static const char graphml_head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
    "<key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
    "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "<key id=\"published\" for=\"node\" attr.name=\"published\" attr.type=\"string\"/>\n"
    "<key id=\"source\" for=\"node\" attr.name=\"source\" attr.type=\"string\"/>\n"
    "<key id=\"origins\" for=\"node\" attr.name=\"origins\" attr.type=\"int\"/>\n"
    "<key id=\"does\" for=\"edge\" attr.name=\"does\" attr.type=\"string\"/>\n"
    "<key id=\"basis\" for=\"edge\" attr.name=\"basis\" attr.type=\"string\"/>\n"
    "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>\n"
    "<key id=\"copied\" for=\"edge\" attr.name=\"copied\" attr.type=\"int\"/>\n"
    "<graph id=\"provenance\" edgedefault=\"directed\">\n";

/* A quoted string of DOT: only the quotation mark is special, and a backslash begins an escape. */
static void
append_dot (GString *out,
            const char *text)
{
  glong n = 0;

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0' && n < LABEL_CHARACTERS; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_c (out, '\\');
      g_string_append_unichar (out, c < 0x20 ? ' ' : c);
    }
  if (strlen (text) > 0 && n == LABEL_CHARACTERS)
    g_string_append (out, "…");
  g_string_append_c (out, '"');
}

static void
append_dot_node (Writer *self,
                 const HearsayNode *node)
{
  static const char *const shapes[] = { "box", "note", "ellipse" };

  append_dot (self->out, node->id);
  g_string_append_printf (self->out, " [shape=%s, class=\"%s\", label=", node->is_outlet ? "hexagon" : shapes[node->kind],
                          hearsay_node_kind_to_string (node->kind));
  append_dot (self->out, node->label);
  g_string_append (self->out, "];\n");
}

/* What is inferred is dashed. */
static void
append_dot_edge (Writer *self,
                 const HearsayEdge *edge)
{
  append_dot (self->out, hearsay_flow_get_node (self->flow, edge->from)->id);
  g_string_append (self->out, " -> ");
  append_dot (self->out, hearsay_flow_get_node (self->flow, edge->to)->id);
  g_string_append_printf (self->out, " [label=\"%s\", class=\"%s\"%s];\n", hearsay_edge_kind_to_string (edge->kind),
                          hearsay_basis_to_string (edge->basis), edge->basis == HEARSAY_BASIS_INFERRED ? ", style=dashed" : "");
}

typedef struct
{
  const char *head;
  void (*append_node) (Writer *self,
                       const HearsayNode *node);
  void (*append_edge) (Writer *self,
                       const HearsayEdge *edge);
  const char *tail;
} Language;

static gboolean
write_graph (const HearsayAnalysis *analysis,
             const Language *language,
             GOutputStream *stream,
             GError **error)
{
  g_autoptr (HearsayFlow) flow = hearsay_flow_new (analysis);
  g_autoptr (GString) out = g_string_new (language->head);
  Writer self = { analysis, flow, out, stream, error };
  gboolean good = TRUE;

  for (guint i = 0; i < flow->nodes->len && good; i++)
    {
      language->append_node (&self, hearsay_flow_get_node (flow, i));
      good = flush (&self, FLUSH_AT);
    }
  for (guint i = 0; i < flow->edges->len && good; i++)
    {
      language->append_edge (&self, &g_array_index (flow->edges, HearsayEdge, i));
      good = flush (&self, FLUSH_AT);
    }
  g_string_append (out, language->tail);

  return good && flush (&self, 0);
}

/**
 * hearsay_exchange_write_graphml:
 *
 * Writes the provenance as GraphML (http://graphml.graphdrawing.org/).
 */
gboolean
hearsay_exchange_write_graphml (const HearsayAnalysis *analysis,
                                GOutputStream *stream,
                                GError **error)
{
  static const Language graphml = { graphml_head, append_graphml_node, append_graphml_edge, "</graph>\n</graphml>\n" };

  return write_graph (analysis, &graphml, stream, error);
}

/**
 * hearsay_exchange_write_dot:
 *
 * Writes the provenance in Graphviz's language.
 */
gboolean
hearsay_exchange_write_dot (const HearsayAnalysis *analysis,
                            GOutputStream *stream,
                            GError **error)
{
  static const Language dot = { "digraph provenance {\nrankdir=LR;\n", append_dot_node, append_dot_edge, "}\n" };

  return write_graph (analysis, &dot, stream, error);
}
