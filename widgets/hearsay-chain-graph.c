/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include "hearsay-chain-graph.h"

#include <math.h>

#include <glib/gi18n.h>

#include "hearsay-chain-graph-private.h"
#include "hearsay-chain-node.h"
#include "hearsay-labels.h"

#define MIN_ZOOM 0.4
#define MAX_ZOOM 2.5
#define ZOOM_STEP 1.2
#define DRAG_SLACK 6 /* pixels before a press becomes a drag */

/**
 * HearsayChainGraph:
 *
 * The way of the story, or of one utterance: one lane per origin, one row per
 * article, time in reading direction. Drawn; HearsayChainList says the same as
 * a list for those who cannot see it. A node that is dragged onto another comes from
 * there; dragged to the speakers it comes from nobody. Dragging the ground moves all.
 */
struct _HearsayChainGraph
{
  HearsaySessionWidget parent_instance;

  HearsayChainMap *map;           /* NULL while there is no story */
  HearsayChainGeometry *geometry; /* NULL until measured for a width */
  GskRenderNode *node;            /* NULL until drawn */
  float measured;                 /* the width the geometry was made for */
  int selected;                   /* node, or -1 */
  gboolean is_whole;
  double zoom;
  double pinched_from; /* the zoom when two fingers came down */
  HearsayChainDrag drag;
  GtkAdjustment *moved[2]; /* while the ground is dragged, else NULL; not owned */
  double moved_from[2];
  GtkWidget *menu; /* NULL until asked for */
};

G_DEFINE_FINAL_TYPE (HearsayChainGraph, hearsay_chain_graph, HEARSAY_TYPE_SESSION_WIDGET)

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

/* The size of it all before it is enlarged. */
static double
get_width (HearsayChainGraph *self)
{
  return MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom);
}

static HearsayChainView
get_view (HearsayChainGraph *self)
{
  return (HearsayChainView){ self->map, self->geometry, get_shown (self), get_width (self), gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom };
}

static void
drop_drawing (HearsayChainGraph *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_geometry (HearsayChainGraph *self)
{
  g_clear_pointer (&self->geometry, _hearsay_chain_geometry_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
ensure_geometry (HearsayChainGraph *self,
                 float width)
{
  HearsayAnalysis *shown = get_shown (self);

  if (self->map == NULL || shown == NULL || (self->geometry != NULL && self->measured == width))
    return;

  g_clear_pointer (&self->geometry, _hearsay_chain_geometry_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->geometry = _hearsay_chain_geometry_new (GTK_WIDGET (self), self->map, shown, width);
  self->measured = width;
}

static void
say_selected (HearsayChainGraph *self)
{
  HearsayAnalysis *shown = get_shown (self);
  g_autofree char *label = NULL;

  if (self->map != NULL && shown != NULL && self->selected >= 0)
    {
      PangoLayout *name = NULL;
      PangoLayout *detail = NULL;

      ensure_geometry (self, get_width (self));
      name = g_array_index (self->geometry->places, HearsayChainPlace, self->selected).name;
      detail = g_array_index (self->geometry->places, HearsayChainPlace, self->selected).detail;
      /* Translators: the chain graph, read aloud: an outlet and what is said of its article */
      label = g_strdup_printf (_ ("Chain: %s, %s"), pango_layout_get_text (name), pango_layout_get_text (detail));
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : _ ("Chain of the story from its speakers to the outlets"), -1);
}

static void
select_article (HearsayChainGraph *self)
{
  int article = hearsay_session_get_article (get_session (self));

  self->selected = self->map != NULL && article >= 0 ? hearsay_chain_map_find (self->map, article) : HEARSAY_NONE;
  say_selected (self);
  drop_drawing (self);
}

static void
update_map (HearsayChainGraph *self)
{
  HearsayAnalysis *shown = get_shown (self);
  int utterance = shown != NULL ? hearsay_session_get_utterance (get_session (self)) : HEARSAY_NONE;

  g_clear_pointer (&self->map, hearsay_chain_map_free);
  self->selected = self->drag.node = self->drag.target = HEARSAY_NONE;
  drop_geometry (self);
  if (shown == NULL || shown->families->len == 0)
    return;

  self->map = hearsay_chain_map_new (shown, self->is_whole ? HEARSAY_NONE : utterance);
  select_article (self);
}

static void
utterance_changed_cb (HearsayChainGraph *self)
{
  if (!self->is_whole)
    update_map (self);
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
    *x = get_width (self) - *x;
}

static int
node_at (HearsayChainGraph *self,
         double x,
         double y)
{
  double there = x;

  to_geometry (self, &there, &y);
  for (guint i = 0; self->geometry != NULL && i < self->geometry->places->len; i++)
    {
      const HearsayChainPlace *place = &g_array_index (self->geometry->places, HearsayChainPlace, i);

      if (ABS (y - place->y) <= HEARSAY_CHAIN_ROW / 2 && there >= place->x - 12 && there <= place->x + HEARSAY_CHAIN_LABEL + place->width + 8)
        return i;
    }

  return HEARSAY_NONE;
}

/* The graph is one widget with one focus: it brings into view what is selected. */
static void
reveal_node (HearsayChainGraph *self,
             int node)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  const HearsayChainPlace *place = NULL;
  double left = 0;
  double width = 0;

  if (scrolled == NULL || node < 0)
    return;

  ensure_geometry (self, get_width (self));
  place = &g_array_index (self->geometry->places, HearsayChainPlace, node);
  width = HEARSAY_CHAIN_LABEL + place->width + 24;
  left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? get_width (self) - place->x + 12 - width : place->x - 12;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)), left * self->zoom, (left + width) * self->zoom);
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                             (place->y - HEARSAY_CHAIN_ROW) * self->zoom, (place->y + HEARSAY_CHAIN_ROW) * self->zoom);
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
  int node = node_at (self, x, y);

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
  reveal_node (self, node);

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
  x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? get_width (self) - place->x : place->x;
  hearsay_chain_node_popup_menu (node, &self->menu, widget, &(GdkRectangle){ x * self->zoom, (place->y + HEARSAY_CHAIN_ROW / 2) * self->zoom, 1, 1 });

  return TRUE;
}

static void
right_pressed_cb (HearsayChainGraph *self,
                  int n_press,
                  double x,
                  double y)
{
  int node = node_at (self, x, y);

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
  drop_geometry (self);
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
  self->drag.node = node_at (self, x, y);
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
  double x = 0;
  double y = 0;

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
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  x += dx;
  y += dy;
  drag->target = node_at (self, x, y);
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

static gboolean
query_tooltip_cb (HearsayChainGraph *self,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip)
{
  HearsayAnalysis *shown = get_shown (self);
  int node = keyboard ? self->selected : node_at (self, x, y);
  g_autofree char *text = NULL;

  if (node < 0 || shown == NULL)
    return FALSE;

  text = hearsay_chain_node_dup_tooltip (shown, hearsay_chain_map_get_node (self->map, node));
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
hearsay_chain_graph_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (widget);

  ensure_geometry (self, orientation == GTK_ORIENTATION_VERTICAL && for_size > 0 ? MAX (1, for_size / self->zoom) : get_width (self));
  if (self->geometry == NULL)
    *minimum = *natural = 0;
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      HearsayChainGeometry *least = _hearsay_chain_geometry_new (widget, self->map, get_shown (self), 0);

      *minimum = *natural = ceil (least->width * self->zoom);
      _hearsay_chain_geometry_free (least);
    }
  else
    *minimum = *natural = ceil (self->geometry->height * self->zoom);
}

static GtkSizeRequestMode
hearsay_chain_graph_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
hearsay_chain_graph_size_allocate (GtkWidget *widget,
                                   int width,
                                   int height,
                                   int baseline)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (widget);

  ensure_geometry (self, MAX (1, width / self->zoom));
  g_clear_pointer (&self->node, gsk_render_node_unref);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
hearsay_chain_graph_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (widget);

  HearsayChainView view;

  ensure_geometry (self, get_width (self));
  if (self->geometry == NULL)
    return;

  view = get_view (self);
  if (self->node == NULL)
    {
      GtkSnapshot *drawing = gtk_snapshot_new ();

      _hearsay_chain_draw (widget, drawing, &view, self->selected, gtk_widget_has_visible_focus (widget));
      self->node = gtk_snapshot_free_to_node (drawing);
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, self->zoom, self->zoom);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  if (self->drag.node >= 0 && (self->drag.hint != NULL || self->drag.is_away))
    _hearsay_chain_draw_drag (widget, snapshot, &view, &self->drag);
  gtk_snapshot_restore (snapshot);
}

static void
hearsay_chain_graph_attach (HearsaySessionWidget *widget,
                            HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (update_map));
  hearsay_session_widget_watch (widget, "notify::utterance", G_CALLBACK (utterance_changed_cb));
  hearsay_session_widget_watch (widget, "notify::article", G_CALLBACK (select_article));
  update_map (HEARSAY_CHAIN_GRAPH (widget));
}

static void
hearsay_chain_graph_css_changed (GtkWidget *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hearsay_chain_graph_parent_class)->css_changed (widget, change);
  drop_geometry (HEARSAY_CHAIN_GRAPH (widget));
}

static void
hearsay_chain_graph_dispose (GObject *object)
{
  g_clear_pointer (&HEARSAY_CHAIN_GRAPH (object)->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (hearsay_chain_graph_parent_class)->dispose (object);
}

static void
hearsay_chain_graph_finalize (GObject *object)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (object);

  g_free (self->drag.hint);
  g_clear_pointer (&self->geometry, _hearsay_chain_geometry_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->map, hearsay_chain_map_free);

  G_OBJECT_CLASS (hearsay_chain_graph_parent_class)->finalize (object);
}

static void
hearsay_chain_graph_class_init (HearsayChainGraphClass *klass)
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_chain_graph_dispose;
  G_OBJECT_CLASS (klass)->finalize = hearsay_chain_graph_finalize;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_chain_graph_attach;
  widget_class->measure = hearsay_chain_graph_measure;
  widget_class->get_request_mode = hearsay_chain_graph_get_request_mode;
  widget_class->size_allocate = hearsay_chain_graph_size_allocate;
  widget_class->snapshot = hearsay_chain_graph_snapshot;
  widget_class->css_changed = hearsay_chain_graph_css_changed;

  gtk_widget_class_set_css_name (widget_class, "chaingraph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
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

static void
hearsay_chain_graph_init (HearsayChainGraph *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *right = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->selected = HEARSAY_NONE;
  self->is_whole = TRUE;
  self->zoom = 1;
  self->drag.node = self->drag.target = HEARSAY_NONE;
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (drop_drawing), NULL);
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

/**
 * hearsay_chain_graph_set_whole:
 * @whole: show the whole story; else the utterance that is selected
 */
void
hearsay_chain_graph_set_whole (HearsayChainGraph *self,
                               gboolean whole)
{
  g_return_if_fail (HEARSAY_IS_CHAIN_GRAPH (self));

  if (self->is_whole == whole)
    return;

  self->is_whole = whole;
  update_map (self);
}
