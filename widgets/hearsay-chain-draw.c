/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include "hearsay-chain-graph-private.h"

#include "hearsay-theme.h"

#define STROKE 2.0f
#define DASH 5.0f
#define GAP 3.5f
#define HEAD 6.0f /* length of an arrowhead */

typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  const HearsayChainMap *map;
  const HearsayChainGeometry *geometry;
  const HearsayAnalysis *analysis;
  gboolean is_mirrored;
  GdkRGBA text;
  GdkRGBA secondary;
} Pen;

/* Everything is computed as if time ran to the right; this is where it mirrors. */
static float
mirror (const Pen *pen,
        float x,
        float width)
{
  return pen->is_mirrored ? gtk_widget_get_width (pen->widget) - x - width : x;
}

static void
rect (const Pen *pen,
      const GdkRGBA *color,
      float x,
      float y,
      float width,
      float height)
{
  hearsay_theme_append_rect (pen->snapshot, color, mirror (pen, x, width), y, width, height);
}

static void
words (const Pen *pen,
       PangoLayout *layout,
       const GdkRGBA *color,
       float x,
       float y)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT (mirror (pen, x, extents.width) - extents.x, y));
  gtk_snapshot_append_layout (pen->snapshot, layout, color);
  gtk_snapshot_restore (pen->snapshot);
}

static float
layout_height (PangoLayout *layout)
{
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/* Solid is declared, dashed is inferred. */
static void
horizontal (const Pen *pen,
            const GdkRGBA *color,
            gboolean is_dashed,
            float from,
            float to,
            float y)
{
  if (!is_dashed)
    rect (pen, color, from, y - STROKE / 2, MAX (0, to - from), STROKE);
  for (float x = from; is_dashed && x < to; x += DASH + GAP)
    rect (pen, color, x, y - STROKE / 2, MIN (DASH, to - x), STROKE);
}

static void
vertical (const Pen *pen,
          const GdkRGBA *color,
          gboolean is_dashed,
          float x,
          float from,
          float to)
{
  if (!is_dashed)
    rect (pen, color, x - STROKE / 2, from, STROKE, MAX (0, to - from));
  for (float y = from; is_dashed && y < to; y += DASH + GAP)
    rect (pen, color, x - STROKE / 2, y, STROKE, MIN (DASH, to - y));
}

/* Filled for what is declared, open for what is inferred. */
static void
arrowhead (const Pen *pen,
           const GdkRGBA *color,
           gboolean is_open,
           gboolean is_backward,
           float tip,
           float y)
{
  float x = mirror (pen, tip, 0);
  float back = pen->is_mirrored != is_backward ? HEAD : -HEAD;
  cairo_t *cr = gtk_snapshot_append_cairo (pen->snapshot, &GRAPHENE_RECT_INIT (x - HEAD - 1, y - HEAD, 2 * HEAD + 2, 2 * HEAD));

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

static void
draw_columns (const Pen *pen)
{
  GdkRGBA shade = pen->text;
  GdkRGBA rule = pen->text;

  shade.alpha = 0.04;
  rule.alpha = 0.15;
  words (pen, pen->geometry->said_by, &pen->secondary, 4, 4);

  for (guint i = 0; i < pen->geometry->columns->len; i++)
    {
      const HearsayChainColumn *column = &g_array_index (pen->geometry->columns, HearsayChainColumn, i);

      if (i % 2 == 0)
        rect (pen, &shade, column->x, 0, column->width, gtk_widget_get_height (pen->widget));
      words (pen, column->label, &pen->secondary, column->x + 8, 4);
    }

  rect (pen, &rule, 0, HEARSAY_CHAIN_HEADER - 1, gtk_widget_get_width (pen->widget), 1);
}

static const HearsayChainPlace *
place_of (const Pen *pen,
          int node)
{
  return &g_array_index (pen->geometry->places, HearsayChainPlace, node);
}

static void
draw_box (const Pen *pen,
          guint index)
{
  const HearsayChainLane *lane = hearsay_chain_map_get_lane (pen->map, index);
  const HearsayChainBox *box = &g_array_index (pen->geometry->boxes, HearsayChainBox, index);
  const HearsayChainPlace *origin = place_of (pen, lane->first);
  float top = box->y - HEARSAY_CHAIN_BOX_HEIGHT / 2;
  float left = mirror (pen, 1, HEARSAY_CHAIN_BOX_WIDTH);
  float widths[] = { 1.5, 1.5, 1.5, 1.5 };
  GskRoundedRect outline;
  GdkRGBA ink;
  GdkRGBA fill;
  GdkRGBA inks[4];

  hearsay_theme_get_ink (pen->widget, hearsay_theme_ink_for_family (lane->family), &ink);
  fill = ink;
  fill.alpha = 0.10;
  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    inks[i] = ink;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (left, top, HEARSAY_CHAIN_BOX_WIDTH, HEARSAY_CHAIN_BOX_HEIGHT), 8);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (pen->snapshot);
  gtk_snapshot_append_border (pen->snapshot, &outline, widths, inks);

  words (pen, box->name, &pen->text, 11, top + 3);
  words (pen, box->detail, &pen->secondary, 11, top + 3 + layout_height (box->name));
  horizontal (pen, &ink, FALSE, HEARSAY_CHAIN_BOX_WIDTH + 1, origin->x - HEARSAY_CHAIN_MARK - 2, origin->y);
  arrowhead (pen, &ink, FALSE, FALSE, origin->x - HEARSAY_CHAIN_MARK - 1, origin->y);
}

static void
draw_lane_rule (const Pen *pen,
                guint index)
{
  GdkRGBA rule = pen->text;

  rule.alpha = 0.12;
  if (index + 1 < pen->geometry->boxes->len)
    rect (pen, &rule, 0, g_array_index (pen->geometry->boxes, HearsayChainBox, index).bottom, gtk_widget_get_width (pen->widget), 1);
}

/* Right angles only: down from the parent, then along the child's row. */
static void
draw_edge (const Pen *pen,
           guint index)
{
  const HearsayChainNode *node = hearsay_chain_map_get_node (pen->map, index);
  const HearsayChainPlace *child = place_of (pen, index);
  const HearsayChainPlace *parent = NULL;
  gboolean is_inferred = node->basis == HEARSAY_BASIS_INFERRED;
  float tip = child->x - HEARSAY_CHAIN_MARK - 1;
  GdkRGBA ink;

  if (node->parent < 0)
    return;

  parent = place_of (pen, node->parent);
  hearsay_theme_get_ink (pen->widget, hearsay_theme_ink_for_family (node->family), &ink);
  vertical (pen, &ink, is_inferred, parent->x, parent->y + HEARSAY_CHAIN_MARK + 1, child->y + STROKE / 2);
  if (tip > parent->x)
    {
      horizontal (pen, &ink, is_inferred, parent->x, tip - 1, child->y);
      arrowhead (pen, &ink, is_inferred, FALSE, tip, child->y);
    }
}

static void
draw_selection (const Pen *pen,
                int node,
                gboolean has_focus)
{
  const HearsayChainPlace *place = place_of (pen, node);
  float left = place->x - HEARSAY_CHAIN_MARK - 4;
  float width = HEARSAY_CHAIN_LABEL + place->width + HEARSAY_CHAIN_MARK + 12;
  GskRoundedRect outline;
  GdkRGBA accent;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (pen->widget), "accent_bg_color", &accent))
    accent = pen->text;
  accent.alpha *= 0.18;
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (mirror (pen, left, width), place->y - HEARSAY_CHAIN_ROW / 2 + 1, width,
                                                        HEARSAY_CHAIN_ROW - 2),
                                   6);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &accent, &outline.bounds);
  gtk_snapshot_pop (pen->snapshot);

  if (has_focus)
    {
      float widths[] = { 2, 2, 2, 2 };
      GdkRGBA inks[4];

      accent.alpha = 0.8;
      for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
        inks[i] = accent;
      gtk_snapshot_append_border (pen->snapshot, &outline, widths, inks);
    }
}

static void
draw_undated (const Pen *pen,
              const HearsayChainPlace *place,
              const GdkRGBA *ink)
{
  float left = place->x - HEARSAY_CHAIN_MARK - 3;
  float right = place->x + HEARSAY_CHAIN_LABEL + place->width + 8;
  float top = place->y - HEARSAY_CHAIN_ROW / 2 + 2;
  float bottom = place->y + HEARSAY_CHAIN_ROW / 2 - 2;

  horizontal (pen, ink, TRUE, left, right, top);
  horizontal (pen, ink, TRUE, left, right, bottom);
  vertical (pen, ink, TRUE, left, top, bottom);
  vertical (pen, ink, TRUE, right, top, bottom);
}

static void
draw_node (const Pen *pen,
           guint index)
{
  const HearsayChainNode *node = hearsay_chain_map_get_node (pen->map, index);
  const HearsayDescent *descent = hearsay_analysis_get_descent (pen->analysis, node->article);
  const HearsayChainPlace *place = place_of (pen, index);
  float height = layout_height (place->name) + layout_height (place->detail);
  GdkRGBA ink;
  GdkRGBA detail = pen->secondary;

  hearsay_theme_get_ink (pen->widget, hearsay_theme_ink_for_family (node->family), &ink);
  hearsay_theme_append_shape (pen->snapshot, node->family, &ink, mirror (pen, place->x, 0), place->y,
                              node->parent < 0 ? HEARSAY_CHAIN_MARK + 1.5f : HEARSAY_CHAIN_MARK - 0.5f);
  if (node->day < 0)
    draw_undated (pen, place, &ink);

  if (descent->is_circular)
    hearsay_theme_get_ink (pen->widget, HEARSAY_INK_CAUTION, &detail);
  else if (node->change >= 0 && node->parent >= 0 && !descent->is_correction)
    hearsay_theme_get_ink (pen->widget, HEARSAY_INK_CHANGE, &detail);
  words (pen, place->name, &pen->text, place->x + HEARSAY_CHAIN_LABEL, place->y - height / 2);
  words (pen, place->detail, &detail, place->x + HEARSAY_CHAIN_LABEL, place->y - height / 2 + layout_height (place->name));
}

/* A loop between the outlets that name each other, at the reading end of their labels. */
static void
draw_circle (const Pen *pen,
             guint first,
             guint second)
{
  const HearsayChainPlace *one = place_of (pen, first);
  const HearsayChainPlace *two = place_of (pen, second);
  float x = MAX (one->x + one->width, two->x + two->width) + HEARSAY_CHAIN_LABEL + 26;
  GdkRGBA ink;

  hearsay_theme_get_ink (pen->widget, HEARSAY_INK_CAUTION, &ink);
  horizontal (pen, &ink, FALSE, one->x + one->width + HEARSAY_CHAIN_LABEL + 8, x, one->y);
  horizontal (pen, &ink, FALSE, two->x + two->width + HEARSAY_CHAIN_LABEL + 8, x, two->y);
  vertical (pen, &ink, FALSE, x, MIN (one->y, two->y) - 1, MAX (one->y, two->y) + 1);
  arrowhead (pen, &ink, FALSE, TRUE, one->x + one->width + HEARSAY_CHAIN_LABEL + 6, one->y);
  arrowhead (pen, &ink, FALSE, TRUE, two->x + two->width + HEARSAY_CHAIN_LABEL + 6, two->y);
}

static void
draw_circles (const Pen *pen)
{
  int last = HEARSAY_NONE;

  for (guint i = 0; i < pen->map->nodes->len; i++)
    {
      const HearsayChainNode *node = hearsay_chain_map_get_node (pen->map, i);

      if (!hearsay_analysis_get_descent (pen->analysis, node->article)->is_circular)
        continue;
      if (last >= 0)
        draw_circle (pen, last, i);
      last = i;
    }
}

void
_hearsay_chain_draw (GtkWidget *widget,
                     GtkSnapshot *snapshot,
                     const HearsayChainMap *map,
                     const HearsayChainGeometry *geometry,
                     const HearsayAnalysis *analysis,
                     int selected,
                     gboolean has_focus)
{
  Pen pen = { .widget = widget, .snapshot = snapshot, .map = map, .geometry = geometry, .analysis = analysis };

  pen.is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &pen.text);
  hearsay_theme_get_ink (widget, HEARSAY_INK_SECONDARY, &pen.secondary);

  draw_columns (&pen);
  if (selected >= 0)
    draw_selection (&pen, selected, has_focus);
  for (guint i = 0; i < map->nodes->len; i++)
    draw_edge (&pen, i);
  for (guint i = 0; i < map->lanes->len; i++)
    {
      draw_box (&pen, i);
      draw_lane_rule (&pen, i);
    }
  for (guint i = 0; i < map->nodes->len; i++)
    draw_node (&pen, i);
  draw_circles (&pen);
}
