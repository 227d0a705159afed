/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include "hearsay-chain-pen-private.h"
#include "hearsay-theme.h"

#define STROKE 2.0f
#define DECIDED 3.5f /* a step the analyst has decided about is heavier */
#define MARGIN 24.0f /* how far a node reaches above and below its middle, and more */
#define N_STYLES 4   /* of edges */
#define MANY 8       /* lines above each other look the same as more */

static const HearsayChainPlace *
place_of (const HearsayChainPen *pen,
          int node)
{
  return &g_array_index (pen->view->geometry->places, HearsayChainPlace, node);
}

static const HearsayChainLabel *
label_of (const HearsayChainPen *pen,
          HearsayChainKind kind,
          guint index)
{
  return _hearsay_chain_labels_get (pen->view->labels, kind, index);
}

static float
label_width (const HearsayChainPen *pen,
             guint node)
{
  return _hearsay_chain_labels_get_width (pen->view->labels, node);
}

/* The days and who speaks: they stay in view, however far down one has scrolled. */
void
_hearsay_chain_draw_heads (GtkWidget *widget,
                           GtkSnapshot *snapshot,
                           const HearsayChainView *view)
{
  HearsayChainPen pen;
  GdkRGBA shade;
  GdkRGBA rule;

  _hearsay_chain_pen_init (&pen, widget, snapshot, view);
  shade = rule = pen.text;
  shade.alpha = 0.04;
  rule.alpha = 0.15;
  _hearsay_chain_pen_words (&pen, label_of (&pen, HEARSAY_CHAIN_SAID_BY, 0)->name, &pen.secondary, 4, pen.top + 4);

  for (guint i = 0; i < view->geometry->columns->len; i++)
    {
      const HearsayChainColumn *column = &g_array_index (view->geometry->columns, HearsayChainColumn, i);

      if (!_hearsay_chain_pen_sees (&pen, column->x, pen.top, column->width, HEARSAY_CHAIN_HEADER))
        continue;
      if (i % 2 == 0)
        _hearsay_chain_pen_rect (&pen, &shade, column->x, 0, column->width, view->height);
      _hearsay_chain_pen_words (&pen, label_of (&pen, HEARSAY_CHAIN_DAY, i)->name, &pen.secondary, column->x + 8, pen.top + 4);
    }

  _hearsay_chain_pen_rect (&pen, &rule, 0, pen.top + HEARSAY_CHAIN_HEADER - 1, view->width, 1);
}

static void
draw_box (const HearsayChainPen *pen,
          guint index)
{
  const HearsayChainLane *lane = hearsay_chain_map_get_lane (pen->view->map, index);
  const HearsayChainBox *box = &g_array_index (pen->view->geometry->boxes, HearsayChainBox, index);
  const HearsayChainPlace *origin = place_of (pen, lane->first);
  const HearsayChainLabel *label = NULL;
  float top = box->y - HEARSAY_CHAIN_BOX_HEIGHT / 2;
  float left = _hearsay_chain_pen_mirror (pen, 1, HEARSAY_CHAIN_BOX_WIDTH);
  HearsayChainLine line = { .weight = STROKE };
  GskRoundedRect outline;
  GdkRGBA fill;

  if (!_hearsay_chain_pen_sees (pen, 0, top, origin->x, HEARSAY_CHAIN_BOX_HEIGHT))
    return;

  hearsay_theme_get_ink (pen->widget, hearsay_theme_ink_for_family (lane->family), &line.ink);
  fill = line.ink;
  fill.alpha = 0.10;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (left, top, HEARSAY_CHAIN_BOX_WIDTH, HEARSAY_CHAIN_BOX_HEIGHT), 8);
  hearsay_theme_append_rounded (pen->snapshot, &outline, &fill);
  hearsay_theme_append_frame (pen->snapshot, &outline, &line.ink, 1.5);

  label = label_of (pen, HEARSAY_CHAIN_LANE, index);
  _hearsay_chain_pen_words (pen, label->name, &pen->text, 11, top + 3);
  _hearsay_chain_pen_words (pen, label->detail, &pen->secondary, 11, top + 3 + label->name_height);
  _hearsay_chain_pen_horizontal (pen, &line, HEARSAY_CHAIN_BOX_WIDTH + 1, origin->x - HEARSAY_CHAIN_MARK - 2, origin->y);
  _hearsay_chain_pen_arrowhead (pen, &line.ink, FALSE, FALSE, origin->x - HEARSAY_CHAIN_MARK - 1, origin->y);
}

static void
draw_lane_rule (const HearsayChainPen *pen,
                guint index)
{
  GdkRGBA rule = pen->text;

  rule.alpha = 0.12;
  if (index + 1 < pen->view->geometry->boxes->len)
    _hearsay_chain_pen_rect (pen, &rule, 0, g_array_index (pen->view->geometry->boxes, HearsayChainBox, index).bottom, pen->view->width, 1);
}

/* Whether the edge to a node further down is seen on its way, and not all the same as
 * edges to nodes even further down: hundreds may have one source. A few are drawn above
 * each other all the same, as all are in a small story, for their blurred sides add up.
 * @passing: how many were seen, by parent and style */
static gboolean
is_seen_passing (const HearsayChainPen *pen,
                 guint index,
                 guint8 *passing)
{
  const HearsayChainNode *node = hearsay_chain_map_get_node (pen->view->map, index);
  guint style = (node->basis == HEARSAY_BASIS_INFERRED ? 1 : 0) + (node->standing != HEARSAY_STANDING_SUGGESTED ? 2 : 0);
  guint8 *seen = &passing[node->parent * N_STYLES + style];

  if (place_of (pen, node->parent)->y > pen->bottom || *seen >= MANY)
    return FALSE;

  (*seen)++;

  return TRUE;
}

/* Right angles only: down from the parent, then along the child's row. */
static void
draw_edge (const HearsayChainPen *pen,
           guint index,
           guint8 *passing)
{
  const HearsayChainNode *node = hearsay_chain_map_get_node (pen->view->map, index);
  const HearsayChainPlace *child = place_of (pen, index);
  const HearsayChainPlace *parent = NULL;
  HearsayChainLine line = { .is_dashed = node->basis == HEARSAY_BASIS_INFERRED, .weight = node->standing != HEARSAY_STANDING_SUGGESTED ? DECIDED : STROKE };
  float tip = child->x - HEARSAY_CHAIN_MARK - 1;

  if (node->parent < 0 || (child->y > pen->bottom + MARGIN && !is_seen_passing (pen, index, passing)))
    return;

  parent = place_of (pen, node->parent);
  hearsay_theme_get_ink (pen->widget, hearsay_theme_ink_for_family (node->family), &line.ink);
  _hearsay_chain_pen_vertical (pen, &line, parent->x, parent->y + HEARSAY_CHAIN_MARK + 1, child->y + line.weight / 2);
  if (tip > parent->x)
    {
      _hearsay_chain_pen_horizontal (pen, &line, parent->x, tip - 1, child->y);
      _hearsay_chain_pen_arrowhead (pen, &line.ink, line.is_dashed, FALSE, tip, child->y);
    }
}

/* An edge comes from above and stays in its lane. */
static void
draw_edges (const HearsayChainPen *pen,
            guint first,
            guint last)
{
  const HearsayChainMap *map = pen->view->map;
  g_autofree guint8 *passing = g_new0 (guint8, map->nodes->len * N_STYLES);
  guint end = last;

  for (guint i = 0; i < map->lanes->len; i++)
    if (hearsay_chain_map_get_lane (map, i)->first < last)
      end = MAX (end, hearsay_chain_map_get_lane (map, i)->last);

  for (guint i = first; i < end; i++)
    draw_edge (pen, i, passing);
}

static void
draw_selection (const HearsayChainPen *pen,
                int node,
                gboolean has_focus)
{
  const HearsayChainPlace *place = place_of (pen, node);
  float left = place->x - HEARSAY_CHAIN_MARK - 4;
  float width = HEARSAY_CHAIN_LABEL + label_width (pen, node) + HEARSAY_CHAIN_MARK + 12;
  GskRoundedRect outline;
  GdkRGBA accent;

  if (!_hearsay_chain_pen_sees (pen, left, place->y - HEARSAY_CHAIN_ROW / 2, width, HEARSAY_CHAIN_ROW))
    return;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (pen->widget), "accent_bg_color", &accent))
    accent = pen->text;
  accent.alpha *= 0.18;
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (_hearsay_chain_pen_mirror (pen, left, width), place->y - HEARSAY_CHAIN_ROW / 2 + 1, width,
                                                        HEARSAY_CHAIN_ROW - 2),
                                   6);
  hearsay_theme_append_rounded (pen->snapshot, &outline, &accent);

  if (has_focus)
    {
      accent.alpha = 0.8;
      hearsay_theme_append_frame (pen->snapshot, &outline, &accent, 2);
    }
}

static void
draw_undated (const HearsayChainPen *pen,
              const HearsayChainPlace *place,
              float width,
              const GdkRGBA *ink)
{
  HearsayChainLine line = { *ink, TRUE, STROKE };
  float left = place->x - HEARSAY_CHAIN_MARK - 3;
  float right = place->x + HEARSAY_CHAIN_LABEL + width + 8;
  float top = place->y - HEARSAY_CHAIN_ROW / 2;
  float bottom = place->y + HEARSAY_CHAIN_ROW / 2;

  _hearsay_chain_pen_horizontal (pen, &line, left, right, top);
  _hearsay_chain_pen_horizontal (pen, &line, left, right, bottom);
  _hearsay_chain_pen_vertical (pen, &line, left, top, bottom);
  _hearsay_chain_pen_vertical (pen, &line, right, top, bottom);
}

static void
draw_node (const HearsayChainPen *pen,
           guint index)
{
  const HearsayChainNode *node = hearsay_chain_map_get_node (pen->view->map, index);
  const HearsayDescent *descent = hearsay_analysis_get_descent (pen->view->analysis, node->article);
  const HearsayChainPlace *place = place_of (pen, index);
  const HearsayChainLabel *label = NULL;
  GdkRGBA ink;
  GdkRGBA detail = pen->secondary;
  float top = 0;

  if (!_hearsay_chain_pen_sees (pen, place->x - MARGIN, place->y, HEARSAY_CHAIN_MAX_LABEL + 2 * MARGIN, 0))
    return;

  hearsay_theme_get_ink (pen->widget, hearsay_theme_ink_for_family (node->family), &ink);
  hearsay_theme_append_shape (pen->snapshot, node->family, &ink, _hearsay_chain_pen_mirror (pen, place->x, 0), place->y,
                              node->parent < 0 ? HEARSAY_CHAIN_MARK + 1.5f : HEARSAY_CHAIN_MARK - 0.5f);
  if (node->day < 0)
    draw_undated (pen, place, label_width (pen, index), &ink);

  if (descent->is_circular)
    hearsay_theme_get_ink (pen->widget, HEARSAY_INK_CAUTION, &detail);
  else if (node->change >= 0 && node->parent >= 0 && !descent->is_correction)
    hearsay_theme_get_ink (pen->widget, HEARSAY_INK_CHANGE, &detail);

  label = label_of (pen, HEARSAY_CHAIN_NODE, index);
  top = place->y - label->height / 2.0f;
  _hearsay_chain_pen_words (pen, label->name, &pen->text, place->x + HEARSAY_CHAIN_LABEL, top);
  _hearsay_chain_pen_words (pen, label->detail, &detail, place->x + HEARSAY_CHAIN_LABEL, top + label->name_height);
}

/* A loop between the outlets that name each other, at the reading end of their labels. */
static void
draw_circle (const HearsayChainPen *pen,
             guint first,
             guint second)
{
  const HearsayChainPlace *one = place_of (pen, first);
  const HearsayChainPlace *two = place_of (pen, second);
  HearsayChainLine line = { .weight = STROKE };
  float ends[2];
  float x = 0;

  if (one->y > pen->bottom + MARGIN || two->y < pen->top - MARGIN)
    return;

  ends[0] = one->x + label_width (pen, first) + HEARSAY_CHAIN_LABEL;
  ends[1] = two->x + label_width (pen, second) + HEARSAY_CHAIN_LABEL;
  x = MAX (ends[0], ends[1]) + 26;
  hearsay_theme_get_ink (pen->widget, HEARSAY_INK_CAUTION, &line.ink);
  _hearsay_chain_pen_horizontal (pen, &line, ends[0] + 8, x, one->y);
  _hearsay_chain_pen_horizontal (pen, &line, ends[1] + 8, x, two->y);
  _hearsay_chain_pen_vertical (pen, &line, x, one->y - 1, two->y + 1);
  _hearsay_chain_pen_arrowhead (pen, &line.ink, FALSE, TRUE, ends[0] + 6, one->y);
  _hearsay_chain_pen_arrowhead (pen, &line.ink, FALSE, TRUE, ends[1] + 6, two->y);
}

static void
draw_circles (const HearsayChainPen *pen)
{
  int last = HEARSAY_NONE;

  for (guint i = 0; i < pen->view->map->nodes->len; i++)
    {
      const HearsayChainNode *node = hearsay_chain_map_get_node (pen->view->map, i);

      if (!hearsay_analysis_get_descent (pen->view->analysis, node->article)->is_circular)
        continue;
      if (last >= 0)
        draw_circle (pen, last, i);
      last = i;
    }
}

/* What is seen of the rest, below the heads. */
void
_hearsay_chain_draw (GtkWidget *widget,
                     GtkSnapshot *snapshot,
                     const HearsayChainView *view,
                     int selected,
                     gboolean has_focus)
{
  HearsayChainPen pen;
  guint first = 0;
  guint last = 0;

  _hearsay_chain_pen_init (&pen, widget, snapshot, view);
  first = _hearsay_chain_geometry_find_row (view->geometry, pen.top - MARGIN);
  last = _hearsay_chain_geometry_find_row (view->geometry, pen.bottom + MARGIN);
  if (selected >= 0)
    draw_selection (&pen, selected, has_focus);
  draw_edges (&pen, first, last);
  for (guint i = 0; i < view->map->lanes->len; i++)
    {
      draw_box (&pen, i);
      draw_lane_rule (&pen, i);
    }
  for (guint i = first; i < last; i++)
    draw_node (&pen, i);
  draw_circles (&pen);
}

/* What letting go would do, beside the pointer. */
static void
draw_hint (const HearsayChainPen *pen,
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
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (_hearsay_chain_pen_mirror (pen, x + 12, extents.width + 16), y + 12, extents.width + 16, extents.height + 8), 6);
  hearsay_theme_append_rounded (pen->snapshot, &outline, &ground);
  _hearsay_chain_pen_words (pen, layout, &ink, x + 20, y + 16);
}

void
_hearsay_chain_draw_drag (GtkWidget *widget,
                          GtkSnapshot *snapshot,
                          const HearsayChainView *view,
                          const HearsayChainDrag *drag)
{
  const HearsayChainPlace *from = NULL;
  HearsayChainLine line = { .weight = DECIDED };
  GdkRGBA shade;
  HearsayChainPen pen;

  _hearsay_chain_pen_init (&pen, widget, snapshot, view);
  from = place_of (&pen, drag->node);
  hearsay_theme_get_ink (widget, hearsay_theme_ink_for_family (hearsay_chain_map_get_node (view->map, drag->node)->family), &line.ink);
  shade = line.ink;
  shade.alpha = 0.12;
  if (drag->target >= 0)
    draw_selection (&pen, drag->target, TRUE);
  else if (drag->is_away)
    _hearsay_chain_pen_rect (&pen, &shade, 0, pen.top + HEARSAY_CHAIN_HEADER, HEARSAY_CHAIN_BOX_WIDTH + 8, view->height);

  _hearsay_chain_pen_vertical (&pen, &line, drag->x, MIN (from->y, drag->y), MAX (from->y, drag->y));
  _hearsay_chain_pen_horizontal (&pen, &line, MIN (from->x, drag->x), MAX (from->x, drag->x), from->y);
  if (drag->hint != NULL)
    draw_hint (&pen, drag->hint, drag->x, drag->y);
}
