/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions.h"

#include <glib/gi18n-lib.h>

#include "hearsay-decisions-private.h"
#include "hearsay-labels.h"

/* Decisions about where something came from: a whole article, or what it prints of one
 * utterance. */

/* The name beside the id is for people who read the file, and for reports. */
static void
refer_to_article (HearsayDecision *decision,
                  const char *member,
                  guint index)
{
  const HearsayArticle *article = hearsay_corpus_get (decision->shown->corpus, index);
  g_autofree char *name = hearsay_label_dup_publisher (article);

  json_object_set_string_member (_hearsay_decision_refer (decision, member, article->id, index, HEARSAY_SPAN_NONE), "name", name);
}

static HearsayDecision *
about_article (HearsayProject *project,
               const HearsayAnalysis *shown,
               HearsayDecisionType type,
               guint article)
{
  HearsayDecision *decision = _hearsay_decision_new (project, shown, type);

  refer_to_article (decision, "subject", article);

  return decision;
}

/**
 * hearsay_decide_article_source:
 * @article: an article
 * @source: the one it has its story from; where the engine says so too, that is confirmed
 */
gboolean
hearsay_decide_article_source (HearsayProject *project,
                               const HearsayAnalysis *shown,
                               guint article,
                               guint source)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (shown, article);
  g_autofree char *name = hearsay_label_dup_publisher (hearsay_corpus_get (shown->corpus, article));
  g_autofree char *from = hearsay_label_dup_publisher (hearsay_corpus_get (shown->corpus, source));
  HearsayDecision *decision = NULL;

  if (article == source || (descent->parent == (int) source && descent->standing != HEARSAY_STANDING_SUGGESTED))
    return FALSE;

  decision = about_article (project, shown, HEARSAY_DECISION_ARTICLE_SOURCE, article);
  refer_to_article (decision, "object", source);
  _hearsay_decision_set_value (decision, from);

  /* Translators: the name of an undo step; both are outlets */
  return _hearsay_decision_run (decision, _ ("%s from %s"), name, from);
}

/**
 * hearsay_decide_article_independent:
 * @article: has its story from no other article, and counts as an origin
 */
gboolean
hearsay_decide_article_independent (HearsayProject *project,
                                    const HearsayAnalysis *shown,
                                    guint article)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (shown, article);
  g_autofree char *name = hearsay_label_dup_publisher (hearsay_corpus_get (shown->corpus, article));

  if (descent->parent < 0 && descent->standing != HEARSAY_STANDING_SUGGESTED)
    return FALSE;

  /* Translators: the name of an undo step; %s is an outlet */
  return _hearsay_decision_run (about_article (project, shown, HEARSAY_DECISION_ARTICLE_INDEPENDENT, article), _ ("Mark %s as independent"), name);
}

/**
 * hearsay_decide_quote_source:
 * @quote: a report of an utterance
 * @source: another report of the same utterance, which @quote was taken from
 */
gboolean
hearsay_decide_quote_source (HearsayProject *project,
                             const HearsayAnalysis *shown,
                             guint quote,
                             guint source)
{
  const HearsayQuote *taken = hearsay_analysis_get_quote (shown, quote);
  HearsayDecision *decision = NULL;

  if (quote == source || taken->taken_from == (int) source || taken->utterance < 0 ||
      taken->utterance != hearsay_analysis_get_quote (shown, source)->utterance)
    return FALSE;

  decision = _hearsay_decision_new_about_quote (project, shown, HEARSAY_DECISION_QUOTE_SOURCE, quote);
  _hearsay_decision_refer_to_quote (decision, "object", source);

  return _hearsay_decision_run (decision, _ ("Change where a quotation came from"));
}

/**
 * hearsay_decide_quote_independent:
 * @quote: a report of an utterance that was taken from no other
 */
gboolean
hearsay_decide_quote_independent (HearsayProject *project,
                                  const HearsayAnalysis *shown,
                                  guint quote)
{
  if (hearsay_analysis_get_quote (shown, quote)->taken_from == HEARSAY_NOBODY)
    return FALSE;

  return _hearsay_decision_run (_hearsay_decision_new_about_quote (project, shown, HEARSAY_DECISION_QUOTE_INDEPENDENT, quote), _ ("Mark quotation as independent"));
}
