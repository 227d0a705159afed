/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "hearsay-canvas.h"

#include "widget-fixture.h"

#define HEADER 20
#define WIDTH 1000
#define HEIGHT 800

/* A canvas that counts how often it moved. */
#define TEST_TYPE_CANVAS (test_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TestCanvas, test_canvas, TEST, CANVAS, HearsayCanvas)

struct _TestCanvas
{
  HearsayCanvas parent_instance;

  guint n_moves;
};

G_DEFINE_FINAL_TYPE (TestCanvas, test_canvas, HEARSAY_TYPE_CANVAS)

static graphene_size_t
test_canvas_get_whole (HearsayCanvas *canvas)
{
  return GRAPHENE_SIZE_INIT (WIDTH, HEIGHT);
}

static void
test_canvas_moved (HearsayCanvas *canvas)
{
  TEST_CANVAS (canvas)->n_moves++;
}

static void
test_canvas_class_init (TestCanvasClass *klass)
{
  HearsayCanvasClass *canvas_class = HEARSAY_CANVAS_CLASS (klass);

  canvas_class->header = HEADER;
  canvas_class->min_scale = 0.5;
  canvas_class->get_whole = test_canvas_get_whole;
  canvas_class->moved = test_canvas_moved;
}

static void
test_canvas_init (TestCanvas *self)
{
}

typedef struct
{
  GtkWidget *window;
  GtkWidget *widget;
  HearsayCanvas *canvas;
  GtkAdjustment *adjustments[2];
} Desk;

static void
set_up (Desk *desk,
        GtkTextDirection direction)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  desk->widget = g_object_new (TEST_TYPE_CANVAS, NULL);
  desk->canvas = HEARSAY_CANVAS (desk->widget);
  gtk_widget_set_direction (desk->widget, direction);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), desk->widget);
  desk->window = fixture_open (scroller, 400, 300);
  desk->adjustments[GTK_ORIENTATION_HORIZONTAL] = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (desk->widget));
  desk->adjustments[GTK_ORIENTATION_VERTICAL] = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (desk->widget));
}

static double
scrolled (Desk *desk,
          GtkOrientation orientation)
{
  return gtk_adjustment_get_value (desk->adjustments[orientation]);
}

/* The header does not scroll: it is part of what there is, and of what is seen. */
static void
test_scrolls (void)
{
  Desk desk;
  graphene_point_t point;

  set_up (&desk, GTK_TEXT_DIR_LTR);
  gtk_test_accessible_assert_role (desk.widget, GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_cmpfloat (gtk_adjustment_get_upper (desk.adjustments[GTK_ORIENTATION_HORIZONTAL]), ==, WIDTH);
  g_assert_cmpfloat (gtk_adjustment_get_upper (desk.adjustments[GTK_ORIENTATION_VERTICAL]), ==, HEIGHT + HEADER);
  g_assert_cmpfloat (gtk_adjustment_get_page_size (desk.adjustments[GTK_ORIENTATION_HORIZONTAL]), ==, gtk_widget_get_width (desk.widget));

  TEST_CANVAS (desk.canvas)->n_moves = 0;
  hearsay_canvas_scroll_to (desk.canvas, GTK_ORIENTATION_HORIZONTAL, 100);
  hearsay_canvas_scroll_to (desk.canvas, GTK_ORIENTATION_VERTICAL, 50);
  g_assert_cmpuint (TEST_CANVAS (desk.canvas)->n_moves, ==, 2);
  point = hearsay_canvas_to_whole (desk.canvas, 10, HEADER);
  g_assert_cmpfloat (point.x, ==, 110);
  g_assert_cmpfloat (point.y, ==, 50);
  point = hearsay_canvas_from_whole (desk.canvas, point.x, point.y);
  g_assert_cmpfloat (point.x, ==, 10);
  g_assert_cmpfloat (point.y, ==, HEADER);

  /* No further than there is something. */
  hearsay_canvas_scroll_to (desk.canvas, GTK_ORIENTATION_HORIZONTAL, 5000);
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_HORIZONTAL), ==, WIDTH - gtk_widget_get_width (desk.widget));

  fixture_close (desk.window);
}

static void
test_zooms (void)
{
  Desk desk;
  graphene_point_t before;
  graphene_point_t after;
  double x = 0;
  double y = 0;

  set_up (&desk, GTK_TEXT_DIR_LTR);
  x = gtk_widget_get_width (desk.widget) / 2.0;
  y = gtk_widget_get_height (desk.widget) / 2.0;
  hearsay_canvas_scroll_to (desk.canvas, GTK_ORIENTATION_HORIZONTAL, 200);
  hearsay_canvas_scroll_to (desk.canvas, GTK_ORIENTATION_VERTICAL, 200);
  before = hearsay_canvas_to_whole (desk.canvas, x, y);
  gtk_widget_activate_action (desk.widget, "canvas.zoom-in", NULL);
  g_assert_cmpfloat (hearsay_canvas_get_scale (desk.canvas), >, 1);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_upper (desk.adjustments[GTK_ORIENTATION_HORIZONTAL]), WIDTH * hearsay_canvas_get_scale (desk.canvas), 1);

  /* What is in the middle stays there. */
  after = hearsay_canvas_to_whole (desk.canvas, x, y);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1);

  gtk_widget_activate_action (desk.widget, "canvas.zoom-out", NULL);
  g_assert_cmpfloat_with_epsilon (hearsay_canvas_get_scale (desk.canvas), 1, 1e-6);

  /* Within its limits, the whole would need less than half its size. */
  gtk_widget_activate_action (desk.widget, "canvas.zoom-fit", NULL);
  g_assert_cmpfloat (hearsay_canvas_get_scale (desk.canvas), ==, 0.5);
  for (guint i = 0; i < 20; i++)
    gtk_widget_activate_action (desk.widget, "canvas.zoom-in", NULL);
  g_assert_cmpfloat (hearsay_canvas_get_scale (desk.canvas), ==, 3);

  fixture_close (desk.window);
}

static void
test_reveals (void)
{
  Desk desk;
  graphene_rect_t below = GRAPHENE_RECT_INIT (10, 500, 20, 20);
  graphene_rect_t above = GRAPHENE_RECT_INIT (10, 100, 20, 20);

  set_up (&desk, GTK_TEXT_DIR_LTR);
  hearsay_canvas_reveal (desk.canvas, &below);
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_HORIZONTAL), ==, 0);
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_VERTICAL), ==, 520 + HEADER - gtk_widget_get_height (desk.widget));
  hearsay_canvas_reveal (desk.canvas, &above);
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_VERTICAL), ==, 100);
  hearsay_canvas_reveal (desk.canvas, &above);
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_VERTICAL), ==, 100);

  fixture_close (desk.window);
}

/* One reads from the right: there it begins, and there the whole counts from. */
static void
test_mirrors (void)
{
  Desk desk;
  double width = 0;

  set_up (&desk, GTK_TEXT_DIR_RTL);
  width = gtk_widget_get_width (desk.widget);
  g_assert_true (hearsay_canvas_is_mirrored (desk.canvas));
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_HORIZONTAL), ==, WIDTH - width);
  g_assert_cmpfloat (hearsay_canvas_to_whole (desk.canvas, width - 10, HEADER).x, ==, 10);
  hearsay_canvas_reveal (desk.canvas, &GRAPHENE_RECT_INIT (WIDTH - 20, 0, 20, 20));
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_HORIZONTAL), ==, 0);

  fixture_close (desk.window);
}

static void
drag (Desk *desk,
      double x)
{
  gpointer gesture = fixture_find_gesture (desk->widget, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", x, 100.0);
  g_signal_emit_by_name (gesture, "drag-update", -60.0, -30.0);
  g_signal_emit_by_name (gesture, "drag-end", -60.0, -30.0);
}

static void
test_drags (void)
{
  Desk desk;

  set_up (&desk, GTK_TEXT_DIR_LTR);
  drag (&desk, 100);
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_HORIZONTAL), ==, 60);
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_VERTICAL), ==, 30);
  drag (&desk, 50);
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_HORIZONTAL), ==, 120);
  g_assert_cmpfloat (scrolled (&desk, GTK_ORIENTATION_VERTICAL), ==, 60);

  fixture_close (desk.window);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/canvas/scrolls", test_scrolls);
  g_test_add_func ("/widgets/canvas/zooms", test_zooms);
  g_test_add_func ("/widgets/canvas/reveals", test_reveals);
  g_test_add_func ("/widgets/canvas/mirrors", test_mirrors);
  g_test_add_func ("/widgets/canvas/drags", test_drags);

  return g_test_run ();
}
