/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-decisions-private.h"

G_BEGIN_DECLS

/* What hearsay-decisions-names.c, which says what decisions about names do, asks of
 * hearsay-decisions-cover.c, which finds whom they are about. */

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

G_END_DECLS
