/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-lexicon.h"
#include "hearsay-segments.h"

G_BEGIN_DECLS

typedef enum
{
  HEARSAY_PIECE_WORD = 1 << 0,
  HEARSAY_PIECE_CAPITAL = 1 << 1,
  HEARSAY_PIECE_ALL_CAPITALS = 1 << 2,
  HEARSAY_PIECE_FIRST = 1 << 3,    /* first word of a sentence or of a quotation */
  HEARSAY_PIECE_HEADLINE = 1 << 4, /* in a line where every word is capitalised */
  HEARSAY_PIECE_SHOUTED = 1 << 5,  /* in a line all in capitals */
  HEARSAY_PIECE_GLUED = 1 << 6,    /* no space before it */
  HEARSAY_PIECE_HANDLE = 1 << 7,
  HEARSAY_PIECE_CLITIC = 1 << 8,
  HEARSAY_PIECE_STOPPED = 1 << 9, /* an abbreviation with its stop */
  HEARSAY_PIECE_NUMBER = 1 << 10,
  HEARSAY_PIECE_LINE_START = 1 << 11,
  HEARSAY_PIECE_CAPITAL_FORM = 1 << 12, /* one capital letter, alone or with a stop */
  HEARSAY_PIECE_MIXED = 1 << 13,        /* capitals inside: "YouTube" */
  HEARSAY_PIECE_QUOTE = 1 << 14,
  HEARSAY_PIECE_BEFORE_HYPHEN = 1 << 15, /* of one word, cut at its hyphens */
  HEARSAY_PIECE_AFTER_HYPHEN = 1 << 16,
} HearsayPieceFlags;

#define HEARSAY_PIECE_N_FLAGS 17

/* What the commonest senses of a word speak of, by WordNet's classes: the letters
 * of the list "senses" in their order there. */
#define HEARSAY_SENSES "pglaoctedrmqibnfCKMSXRPHNT"

typedef enum
{
  HEARSAY_SENSE_PERSON = 1 << 0,
  HEARSAY_SENSE_GROUP = 1 << 1,
  HEARSAY_SENSE_LOCATION = 1 << 2,
  HEARSAY_SENSE_ARTIFACT = 1 << 3,
  HEARSAY_SENSE_NATURE = 1 << 4,
  HEARSAY_SENSE_COMMUNICATION = 1 << 5,
} HearsaySense;

/* The senses of nouns. */
#define HEARSAY_SENSE_NOUN ((1 << 16) - 1)

/* A token, or a part of one with hyphens ("London" of "London-based"). */
typedef struct
{
  guint32 start; /* bytes */
  guint32 end;
  guint32 classes;    /* HearsayLexeme; of words only */
  guint32 flags;      /* HearsayPieceFlags */
  guint32 senses;     /* HearsaySense; of common words only */
  const char *folded; /* owned by the pieces; a word in lower case without a final stop; "" for signs */
} HearsayPiece;

/**
 * HearsayPieces:
 * @text: the text they were cut from
 * @pieces: (element-type HearsayPiece): in text order
 * @paragraphs: (element-type guint32): the first piece of each paragraph, and the
 *   number of pieces at the end
 *
 * The units that names are made of, with what the word lists know of each.
 */
typedef struct
{
  const char *text;
  const HearsayLexicon *lexicon;
  const HearsayWords *senses;
  GArray *pieces;
  GArray *paragraphs;
  GStringChunk *strings;
  GString *buffer;
} HearsayPieces;

guint32 hearsay_senses_find (const HearsayWords *senses,
                             const char *folded);

HearsayPieces *hearsay_pieces_new (const char *text,
                                   const HearsaySegments *segments,
                                   const HearsayLanguage *language) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_pieces_free (HearsayPieces *self);

static inline HearsayPiece *
hearsay_pieces_get (const HearsayPieces *self,
                    guint index)
{
  return &g_array_index (self->pieces, HearsayPiece, index);
}

/* A capitalised word that may stand in a name. */
static inline gboolean
hearsay_piece_is_name_word (const HearsayPiece *piece)
{
  return (piece->flags & (HEARSAY_PIECE_WORD | HEARSAY_PIECE_CAPITAL)) == (HEARSAY_PIECE_WORD | HEARSAY_PIECE_CAPITAL);
}

guint hearsay_pieces_match_phrase (HearsayPieces *self,
                                   guint first,
                                   guint last,
                                   guint32 *classes);
guint hearsay_pieces_find (const HearsayPieces *self,
                           guint32 byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayPieces, hearsay_pieces_free)

G_END_DECLS
