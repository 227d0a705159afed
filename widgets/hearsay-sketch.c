/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-sketch"

#include "config.h"

#include "hearsay-sketch.h"

#include <glib/gi18n.h>

#include "hearsay-theme.h"

#define HEIGHT 110
#define BOX_WIDTH 88
#define BOX_HEIGHT 26
#define STEM 128 /* from the leading edge */
#define FIRST 14 /* the middle of the first line */
#define STEP 26

/**
 * HearsaySketch:
 *
 * What the program is about, in one small drawing: somebody says something, and
 * four articles print four wordings of it.
 */
struct _HearsaySketch
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (HearsaySketch, hearsay_sketch, GTK_TYPE_WIDGET)

static const struct
{
  const char *words;
  int indent;
  gboolean is_changed;  /* its meaning is */
  gboolean is_inferred; /* the step that leads to it */
} wordings[] = {
  { N_ ("“no reason to think”"), 0, FALSE, FALSE },
  { N_ ("“reason to think”"), 38, TRUE, FALSE },
  { N_ ("“two are unsafe”"), 48, FALSE, TRUE },
  { N_ ("“unsafe”"), 62, FALSE, TRUE },
};

static void
hearsay_sketch_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 280;
}

static float
mirror (GtkWidget *widget,
        float x,
        float width)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (widget) - x - width : x;
}

static void
draw_words (GtkWidget *widget,
            GtkSnapshot *snapshot,
            const char *words,
            const GdkRGBA *color,
            gboolean is_bold,
            float x,
            float y,
            float width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);
  PangoFontDescription *font = pango_font_description_from_string (is_bold ? "bold 8" : "8");
  int text_width = 0;
  int height = 0;

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &text_width, &height);
  if (width > 0)
    x += (width - text_width) / 2;
  hearsay_theme_append_layout (snapshot, layout, color, mirror (widget, x, text_width), y - height / 2.0);
}

static void
draw_line (GtkWidget *widget,
           GtkSnapshot *snapshot,
           const GdkRGBA *color,
           gboolean is_dashed,
           float x,
           float y,
           float length,
           gboolean is_vertical)
{
  float on = is_dashed ? 4 : length;

  for (float done = 0; done < length; done += on + 3)
    {
      float part = MIN (on, length - done);

      if (is_vertical)
        hearsay_theme_append_rect (snapshot, color, mirror (widget, x - 0.75, 1.5), y + done, 1.5, part);
      else
        hearsay_theme_append_rect (snapshot, color, mirror (widget, x + done, part), y - 0.75, part, 1.5);
    }
}

static void
draw_speaker (GtkWidget *widget,
              GtkSnapshot *snapshot,
              const GdkRGBA *color)
{
  GskRoundedRect box;
  GdkRGBA fill = *color;

  fill.alpha *= 0.1;
  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (mirror (widget, 0, BOX_WIDTH), 1, BOX_WIDTH, BOX_HEIGHT), 5);
  hearsay_theme_append_rounded (snapshot, &box, &fill);
  hearsay_theme_append_frame (snapshot, &box, color, 1.5);
  draw_line (widget, snapshot, color, FALSE, BOX_WIDTH, FIRST, STEM - BOX_WIDTH, FALSE);
}

static void
hearsay_sketch_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  GdkRGBA color;
  GdkRGBA change;
  GdkRGBA text;

  hearsay_theme_get_ink (widget, HEARSAY_INK_ORIGIN_A, &color);
  hearsay_theme_get_ink (widget, HEARSAY_INK_CHANGE, &change);
  hearsay_theme_get_ink (widget, HEARSAY_INK_DECIDED, &text);

  draw_speaker (widget, snapshot, &color);
  draw_words (widget, snapshot, _ ("a minister"), &text, TRUE, 0, FIRST, BOX_WIDTH);
  draw_line (widget, snapshot, &color, FALSE, STEM, FIRST, STEP, TRUE);
  draw_line (widget, snapshot, &color, TRUE, STEM, FIRST + STEP, 2 * STEP, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      float x = STEM + wordings[i].indent;
      float y = FIRST + i * STEP;

      if (i > 0)
        draw_line (widget, snapshot, &color, wordings[i].is_inferred, STEM, y, wordings[i].indent, FALSE);
      hearsay_theme_append_disc (snapshot, &color, mirror (widget, x, 0), y, i == 0 ? 6 : 4);
      draw_words (widget, snapshot, _ (wordings[i].words), wordings[i].is_changed ? &change : &text, !wordings[i].is_inferred, x + 12, y, 0);
    }
}

static void
hearsay_sketch_class_init (HearsaySketchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = hearsay_sketch_measure;
  widget_class->snapshot = hearsay_sketch_snapshot;

  gtk_widget_class_set_css_name (widget_class, "sketch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hearsay_sketch_init (HearsaySketch *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("One sentence and four wordings of it"), -1);
}
