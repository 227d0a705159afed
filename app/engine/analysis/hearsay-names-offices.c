/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include "hearsay-names-private.h"

#include <string.h>

/* An office printed beside a name has at most so many words. */
#define MAX_OFFICE 9

#define IS(piece, lexemes) (((piece)->classes & (lexemes)) != 0)

static gboolean
is_word (const Piece *piece,
         const char *word)
{
  return (piece->flags & PIECE_WORD) && strcmp (piece->folded, word) == 0;
}

static guint
piece_at (const Finder *self,
          guint32 byte)
{
  guint low = 0;
  guint high = self->pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (finder_piece (self, middle)->end > byte)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static gboolean
starts_unit (const Piece *piece)
{
  return (piece->flags & (PIECE_LINE_START | PIECE_FIRST)) != 0;
}

/* Words that stand before the word for the office: "deputy national security", "US", "Renford water". */
static gboolean
is_modifier (const Piece *piece)
{
  if (!(piece->flags & PIECE_WORD))
    return (piece->flags & PIECE_CLITIC) != 0;
  if (IS (piece, HEARSAY_LEXEME_FUNCTION) && !IS (piece, HEARSAY_LEXEME_ROLE_MODIFIER | HEARSAY_LEXEME_COUNTRY))
    return FALSE;
  if (IS (piece, HEARSAY_LEXEME_ROLE_MODIFIER | HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_ROLE))
    return TRUE;

  return (piece->flags & PIECE_CAPITAL) && !IS (piece, HEARSAY_LEXEME_MONTH | HEARSAY_LEXEME_WEEKDAY);
}

static void
add_office (Finder *self,
            guint first,
            guint head,
            guint last,
            guint mention)
{
  HearsayOffice office = { { finder_piece (self, first)->start, finder_piece (self, last - 1)->end },
                           { finder_piece (self, head)->start, finder_piece (self, head)->end },
                           mention,
                           NULL,
                           FALSE };

  for (guint i = first; i < last; i++)
    if (IS (finder_piece (self, i), HEARSAY_LEXEME_SPOKESPERSON))
      office.is_spokesperson = TRUE;

  g_array_append_val (self->reading->offices, office);
}

static gboolean
is_role (const Piece *piece)
{
  return (piece->flags & PIECE_WORD) && IS (piece, HEARSAY_LEXEME_ROLE);
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
      const Piece *piece = finder_piece (self, i - 1);

      if (i < name && (finder_piece (self, i)->flags & PIECE_LINE_START))
        break;
      if (is_role (piece))
        {
          /* Either the last word before the name, or followed by "of" and what it is of. */
          if (i == name || is_word (finder_piece (self, i), "of") || is_word (finder_piece (self, i), "for"))
            head = i - 1;
          break;
        }
      if (!(piece->flags & PIECE_WORD))
        break;
      if (!is_word (piece, "of") && !is_word (piece, "for") && !is_word (piece, "the") && !is_word (piece, "state") &&
          !(piece->flags & PIECE_CAPITAL))
        break;
    }

  if (head == name)
    return;

  first = head;
  while (first > stop && is_modifier (finder_piece (self, first - 1)) && !(finder_piece (self, first)->flags & PIECE_LINE_START) &&
         !(starts_unit (finder_piece (self, first))))
    first--;
  /* A possessive belongs to the word before it; neither opens an office. */
  if (finder_piece (self, first)->flags & PIECE_CLITIC)
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
  guint limit = MIN (self->pieces->len, first + MAX_OFFICE + 3);

  if (name_end + 2 >= self->pieces->len || self->text[finder_piece (self, name_end)->start] != ',' ||
      (finder_piece (self, name_end)->flags & PIECE_WORD))
    return;

  for (last = first; last < limit; last++)
    {
      const Piece *piece = finder_piece (self, last);

      if (!(piece->flags & (PIECE_WORD | PIECE_CLITIC | PIECE_NUMBER)) || (piece->flags & PIECE_LINE_START))
        break;
      if (IS (piece, HEARSAY_LEXEME_SPEECH) && !(piece->flags & PIECE_CAPITAL))
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

  while (first < head && (is_word (finder_piece (self, first), "the") || is_word (finder_piece (self, first), "a") || is_word (finder_piece (self, first), "an")))
    first++;
  /* Anything but an office between the comma and its word: another clause. */
  for (guint i = first; i < head; i++)
    if (!is_modifier (finder_piece (self, i)) && !IS (finder_piece (self, i), HEARSAY_LEXEME_COMMON))
      return;
  for (guint i = first; i < head; i++)
    if (IS (finder_piece (self, i), HEARSAY_LEXEME_IN_PLACE | HEARSAY_LEXEME_SPEECH))
      return;

  add_office (self, first, head, last, mention);
}

/* "The water minister, Ann Clark, said": commas on both sides of the name. */
static gboolean
is_comma (Finder *self,
          guint index)
{
  return index < self->pieces->len && !(finder_piece (self, index)->flags & PIECE_WORD) &&
         self->text[finder_piece (self, index)->start] == ',';
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
finder_find_offices (Finder *self)
{
  const GArray *mentions = self->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const HearsayMention *mention = &g_array_index (mentions, HearsayMention, i);
      guint first = 0;

      if (mention->kind != HEARSAY_ENTITY_PERSON)
        continue;

      first = piece_at (self, mention->span.start);
      if (first > 0)
        find_before (self, first, i);
      if (first > 1 && is_comma (self, first - 1) && is_comma (self, piece_at (self, mention->span.end)))
        find_before (self, first - 1, i);
      find_after (self, piece_at (self, mention->span.end), i);
    }

  g_array_sort (self->reading->offices, compare_offices);
}
