/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Resolves mentions that are given, so that who is who can be scored apart from
 * what is found. Reads {"documents": [{"id", "text", "mentions": [{"start", "end",
 * "kind"}]}]} from standard input and writes {"documents": [[entity, …], …],
 * "entities": [{"name", "kind", "reason", "confidence"}]}: an entity's index for
 * every mention. Places are characters into the text. */

#include <string.h>

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <json-glib/json-glib.h>

#include "hearsay-entities.h"
#include "hearsay-stages.h"

static void
free_reading (gpointer reading)
{
  hearsay_reading_free (reading);
}

/* What the finder says somebody is goes to the given mention of the same place. */
static void
move_offices (HearsayReading *reading,
              const GArray *given)
{
  guint n = 0;

  for (guint i = 0; i < reading->offices->len; i++)
    {
      HearsayOffice office = g_array_index (reading->offices, HearsayOffice, i);
      HearsaySpan found = g_array_index (reading->mentions, HearsayMention, office.mention).span;

      for (guint m = 0; m < given->len; m++)
        {
          HearsaySpan span = g_array_index (given, HearsayMention, m).span;

          if (span.start < found.end && found.start < span.end)
            {
              office.mention = m;
              g_array_index (reading->offices, HearsayOffice, n++) = office;
              break;
            }
        }
    }

  g_array_set_size (reading->offices, n);
}

static void
give_mentions (HearsayReading *reading,
               JsonArray *mentions)
{
  g_autoptr (GArray) given = g_array_new (FALSE, TRUE, sizeof (HearsayMention));
  const char *text = reading->article->text;

  for (guint i = 0; i < json_array_get_length (mentions); i++)
    {
      JsonObject *object = json_array_get_object_element (mentions, i);
      HearsayMention mention = { .article = reading->index, .entity = HEARSAY_NONE, .confidence = 99, .reason = "full name" };
      HearsayEntityKind kind = HEARSAY_ENTITY_OTHER;

      hearsay_entity_kind_from_string (json_object_get_string_member (object, "kind"), &kind);
      mention.kind = kind;
      mention.span.start = g_utf8_offset_to_pointer (text, json_object_get_int_member (object, "start")) - text;
      mention.span.end = g_utf8_offset_to_pointer (text, json_object_get_int_member (object, "end")) - text;
      g_array_append_val (given, mention);
    }

  move_offices (reading, given);
  g_array_set_size (reading->mentions, 0);
  g_array_append_vals (reading->mentions, given->data, given->len);
}

static HearsayCorpus *
read_corpus (JsonArray *documents)
{
  GPtrArray *articles = hearsay_articles_new ();

  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *object = json_array_get_object_element (documents, i);
      HearsayArticle *article = hearsay_article_new ();

      g_free (article->id);
      article->id = g_strdup (json_object_get_string_member (object, "id"));
      hearsay_article_take_text (article, g_strdup (json_object_get_string_member (object, "text")));
      g_ptr_array_add (articles, article);
    }

  return hearsay_corpus_new (articles, NULL);
}

static void
write_result (const GPtrArray *readings,
              const HearsayAnalysis *analysis)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "documents");
  json_builder_begin_object (builder);
  for (guint r = 0; r < readings->len; r++)
    {
      const HearsayReading *reading = g_ptr_array_index (readings, r);

      json_builder_set_member_name (builder, reading->article->id);
      json_builder_begin_array (builder);
      for (guint i = 0; i < reading->mentions->len; i++)
        json_builder_add_int_value (builder, g_array_index (reading->mentions, HearsayMention, i).entity);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "entities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < analysis->entities->len; i++)
    {
      const HearsayEntity *entity = hearsay_analysis_get_entity (analysis, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, entity->name);
      json_builder_set_member_name (builder, "kind");
      json_builder_add_string_value (builder, hearsay_entity_kind_to_string (entity->kind));
      json_builder_set_member_name (builder, "reason");
      json_builder_add_string_value (builder, entity->reason);
      json_builder_set_member_name (builder, "confidence");
      json_builder_add_int_value (builder, entity->confidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_print ("%s\n", text);
}

int
main (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  JsonArray *documents = NULL;

  if (!json_parser_load_from_stream (parser, input, NULL, &error))
    g_error ("%s", error->message);

  documents = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "documents");
  corpus = read_corpus (documents);
  analysis = hearsay_analysis_new (corpus);

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      HearsayReading *reading = hearsay_reading_new (hearsay_corpus_get (corpus, i), i);

      hearsay_names_find (reading);
      for (guint d = 0; d < json_array_get_length (documents); d++)
        {
          JsonObject *object = json_array_get_object_element (documents, d);

          if (strcmp (json_object_get_string_member (object, "id"), reading->article->id) == 0)
            give_mentions (reading, json_object_get_array_member (object, "mentions"));
        }
      g_ptr_array_add (readings, reading);
    }

  hearsay_entities_resolve (readings, analysis, 1);
  write_result (readings, analysis);

  return 0;
}
