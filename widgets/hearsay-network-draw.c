/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-graph"

#include "config.h"

#include "hearsay-network-graph-private.h"

#include <math.h>

#include "hearsay-network-words.h"

#define HEAD 7.0f     /* length of an arrowhead */
#define READABLE 0.45 /* names are drawn from this scale on */
#define FEW_EDGES 80  /* so many, and all show their numbers */
#define RADIUS 6.0f
#define ICON 16.0f

typedef struct
{
  const HearsayNetworkSight *sight;
  GtkSnapshot *snapshot;
  graphene_rect_t seen; /* before mirroring and scaling */
  GdkRGBA text;
  GdkRGBA secondary;
  GdkRGBA ground;
  GdkRGBA accent;
  GdkRGBA passed;
  float least; /* width of a line, before scaling, that is still one pixel */
} Pen;

/* Everything is laid out as if time ran to the right; this is where it mirrors. */
static float
mirror (const Pen *pen,
        float x)
{
  return pen->sight->is_mirrored ? pen->sight->whole - x : x;
}

static const HearsayPoint *
place_of (const Pen *pen,
          guint agent)
{
  return hearsay_agent_layout_get_place (pen->sight->layout, agent);
}

/* Columns: of the height of the widget, whatever is scrolled. */

static float
to_widget (const Pen *pen,
           float x)
{
  return mirror (pen, x) * pen->sight->scale - pen->sight->x;
}

static void
draw_columns (const Pen *pen)
{
  const HearsayNetworkSight *sight = pen->sight;
  float height = gtk_widget_get_height (sight->widget);
  GdkRGBA shade = pen->text;

  shade.alpha = 0.04;
  for (guint i = 0; i < sight->geometry->columns->len; i += 2)
    {
      const HearsayNetworkColumn *column = &g_array_index (sight->geometry->columns, HearsayNetworkColumn, i);
      float one = to_widget (pen, column->left);
      float two = to_widget (pen, column->right);

      hearsay_theme_append_rect (pen->snapshot, &shade, MIN (one, two), 0, fabsf (two - one), height);
    }
}

static void
draw_header (const Pen *pen)
{
  const HearsayNetworkSight *sight = pen->sight;
  float width = gtk_widget_get_width (sight->widget);
  GdkRGBA rule = pen->text;
  float free = sight->is_mirrored ? width : 0; /* where the next label may begin */

  rule.alpha = 0.15;
  hearsay_theme_append_rect (pen->snapshot, &pen->ground, 0, 0, width, HEARSAY_NETWORK_HEADER);
  hearsay_theme_append_rect (pen->snapshot, &rule, 0, HEARSAY_NETWORK_HEADER - 1, width, 1);
  for (guint i = 0; i < sight->geometry->columns->len; i++)
    {
      const HearsayNetworkColumn *column = &g_array_index (sight->geometry->columns, HearsayNetworkColumn, i);
      float start = to_widget (pen, column->left);
      float end = to_widget (pen, column->right);
      int label = 0;

      /* A heading stays in sight as long as its column is. */
      pango_layout_get_pixel_size (column->label, &label, NULL);
      if (sight->is_mirrored)
        start = MAX (MIN (MIN (start, width) - 8, free), MIN (end + label + 8, start - 8)) - label;
      else
        start = MIN (MAX (MAX (start, 0) + 8, free), MAX (end - label - 8, start + 8));
      if (start > width || start + label < 0 || (sight->is_mirrored ? start + label > free : start < free))
        continue;

      hearsay_theme_append_layout (pen->snapshot, column->label, &pen->secondary, start, 5);
      free = sight->is_mirrored ? start - 10 : start + label + 10;
    }
}

/* Edges: solid is declared, dashed is inferred; double what is copied. */

static gboolean
is_touched (const Pen *pen,
            guint index)
{
  const HearsayAgentEdge *edge = hearsay_agent_map_get_edge (pen->sight->map, index);

  return pen->sight->agent >= 0 && (edge->from == (guint32) pen->sight->agent || edge->to == (guint32) pen->sight->agent);
}

static gboolean
is_seen (const Pen *pen,
         guint index)
{
  const HearsayNetworkBand *band = &g_array_index (pen->sight->geometry->bands, HearsayNetworkBand, index);
  float one = mirror (pen, band->left);
  float two = mirror (pen, band->right);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (MIN (one, two) - 8, band->top - 8, fabsf (two - one) + 16, band->bottom - band->top + 16);

  return graphene_rect_intersection (&bounds, &pen->seen, NULL);
}

static float
edge_width (const Pen *pen,
            guint index)
{
  float width = 1.3f + 0.7f * log2f (hearsay_agent_edge_get_weight (hearsay_agent_map_get_edge (pen->sight->map, index)));

  if (hearsay_theme_is_high_contrast ())
    width += 0.5f;

  return MAX (MIN (width, 5), pen->least);
}

/* A piece lies within its four points. */
static gboolean
is_piece_seen (const Pen *pen,
               const HearsayPoint *p)
{
  float one = mirror (pen, MIN (MIN (p[0].x, p[1].x), MIN (p[2].x, p[3].x)));
  float two = mirror (pen, MAX (MAX (p[0].x, p[1].x), MAX (p[2].x, p[3].x)));
  float top = MIN (MIN (p[0].y, p[1].y), MIN (p[2].y, p[3].y));
  float bottom = MAX (MAX (p[0].y, p[1].y), MAX (p[2].y, p[3].y));

  return MAX (one, two) > pen->seen.origin.x - 10 && MIN (one, two) < pen->seen.origin.x + pen->seen.size.width + 10 &&
         bottom > pen->seen.origin.y - 10 && top < pen->seen.origin.y + pen->seen.size.height + 10;
}

static void
trace (const Pen *pen,
       cairo_t *cr,
       guint index,
       HearsayPoint *before,
       HearsayPoint *tip)
{
  const HearsayAgentEdge *edge = hearsay_agent_map_get_edge (pen->sight->map, index);
  const HearsayAgentCurve *curve = hearsay_agent_layout_get_curve (pen->sight->layout, index);
  const HearsayPoint *p = curve->first < curve->last ? &g_array_index (pen->sight->layout->points, HearsayPoint, curve->first) : NULL;
  gboolean is_drawing = FALSE;

  if (p == NULL)
    {
      *before = *place_of (pen, edge->from);
      *tip = *place_of (pen, edge->to);
      cairo_move_to (cr, mirror (pen, before->x), before->y);
      cairo_line_to (cr, mirror (pen, tip->x), tip->y);
      return;
    }

  for (guint i = 0; i + 3 < curve->last - curve->first; i += 3)
    {
      if (!is_piece_seen (pen, p + i))
        {
          is_drawing = FALSE;
          continue;
        }
      if (!is_drawing)
        cairo_move_to (cr, mirror (pen, p[i].x), p[i].y);
      cairo_curve_to (cr, mirror (pen, p[i + 1].x), p[i + 1].y, mirror (pen, p[i + 2].x), p[i + 2].y, mirror (pen, p[i + 3].x), p[i + 3].y);
      is_drawing = TRUE;
    }
  *before = p[curve->last - curve->first - 2];
  *tip = p[curve->last - curve->first - 1];
}

/* Filled for what is declared, open for what is inferred. */
static void
draw_head (const Pen *pen,
           cairo_t *cr,
           gboolean is_open,
           HearsayPoint before,
           HearsayPoint tip,
           float width)
{
  float dx = mirror (pen, tip.x) - mirror (pen, before.x);
  float dy = tip.y - before.y;
  float length = hypotf (dx, dy);
  float head = HEAD + width;

  if (length < 0.01f)
    return;

  dx *= head / length;
  dy *= head / length;
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, mirror (pen, tip.x) - dx - dy * 0.5, tip.y - dy + dx * 0.5);
  cairo_line_to (cr, mirror (pen, tip.x), tip.y);
  cairo_line_to (cr, mirror (pen, tip.x) - dx + dy * 0.5, tip.y - dy - dx * 0.5);
  cairo_set_line_width (cr, 1.5);
  if (is_open)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

static void
draw_edge (const Pen *pen,
           cairo_t *cr,
           guint index,
           const GdkRGBA *color,
           float more)
{
  const HearsayAgentEdge *edge = hearsay_agent_map_get_edge (pen->sight->map, index);
  gboolean is_dashed = edge->basis == HEARSAY_BASIS_INFERRED;
  float width = edge_width (pen, index) + more;
  float unit = MAX (1, pen->least);
  HearsayPoint before;
  HearsayPoint tip;

  trace (pen, cr, index, &before, &tip);
  gdk_cairo_set_source_rgba (cr, color);
  if (is_dashed)
    cairo_set_dash (cr, (double[]){ (3.5 + width) * unit, 3.5 * unit }, 2, 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
  if (edge->kind == HEARSAY_AGENT_EDGE_COPIED && pen->sight->scale >= READABLE)
    {
      cairo_set_line_width (cr, width + 2.6);
      cairo_stroke_preserve (cr);
      gdk_cairo_set_source_rgba (cr, &pen->ground);
      cairo_set_line_width (cr, MAX (1.6, width - 0.4));
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_stroke (cr);
      gdk_cairo_set_source_rgba (cr, color);
    }
  else
    {
      cairo_set_line_width (cr, width);
      cairo_stroke (cr);
    }

  if (pen->sight->scale >= READABLE)
    draw_head (pen, cr, is_dashed, before, tip, width);
}

/* Around the edge that is selected; never dashed, for it says nothing of the text. */
static void
draw_halo (const Pen *pen,
           cairo_t *cr,
           guint index)
{
  GdkRGBA halo = pen->accent;
  HearsayPoint before;
  HearsayPoint tip;

  halo.alpha *= 0.35;
  gdk_cairo_set_source_rgba (cr, &halo);
  trace (pen, cr, index, &before, &tip);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, edge_width (pen, index) + MAX (7, 4 * pen->least));
  cairo_stroke (cr);
}

static GdkRGBA
edge_color (const Pen *pen,
            guint index,
            float alpha)
{
  GdkRGBA color = hearsay_agent_map_get_edge (pen->sight->map, index)->kind == HEARSAY_AGENT_EDGE_PASSED ? pen->passed : pen->secondary;

  color.alpha *= alpha;

  return color;
}

static void
draw_touched (const Pen *pen,
              cairo_t *cr,
              guint index)
{
  GdkRGBA color = edge_color (pen, index, 1);

  if ((int) index == pen->sight->edge)
    draw_halo (pen, cr, index);
  draw_edge (pen, cr, index, &color, 0.4);
}

/* One drawing for all that are seen: a node each would cost more than the lines. While
 * it moves it must not wait for hundreds of light lines, which nobody can follow then. */
static void
draw_edges (const Pen *pen)
{
  const HearsayNetworkSight *sight = pen->sight;
  cairo_t *cr = gtk_snapshot_append_cairo (pen->snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (sight->widget), gtk_widget_get_height (sight->widget)));
  float calm = sight->agent < 0 ? 0.75 : hearsay_theme_is_high_contrast () ? 0.45
                                                                           : 0.28;
  guint left = sight->is_moving ? HEARSAY_NETWORK_FEW_EDGES : G_MAXUINT;
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (sight->is_moving || sight->scale < READABLE)
    {
      /* Thousands of hair lines at once: nobody sees the difference but for the time. */
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      cairo_set_tolerance (cr, 0.5);
    }
  cairo_translate (cr, -sight->x, -sight->y);
  cairo_scale (cr, sight->scale, sight->scale);
  for (guint i = 0; i < sight->geometry->by_weight->len && left > 0; i++)
    {
      guint32 index = g_array_index (sight->geometry->by_weight, guint32, i);
      GdkRGBA color = edge_color (pen, index, calm);

      if (!is_seen (pen, index))
        continue;
      left--;
      if (is_touched (pen, index))
        g_array_append_val (touched, index);
      else
        draw_edge (pen, cr, index, &color, 0);
    }
  for (guint i = 0; i < touched->len; i++)
    draw_touched (pen, cr, g_array_index (touched, guint32, i));
  cairo_destroy (cr);
}

/* Numbers */

static gboolean
has_number (const Pen *pen,
            guint index)
{
  if (hearsay_agent_edge_get_weight (hearsay_agent_map_get_edge (pen->sight->map, index)) < 2 || pen->sight->scale < READABLE)
    return FALSE;

  return pen->sight->map->edges->len <= FEW_EDGES || is_touched (pen, index);
}

static void
draw_number (const Pen *pen,
             guint index)
{
  const HearsayNetworkSight *sight = pen->sight;
  const HearsayNetworkBand *band = &g_array_index (sight->geometry->bands, HearsayNetworkBand, index);
  guint weight = hearsay_agent_edge_get_weight (hearsay_agent_map_get_edge (sight->map, index));
  PangoLayout *layout = _hearsay_network_geometry_get_number (sight->geometry, sight->widget, weight);
  GdkRGBA color = is_touched (pen, index) || sight->agent < 0 ? pen->text : pen->secondary;
  float x = mirror (pen, band->middle.x);
  GskRoundedRect pill;
  int width = 0;
  int height = 0;

  pango_layout_get_pixel_size (layout, &width, &height);
  gsk_rounded_rect_init_from_rect (&pill, &GRAPHENE_RECT_INIT (x - width / 2.0 - 4, band->middle.y - height / 2.0, width + 8, height), height / 2.0);
  hearsay_theme_append_rounded (pen->snapshot, &pill, &pen->ground);
  hearsay_theme_append_layout (pen->snapshot, layout, &color, x - width / 2.0, band->middle.y - height / 2.0);
}

/* Agents */

static void
draw_box (GtkSnapshot *snapshot,
          const HearsaySize *size,
          const GdkRGBA *ground,
          const GdkRGBA *ink,
          gboolean is_decided,
          float line)
{
  GdkRGBA tint = *ink;
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (-size->width / 2, -size->height / 2, size->width, size->height), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, ground, &box.bounds);
  tint.alpha *= 0.12;
  if (is_decided)
    gtk_snapshot_append_color (snapshot, &tint, &box.bounds);
  gtk_snapshot_pop (snapshot);
  hearsay_theme_append_frame (snapshot, &box, ink, line);
}

static void
draw_icon (const Pen *pen,
           GtkSnapshot *snapshot,
           const HearsayAgent *agent,
           const GdkRGBA *ink,
           float x)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (pen->sight->widget));
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (theme, hearsay_network_icon_for_agent (pen->sight->map, agent), NULL, ICON,
                                  gtk_widget_get_scale_factor (pen->sight->widget), gtk_widget_get_direction (pen->sight->widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, -ICON / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON, ICON, ink, 1);
  gtk_snapshot_restore (snapshot);
}

static void
draw_label (GtkSnapshot *snapshot,
            PangoLayout *layout,
            const GdkRGBA *color,
            float start,
            float y,
            gboolean is_mirrored)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  hearsay_theme_append_layout (snapshot, layout, color, (is_mirrored ? -start - extents.width : start) - extents.x, y);
}

/* The line of its kind under the name, as under names in articles. */
static void
draw_line (GtkSnapshot *snapshot,
           const HearsayNetworkPlate *plate,
           HearsayEntityKind kind,
           gboolean is_decided,
           const GdkRGBA *ink,
           float start,
           float y,
           gboolean is_mirrored)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (plate->name, NULL, &extents);
  hearsay_theme_append_line (snapshot, hearsay_theme_line_for_kind (kind), is_decided, ink, is_mirrored ? -start - extents.width : start, y,
                             extents.width);
}

static GskRenderNode *
make_plate (const Pen *pen,
            guint index)
{
  const HearsayNetworkSight *sight = pen->sight;
  const HearsayAgent *agent = hearsay_agent_map_get (sight->map, index);
  const HearsayNetworkPlate *plate = &g_array_index (sight->geometry->plates, HearsayNetworkPlate, index);
  HearsayEntityKind kind = hearsay_network_kind_of_agent (sight->map, agent);
  gboolean is_decided = hearsay_network_is_decided (sight->map, agent);
  float start = -plate->size.width / 2 + 30;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int name_height = 0;
  GdkRGBA ink;

  hearsay_theme_get_ink (sight->widget, hearsay_theme_ink_for_kind (kind), &ink);
  draw_box (snapshot, &plate->size, &pen->ground, &ink, is_decided, hearsay_theme_is_high_contrast () ? 2 : 1.5);
  draw_icon (pen, snapshot, agent, &ink, sight->is_mirrored ? plate->size.width / 2 - 8 - ICON : -plate->size.width / 2 + 8);
  pango_layout_get_pixel_size (plate->name, NULL, &name_height);
  draw_label (snapshot, plate->name, &pen->text, start, -HEARSAY_NETWORK_PLATE / 2 + 2, sight->is_mirrored);
  if (kind != HEARSAY_ENTITY_OTHER)
    draw_line (snapshot, plate, kind, is_decided, &ink, start, -HEARSAY_NETWORK_PLATE / 2 + 1 + name_height, sight->is_mirrored);
  draw_label (snapshot, plate->detail, &pen->secondary, start, 4, sight->is_mirrored);

  return gtk_snapshot_free_to_node (snapshot);
}

/* Of no size where it could be read: its colour says what it is, and pointing at it who. */
static GskRenderNode *
make_plain (const Pen *pen,
            guint index)
{
  const HearsayNetworkSight *sight = pen->sight;
  const HearsayAgent *agent = hearsay_agent_map_get (sight->map, index);
  const HearsaySize *size = &g_array_index (sight->geometry->plates, HearsayNetworkPlate, index).size;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t box = GRAPHENE_RECT_INIT (-size->width / 2, -size->height / 2, size->width, size->height);
  GdkRGBA ink;

  hearsay_theme_get_ink (sight->widget, hearsay_theme_ink_for_kind (hearsay_network_kind_of_agent (sight->map, agent)), &ink);
  gtk_snapshot_append_color (snapshot, &ink, &box);
  graphene_rect_inset (&box, 5, 5);
  if (!hearsay_network_is_decided (sight->map, agent))
    gtk_snapshot_append_color (snapshot, &pen->ground, &box);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
draw_selection (const Pen *pen,
                const HearsaySize *size)
{
  float line = MAX (pen->sight->has_focus ? 2.5 : 1.5, 2 * pen->least);
  GdkRGBA color = pen->accent;
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (-size->width / 2 - 2 - line, -size->height / 2 - 2 - line, size->width + 2 * (2 + line), size->height + 2 * (2 + line)),
                                   RADIUS + 2);
  hearsay_theme_append_frame (pen->snapshot, &box, &color, line);
}

static void
draw_agent (const Pen *pen,
            guint index)
{
  HearsayNetworkPlate *plate = &g_array_index (pen->sight->geometry->plates, HearsayNetworkPlate, index);
  const HearsayPoint *place = place_of (pen, index);
  float x = mirror (pen, place->x);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - plate->size.width / 2 - 6, place->y - plate->size.height / 2 - 6, plate->size.width + 12, plate->size.height + 12);
  gboolean is_readable = pen->sight->scale >= READABLE;

  if (!graphene_rect_intersection (&bounds, &pen->seen, NULL))
    return;
  if (is_readable && plate->node == NULL)
    plate->node = make_plate (pen, index);
  if (!is_readable && plate->plain == NULL)
    plate->plain = make_plain (pen, index);

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT (x, place->y));
  gtk_snapshot_append_node (pen->snapshot, is_readable ? plate->node : plate->plain);
  if ((int) index == pen->sight->agent)
    draw_selection (pen, &plate->size);
  gtk_snapshot_restore (pen->snapshot);
}

void
_hearsay_network_draw (const HearsayNetworkSight *sight,
                       GtkSnapshot *snapshot)
{
  Pen pen = { .sight = sight, .snapshot = snapshot };
  GtkStyleContext *context = gtk_widget_get_style_context (sight->widget);

  gtk_style_context_get_color (context, &pen.text);
  hearsay_theme_get_ink (sight->widget, HEARSAY_INK_SECONDARY, &pen.secondary);
  hearsay_theme_get_ink (sight->widget, HEARSAY_INK_QUOTATION, &pen.passed);
  if (!gtk_style_context_lookup_color (context, "window_bg_color", &pen.ground))
    hearsay_theme_get_ink (sight->widget, HEARSAY_INK_GROUND, &pen.ground);
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &pen.accent))
    pen.accent = pen.text;
  pen.least = 0.9 / sight->scale;
  pen.seen = GRAPHENE_RECT_INIT (sight->x / sight->scale, sight->y / sight->scale, gtk_widget_get_width (sight->widget) / sight->scale,
                                 gtk_widget_get_height (sight->widget) / sight->scale);

  draw_columns (&pen);
  draw_edges (&pen);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-sight->x, -sight->y));
  gtk_snapshot_scale (snapshot, sight->scale, sight->scale);
  for (guint i = 0; i < sight->map->edges->len; i++)
    if (has_number (&pen, i) && is_seen (&pen, i))
      draw_number (&pen, i);
  for (guint i = 0; i < sight->map->agents->len; i++)
    draw_agent (&pen, i);
  gtk_snapshot_restore (snapshot);
  draw_header (&pen);
}
