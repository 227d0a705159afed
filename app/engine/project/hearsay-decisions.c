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

HearsayDecision *
_hearsay_decision_new (HearsayProject *project,
                       const HearsayAnalysis *shown,
                       HearsayDecisionType type)
{
  HearsayDecision *self = g_new0 (HearsayDecision, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *made = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  self->project = project;
  self->shown = shown;
  self->anchors = hearsay_anchors_new (shown->corpus);
  self->record = json_object_new ();
  json_object_set_int_member (self->record, "sequence", _hearsay_decisions_next_sequence (project));
  json_object_set_string_member (self->record, "made", made);
  json_object_set_string_member (self->record, "type", type_names[type]);

  return self;
}

/* @self: (transfer full)
 * @format: the name of the undo step, as of printf
 *
 * Returns: whether it was run */
gboolean
_hearsay_decision_run (HearsayDecision *self,
                       const char *format,
                       ...)
{
  g_autofree char *id = hearsay_project_make_id (self->project);
  g_autofree char *label = NULL;
  HearsayCommand *command = NULL;
  gboolean has_run = FALSE;
  va_list arguments;

  va_start (arguments, format);
  label = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  command = hearsay_command_new (label);
  hearsay_command_put (command, HEARSAY_TABLE_DECISIONS, id, self->record);
  has_run = hearsay_project_run (self->project, command);
  hearsay_anchors_free (self->anchors);
  g_free (self);

  return has_run;
}

void
_hearsay_decision_set_value (HearsayDecision *self,
                             const char *value)
{
  json_object_set_string_member (self->record, "value", value);
}

/* @span: where the thing stands, or %HEARSAY_SPAN_NONE where it is no place
 *
 * Returns: (transfer none): the reference, for what else is to be told of the thing */
JsonObject *
_hearsay_decision_refer (HearsayDecision *self,
                         const char *member,
                         const char *id,
                         guint article,
                         HearsaySpan span)
{
  JsonObject *reference = json_object_new ();

  json_object_set_string_member (reference, "id", id);
  if (!hearsay_span_is_empty (span))
    json_object_set_object_member (reference, "anchor", hearsay_anchors_make (self->anchors, article, span));
  json_object_set_object_member (self->record, member, reference);

  return reference;
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
