/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare-strip"

#include "config.h"

#include "hearsay-compare-strip.h"

#include <glib/gi18n.h>

#include "hearsay-compare-private.h"

#define BAR 10.0f /* pixels a text is wide */
#define GAP 14.0f /* between two texts */
#define MARGIN 8.0f
#define FOOT 18.0f /* for the letters below */
#define HATCH 3.0f /* from one line to the next where only one text has it */
#define LEAST 2.0f /* pixels of the shortest passage */

/**
 * HearsayCompareStrip:
 *
 * The whole length of all texts that are compared, side by side: what they share, joined;
 * what only one has, hatched; framed what is in view. A press or a drag goes there. The
 * list beside the texts says the same in words.
 *
 * Signals: `seek` (guint pane, guint byte): one wants to read there
 */
struct _HearsayCompareStrip
{
  HearsaySessionWidget parent_instance;

  HearsaySpan visible[HEARSAY_COMPARE_MAX];
  GskRenderNode *node; /* all but the frames; NULL until drawn */
};

G_DEFINE_FINAL_TYPE (HearsayCompareStrip, hearsay_compare_strip, HEARSAY_TYPE_SESSION_WIDGET)

enum
{
  SIGNAL_SEEK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static HearsaySession *
get_session (HearsayCompareStrip *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static const HearsayCompare *
get_compare (HearsayCompareStrip *self)
{
  return get_session (self) != NULL ? hearsay_session_get_compare (get_session (self)) : NULL;
}

static guint
get_length (HearsayCompareStrip *self,
            const HearsayCompare *compare,
            guint pane)
{
  return MAX (1, hearsay_session_get_article_at (get_session (self), compare->articles[pane])->length);
}

/* Pixels a byte has: the longest text has the whole height. */
static float
get_scale (HearsayCompareStrip *self,
           const HearsayCompare *compare)
{
  guint longest = 1;

  for (guint i = 0; i < compare->n_panes; i++)
    longest = MAX (longest, get_length (self, compare, i));

  return MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN - FOOT) / longest;
}

static float
get_x (HearsayCompareStrip *self,
       guint pane)
{
  float x = MARGIN + pane * (BAR + GAP);

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (GTK_WIDGET (self)) - x - BAR : x;
}

static graphene_rect_t
get_place (HearsayCompareStrip *self,
           guint pane,
           HearsaySpan span,
           float scale)
{
  return GRAPHENE_RECT_INIT (get_x (self, pane), MARGIN + span.start * scale, BAR, MAX (LEAST, (span.end - span.start) * scale));
}

static void
draw_join (HearsayCompareStrip *self,
           cairo_t *cr,
           const HearsayPassage *passage,
           const GdkRGBA *color,
           float scale)
{
  graphene_rect_t left = get_place (self, passage->left, passage->a, scale);
  graphene_rect_t right = get_place (self, passage->right, passage->b, scale);
  gboolean is_mirrored = left.origin.x > right.origin.x;
  float from = is_mirrored ? left.origin.x : left.origin.x + BAR;
  float to = is_mirrored ? right.origin.x + BAR : right.origin.x;

  cairo_move_to (cr, from, left.origin.y);
  cairo_line_to (cr, to, right.origin.y);
  cairo_line_to (cr, to, right.origin.y + right.size.height);
  cairo_line_to (cr, from, left.origin.y + left.size.height);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * 0.25);
  cairo_fill (cr);
}

static void
draw_shared (HearsayCompareStrip *self,
             GtkSnapshot *snapshot,
             const HearsayCompare *compare,
             float scale)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  GdkRGBA ink;

  hearsay_theme_get_ink (GTK_WIDGET (self), _hearsay_compare_get_ink (get_session (self)), &ink);
  for (guint i = 0; i < compare->passages->len; i++)
    {
      const HearsayPassage *passage = hearsay_compare_get_passage (compare, i);

      if (passage->right == passage->left + 1)
        draw_join (self, cr, passage, &ink, scale);
    }
  cairo_destroy (cr);

  for (guint i = 0; i < compare->passages->len; i++)
    {
      const HearsayPassage *passage = hearsay_compare_get_passage (compare, i);
      graphene_rect_t a = get_place (self, passage->left, passage->a, scale);
      graphene_rect_t b = get_place (self, passage->right, passage->b, scale);
      GdkRGBA tint = ink;

      tint.alpha *= 0.35 + 0.5 * passage->similarity;
      gtk_snapshot_append_color (snapshot, &tint, &a);
      gtk_snapshot_append_color (snapshot, &tint, &b);
    }
}

static void
draw_only (HearsayCompareStrip *self,
           GtkSnapshot *snapshot,
           const HearsayCompare *compare,
           const GdkRGBA *text,
           float scale)
{
  GdkRGBA ink = *text;

  ink.alpha *= 0.6;
  for (guint i = 0; i < compare->only->len; i++)
    {
      const HearsayOnly *only = hearsay_compare_get_only (compare, i);
      graphene_rect_t place = get_place (self, only->pane, only->span, scale);

      for (float y = place.origin.y; y < place.origin.y + place.size.height; y += HATCH)
        hearsay_theme_append_rect (snapshot, &ink, place.origin.x, y, BAR, 1);
    }
}

static void
draw_letter (HearsayCompareStrip *self,
             GtkSnapshot *snapshot,
             guint pane,
             const GdkRGBA *color)
{
  char letter[] = { 'A' + pane, '\0' };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), letter);
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);
  hearsay_theme_append_layout (snapshot, layout, color, get_x (self, pane) + (BAR - width) / 2, gtk_widget_get_height (GTK_WIDGET (self)) - FOOT);
}

static GskRenderNode *
draw (HearsayCompareStrip *self,
      const HearsayCompare *compare,
      float scale)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA text;
  GdkRGBA ground;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  ground = text;
  ground.alpha *= 0.10;
  for (guint i = 0; i < compare->n_panes; i++)
    {
      graphene_rect_t whole = get_place (self, i, (HearsaySpan){ 0, get_length (self, compare, i) }, scale);

      gtk_snapshot_append_color (snapshot, &ground, &whole);
      draw_letter (self, snapshot, i, &text);
    }
  draw_shared (self, snapshot, compare, scale);
  draw_only (self, snapshot, compare, &text, scale);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
draw_frame (HearsayCompareStrip *self,
            GtkSnapshot *snapshot,
            guint pane,
            float scale)
{
  graphene_rect_t place = get_place (self, pane, self->visible[pane], scale);
  GskRoundedRect frame;
  GdkRGBA accent;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_color", &accent))
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &accent);
  graphene_rect_inset (&place, -3, -1);
  gsk_rounded_rect_init_from_rect (&frame, &place, 3);
  hearsay_theme_append_frame (snapshot, &frame, &accent, 2);
}

static void
hearsay_compare_strip_snapshot (GtkWidget *widget,
                                GtkSnapshot *snapshot)
{
  HearsayCompareStrip *self = HEARSAY_COMPARE_STRIP (widget);
  const HearsayCompare *compare = get_compare (self);
  float scale = 0;

  if (compare == NULL)
    return;

  scale = get_scale (self, compare);
  if (self->node == NULL)
    self->node = draw (self, compare, scale);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  for (guint i = 0; i < compare->n_panes; i++)
    if (!hearsay_span_is_empty (self->visible[i]))
      draw_frame (self, snapshot, i, scale);
}

static void
drop_drawing (HearsayCompareStrip *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hearsay_compare_strip_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  guint n = 2;

  if (get_session (HEARSAY_COMPARE_STRIP (widget)) != NULL)
    hearsay_session_get_compared (get_session (HEARSAY_COMPARE_STRIP (widget)), &n);
  n = MAX (n, 2);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * MARGIN + n * BAR + (n - 1) * GAP : 0;
}

static void
hearsay_compare_strip_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  drop_drawing (HEARSAY_COMPARE_STRIP (widget));
}

static void
hearsay_compare_strip_css_changed (GtkWidget *widget,
                                   GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hearsay_compare_strip_parent_class)->css_changed (widget, change);
  drop_drawing (HEARSAY_COMPARE_STRIP (widget));
}

/* The middle of what is then in view goes where the pointer is. */
static void
seek (HearsayCompareStrip *self,
      double x,
      double y)
{
  const HearsayCompare *compare = get_compare (self);
  guint pane = 0;
  double byte = 0;

  if (compare == NULL)
    return;

  for (guint i = 1; i < compare->n_panes; i++)
    if (ABS (x - get_x (self, i) - BAR / 2) < ABS (x - get_x (self, pane) - BAR / 2))
      pane = i;
  byte = (y - MARGIN) / get_scale (self, compare);
  g_signal_emit (self, signals[SIGNAL_SEEK], 0, pane, (guint) CLAMP (byte, 0, get_length (self, compare, pane) - 1));
}

static void
drag_begun_cb (HearsayCompareStrip *self,
               double x,
               double y)
{
  seek (self, x, y);
}

static void
dragged_cb (HearsayCompareStrip *self,
            double dx,
            double dy,
            GtkGestureDrag *gesture)
{
  double x = 0;
  double y = 0;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    seek (self, x, y + dy);
}

static void
compare_changed_cb (HearsayCompareStrip *self)
{
  for (guint i = 0; i < HEARSAY_COMPARE_MAX; i++)
    self->visible[i] = HEARSAY_SPAN_NONE;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
hearsay_compare_strip_attach (HearsaySessionWidget *widget,
                              HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (compare_changed_cb));
  hearsay_session_widget_watch (widget, "compare-changed", G_CALLBACK (compare_changed_cb));
}

static void
hearsay_compare_strip_finalize (GObject *object)
{
  g_clear_pointer (&HEARSAY_COMPARE_STRIP (object)->node, gsk_render_node_unref);

  G_OBJECT_CLASS (hearsay_compare_strip_parent_class)->finalize (object);
}

static void
hearsay_compare_strip_class_init (HearsayCompareStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hearsay_compare_strip_finalize;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_compare_strip_attach;
  widget_class->snapshot = hearsay_compare_strip_snapshot;
  widget_class->measure = hearsay_compare_strip_measure;
  widget_class->size_allocate = hearsay_compare_strip_size_allocate;
  widget_class->css_changed = hearsay_compare_strip_css_changed;

  signals[SIGNAL_SEEK] = g_signal_new ("seek", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "comparestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hearsay_compare_strip_init (HearsayCompareStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Overlap"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Overlap of the whole texts; the list beside them names it"), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * hearsay_compare_strip_set_visible_span:
 * @span: the bytes in view; empty: none
 */
void
hearsay_compare_strip_set_visible_span (HearsayCompareStrip *self,
                                        guint pane,
                                        HearsaySpan span)
{
  g_return_if_fail (HEARSAY_IS_COMPARE_STRIP (self));
  g_return_if_fail (pane < HEARSAY_COMPARE_MAX);

  if (self->visible[pane].start == span.start && self->visible[pane].end == span.end)
    return;

  self->visible[pane] = span;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
