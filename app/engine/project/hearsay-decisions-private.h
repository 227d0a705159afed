/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-anchor.h"
#include "hearsay-decisions.h"

G_BEGIN_DECLS

/* A decision's record:
 *
 *   {"sequence": 12, "made": "2023-03-07T10:42:00Z", "type": "entity-merge",
 *    "subject": reference, "object": reference, "value": "…", "kind": "…"}
 *
 * A reference names its thing by id, and by an anchor where the id has changed:
 * {"id", "anchor"}. An entity is found again by its forms, {"name", "kind",
 * "forms"}, or else by a mention of it; an utterance by a quote in it. What is
 * decided about one mention alone has that mention as the subject's anchor. An
 * article is named by id; the outlet's name beside it is for people.
 * Corrected spans are anchors, {"source", "cue", "content": [anchor, …]}; what a
 * quotation has none of is absent. */
typedef enum
{
  HEARSAY_DECISION_ENTITY_CONFIRM,
  HEARSAY_DECISION_ENTITY_REJECT,
  HEARSAY_DECISION_ENTITY_RENAME,
  HEARSAY_DECISION_ENTITY_KIND,
  HEARSAY_DECISION_ENTITY_MERGE,
  HEARSAY_DECISION_ENTITY_SPLIT,
  HEARSAY_DECISION_MENTION_SPLIT,
  HEARSAY_DECISION_MENTION_REJECT,
  HEARSAY_DECISION_QUOTE_CONFIRM,
  HEARSAY_DECISION_QUOTE_REJECT,
  HEARSAY_DECISION_QUOTE_SPEAKER,
  HEARSAY_DECISION_QUOTE_ADD,
  HEARSAY_DECISION_QUOTE_SPANS,
  HEARSAY_DECISION_UTTERANCE_CONFIRM,
  HEARSAY_DECISION_UTTERANCE_REJECT,
  HEARSAY_DECISION_UTTERANCE_SEPARATE,
  HEARSAY_DECISION_UTTERANCE_JOIN,
  HEARSAY_DECISION_PASSAGE_MUTE,
  HEARSAY_DECISION_ARTICLE_SOURCE,
  HEARSAY_DECISION_ARTICLE_INDEPENDENT,
  HEARSAY_DECISION_QUOTE_SOURCE,
  HEARSAY_DECISION_QUOTE_INDEPENDENT,
} HearsayDecisionType;

const char *_hearsay_decision_type_to_string (HearsayDecisionType type);
gboolean _hearsay_decision_type_from_string (const char *string,
                                             HearsayDecisionType *type);

#define HEARSAY_DECISION_LAST_FOR_ALL HEARSAY_DECISION_ENTITY_SPLIT
#define HEARSAY_DECISION_LAST_ABOUT_NAMES HEARSAY_DECISION_MENTION_REJECT

gint64 _hearsay_decisions_next_sequence (HearsayProject *project);

/* A decision being made. */
typedef struct
{
  HearsayProject *project;
  const HearsayAnalysis *shown;
  HearsayAnchors *anchors;
  JsonObject *record;
} HearsayDecision;

/* hearsay-decisions.c */
HearsayDecision *_hearsay_decision_new (HearsayProject *project,
                                        const HearsayAnalysis *shown,
                                        HearsayDecisionType type) G_GNUC_WARN_UNUSED_RESULT;
gboolean _hearsay_decision_run (HearsayDecision *self,
                                const char *format,
                                ...) G_GNUC_PRINTF (2, 3);
void _hearsay_decision_set_value (HearsayDecision *self,
                                  const char *value);
JsonObject *_hearsay_decision_refer (HearsayDecision *self,
                                     const char *member,
                                     const char *id,
                                     guint article,
                                     HearsaySpan span);

/* hearsay-decisions-names.c */
void _hearsay_decision_refer_to_entity (HearsayDecision *self,
                                        const char *member,
                                        guint index);

/* hearsay-decisions-quotes.c */
void _hearsay_decision_refer_to_quote (HearsayDecision *self,
                                       const char *member,
                                       guint index);
HearsayDecision *_hearsay_decision_new_about_quote (HearsayProject *project,
                                                    const HearsayAnalysis *shown,
                                                    HearsayDecisionType type,
                                                    guint quote) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
