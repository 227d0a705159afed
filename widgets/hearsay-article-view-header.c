/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-view"

#include "config.h"

#include "hearsay-article-view-private.h"

#include "hearsay-article-header.h"

/* Where the line about the article stands. */

/* Under the headline where that stands in the text; above the text otherwise.
 * The text view's own overlays do not move with the text in GTK 4.8, so the header
 * lies in a layer over it. */
void
_hearsay_article_view_place_header (HearsayArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkWidget *layer = gtk_widget_get_parent (self->header);
  graphene_point_t point;
  GdkRectangle visible;
  int x = 0;
  int y = 0;

  if (!gtk_widget_get_visible (self->header))
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  if (self->item != NULL && !hearsay_span_is_empty (self->item->title_span))
    {
      GtkTextIter iter;
      int height = 0;

      hearsay_article_view_get_byte_iter (self, self->item->title_span.end, &iter);
      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      y += height - HEARSAY_ARTICLE_HEADER_HEIGHT + 2;
    }
  else
    y = HEARSAY_ARTICLE_TOP_MARGIN - gtk_text_view_get_top_margin (view);

  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, visible.x, y, &x, &y);
  x += gtk_text_view_get_left_margin (view);
  if (layer != NULL && gtk_widget_compute_point (GTK_WIDGET (self), layer, &GRAPHENE_POINT_INIT (x, y), &point))
    gtk_fixed_move (GTK_FIXED (layer), self->header, point.x, point.y);
}

void
_hearsay_article_view_fit_header (HearsayArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int height = 0;
  int text_width = gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_left_margin (view) - gtk_text_view_get_right_margin (view) -
                   gtk_widget_get_width (self->leading) - gtk_widget_get_width (self->trailing);

  if (text_width <= 0)
    return;

  if (self->header_width != text_width)
    {
      self->header_width = text_width;
      hearsay_article_header_set_width (HEARSAY_ARTICLE_HEADER (self->header), text_width);
    }

  if (self->item != NULL && !hearsay_span_is_empty (self->item->title_span))
    {
      gtk_text_view_set_top_margin (view, HEARSAY_ARTICLE_TOP_MARGIN);
      return;
    }

  gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, text_width, NULL, &height, NULL, NULL);
  gtk_text_view_set_top_margin (view, HEARSAY_ARTICLE_TOP_MARGIN + height + 12);
}
