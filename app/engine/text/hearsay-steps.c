/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-steps"

#include "config.h"

#include "hearsay-steps.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "hearsay-segments.h"

/* Where the ends of a span may stand, one step after the other. The boundaries are
 * those of Unicode's UAX 29, so that no letter is parted from its accent. */

static gboolean
is_space_at (const char *text,
             gsize byte)
{
  return g_unichar_isspace (g_utf8_get_char (text + byte));
}

static gboolean
is_space_before (const char *text,
                 gsize byte)
{
  return g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + byte)));
}

/* A span begins before something and ends after something that is no white space. */
static gboolean
is_wanted (const char *text,
           gsize length,
           gsize byte,
           gboolean is_end)
{
  if (is_end)
    return byte > 0 && !is_space_before (text, byte);

  return byte < length && !is_space_at (text, byte);
}

static gsize
move (const char *text,
      gsize length,
      gsize byte,
      HearsayStep step,
      int direction,
      gboolean is_end)
{
  UErrorCode status = U_ZERO_ERROR;
  UText *source = utext_openUTF8 (NULL, text, length, &status);
  UBreakIterator *breaks = ubrk_open (step == HEARSAY_STEP_WORD ? UBRK_WORD : UBRK_CHARACTER, "en", NULL, 0, &status);
  gint32 place = byte;

  ubrk_setUText (breaks, source, &status);
  g_assert (U_SUCCESS (status));

  do
    place = direction > 0 ? ubrk_following (breaks, place) : ubrk_preceding (breaks, place);
  while (place != UBRK_DONE && !is_wanted (text, length, place, is_end));

  ubrk_close (breaks);
  utext_close (source);

  return place != UBRK_DONE ? (gsize) place : byte;
}

/**
 * hearsay_step_start:
 * @byte: where a span starts
 * @direction: 1 towards the end of the text, -1 towards its beginning
 *
 * Returns: where it starts one step on; @byte at the end of the text
 */
gsize
hearsay_step_start (const char *text,
                    gsize length,
                    gsize byte,
                    HearsayStep step,
                    int direction)
{
  return move (text, length, byte, step, direction, FALSE);
}

/**
 * hearsay_step_end:
 * @byte: where a span ends
 *
 * Returns: where it ends one step on
 */
gsize
hearsay_step_end (const char *text,
                  gsize length,
                  gsize byte,
                  HearsayStep step,
                  int direction)
{
  return move (text, length, byte, step, direction, TRUE);
}

/**
 * hearsay_step_strip:
 *
 * Returns: the span without white space at its ends
 */
HearsaySpan
hearsay_step_strip (const char *text,
                    HearsaySpan span)
{
  while (!hearsay_span_is_empty (span) && is_space_at (text, span.start))
    span.start = g_utf8_next_char (text + span.start) - text;
  while (!hearsay_span_is_empty (span) && is_space_before (text, span.end))
    span.end = g_utf8_prev_char (text + span.end) - text;

  return span;
}

/**
 * hearsay_step_trim:
 * @span: bytes, as somebody has selected them
 *
 * Returns: the span without white space at its ends, and without the quotation
 *   marks around it if there are some at both ends
 */
HearsaySpan
hearsay_step_trim (const char *text,
                   HearsaySpan span)
{
  HearsaySpan inner = span = hearsay_step_strip (text, span);

  if (hearsay_span_is_empty (span) || !hearsay_is_quotation_mark (g_utf8_get_char (text + span.start)) ||
      !hearsay_is_quotation_mark (g_utf8_get_char (g_utf8_prev_char (text + span.end))))
    return span;

  inner.start = g_utf8_next_char (text + span.start) - text;
  inner.end = g_utf8_prev_char (text + span.end) - text;
  inner = hearsay_step_strip (text, inner);

  return hearsay_span_is_empty (inner) ? span : inner;
}
