/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-graph"

#include "config.h"

#include "hearsay-network-graph-private.h"

#include "hearsay-network-words.h"

#define STEP 1.2
#define REACH 7 /* pixels from an edge that still mean it */

/* The pointer, fingers and keys. */

/* Where the pointer is, as the layout counts. */
static HearsayPoint
point_at (HearsayNetworkGraph *self,
          double x,
          double y)
{
  return (HearsayPoint){ _hearsay_network_graph_mirror (self, (x + _hearsay_network_graph_get_offset (self, GTK_ORIENTATION_HORIZONTAL)) / self->scale),
                         (y + _hearsay_network_graph_get_offset (self, GTK_ORIENTATION_VERTICAL)) / self->scale };
}

/* Returns: whether anything is there; then either is not -1 */
static gboolean
find_at (HearsayNetworkGraph *self,
         double x,
         double y,
         int *agent,
         int *edge)
{
  const HearsayAgentLayout *layout = _hearsay_network_graph_get_layout (self);
  HearsayPoint point;

  *agent = *edge = HEARSAY_NONE;
  if (layout == NULL || y < HEARSAY_NETWORK_HEADER)
    return FALSE;

  point = point_at (self, x, y);
  *agent = _hearsay_network_geometry_agent_at (self->geometry, layout, point.x, point.y);
  if (*agent < 0)
    *edge = _hearsay_network_geometry_edge_at (self->geometry, _hearsay_network_graph_get_map (self), layout, point.x, point.y, REACH / self->scale);

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
        hearsay_agent_model_select_edge (self->model, edge, hearsay_agent_map_get_edge (_hearsay_network_graph_get_map (self), edge)->from == (guint32) hearsay_agent_model_get_agent (self->model));
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
  self->drag_from[0] = _hearsay_network_graph_get_scrolled (self, GTK_ORIENTATION_HORIZONTAL);
  self->drag_from[1] = _hearsay_network_graph_get_scrolled (self, GTK_ORIENTATION_VERTICAL);
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
  _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_HORIZONTAL, self->drag_from[0] - x);
  _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_VERTICAL, self->drag_from[1] - y);
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
  _hearsay_network_graph_set_scale (self, self->pinch_from * scale, x, y);
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

  _hearsay_network_graph_set_scale (self, self->scale * (dy < 0 ? STEP : 1 / STEP), self->pointer_x, self->pointer_y);

  return GDK_EVENT_STOP;
}

static gboolean
query_tooltip_cb (HearsayNetworkGraph *self,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip)
{
  const HearsayAgentMap *map = _hearsay_network_graph_get_map (self);
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

  if (_hearsay_network_graph_is_mirrored (self) && where == HEARSAY_AGENT_WALK_ONWARD)
    where = HEARSAY_AGENT_WALK_BACK;
  else if (_hearsay_network_graph_is_mirrored (self) && where == HEARSAY_AGENT_WALK_BACK)
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
  _hearsay_network_graph_scale_by (HEARSAY_NETWORK_GRAPH (widget), STEP);
}

static void
zoom_out (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  _hearsay_network_graph_scale_by (HEARSAY_NETWORK_GRAPH (widget), 1 / STEP);
}

static void
zoom_fit (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  _hearsay_network_graph_show_all (HEARSAY_NETWORK_GRAPH (widget));
}

void
_hearsay_network_graph_add_bindings (GtkWidgetClass *widget_class)
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

  gtk_widget_class_install_action (widget_class, "network.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "network.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "network.zoom-fit", NULL, zoom_fit);
  for (gsize i = 0; i < G_N_ELEMENTS (walks); i++)
    gtk_widget_class_add_binding (widget_class, walks[i].key, 0, walk_cb, "i", walks[i].where);
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding_action (widget_class, zooms[i].key, 0, zooms[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_edge_cb, NULL);
}

void
_hearsay_network_graph_add_controllers (HearsayNetworkGraph *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
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
