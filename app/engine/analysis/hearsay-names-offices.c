/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include "hearsay-names-private.h"

#include <string.h>

/* An office printed beside a name has at most so many words. */
#define MAX_OFFICE 9

#define IS(piece, lexemes) (((piece)->classes & (lexemes)) != 0)

static gboolean
is_word (const HearsayPiece *piece,
         const char *word)
{
  return (piece->flags & HEARSAY_PIECE_WORD) && strcmp (piece->folded, word) == 0;
}

typedef struct
{
  HearsayReading *reading;
  const HearsayPieces *pieces;
} Finder;

static const HearsayPiece *
piece_at (const Finder *self,
          guint index)
{
  return hearsay_pieces_get (self->pieces, index);
}

static gboolean
starts_unit (const HearsayPiece *piece)
{
  return (piece->flags & (HEARSAY_PIECE_LINE_START | HEARSAY_PIECE_FIRST)) != 0;
}

/* Words that stand before the word for the office: "deputy national security", "US", "Renford water". */
static gboolean
is_modifier (const HearsayPiece *piece)
{
  if (!(piece->flags & HEARSAY_PIECE_WORD))
    return (piece->flags & HEARSAY_PIECE_CLITIC) != 0;
  if (IS (piece, HEARSAY_LEXEME_FUNCTION) && !IS (piece, HEARSAY_LEXEME_ROLE_MODIFIER | HEARSAY_LEXEME_COUNTRY))
    return FALSE;
  if (IS (piece, HEARSAY_LEXEME_ROLE_MODIFIER | HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_ROLE))
    return TRUE;

  return (piece->flags & HEARSAY_PIECE_CAPITAL) && !IS (piece, HEARSAY_LEXEME_MONTH | HEARSAY_LEXEME_WEEKDAY);
}

static void
add_office (Finder *self,
            guint first,
            guint head,
            guint last,
            guint mention)
{
  HearsayOffice office = { { piece_at (self, first)->start, piece_at (self, last - 1)->end },
                           { piece_at (self, head)->start, piece_at (self, head)->end },
                           mention,
                           NULL,
                           FALSE };

  for (guint i = first; i < last; i++)
    if (IS (piece_at (self, i), HEARSAY_LEXEME_SPOKESPERSON))
      office.is_spokesperson = TRUE;

  g_array_append_val (self->reading->offices, office);
}

static gboolean
is_role (const HearsayPiece *piece)
{
  return (piece->flags & HEARSAY_PIECE_WORD) && IS (piece, HEARSAY_LEXEME_ROLE);
}

/* "US secretary of state Ann Clark", "Minister for the Interior Ali Haddad", "water minister Ali Haddad" */
static void
find_before (Finder *self,
             guint name,
             guint mention)
{
  guint head = name;
  guint first = 0;
  guint stop = name > MAX_OFFICE ? name - MAX_OFFICE : 0;

  for (guint i = name; i > stop; i--)
    {
      const HearsayPiece *piece = piece_at (self, i - 1);

      if (i < name && (piece_at (self, i)->flags & HEARSAY_PIECE_LINE_START))
        break;
      if (is_role (piece))
        {
          /* Either the last word before the name, or followed by "of" and what it is of. */
          if (i == name || is_word (piece_at (self, i), "of") || is_word (piece_at (self, i), "for"))
            head = i - 1;
          break;
        }
      if (!(piece->flags & HEARSAY_PIECE_WORD))
        break;
      if (!is_word (piece, "of") && !is_word (piece, "for") && !is_word (piece, "the") && !is_word (piece, "state") &&
          !(piece->flags & HEARSAY_PIECE_CAPITAL))
        break;
    }

  if (head == name)
    return;

  first = head;
  while (first > stop && is_modifier (piece_at (self, first - 1)) && !(piece_at (self, first)->flags & HEARSAY_PIECE_LINE_START) &&
         !(starts_unit (piece_at (self, first))))
    first--;
  /* A possessive belongs to the word before it; neither opens an office. */
  if (piece_at (self, first)->flags & HEARSAY_PIECE_CLITIC)
    first++;

  add_office (self, first, head, name, mention);
}

/* "Ann Clark, the head of the river board," up to the next sign */
static void
find_after (Finder *self,
            guint name_end,
            guint mention)
{
  guint first = name_end + 1;
  guint head = 0;
  guint last = 0;
  guint limit = MIN (self->pieces->pieces->len, first + MAX_OFFICE + 3);

  if (name_end + 2 >= self->pieces->pieces->len || self->pieces->text[piece_at (self, name_end)->start] != ',' ||
      (piece_at (self, name_end)->flags & HEARSAY_PIECE_WORD))
    return;

  for (last = first; last < limit; last++)
    {
      const HearsayPiece *piece = piece_at (self, last);

      if (!(piece->flags & (HEARSAY_PIECE_WORD | HEARSAY_PIECE_CLITIC | HEARSAY_PIECE_NUMBER)) || (piece->flags & HEARSAY_PIECE_LINE_START))
        break;
      if (IS (piece, HEARSAY_LEXEME_SPEECH) && !(piece->flags & HEARSAY_PIECE_CAPITAL))
        break;
      if (is_word (piece, "who") || is_word (piece, "and") || is_word (piece, "which"))
        break;
      if (head == 0 && is_role (piece))
        head = last;
      if (head == 0 && last > first + 6)
        return;
    }

  if (head == 0 || last >= limit)
    return;

  while (first < head && (is_word (piece_at (self, first), "the") || is_word (piece_at (self, first), "a") || is_word (piece_at (self, first), "an")))
    first++;
  /* Anything but an office between the comma and its word: another clause. */
  for (guint i = first; i < head; i++)
    if (!is_modifier (piece_at (self, i)) && !IS (piece_at (self, i), HEARSAY_LEXEME_COMMON))
      return;
  for (guint i = first; i < head; i++)
    if (IS (piece_at (self, i), HEARSAY_LEXEME_IN_PLACE | HEARSAY_LEXEME_SPEECH))
      return;

  add_office (self, first, head, last, mention);
}

/* "The water minister, Ann Clark, said": commas on both sides of the name. */
static gboolean
is_comma (Finder *self,
          guint index)
{
  return index < self->pieces->pieces->len && !(piece_at (self, index)->flags & HEARSAY_PIECE_WORD) &&
         self->pieces->text[piece_at (self, index)->start] == ',';
}

static int
compare_offices (gconstpointer a,
                 gconstpointer b)
{
  const HearsayOffice *one = a;
  const HearsayOffice *two = b;

  return one->span.start < two->span.start ? -1 : one->span.start > two->span.start;
}

/* Fills the reading's offices; its mentions must be there. */
void
names_find_offices (HearsayReading *reading,
                    const HearsayPieces *pieces)
{
  Finder self = { reading, pieces };
  const GArray *mentions = reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const HearsayMention *mention = &g_array_index (mentions, HearsayMention, i);
      guint first = 0;

      if (mention->kind != HEARSAY_ENTITY_PERSON)
        continue;

      first = hearsay_pieces_find (pieces, mention->span.start);
      if (first > 0)
        find_before (&self, first, i);
      if (first > 1 && is_comma (&self, first - 1) && is_comma (&self, hearsay_pieces_find (pieces, mention->span.end)))
        find_before (&self, first - 1, i);
      find_after (&self, hearsay_pieces_find (pieces, mention->span.end), i);
    }

  g_array_sort (reading->offices, compare_offices);
}
