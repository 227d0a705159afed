/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include "hearsay-names-private.h"

#include <string.h>

#define IS(piece, lexemes) (((piece)->classes & (lexemes)) != 0)

/* The sign a piece is; 0 for words, numbers and handles. */
gunichar
finder_sign_of (const Finder *self,
                const Piece *piece)
{
  return piece->flags & (PIECE_WORD | PIECE_NUMBER | PIECE_HANDLE | PIECE_CLITIC) ? 0 : g_utf8_get_char (self->text + piece->start);
}

gboolean
finder_is_all_capitals (const Piece *piece)
{
  return (piece->flags & PIECE_ALL_CAPITALS) && !(piece->flags & PIECE_SHOUTED);
}

/* "Us" between "the" and a verb is a country in a text that lost its capitals. */
static gboolean
is_garbled_country (const Finder *self,
                    guint index)
{
  const Piece *piece = finder_piece (self, index);

  return index > 0 && !(piece->flags & (PIECE_FIRST | PIECE_HEADLINE)) && IS (piece, HEARSAY_LEXEME_COUNTRY) &&
         strcmp (finder_piece (self, index - 1)->folded, "the") == 0;
}

/* Capitalised words that are never part of a name at its start. */
gboolean
finder_is_function_word (const Finder *self,
                         guint index)
{
  const Piece *piece = finder_piece (self, index);

  if (!IS (piece, HEARSAY_LEXEME_FUNCTION))
    return FALSE;
  if (finder_is_all_capitals (piece) && piece->end - piece->start > 1 && IS (piece, HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_ORGANIZATION))
    return FALSE;
  if (piece->flags & PIECE_STOPPED)
    return FALSE;

  return !is_garbled_country (self, index);
}

/* "May" is a name after a title or a given name, or where it does something. */
gboolean
finder_is_date_word (const Finder *self,
                     guint index,
                     guint last)
{
  const Piece *piece = finder_piece (self, index);
  const Piece *before = index > 0 ? piece - 1 : NULL;
  const Piece *after = index + 1 < last ? piece + 1 : NULL;

  if (IS (piece, HEARSAY_LEXEME_WEEKDAY))
    return TRUE;
  if (!IS (piece, HEARSAY_LEXEME_MONTH))
    return FALSE;
  if (after != NULL && ((after->flags & PIECE_NUMBER) || (after->flags & PIECE_WORD && g_ascii_isdigit (after->folded[0]))))
    return TRUE;
  if (before != NULL && (before->flags & PIECE_NUMBER))
    return TRUE;
  if (!IS (piece, HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME))
    return TRUE;
  if (before != NULL && IS (before, HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_ROLE))
    return FALSE;
  if (piece->flags & PIECE_HEADLINE)
    return after == NULL || !(after->flags & PIECE_CLITIC);
  if (after != NULL && (after->flags & PIECE_CLITIC))
    return FALSE;
  if (after != NULL && IS (after, HEARSAY_LEXEME_SPEECH | HEARSAY_LEXEME_PERSON_POINTER))
    return FALSE;
  /* "April sales", "June": only "May" and the like are as often something else. */
  if (!IS (piece, HEARSAY_LEXEME_COMMON) || (after != NULL && IS (after, HEARSAY_LEXEME_NOUN)))
    return TRUE;
  /* "in May", "last May", "by May": a month; "as May meets": not. */
  if (before != NULL && IS (before, HEARSAY_LEXEME_FUNCTION) && strcmp (before->folded, "as") != 0 &&
      strcmp (before->folded, "that") != 0 && strcmp (before->folded, "and") != 0)
    return TRUE;

  return !(after != NULL && (after->flags & PIECE_WORD) && !(after->flags & PIECE_CAPITAL) && !IS (after, HEARSAY_LEXEME_FUNCTION));
}

static gboolean
adjoins (const Finder *self,
         guint index)
{
  const Piece *piece = finder_piece (self, index);
  const Piece *before = piece - 1;
  guint32 gap = piece->start - before->end;

  /* A gap of one sign is a hyphen or slash that pieces were parted at. */
  if (piece->flags & PIECE_GLUED)
    return gap == 0;

  return gap <= 3;
}

static gboolean
starts_with_head (const Finder *self,
                  guint first,
                  guint last)
{
  for (guint i = first; i < last; i++)
    {
      const Piece *piece = finder_piece (self, i);

      if (IS (piece, HEARSAY_LEXEME_ORGANIZATION_HEAD | HEARSAY_LEXEME_PLACE_PREFIX | HEARSAY_LEXEME_OTHER_HEAD))
        return TRUE;
    }

  return FALSE;
}

/* "and Foreign Policy Committee": capitals up to a word for an organisation. */
static gboolean
leads_to_head (const Finder *self,
               guint first,
               guint last)
{
  for (guint i = first; i < last && i < first + 4; i++)
    {
      const Piece *piece = finder_piece (self, i);

      if (!finder_is_name_word (piece))
        return FALSE;
      if (i > first && IS (piece, HEARSAY_LEXEME_ORGANIZATION_HEAD))
        return TRUE;
    }

  return FALSE;
}

/* "of", "for", "on" after a word for an organisation, place or office. */
static guint
match_of (const Finder *self,
          guint index,
          guint last)
{
  const Piece *piece = finder_piece (self, index);
  const Piece *before = piece - 1;
  const Piece *next = piece + 1;
  gboolean is_of = strcmp (piece->folded, "of") == 0;

  if (is_of || strcmp (piece->folded, "for") == 0 || strcmp (piece->folded, "on") == 0)
    {
      guint width = 1;
      gboolean accepts = FALSE;

      if (next->flags & PIECE_WORD && strcmp (next->folded, "the") == 0 && index + 2 < last)
        {
          width = 2;
          next++;
        }
      if (!finder_is_name_word (next) || finder_is_date_word (self, index + width, last))
        return 0;

      accepts = IS (before, HEARSAY_LEXEME_ORGANIZATION_HEAD | HEARSAY_LEXEME_ROLE);
      if (is_of)
        accepts = accepts || IS (before, HEARSAY_LEXEME_PLACE_PREFIX | HEARSAY_LEXEME_PLACE_HEAD | HEARSAY_LEXEME_OTHER_HEAD);
      return accepts ? width : 0;
    }

  return 0;
}

/* "and" inside "Ministry of Health and Welfare", "Marlow and Dunn Ltd"; not between two names. */
static guint
match_and (const Finder *self,
           guint first,
           guint index,
           guint last)
{
  const Piece *piece = finder_piece (self, index);
  const Piece *before = piece - 1;
  const Piece *next = piece + 1;

  if (strcmp (piece->folded, "and") == 0)
    {
      /* Inside "Ministry of Health and Welfare", not between two names. */
      gboolean has_of = FALSE;

      for (guint i = first + 1; i < index; i++)
        if (strcmp (finder_piece (self, i)->folded, "of") == 0 || strcmp (finder_piece (self, i)->folded, "for") == 0)
          has_of = TRUE;
      if (finder_is_name_word (next) && has_of && starts_with_head (self, first, first + 1) && IS (before, HEARSAY_LEXEME_COMMON) &&
          IS (next, HEARSAY_LEXEME_COMMON) && !IS (next, HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_GIVEN))
        return 1;
      if (finder_is_name_word (next) && IS (before, HEARSAY_LEXEME_COMMON) && IS (next, HEARSAY_LEXEME_COMMON) &&
          !IS (before, HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_ORGANIZATION_HEAD | HEARSAY_LEXEME_ROLE) &&
          leads_to_head (self, index + 1, last))
        return 1;
      /* "Marlow and Dunn Ltd" */
      if (finder_is_name_word (next) && index + 2 < last && finder_is_name_word (next + 1) && IS (next + 1, HEARSAY_LEXEME_ORGANIZATION_SUFFIX) &&
          index == first + 1)
        return 1;
    }

  return 0;
}

/* How many pieces from @index on join the run before them to the capital after them; 0 if none do. */
static guint
match_connector (Finder *self,
                 guint first,
                 guint index,
                 guint last)
{
  const Piece *piece = finder_piece (self, index);
  const Piece *before = piece - 1;
  const Piece *next = index + 1 < last ? piece + 1 : NULL;
  gboolean is_of = FALSE;
  gunichar sign = finder_sign_of (self, piece);

  if (next == NULL)
    return 0;

  if (sign == '&')
    return finder_is_name_word (next) ? 1 : 0;

  if (sign == ',')
    {
      /* "Ministry of Trade, Industry and Labour" */
      if (index - first >= 3 && starts_with_head (self, first, first + 1) && strcmp (finder_piece (self, first + 1)->folded, "of") == 0 &&
          finder_is_name_word (next) && index + 3 < last && strcmp (finder_piece (self, index + 2)->folded, "and") == 0 &&
          finder_is_name_word (finder_piece (self, index + 3)) && !IS (next, HEARSAY_LEXEME_COUNTRY))
        return 1;
      return 0;
    }

  if (piece->flags & PIECE_CLITIC)
    {
      /* "People's Bank", "Workers' Party" */
      if (finder_is_name_word (next) && index == first + 1 && IS (before, HEARSAY_LEXEME_COMMON) &&
          !IS (before, HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME | HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_ORGANIZATION_HEAD |
                           HEARSAY_LEXEME_FUNCTION | HEARSAY_LEXEME_ORGANIZATION | HEARSAY_LEXEME_CALENDAR))
        return 1;
      return 0;
    }

  if (!(piece->flags & PIECE_WORD) || (piece->flags & PIECE_CAPITAL))
    return 0;

  is_of = strcmp (piece->folded, "of") == 0;

  if (IS (piece, HEARSAY_LEXEME_PARTICLE) && !is_of && finder_is_name_word (next) && !IS (before, HEARSAY_LEXEME_FUNCTION))
    return 1;
  if (IS (piece, HEARSAY_LEXEME_PARTICLE) && index + 2 < last && IS (next, HEARSAY_LEXEME_PARTICLE) && finder_is_name_word (piece + 2) &&
      !(next->flags & PIECE_CAPITAL))
    return 2;

  if (is_of || strcmp (piece->folded, "for") == 0 || strcmp (piece->folded, "on") == 0)
    return match_of (self, index, last);
  if (strcmp (piece->folded, "and") == 0)
    return match_and (self, first, index, last);

  return 0;
}

/* One past the run of capitalised words, and what joins them, that begins at @first. */
guint
finder_extend_run (Finder *self,
                   guint first,
                   guint last)
{
  guint end = first + 1;
  guint base = first;

  while (base + 1 < last && finder_is_function_word (self, base))
    base++;

  while (end < last && end - first < MAX_PIECES)
    {
      const Piece *piece = finder_piece (self, end);
      guint connector = 0;

      if (!adjoins (self, end) && !(piece->flags & PIECE_CLITIC) && finder_sign_of (self, piece) != ',')
        break;

      if (finder_is_name_word (piece))
        {
          if (finder_is_date_word (self, end, last) && !(end + 1 < last && IS (piece + 1, HEARSAY_LEXEME_OTHER_HEAD)))
            break;
          if (finder_is_function_word (self, end) && !IS (piece, HEARSAY_LEXEME_PARTICLE | HEARSAY_LEXEME_NAME_SUFFIX))
            break;
          end++;
          continue;
        }

      connector = match_connector (self, MIN (base, end - 1), end, last);
      if (connector == 0)
        break;
      end += connector;
    }

  return end;
}
