/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "hearsay-span.h"

G_BEGIN_DECLS

/* Text that belongs to the page, not to the story. It is marked, never removed. */
typedef struct
{
  HearsaySpan span;
  const char *why; /* static and untranslated: "section label", "related link", "advert", … */
} HearsayFurniture;

/**
 * HearsayArticle:
 *
 * One article as it was read. An importer fills it in; from then on nobody
 * changes it, so threads may share it. Strings are never %NULL, but may be
 * empty where the text does not say. The spans tell where in @text the
 * metadata stands; they are empty where it came from outside the text (an HTML
 * header, a line of JSON).
 */
typedef struct
{
  char *id;     /* stable: the start of the file's SHA-256, or as given in JSON */
  char *path;   /* as given, or relative to the folder that was given, with that folder before it */
  char *sha256; /* of the raw bytes, lower-case hexadecimal */
  char *title;
  char *outlet;
  char *byline;
  char *published; /* ISO 8601, as precise as the text is: "2020", "2020-01-08", "2020-01-08T18:42" */
  char *language;  /* BCP 47: as the article declares it, else as its words tell, "en" where in doubt */
  char *encoding;  /* what the raw bytes were read as */
  char *text;      /* normalised */
  gsize length;    /* bytes of text */

  HearsaySpan title_span;
  HearsaySpan outlet_span;
  HearsaySpan byline_span;
  HearsaySpan published_span;

  GArray *furniture; /* HearsayFurniture, in text order, never overlapping */
} HearsayArticle;

HearsayArticle *hearsay_article_new (void) G_GNUC_WARN_UNUSED_RESULT;
HearsayArticle *hearsay_article_ref (HearsayArticle *self);
void hearsay_article_unref (HearsayArticle *self);

GPtrArray *hearsay_articles_new (void) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_article_take_text (HearsayArticle *self,
                                char *text);
void hearsay_article_add_furniture (HearsayArticle *self,
                                    HearsaySpan span,
                                    const char *why);
const char *hearsay_article_find_furniture (const HearsayArticle *self,
                                            HearsaySpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayArticle, hearsay_article_unref)

G_END_DECLS
