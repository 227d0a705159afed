/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-pane"

#include "config.h"

#include "hearsay-article-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hearsay-labels.h"
#include "hearsay-quote-bar.h"

#define MAX_WIDTH 780 /* gutters and a line that can still be read with ease */

/**
 * HearsayArticlePane:
 *
 * One article in a tab: its text, scrolled, in a column no wider than one reads, and
 * below it what is known of the quotation that stands out.
 */
struct _HearsayArticlePane
{
  HearsaySessionWidget parent_instance;

  HearsayArticleView *view;
};

G_DEFINE_FINAL_TYPE (HearsayArticlePane, hearsay_article_pane, HEARSAY_TYPE_SESSION_WIDGET)

static void
hearsay_article_pane_attach (HearsaySessionWidget *widget,
                             HearsaySession *session)
{
  HearsayArticlePane *self = HEARSAY_ARTICLE_PANE (widget);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *layer = gtk_fixed_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = NULL;

  self->view = HEARSAY_ARTICLE_VIEW (hearsay_article_view_new (session));
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), MAX_WIDTH);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), MAX_WIDTH);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (scroller, "view");

  gtk_widget_set_can_target (layer, FALSE);
  gtk_widget_set_overflow (layer, GTK_OVERFLOW_HIDDEN);
  gtk_fixed_put (GTK_FIXED (layer), hearsay_article_view_get_header (self->view), 0, 0);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), layer);
  gtk_widget_set_vexpand (overlay, TRUE);

  bar = hearsay_quote_bar_new (session, self->view);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), hearsay_quote_bar_get_menu (HEARSAY_QUOTE_BAR (bar)));
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static gboolean
hearsay_article_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HEARSAY_ARTICLE_PANE (widget)->view));
}

static void
hearsay_article_pane_class_init (HearsayArticlePaneClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = hearsay_article_pane_grab_focus;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_article_pane_attach;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hearsay_article_pane_init (HearsayArticlePane *self)
{
}

GtkWidget *
hearsay_article_pane_new (HearsaySession *session)
{
  return g_object_new (HEARSAY_TYPE_ARTICLE_PANE, "session", session, NULL);
}

HearsayArticleView *
hearsay_article_pane_get_view (HearsayArticlePane *self)
{
  g_return_val_if_fail (HEARSAY_IS_ARTICLE_PANE (self), NULL);

  return self->view;
}

/**
 * hearsay_article_pane_dup_title:
 *
 * Returns: (transfer full): what to write on the pane's tab
 */
char *
hearsay_article_pane_dup_title (HearsayArticlePane *self)
{
  HearsaySession *session = hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
  const HearsayArticle *article = hearsay_session_get_article_at (session, hearsay_article_view_get_article (self->view));
  g_autofree char *title = NULL;

  if (article == NULL)
    return g_strdup (_ ("No Article"));

  title = hearsay_label_dup_article (article);
  if (article->outlet[0] == '\0')
    return g_steal_pointer (&title);

  /* Translators: outlet · headline, on a tab */
  return g_strdup_printf (C_ ("tab", "%s · %s"), article->outlet, title);
}
