/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-graph"

#include "config.h"

#include "hearsay-network-graph.h"

#include <glib/gi18n.h>

#include "hearsay-network-graph-private.h"
#include "hearsay-network-words.h"

#define TIME_LIMIT 20000 /* milliseconds Graphviz may take */

/**
 * HearsayNetworkGraph:
 *
 * All who speak, relay and publish, and what passed between them, in reading
 * direction as time went. It scrolls and zooms; HearsayNetworkList says the same.
 */
enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (HearsayNetworkGraph, hearsay_network_graph, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

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
  _hearsay_network_graph_show_selected (self);
  _hearsay_network_graph_redraw (self);
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
  if (self->is_fresh)
    _hearsay_network_graph_start_fresh (self);
  _hearsay_network_graph_update_adjustments (self);
  _hearsay_network_graph_show_selected (self);
  _hearsay_network_graph_redraw (self);
}

static void
changed_cb (HearsayNetworkGraph *self)
{
  measure_map (self);
  if (_hearsay_network_graph_get_layout (self) != NULL)
    laid_out_cb (self);
  else
    {
      self->is_fresh = TRUE;
      ask_for_layout (self);
    }
  _hearsay_network_graph_redraw (self);
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
  *natural = _hearsay_network_graph_get_whole_size (HEARSAY_NETWORK_GRAPH (widget), orientation, 1);
}

static void
hearsay_network_graph_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (widget);

  if (self->is_fresh)
    _hearsay_network_graph_start_fresh (self);
  _hearsay_network_graph_update_adjustments (self);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static GskRenderNode *
draw (HearsayNetworkGraph *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  HearsayNetworkSight sight = { GTK_WIDGET (self), _hearsay_network_graph_get_map (self), _hearsay_network_graph_get_layout (self), self->geometry };

  sight.scale = self->scale;
  sight.x = _hearsay_network_graph_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  sight.y = _hearsay_network_graph_get_offset (self, GTK_ORIENTATION_VERTICAL);
  sight.whole = sight.layout->width;
  sight.is_mirrored = _hearsay_network_graph_is_mirrored (self);
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
  if (_hearsay_network_graph_get_map (self) != NULL && self->font != pango_context_get_serial (gtk_widget_get_pango_context (widget)))
    {
      measure_map (self);
      ask_for_layout (self);
    }
  _hearsay_network_graph_redraw (self);
}

static void
hearsay_network_graph_direction_changed (GtkWidget *widget,
                                         GtkTextDirection before)
{
  HearsayNetworkGraph *self = HEARSAY_NETWORK_GRAPH (widget);

  GTK_WIDGET_CLASS (hearsay_network_graph_parent_class)->direction_changed (widget, before);
  if (self->geometry != NULL)
    _hearsay_network_geometry_drop_nodes (self->geometry);
  _hearsay_network_graph_start_fresh (self);
  _hearsay_network_graph_redraw (self);
}

static void
set_adjustment (HearsayNetworkGraph *self,
                GtkOrientation orientation,
                GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], _hearsay_network_graph_move, self);
  if (!g_set_object (&self->adjustments[orientation], adjustment) || adjustment == NULL)
    return;

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (_hearsay_network_graph_move), self, G_CONNECT_SWAPPED);
  _hearsay_network_graph_update_adjustments (self);
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
  _hearsay_network_graph_add_bindings (widget_class);
}

static void
hearsay_network_graph_init (HearsayNetworkGraph *self)
{
  self->scale = 1;
  self->is_fresh = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (_hearsay_network_graph_redraw), NULL);
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
