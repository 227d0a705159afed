/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-lines"

#include "config.h"

#include "hearsay-lines.h"

#include <string.h>

#include "hearsay-text.h"

/* Words shorter than this are small in a headline too ("of", "with"). */
#define LONG_WORD 5

static gboolean
is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x203A;
}

static void
count_words (const char *text,
             HearsayLine *line)
{
  const char *p = text + line->span.start;
  const char *end = text + line->span.end;

  while (p < end)
    {
      gunichar first = 0;
      guint letters = 0;

      while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      for (; p < end && !g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (!g_unichar_isalnum (c))
            continue;
          if (letters++ == 0)
            first = c;
        }

      if (letters == 0)
        continue;
      line->n_words++;
      if (g_unichar_isupper (first) || g_unichar_istitle (first))
        line->n_capitals++;
      else if (letters >= LONG_WORD && g_unichar_isalpha (first))
        line->n_small++;
    }
}

static void
read_end (const char *text,
          HearsayLine *line)
{
  const char *start = text + line->span.start;
  const char *p = text + line->span.end;
  gunichar c = 0;

  while (p > start)
    {
      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (!is_closing (c))
        break;
    }

  line->is_cut = c == 0x2026 || (c == '.' && p - start >= 2 && p[-1] == '.' && p[-2] == '.');
  line->has_stop = !line->is_cut && (c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0x061F || c == 0x06D4 || c == 0x0964);
}

/**
 * hearsay_lines_new:
 *
 * Returns: (transfer full) (element-type HearsayLine): the lines that hold more
 *   than white space
 */
GArray *
hearsay_lines_new (const char *text,
                   gsize length)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (HearsayLine));
  const char *p = text;
  const char *end = text + length;
  gboolean blank = FALSE;

  while (p < end)
    {
      const char *line_end = memchr (p, '\n', end - p);
      const char *stop = line_end != NULL ? line_end : end;
      const char *start = p;
      HearsayLine line = { 0 };

      while (start < stop && g_unichar_isspace (g_utf8_get_char (start)))
        start = g_utf8_next_char (start);
      p = stop + 1;
      if (start == stop)
        {
          blank = TRUE;
          continue;
        }
      while (stop > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (stop))))
        stop = g_utf8_prev_char (stop);

      line.span = (HearsaySpan){ start - text, stop - text };
      line.blank_before = blank;
      blank = FALSE;
      count_words (text, &line);
      read_end (text, &line);
      g_array_append_val (lines, line);
    }

  return lines;
}

/**
 * hearsay_line_fold:
 *
 * Returns: (transfer full): the line's words as word lists have them: folded,
 *   one space between, without signs and digits at either end
 */
char *
hearsay_line_fold (const char *text,
                   const HearsayLine *line)
{
  g_autofree char *squeezed = hearsay_text_squeeze (text, line->span);
  g_autofree char *folded = hearsay_text_fold (squeezed, strlen (squeezed));
  const char *start = folded;
  const char *end = folded + strlen (folded);

  while (start < end && !g_unichar_isalpha (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (start, end - start);
}

/**
 * hearsay_line_is_title_case:
 *
 * Returns: whether nearly all longer words have a capital, as in a headline
 */
gboolean
hearsay_line_is_title_case (const HearsayLine *line)
{
  return line->n_words >= 2 && line->n_capitals * 3 >= line->n_words * 2 && line->n_small * 6 <= line->n_words;
}
