/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-language.h"

G_BEGIN_DECLS

/* What a word or phrase can be, out of all word lists at once. */
typedef enum
{
  HEARSAY_LEXEME_GIVEN = 1 << 0,
  HEARSAY_LEXEME_SURNAME = 1 << 1,
  HEARSAY_LEXEME_COUNTRY = 1 << 2, /* and world regions' members by any of their names */
  HEARSAY_LEXEME_REGION = 1 << 3,
  HEARSAY_LEXEME_CITY = 1 << 4,
  HEARSAY_LEXEME_FEATURE = 1 << 5,
  HEARSAY_LEXEME_DEMONYM = 1 << 6,
  HEARSAY_LEXEME_TITLE = 1 << 7,
  HEARSAY_LEXEME_ROLE = 1 << 8,
  HEARSAY_LEXEME_ROLE_MODIFIER = 1 << 9,
  HEARSAY_LEXEME_ORGANIZATION = 1 << 10,
  HEARSAY_LEXEME_ORGANIZATION_HEAD = 1 << 11,
  HEARSAY_LEXEME_ORGANIZATION_SUFFIX = 1 << 12,
  HEARSAY_LEXEME_PLACE_HEAD = 1 << 13,
  HEARSAY_LEXEME_PLACE_PREFIX = 1 << 14,
  HEARSAY_LEXEME_OTHER_HEAD = 1 << 15,
  HEARSAY_LEXEME_VESSEL = 1 << 16,
  HEARSAY_LEXEME_COMMON = 1 << 17,
  HEARSAY_LEXEME_FUNCTION = 1 << 18,
  HEARSAY_LEXEME_MONTH = 1 << 19,
  HEARSAY_LEXEME_WEEKDAY = 1 << 20,
  HEARSAY_LEXEME_CALENDAR = 1 << 21, /* capitalised, yet no name of anybody: "Brexit", "CEO", "Muslim" */
  HEARSAY_LEXEME_PARTICLE = 1 << 22,
  HEARSAY_LEXEME_NAME_SUFFIX = 1 << 23,
  HEARSAY_LEXEME_IN_PLACE = 1 << 24, /* a preposition or verb that a place follows */
  HEARSAY_LEXEME_SPEECH = 1 << 25,
  HEARSAY_LEXEME_PERSON_VERB = 1 << 26,
  HEARSAY_LEXEME_PERSON_POINTER = 1 << 27,
  HEARSAY_LEXEME_PHRASE_START = 1 << 28, /* a phrase of the lists begins with this word */
  HEARSAY_LEXEME_SPOKESPERSON = 1 << 29,
  HEARSAY_LEXEME_NOUN = 1 << 30, /* a noun and nothing else */
} HearsayLexeme;

/* A word that is, or opens, the name of a firm or product. No enumerator: the last bit does not fit an int. */
#define HEARSAY_LEXEME_BRAND (1u << 31)

#define HEARSAY_LEXEME_PLACE (HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_REGION | HEARSAY_LEXEME_CITY | HEARSAY_LEXEME_FEATURE)

/**
 * HearsayLexicon:
 *
 * The word lists of a language turned around: one look-up tells every list a
 * word stands in. Made once a language, immutable, shared by all threads.
 */
typedef struct _HearsayLexicon HearsayLexicon;

const HearsayLexicon *hearsay_lexicon_get (const HearsayLanguage *language);
guint32 hearsay_lexicon_classify (const HearsayLexicon *self,
                                  const char *folded);
guint hearsay_lexicon_get_longest (const HearsayLexicon *self,
                                   const char *folded);

G_END_DECLS
