/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-anchor.h"
#include "hearsay-decisions-private.h"
#include "hearsay-name-forms.h"
#include "hearsay-rules.h"

G_BEGIN_DECLS

/* What decisions do: hearsay-overlay-*.c, one file for each thing decided about. */

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

/* hearsay-overlay-names.c */
extern const HearsayApplyFunc _hearsay_decision_name_funcs[HEARSAY_DECISION_LAST_ABOUT_NAMES + 1];

/* hearsay-overlay-cover.c */
int _hearsay_overlay_find_name (HearsayOverlay *overlay,
                                const char *name);
int _hearsay_overlay_find_referred (HearsayOverlay *overlay,
                                    JsonObject *record,
                                    const char *member);

/* hearsay-overlay-quotes.c */
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

/* hearsay-overlay-utterances.c */
gboolean _hearsay_apply_utterance_confirm (HearsayOverlay *overlay,
                                           JsonObject *record);
gboolean _hearsay_apply_utterance_reject (HearsayOverlay *overlay,
                                          JsonObject *record);
gboolean _hearsay_apply_utterance_separate (HearsayOverlay *overlay,
                                            JsonObject *record);
gboolean _hearsay_apply_utterance_join (HearsayOverlay *overlay,
                                        JsonObject *record);

/* hearsay-overlay-passages.c */
gboolean _hearsay_apply_passage_mute (HearsayOverlay *overlay,
                                      JsonObject *record);

/* hearsay-overlay-sources.c */
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
