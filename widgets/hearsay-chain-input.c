/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include <glib/gi18n.h>

#include "hearsay-chain-graph-private.h"
#include "hearsay-chain-node.h"
#include "hearsay-labels.h"

/* What one does with the chain graph, with the pointer and with keys. */

static HearsaySession *
get_session (HearsayChainGraph *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static HearsayAnalysis *
get_shown (HearsayChainGraph *self)
{
  return get_session (self) != NULL ? hearsay_session_get_shown (get_session (self)) : NULL;
}

/* From a node's middle to the end of its label. */
static float
get_reach (HearsayChainGraph *self,
           guint node)
{
  return HEARSAY_CHAIN_LABEL + _hearsay_chain_labels_get_width (self->labels, node);
}

int
_hearsay_chain_graph_node_at (HearsayChainGraph *self,
                              double x,
                              double y)
{
  const HearsayChainGeometry *geometry = _hearsay_chain_graph_get_geometry (self);
  graphene_point_t there = hearsay_canvas_to_whole (HEARSAY_CANVAS (self), x, y);
  const HearsayChainPlace *place = NULL;
  guint node = 0;

  if (geometry == NULL || y < HEARSAY_CHAIN_HEADER * hearsay_canvas_get_scale (HEARSAY_CANVAS (self)))
    return HEARSAY_NONE;

  /* Rows do not overlap: only the first that reaches down to the pointer can be it. */
  node = _hearsay_chain_geometry_find_row (geometry, there.y - HEARSAY_CHAIN_ROW / 2);
  if (node >= geometry->places->len)
    return HEARSAY_NONE;

  place = &g_array_index (geometry->places, HearsayChainPlace, node);
  if (there.y < place->y - HEARSAY_CHAIN_ROW / 2 || there.x < place->x - 12)
    return HEARSAY_NONE;

  return there.x <= place->x + get_reach (self, node) + 8 ? (int) node : HEARSAY_NONE;
}

/* The graph is one widget with one focus: it brings into view what is selected, below the heads. */
void
_hearsay_chain_graph_reveal (HearsayChainGraph *self,
                             int node)
{
  const HearsayChainPlace *place = NULL;

  if (node < 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  place = &g_array_index (_hearsay_chain_graph_get_geometry (self)->places, HearsayChainPlace, node);
  hearsay_canvas_reveal (HEARSAY_CANVAS (self), &GRAPHENE_RECT_INIT (place->x - 12, place->y - HEARSAY_CHAIN_ROW - HEARSAY_CHAIN_HEADER,
                                                                     get_reach (self, node) + 24, 2 * HEARSAY_CHAIN_ROW + HEARSAY_CHAIN_HEADER));
}

static void
select_node (HearsayChainGraph *self,
             int node)
{
  if (node >= 0)
    hearsay_session_set_article (get_session (self), hearsay_chain_map_get_node (self->map, node)->article);
}

static const HearsayChainNode *
get_node (HearsayChainGraph *self,
          int node)
{
  return self->map != NULL && node >= 0 && get_shown (self) != NULL ? hearsay_chain_map_get_node (self->map, node) : NULL;
}

static void
open_node (HearsayChainGraph *self,
           int node)
{
  if (get_node (self, node) != NULL)
    hearsay_chain_node_open (get_node (self, node), get_session (self));
}

static void
pressed_cb (HearsayChainGraph *self,
            int n_press,
            double x,
            double y)
{
  int node = _hearsay_chain_graph_node_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  select_node (self, node);
  if (n_press == 2)
    open_node (self, node);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant *arguments,
         gpointer user_data)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (widget);
  const char *where = g_variant_get_string (arguments, NULL);
  gboolean is_mirrored = hearsay_canvas_is_mirrored (HEARSAY_CANVAS (self));
  int node = self->selected;

  if (self->map == NULL || self->map->nodes->len == 0)
    return FALSE;

  if (g_str_equal (where, "down") || g_str_equal (where, "up") || node < 0)
    node = hearsay_chain_map_walk (self->map, node, g_str_equal (where, "up") ? -1 : 1);
  else if (g_str_equal (where, is_mirrored ? "left" : "right"))
    node = hearsay_chain_map_get_child (self->map, node);
  else
    node = hearsay_chain_map_get_node (self->map, node)->parent;

  select_node (self, node);
  _hearsay_chain_graph_reveal (self, node);

  return TRUE;
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant *arguments,
         gpointer user_data)
{
  open_node (HEARSAY_CHAIN_GRAPH (widget), HEARSAY_CHAIN_GRAPH (widget)->selected);

  return TRUE;
}

static gboolean
act_cb (GtkWidget *widget,
        GVariant *arguments,
        gpointer user_data)
{
  const HearsayChainNode *node = get_node (HEARSAY_CHAIN_GRAPH (widget), HEARSAY_CHAIN_GRAPH (widget)->selected);

  if (node == NULL)
    return FALSE;

  hearsay_chain_node_act (node, widget, g_variant_get_string (arguments, NULL));

  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget,
         GVariant *arguments,
         gpointer user_data)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (widget);
  const HearsayChainNode *node = get_node (self, self->selected);
  const HearsayChainPlace *place = NULL;
  graphene_point_t below;

  if (node == NULL || self->geometry == NULL)
    return FALSE;

  place = &g_array_index (self->geometry->places, HearsayChainPlace, self->selected);
  below = hearsay_canvas_from_whole (HEARSAY_CANVAS (self), place->x, place->y + HEARSAY_CHAIN_ROW / 2);
  hearsay_chain_node_popup_menu (node, &self->menu, widget, &(GdkRectangle){ below.x, below.y, 1, 1 });

  return TRUE;
}

static void
right_pressed_cb (HearsayChainGraph *self,
                  int n_press,
                  double x,
                  double y)
{
  int node = _hearsay_chain_graph_node_at (self, x, y);

  if (get_node (self, node) == NULL)
    return;

  select_node (self, node);
  hearsay_chain_node_popup_menu (get_node (self, node), &self->menu, GTK_WIDGET (self), &(GdkRectangle){ x, y, 1, 1 });
}

/* Elsewhere a node is taken hold of. */
gboolean
_hearsay_chain_graph_is_ground (HearsayCanvas *canvas,
                                double x,
                                double y)
{
  return _hearsay_chain_graph_node_at (HEARSAY_CHAIN_GRAPH (canvas), x, y) < 0;
}

static void
stop_drag (HearsayChainGraph *self)
{
  self->drag.node = self->drag.target = HEARSAY_NONE;
  self->drag.is_away = FALSE;
  g_clear_pointer (&self->drag.hint, g_free);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_begun_cb (HearsayChainGraph *self,
               double x,
               double y,
               GtkGesture *gesture)
{
  stop_drag (self);
  self->pressed[0] = x;
  self->pressed[1] = y;
  self->drag.node = _hearsay_chain_graph_node_at (self, x, y);
  if (self->drag.node < 0)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

static void
describe_drag (HearsayChainGraph *self)
{
  HearsayChainDrag *drag = &self->drag;

  g_clear_pointer (&drag->hint, g_free);
  if (drag->target >= 0)
    {
      g_autofree char *name = hearsay_label_dup_publisher (hearsay_corpus_get (get_shown (self)->corpus, get_node (self, drag->target)->article));

      /* Translators: beside the pointer while an article is dragged; %s is the outlet it would come from */
      drag->hint = g_strdup_printf (_ ("From %s"), name);
    }
  else if (drag->is_away)
    drag->hint = g_strdup (_ ("Independent"));
}

static void
dragged_cb (HearsayChainGraph *self,
            double dx,
            double dy,
            GtkGestureDrag *gesture)
{
  HearsayChainDrag *drag = &self->drag;
  double x = self->pressed[0] + dx;
  double y = self->pressed[1] + dy;
  graphene_point_t there = hearsay_canvas_to_whole (HEARSAY_CANVAS (self), x, y);

  if (get_node (self, drag->node) == NULL || (drag->hint == NULL && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, dx, dy)))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  drag->target = _hearsay_chain_graph_node_at (self, x, y);
  if (drag->target == drag->node)
    drag->target = HEARSAY_NONE;
  drag->is_away = drag->target < 0 && there.x < HEARSAY_CHAIN_BOX_WIDTH + 8;
  drag->x = there.x;
  drag->y = there.y;
  describe_drag (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), drag->hint != NULL ? "grabbing" : "no-drop");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_ended_cb (HearsayChainGraph *self)
{
  const HearsayChainNode *node = get_node (self, self->drag.node);
  const HearsayChainNode *target = get_node (self, self->drag.target);
  gboolean is_meant = self->drag.hint != NULL;

  stop_drag (self);
  if (node != NULL && is_meant)
    hearsay_chain_node_take (node, GTK_WIDGET (self), target);
}

void
_hearsay_chain_graph_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *where;
  } moves[] = {
    { GDK_KEY_Down, "down" },
    { GDK_KEY_Up, "up" },
    { GDK_KEY_Left, "left" },
    { GDK_KEY_Right, "right" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "s", moves[i].where);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_r, 0, act_cb, "s", "source.choose");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_i, 0, act_cb, "s", "source.independent");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}

void
_hearsay_chain_graph_add_controllers (HearsayChainGraph *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *right = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (right, "pressed", G_CALLBACK (right_pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (stop_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (right));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
