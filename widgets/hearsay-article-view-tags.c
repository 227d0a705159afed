/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-view"

#include "config.h"

#include "hearsay-article-view-private.h"

#include <string.h>

#include "hearsay-theme.h"

/* The few kinds of tags that give text its looks; an article may have thousands of marks. */

#define LINE_HEIGHT 1.18
#define PARAGRAPH_GAP 6

void
_hearsay_article_view_apply_tag (HearsayArticleView *self,
                                 HearsayTag tag,
                                 HearsaySpan span)
{
  GtkTextIter start;
  GtkTextIter end;

  if (hearsay_span_is_empty (span) || span.end > self->item->length)
    return;

  hearsay_article_view_get_byte_iter (self, span.start, &start);
  hearsay_article_view_get_byte_iter (self, span.end, &end);
  gtk_text_buffer_apply_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), self->tags[tag], &start, &end);
}

void
_hearsay_article_view_remove_tag (HearsayArticleView *self,
                                  HearsayTag tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tags[tag], &start, &end);
}

/* Empty lines between paragraphs shrink to a gap. */
static void
tag_gaps (HearsayArticleView *self)
{
  const char *text = self->item->text;
  const char *p = text;

  while ((p = strchr (p, '\n')) != NULL)
    {
      const char *end = p + 1;

      while (*end == '\n' || *end == ' ' || *end == '\t')
        end++;
      while (end > p + 1 && end[-1] != '\n')
        end--;
      _hearsay_article_view_apply_tag (self, HEARSAY_TAG_GAP, (HearsaySpan){ p + 1 - text, end - text });
      p = end;
    }
}

void
_hearsay_article_view_tag_text (HearsayArticleView *self)
{
  _hearsay_article_view_apply_tag (self, HEARSAY_TAG_BODY, (HearsaySpan){ 0, self->item->length });
  tag_gaps (self);

  for (guint i = 0; i < self->item->furniture->len; i++)
    _hearsay_article_view_apply_tag (self, HEARSAY_TAG_FURNITURE, g_array_index (self->item->furniture, HearsayFurniture, i).span);
  _hearsay_article_view_apply_tag (self, HEARSAY_TAG_TITLE, self->item->title_span);
}

static void
tag_pieces (HearsayArticleView *self,
            HearsayTag tag,
            const GArray *content)
{
  for (guint i = 0; i < content->len; i++)
    _hearsay_article_view_apply_tag (self, tag, g_array_index (content, HearsaySpan, i));
}

void
_hearsay_article_view_tag_quotes (HearsayArticleView *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  g_autoptr (HearsayQuoteParts) parts = NULL;
  int selected = self->draft != NULL ? self->draft_quote : hearsay_session_get_quote (self->session);
  guint first = 0;
  guint last = 0;

  _hearsay_article_view_remove_tag (self, HEARSAY_TAG_QUOTE);
  _hearsay_article_view_remove_tag (self, HEARSAY_TAG_SELECTED);
  if (shown == NULL || self->item == NULL || self->is_plain)
    return;

  hearsay_analysis_get_article_quotes (shown, self->article, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (shown, i);

      if (quote->standing != HEARSAY_STANDING_REJECTED && (int) i != selected)
        tag_pieces (self, HEARSAY_TAG_QUOTE, quote->content);
    }

  parts = _hearsay_article_view_get_parts (self);
  if (parts != NULL)
    tag_pieces (self, HEARSAY_TAG_SELECTED, parts->content);
}

void
_hearsay_article_view_update_colors (HearsayArticleView *self)
{
  static const struct
  {
    HearsayTag tag;
    HearsayInk ink;
    const char *property;
  } colors[] = {
    { HEARSAY_TAG_FURNITURE, HEARSAY_INK_SECONDARY, "foreground-rgba" },
    { HEARSAY_TAG_QUOTE, HEARSAY_INK_TINT, "background-rgba" },
    { HEARSAY_TAG_SELECTED, HEARSAY_INK_TINT_SELECTED, "background-rgba" },
    { HEARSAY_TAG_HIT, HEARSAY_INK_HIT, "background-rgba" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      GdkRGBA color;

      hearsay_theme_get_ink (GTK_WIDGET (self), colors[i].ink, &color);
      g_object_set (self->tags[colors[i].tag], colors[i].property, &color, NULL);
    }
}

void
_hearsay_article_view_make_tags (HearsayArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  self->tags[HEARSAY_TAG_BODY] = gtk_text_buffer_create_tag (buffer, NULL, "line-height", LINE_HEIGHT, "pixels-below-lines", PARAGRAPH_GAP, NULL);
  self->tags[HEARSAY_TAG_GAP] = gtk_text_buffer_create_tag (buffer, NULL, "size-points", 3.0, "line-height", 1.0, "pixels-below-lines", 0, NULL);
  self->tags[HEARSAY_TAG_FURNITURE] = gtk_text_buffer_create_tag (buffer, NULL, "scale", 0.86, "family", "sans", NULL);
  self->tags[HEARSAY_TAG_TITLE] = gtk_text_buffer_create_tag (buffer, NULL, "scale", 15.0 / 11.0, "weight", PANGO_WEIGHT_BOLD, "line-height", 1.06,
                                                              "pixels-below-lines", HEARSAY_ARTICLE_HEADER_HEIGHT, NULL);
  self->tags[HEARSAY_TAG_QUOTE] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->tags[HEARSAY_TAG_SELECTED] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->tags[HEARSAY_TAG_HIT] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
}
