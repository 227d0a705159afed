/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-graph"

#include "config.h"

#include "hearsay-network-graph-private.h"

#define MIN_SCALE 0.05
#define MAX_SCALE 3.0
#define START_SCALE 0.85 /* smaller than this is too small to begin with */
#define REST 150         /* milliseconds without movement, then it rests */

/* What is seen of the network, and how large. */

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

gboolean
_hearsay_network_graph_is_mirrored (HearsayNetworkGraph *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

void
_hearsay_network_graph_redraw (HearsayNetworkGraph *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
rested_cb (gpointer data)
{
  HearsayNetworkGraph *self = data;

  self->moving = 0;
  _hearsay_network_graph_redraw (self);

  return G_SOURCE_REMOVE;
}

/* It is drawn in full once it rests. */
void
_hearsay_network_graph_move (HearsayNetworkGraph *self)
{
  const HearsayAgentMap *map = _hearsay_network_graph_get_map (self);

  if (map != NULL && map->edges->len > HEARSAY_NETWORK_FEW_EDGES)
    {
      g_clear_handle_id (&self->moving, g_source_remove);
      self->moving = g_timeout_add (REST, rested_cb, self);
    }
  _hearsay_network_graph_redraw (self);
}

/* Scrolling and scaling */

double
_hearsay_network_graph_get_whole_size (HearsayNetworkGraph *self,
                                       GtkOrientation orientation,
                                       double scale)
{
  const HearsayAgentLayout *layout = _hearsay_network_graph_get_layout (self);
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

double
_hearsay_network_graph_get_scrolled (HearsayNetworkGraph *self,
                                     GtkOrientation orientation)
{
  return self->adjustments[orientation] != NULL ? gtk_adjustment_get_value (self->adjustments[orientation]) : 0;
}

/* From pixels of the scaled whole to pixels of the widget. What is smaller than the widget stands in its middle. */
double
_hearsay_network_graph_get_offset (HearsayNetworkGraph *self,
                                   GtkOrientation orientation)
{
  double spare = MAX (0, widget_size (self, orientation) - _hearsay_network_graph_get_whole_size (self, orientation, self->scale));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return _hearsay_network_graph_get_scrolled (self, orientation) - HEARSAY_NETWORK_MARGIN * self->scale - spare / 2;

  return _hearsay_network_graph_get_scrolled (self, orientation) - HEARSAY_NETWORK_MARGIN * self->scale - HEARSAY_NETWORK_HEADER;
}

void
_hearsay_network_graph_scroll_to (HearsayNetworkGraph *self,
                                  GtkOrientation orientation,
                                  double value)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double page = widget_size (self, orientation);
  double upper = MAX (page, _hearsay_network_graph_get_whole_size (self, orientation, self->scale));

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - page), 0, upper, page * 0.1, page * 0.9, page);
}

void
_hearsay_network_graph_update_adjustments (HearsayNetworkGraph *self)
{
  _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_HORIZONTAL, _hearsay_network_graph_get_scrolled (self, GTK_ORIENTATION_HORIZONTAL));
  _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_VERTICAL, _hearsay_network_graph_get_scrolled (self, GTK_ORIENTATION_VERTICAL));
}

/* What is at (x, y) of the widget stays there. */
void
_hearsay_network_graph_set_scale (HearsayNetworkGraph *self,
                                  double scale,
                                  double x,
                                  double y)
{
  double there_x = (x + _hearsay_network_graph_get_offset (self, GTK_ORIENTATION_HORIZONTAL)) / self->scale;
  double there_y = (y + _hearsay_network_graph_get_offset (self, GTK_ORIENTATION_VERTICAL)) / self->scale;

  scale = CLAMP (scale, MIN_SCALE, MAX_SCALE);
  if (_hearsay_network_graph_get_layout (self) == NULL || ABS (scale - self->scale) < 1e-6)
    return;

  self->scale = scale;
  self->is_fresh = FALSE;
  _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_HORIZONTAL, (there_x + HEARSAY_NETWORK_MARGIN) * scale - x);
  _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_VERTICAL, (there_y + HEARSAY_NETWORK_MARGIN) * scale + HEARSAY_NETWORK_HEADER - y);
  _hearsay_network_graph_move (self);
}

void
_hearsay_network_graph_scale_by (HearsayNetworkGraph *self,
                                 double factor)
{
  _hearsay_network_graph_set_scale (self, self->scale * factor, widget_size (self, GTK_ORIENTATION_HORIZONTAL) / 2, widget_size (self, GTK_ORIENTATION_VERTICAL) / 2);
}

static double
fitting_scale (HearsayNetworkGraph *self,
               gboolean to_height)
{
  double across = widget_size (self, GTK_ORIENTATION_HORIZONTAL) / MAX (1, _hearsay_network_graph_get_whole_size (self, GTK_ORIENTATION_HORIZONTAL, 1));
  double down = (widget_size (self, GTK_ORIENTATION_VERTICAL) - HEARSAY_NETWORK_HEADER) /
                MAX (1, _hearsay_network_graph_get_whole_size (self, GTK_ORIENTATION_VERTICAL, 1) - HEARSAY_NETWORK_HEADER);

  return CLAMP (to_height ? MIN (across, down) : across, MIN_SCALE, 1);
}

void
_hearsay_network_graph_show_all (HearsayNetworkGraph *self)
{
  _hearsay_network_graph_set_scale (self, fitting_scale (self, TRUE), 0, 0);
  _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_HORIZONTAL, _hearsay_network_graph_is_mirrored (self) ? G_MAXFLOAT : 0);
  _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_VERTICAL, 0);
}

float
_hearsay_network_graph_mirror (HearsayNetworkGraph *self,
                               float x)
{
  return _hearsay_network_graph_is_mirrored (self) ? _hearsay_network_graph_get_layout (self)->width - x : x;
}

/* Scrolls no further than it must. */
static void
show_place (HearsayNetworkGraph *self,
            GtkOrientation orientation,
            double middle,
            double size,
            double header)
{
  double start = middle - size / 2 - _hearsay_network_graph_get_offset (self, orientation) - header;
  double end = middle + size / 2 - _hearsay_network_graph_get_offset (self, orientation);
  double page = widget_size (self, orientation);

  if (start < 0)
    _hearsay_network_graph_scroll_to (self, orientation, _hearsay_network_graph_get_scrolled (self, orientation) + start);
  else if (end > page)
    _hearsay_network_graph_scroll_to (self, orientation, _hearsay_network_graph_get_scrolled (self, orientation) + end - page);
}

static void
show_agent (HearsayNetworkGraph *self,
            guint agent)
{
  const HearsaySize *size = &g_array_index (self->geometry->plates, HearsayNetworkPlate, agent).size;
  const HearsayPoint *place = hearsay_agent_layout_get_place (_hearsay_network_graph_get_layout (self), agent);

  show_place (self, GTK_ORIENTATION_HORIZONTAL, _hearsay_network_graph_mirror (self, place->x) * self->scale, (size->width + 30) * self->scale, 0);
  show_place (self, GTK_ORIENTATION_VERTICAL, place->y * self->scale, (size->height + 30) * self->scale, HEARSAY_NETWORK_HEADER);
}

void
_hearsay_network_graph_show_selected (HearsayNetworkGraph *self)
{
  int agent = self->model != NULL ? hearsay_agent_model_get_agent (self->model) : HEARSAY_NONE;

  if (_hearsay_network_graph_get_layout (self) != NULL && agent >= 0 && widget_size (self, GTK_ORIENTATION_HORIZONTAL) > 0)
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
void
_hearsay_network_graph_start_fresh (HearsayNetworkGraph *self)
{
  const HearsayAgentMap *map = _hearsay_network_graph_get_map (self);
  guint start = 0;

  if (_hearsay_network_graph_get_layout (self) == NULL || widget_size (self, GTK_ORIENTATION_HORIZONTAL) == 0)
    return;

  self->is_fresh = FALSE;
  self->scale = MAX (fitting_scale (self, FALSE), START_SCALE);
  _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_HORIZONTAL, _hearsay_network_graph_is_mirrored (self) ? G_MAXFLOAT : 0);
  _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_VERTICAL, 0);
  if (map->agents->len > HEARSAY_AGENT_FEW / 2)
    {
      start = find_start (map);
      _hearsay_network_graph_scroll_to (self, GTK_ORIENTATION_VERTICAL,
                                        hearsay_agent_layout_get_place (_hearsay_network_graph_get_layout (self), start)->y * self->scale - widget_size (self, GTK_ORIENTATION_VERTICAL) / 2);
      show_agent (self, start);
    }
  _hearsay_network_graph_redraw (self);
}
