/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-graph"

#include "config.h"

#include "hearsay-chain-graph.h"

#include <glib/gi18n.h>

#include "hearsay-chain-graph-private.h"

/**
 * HearsayChainGraph:
 *
 * The way of the story, or of one utterance: one lane per origin, one row per
 * article, time in reading direction. Drawn; HearsayChainList says the same as
 * a list for those who cannot see it.
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

      ensure_geometry (self, MAX (1, gtk_widget_get_width (GTK_WIDGET (self))));
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
  self->selected = HEARSAY_NONE;
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

static int
node_at (HearsayChainGraph *self,
         double x,
         double y)
{
  double there = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;

  for (guint i = 0; self->geometry != NULL && i < self->geometry->places->len; i++)
    {
      const HearsayChainPlace *place = &g_array_index (self->geometry->places, HearsayChainPlace, i);

      if (ABS (y - place->y) <= HEARSAY_CHAIN_ROW / 2 && there >= place->x - 12 && there <= place->x + HEARSAY_CHAIN_LABEL + place->width + 8)
        return i;
    }

  return HEARSAY_NONE;
}

static void
select_node (HearsayChainGraph *self,
             int node)
{
  if (node >= 0)
    hearsay_session_set_article (get_session (self), hearsay_chain_map_get_node (self->map, node)->article);
}

/* To the words that say where the article came from, or to its first words. */
static void
open_node (HearsayChainGraph *self,
           int node)
{
  HearsayAnalysis *shown = get_shown (self);
  guint article = 0;
  HearsaySpan span;

  if (node < 0 || shown == NULL)
    return;

  article = hearsay_chain_map_get_node (self->map, node)->article;
  span = hearsay_analysis_get_descent (shown, article)->evidence;
  if (hearsay_span_is_empty (span))
    span = hearsay_corpus_get (shown->corpus, article)->title_span;
  hearsay_session_jump (get_session (self), article, span);
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
query_tooltip_cb (HearsayChainGraph *self,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip)
{
  HearsayAnalysis *shown = get_shown (self);
  int node = keyboard ? self->selected : node_at (self, x, y);

  if (node < 0 || shown == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, hearsay_corpus_get (shown->corpus, hearsay_chain_map_get_node (self->map, node)->article)->title);

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

  ensure_geometry (self, MAX (1, orientation == GTK_ORIENTATION_VERTICAL && for_size > 0 ? for_size : gtk_widget_get_width (widget)));
  if (self->geometry == NULL)
    *minimum = *natural = 0;
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      HearsayChainGeometry *least = _hearsay_chain_geometry_new (widget, self->map, get_shown (self), 0);

      *minimum = *natural = least->width;
      _hearsay_chain_geometry_free (least);
    }
  else
    *minimum = *natural = self->geometry->height;
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
  ensure_geometry (HEARSAY_CHAIN_GRAPH (widget), width);
  g_clear_pointer (&HEARSAY_CHAIN_GRAPH (widget)->node, gsk_render_node_unref);
}

static void
hearsay_chain_graph_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (widget);

  ensure_geometry (self, MAX (1, gtk_widget_get_width (widget)));
  if (self->geometry == NULL)
    return;

  if (self->node == NULL)
    {
      GtkSnapshot *drawing = gtk_snapshot_new ();

      _hearsay_chain_draw (widget, drawing, self->map, self->geometry, get_shown (self), self->selected,
                           gtk_widget_has_visible_focus (widget));
      self->node = gtk_snapshot_free_to_node (drawing);
    }

  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
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
hearsay_chain_graph_finalize (GObject *object)
{
  HearsayChainGraph *self = HEARSAY_CHAIN_GRAPH (object);

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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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
}

static void
hearsay_chain_graph_init (HearsayChainGraph *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->selected = HEARSAY_NONE;
  self->is_whole = TRUE;
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (drop_drawing), NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
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
