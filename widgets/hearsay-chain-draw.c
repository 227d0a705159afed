/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include "hearsay-chain-graph-private.h"

#include "hearsay-theme.h"

#define STROKE 2.0f
#define DECIDED 3.5f /* a step the analyst has decided about is heavier */
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
  float width;
  float height;
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
  return pen->is_mirrored ? pen->width - x - width : x;
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

/* Solid is declared, dashed is inferred; heavy is decided. */
typedef struct
{
  GdkRGBA ink;
  gboolean is_dashed;
  float weight;
} Line;

static void
horizontal (const Pen *pen,
            const Line *line,
            float from,
            float to,
            float y)
{
  if (!line->is_dashed)
    rect (pen, &line->ink, from, y - line->weight / 2, MAX (0, to - from), line->weight);
  for (float x = from; line->is_dashed && x < to; x += DASH + GAP)
    rect (pen, &line->ink, x, y - line->weight / 2, MIN (DASH, to - x), line->weight);
}

static void
vertical (const Pen *pen,
          const Line *line,
          float x,
          float from,
          float to)
{
  if (!line->is_dashed)
    rect (pen, &line->ink, x - line->weight / 2, from, line->weight, MAX (0, to - from));
  for (float y = from; line->is_dashed && y < to; y += DASH + GAP)
    rect (pen, &line->ink, x - line->weight / 2, y, line->weight, MIN (DASH, to - y));
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
        rect (pen, &shade, column->x, 0, column->width, pen->height);
      words (pen, column->label, &pen->secondary, column->x + 8, 4);
    }

  rect (pen, &rule, 0, HEARSAY_CHAIN_HEADER - 1, pen->width, 1);
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
  Line line = { .weight = STROKE };
  GskRoundedRect outline;
  GdkRGBA fill;
  GdkRGBA inks[4];

  hearsay_theme_get_ink (pen->widget, hearsay_theme_ink_for_family (lane->family), &line.ink);
  fill = line.ink;
  fill.alpha = 0.10;
  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    inks[i] = line.ink;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (left, top, HEARSAY_CHAIN_BOX_WIDTH, HEARSAY_CHAIN_BOX_HEIGHT), 8);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (pen->snapshot);
  gtk_snapshot_append_border (pen->snapshot, &outline, widths, inks);

  words (pen, box->name, &pen->text, 11, top + 3);
  words (pen, box->detail, &pen->secondary, 11, top + 3 + layout_height (box->name));
  horizontal (pen, &line, HEARSAY_CHAIN_BOX_WIDTH + 1, origin->x - HEARSAY_CHAIN_MARK - 2, origin->y);
  arrowhead (pen, &line.ink, FALSE, FALSE, origin->x - HEARSAY_CHAIN_MARK - 1, origin->y);
}

static void
draw_lane_rule (const Pen *pen,
                guint index)
{
  GdkRGBA rule = pen->text;

  rule.alpha = 0.12;
  if (index + 1 < pen->geometry->boxes->len)
    rect (pen, &rule, 0, g_array_index (pen->geometry->boxes, HearsayChainBox, index).bottom, pen->width, 1);
}

/* Right angles only: down from the parent, then along the child's row. */
static void
draw_edge (const Pen *pen,
           guint index)
{
  const HearsayChainNode *node = hearsay_chain_map_get_node (pen->map, index);
  const HearsayChainPlace *child = place_of (pen, index);
  const HearsayChainPlace *parent = NULL;
  Line line = { .is_dashed = node->basis == HEARSAY_BASIS_INFERRED, .weight = node->standing != HEARSAY_STANDING_SUGGESTED ? DECIDED : STROKE };
  float tip = child->x - HEARSAY_CHAIN_MARK - 1;

  if (node->parent < 0)
    return;

  parent = place_of (pen, node->parent);
  hearsay_theme_get_ink (pen->widget, hearsay_theme_ink_for_family (node->family), &line.ink);
  vertical (pen, &line, parent->x, parent->y + HEARSAY_CHAIN_MARK + 1, child->y + line.weight / 2);
  if (tip > parent->x)
    {
      horizontal (pen, &line, parent->x, tip - 1, child->y);
      arrowhead (pen, &line.ink, line.is_dashed, FALSE, tip, child->y);
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
  Line line = { *ink, TRUE, STROKE };
  float left = place->x - HEARSAY_CHAIN_MARK - 3;
  float right = place->x + HEARSAY_CHAIN_LABEL + place->width + 8;
  float top = place->y - HEARSAY_CHAIN_ROW / 2;
  float bottom = place->y + HEARSAY_CHAIN_ROW / 2;

  horizontal (pen, &line, left, right, top);
  horizontal (pen, &line, left, right, bottom);
  vertical (pen, &line, left, top, bottom);
  vertical (pen, &line, right, top, bottom);
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
  Line line = { .weight = STROKE };

  hearsay_theme_get_ink (pen->widget, HEARSAY_INK_CAUTION, &line.ink);
  horizontal (pen, &line, one->x + one->width + HEARSAY_CHAIN_LABEL + 8, x, one->y);
  horizontal (pen, &line, two->x + two->width + HEARSAY_CHAIN_LABEL + 8, x, two->y);
  vertical (pen, &line, x, MIN (one->y, two->y) - 1, MAX (one->y, two->y) + 1);
  arrowhead (pen, &line.ink, FALSE, TRUE, one->x + one->width + HEARSAY_CHAIN_LABEL + 6, one->y);
  arrowhead (pen, &line.ink, FALSE, TRUE, two->x + two->width + HEARSAY_CHAIN_LABEL + 6, two->y);
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

static void
pen_init (Pen *pen,
          GtkWidget *widget,
          GtkSnapshot *snapshot,
          const HearsayChainView *view)
{
  *pen = (Pen){ .widget = widget, .snapshot = snapshot, .map = view->map, .geometry = view->geometry, .analysis = view->analysis };
  pen->width = view->width;
  pen->height = view->height;
  pen->is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &pen->text);
  hearsay_theme_get_ink (widget, HEARSAY_INK_SECONDARY, &pen->secondary);
}

void
_hearsay_chain_draw (GtkWidget *widget,
                     GtkSnapshot *snapshot,
                     const HearsayChainView *view,
                     int selected,
                     gboolean has_focus)
{
  const HearsayChainMap *map = view->map;
  Pen pen;

  pen_init (&pen, widget, snapshot, view);
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

/* What letting go would do, beside the pointer. */
static void
draw_hint (const Pen *pen,
           const char *text,
           float x,
           float y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (pen->widget, text);
  PangoRectangle extents;
  GskRoundedRect outline;
  GdkRGBA ground = pen->text;
  GdkRGBA ink = { 1, 1, 1, 1 };

  /* The reverse of the page, so that it can be read on whatever lies below. */
  if (pen->text.red + pen->text.green + pen->text.blue > 1.5)
    ink = (GdkRGBA){ 0, 0, 0, 1 };
  ground.alpha = 0.9;
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (mirror (pen, x + 12, extents.width + 16), y + 12, extents.width + 16, extents.height + 8), 6);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &ground, &outline.bounds);
  gtk_snapshot_pop (pen->snapshot);
  words (pen, layout, &ink, x + 20, y + 16);
}

void
_hearsay_chain_draw_drag (GtkWidget *widget,
                          GtkSnapshot *snapshot,
                          const HearsayChainView *view,
                          const HearsayChainDrag *drag)
{
  const HearsayChainPlace *from = NULL;
  Line line = { .weight = DECIDED };
  GdkRGBA shade;
  Pen pen;

  pen_init (&pen, widget, snapshot, view);
  from = place_of (&pen, drag->node);
  hearsay_theme_get_ink (widget, hearsay_theme_ink_for_family (hearsay_chain_map_get_node (view->map, drag->node)->family), &line.ink);
  shade = line.ink;
  shade.alpha = 0.12;
  if (drag->target >= 0)
    draw_selection (&pen, drag->target, TRUE);
  else if (drag->is_away)
    rect (&pen, &shade, 0, HEARSAY_CHAIN_HEADER, HEARSAY_CHAIN_BOX_WIDTH + 8, view->height);

  vertical (&pen, &line, drag->x, MIN (from->y, drag->y), MAX (from->y, drag->y));
  horizontal (&pen, &line, MIN (from->x, drag->x), MAX (from->x, drag->x), from->y);
  if (drag->hint != NULL)
    draw_hint (&pen, drag->hint, drag->x, drag->y);
}
