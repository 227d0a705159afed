/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_CANVAS (hearsay_canvas_get_type ())
G_DECLARE_DERIVABLE_TYPE (HearsayCanvas, hearsay_canvas, HEARSAY, CANVAS, HearsaySessionWidget)

/**
 * HearsayCanvasClass:
 * @header: pixels at the top that neither scroll nor scale
 * @min_scale: how small it gets
 * @get_whole: the size of everything at scale 1, without the header; nothing while there is nothing to show
 * @get_fit: the scale at which one sees all there is to see; by default, all at once
 * @begin: called when it is first shown, and when everything is another; by default, scrolls to where one begins to read
 * @moved: something else is seen, or at another scale
 * @is_ground: whether a press at (x, y) of the widget takes hold of the whole; by default, everywhere
 */
struct _HearsayCanvasClass
{
  HearsaySessionWidgetClass parent_class;

  float header;
  double min_scale;

  graphene_size_t (*get_whole) (HearsayCanvas *self);
  double (*get_fit) (HearsayCanvas *self);
  void (*begin) (HearsayCanvas *self);
  void (*moved) (HearsayCanvas *self);
  gboolean (*is_ground) (HearsayCanvas *self,
                         double x,
                         double y);
};

double hearsay_canvas_get_scale (HearsayCanvas *self);
void hearsay_canvas_set_scale (HearsayCanvas *self,
                               double scale);
double hearsay_canvas_get_offset (HearsayCanvas *self,
                                  GtkOrientation orientation);
gboolean hearsay_canvas_is_mirrored (HearsayCanvas *self);
graphene_point_t hearsay_canvas_to_whole (HearsayCanvas *self,
                                          double x,
                                          double y);
graphene_point_t hearsay_canvas_from_whole (HearsayCanvas *self,
                                            double x,
                                            double y);

void hearsay_canvas_begin (HearsayCanvas *self);
void hearsay_canvas_resized (HearsayCanvas *self);
void hearsay_canvas_scroll_to (HearsayCanvas *self,
                               GtkOrientation orientation,
                               double value);
void hearsay_canvas_reveal (HearsayCanvas *self,
                            const graphene_rect_t *part);

G_END_DECLS
