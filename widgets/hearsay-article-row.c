/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-row"

#include "config.h"

#include "hearsay-article-row.h"

#include <glib/gi18n.h>

#include "hearsay-children.h"
#include "hearsay-theme.h"
#include "hearsay-labels.h"
#include "hearsay-tooltip.h"
#include "hearsay-words.h"

#define TRUNK 7    /* pixels from the leading edge to the trunk line, inside the padding */
#define ORIGIN 5   /* radius of an origin's mark */
#define COPY 3     /* radius of a copy's mark */
#define BADGE 10.5 /* radius of a family's mark in its heading */

/**
 * HearsayArticleRow:
 *
 * One line of the list of articles: a family's heading, or an article on the
 * family's trunk line. Both are the same height.
 */
struct _HearsayArticleRow
{
  GtkWidget parent_instance;

  HearsaySession *session;
  HearsayRow *row;
  int family; /* -1: none */

  GtkInscription *title;
  GtkInscription *subtitle;
  GtkLabel *number;
  GtkLabel *pill;
  GtkWidget *circular;
  gboolean is_copy; /* there is something to compare it with */
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_ROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HearsayArticleRow, hearsay_article_row, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget *widget,
           const char *name,
           gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* A pill in the family's colour, or in a neutral one where @colored is FALSE. */
static void
show_pill (HearsayArticleRow *self,
           const char *text,
           gboolean colored)
{
  GtkWidget *pill = GTK_WIDGET (self->pill);

  for (guint i = 0; i < 7; i++)
    gtk_widget_remove_css_class (pill, hearsay_theme_class_for_family (i));

  gtk_label_set_text (self->pill, text);
  gtk_widget_set_visible (pill, text[0] != '\0');
  if (colored && self->family >= 0)
    gtk_widget_add_css_class (pill, hearsay_theme_class_for_family (self->family));
}

static char *
describe_descent (const HearsayDescent *descent)
{
  if (descent->is_correction)
    return g_strdup (C_ ("article", "correction"));
  if (descent->parent < 0)
    return g_strdup (C_ ("article", "origin"));

  /* Translators: how much of an article is copied from its source */
  return g_strdup_printf (C_ ("article", "copy %u %%"), descent->copied);
}

static void
show_family (HearsayArticleRow *self,
             const HearsayAnalysis *shown)
{
  const HearsayFamily *family = hearsay_analysis_get_family (shown, self->family);
  g_autofree char *letter = hearsay_theme_dup_family_letter (self->family);
  g_autofree char *count = g_strdup_printf ("%u", family->n_articles);
  g_autofree char *told = NULL;
  g_autofree char *articles = NULL;
  g_autofree char *label = NULL;

  if (family->source[0] != '\0')
    told = g_strdup_printf (_ ("told by %s"), family->source);
  gtk_inscription_set_text (self->title, family->name);
  gtk_inscription_set_text (self->subtitle, told != NULL ? told : _ ("nobody is named as the source"));
  gtk_label_set_text (self->number, count);
  gtk_widget_remove_css_class (GTK_WIDGET (self->number), "pane-number");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "secondary");
  gtk_widget_set_visible (GTK_WIDGET (self->number), TRUE);
  gtk_widget_set_visible (self->circular, FALSE);
  self->is_copy = FALSE;
  show_pill (self, "", FALSE);

  articles = g_strdup_printf (ngettext ("%u article", "%u articles", family->n_articles), family->n_articles);
  /* Translators: origin A: name of the family, 7 articles */
  label = g_strdup_printf (_ ("Origin %s: %s, %s"), letter, family->name, articles);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_number (HearsayArticleRow *self,
             guint article)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "pane-number");
  gtk_widget_remove_css_class (GTK_WIDGET (self->number), "secondary");
  gtk_widget_set_visible (GTK_WIDGET (self->number), FALSE);

  for (guint pane = 0; pane < HEARSAY_N_PANES; pane++)
    if (hearsay_session_get_pane (self->session, pane) == (int) article)
      {
        g_autofree char *number = g_strdup_printf ("%u", pane + 1);

        gtk_label_set_text (self->number, number);
        gtk_widget_set_visible (GTK_WIDGET (self->number), TRUE);
        break;
      }
}

static void
show_article (HearsayArticleRow *self,
              const HearsayAnalysis *shown,
              guint index)
{
  const HearsayArticle *article = hearsay_corpus_get (shown->corpus, index);
  const HearsayDescent *descent = index < shown->descents->len ? hearsay_analysis_get_descent (shown, index) : NULL;
  g_autofree char *title = hearsay_label_dup_article (article);
  g_autofree char *subtitle = hearsay_words_dup_outlet_and_date (article);
  g_autofree char *pill = descent != NULL && shown->families->len > 0 ? describe_descent (descent) : g_strdup ("");
  gboolean is_read = hearsay_session_is_read (self->session, index);
  g_autofree char *label = NULL;

  gtk_inscription_set_text (self->title, title);
  gtk_inscription_set_text (self->subtitle, subtitle);
  set_class (GTK_WIDGET (self->title), "unread", !is_read);
  gtk_widget_set_visible (self->circular, descent != NULL && descent->is_circular);
  self->is_copy = descent != NULL && descent->parent >= 0;
  hearsay_tooltip_set (GTK_WIDGET (self->pill), self->is_copy ? _ ("Compare With What It Was Copied From") : NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->pill), self->is_copy ? "pointer" : NULL);
  show_pill (self, pill, descent != NULL && descent->parent < 0 && !descent->is_correction);
  show_number (self, index);

  /* Translators: title, outlet and date, origin or copy */
  label = is_read ? g_strdup_printf (_ ("%s, %s, %s"), title, subtitle, pill)
                  : g_strdup_printf (_ ("%s, %s, %s, unread"), title, subtitle, pill);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  hearsay_tooltip_set (GTK_WIDGET (self), title);
}

static void
update (HearsayArticleRow *self)
{
  HearsayAnalysis *shown = self->session != NULL ? hearsay_session_get_shown (self->session) : NULL;
  guint index = 0;
  gboolean is_heading = FALSE;

  self->family = HEARSAY_NONE;
  if (self->row == NULL || shown == NULL)
    return;

  index = hearsay_row_get_index (self->row);
  is_heading = hearsay_row_get_row_type (self->row) == HEARSAY_ROW_HEADING;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), FALSE);
  set_class (GTK_WIDGET (self->title), "family", is_heading);

  if (is_heading && index < shown->families->len)
    {
      self->family = index;
      set_class (GTK_WIDGET (self->title), "unread", FALSE);
      show_family (self, shown);
    }
  else if (!is_heading && index < shown->corpus->articles->len)
    {
      if ((hearsay_row_get_flags (self->row) & HEARSAY_ROW_GROUPED) != 0 && index < shown->descents->len)
        self->family = hearsay_analysis_get_descent (shown, index)->family;
      show_article (self, shown, index);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_badge (HearsayArticleRow *self,
            GtkSnapshot *snapshot,
            const GdkRGBA *color,
            float x,
            float y)
{
  g_autofree char *letter = hearsay_theme_dup_family_letter (self->family);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), letter);
  PangoFontDescription *font = pango_font_description_from_string ("bold 9");
  gboolean is_dark = gtk_widget_get_display (GTK_WIDGET (self)) != NULL && color->red + color->green + color->blue > 1.6;
  GdkRGBA ground = is_dark ? (GdkRGBA){ 0, 0, 0, 0.85 } : (GdkRGBA){ 1, 1, 1, 1 };
  PangoRectangle ink;

  hearsay_theme_append_shape (snapshot, self->family, color, x, y, BADGE);

  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  hearsay_theme_append_layout (snapshot, layout, &ground, x - ink.width / 2.0 - ink.x, y - ink.height / 2.0 - ink.y);
  pango_font_description_free (font);
}

static void
draw_trunk (HearsayArticleRow *self,
            GtkSnapshot *snapshot,
            const GdkRGBA *color,
            float x,
            float y)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  const HearsayDescent *descent = hearsay_analysis_get_descent (shown, hearsay_row_get_index (self->row));
  HearsayRowFlags flags = hearsay_row_get_flags (self->row);
  float above = (flags & HEARSAY_ROW_FIRST) != 0 ? y : 0;
  float below = (flags & HEARSAY_ROW_LAST) != 0 ? y : gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA faint = *color;

  faint.alpha *= 0.55;
  if (below > above)
    hearsay_theme_append_rect (snapshot, &faint, x - 1, above, 2, below - above);
  hearsay_theme_append_shape (snapshot, self->family, color, x, y, descent->parent < 0 ? ORIGIN : COPY);
}

static void
hearsay_article_row_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot)
{
  HearsayArticleRow *self = HEARSAY_ARTICLE_ROW (widget);

  if (self->family >= 0 && hearsay_session_get_shown (self->session) != NULL)
    {
      gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      gboolean is_heading = hearsay_row_get_row_type (self->row) == HEARSAY_ROW_HEADING;
      float offset = is_heading ? BADGE : TRUNK;
      float x = is_rtl ? gtk_widget_get_width (widget) - offset : offset;
      float y = is_heading ? gtk_widget_get_height (widget) / 2.0 : gtk_widget_get_height (widget) / 2.0 - 9;
      GdkRGBA color;

      hearsay_theme_get_ink (widget, hearsay_theme_ink_for_family (self->family), &color);
      if (is_heading)
        draw_badge (self, snapshot, &color, x, y);
      else
        draw_trunk (self, snapshot, &color, x, y);
    }

  GTK_WIDGET_CLASS (hearsay_article_row_parent_class)->snapshot (widget, snapshot);
}

static void
hearsay_article_row_dispose (GObject *object)
{
  HearsayArticleRow *self = HEARSAY_ARTICLE_ROW (object);

  g_clear_object (&self->row);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_ARTICLE_ROW);
  hearsay_children_unparent (GTK_WIDGET (self));

  G_OBJECT_CLASS (hearsay_article_row_parent_class)->dispose (object);
}

static void
hearsay_article_row_get_property (GObject *object,
                                  guint prop_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  HearsayArticleRow *self = HEARSAY_ARTICLE_ROW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_article_row_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  HearsayArticleRow *self = HEARSAY_ARTICLE_ROW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      if (self->session != NULL)
        {
          g_signal_connect_object (self->session, "shown-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (self->session, "panes-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (self->session, "notify::article", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
        }
      break;
    case PROP_ROW:
      hearsay_article_row_set_row (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_article_row_class_init (HearsayArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hearsay_article_row_dispose;
  object_class->get_property = hearsay_article_row_get_property;
  object_class->set_property = hearsay_article_row_set_property;
  widget_class->snapshot = hearsay_article_row_snapshot;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, HEARSAY_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW] =
      g_param_spec_object ("row", NULL, NULL, HEARSAY_TYPE_ROW,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "articlerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleRow, number);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleRow, pill);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleRow, circular);
}

/* "copy 71 %" leads to the evidence for it. */
static void
pill_clicked_cb (HearsayArticleRow *self,
                 int n_press,
                 double x,
                 double y,
                 GtkGesture *gesture)
{
  if (!self->is_copy || n_press != 1)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "compare.article", "u", hearsay_row_get_index (self->row));
}

static void
hearsay_article_row_init (HearsayArticleRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->family = HEARSAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pill_clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->pill), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
hearsay_article_row_new (HearsaySession *session)
{
  return g_object_new (HEARSAY_TYPE_ARTICLE_ROW, "session", session, NULL);
}

/**
 * hearsay_article_row_get_row:
 *
 * Returns: (transfer none) (nullable): the line shown
 */
HearsayRow *
hearsay_article_row_get_row (HearsayArticleRow *self)
{
  g_return_val_if_fail (HEARSAY_IS_ARTICLE_ROW (self), NULL);

  return self->row;
}

/**
 * hearsay_article_row_set_row:
 * @row: (nullable): a line of the session's list of articles
 */
void
hearsay_article_row_set_row (HearsayArticleRow *self,
                             HearsayRow *row)
{
  g_return_if_fail (HEARSAY_IS_ARTICLE_ROW (self));

  if (!g_set_object (&self->row, row))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}
