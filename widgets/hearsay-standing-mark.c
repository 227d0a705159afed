/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-standing-mark"

#include "config.h"

#include "hearsay-standing-mark.h"

#include "hearsay-theme.h"
#include "hearsay-labels.h"
#include "hearsay-tooltip.h"

#define SIZE 16

/**
 * HearsayStandingMark:
 *
 * What became of a suggestion: a ring (nobody has decided), a disc with a tick
 * (confirmed), a ring with a pen (corrected), a ring struck through (rejected).
 */
struct _HearsayStandingMark
{
  GtkWidget parent_instance;

  HearsayStanding standing;
};

enum
{
  PROP_0,
  PROP_STANDING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HearsayStandingMark, hearsay_standing_mark, GTK_TYPE_WIDGET)

static void
hearsay_standing_mark_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
stroke (GtkSnapshot *snapshot,
        const GdkRGBA *color,
        const graphene_point_t *points,
        guint n_points,
        float x,
        float y)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, SIZE, SIZE));

  cairo_translate (cr, x, y);
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
hearsay_standing_mark_snapshot (GtkWidget *widget,
                                GtkSnapshot *snapshot)
{
  static const graphene_point_t tick[] = { { 4.6, 8.3 }, { 7, 10.7 }, { 11.4, 5.6 } };
  static const graphene_point_t pen[] = { { 5, 11 }, { 11, 5 } };
  static const graphene_point_t bar[] = { { 3, 13 }, { 13, 3 } };
  HearsayStandingMark *self = HEARSAY_STANDING_MARK (widget);
  float x = (gtk_widget_get_width (widget) - SIZE) / 2.0;
  float y = (gtk_widget_get_height (widget) - SIZE) / 2.0;
  GskRoundedRect ring;
  GdkRGBA color;
  GdkRGBA ground;

  gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (x + 0.5, y + 0.5, SIZE - 1, SIZE - 1), SIZE / 2.0);
  hearsay_theme_get_ink (widget, self->standing == HEARSAY_STANDING_SUGGESTED ? HEARSAY_INK_SUGGESTED : HEARSAY_INK_DECIDED, &color);

  if (self->standing == HEARSAY_STANDING_CONFIRMED)
    {
      ground = color.red + color.green + color.blue > 1.5 ? (GdkRGBA){ 0, 0, 0, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
      hearsay_theme_append_rounded (snapshot, &ring, &color);
      stroke (snapshot, &ground, tick, G_N_ELEMENTS (tick), x, y);
      return;
    }

  hearsay_theme_append_frame (snapshot, &ring, &color, 1.2);
  if (self->standing == HEARSAY_STANDING_CORRECTED)
    stroke (snapshot, &color, pen, G_N_ELEMENTS (pen), x, y);
  else if (self->standing == HEARSAY_STANDING_REJECTED)
    stroke (snapshot, &color, bar, G_N_ELEMENTS (bar), x, y);
}

static void
hearsay_standing_mark_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STANDING:
      g_value_set_uint (value, HEARSAY_STANDING_MARK (object)->standing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_standing_mark_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STANDING:
      hearsay_standing_mark_set_standing (HEARSAY_STANDING_MARK (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_standing_mark_class_init (HearsayStandingMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hearsay_standing_mark_get_property;
  object_class->set_property = hearsay_standing_mark_set_property;
  widget_class->measure = hearsay_standing_mark_measure;
  widget_class->snapshot = hearsay_standing_mark_snapshot;

  properties[PROP_STANDING] =
      g_param_spec_uint ("standing", NULL, NULL, HEARSAY_STANDING_SUGGESTED, HEARSAY_STANDING_REJECTED, HEARSAY_STANDING_SUGGESTED,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "standing");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
describe (HearsayStandingMark *self)
{
  const char *words = hearsay_label_standing (self->standing);

  hearsay_tooltip_set (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
hearsay_standing_mark_init (HearsayStandingMark *self)
{
  describe (self);
}

GtkWidget *
hearsay_standing_mark_new (void)
{
  return g_object_new (HEARSAY_TYPE_STANDING_MARK, NULL);
}

void
hearsay_standing_mark_set_standing (HearsayStandingMark *self,
                                    HearsayStanding standing)
{
  g_return_if_fail (HEARSAY_IS_STANDING_MARK (self));

  if (self->standing == standing)
    return;

  self->standing = standing;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STANDING]);
}
