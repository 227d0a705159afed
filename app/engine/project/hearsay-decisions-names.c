/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-decisions-private.h"
#include "hearsay-json.h"
#include "hearsay-name-forms.h"
#include "hearsay-text.h"

/* Decisions about names: who an entity is, and whose one mention is. */

static const char *
entity_name (const HearsayAnalysis *shown,
             guint entity)
{
  return hearsay_analysis_get_entity (shown, entity)->name;
}

/* Forms that a merge decided earlier has brought: that decision covers them, and
 * takes them along when it is taken back. */
static void
remove_merged_forms (HearsayDecision *decision,
                     GHashTable *forms)
{
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (decision->project, HEARSAY_TABLE_DECISIONS);
  const char *merge = _hearsay_decision_type_to_string (HEARSAY_DECISION_ENTITY_MERGE);

  for (guint i = 0; i < ids->len; i++)
    {
      JsonObject *record = hearsay_project_get_record (decision->project, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, i));
      JsonObject *subject = hearsay_json_get_object (record, "subject");
      JsonArray *merged = subject != NULL ? hearsay_json_get_array (subject, "forms") : NULL;

      if (merged == NULL || strcmp (hearsay_json_get_string (record, "type"), merge) != 0)
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

/* @also: another entity, which the forms may tell as well, or -1 */
static void
refer_to (HearsayDecision *decision,
          const char *member,
          guint index,
          int also)
{
  const HearsayEntity *entity = hearsay_analysis_get_entity (decision->shown, index);
  guint32 article = 0;
  HearsaySpan span = HEARSAY_SPAN_NONE;
  JsonObject *reference = NULL;

  for (guint i = 0; i < decision->shown->mentions->len; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (decision->shown, i);

      if (mention->entity != (int) index)
        continue;
      article = mention->article;
      span = mention->span;
      break;
    }

  reference = _hearsay_decision_refer (decision, member, entity->id, article, span);
  json_object_set_string_member (reference, "name", entity->name);
  json_object_set_string_member (reference, "kind", hearsay_entity_kind_to_string (entity->kind));
  json_object_set_array_member (reference, "forms", list_forms (decision, index, also));
}

void
_hearsay_decision_refer_to_entity (HearsayDecision *self,
                                   const char *member,
                                   guint index)
{
  refer_to (self, member, index, HEARSAY_NONE);
}

static HearsayDecision *
about_entity (HearsayProject *project,
              const HearsayAnalysis *shown,
              HearsayDecisionType type,
              guint entity)
{
  HearsayDecision *decision = _hearsay_decision_new (project, shown, type);

  _hearsay_decision_refer_to_entity (decision, "subject", entity);

  return decision;
}

gboolean
hearsay_decide_entity_confirm (HearsayProject *project,
                               const HearsayAnalysis *shown,
                               guint entity)
{
  if (hearsay_analysis_get_entity (shown, entity)->standing == HEARSAY_STANDING_CONFIRMED)
    return FALSE;

  /* Translators: the name of an undo step; %s is a name. */
  return _hearsay_decision_run (about_entity (project, shown, HEARSAY_DECISION_ENTITY_CONFIRM, entity), _ ("Confirm %s"), entity_name (shown, entity));
}

gboolean
hearsay_decide_entity_reject (HearsayProject *project,
                              const HearsayAnalysis *shown,
                              guint entity)
{
  if (hearsay_analysis_get_entity (shown, entity)->standing == HEARSAY_STANDING_REJECTED)
    return FALSE;

  /* Translators: the name of an undo step; %s is a name. */
  return _hearsay_decision_run (about_entity (project, shown, HEARSAY_DECISION_ENTITY_REJECT, entity), _ ("Reject %s"), entity_name (shown, entity));
}

gboolean
hearsay_decide_entity_rename (HearsayProject *project,
                              const HearsayAnalysis *shown,
                              guint entity,
                              const char *name)
{
  HearsayDecision *decision = NULL;

  if (*name == '\0' || strcmp (entity_name (shown, entity), name) == 0)
    return FALSE;

  decision = about_entity (project, shown, HEARSAY_DECISION_ENTITY_RENAME, entity);
  _hearsay_decision_set_value (decision, name);

  /* Translators: the name of an undo step; both are names. */
  return _hearsay_decision_run (decision, _ ("Rename %s to %s"), entity_name (shown, entity), name);
}

gboolean
hearsay_decide_entity_kind (HearsayProject *project,
                            const HearsayAnalysis *shown,
                            guint entity,
                            HearsayEntityKind kind)
{
  HearsayDecision *decision = NULL;

  if (hearsay_analysis_get_entity (shown, entity)->kind == kind)
    return FALSE;

  decision = about_entity (project, shown, HEARSAY_DECISION_ENTITY_KIND, entity);
  _hearsay_decision_set_value (decision, hearsay_entity_kind_to_string (kind));

  /* Translators: the name of an undo step; %s is a name. */
  return _hearsay_decision_run (decision, _ ("Change kind of %s"), entity_name (shown, entity));
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
  HearsayDecision *decision = NULL;

  if (entity == into)
    return FALSE;

  decision = _hearsay_decision_new (project, shown, HEARSAY_DECISION_ENTITY_MERGE);
  refer_to (decision, "subject", entity, into);
  refer_to (decision, "object", into, entity);

  /* Translators: the name of an undo step; both are names. */
  return _hearsay_decision_run (decision, _ ("Merge %s into %s"), entity_name (shown, entity), entity_name (shown, into));
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
    _hearsay_decision_set_value (decision, name);
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
  HearsayDecision *decision = NULL;

  if (*form == '\0' || into == (int) entity)
    return FALSE;

  decision = about_entity (project, shown, HEARSAY_DECISION_ENTITY_SPLIT, entity);
  json_object_set_string_member (decision->record, "form", form);
  refer_to_part (decision, into, name != NULL && *name != '\0' ? name : form);

  /* Translators: the name of an undo step; both are names. */
  return _hearsay_decision_run (decision, _ ("Split %s from %s"), form, entity_name (shown, entity));
}

static HearsayDecision *
about_mention (HearsayProject *project,
               const HearsayAnalysis *shown,
               HearsayDecisionType type,
               const HearsayMention *mention)
{
  HearsayDecision *decision = _hearsay_decision_new (project, shown, type);
  const HearsayEntity *entity = hearsay_analysis_get_entity (shown, mention->entity);
  JsonObject *reference = _hearsay_decision_refer (decision, "subject", entity->id, mention->article, mention->span);

  json_object_set_string_member (reference, "name", entity->name);

  return decision;
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
  HearsayDecision *decision = NULL;

  if (known->entity < 0 || into == known->entity || (into < 0 && *name == '\0'))
    return FALSE;

  decision = about_mention (project, shown, HEARSAY_DECISION_MENTION_SPLIT, known);
  refer_to_part (decision, into, name);

  /* Translators: the name of an undo step; both are names. */
  return _hearsay_decision_run (decision, _ ("One mention of %s is %s"), entity_name (shown, known->entity), into >= 0 ? entity_name (shown, into) : name);
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

  if (known->entity < 0)
    return FALSE;

  /* Translators: the name of an undo step; %s is a name. */
  return _hearsay_decision_run (about_mention (project, shown, HEARSAY_DECISION_MENTION_REJECT, known), _ ("Reject one mention of %s"), entity_name (shown, known->entity));
}
