/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-import-html"

#include "config.h"

#include "hearsay-import.h"

#include <string.h>

#include "hearsay-dates.h"
#include "hearsay-furniture.h"
#include "hearsay-html-private.h"
#include "hearsay-masthead.h"
#include "hearsay-text.h"

/* Blocks are judged by their length and the share of links in them, and by the
 * blocks around them, in the manner of jusText (Pomikálek, 2011) and Readability;
 * but nothing is thrown away: what is not the story is marked. */
#define STORY_WORDS 20
#define SHORT_WORDS 12

/* A declaration of the encoding stands at the start of a page. */
#define MAX_PROLOGUE 4096

/* An element that its class calls furniture, yet that holds this share of the
 * page's story, is a wrapper with an unlucky name. */
#define WRAPPER_PER_CENT 40

/* "<meta charset=…>", "content="text/html; charset=…"", "<?xml encoding=…?>" */
static char *
find_encoding (const char *data,
               gsize size)
{
  g_autofree char *head = g_strndup (data, MIN (size, MAX_PROLOGUE));
  const char *found = NULL;
  gsize length = 0;

  for (gsize i = 0; i + 8 < MIN (size, MAX_PROLOGUE) && found == NULL; i++)
    {
      if (g_ascii_strncasecmp (head + i, "charset=", 8) == 0)
        found = head + i + 8;
      else if (g_ascii_strncasecmp (head + i, "encoding=", 9) == 0)
        found = head + i + 9;
      if (head[i] == '\0')
        break;
    }

  if (found == NULL)
    return NULL;

  found += strspn (found, " \"'");
  length = strcspn (found, " \"';>/?");

  return length > 0 && length < 40 ? g_strndup (found, length) : NULL;
}

static const HtmlBlock *
block_at (const HtmlPage *page,
          guint index)
{
  return &g_array_index (page->blocks, HtmlBlock, index);
}

static gboolean
is_story (const HtmlBlock *block)
{
  guint least = block->is_item ? STORY_WORDS + STORY_WORDS / 2 : STORY_WORDS;

  return block->n_words >= least && block->n_link_words * 3 <= block->n_words;
}

static guint
count_story_words (const HtmlPage *page)
{
  guint n = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    if (block_at (page, i)->n_words >= STORY_WORDS && block_at (page, i)->n_link_words * 3 <= block_at (page, i)->n_words)
      n += block_at (page, i)->n_words;

  return n;
}

/* The outermost element that makes the block furniture, wrappers left out. */
static const char *
judge_group (const HtmlPage *page,
             const HtmlBlock *block,
             guint n_story_words)
{
  const char *why = NULL;

  for (guint32 i = block->group; i != NO_GROUP; i = g_array_index (page->groups, HtmlGroup, i).parent)
    {
      const HtmlGroup *group = &g_array_index (page->groups, HtmlGroup, i);

      if (group->n_story_words * 100 > n_story_words * WRAPPER_PER_CENT)
        continue;
      /* Prompts are short; comments and lists of other articles may be long. */
      if (!group->is_firm && group->n_story_words > 5 * STORY_WORDS && strcmp (group->why, "comment") != 0 &&
          strcmp (group->why, "related link") != 0 && strcmp (group->why, "sidebar") != 0)
        continue;
      if (why == NULL || strcmp (why, "navigation") == 0)
        why = group->why;
    }

  return why;
}

static gboolean
has_text (const HtmlPage *page,
          const HtmlBlock *block,
          const char *folded)
{
  g_autofree char *text = hearsay_text_fold (page->text->str + block->span.start, block->span.end - block->span.start);

  return strcmp (text, folded) == 0;
}

/* Marks what lies around the story, and short blocks of links within it. */
static void
mark_blocks (HearsayArticle *article,
             const HtmlPage *page)
{
  guint n_story_words = count_story_words (page);
  g_autofree char *title = hearsay_text_fold (article->title, strlen (article->title));
  guint first = page->blocks->len;
  guint last = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    if (is_story (block_at (page, i)) && judge_group (page, block_at (page, i), n_story_words) == NULL)
      {
        first = MIN (first, i);
        last = i;
      }

  /* The headline and what follows it belong to the story. */
  for (guint i = first < page->blocks->len ? first : 0; i > 0; i--)
    if ((block_at (page, i - 1)->is_title || has_text (page, block_at (page, i - 1), title)) && judge_group (page, block_at (page, i - 1), n_story_words) == NULL)
      {
        first = i - 1;
        break;
      }

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const HtmlBlock *block = block_at (page, i);
      const char *why = judge_group (page, block, n_story_words);
      gboolean is_linked = block->n_link_words * 2 > block->n_words;

      if (why == NULL && first < page->blocks->len)
        {
          if (i < first && !has_text (page, block, title))
            why = "navigation";
          else if (i > last && is_linked)
            why = "related link";
          else if (i > last && !block->in_article && block->n_words < SHORT_WORDS)
            why = "page furniture";
          else if (i > first && i < last && block->is_item && is_linked && block->n_words < SHORT_WORDS && block->n_link_words == block->n_words)
            why = "related link";
        }

      if (why != NULL)
        hearsay_article_add_furniture (article, block->span, why);
    }
}

/* "Dam fails | Daily Meridian": where the outlet begins, or NULL. */
static char *
find_outlet (char *title,
             const char *site,
             char **tail)
{
  static const char *const joints[] = { " | ", " – ", " — ", " - ", " :: ", " · " };
  guint n_words = 1;
  char *cut = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (joints) && cut == NULL; i++)
    {
      cut = g_strrstr (title, joints[i]);
      *tail = cut != NULL ? cut + strlen (joints[i]) : NULL;
    }
  if (cut == NULL || cut == title)
    return NULL;
  if (site != NULL)
    return g_ascii_strcasecmp (*tail, site) == 0 ? cut : NULL;

  for (const char *p = *tail; *p != '\0'; p++)
    n_words += *p == ' ';

  return n_words <= 5 ? cut : NULL;
}

/* Takes the outlet off the page's titles, and keeps it if nothing else names it. */
static void
split_titles (HtmlPage *page)
{
  char *tail = NULL;
  char *cut = page->title != NULL ? find_outlet (page->title, page->site, &tail) : NULL;

  if (cut != NULL)
    {
      html_take (&page->site, tail);
      *cut = '\0';
    }

  cut = page->meta_title != NULL && page->site != NULL ? find_outlet (page->meta_title, page->site, &tail) : NULL;
  if (cut != NULL)
    *cut = '\0';
}

static void
set_string (char **field,
            const char *value)
{
  if (value == NULL)
    return;

  g_free (*field);
  *field = g_strdup (value);
}

static const char *
headline (const HtmlPage *page,
          char **own)
{
  guint n_story_words = count_story_words (page);

  if (page->meta_title != NULL)
    return page->meta_title;

  for (guint i = 0; i < page->blocks->len; i++)
    if (block_at (page, i)->is_title && judge_group (page, block_at (page, i), n_story_words) == NULL)
      {
        *own = hearsay_text_slice (page->text->str, block_at (page, i)->span);
        return *own;
      }

  return page->title;
}

/* "By Ann Clark and Ali Haddad, Renford" → the names */
static char *
clean_byline (const HearsayLanguage *language,
              const char *text)
{
  HearsaySpan names;

  if (strlen (text) > 200)
    return NULL;
  if (hearsay_masthead_is_byline (language, text, (HearsaySpan){ 0, strlen (text) }, &names))
    return hearsay_text_slice (text, names);

  return g_strdup (text);
}

static void
set_metadata (HearsayArticle *article,
              HtmlPage *page)
{
  const HearsayLanguage *language = NULL;
  g_autofree char *own = NULL;
  const char *when = page->published != NULL ? page->published : page->time;
  HearsayDate date;

  if (page->language != NULL && g_ascii_isalpha (page->language[0]) && strlen (page->language) < 36)
    set_string (&article->language, page->language);
  else
    set_string (&article->language, hearsay_language_detect (article->text, article->length));
  language = hearsay_language_get (article->language);

  split_titles (page);
  set_string (&article->title, headline (page, &own));
  set_string (&article->outlet, page->site);
  if (when != NULL && hearsay_date_parse (language, when, &date))
    set_string (&article->published, date.iso);

  if (page->author != NULL || page->byline != NULL)
    {
      g_free (article->byline);
      article->byline = clean_byline (language, page->author != NULL ? page->author : page->byline);
      if (article->byline == NULL)
        article->byline = g_strdup ("");
    }
}

static void
find_span (const char *text,
           const char *value,
           HearsaySpan *span)
{
  const char *found = *value != '\0' ? strstr (text, value) : NULL;

  if (found != NULL)
    *span = (HearsaySpan){ found - text, found - text + strlen (value) };
}

/* What the page says in its text of what its head declares. */
static void
read_lines (HearsayArticle *article,
            const HtmlPage *page)
{
  const HearsayLanguage *language = hearsay_language_get (article->language);
  g_autoptr (GArray) lines = hearsay_lines_new (article->text, article->length);
  g_autofree char *title = hearsay_text_fold (article->title, strlen (article->title));
  guint first = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const HearsayLine *line = hearsay_lines_get (lines, i);
      g_autofree char *folded = hearsay_text_fold (article->text + line->span.start, line->span.end - line->span.start);

      if (*title != '\0' && strcmp (folded, title) == 0 && hearsay_article_find_furniture (article, line->span) == NULL)
        {
          article->title_span = line->span;
          first = hearsay_masthead_read_under (article, language, lines, i);
          break;
        }
    }

  if (hearsay_span_is_empty (article->byline_span))
    find_span (article->text, article->byline, &article->byline_span);
  hearsay_furniture_mark (article, language, lines, first);
}

static gboolean
import_html (GBytes *bytes,
             HearsayArticle *article,
             GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *declared = find_encoding (data != NULL ? data : "", size);
  const char *encoding = NULL;
  g_autofree char *decoded = hearsay_text_decode (bytes, declared, &encoding);
  g_autoptr (HtmlPage) page = html_page_parse (decoded, strlen (decoded));

  set_string (&article->encoding, encoding);
  hearsay_article_take_text (article, g_strdup (page->text->str));
  set_metadata (article, page);
  mark_blocks (article, page);
  read_lines (article, page);

  return TRUE;
}

static const char *const suffixes[] = { "html", "htm", "xhtml", NULL };

const HearsayImporter hearsay_importer_html = { "HTML", suffixes, import_html };
