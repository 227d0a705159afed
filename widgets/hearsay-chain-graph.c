/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include "hearsay-chain-graph.h"

#include <math.h>

#include <glib/gi18n.h>

#include "hearsay-chain-graph-private.h"
#include "hearsay-chain-node.h"
#include "hearsay-labels.h"

#define BAND_STEP 96.0f /* pixels, before it is enlarged */
#define MIN_SCALE 0.4   /* smaller, no row can be read */

/**
 * HearsayChainGraph:
 *
 * The way of the story, or of one utterance: one lane per origin, one row per
 * article, time in reading direction. Drawn; HearsayChainList says the same as
 * a list for those who cannot see it. A node that is dragged onto another comes from
 * there; dragged to the speakers it comes from nobody.
 *
 * Its struct is in the private header, for hearsay-chain-input.c.
 */

G_DEFINE_FINAL_TYPE (HearsayChainGraph, hearsay_chain_graph, HEARSAY_TYPE_CANVAS)

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

/* What the widget shows of it. */
static graphene_rect_t
get_seen (HearsayChainGraph *self)
{
  HearsayCanvas *canvas = HEARSAY_CANVAS (self);
  graphene_rect_t seen = GRAPHENE_RECT_INIT (hearsay_canvas_get_offset (canvas, GTK_ORIENTATION_HORIZONTAL), hearsay_canvas_get_offset (canvas, GTK_ORIENTATION_VERTICAL),
                                             gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));

  graphene_rect_scale (&seen, 1 / hearsay_canvas_get_scale (canvas), 1 / hearsay_canvas_get_scale (canvas), &seen);

  return seen;
}

static HearsayChainView
get_view (HearsayChainGraph *self)
{
  HearsayChainView view = { self->map, self->geometry, self->labels, get_shown (self) };

  view.seen = get_seen (self);
  view.width = self->geometry->width;
  view.height = MAX (self->geometry->height, view.seen.size.height);

  return view;
}

static void
drop_drawing (HearsayChainGraph *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_labels (HearsayChainGraph *self)
{
  g_clear_pointer (&self->labels, _hearsay_chain_labels_free);
}

static void
drop_geometry (HearsayChainGraph *self)
{
  g_clear_pointer (&self->geometry, _hearsay_chain_geometry_free);
  drop_drawing (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
ensure_labels (HearsayChainGraph *self,
               HearsayAnalysis *shown)
{
  if (self->labels == NULL)
    self->labels = _hearsay_chain_labels_new (GTK_WIDGET (self), self->map, shown);
}

/* Returns: (nullable): where everything stands in the width there is; NULL while there is no story */
const HearsayChainGeometry *
_hearsay_chain_graph_get_geometry (HearsayChainGraph *self)
{
  HearsayAnalysis *shown = get_shown (self);
  float width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) / hearsay_canvas_get_scale (HEARSAY_CANVAS (self)));

  if (self->map == NULL || shown == NULL || (self->geometry != NULL && self->measured == width))
    return self->geometry;

  g_clear_pointer (&self->geometry, _hearsay_chain_geometry_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  ensure_labels (self, shown);
  self->geometry = _hearsay_chain_geometry_new (self->labels, self->map, width);
  self->measured = width;

  return self->geometry;
}

static void
say_selected (HearsayChainGraph *self)
{
  HearsayAnalysis *shown = get_shown (self);
  g_autofree char *label = NULL;

  if (self->map != NULL && shown != NULL && self->selected >= 0)
    {
      ensure_labels (self, shown);
      label = _hearsay_chain_labels_dup_text (self->labels, self->selected);
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

/* Wherever it was selected, one sees where it stands. */
static void
article_changed_cb (HearsayChainGraph *self)
{
  select_article (self);
  _hearsay_chain_graph_reveal (self, self->selected);
}

static void
update_map (HearsayChainGraph *self)
{
  HearsayAnalysis *shown = get_shown (self);
  int utterance = shown != NULL ? hearsay_session_get_utterance (get_session (self)) : HEARSAY_NONE;

  drop_labels (self);
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

static gboolean
query_tooltip_cb (HearsayChainGraph *self,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip)
{
  HearsayAnalysis *shown = get_shown (self);
  int node = keyboard ? self->selected : _hearsay_chain_graph_node_at (self, x, y);
  g_autofree char *text = NULL;

  if (node < 0 || shown == NULL)
    return FALSE;

  text = hearsay_chain_node_dup_tooltip (shown, hearsay_chain_map_get_node (self->map, node));
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static graphene_size_t
hearsay_chain_graph_get_whole (HearsayCanvas *canvas)
{
  const HearsayChainGeometry *geometry = _hearsay_chain_graph_get_geometry (HEARSAY_CHAIN_GRAPH (canvas));

  if (geometry == NULL)
    return GRAPHENE_SIZE_INIT (0, 0);

  return GRAPHENE_SIZE_INIT (geometry->width, geometry->height);
}

/* It takes the width there is; what is long is read row by row. */
static double
hearsay_chain_graph_get_fit (HearsayCanvas *canvas)
{
  return 1;
}

static void
hearsay_chain_graph_size_allocate (GtkWidget *widget,
                                   int width,
                                   int height,
                                   int baseline)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (widget);

  GTK_WIDGET_CLASS (hearsay_chain_graph_parent_class)->size_allocate (widget, width, height, baseline);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* What is drawn is drawn again only when one has scrolled this far. */
static graphene_rect_t
get_band (const graphene_rect_t *seen)
{
  float left = floorf (seen->origin.x / BAND_STEP) * BAND_STEP;
  float top = floorf (seen->origin.y / BAND_STEP) * BAND_STEP;
  float right = ceilf ((seen->origin.x + seen->size.width) / BAND_STEP) * BAND_STEP;
  float bottom = ceilf ((seen->origin.y + seen->size.height) / BAND_STEP) * BAND_STEP;

  return GRAPHENE_RECT_INIT (left, top, right - left, bottom - top);
}

static void
draw_band (HearsayChainGraph *self,
           HearsayChainView view)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkSnapshot *drawing = NULL;
  graphene_rect_t band = get_band (&view.seen);

  if (self->node != NULL && graphene_rect_equal (&self->band, &band))
    return;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->band = view.seen = band;
  drawing = gtk_snapshot_new ();
  _hearsay_chain_draw (widget, drawing, &view, self->selected, gtk_widget_has_focus (widget));
  self->node = gtk_snapshot_free_to_node (drawing);
}

static void
hearsay_chain_graph_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (widget);
  double scale = hearsay_canvas_get_scale (HEARSAY_CANVAS (self));
  HearsayChainView view;

  if (_hearsay_chain_graph_get_geometry (self) == NULL)
    return;

  view = get_view (self);
  draw_band (self, view);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-view.seen.origin.x, -view.seen.origin.y));
  _hearsay_chain_draw_heads (widget, snapshot, &view);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (view.seen.origin.x, view.seen.origin.y + HEARSAY_CHAIN_HEADER, view.seen.size.width,
                                                         MAX (0, view.seen.size.height - HEARSAY_CHAIN_HEADER)));
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_pop (snapshot);
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
  hearsay_session_widget_watch (widget, "notify::article", G_CALLBACK (article_changed_cb));
  update_map (HEARSAY_CHAIN_GRAPH (widget));
}

static void
hearsay_chain_graph_css_changed (GtkWidget *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hearsay_chain_graph_parent_class)->css_changed (widget, change);
  drop_labels (HEARSAY_CHAIN_GRAPH (widget));
  drop_geometry (HEARSAY_CHAIN_GRAPH (widget));
}

static void
hearsay_chain_graph_dispose (GObject *object)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (hearsay_chain_graph_parent_class)->dispose (object);
}

static void
hearsay_chain_graph_finalize (GObject *object)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (object);

  g_free (self->drag.hint);
  g_clear_pointer (&self->geometry, _hearsay_chain_geometry_free);
  g_clear_pointer (&self->labels, _hearsay_chain_labels_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->map, hearsay_chain_map_free);

  G_OBJECT_CLASS (hearsay_chain_graph_parent_class)->finalize (object);
}

static void
hearsay_chain_graph_class_init (HearsayChainGraphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HearsayCanvasClass *canvas_class = HEARSAY_CANVAS_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_chain_graph_dispose;
  G_OBJECT_CLASS (klass)->finalize = hearsay_chain_graph_finalize;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_chain_graph_attach;
  widget_class->size_allocate = hearsay_chain_graph_size_allocate;
  widget_class->snapshot = hearsay_chain_graph_snapshot;
  widget_class->css_changed = hearsay_chain_graph_css_changed;
  canvas_class->min_scale = MIN_SCALE;
  canvas_class->get_whole = hearsay_chain_graph_get_whole;
  canvas_class->get_fit = hearsay_chain_graph_get_fit;
  canvas_class->is_ground = _hearsay_chain_graph_is_ground;

  gtk_widget_class_set_css_name (widget_class, "chaingraph");
  _hearsay_chain_graph_bind_keys (widget_class);
}

static void
hearsay_chain_graph_init (HearsayChainGraph *self)
{
  self->selected = HEARSAY_NONE;
  self->is_whole = TRUE;
  self->drag.node = self->drag.target = HEARSAY_NONE;
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (drop_drawing), NULL);
  _hearsay_chain_graph_add_controllers (self);
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
