/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-graph"

#include "config.h"

#include "hearsay-network-graph-private.h"

#include "hearsay-network-words.h"

#define REACH 7 /* pixels from an edge that still mean it */

/* What one does with the network, with the pointer and with keys. */

/* Where the pointer is, as the layout counts. */
static HearsayPoint
point_at (HearsayNetworkGraph *self,
          double x,
          double y)
{
  graphene_point_t there = hearsay_canvas_to_whole (HEARSAY_CANVAS (self), x, y);

  return (HearsayPoint){ there.x - HEARSAY_NETWORK_MARGIN, there.y - HEARSAY_NETWORK_MARGIN };
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
    *edge = _hearsay_network_geometry_edge_at (self->geometry, _hearsay_network_graph_get_map (self), layout, point.x, point.y, REACH / hearsay_canvas_get_scale (HEARSAY_CANVAS (self)));

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

  if (hearsay_canvas_is_mirrored (HEARSAY_CANVAS (self)) && where == HEARSAY_AGENT_WALK_ONWARD)
    where = HEARSAY_AGENT_WALK_BACK;
  else if (hearsay_canvas_is_mirrored (HEARSAY_CANVAS (self)) && where == HEARSAY_AGENT_WALK_BACK)
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

  for (gsize i = 0; i < G_N_ELEMENTS (walks); i++)
    gtk_widget_class_add_binding (widget_class, walks[i].key, 0, walk_cb, "i", walks[i].where);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_edge_cb, NULL);
}

void
_hearsay_network_graph_add_controllers (HearsayNetworkGraph *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
