/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article"

#include "config.h"

#include "hearsay-article.h"

#include <string.h>

HearsayArticle *
hearsay_article_new (void)
{
  HearsayArticle *self = g_atomic_rc_box_new0 (HearsayArticle);

  self->id = g_strdup ("");
  self->path = g_strdup ("");
  self->sha256 = g_strdup ("");
  self->title = g_strdup ("");
  self->outlet = g_strdup ("");
  self->byline = g_strdup ("");
  self->published = g_strdup ("");
  self->language = g_strdup ("en");
  self->encoding = g_strdup ("");
  self->text = g_strdup ("");
  self->furniture = g_array_new (FALSE, FALSE, sizeof (HearsayFurniture));

  return self;
}

HearsayArticle *
hearsay_article_ref (HearsayArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_article (gpointer data)
{
  HearsayArticle *self = data;

  g_free (self->id);
  g_free (self->path);
  g_free (self->sha256);
  g_free (self->title);
  g_free (self->outlet);
  g_free (self->byline);
  g_free (self->published);
  g_free (self->language);
  g_free (self->encoding);
  g_free (self->text);
  g_array_unref (self->furniture);
}

void
hearsay_article_unref (HearsayArticle *self)
{
  g_atomic_rc_box_release_full (self, clear_article);
}

static void
unref_article (gpointer article)
{
  hearsay_article_unref (article);
}

/**
 * hearsay_articles_new:
 *
 * Returns: (transfer full) (element-type HearsayArticle): no articles yet; it owns those that are added
 */
GPtrArray *
hearsay_articles_new (void)
{
  return g_ptr_array_new_with_free_func (unref_article);
}

/**
 * hearsay_article_take_text:
 * @text: (transfer full): normalised text
 */
void
hearsay_article_take_text (HearsayArticle *self,
                           char *text)
{
  g_free (self->text);
  self->length = strlen (text);
  self->text = g_realloc (text, self->length + 1); /* it may have grown in steps */
}

/* The first furniture that ends behind @byte. */
static guint
furniture_after (const HearsayArticle *self,
                 guint32 byte)
{
  guint low = 0;
  guint high = self->furniture->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->furniture, HearsayFurniture, middle).span.end > byte)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/**
 * hearsay_article_add_furniture:
 * @span: a stretch of the text; empty ones, and those that overlap furniture
 *   found before, are ignored
 * @why: a static string
 */
void
hearsay_article_add_furniture (HearsayArticle *self,
                               HearsaySpan span,
                               const char *why)
{
  HearsayFurniture furniture = { span, why };
  guint place = furniture_after (self, span.start);

  if (hearsay_span_is_empty (span) || hearsay_article_find_furniture (self, span) != NULL)
    return;

  g_array_insert_val (self->furniture, place, furniture);
}

/**
 * hearsay_article_find_furniture:
 *
 * Returns: (nullable): why the furniture that overlaps @span is furniture, or
 *   %NULL if @span is all story
 */
const char *
hearsay_article_find_furniture (const HearsayArticle *self,
                                HearsaySpan span)
{
  guint low = furniture_after (self, span.start);

  if (low < self->furniture->len)
    {
      const HearsayFurniture *furniture = &g_array_index (self->furniture, HearsayFurniture, low);

      if (hearsay_span_overlaps (furniture->span, span))
        return furniture->why;
    }

  return NULL;
}
