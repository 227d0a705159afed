/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include "hearsay-names-private.h"

#include <string.h>

#include "hearsay-text.h"

/* No name in a word list is longer; longer words are not looked up. */
#define MAX_WORD 64

static const char *
fold_piece (Finder *self,
            guint32 start,
            guint32 end)
{
  g_autofree char *folded = NULL;
  gsize length = end - start;

  if (length > MAX_WORD)
    return "";

  folded = hearsay_text_fold (self->text + start, length);
  length = strlen (folded);
  if (length > 1 && folded[length - 1] == '.')
    folded[length - 1] = '\0';

  return g_string_chunk_insert_const (self->strings, folded);
}

static guint32
case_flags (const char *text,
            guint32 start,
            guint32 end)
{
  guint letters = 0;
  guint capitals = 0;
  guint32 flags = 0;

  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;
      if (g_unichar_isupper (c) || g_unichar_istitle (c))
        capitals++;
      if (letters++ == 0 && capitals == 1)
        flags |= PIECE_CAPITAL;
    }

  /* "BoG", "YouTube", but not "McAllen" or "CEOs" */
  if (capitals > 1 && !(letters == capitals + 1 && text[end - 1] == 's') && letters > capitals && (flags & PIECE_CAPITAL) && !(letters > 4 && capitals == 2 && text[start + 1] == 'c') &&
      !memchr (text + start, '-', end - start) && !memchr (text + start, '\'', end - start))
    flags |= PIECE_MIXED;

  if (letters == 1 && capitals == 1)
    flags |= PIECE_CAPITAL_FORM;
  if (letters > 1 && letters == capitals)
    flags |= PIECE_ALL_CAPITALS;

  return flags;
}

/* "Ruritanians", "Marxists": people of a kind or place, by the word they come from or end in. */
static gboolean
is_kind_of_people (Finder *self,
                   const char *folded)
{
  static const char *const endings[] = { "ist", "ists", "ism", "ians", "ites" };
  gsize length = strlen (folded);

  const char *hyphen = strrchr (folded, '-');

  if (length < 5)
    return FALSE;
  if (hyphen != NULL)
    return (hearsay_lexicon_classify (self->lexicon, hyphen + 1) & HEARSAY_LEXEME_DEMONYM) != 0;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (length > strlen (endings[i]) + 3 && g_str_has_suffix (folded, endings[i]))
      return TRUE;

  if (folded[length - 1] == 's')
    {
      g_autofree char *stem = g_strndup (folded, length - 1);

      return (hearsay_lexicon_classify (self->lexicon, stem) & HEARSAY_LEXEME_DEMONYM) != 0;
    }

  return FALSE;
}

static void
add_piece (Finder *self,
           const HearsayToken *token,
           guint32 start,
           guint32 end)
{
  Piece piece = { start, end, 0, 0, "" };

  if (!(token->flags & HEARSAY_TOKEN_SPACE_BEFORE) || start > token->start)
    piece.flags |= PIECE_GLUED;

  switch (token->kind)
    {
    case HEARSAY_TOKEN_WORD:
      if (self->text[start] == '@')
        {
          piece.flags |= PIECE_HANDLE;
          break;
        }
      piece.flags |= PIECE_WORD | case_flags (self->text, start, end);
      piece.folded = fold_piece (self, start, end);
      piece.classes = hearsay_lexicon_classify (self->lexicon, piece.folded);
      if (piece.classes == 0 && (piece.flags & PIECE_CAPITAL) && is_kind_of_people (self, piece.folded))
        piece.classes = HEARSAY_LEXEME_DEMONYM;
      if ((token->flags & HEARSAY_TOKEN_ABBREVIATION) && end == token->end)
        piece.flags |= PIECE_STOPPED;
      break;

    case HEARSAY_TOKEN_NUMBER:
      piece.flags |= PIECE_NUMBER;
      break;

    case HEARSAY_TOKEN_HANDLE:
      if (self->text[start] == '@')
        piece.flags |= PIECE_HANDLE;
      break;

    case HEARSAY_TOKEN_CLITIC:
      piece.flags |= PIECE_CLITIC;
      break;

    default:
      break;
    }

  g_array_append_val (self->pieces, piece);
}

static gboolean
is_known_part (Finder *self,
               guint32 start,
               guint32 end)
{
  guint32 classes = hearsay_lexicon_classify (self->lexicon, fold_piece (self, start, end));
  guint32 flags = case_flags (self->text, start, end);

  return (flags & PIECE_ALL_CAPITALS) ||
         ((flags & PIECE_CAPITAL) && (classes & (HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_ORGANIZATION)));
}

/* "London-based" names London, "US-UK" two countries; "Jean-Pierre" and "Al-Hassan" are one. */
static gboolean
parts_at (Finder *self,
          const HearsayToken *token,
          guint32 hyphen)
{
  static const char *const prefixes[] = { "anti", "pro", "non", "ex", "post", "pre", "mid" };
  gunichar after = g_utf8_get_char (self->text + hyphen + 1);

  if (hyphen == token->start || hyphen + 1 >= token->end)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (hyphen - token->start == strlen (prefixes[i]) && g_ascii_strncasecmp (self->text + token->start, prefixes[i], strlen (prefixes[i])) == 0)
      return TRUE;

  if (g_unichar_islower (after))
    return hyphen - token->start > 1 && token->end - hyphen > 4 &&
           (case_flags (self->text, token->start, hyphen) & PIECE_CAPITAL) &&
           (hearsay_lexicon_classify (self->lexicon, fold_piece (self, hyphen + 1, token->end)) & HEARSAY_LEXEME_COMMON);

  return is_known_part (self, token->start, hyphen) && is_known_part (self, hyphen + 1, token->end);
}

static void
cut_token (Finder *self,
           const HearsayToken *token)
{
  const char *hyphen = NULL;

  if (token->kind == HEARSAY_TOKEN_WORD && token->end - token->start <= MAX_WORD)
    hyphen = memchr (self->text + token->start, '-', token->end - token->start);

  if (hyphen != NULL)
    {
      guint32 at = hyphen - self->text;

      if (hearsay_lexicon_classify (self->lexicon, fold_piece (self, token->start, token->end)) == 0 && parts_at (self, token, at))
        {
          add_piece (self, token, token->start, at);
          add_piece (self, token, at + 1, token->end);
          return;
        }
    }

  add_piece (self, token, token->start, token->end);
}

/* Where a sentence begins, and where a quotation or a clause after a colon does, a capital proves nothing. */
static void
mark_openings (Finder *self,
               guint first,
               guint last,
               gboolean is_line_start)
{
  gboolean opens = TRUE;

  for (guint i = first; i < last; i++)
    {
      Piece *piece = finder_piece (self, i);

      if (i == first && is_line_start)
        piece->flags |= PIECE_LINE_START;
      if (piece->flags & PIECE_WORD)
        {
          if (opens)
            piece->flags |= PIECE_FIRST;
          opens = FALSE;
        }
      else if (!(piece->flags & (PIECE_NUMBER | PIECE_HANDLE | PIECE_CLITIC)))
        {
          gunichar c = g_utf8_get_char (self->text + piece->start);

          if (c == ':' || c == 0x2022 || c == '*' || c == ';' || c == 0x2026 || c == '?' || c == '!' || c == '.' || c == 0x2014 ||
              (hearsay_is_quotation_mark (c) && !(piece->flags & PIECE_GLUED)))
            opens = TRUE;
        }
    }
}

/* Headlines capitalise every word, or set all in capitals. */
static void
mark_headline (Finder *self,
               guint first,
               guint last)
{
  guint n_words = 0;
  guint n_capitals = 0;
  guint n_all = 0;
  guint n_small = 0;
  guint n_stops = 0;
  guint32 flag = 0;

  for (guint i = first; i < last; i++)
    {
      const Piece *piece = finder_piece (self, i);

      if (piece->flags == 0 || piece->flags == PIECE_GLUED)
        n_stops += self->text[piece->start] == '.';
      if (!(piece->flags & PIECE_WORD) || piece->end - piece->start < 3)
        continue;
      n_words++;
      if (piece->flags & PIECE_ALL_CAPITALS)
        n_all++;
      if (piece->flags & PIECE_CAPITAL)
        n_capitals++;
      else if (piece->end - piece->start > 4 && !(piece->classes & HEARSAY_LEXEME_FUNCTION))
        n_small++;
    }

  /* A headline has no stop; where an archive put one, nearly every word has a capital. */
  if (n_words < 3 || n_stops > 1 || (n_stops == 1 && n_capitals * 10 < n_words * 9))
    return;
  if (n_all * 4 >= n_words * 3)
    flag = PIECE_SHOUTED | PIECE_HEADLINE;
  else if (n_words >= 5 && n_capitals * 3 >= n_words * 2 && n_small <= n_words / 8)
    flag = PIECE_HEADLINE;

  for (guint i = first; i < last && flag != 0; i++)
    finder_piece (self, i)->flags |= flag;
}

static void
count_word (GHashTable *counts,
            const char *folded)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded));

  g_hash_table_insert (counts, (gpointer) folded, GUINT_TO_POINTER (n + 1));
}

static void
count_cases (Finder *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = finder_piece (self, i);

      if (!(piece->flags & PIECE_WORD) || (piece->flags & PIECE_HEADLINE))
        continue;
      if (!(piece->flags & PIECE_CAPITAL))
        {
          /* Only words that also stand with a capital are ever asked for. */
          if (!(piece->classes & HEARSAY_LEXEME_FUNCTION))
            count_word (self->smalls, piece->folded);
        }
      else if (!(piece->flags & PIECE_FIRST))
        count_word (self->capitals, piece->folded);
    }
}

/* Fills the finder's pieces, with their flags and word classes. */
void
finder_cut_pieces (Finder *self)
{
  const HearsaySegments *segments = self->reading->segments;
  guint32 paragraph = G_MAXUINT32;
  guint paragraph_first = 0;

  for (guint i = 0; i < segments->sentences->len; i++)
    {
      const HearsaySegment *sentence = hearsay_segments_get_sentence (segments, i);
      guint first = self->pieces->len;
      gboolean is_line_start = sentence->paragraph != paragraph;

      if (is_line_start)
        {
          mark_headline (self, paragraph_first, first);
          paragraph = sentence->paragraph;
          paragraph_first = first;
        }

      for (guint t = sentence->first; t < sentence->last; t++)
        cut_token (self, hearsay_segments_get_token (segments, t));
      mark_openings (self, first, self->pieces->len, is_line_start);
    }

  mark_headline (self, paragraph_first, self->pieces->len);
  count_cases (self);
}

static void
fill_buffer (Finder *self,
             guint first,
             guint last)
{
  g_string_truncate (self->buffer, 0);

  for (guint i = first; i < last; i++)
    {
      const Piece *piece = finder_piece (self, i);

      if (piece->flags & PIECE_CLITIC)
        {
          g_string_append (self->buffer, piece->end - piece->start > 1 ? "'s" : "'");
          continue;
        }

      if (i > first)
        g_string_append_c (self->buffer, ' ');
      if (piece->flags & PIECE_WORD)
        g_string_append (self->buffer, piece->folded);
      else
        g_string_append_len (self->buffer, self->text + piece->start, piece->end - piece->start);
    }
}

/* The folded words from @first to before @last, one space between; owned by the finder. */
const char *
finder_join (Finder *self,
             guint first,
             guint last)
{
  if (last == first + 1)
    return finder_piece (self, first)->folded;

  fill_buffer (self, first, last);
  return g_string_chunk_insert_const (self->strings, self->buffer->str);
}

/* The longest phrase of the lists that begins at @first: returns one past its
 * last piece, or @first if there is none. */
guint
finder_match_phrase (Finder *self,
                     guint first,
                     guint last,
                     guint32 *classes)
{
  const Piece *piece = finder_piece (self, first);
  guint end = first;
  guint limit = MIN (last, first + hearsay_lexicon_get_longest (self->lexicon) + 1);

  *classes = 0;
  if (piece->classes & ~(guint32) HEARSAY_LEXEME_PHRASE_START)
    {
      *classes = piece->classes & ~(guint32) HEARSAY_LEXEME_PHRASE_START;
      end = first + 1;
    }
  if (!(piece->classes & HEARSAY_LEXEME_PHRASE_START))
    return end;

  for (guint stop = first + 2; stop <= limit; stop++)
    {
      guint32 found = 0;

      fill_buffer (self, first, stop);
      found = hearsay_lexicon_classify (self->lexicon, self->buffer->str);
      if (found & ~(guint32) HEARSAY_LEXEME_PHRASE_START)
        {
          *classes = found;
          end = stop;
        }
    }

  return end;
}

/* A capitalised word that may stand in a name. */
gboolean
finder_is_name_word (const Piece *piece)
{
  return (piece->flags & (PIECE_WORD | PIECE_CAPITAL)) == (PIECE_WORD | PIECE_CAPITAL);
}
