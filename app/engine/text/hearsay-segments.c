/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-segments"

#include "config.h"

#include "hearsay-segments.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "hearsay-text.h"

/* Words are ICU's (UAX #29), then mended: abbreviation stops and hyphens join,
 * possessives part. Sentences are our own, because what follows a stop in news
 * (a closing mark, a lower-case word, a name) decides better than UAX #29 does. */
typedef struct
{
  const char *text;
  gsize length;
  HearsayIsAbbreviation is_abbreviation;
  gpointer user_data;
  GArray *tokens;     /* HearsayToken */
  GArray *sentences;  /* HearsaySegment */
  GArray *paragraphs; /* HearsaySegment */
} Segmenter;

/* A longer run without white space is a data blob, not a word to look up. */
#define MAX_LOOKUP 40

gboolean
hearsay_is_quotation_mark (gunichar c)
{
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B ||
         c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A || (c >= 0x300C && c <= 0x300F) || c == 0xFF02 ||
         c == '\'' || c == '`';
}

static gunichar
char_at (const Segmenter *self,
         gsize byte)
{
  return byte < self->length ? g_utf8_get_char (self->text + byte) : 0;
}

static gunichar
char_before (const Segmenter *self,
             gsize byte)
{
  return byte > 0 ? g_utf8_get_char (g_utf8_prev_char (self->text + byte)) : 0;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2BC;
}

static const HearsayToken *
get_token (const Segmenter *self,
           guint index)
{
  return &g_array_index (self->tokens, HearsayToken, index);
}

static HearsaySpan
get_span (const Segmenter *self,
          guint first,
          guint last)
{
  return first < last ? (HearsaySpan){ get_token (self, first)->start, get_token (self, last - 1)->end } : HEARSAY_SPAN_NONE;
}

static HearsayToken *
last_token (const Segmenter *self)
{
  GArray *tokens = self->tokens;

  return tokens->len > 0 ? &g_array_index (tokens, HearsayToken, tokens->len - 1) : NULL;
}

static guint16
letter_flags (const Segmenter *self,
              guint32 start,
              guint32 end)
{
  guint letters = 0;
  guint capitals = 0;
  guint16 flags = 0;

  for (const char *p = self->text + start; p < self->text + end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;
      if (letters++ == 0 && (g_unichar_isupper (c) || g_unichar_istitle (c)))
        flags |= HEARSAY_TOKEN_CAPITAL;
      if (g_unichar_isupper (c))
        capitals++;
    }

  if (letters > 1 && letters == capitals)
    flags |= HEARSAY_TOKEN_ALL_CAPITALS;

  return flags;
}

static void
add_token (Segmenter *self,
           guint32 start,
           guint32 end,
           HearsayTokenKind kind)
{
  HearsayToken token = { start, end, 0, kind, 0 };
  gunichar before = char_before (self, start);

  if (start == 0 || g_unichar_isspace (before))
    token.flags |= HEARSAY_TOKEN_SPACE_BEFORE;
  g_array_append_val (self->tokens, token);
}

static gboolean
is_listed (const Segmenter *self,
           guint32 start,
           guint32 end)
{
  g_autofree char *folded = NULL;

  if (self->is_abbreviation == NULL || end - start > MAX_LOOKUP)
    return FALSE;

  folded = hearsay_text_fold (self->text + start, end - start);
  return self->is_abbreviation (folded, self->user_data);
}

/* "twenty" "-" "one", "S" "&" "P": no space on either side; but "dit" "-" "il". */
static gboolean
joins_to_previous (const Segmenter *self,
                   guint32 start,
                   guint32 end)
{
  GArray *tokens = self->tokens;
  const HearsayToken *joint = NULL;
  const HearsayToken *word = NULL;

  if (tokens->len < 2)
    return FALSE;

  joint = &g_array_index (tokens, HearsayToken, tokens->len - 1);
  word = joint - 1;

  if (joint->end != start || word->end != joint->start || joint->kind != HEARSAY_TOKEN_PUNCTUATION ||
      (word->kind != HEARSAY_TOKEN_WORD && word->kind != HEARSAY_TOKEN_NUMBER))
    return FALSE;

  switch (char_at (self, joint->start))
    {
    case '-':
    case 0x2010:
    case 0x2011:
      return !is_listed (self, joint->start, end);

    case '&':
      return TRUE;

    default:
      return FALSE;
    }
}

/* Where a possessive begins inside [start, end), or end. */
static guint32
possessive_start (const Segmenter *self,
                  guint32 start,
                  guint32 end)
{
  const char *s = self->text + end - 1;
  const char *mark = NULL;

  if (end - start < 3 || (*s != 's' && *s != 'S'))
    return end;

  mark = g_utf8_prev_char (s);
  if (mark <= self->text + start || !is_apostrophe (g_utf8_get_char (mark)))
    return end;

  return mark - self->text;
}

/* Where a word begins that a shorter one leans on ("l’eau", "qu’Anne"), or start. */
static guint32
elision_end (const Segmenter *self,
             guint32 start,
             guint32 end)
{
  /* Most words hold neither apostrophe. */
  if (memchr (self->text + start, '\'', end - start) == NULL && memchr (self->text + start, '\xe2', end - start) == NULL)
    return start;

  for (const char *p = self->text + start; p < self->text + end; p = g_utf8_next_char (p))
    {
      guint32 after = g_utf8_next_char (p) - self->text;

      if (!is_apostrophe (g_utf8_get_char (p)))
        continue;

      return after < end && is_listed (self, start, after) ? after : start;
    }

  return start;
}

static void
add_word (Segmenter *self,
          guint32 start,
          guint32 end)
{
  HearsayToken *last = last_token (self);
  guint32 cut = possessive_start (self, start, end);

  if (last != NULL && last->end == start && is_apostrophe (char_at (self, last->start)) && last->kind == HEARSAY_TOKEN_QUOTE &&
      end - start == 1 && (self->text[start] == 's' || self->text[start] == 'S') && !(last->flags & HEARSAY_TOKEN_SPACE_BEFORE))
    {
      last->end = end;
      last->kind = HEARSAY_TOKEN_CLITIC;
      return;
    }

  if (joins_to_previous (self, start, end))
    {
      GArray *tokens = self->tokens;

      g_array_set_size (tokens, tokens->len - 1);
      last = last_token (self);
      last->end = cut;
      last->kind = HEARSAY_TOKEN_WORD;
    }
  else
    add_token (self, start, cut, HEARSAY_TOKEN_WORD);

  if (cut < end)
    add_token (self, cut, end, HEARSAY_TOKEN_CLITIC);
}

/* ICU gives "U.S" and then "."; an abbreviation takes its stop back. */
static gboolean
takes_stop (const Segmenter *self,
            const HearsayToken *word)
{
  guint32 length = word->end - word->start;
  gunichar first = char_at (self, word->start);

  /* "3. Mai" */
  if (word->kind == HEARSAY_TOKEN_NUMBER)
    return length <= 2 && self->is_abbreviation != NULL && self->is_abbreviation ("#", self->user_data);
  if (word->kind != HEARSAY_TOKEN_WORD || length > MAX_LOOKUP)
    return FALSE;
  if (g_unichar_isupper (first) && length == (guint32) g_unichar_to_utf8 (first, NULL) && first != 'I')
    return TRUE;
  if (memchr (self->text + word->start, '.', length) != NULL)
    return TRUE;

  return is_listed (self, word->start, word->end);
}

static void
add_sign (Segmenter *self,
          guint32 start,
          guint32 end)
{
  HearsayToken *last = last_token (self);
  gunichar c = char_at (self, start);
  gunichar next = char_at (self, end);

  if (c == '.' && last != NULL && last->end == start && takes_stop (self, last))
    {
      last->end = end;
      last->flags |= HEARSAY_TOKEN_ABBREVIATION;
      return;
    }

  if (hearsay_is_quotation_mark (c))
    {
      add_token (self, start, end, HEARSAY_TOKEN_QUOTE);
      return;
    }

  if ((c == '@' || c == '#') && (last == NULL || last->end != start) && (g_unichar_isalnum (next) || next == '_'))
    {
      add_token (self, start, end, HEARSAY_TOKEN_HANDLE);
      return;
    }

  add_token (self, start, end, HEARSAY_TOKEN_PUNCTUATION);
}

/* A handle or address swallows all up to the next white space, less closing signs. */
static guint32
address_end (const Segmenter *self,
             guint32 start)
{
  const char *p = self->text + start;
  const char *end = self->text + self->length;
  const char *q = p;

  while (q < end && !g_unichar_isspace (g_utf8_get_char (q)))
    q = g_utf8_next_char (q);

  while (q > p + 1 && strchr (".,;:!?)]}'\"", q[-1]) != NULL)
    q--;

  return q - self->text;
}

static guint32
handle_end (const Segmenter *self,
            guint32 start)
{
  const char *p = self->text + start + 1;
  const char *end = self->text + self->length;

  while (p < end && (g_unichar_isalnum (g_utf8_get_char (p)) || *p == '_'))
    p = g_utf8_next_char (p);

  return p - self->text;
}

static gboolean
starts_address (const Segmenter *self,
                guint32 start)
{
  static const char *const prefixes[] = { "http://", "https://", "www.", "pic.twitter.com/" };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);

      if (self->length - start > length && g_ascii_strncasecmp (self->text + start, prefixes[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns where the next token may begin. */
static guint32
add_piece (Segmenter *self,
           guint32 start,
           guint32 end,
           int status)
{
  gunichar c = char_at (self, start);

  if (g_unichar_isspace (c))
    return end;

  if ((c == '@' || c == '#') && !g_unichar_isalnum (char_before (self, start)))
    {
      guint32 stop = handle_end (self, start);

      if (stop >= end && stop > start + 1)
        {
          add_token (self, start, stop, HEARSAY_TOKEN_HANDLE);
          return stop;
        }
    }

  if (g_unichar_isalpha (c) && starts_address (self, start))
    {
      guint32 stop = address_end (self, start);

      add_token (self, start, stop, HEARSAY_TOKEN_HANDLE);
      return stop;
    }

  if (status >= UBRK_WORD_NUMBER && status < UBRK_WORD_NUMBER_LIMIT)
    {
      if (joins_to_previous (self, start, end))
        add_word (self, start, end);
      else
        add_token (self, start, end, HEARSAY_TOKEN_NUMBER);
    }
  else if (status >= UBRK_WORD_LETTER || g_unichar_isalnum (c))
    {
      guint32 cut = elision_end (self, start, end);

      if (cut > start)
        add_token (self, start, cut, HEARSAY_TOKEN_WORD);
      add_word (self, cut, end);
    }
  else
    add_sign (self, start, end);

  return end;
}

/* For ICU a narrow no-break space belongs to the words beside it: "« mot »". */
static guint32
add_pieces (Segmenter *self,
            guint32 start,
            guint32 end,
            int status)
{
  guint32 from = start;

  if (g_strstr_len (self->text + start, end - start, "\xe2\x80\xaf") == NULL)
    return add_piece (self, start, end, status);

  while (from < end)
    {
      guint32 stop = from;

      while (stop < end && !g_unichar_isspace (char_at (self, stop)))
        stop = g_utf8_next_char (self->text + stop) - self->text;
      from = stop > from ? add_piece (self, from, stop, status) : (guint32) (g_utf8_next_char (self->text + stop) - self->text);
    }

  return from;
}

static void
close_breaks (gpointer data)
{
  ubrk_close (data);
}

/* To open one takes as long as to cut a paragraph, and quotations are cut one by one:
 * each thread keeps its own. */
static UBreakIterator *
get_breaks (UErrorCode *status)
{
  static GPrivate breaks = G_PRIVATE_INIT (close_breaks);
  UBreakIterator *words = g_private_get (&breaks);

  if (words == NULL)
    {
      words = ubrk_open (UBRK_WORD, "en", NULL, 0, status);
      g_private_set (&breaks, words);
    }

  return words;
}

static void
cut_tokens (Segmenter *self)
{
  UErrorCode status = U_ZERO_ERROR;
  UText *source = utext_openUTF8 (NULL, self->text, self->length, &status);
  UBreakIterator *words = get_breaks (&status);
  gint32 start = 0;
  gint32 end = 0;
  guint32 from = 0;

  ubrk_setUText (words, source, &status);
  g_assert (U_SUCCESS (status));

  start = ubrk_first (words);
  while ((end = ubrk_next (words)) != UBRK_DONE)
    {
      if ((guint32) end > from)
        from = add_pieces (self, MAX ((guint32) start, from), end, ubrk_getRuleStatus (words));
      start = end;
    }

  utext_close (source);
}

static void
finish_tokens (Segmenter *self)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      HearsayToken *token = &g_array_index (self->tokens, HearsayToken, i);
      gunichar after = char_at (self, token->end);

      if (after == 0 || g_unichar_isspace (after))
        token->flags |= HEARSAY_TOKEN_SPACE_AFTER;
      if (token->kind == HEARSAY_TOKEN_WORD)
        token->flags |= letter_flags (self, token->start, token->end);
    }
}

static void
cut_paragraphs (Segmenter *self)
{
  GArray *tokens = self->tokens;
  guint first = 0;

  while (first < tokens->len)
    {
      guint32 start = g_array_index (tokens, HearsayToken, first).start;
      const char *line_end = memchr (self->text + start, '\n', self->length - start);
      guint32 end = line_end != NULL ? (gsize) (line_end - self->text) : self->length;
      guint last = first;
      HearsaySegment paragraph;

      while (last < tokens->len && g_array_index (tokens, HearsayToken, last).start < end)
        last++;

      paragraph.first = first;
      paragraph.last = last;
      paragraph.span = get_span (self, first, last);
      paragraph.paragraph = self->paragraphs->len;
      g_array_append_val (self->paragraphs, paragraph);
      first = last;
    }
}

static gboolean
is_terminator (const Segmenter *self,
               const HearsayToken *token)
{
  gunichar c = char_at (self, token->start);

  return token->kind == HEARSAY_TOKEN_PUNCTUATION &&
         (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0x061F || c == 0x0964);
}

static gboolean
is_closer (const Segmenter *self,
           const HearsayToken *token)
{
  gunichar c = char_at (self, token->start);

  /* "… . « …": what stands apart on both sides opens if it looks like it. */
  if (token->kind == HEARSAY_TOKEN_QUOTE && (c == 0xAB || c == 0x2039) && (token->flags & HEARSAY_TOKEN_SPACE_BEFORE))
    return FALSE;
  if (token->kind == HEARSAY_TOKEN_QUOTE)
    return !(token->flags & HEARSAY_TOKEN_SPACE_BEFORE) || (token->flags & HEARSAY_TOKEN_SPACE_AFTER);

  return c == ')' || c == ']';
}

static gboolean
starts_sentence (const Segmenter *self,
                 const HearsayToken *token)
{
  gunichar c = char_at (self, token->start);

  if (token->kind == HEARSAY_TOKEN_QUOTE || token->kind == HEARSAY_TOKEN_NUMBER || token->kind == HEARSAY_TOKEN_HANDLE)
    return TRUE;

  return !g_unichar_islower (c);
}

/* An abbreviation ends a sentence only if it is not a title and a capital follows;
 * of those that are ambiguous ("U.S. The", "Inc. It") a common short word decides. */
static gboolean
abbreviation_ends (const Segmenter *self,
                   guint index,
                   guint last)
{
  static const char *const openers[] = { "The", "A", "An", "He", "She", "It", "They", "We", "I", "In", "But", "And",
                                         "This", "That", "These", "On", "At", "As", "If", "His", "Her", "Their",
                                         "Our", "For", "There", "When", "While", "After", "Under", "However" };
  const HearsayToken *token = get_token (self, index);
  const HearsayToken *next = NULL;

  if (index + 1 >= last)
    return TRUE;

  next = token + 1;
  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    if (next->end - next->start == strlen (openers[i]) && strncmp (self->text + next->start, openers[i], next->end - next->start) == 0)
      return memchr (self->text + token->start, '.', token->end - token->start - 1) != NULL;

  return FALSE;
}

static void
add_sentence (Segmenter *self,
              guint first,
              guint last,
              guint paragraph)
{
  HearsaySegment sentence = { get_span (self, first, last), first, last, paragraph };
  gboolean found = FALSE;

  for (guint i = first; i < last; i++)
    {
      HearsayToken *token = &g_array_index (self->tokens, HearsayToken, i);

      token->sentence = self->sentences->len;
      if (!found && token->kind == HEARSAY_TOKEN_WORD)
        {
          token->flags |= HEARSAY_TOKEN_FIRST;
          found = TRUE;
        }
    }

  g_array_append_val (self->sentences, sentence);
}

static guint
sentence_end (const Segmenter *self,
              guint first,
              guint last)
{
  for (guint i = first; i < last; i++)
    {
      const HearsayToken *token = get_token (self, i);
      guint next = i + 1;

      if (token->flags & HEARSAY_TOKEN_ABBREVIATION)
        {
          if (next < last && abbreviation_ends (self, i, last))
            return next;
          continue;
        }

      if (!is_terminator (self, token))
        continue;

      while (next < last && is_terminator (self, get_token (self, next)))
        next++;
      while (next < last && is_closer (self, get_token (self, next)))
        next++;

      if (next >= last)
        return last;
      if ((get_token (self, next)->flags & HEARSAY_TOKEN_SPACE_BEFORE) &&
          starts_sentence (self, get_token (self, next)))
        return next;
    }

  return last;
}

static void
cut_sentences (Segmenter *self)
{
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      HearsaySegment paragraph = g_array_index (self->paragraphs, HearsaySegment, i);

      for (guint first = paragraph.first; first < paragraph.last;)
        {
          guint end = sentence_end (self, first, paragraph.last);

          add_sentence (self, first, end, i);
          first = end;
        }
    }
}

static HearsaySegmentArray *
copy_runs (const GArray *runs)
{
  HearsaySegmentArray *copy = g_malloc (sizeof (HearsaySegmentArray) + runs->len * sizeof (HearsaySegment));

  copy->len = runs->len;
  if (runs->len > 0)
    memcpy (copy->items, runs->data, runs->len * sizeof (HearsaySegment));

  return copy;
}

/**
 * hearsay_segments_new:
 * @text: normalised text
 * @length: its bytes
 * @is_abbreviation: (nullable) (scope call): which words keep their stop
 *
 * Time and memory are linear in @length.
 *
 * Returns: (transfer full): the cut text
 */
HearsaySegments *
hearsay_segments_new (const char *text,
                      gsize length,
                      HearsayIsAbbreviation is_abbreviation,
                      gpointer user_data)
{
  HearsaySegments *out = g_new0 (HearsaySegments, 1);
  g_autoptr (GArray) tokens = g_array_sized_new (FALSE, FALSE, sizeof (HearsayToken), length / 5 + 1);
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (HearsaySegment));
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (HearsaySegment));
  Segmenter self = { text, length, is_abbreviation, user_data, tokens, sentences, paragraphs };

  cut_tokens (&self);
  finish_tokens (&self);
  cut_paragraphs (&self);
  cut_sentences (&self);

  out->tokens = g_malloc (sizeof (HearsayTokenArray) + tokens->len * sizeof (HearsayToken));
  out->tokens->len = tokens->len;
  if (tokens->len > 0)
    memcpy (out->tokens->items, tokens->data, tokens->len * sizeof (HearsayToken));
  out->sentences = copy_runs (sentences);
  out->paragraphs = copy_runs (paragraphs);

  return out;
}

void
hearsay_segments_free (HearsaySegments *self)
{
  g_free (self->tokens);
  g_free (self->sentences);
  g_free (self->paragraphs);
  g_free (self);
}

/**
 * hearsay_segments_token_at:
 * @byte: a place in the text
 *
 * Returns: the index of the first token that ends after @byte; the number of
 *   tokens if there is none
 */
guint
hearsay_segments_token_at (const HearsaySegments *self,
                           guint32 byte)
{
  guint low = 0;
  guint high = self->tokens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (hearsay_segments_get_token (self, middle)->end > byte)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/**
 * hearsay_segments_get_span:
 * @first: a token
 * @last: one past a later token
 *
 * Returns: the bytes from the first token's start to the end of the token before @last
 */
HearsaySpan
hearsay_segments_get_span (const HearsaySegments *self,
                           guint first,
                           guint last)
{
  if (first >= last)
    return HEARSAY_SPAN_NONE;

  return (HearsaySpan){ hearsay_segments_get_token (self, first)->start,
                        hearsay_segments_get_token (self, last - 1)->end };
}
