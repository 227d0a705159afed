/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-decisions"

#include "config.h"

#include "hearsay-decisions.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-decisions-private.h"

/* Decisions about one quotation: whether it is one, who said it, and where its
 * source, its cue and its content stand. */

void
_hearsay_decision_refer_to_quote (HearsayDecision *self,
                                  const char *member,
                                  guint index)
{
  const HearsayQuote *quote = hearsay_analysis_get_quote (self->shown, index);

  _hearsay_decision_refer (self, member, quote->id, quote->article, hearsay_quote_get_span (quote));
}

HearsayDecision *
_hearsay_decision_new_about_quote (HearsayProject *project,
                                   const HearsayAnalysis *shown,
                                   HearsayDecisionType type,
                                   guint quote)
{
  HearsayDecision *self = _hearsay_decision_new (project, shown, type);

  _hearsay_decision_refer_to_quote (self, "subject", quote);

  return self;
}

gboolean
hearsay_decide_quote_confirm (HearsayProject *project,
                              const HearsayAnalysis *shown,
                              guint quote)
{
  if (hearsay_analysis_get_quote (shown, quote)->standing == HEARSAY_STANDING_CONFIRMED)
    return FALSE;

  return _hearsay_decision_run (_hearsay_decision_new_about_quote (project, shown, HEARSAY_DECISION_QUOTE_CONFIRM, quote), _ ("Confirm quotation"));
}

gboolean
hearsay_decide_quote_reject (HearsayProject *project,
                             const HearsayAnalysis *shown,
                             guint quote)
{
  if (hearsay_analysis_get_quote (shown, quote)->standing == HEARSAY_STANDING_REJECTED)
    return FALSE;

  return _hearsay_decision_run (_hearsay_decision_new_about_quote (project, shown, HEARSAY_DECISION_QUOTE_REJECT, quote), _ ("Reject quotation"));
}

/* An entity by its forms, so that it is found again under another name; the name
 * beside it, should it be gone. */
static void
name_speaker (HearsayDecision *decision,
              int entity,
              const char *speaker,
              HearsaySourceType type)
{
  if (entity >= 0)
    {
      _hearsay_decision_refer_to_entity (decision, "object", entity);
      speaker = hearsay_analysis_get_entity (decision->shown, entity)->name;
    }

  _hearsay_decision_set_value (decision, speaker);
  json_object_set_string_member (decision->record, "kind", hearsay_source_type_to_string (type));
}

/**
 * hearsay_decide_quote_speaker:
 * @entity: who said it, or -1
 * @speaker: where that is -1, a name or a description; "" for nobody known. An
 *   entity of that very name becomes the speaker
 */
gboolean
hearsay_decide_quote_speaker (HearsayProject *project,
                              const HearsayAnalysis *shown,
                              guint quote,
                              int entity,
                              const char *speaker,
                              HearsaySourceType type)
{
  const HearsayQuote *known = hearsay_analysis_get_quote (shown, quote);
  HearsayDecision *decision = NULL;
  gboolean is_same = entity >= 0 ? known->speaker_entity == entity : strcmp (known->speaker, speaker) == 0;

  if (is_same && known->source_type == type && known->standing != HEARSAY_STANDING_SUGGESTED)
    return FALSE;

  decision = _hearsay_decision_new_about_quote (project, shown, HEARSAY_DECISION_QUOTE_SPEAKER, quote);
  name_speaker (decision, entity, speaker, type);

  return _hearsay_decision_run (decision, _ ("Correct speaker"));
}

/**
 * hearsay_decide_quote_add:
 * @span: the words, bytes
 * @entity: who said them, or -1
 * @speaker: where that is -1, a name or a description; "" for nobody known
 */
gboolean
hearsay_decide_quote_add (HearsayProject *project,
                          const HearsayAnalysis *shown,
                          guint article,
                          HearsaySpan span,
                          int entity,
                          const char *speaker,
                          HearsaySourceType type)
{
  HearsayDecision *decision = NULL;
  g_autofree char *id = NULL;

  if (hearsay_span_is_empty (span))
    return FALSE;

  id = hearsay_project_make_id (project);
  decision = _hearsay_decision_new (project, shown, HEARSAY_DECISION_QUOTE_ADD);
  _hearsay_decision_refer (decision, "subject", id, article, span);
  name_speaker (decision, entity, speaker, type);

  return _hearsay_decision_run (decision, _ ("Mark quotation"));
}

static void
set_anchor (HearsayDecision *decision,
            const char *member,
            guint article,
            HearsaySpan span)
{
  if (!hearsay_span_is_empty (span))
    json_object_set_object_member (decision->record, member, hearsay_anchors_make (decision->anchors, article, span));
}

/**
 * hearsay_decide_quote_spans:
 * @parts: where its source, cue and content stand; at least one piece of content
 */
gboolean
hearsay_decide_quote_spans (HearsayProject *project,
                            const HearsayAnalysis *shown,
                            guint quote,
                            const HearsayQuoteParts *parts)
{
  const HearsayQuote *known = hearsay_analysis_get_quote (shown, quote);
  g_autoptr (HearsayQuoteParts) before = hearsay_quote_parts_new_for (known);
  HearsayDecision *decision = NULL;
  JsonArray *content = NULL;

  if (parts->content->len == 0 || hearsay_quote_parts_equal (before, parts))
    return FALSE;

  decision = _hearsay_decision_new_about_quote (project, shown, HEARSAY_DECISION_QUOTE_SPANS, quote);
  set_anchor (decision, "source", known->article, parts->source);
  set_anchor (decision, "cue", known->article, parts->cue);
  content = json_array_new ();
  for (guint i = 0; i < parts->content->len; i++)
    json_array_add_object_element (content, hearsay_anchors_make (decision->anchors, known->article, g_array_index (parts->content, HearsaySpan, i)));
  json_object_set_array_member (decision->record, "content", content);

  return _hearsay_decision_run (decision, _ ("Correct spans of quotation"));
}
