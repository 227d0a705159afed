/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hearsay-article.h"

G_BEGIN_DECLS

/* The parts of the HTML importer: a page is read once into flat arrays of blocks
 * and groups; then blocks are judged, and the article is put together. */

#define NO_GROUP G_MAXUINT32

/* An element whose tag, class or id says that all in it is furniture. */
typedef struct
{
  const char *why;     /* static */
  guint32 parent;      /* the group around it, or NO_GROUP */
  guint n_story_words; /* in long paragraphs without links */
  gboolean is_firm;    /* the tag itself says so, not a guess by class */
} HtmlGroup;

/* The text of one block element, up to the next block. */
typedef struct
{
  HearsaySpan span; /* in the page's text */
  guint32 group;
  guint n_words;
  guint n_link_words;
  gboolean is_title;   /* h1 */
  gboolean is_heading; /* h2 … h6 */
  gboolean is_item;    /* li */
  gboolean in_article; /* inside <article> or <main> */
} HtmlBlock;

typedef struct
{
  GString *text;  /* normalised, a block a line */
  GArray *blocks; /* HtmlBlock */
  GArray *groups; /* HtmlGroup */
  char *title;    /* of <title>; may be NULL, as may the following */
  char *meta_title;
  char *site;
  char *author;
  char *published;
  char *time;   /* the first <time datetime> */
  char *byline; /* the first block of a byline class */
  char *language;
} HtmlPage;

HtmlPage *html_page_parse (char *utf8,
                           gsize length);
void html_page_free (HtmlPage *page);

const char *html_judge_element (const char *tag,
                                const char *class_names,
                                const char *id,
                                const char *role,
                                gboolean *is_firm);
gboolean html_is_byline_class (const char *class_names,
                               const char *rel,
                               const char *itemprop);

void html_read_meta (HtmlPage *page,
                     const char *name,
                     const char *content);
void html_read_json (HtmlPage *page,
                     const char *json,
                     gsize length);
void html_take (char **field,
                const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HtmlPage, html_page_free)

G_END_DECLS
