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
 * {"id", "anchor"}. An entity is found again by a mention of it, an utterance by
 * a quote in it. */
typedef enum
{
  HEARSAY_DECISION_ENTITY_CONFIRM,
  HEARSAY_DECISION_ENTITY_REJECT,
  HEARSAY_DECISION_ENTITY_RENAME,
  HEARSAY_DECISION_ENTITY_KIND,
  HEARSAY_DECISION_ENTITY_MERGE,
  HEARSAY_DECISION_ENTITY_SPLIT,
  HEARSAY_DECISION_QUOTE_CONFIRM,
  HEARSAY_DECISION_QUOTE_REJECT,
  HEARSAY_DECISION_QUOTE_SPEAKER,
  HEARSAY_DECISION_QUOTE_ADD,
  HEARSAY_DECISION_UTTERANCE_CONFIRM,
  HEARSAY_DECISION_UTTERANCE_REJECT,
  HEARSAY_DECISION_UTTERANCE_SEPARATE,
  HEARSAY_DECISION_UTTERANCE_JOIN,
} HearsayDecisionType;

const char *_hearsay_decision_type_to_string (HearsayDecisionType type);
gboolean _hearsay_decision_type_from_string (const char *string,
                                             HearsayDecisionType *type);

/* The analysis while decisions are laid over it, one after the other. */
typedef struct
{
  HearsayAnalysis *analysis;
  HearsayAnchors *anchors;
  GHashTable *entities;   /* id → index + 1 */
  GHashTable *quotes;     /* id → index + 1 */
  GHashTable *utterances; /* id → index + 1 */
  GArray *merged;         /* int: the entity that has taken each entity's place, or -1 */
  GHashTable *touched;    /* indices + 1 of utterances whose quotes have changed */
} HearsayOverlay;

void _hearsay_overlay_finish (HearsayOverlay *overlay);
void _hearsay_overlay_move_quote (HearsayOverlay *overlay,
                                  guint quote,
                                  int utterance);

G_END_DECLS
