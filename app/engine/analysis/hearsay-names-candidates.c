/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include "hearsay-names-private.h"

#include <string.h>

#define IS(piece, lexemes) (((piece)->classes & (lexemes)) != 0)

/* Appends a candidate over the pieces. */
Candidate *
finder_add_candidate (Finder *self,
                      guint first,
                      guint last,
                      const char *reason)
{
  Candidate candidate = { first, last, finder_join (self, first, last), 0, { 0 }, HEARSAY_NONE, FALSE, reason };

  candidate.classes = hearsay_lexicon_classify (self->lexicon, candidate.key);
  if (candidate.classes == 0 && last - first > 1 && strncmp (candidate.key, "the ", 4) == 0)
    candidate.classes = hearsay_lexicon_classify (self->lexicon, candidate.key + 4);
  g_array_append_val (self->candidates, candidate);

  return finder_candidate (self, self->candidates->len - 1);
}

static gboolean
ends_in_organization (const Finder *self,
                      guint first,
                      guint last)
{
  return IS (finder_piece (self, last - 1), HEARSAY_LEXEME_ORGANIZATION_HEAD) &&
         !IS (finder_piece (self, last - 1), HEARSAY_LEXEME_SURNAME);
}

/* Names of places and organisations inside a stretch that is not a name itself: "Nissan" of "Nissan Chief Executive". */
static void
add_known (Finder *self,
           guint first,
           guint last)
{
  guint run = first;

  while (run < last)
    {
      guint32 classes = 0;
      guint end = finder_match_phrase (self, run, last, &classes);
      const Piece *piece = finder_piece (self, run);

      if (!finder_is_name_word (piece) || finder_is_function_word (self, run))
        run++;
      else if (end > run && (classes & (HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_ORGANIZATION)) && !(classes & HEARSAY_LEXEME_DEMONYM) &&
               (end > run + 1 || !(classes & (HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_ROLE_MODIFIER))))
        {
          finder_add_candidate (self, run, end, "word list");
          run = end;
        }
      else if (finder_is_all_capitals (piece) && !(classes & (HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_CALENDAR | HEARSAY_LEXEME_ROLE_MODIFIER)))
        {
          finder_add_candidate (self, run, run + 1, "acronym");
          run++;
        }
      else
        {
          /* An unknown word with a capital and no other meaning. */
          guint stop = run;

          while (stop < last && finder_is_name_word (finder_piece (self, stop)) &&
                 !IS (finder_piece (self, stop), HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_ROLE_MODIFIER | HEARSAY_LEXEME_DEMONYM |
                                                     HEARSAY_LEXEME_CALENDAR | HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_PLACE))
            stop++;
          if (stop > run)
            finder_add_candidate (self, run, stop, "capital");
          run = MAX (stop, run + 1);
        }
    }
}

static void add_run (Finder *self,
                     guint first,
                     guint last);

/* Whose the office is: "National Assembly" of "National Assembly Speaker". */
static void
add_left_of_office (Finder *self,
                    guint first,
                    guint last)
{
  if (last > first + 1 && IS (finder_piece (self, last - 1), HEARSAY_LEXEME_ORGANIZATION_HEAD) &&
      !IS (finder_piece (self, last - 1), HEARSAY_LEXEME_ROLE_MODIFIER))
    finder_add_candidate (self, first, last, "capital");
  else
    add_known (self, first, last);
}

/* Where the person's name begins behind offices and titles; @last if there is no such thing. */
static guint
find_person_start (Finder *self,
                   guint first,
                   guint last)
{
  guint office = last;

  for (guint i = first; i + 1 < last; i++)
    {
      const Piece *piece = finder_piece (self, i);
      const Piece *next = piece + 1;

      if (!IS (piece, HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE))
        continue;
      /* "King" and "Major" are surnames too: not behind a given name. */
      if (i > first && IS (piece - 1, HEARSAY_LEXEME_GIVEN) && !IS (piece - 1, HEARSAY_LEXEME_COMMON) && !IS (next, HEARSAY_LEXEME_GIVEN))
        continue;
      if (finder_is_name_word (next) && !IS (next, HEARSAY_LEXEME_ORGANIZATION_SUFFIX) &&
          (!IS (next, HEARSAY_LEXEME_ORGANIZATION_HEAD | HEARSAY_LEXEME_PLACE_HEAD | HEARSAY_LEXEME_OTHER_HEAD) || IS (next, HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME)))
        office = i;
    }

  if (office < last)
    return office + 1;

  /* "Secretary of State Ann Clark", "Minister for the Interior Ali Haddad" */
  if (IS (finder_piece (self, first), HEARSAY_LEXEME_ROLE))
    for (guint i = first + 2; i + 1 < last; i++)
      if (IS (finder_piece (self, i), HEARSAY_LEXEME_GIVEN) && !IS (finder_piece (self, i), HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_COUNTRY) &&
          finder_is_name_word (finder_piece (self, i + 1)))
        return i;

  return last;
}

static gboolean
has_connector (const Finder *self,
               guint first,
               guint last)
{
  for (guint i = first; i < last; i++)
    if (!finder_is_name_word (finder_piece (self, i)) && !IS (finder_piece (self, i), HEARSAY_LEXEME_PARTICLE))
      return TRUE;

  return FALSE;
}

/* Where the office is held: "Cabinet Office" of "Minister for the Cabinet Office". */
static void
add_seat (Finder *self,
          guint first,
          guint last)
{
  while (first < last && finder_is_name_word (finder_piece (self, first)))
    first++;
  while (first < last && !finder_is_name_word (finder_piece (self, first)))
    first++;
  if (first == last)
    return;

  if (IS (finder_piece (self, last - 1), HEARSAY_LEXEME_ORGANIZATION_HEAD))
    add_run (self, first, last);
  else
    add_known (self, first, last);
}

/* Splits what follows an office into the rest of the office and the person. */
static gboolean
add_officeholder (Finder *self,
                  guint first,
                  guint last)
{
  guint start = find_person_start (self, first, last);
  guint32 classes = 0;
  guint end = 0;

  if (start >= last)
    return FALSE;
  if (ends_in_organization (self, first, last) && !IS (finder_piece (self, start), HEARSAY_LEXEME_GIVEN) && !IS (finder_piece (self, start - 1), HEARSAY_LEXEME_TITLE))
    return FALSE;
  /* "Prince Albert Street": the street, not the prince. */
  if (IS (finder_piece (self, last - 1), HEARSAY_LEXEME_PLACE_HEAD | HEARSAY_LEXEME_OTHER_HEAD) && last - start > 1 &&
      !IS (finder_piece (self, last - 1), HEARSAY_LEXEME_SURNAME | HEARSAY_LEXEME_GIVEN))
    return FALSE;

  /* "Secretary of State" is longer than the "Secretary" the search stopped at. */
  end = finder_match_phrase (self, first, last, &classes);
  if (end > start && end < last && (classes & HEARSAY_LEXEME_ROLE))
    start = end;

  /* The bearer's name ends where another office, place or organisation begins. */
  if (has_connector (self, start, last))
    return FALSE;

  if (IS (finder_piece (self, start - 1), HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_TITLE))
    add_left_of_office (self, first, start - 1);
  else
    add_seat (self, first, start);
  finder_add_candidate (self, start, last, "title")->scores[HEARSAY_ENTITY_PERSON] += 8;

  return TRUE;
}

/* An office without its holder: "Secretary of State for Defence", "President of France". */
static gboolean
add_office (Finder *self,
            guint first,
            guint last)
{
  guint role = last;

  for (guint i = first; i < last && role == last; i++)
    {
      const Piece *piece = finder_piece (self, i);

      if (IS (piece, HEARSAY_LEXEME_ROLE) && (i + 1 == last || !finder_is_name_word (piece + 1)))
        role = i;
    }

  if (role == last)
    return FALSE;

  /* A surname that is also a trade ("Ann Archer") has its given name before it. */
  if (role > first && IS (finder_piece (self, role), HEARSAY_LEXEME_SURNAME | HEARSAY_LEXEME_COMMON) && role + 1 == last &&
      IS (finder_piece (self, role - 1), HEARSAY_LEXEME_GIVEN) && !IS (finder_piece (self, role - 1), HEARSAY_LEXEME_ROLE_MODIFIER) &&
      IS (finder_piece (self, role), HEARSAY_LEXEME_SURNAME))
    return FALSE;

  add_left_of_office (self, first, role);
  add_seat (self, role, last);

  return TRUE;
}

/* Whether the article writes the word without a capital, or never with one that must mean something. */
static gboolean
owes_capital_to_place (Finder *self,
                       const Piece *piece)
{
  return !g_hash_table_contains (self->capitals, piece->folded) && IS (piece, HEARSAY_LEXEME_COMMON) && !finder_is_all_capitals (piece);
}

/* A run after its first word was found to be no part of the name. */
static void
add_rest (Finder *self,
          guint first,
          guint last)
{
  while (first < last && !finder_is_name_word (finder_piece (self, first)))
    first++;
  if (first < last)
    add_run (self, first, last);
}

static gboolean
drop_first_word (Finder *self,
                 guint first,
                 guint last)
{
  const Piece *piece = finder_piece (self, first);
  const Piece *next = piece + 1;

  if (!(piece->flags & PIECE_FIRST) || !owes_capital_to_place (self, piece))
    return FALSE;
  if (!finder_is_name_word (next) || IS (piece, HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE))
    return FALSE;
  /* "John Carter", but "Will Anna come?" */
  if (IS (piece, HEARSAY_LEXEME_GIVEN) && !(IS (next, HEARSAY_LEXEME_GIVEN) && (IS (piece, HEARSAY_LEXEME_MONTH) || strcmp (piece->folded, "will") == 0)))
    return FALSE;
  if (IS (next, HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_COUNTRY) &&
      !IS (piece, HEARSAY_LEXEME_ROLE_MODIFIER | HEARSAY_LEXEME_PLACE_PREFIX | HEARSAY_LEXEME_ORGANIZATION_HEAD))
    return TRUE;

  /* "Officials", "Analysts at", … before something that is a name without them. */
  return g_hash_table_contains (self->smalls, piece->folded) && !IS (piece, HEARSAY_LEXEME_PLACE_PREFIX | HEARSAY_LEXEME_ORGANIZATION_HEAD);
}

/* "envoy to Ruritania Marlow": the place belongs to the office. */
static gboolean
follows_posting (const Finder *self,
                 guint first)
{
  return first >= 2 && IS (finder_piece (self, first - 2), HEARSAY_LEXEME_ROLE) &&
         (strcmp (finder_piece (self, first - 1)->folded, "to") == 0 || strcmp (finder_piece (self, first - 1)->folded, "of") == 0);
}

/* A known name at the front of a longer run: splits it off where the rest stands by itself. */
static gboolean
split_known_front (Finder *self,
                   guint first,
                   guint last)
{
  guint32 classes = 0;
  guint end = finder_match_phrase (self, first, last, &classes);
  const Piece *rest = NULL;

  if (end == first || end >= last)
    return FALSE;
  rest = finder_piece (self, end);
  if (!finder_is_name_word (rest))
    return FALSE;

  if (classes & HEARSAY_LEXEME_DEMONYM)
    {
      guint32 rest_classes = 0;
      guint rest_end = finder_match_phrase (self, end, last, &rest_classes);

      if (IS (finder_piece (self, last - 1), HEARSAY_LEXEME_ORGANIZATION_HEAD | HEARSAY_LEXEME_OTHER_HEAD | HEARSAY_LEXEME_PLACE_HEAD) ||
          has_connector (self, end, last))
        return FALSE;
      if (IS (rest, HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE) ||
          (rest_end == last && (rest_classes & (HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_ORGANIZATION | HEARSAY_LEXEME_DEMONYM))) || last - end == 1)
        {
          add_rest (self, end, last);
          return TRUE;
        }
      return FALSE;
    }

  if ((classes & (HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_ORGANIZATION)) && !(classes & HEARSAY_LEXEME_GIVEN))
    {
      if (IS (finder_piece (self, last - 1), HEARSAY_LEXEME_ORGANIZATION_HEAD | HEARSAY_LEXEME_PLACE_HEAD | HEARSAY_LEXEME_OTHER_HEAD | HEARSAY_LEXEME_NAME_SUFFIX) ||
          has_connector (self, end, last))
        return FALSE;
      if (follows_posting (self, first) ||
          IS (rest, HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_CALENDAR | HEARSAY_LEXEME_ROLE_MODIFIER) ||
          ((classes & HEARSAY_LEXEME_COUNTRY) && IS (rest, HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_ORGANIZATION)))
        {
          finder_add_candidate (self, first, end, "word list");
          add_rest (self, end, last);
          return TRUE;
        }
    }

  return FALSE;
}

/* "North Korean", "Costa Ricans": people of a place. */
static gboolean
is_demonym_phrase (Finder *self,
                   guint first,
                   guint last)
{
  guint32 classes = hearsay_lexicon_classify (self->lexicon, finder_join (self, first, last));

  if (classes & HEARSAY_LEXEME_DEMONYM)
    return !(classes & HEARSAY_LEXEME_PLACE);
  if (!IS (finder_piece (self, last - 1), HEARSAY_LEXEME_DEMONYM) || IS (finder_piece (self, last - 1), HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_SURNAME))
    return FALSE;

  for (guint i = first; i + 1 < last; i++)
    if (!IS (finder_piece (self, i), HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_PLACE_PREFIX | HEARSAY_LEXEME_FUNCTION))
      return FALSE;

  return TRUE;
}

static gboolean
is_capital_run (const Finder *self,
                const Piece *piece)
{
  if (piece->end - piece->start < 3)
    return FALSE;

  for (guint32 i = piece->start; i + 1 < piece->end; i++)
    if (!g_ascii_isupper (self->text[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_bare_word (Finder *self,
              guint first,
              guint last)
{
  const Piece *piece = finder_piece (self, first);
  const Piece *after = last < self->pieces->len ? finder_piece (self, last) : NULL;

  if (last - first != 1)
    return is_demonym_phrase (self, first, last);
  /* "Rs 200", "US$ 5" */
  if (piece->end - piece->start <= 3 && after != NULL && ((after->flags & PIECE_NUMBER) || g_unichar_type (finder_sign_of (self, after)) == G_UNICODE_CURRENCY_SYMBOL))
    return TRUE;
  if (IS (piece, HEARSAY_LEXEME_CALENDAR | HEARSAY_LEXEME_TITLE) && !IS (piece, HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_ORGANIZATION))
    return TRUE;
  if (IS (piece, HEARSAY_LEXEME_DEMONYM) && !IS (piece, HEARSAY_LEXEME_PLACE))
    return TRUE;
  /* "R-Ohio": a party and a state. */
  if (piece->end - piece->start > 2 && piece->end - piece->start <= 8 && self->text[piece->start + 1] == '-')
    return TRUE;
  /* "CEOs", "NFTs": things, not one body. */
  if ((piece->flags & PIECE_CAPITAL) && piece->end - piece->start <= 5 && self->text[piece->end - 1] == 's' && is_capital_run (self, piece))
    return TRUE;
  if (IS (piece, HEARSAY_LEXEME_ROLE) && !IS (piece, HEARSAY_LEXEME_SURNAME))
    return TRUE;
  if (IS (piece, HEARSAY_LEXEME_ORGANIZATION_SUFFIX) && !IS (piece, HEARSAY_LEXEME_ORGANIZATION))
    return TRUE;
  if (IS (piece, HEARSAY_LEXEME_PLACE_PREFIX) && IS (piece, HEARSAY_LEXEME_COMMON) && !IS (piece, HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME))
    return TRUE;

  return FALSE;
}

/* Reads a run of capitalised words: what in it is a name, and what are offices, titles and the like beside it. */
static void
add_run (Finder *self,
         guint first,
         guint last)
{
  guint32 whole = 0;
  Candidate *candidate = NULL;

  while (first < last && (finder_is_function_word (self, first) || !(finder_piece (self, first)->flags & PIECE_WORD)))
    {
      /* "The Hague": an article that belongs to the place. */
      guint32 classes = 0;
      guint end = finder_match_phrase (self, first, last, &classes);

      if (end > first + 1 && (classes & HEARSAY_LEXEME_PLACE) && !(hearsay_lexicon_classify (self->lexicon, finder_join (self, first + 1, end)) & HEARSAY_LEXEME_PLACE))
        break;
      first++;
    }
  while (last > first && (!(finder_piece (self, last - 1)->flags & PIECE_WORD) || !finder_is_name_word (finder_piece (self, last - 1))))
    last--;
  if (first >= last)
    return;

  if (last - first > 1 && finder_match_phrase (self, first, last, &whole) == last &&
      (whole & (HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_ORGANIZATION)))
    {
      finder_add_candidate (self, first, last, "word list");
      return;
    }

  if (last - first > 1 && drop_first_word (self, first, last))
    {
      add_rest (self, first + 1, last);
      return;
    }

  if (last - first > 1)
    {
      if (IS (finder_piece (self, first), HEARSAY_LEXEME_VESSEL) && finder_is_all_capitals (finder_piece (self, first)))
        {
          finder_add_candidate (self, first, last, "vessel")->forced = HEARSAY_ENTITY_OTHER;
          return;
        }
      if (add_officeholder (self, first, last) || add_office (self, first, last) || split_known_front (self, first, last))
        return;
    }

  if (is_bare_word (self, first, last))
    return;

  candidate = finder_add_candidate (self, first, last, "capital");
  if (last - first == 1)
    {
      const Piece *piece = finder_piece (self, first);

      if (piece->flags & PIECE_CAPITAL_FORM)
        g_array_set_size (self->candidates, self->candidates->len - 1);
      else if ((piece->flags & PIECE_FIRST) && owes_capital_to_place (self, piece))
        candidate->is_doubtful = TRUE;
    }
}

/* "10 Downing Street" */
static guint
include_house_number (Finder *self,
                      guint first,
                      guint start,
                      guint end)
{
  static const char *const streets[] = { "street", "road", "avenue", "lane", "square", "boulevard", "drive" };
  const Piece *before = start > first ? finder_piece (self, start - 1) : NULL;

  if (before == NULL || !(before->flags & PIECE_NUMBER) || end - start < 2)
    return start;

  for (gsize i = 0; i < G_N_ELEMENTS (streets); i++)
    if (strcmp (finder_piece (self, end - 1)->folded, streets[i]) == 0)
      return start - 1;

  return start;
}

/* Fills the finder's candidates from all text that is not a headline. */
void
finder_collect (Finder *self)
{
  const GArray *pieces = self->pieces;
  guint i = 0;

  while (i < pieces->len)
    {
      const Piece *piece = finder_piece (self, i);
      guint last = i + 1;
      guint end = 0;
      guint start = 0;

      if (piece->flags & PIECE_HEADLINE)
        {
          i++;
          continue;
        }
      if (piece->flags & PIECE_HANDLE)
        {
          finder_add_candidate (self, i, i + 1, "handle");
          i++;
          continue;
        }
      if (!finder_is_name_word (piece))
        {
          i++;
          continue;
        }

      /* A run ends with its sentence. */
      while (last < pieces->len && !(finder_piece (self, last)->flags & (PIECE_LINE_START | PIECE_HEADLINE)) &&
             !((finder_piece (self, last)->flags & PIECE_FIRST) && !(finder_piece (self, last)->flags & PIECE_GLUED) && last > i) && last - i <= MAX_PIECES + 4)
        last++;

      if (finder_is_date_word (self, i, last))
        {
          i++;
          continue;
        }

      end = finder_extend_run (self, i, last);
      start = include_house_number (self, i > 0 ? i - 1 : 0, i, end);
      if (start < i)
        {
          Candidate *candidate = finder_add_candidate (self, start, end, "address");

          candidate->forced = HEARSAY_ENTITY_PLACE;
        }
      else
        add_run (self, i, end);
      i = MAX (end, i + 1);
    }
}
