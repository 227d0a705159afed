/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-view"

#include "config.h"

#include "hearsay-article-view-private.h"

#include <math.h>

#include "hearsay-labels.h"
#include "hearsay-theme.h"

#define UNDERLINE_GAP 2.5 /* from the baseline */
#define CORNER 6          /* length of a corner's arms */
#define TITLE_SCALE (15.0 / 11.0)

/* Everything the marks in view are drawn with. */
typedef struct
{
  HearsayArticleView *view;
  GtkSnapshot *snapshot;
  double ascent; /* of the reading face */
  double height; /* its ascent and descent */
  GdkRGBA inks[HEARSAY_N_INKS];
  const HearsayMark *mark; /* the one being drawn */
} Drawing;

/* Where a character stands. In a line from right to left GTK gives its right edge
 * and a negative width. */
void
_hearsay_article_view_get_box (HearsayArticleView *self,
                               const GtkTextIter *iter,
                               GdkRectangle *box)
{
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), iter, box);
  if (box->width < 0)
    {
      box->x += box->width;
      box->width = -box->width;
    }
}

/* The part of a span on each display line, as rectangles in buffer coordinates. */
void
_hearsay_article_view_each_segment (HearsayArticleView *self,
                                    HearsaySpan span,
                                    HearsaySegmentFunc func,
                                    gpointer user_data)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  GtkTextIter end;

  hearsay_article_view_get_byte_iter (self, span.start, &iter);
  hearsay_article_view_get_byte_iter (self, span.end, &end);

  while (gtk_text_iter_compare (&iter, &end) < 0)
    {
      GtkTextIter stop = iter;
      GtkTextIter last;
      GdkRectangle first_box;
      GdkRectangle last_box;

      if (!gtk_text_view_forward_display_line_end (view, &stop) || gtk_text_iter_compare (&stop, &end) > 0 ||
          gtk_text_iter_compare (&stop, &iter) <= 0)
        stop = end;

      last = stop;
      gtk_text_iter_backward_char (&last);
      if (gtk_text_iter_compare (&last, &iter) < 0)
        last = iter;
      _hearsay_article_view_get_box (self, &iter, &first_box);
      _hearsay_article_view_get_box (self, &last, &last_box);
      if (first_box.y == last_box.y)
        {
          gdk_rectangle_union (&first_box, &last_box, &first_box);
          func (&first_box, user_data);
        }

      iter = stop;
      while (gtk_text_iter_compare (&iter, &end) < 0 && g_unichar_isspace (gtk_text_iter_get_char (&iter)))
        gtk_text_iter_forward_char (&iter);
    }
}

/**
 * _hearsay_article_view_measure_face:
 * @ascent: (out): of the reading face
 * @height: (out): its ascent and descent
 */
void
_hearsay_article_view_measure_face (HearsayArticleView *self,
                                    double *ascent,
                                    double *height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  *ascent = pango_font_metrics_get_ascent (metrics) / (double) PANGO_SCALE;
  *height = *ascent + pango_font_metrics_get_descent (metrics) / (double) PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

static void
draw_underline (const GdkRectangle *segment,
                gpointer user_data)
{
  Drawing *drawing = user_data;
  const HearsayMark *mark = drawing->mark;
  gboolean is_decided = mark->standing != HEARSAY_STANDING_SUGGESTED;
  HearsayLine line = mark->type == HEARSAY_MARK_SOURCE ? HEARSAY_LINE_DASH_DOT : hearsay_theme_line_for_kind (mark->kind);
  HearsayInk ink = mark->type == HEARSAY_MARK_SOURCE ? HEARSAY_INK_SOURCE : hearsay_theme_ink_for_kind (mark->kind);
  double scale = hearsay_span_overlaps (drawing->view->item->title_span, mark->span) ? TITLE_SCALE : 1;
  double baseline = segment->y + (segment->height - drawing->height * scale) / 2 + drawing->ascent * scale;

  hearsay_theme_append_line (drawing->snapshot, line, is_decided,
                             &drawing->inks[is_decided ? ink : HEARSAY_INK_SUGGESTED],
                             segment->x, round (baseline + UNDERLINE_GAP), segment->width);
}

/* In high contrast a tint alone does not tell: a line above and below. */
static void
draw_rails (const GdkRectangle *segment,
            gpointer user_data)
{
  Drawing *drawing = user_data;
  const GdkRGBA *ink = &drawing->inks[HEARSAY_INK_QUOTATION];

  hearsay_theme_append_rect (drawing->snapshot, ink, segment->x, segment->y, segment->width, 1);
  hearsay_theme_append_rect (drawing->snapshot, ink, segment->x, segment->y + segment->height - 1, segment->width, 1);
}

static void
draw_corner (Drawing *drawing,
             float x,
             float y,
             gboolean is_start)
{
  const GdkRGBA *ink = &drawing->inks[HEARSAY_INK_ANNOTATION];
  float direction = drawing->view->is_rtl ? -1 : 1;
  float inward = is_start ? direction : -direction;

  hearsay_theme_append_rect (drawing->snapshot, ink, inward > 0 ? x : x - CORNER, is_start ? y : y - 1.5, CORNER, 1.5);
  hearsay_theme_append_rect (drawing->snapshot, ink, x - 0.75, is_start ? y : y - CORNER - 2, 1.5, CORNER + 2);
}

/* ⌜ where an annotation starts, ⌟ where it ends. */
static void
draw_corners (Drawing *drawing,
              const HearsayMark *mark)
{
  GtkTextView *view = GTK_TEXT_VIEW (drawing->view);
  gboolean is_rtl = drawing->view->is_rtl;
  GtkTextIter iter;
  GdkRectangle box;
  double inset = 0;

  hearsay_article_view_get_byte_iter (drawing->view, mark->span.start, &iter);
  gtk_text_view_get_iter_location (view, &iter, &box);
  inset = MAX (0, (box.height - drawing->height) / 2 - 2);
  draw_corner (drawing, is_rtl ? box.x + box.width + 0.5 : box.x - 0.5, box.y + inset, TRUE);

  hearsay_article_view_get_byte_iter (drawing->view, mark->span.end, &iter);
  gtk_text_iter_backward_char (&iter);
  gtk_text_view_get_iter_location (view, &iter, &box);
  draw_corner (drawing, is_rtl ? box.x - 0.5 : box.x + box.width + 0.5, box.y + box.height - inset + 1, FALSE);
}

/* Why this is furniture, in a frame after its last word, and a rule to the margin. */
static void
draw_reason (Drawing *drawing,
             const HearsayMark *mark)
{
  GtkTextView *view = GTK_TEXT_VIEW (drawing->view);
  const HearsayFurniture *furniture = &g_array_index (drawing->view->item->furniture, HearsayFurniture, mark->index);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), hearsay_label_furniture (furniture->why));
  PangoFontDescription *font = pango_font_description_from_string ("sans 8");
  GdkRGBA color = drawing->inks[HEARSAY_INK_SECONDARY];
  GskRoundedRect frame;
  GdkRectangle visible;
  GdkRectangle box;
  GtkTextIter iter;
  int width = 0;
  int height = 0;
  float x = 0;
  float y = 0;

  hearsay_article_view_get_byte_iter (drawing->view, mark->span.end, &iter);
  gtk_text_iter_backward_char (&iter);
  if (g_unichar_isspace (gtk_text_iter_get_char (&iter)))
    gtk_text_iter_backward_char (&iter);
  gtk_text_view_get_iter_location (view, &iter, &box);
  gtk_text_view_get_visible_rect (view, &visible);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = drawing->view->is_rtl ? box.x - 10 - width - 10 : box.x + box.width + 10;
  y = box.y + (box.height - height) / 2.0;
  if (x < visible.x || x + width + 10 > visible.x + visible.width)
    return;

  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (x, y - 1, width + 10, height + 2), 4);
  hearsay_theme_append_frame (drawing->snapshot, &frame, &color, 1);
  hearsay_theme_append_layout (drawing->snapshot, layout, &color, x + 5, y);

  color.alpha *= 0.4;
  y = round (y + height / 2.0);
  if (drawing->view->is_rtl)
    hearsay_theme_append_rect (drawing->snapshot, &color, visible.x + 8, y, MAX (0, x - 8 - visible.x - 8), 1);
  else
    hearsay_theme_append_rect (drawing->snapshot, &color, x + width + 18, y, MAX (0, visible.x + visible.width - 8 - x - width - 18), 1);
}

static void
draw_mark (Drawing *drawing,
           const HearsayMark *mark,
           gboolean is_high_contrast)
{
  drawing->mark = mark;
  if (drawing->view->is_plain && mark->type != HEARSAY_MARK_FURNITURE)
    return;

  switch ((HearsayMarkType) mark->type)
    {
    case HEARSAY_MARK_MENTION:
    case HEARSAY_MARK_SOURCE:
      _hearsay_article_view_each_segment (drawing->view, mark->span, draw_underline, drawing);
      break;
    case HEARSAY_MARK_ANNOTATION:
      draw_corners (drawing, mark);
      break;
    case HEARSAY_MARK_FURNITURE:
      draw_reason (drawing, mark);
      break;
    case HEARSAY_MARK_QUOTE:
      if (is_high_contrast)
        _hearsay_article_view_each_segment (drawing->view, mark->span, draw_rails, drawing);
      break;
    default:
      break;
    }
}

/* Draws what tags cannot show, for the lines in view, over their tints. */
void
_hearsay_article_view_draw_marks (HearsayArticleView *self,
                                  GtkTextViewLayer layer,
                                  GtkSnapshot *snapshot)
{
  Drawing drawing = { self, snapshot };
  HearsaySpan visible;
  const HearsayMark *mark = NULL;
  gboolean is_high_contrast = hearsay_theme_is_high_contrast ();
  guint cursor = 0;

  if (layer != GTK_TEXT_VIEW_LAYER_ABOVE_TEXT || self->marks == NULL || hearsay_marks_count (self->marks) == 0)
    return;

  _hearsay_article_view_measure_face (self, &drawing.ascent, &drawing.height);
  for (guint i = 0; i < HEARSAY_N_INKS; i++)
    hearsay_theme_get_ink (GTK_WIDGET (self), i, &drawing.inks[i]);

  visible = hearsay_article_view_get_visible_span (self);
  while ((mark = hearsay_marks_next (self->marks, visible, &cursor)) != NULL)
    draw_mark (&drawing, mark, is_high_contrast);

  if (!self->is_plain)
    _hearsay_article_view_draw_quote (self, snapshot);
}
