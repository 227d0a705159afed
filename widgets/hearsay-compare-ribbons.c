/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare-ribbons"

#include "config.h"

#include "hearsay-compare-ribbons.h"

#include <math.h>

#include <glib/gi18n.h>

#include "hearsay-compare-private.h"

#define STEPS 16        /* of a ribbon's edge */
#define LABEL_HEIGHT 18 /* of the pill in the middle of a ribbon */
#define MIN_LABEL 56    /* pixels between the texts; in less there is no room for words */

/* Where a passage stands in both texts, from their beginning. */
typedef struct
{
  int passage;
  double tops[2];
  double bottoms[2];
} Place;

/* A ribbon in view: where it leaves one text and comes to the other, seen from the
 * left. */
typedef struct
{
  int passage;
  double left;
  double left_end;
  double right;
  double right_end;
} Ribbon;

/**
 * HearsayCompareRibbons:
 *
 * Between two texts, which passages of them are the same. Only what is in view is
 * looked at, however long the texts are; and the texts are asked for heights only when
 * hearsay_compare_ribbons_update() is called, for asking may change them, and that must
 * not happen while they are drawn. The list beside the texts says the same in
 * words, in its order, for whoever does not see it.
 *
 * Signal `passage-hovered` (int): the pointer is on a ribbon, or on none (-1).
 */
struct _HearsayCompareRibbons
{
  GtkWidget parent_instance;

  HearsaySession *session;
  HearsayComparePane *panes[2]; /* (nullable): first and second in reading direction */
  GArray *places;               /* Place: of what was in view when they were asked for */
  GArray *ribbons;              /* Ribbon: as drawn last */
  int width;
  int hovered; /* passage, or -1 */
};

enum
{
  SIGNAL_PASSAGE_HOVERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HearsayCompareRibbons, hearsay_compare_ribbons, GTK_TYPE_WIDGET)

/* Text begins below the head of a pane. */
static double
get_offset (HearsayCompareRibbons *self,
            HearsayComparePane *pane)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (hearsay_compare_pane_get_view (pane)), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (0, 0), &point))
    return 0;

  return point.y;
}

static void
add_place (HearsayCompareRibbons *self,
           const HearsayCompare *compare,
           int passage)
{
  Place place = { passage };

  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, Place, i).passage == passage)
      return;

  for (guint i = 0; i < 2; i++)
    {
      HearsaySpan span = HEARSAY_SPAN_NONE;
      double scroll = hearsay_compare_pane_get_scroll (self->panes[i]);

      hearsay_compare_get_span (compare, passage, hearsay_compare_pane_get_index (self->panes[i]), &span);
      place.tops[i] = scroll + hearsay_compare_pane_get_top (self->panes[i], span.start);
      place.bottoms[i] = scroll + hearsay_compare_pane_get_bottom (self->panes[i], span.end);
    }
  g_array_append_val (self->places, place);
}

/**
 * hearsay_compare_ribbons_update:
 *
 * Looks again what is in view, and where.
 */
void
hearsay_compare_ribbons_update (HearsayCompareRibbons *self)
{
  const HearsayCompare *compare = NULL;

  g_return_if_fail (HEARSAY_IS_COMPARE_RIBBONS (self));

  compare = hearsay_session_get_compare (self->session);
  g_array_set_size (self->places, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (compare == NULL || self->panes[0] == NULL || self->panes[1] == NULL)
    return;

  for (guint i = 0; i < 2; i++)
    {
      guint pane = hearsay_compare_pane_get_index (self->panes[i]);
      guint other = hearsay_compare_pane_get_index (self->panes[1 - i]);
      HearsaySpan visible = hearsay_article_view_get_visible_span (hearsay_compare_pane_get_view (self->panes[i]));
      guint cursor = 0;
      int passage = HEARSAY_NONE;

      if (pane >= compare->n_panes || other >= compare->n_panes)
        return;
      while ((passage = hearsay_compare_next (compare, pane, other, visible, &cursor)) >= 0)
        add_place (self, compare, passage);
    }
}

/* The ribbons as the texts are scrolled now. */
static void
find_ribbons (HearsayCompareRibbons *self)
{
  const HearsayCompare *compare = hearsay_session_get_compare (self->session);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double shifts[2] = { 0, 0 };

  g_array_set_size (self->ribbons, 0);
  if (compare == NULL || self->panes[0] == NULL || self->panes[1] == NULL)
    return;

  for (guint i = 0; i < 2; i++)
    shifts[i] = get_offset (self, self->panes[i]) - hearsay_compare_pane_get_scroll (self->panes[i]);

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      Ribbon ribbon = { place->passage, place->tops[is_rtl] + shifts[is_rtl], place->bottoms[is_rtl] + shifts[is_rtl],
                        place->tops[!is_rtl] + shifts[!is_rtl], place->bottoms[!is_rtl] + shifts[!is_rtl] };
      double height = gtk_widget_get_height (GTK_WIDGET (self));

      if ((guint) place->passage < compare->passages->len &&
          ((ribbon.left_end > 0 && ribbon.left < height) || (ribbon.right_end > 0 && ribbon.right < height)))
        g_array_append_val (self->ribbons, ribbon);
    }
}

/* How far from one side's height to the other's an edge has come at @x of 0…1. */
static double
ease (double x)
{
  return x * x * (3 - 2 * x);
}

static double
edge_at (double from,
         double to,
         double x)
{
  return from + (to - from) * ease (CLAMP (x, 0, 1));
}

static void
trace_edge (cairo_t *cr,
            double from,
            double to,
            double width,
            gboolean is_back)
{
  for (guint i = 0; i <= STEPS; i++)
    {
      double x = (is_back ? STEPS - i : i) / (double) STEPS;

      cairo_line_to (cr, x * width, edge_at (from, to, x));
    }
}

static void
draw_ribbon (HearsayCompareRibbons *self,
             cairo_t *cr,
             const Ribbon *ribbon,
             HearsayInk ink)
{
  const HearsayPassage *passage = hearsay_compare_get_passage (hearsay_session_get_compare (self->session), ribbon->passage);
  gboolean is_selected = _hearsay_compare_is_selected (self->session, ribbon->passage);
  gboolean is_hovered = self->hovered >= 0 && hearsay_compare_are_kin (hearsay_session_get_compare (self->session), self->hovered, ribbon->passage);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA color;
  GdkRGBA tint;

  _hearsay_compare_get_tint (GTK_WIDGET (self), ink, passage->similarity, is_selected || is_hovered, &tint);
  cairo_new_path (cr);
  trace_edge (cr, ribbon->left, ribbon->right, width, FALSE);
  trace_edge (cr, ribbon->left_end, ribbon->right_end, width, TRUE);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &tint);
  cairo_fill (cr);

  hearsay_theme_get_ink (GTK_WIDGET (self), ink, &color);
  if (!is_selected && !is_hovered && !passage->has_moved && !hearsay_theme_is_high_contrast ())
    color.alpha = 0.35;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, is_selected ? 2 : 1);
  cairo_new_path (cr);
  trace_edge (cr, ribbon->left, ribbon->right, width, FALSE);
  cairo_new_sub_path (cr);
  trace_edge (cr, ribbon->left_end, ribbon->right_end, width, FALSE);
  cairo_stroke (cr);
}

/* Where the middle of the ribbon is, kept in view where one end is not. */
static double
get_middle (HearsayCompareRibbons *self,
            const Ribbon *ribbon)
{
  double top = (ribbon->left + ribbon->right) / 2;
  double bottom = (ribbon->left_end + ribbon->right_end) / 2;

  top = MAX (top, 0);
  bottom = MIN (bottom, gtk_widget_get_height (GTK_WIDGET (self)));

  return (top + bottom) / 2;
}

static void
draw_pill (HearsayCompareRibbons *self,
           GtkSnapshot *snapshot,
           PangoLayout *layout,
           double y,
           gboolean is_strong,
           HearsayInk ink)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  GskRoundedRect frame;
  GdkRGBA ground;
  GdkRGBA color;
  GdkRGBA text;
  int text_width = 0;
  int text_height = 0;
  float line = is_strong ? 1.5 : 1;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  hearsay_theme_get_ink (GTK_WIDGET (self), HEARSAY_INK_GROUND, &ground);
  hearsay_theme_get_ink (GTK_WIDGET (self), ink, &color);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  if (!is_strong && !hearsay_theme_is_high_contrast ())
    color.alpha = 0.5;

  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT ((width - text_width) / 2 - 7, y - LABEL_HEIGHT / 2.0, text_width + 14, LABEL_HEIGHT), LABEL_HEIGHT / 2.0);
  hearsay_theme_append_rounded (snapshot, &frame, &ground);
  hearsay_theme_append_frame (snapshot, &frame, &color, line);
  hearsay_theme_append_layout (snapshot, layout, &text, (width - text_width) / 2, y - text_height / 2.0);
}

static char *
describe_ribbon (const HearsayPassage *passage,
                 gboolean is_brief)
{
  guint percent = round (100 * passage->similarity);

  if (passage->has_moved && !is_brief)
    /* Translators: on a ribbon: so many per cent alike, and the passage stands elsewhere */
    return g_strdup_printf (C_ ("compare", "%u %% moved"), percent);

  return g_strdup_printf (C_ ("compare", "%u %%"), percent);
}

/* Pills that would lie on each other: the heavier ribbon keeps its own. */
static gboolean
is_free (const GArray *places,
         double y)
{
  for (guint i = 0; i < places->len; i++)
    if (fabs (g_array_index (places, double, i) - y) < LABEL_HEIGHT + 2)
      return FALSE;

  return TRUE;
}

static void
draw_pills (HearsayCompareRibbons *self,
            GtkSnapshot *snapshot,
            HearsayInk ink)
{
  const HearsayCompare *compare = hearsay_session_get_compare (self->session);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean is_brief = gtk_widget_get_width (GTK_WIDGET (self)) < 80;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->ribbons->len; i++)
      {
        const Ribbon *ribbon = &g_array_index (self->ribbons, Ribbon, i);
        const HearsayPassage *passage = hearsay_compare_get_passage (compare, ribbon->passage);
        gboolean is_strong = _hearsay_compare_is_selected (self->session, ribbon->passage);
        gboolean is_first = is_strong || passage->has_moved;
        double y = get_middle (self, ribbon);
        g_autofree char *text = NULL;

        if (is_first != (round == 0) || (!is_strong && !is_free (places, y)))
          continue;
        text = describe_ribbon (passage, is_brief);
        pango_layout_set_text (layout, text, -1);
        draw_pill (self, snapshot, layout, y, is_strong, ink);
        g_array_append_val (places, y);
      }
}

/* The heads of the panes go on between them. */
static void
draw_head (GtkWidget *widget,
           GtkSnapshot *snapshot,
           double height)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (gtk_style_context_lookup_color (style, "headerbar_bg_color", &color))
    hearsay_theme_append_rect (snapshot, &color, 0, 0, gtk_widget_get_width (widget), height);
  gtk_style_context_get_color (style, &color);
  color.alpha *= 0.1;
  hearsay_theme_append_rect (snapshot, &color, 0, height - 1, gtk_widget_get_width (widget), 1);
}

static void
hearsay_compare_ribbons_snapshot (GtkWidget *widget,
                                  GtkSnapshot *snapshot)
{
  HearsayCompareRibbons *self = HEARSAY_COMPARE_RIBBONS (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  HearsayInk ink = _hearsay_compare_get_ink (self->session);
  double top = 0;
  cairo_t *cr = NULL;

  find_ribbons (self);
  if (self->panes[0] == NULL)
    return;

  top = MAX (0, get_offset (self, self->panes[0]));
  draw_head (widget, snapshot, top);
  if (self->ribbons->len == 0)
    return;

  bounds.origin.y = top;
  bounds.size.height -= top;
  gtk_snapshot_push_clip (snapshot, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (guint i = 0; i < self->ribbons->len; i++)
    draw_ribbon (self, cr, &g_array_index (self->ribbons, Ribbon, i), ink);
  cairo_destroy (cr);
  if (gtk_widget_get_width (widget) >= MIN_LABEL)
    draw_pills (self, snapshot, ink);
  gtk_snapshot_pop (snapshot);
}

static void
hearsay_compare_ribbons_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? HEARSAY_COMPARE_RIBBONS (widget)->width : 0;
}

static void
moved_cb (HearsayCompareRibbons *self,
          double x,
          double y)
{
  int passage = hearsay_compare_ribbons_find (self, x, y);

  if (passage != self->hovered)
    g_signal_emit (self, signals[SIGNAL_PASSAGE_HOVERED], 0, passage);
}

static void
left_cb (HearsayCompareRibbons *self)
{
  g_signal_emit (self, signals[SIGNAL_PASSAGE_HOVERED], 0, HEARSAY_NONE);
}

static void
clicked_cb (HearsayCompareRibbons *self,
            int n_press,
            double x,
            double y)
{
  int passage = hearsay_compare_ribbons_find (self, x, y);

  if (passage >= 0)
    hearsay_session_set_passage (self->session, passage);
}

static gboolean
hearsay_compare_ribbons_query_tooltip (GtkWidget *widget,
                                       int x,
                                       int y,
                                       gboolean keyboard_tooltip,
                                       GtkTooltip *tooltip)
{
  HearsayCompareRibbons *self = HEARSAY_COMPARE_RIBBONS (widget);
  const HearsayCompare *compare = hearsay_session_get_compare (self->session);
  int passage = keyboard_tooltip ? HEARSAY_NONE : hearsay_compare_ribbons_find (self, x, y);
  const HearsayPassage *found = NULL;
  g_autofree char *text = NULL;
  guint percent = 0;

  if (passage < 0)
    return FALSE;

  found = hearsay_compare_get_passage (compare, passage);
  percent = round (100 * found->similarity);
  text = found->has_moved ? g_strdup_printf (_ ("%u %% of the words agree; the passage stands in another place"), percent)
                          : g_strdup_printf (_ ("%u %% of the words agree"), percent);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
hearsay_compare_ribbons_dispose (GObject *object)
{
  HearsayCompareRibbons *self = HEARSAY_COMPARE_RIBBONS (object);

  for (guint i = 0; i < 2; i++)
    g_clear_weak_pointer (&self->panes[i]);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (hearsay_compare_ribbons_parent_class)->dispose (object);
}

static void
hearsay_compare_ribbons_finalize (GObject *object)
{
  g_array_unref (HEARSAY_COMPARE_RIBBONS (object)->places);
  g_array_unref (HEARSAY_COMPARE_RIBBONS (object)->ribbons);

  G_OBJECT_CLASS (hearsay_compare_ribbons_parent_class)->finalize (object);
}

static void
hearsay_compare_ribbons_class_init (HearsayCompareRibbonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hearsay_compare_ribbons_dispose;
  object_class->finalize = hearsay_compare_ribbons_finalize;
  widget_class->snapshot = hearsay_compare_ribbons_snapshot;
  widget_class->measure = hearsay_compare_ribbons_measure;
  widget_class->query_tooltip = hearsay_compare_ribbons_query_tooltip;

  signals[SIGNAL_PASSAGE_HOVERED] =
      g_signal_new ("passage-hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "compareribbons");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hearsay_compare_ribbons_init (HearsayCompareRibbons *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->ribbons = g_array_new (FALSE, FALSE, sizeof (Ribbon));
  self->hovered = HEARSAY_NONE;
  self->width = 96;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Shared passages; the list beside the texts names them"), -1);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
hearsay_compare_ribbons_new (HearsaySession *session)
{
  HearsayCompareRibbons *self = g_object_new (HEARSAY_TYPE_COMPARE_RIBBONS, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

/**
 * hearsay_compare_ribbons_set_panes:
 * @first: (nullable): the text before the ribbons in reading direction
 * @second: (nullable): the text after them
 */
void
hearsay_compare_ribbons_set_panes (HearsayCompareRibbons *self,
                                   HearsayComparePane *first,
                                   HearsayComparePane *second)
{
  g_return_if_fail (HEARSAY_IS_COMPARE_RIBBONS (self));

  g_set_weak_pointer (&self->panes[0], first);
  g_set_weak_pointer (&self->panes[1], second);
  self->hovered = HEARSAY_NONE;
  g_array_set_size (self->places, 0);
  g_array_set_size (self->ribbons, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hearsay_compare_ribbons_set_width (HearsayCompareRibbons *self,
                                   int width)
{
  g_return_if_fail (HEARSAY_IS_COMPARE_RIBBONS (self));

  if (self->width == width)
    return;

  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * hearsay_compare_ribbons_set_hovered:
 * @passage: the one under the pointer, wherever that is, or -1
 */
void
hearsay_compare_ribbons_set_hovered (HearsayCompareRibbons *self,
                                     int passage)
{
  g_return_if_fail (HEARSAY_IS_COMPARE_RIBBONS (self));

  self->hovered = passage;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), passage >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hearsay_compare_ribbons_find:
 *
 * Returns: the passage whose ribbon is there, the one on top if there are several; -1 if
 *   there is none
 */
int
hearsay_compare_ribbons_find (HearsayCompareRibbons *self,
                              double x,
                              double y)
{
  const HearsayCompare *compare = NULL;
  double place = 0;

  g_return_val_if_fail (HEARSAY_IS_COMPARE_RIBBONS (self), HEARSAY_NONE);

  compare = hearsay_session_get_compare (self->session);
  place = x / MAX (1, gtk_widget_get_width (GTK_WIDGET (self)));
  for (guint i = self->ribbons->len; compare != NULL && i > 0; i--)
    {
      const Ribbon *ribbon = &g_array_index (self->ribbons, Ribbon, i - 1);

      if ((guint) ribbon->passage < compare->passages->len && y >= edge_at (ribbon->left, ribbon->right, place) &&
          y < edge_at (ribbon->left_end, ribbon->right_end, place))
        return ribbon->passage;
    }

  return HEARSAY_NONE;
}
