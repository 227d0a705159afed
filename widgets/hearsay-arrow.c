/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-arrow"

#include "config.h"

#include "hearsay-arrow.h"

#include <math.h>

#include <glib/gi18n.h>

#include "hearsay-theme.h"

#define LEAST 36 /* pixels of shaft and head */
#define HEAD 6

/**
 * HearsayArrow:
 *
 * A step of a chain with a word above it: solid with a filled head where the
 * text declares it, dashed with an open head where it is inferred.
 */
struct _HearsayArrow
{
  GtkWidget parent_instance;

  GtkWidget *label;
  gboolean is_dashed;
};

G_DEFINE_FINAL_TYPE (HearsayArrow, hearsay_arrow, GTK_TYPE_WIDGET)

static void
hearsay_arrow_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  HearsayArrow *self = HEARSAY_ARROW (widget);

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (LEAST, *natural + 8);
      *minimum = *natural;
    }
  else
    {
      *minimum += HEAD + 4;
      *natural += HEAD + 4;
    }
}

static void
hearsay_arrow_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  HearsayArrow *self = HEARSAY_ARROW (widget);

  gtk_widget_allocate (self->label, width, height - HEAD - 4, -1, NULL);
}

static void
hearsay_arrow_snapshot (GtkWidget *widget,
                        GtkSnapshot *snapshot)
{
  HearsayArrow *self = HEARSAY_ARROW (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  float y = height - HEAD / 2.0 - 3;
  cairo_t *cr = NULL;
  GdkRGBA color;

  gtk_widget_snapshot_child (widget, self->label, snapshot);

  hearsay_theme_get_ink (widget, HEARSAY_INK_SECONDARY, &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (is_rtl)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.5);
  if (self->is_dashed)
    cairo_set_dash (cr, (double[]){ 4, 3 }, 2, 0);
  cairo_move_to (cr, 2, y);
  cairo_line_to (cr, width - 2 - (self->is_dashed ? 1 : HEAD), y);
  cairo_stroke (cr);

  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, width - 2 - HEAD, y - HEAD / 2.0);
  cairo_line_to (cr, width - 2, y);
  cairo_line_to (cr, width - 2 - HEAD, y + HEAD / 2.0);
  if (self->is_dashed)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
  cairo_destroy (cr);
}

static void
hearsay_arrow_dispose (GObject *object)
{
  g_clear_pointer (&HEARSAY_ARROW (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (hearsay_arrow_parent_class)->dispose (object);
}

static void
hearsay_arrow_class_init (HearsayArrowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_arrow_dispose;
  widget_class->measure = hearsay_arrow_measure;
  widget_class->size_allocate = hearsay_arrow_size_allocate;
  widget_class->snapshot = hearsay_arrow_snapshot;

  gtk_widget_class_set_css_name (widget_class, "arrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hearsay_arrow_init (HearsayArrow *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "smallest");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * hearsay_arrow_new:
 * @label: what to write above it
 * @is_dashed: the step is inferred
 */
GtkWidget *
hearsay_arrow_new (const char *label,
                   gboolean is_dashed)
{
  HearsayArrow *self = g_object_new (HEARSAY_TYPE_ARROW, NULL);
  g_autofree char *words = NULL;

  self->is_dashed = is_dashed;
  gtk_label_set_text (GTK_LABEL (self->label), label);
  words = is_dashed ? g_strdup_printf (_ ("%s, inferred"), label) : g_strdup_printf (_ ("%s, declared"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return GTK_WIDGET (self);
}
