/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-dates"

#include "config.h"

#include "hearsay-dates.h"

#include <string.h>

#include "hearsay-text.h"

/* A date as it is being read: parts that the text does not give are -1. */
typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  int minute;
} Parts;

typedef struct
{
  const HearsayWords *months; /* folded name → "01" … "12" */
  const HearsayWords *joints;
  const char *text;
  const char *end;
} Reader;

/* No name of a month is longer. */
#define MAX_MONTH 24

/* Nor any word between the parts of a date. */
#define LONGEST_JOINT 8

static gboolean
is_word_start (const Reader *self,
               const char *begin,
               const char *p)
{
  if (p == begin)
    return TRUE;

  return !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));
}

/* Reads up to @most digits; returns what follows them, or NULL if there are none or more. */
static const char *
read_digits (const Reader *self,
             const char *p,
             guint most,
             int *value,
             guint *count)
{
  guint n = 0;

  *value = 0;
  while (p < self->end && g_ascii_isdigit (*p) && n <= most)
    {
      *value = *value * 10 + (*p - '0');
      n++;
      p++;
    }

  *count = n;
  return n == 0 || n > most ? NULL : p;
}

static const char *
skip_blank (const Reader *self,
            const char *p)
{
  while (p < self->end && (*p == ' ' || *p == '\t' || (p + 1 < self->end && memcmp (p, "\xC2\xA0", 2) == 0)))
    p += *p == '\xC2' ? 2 : 1;

  return p;
}

/* "May", "Sept." */
static const char *
read_month (const Reader *self,
            const char *p,
            int *month)
{
  const char *q = p;
  const char *value = NULL;
  g_autofree char *folded = NULL;

  while (q < self->end && q - p <= MAX_MONTH && g_unichar_isalpha (g_utf8_get_char (q)))
    q = g_utf8_next_char (q);
  if (q == p || q - p > MAX_MONTH)
    return NULL;

  folded = hearsay_text_fold (p, q - p);
  value = hearsay_words_lookup (self->months, folded);
  if (value == NULL)
    return NULL;

  *month = (int) g_ascii_strtoll (value, NULL, 10);
  if (q < self->end && *q == '.')
    q++;

  return q;
}

static const char *
read_year (const Reader *self,
           const char *p,
           int *year)
{
  guint count = 0;
  const char *q = read_digits (self, p, 4, year, &count);

  return q != NULL && count == 4 && *year >= 1000 && *year < 2200 ? q : NULL;
}

/* "8", "8th", "1st" */
static const char *
read_day (const Reader *self,
          const char *p,
          int *day)
{
  guint count = 0;
  const char *q = read_digits (self, p, 2, day, &count);

  if (q == NULL || *day < 1 || *day > 31)
    return NULL;
  if (self->end - q >= 2 && (g_ascii_strncasecmp (q, "st", 2) == 0 || g_ascii_strncasecmp (q, "nd", 2) == 0 ||
                             g_ascii_strncasecmp (q, "rd", 2) == 0 || g_ascii_strncasecmp (q, "th", 2) == 0))
    q += 2;
  else if (self->end - q >= 2 && g_ascii_strncasecmp (q, "er", 2) == 0 && hearsay_words_contain (self->joints, "er"))
    q += 2;
  if (q < self->end && g_ascii_isalnum (*q))
    return NULL;

  return q;
}

static const char *
skip_sign (const Reader *self,
           const char *p,
           const char *const *signs)
{
  p = skip_blank (self, p);

  for (guint i = 0; signs[i] != NULL; i++)
    {
      gsize length = strlen (signs[i]);

      if ((gsize) (self->end - p) >= length && g_ascii_strncasecmp (p, signs[i], length) == 0)
        return skip_blank (self, p + length);
    }

  return p;
}

/* "3. Mai", "3 de mayo de 2021": the language's own words between the parts of a date. */
static const char *
skip_joint (const Reader *self,
            const char *p)
{
  const char *word = NULL;
  const char *end = NULL;
  g_autofree char *folded = NULL;

  if (p < self->end && *p == '.' && hearsay_words_contain (self->joints, "."))
    p++;

  word = skip_blank (self, p);
  for (end = word; end < self->end && end - word < LONGEST_JOINT && g_ascii_isalpha (*end); end++)
    ;
  if (end == word || end == self->end || *end != ' ')
    return p;

  folded = g_ascii_strdown (word, end - word);
  return hearsay_words_contain (self->joints, folded) ? end : p;
}

/* "18:42", "18.42", "6:42 pm", after "—", "at", a comma or a bar */
static const char *
read_time (const Reader *self,
           const char *after_date,
           Parts *parts)
{
  static const char *const joints[] = { "—", "–", "-", "|", "•", ",", "at ", "T", NULL };
  const char *p = skip_sign (self, after_date, joints);
  const char *q = NULL;
  guint count = 0;
  int hour = 0;
  int minute = 0;

  q = read_digits (self, p, 2, &hour, &count);
  if (q == NULL || q >= self->end || (*q != ':' && *q != '.'))
    return after_date;

  q = read_digits (self, q + 1, 2, &minute, &count);
  if (q == NULL || count != 2 || hour > 23 || minute > 59)
    return after_date;

  p = skip_blank (self, q);
  if (self->end - p >= 2 && (*p == 'p' || *p == 'P' || *p == 'a' || *p == 'A'))
    {
      gboolean is_afternoon = *p == 'p' || *p == 'P';
      const char *m = p[1] == '.' ? p + 2 : p + 1;

      if (m < self->end && (*m == 'm' || *m == 'M') && hour >= 1 && hour <= 12)
        {
          hour = hour % 12 + (is_afternoon ? 12 : 0);
          q = m + 1;
          if (q < self->end && *q == '.')
            q++;
        }
    }

  parts->hour = hour;
  parts->minute = minute;

  return q;
}

/* "8 May 2019", "8th of May, 2019", "8 May" has no year and is no date yet */
static const char *
read_day_first (const Reader *self,
                const char *p,
                Parts *parts)
{
  static const char *const of[] = { "of ", "-", "/", NULL };
  static const char *const comma[] = { ",", "-", "/", NULL };
  const char *q = read_day (self, p, &parts->day);

  if (q == NULL)
    return NULL;
  q = read_month (self, skip_sign (self, skip_joint (self, q), of), &parts->month);
  if (q == NULL)
    return NULL;

  q = read_year (self, skip_sign (self, skip_joint (self, q), comma), &parts->year);
  return q != NULL ? read_time (self, q, parts) : NULL;
}

/* "May 8, 2019", "May 2019" */
static const char *
read_month_first (const Reader *self,
                  const char *p,
                  Parts *parts)
{
  static const char *const comma[] = { ",", NULL };
  const char *after_month = read_month (self, p, &parts->month);
  const char *q = NULL;

  if (after_month == NULL)
    return NULL;

  q = read_day (self, skip_blank (self, after_month), &parts->day);
  if (q != NULL)
    {
      q = read_year (self, skip_sign (self, q, comma), &parts->year);
      return q != NULL ? read_time (self, q, parts) : NULL;
    }

  parts->day = -1;
  return read_year (self, skip_sign (self, skip_joint (self, after_month), comma), &parts->year);
}

/* "2019-05-08", "2019/05/08", "2019-05-08T18:42:00Z" */
static const char *
read_iso (const Reader *self,
          const char *p,
          Parts *parts)
{
  const char *q = read_year (self, p, &parts->year);
  char sign = 0;
  guint count = 0;

  if (q == NULL || q >= self->end || (*q != '-' && *q != '/' && *q != '.'))
    return NULL;

  sign = *q;
  q = read_digits (self, q + 1, 2, &parts->month, &count);
  if (q == NULL || count != 2 || parts->month < 1 || parts->month > 12 || q >= self->end || *q != sign)
    return NULL;

  q = read_day (self, q + 1, &parts->day);
  if (q == NULL && p + 11 < self->end && g_ascii_isdigit (p[8]) && g_ascii_isdigit (p[9]) && p[10] == 'T')
    {
      parts->day = (p[8] - '0') * 10 + p[9] - '0';
      q = p + 10;
    }
  if (q == NULL || parts->day < 1 || parts->day > 31)
    return NULL;

  return read_time (self, q, parts);
}

/* "08.05.2019", "23/05/2019"; with slashes the order is told only by a day above twelve. */
static const char *
read_numbers (const Reader *self,
              const char *p,
              Parts *parts)
{
  guint count = 0;
  int first = 0;
  int second = 0;
  char sign = 0;
  const char *q = read_digits (self, p, 2, &first, &count);

  if (q == NULL || q >= self->end || (*q != '.' && *q != '/' && *q != '-'))
    return NULL;
  sign = *q;
  q = read_digits (self, q + 1, 2, &second, &count);
  if (q == NULL || q >= self->end || *q != sign)
    return NULL;
  q = read_year (self, q + 1, &parts->year);
  if (q == NULL || (q < self->end && g_ascii_isdigit (*q)) || first < 1 || second < 1 || MAX (first, second) > 31 || MIN (first, second) > 12)
    return NULL;

  if (sign == '.' || first > 12 || first == second)
    {
      parts->day = first;
      parts->month = second;
    }
  else if (second > 12)
    {
      parts->month = first;
      parts->day = second;
    }
  if (parts->month > 12)
    return NULL;

  return parts->month > 0 ? read_time (self, q, parts) : q;
}

static gboolean
write_iso (const Parts *parts,
           char *out,
           gsize size)
{
  if (parts->month > 0 && parts->day > 0 &&
      !g_date_valid_dmy ((GDateDay) parts->day, (GDateMonth) parts->month, (GDateYear) parts->year))
    return FALSE;

  if (parts->month <= 0)
    g_snprintf (out, size, "%04d", parts->year);
  else if (parts->day <= 0)
    g_snprintf (out, size, "%04d-%02d", parts->year, parts->month);
  else if (parts->hour < 0)
    g_snprintf (out, size, "%04d-%02d-%02d", parts->year, parts->month, parts->day);
  else
    g_snprintf (out, size, "%04d-%02d-%02dT%02d:%02d", parts->year, parts->month, parts->day, parts->hour, parts->minute);

  return TRUE;
}

typedef const char *(*ReadFunc) (const Reader *self,
                                 const char *p,
                                 Parts *parts);

static const char *
read_date (const Reader *self,
           const char *p,
           char *iso,
           gsize size)
{
  static const ReadFunc with_digit[] = { read_iso, read_day_first, read_numbers };
  static const ReadFunc with_letter[] = { read_month_first };
  gboolean is_digit = g_ascii_isdigit (*p);
  const ReadFunc *funcs = is_digit ? with_digit : with_letter;
  gsize n_funcs = is_digit ? G_N_ELEMENTS (with_digit) : G_N_ELEMENTS (with_letter);

  for (gsize i = 0; i < n_funcs; i++)
    {
      Parts parts = { -1, -1, -1, -1, -1 };
      const char *q = funcs[i](self, p, &parts);

      if (q != NULL && write_iso (&parts, iso, size))
        return q;
    }

  return NULL;
}

/**
 * hearsay_dates_find:
 * @language: whose names of months to know
 * @text: normalised text
 * @range: where to look
 *
 * Finds the dates that tell at least month and year, or that are all numbers.
 * Of "08/05/2019" only the year is certain.
 *
 * Returns: (transfer full) (element-type HearsayDate): in text order
 */
GArray *
hearsay_dates_find (const HearsayLanguage *language,
                    const char *text,
                    HearsaySpan range)
{
  GArray *dates = g_array_new (FALSE, TRUE, sizeof (HearsayDate));
  Reader self = { hearsay_language_get_words (language, "month-numbers"), hearsay_language_get_words (language, "date-joints"), text, text + range.end };
  const char *begin = text + range.start;
  const char *p = begin;

  while (p < self.end)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) && is_word_start (&self, begin, p))
        {
          HearsayDate date = { HEARSAY_SPAN_NONE, "" };
          const char *q = read_date (&self, p, date.iso, sizeof date.iso);

          if (q != NULL)
            {
              date.span = (HearsaySpan){ p - text, q - text };
              g_array_append_val (dates, date);
              p = q;
              continue;
            }
        }

      p = g_utf8_next_char (p);
    }

  return dates;
}

/**
 * hearsay_date_parse:
 * @string: anything with a date in it
 * @date: (out caller-allocates): the first date
 *
 * Returns: whether there is a date in @string
 */
gboolean
hearsay_date_parse (const HearsayLanguage *language,
                    const char *string,
                    HearsayDate *date)
{
  g_autoptr (GArray) dates = hearsay_dates_find (language, string, (HearsaySpan){ 0, strlen (string) });

  if (dates->len == 0)
    return FALSE;

  *date = g_array_index (dates, HearsayDate, 0);
  return TRUE;
}
