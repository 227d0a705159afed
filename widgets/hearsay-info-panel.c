/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-info-panel"

#include "config.h"

#include "hearsay-info-panel.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-labels.h"

/**
 * HearsayInfoPanel:
 *
 * What is known of the file of the article one reads.
 */
struct _HearsayInfoPanel
{
  HearsaySessionWidget parent_instance;

  GtkBox *box; /* not owned: the widget's own descendant */
};

G_DEFINE_FINAL_TYPE (HearsayInfoPanel, hearsay_info_panel, HEARSAY_TYPE_SESSION_WIDGET)

static void
add_fact (HearsayInfoPanel *self,
          const char *name,
          const char *value)
{
  GtkWidget *fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *value_label = gtk_label_new (value[0] != '\0' ? value : C_ ("fact", "not known"));

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_widget_add_css_class (name_label, "secondary");
  gtk_label_set_xalign (GTK_LABEL (value_label), 0);
  gtk_label_set_wrap (GTK_LABEL (value_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (value_label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (value_label), 24);
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_selectable (GTK_LABEL (value_label), value[0] != '\0');
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value_label), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name_label, NULL, -1);
  gtk_box_append (GTK_BOX (fact), name_label);
  gtk_box_append (GTK_BOX (fact), value_label);
  gtk_box_append (self->box, fact);
}

static void
add_number (HearsayInfoPanel *self,
            const char *name,
            gsize number)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GSIZE_FORMAT, number);

  add_fact (self, name, text);
}

static char *
describe_descent (const HearsayAnalysis *shown,
                  guint article)
{
  const HearsayDescent *descent = NULL;
  g_autofree char *parent = NULL;

  if (article >= shown->descents->len || shown->families->len == 0)
    return g_strdup ("");

  descent = hearsay_analysis_get_descent (shown, article);
  if (descent->parent < 0)
    return g_strdup (_ ("Printed first in its family"));

  parent = hearsay_label_dup_article (hearsay_corpus_get (shown->corpus, descent->parent));
  if (descent->basis == HEARSAY_BASIS_DECLARED)
    return g_strdup_printf (_ ("%u %% copied from “%s”, which it names"), descent->copied, parent);

  return g_strdup_printf (_ ("%u %% copied from “%s” (inferred)"), descent->copied, parent);
}

static void
update (HearsayInfoPanel *self)
{
  HearsaySession *session = hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
  int index = hearsay_session_get_article (session);
  const HearsayArticle *article = hearsay_session_get_article_at (session, index);
  const HearsayAnalysis *shown = hearsay_session_get_shown (session);
  g_autofree char *date = NULL;
  g_autofree char *descent = NULL;
  GtkWidget *child = NULL;
  guint first = 0;
  guint last = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (article == NULL)
    return;

  date = article->published[0] != '\0' ? hearsay_label_dup_date (article->published, FALSE) : g_strdup ("");
  descent = describe_descent (shown, index);
  add_fact (self, _ ("Title"), article->title);
  add_fact (self, _ ("Outlet"), article->outlet);
  add_fact (self, _ ("Byline"), article->byline);
  add_fact (self, _ ("Published"), date);
  if (descent[0] != '\0')
    add_fact (self, _ ("Origin"), descent);
  add_fact (self, _ ("Language"), article->language);
  add_fact (self, _ ("File"), article->path);
  add_fact (self, _ ("Encoding"), article->encoding);
  add_fact (self, _ ("SHA-256 of the file as it came"), article->sha256);
  add_number (self, _ ("Characters"), g_utf8_strlen (article->text, article->length));
  hearsay_analysis_get_article_mentions (shown, index, &first, &last);
  add_number (self, _ ("Names"), last - first);
  hearsay_analysis_get_article_quotes (shown, index, &first, &last);
  add_number (self, _ ("Quotations"), last - first);
  add_number (self, _ ("Passages marked as page furniture"), article->furniture->len);
}

static void
hearsay_info_panel_attach (HearsaySessionWidget *widget,
                           HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (update));
  hearsay_session_widget_watch (widget, "notify::article", G_CALLBACK (update));
  update (HEARSAY_INFO_PANEL (widget));
}

static void
hearsay_info_panel_class_init (HearsayInfoPanelClass *klass)
{
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_info_panel_attach;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hearsay_info_panel_init (HearsayInfoPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("About this article"), -1);
}
