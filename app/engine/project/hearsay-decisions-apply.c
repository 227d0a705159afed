/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions-private.h"

#include <string.h>

#include "hearsay-json.h"
#include "hearsay-text.h"

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

  found = _hearsay_overlay_find (self->utterances, hearsay_json_get_string (reference, "id"));
  if (found >= 0 && hearsay_analysis_get_utterance (self->analysis, found)->quotes->len > 0)
    return found;

  quote = find_quote (self, record, member);

  return quote >= 0 ? hearsay_analysis_get_quote (self->analysis, quote)->utterance : HEARSAY_NONE;
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

static void
set_speaker (HearsayOverlay *self,
             HearsayQuote *quote,
             const char *name,
             HearsaySourceType type)
{
  g_free (quote->speaker);
  quote->speaker = g_strdup (name);
  quote->speaker_entity = _hearsay_overlay_find_name (self, name);
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

  if (reference == NULL || !_hearsay_overlay_resolve (self, reference, &article, &span))
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
  _hearsay_overlay_add (self->quotes, quote.id, index);
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

static const HearsayApplyFunc apply_funcs[] = {
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
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer project)
{
  JsonObject *one = hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, *(const char *const *) a);
  JsonObject *two = hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, *(const char *const *) b);
  gint64 first = hearsay_json_get_int (one, "sequence", 0);
  gint64 second = hearsay_json_get_int (two, "sequence", 0);

  if (first != second)
    return first < second ? -1 : 1;

  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
ids_in_sequence (HearsayProject *project)
{
  GPtrArray *ids = hearsay_project_list_ids (project, HEARSAY_TABLE_DECISIONS);

  g_ptr_array_sort_with_data (ids, compare_ids, project);

  return ids;
}

static gboolean
apply_record (HearsayOverlay *self,
              JsonObject *record)
{
  HearsayDecisionType type = 0;

  if (!_hearsay_decision_type_from_string (hearsay_json_get_string (record, "type"), &type))
    return FALSE;

  return type <= HEARSAY_DECISION_LAST_ABOUT_NAMES ? _hearsay_decision_name_funcs[type](self, record) : apply_funcs[type](self, record);
}

static gboolean
is_about_names (JsonObject *record)
{
  HearsayDecisionType type = 0;

  return _hearsay_decision_type_from_string (hearsay_json_get_string (record, "type"), &type) && type <= HEARSAY_DECISION_LAST_ABOUT_NAMES;
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
  g_autoptr (GArray) rules = NULL;

  return hearsay_decisions_apply_rules (project, suggested, n_orphans, &rules);
}

/**
 * hearsay_decisions_apply_rules:
 * @n_orphans: (out) (optional): as above
 * @rules: (out) (transfer full) (element-type HearsayRule): what is decided about
 *   names, the first decision first
 *
 * Lays the decisions over, and tells what each of those about names comes to.
 *
 * Returns: (transfer full): what is to be shown
 */
HearsayAnalysis *
hearsay_decisions_apply_rules (HearsayProject *project,
                               const HearsayAnalysis *suggested,
                               guint *n_orphans,
                               GArray **rules)
{
  g_autoptr (GPtrArray) ids = ids_in_sequence (project);
  HearsayOverlay overlay;
  guint orphans = 0;

  if (ids->len == 0)
    {
      /* The forms of all names are not numbered before there is a use for them. */
      if (n_orphans != NULL)
        *n_orphans = 0;
      *rules = g_array_new (FALSE, FALSE, sizeof (HearsayRule));
      return hearsay_analysis_copy (suggested);
    }

  _hearsay_overlay_init (&overlay, project, suggested);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, id);

      overlay.about = HEARSAY_NONE;
      overlay.n_reached = 0;
      if (!apply_record (&overlay, record))
        orphans++;

      if (is_about_names (record))
        {
          HearsayRule rule = { g_strdup (id), overlay.about, overlay.n_reached };

          g_array_append_val (overlay.rules, rule);
        }
    }
  _hearsay_overlay_finish (&overlay);
  _hearsay_overlay_clear (&overlay);

  if (n_orphans != NULL)
    *n_orphans = orphans;
  *rules = overlay.rules;

  return overlay.analysis;
}
