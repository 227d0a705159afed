/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-masthead"

#include "config.h"

#include "hearsay-masthead.h"

#include <string.h>

#include "hearsay-dates.h"
#include "hearsay-text.h"

/* What stands above a story is short; longer lines are the story. */
#define MAX_TITLE_WORDS 30
#define MAX_HEAD_WORDS 15
#define MAX_HEAD_LINES 12

typedef struct
{
  HearsayArticle *article;
  const HearsayLanguage *language;
  const GArray *lines;
  const char *text;
} Masthead;

static void
set_field (Masthead *self,
           char **field,
           HearsaySpan *field_span,
           HearsaySpan span)
{
  if (**field != '\0' || hearsay_span_is_empty (span))
    return;

  g_free (*field);
  *field = hearsay_text_squeeze (self->text, span);
  *field_span = span;
}

static void
set_published (Masthead *self,
               const HearsayDate *date)
{
  if (*self->article->published != '\0')
    return;

  g_free (self->article->published);
  self->article->published = g_strdup (date->iso);
  self->article->published_span = date->span;
}

static HearsaySpan
trim (const char *text,
      HearsaySpan span)
{
  while (span.start < span.end && g_unichar_isspace (g_utf8_get_char (text + span.start)))
    span.start = g_utf8_next_char (text + span.start) - text;
  while (span.end > span.start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + span.end))))
    span.end = g_utf8_prev_char (text + span.end) - text;

  return span;
}

static gboolean
find_date (Masthead *self,
           HearsaySpan span,
           HearsayDate *date)
{
  g_autoptr (GArray) dates = hearsay_dates_find (self->language, self->text, span);

  if (dates->len == 0)
    return FALSE;

  *date = g_array_index (dates, HearsayDate, 0);
  return TRUE;
}

/* "Title: …", "Published: …": the field, and in @value what follows the colon. */
static const char *
read_field (Masthead *self,
            const HearsayLine *line,
            HearsaySpan *value)
{
  const char *start = self->text + line->span.start;
  const char *colon = memchr (start, ':', MIN (line->span.end - line->span.start, 40));
  g_autofree char *name = NULL;
  const char *field = NULL;

  if (colon == NULL)
    return NULL;

  name = hearsay_text_fold (start, colon - start);
  g_strstrip (name);
  field = hearsay_words_lookup (hearsay_language_get_words (self->language, "header-fields"), name);
  if (field != NULL)
    *value = trim (self->text, (HearsaySpan){ colon + 1 - self->text, line->span.end });

  return field;
}

static void
store_field (Masthead *self,
             const char *field,
             HearsaySpan value)
{
  HearsayArticle *article = self->article;
  HearsayDate date;

  if (strcmp (field, "title") == 0)
    set_field (self, &article->title, &article->title_span, value);
  else if (strcmp (field, "outlet") == 0)
    set_field (self, &article->outlet, &article->outlet_span, value);
  else if (strcmp (field, "byline") == 0)
    set_field (self, &article->byline, &article->byline_span, value);
  else if (strcmp (field, "published") == 0 && find_date (self, value, &date))
    set_published (self, &date);
}

/* A block of "field: value" lines. Returns how many lines it has. */
static guint
read_header (Masthead *self)
{
  guint n = 0;
  guint n_known = 0;
  gboolean has_sure = FALSE;

  for (n = 0; n < self->lines->len && n < MAX_HEAD_LINES; n++)
    {
      HearsaySpan value;
      const char *field = read_field (self, hearsay_lines_get (self->lines, n), &value);

      if (field == NULL)
        break;
      if (strcmp (field, "other") != 0)
        n_known++;
      if (strcmp (field, "title") == 0 || strcmp (field, "published") == 0)
        has_sure = TRUE;
    }

  /* One alone may be a headline with a colon: "Source: ministry knew". */
  if (n_known < 2 && !(n == 1 && has_sure && self->lines->len > 1 && hearsay_lines_get (self->lines, 1)->blank_before))
    return 0;

  for (guint i = 0; i < n; i++)
    {
      const HearsayLine *line = hearsay_lines_get (self->lines, i);
      HearsaySpan value;
      const char *field = read_field (self, line, &value);

      store_field (self, field, value);
      if (strcmp (field, "title") != 0)
        hearsay_article_add_furniture (self->article, line->span, "masthead");
    }

  return n;
}

/* Where the names of a byline end: before a date, a bar, or whom they write for. */
static guint32
names_end (const char *text,
           HearsaySpan span)
{
  static const char *const enders[] = { "|", "•", "·", " - ", " – ", " — ", ",", ";", " for ", " in ", " at ", " on ", "(" };
  g_autofree char *names = hearsay_text_slice (text, span);
  gsize end = strcspn (names, "0123456789");

  for (gsize i = 0; i < G_N_ELEMENTS (enders); i++)
    {
      const char *found = strstr (names, enders[i]);

      if (found != NULL)
        end = MIN (end, (gsize) (found - names));
    }

  return span.start + end;
}

/**
 * hearsay_masthead_is_byline:
 * @span: a line
 * @names: (out): the names in it
 *
 * Returns: whether the line says who wrote the article
 */
gboolean
hearsay_masthead_is_byline (const HearsayLanguage *language,
                            const char *text,
                            HearsaySpan span,
                            HearsaySpan *names)
{
  const HearsayWords *words = hearsay_language_get_words (language, "byline-words");
  g_autofree char *line = hearsay_text_slice (text, span);
  g_autofree char *folded = hearsay_text_fold (line, strlen (line));
  gsize length = 0;
  guint n_words = 0;

  for (gsize i = 0; folded[i] != '\0' && n_words < 3; i++)
    if (folded[i] == ' ' || folded[i] == ':')
      {
        g_autofree char *head = g_strndup (folded, i);

        n_words++;
        if (hearsay_words_contain (words, head))
          length = i + 1;
      }

  if (length == 0)
    return FALSE;

  *names = trim (text, (HearsaySpan){ span.start + length, span.end });
  names->end = names_end (text, *names);
  *names = trim (text, *names);

  return names->start < names->end && !g_unichar_islower (g_utf8_get_char (text + names->start));
}

static gboolean
can_be_title (const HearsayLine *line)
{
  return line->n_words >= 2 && line->n_words <= MAX_TITLE_WORDS && !line->is_cut && line->span.end - line->span.start <= 300;
}

static gboolean
ends_in_full_stop (const char *text,
                   const HearsayLine *line)
{
  return line->has_stop && text[line->span.end - 1] == '.';
}

/* A line that is a date and little else: "Published: 8 May 2019, 18:42 GMT". */
static gboolean
read_date_line (Masthead *self,
                const HearsayLine *line)
{
  const HearsayWords *words = hearsay_language_get_words (self->language, "date-words");
  HearsayDate date;
  g_autofree char *before = NULL;
  gboolean is_labelled = FALSE;

  if (line->n_words > MAX_HEAD_WORDS || !find_date (self, line->span, &date))
    return FALSE;

  before = hearsay_text_fold (self->text + line->span.start, date.span.start - line->span.start);
  g_strstrip (g_strdelimit (before, ":,|-", ' '));
  is_labelled = hearsay_words_contain (words, before);

  if (!is_labelled && strlen (before) > 12)
    return FALSE;
  if (!is_labelled && line->span.end - date.span.end > 24)
    return FALSE;

  set_published (self, &date);
  return TRUE;
}

static gboolean
read_byline (Masthead *self,
             const HearsayLine *line)
{
  HearsaySpan names;
  HearsayDate date;

  if (line->n_words > MAX_HEAD_WORDS || line->has_stop || !hearsay_masthead_is_byline (self->language, self->text, line->span, &names))
    return FALSE;

  set_field (self, &self->article->byline, &self->article->byline_span, names);
  if (find_date (self, line->span, &date))
    set_published (self, &date);

  return TRUE;
}

/* A name of a newspaper: a few words, nearly all with capitals. */
static gboolean
can_be_outlet (const HearsayLine *line)
{
  return line->n_words >= 1 && line->n_words <= 6 && !line->has_stop && !line->is_cut && line->n_small == 0 &&
         line->n_capitals * 2 >= line->n_words && line->n_capitals > 0;
}

/* The lines right under the title: title again, outlet, byline, date. */
static guint
read_under_title (Masthead *self,
                  guint first)
{
  g_autofree char *title = hearsay_line_fold (self->text, hearsay_lines_get (self->lines, first));
  guint block_end = first + 1;
  guint i = 0;

  while (block_end < self->lines->len && !hearsay_lines_get (self->lines, block_end)->blank_before)
    block_end++;

  for (i = first + 1; i < self->lines->len && i < first + 7; i++)
    {
      const HearsayLine *line = hearsay_lines_get (self->lines, i);
      g_autofree char *folded = hearsay_line_fold (self->text, line);

      if (strcmp (folded, title) == 0)
        hearsay_article_add_furniture (self->article, line->span, "repeated headline");
      else if (read_byline (self, line))
        hearsay_article_add_furniture (self->article, line->span, "byline");
      else if (read_date_line (self, line))
        hearsay_article_add_furniture (self->article, line->span, "date line");
      else if (i < block_end && block_end < self->lines->len && block_end - first <= 5 && *self->article->outlet == '\0' && can_be_outlet (line))
        {
          set_field (self, &self->article->outlet, &self->article->outlet_span, line->span);
          hearsay_article_add_furniture (self->article, line->span, "masthead");
        }
      else
        break;
    }

  return i;
}

/* A section or a path to it stands above the title: "World", "Home > News > World". */
static gboolean
is_label (Masthead *self,
          guint index)
{
  const HearsayLine *line = hearsay_lines_get (self->lines, index);
  const HearsayLine *next = index + 1 < self->lines->len ? line + 1 : NULL;
  g_autofree char *folded = hearsay_line_fold (self->text, line);

  if (next == NULL || line->n_words > 3 || line->has_stop)
    return FALSE;
  if (hearsay_words_contain (hearsay_language_get_words (self->language, "section-labels"), folded))
    return TRUE;

  /* An unknown label: a word or two before what is plainly a headline. */
  return line->n_words <= 2 && next->blank_before && can_be_title (next) && next->n_words >= 5 && !ends_in_full_stop (self->text, next) &&
         next->n_words <= 20;
}

static gboolean
is_path (Masthead *self,
         const HearsayLine *line)
{
  static const char *const signs[] = { " > ", " » ", " › ", " / ", " → " };
  g_autofree char *text = hearsay_text_slice (self->text, line->span);

  if (line->n_words > 12 || line->has_stop)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (text, signs[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Some archives end headlines in a stop; the capitals still tell. */
static gboolean
is_stopped_headline (const HearsayLine *line)
{
  return line->n_words >= 4 && line->n_words <= 20 && line->n_small == 0 && hearsay_line_is_title_case (line);
}

/* Without a headline the first lines may still say who and when. */
static guint
read_without_title (Masthead *self,
                    guint first)
{
  guint i = first;

  for (; i < self->lines->len && i < first + 4; i++)
    {
      const HearsayLine *line = hearsay_lines_get (self->lines, i);

      if (read_byline (self, line))
        hearsay_article_add_furniture (self->article, line->span, "byline");
      else if (read_date_line (self, line))
        hearsay_article_add_furniture (self->article, line->span, "date line");
      else
        break;
    }

  return i;
}

/**
 * hearsay_masthead_read:
 * @lines: the lines of @article's text
 *
 * Reads title, outlet, byline and date where the text gives them above the
 * story. What is set already stays. Lines that are not the title become furniture.
 *
 * Returns: the line the story begins with
 */
guint
hearsay_masthead_read (HearsayArticle *article,
                       const HearsayLanguage *language,
                       const GArray *lines)
{
  Masthead self = { article, language, lines, article->text };
  guint first = read_header (&self);

  if (first > 0 && *article->title != '\0')
    return first;

  while (first + 1 < lines->len && first < 4)
    {
      const HearsayLine *line = hearsay_lines_get (lines, first);

      if (is_path (&self, line))
        hearsay_article_add_furniture (article, line->span, "navigation");
      else if (is_label (&self, first))
        hearsay_article_add_furniture (article, line->span, "section label");
      else
        break;
      first++;
    }

  first = read_without_title (&self, first);
  if (first + 1 >= lines->len)
    return first;

  if (can_be_title (hearsay_lines_get (lines, first)) &&
      (!ends_in_full_stop (article->text, hearsay_lines_get (lines, first)) || is_stopped_headline (hearsay_lines_get (lines, first))))
    {
      set_field (&self, &article->title, &article->title_span, hearsay_lines_get (lines, first)->span);
      return read_under_title (&self, first);
    }

  return first;
}

/**
 * hearsay_masthead_read_under:
 * @title: the line with the title
 *
 * Reads what stands between a title that is known and the story.
 *
 * Returns: the line the story begins with
 */
guint
hearsay_masthead_read_under (HearsayArticle *article,
                             const HearsayLanguage *language,
                             const GArray *lines,
                             guint title)
{
  Masthead self = { article, language, lines, article->text };

  return read_under_title (&self, title);
}
