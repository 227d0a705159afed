/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-marks"

#include "config.h"

#include "hearsay-quotes-private.h"

#include <string.h>

/* Marks pair by what they do, not by how they look: typesetters, translators
 * and converters turn them round. A mark with space before and none after opens;
 * one with no space before closes; the glyph decides what spacing does not.
 * Deeper nesting than this is noise. */
#define MAX_DEPTH 4

typedef enum
{
  FAMILY_DOUBLE,
  FAMILY_SINGLE,
  FAMILY_ANGLE,
} Family;

typedef enum
{
  SIDE_OPEN,
  SIDE_CLOSE,
  SIDE_EITHER,
} Side;

typedef struct
{
  guint32 token;
  Family family;
  int child; /* the first mark opened inside, or -1 */
} Open;

#define MAX_PAIRS 8

/* How the language's glyphs pair (the values of the list "marks", as CLDR has them);
 * those written with a space inside ("« »") stand apart from what they hold. */
typedef struct
{
  gunichar open[MAX_PAIRS];
  gunichar close[MAX_PAIRS];
  gboolean is_apart[MAX_PAIRS];
  guint n;
} Pairs;

typedef struct
{
  HearsayQuoteScan *scan;
  const Pairs *pairs;
  guint32 first; /* token of the paragraph */
  Open stack[MAX_DEPTH];
  guint depth;
} Pairing;

static gunichar
token_char (const HearsayQuoteScan *self,
            guint32 token)
{
  return g_utf8_get_char (self->text + hearsay_segments_get_token (self->reading->segments, token)->start);
}

static Family
mark_family (gunichar c)
{
  switch (c)
    {
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
      return FAMILY_SINGLE;

    case 0xAB:
    case 0xBB:
    case 0x2039:
    case 0x203A:
      return FAMILY_ANGLE;

    default:
      return FAMILY_DOUBLE;
    }
}

static void
add_pair (gpointer key,
          gpointer value,
          gpointer user_data)
{
  Pairs *self = user_data;
  const char *pair = value;

  if (self->n == MAX_PAIRS || g_utf8_strlen (pair, -1) < 2)
    return;

  self->open[self->n] = g_utf8_get_char (pair);
  self->close[self->n] = g_utf8_get_char (g_utf8_prev_char (pair + strlen (pair)));
  self->is_apart[self->n] = strchr (pair, ' ') != NULL;
  self->n++;
}

/* Whether the glyph alone says what a mark does, whatever stands around it. */
static gboolean
stands_apart (const Pairs *pairs,
              gunichar c)
{
  for (guint i = 0; i < pairs->n; i++)
    if (pairs->is_apart[i] && (pairs->open[i] == c || pairs->close[i] == c))
      return TRUE;

  return FALSE;
}

static Side
glyph_side (const Pairs *pairs,
            gunichar c)
{
  for (guint i = 0; i < pairs->n; i++)
    if (pairs->open[i] == c || pairs->close[i] == c)
      return pairs->open[i] == c ? SIDE_OPEN : SIDE_CLOSE;

  switch (c)
    {
    case 0x201C:
    case 0x201E:
    case 0x2018:
    case 0x201A:
    case 0xAB:
    case 0x2039:
    case 0x300C:
    case 0x300E:
    case '`':
      return SIDE_OPEN;

    case 0x201D:
    case 0x2019:
    case 0xBB:
    case 0x203A:
    case 0x300D:
    case 0x300F:
      return SIDE_CLOSE;

    default:
      return SIDE_EITHER;
    }
}

static Side
spacing_side (const HearsayQuoteScan *self,
              const HearsayToken *token)
{
  const char *text = self->text;
  gboolean before = (token->flags & HEARSAY_TOKEN_SPACE_BEFORE) != 0;
  gboolean after = (token->flags & HEARSAY_TOKEN_SPACE_AFTER) != 0;
  gunichar previous = 0;
  gunichar next = 0;

  if (before != after)
    return before ? SIDE_OPEN : SIDE_CLOSE;
  if (before)
    return SIDE_EITHER;

  previous = token->start > 0 ? g_utf8_get_char (g_utf8_prev_char (text + token->start)) : 0;
  next = g_utf8_get_char (text + token->end);

  if (previous == '(' || previous == '[' || previous == 0x2014 || previous == 0x2013 || hearsay_is_quotation_mark (previous))
    return g_unichar_isalnum (next) ? SIDE_OPEN : SIDE_EITHER;
  if (g_unichar_isalnum (previous) || g_unichar_ispunct (previous))
    return g_unichar_isalnum (next) && !g_unichar_isalnum (previous) ? SIDE_EITHER : SIDE_CLOSE;

  return SIDE_EITHER;
}

/* "’90s", "’em", "the workers’ rights": marks that stand for letters. */
static gboolean
is_apostrophe (const Pairing *self,
               guint32 index,
               Side side,
               guint32 last)
{
  const HearsaySegments *segments = self->scan->reading->segments;
  const HearsayToken *token = hearsay_segments_get_token (segments, index);
  gboolean is_open = self->depth > 0 && self->stack[self->depth - 1].family == FAMILY_SINGLE;
  gunichar previous = token->start > 0 ? g_utf8_get_char (g_utf8_prev_char (self->scan->text + token->start)) : 0;

  if (token_char (self->scan, index) == '`')
    return FALSE;
  if (side == SIDE_OPEN && index + 1 < last)
    return g_unichar_isdigit (token_char (self->scan, index + 1));

  /* A plural possessive: "s’" with a lower-case word after it. */
  if (side == SIDE_CLOSE && (previous == 's' || previous == 'S') && index + 1 < last)
    return !is_open || g_unichar_islower (token_char (self->scan, index + 1));

  return side == SIDE_CLOSE && !is_open;
}

static void
add_region (Pairing *self,
            guint32 first,
            guint32 inner_last,
            guint32 last,
            gboolean is_closed)
{
  HearsayMarked region = { first, last, first + 1, inner_last, is_closed, FALSE, HEARSAY_NONE };

  if (inner_last > first + 1)
    g_array_append_val (self->scan->regions, region);
}

/* Only outermost regions are kept: what they hold is all one quotation. A mark
 * of the same kind that opened inside and closed the outer one's pair shows that
 * the outer one was never closed. */
static void
close_mark (Pairing *self,
            Family family,
            guint32 token)
{
  for (guint i = self->depth; i > 0; i--)
    if (self->stack[i - 1].family == family)
      {
        if (i == 1)
          add_region (self, self->stack[0].token, token, token + 1, TRUE);
        self->depth = i - 1;
        return;
      }
}

static void
open_mark (Pairing *self,
           Family family,
           guint32 token)
{
  Open open = { token, family, HEARSAY_NONE };

  if (self->depth == MAX_DEPTH)
    return;
  if (self->depth > 0 && self->stack[0].child == HEARSAY_NONE && self->stack[0].family == family)
    self->stack[0].child = token;
  self->stack[self->depth++] = open;
}

/* A paragraph ends: what is open stays open to its end, or to where another of
 * its kind opens. Single marks left open are apostrophes. */
static void
end_paragraph (Pairing *self,
               guint32 last)
{
  const Open *outer = &self->stack[0];

  if (self->depth == 0)
    return;

  if (outer->family == FAMILY_SINGLE)
    self->depth = 0;
  else if (outer->child != HEARSAY_NONE)
    add_region (self, outer->token, outer->child, outer->child, FALSE);
  else
    add_region (self, outer->token, last, last, FALSE);
}

static Side
decide_side (const Pairing *self,
             guint32 index,
             Family family)
{
  const HearsayToken *token = hearsay_segments_get_token (self->scan->reading->segments, index);
  gunichar c = token_char (self->scan, index);
  Side spacing = spacing_side (self->scan, token);
  Side side = spacing;
  gboolean is_open = FALSE;

  /* Print repeats the mark of a long quotation before each paragraph, some the closing one. */
  if (spacing == SIDE_EITHER && index == self->first)
    return SIDE_OPEN;
  if (stands_apart (self->pairs, c))
    return glyph_side (self->pairs, c);

  for (guint i = 0; i < self->depth; i++)
    is_open = is_open || self->stack[i].family == family;

  if (side == SIDE_EITHER)
    side = glyph_side (self->pairs, c);
  if (side == SIDE_EITHER || (side == SIDE_OPEN && is_open && spacing == SIDE_EITHER))
    side = is_open ? SIDE_CLOSE : SIDE_OPEN;

  return side;
}

/* Pairs the marks of tokens [first, last). Where an outer mark was never closed
 * but one opened inside it, the tokens after the inner one are read again, once. */
static void
pair_marks (HearsayQuoteScan *scan,
            const Pairs *pairs,
            guint32 first,
            guint32 last)
{
  Pairing self = { scan, pairs, first };

  for (guint32 i = first; i < last; i++)
    {
      Family family = FAMILY_DOUBLE;
      Side side = SIDE_EITHER;

      if (hearsay_segments_get_token (scan->reading->segments, i)->kind != HEARSAY_TOKEN_QUOTE)
        continue;

      family = mark_family (token_char (scan, i));
      side = decide_side (&self, i, family);

      if (family == FAMILY_SINGLE && is_apostrophe (&self, i, side, last))
        continue;
      if (side == SIDE_OPEN)
        open_mark (&self, family, i);
      else
        close_mark (&self, family, i);

      /* An open single mark that a double one closes over was an apostrophe. */
      if (family != FAMILY_SINGLE && self.depth > 0 && self.stack[0].family == FAMILY_SINGLE && side == SIDE_OPEN)
        {
          self.stack[0] = self.stack[self.depth - 1];
          self.depth = 1;
        }
    }

  if (self.depth > 0 && self.stack[0].family != FAMILY_SINGLE && self.stack[0].child != HEARSAY_NONE)
    {
      guint32 child = self.stack[0].child;
      Pairing rest = { scan, pairs, first };

      end_paragraph (&self, last);
      for (guint32 i = child; i < last; i++)
        {
          Family family = FAMILY_DOUBLE;
          Side side = SIDE_EITHER;

          if (hearsay_segments_get_token (scan->reading->segments, i)->kind != HEARSAY_TOKEN_QUOTE)
            continue;

          family = mark_family (token_char (scan, i));
          side = decide_side (&rest, i, family);
          if (family == FAMILY_SINGLE)
            continue;
          if (side == SIDE_CLOSE || rest.depth > 0)
            close_mark (&rest, family, i);
          else
            open_mark (&rest, family, i);
        }
      end_paragraph (&rest, last);
    }
  else
    end_paragraph (&self, last);
}

/* The convention of print: each paragraph of a long quotation opens with a
 * mark, only the last one closes. */
static void
join_paragraphs (HearsayQuoteScan *self)
{
  const HearsaySegments *segments = self->reading->segments;

  for (guint i = 1; i < self->regions->len; i++)
    {
      HearsayMarked *region = &g_array_index (self->regions, HearsayMarked, i);
      HearsayMarked *previous = region - 1;
      guint32 sentence = hearsay_segments_get_token (segments, region->first)->sentence;
      guint32 paragraph = hearsay_segments_get_sentence (segments, sentence)->paragraph;
      const HearsaySegment *own = hearsay_segments_get_paragraph (segments, paragraph);

      if (previous->is_closed || region->first != own->first || previous->last != own->first)
        continue;

      previous->next = i;
      region->continues = TRUE;
    }
}

/**
 * hearsay_quotes_find_marks:
 *
 * Fills @self->regions with the outermost stretches between quotation marks of the
 * range, paragraph by paragraph. Linear in the number of tokens.
 */
void
hearsay_quotes_find_marks (HearsayQuoteScan *self)
{
  const HearsaySegmentArray *paragraphs = self->reading->segments->paragraphs;
  Pairs pairs = { .n = 0 };

  hearsay_words_foreach (hearsay_language_get_words (self->reading->language, "marks"), add_pair, &pairs);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const HearsaySegment *paragraph = &paragraphs->items[i];
      guint32 first = MAX (paragraph->first, self->range.first);
      guint32 last = MIN (paragraph->last, self->range.last);

      if (first < last && hearsay_article_find_furniture (self->reading->article, paragraph->span) == NULL)
        {
          pair_marks (self, &pairs, first, last);
          hearsay_quotes_find_dialogue (self, first, last);
        }
    }

  join_paragraphs (self);
}
