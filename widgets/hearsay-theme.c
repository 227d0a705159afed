/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-theme"

#include "config.h"

#include "hearsay-theme.h"

#include <math.h>

#include <adwaita.h>

#define N_SHAPES 6 /* families after these are neutral and told apart by letter */

static const struct
{
  const char *name;
  GdkRGBA fallback; /* where no style sheet is loaded, as in a test of one widget */
} inks[HEARSAY_N_INKS] = {
  [HEARSAY_INK_PERSON] = { "hearsay_person", { 0, 0, 0, 1 } },
  [HEARSAY_INK_ORGANIZATION] = { "hearsay_organization", { 0, 0, 0, 1 } },
  [HEARSAY_INK_PLACE] = { "hearsay_place", { 0, 0, 0, 1 } },
  [HEARSAY_INK_SOURCE] = { "hearsay_source", { 0, 0, 0, 1 } },
  [HEARSAY_INK_QUOTATION] = { "hearsay_quotation", { 0, 0, 0, 1 } },
  [HEARSAY_INK_ANNOTATION] = { "hearsay_annotation", { 0, 0, 0, 1 } },
  [HEARSAY_INK_ANNOTATION_TEXT] = { "hearsay_annotation_fg", { 1, 1, 1, 1 } },
  [HEARSAY_INK_CHANGE] = { "hearsay_change", { 0, 0, 0, 1 } },
  [HEARSAY_INK_CAUTION] = { "hearsay_caution", { 0, 0, 0, 1 } },
  [HEARSAY_INK_HOLDS] = { "hearsay_holds", { 0, 0, 0, 1 } },
  [HEARSAY_INK_SUGGESTED] = { "hearsay_suggested", { 0, 0, 0, 0.6 } },
  [HEARSAY_INK_DECIDED] = { "hearsay_decided", { 0, 0, 0, 1 } },
  [HEARSAY_INK_SECONDARY] = { "hearsay_secondary", { 0, 0, 0, 0.6 } },
  [HEARSAY_INK_TINT] = { "hearsay_tint", { 0, 0, 0, 0.1 } },
  [HEARSAY_INK_TINT_SELECTED] = { "hearsay_tint_selected", { 0, 0, 0, 0.2 } },
  [HEARSAY_INK_HIT] = { "hearsay_hit", { 0, 0, 0, 0.2 } },
  [HEARSAY_INK_GROUND] = { "view_bg_color", { 1, 1, 1, 1 } },
  [HEARSAY_INK_HEAT_1] = { "hearsay_heat_1", { 0, 0, 0, 0.1 } },
  [HEARSAY_INK_HEAT_2] = { "hearsay_heat_2", { 0, 0, 0, 0.2 } },
  [HEARSAY_INK_HEAT_3] = { "hearsay_heat_3", { 0, 0, 0, 0.3 } },
  [HEARSAY_INK_HEAT_4] = { "hearsay_heat_4", { 0, 0, 0, 0.4 } },
  [HEARSAY_INK_ORIGIN_A] = { "hearsay_origin_a", { 0, 0, 0, 1 } },
  [HEARSAY_INK_ORIGIN_B] = { "hearsay_origin_b", { 0, 0, 0, 1 } },
  [HEARSAY_INK_ORIGIN_C] = { "hearsay_origin_c", { 0, 0, 0, 1 } },
  [HEARSAY_INK_ORIGIN_D] = { "hearsay_origin_d", { 0, 0, 0, 1 } },
  [HEARSAY_INK_ORIGIN_E] = { "hearsay_origin_e", { 0, 0, 0, 1 } },
  [HEARSAY_INK_ORIGIN_F] = { "hearsay_origin_f", { 0, 0, 0, 1 } },
  [HEARSAY_INK_ORIGIN_OTHER] = { "hearsay_origin_other", { 0, 0, 0, 1 } },
};

/**
 * hearsay_theme_get_ink:
 * @color: (out): what @ink is in the style @widget is drawn in
 */
void
hearsay_theme_get_ink (GtkWidget *widget,
                       HearsayInk ink,
                       GdkRGBA *color)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ink < HEARSAY_N_INKS);

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), inks[ink].name, color))
    *color = inks[ink].fallback;
}

gboolean
hearsay_theme_is_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

HearsayInk
hearsay_theme_ink_for_kind (HearsayEntityKind kind)
{
  switch (kind)
    {
    case HEARSAY_ENTITY_PERSON:
      return HEARSAY_INK_PERSON;
    case HEARSAY_ENTITY_ORGANIZATION:
      return HEARSAY_INK_ORGANIZATION;
    case HEARSAY_ENTITY_PLACE:
      return HEARSAY_INK_PLACE;
    case HEARSAY_ENTITY_OTHER:
    default:
      return HEARSAY_INK_SOURCE;
    }
}

HearsayInk
hearsay_theme_ink_for_family (guint family)
{
  return family < N_SHAPES ? HEARSAY_INK_ORIGIN_A + family : HEARSAY_INK_ORIGIN_OTHER;
}

HearsayLine
hearsay_theme_line_for_kind (HearsayEntityKind kind)
{
  switch (kind)
    {
    case HEARSAY_ENTITY_ORGANIZATION:
      return HEARSAY_LINE_DOUBLE;
    case HEARSAY_ENTITY_PLACE:
      return HEARSAY_LINE_DOTS;
    case HEARSAY_ENTITY_PERSON:
    case HEARSAY_ENTITY_OTHER:
    default:
      return HEARSAY_LINE_SINGLE;
    }
}

/**
 * hearsay_theme_class_for_family:
 *
 * Returns: the style class that gives a label the family's colour
 */
const char *
hearsay_theme_class_for_family (guint family)
{
  static const char *const classes[] = { "origin-a", "origin-b", "origin-c", "origin-d", "origin-e", "origin-f" };

  return family < G_N_ELEMENTS (classes) ? classes[family] : "origin-other";
}

/**
 * hearsay_theme_dup_family_letter:
 *
 * Returns: (transfer full): "A" for the first family, "Z" for the 26th, then "AA"
 */
char *
hearsay_theme_dup_family_letter (guint family)
{
  char letters[8];
  guint place = G_N_ELEMENTS (letters);

  letters[--place] = '\0';
  for (family++; family > 0 && place > 0; family = (family - 1) / 26)
    letters[--place] = 'A' + (family - 1) % 26;

  return g_strdup (letters + place);
}

void
hearsay_theme_append_rect (GtkSnapshot *snapshot,
                           const GdkRGBA *color,
                           float x,
                           float y,
                           float width,
                           float height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

void
hearsay_theme_append_rounded (GtkSnapshot *snapshot,
                              const GskRoundedRect *box,
                              const GdkRGBA *color)
{
  gtk_snapshot_push_rounded_clip (snapshot, box);
  gtk_snapshot_append_color (snapshot, color, &box->bounds);
  gtk_snapshot_pop (snapshot);
}

/* A line of @width within @box. */
void
hearsay_theme_append_frame (GtkSnapshot *snapshot,
                            const GskRoundedRect *box,
                            const GdkRGBA *color,
                            float width)
{
  gtk_snapshot_append_border (snapshot, box, (float[4]){ width, width, width, width }, (GdkRGBA[4]){ *color, *color, *color, *color });
}

/* @x and @y are where the layout's own origin comes to stand. */
void
hearsay_theme_append_layout (GtkSnapshot *snapshot,
                             PangoLayout *layout,
                             const GdkRGBA *color,
                             float x,
                             float y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

void
hearsay_theme_append_disc (GtkSnapshot *snapshot,
                           const GdkRGBA *color,
                           float x,
                           float y,
                           float radius)
{
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius), radius);
  hearsay_theme_append_rounded (snapshot, &box, color);
}

/* Strokes of @on pixels with gaps of @off, ending within @width. */
static void
append_strokes (GtkSnapshot *snapshot,
                const GdkRGBA *color,
                float x,
                float y,
                float width,
                float height,
                float on,
                float off)
{
  for (float done = 0; done < width; done += on + off)
    hearsay_theme_append_rect (snapshot, color, x + done, y, MIN (on, width - done), height);
}

/**
 * hearsay_theme_append_line:
 * @decided: thick instead of thin
 * @x: where the line starts
 * @y: its top
 *
 * Draws the line that goes under a name; each kind can be told without colour.
 */
void
hearsay_theme_append_line (GtkSnapshot *snapshot,
                           HearsayLine line,
                           gboolean decided,
                           const GdkRGBA *color,
                           float x,
                           float y,
                           float width)
{
  float more = hearsay_theme_is_high_contrast () ? 0.5 : 0;
  float thick = (decided ? 2 : 1) + more;

  switch (line)
    {
    case HEARSAY_LINE_SINGLE:
      hearsay_theme_append_rect (snapshot, color, x, y, width, thick);
      break;

    case HEARSAY_LINE_DOUBLE:
      thick = (decided ? 1.4 : 1) + more;
      hearsay_theme_append_rect (snapshot, color, x, y, width, thick);
      hearsay_theme_append_rect (snapshot, color, x, y + thick + 1.4, width, thick);
      break;

    case HEARSAY_LINE_DOTS:
      thick = (decided ? 2 : 1) + more;
      append_strokes (snapshot, color, x, y, width, thick, thick, thick + 0.4);
      break;

    case HEARSAY_LINE_DASH_DOT:
    default:
      thick = (decided ? 2 : 1) + more;
      for (float done = 0; done < width; done += 15)
        {
          hearsay_theme_append_rect (snapshot, color, x + done, y, MIN (7, width - done), thick);
          if (width - done > 10)
            hearsay_theme_append_rect (snapshot, color, x + done + 10, y, 2, thick);
        }
      break;
    }
}

/* A regular polygon with a corner at @turn (in radians, 0 to the right). */
static void
append_polygon (GtkSnapshot *snapshot,
                const GdkRGBA *color,
                float x,
                float y,
                float radius,
                guint corners,
                double turn)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius));

  for (guint i = 0; i < corners; i++)
    {
      double angle = turn + 2 * G_PI * i / corners;

      cairo_line_to (cr, x + radius * cos (angle), y + radius * sin (angle));
    }
  gdk_cairo_set_source_rgba (cr, color);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/**
 * hearsay_theme_append_shape:
 * @x: the middle
 * @y: the middle
 *
 * Draws the shape of a family: circle, square, triangle, diamond, pentagon,
 * hexagon; a small circle for all further ones.
 */
void
hearsay_theme_append_shape (GtkSnapshot *snapshot,
                            guint family,
                            const GdkRGBA *color,
                            float x,
                            float y,
                            float radius)
{
  switch (family)
    {
    case 1:
      hearsay_theme_append_rect (snapshot, color, x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
      break;
    case 2:
      append_polygon (snapshot, color, x, y, radius * 1.15, 3, -G_PI_2);
      break;
    case 3:
      append_polygon (snapshot, color, x, y, radius * 1.15, 4, -G_PI_2);
      break;
    case 4:
      append_polygon (snapshot, color, x, y, radius * 1.1, 5, -G_PI_2);
      break;
    case 5:
      append_polygon (snapshot, color, x, y, radius * 1.1, 6, 0);
      break;
    default:
      hearsay_theme_append_disc (snapshot, color, x, y, radius);
      break;
    }
}
