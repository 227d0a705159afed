/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "hearsay-span.h"

G_BEGIN_DECLS

/**
 * HearsayTokenKind:
 * @HEARSAY_TOKEN_WORD: letters, with inner apostrophes, hyphens and abbreviation stops ("U.S.", "twenty-one")
 * @HEARSAY_TOKEN_CLITIC: a possessive "’s" or "’" cut from the word before it
 * @HEARSAY_TOKEN_NUMBER: digits with their separators
 * @HEARSAY_TOKEN_QUOTE: one quotation mark of any script
 * @HEARSAY_TOKEN_HANDLE: "@name", "#tag", a web or mail address
 * @HEARSAY_TOKEN_PUNCTUATION: any other sign
 */
typedef enum
{
  HEARSAY_TOKEN_WORD,
  HEARSAY_TOKEN_CLITIC,
  HEARSAY_TOKEN_NUMBER,
  HEARSAY_TOKEN_QUOTE,
  HEARSAY_TOKEN_HANDLE,
  HEARSAY_TOKEN_PUNCTUATION,
} HearsayTokenKind;

typedef enum
{
  HEARSAY_TOKEN_CAPITAL = 1 << 0,      /* begins with a capital letter */
  HEARSAY_TOKEN_ALL_CAPITALS = 1 << 1, /* two letters or more, all capitals */
  HEARSAY_TOKEN_SPACE_BEFORE = 1 << 2, /* white space or the start of a paragraph stands before it */
  HEARSAY_TOKEN_SPACE_AFTER = 1 << 3,  /* white space or the end of a paragraph stands after it */
  HEARSAY_TOKEN_ABBREVIATION = 1 << 4, /* ends in a stop that belongs to the word */
  HEARSAY_TOKEN_FIRST = 1 << 5,        /* the first word of its sentence */
} HearsayTokenFlags;

typedef struct
{
  guint32 start; /* bytes into the text */
  guint32 end;
  guint32 sentence; /* index into sentences */
  guint16 kind;
  guint16 flags;
} HearsayToken;

/* A run of tokens, [first, last), and the bytes from the first to the last. */
typedef struct
{
  HearsaySpan span;
  guint32 first;
  guint32 last;
  guint32 paragraph; /* of a sentence: index into paragraphs; of a paragraph: itself */
} HearsaySegment;

/* Arrays of just their length: all articles of a corpus are cut at once, and a GArray
 * takes up to twice what it holds. */
typedef struct
{
  guint len;
  HearsayToken items[];
} HearsayTokenArray;

typedef struct
{
  guint len;
  HearsaySegment items[];
} HearsaySegmentArray;

/**
 * HearsaySegments:
 * @tokens: in text order, never overlapping
 * @sentences: a sentence never crosses a paragraph
 * @paragraphs: the non-empty lines
 *
 * A text cut into paragraphs, sentences and tokens. Empty for empty text.
 */
typedef struct
{
  HearsayTokenArray *tokens;
  HearsaySegmentArray *sentences;
  HearsaySegmentArray *paragraphs;
} HearsaySegments;

/**
 * HearsayIsAbbreviation:
 * @word: a folded word without its stop, zero-terminated
 *
 * Also asked for "#", which stands for a number with a stop ("3. Mai"), and for what
 * may lean on another word: "l'", "-il".
 *
 * Returns: whether a stop after @word belongs to it ("mr", "gen", "u.s"), or whether
 *   it is a word of its own though nothing parts it from its neighbour
 */
typedef gboolean (*HearsayIsAbbreviation) (const char *word,
                                           gpointer user_data);

HearsaySegments *hearsay_segments_new (const char *text,
                                       gsize length,
                                       HearsayIsAbbreviation is_abbreviation,
                                       gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_segments_free (HearsaySegments *self);

guint hearsay_segments_token_at (const HearsaySegments *self,
                                 guint32 byte);
HearsaySpan hearsay_segments_get_span (const HearsaySegments *self,
                                       guint first,
                                       guint last);

static inline const HearsayToken *
hearsay_segments_get_token (const HearsaySegments *self,
                            guint index)
{
  return &self->tokens->items[index];
}

static inline const HearsaySegment *
hearsay_segments_get_sentence (const HearsaySegments *self,
                               guint index)
{
  return &self->sentences->items[index];
}

static inline const HearsaySegment *
hearsay_segments_get_paragraph (const HearsaySegments *self,
                                guint index)
{
  return &self->paragraphs->items[index];
}

gboolean hearsay_is_quotation_mark (gunichar c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsaySegments, hearsay_segments_free)

G_END_DECLS
