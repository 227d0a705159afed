/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-exchange"

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "hearsay-exchange.h"
#include "hearsay-flow.h"
#include "hearsay-text.h"

/* PROV-JSON (https://www.w3.org/Submission/prov-json/). What PROV calls
 * wasQuotedFrom and hadPrimarySource are derivations of the types prov:Quotation
 * and prov:PrimarySource there. Articles are collections of the quotations they
 * print; a quotation is quoted from the utterance, which is attributed to the
 * speaker; whoever relayed it is an agent of the quotation. */

#define PREFIX "hearsay:"
#define NAMESPACE "urn:x-hearsay:"

typedef struct
{
  const HearsayAnalysis *analysis;
  const HearsayFlow *flow;
  GOutputStream *stream;
  GError **error;
  HearsayOffsets *offsets; /* of the article at hand */
  guint n_sections;
  guint n_records; /* of the section at hand */
  guint n_relations;
} Writer;

static gboolean
write_text (const Writer *self,
            const char *text)
{
  return g_output_stream_write_all (self->stream, text, strlen (text), NULL, NULL, self->error);
}

static gboolean
begin_section (Writer *self,
               const char *name)
{
  g_autofree char *head = g_strdup_printf ("%s\"%s\": {", self->n_sections++ > 0 ? "},\n" : "{", name);

  self->n_records = 0;

  return write_text (self, head);
}

static gboolean
write_record (Writer *self,
              const char *id,
              JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *record = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  record = g_strdup_printf ("%s\n\"%s\": %s", self->n_records++ > 0 ? "," : "", id, text);

  return write_text (self, record);
}

static JsonBuilder *
begin_record (void)
{
  JsonBuilder *builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);

  return builder;
}

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder,
            const char *name,
            gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_name (JsonBuilder *builder,
          const char *name)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "$");
  json_builder_add_string_value (builder, name);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, "prov:QUALIFIED_NAME");
  json_builder_end_object (builder);
}

/* One type, or two. */
static void
add_types (JsonBuilder *builder,
           const char *first,
           const char *second)
{
  json_builder_set_member_name (builder, "prov:type");
  if (second == NULL)
    {
      add_name (builder, first);
      return;
    }

  json_builder_begin_array (builder);
  add_name (builder, first);
  add_name (builder, second);
  json_builder_end_array (builder);
}

static void
add_reference (JsonBuilder *builder,
               const char *name,
               const char *kind,
               const char *id)
{
  g_autofree char *value = g_strconcat (PREFIX, kind, id, NULL);

  add_string (builder, name, value);
}

static gboolean
write_relation (Writer *self,
                JsonBuilder *builder)
{
  g_autofree char *id = g_strdup_printf ("_:r%u", ++self->n_relations);

  return write_record (self, id, builder);
}

static gboolean
write_article (Writer *self,
               guint index)
{
  const HearsayArticle *article = hearsay_corpus_get (self->analysis->corpus, index);
  g_autofree char *id = g_strconcat (PREFIX, "article-", article->id, NULL);
  g_autoptr (JsonBuilder) builder = begin_record ();

  add_string (builder, "prov:label", article->title);
  add_types (builder, PREFIX "Article", "prov:Collection");
  add_string (builder, PREFIX "sha256", article->sha256);
  add_string (builder, PREFIX "path", article->path);
  add_string (builder, PREFIX "byline", article->byline);
  add_string (builder, PREFIX "published", article->published);

  return write_record (self, id, builder);
}

static gboolean
write_utterance (Writer *self,
                 const HearsayNode *node)
{
  const HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->analysis, node->index);
  g_autofree char *id = g_strconcat (PREFIX, node->id, NULL);
  g_autoptr (JsonBuilder) builder = begin_record ();

  add_string (builder, "prov:label", node->label);
  add_types (builder, PREFIX "Utterance", NULL);
  add_string (builder, PREFIX "source", hearsay_source_type_to_string (utterance->source_type));
  add_number (builder, PREFIX "origins", utterance->origins);

  return write_record (self, id, builder);
}

static gboolean
write_quote (Writer *self,
             const HearsayQuote *quote)
{
  const HearsayArticle *article = hearsay_corpus_get (self->analysis->corpus, quote->article);
  g_autofree char *id = g_strconcat (PREFIX, "quote-", quote->id, NULL);
  g_autofree char *text = hearsay_quote_dup_text (quote, article);
  HearsaySpan span = hearsay_quote_get_span (quote);
  g_autoptr (JsonBuilder) builder = begin_record ();

  add_types (builder, PREFIX "Quotation", NULL);
  add_string (builder, "prov:value", text);
  add_string (builder, PREFIX "kind", hearsay_quote_kind_to_string (quote->kind));
  add_string (builder, PREFIX "stance", hearsay_stance_to_string (quote->stance));
  add_string (builder, PREFIX "standing", hearsay_standing_to_string (quote->standing));
  add_number (builder, PREFIX "start", hearsay_offsets_to_characters (self->offsets, span.start));
  add_number (builder, PREFIX "end", hearsay_offsets_to_characters (self->offsets, span.end));
  add_number (builder, PREFIX "confidence", quote->confidence);

  return write_record (self, id, builder);
}

static gboolean
write_entities (Writer *self)
{
  const HearsayAnalysis *analysis = self->analysis;
  guint n = analysis->corpus->articles->len;
  gboolean good = begin_section (self, "entity");

  for (guint i = 0; i < n && good; i++)
    {
      const HearsayArticle *article = hearsay_corpus_get (analysis->corpus, i);
      g_autoptr (HearsayOffsets) offsets = hearsay_offsets_new (article->text, article->length);
      guint first = 0;
      guint last = 0;

      self->offsets = offsets;
      good = write_article (self, i);
      hearsay_analysis_get_article_quotes (analysis, i, &first, &last);
      for (guint q = first; q < last && good; q++)
        good = write_quote (self, hearsay_analysis_get_quote (analysis, q));
    }
  self->offsets = NULL;

  for (guint i = 0; i < self->flow->nodes->len && good; i++)
    if (hearsay_flow_get_node (self->flow, i)->kind == HEARSAY_NODE_UTTERANCE)
      good = write_utterance (self, hearsay_flow_get_node (self->flow, i));

  return good;
}

static const char *
agent_type (const Writer *self,
            const HearsayNode *node)
{
  if (node->is_outlet)
    return "prov:Organization";
  if (node->entity == HEARSAY_NONE)
    return NULL;

  switch (hearsay_analysis_get_entity (self->analysis, node->entity)->kind)
    {
    case HEARSAY_ENTITY_PERSON:
      return "prov:Person";

    case HEARSAY_ENTITY_ORGANIZATION:
      return "prov:Organization";

    case HEARSAY_ENTITY_PLACE:
    case HEARSAY_ENTITY_OTHER:
    default:
      return NULL;
    }
}

static gboolean
write_agents (Writer *self)
{
  gboolean good = begin_section (self, "agent");

  for (guint i = 0; i < self->flow->nodes->len && good; i++)
    {
      const HearsayNode *node = hearsay_flow_get_node (self->flow, i);
      g_autoptr (JsonBuilder) builder = begin_record ();
      g_autofree char *id = g_strconcat (PREFIX, node->id, NULL);

      if (node->kind != HEARSAY_NODE_AGENT)
        continue;
      add_string (builder, "prov:label", node->label);
      if (agent_type (self, node) != NULL)
        add_types (builder, agent_type (self, node), NULL);
      good = write_record (self, id, builder);
    }

  return good;
}

/* Articles to outlets, utterances to speakers, and what an article prints to
 * those it came through. */
static gboolean
write_attributions (Writer *self)
{
  gboolean good = begin_section (self, "wasAttributedTo");

  for (guint i = 0; i < self->flow->edges->len && good; i++)
    {
      const HearsayEdge *edge = &g_array_index (self->flow->edges, HearsayEdge, i);
      g_autoptr (JsonBuilder) builder = begin_record ();

      if (edge->kind == HEARSAY_EDGE_COPIED || edge->kind == HEARSAY_EDGE_PRINTED)
        continue;
      add_reference (builder, "prov:entity", hearsay_flow_get_node (self->flow, edge->to)->id, "");
      add_reference (builder, "prov:agent", hearsay_flow_get_node (self->flow, edge->from)->id, "");
      add_string (builder, PREFIX "role", hearsay_edge_kind_to_string (edge->kind));
      add_string (builder, PREFIX "basis", hearsay_basis_to_string (edge->basis));
      add_number (builder, PREFIX "quotations", edge->count);
      good = write_relation (self, builder);
    }

  return good;
}

/* wasQuotedFrom where the words are given as the speaker's own. */
static gboolean
write_quotation (Writer *self,
                 const HearsayQuote *quote)
{
  g_autoptr (JsonBuilder) builder = begin_record ();

  add_reference (builder, "prov:generatedEntity", "quote-", quote->id);
  add_reference (builder, "prov:usedEntity", "utterance-", hearsay_analysis_get_utterance (self->analysis, quote->utterance)->id);
  if (quote->kind != HEARSAY_QUOTE_INDIRECT)
    add_types (builder, "prov:Quotation", NULL);

  return write_relation (self, builder);
}

static gboolean
write_descent (Writer *self,
               guint index)
{
  const HearsayAnalysis *analysis = self->analysis;
  const HearsayDescent *descent = hearsay_analysis_get_descent (analysis, index);
  const char *id = hearsay_corpus_get (analysis->corpus, index)->id;
  guint origin = hearsay_analysis_get_family (analysis, descent->family)->origin;
  gboolean good = TRUE;

  if (descent->parent >= 0)
    {
      g_autoptr (JsonBuilder) builder = begin_record ();

      add_reference (builder, "prov:generatedEntity", "article-", id);
      add_reference (builder, "prov:usedEntity", "article-", hearsay_corpus_get (analysis->corpus, descent->parent)->id);
      if (descent->is_correction)
        add_types (builder, "prov:Revision", NULL);
      add_string (builder, PREFIX "basis", hearsay_basis_to_string (descent->basis));
      add_number (builder, PREFIX "copied", descent->copied);
      good = write_relation (self, builder);
    }

  if (good && origin != index)
    {
      g_autoptr (JsonBuilder) builder = begin_record ();

      add_reference (builder, "prov:generatedEntity", "article-", id);
      add_reference (builder, "prov:usedEntity", "article-", hearsay_corpus_get (analysis->corpus, origin)->id);
      add_types (builder, "prov:PrimarySource", NULL);
      add_string (builder, PREFIX "basis", hearsay_basis_to_string (HEARSAY_BASIS_INFERRED));
      good = write_relation (self, builder);
    }

  return good;
}

static gboolean
write_derivations (Writer *self)
{
  const HearsayAnalysis *analysis = self->analysis;
  gboolean good = begin_section (self, "wasDerivedFrom");

  for (guint i = 0; i < analysis->quotes->len && good; i++)
    if (hearsay_analysis_get_quote (analysis, i)->utterance >= 0)
      good = write_quotation (self, hearsay_analysis_get_quote (analysis, i));
  for (guint i = 0; i < analysis->descents->len && good; i++)
    good = write_descent (self, i);

  return good;
}

static gboolean
write_members (Writer *self)
{
  const HearsayAnalysis *analysis = self->analysis;
  gboolean good = begin_section (self, "hadMember");

  for (guint i = 0; i < analysis->quotes->len && good; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, i);
      g_autoptr (JsonBuilder) builder = begin_record ();

      add_reference (builder, "prov:collection", "article-", hearsay_corpus_get (analysis->corpus, quote->article)->id);
      add_reference (builder, "prov:entity", "quote-", quote->id);
      good = write_relation (self, builder);
    }

  return good;
}

/**
 * hearsay_exchange_write_prov:
 *
 * Writes the provenance as PROV-JSON.
 */
gboolean
hearsay_exchange_write_prov (const HearsayAnalysis *analysis,
                             GOutputStream *stream,
                             GError **error)
{
  g_autoptr (HearsayFlow) flow = hearsay_flow_new (analysis);
  Writer self = { .analysis = analysis, .flow = flow, .stream = stream, .error = error };

  return begin_section (&self, "prefix") && write_text (&self, "\"hearsay\": \"" NAMESPACE "\"") && write_entities (&self) &&
         write_agents (&self) && write_attributions (&self) && write_derivations (&self) && write_members (&self) &&
         write_text (&self, "}}\n");
}
