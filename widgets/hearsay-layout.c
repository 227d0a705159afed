/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-layout"

#include "config.h"

#include "hearsay-layout.h"

/**
 * hearsay_layout_new:
 * @text: shown on one line
 * @points: size of the type
 * @most: pixels, then it is cut; G_MAXINT for never
 */
PangoLayout *
hearsay_layout_new (GtkWidget *widget,
                    const char *text,
                    double points,
                    gboolean is_bold,
                    int most)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();
  int natural = 0;

  pango_attr_list_insert (attributes, pango_attr_size_new (points * PANGO_SCALE));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  /* Only what is too long gets a width: a layout with one is aligned in it. */
  pango_layout_get_pixel_size (layout, &natural, NULL);
  if (natural > most)
    {
      pango_layout_set_width (layout, most * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}
