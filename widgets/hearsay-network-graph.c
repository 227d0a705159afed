/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-graph"

#include "config.h"

#include "hearsay-network-graph.h"

#include <glib/gi18n.h>

#include "hearsay-network-graph-private.h"
#include "hearsay-network-words.h"

#define TIME_LIMIT 20000 /* milliseconds Graphviz may take */
#define MIN_SCALE 0.05
#define MAX_SCALE 3.0
#define START_SCALE 0.85 /* smaller than this is too small to begin with */
#define STEP 1.2
#define REST 150 /* milliseconds without movement, then it rests */
#define REACH 7  /* pixels from an edge that still mean it */

/**
 * HearsayNetworkGraph:
 *
 * All who speak, relay and publish, and what passed between them, in reading
 * direction as time went. It scrolls and zooms; HearsayNetworkList says the same.
 */
struct _HearsayNetworkGraph
{
  GtkWidget parent_instance;

  HearsayAgentModel *model;         /* (nullable) */
  HearsayNetworkGeometry *geometry; /* (nullable): of the model's map */
  guint font;                       /* serial of the Pango context the geometry was measured in */
  double scale;
  gboolean is_fresh;   /* not shown from its beginning yet */
  guint moving;        /* source that ends the movement; 0: it rests */
  GskRenderNode *node; /* (nullable): as it was drawn last */

  GtkAdjustment *adjustments[2]; /* (nullable), by orientation */
  double drag_from[2];
  double pinch_from;
  double pointer_x;
  double pointer_y;
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (HearsayNetworkGraph, hearsay_network_graph, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static const HearsayAgentMap *
get_map (HearsayNetworkGraph *self)
{
  return self->model != NULL ? hearsay_agent_model_get_map (self->model) : NULL;
}

static const HearsayAgentLayout *
get_layout (HearsayNetworkGraph *self)
{
  return self->model != NULL && self->geometry != NULL ? hearsay_agent_model_get_layout (self->model) : NULL;
}

static gboolean
is_mirrored (HearsayNetworkGraph *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
redraw (HearsayNetworkGraph *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
rested_cb (gpointer data)
{
  HearsayNetworkGraph *self = data;

  self->moving = 0;
  redraw (self);

  return G_SOURCE_REMOVE;
}

/* It is drawn in full once it rests. */
static void
move (HearsayNetworkGraph *self)
{
  const HearsayAgentMap *map = get_map (self);

  if (map != NULL && map->edges->len > HEARSAY_NETWORK_FEW_EDGES)
    {
      g_clear_handle_id (&self->moving, g_source_remove);
      self->moving = g_timeout_add (REST, rested_cb, self);
    }
  redraw (self);
}

/* Scrolling and scaling */

static double
whole_size (HearsayNetworkGraph *self,
            GtkOrientation orientation,
            double scale)
{
  const HearsayAgentLayout *layout = get_layout (self);
  gboolean is_wide = orientation == GTK_ORIENTATION_HORIZONTAL;

  if (layout == NULL)
    return 0;

  return ((is_wide ? layout->width : layout->height) + 2 * HEARSAY_NETWORK_MARGIN) * scale + (is_wide ? 0 : HEARSAY_NETWORK_HEADER);
}

static double
widget_size (HearsayNetworkGraph *self,
             GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (self)) : gtk_widget_get_height (GTK_WIDGET (self));
}

static double
scrolled (HearsayNetworkGraph *self,
          GtkOrientation orientation)
{
  return self->adjustments[orientation] != NULL ? gtk_adjustment_get_value (self->adjustments[orientation]) : 0;
}

/* From pixels of the scaled whole to pixels of the widget. What is smaller than the widget stands in its middle. */
static double
offset (HearsayNetworkGraph *self,
        GtkOrientation orientation)
{
  double spare = MAX (0, widget_size (self, orientation) - whole_size (self, orientation, self->scale));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return scrolled (self, orientation) - HEARSAY_NETWORK_MARGIN * self->scale - spare / 2;

  return scrolled (self, orientation) - HEARSAY_NETWORK_MARGIN * self->scale - HEARSAY_NETWORK_HEADER;
}

static void
scroll_to (HearsayNetworkGraph *self,
           GtkOrientation orientation,
           double value)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double page = widget_size (self, orientation);
  double upper = MAX (page, whole_size (self, orientation, self->scale));

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - page), 0, upper, page * 0.1, page * 0.9, page);
}

static void
update_adjustments (HearsayNetworkGraph *self)
{
  scroll_to (self, GTK_ORIENTATION_HORIZONTAL, scrolled (self, GTK_ORIENTATION_HORIZONTAL));
  scroll_to (self, GTK_ORIENTATION_VERTICAL, scrolled (self, GTK_ORIENTATION_VERTICAL));
}

/* What is at (x, y) of the widget stays there. */
static void
set_scale (HearsayNetworkGraph *self,
           double scale,
           double x,
           double y)
{
  double there_x = (x + offset (self, GTK_ORIENTATION_HORIZONTAL)) / self->scale;
  double there_y = (y + offset (self, GTK_ORIENTATION_VERTICAL)) / self->scale;

  scale = CLAMP (scale, MIN_SCALE, MAX_SCALE);
  if (get_layout (self) == NULL || ABS (scale - self->scale) < 1e-6)
    return;

  self->scale = scale;
  self->is_fresh = FALSE;
  scroll_to (self, GTK_ORIENTATION_HORIZONTAL, (there_x + HEARSAY_NETWORK_MARGIN) * scale - x);
  scroll_to (self, GTK_ORIENTATION_VERTICAL, (there_y + HEARSAY_NETWORK_MARGIN) * scale + HEARSAY_NETWORK_HEADER - y);
  move (self);
}

static void
scale_by (HearsayNetworkGraph *self,
          double factor)
{
  set_scale (self, self->scale * factor, widget_size (self, GTK_ORIENTATION_HORIZONTAL) / 2, widget_size (self, GTK_ORIENTATION_VERTICAL) / 2);
}

static double
fitting_scale (HearsayNetworkGraph *self,
               gboolean to_height)
{
  double across = widget_size (self, GTK_ORIENTATION_HORIZONTAL) / MAX (1, whole_size (self, GTK_ORIENTATION_HORIZONTAL, 1));
  double down = (widget_size (self, GTK_ORIENTATION_VERTICAL) - HEARSAY_NETWORK_HEADER) /
                MAX (1, whole_size (self, GTK_ORIENTATION_VERTICAL, 1) - HEARSAY_NETWORK_HEADER);

  return CLAMP (to_height ? MIN (across, down) : across, MIN_SCALE, 1);
}

static void
show_all (HearsayNetworkGraph *self)
{
  set_scale (self, fitting_scale (self, TRUE), 0, 0);
  scroll_to (self, GTK_ORIENTATION_HORIZONTAL, is_mirrored (self) ? G_MAXFLOAT : 0);
  scroll_to (self, GTK_ORIENTATION_VERTICAL, 0);
}

static float
mirror (HearsayNetworkGraph *self,
        float x)
{
  return is_mirrored (self) ? get_layout (self)->width - x : x;
}

/* Scrolls no further than it must. */
static void
show_place (HearsayNetworkGraph *self,
            GtkOrientation orientation,
            double middle,
            double size,
            double header)
{
  double start = middle - size / 2 - offset (self, orientation) - header;
  double end = middle + size / 2 - offset (self, orientation);
  double page = widget_size (self, orientation);

  if (start < 0)
    scroll_to (self, orientation, scrolled (self, orientation) + start);
  else if (end > page)
    scroll_to (self, orientation, scrolled (self, orientation) + end - page);
}

static void
show_agent (HearsayNetworkGraph *self,
            guint agent)
{
  const HearsaySize *size = &g_array_index (self->geometry->plates, HearsayNetworkPlate, agent).size;
  const HearsayPoint *place = hearsay_agent_layout_get_place (get_layout (self), agent);

  show_place (self, GTK_ORIENTATION_HORIZONTAL, mirror (self, place->x) * self->scale, (size->width + 30) * self->scale, 0);
  show_place (self, GTK_ORIENTATION_VERTICAL, place->y * self->scale, (size->height + 30) * self->scale, HEARSAY_NETWORK_HEADER);
}

static void
show_selected (HearsayNetworkGraph *self)
{
  int agent = self->model != NULL ? hearsay_agent_model_get_agent (self->model) : HEARSAY_NONE;

  if (get_layout (self) != NULL && agent >= 0 && widget_size (self, GTK_ORIENTATION_HORIZONTAL) > 0)
    show_agent (self, agent);
}

/* Who is quoted most of those at the beginning. */
static guint
find_start (const HearsayAgentMap *map)
{
  guint best = 0;

  for (guint i = 1; i < map->agents->len && hearsay_agent_map_get (map, i)->rank < hearsay_agent_map_get_column (map, 0)->last; i++)
    if (hearsay_agent_map_get (map, i)->weight > hearsay_agent_map_get (map, best)->weight)
      best = i;

  return best;
}

/* The beginning, at a size that can be read; where there are many, somebody who is
 * quoted much, for the corners of a large network are empty. */
static void
start_fresh (HearsayNetworkGraph *self)
{
  const HearsayAgentMap *map = get_map (self);
  guint start = 0;

  if (get_layout (self) == NULL || widget_size (self, GTK_ORIENTATION_HORIZONTAL) == 0)
    return;

  self->is_fresh = FALSE;
  self->scale = MAX (fitting_scale (self, FALSE), START_SCALE);
  scroll_to (self, GTK_ORIENTATION_HORIZONTAL, is_mirrored (self) ? G_MAXFLOAT : 0);
  scroll_to (self, GTK_ORIENTATION_VERTICAL, 0);
  if (map->agents->len > HEARSAY_AGENT_FEW / 2)
    {
      start = find_start (map);
      scroll_to (self, GTK_ORIENTATION_VERTICAL,
                 hearsay_agent_layout_get_place (get_layout (self), start)->y * self->scale - widget_size (self, GTK_ORIENTATION_VERTICAL) / 2);
      show_agent (self, start);
    }
  redraw (self);
}

/* The model */

static void
say_selected (HearsayNetworkGraph *self)
{
  g_autofree char *selected = self->model != NULL ? hearsay_network_dup_selected (self->model) : NULL;
  /* Translators: the network, read aloud: who or what is selected */
  g_autofree char *label = selected != NULL ? g_strdup_printf (_ ("Network: %s"), selected) : g_strdup (_ ("Network of who said and passed on what"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
selected_cb (HearsayNetworkGraph *self)
{
  say_selected (self);
  show_selected (self);
  redraw (self);
}

static void
measure_map (HearsayNetworkGraph *self)
{
  const HearsayAgentMap *map = get_map (self);

  g_clear_pointer (&self->geometry, _hearsay_network_geometry_free);
  if (map != NULL)
    self->geometry = _hearsay_network_geometry_new (GTK_WIDGET (self), map);
  self->font = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

static void
ask_for_layout (HearsayNetworkGraph *self)
{
  const HearsayAgentMap *map = get_map (self);
  g_autofree HearsaySize *sizes = NULL;

  if (map == NULL || map->agents->len == 0)
    return;

  sizes = g_new (HearsaySize, map->agents->len);
  for (guint i = 0; i < map->agents->len; i++)
    sizes[i] = g_array_index (self->geometry->plates, HearsayNetworkPlate, i).size;
  hearsay_agent_model_lay_out (self->model, sizes, TIME_LIMIT);
}

static void
laid_out_cb (HearsayNetworkGraph *self)
{
  const HearsayAgentLayout *layout = get_layout (self);

  if (layout != NULL)
    _hearsay_network_geometry_lay_out (self->geometry, GTK_WIDGET (self), get_map (self), layout);
  if (self->is_fresh)
    start_fresh (self);
  update_adjustments (self);
  show_selected (self);
  redraw (self);
}

static void
changed_cb (HearsayNetworkGraph *self)
{
  measure_map (self);
  if (get_layout (self) != NULL)
    laid_out_cb (self);
  else
    {
      self->is_fresh = TRUE;
      ask_for_layout (self);
    }
  redraw (self);
}

/* Where the pointer is, as the layout counts. */
static HearsayPoint
point_at (HearsayNetworkGraph *self,
          double x,
          double y)
{
  return (HearsayPoint){ mirror (self, (x + offset (self, GTK_ORIENTATION_HORIZONTAL)) / self->scale),
                         (y + offset (self, GTK_ORIENTATION_VERTICAL)) / self->scale };
}

/* Returns: whether anything is there; then either is not -1 */
static gboolean
find_at (HearsayNetworkGraph *self,
         double x,
         double y,
         int *agent,
         int *edge)
{
  const HearsayAgentLayout *layout = get_layout (self);
  HearsayPoint point;

  *agent = *edge = HEARSAY_NONE;
  if (layout == NULL || y < HEARSAY_NETWORK_HEADER)
    return FALSE;

  point = point_at (self, x, y);
  *agent = _hearsay_network_geometry_agent_at (self->geometry, layout, point.x, point.y);
  if (*agent < 0)
    *edge = _hearsay_network_geometry_edge_at (self->geometry, get_map (self), layout, point.x, point.y, REACH / self->scale);

  return *agent >= 0 || *edge >= 0;
}

/* Input */

static void
released_cb (HearsayNetworkGraph *self,
             int n_press,
             double x,
             double y)
{
  int agent = HEARSAY_NONE;
  int edge = HEARSAY_NONE;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->model == NULL)
    return;

  find_at (self, x, y, &agent, &edge);
  if (edge >= 0)
    {
      if (edge != hearsay_agent_model_get_edge (self->model))
        hearsay_agent_model_select_edge (self->model, edge, hearsay_agent_map_get_edge (get_map (self), edge)->from == (guint32) hearsay_agent_model_get_agent (self->model));
      hearsay_agent_model_open (self->model);
    }
  else
    {
      hearsay_agent_model_select_agent (self->model, agent);
      if (n_press == 2)
        hearsay_agent_model_open (self->model);
    }
}

static void
drag_begin_cb (HearsayNetworkGraph *self)
{
  self->drag_from[0] = scrolled (self, GTK_ORIENTATION_HORIZONTAL);
  self->drag_from[1] = scrolled (self, GTK_ORIENTATION_VERTICAL);
}

static void
drag_update_cb (HearsayNetworkGraph *self,
                double x,
                double y,
                GtkGesture *gesture)
{
  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, x, y))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  scroll_to (self, GTK_ORIENTATION_HORIZONTAL, self->drag_from[0] - x);
  scroll_to (self, GTK_ORIENTATION_VERTICAL, self->drag_from[1] - y);
}

static void
drag_end_cb (HearsayNetworkGraph *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
pinch_begin_cb (HearsayNetworkGraph *self)
{
  self->pinch_from = self->scale;
}

static void
pinch_cb (HearsayNetworkGraph *self,
          double scale,
          GtkGesture *gesture)
{
  double x = 0;
  double y = 0;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  set_scale (self, self->pinch_from * scale, x, y);
}

static void
motion_cb (HearsayNetworkGraph *self,
           double x,
           double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
scroll_cb (HearsayNetworkGraph *self,
           double dx,
           double dy,
           GtkEventController *controller)
{
  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  set_scale (self, self->scale * (dy < 0 ? STEP : 1 / STEP), self->pointer_x, self->pointer_y);

  return GDK_EVENT_STOP;
}

static gboolean
query_tooltip_cb (HearsayNetworkGraph *self,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip)
{
  const HearsayAgentMap *map = get_map (self);
  g_autofree char *text = NULL;
  int agent = HEARSAY_NONE;
  int edge = HEARSAY_NONE;

  if (keyboard && self->model != NULL)
    text = hearsay_network_dup_selected (self->model);
  else if (find_at (self, x, y, &agent, &edge))
    text = agent >= 0 ? hearsay_network_dup_agent (map, hearsay_agent_map_get (map, agent))
                      : hearsay_network_dup_edge (map, hearsay_agent_map_get_edge (map, edge));
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static gboolean
walk_cb (GtkWidget *widget,
         GVariant *arguments,
         gpointer user_data)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (widget);
  HearsayAgentWalk where = g_variant_get_int32 (arguments);

  if (is_mirrored (self) && where == HEARSAY_AGENT_WALK_ONWARD)
    where = HEARSAY_AGENT_WALK_BACK;
  else if (is_mirrored (self) && where == HEARSAY_AGENT_WALK_BACK)
    where = HEARSAY_AGENT_WALK_ONWARD;

  return self->model != NULL && hearsay_agent_model_walk (self->model, where);
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant *arguments,
         gpointer user_data)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (widget);

  return self->model != NULL && hearsay_agent_model_open (self->model);
}

/* One stands where one is, and walks the column again. */
static gboolean
leave_edge_cb (GtkWidget *widget,
               GVariant *arguments,
               gpointer user_data)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (widget);

  if (self->model == NULL || hearsay_agent_model_get_edge (self->model) < 0)
    return FALSE;

  hearsay_agent_model_select_agent (self->model, hearsay_agent_model_get_agent (self->model));

  return TRUE;
}

static void
zoom_in (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  scale_by (HEARSAY_NETWORK_GRAPH (widget), STEP);
}

static void
zoom_out (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  scale_by (HEARSAY_NETWORK_GRAPH (widget), 1 / STEP);
}

static void
zoom_fit (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  show_all (HEARSAY_NETWORK_GRAPH (widget));
}

/* The widget */

static void
hearsay_network_graph_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = 0;
  *natural = whole_size (HEARSAY_NETWORK_GRAPH (widget), orientation, 1);
}

static void
hearsay_network_graph_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (widget);

  if (self->is_fresh)
    start_fresh (self);
  update_adjustments (self);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static GskRenderNode *
draw (HearsayNetworkGraph *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  HearsayNetworkSight sight = { GTK_WIDGET (self), get_map (self), get_layout (self), self->geometry };

  sight.scale = self->scale;
  sight.x = offset (self, GTK_ORIENTATION_HORIZONTAL);
  sight.y = offset (self, GTK_ORIENTATION_VERTICAL);
  sight.whole = sight.layout->width;
  sight.is_mirrored = is_mirrored (self);
  sight.agent = hearsay_agent_model_get_agent (self->model);
  sight.edge = hearsay_agent_model_get_edge (self->model);
  sight.has_focus = gtk_widget_has_focus (GTK_WIDGET (self));
  sight.is_moving = self->moving != 0;
  _hearsay_network_draw (&sight, snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
hearsay_network_graph_snapshot (GtkWidget *widget,
                                GtkSnapshot *snapshot)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (widget);

  if (get_layout (self) == NULL || self->geometry->columns->len == 0)
    return;

  if (self->node == NULL)
    self->node = draw (self);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_pop (snapshot);
}

static void
hearsay_network_graph_css_changed (GtkWidget *widget,
                                   GtkCssStyleChange *change)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (widget);

  GTK_WIDGET_CLASS (hearsay_network_graph_parent_class)->css_changed (widget, change);
  if (self->geometry != NULL)
    _hearsay_network_geometry_drop_nodes (self->geometry);
  /* Another font has other measures. */
  if (get_map (self) != NULL && self->font != pango_context_get_serial (gtk_widget_get_pango_context (widget)))
    {
      measure_map (self);
      ask_for_layout (self);
    }
  redraw (self);
}

static void
hearsay_network_graph_direction_changed (GtkWidget *widget,
                                         GtkTextDirection before)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (widget);

  GTK_WIDGET_CLASS (hearsay_network_graph_parent_class)->direction_changed (widget, before);
  if (self->geometry != NULL)
    _hearsay_network_geometry_drop_nodes (self->geometry);
  start_fresh (self);
  redraw (self);
}

static void
set_adjustment (HearsayNetworkGraph *self,
                GtkOrientation orientation,
                GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], move, self);
  if (!g_set_object (&self->adjustments[orientation], adjustment) || adjustment == NULL)
    return;

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (move), self, G_CONNECT_SWAPPED);
  update_adjustments (self);
}

static void
hearsay_network_graph_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_network_graph_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_network_graph_dispose (GObject *object)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (object);

  g_clear_handle_id (&self->moving, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    g_clear_object (&self->adjustments[i]);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (hearsay_network_graph_parent_class)->dispose (object);
}

static void
hearsay_network_graph_finalize (GObject *object)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (object);

  g_clear_pointer (&self->geometry, _hearsay_network_geometry_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);

  G_OBJECT_CLASS (hearsay_network_graph_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    HearsayAgentWalk where;
  } walks[] = {
    { GDK_KEY_Right, HEARSAY_AGENT_WALK_ONWARD },
    { GDK_KEY_Left, HEARSAY_AGENT_WALK_BACK },
    { GDK_KEY_Down, HEARSAY_AGENT_WALK_DOWN },
    { GDK_KEY_Up, HEARSAY_AGENT_WALK_UP },
  };
  static const struct
  {
    guint key;
    const char *action;
  } zooms[] = {
    { GDK_KEY_plus, "network.zoom-in" },
    { GDK_KEY_equal, "network.zoom-in" },
    { GDK_KEY_KP_Add, "network.zoom-in" },
    { GDK_KEY_minus, "network.zoom-out" },
    { GDK_KEY_KP_Subtract, "network.zoom-out" },
    { GDK_KEY_0, "network.zoom-fit" },
    { GDK_KEY_KP_0, "network.zoom-fit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (walks); i++)
    gtk_widget_class_add_binding (widget_class, walks[i].key, 0, walk_cb, "i", walks[i].where);
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding_action (widget_class, zooms[i].key, 0, zooms[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_edge_cb, NULL);
}

static void
hearsay_network_graph_class_init (HearsayNetworkGraphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hearsay_network_graph_get_property;
  object_class->set_property = hearsay_network_graph_set_property;
  object_class->dispose = hearsay_network_graph_dispose;
  object_class->finalize = hearsay_network_graph_finalize;
  widget_class->measure = hearsay_network_graph_measure;
  widget_class->size_allocate = hearsay_network_graph_size_allocate;
  widget_class->snapshot = hearsay_network_graph_snapshot;
  widget_class->css_changed = hearsay_network_graph_css_changed;
  widget_class->direction_changed = hearsay_network_graph_direction_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "networkgraph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "network.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "network.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "network.zoom-fit", NULL, zoom_fit);
  add_bindings (widget_class);
}

static void
add_controllers (HearsayNetworkGraph *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
hearsay_network_graph_init (HearsayNetworkGraph *self)
{
  self->scale = 1;
  self->is_fresh = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (redraw), NULL);
  add_controllers (self);
  say_selected (self);
}

/**
 * hearsay_network_graph_set_model:
 *
 * Shows @model; once.
 */
void
hearsay_network_graph_set_model (HearsayNetworkGraph *self,
                                 HearsayAgentModel *model)
{
  g_return_if_fail (HEARSAY_IS_NETWORK_GRAPH (self));
  g_return_if_fail (HEARSAY_IS_AGENT_MODEL (model));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "laid-out", G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
