/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-analysis-json"

#include "config.h"

#include "hearsay-analysis-json.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "hearsay-origins.h"
#include "hearsay-parallel.h"
#include "hearsay-segments.h"
#include "hearsay-text.h"

#define ROUND 256 /* records that stand in memory at a time */
#define PART 16   /* of these, that one thread builds at a time */

/* The document is written a few records at a time, so its size never stands in
 * memory. Offsets leave the program here: bytes become code points. */
typedef struct
{
  const HearsayAnalysis *analysis;
  guint jobs;
  GOutputStream *stream;
  GCancellable *cancellable;
  GError **error;
  HearsayOffsets **offsets; /* one an article */
  guint32 *mentions;        /* entity after entity */
  guint32 *mention_starts;  /* where each entity's begin in mentions; one more at the end */
  const GArray *origins;    /* HearsayOrigin, one an article */
} Writer;

typedef void (*BuildFunc) (const Writer *self,
                           JsonBuilder *builder,
                           guint index);

static const HearsayArticle *
get_article (const Writer *self,
             guint index)
{
  return hearsay_corpus_get (self->analysis->corpus, index);
}

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char *name,
         gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_offsets (const Writer *self,
             JsonBuilder *builder,
             guint article,
             HearsaySpan span)
{
  add_int (builder, "start", hearsay_offsets_to_characters (self->offsets[article], span.start));
  add_int (builder, "end", hearsay_offsets_to_characters (self->offsets[article], span.end));
}

static void
add_span (const Writer *self,
          JsonBuilder *builder,
          guint article,
          HearsaySpan span)
{
  json_builder_begin_object (builder);
  add_offsets (self, builder, article, span);
  json_builder_end_object (builder);
}

static void
add_entity_id (const Writer *self,
               JsonBuilder *builder,
               int entity)
{
  json_builder_set_member_name (builder, "entity");
  if (entity < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, hearsay_analysis_get_entity (self->analysis, entity)->id);
}

static void
build_article (const Writer *self,
               JsonBuilder *builder,
               guint index)
{
  const HearsayArticle *article = get_article (self, index);

  add_string (builder, "id", article->id);
  add_string (builder, "path", article->path);
  add_string (builder, "sha256", article->sha256);
  add_string (builder, "title", article->title);
  add_string (builder, "outlet", article->outlet);
  add_string (builder, "byline", article->byline);
  add_string (builder, "published", article->published);
  add_string (builder, "language", article->language);
  add_string (builder, "encoding", article->encoding);
  add_string (builder, "text", article->text);

  json_builder_set_member_name (builder, "furniture");
  json_builder_begin_array (builder);
  for (guint i = 0; i < article->furniture->len; i++)
    {
      const HearsayFurniture *furniture = &g_array_index (article->furniture, HearsayFurniture, i);

      json_builder_begin_object (builder);
      add_offsets (self, builder, index, furniture->span);
      add_string (builder, "why", furniture->why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_mention (const Writer *self,
               JsonBuilder *builder,
               const HearsayMention *mention)
{
  const HearsayArticle *article = get_article (self, mention->article);
  g_autofree char *text = hearsay_text_slice (article->text, mention->span);

  json_builder_begin_object (builder);
  add_string (builder, "article", article->id);
  add_offsets (self, builder, mention->article, mention->span);
  add_string (builder, "text", text);
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, mention->confidence / 100.0);
  add_string (builder, "reason", mention->reason);
  json_builder_end_object (builder);
}

/* Mentions stand in the order of the articles, entities do not: one index
 * made beforehand keeps this linear. */
static void
group_mentions (Writer *self)
{
  const HearsayAnalysis *analysis = self->analysis;
  guint n = analysis->entities->len;
  g_autofree guint32 *ends = NULL;

  self->mentions = g_new (guint32, analysis->mentions->len + 1);
  self->mention_starts = g_new0 (guint32, n + 1);
  for (guint i = 0; i < analysis->mentions->len; i++)
    if (hearsay_analysis_get_mention (analysis, i)->entity >= 0)
      self->mention_starts[hearsay_analysis_get_mention (analysis, i)->entity + 1]++;
  for (guint i = 0; i < n; i++)
    self->mention_starts[i + 1] += self->mention_starts[i];

  ends = g_memdup2 (self->mention_starts, (n + 1) * sizeof (guint32));
  for (guint32 i = 0; i < analysis->mentions->len; i++)
    {
      int entity = hearsay_analysis_get_mention (analysis, i)->entity;

      if (entity >= 0)
        self->mentions[ends[entity]++] = i;
    }
}

static void
build_entity (const Writer *self,
              JsonBuilder *builder,
              guint index)
{
  const HearsayEntity *entity = hearsay_analysis_get_entity (self->analysis, index);

  add_string (builder, "id", entity->id);
  add_string (builder, "kind", hearsay_entity_kind_to_string (entity->kind));
  add_string (builder, "name", entity->name);
  json_builder_set_member_name (builder, "mentions");
  json_builder_begin_array (builder);
  for (guint i = self->mention_starts[index]; i < self->mention_starts[index + 1]; i++)
    build_mention (self, builder, hearsay_analysis_get_mention (self->analysis, self->mentions[i]));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, entity->confidence / 100.0);
  add_string (builder, "reason", entity->reason);
}

static void
build_hop (const Writer *self,
           JsonBuilder *builder,
           const HearsayHop *hop)
{
  json_builder_begin_object (builder);
  add_string (builder, "role", hearsay_role_to_string (hop->role));
  add_string (builder, "name", hop->name);
  add_entity_id (self, builder, hop->entity);
  add_string (builder, "basis", hearsay_basis_to_string (hop->basis));
  add_string (builder, "verb", hop->verb);

  json_builder_set_member_name (builder, "evidence");
  if (hearsay_span_is_empty (hop->evidence))
    json_builder_add_null_value (builder);
  else
    {
      json_builder_begin_object (builder);
      add_string (builder, "article", get_article (self, hop->evidence_article)->id);
      add_offsets (self, builder, hop->evidence_article, hop->evidence);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
build_place (const Writer *self,
             JsonBuilder *builder,
             const char *name,
             const HearsayQuote *quote,
             HearsaySpan span,
             gboolean with_text)
{
  json_builder_set_member_name (builder, name);

  if (hearsay_span_is_empty (span))
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  add_offsets (self, builder, quote->article, span);
  if (with_text)
    {
      g_autofree char *text = hearsay_text_slice (get_article (self, quote->article)->text, span);

      add_string (builder, "text", text);
    }
  json_builder_end_object (builder);
}

/* Inside the program a quotation stands without its marks; in the file with
 * them, as corpora of quotations have it. */
static HearsaySpan
marked_span (const char *text,
             const HearsayQuote *quote,
             HearsaySpan span)
{
  const char *end = text + span.end;

  if (quote->source_type == HEARSAY_SOURCE_POST)
    return span;

  if (span.start > 0)
    {
      const char *before = g_utf8_prev_char (text + span.start);

      if (hearsay_is_quotation_mark (g_utf8_get_char (before)))
        span.start = before - text;
    }

  while (*end == ' ' && quote->kind == HEARSAY_QUOTE_DIRECT)
    end++;
  if (hearsay_is_quotation_mark (g_utf8_get_char (end)))
    span.end = g_utf8_next_char (end) - text;

  return span;
}

/* Corpora count the colon behind a cue to it, and to a source the comma that closes what
 * a comma opened: "Ann Bell, the mayor,". */
static HearsaySpan
with_sign (const char *text,
           HearsaySpan span,
           char sign)
{
  if (!hearsay_span_is_empty (span) && text[span.end] == sign)
    span.end++;

  return span;
}

static HearsaySpan
source_span (const char *text,
             const HearsayQuote *quote)
{
  if (memchr (text + quote->source.start, ',', quote->source.end - quote->source.start) == NULL)
    return quote->source;

  return with_sign (text, quote->source, ',');
}

static void
build_quote (const Writer *self,
             JsonBuilder *builder,
             guint index)
{
  const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, index);
  const HearsayArticle *article = get_article (self, quote->article);
  g_autofree char *text = hearsay_quote_dup_text (quote, article);

  add_string (builder, "id", quote->id);
  add_string (builder, "article", article->id);
  add_string (builder, "kind", hearsay_quote_kind_to_string (quote->kind));

  json_builder_set_member_name (builder, "content");
  json_builder_begin_array (builder);
  for (guint i = 0; i < quote->content->len; i++)
    add_span (self, builder, quote->article, marked_span (article->text, quote, g_array_index (quote->content, HearsaySpan, i)));
  json_builder_end_array (builder);

  add_string (builder, "text", text);
  build_place (self, builder, "cue", quote, with_sign (article->text, quote->cue, ':'), FALSE);
  build_place (self, builder, "source", quote, source_span (article->text, quote), TRUE);

  json_builder_set_member_name (builder, "speaker");
  json_builder_begin_object (builder);
  add_string (builder, "name", quote->speaker);
  add_entity_id (self, builder, quote->speaker_entity);
  add_string (builder, "type", hearsay_source_type_to_string (quote->source_type));
  build_place (self, builder, "anonymity", quote, quote->anonymity, TRUE);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "chain");
  json_builder_begin_array (builder);
  for (guint i = 0; i < quote->chain->len; i++)
    build_hop (self, builder, &g_array_index (quote->chain, HearsayHop, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, quote->confidence / 100.0);
  add_string (builder, "reason", quote->reason);
  add_string (builder, "hedge", quote->hedge);
  add_string (builder, "stance", hearsay_stance_to_string (quote->stance));
}

static void
build_change (const Writer *self,
              JsonBuilder *builder,
              const HearsayChange *change)
{
  const HearsayQuote *from = hearsay_analysis_get_quote (self->analysis, change->from);
  const HearsayQuote *to = hearsay_analysis_get_quote (self->analysis, change->to);

  json_builder_begin_object (builder);
  add_string (builder, "from", from->id);
  add_string (builder, "to", to->id);
  add_string (builder, "type", hearsay_change_type_to_string (change->type));
  json_builder_set_member_name (builder, "a");
  add_span (self, builder, from->article, change->a);
  json_builder_set_member_name (builder, "b");
  add_span (self, builder, to->article, change->b);
  json_builder_end_object (builder);
}

static void
add_place (const Writer *self,
           JsonBuilder *builder,
           const HearsayUtterance *utterance,
           int place)
{
  json_builder_set_member_name (builder, "parent");
  if (place < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, hearsay_analysis_get_quote (self->analysis, g_array_index (utterance->quotes, guint32, place))->id);
}

static void
add_confidence (JsonBuilder *builder,
                guint8 confidence)
{
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, confidence / 100.0);
}

static void
build_tree (const Writer *self,
            JsonBuilder *builder,
            const HearsayUtterance *utterance)
{
  json_builder_set_member_name (builder, "tree");
  json_builder_begin_array (builder);
  for (guint i = 0; i < utterance->tree->len; i++)
    {
      const HearsayTransmission *step = &g_array_index (utterance->tree, HearsayTransmission, i);

      json_builder_begin_object (builder);
      add_string (builder, "quote", hearsay_analysis_get_quote (self->analysis, g_array_index (utterance->quotes, guint32, i))->id);
      add_place (self, builder, utterance, step->parent);
      add_string (builder, "basis", hearsay_basis_to_string (step->basis));
      add_confidence (builder, step->confidence);
      add_string (builder, "reason", step->reason);
      json_builder_set_member_name (builder, "circular");
      json_builder_add_boolean_value (builder, step->is_circular);
      json_builder_set_member_name (builder, "alternatives");
      json_builder_begin_array (builder);
      for (guint k = 0; k < HEARSAY_N_ALTERNATIVES && step->others[k] >= 0; k++)
        {
          json_builder_begin_object (builder);
          add_place (self, builder, utterance, step->others[k]);
          add_confidence (builder, step->other_confidences[k]);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_utterance (const Writer *self,
                 JsonBuilder *builder,
                 guint index)
{
  const HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->analysis, index);

  add_string (builder, "id", utterance->id);
  json_builder_set_member_name (builder, "quotes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < utterance->quotes->len; i++)
    json_builder_add_string_value (builder, hearsay_analysis_get_quote (self->analysis, g_array_index (utterance->quotes, guint32, i))->id);
  json_builder_end_array (builder);
  add_string (builder, "speaker", utterance->speaker);
  add_int (builder, "origins", utterance->origins);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < utterance->changes->len; i++)
    build_change (self, builder, &g_array_index (utterance->changes, HearsayChange, i));
  json_builder_end_array (builder);
  build_tree (self, builder, utterance);
}

static void
build_passage (const Writer *self,
               JsonBuilder *builder,
               const char *name,
               guint article,
               HearsaySpan span)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_string (builder, "article", get_article (self, article)->id);
  add_offsets (self, builder, article, span);
  json_builder_end_object (builder);
}

static void
build_reuse (const Writer *self,
             JsonBuilder *builder,
             guint index)
{
  const HearsayReuse *reuse = &g_array_index (self->analysis->reuse, HearsayReuse, index);

  build_passage (self, builder, "a", reuse->article_a, reuse->a);
  build_passage (self, builder, "b", reuse->article_b, reuse->b);
  json_builder_set_member_name (builder, "similarity");
  json_builder_add_double_value (builder, reuse->similarity);
}

static void
build_descent (const Writer *self,
               JsonBuilder *builder,
               guint index)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (self->analysis, index);

  add_string (builder, "article", get_article (self, index)->id);
  add_int (builder, "family", descent->family);
  json_builder_set_member_name (builder, "parent");
  if (descent->parent < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, get_article (self, descent->parent)->id);
  add_string (builder, "basis", hearsay_basis_to_string (descent->basis));
  json_builder_set_member_name (builder, "copied");
  json_builder_add_double_value (builder, descent->copied / 100.0);
  json_builder_set_member_name (builder, "circular");
  json_builder_add_boolean_value (builder, descent->is_circular);
  json_builder_set_member_name (builder, "correction");
  json_builder_add_boolean_value (builder, descent->is_correction);
  add_confidence (builder, descent->confidence);
  add_string (builder, "reason", descent->reason);
  json_builder_set_member_name (builder, "alternatives");
  json_builder_begin_array (builder);
  for (guint k = 0; k < HEARSAY_N_ALTERNATIVES && descent->others[k] >= 0; k++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "parent", get_article (self, descent->others[k])->id);
      add_confidence (builder, descent->other_confidences[k]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_origin (const Writer *self,
              JsonBuilder *builder,
              guint index)
{
  const HearsayOrigin *origin = &g_array_index (self->origins, HearsayOrigin, index);

  add_string (builder, "article", get_article (self, origin->article)->id);
  add_string (builder, "origin", get_article (self, origin->origin)->id);
  json_builder_set_member_name (builder, "counts");
  json_builder_add_boolean_value (builder, origin->is_origin);
  add_string (builder, "basis", hearsay_basis_to_string (origin->basis));
  add_confidence (builder, origin->confidence);
  add_string (builder, "reason", origin->reason);
}

/* Of all articles together. */
static GArray *
find_origins (const HearsayAnalysis *analysis)
{
  guint n = analysis->descents->len;
  g_autofree guint32 *articles = g_new0 (guint32, n + 1);
  GArray *origins = g_array_new (FALSE, FALSE, sizeof (HearsayOrigin));

  for (guint i = 0; i < n; i++)
    articles[i] = i;
  hearsay_origins_find (analysis, articles, n, origins);

  return origins;
}

static gboolean
write_text (const Writer *self,
            const char *text)
{
  return g_output_stream_write_all (self->stream, text, strlen (text), NULL, self->cancellable, self->error);
}

/* Some records of a list, from @first on. */
typedef struct
{
  const Writer *writer;
  BuildFunc build;
  guint first;
  GString *texts[ROUND / PART];
} Round;

static void
build_part (guint part,
            guint first,
            guint last,
            guint worker,
            gpointer user_data)
{
  Round *self = user_data;
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  GString *text = g_string_new (NULL);

  for (guint i = self->first + first; i < self->first + last; i++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) root = NULL;

      json_builder_begin_object (builder);
      self->build (self->writer, builder, i);
      json_builder_end_object (builder);
      root = json_builder_get_root (builder);
      json_generator_set_root (generator, root);
      g_string_append (text, i == 0 ? "\n" : ",\n");
      json_generator_to_gstring (generator, text);
    }

  self->texts[part] = text;
}

static gboolean
write_round (Round *self,
             guint n)
{
  gboolean good = TRUE;

  hearsay_parallel_run (n, PART, self->writer->jobs, build_part, self);
  for (guint i = 0; i < hearsay_parallel_count_parts (n, PART); i++)
    {
      good = good && write_text (self->writer, self->texts[i]->str);
      g_string_free (self->texts[i], TRUE);
    }

  return good;
}

static gboolean
write_list (const Writer *self,
            const char *name,
            guint n,
            BuildFunc build)
{
  g_autofree char *head = g_strdup_printf (",\n\"%s\": [", name);
  Round round = { self, build };

  if (!write_text (self, head))
    return FALSE;

  for (; round.first < n; round.first += ROUND)
    if (!write_round (&round, MIN (n - round.first, ROUND)))
      return FALSE;

  return write_text (self, "]");
}

static gboolean
write_document (const Writer *self)
{
  const HearsayAnalysis *analysis = self->analysis;

  return write_text (self, "{\"format\": \"hearsay-analysis\", \"version\": 1") &&
         write_list (self, "articles", analysis->corpus->articles->len, build_article) &&
         write_list (self, "entities", analysis->entities->len, build_entity) &&
         write_list (self, "quotes", analysis->quotes->len, build_quote) &&
         write_list (self, "utterances", analysis->utterances->len, build_utterance) &&
         write_list (self, "reuse", analysis->reuse->len, build_reuse) &&
         write_list (self, "descents", analysis->descents->len, build_descent) &&
         write_list (self, "origins", self->origins->len, build_origin) && write_text (self, "}\n");
}

/**
 * hearsay_analysis_write_json:
 * @jobs: how many threads work; the bytes do not depend on it
 * @stream: where the document goes; it is not closed
 * @error: return location for an error of @stream
 *
 * Writes the `hearsay-analysis` document: offsets in code points, members in a
 * fixed order, the same bytes for the same analysis.
 */
gboolean
hearsay_analysis_write_json (const HearsayAnalysis *self,
                             guint jobs,
                             GOutputStream *stream,
                             GCancellable *cancellable,
                             GError **error)
{
  guint n = self->corpus->articles->len;
  g_autofree HearsayOffsets **offsets = g_new0 (HearsayOffsets *, n + 1);
  g_autoptr (GArray) origins = find_origins (self);
  Writer writer = { self, jobs, stream, cancellable, error, offsets, NULL, NULL, origins };
  gboolean good = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const HearsayArticle *article = hearsay_corpus_get (self->corpus, i);

      offsets[i] = hearsay_offsets_new (article->text, article->length);
    }

  group_mentions (&writer);
  good = write_document (&writer);

  g_free (writer.mentions);
  g_free (writer.mention_starts);
  for (guint i = 0; i < n; i++)
    hearsay_offsets_free (offsets[i]);

  return good;
}
