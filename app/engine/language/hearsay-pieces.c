/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-pieces"

#include "config.h"

#include "hearsay-pieces.h"

#include <string.h>

#include "hearsay-text.h"

/* No name in a word list is longer; longer words are not looked up. */
#define MAX_WORD 64

static const char *
fold_piece (HearsayPieces *self,
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
        flags |= HEARSAY_PIECE_CAPITAL;
    }

  /* "BoG", "YouTube", but not "McAllen" or "CEOs" */
  if (capitals > 1 && !(letters == capitals + 1 && text[end - 1] == 's') && letters > capitals && (flags & HEARSAY_PIECE_CAPITAL) && !(letters > 4 && capitals == 2 && text[start + 1] == 'c') &&
      !memchr (text + start, '-', end - start) && !memchr (text + start, '\'', end - start))
    flags |= HEARSAY_PIECE_MIXED;

  if (letters == 1 && capitals == 1)
    flags |= HEARSAY_PIECE_CAPITAL_FORM;
  if (letters > 1 && letters == capitals)
    flags |= HEARSAY_PIECE_ALL_CAPITALS;

  return flags;
}

/* "Ruritanians", "Marxists": people of a kind or place, by the word they come from or end in. */
static gboolean
is_kind_of_people (HearsayPieces *self,
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

/**
 * hearsay_senses_find:
 * @senses: the list "senses" of a language
 *
 * Returns: the set of classes (#HearsaySense) that a folded word's commonest senses are of
 */
guint32
hearsay_senses_find (const HearsayWords *senses,
                     const char *folded)
{
  const char *letters = hearsay_words_lookup (senses, folded);
  guint32 found = 0;

  for (; letters != NULL && *letters != '\0'; letters++)
    {
      const char *place = strchr (HEARSAY_SENSES, *letters);

      if (place != NULL)
        found |= 1u << (place - HEARSAY_SENSES);
    }

  return found;
}

static void
add_piece (HearsayPieces *self,
           const HearsayToken *token,
           guint32 start,
           guint32 end)
{
  HearsayPiece piece = { start, end, 0, 0, 0, "" };

  if (!(token->flags & HEARSAY_TOKEN_SPACE_BEFORE) || start > token->start)
    piece.flags |= HEARSAY_PIECE_GLUED;

  switch (token->kind)
    {
    case HEARSAY_TOKEN_WORD:
      if (self->text[start] == '@')
        {
          piece.flags |= HEARSAY_PIECE_HANDLE;
          break;
        }
      piece.flags |= HEARSAY_PIECE_WORD | case_flags (self->text, start, end);
      piece.folded = fold_piece (self, start, end);
      piece.classes = hearsay_lexicon_classify (self->lexicon, piece.folded);
      if (piece.classes == 0 && (piece.flags & HEARSAY_PIECE_CAPITAL) && is_kind_of_people (self, piece.folded))
        piece.classes = HEARSAY_LEXEME_DEMONYM;
      if ((piece.classes & (HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_FUNCTION)) == HEARSAY_LEXEME_COMMON)
        piece.senses = hearsay_senses_find (self->senses, piece.folded);
      if ((token->flags & HEARSAY_TOKEN_ABBREVIATION) && end == token->end)
        piece.flags |= HEARSAY_PIECE_STOPPED;
      break;

    case HEARSAY_TOKEN_NUMBER:
      piece.flags |= HEARSAY_PIECE_NUMBER;
      break;

    case HEARSAY_TOKEN_HANDLE:
      if (self->text[start] == '@')
        piece.flags |= HEARSAY_PIECE_HANDLE;
      break;

    case HEARSAY_TOKEN_CLITIC:
      piece.flags |= HEARSAY_PIECE_CLITIC;
      break;

    case HEARSAY_TOKEN_QUOTE:
      piece.flags |= HEARSAY_PIECE_QUOTE;
      break;

    case HEARSAY_TOKEN_PUNCTUATION:
    default:
      break;
    }

  g_array_append_val (self->pieces, piece);
}

/* Whether a part of the word begins with a capital: only then can it be a name of its own. */
static gboolean
has_capital_part (const HearsayPieces *self,
                  const HearsayToken *token)
{
  for (const char *p = self->text + token->start; p < self->text + token->end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((p == self->text + token->start || p[-1] == '-') && (g_unichar_isupper (c) || g_unichar_istitle (c)))
        return TRUE;
    }

  return FALSE;
}

/* "London-based" names London, "US-UK" two countries; "Al-Hassan" is one, but that
 * is for others to see: a word with a hyphen that no list knows comes in parts. */
static void
cut_token (HearsayPieces *self,
           const HearsayToken *token)
{
  guint32 start = token->start;
  guint first = self->pieces->len;

  if (token->kind == HEARSAY_TOKEN_WORD && token->end - token->start <= MAX_WORD &&
      memchr (self->text + token->start, '-', token->end - token->start) != NULL && has_capital_part (self, token) &&
      hearsay_lexicon_classify (self->lexicon, fold_piece (self, token->start, token->end)) == 0)
    for (guint32 at = start + 1; at + 1 < token->end; at++)
      if (self->text[at] == '-' && at > start)
        {
          add_piece (self, token, start, at);
          start = at + 1;
        }

  add_piece (self, token, start, token->end);

  for (guint i = first; i + 1 < self->pieces->len; i++)
    {
      hearsay_pieces_get (self, i)->flags |= HEARSAY_PIECE_BEFORE_HYPHEN;
      hearsay_pieces_get (self, i + 1)->flags |= HEARSAY_PIECE_AFTER_HYPHEN;
    }
}

/* Where a sentence begins, and where a quotation or a clause after a colon does, a capital proves nothing. */
static void
mark_openings (HearsayPieces *self,
               guint first,
               guint last,
               gboolean is_line_start)
{
  gboolean opens = TRUE;

  for (guint i = first; i < last; i++)
    {
      HearsayPiece *piece = hearsay_pieces_get (self, i);

      if (i == first && is_line_start)
        piece->flags |= HEARSAY_PIECE_LINE_START;
      if (piece->flags & HEARSAY_PIECE_WORD)
        {
          if (opens)
            piece->flags |= HEARSAY_PIECE_FIRST;
          opens = FALSE;
        }
      else if (!(piece->flags & (HEARSAY_PIECE_NUMBER | HEARSAY_PIECE_HANDLE | HEARSAY_PIECE_CLITIC)))
        {
          gunichar c = g_utf8_get_char (self->text + piece->start);

          if (c == ':' || c == 0x2022 || c == '*' || c == ';' || c == 0x2026 || c == '?' || c == '!' || c == '.' || c == 0x2014 ||
              (hearsay_is_quotation_mark (c) && !(piece->flags & HEARSAY_PIECE_GLUED)))
            opens = TRUE;
        }
    }
}

/* Headlines capitalise every word, or set all in capitals. */
static void
mark_headline (HearsayPieces *self,
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
      const HearsayPiece *piece = hearsay_pieces_get (self, i);

      n_stops += self->text[piece->start] == '.' && piece->end - piece->start == 1;
      if (!(piece->flags & HEARSAY_PIECE_WORD) || piece->end - piece->start < 3)
        continue;
      n_words++;
      if (piece->flags & HEARSAY_PIECE_ALL_CAPITALS)
        n_all++;
      if (piece->flags & HEARSAY_PIECE_CAPITAL)
        n_capitals++;
      else if (piece->end - piece->start > 4 && !(piece->classes & HEARSAY_LEXEME_FUNCTION))
        n_small++;
    }

  /* A headline has no stop; where an archive put one, nearly every word has a capital. */
  if (n_words < 3 || n_stops > 1 || (n_stops == 1 && n_capitals * 10 < n_words * 9))
    return;
  if (n_all * 4 >= n_words * 3)
    flag = HEARSAY_PIECE_SHOUTED | HEARSAY_PIECE_HEADLINE;
  else if (n_words >= 5 && n_capitals * 3 >= n_words * 2 && n_small <= n_words / 8)
    flag = HEARSAY_PIECE_HEADLINE;

  for (guint i = first; i < last && flag != 0; i++)
    hearsay_pieces_get (self, i)->flags |= flag;
}

static void
cut_pieces (HearsayPieces *self,
            const HearsaySegments *segments)
{
  guint32 paragraph = G_MAXUINT32;
  guint32 paragraph_first = 0;

  for (guint i = 0; i < segments->sentences->len; i++)
    {
      const HearsaySegment *sentence = hearsay_segments_get_sentence (segments, i);
      guint32 first = self->pieces->len;
      gboolean is_line_start = sentence->paragraph != paragraph;

      if (is_line_start)
        {
          mark_headline (self, paragraph_first, first);
          paragraph = sentence->paragraph;
          paragraph_first = first;
          g_array_append_val (self->paragraphs, first);
        }

      for (guint t = sentence->first; t < sentence->last; t++)
        cut_token (self, hearsay_segments_get_token (segments, t));
      mark_openings (self, first, self->pieces->len, is_line_start);
    }

  mark_headline (self, paragraph_first, self->pieces->len);
  paragraph_first = self->pieces->len;
  g_array_append_val (self->paragraphs, paragraph_first);
}

/**
 * hearsay_pieces_new:
 * @text: what @segments was cut from; must live as long as the pieces
 *
 * Time and memory are linear in the number of tokens.
 *
 * Returns: (transfer full): the pieces of the text
 */
HearsayPieces *
hearsay_pieces_new (const char *text,
                    const HearsaySegments *segments,
                    const HearsayLanguage *language)
{
  HearsayPieces *self = g_new0 (HearsayPieces, 1);

  self->text = text;
  self->lexicon = hearsay_lexicon_get (language);
  self->senses = hearsay_language_get_words (language, "senses");
  self->pieces = g_array_sized_new (FALSE, FALSE, sizeof (HearsayPiece), segments->tokens->len + 1);
  self->paragraphs = g_array_sized_new (FALSE, FALSE, sizeof (guint32), segments->paragraphs->len + 1);
  self->strings = g_string_chunk_new (4096);
  self->buffer = g_string_new (NULL);

  cut_pieces (self, segments);

  return self;
}

void
hearsay_pieces_free (HearsayPieces *self)
{
  g_array_unref (self->pieces);
  g_array_unref (self->paragraphs);
  g_string_chunk_free (self->strings);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/* A word in the form of the lists: one space before it, possessives joined on. */
static void
append_to_buffer (HearsayPieces *self,
                  const HearsayPiece *piece)
{
  if (piece->flags & HEARSAY_PIECE_CLITIC)
    {
      g_string_append (self->buffer, piece->end - piece->start > 1 ? "'s" : "'");
      return;
    }

  if (self->buffer->len > 0)
    g_string_append_c (self->buffer, ' ');
  if (piece->flags & HEARSAY_PIECE_WORD)
    g_string_append (self->buffer, piece->folded);
  else
    g_string_append_len (self->buffer, self->text + piece->start, piece->end - piece->start);
}

/**
 * hearsay_pieces_match_phrase:
 * @first: a piece
 * @last: one past the last piece that may belong to the phrase
 * @classes: (out): the #HearsayLexeme flags of the phrase
 *
 * Returns: one past the last piece of the longest phrase of the word lists that
 *   begins at @first; @first if there is none
 */
guint
hearsay_pieces_match_phrase (HearsayPieces *self,
                             guint first,
                             guint last,
                             guint32 *classes)
{
  const HearsayPiece *piece = hearsay_pieces_get (self, first);
  guint end = first;
  guint limit = 0;

  *classes = 0;
  if (piece->classes & ~(guint32) HEARSAY_LEXEME_PHRASE_START)
    {
      *classes = piece->classes & ~(guint32) HEARSAY_LEXEME_PHRASE_START;
      end = first + 1;
    }
  if (!(piece->classes & HEARSAY_LEXEME_PHRASE_START))
    return end;

  g_string_truncate (self->buffer, 0);
  append_to_buffer (self, piece);
  limit = MIN (last, first + hearsay_lexicon_get_longest (self->lexicon, self->buffer->str) + 1);
  for (guint stop = first + 2; stop <= limit; stop++)
    {
      guint32 found = 0;

      append_to_buffer (self, hearsay_pieces_get (self, stop - 1));
      found = hearsay_lexicon_classify (self->lexicon, self->buffer->str) & ~(guint32) HEARSAY_LEXEME_PHRASE_START;
      if (found != 0)
        {
          *classes = found;
          end = stop;
        }
    }

  return end;
}

/**
 * hearsay_pieces_find:
 * @byte: a place in the text
 *
 * Returns: the index of the first piece that ends after @byte; the number of
 *   pieces if there is none
 */
guint
hearsay_pieces_find (const HearsayPieces *self,
                     guint32 byte)
{
  guint low = 0;
  guint high = self->pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (hearsay_pieces_get (self, middle)->end > byte)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}
