/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-view"

#include "config.h"

#include "hearsay-article-view-private.h"

#include <math.h>

#include "hearsay-theme.h"

#define CUE_GAP 2.0 /* from the baseline */
#define CUE_LINE 3.0
#define STEM 2.0 /* of a handle */
#define KNOB 5.0 /* radius */
#define REACH 10 /* how far from a handle one may press */

/* The quotation that stands out: rails and caps around its words, a frame around
 * its source, a heavy line under its cue. Each is told by its shape; the colour is
 * that of quotations. */

typedef struct
{
  HearsayArticleView *view;
  GtkSnapshot *snapshot;
  GdkRGBA ink;
  GdkRGBA ground;
  double ascent;
  double height;
  float thick;
} Drawing;

/**
 * _hearsay_article_view_get_parts:
 *
 * Returns: (transfer full) (nullable): the parts of the quotation that stands out,
 *   as they are being corrected, if it is one of this article
 */
HearsayQuoteParts *
_hearsay_article_view_get_parts (HearsayArticleView *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  int index = hearsay_session_get_quote (self->session);
  const HearsayQuote *quote = NULL;

  if (self->draft != NULL)
    {
      HearsayQuoteParts *parts = hearsay_quote_parts_new ();

      parts->source = self->draft->source;
      parts->cue = self->draft->cue;
      g_array_append_vals (parts->content, self->draft->content->data, self->draft->content->len);
      return parts;
    }

  if (shown == NULL || index < 0 || self->item == NULL || shown->corpus != self->corpus)
    return NULL;

  quote = hearsay_analysis_get_quote (shown, index);

  return (int) quote->article == self->article && quote->standing != HEARSAY_STANDING_REJECTED ? hearsay_quote_parts_new_for (quote) : NULL;
}

/* Where an end of a span is: the edge of the character inside it, and its line. */
static void
get_edge (HearsayArticleView *self,
          HearsaySpan span,
          gboolean is_end,
          graphene_rect_t *edge)
{
  GdkRectangle box;
  GtkTextIter iter;
  gboolean is_right = is_end != self->is_rtl;

  hearsay_article_view_get_byte_iter (self, is_end ? span.end : span.start, &iter);
  if (is_end)
    gtk_text_iter_backward_char (&iter);
  _hearsay_article_view_get_box (self, &iter, &box);
  graphene_rect_init (edge, is_right ? box.x + box.width : box.x, box.y, 0, box.height);
}

static void
draw_rails (const GdkRectangle *segment,
            gpointer user_data)
{
  Drawing *drawing = user_data;

  hearsay_theme_append_rect (drawing->snapshot, &drawing->ink, segment->x, segment->y, segment->width, drawing->thick);
  hearsay_theme_append_rect (drawing->snapshot, &drawing->ink, segment->x, segment->y + segment->height - drawing->thick, segment->width, drawing->thick);
}

static void
draw_cap (Drawing *drawing,
          HearsaySpan span,
          gboolean is_end)
{
  graphene_rect_t edge;

  get_edge (drawing->view, span, is_end, &edge);
  hearsay_theme_append_rect (drawing->snapshot, &drawing->ink, round (edge.origin.x - STEM / 2), edge.origin.y, STEM, edge.size.height);
}

static void
draw_frame (const GdkRectangle *segment,
            gpointer user_data)
{
  Drawing *drawing = user_data;
  float thick = drawing->thick;
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (segment->x - 2, segment->y + 1, segment->width + 4, segment->height - 2), 4);
  hearsay_theme_append_frame (drawing->snapshot, &frame, &drawing->ink, thick);
}

static void
draw_heavy_line (const GdkRectangle *segment,
                 gpointer user_data)
{
  Drawing *drawing = user_data;
  double baseline = segment->y + (segment->height - drawing->height) / 2 + drawing->ascent;

  hearsay_theme_append_rect (drawing->snapshot, &drawing->ink, segment->x, round (baseline + CUE_GAP), segment->width, CUE_LINE + drawing->thick - 1);
}

static void
draw_parts (Drawing *drawing,
            const HearsayQuoteParts *parts)
{
  for (guint i = 0; i < parts->content->len; i++)
    {
      HearsaySpan piece = g_array_index (parts->content, HearsaySpan, i);

      _hearsay_article_view_each_segment (drawing->view, piece, draw_rails, drawing);
      draw_cap (drawing, piece, FALSE);
      draw_cap (drawing, piece, TRUE);
    }

  if (!hearsay_span_is_empty (parts->cue))
    _hearsay_article_view_each_segment (drawing->view, parts->cue, draw_heavy_line, drawing);
  if (!hearsay_span_is_empty (parts->source))
    _hearsay_article_view_each_segment (drawing->view, parts->source, draw_frame, drawing);
}

/* A stem with a knob, above the line where a span starts and below where it ends;
 * hollow but for the end that the keys move. */
static void
draw_handle (Drawing *drawing,
             HearsaySpan span,
             gboolean is_end,
             gboolean is_active)
{
  graphene_rect_t edge;
  float y = 0;

  get_edge (drawing->view, span, is_end, &edge);
  y = is_end ? edge.origin.y + edge.size.height : edge.origin.y;
  hearsay_theme_append_rect (drawing->snapshot, &drawing->ink, round (edge.origin.x - STEM / 2), edge.origin.y, STEM, edge.size.height);
  hearsay_theme_append_disc (drawing->snapshot, &drawing->ink, edge.origin.x, y, is_active ? KNOB + 1.5 : KNOB);
  if (!is_active)
    hearsay_theme_append_disc (drawing->snapshot, &drawing->ground, edge.origin.x, y, KNOB - 1.5);
}

static void
draw_handles (Drawing *drawing,
              const HearsayQuoteParts *parts)
{
  for (guint i = 0; i < hearsay_quote_parts_count (parts); i++)
    {
      HearsaySpan span = hearsay_quote_parts_get (parts, i);

      if (hearsay_span_is_empty (span))
        continue;
      for (guint j = 0; j < 2; j++)
        draw_handle (drawing, span, j == 1, i == drawing->view->part && (j == 1) == drawing->view->is_end);
    }
}

/* Draws the quotation that stands out, and while it is corrected its handles. */
void
_hearsay_article_view_draw_quote (HearsayArticleView *self,
                                  GtkSnapshot *snapshot)
{
  g_autoptr (HearsayQuoteParts) parts = _hearsay_article_view_get_parts (self);
  Drawing drawing = { self, snapshot };

  if (parts == NULL)
    return;

  drawing.thick = hearsay_theme_is_high_contrast () ? 2 : 1;
  hearsay_theme_get_ink (GTK_WIDGET (self), HEARSAY_INK_QUOTATION, &drawing.ink);
  hearsay_theme_get_ink (GTK_WIDGET (self), HEARSAY_INK_GROUND, &drawing.ground);
  _hearsay_article_view_measure_face (self, &drawing.ascent, &drawing.height);
  draw_parts (&drawing, parts);
  if (self->draft != NULL)
    draw_handles (&drawing, parts);
}

static gboolean
is_near (HearsayArticleView *self,
         HearsaySpan span,
         gboolean is_end,
         int x,
         int y,
         double *distance)
{
  graphene_rect_t edge;

  get_edge (self, span, is_end, &edge);
  *distance = fabs (edge.origin.x - x);

  return *distance <= REACH && y >= edge.origin.y - (is_end ? 0 : 2 * KNOB) && y <= edge.origin.y + edge.size.height + (is_end ? 2 * KNOB : 0);
}

/**
 * _hearsay_article_view_find_handle:
 * @x: of the widget
 * @handle: (out): the nearest
 *
 * Returns: whether one can be taken there
 */
gboolean
_hearsay_article_view_find_handle (HearsayArticleView *self,
                                   double x,
                                   double y,
                                   HearsayHandle *handle)
{
  double least = G_MAXDOUBLE;
  int buffer_x = 0;
  int buffer_y = 0;

  if (self->draft == NULL)
    return FALSE;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  for (guint i = 0; i < hearsay_quote_parts_count (self->draft); i++)
    for (guint j = 0; j < 2; j++)
      {
        HearsaySpan span = hearsay_quote_parts_get (self->draft, i);
        double distance = 0;

        if (!hearsay_span_is_empty (span) && is_near (self, span, j == 1, buffer_x, buffer_y, &distance) && distance < least)
          {
            least = distance;
            *handle = (HearsayHandle){ i, j == 1 };
          }
      }

  return least < G_MAXDOUBLE;
}
