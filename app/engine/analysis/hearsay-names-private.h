/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-entities.h"
#include "hearsay-pieces.h"
#include "hearsay-stages.h"
#include "hearsay-tagger.h"

G_BEGIN_DECLS

/* The steps of finding names in one article, for hearsay-names*.c only. */

#define NAMES_IS(piece, lexemes) (((piece)->classes & (lexemes)) != 0)

/* How sure a rule is, per cent: three steps set by judgement, not measured as the
 * tagger's confidences are. */
#define NAMES_SURE 90
#define NAMES_FAIRLY_SURE 75
#define NAMES_UNSURE 60

/* The tagged pieces of one article, and what its names tell of others. */
typedef struct
{
  HearsayReading *reading;
  HearsayPieces *pieces;
  const HearsayWords *agencies;
  const HearsayWords *outlets;
  const HearsayWords *auxiliaries;
  const HearsayWords *possessives; /* names of firms that end in one */
  const HearsayWords *suffixes;    /* "Inc", "Ltd" */
  const HearsayTagger *tagger;
  const guint8 *tags; /* one a piece */
  /* Last words of the organisations and the people named in full, by address: the pieces keep each string once. */
  GHashTable *heads;
  GHashTable *surnames;
  GHashTable *brands; /* "Moody" of "Moody's" */
} NamesFinder;

static inline const HearsayPiece *
names_piece_at (const NamesFinder *self,
                guint index)
{
  return index < self->pieces->pieces->len ? hearsay_pieces_get (self->pieces, index) : NULL;
}

gboolean names_looks_like_person (const NamesFinder *self,
                                  const HearsayTaggedName *name);
void names_correct (const NamesFinder *self,
                    HearsayTaggedName *name,
                    const char **reason);
const char *names_find_reason (const NamesFinder *self,
                               const HearsayTaggedName *name);
gboolean names_is_before_money (const NamesFinder *self,
                                guint next);
gboolean names_is_nothing_particular (const NamesFinder *self,
                                      const HearsayTaggedName *name);
gboolean names_acts (const NamesFinder *self,
                     guint index);
gboolean names_acts_as_brand (const NamesFinder *self,
                              const HearsayTaggedName *name);
gboolean names_is_brand (const NamesFinder *self,
                         const HearsayTaggedName *name);
guint names_outlet_end (const NamesFinder *self,
                        guint index);
guint names_listed_outlet_end (const NamesFinder *self,
                               const HearsayTaggedName *name);
HearsayTaggedName names_join_places (const NamesFinder *self,
                                     const HearsayTaggedName *name,
                                     const HearsayTaggedName *behind);

void names_find_offices (HearsayReading *reading,
                         const HearsayPieces *pieces);

void names_find_listed (HearsayReading *reading,
                        HearsayPieces *pieces);

G_END_DECLS
