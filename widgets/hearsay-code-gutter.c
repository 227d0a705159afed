/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-code-gutter"

#include "config.h"

#include "hearsay-code-gutter.h"

#include <math.h>

#include <glib/gi18n.h>

#include "hearsay-annotations.h"
#include "hearsay-codebook.h"
#include "hearsay-theme.h"

#define MAX_LANES 3
#define LANE 22
#define WIDTH 44
#define LETTER 16
#define ARM 5

/* An annotation's place among the lanes. */
typedef struct
{
  guint index; /* into the session's annotations */
  HearsaySpan span;
  guint lane;     /* MAX_LANES: there was no lane left */
  char letter[8]; /* of its code, UTF-8 */
} Lane;

/**
 * HearsayCodeGutter:
 *
 * Beside the text: a bracket for each annotation with the letter of its code, in
 * up to three lanes so that overlapping ones can be told apart; then "+2". A
 * click activates "note.show".
 */
struct _HearsayCodeGutter
{
  GtkWidget parent_instance;

  HearsayArticleView *view; /* not owned: it owns the gutter */
  GArray *lanes;            /* Lane, in text order */
  guint n_lanes;
};

G_DEFINE_FINAL_TYPE (HearsayCodeGutter, hearsay_code_gutter, GTK_TYPE_WIDGET)

static void
hearsay_code_gutter_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  HearsayCodeGutter *self = HEARSAY_CODE_GUTTER (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (WIDTH, 12 + LANE * (int) self->n_lanes) : 0;
}

static gboolean
is_mirrored (HearsayCodeGutter *self)
{
  return hearsay_article_view_is_rtl (self->view);
}

static void
get_extents (HearsayCodeGutter *self,
             const Lane *lane,
             float *y,
             float *height)
{
  GdkRectangle extents;
  int window_y = 0;

  hearsay_article_view_get_span_extents (self->view, lane->span, &extents);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view),
                                         is_mirrored (self) ? GTK_TEXT_WINDOW_LEFT : GTK_TEXT_WINDOW_RIGHT,
                                         0, extents.y, NULL, &window_y);
  *y = window_y + 2;
  *height = MAX (LETTER, extents.height - 4);
}

static void
draw_text (HearsayCodeGutter *self,
           GtkSnapshot *snapshot,
           const char *text,
           const GdkRGBA *color,
           float x,
           float y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoRectangle ink;

  pango_layout_get_pixel_extents (layout, &ink, NULL);
  hearsay_theme_append_layout (snapshot, layout, color, round (x - ink.width / 2.0 - ink.x), round (y - ink.height / 2.0 - ink.y));
}

static void
draw_lane (HearsayCodeGutter *self,
           GtkSnapshot *snapshot,
           const Lane *lane)
{
  gboolean mirrored = is_mirrored (self);
  float offset = 6 + lane->lane * LANE;
  float x = mirrored ? gtk_widget_get_width (GTK_WIDGET (self)) - offset : offset;
  float y = 0;
  float height = 0;
  GskRoundedRect box;
  GdkRGBA ink;
  GdkRGBA text;

  get_extents (self, lane, &y, &height);
  hearsay_theme_get_ink (GTK_WIDGET (self), HEARSAY_INK_ANNOTATION, &ink);
  hearsay_theme_get_ink (GTK_WIDGET (self), HEARSAY_INK_ANNOTATION_TEXT, &text);

  hearsay_theme_append_rect (snapshot, &ink, x - 0.75, y, 1.5, height);
  hearsay_theme_append_rect (snapshot, &ink, mirrored ? x : x - ARM, y, ARM, 1.5);
  hearsay_theme_append_rect (snapshot, &ink, mirrored ? x : x - ARM, y + height - 1.5, ARM, 1.5);

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (mirrored ? x - LETTER : x, y - 1, LETTER, LETTER), 3);
  hearsay_theme_append_rounded (snapshot, &box, &ink);
  draw_text (self, snapshot, lane->letter, &text, box.bounds.origin.x + LETTER / 2.0, box.bounds.origin.y + LETTER / 2.0);
}

/* What had no lane left, where the first of it begins. */
static void
draw_rest (HearsayCodeGutter *self,
           GtkSnapshot *snapshot,
           const Lane *lane,
           guint n)
{
  g_autofree char *text = g_strdup_printf ("+%u", n);
  float offset = 6 + MAX_LANES * LANE;
  float y = 0;
  float height = 0;
  GdkRGBA ink;

  get_extents (self, lane, &y, &height);
  hearsay_theme_get_ink (GTK_WIDGET (self), HEARSAY_INK_ANNOTATION, &ink);
  draw_text (self, snapshot, text, &ink, is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - offset : offset, y + LETTER);
}

static void
hearsay_code_gutter_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  HearsayCodeGutter *self = HEARSAY_CODE_GUTTER (widget);
  HearsaySpan visible;

  if (self->lanes->len == 0)
    return;

  visible = hearsay_article_view_get_visible_span (self->view);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const Lane *lane = &g_array_index (self->lanes, Lane, i);
      guint n = 0;

      if (!hearsay_span_overlaps (lane->span, visible))
        continue;
      if (lane->lane < MAX_LANES)
        {
          draw_lane (self, snapshot, lane);
          continue;
        }

      while (i + n < self->lanes->len && g_array_index (self->lanes, Lane, i + n).lane == MAX_LANES)
        n++;
      draw_rest (self, snapshot, lane, n);
      i += n - 1;
    }
  gtk_snapshot_pop (snapshot);
}

static const Lane *
find_lane (HearsayCodeGutter *self,
           double x,
           double y)
{
  double across = is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      const Lane *lane = &g_array_index (self->lanes, Lane, i);
      float top = 0;
      float height = 0;

      if (across < lane->lane * LANE || across >= (lane->lane + 1) * LANE + 6)
        continue;
      get_extents (self, lane, &top, &height);
      if (y >= top - 2 && y < top + height)
        return lane;
    }

  return NULL;
}

static void
pressed_cb (HearsayCodeGutter *self,
            int n_press,
            double x,
            double y,
            GtkGestureClick *gesture)
{
  const Lane *lane = find_lane (self, x, y);

  if (lane != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "note.show", "u", lane->index);
}

static gboolean
hearsay_code_gutter_query_tooltip (GtkWidget *widget,
                                   int x,
                                   int y,
                                   gboolean keyboard_tooltip,
                                   GtkTooltip *tooltip)
{
  HearsayCodeGutter *self = HEARSAY_CODE_GUTTER (widget);
  GPtrArray *annotations = hearsay_session_get_annotations (hearsay_article_view_get_session (self->view));
  const Lane *lane = find_lane (self, x, y);
  const HearsayAnnotation *annotation = NULL;

  if (lane == NULL || annotations == NULL || lane->index >= annotations->len)
    return FALSE;

  annotation = g_ptr_array_index (annotations, lane->index);
  gtk_tooltip_set_text (tooltip, annotation->memo[0] != '\0' ? annotation->memo : annotation->exact);

  return TRUE;
}

static void
hearsay_code_gutter_finalize (GObject *object)
{
  g_array_unref (HEARSAY_CODE_GUTTER (object)->lanes);

  G_OBJECT_CLASS (hearsay_code_gutter_parent_class)->finalize (object);
}

static void
hearsay_code_gutter_class_init (HearsayCodeGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hearsay_code_gutter_finalize;
  widget_class->measure = hearsay_code_gutter_measure;
  widget_class->snapshot = hearsay_code_gutter_snapshot;
  widget_class->query_tooltip = hearsay_code_gutter_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "codegutter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hearsay_code_gutter_init (HearsayCodeGutter *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->lanes = g_array_new (FALSE, TRUE, sizeof (Lane));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
hearsay_code_gutter_new (HearsayArticleView *view)
{
  HearsayCodeGutter *self = g_object_new (HEARSAY_TYPE_CODE_GUTTER, NULL);

  self->view = view;

  return GTK_WIDGET (self);
}

static void
set_letter (Lane *lane,
            GPtrArray *codes,
            const char *id)
{
  g_strlcpy (lane->letter, "•", sizeof lane->letter);

  for (guint i = 0; codes != NULL && id[0] != '\0' && i < codes->len; i++)
    {
      const HearsayCode *code = g_ptr_array_index (codes, i);

      if (g_str_equal (code->id, id))
        g_utf8_strncpy (lane->letter, code->letter, 1);
    }
}

/**
 * hearsay_code_gutter_update:
 *
 * Deals the article's annotations to lanes: each takes the first lane that is
 * free where it begins.
 */
void
hearsay_code_gutter_update (HearsayCodeGutter *self)
{
  HearsaySession *session = hearsay_article_view_get_session (self->view);
  GPtrArray *annotations = hearsay_session_get_annotations (session);
  HearsayProject *project = hearsay_session_get_project (session);
  g_autoptr (GPtrArray) codes = project != NULL ? hearsay_codebook_list (project) : NULL;
  guint32 ends[MAX_LANES] = { 0 };
  guint n_shown = 0;
  g_autofree char *label = NULL;

  g_array_set_size (self->lanes, 0);
  self->n_lanes = 0;

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      const HearsayAnnotation *annotation = g_ptr_array_index (annotations, i);
      Lane lane = { i, annotation->span, MAX_LANES };

      if (annotation->article != hearsay_article_view_get_article (self->view) || hearsay_span_is_empty (annotation->span))
        continue;

      for (guint j = 0; j < MAX_LANES && lane.lane == MAX_LANES; j++)
        if (ends[j] <= lane.span.start)
          lane.lane = j;
      if (lane.lane < MAX_LANES)
        ends[lane.lane] = lane.span.end;
      self->n_lanes = MAX (self->n_lanes, lane.lane + 1);

      set_letter (&lane, codes, annotation->code);
      g_array_append_val (self->lanes, lane);
      n_shown++;
    }

  label = g_strdup_printf (ngettext ("%u annotation", "%u annotations", n_shown), n_shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
