/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-overlay-private.h"

G_BEGIN_DECLS

/* What hearsay-overlay-names.c, which says what decisions about names do, asks of
 * hearsay-overlay-cover.c and hearsay-overlay-names-reach.c, which find whom they are
 * about, and of hearsay-overlay-names-move.c, which changes those. */

/* The forms of a name that a decision covers. */
typedef struct
{
  JsonObject *reference;
  GPtrArray *forms;   /* char *, folded */
  GHashTable *set;    /* the same */
  gboolean has_forms; /* FALSE: the decision was made before decisions kept forms */
} HearsayCover;

gboolean _hearsay_cover_init (HearsayCover *cover,
                              JsonObject *record,
                              const char *member);
void _hearsay_cover_clear (HearsayCover *cover);
gboolean _hearsay_cover_has (const HearsayCover *cover,
                             const char *folded);
gboolean _hearsay_cover_is_own (const HearsayCover *cover,
                                const char *form);
gboolean _hearsay_names_is_fuller (const char *name,
                                   const char *form);
HearsayEntity *_hearsay_names_get_entity (const HearsayOverlay *self,
                                          guint index);
char *_hearsay_names_fold_name (const HearsayOverlay *self,
                                guint entity);
guint _hearsay_names_count_of (const HearsayOverlay *self,
                               guint entity);
gboolean _hearsay_names_contains (const GArray *indices,
                                  int index);
void _hearsay_names_add_named (const HearsayOverlay *self,
                               const char *form,
                               GArray *found);
GArray *_hearsay_names_list_named (const HearsayOverlay *self,
                                   const HearsayCover *cover,
                                   gboolean only_own);
int _hearsay_names_most_mentioned (const HearsayOverlay *self,
                                   const GArray *entities,
                                   int kind);
int _hearsay_cover_kind (const HearsayCover *cover);
int _hearsay_names_find_anchored (HearsayOverlay *self,
                                  JsonObject *reference);
int _hearsay_names_entity_of_mention (const HearsayOverlay *self,
                                      int mention);
int _hearsay_names_find_by_id (const HearsayOverlay *self,
                               const HearsayCover *cover);
int _hearsay_names_find_bearer (HearsayOverlay *self,
                                const HearsayCover *cover);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HearsayCover, _hearsay_cover_clear)

/* What a decision about who a form is reaches. */
typedef struct
{
  int primary;      /* the entity it was about, if it is still there as it was */
  GArray *entities; /* int: these altogether */
  GArray *mentions; /* guint32: and these, in order, of others */
} HearsayReach;

void _hearsay_reach_init (HearsayOverlay *self,
                          const HearsayCover *cover,
                          int without,
                          gboolean any_kind,
                          HearsayReach *reach);
void _hearsay_reach_clear (HearsayReach *reach);
int _hearsay_reach_gather (HearsayOverlay *self,
                           const HearsayCover *cover,
                           const HearsayReach *reach,
                           int into);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HearsayReach, _hearsay_reach_clear)

void _hearsay_names_rename (HearsayOverlay *self,
                            int index,
                            const char *name);
int _hearsay_names_add_entity (HearsayOverlay *self,
                               const char *id,
                               const char *name,
                               int kind);
void _hearsay_names_merge (HearsayOverlay *self,
                           int from,
                           int into);
void _hearsay_names_move_mentions (HearsayOverlay *self,
                                   const GArray *moved,
                                   int to);

G_END_DECLS
