/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-import-html"

#include "config.h"

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "hearsay-html-private.h"
#include "hearsay-text.h"

/* Elements nested deeper share the state of the last one that has its own: no page
 * needs so many, and a hostile one gets no more memory and no stack. */
#define MAX_DEPTH 512

/* A script of linked data, or a title, is no longer. */
#define MAX_CAPTURE (1024 * 1024)

#define MAX_ATTRIBUTES 400

#define STORY_WORDS 20 /* a block of so many words with few links counts as story */

typedef enum
{
  STATE_LINK = 1 << 0,
  STATE_DROPPED = 1 << 1,
  STATE_TITLE = 1 << 2, /* <title> */
  STATE_JSON = 1 << 3,
  STATE_H1 = 1 << 4,
  STATE_HEADING = 1 << 5,
  STATE_ITEM = 1 << 6,
  STATE_ARTICLE = 1 << 7,
  STATE_BYLINE = 1 << 8,
  STATE_PREFORMATTED = 1 << 9,
} State;

typedef struct
{
  guint32 group;
  guint16 state;
  gboolean is_block;
} Level;

typedef struct
{
  HtmlPage *page;
  Level levels[MAX_DEPTH];
  guint depth;
  gsize overflow;   /* elements open beyond MAX_DEPTH */
  GString *pending; /* the current block's raw text */
  GString *link;    /* of it, what stands in links */
  GString *capture; /* <title> or linked data */
} Reader;

static const char *const block_tags[] = {
  "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "h1", "h2", "h3", "h4", "h5", "h6",
  "ul", "ol", "li", "table", "tr", "blockquote", "pre", "figure", "figcaption", "form", "fieldset", "dl", "dt", "dd",
  "address", "hr", "body", "html", "details", "summary", "br", "center", "caption", "thead", "tbody", "video", "audio",
  "button", "menu", "legend"
};

static const char *const dropped_tags[] = {
  "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "select", "textarea", "map", "head"
};

static gboolean
is_one_of (const char *tag,
           const char *const *list,
           gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (tag, list[i]) == 0)
      return TRUE;

  return FALSE;
}

static Level *
top (Reader *self)
{
  return &self->levels[self->depth - 1];
}

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (p));

      if (!space && !inside)
        n++;
      inside = !space;
    }

  return n;
}

static char *
clean (const char *raw)
{
  g_autofree char *normal = hearsay_text_normalize (raw, -1);

  return hearsay_text_squeeze (normal, (HearsaySpan){ 0, strlen (normal) });
}

static void
credit_story (HtmlPage *page,
              const HtmlBlock *block)
{
  if (block->n_words < STORY_WORDS || block->n_link_words * 3 > block->n_words)
    return;

  for (guint32 group = block->group; group != NO_GROUP; group = g_array_index (page->groups, HtmlGroup, group).parent)
    g_array_index (page->groups, HtmlGroup, group).n_story_words += block->n_words;
}

/* The pending text becomes a line of the page. */
static void
flush (Reader *self)
{
  HtmlPage *page = self->page;
  const Level *level = top (self);
  HtmlBlock block = { .group = level->group };
  g_autofree char *text = clean (self->pending->str);
  g_autofree char *link = clean (self->link->str);

  g_string_truncate (self->pending, 0);
  g_string_truncate (self->link, 0);
  if (*text == '\0')
    return;

  if (page->text->len > 0)
    g_string_append (page->text, "\n\n");
  block.span.start = page->text->len;
  g_string_append (page->text, text);
  block.span.end = page->text->len;
  block.n_words = count_words (text);
  block.n_link_words = MIN (block.n_words, count_words (link));
  block.is_title = (level->state & STATE_H1) != 0;
  block.is_heading = (level->state & STATE_HEADING) != 0;
  block.is_item = (level->state & STATE_ITEM) != 0;
  block.in_article = (level->state & STATE_ARTICLE) != 0;
  g_array_append_val (page->blocks, block);
  credit_story (page, &block);

  if (level->state & STATE_BYLINE)
    html_take (&page->byline, text);
}

static const char *
attribute (const xmlChar **attributes,
           const char *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (strcmp ((const char *) attributes[i], name) == 0)
      return (const char *) attributes[i + 1];

  return NULL;
}

static void
enter_group (Reader *self,
             Level *level,
             const char *why,
             gboolean is_firm)
{
  HtmlGroup group = { why, level->group, 0, is_firm };

  level->group = self->page->groups->len;
  g_array_append_val (self->page->groups, group);
}

static void
read_void_element (Reader *self,
                   const char *tag,
                   const xmlChar **attributes)
{
  if (strcmp (tag, "meta") == 0)
    {
      const char *name = attribute (attributes, "property");

      if (name == NULL)
        name = attribute (attributes, "name");
      if (name == NULL)
        name = attribute (attributes, "itemprop");
      html_read_meta (self->page, name, attribute (attributes, "content"));
    }
  else if (strcmp (tag, "html") == 0)
    html_take (&self->page->language, attribute (attributes, "lang"));
  else if (strcmp (tag, "time") == 0)
    html_take (&self->page->time, attribute (attributes, "datetime"));
}

static guint16
own_state (const char *tag,
           const xmlChar **attributes)
{
  const char *type = attribute (attributes, "type");

  if (strcmp (tag, "title") == 0)
    return STATE_TITLE;
  if (strcmp (tag, "script") == 0 && type != NULL && g_ascii_strcasecmp (type, "application/ld+json") == 0)
    return STATE_JSON | STATE_DROPPED;
  if (is_one_of (tag, dropped_tags, G_N_ELEMENTS (dropped_tags)))
    return STATE_DROPPED;
  if (strcmp (tag, "a") == 0)
    return STATE_LINK;
  if (strcmp (tag, "h1") == 0)
    return STATE_H1;
  if (tag[0] == 'h' && tag[1] >= '2' && tag[1] <= '6' && tag[2] == '\0')
    return STATE_HEADING;
  if (strcmp (tag, "li") == 0)
    return STATE_ITEM;
  if (strcmp (tag, "article") == 0 || strcmp (tag, "main") == 0)
    return STATE_ARTICLE;
  if (strcmp (tag, "pre") == 0)
    return STATE_PREFORMATTED;

  return 0;
}

/* What a reader of the page never saw. */
static gboolean
is_hidden (const xmlChar **attributes)
{
  const char *style = attribute (attributes, "style");

  if (attribute (attributes, "hidden") != NULL)
    return TRUE;

  return style != NULL && (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL ||
                           strstr (style, "visibility:hidden") != NULL || strstr (style, "visibility: hidden") != NULL);
}

static void
start_element (void *user_data,
               const xmlChar *name,
               const xmlChar **attributes)
{
  Reader *self = user_data;
  const char *tag = (const char *) name;
  Level level = *top (self);
  const char *class_names = attribute (attributes, "class");
  const char *why = NULL;
  gboolean is_firm = FALSE;

  level.is_block = is_one_of (tag, block_tags, G_N_ELEMENTS (block_tags));
  if (level.is_block)
    flush (self);
  else if (strcmp (tag, "td") == 0 || strcmp (tag, "th") == 0 || strcmp (tag, "img") == 0)
    g_string_append_c (self->pending, ' ');

  read_void_element (self, tag, attributes);

  if (self->overflow > 0 || self->depth == MAX_DEPTH)
    {
      self->overflow++;
      return;
    }

  level.state |= own_state (tag, attributes);
  if (html_is_byline_class (class_names, attribute (attributes, "rel"), attribute (attributes, "itemprop")))
    level.state |= STATE_BYLINE;
  if (level.state & (STATE_TITLE | STATE_JSON))
    g_string_truncate (self->capture, 0);

  why = html_judge_element (tag, class_names, attribute (attributes, "id"), attribute (attributes, "role"), &is_firm);
  /* A <header> in an article holds its headline; that of the page does not. */
  if (why == NULL && strcmp (tag, "header") == 0 && !(level.state & STATE_ARTICLE))
    why = "navigation";
  if (is_hidden (attributes))
    why = "hidden";
  if (why != NULL && !(level.state & STATE_DROPPED))
    enter_group (self, &level, why, is_firm);

  self->levels[self->depth++] = level;
}

static void
end_capture (Reader *self,
             guint16 state)
{
  if (state & STATE_JSON)
    html_read_json (self->page, self->capture->str, self->capture->len);
  else if (state & STATE_TITLE)
    {
      g_autofree char *title = clean (self->capture->str);

      html_take (&self->page->title, title);
    }
}

static void
end_element (void *user_data,
             const xmlChar *name)
{
  Reader *self = user_data;

  if (self->overflow > 0)
    {
      self->overflow--;
      return;
    }

  if (self->depth < 2)
    return;
  if (top (self)->is_block)
    flush (self);
  if ((top (self)->state & (STATE_TITLE | STATE_JSON)) && !(self->levels[self->depth - 2].state & (STATE_TITLE | STATE_JSON)))
    end_capture (self, top (self)->state);
  self->depth--;
}

static void
add_text (void *user_data,
          const xmlChar *characters,
          int length)
{
  Reader *self = user_data;
  guint16 state = top (self)->state;

  if (state & (STATE_TITLE | STATE_JSON))
    {
      if (self->capture->len + length < MAX_CAPTURE)
        g_string_append_len (self->capture, (const char *) characters, length);
      return;
    }
  if (state & STATE_DROPPED)
    return;

  if (state & STATE_PREFORMATTED)
    {
      const char *p = (const char *) characters;
      const char *end = p + length;

      while (p < end)
        {
          const char *line_end = memchr (p, '\n', end - p);

          g_string_append_len (self->pending, p, (line_end != NULL ? line_end : end) - p);
          if (line_end == NULL)
            break;
          flush (self);
          p = line_end + 1;
        }
      return;
    }

  g_string_append_len (self->pending, (const char *) characters, length);
  if (state & STATE_LINK)
    {
      g_string_append_len (self->link, (const char *) characters, length);
      g_string_append_c (self->link, ' ');
    }
}

/* The parser compares every attribute of a tag with every other: a tag with more
 * than any page has loses its bracket, and becomes text. */
static void
disarm_tags (char *utf8)
{
  char *tag = NULL;
  char quote = 0;
  char before = 0; /* the last sign that is not a space */
  guint n_parts = 0;

  for (char *p = utf8; *p != '\0'; p++)
    {
      if (tag == NULL)
        {
          if (*p == '<' && g_ascii_isalpha (p[1]))
            {
              tag = p;
              n_parts = 0;
              quote = 0;
            }
          continue;
        }

      if (quote != 0)
        quote = *p == quote ? 0 : quote;
      else if ((*p == '"' || *p == '\'') && before == '=')
        quote = *p;
      else if (*p == '>')
        tag = NULL;
      else if ((g_ascii_isspace (*p) || *p == '/' || *p == '"' || *p == '\'') && ++n_parts > MAX_ATTRIBUTES)
        {
          *tag = ' ';
          tag = NULL;
        }

      if (!g_ascii_isspace (*p))
        before = *p;
    }
}

/**
 * html_page_parse:
 * @utf8: a whole page, decoded; changed where it would slow the parser down
 *
 * Reads a page through libxml2's forgiving parser, without building its tree: time
 * and memory grow with the page, whatever its nesting. Nothing is fetched.
 */
HtmlPage *
html_page_parse (char *utf8,
                 gsize length)
{
  HtmlPage *page = g_new0 (HtmlPage, 1);
  g_autofree Reader *self = g_new0 (Reader, 1);
  xmlSAXHandler handler = { 0 };
  htmlParserCtxtPtr parser = htmlNewParserCtxt ();

  page->text = g_string_sized_new (length / 4 + 64);
  page->blocks = g_array_new (FALSE, TRUE, sizeof (HtmlBlock));
  page->groups = g_array_new (FALSE, TRUE, sizeof (HtmlGroup));

  self->page = page;
  self->levels[0].group = NO_GROUP;
  self->depth = 1;
  self->pending = g_string_new (NULL);
  self->link = g_string_new (NULL);
  self->capture = g_string_new (NULL);

  handler.startElement = start_element;
  handler.endElement = end_element;
  handler.characters = add_text;
  handler.ignorableWhitespace = add_text;
  handler.cdataBlock = add_text;

  disarm_tags (utf8);
  g_assert (parser != NULL);
  *parser->sax = handler;
  parser->userData = self;
  htmlCtxtReadMemory (parser, utf8, (int) MIN (length, G_MAXINT), NULL, "UTF-8",
                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
  flush (self);
  if (parser->myDoc != NULL)
    xmlFreeDoc (parser->myDoc);
  htmlFreeParserCtxt (parser);

  g_string_free (self->pending, TRUE);
  g_string_free (self->link, TRUE);
  g_string_free (self->capture, TRUE);

  return page;
}

void
html_page_free (HtmlPage *page)
{
  g_string_free (page->text, TRUE);
  g_array_unref (page->blocks);
  g_array_unref (page->groups);
  g_free (page->title);
  g_free (page->meta_title);
  g_free (page->site);
  g_free (page->author);
  g_free (page->published);
  g_free (page->time);
  g_free (page->byline);
  g_free (page->language);
  g_free (page);
}
