/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-anchor.h"
#include "hearsay-decisions.h"
#include "hearsay-name-forms.h"
#include "hearsay-rules.h"

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

/* The analysis while decisions are laid over it, one after the other. Mentions,
 * quotes and hops name entities as they were; _hearsay_overlay_follow() tells
 * which they are now, and _hearsay_overlay_finish() puts that in their place. */
typedef struct
{
  HearsayAnalysis *analysis;
  HearsayAnchors *anchors;
  const HearsayNameForms *forms;
  GHashTable *entities;   /* id → index + 1 */
  GHashTable *quotes;     /* id → index + 1 */
  GHashTable *utterances; /* id → index + 1 */
  GHashTable *names;      /* folded name that a decision gave → GArray of int, entities */
  GArray *merged;         /* int: the entity that has taken each entity's place, or -1 */
  GArray *counts;         /* guint: the mentions of each entity */
  GHashTable *renamed;    /* indices + 1 of entities whose speakers are to be renamed */
  GHashTable *touched;    /* indices + 1 of utterances whose quotes have changed */
  GHashTable *moved;      /* indices + 1 of articles whose parent has changed */
  GArray *groups;         /* guint32, one an article: trees of one group are one family; above
                             all families' indices for a tree that stands alone */

  /* What the decision being laid over comes to. */
  int about;       /* an entity, or -1 */
  guint n_reached; /* mentions */
  GArray *rules;   /* HearsayRule, one a decision about names */
} HearsayOverlay;

typedef gboolean (*HearsayApplyFunc) (HearsayOverlay *self,
                                      JsonObject *record);

/* A decision being made. */
typedef struct
{
  HearsayProject *project;
  const HearsayAnalysis *shown;
  HearsayAnchors *anchors;
  JsonObject *record;
} HearsayDecision;

/* hearsay-decisions.c */
HearsayDecision _hearsay_decision_begin (HearsayProject *project,
                                         const HearsayAnalysis *shown,
                                         HearsayDecisionType type);
gboolean _hearsay_decision_finish (HearsayDecision *decision,
                                   const char *label);
JsonObject *_hearsay_decision_make_reference (HearsayDecision *decision,
                                              const char *id,
                                              guint article,
                                              HearsaySpan span);
void _hearsay_decision_refer_to_entity (HearsayDecision *decision,
                                        const char *member,
                                        guint index);

/* hearsay-decisions-quotes.c */
void _hearsay_decision_refer_to_quote (HearsayDecision *decision,
                                       const char *member,
                                       guint index);

/* hearsay-decisions-names.c */
extern const HearsayApplyFunc _hearsay_decision_name_funcs[HEARSAY_DECISION_LAST_ABOUT_NAMES + 1];
int _hearsay_overlay_find_name (HearsayOverlay *overlay,
                                const char *name);

int _hearsay_overlay_find_referred (HearsayOverlay *overlay,
                                    JsonObject *record,
                                    const char *member);

/* hearsay-decisions-apply-quotes.c */
int _hearsay_overlay_find_quote (HearsayOverlay *overlay,
                                 JsonObject *record,
                                 const char *member);
gboolean _hearsay_apply_quote_confirm (HearsayOverlay *overlay,
                                       JsonObject *record);
gboolean _hearsay_apply_quote_reject (HearsayOverlay *overlay,
                                      JsonObject *record);
gboolean _hearsay_apply_quote_speaker (HearsayOverlay *overlay,
                                       JsonObject *record);
gboolean _hearsay_apply_quote_add (HearsayOverlay *overlay,
                                   JsonObject *record);
gboolean _hearsay_apply_quote_spans (HearsayOverlay *overlay,
                                     JsonObject *record);

/* hearsay-decisions-passages.c */
gboolean _hearsay_apply_passage_mute (HearsayOverlay *overlay,
                                      JsonObject *record);

/* hearsay-decisions-sources.c */
gboolean _hearsay_apply_article_source (HearsayOverlay *overlay,
                                        JsonObject *record);
gboolean _hearsay_apply_article_independent (HearsayOverlay *overlay,
                                             JsonObject *record);
gboolean _hearsay_apply_quote_source (HearsayOverlay *overlay,
                                      JsonObject *record);
gboolean _hearsay_apply_quote_independent (HearsayOverlay *overlay,
                                           JsonObject *record);

/* hearsay-overlay-descents.c */
void _hearsay_overlay_set_parent (HearsayOverlay *overlay,
                                  guint article,
                                  int parent,
                                  const char *reason);
void _hearsay_overlay_settle_descents (HearsayOverlay *overlay);

/* hearsay-overlay.c */
void _hearsay_overlay_init (HearsayOverlay *overlay,
                            HearsayProject *project,
                            const HearsayAnalysis *suggested);
void _hearsay_overlay_clear (HearsayOverlay *overlay);
int _hearsay_overlay_find (GHashTable *table,
                           const char *id);
void _hearsay_overlay_add (GHashTable *table,
                           const char *id,
                           guint index);
int _hearsay_overlay_follow (const HearsayOverlay *overlay,
                             int entity);
gboolean _hearsay_overlay_resolve (HearsayOverlay *overlay,
                                   JsonObject *reference,
                                   int *article,
                                   HearsaySpan *span);
void _hearsay_overlay_finish (HearsayOverlay *overlay);
void _hearsay_overlay_move_quote (HearsayOverlay *overlay,
                                  guint quote,
                                  int utterance);

G_END_DECLS
