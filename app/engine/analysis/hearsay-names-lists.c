/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names-lists"

#include "config.h"

#include "hearsay-names-private.h"

#include <string.h>

#include "hearsay-cues.h"

/* Names by the word lists alone, for a language without a tagger: a given name and what
 * is capitalised behind it, the same behind a title or an office, places and
 * organisations that a list has word for word, and short forms of who is named in full.
 * German capitalises every noun, so a capital alone is no sign of a name. */

#define MAX_PARTS 6  /* pieces of one person's name */
#define LEAST_HEAD 4 /* bytes at the end of a compound */

#define LISTED_PERSON 80
#define LISTED_TITLE 85
#define LISTED_OFFICE 75
#define LISTED_THING 80
#define SHORT_FORM 75
#define BEHIND_VERB 60

#define NOT_IN_NAMES (HEARSAY_LEXEME_FUNCTION | HEARSAY_LEXEME_MONTH | HEARSAY_LEXEME_WEEKDAY | HEARSAY_LEXEME_CALENDAR | HEARSAY_LEXEME_ROLE | \
                      HEARSAY_LEXEME_ORGANIZATION_HEAD | HEARSAY_LEXEME_PLACE_HEAD | HEARSAY_LEXEME_OTHER_HEAD | HEARSAY_LEXEME_TITLE)

typedef struct
{
  HearsayReading *reading;
  HearsayPieces *pieces;
  gboolean has_one_surname; /* another capital behind it is another word: "Anna Bell Reportern" */
  gboolean has_compounds;   /* "Einsatzleiter" is a "Leiter" */
  gboolean has_genitive;    /* "Bells" is of Bell */
  GHashTable *surnames;     /* (element-type utf8): of those named in full, folded, owned by the pieces */
} Lister;

static const HearsayPiece *
piece_at (const Lister *self,
          guint index)
{
  return index < self->pieces->pieces->len ? hearsay_pieces_get (self->pieces, index) : NULL;
}

static gboolean
has (const Lister *self,
     guint index,
     guint32 classes)
{
  const HearsayPiece *piece = piece_at (self, index);

  return piece != NULL && (piece->classes & classes) != 0;
}

/* What somebody is called before the name, if need be by the end of a compound. */
static gboolean
is_office (const Lister *self,
           guint index)
{
  const HearsayWords *roles = hearsay_language_get_words (self->reading->language, "roles");
  const char *p = NULL;

  if (has (self, index, HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE))
    return TRUE;
  if (!self->has_compounds || piece_at (self, index)->folded[0] == '\0' || has (self, index, HEARSAY_LEXEME_GIVEN))
    return FALSE;

  p = g_utf8_next_char (piece_at (self, index)->folded);
  for (; strlen (p) >= LEAST_HEAD; p = g_utf8_next_char (p))
    if (hearsay_words_contain (roles, p))
      return TRUE;

  return FALSE;
}

/* A capitalised word that no list knows as anything but a name. */
static gboolean
is_name_word (const Lister *self,
              guint index)
{
  const HearsayPiece *piece = piece_at (self, index);

  return piece != NULL && hearsay_piece_is_name_word (piece) && !(piece->flags & (HEARSAY_PIECE_HANDLE | HEARSAY_PIECE_NUMBER)) && !(piece->classes & NOT_IN_NAMES);
}

static gboolean
is_given (const Lister *self,
          guint index)
{
  const HearsayPiece *piece = piece_at (self, index);

  if (piece == NULL || !hearsay_piece_is_name_word (piece) || !(piece->classes & HEARSAY_LEXEME_GIVEN) || piece->end - piece->start < 2)
    return FALSE;

  /* "Julio" with a capital is no month but in German. */
  return is_name_word (self, index) || (!self->has_one_surname && !(piece->classes & NOT_IN_NAMES & ~HEARSAY_LEXEME_MONTH));
}

static gboolean
goes_on (const Lister *self,
         guint index)
{
  return piece_at (self, index) != NULL && !(piece_at (self, index)->flags & (HEARSAY_PIECE_LINE_START | HEARSAY_PIECE_QUOTE));
}

/* One past a run of hyphened name words that begins at @index; @index if there is none. */
static guint
word_end (const Lister *self,
          guint index)
{
  guint end = index;

  if (!is_name_word (self, index) && !is_given (self, index))
    return index;

  end++;
  while (is_name_word (self, end) && (piece_at (self, end)->flags & HEARSAY_PIECE_AFTER_HYPHEN))
    end++;

  return end;
}

/* "von der Heide", "de la Torre", "Bell" */
static guint
surname_end (const Lister *self,
             guint index,
             gboolean may_have_particle)
{
  guint at = index;

  while (may_have_particle && at < index + 3 && goes_on (self, at) && !(piece_at (self, at)->flags & HEARSAY_PIECE_CAPITAL) &&
         (has (self, at, HEARSAY_LEXEME_PARTICLE) || (at > index && has (self, at, HEARSAY_LEXEME_FUNCTION))))
    at++;

  return goes_on (self, at) && word_end (self, at) > at ? word_end (self, at) : index;
}

/* One past the person's name that begins at @first; @first where a given name is
 * followed by nothing that can be a surname. */
static guint
person_end (const Lister *self,
            guint first)
{
  guint end = first;
  guint last = first;
  gboolean has_surname = FALSE;

  while (last < first + MAX_PARTS)
    {
      gboolean given = is_given (self, last) || (is_name_word (self, last) && (piece_at (self, last)->flags & HEARSAY_PIECE_CAPITAL_FORM));
      guint next = last == first ? word_end (self, first) : surname_end (self, last, !has_surname);

      if (next == last || (has_surname && self->has_one_surname))
        break;
      has_surname = has_surname || (last > first && !given);
      last = next;
      end = last;
    }

  return end;
}

/* "Bells" where Bell is about: the ending is not of the name. */
static gboolean
is_genitive (const Lister *self,
             guint index)
{
  const char *folded = piece_at (self, index)->folded;
  g_autofree char *name = g_strndup (folded, MAX (strlen (folded), 1) - 1);

  return self->has_genitive && g_str_has_suffix (folded, "s") && name[0] != '\0' && g_hash_table_contains (self->surnames, name);
}

static void
add (Lister *self,
     guint first,
     guint last,
     HearsayEntityKind kind,
     guint8 confidence,
     const char *reason)
{
  HearsayMention mention = {
    .article = self->reading->index,
    .span = { piece_at (self, first)->start, piece_at (self, last - 1)->end },
    .entity = HEARSAY_NONE,
    .kind = kind,
    .confidence = confidence,
    .reason = reason,
  };

  if (kind == HEARSAY_ENTITY_PERSON && is_genitive (self, last - 1))
    mention.span.end--;
  g_array_append_val (self->reading->mentions, mention);
}

/* "…“, sagte Bell": whoever stands behind a verb of saying that follows a sign. */
static gboolean
is_behind_verb (const Lister *self,
                guint index)
{
  HearsayVerbForm form = HEARSAY_VERB_NONE;
  const HearsayPiece *before = NULL;
  gunichar sign = 0;

  if (index < 3 || !goes_on (self, index) || !goes_on (self, index - 1) || !is_name_word (self, index) || is_office (self, index) ||
      hearsay_cue_find_lemma (self->reading->language, piece_at (self, index - 1)->folded, &form) == NULL)
    return FALSE;

  /* "se lamentó" */
  before = piece_at (self, index - 2);
  if (hearsay_words_contain (hearsay_language_get_words (self->reading->language, "cue-adverbs"), before->folded))
    before = piece_at (self, index - 3);
  sign = g_utf8_get_char (self->pieces->text + before->start);
  return (form == HEARSAY_VERB_PAST || form == HEARSAY_VERB_THIRD) &&
         ((before->flags & HEARSAY_PIECE_QUOTE) || sign == ',' || sign == 0x2013 || sign == 0x2014);
}

/* Somebody's name at @index: "Anna Bell", or "Bell" behind "Frau" or "Ministerin". */
static guint
find_person (const Lister *self,
             guint index,
             const char **reason,
             guint8 *confidence)
{
  guint end = index;
  gboolean follows = index > 0 && goes_on (self, index);

  if (is_given (self, index))
    {
      end = person_end (self, index);
      *reason = "given name";
      *confidence = LISTED_PERSON;
      if (end > index + 1 && word_end (self, index) < end)
        return end;
    }

  if (is_behind_verb (self, index))
    {
      *reason = "behind a verb of saying";
      *confidence = BEHIND_VERB;
      return self->has_one_surname ? word_end (self, index) : person_end (self, index);
    }

  if (!follows || !is_name_word (self, index) || !is_office (self, index - 1))
    return index;

  *reason = "title";
  *confidence = has (self, index - 1, HEARSAY_LEXEME_TITLE) ? LISTED_TITLE : LISTED_OFFICE;
  return self->has_one_surname && !is_given (self, index) ? word_end (self, index) : person_end (self, index);
}

/* A place behind "in", a country anywhere, an organisation of the lists. */
static guint
find_thing (Lister *self,
            guint index,
            HearsayEntityKind *kind)
{
  guint32 classes = 0;
  guint end = index;

  /* "Das Wort" is no name because a film is called so. */
  if (!hearsay_piece_is_name_word (piece_at (self, index)) || has (self, index, HEARSAY_LEXEME_FUNCTION))
    return index;

  end = hearsay_pieces_match_phrase (self->pieces, index, self->pieces->pieces->len, &classes);
  if (end == index || (classes & NOT_IN_NAMES))
    return index;

  *kind = HEARSAY_ENTITY_PLACE;
  if (classes & HEARSAY_LEXEME_COUNTRY)
    return end;
  if (classes & HEARSAY_LEXEME_PLACE)
    return index > 0 && goes_on (self, index) && has (self, index - 1, HEARSAY_LEXEME_IN_PLACE) ? end : index;

  *kind = HEARSAY_ENTITY_ORGANIZATION;
  return classes & HEARSAY_LEXEME_ORGANIZATION ? end : index;
}

/* The last word of a full name stands for it elsewhere. */
static void
gather_surnames (Lister *self)
{
  for (guint i = 0; i < self->pieces->pieces->len;)
    {
      const char *reason = NULL;
      guint8 confidence = 0;
      guint end = find_person (self, i, &reason, &confidence);

      if (end > i && piece_at (self, end - 1)->folded[0] != '\0')
        g_hash_table_add (self->surnames, (gpointer) piece_at (self, end - 1)->folded);
      i = MAX (end, i + 1);
    }
}

static guint
add_at (Lister *self,
        guint index)
{
  HearsayEntityKind kind = HEARSAY_ENTITY_PERSON;
  const char *reason = NULL;
  guint8 confidence = 0;
  guint end = find_person (self, index, &reason, &confidence);

  if (end == index && is_name_word (self, index) && (g_hash_table_contains (self->surnames, piece_at (self, index)->folded) || is_genitive (self, index)))
    {
      end = index + 1;
      confidence = SHORT_FORM;
      reason = "surname";
    }
  if (end == index)
    {
      end = find_thing (self, index, &kind);
      confidence = LISTED_THING;
      reason = "word list";
    }
  if (end == index)
    return index + 1;

  add (self, index, end, kind, confidence, reason);
  return end;
}

/**
 * names_find_listed:
 * @pieces: of the text
 *
 * Fills @reading->mentions where no tagger has been trained for the language.
 */
void
names_find_listed (HearsayReading *reading,
                   HearsayPieces *pieces)
{
  Lister self = {
    .reading = reading,
    .pieces = pieces,
    .has_one_surname = hearsay_words_contain (hearsay_language_get_words (reading->language, "name-shape"), "one surname"),
    .has_compounds = hearsay_words_contain (hearsay_language_get_words (reading->language, "name-shape"), "compounds"),
    .has_genitive = hearsay_words_contain (hearsay_language_get_words (reading->language, "name-shape"), "genitive s"),
    .surnames = g_hash_table_new (g_str_hash, g_str_equal),
  };

  gather_surnames (&self);
  for (guint i = 0; i < pieces->pieces->len;)
    i = add_at (&self, i);
  names_find_offices (reading, pieces);

  g_hash_table_unref (self.surnames);
}
