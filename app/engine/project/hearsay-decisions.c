/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-json.h"
#include "hearsay-text.h"

static const char *const type_names[] = {
  "entity-confirm",
  "entity-reject",
  "entity-rename",
  "entity-kind",
  "entity-merge",
  "entity-split",
  "quote-confirm",
  "quote-reject",
  "quote-speaker",
  "quote-add",
  "utterance-confirm",
  "utterance-reject",
  "utterance-separate",
  "utterance-join",
};

/* A decision being made. */
typedef struct
{
  HearsayProject *project;
  const HearsayAnalysis *shown;
  HearsayAnchors *anchors;
  JsonObject *record;
} Decision;

const char *
_hearsay_decision_type_to_string (HearsayDecisionType type)
{
  return type_names[type];
}

gboolean
_hearsay_decision_type_from_string (const char *string,
                                    HearsayDecisionType *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (strcmp (type_names[i], string) == 0)
      {
        *type = i;
        return TRUE;
      }

  return FALSE;
}

static gint64
next_sequence (HearsayProject *project)
{
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (project, HEARSAY_TABLE_DECISIONS);
  gint64 last = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, i));

      last = MAX (last, hearsay_json_get_int (record, "sequence", 0));
    }

  return last + 1;
}

static Decision
begin (HearsayProject *project,
       const HearsayAnalysis *shown,
       HearsayDecisionType type)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *made = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  Decision decision = { project, shown, hearsay_anchors_new (shown->corpus), json_object_new () };

  json_object_set_int_member (decision.record, "sequence", next_sequence (project));
  json_object_set_string_member (decision.record, "made", made);
  json_object_set_string_member (decision.record, "type", type_names[type]);

  return decision;
}

static gboolean
finish (Decision *decision,
        const char *label)
{
  HearsayCommand *command = hearsay_command_new (label);
  g_autofree char *id = hearsay_project_make_id (decision->project);

  hearsay_command_put (command, HEARSAY_TABLE_DECISIONS, id, decision->record);
  hearsay_anchors_free (decision->anchors);

  return hearsay_project_run (decision->project, command);
}

static JsonObject *
make_reference (Decision *decision,
                const char *id,
                guint article,
                HearsaySpan span)
{
  JsonObject *reference = json_object_new ();

  json_object_set_string_member (reference, "id", id);
  if (!hearsay_span_is_empty (span))
    json_object_set_object_member (reference, "anchor", hearsay_anchors_make (decision->anchors, article, span));

  return reference;
}

static void
refer_to_entity (Decision *decision,
                 const char *member,
                 guint index)
{
  const HearsayEntity *entity = hearsay_analysis_get_entity (decision->shown, index);
  JsonObject *reference = NULL;
  guint i = 0;

  while (i < decision->shown->mentions->len && hearsay_analysis_get_mention (decision->shown, i)->entity != (int) index)
    i++;

  if (i < decision->shown->mentions->len)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (decision->shown, i);

      reference = make_reference (decision, entity->id, mention->article, mention->span);
    }
  else
    reference = make_reference (decision, entity->id, 0, HEARSAY_SPAN_NONE);

  json_object_set_string_member (reference, "name", entity->name);
  json_object_set_object_member (decision->record, member, reference);
}

static void
refer_to_quote (Decision *decision,
                const char *member,
                guint index)
{
  const HearsayQuote *quote = hearsay_analysis_get_quote (decision->shown, index);

  json_object_set_object_member (decision->record, member,
                                 make_reference (decision, quote->id, quote->article, hearsay_quote_get_span (quote)));
}

static void
refer_to_utterance (Decision *decision,
                    const char *member,
                    guint index)
{
  const HearsayUtterance *utterance = hearsay_analysis_get_utterance (decision->shown, index);
  const HearsayQuote *quote = hearsay_analysis_get_quote (decision->shown, g_array_index (utterance->quotes, guint32, 0));

  json_object_set_object_member (decision->record, member,
                                 make_reference (decision, utterance->id, quote->article, hearsay_quote_get_span (quote)));
}

static const char *
entity_name (const HearsayAnalysis *shown,
             guint entity)
{
  return hearsay_analysis_get_entity (shown, entity)->name;
}

static gboolean
decide_entity (HearsayProject *project,
               const HearsayAnalysis *shown,
               guint entity,
               HearsayDecisionType type,
               const char *label)
{
  Decision decision = begin (project, shown, type);

  refer_to_entity (&decision, "subject", entity);

  return finish (&decision, label);
}

gboolean
hearsay_decide_entity_confirm (HearsayProject *project,
                               const HearsayAnalysis *shown,
                               guint entity)
{
  g_autofree char *label = NULL;

  if (hearsay_analysis_get_entity (shown, entity)->standing == HEARSAY_STANDING_CONFIRMED)
    return FALSE;

  /* Translators: the name of an undo step; %s is a name. */
  label = g_strdup_printf (_ ("Confirm %s"), entity_name (shown, entity));
  return decide_entity (project, shown, entity, HEARSAY_DECISION_ENTITY_CONFIRM, label);
}

gboolean
hearsay_decide_entity_reject (HearsayProject *project,
                              const HearsayAnalysis *shown,
                              guint entity)
{
  g_autofree char *label = NULL;

  if (hearsay_analysis_get_entity (shown, entity)->standing == HEARSAY_STANDING_REJECTED)
    return FALSE;

  /* Translators: the name of an undo step; %s is a name. */
  label = g_strdup_printf (_ ("Reject %s"), entity_name (shown, entity));
  return decide_entity (project, shown, entity, HEARSAY_DECISION_ENTITY_REJECT, label);
}

gboolean
hearsay_decide_entity_rename (HearsayProject *project,
                              const HearsayAnalysis *shown,
                              guint entity,
                              const char *name)
{
  Decision decision;
  g_autofree char *label = NULL;

  if (*name == '\0' || strcmp (entity_name (shown, entity), name) == 0)
    return FALSE;

  /* Translators: the name of an undo step; both are names. */
  label = g_strdup_printf (_ ("Rename %s to %s"), entity_name (shown, entity), name);
  decision = begin (project, shown, HEARSAY_DECISION_ENTITY_RENAME);
  refer_to_entity (&decision, "subject", entity);
  json_object_set_string_member (decision.record, "value", name);

  return finish (&decision, label);
}

gboolean
hearsay_decide_entity_kind (HearsayProject *project,
                            const HearsayAnalysis *shown,
                            guint entity,
                            HearsayEntityKind kind)
{
  Decision decision;
  g_autofree char *label = NULL;

  if (hearsay_analysis_get_entity (shown, entity)->kind == kind)
    return FALSE;

  /* Translators: the name of an undo step; %s is a name. */
  label = g_strdup_printf (_ ("Change kind of %s"), entity_name (shown, entity));
  decision = begin (project, shown, HEARSAY_DECISION_ENTITY_KIND);
  refer_to_entity (&decision, "subject", entity);
  json_object_set_string_member (decision.record, "value", hearsay_entity_kind_to_string (kind));

  return finish (&decision, label);
}

/**
 * hearsay_decide_entity_merge:
 * @entity: goes
 * @into: stays, and gets the mentions
 */
gboolean
hearsay_decide_entity_merge (HearsayProject *project,
                             const HearsayAnalysis *shown,
                             guint entity,
                             guint into)
{
  Decision decision;
  g_autofree char *label = NULL;

  if (entity == into)
    return FALSE;

  /* Translators: the name of an undo step; both are names. */
  label = g_strdup_printf (_ ("Merge %s into %s"), entity_name (shown, entity), entity_name (shown, into));
  decision = begin (project, shown, HEARSAY_DECISION_ENTITY_MERGE);
  refer_to_entity (&decision, "subject", entity);
  refer_to_entity (&decision, "object", into);

  return finish (&decision, label);
}

/**
 * hearsay_decide_entity_split:
 * @form: the printed form that names somebody else
 * @name: (nullable): what the new entity is called; @form where %NULL
 */
gboolean
hearsay_decide_entity_split (HearsayProject *project,
                             const HearsayAnalysis *shown,
                             guint entity,
                             const char *form,
                             const char *name)
{
  Decision decision;
  g_autofree char *label = NULL;

  if (*form == '\0')
    return FALSE;

  /* Translators: the name of an undo step; both are names. */
  label = g_strdup_printf (_ ("Split %s from %s"), form, entity_name (shown, entity));
  decision = begin (project, shown, HEARSAY_DECISION_ENTITY_SPLIT);
  refer_to_entity (&decision, "subject", entity);
  json_object_set_string_member (decision.record, "form", form);
  json_object_set_string_member (decision.record, "value", name != NULL && *name != '\0' ? name : form);

  return finish (&decision, label);
}

gboolean
hearsay_decide_quote_confirm (HearsayProject *project,
                              const HearsayAnalysis *shown,
                              guint quote)
{
  Decision decision;

  if (hearsay_analysis_get_quote (shown, quote)->standing == HEARSAY_STANDING_CONFIRMED)
    return FALSE;

  decision = begin (project, shown, HEARSAY_DECISION_QUOTE_CONFIRM);
  refer_to_quote (&decision, "subject", quote);

  return finish (&decision, _ ("Confirm quotation"));
}

gboolean
hearsay_decide_quote_reject (HearsayProject *project,
                             const HearsayAnalysis *shown,
                             guint quote)
{
  Decision decision;

  if (hearsay_analysis_get_quote (shown, quote)->standing == HEARSAY_STANDING_REJECTED)
    return FALSE;

  decision = begin (project, shown, HEARSAY_DECISION_QUOTE_REJECT);
  refer_to_quote (&decision, "subject", quote);

  return finish (&decision, _ ("Reject quotation"));
}

/**
 * hearsay_decide_quote_speaker:
 * @speaker: a name or a description; "" for nobody known. The entity of that
 *   name becomes the speaker
 */
gboolean
hearsay_decide_quote_speaker (HearsayProject *project,
                              const HearsayAnalysis *shown,
                              guint quote,
                              const char *speaker,
                              HearsaySourceType type)
{
  const HearsayQuote *known = hearsay_analysis_get_quote (shown, quote);
  Decision decision;

  if (strcmp (known->speaker, speaker) == 0 && known->source_type == type && known->standing != HEARSAY_STANDING_SUGGESTED)
    return FALSE;

  decision = begin (project, shown, HEARSAY_DECISION_QUOTE_SPEAKER);
  refer_to_quote (&decision, "subject", quote);
  json_object_set_string_member (decision.record, "value", speaker);
  json_object_set_string_member (decision.record, "kind", hearsay_source_type_to_string (type));

  return finish (&decision, _ ("Correct speaker"));
}

/**
 * hearsay_decide_quote_add:
 * @span: the words, bytes
 * @speaker: "" for nobody known
 */
gboolean
hearsay_decide_quote_add (HearsayProject *project,
                          const HearsayAnalysis *shown,
                          guint article,
                          HearsaySpan span,
                          const char *speaker)
{
  Decision decision;
  g_autofree char *id = NULL;

  if (hearsay_span_is_empty (span))
    return FALSE;

  id = hearsay_project_make_id (project);
  decision = begin (project, shown, HEARSAY_DECISION_QUOTE_ADD);
  json_object_set_object_member (decision.record, "subject", make_reference (&decision, id, article, span));
  json_object_set_string_member (decision.record, "value", speaker);

  return finish (&decision, _ ("Mark quotation"));
}

static gboolean
decide_utterance (HearsayProject *project,
                  const HearsayAnalysis *shown,
                  guint utterance,
                  HearsayDecisionType type,
                  const char *label)
{
  Decision decision = begin (project, shown, type);

  refer_to_utterance (&decision, "subject", utterance);

  return finish (&decision, label);
}

gboolean
hearsay_decide_utterance_confirm (HearsayProject *project,
                                  const HearsayAnalysis *shown,
                                  guint utterance)
{
  if (hearsay_analysis_get_utterance (shown, utterance)->standing == HEARSAY_STANDING_CONFIRMED)
    return FALSE;

  return decide_utterance (project, shown, utterance, HEARSAY_DECISION_UTTERANCE_CONFIRM, _ ("Confirm grouping"));
}

/**
 * hearsay_decide_utterance_reject:
 *
 * Its quotes are not one thing said: each becomes an utterance of its own.
 */
gboolean
hearsay_decide_utterance_reject (HearsayProject *project,
                                 const HearsayAnalysis *shown,
                                 guint utterance)
{
  if (hearsay_analysis_get_utterance (shown, utterance)->quotes->len < 2)
    return FALSE;

  return decide_utterance (project, shown, utterance, HEARSAY_DECISION_UTTERANCE_REJECT, _ ("Reject grouping"));
}

/**
 * hearsay_decide_utterance_separate:
 *
 * The quote does not report what the others of its utterance do.
 */
gboolean
hearsay_decide_utterance_separate (HearsayProject *project,
                                   const HearsayAnalysis *shown,
                                   guint quote)
{
  int utterance = hearsay_analysis_get_quote (shown, quote)->utterance;
  Decision decision;

  if (utterance < 0 || hearsay_analysis_get_utterance (shown, utterance)->quotes->len < 2)
    return FALSE;

  decision = begin (project, shown, HEARSAY_DECISION_UTTERANCE_SEPARATE);
  refer_to_quote (&decision, "subject", quote);

  return finish (&decision, _ ("Separate quotation"));
}

/**
 * hearsay_decide_utterance_join:
 * @utterance: goes
 * @into: stays, and gets the quotes
 */
gboolean
hearsay_decide_utterance_join (HearsayProject *project,
                               const HearsayAnalysis *shown,
                               guint utterance,
                               guint into)
{
  Decision decision;

  if (utterance == into)
    return FALSE;

  decision = begin (project, shown, HEARSAY_DECISION_UTTERANCE_JOIN);
  refer_to_utterance (&decision, "subject", utterance);
  refer_to_utterance (&decision, "object", into);

  return finish (&decision, _ ("Join utterances"));
}

static void
count_standing (HearsayStanding standing,
                guint *n_decided,
                guint *n_suggested)
{
  if (standing == HEARSAY_STANDING_SUGGESTED)
    (*n_suggested)++;
  else
    (*n_decided)++;
}

/**
 * hearsay_decisions_count:
 * @n_decided: (out): entities, quotes and utterances the analyst has decided about
 * @n_suggested: (out): those still open
 */
void
hearsay_decisions_count (const HearsayAnalysis *shown,
                         guint *n_decided,
                         guint *n_suggested)
{
  *n_decided = 0;
  *n_suggested = 0;

  for (guint i = 0; i < shown->entities->len; i++)
    count_standing (hearsay_analysis_get_entity (shown, i)->standing, n_decided, n_suggested);
  for (guint i = 0; i < shown->quotes->len; i++)
    count_standing (hearsay_analysis_get_quote (shown, i)->standing, n_decided, n_suggested);
  for (guint i = 0; i < shown->utterances->len; i++)
    count_standing (hearsay_analysis_get_utterance (shown, i)->standing, n_decided, n_suggested);
}
