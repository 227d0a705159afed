/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-header"

#include "config.h"

#include "hearsay-article-header.h"

#include <glib/gi18n.h>

#include "hearsay-children.h"
#include "hearsay-theme.h"
#include "hearsay-labels.h"

/**
 * HearsayArticleHeader:
 *
 * What stands above an article's text: the headline, unless the text itself
 * begins with it, then family, outlet, date, and whether it was corrected.
 */
struct _HearsayArticleHeader
{
  GtkWidget parent_instance;

  HearsayArticleView *view; /* not owned: it owns the header */

  int width; /* pixels there are; the text view asks for none */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *badge;
  GtkLabel *outlet;
  GtkLabel *date;
  GtkLabel *corrected;
};

G_DEFINE_FINAL_TYPE (HearsayArticleHeader, hearsay_article_header, GTK_TYPE_WIDGET)

/* A header must not keep its text view from becoming narrower. */
static void
hearsay_article_header_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  HearsayArticleHeader *self = HEARSAY_ARTICLE_HEADER (widget);
  int least = 0;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 1;
      *natural = MAX (1, self->width);
    }
  else
    gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, MAX (self->width, least), minimum, natural, NULL, NULL);
}

static void
hearsay_article_header_size_allocate (GtkWidget *widget,
                                      int width,
                                      int height,
                                      int baseline)
{
  HearsayArticleHeader *self = HEARSAY_ARTICLE_HEADER (widget);
  int least = 0;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (self->box, MAX (self->width, least), height, baseline, NULL);
}

static void
hearsay_article_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HEARSAY_TYPE_ARTICLE_HEADER);
  hearsay_children_unparent (GTK_WIDGET (object));

  G_OBJECT_CLASS (hearsay_article_header_parent_class)->dispose (object);
}

static void
hearsay_article_header_class_init (HearsayArticleHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_article_header_dispose;
  widget_class->measure = hearsay_article_header_measure;
  widget_class->size_allocate = hearsay_article_header_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "articleheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-article-header.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleHeader, box);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleHeader, title);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleHeader, badge);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleHeader, outlet);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleHeader, date);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleHeader, corrected);
}

static void
hearsay_article_header_init (HearsayArticleHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
}

GtkWidget *
hearsay_article_header_new (HearsayArticleView *view)
{
  HearsayArticleHeader *self = g_object_new (HEARSAY_TYPE_ARTICLE_HEADER, NULL);

  self->view = view;

  return GTK_WIDGET (self);
}

/**
 * hearsay_article_header_set_width:
 * @width: pixels of the text's column
 */
void
hearsay_article_header_set_width (HearsayArticleHeader *self,
                                  int width)
{
  g_return_if_fail (HEARSAY_IS_ARTICLE_HEADER (self));

  if (self->width == width)
    return;

  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
show_family (HearsayArticleHeader *self,
             const HearsayAnalysis *shown,
             guint article)
{
  const HearsayDescent *descent = NULL;
  g_autofree char *letter = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->badge), shown->families->len > 0 && article < shown->descents->len);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->badge)))
    return;

  descent = hearsay_analysis_get_descent (shown, article);
  letter = hearsay_theme_dup_family_letter (descent->family);
  if (descent->parent < 0)
    /* Translators: a family's letter, on the article it began with */
    text = g_strdup_printf (_ ("%s · origin"), letter);
  gtk_label_set_text (self->badge, text != NULL ? text : letter);

  for (guint i = 0; i < 7; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), hearsay_theme_class_for_family (i));
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), hearsay_theme_class_for_family (descent->family));
}

/**
 * hearsay_article_header_update:
 *
 * Brings the header in line with the article its view shows.
 */
void
hearsay_article_header_update (HearsayArticleHeader *self)
{
  HearsaySession *session = hearsay_article_view_get_session (self->view);
  int index = hearsay_article_view_get_article (self->view);
  const HearsayArticle *article = hearsay_session_get_article_at (session, index);
  const HearsayAnalysis *shown = hearsay_session_get_shown (session);
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  gboolean is_correction = FALSE;

  if (article == NULL)
    return;

  title = hearsay_label_dup_article (article);
  date = hearsay_label_dup_date (article->published, FALSE);
  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->title), hearsay_span_is_empty (article->title_span));
  gtk_label_set_text (self->outlet, article->outlet);
  gtk_widget_set_visible (GTK_WIDGET (self->outlet), article->outlet[0] != '\0');
  gtk_label_set_text (self->date, date);
  show_family (self, shown, index);

  if ((guint) index < shown->descents->len)
    is_correction = hearsay_analysis_get_descent (shown, index)->is_correction;
  gtk_label_set_text (self->corrected, is_correction ? C_ ("article", "correction") : C_ ("article", "corrected"));
  gtk_widget_set_visible (GTK_WIDGET (self->corrected), hearsay_session_is_corrected (session, index));
}
