/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions.h"

#include <string.h>

#include "hearsay-json.h"
#include "hearsay-overlay-private.h"

static const HearsayApplyFunc apply_funcs[] = {
  [HEARSAY_DECISION_QUOTE_CONFIRM] = _hearsay_apply_quote_confirm,
  [HEARSAY_DECISION_QUOTE_REJECT] = _hearsay_apply_quote_reject,
  [HEARSAY_DECISION_QUOTE_SPEAKER] = _hearsay_apply_quote_speaker,
  [HEARSAY_DECISION_QUOTE_ADD] = _hearsay_apply_quote_add,
  [HEARSAY_DECISION_QUOTE_SPANS] = _hearsay_apply_quote_spans,
  [HEARSAY_DECISION_UTTERANCE_CONFIRM] = _hearsay_apply_utterance_confirm,
  [HEARSAY_DECISION_UTTERANCE_REJECT] = _hearsay_apply_utterance_reject,
  [HEARSAY_DECISION_UTTERANCE_SEPARATE] = _hearsay_apply_utterance_separate,
  [HEARSAY_DECISION_UTTERANCE_JOIN] = _hearsay_apply_utterance_join,
  [HEARSAY_DECISION_PASSAGE_MUTE] = _hearsay_apply_passage_mute,
  [HEARSAY_DECISION_ARTICLE_SOURCE] = _hearsay_apply_article_source,
  [HEARSAY_DECISION_ARTICLE_INDEPENDENT] = _hearsay_apply_article_independent,
  [HEARSAY_DECISION_QUOTE_SOURCE] = _hearsay_apply_quote_source,
  [HEARSAY_DECISION_QUOTE_INDEPENDENT] = _hearsay_apply_quote_independent,
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
  g_autoptr (GPtrArray) lost = NULL;
  HearsayAnalysis *shown = hearsay_decisions_apply_rules (project, suggested, &lost, &rules);

  if (n_orphans != NULL)
    *n_orphans = lost->len;

  return shown;
}

/* One decision; what it comes to is told if it is about names. */
static void
lay_over (HearsayOverlay *overlay,
          JsonObject *record,
          const char *id,
          GPtrArray *lost)
{
  overlay->about = HEARSAY_NONE;
  overlay->n_reached = 0;
  if (!apply_record (overlay, record))
    g_ptr_array_add (lost, g_strdup (id));

  if (is_about_names (record))
    {
      HearsayRule rule = { g_strdup (id), overlay->about, overlay->n_reached };

      g_array_append_val (overlay->rules, rule);
    }
}

/**
 * hearsay_decisions_apply_rules:
 * @lost: (out) (transfer full) (element-type utf8): the decisions, by id, that found
 *   nothing to be about, the first first; they stay in the project
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
                               GPtrArray **lost,
                               GArray **rules)
{
  g_autoptr (GPtrArray) ids = ids_in_sequence (project);
  HearsayOverlay overlay;

  *lost = g_ptr_array_new_with_free_func (g_free);
  if (ids->len == 0)
    {
      /* The forms of all names are not numbered before there is a use for them. */
      *rules = g_array_new (FALSE, FALSE, sizeof (HearsayRule));
      return hearsay_analysis_copy (suggested);
    }

  _hearsay_overlay_init (&overlay, project, suggested);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      lay_over (&overlay, hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, id), id, *lost);
    }
  _hearsay_overlay_finish (&overlay);
  _hearsay_overlay_clear (&overlay);

  *rules = overlay.rules;

  return overlay.analysis;
}
