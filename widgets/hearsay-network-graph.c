/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-graph"

#include "config.h"

#include "hearsay-network-graph.h"

#include <glib/gi18n.h>

#include "hearsay-network-graph-private.h"
#include "hearsay-network-words.h"

#define TIME_LIMIT 20000 /* milliseconds Graphviz may take */
#define MIN_SCALE 0.05   /* hundreds of agents fit into the window */
#define START_SCALE 0.85 /* smaller than this is too small to begin with */
#define AROUND 15        /* of an agent is seen with it */
#define REST 150         /* milliseconds without movement, then it rests */

/**
 * HearsayNetworkGraph:
 *
 * All who speak, relay and publish, and what passed between them, in reading
 * direction as time went. HearsayNetworkList says the same.
 */

G_DEFINE_FINAL_TYPE (HearsayNetworkGraph, hearsay_network_graph, HEARSAY_TYPE_CANVAS)

const HearsayAgentMap *
_hearsay_network_graph_get_map (HearsayNetworkGraph *self)
{
  return self->model != NULL ? hearsay_agent_model_get_map (self->model) : NULL;
}

const HearsayAgentLayout *
_hearsay_network_graph_get_layout (HearsayNetworkGraph *self)
{
  return self->model != NULL && self->geometry != NULL ? hearsay_agent_model_get_layout (self->model) : NULL;
}

static void
redraw (HearsayNetworkGraph *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The model */

static void
show_agent (HearsayNetworkGraph *self,
            guint agent)
{
  const HearsaySize *size = &g_array_index (self->geometry->plates, HearsayNetworkPlate, agent).size;
  const HearsayPoint *place = hearsay_agent_layout_get_place (_hearsay_network_graph_get_layout (self), agent);
  graphene_rect_t part = GRAPHENE_RECT_INIT (place->x + HEARSAY_NETWORK_MARGIN, place->y + HEARSAY_NETWORK_MARGIN, 0, 0);

  graphene_rect_inset (&part, -size->width / 2 - AROUND, -size->height / 2 - AROUND);
  hearsay_canvas_reveal (HEARSAY_CANVAS (self), &part);
}

static void
show_selected (HearsayNetworkGraph *self)
{
  int agent = self->model != NULL ? hearsay_agent_model_get_agent (self->model) : HEARSAY_NONE;

  if (_hearsay_network_graph_get_layout (self) != NULL && agent >= 0)
    show_agent (self, agent);
}

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
  const HearsayAgentMap *map = _hearsay_network_graph_get_map (self);

  g_clear_pointer (&self->geometry, _hearsay_network_geometry_free);
  if (map != NULL)
    self->geometry = _hearsay_network_geometry_new (GTK_WIDGET (self), map);
  self->font = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

static void
ask_for_layout (HearsayNetworkGraph *self)
{
  const HearsayAgentMap *map = _hearsay_network_graph_get_map (self);
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
  const HearsayAgentLayout *layout = _hearsay_network_graph_get_layout (self);

  if (layout != NULL)
    _hearsay_network_geometry_lay_out (self->geometry, GTK_WIDGET (self), _hearsay_network_graph_get_map (self), layout);
  hearsay_canvas_resized (HEARSAY_CANVAS (self));
  show_selected (self);
  redraw (self);
}

static void
changed_cb (HearsayNetworkGraph *self)
{
  measure_map (self);
  if (_hearsay_network_graph_get_layout (self) != NULL)
    laid_out_cb (self);
  else
    {
      hearsay_canvas_begin (HEARSAY_CANVAS (self));
      ask_for_layout (self);
    }
  redraw (self);
}

/* What is seen of it */

static graphene_size_t
hearsay_network_graph_get_whole (HearsayCanvas *canvas)
{
  const HearsayAgentLayout *layout = _hearsay_network_graph_get_layout (HEARSAY_NETWORK_GRAPH (canvas));

  if (layout == NULL)
    return GRAPHENE_SIZE_INIT (0, 0);

  return GRAPHENE_SIZE_INIT (layout->width + 2 * HEARSAY_NETWORK_MARGIN, layout->height + 2 * HEARSAY_NETWORK_MARGIN);
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
hearsay_network_graph_moved (HearsayCanvas *canvas)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (canvas);
  const HearsayAgentMap *map = _hearsay_network_graph_get_map (self);

  if (map != NULL && map->edges->len > HEARSAY_NETWORK_FEW_EDGES)
    {
      g_clear_handle_id (&self->moving, g_source_remove);
      self->moving = g_timeout_add (REST, rested_cb, self);
    }
  redraw (self);
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
hearsay_network_graph_begin (HearsayCanvas *canvas)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (canvas);
  const HearsayAgentMap *map = _hearsay_network_graph_get_map (self);
  double across = gtk_widget_get_width (GTK_WIDGET (self)) / hearsay_network_graph_get_whole (canvas).width;
  double middle = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  guint start = 0;

  hearsay_canvas_set_scale (canvas, CLAMP (across, START_SCALE, 1));
  HEARSAY_CANVAS_CLASS (hearsay_network_graph_parent_class)->begin (canvas);
  if (map->agents->len > HEARSAY_AGENT_FEW / 2)
    {
      start = find_start (map);
      hearsay_canvas_scroll_to (canvas, GTK_ORIENTATION_VERTICAL,
                                hearsay_agent_layout_get_place (_hearsay_network_graph_get_layout (self), start)->y * hearsay_canvas_get_scale (canvas) - middle);
      show_agent (self, start);
    }
  redraw (self);
}

/* The widget */

static void
hearsay_network_graph_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  GTK_WIDGET_CLASS (hearsay_network_graph_parent_class)->size_allocate (widget, width, height, baseline);
  g_clear_pointer (&HEARSAY_NETWORK_GRAPH (widget)->node, gsk_render_node_unref);
}

static GskRenderNode *
draw (HearsayNetworkGraph *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  HearsayNetworkSight sight = { GTK_WIDGET (self), _hearsay_network_graph_get_map (self), _hearsay_network_graph_get_layout (self), self->geometry };

  sight.scale = hearsay_canvas_get_scale (HEARSAY_CANVAS (self));
  sight.x = hearsay_canvas_get_offset (HEARSAY_CANVAS (self), GTK_ORIENTATION_HORIZONTAL) - HEARSAY_NETWORK_MARGIN * sight.scale;
  sight.y = hearsay_canvas_get_offset (HEARSAY_CANVAS (self), GTK_ORIENTATION_VERTICAL) - HEARSAY_NETWORK_MARGIN * sight.scale;
  sight.whole = sight.layout->width;
  sight.is_mirrored = hearsay_canvas_is_mirrored (HEARSAY_CANVAS (self));
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

  if (_hearsay_network_graph_get_layout (self) == NULL || self->geometry->columns->len == 0)
    return;

  if (self->node == NULL)
    self->node = draw (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
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
  if (_hearsay_network_graph_get_map (self) != NULL && self->font != pango_context_get_serial (gtk_widget_get_pango_context (widget)))
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
  redraw (self);
}

static void
hearsay_network_graph_dispose (GObject *object)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (object);

  g_clear_handle_id (&self->moving, g_source_remove);
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
hearsay_network_graph_class_init (HearsayNetworkGraphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HearsayCanvasClass *canvas_class = HEARSAY_CANVAS_CLASS (klass);

  object_class->dispose = hearsay_network_graph_dispose;
  object_class->finalize = hearsay_network_graph_finalize;
  widget_class->size_allocate = hearsay_network_graph_size_allocate;
  widget_class->snapshot = hearsay_network_graph_snapshot;
  widget_class->css_changed = hearsay_network_graph_css_changed;
  widget_class->direction_changed = hearsay_network_graph_direction_changed;

  canvas_class->header = HEARSAY_NETWORK_HEADER;
  canvas_class->min_scale = MIN_SCALE;
  canvas_class->get_whole = hearsay_network_graph_get_whole;
  canvas_class->begin = hearsay_network_graph_begin;
  canvas_class->moved = hearsay_network_graph_moved;

  gtk_widget_class_set_css_name (widget_class, "networkgraph");
  _hearsay_network_graph_add_bindings (widget_class);
}

static void
hearsay_network_graph_init (HearsayNetworkGraph *self)
{
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (redraw), NULL);
  _hearsay_network_graph_add_controllers (self);
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
