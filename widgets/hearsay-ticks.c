/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-ticks"

#include "config.h"

#include "hearsay-ticks.h"

#include <glib/gi18n.h>

#include "hearsay-theme.h"
#include "hearsay-tooltip.h"

#define N_TICKS 5
#define TICK_WIDTH 4
#define TICK_GAP 2
#define TICK_HEIGHT 9

/**
 * HearsayTicks:
 *
 * How much a change of wording weighs: one to five ticks. Nothing is drawn for a
 * weight of 0.
 */
struct _HearsayTicks
{
  GtkWidget parent_instance;

  guint weight;
};

G_DEFINE_FINAL_TYPE (HearsayTicks, hearsay_ticks, GTK_TYPE_WIDGET)

static void
hearsay_ticks_snapshot (GtkWidget *widget,
                        GtkSnapshot *snapshot)
{
  HearsayTicks *self = HEARSAY_TICKS (widget);

  if (self->weight > 0)
    hearsay_ticks_append (widget, snapshot, self->weight, 0, 0);
}

static void
hearsay_ticks_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? N_TICKS * (TICK_WIDTH + TICK_GAP) - TICK_GAP : TICK_HEIGHT;
}

static void
hearsay_ticks_class_init (HearsayTicksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = hearsay_ticks_snapshot;
  widget_class->measure = hearsay_ticks_measure;
  gtk_widget_class_set_css_name (widget_class, "ticks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hearsay_ticks_init (HearsayTicks *self)
{
}

/**
 * hearsay_ticks_set_weight:
 * @weight: 0 to 5
 */
void
hearsay_ticks_set_weight (HearsayTicks *self,
                          guint weight)
{
  g_autofree char *label = NULL;

  g_return_if_fail (HEARSAY_IS_TICKS (self));

  self->weight = MIN (weight, N_TICKS);
  /* Translators: how much a change of wording weighs, on a scale of five */
  label = g_strdup_printf (_ ("weight %u of 5"), self->weight);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  hearsay_tooltip_set (GTK_WIDGET (self), self->weight > 0 ? label : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hearsay_ticks_append:
 * @widget: whose colours and direction are used
 * @weight: 0 to 5
 * @x: pixels from the leading edge of @widget
 * @y: pixels from its top
 *
 * For widgets that draw their whole row themselves.
 */
void
hearsay_ticks_append (GtkWidget *widget,
                      GtkSnapshot *snapshot,
                      guint weight,
                      float x,
                      float y)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA full;
  GdkRGBA empty;

  hearsay_theme_get_ink (widget, HEARSAY_INK_CHANGE, &full);
  hearsay_theme_get_ink (widget, HEARSAY_INK_SECONDARY, &empty);
  empty.alpha *= 0.3;

  for (guint i = 0; i < N_TICKS; i++)
    {
      float left = x + i * (TICK_WIDTH + TICK_GAP);

      if (is_mirrored)
        left = gtk_widget_get_width (widget) - left - TICK_WIDTH;
      hearsay_theme_append_rect (snapshot, i < weight ? &full : &empty, left, y, TICK_WIDTH, TICK_HEIGHT);
    }
}
