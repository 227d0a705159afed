/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quote-parts"

#include "config.h"

#include "hearsay-quote-parts.h"

#include "hearsay-segments.h"

HearsayQuoteParts *
hearsay_quote_parts_new (void)
{
  HearsayQuoteParts *self = g_new0 (HearsayQuoteParts, 1);

  self->content = g_array_new (FALSE, FALSE, sizeof (HearsaySpan));

  return self;
}

HearsayQuoteParts *
hearsay_quote_parts_new_for (const HearsayQuote *quote)
{
  HearsayQuoteParts *self = hearsay_quote_parts_new ();

  self->source = quote->source;
  self->cue = quote->cue;
  g_array_append_vals (self->content, quote->content->data, quote->content->len);

  return self;
}

void
hearsay_quote_parts_free (HearsayQuoteParts *self)
{
  g_array_unref (self->content);
  g_free (self);
}

static HearsaySpan *
get_piece (const HearsayQuoteParts *self,
           guint index)
{
  return &g_array_index (self->content, HearsaySpan, index);
}

/**
 * hearsay_quote_parts_count:
 *
 * Returns: one more than the last part's number
 */
guint
hearsay_quote_parts_count (const HearsayQuoteParts *self)
{
  return HEARSAY_PART_CONTENT + self->content->len;
}

HearsaySpan
hearsay_quote_parts_get (const HearsayQuoteParts *self,
                         guint part)
{
  g_return_val_if_fail (part < hearsay_quote_parts_count (self), HEARSAY_SPAN_NONE);

  switch (part)
    {
    case HEARSAY_PART_SOURCE:
      return self->source;
    case HEARSAY_PART_CUE:
      return self->cue;
    default:
      return *get_piece (self, part - HEARSAY_PART_CONTENT);
    }
}

static gboolean
is_equal (HearsaySpan a,
          HearsaySpan b)
{
  return (a.start == b.start && a.end == b.end) || (hearsay_span_is_empty (a) && hearsay_span_is_empty (b));
}

gboolean
hearsay_quote_parts_equal (const HearsayQuoteParts *self,
                           const HearsayQuoteParts *other)
{
  if (!is_equal (self->source, other->source) || !is_equal (self->cue, other->cue) || self->content->len != other->content->len)
    return FALSE;

  for (guint i = 0; i < self->content->len; i++)
    if (!is_equal (*get_piece (self, i), *get_piece (other, i)))
      return FALSE;

  return TRUE;
}

/**
 * hearsay_quote_parts_add_piece:
 * @span: not empty
 *
 * Makes @span a piece of the content; pieces it overlaps become one with it.
 *
 * Returns: the piece's number
 */
guint
hearsay_quote_parts_add_piece (HearsayQuoteParts *self,
                               HearsaySpan span)
{
  guint place = 0;

  g_return_val_if_fail (!hearsay_span_is_empty (span), HEARSAY_PART_CONTENT);

  while (place < self->content->len && get_piece (self, place)->end <= span.start)
    place++;
  while (place < self->content->len && hearsay_span_overlaps (*get_piece (self, place), span))
    {
      span = hearsay_span_union (span, *get_piece (self, place));
      g_array_remove_index (self->content, place);
    }
  g_array_insert_val (self->content, place, span);

  return HEARSAY_PART_CONTENT + place;
}

/**
 * hearsay_quote_parts_set:
 * @part: the source, the cue, or any piece of the content, for the whole content
 * @span: not empty
 *
 * Returns: the part's number
 */
guint
hearsay_quote_parts_set (HearsayQuoteParts *self,
                         guint part,
                         HearsaySpan span)
{
  switch (part)
    {
    case HEARSAY_PART_SOURCE:
      self->source = span;
      return part;
    case HEARSAY_PART_CUE:
      self->cue = span;
      return part;
    default:
      g_array_set_size (self->content, 0);
      return hearsay_quote_parts_add_piece (self, span);
    }
}

/**
 * hearsay_quote_parts_remove:
 *
 * Returns: %FALSE for the last piece of the content, which stays, and where there
 *   is nothing to remove
 */
gboolean
hearsay_quote_parts_remove (HearsayQuoteParts *self,
                            guint part)
{
  if (part >= hearsay_quote_parts_count (self) || hearsay_span_is_empty (hearsay_quote_parts_get (self, part)))
    return FALSE;

  if (part == HEARSAY_PART_SOURCE)
    self->source = HEARSAY_SPAN_NONE;
  else if (part == HEARSAY_PART_CUE)
    self->cue = HEARSAY_SPAN_NONE;
  else if (self->content->len > 1)
    g_array_remove_index (self->content, part - HEARSAY_PART_CONTENT);
  else
    return FALSE;

  return TRUE;
}

/* Between what an end of the part may move: the pieces beside it are in the way. */
static HearsaySpan
get_room (const HearsayQuoteParts *self,
          guint part)
{
  guint piece = part - HEARSAY_PART_CONTENT;
  HearsaySpan room = { 0, G_MAXUINT32 };

  if (part < HEARSAY_PART_CONTENT)
    return room;

  if (piece > 0)
    room.start = get_piece (self, piece - 1)->end;
  if (piece + 1 < self->content->len)
    room.end = get_piece (self, piece + 1)->start;

  return room;
}

/**
 * hearsay_quote_parts_move:
 * @is_end: which end of the part
 * @byte: where it is to stand, between characters
 *
 * Neither does an end pass the other one, nor a piece its neighbour.
 *
 * Returns: whether it stands there now, and has not stood there before
 */
gboolean
hearsay_quote_parts_move (HearsayQuoteParts *self,
                          guint part,
                          gboolean is_end,
                          gsize byte)
{
  HearsaySpan span = hearsay_quote_parts_get (self, part);
  HearsaySpan room = get_room (self, part);
  HearsaySpan moved = is_end ? (HearsaySpan){ span.start, byte } : (HearsaySpan){ byte, span.end };

  if (hearsay_span_is_empty (span) || hearsay_span_is_empty (moved) || is_equal (span, moved) ||
      !hearsay_span_contains (room, moved))
    return FALSE;

  if (part == HEARSAY_PART_SOURCE)
    self->source = moved;
  else if (part == HEARSAY_PART_CUE)
    self->cue = moved;
  else
    *get_piece (self, part - HEARSAY_PART_CONTENT) = moved;

  return TRUE;
}

/**
 * hearsay_quote_parts_step:
 * @direction: 1 towards the end of the text, -1 towards its beginning
 *
 * Returns: whether the end has moved
 */
gboolean
hearsay_quote_parts_step (HearsayQuoteParts *self,
                          const HearsayArticle *article,
                          guint part,
                          gboolean is_end,
                          HearsayStep step,
                          int direction)
{
  HearsaySpan span = hearsay_quote_parts_get (self, part);
  gsize byte = is_end ? hearsay_step_end (article->text, article->length, span.end, step, direction)
                      : hearsay_step_start (article->text, article->length, span.start, step, direction);

  return hearsay_quote_parts_move (self, part, is_end, byte);
}

static gboolean
is_mark_before (const char *text,
                gsize byte)
{
  return byte > 0 && hearsay_is_quotation_mark (g_utf8_get_char (g_utf8_prev_char (text + byte)));
}

/* A mark that opens: an apostrophe stands behind a letter. */
static gboolean
holds_opening_mark (const char *text,
                    HearsaySpan span)
{
  gunichar before = ' ';

  for (const char *p = text + span.start; p < text + span.end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (hearsay_is_quotation_mark (c) && (g_unichar_isspace (before) || g_unichar_ispunct (before)))
        return TRUE;
      before = c;
    }

  return FALSE;
}

/**
 * hearsay_quote_parts_kind:
 *
 * Returns: direct where every piece stands in quotation marks, reported where none
 *   does and none holds any
 */
HearsayQuoteKind
hearsay_quote_parts_kind (const HearsayQuoteParts *self,
                          const HearsayArticle *article)
{
  guint n_marked = 0;
  gboolean is_mixed = FALSE;

  for (guint i = 0; i < self->content->len; i++)
    {
      HearsaySpan piece = *get_piece (self, i);

      if (is_mark_before (article->text, piece.start))
        n_marked++;
      else if (holds_opening_mark (article->text, piece))
        is_mixed = TRUE;
    }

  if (n_marked == self->content->len)
    return HEARSAY_QUOTE_DIRECT;

  return is_mixed || n_marked > 0 ? HEARSAY_QUOTE_MIXED : HEARSAY_QUOTE_INDIRECT;
}

static guint32
length_at (HearsaySpan span,
           gsize byte)
{
  return span.start <= byte && byte < span.end ? span.end - span.start : 0;
}

/* How much of the quotation stands around @byte; 0 if nothing does. Its words say
 * more about where one is than who said them. */
static guint64
weigh_at (const HearsayQuote *quote,
          gsize byte)
{
  const guint64 far = (guint64) 1 << 32;
  guint32 attribution = length_at (quote->cue, byte);

  for (guint i = 0; i < quote->content->len; i++)
    {
      guint32 length = length_at (g_array_index (quote->content, HearsaySpan, i), byte);

      if (length > 0)
        return length;
    }

  if (attribution == 0)
    attribution = length_at (quote->source, byte);

  return attribution > 0 ? far + attribution : 0;
}

/**
 * hearsay_quote_find_at:
 * @article: an index
 * @byte: a place in its text
 *
 * Returns: the quotation whose content stands there, the narrowest of several, or
 *   else the one whose cue or source does; -1: none
 */
int
hearsay_quote_find_at (const HearsayAnalysis *analysis,
                       guint article,
                       gsize byte)
{
  guint first = 0;
  guint last = 0;
  guint64 least = G_MAXUINT64;
  int found = HEARSAY_NONE;

  hearsay_analysis_get_article_quotes (analysis, article, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, i);
      guint64 weight = quote->standing != HEARSAY_STANDING_REJECTED ? weigh_at (quote, byte) : 0;

      if (weight > 0 && weight < least)
        {
          least = weight;
          found = i;
        }
    }

  return found;
}
