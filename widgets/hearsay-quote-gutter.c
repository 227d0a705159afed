/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quote-gutter"

#include "config.h"

#include "hearsay-quote-gutter.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-theme.h"
#include "hearsay-labels.h"

#define WIDTH 92
#define STRIPE 4
#define STRIPE_SELECTED 6
#define CHIP_HEIGHT 16
#define CHIP_MAX 74
#define CHIP_GAP 6 /* between chip and stripe */

/* Where a quotation is in the gutter, in the gutter's coordinates. */
typedef struct
{
  guint quote;
  float y;
  float height;
  float chip_y; /* < 0: no room for a chip */
  float chip_x;
  float chip_width;
} Place;

/**
 * HearsayQuoteGutter:
 *
 * Beside the text: for each quotation a stripe (full: direct, broken: partly
 * quoted, hollow: reported) and a chip with its speaker, tinted once somebody
 * has decided. A click activates "quote.show". The list of quotations in the
 * side panel says the same to those who do not see it.
 */
struct _HearsayQuoteGutter
{
  GtkWidget parent_instance;

  HearsayArticleView *view; /* not owned: it owns the gutter */
  GArray *places;           /* Place, those in view, as drawn last */
};

G_DEFINE_FINAL_TYPE (HearsayQuoteGutter, hearsay_quote_gutter, GTK_TYPE_WIDGET)

static void
hearsay_quote_gutter_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

/* The last name is enough beside the text. */
static char *
shorten (const HearsayQuote *quote)
{
  const char *last = NULL;

  if (quote->source_type == HEARSAY_SOURCE_ANONYMOUS)
    return g_strdup (C_ ("speaker", "Unnamed"));
  if (quote->speaker[0] == '\0')
    return g_strdup (C_ ("speaker", "Unknown"));
  if (quote->source_type != HEARSAY_SOURCE_NAMED)
    return g_strdup (quote->speaker);

  last = strrchr (quote->speaker, ' ');

  return g_strdup (last != NULL && strlen (last) > 2 ? last + 1 : quote->speaker);
}

static PangoLayout *
make_layout (HearsayQuoteGutter *self,
             const HearsayQuote *quote)
{
  g_autofree char *text = shorten (quote);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (CHIP_MAX - 10) * PANGO_SCALE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

static gboolean
is_mirrored (HearsayQuoteGutter *self)
{
  return hearsay_article_view_is_rtl (self->view);
}

static void
draw_stripe (HearsayQuoteGutter *self,
             GtkSnapshot *snapshot,
             const HearsayQuote *quote,
             const Place *place,
             gboolean is_selected)
{
  float width = is_selected ? STRIPE_SELECTED : STRIPE;
  float x = is_mirrored (self) ? 2 : gtk_widget_get_width (GTK_WIDGET (self)) - 2 - width;
  GdkRGBA ink;
  GskRoundedRect outline;

  hearsay_theme_get_ink (GTK_WIDGET (self), HEARSAY_INK_QUOTATION, &ink);

  switch (quote->kind)
    {
    case HEARSAY_QUOTE_MIXED:
      for (float y = 0; y < place->height; y += 8)
        hearsay_theme_append_rect (snapshot, &ink, x, place->y + y, width, MIN (5, place->height - y));
      break;

    case HEARSAY_QUOTE_INDIRECT:
      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, place->y, width, place->height), width / 2);
      hearsay_theme_append_frame (snapshot, &outline, &ink, 1);
      break;

    case HEARSAY_QUOTE_DIRECT:
    default:
      hearsay_theme_append_rect (snapshot, &ink, x, place->y, width, place->height);
      break;
    }
}

static void
draw_chip (HearsayQuoteGutter *self,
           GtkSnapshot *snapshot,
           const HearsayQuote *quote,
           Place *place,
           gboolean is_selected)
{
  g_autoptr (PangoLayout) layout = make_layout (self, quote);
  GskRoundedRect outline;
  GdkRGBA ink;
  GdkRGBA text;
  PangoRectangle extents;

  /* A layout of limited width may begin elsewhere than at 0 in an interface from
   * right to left. */
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  place->chip_width = MIN (extents.width, CHIP_MAX - 10) + 10;
  place->chip_x = is_mirrored (self) ? STRIPE + CHIP_GAP + 2
                                     : gtk_widget_get_width (GTK_WIDGET (self)) - STRIPE - CHIP_GAP - 2 - place->chip_width;

  hearsay_theme_get_ink (GTK_WIDGET (self), HEARSAY_INK_QUOTATION, &ink);
  hearsay_theme_get_ink (GTK_WIDGET (self), is_selected ? HEARSAY_INK_DECIDED : HEARSAY_INK_SECONDARY, &text);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (place->chip_x, place->chip_y, place->chip_width, CHIP_HEIGHT), 4);

  /* Hollow is suggested, filled is decided. */
  if (quote->standing != HEARSAY_STANDING_SUGGESTED || is_selected)
    {
      GdkRGBA fill;

      hearsay_theme_get_ink (GTK_WIDGET (self), is_selected ? HEARSAY_INK_TINT_SELECTED : HEARSAY_INK_TINT, &fill);
      if (quote->standing != HEARSAY_STANDING_SUGGESTED)
        {
          hearsay_theme_append_rounded (snapshot, &outline, &fill);
        }
      text.alpha = 1;
    }
  else
    ink = text;
  hearsay_theme_append_frame (snapshot, &outline, &ink, 1);

  hearsay_theme_append_layout (snapshot, layout, &text, place->chip_x + 5 - extents.x, place->chip_y + (CHIP_HEIGHT - extents.height) / 2.0);
}

/* Quotations in view, with a chip for each as long as chips do not collide. */
static void
place_quotes (HearsayQuoteGutter *self,
              const HearsayAnalysis *shown)
{
  HearsaySpan visible = hearsay_article_view_get_visible_span (self->view);
  GtkTextWindowType window = is_mirrored (self) ? GTK_TEXT_WINDOW_RIGHT : GTK_TEXT_WINDOW_LEFT;
  float free_from = -G_MAXFLOAT;
  guint first = 0;
  guint last = 0;

  g_array_set_size (self->places, 0);
  hearsay_analysis_get_article_quotes (shown, hearsay_article_view_get_article (self->view), &first, &last);

  for (guint i = first; i < last; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (shown, i);
      HearsaySpan span = hearsay_quote_get_span (quote);
      GdkRectangle extents;
      Place place = { i };
      int y = 0;

      if (quote->standing == HEARSAY_STANDING_REJECTED || !hearsay_span_overlaps (span, visible))
        continue;

      hearsay_article_view_get_span_extents (self->view, span, &extents);
      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), window, 0, extents.y, NULL, &y);
      place.y = y + 1;
      place.height = MAX (6, extents.height - 2);
      place.chip_y = MAX (place.y + 2, free_from);
      if (place.chip_y > place.y + place.height - 6)
        place.chip_y = -1;
      else
        free_from = place.chip_y + CHIP_HEIGHT + 2;
      g_array_append_val (self->places, place);
    }
}

static void
hearsay_quote_gutter_snapshot (GtkWidget *widget,
                               GtkSnapshot *snapshot)
{
  HearsayQuoteGutter *self = HEARSAY_QUOTE_GUTTER (widget);
  HearsaySession *session = hearsay_article_view_get_session (self->view);
  const HearsayAnalysis *shown = hearsay_session_get_shown (session);

  if (shown == NULL || hearsay_article_view_get_marks (self->view) == NULL)
    return;

  place_quotes (self, shown);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);
      const HearsayQuote *quote = hearsay_analysis_get_quote (shown, place->quote);
      gboolean is_selected = (int) place->quote == hearsay_session_get_quote (session);

      draw_stripe (self, snapshot, quote, place, is_selected);
      if (place->chip_y >= 0 || place->y < 0)
        draw_chip (self, snapshot, quote, place, is_selected);
    }
  gtk_snapshot_pop (snapshot);
}

static const Place *
find_place (HearsayQuoteGutter *self,
            double y)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if (y >= place->y && y < MAX (place->y + place->height, place->chip_y + CHIP_HEIGHT))
        return place;
    }

  return NULL;
}

static void
pressed_cb (HearsayQuoteGutter *self,
            int n_press,
            double x,
            double y,
            GtkGestureClick *gesture)
{
  const Place *place = find_place (self, y);

  if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "quote.show", "u", place->quote);
}

static gboolean
hearsay_quote_gutter_query_tooltip (GtkWidget *widget,
                                    int x,
                                    int y,
                                    gboolean keyboard_tooltip,
                                    GtkTooltip *tooltip)
{
  HearsayQuoteGutter *self = HEARSAY_QUOTE_GUTTER (widget);
  const HearsayAnalysis *shown = hearsay_session_get_shown (hearsay_article_view_get_session (self->view));
  const Place *place = find_place (self, y);
  const HearsayQuote *quote = NULL;
  g_autofree char *text = NULL;

  if (place == NULL || shown == NULL || place->quote >= shown->quotes->len)
    return FALSE;

  quote = hearsay_analysis_get_quote (shown, place->quote);
  /* Translators: speaker · kind of quotation · suggested or confirmed */
  text = g_strdup_printf (C_ ("quotation", "%s · %s · %s"),
                          quote->speaker[0] != '\0' ? quote->speaker : _ ("Nobody is named"),
                          hearsay_label_quote (quote->kind), hearsay_label_standing (quote->standing));
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
hearsay_quote_gutter_finalize (GObject *object)
{
  g_array_unref (HEARSAY_QUOTE_GUTTER (object)->places);

  G_OBJECT_CLASS (hearsay_quote_gutter_parent_class)->finalize (object);
}

static void
hearsay_quote_gutter_class_init (HearsayQuoteGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hearsay_quote_gutter_finalize;
  widget_class->measure = hearsay_quote_gutter_measure;
  widget_class->snapshot = hearsay_quote_gutter_snapshot;
  widget_class->query_tooltip = hearsay_quote_gutter_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "quotegutter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hearsay_quote_gutter_init (HearsayQuoteGutter *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

GtkWidget *
hearsay_quote_gutter_new (HearsayArticleView *view)
{
  HearsayQuoteGutter *self = g_object_new (HEARSAY_TYPE_QUOTE_GUTTER, NULL);

  self->view = view;

  return GTK_WIDGET (self);
}

/**
 * hearsay_quote_gutter_update:
 *
 * Says in words, for those who do not see it, what the gutter shows.
 */
void
hearsay_quote_gutter_update (HearsayQuoteGutter *self)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (hearsay_article_view_get_session (self->view));
  g_autofree char *label = NULL;
  guint first = 0;
  guint last = 0;

  g_array_set_size (self->places, 0);
  if (shown == NULL || hearsay_article_view_get_article (self->view) < 0)
    return;

  hearsay_analysis_get_article_quotes (shown, hearsay_article_view_get_article (self->view), &first, &last);
  label = g_strdup_printf (ngettext ("%u quotation", "%u quotations", last - first), last - first);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
