/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions.h"

#include <glib/gi18n-lib.h>

#include "hearsay-decisions-private.h"

/* Decisions about which quotations report one thing said. */

static void
refer_to_utterance (HearsayDecision *decision,
                    const char *member,
                    guint index)
{
  const HearsayUtterance *utterance = hearsay_analysis_get_utterance (decision->shown, index);
  const HearsayQuote *quote = hearsay_analysis_get_quote (decision->shown, g_array_index (utterance->quotes, guint32, 0));

  _hearsay_decision_refer (decision, member, utterance->id, quote->article, hearsay_quote_get_span (quote));
}

static HearsayDecision *
about_utterance (HearsayProject *project,
                 const HearsayAnalysis *shown,
                 HearsayDecisionType type,
                 guint utterance)
{
  HearsayDecision *decision = _hearsay_decision_new (project, shown, type);

  refer_to_utterance (decision, "subject", utterance);

  return decision;
}

gboolean
hearsay_decide_utterance_confirm (HearsayProject *project,
                                  const HearsayAnalysis *shown,
                                  guint utterance)
{
  if (hearsay_analysis_get_utterance (shown, utterance)->standing == HEARSAY_STANDING_CONFIRMED)
    return FALSE;

  return _hearsay_decision_run (about_utterance (project, shown, HEARSAY_DECISION_UTTERANCE_CONFIRM, utterance), _ ("Confirm grouping"));
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

  return _hearsay_decision_run (about_utterance (project, shown, HEARSAY_DECISION_UTTERANCE_REJECT, utterance), _ ("Reject grouping"));
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

  if (utterance < 0 || hearsay_analysis_get_utterance (shown, utterance)->quotes->len < 2)
    return FALSE;

  return _hearsay_decision_run (_hearsay_decision_new_about_quote (project, shown, HEARSAY_DECISION_UTTERANCE_SEPARATE, quote), _ ("Separate quotation"));
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
  HearsayDecision *decision = NULL;

  if (utterance == into)
    return FALSE;

  decision = about_utterance (project, shown, HEARSAY_DECISION_UTTERANCE_JOIN, utterance);
  refer_to_utterance (decision, "object", into);

  return _hearsay_decision_run (decision, _ ("Join utterances"));
}
