/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare-pane"

#include "config.h"

#include "hearsay-compare-pane.h"

#include <glib/gi18n.h>

#include "hearsay-compare-private.h"
#include "hearsay-labels.h"
#include "hearsay-words.h"

#define READING 0.33 /* where in the page one reads */

/**
 * HearsayComparePane:
 *
 * One of the articles that are compared: which it is, to be chosen anew, and its text
 * with what it shares.
 *
 * Signals: `scrolled`: the text has another place; `measured`: it has another height; `passage-hovered` (int):
 * the pointer is on a passage, or on none (-1).
 */
struct _HearsayComparePane
{
  HearsaySessionWidget parent_instance;

  GtkLabel *badge;
  GtkDropDown *picker;
  GtkToggleButton *base;
  GtkWidget *close;
  GtkScrolledWindow *scroller;
  GtkFixed *layer;

  HearsayArticleView *view;
  guint index;         /* which pane */
  int hovered;         /* passage, or -1 */
  gboolean is_filling; /* nobody chooses */
};

enum
{
  SIGNAL_SCROLLED,
  SIGNAL_MEASURED,
  SIGNAL_PASSAGE_HOVERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HearsayComparePane, hearsay_compare_pane, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayComparePane *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static void
underlay (HearsayArticleView *view,
          GtkSnapshot *snapshot,
          HearsaySpan visible,
          gpointer user_data)
{
  HearsayComparePane *self = user_data;

  _hearsay_compare_draw_pane (view, snapshot, visible, self->index, self->hovered);
}

static void
scrolled_cb (HearsayComparePane *self)
{
  g_signal_emit (self, signals[SIGNAL_SCROLLED], 0);
}

static void
measured_cb (HearsayComparePane *self)
{
  g_signal_emit (self, signals[SIGNAL_MEASURED], 0);
}

/* The passage under the pointer. */
static int
find_passage (HearsayComparePane *self,
              double x,
              double y)
{
  const HearsayCompare *compare = hearsay_session_get_compare (get_session (self));
  GtkTextIter iter;
  int buffer_x = 0;
  int buffer_y = 0;

  if (compare == NULL || self->index >= compare->n_panes)
    return HEARSAY_NONE;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, buffer_x, buffer_y))
    return HEARSAY_NONE;

  return hearsay_compare_find (compare, self->index, hearsay_article_view_get_iter_byte (self->view, &iter));
}

static void
moved_cb (HearsayComparePane *self,
          double x,
          double y)
{
  int passage = find_passage (self, x, y);

  if (passage == self->hovered)
    return;

  g_signal_emit (self, signals[SIGNAL_PASSAGE_HOVERED], 0, passage);
}

static void
left_cb (HearsayComparePane *self)
{
  g_signal_emit (self, signals[SIGNAL_PASSAGE_HOVERED], 0, HEARSAY_NONE);
}

static void
clicked_cb (HearsayComparePane *self,
            int n_press,
            double x,
            double y)
{
  int passage = HEARSAY_NONE;

  if (n_press != 1 || gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view))))
    return;

  passage = find_passage (self, x, y);
  if (passage >= 0)
    hearsay_session_set_passage (get_session (self), passage);
}

static void
picked_cb (HearsayComparePane *self)
{
  HearsaySession *session = get_session (self);
  guint selected = gtk_drop_down_get_selected (self->picker);
  guint n = 0;
  guint n_order = 0;
  const guint32 *compared = NULL;
  const guint32 *order = NULL;
  guint32 articles[HEARSAY_COMPARE_MAX];

  if (session == NULL || self->is_filling)
    return;

  compared = hearsay_session_get_compared (session, &n);
  order = hearsay_session_get_order (session, &n_order);
  if (self->index >= n || selected >= n_order || compared[self->index] == order[selected])
    return;

  /* Who asks for one that is there already changes places with it. */
  for (guint i = 0; i < n; i++)
    articles[i] = compared[i] == order[selected] ? compared[self->index] : compared[i];
  articles[self->index] = order[selected];
  hearsay_session_set_compared (session, articles, n, hearsay_session_get_compare_base (session));
}

static void
base_toggled_cb (HearsayComparePane *self)
{
  if (!self->is_filling && gtk_toggle_button_get_active (self->base))
    hearsay_session_set_compare_base (get_session (self), self->index);
}

static void
close_cb (HearsayComparePane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "compare.remove", "u", self->index);
}

static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* With room for a headline in the list that drops down. */
static void
setup_long_name_cb (GtkSignalListItemFactory *factory,
                    GtkListItem *item)
{
  setup_name_cb (factory, item);
  gtk_label_set_width_chars (GTK_LABEL (gtk_list_item_get_child (item)), 40);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_list_item_get_child (item)), 60);
}

static GtkListItemFactory *
make_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);

  return factory;
}

static void
add_input (HearsayComparePane *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

static void
hearsay_compare_pane_attach (HearsaySessionWidget *widget,
                             HearsaySession *session)
{
  HearsayComparePane *self = HEARSAY_COMPARE_PANE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->view = HEARSAY_ARTICLE_VIEW (hearsay_article_view_new (session));
  hearsay_article_view_set_plain (self->view, underlay, self);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_fixed_put (self->layer, hearsay_article_view_get_header (self->view), 0, 0);
  add_input (self);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (measured_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
hearsay_compare_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HEARSAY_COMPARE_PANE (widget)->view));
}

static void
hearsay_compare_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HEARSAY_TYPE_COMPARE_PANE);

  G_OBJECT_CLASS (hearsay_compare_pane_parent_class)->dispose (object);
}

static void
hearsay_compare_pane_class_init (HearsayComparePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_compare_pane_dispose;
  widget_class->grab_focus = hearsay_compare_pane_grab_focus;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_compare_pane_attach;

  signals[SIGNAL_SCROLLED] =
      g_signal_new ("scrolled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MEASURED] =
      g_signal_new ("measured", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PASSAGE_HOVERED] =
      g_signal_new ("passage-hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-compare-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePane, badge);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePane, picker);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePane, base);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePane, close);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePane, scroller);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePane, layer);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, base_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
hearsay_compare_pane_init (HearsayComparePane *self)
{
  g_autoptr (GtkListItemFactory) factory = make_factory (G_CALLBACK (setup_name_cb));
  g_autoptr (GtkListItemFactory) list_factory = make_factory (G_CALLBACK (setup_long_name_cb));
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->hovered = HEARSAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->picker, expression);
  gtk_drop_down_set_factory (self->picker, factory);
  gtk_drop_down_set_list_factory (self->picker, list_factory);
}

/**
 * hearsay_compare_pane_new:
 * @index: which of the articles that are compared it shows
 */
GtkWidget *
hearsay_compare_pane_new (HearsaySession *session,
                          guint index)
{
  HearsayComparePane *self = g_object_new (HEARSAY_TYPE_COMPARE_PANE, "session", session, NULL);

  self->index = index;

  return GTK_WIDGET (self);
}

HearsayArticleView *
hearsay_compare_pane_get_view (HearsayComparePane *self)
{
  g_return_val_if_fail (HEARSAY_IS_COMPARE_PANE (self), NULL);

  return self->view;
}

guint
hearsay_compare_pane_get_index (HearsayComparePane *self)
{
  g_return_val_if_fail (HEARSAY_IS_COMPARE_PANE (self), 0);

  return self->index;
}

/* The text begins at its beginning, for the keys too. */
static void
show_article (HearsayComparePane *self,
              int article)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start;

  if (hearsay_article_view_get_article (self->view) == article)
    return;

  hearsay_article_view_set_article (self->view, article);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static void
show_badge (HearsayComparePane *self,
            guint article)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  const HearsayDescent *descent = article < shown->descents->len ? hearsay_analysis_get_descent (shown, article) : NULL;
  g_autofree char *letter = descent != NULL ? hearsay_theme_dup_family_letter (descent->family) : g_strdup ("");
  g_autofree char *origin = NULL;

  for (guint i = 0; i < 7; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), hearsay_theme_class_for_family (i));
  gtk_widget_set_visible (GTK_WIDGET (self->badge), descent != NULL);
  if (descent == NULL)
    return;

  gtk_widget_add_css_class (GTK_WIDGET (self->badge), hearsay_theme_class_for_family (descent->family));
  /* Translators: a family's letter, and that the article is its origin */
  origin = g_strdup_printf (C_ ("compare", "%s · origin"), letter);
  gtk_label_set_text (self->badge, descent->parent < 0 ? origin : letter);
}

static void
show_name (HearsayComparePane *self,
           guint32 article,
           GListModel *names)
{
  guint n = 0;
  const guint32 *order = hearsay_session_get_order (get_session (self), &n);
  const HearsayArticle *item = hearsay_session_get_article_at (get_session (self), article);
  g_autofree char *label = hearsay_label_dup_article (item);
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && position == GTK_INVALID_LIST_POSITION; i++)
    if (order[i] == article)
      position = i;

  if (gtk_drop_down_get_model (self->picker) != names)
    gtk_drop_down_set_model (self->picker, names);
  gtk_drop_down_set_selected (self->picker, position);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->picker), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * hearsay_compare_pane_update:
 * @names: all articles, in the session's order
 *
 * Shows the pane's article; an empty page if there is none.
 */
void
hearsay_compare_pane_update (HearsayComparePane *self,
                             GListModel *names)
{
  HearsaySession *session = NULL;
  guint n = 0;
  const guint32 *compared = NULL;
  guint base = 0;

  g_return_if_fail (HEARSAY_IS_COMPARE_PANE (self));

  session = get_session (self);
  compared = hearsay_session_get_compared (session, &n);
  base = hearsay_session_get_compare_base (session);
  self->hovered = HEARSAY_NONE;
  self->is_filling = TRUE;
  show_article (self, self->index < n ? (int) compared[self->index] : HEARSAY_NONE);
  gtk_widget_set_visible (self->close, n > 2);
  gtk_toggle_button_set_active (self->base, self->index == base);
  if (self->index < n)
    {
      const HearsayArticle *article = hearsay_session_get_article_at (session, compared[self->index]);

      show_badge (self, compared[self->index]);
      show_name (self, compared[self->index], names);
      gtk_widget_set_visible (hearsay_article_view_get_header (self->view), hearsay_span_is_empty (article->title_span));
    }
  self->is_filling = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/**
 * hearsay_compare_pane_set_hovered:
 * @passage: the one under the pointer, wherever that is, or -1
 */
void
hearsay_compare_pane_set_hovered (HearsayComparePane *self,
                                  int passage)
{
  g_return_if_fail (HEARSAY_IS_COMPARE_PANE (self));

  self->hovered = passage;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* Where a character's line begins and ends, in pixels from the top of what is visible. */
static void
get_line (HearsayComparePane *self,
          guint32 byte,
          double *top,
          double *bottom)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;
  GdkRectangle box;
  GtkTextIter iter;

  hearsay_article_view_get_byte_iter (self->view, byte, &iter);
  gtk_text_view_get_iter_location (view, &iter, &box);
  gtk_text_view_get_visible_rect (view, &visible);
  *top = box.y - visible.y;
  *bottom = *top + box.height;
}

double
hearsay_compare_pane_get_top (HearsayComparePane *self,
                              guint32 byte)
{
  double top = 0;
  double bottom = 0;

  g_return_val_if_fail (HEARSAY_IS_COMPARE_PANE (self), 0);

  get_line (self, byte, &top, &bottom);

  return top;
}

/**
 * hearsay_compare_pane_get_bottom:
 *
 * Returns: where the line ends that the character before @byte stands in
 */
double
hearsay_compare_pane_get_bottom (HearsayComparePane *self,
                                 guint32 byte)
{
  double top = 0;
  double bottom = 0;

  g_return_val_if_fail (HEARSAY_IS_COMPARE_PANE (self), 0);

  get_line (self, byte > 0 ? byte - 1 : 0, &top, &bottom);

  return bottom;
}

/**
 * hearsay_compare_pane_get_scroll:
 *
 * Returns: how much of the text is above what is visible, in pixels
 */
double
hearsay_compare_pane_get_scroll (HearsayComparePane *self)
{
  GdkRectangle visible;

  g_return_val_if_fail (HEARSAY_IS_COMPARE_PANE (self), 0);

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);

  return visible.y;
}

double
hearsay_compare_pane_get_page (HearsayComparePane *self)
{
  g_return_val_if_fail (HEARSAY_IS_COMPARE_PANE (self), 0);

  return gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (self->scroller));
}

/**
 * hearsay_compare_pane_get_reading_line:
 * @byte: (out): a character that stands there
 *
 * A third down the page, but at its start at the start of the text, and at its end at
 * the end, so that texts begin and end together.
 *
 * Returns: where one reads, in pixels from the top of what is visible
 */
double
hearsay_compare_pane_get_reading_line (HearsayComparePane *self,
                                       guint32 *byte)
{
  GtkAdjustment *adjustment = NULL;
  GdkRectangle visible;
  GtkTextIter iter;
  double page = 0;
  double above = 0;
  double below = 0;
  double line = 0;

  g_return_val_if_fail (HEARSAY_IS_COMPARE_PANE (self), 0);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  page = gtk_adjustment_get_page_size (adjustment);
  above = gtk_adjustment_get_value (adjustment);
  below = gtk_adjustment_get_upper (adjustment) - page - above;
  if (above + below <= 0)
    line = 0;
  else if (above + below < page)
    line = page * above / (above + below);
  else
    line = MAX (MIN (above, READING * page), page - below);

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, visible.x, visible.y + line);
  *byte = hearsay_article_view_get_iter_byte (self->view, &iter);

  return line;
}

void
hearsay_compare_pane_scroll_by (HearsayComparePane *self,
                                double pixels)
{
  GtkAdjustment *adjustment = NULL;

  g_return_if_fail (HEARSAY_IS_COMPARE_PANE (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pixels);
}
