/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-entities.h"
#include "hearsay-lexicon.h"

G_BEGIN_DECLS

/* The steps of finding names in one article, for hearsay-names.c only:
 * pieces → candidates → kinds → mentions and offices. */

typedef enum
{
  PIECE_WORD = 1 << 0,
  PIECE_CAPITAL = 1 << 1,
  PIECE_ALL_CAPITALS = 1 << 2,
  PIECE_FIRST = 1 << 3,    /* first word of a sentence or of a quotation */
  PIECE_HEADLINE = 1 << 4, /* in a line where every word is capitalised */
  PIECE_SHOUTED = 1 << 5,  /* in a line all in capitals */
  PIECE_GLUED = 1 << 6,    /* no space before it */
  PIECE_HANDLE = 1 << 7,
  PIECE_CLITIC = 1 << 8,
  PIECE_STOPPED = 1 << 9, /* an abbreviation with its stop */
  PIECE_NUMBER = 1 << 10,
  PIECE_LINE_START = 1 << 11,
  PIECE_CAPITAL_FORM = 1 << 12, /* one capital letter, alone or with a stop */
  PIECE_MIXED = 1 << 13,        /* capitals inside: "YouTube" */
} PieceFlags;

/* Longer runs of capitals are lists or headlines, not names. */
#define MAX_PIECES 14

/* A token, or a part of one with hyphens ("London" of "London-based"). */
typedef struct
{
  guint32 start; /* bytes */
  guint32 end;
  guint32 classes;    /* HearsayLexeme; of words only */
  guint32 flags;      /* PieceFlags */
  const char *folded; /* owned by the finder; without a final stop; "" for signs is never used */
} Piece;

/* A stretch that may be a name. */
typedef struct
{
  guint32 first; /* pieces */
  guint32 last;
  const char *key;      /* the folded words */
  guint32 classes;      /* of the whole, as a phrase */
  gint16 scores[4];     /* for each HearsayEntityKind, from the words and what stands beside them */
  gint8 forced;         /* a kind that local evidence settles, or HEARSAY_NONE */
  gboolean is_doubtful; /* its capital may owe to its place: kept only when the article bears it out */
  const char *reason;
} Candidate;

typedef struct
{
  HearsayReading *reading;
  const char *text;
  const HearsayLexicon *lexicon;
  const HearsayWords *place_of; /* "residents" of a place */
  GStringChunk *strings;
  GArray *pieces;       /* Piece */
  GArray *candidates;   /* Candidate, in text order */
  GHashTable *capitals; /* folded word → times capitalised where nothing but a name asks for it */
  GHashTable *smalls;   /* folded word → times not capitalised */
  GString *buffer;
} Finder;

static inline Piece *
finder_piece (const Finder *self,
              guint index)
{
  return &g_array_index (self->pieces, Piece, index);
}

static inline Candidate *
finder_candidate (const Finder *self,
                  guint index)
{
  return &g_array_index (self->candidates, Candidate, index);
}

void finder_cut_pieces (Finder *self);
const char *finder_join (Finder *self,
                         guint first,
                         guint last);
guint finder_match_phrase (Finder *self,
                           guint first,
                           guint last,
                           guint32 *classes);
gboolean finder_is_name_word (const Piece *piece);

gunichar finder_sign_of (const Finder *self,
                         const Piece *piece);
gboolean finder_is_all_capitals (const Piece *piece);
gboolean finder_is_function_word (const Finder *self,
                                  guint index);
gboolean finder_is_date_word (const Finder *self,
                              guint index,
                              guint last);
guint finder_extend_run (Finder *self,
                         guint first,
                         guint last);

void finder_collect (Finder *self);
void finder_collect_headlines (Finder *self,
                               GHashTable *known);
Candidate *finder_add_candidate (Finder *self,
                                 guint first,
                                 guint last,
                                 const char *reason);

void finder_score (Finder *self,
                   Candidate *candidate);
void finder_decide (Finder *self);

void finder_find_offices (Finder *self);

G_END_DECLS
