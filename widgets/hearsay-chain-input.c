/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include <glib/gi18n.h>

#include "hearsay-chain-graph-private.h"
#include "hearsay-chain-node.h"
#include "hearsay-labels.h"

#define MIN_ZOOM 0.4
#define MAX_ZOOM 2.5
#define ZOOM_STEP 1.2
#define DRAG_SLACK 6 /* pixels before a press becomes a drag */

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

/* From the widget's pixels to those of the geometry. */
static void
to_geometry (HearsayChainGraph *self,
             double *x,
             double *y)
{
  *x /= self->zoom;
  *y /= self->zoom;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    *x = _hearsay_chain_graph_get_width (self) - *x;
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
  const HearsayChainPlace *place = NULL;
  double there = x;
  guint node = 0;

  to_geometry (self, &there, &y);
  _hearsay_chain_graph_ensure_geometry (self, _hearsay_chain_graph_get_width (self));
  if (self->geometry == NULL || y < _hearsay_chain_graph_get_top (self) + HEARSAY_CHAIN_HEADER)
    return HEARSAY_NONE;

  /* Rows do not overlap: only the first that reaches down to the pointer can be it. */
  node = _hearsay_chain_geometry_find_row (self->geometry, y - HEARSAY_CHAIN_ROW / 2);
  if (node >= self->geometry->places->len)
    return HEARSAY_NONE;

  place = &g_array_index (self->geometry->places, HearsayChainPlace, node);
  if (y < place->y - HEARSAY_CHAIN_ROW / 2 || there < place->x - 12)
    return HEARSAY_NONE;

  return there <= place->x + get_reach (self, node) + 8 ? (int) node : HEARSAY_NONE;
}

/* The graph is one widget with one focus: it brings into view what is selected. */
void
_hearsay_chain_graph_reveal (HearsayChainGraph *self,
                             int node)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  const HearsayChainPlace *place = NULL;
  double left = 0;
  double width = 0;

  if (scrolled == NULL || node < 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  _hearsay_chain_graph_ensure_geometry (self, _hearsay_chain_graph_get_width (self));
  place = &g_array_index (self->geometry->places, HearsayChainPlace, node);
  width = get_reach (self, node) + 24;
  left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? _hearsay_chain_graph_get_width (self) - place->x + 12 - width : place->x - 12;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)), left * self->zoom, (left + width) * self->zoom);
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                             (place->y - HEARSAY_CHAIN_ROW - HEARSAY_CHAIN_HEADER) * self->zoom, (place->y + HEARSAY_CHAIN_ROW) * self->zoom);
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
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
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
  double x = 0;

  if (node == NULL || self->geometry == NULL)
    return FALSE;

  place = &g_array_index (self->geometry->places, HearsayChainPlace, self->selected);
  x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? _hearsay_chain_graph_get_width (self) - place->x : place->x;
  hearsay_chain_node_popup_menu (node, &self->menu, widget, &(GdkRectangle){ x * self->zoom, (place->y + HEARSAY_CHAIN_ROW / 2) * self->zoom, 1, 1 });

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

static void
set_zoom (HearsayChainGraph *self,
          double zoom)
{
  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (zoom == self->zoom)
    return;

  self->zoom = zoom;
  _hearsay_chain_graph_drop_geometry (self);
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant *arguments,
         gpointer user_data)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (widget);
  int step = g_variant_get_int32 (arguments);

  set_zoom (self, step == 0 ? 1 : step > 0 ? self->zoom * ZOOM_STEP
                                           : self->zoom / ZOOM_STEP);

  return TRUE;
}

static gboolean
scroll_cb (HearsayChainGraph *self,
           double dx,
           double dy,
           GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    return FALSE;

  set_zoom (self, dy < 0 ? self->zoom * ZOOM_STEP : self->zoom / ZOOM_STEP);

  return TRUE;
}

static void
pinch_begun_cb (HearsayChainGraph *self)
{
  self->pinched_from = self->zoom;
}

static void
pinched_cb (HearsayChainGraph *self,
            double scale)
{
  set_zoom (self, self->pinched_from * scale);
}

static void
stop_drag (HearsayChainGraph *self)
{
  self->drag.node = self->drag.target = HEARSAY_NONE;
  self->drag.is_away = FALSE;
  g_clear_pointer (&self->drag.hint, g_free);
  self->moved[0] = self->moved[1] = NULL;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_begun_cb (HearsayChainGraph *self,
               double x,
               double y)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  stop_drag (self);
  self->pressed[0] = x;
  self->pressed[1] = y;
  self->drag.node = _hearsay_chain_graph_node_at (self, x, y);
  if (self->drag.node >= 0 || scrolled == NULL)
    return;

  self->moved[0] = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  self->moved[1] = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  for (guint i = 0; i < G_N_ELEMENTS (self->moved); i++)
    self->moved_from[i] = gtk_adjustment_get_value (self->moved[i]);
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

  /* The widget moves below the pointer with the ground, so the distance is right as it is. */
  if (self->moved[0] != NULL)
    {
      double before = gtk_adjustment_get_value (self->moved[0]) - self->moved_from[0];
      double above = gtk_adjustment_get_value (self->moved[1]) - self->moved_from[1];

      gtk_adjustment_set_value (self->moved[0], self->moved_from[0] + before - dx);
      gtk_adjustment_set_value (self->moved[1], self->moved_from[1] + above - dy);
      return;
    }
  if (get_node (self, drag->node) == NULL || (drag->hint == NULL && ABS (dx) + ABS (dy) < DRAG_SLACK))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  drag->target = _hearsay_chain_graph_node_at (self, x, y);
  if (drag->target == drag->node)
    drag->target = HEARSAY_NONE;
  to_geometry (self, &x, &y);
  drag->is_away = drag->target < 0 && x < HEARSAY_CHAIN_BOX_WIDTH + 8;
  drag->x = x;
  drag->y = y;
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
  static const struct
  {
    guint key;
    int step;
  } zooms[] = {
    { GDK_KEY_plus, 1 },
    { GDK_KEY_equal, 1 },
    { GDK_KEY_KP_Add, 1 },
    { GDK_KEY_minus, -1 },
    { GDK_KEY_KP_Subtract, -1 },
    { GDK_KEY_0, 0 },
    { GDK_KEY_KP_0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "s", moves[i].where);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_r, 0, act_cb, "s", "source.choose");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_i, 0, act_cb, "s", "source.independent");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, zoom_cb, "i", zooms[i].step);
}

void
_hearsay_chain_graph_add_controllers (HearsayChainGraph *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *right = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (right, "pressed", G_CALLBACK (right_pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (stop_drag), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begun_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (right));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
