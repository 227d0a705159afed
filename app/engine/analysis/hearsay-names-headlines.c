/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include "hearsay-names-private.h"

#include <string.h>

#define IS(piece, lexemes) (((piece)->classes & (lexemes)) != 0)

/* "Marlow National Park" in a headline: an unknown word, then few others up to a word for a place or organisation. */
static guint
headline_head_end (const Finder *self,
                   guint first,
                   guint last)
{
  if (finder_piece (self, first)->classes & ~(guint32) (HEARSAY_LEXEME_SURNAME | HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_PHRASE_START))
    return first;

  for (guint i = first + 1; i < last && i < first + 4; i++)
    {
      const Piece *piece = finder_piece (self, i);

      if (!finder_is_name_word (piece) || IS (piece, HEARSAY_LEXEME_FUNCTION))
        return first;
      if (IS (piece, HEARSAY_LEXEME_ORGANIZATION_HEAD | HEARSAY_LEXEME_PLACE_HEAD))
        return i + 1;
    }

  return first;
}

/* Names in lines where every word has a capital: only what the word lists or the
 * rest of the article (@known: folded names) bear out. */
void
finder_collect_headlines (Finder *self,
                          GHashTable *known)
{
  for (guint i = 0; i < self->pieces->len;)
    {
      const Piece *piece = finder_piece (self, i);
      guint32 classes = 0;
      guint line_end = i + 1;
      guint end = 0;

      if (!(piece->flags & PIECE_HEADLINE) || !finder_is_name_word (piece))
        {
          i++;
          continue;
        }

      while (line_end < self->pieces->len && line_end - i < 6 && (finder_piece (self, line_end)->flags & PIECE_HEADLINE) &&
             !(finder_piece (self, line_end)->flags & PIECE_LINE_START))
        line_end++;

      for (end = line_end; end > i; end--)
        if (finder_is_name_word (finder_piece (self, end - 1)) && g_hash_table_contains (known, finder_join (self, i, end)) &&
            !(end == i + 1 && IS (piece, HEARSAY_LEXEME_FUNCTION) && !finder_is_all_capitals (piece)) &&
            !(end == i + 1 && finder_is_date_word (self, i, line_end)))
          break;

      if (end > i)
        {
          finder_add_candidate (self, i, end, "named elsewhere");
          i = end;
          continue;
        }

      end = finder_match_phrase (self, i, line_end, &classes);
      if (end > i && (classes & (HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_ORGANIZATION)) && !finder_is_date_word (self, i, line_end) &&
          (end > i + 1 || !(classes & (HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_FUNCTION | HEARSAY_LEXEME_DEMONYM)) ||
           ((classes & (HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_ORGANIZATION)) && finder_is_all_capitals (piece)) ||
           ((classes & HEARSAY_LEXEME_COUNTRY) && !(classes & HEARSAY_LEXEME_FUNCTION))))
        {
          finder_add_candidate (self, i, end, "word list");
          i = end;
          continue;
        }

      end = headline_head_end (self, i, line_end);
      if (end > i)
        {
          finder_add_candidate (self, i, end, "capital");
          i = end;
          continue;
        }

      if (IS (piece, HEARSAY_LEXEME_GIVEN) && !IS (piece, HEARSAY_LEXEME_COMMON) && i + 1 < line_end && finder_is_name_word (piece + 1) &&
          (!IS (piece + 1, HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_CALENDAR | HEARSAY_LEXEME_PLACE) || IS (piece + 1, HEARSAY_LEXEME_SURNAME)))
        {
          finder_add_candidate (self, i, i + 2, "given name");
          i += 2;
          continue;
        }

      if ((piece->classes & ~(guint32) (HEARSAY_LEXEME_SURNAME | HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_PHRASE_START)) == 0 &&
          strchr (piece->folded, '-') == NULL)
        finder_add_candidate (self, i, i + 1, "unknown word");
      i++;
    }
}
