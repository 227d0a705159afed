/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-furniture"

#include "config.h"

#include "hearsay-furniture.h"

#include <string.h>

#include "hearsay-masthead.h"
#include "hearsay-text.h"

/* Furniture is short; a longer line is only ever part of a block. */
#define MAX_PROMPT_WORDS 25
#define MAX_LABEL_WORDS 6
#define MAX_CAPTION_WORDS 30
#define STORY_WORDS 25 /* a line of so many words that ends in a stop is story again */
#define MAX_PHRASE_WORDS 6

typedef struct
{
  HearsayArticle *article;
  const HearsayLanguage *language;
  const GArray *lines;
  const char *text;
  char **folded; /* of each line */
} Marker;

static void
mark (Marker *self,
      guint index,
      const char *why)
{
  hearsay_article_add_furniture (self->article, hearsay_lines_get (self->lines, index)->span, why);
}

static gboolean
is_marked (Marker *self,
           guint index)
{
  return hearsay_article_find_furniture (self->article, hearsay_lines_get (self->lines, index)->span) != NULL;
}

static gboolean
is_title (Marker *self,
          guint index)
{
  return hearsay_span_overlaps (hearsay_lines_get (self->lines, index)->span, self->article->title_span);
}

/* The value of the longest phrase of @list that @folded begins with. */
static const char *
lookup_prefix (const HearsayWords *list,
               const char *folded)
{
  const char *found = NULL;
  guint n_words = 0;

  for (gsize i = 0; n_words < MAX_PHRASE_WORDS; i++)
    {
      gboolean ends = folded[i] == '\0';

      if (ends || !(g_ascii_isalnum (folded[i]) || folded[i] == '\'' || folded[i] == '-' || (folded[i] & 0x80)))
        {
          g_autofree char *head = g_strndup (folded, i);
          const char *value = i > 0 ? hearsay_words_lookup (list, head) : NULL;

          if (value != NULL)
            found = value;
          if (folded[i] == ' ')
            n_words++;
        }
      if (ends)
        break;
    }

  return found;
}

/* "2 days ago", "3 hours", "5 min read" */
static gboolean
is_age (Marker *self,
        guint index)
{
  const HearsayLine *line = hearsay_lines_get (self->lines, index);
  const char *p = self->text + line->span.start;
  const char *end = self->text + line->span.end;
  g_autofree char *unit = NULL;

  if (line->n_words < 2 || line->n_words > 4 || !g_ascii_isdigit (*p))
    return FALSE;
  while (p < end && g_ascii_isdigit (*p))
    p++;
  while (p < end && *p == ' ')
    p++;

  unit = hearsay_text_fold (p, end - p);
  unit[strcspn (unit, " .,")] = '\0';

  return hearsay_words_contain (hearsay_language_get_words (self->language, "ago-words"), unit) &&
         (g_str_has_suffix (self->folded[index], "ago") || g_str_has_suffix (self->folded[index], "read"));
}

/* A line that says what it is by its words. */
static const char *
judge_words (Marker *self,
             guint index)
{
  const HearsayLine *line = hearsay_lines_get (self->lines, index);
  const char *folded = self->folded[index];
  const char *why = NULL;
  const char *prefix = NULL;

  if (line->n_words <= MAX_LABEL_WORDS)
    {
      why = hearsay_words_lookup (hearsay_language_get_words (self->language, "furniture-lines"), folded);
      if (why != NULL)
        return why;
      if (is_age (self, index))
        return "list date";
      if (index > 0 && !line->has_stop &&
          (hearsay_words_contain (hearsay_language_get_words (self->language, "photo-agencies"), folded) ||
           (line->n_words <= 3 && (hearsay_words_contain (hearsay_language_get_words (self->language, "agencies"), folded) ||
                                   hearsay_words_contain (hearsay_language_get_words (self->language, "organizations"), folded)))))
        return "photo credit";
    }

  if (g_utf8_get_char (self->text + line->span.start) == 0xA9 && line->n_words <= MAX_PROMPT_WORDS)
    return line->n_words <= 5 && index + 3 < self->lines->len ? "photo credit" : "copyright";

  if (line->n_words > MAX_PROMPT_WORDS)
    return NULL;

  prefix = lookup_prefix (hearsay_language_get_words (self->language, "furniture-prefixes"), folded);
  if (prefix == NULL)
    return NULL;

  /* The words open ordinary sentences too; a label ends in a colon or the line in no stop. */
  if (line->has_stop && line->n_words > 12 && memchr (self->text + line->span.start, ':', MIN (line->span.end - line->span.start, 40)) == NULL &&
      (strcmp (prefix, "related link") == 0 || strcmp (prefix, "caption") == 0 || strcmp (prefix, "tags") == 0))
    return NULL;

  return prefix;
}

static gboolean
is_story (const HearsayLine *line)
{
  return line->n_words >= STORY_WORDS && line->has_stop;
}

/* A heading of a list of links: everything under it up to the story again. */
static guint
mark_block (Marker *self,
            guint index)
{
  const HearsayLine *line = hearsay_lines_get (self->lines, index);
  const HearsayWords *headings = hearsay_language_get_words (self->language, "furniture-headings");
  const char *why = NULL;
  guint end = index + 1;

  if (line->n_words > MAX_LABEL_WORDS || line->has_stop)
    return index;

  why = hearsay_words_lookup (headings, self->folded[index]);
  if (why == NULL && (g_str_has_prefix (self->folded[index], "more from ") || g_str_has_prefix (self->folded[index], "more on ")))
    why = "related link";
  if (why == NULL)
    return index;

  while (end < self->lines->len && !is_story (hearsay_lines_get (self->lines, end)))
    end++;
  for (guint i = index; i < end; i++)
    mark (self, i, why);

  return end;
}

/* A caption is often printed twice, once as the picture's description. */
static void
mark_captions (Marker *self,
               guint first)
{
  for (guint i = first; i + 1 < self->lines->len; i++)
    {
      const HearsayLine *line = hearsay_lines_get (self->lines, i);

      if (line->n_words > MAX_CAPTION_WORDS || self->folded[i][0] == '\0' || is_title (self, i) || strcmp (self->folded[i], self->folded[i + 1]) != 0)
        continue;

      mark (self, i, "caption");
      mark (self, i + 1, "caption");
    }
}

static void
mark_repeated_headline (Marker *self,
                        guint first)
{
  HearsayLine title = { .span = { 0, strlen (self->article->title) } };
  g_autofree char *folded = NULL;

  if (*self->article->title == '\0')
    return;

  folded = hearsay_line_fold (self->article->title, &title);
  for (guint i = first; i < self->lines->len; i++)
    if (!is_title (self, i) && strcmp (self->folded[i], folded) == 0)
      mark (self, i, "repeated headline");
}

static gboolean
ends_paragraph (Marker *self,
                guint index)
{
  const HearsayLine *line = hearsay_lines_get (self->lines, index);

  return line->n_words >= 12 && (line->has_stop || is_marked (self, index));
}

/* A headline between two paragraphs leads to another article. Subheadings are shorter or in sentence case. */
static void
mark_headlines_between (Marker *self,
                        guint first)
{
  for (guint i = MAX (first, 1); i + 1 < self->lines->len; i++)
    {
      const HearsayLine *line = hearsay_lines_get (self->lines, i);

      if (line->n_words < 6 || line->n_words > 20 || line->has_stop || line->is_cut || is_title (self, i) || is_marked (self, i))
        continue;
      if (hearsay_line_is_title_case (line) && line->n_small == 0 && line->n_capitals * 4 >= line->n_words * 3 &&
          ends_paragraph (self, i - 1) && ends_paragraph (self, i + 1))
        mark (self, i, "related link");
    }
}

/* "Ann Clark is a freelance journalist …": how an article ends on its author. */
static gboolean
is_author_note (Marker *self,
                guint index)
{
  const HearsayWords *words = hearsay_language_get_words (self->language, "author-words");
  const HearsayLine *line = hearsay_lines_get (self->lines, index);
  const char *folded = self->folded[index];
  const char *verb = NULL;
  g_auto (GStrv) parts = NULL;

  if (line->n_words < 5 || line->n_words > 70)
    return FALSE;

  verb = strstr (folded, " is a");
  if (verb == NULL)
    verb = strstr (folded, " is the");
  if (verb == NULL)
    verb = strstr (folded, " covers ");
  if (verb == NULL)
    verb = strstr (folded, " writes ");
  if (verb == NULL || verb - folded > 40)
    return FALSE;

  parts = g_strsplit_set (verb, " ,.;", 16);
  for (guint i = 0; parts[i] != NULL && i < 15; i++)
    if (hearsay_words_contain (words, parts[i]))
      return TRUE;

  return FALSE;
}

static gboolean
names_author (Marker *self,
              guint index)
{
  g_autofree char *byline = hearsay_text_fold (self->article->byline, strlen (self->article->byline));
  const char *folded = self->folded[index];
  const char *space = strrchr (byline, ' ');

  if (*byline == '\0')
    return FALSE;

  return strstr (folded, byline) != NULL || (space != NULL && strlen (space) > 3 && strstr (folded, space + 1) != NULL);
}

/* The note on the author is the last of the story, with or without a line of only the name before it. */
static void
mark_author_note (Marker *self,
                  guint first)
{
  guint n_seen = 0;

  for (guint i = self->lines->len; i > first && n_seen < 3; i--)
    {
      guint index = i - 1;
      const HearsayLine *line = hearsay_lines_get (self->lines, index);

      if (is_marked (self, index))
        continue;
      n_seen++;
      if (!is_author_note (self, index) || (*self->article->byline != '\0' && !names_author (self, index)))
        continue;

      mark (self, index, "author note");
      if (index > first)
        {
          const HearsayLine *before = line - 1;
          const char *surname = strrchr (self->folded[index - 1], ' ');

          if (before->n_words >= 2 && before->n_words <= 4 && before->n_capitals == before->n_words && !before->has_stop && surname != NULL &&
              strstr (self->folded[index], surname + 1) != NULL)
            {
              mark (self, index - 1, "author note");
              if (*self->article->byline == '\0')
                {
                  g_free (self->article->byline);
                  self->article->byline = hearsay_text_squeeze (self->text, before->span);
                  self->article->byline_span = before->span;
                }
            }
        }
      return;
    }
}

/**
 * hearsay_furniture_mark:
 * @lines: the lines of @article's text
 * @first: the line the story begins with
 *
 * Marks what belongs to the page and not to the story: by the words of a line
 * (lists in the language pack), by its shape, and by its place.
 */
void
hearsay_furniture_mark (HearsayArticle *article,
                        const HearsayLanguage *language,
                        const GArray *lines,
                        guint first)
{
  Marker self = { article, language, lines, article->text, g_new0 (char *, lines->len + 1) };

  for (guint i = 0; i < lines->len; i++)
    self.folded[i] = hearsay_line_fold (article->text, hearsay_lines_get (lines, i));

  mark_repeated_headline (&self, first);

  for (guint i = first; i < lines->len;)
    {
      guint end = mark_block (&self, i);
      const char *why = NULL;

      if (end > i)
        {
          i = end;
          continue;
        }

      why = judge_words (&self, i);
      if (why != NULL && !is_title (&self, i))
        mark (&self, i, g_intern_string (why));
      i++;
    }

  mark_captions (&self, first);
  mark_headlines_between (&self, first);
  mark_author_note (&self, first);

  g_strfreev (self.folded);
}

/**
 * hearsay_article_read_text:
 *
 * What every importer does once the text is there: reads the head of the
 * article and marks its furniture.
 */
void
hearsay_article_read_text (HearsayArticle *article)
{
  const HearsayLanguage *language = hearsay_language_get (article->language);
  g_autoptr (GArray) lines = hearsay_lines_new (article->text, article->length);
  guint first = 0;

  if (lines->len == 0)
    return;

  first = hearsay_masthead_read (article, language, lines);
  hearsay_furniture_mark (article, language, lines, first);
}
