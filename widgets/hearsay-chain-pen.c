/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include "hearsay-chain-pen-private.h"

#include <math.h>

#include "hearsay-theme.h"

#define DASH 5.0f
#define GAP 3.5f
#define HEAD 6.0f /* length of an arrowhead */

void
_hearsay_chain_pen_init (HearsayChainPen *self,
                         GtkWidget *widget,
                         GtkSnapshot *snapshot,
                         const HearsayChainView *view)
{
  *self = (HearsayChainPen){ .widget = widget, .snapshot = snapshot, .view = view };
  self->is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  self->left = _hearsay_chain_pen_mirror (self, view->seen.origin.x, view->seen.size.width);
  self->right = self->left + view->seen.size.width;
  self->top = view->seen.origin.y;
  self->bottom = self->top + view->seen.size.height;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &self->text);
  hearsay_theme_get_ink (widget, HEARSAY_INK_SECONDARY, &self->secondary);
}

/* Everything is computed as if time ran to the right; this is where it mirrors. */
float
_hearsay_chain_pen_mirror (const HearsayChainPen *self,
                           float x,
                           float width)
{
  return self->is_mirrored ? self->view->width - x - width : x;
}

gboolean
_hearsay_chain_pen_sees (const HearsayChainPen *self,
                         float x,
                         float y,
                         float width,
                         float height)
{
  return x <= self->right && x + width >= self->left && y <= self->bottom && y + height >= self->top;
}

void
_hearsay_chain_pen_rect (const HearsayChainPen *self,
                         const GdkRGBA *color,
                         float x,
                         float y,
                         float width,
                         float height)
{
  hearsay_theme_append_rect (self->snapshot, color, _hearsay_chain_pen_mirror (self, x, width), y, width, height);
}

void
_hearsay_chain_pen_words (const HearsayChainPen *self,
                          PangoLayout *layout,
                          const GdkRGBA *color,
                          float x,
                          float y)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  hearsay_theme_append_layout (self->snapshot, layout, color, _hearsay_chain_pen_mirror (self, x, extents.width) - extents.x, y);
}

/* Where the first dash that is seen begins: what is above or before it counts as drawn. */
static float
first_dash (float from,
            float seen)
{
  return from < seen ? from + floorf ((seen - from) / (DASH + GAP)) * (DASH + GAP) : from;
}

void
_hearsay_chain_pen_horizontal (const HearsayChainPen *self,
                               const HearsayChainLine *line,
                               float from,
                               float to,
                               float y)
{
  float end = MIN (to, self->right);

  if (!_hearsay_chain_pen_sees (self, from, y - line->weight, MAX (0, to - from), 2 * line->weight))
    return;

  if (!line->is_dashed)
    _hearsay_chain_pen_rect (self, &line->ink, from, y - line->weight / 2, MAX (0, to - from), line->weight);
  for (float x = first_dash (from, self->left); line->is_dashed && x < end; x += DASH + GAP)
    _hearsay_chain_pen_rect (self, &line->ink, x, y - line->weight / 2, MIN (DASH, to - x), line->weight);
}

void
_hearsay_chain_pen_vertical (const HearsayChainPen *self,
                             const HearsayChainLine *line,
                             float x,
                             float from,
                             float to)
{
  float end = MIN (to, self->bottom);

  if (!_hearsay_chain_pen_sees (self, x - line->weight, from, 2 * line->weight, MAX (0, to - from)))
    return;

  if (!line->is_dashed)
    _hearsay_chain_pen_rect (self, &line->ink, x - line->weight / 2, from, line->weight, MAX (0, to - from));
  for (float y = first_dash (from, self->top); line->is_dashed && y < end; y += DASH + GAP)
    _hearsay_chain_pen_rect (self, &line->ink, x - line->weight / 2, y, line->weight, MIN (DASH, to - y));
}

/* Filled for what is declared, open for what is inferred. */
void
_hearsay_chain_pen_arrowhead (const HearsayChainPen *self,
                              const GdkRGBA *color,
                              gboolean is_open,
                              gboolean is_backward,
                              float tip,
                              float y)
{
  float x = _hearsay_chain_pen_mirror (self, tip, 0);
  float back = self->is_mirrored != is_backward ? HEAD : -HEAD;
  cairo_t *cr = NULL;

  if (!_hearsay_chain_pen_sees (self, tip - HEAD - 1, y - HEAD, 2 * HEAD + 2, 2 * HEAD))
    return;

  cr = gtk_snapshot_append_cairo (self->snapshot, &GRAPHENE_RECT_INIT (x - HEAD - 1, y - HEAD, 2 * HEAD + 2, 2 * HEAD));
  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, x + back, y - HEAD * 0.62);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x + back, y + HEAD * 0.62);
  cairo_set_line_width (cr, 1.6);
  if (is_open)
    cairo_stroke (cr);
  else
    {
      cairo_close_path (cr);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}
