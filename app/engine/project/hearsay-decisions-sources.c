/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-json.h"
#include "hearsay-labels.h"
#include "hearsay-reasons.h"

/* Decisions about where something came from: a whole article, or what it prints of one
 * utterance. */

static int
find_article (HearsayOverlay *self,
              JsonObject *record,
              const char *member)
{
  JsonObject *reference = hearsay_json_get_object (record, member);
  const HearsayCorpus *corpus = self->analysis->corpus;

  for (guint i = 0; reference != NULL && i < corpus->articles->len; i++)
    if (strcmp (hearsay_corpus_get (corpus, i)->id, hearsay_json_get_string (reference, "id")) == 0)
      return i;

  return HEARSAY_NONE;
}

gboolean
_hearsay_apply_article_source (HearsayOverlay *self,
                               JsonObject *record)
{
  int article = find_article (self, record, "subject");
  int source = find_article (self, record, "object");
  HearsayDescent *descent = NULL;

  if (article < 0 || source < 0 || article == source || (guint) MAX (article, source) >= self->analysis->descents->len)
    return FALSE;

  descent = hearsay_analysis_get_descent (self->analysis, article);
  if (descent->parent == source)
    descent->standing = HEARSAY_STANDING_CONFIRMED;
  else
    {
      _hearsay_overlay_set_parent (self, article, source, HEARSAY_REASON_DECIDED);
      descent->standing = HEARSAY_STANDING_CORRECTED;
    }
  descent->confidence = 100;

  return TRUE;
}

gboolean
_hearsay_apply_article_independent (HearsayOverlay *self,
                                    JsonObject *record)
{
  int article = find_article (self, record, "subject");
  HearsayDescent *descent = NULL;

  if (article < 0 || (guint) article >= self->analysis->descents->len)
    return FALSE;

  descent = hearsay_analysis_get_descent (self->analysis, article);
  _hearsay_overlay_set_parent (self, article, HEARSAY_NONE, HEARSAY_REASON_DECIDED);
  descent->standing = HEARSAY_STANDING_CORRECTED;
  descent->confidence = 100;

  return TRUE;
}

static gboolean
set_source (HearsayOverlay *self,
            int quote,
            int source)
{
  hearsay_analysis_get_quote (self->analysis, quote)->taken_from = source;
  if (hearsay_analysis_get_quote (self->analysis, quote)->utterance >= 0)
    g_hash_table_add (self->touched, GINT_TO_POINTER (hearsay_analysis_get_quote (self->analysis, quote)->utterance + 1));

  return TRUE;
}

gboolean
_hearsay_apply_quote_source (HearsayOverlay *self,
                             JsonObject *record)
{
  int quote = _hearsay_overlay_find_quote (self, record, "subject");
  int source = _hearsay_overlay_find_quote (self, record, "object");

  return quote >= 0 && source >= 0 && quote != source && set_source (self, quote, source);
}

gboolean
_hearsay_apply_quote_independent (HearsayOverlay *self,
                                  JsonObject *record)
{
  int quote = _hearsay_overlay_find_quote (self, record, "subject");

  return quote >= 0 && set_source (self, quote, HEARSAY_NOBODY);
}

/* The name beside the id is for people who read the file, and for reports. */
static void
refer_to_article (HearsayDecision *decision,
                  const char *member,
                  guint index)
{
  const HearsayArticle *article = hearsay_corpus_get (decision->shown->corpus, index);
  g_autofree char *name = hearsay_label_dup_publisher (article);
  JsonObject *reference = _hearsay_decision_make_reference (decision, article->id, index, HEARSAY_SPAN_NONE);

  json_object_set_string_member (reference, "name", name);
  json_object_set_object_member (decision->record, member, reference);
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
  g_autofree char *label = NULL;
  HearsayDecision decision;

  if (article == source || (descent->parent == (int) source && descent->standing != HEARSAY_STANDING_SUGGESTED))
    return FALSE;

  /* Translators: the name of an undo step; both are outlets */
  label = g_strdup_printf (_ ("%s from %s"), name, from);
  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_ARTICLE_SOURCE);
  refer_to_article (&decision, "subject", article);
  refer_to_article (&decision, "object", source);
  json_object_set_string_member (decision.record, "value", from);

  return _hearsay_decision_finish (&decision, label);
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
  g_autofree char *label = NULL;
  HearsayDecision decision;

  if (descent->parent < 0 && descent->standing != HEARSAY_STANDING_SUGGESTED)
    return FALSE;

  /* Translators: the name of an undo step; %s is an outlet */
  label = g_strdup_printf (_ ("Mark %s as independent"), name);
  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_ARTICLE_INDEPENDENT);
  refer_to_article (&decision, "subject", article);

  return _hearsay_decision_finish (&decision, label);
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
  HearsayDecision decision;

  if (quote == source || taken->taken_from == (int) source || taken->utterance < 0 ||
      taken->utterance != hearsay_analysis_get_quote (shown, source)->utterance)
    return FALSE;

  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_QUOTE_SOURCE);
  _hearsay_decision_refer_to_quote (&decision, "subject", quote);
  _hearsay_decision_refer_to_quote (&decision, "object", source);

  return _hearsay_decision_finish (&decision, _ ("Change where a quotation came from"));
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
  HearsayDecision decision;

  if (hearsay_analysis_get_quote (shown, quote)->taken_from == HEARSAY_NOBODY)
    return FALSE;

  decision = _hearsay_decision_begin (project, shown, HEARSAY_DECISION_QUOTE_INDEPENDENT);
  _hearsay_decision_refer_to_quote (&decision, "subject", quote);

  return _hearsay_decision_finish (&decision, _ ("Mark quotation as independent"));
}
