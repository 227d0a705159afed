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
  "mention-split",
  "mention-reject",
  "quote-confirm",
  "quote-reject",
  "quote-speaker",
  "quote-add",
  "quote-spans",
  "utterance-confirm",
  "utterance-reject",
  "utterance-separate",
  "utterance-join",
  "passage-mute",
  "article-source",
  "article-independent",
  "quote-source",
  "quote-independent",
};

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

gint64
_hearsay_decisions_next_sequence (HearsayProject *project)
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

HearsayDecision
_hearsay_decision_begin (HearsayProject *project,
                         const HearsayAnalysis *shown,
                         HearsayDecisionType type)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *made = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  HearsayDecision decision = { project, shown, hearsay_anchors_new (shown->corpus), json_object_new () };

  json_object_set_int_member (decision.record, "sequence", _hearsay_decisions_next_sequence (project));
  json_object_set_string_member (decision.record, "made", made);
  json_object_set_string_member (decision.record, "type", type_names[type]);

  return decision;
}

gboolean
_hearsay_decision_finish (HearsayDecision *decision,
                          const char *label)
{
  HearsayCommand *command = hearsay_command_new (label);
  g_autofree char *id = hearsay_project_make_id (decision->project);

  hearsay_command_put (command, HEARSAY_TABLE_DECISIONS, id, decision->record);
  hearsay_anchors_free (decision->anchors);

  return hearsay_project_run (decision->project, command);
}

static const char *
entity_name (const HearsayAnalysis *shown,
             guint entity)
{
  return hearsay_analysis_get_entity (shown, entity)->name;
}

JsonObject *
_hearsay_decision_make_reference (HearsayDecision *decision,
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

/* Forms that a merge decided earlier has brought: that decision covers them, and
 * takes them along when it is taken back. */
static void
remove_merged_forms (HearsayDecision *decision,
                     GHashTable *forms)
{
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (decision->project, HEARSAY_TABLE_DECISIONS);

  for (guint i = 0; i < ids->len; i++)
    {
      JsonObject *record = hearsay_project_get_record (decision->project, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, i));
      JsonObject *subject = hearsay_json_get_object (record, "subject");
      JsonArray *merged = subject != NULL ? hearsay_json_get_array (subject, "forms") : NULL;

      if (merged == NULL || strcmp (hearsay_json_get_string (record, "type"), type_names[HEARSAY_DECISION_ENTITY_MERGE]) != 0)
        continue;

      for (guint j = 0; j < json_array_get_length (merged); j++)
        {
          JsonNode *node = json_array_get_element (merged, j);

          if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
            g_hash_table_remove (forms, json_node_get_string (node));
        }
    }
}

/* Whether another entity, but for @also, is printed or called so too. */
static gboolean
is_shared (HearsayDecision *decision,
           const HearsayNameForms *forms,
           const char *form,
           guint entity,
           int also)
{
  const HearsayAnalysis *shown = decision->shown;
  guint n = 0;
  const guint32 *mentions = _hearsay_name_forms_list_mentions (forms, form, &n);

  for (guint i = 0; i < n; i++)
    {
      int other = hearsay_analysis_get_mention (shown, mentions[i])->entity;

      if (other >= 0 && other != (int) entity && other != also)
        return TRUE;
    }

  return FALSE;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The forms by which the entity can be told from others, sorted. */
static JsonArray *
list_forms (HearsayDecision *decision,
            guint entity,
            int also)
{
  const HearsayAnalysis *shown = decision->shown;
  const HearsayNameForms *forms = _hearsay_name_forms_get (decision->project, shown, TRUE);
  const char *name = hearsay_analysis_get_entity (shown, entity)->name;
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  JsonArray *array = json_array_new ();
  GHashTableIter iter;
  gpointer form = NULL;

  for (guint i = 0; i < shown->mentions->len; i++)
    if (hearsay_analysis_get_mention (shown, i)->entity == (int) entity)
      {
        form = (gpointer) _hearsay_name_forms_of_mention (forms, i);
        if (!g_hash_table_contains (own, form))
          g_hash_table_add (own, g_strdup (form));
      }

  remove_merged_forms (decision, own);
  g_hash_table_add (own, hearsay_text_fold (name, strlen (name)));

  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &form, NULL))
    if (*(const char *) form != '\0' && !is_shared (decision, forms, form, entity, also))
      g_ptr_array_add (sorted, form);
  g_ptr_array_sort (sorted, compare_strings);

  for (guint i = 0; i < sorted->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (sorted, i));

  return array;
}

static JsonObject *
refer_to (HearsayDecision *decision,
          guint index,
          int also)
{
  const HearsayEntity *entity = hearsay_analysis_get_entity (decision->shown, index);
  JsonObject *reference = NULL;
  guint i = 0;

  while (i < decision->shown->mentions->len && hearsay_analysis_get_mention (decision->shown, i)->entity != (int) index)
    i++;

  if (i < decision->shown->mentions->len)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (decision->shown, i);

      reference = _hearsay_decision_make_reference (decision, entity->id, mention->article, mention->span);
    }
  else
    reference = _hearsay_decision_make_reference (decision, entity->id, 0, HEARSAY_SPAN_NONE);

  json_object_set_string_member (reference, "name", entity->name);
  json_object_set_string_member (reference, "kind", hearsay_entity_kind_to_string (entity->kind));
  json_object_set_array_member (reference, "forms", list_forms (decision, index, also));

  return reference;
}

void
_hearsay_decision_refer_to_entity (HearsayDecision *decision,
                                   const char *member,
                                   guint index)
{
  json_object_set_object_member (decision->record, member, refer_to (decision, index, HEARSAY_NONE));
}

static void
refer_to_utterance (HearsayDecision *decision,
                    const char *member,
                    guint index)
{
  const HearsayUtterance *utterance = hearsay_analysis_get_utterance (decision->shown, index);
  const HearsayQuote *quote = hearsay_analysis_get_quote (decision->shown, g_array_index (utterance->quotes, guint32, 0));

  json_object_set_object_member (decision->record, member,
                                 _hearsay_decision_make_reference (decision, utterance->id, quote->article, hearsay_quote_get_span (quote)));
}

static gboolean
decide_entity (HearsayProject *project,
               const HearsayAnalysis *shown,
               guint entity,
               HearsayDecisionType type,
               const char *label)
{
  HearsayDecision decision = _hearsay_decision_begin (project, shown, type);

  _hearsay_decision_refer_to_entity (&decision, "subject", entity);

  return _hearsay_decision_finish (&decision, label);
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
  HearsayDecision decision;
  g_autofree char *label = NULL;

  if (*name == '\0' || strcmp (entity_name (shown, entity), name) == 0)
    return FALSE;

  /* Translators: the name of an undo step; both are names. */
  label = g_strdup_printf (_ ("Rename %s to %s"), entity_name (shown, entity), name);
  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_ENTITY_RENAME);
  _hearsay_decision_refer_to_entity (&decision, "subject", entity);
  json_object_set_string_member (decision.record, "value", name);

  return _hearsay_decision_finish (&decision, label);
}

gboolean
hearsay_decide_entity_kind (HearsayProject *project,
                            const HearsayAnalysis *shown,
                            guint entity,
                            HearsayEntityKind kind)
{
  HearsayDecision decision;
  g_autofree char *label = NULL;

  if (hearsay_analysis_get_entity (shown, entity)->kind == kind)
    return FALSE;

  /* Translators: the name of an undo step; %s is a name. */
  label = g_strdup_printf (_ ("Change kind of %s"), entity_name (shown, entity));
  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_ENTITY_KIND);
  _hearsay_decision_refer_to_entity (&decision, "subject", entity);
  json_object_set_string_member (decision.record, "value", hearsay_entity_kind_to_string (kind));

  return _hearsay_decision_finish (&decision, label);
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
  HearsayDecision decision;
  g_autofree char *label = NULL;

  if (entity == into)
    return FALSE;

  /* Translators: the name of an undo step; both are names. */
  label = g_strdup_printf (_ ("Merge %s into %s"), entity_name (shown, entity), entity_name (shown, into));
  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_ENTITY_MERGE);
  json_object_set_object_member (decision.record, "subject", refer_to (&decision, entity, into));
  json_object_set_object_member (decision.record, "object", refer_to (&decision, into, entity));

  return _hearsay_decision_finish (&decision, label);
}

/* Whose a part that is split off is: an entity that is there, or a name. */
static void
refer_to_part (HearsayDecision *decision,
               int into,
               const char *name)
{
  if (into >= 0)
    _hearsay_decision_refer_to_entity (decision, "object", into);
  else
    json_object_set_string_member (decision->record, "value", name);
}

/**
 * hearsay_decide_entity_split:
 * @form: the printed form that names somebody else
 * @into: the entity it names, or -1
 * @name: (nullable): where that is -1, what the entity is called, a new one unless
 *   one is called so; @form where %NULL
 */
gboolean
hearsay_decide_entity_split (HearsayProject *project,
                             const HearsayAnalysis *shown,
                             guint entity,
                             const char *form,
                             int into,
                             const char *name)
{
  HearsayDecision decision;
  g_autofree char *label = NULL;

  if (*form == '\0' || into == (int) entity)
    return FALSE;

  /* Translators: the name of an undo step; both are names. */
  label = g_strdup_printf (_ ("Split %s from %s"), form, entity_name (shown, entity));
  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_ENTITY_SPLIT);
  _hearsay_decision_refer_to_entity (&decision, "subject", entity);
  json_object_set_string_member (decision.record, "form", form);
  refer_to_part (&decision, into, name != NULL && *name != '\0' ? name : form);

  return _hearsay_decision_finish (&decision, label);
}

static void
refer_to_mention (HearsayDecision *decision,
                  const HearsayMention *mention)
{
  JsonObject *reference = _hearsay_decision_make_reference (decision, hearsay_analysis_get_entity (decision->shown, mention->entity)->id,
                                                            mention->article, mention->span);

  json_object_set_string_member (reference, "name", entity_name (decision->shown, mention->entity));
  json_object_set_object_member (decision->record, "subject", reference);
}

/**
 * hearsay_decide_mention_split:
 * @mention: one that names somebody else, while others printed like it do not
 * @into: the entity it names, or -1
 * @name: where that is -1, what the entity is called
 */
gboolean
hearsay_decide_mention_split (HearsayProject *project,
                              const HearsayAnalysis *shown,
                              guint mention,
                              int into,
                              const char *name)
{
  const HearsayMention *known = hearsay_analysis_get_mention (shown, mention);
  HearsayDecision decision;
  g_autofree char *label = NULL;

  if (known->entity < 0 || into == known->entity || (into < 0 && *name == '\0'))
    return FALSE;

  /* Translators: the name of an undo step; both are names. */
  label = g_strdup_printf (_ ("One mention of %s is %s"), entity_name (shown, known->entity), into >= 0 ? entity_name (shown, into) : name);
  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_MENTION_SPLIT);
  refer_to_mention (&decision, known);
  refer_to_part (&decision, into, name);

  return _hearsay_decision_finish (&decision, label);
}

/**
 * hearsay_decide_mention_reject:
 * @mention: one that is no name, while others printed like it are
 */
gboolean
hearsay_decide_mention_reject (HearsayProject *project,
                               const HearsayAnalysis *shown,
                               guint mention)
{
  const HearsayMention *known = hearsay_analysis_get_mention (shown, mention);
  HearsayDecision decision;
  g_autofree char *label = NULL;

  if (known->entity < 0)
    return FALSE;

  /* Translators: the name of an undo step; %s is a name. */
  label = g_strdup_printf (_ ("Reject one mention of %s"), entity_name (shown, known->entity));
  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_MENTION_REJECT);
  refer_to_mention (&decision, known);

  return _hearsay_decision_finish (&decision, label);
}

static gboolean
decide_utterance (HearsayProject *project,
                  const HearsayAnalysis *shown,
                  guint utterance,
                  HearsayDecisionType type,
                  const char *label)
{
  HearsayDecision decision = _hearsay_decision_begin (project, shown, type);

  refer_to_utterance (&decision, "subject", utterance);

  return _hearsay_decision_finish (&decision, label);
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
  HearsayDecision decision;

  if (utterance < 0 || hearsay_analysis_get_utterance (shown, utterance)->quotes->len < 2)
    return FALSE;

  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_UTTERANCE_SEPARATE);
  _hearsay_decision_refer_to_quote (&decision, "subject", quote);

  return _hearsay_decision_finish (&decision, _ ("Separate quotation"));
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
  HearsayDecision decision;

  if (utterance == into)
    return FALSE;

  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_UTTERANCE_JOIN);
  refer_to_utterance (&decision, "subject", utterance);
  refer_to_utterance (&decision, "object", into);

  return _hearsay_decision_finish (&decision, _ ("Join utterances"));
}

/**
 * hearsay_decision_dup_words:
 * @id: a decision
 *
 * Returns: (transfer full): the words it was made about, as they stood then; ""
 *   for a decision about names, or where there is none
 */
char *
hearsay_decision_dup_words (HearsayProject *project,
                            const char *id)
{
  JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, id);
  JsonObject *subject = record != NULL ? hearsay_json_get_object (record, "subject") : NULL;
  const char *exact = NULL;
  HearsayDecisionType type = 0;

  if (subject == NULL ||
      (_hearsay_decision_type_from_string (hearsay_json_get_string (record, "type"), &type) && type <= HEARSAY_DECISION_LAST_ABOUT_NAMES))
    return g_strdup ("");

  exact = hearsay_anchor_get_exact (hearsay_json_get_object (subject, "anchor"));

  return hearsay_text_squeeze (exact, (HearsaySpan){ 0, strlen (exact) });
}

/**
 * hearsay_decision_remove:
 * @id: a decision
 *
 * Takes the decision back, however many were made since. One command, with undo.
 *
 * Returns: %FALSE, and nothing has changed, where there is no such decision or
 *   the project is read-only
 */
gboolean
hearsay_decision_remove (HearsayProject *project,
                         const char *id)
{
  HearsayCommand *command = NULL;

  if (hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, id) == NULL)
    return FALSE;

  command = hearsay_command_new (_ ("Remove decision"));
  hearsay_command_remove (command, HEARSAY_TABLE_DECISIONS, id);

  return hearsay_project_run (project, command);
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
