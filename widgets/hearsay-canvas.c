/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-canvas"

#include "config.h"

#include "hearsay-canvas.h"

#include <math.h>

#define MAX_SCALE 3.0
#define STEP 1.2

/**
 * HearsayCanvas:
 *
 * A drawing that is larger than its widget: it scrolls, the ground moves with the
 * pointer, and it scales with keys, two fingers and the wheel, around what is pointed at.
 *
 * Three kinds of coordinates: those of the widget; those of the whole, at scale 1 and as
 * if one read from left to right; and the offset, in pixels, between the widget and the
 * scaled whole as it lies on the screen.
 */
typedef struct
{
  GtkAdjustment *adjustments[2]; /* (nullable), by orientation */
  double scale;
  gboolean is_fresh;     /* not shown from its beginning yet */
  double panned_from[2]; /* what was scrolled when the ground was taken hold of, by orientation */
  double pinched_from;   /* the scale when two fingers came down */
  double pointer[2];     /* in the widget, by orientation */
} HearsayCanvasPrivate;

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (HearsayCanvas, hearsay_canvas, HEARSAY_TYPE_SESSION_WIDGET, G_ADD_PRIVATE (HearsayCanvas) G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static HearsayCanvasPrivate *
get_private (HearsayCanvas *self)
{
  return hearsay_canvas_get_instance_private (self);
}

/* Sizes and places */

static double
widget_size (HearsayCanvas *self,
             GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (self)) : gtk_widget_get_height (GTK_WIDGET (self));
}

static double
header_size (HearsayCanvas *self,
             GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : HEARSAY_CANVAS_GET_CLASS (self)->header;
}

/* Whole pixels: a fraction more than the page would bring up a scroll bar. */
static double
scaled_size (HearsayCanvas *self,
             GtkOrientation orientation)
{
  graphene_size_t whole = HEARSAY_CANVAS_GET_CLASS (self)->get_whole (self);
  double size = orientation == GTK_ORIENTATION_HORIZONTAL ? whole.width : whole.height;

  return round (size * get_private (self)->scale) + header_size (self, orientation);
}

static double
get_scrolled (HearsayCanvas *self,
              GtkOrientation orientation)
{
  GtkAdjustment *adjustment = get_private (self)->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/* What is narrower than the widget stands in its middle. */
static double
exact_offset (HearsayCanvas *self,
              GtkOrientation orientation)
{
  double spare = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    spare = MAX (0, widget_size (self, orientation) - scaled_size (self, orientation));

  return get_scrolled (self, orientation) - spare / 2 - header_size (self, orientation);
}

static gboolean
is_empty (HearsayCanvas *self)
{
  return HEARSAY_CANVAS_GET_CLASS (self)->get_whole (self).width <= 0;
}

static void
update_adjustments (HearsayCanvas *self)
{
  hearsay_canvas_scroll_to (self, GTK_ORIENTATION_HORIZONTAL, get_scrolled (self, GTK_ORIENTATION_HORIZONTAL));
  hearsay_canvas_scroll_to (self, GTK_ORIENTATION_VERTICAL, get_scrolled (self, GTK_ORIENTATION_VERTICAL));
}

static void
begin_if_fresh (HearsayCanvas *self)
{
  HearsayCanvasPrivate *priv = get_private (self);

  if (!priv->is_fresh || gtk_widget_get_width (GTK_WIDGET (self)) == 0 || is_empty (self))
    return;

  priv->is_fresh = FALSE;
  HEARSAY_CANVAS_GET_CLASS (self)->begin (self);
}

/* Scaling */

/* What is at (x, y) of the widget stays there. */
static void
zoom_at (HearsayCanvas *self,
         double scale,
         double x,
         double y)
{
  HearsayCanvasPrivate *priv = get_private (self);
  double there_x = (x + exact_offset (self, GTK_ORIENTATION_HORIZONTAL)) / priv->scale;
  double there_y = (y + exact_offset (self, GTK_ORIENTATION_VERTICAL)) / priv->scale;

  scale = CLAMP (scale, HEARSAY_CANVAS_GET_CLASS (self)->min_scale, MAX_SCALE);
  if (is_empty (self) || ABS (scale - priv->scale) < 1e-6)
    return;

  priv->scale = scale;
  priv->is_fresh = FALSE;
  hearsay_canvas_scroll_to (self, GTK_ORIENTATION_HORIZONTAL, there_x * scale - x);
  hearsay_canvas_scroll_to (self, GTK_ORIENTATION_VERTICAL, there_y * scale - y + header_size (self, GTK_ORIENTATION_VERTICAL));
  HEARSAY_CANVAS_GET_CLASS (self)->moved (self);
}

static void
zoom_at_middle (HearsayCanvas *self,
                double scale)
{
  zoom_at (self, scale, widget_size (self, GTK_ORIENTATION_HORIZONTAL) / 2, widget_size (self, GTK_ORIENTATION_VERTICAL) / 2);
}

static void
zoom_in (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  HearsayCanvas *self = HEARSAY_CANVAS (widget);

  zoom_at_middle (self, get_private (self)->scale * STEP);
}

static void
zoom_out (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  HearsayCanvas *self = HEARSAY_CANVAS (widget);

  zoom_at_middle (self, get_private (self)->scale / STEP);
}

static void
zoom_fit (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  HearsayCanvas *self = HEARSAY_CANVAS (widget);

  zoom_at_middle (self, HEARSAY_CANVAS_GET_CLASS (self)->get_fit (self));
}

/* Pointer and fingers */

static void
drag_begin_cb (HearsayCanvas *self,
               double x,
               double y,
               GtkGesture *gesture)
{
  HearsayCanvasPrivate *priv = get_private (self);

  if (!HEARSAY_CANVAS_GET_CLASS (self)->is_ground (self, x, y))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (priv->panned_from); i++)
    priv->panned_from[i] = get_scrolled (self, i);
}

static void
drag_update_cb (HearsayCanvas *self,
                double x,
                double y,
                GtkGesture *gesture)
{
  HearsayCanvasPrivate *priv = get_private (self);

  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, x, y))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  hearsay_canvas_scroll_to (self, GTK_ORIENTATION_HORIZONTAL, priv->panned_from[GTK_ORIENTATION_HORIZONTAL] - x);
  hearsay_canvas_scroll_to (self, GTK_ORIENTATION_VERTICAL, priv->panned_from[GTK_ORIENTATION_VERTICAL] - y);
}

static void
drag_end_cb (HearsayCanvas *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
pinch_begin_cb (HearsayCanvas *self)
{
  get_private (self)->pinched_from = get_private (self)->scale;
}

static void
pinch_cb (HearsayCanvas *self,
          double scale,
          GtkGesture *gesture)
{
  double x = 0;
  double y = 0;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  zoom_at (self, get_private (self)->pinched_from * scale, x, y);
}

static void
motion_cb (HearsayCanvas *self,
           double x,
           double y)
{
  get_private (self)->pointer[GTK_ORIENTATION_HORIZONTAL] = x;
  get_private (self)->pointer[GTK_ORIENTATION_VERTICAL] = y;
}

static gboolean
scroll_cb (HearsayCanvas *self,
           double dx,
           double dy,
           GtkEventController *controller)
{
  HearsayCanvasPrivate *priv = get_private (self);

  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  zoom_at (self, dy < 0 ? priv->scale * STEP : priv->scale / STEP, priv->pointer[GTK_ORIENTATION_HORIZONTAL], priv->pointer[GTK_ORIENTATION_VERTICAL]);

  return GDK_EVENT_STOP;
}

static void
add_controllers (HearsayCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/* Defaults of the class */

static double
hearsay_canvas_real_get_fit (HearsayCanvas *self)
{
  HearsayCanvasClass *klass = HEARSAY_CANVAS_GET_CLASS (self);
  graphene_size_t whole = klass->get_whole (self);
  double across = widget_size (self, GTK_ORIENTATION_HORIZONTAL) / MAX (1, whole.width);
  double down = (widget_size (self, GTK_ORIENTATION_VERTICAL) - klass->header) / MAX (1, whole.height);

  return CLAMP (MIN (across, down), klass->min_scale, 1);
}

static void
hearsay_canvas_real_begin (HearsayCanvas *self)
{
  hearsay_canvas_scroll_to (self, GTK_ORIENTATION_HORIZONTAL, hearsay_canvas_is_mirrored (self) ? G_MAXFLOAT : 0);
  hearsay_canvas_scroll_to (self, GTK_ORIENTATION_VERTICAL, 0);
}

static void
hearsay_canvas_real_moved (HearsayCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
hearsay_canvas_real_is_ground (HearsayCanvas *self,
                               double x,
                               double y)
{
  return TRUE;
}

/* The widget */

static void
hearsay_canvas_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  hearsay_canvas_resized (HEARSAY_CANVAS (widget));
}

static void
hearsay_canvas_direction_changed (GtkWidget *widget,
                                  GtkTextDirection before)
{
  GTK_WIDGET_CLASS (hearsay_canvas_parent_class)->direction_changed (widget, before);
  hearsay_canvas_begin (HEARSAY_CANVAS (widget));
}

static void
scrolled_cb (HearsayCanvas *self)
{
  HEARSAY_CANVAS_GET_CLASS (self)->moved (self);
}

static void
set_adjustment (HearsayCanvas *self,
                GtkOrientation orientation,
                GtkAdjustment *adjustment)
{
  HearsayCanvasPrivate *priv = get_private (self);

  if (priv->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (priv->adjustments[orientation], scrolled_cb, self);
  if (!g_set_object (&priv->adjustments[orientation], adjustment) || adjustment == NULL)
    return;

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  hearsay_canvas_scroll_to (self, orientation, get_scrolled (self, orientation));
}

static void
hearsay_canvas_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  HearsayCanvasPrivate *priv = get_private (HEARSAY_CANVAS (object));

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, priv->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, priv->adjustments[GTK_ORIENTATION_VERTICAL]);
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
hearsay_canvas_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  HearsayCanvas *self = HEARSAY_CANVAS (object);

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
hearsay_canvas_dispose (GObject *object)
{
  HearsayCanvasPrivate *priv = get_private (HEARSAY_CANVAS (object));

  for (guint i = 0; i < G_N_ELEMENTS (priv->adjustments); i++)
    g_clear_object (&priv->adjustments[i]);

  G_OBJECT_CLASS (hearsay_canvas_parent_class)->dispose (object);
}

static void
hearsay_canvas_class_init (HearsayCanvasClass *klass)
{
  static const struct
  {
    guint key;
    const char *action;
  } zooms[] = {
    { GDK_KEY_plus, "canvas.zoom-in" },
    { GDK_KEY_equal, "canvas.zoom-in" },
    { GDK_KEY_KP_Add, "canvas.zoom-in" },
    { GDK_KEY_minus, "canvas.zoom-out" },
    { GDK_KEY_KP_Subtract, "canvas.zoom-out" },
    { GDK_KEY_0, "canvas.zoom-fit" },
    { GDK_KEY_KP_0, "canvas.zoom-fit" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hearsay_canvas_get_property;
  object_class->set_property = hearsay_canvas_set_property;
  object_class->dispose = hearsay_canvas_dispose;
  widget_class->size_allocate = hearsay_canvas_size_allocate;
  widget_class->direction_changed = hearsay_canvas_direction_changed;
  klass->min_scale = 1 / MAX_SCALE;
  klass->get_fit = hearsay_canvas_real_get_fit;
  klass->begin = hearsay_canvas_real_begin;
  klass->moved = hearsay_canvas_real_moved;
  klass->is_ground = hearsay_canvas_real_is_ground;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-fit", NULL, zoom_fit);
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding_action (widget_class, zooms[i].key, 0, zooms[i].action, NULL);
}

static void
hearsay_canvas_init (HearsayCanvas *self)
{
  get_private (self)->scale = 1;
  get_private (self)->is_fresh = TRUE;
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_controllers (self);
}

double
hearsay_canvas_get_scale (HearsayCanvas *self)
{
  g_return_val_if_fail (HEARSAY_IS_CANVAS (self), 1);

  return get_private (self)->scale;
}

/**
 * hearsay_canvas_set_scale:
 *
 * Keeps nothing in its place: for where it begins.
 */
void
hearsay_canvas_set_scale (HearsayCanvas *self,
                          double scale)
{
  g_return_if_fail (HEARSAY_IS_CANVAS (self));

  get_private (self)->scale = CLAMP (scale, HEARSAY_CANVAS_GET_CLASS (self)->min_scale, MAX_SCALE);
  update_adjustments (self);
}

/**
 * hearsay_canvas_get_offset:
 *
 * Returns: what to add to pixels of the widget for pixels of the scaled whole as it lies on
 *   the screen; without a fraction, so that what is drawn is sharp
 */
double
hearsay_canvas_get_offset (HearsayCanvas *self,
                           GtkOrientation orientation)
{
  g_return_val_if_fail (HEARSAY_IS_CANVAS (self), 0);

  return floor (exact_offset (self, orientation));
}

/* Whether one reads from right to left. */
gboolean
hearsay_canvas_is_mirrored (HearsayCanvas *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
mirror (HearsayCanvas *self,
        double x)
{
  return hearsay_canvas_is_mirrored (self) ? HEARSAY_CANVAS_GET_CLASS (self)->get_whole (self).width - x : x;
}

/* Where in the whole (x, y) of the widget is. */
graphene_point_t
hearsay_canvas_to_whole (HearsayCanvas *self,
                         double x,
                         double y)
{
  double scale = hearsay_canvas_get_scale (self);

  return GRAPHENE_POINT_INIT (mirror (self, (x + hearsay_canvas_get_offset (self, GTK_ORIENTATION_HORIZONTAL)) / scale),
                              (y + hearsay_canvas_get_offset (self, GTK_ORIENTATION_VERTICAL)) / scale);
}

/* Where in the widget (x, y) of the whole is. */
graphene_point_t
hearsay_canvas_from_whole (HearsayCanvas *self,
                           double x,
                           double y)
{
  double scale = hearsay_canvas_get_scale (self);

  return GRAPHENE_POINT_INIT (mirror (self, x) * scale - hearsay_canvas_get_offset (self, GTK_ORIENTATION_HORIZONTAL),
                              y * scale - hearsay_canvas_get_offset (self, GTK_ORIENTATION_VERTICAL));
}

/**
 * hearsay_canvas_begin:
 *
 * Shows the whole from its beginning, as soon as there is a whole and a size to show it in.
 */
void
hearsay_canvas_begin (HearsayCanvas *self)
{
  g_return_if_fail (HEARSAY_IS_CANVAS (self));

  get_private (self)->is_fresh = TRUE;
  begin_if_fresh (self);
}

/**
 * hearsay_canvas_resized:
 *
 * To be called when the whole has got another size.
 */
void
hearsay_canvas_resized (HearsayCanvas *self)
{
  g_return_if_fail (HEARSAY_IS_CANVAS (self));

  begin_if_fresh (self);
  update_adjustments (self);
}

/* @value: as of the adjustment: pixels of the scaled whole; as near to it as there is something to see */
void
hearsay_canvas_scroll_to (HearsayCanvas *self,
                          GtkOrientation orientation,
                          double value)
{
  GtkAdjustment *adjustment = get_private (self)->adjustments[orientation];
  double page = widget_size (self, orientation);
  double upper = MAX (page, scaled_size (self, orientation));

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - page), 0, upper, page * 0.1, page * 0.9, page);
}

/**
 * hearsay_canvas_reveal:
 * @part: of the whole
 *
 * Scrolls no further than it must for @part to be seen, or its beginning.
 */
void
hearsay_canvas_reveal (HearsayCanvas *self,
                       const graphene_rect_t *part)
{
  graphene_point_t one;
  graphene_point_t two;

  g_return_if_fail (HEARSAY_IS_CANVAS (self));

  if (gtk_widget_get_width (GTK_WIDGET (self)) == 0 || is_empty (self))
    return;

  one = hearsay_canvas_from_whole (self, part->origin.x, part->origin.y);
  two = hearsay_canvas_from_whole (self, part->origin.x + part->size.width, part->origin.y + part->size.height);
  for (guint i = 0; i < 2; i++)
    {
      double start = i == GTK_ORIENTATION_HORIZONTAL ? MIN (one.x, two.x) : one.y - header_size (self, i);
      double end = i == GTK_ORIENTATION_HORIZONTAL ? MAX (one.x, two.x) : two.y;
      double page = widget_size (self, i);

      if (start < 0)
        hearsay_canvas_scroll_to (self, i, get_scrolled (self, i) + start);
      else if (end > page)
        hearsay_canvas_scroll_to (self, i, get_scrolled (self, i) + end - page);
    }
}
