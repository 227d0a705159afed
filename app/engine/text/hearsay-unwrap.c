/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-unwrap"

#include "config.h"

#include "hearsay-text.h"

#include <string.h>

/* Text that was broken into lines of one width, as wire copy, mail and old archives are:
 * its line ends are not where paragraphs end. */

#define WIDEST 120   /* characters: longer lines were broken by nobody */
#define FEW_BREAKS 3 /* between two lines of text, least that tell anything */
#define FEW_SMALL 2
#define SMALL_PER_CENT 30 /* of the breaks that stand before a small letter */
#define FULL_PER_CENT 85  /* of the width: with its first word the line below had no room here */

typedef struct
{
  const char *start;
  const char *end;
  guint length;     /* characters */
  guint first_word; /* characters */
  gboolean is_shouted;
} Line;

static Line
read_line (const char *start)
{
  const char *newline = strchr (start, '\n');
  const char *end = newline != NULL ? newline : start + strlen (start);
  Line line = { start, end, 0, 0, TRUE };
  gboolean in_word = TRUE;
  gboolean has_letter = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      line.length++;
      in_word &= c != ' ' && c != '\t';
      line.first_word += in_word;
      has_letter |= g_unichar_isalpha (c);
      line.is_shouted &= !g_unichar_islower (c);
    }
  line.is_shouted &= has_letter;

  return line;
}

/* Whether text goes on from one line to the next, rather than a list, a table or an
 * indented paragraph beginning there. */
static gboolean
may_go_on (const Line *above,
           const Line *below)
{
  gunichar c = g_utf8_get_char (below->start);

  return above->length > 0 && below->length > 0 && above->is_shouted == below->is_shouted &&
         (g_unichar_isalnum (c) || g_utf8_strchr ("\"'“„‘‚«(£$€", -1, c) != NULL);
}

static gboolean
begins_small (const Line *line)
{
  return g_unichar_islower (g_utf8_get_char (line->start));
}

/* Returns: the width that the lines were broken to, 0 if they were not */
static guint
find_width (const char *text)
{
  guint n_breaks = 0;
  guint n_small = 0;
  guint width = 0;
  Line above = read_line (text);

  while (above.length <= WIDEST)
    {
      Line below;

      width = MAX (width, above.length);
      if (*above.end == '\0')
        return n_breaks >= FEW_BREAKS && n_small >= FEW_SMALL && n_small * 100 >= n_breaks * SMALL_PER_CENT ? width : 0;
      below = read_line (above.end + 1);
      if (above.length > 0 && below.length > 0)
        {
          n_breaks++;
          n_small += begins_small (&below);
        }
      above = below;
    }

  return 0;
}

/**
 * hearsay_text_unwrap:
 * @text: (inout): normalised text
 *
 * Makes spaces of the line ends within paragraphs, where the lines of the whole text were
 * broken to one width: a line goes on before a small letter, and where the word below had no
 * room left. Every byte stays where it is. What has no small letters (Arabic, Chinese) is
 * left as it is, for nothing tells its paragraphs. Time is linear.
 */
void
hearsay_text_unwrap (char *text)
{
  guint width = find_width (text);
  Line above = read_line (text);

  while (width > 0 && *above.end != '\0')
    {
      Line below = read_line (above.end + 1);
      gboolean is_full = (above.length + 1 + below.first_word) * 100 >= width * FULL_PER_CENT;

      if (may_go_on (&above, &below) && (is_full || begins_small (&below)))
        text[above.end - text] = ' ';
      above = below;
    }
}
