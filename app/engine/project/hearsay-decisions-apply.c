/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions-private.h"

#include <string.h>

#include "hearsay-json.h"
#include "hearsay-text.h"

typedef gboolean (*ApplyFunc) (HearsayOverlay *self,
                               JsonObject *record);

static GHashTable *
index_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
index_add (GHashTable *table,
           const char *id,
           guint index)
{
  g_hash_table_insert (table, g_strdup (id), GUINT_TO_POINTER (index + 1));
}

static int
index_find (GHashTable *table,
            const char *id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (table, id)) - 1;
}

static void
index_all (HearsayOverlay *self)
{
  for (guint i = 0; i < self->analysis->entities->len; i++)
    {
      int none = HEARSAY_NONE;

      index_add (self->entities, hearsay_analysis_get_entity (self->analysis, i)->id, i);
      g_array_append_val (self->merged, none);
    }

  for (guint i = 0; i < self->analysis->quotes->len; i++)
    index_add (self->quotes, hearsay_analysis_get_quote (self->analysis, i)->id, i);
  for (guint i = 0; i < self->analysis->utterances->len; i++)
    index_add (self->utterances, hearsay_analysis_get_utterance (self->analysis, i)->id, i);
}

/* An entity that was merged away is the one it was merged into. */
static int
follow (const HearsayOverlay *self,
        int entity)
{
  while (entity >= 0 && g_array_index (self->merged, int, entity) >= 0)
    entity = g_array_index (self->merged, int, entity);

  return entity;
}

static gboolean
resolve_anchor (HearsayOverlay *self,
                JsonObject *reference,
                int *article,
                HearsaySpan *span)
{
  return hearsay_anchors_resolve (self->anchors, hearsay_json_get_object (reference, "anchor"), article, span);
}

static int
find_entity (HearsayOverlay *self,
             JsonObject *record,
             const char *member)
{
  JsonObject *reference = hearsay_json_get_object (record, member);
  int article = -1;
  HearsaySpan span = HEARSAY_SPAN_NONE;
  int found = HEARSAY_NONE;
  guint first = 0;
  guint last = 0;

  if (reference == NULL)
    return HEARSAY_NONE;

  found = follow (self, index_find (self->entities, hearsay_json_get_string (reference, "id")));
  if (found >= 0 || !resolve_anchor (self, reference, &article, &span))
    return found;

  hearsay_analysis_get_article_mentions (self->analysis, article, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, i);

      if (mention->entity >= 0 && hearsay_span_overlaps (mention->span, span))
        return follow (self, mention->entity);
    }

  return HEARSAY_NONE;
}

static int
find_quote (HearsayOverlay *self,
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

  found = index_find (self->quotes, hearsay_json_get_string (reference, "id"));
  if (found >= 0 || !resolve_anchor (self, reference, &article, &span))
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

static int
find_utterance (HearsayOverlay *self,
                JsonObject *record,
                const char *member)
{
  JsonObject *reference = hearsay_json_get_object (record, member);
  int found = HEARSAY_NONE;
  int quote = HEARSAY_NONE;

  if (reference == NULL)
    return HEARSAY_NONE;

  found = index_find (self->utterances, hearsay_json_get_string (reference, "id"));
  if (found >= 0 && hearsay_analysis_get_utterance (self->analysis, found)->quotes->len > 0)
    return found;

  quote = find_quote (self, record, member);

  return quote >= 0 ? hearsay_analysis_get_quote (self->analysis, quote)->utterance : HEARSAY_NONE;
}

static gboolean
set_entity_standing (HearsayOverlay *self,
                     JsonObject *record,
                     HearsayStanding standing)
{
  int index = find_entity (self, record, "subject");

  if (index < 0)
    return FALSE;

  hearsay_analysis_get_entity (self->analysis, index)->standing = standing;

  return TRUE;
}

static gboolean
confirm_entity (HearsayOverlay *self,
                JsonObject *record)
{
  return set_entity_standing (self, record, HEARSAY_STANDING_CONFIRMED);
}

static gboolean
reject_entity (HearsayOverlay *self,
               JsonObject *record)
{
  return set_entity_standing (self, record, HEARSAY_STANDING_REJECTED);
}

/* Speakers and hops are shown by their entity's name, so they follow it. */
static void
rename_speakers (HearsayOverlay *self,
                 int from,
                 int to)
{
  const char *name = hearsay_analysis_get_entity (self->analysis, to)->name;

  for (guint i = 0; i < self->analysis->quotes->len; i++)
    {
      HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, i);

      if (quote->speaker_entity == from)
        {
          quote->speaker_entity = to;
          g_free (quote->speaker);
          quote->speaker = g_strdup (name);
        }

      for (guint j = 0; j < quote->chain->len; j++)
        {
          HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, j);

          if (hop->entity != from)
            continue;
          hop->entity = to;
          g_free (hop->name);
          hop->name = g_strdup (name);
        }
    }

  for (guint i = 0; i < self->analysis->utterances->len; i++)
    {
      HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->analysis, i);

      if (utterance->speaker_entity != from)
        continue;
      utterance->speaker_entity = to;
      g_free (utterance->speaker);
      utterance->speaker = g_strdup (name);
    }
}

static gboolean
rename_entity (HearsayOverlay *self,
               JsonObject *record)
{
  int index = find_entity (self, record, "subject");
  const char *name = hearsay_json_get_string (record, "value");
  HearsayEntity *entity = NULL;

  if (index < 0 || *name == '\0')
    return FALSE;

  entity = hearsay_analysis_get_entity (self->analysis, index);
  g_free (entity->name);
  entity->name = g_strdup (name);
  entity->standing = HEARSAY_STANDING_CORRECTED;
  rename_speakers (self, index, index);

  return TRUE;
}

static gboolean
change_kind (HearsayOverlay *self,
             JsonObject *record)
{
  int index = find_entity (self, record, "subject");
  HearsayEntityKind kind = HEARSAY_ENTITY_OTHER;
  HearsayEntity *entity = NULL;

  if (index < 0 || !hearsay_entity_kind_from_string (hearsay_json_get_string (record, "value"), &kind))
    return FALSE;

  entity = hearsay_analysis_get_entity (self->analysis, index);
  entity->kind = kind;
  entity->standing = HEARSAY_STANDING_CORRECTED;

  return TRUE;
}

static gboolean
merge_entities (HearsayOverlay *self,
                JsonObject *record)
{
  int from = find_entity (self, record, "subject");
  int into = find_entity (self, record, "object");

  if (from < 0 || into < 0)
    return FALSE;
  if (from == into)
    return TRUE; /* the engine has come to see it the same way */

  for (guint i = 0; i < self->analysis->mentions->len; i++)
    {
      HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, i);

      if (mention->entity == from)
        mention->entity = into;
    }

  rename_speakers (self, from, into);
  g_array_index (self->merged, int, from) = into;
  hearsay_analysis_get_entity (self->analysis, into)->standing = HEARSAY_STANDING_CORRECTED;

  return TRUE;
}

static gboolean
is_form (HearsayOverlay *self,
         const HearsayMention *mention,
         const char *form)
{
  g_autofree char *text = hearsay_text_squeeze (hearsay_corpus_get (self->analysis->corpus, mention->article)->text, mention->span);

  return strcmp (text, form) == 0;
}

static guint
add_entity (HearsayOverlay *self,
            const HearsayEntity *like,
            const char *form,
            const char *name)
{
  HearsayEntity entity = *like;
  guint index = self->analysis->entities->len;
  int none = HEARSAY_NONE;

  entity.id = hearsay_stable_id ("split", like->id, form, NULL);
  entity.name = g_strdup (name);
  entity.standing = HEARSAY_STANDING_CORRECTED;
  index_add (self->entities, entity.id, index);
  g_array_append_val (self->analysis->entities, entity);
  g_array_append_val (self->merged, none);

  return index;
}

/* A quote whose source names the part that was split off was said by that part. */
static void
move_speakers (HearsayOverlay *self,
               int from,
               guint to)
{
  for (guint i = 0; i < self->analysis->mentions->len; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, i);

      if (mention->entity != (int) to)
        continue;

      for (guint j = 0; j < self->analysis->quotes->len; j++)
        {
          HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, j);

          if (quote->article != mention->article || quote->speaker_entity != from || !hearsay_span_overlaps (quote->source, mention->span))
            continue;

          quote->speaker_entity = to;
          g_free (quote->speaker);
          quote->speaker = g_strdup (hearsay_analysis_get_entity (self->analysis, to)->name);
        }
    }
}

static gboolean
split_entity (HearsayOverlay *self,
              JsonObject *record)
{
  int from = find_entity (self, record, "subject");
  const char *form = hearsay_json_get_string (record, "form");
  const char *name = hearsay_json_get_string (record, "value");
  int part = HEARSAY_NONE;

  if (from < 0)
    return FALSE;

  for (guint i = 0; i < self->analysis->mentions->len; i++)
    {
      HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, i);

      if (mention->entity != from || !is_form (self, mention, form))
        continue;

      if (part < 0)
        {
          /* A copy, because the array may move. */
          HearsayEntity like = *hearsay_analysis_get_entity (self->analysis, from);

          part = add_entity (self, &like, form, *name != '\0' ? name : form);
        }
      mention->entity = part;
      mention->is_variant = FALSE;
    }

  if (part < 0)
    return FALSE;

  move_speakers (self, from, part);
  hearsay_analysis_get_entity (self->analysis, from)->standing = HEARSAY_STANDING_CORRECTED;

  return TRUE;
}

static gboolean
confirm_quote (HearsayOverlay *self,
               JsonObject *record)
{
  int index = find_quote (self, record, "subject");

  if (index < 0)
    return FALSE;

  hearsay_analysis_get_quote (self->analysis, index)->standing = HEARSAY_STANDING_CONFIRMED;

  return TRUE;
}

static gboolean
reject_quote (HearsayOverlay *self,
              JsonObject *record)
{
  int index = find_quote (self, record, "subject");

  if (index < 0)
    return FALSE;

  hearsay_analysis_get_quote (self->analysis, index)->standing = HEARSAY_STANDING_REJECTED;
  _hearsay_overlay_move_quote (self, index, HEARSAY_NONE);

  return TRUE;
}

static int
find_entity_by_name (const HearsayAnalysis *analysis,
                     const char *name)
{
  for (guint i = 0; i < analysis->entities->len; i++)
    if (strcmp (hearsay_analysis_get_entity (analysis, i)->name, name) == 0)
      return i;

  return HEARSAY_NONE;
}

static void
set_speaker (HearsayOverlay *self,
             HearsayQuote *quote,
             const char *name,
             HearsaySourceType type)
{
  g_free (quote->speaker);
  quote->speaker = g_strdup (name);
  quote->speaker_entity = follow (self, find_entity_by_name (self->analysis, name));
  quote->source_type = type;

  for (guint i = 0; i < quote->chain->len; i++)
    {
      HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, i);

      if (hop->role != HEARSAY_ROLE_SPEAKER)
        continue;
      g_free (hop->name);
      hop->name = g_strdup (name);
      hop->entity = quote->speaker_entity;
    }
}

static gboolean
correct_speaker (HearsayOverlay *self,
                 JsonObject *record)
{
  int index = find_quote (self, record, "subject");
  HearsayQuote *quote = NULL;
  HearsaySourceType type = HEARSAY_SOURCE_UNKNOWN;

  if (index < 0)
    return FALSE;

  hearsay_source_type_from_string (hearsay_json_get_string (record, "kind"), &type);
  quote = hearsay_analysis_get_quote (self->analysis, index);
  set_speaker (self, quote, hearsay_json_get_string (record, "value"), type);
  quote->standing = HEARSAY_STANDING_CORRECTED;

  if (quote->utterance >= 0)
    g_hash_table_add (self->touched, GINT_TO_POINTER (quote->utterance + 1));

  return TRUE;
}

static HearsayQuoteKind
kind_from_marks (const char *text,
                 HearsaySpan span)
{
  gunichar before = span.start > 0 ? g_utf8_get_char (g_utf8_prev_char (text + span.start)) : 0;

  switch (before)
    {
    case '"':
    case '\'':
    case 0x2018:
    case 0x201C:
    case 0x201E:
    case 0xAB:
      return HEARSAY_QUOTE_DIRECT;

    default:
      return HEARSAY_QUOTE_INDIRECT;
    }
}

static gboolean
add_quote (HearsayOverlay *self,
           JsonObject *record)
{
  JsonObject *reference = hearsay_json_get_object (record, "subject");
  const char *speaker = hearsay_json_get_string (record, "value");
  HearsayQuote quote;
  HearsaySpan span = HEARSAY_SPAN_NONE;
  int article = -1;
  guint index = self->analysis->quotes->len;

  if (reference == NULL || !resolve_anchor (self, reference, &article, &span))
    return FALSE;

  hearsay_quote_init (&quote, article);
  g_free (quote.id);
  quote.id = g_strdup (hearsay_json_get_string (reference, "id"));
  quote.kind = kind_from_marks (hearsay_corpus_get (self->analysis->corpus, article)->text, span);
  quote.standing = HEARSAY_STANDING_CONFIRMED;
  quote.confidence = 100;
  quote.reason = "marked by the analyst";
  g_array_append_val (quote.content, span);
  set_speaker (self, &quote, speaker, *speaker != '\0' ? HEARSAY_SOURCE_NAMED : HEARSAY_SOURCE_UNKNOWN);
  index_add (self->quotes, quote.id, index);
  g_array_append_val (self->analysis->quotes, quote);
  _hearsay_overlay_move_quote (self, index, HEARSAY_NONE);

  return TRUE;
}

static gboolean
confirm_utterance (HearsayOverlay *self,
                   JsonObject *record)
{
  int index = find_utterance (self, record, "subject");

  if (index < 0)
    return FALSE;

  hearsay_analysis_get_utterance (self->analysis, index)->standing = HEARSAY_STANDING_CONFIRMED;

  return TRUE;
}

static gboolean
reject_utterance (HearsayOverlay *self,
                  JsonObject *record)
{
  int index = find_utterance (self, record, "subject");

  if (index < 0)
    return FALSE;

  while (hearsay_analysis_get_utterance (self->analysis, index)->quotes->len > 1)
    {
      const GArray *quotes = hearsay_analysis_get_utterance (self->analysis, index)->quotes;

      _hearsay_overlay_move_quote (self, g_array_index (quotes, guint32, quotes->len - 1), HEARSAY_NONE);
    }

  return TRUE;
}

static gboolean
separate_quote (HearsayOverlay *self,
                JsonObject *record)
{
  int index = find_quote (self, record, "subject");

  if (index < 0)
    return FALSE;

  _hearsay_overlay_move_quote (self, index, HEARSAY_NONE);

  return TRUE;
}

static gboolean
join_utterances (HearsayOverlay *self,
                 JsonObject *record)
{
  int from = find_utterance (self, record, "subject");
  int into = find_utterance (self, record, "object");

  if (from < 0 || into < 0)
    return FALSE;

  while (from != into && hearsay_analysis_get_utterance (self->analysis, from)->quotes->len > 0)
    _hearsay_overlay_move_quote (self, g_array_index (hearsay_analysis_get_utterance (self->analysis, from)->quotes, guint32, 0), into);
  hearsay_analysis_get_utterance (self->analysis, into)->standing = HEARSAY_STANDING_CORRECTED;

  return TRUE;
}

static const ApplyFunc apply_funcs[] = {
  [HEARSAY_DECISION_ENTITY_CONFIRM] = confirm_entity,
  [HEARSAY_DECISION_ENTITY_REJECT] = reject_entity,
  [HEARSAY_DECISION_ENTITY_RENAME] = rename_entity,
  [HEARSAY_DECISION_ENTITY_KIND] = change_kind,
  [HEARSAY_DECISION_ENTITY_MERGE] = merge_entities,
  [HEARSAY_DECISION_ENTITY_SPLIT] = split_entity,
  [HEARSAY_DECISION_QUOTE_CONFIRM] = confirm_quote,
  [HEARSAY_DECISION_QUOTE_REJECT] = reject_quote,
  [HEARSAY_DECISION_QUOTE_SPEAKER] = correct_speaker,
  [HEARSAY_DECISION_QUOTE_ADD] = add_quote,
  [HEARSAY_DECISION_UTTERANCE_CONFIRM] = confirm_utterance,
  [HEARSAY_DECISION_UTTERANCE_REJECT] = reject_utterance,
  [HEARSAY_DECISION_UTTERANCE_SEPARATE] = separate_quote,
  [HEARSAY_DECISION_UTTERANCE_JOIN] = join_utterances,
};

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  gint64 one = hearsay_json_get_int (*(JsonObject *const *) a, "sequence", 0);
  gint64 two = hearsay_json_get_int (*(JsonObject *const *) b, "sequence", 0);

  return one < two ? -1 : one > two;
}

static GPtrArray *
records_in_sequence (HearsayProject *project)
{
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (project, HEARSAY_TABLE_DECISIONS);
  GPtrArray *records = g_ptr_array_sized_new (ids->len);

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (records, hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, i)));
  g_ptr_array_sort (records, compare_records);

  return records;
}

static gboolean
apply_record (HearsayOverlay *self,
              JsonObject *record)
{
  HearsayDecisionType type = 0;

  return _hearsay_decision_type_from_string (hearsay_json_get_string (record, "type"), &type) && apply_funcs[type](self, record);
}

/**
 * hearsay_decisions_apply:
 * @suggested: what the engine found
 * @n_orphans: (out) (optional): decisions that found nothing to be about; they
 *   stay in the project
 *
 * Lays the project's decisions, in the order they were made, over the engine's
 * suggestions.
 *
 * Returns: (transfer full): what is to be shown
 */
HearsayAnalysis *
hearsay_decisions_apply (HearsayProject *project,
                         const HearsayAnalysis *suggested,
                         guint *n_orphans)
{
  g_autoptr (GPtrArray) records = records_in_sequence (project);
  HearsayOverlay overlay = {
    .analysis = hearsay_analysis_copy (suggested),
    .anchors = hearsay_anchors_new (suggested->corpus),
    .entities = index_new (),
    .quotes = index_new (),
    .utterances = index_new (),
    .merged = g_array_new (FALSE, FALSE, sizeof (int)),
    .touched = g_hash_table_new (NULL, NULL),
  };
  guint orphans = 0;

  index_all (&overlay);
  for (guint i = 0; i < records->len; i++)
    if (!apply_record (&overlay, g_ptr_array_index (records, i)))
      orphans++;
  _hearsay_overlay_finish (&overlay);

  if (n_orphans != NULL)
    *n_orphans = orphans;

  hearsay_anchors_free (overlay.anchors);
  g_hash_table_unref (overlay.entities);
  g_hash_table_unref (overlay.quotes);
  g_hash_table_unref (overlay.utterances);
  g_array_unref (overlay.merged);
  g_hash_table_unref (overlay.touched);

  return overlay.analysis;
}
