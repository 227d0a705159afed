/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-decisions-private.h"
#include "hearsay-json.h"
#include "hearsay-text.h"

/* Decisions about formulas of the trade. */

static void
refer_to_words (HearsayDecision *decision,
                const char *member,
                guint article,
                HearsaySpan span)
{
  g_autofree char *words = hearsay_text_squeeze (hearsay_corpus_get (decision->shown->corpus, article)->text, span);
  g_autofree char *id = hearsay_stable_id ("passage", words, NULL);

  _hearsay_decision_refer (decision, member, id, article, span);
}

/**
 * hearsay_decide_passage_mute:
 * @article: has the words
 * @span: where
 * @other: has them too
 * @other_span: where, perhaps put a little otherwise
 *
 * The words are a formula of the trade: that two articles have them says nothing about
 * where they come from.
 */
gboolean
hearsay_decide_passage_mute (HearsayProject *project,
                             const HearsayAnalysis *shown,
                             guint article,
                             HearsaySpan span,
                             guint other,
                             HearsaySpan other_span)
{
  HearsayDecision *decision = NULL;

  if (hearsay_span_is_empty (span) || hearsay_span_is_empty (other_span))
    return FALSE;

  decision = _hearsay_decision_new (project, shown, HEARSAY_DECISION_PASSAGE_MUTE);
  refer_to_words (decision, "subject", article, span);
  refer_to_words (decision, "object", other, other_span);

  return _hearsay_decision_run (decision, _ ("Mute formula"));
}

/**
 * hearsay_decisions_list_muted:
 *
 * Returns: (transfer full) (element-type utf8): the decisions that mute a formula, by id
 */
GPtrArray *
hearsay_decisions_list_muted (HearsayProject *project)
{
  GPtrArray *ids = hearsay_project_list_ids (project, HEARSAY_TABLE_DECISIONS);
  const char *type = _hearsay_decision_type_to_string (HEARSAY_DECISION_PASSAGE_MUTE);

  for (guint i = ids->len; i > 0; i--)
    {
      JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, i - 1));

      if (strcmp (hearsay_json_get_string (record, "type"), type) != 0)
        g_ptr_array_remove_index (ids, i - 1);
    }

  return ids;
}
