/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include <glib/gi18n.h>

/* Going places: views, panes, articles, mentions, quotations. */

static void
show_page (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);

  gtk_selection_model_select_item (pages, g_variant_get_uint32 (parameter), TRUE);
}

static void
search (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (hearsay_session_get_shown (self->session) == NULL)
    return;

  g_object_set (self, "show-list", TRUE, NULL);
  adw_view_stack_set_visible_child_name (self->views, "read");
  gtk_stack_set_visible_child_name (self->left, "search");
  hearsay_search_panel_start (self->search_panel);
}

static void
search_for (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  search (widget, NULL, NULL);
  hearsay_search_panel_look_for (self->search_panel, g_variant_get_string (parameter, NULL));
}

static void
end_search (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  gtk_stack_set_visible_child_name (HEARSAY_WINDOW (widget)->left, "articles");
}

static void
filter (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  g_object_set (self, "show-list", TRUE, NULL);
  gtk_stack_set_visible_child_name (self->left, "articles");
  hearsay_article_list_focus_filter (self->article_list);
}

static void
toggle_panels (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  gboolean is_any = self->show_list || self->show_side;

  g_object_set (self, "show-list", !is_any, "show-side", !is_any, NULL);
}

static gboolean
contains_focus (HearsayWindow *self,
                GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Round the list, the panes and the side panel. */
static void
next_pane (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  gboolean is_split = hearsay_reader_is_split (self->reader);

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "compare") == 0)
    {
      hearsay_compare_page_focus_next (self->compare_page);
      return;
    }

  if (contains_focus (self, GTK_WIDGET (self->reader)) && (!is_split || hearsay_session_get_article (self->session) == hearsay_session_get_pane (self->session, 1)))
    {
      if (!self->show_side || !gtk_widget_child_focus (self->right, GTK_DIR_TAB_FORWARD))
        gtk_widget_child_focus (GTK_WIDGET (self->left), GTK_DIR_TAB_FORWARD);
    }
  else if (contains_focus (self, self->right) && self->show_list)
    gtk_widget_child_focus (GTK_WIDGET (self->left), GTK_DIR_TAB_FORWARD);
  else
    hearsay_reader_focus_next (self->reader);
}

static void
close_notice (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  gtk_revealer_set_reveal_child (HEARSAY_WINDOW (widget)->notice, FALSE);
}

static void
split (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  hearsay_reader_set_split (self->reader, !hearsay_reader_is_split (self->reader));
}

static void
new_tab (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  int article = hearsay_session_get_article (self->session);

  if (article >= 0)
    hearsay_reader_open_tab (self->reader, article);
}

static void
close_tab (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  hearsay_reader_close_tab (HEARSAY_WINDOW (widget)->reader);
}

static void
back (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  hearsay_session_go_back (HEARSAY_WINDOW (widget)->session);
}

static void
open_article (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  hearsay_reader_open (self->reader, g_variant_get_uint32 (parameter));
}

static void
open_beside (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  hearsay_reader_open_beside (self->reader, g_variant_get_uint32 (parameter));
}

static void
next_mention (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  hearsay_session_walk_mentions (HEARSAY_WINDOW (widget)->session, 1);
}

static void
previous_mention (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  hearsay_session_walk_mentions (HEARSAY_WINDOW (widget)->session, -1);
}

static void
walk_quotes (HearsayWindow *self,
             int step)
{
  hearsay_reader_hide_card (self->reader);
  hearsay_session_walk_quotes (self->session, step);
}

static void
next_quote (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  walk_quotes (HEARSAY_WINDOW (widget), 1);
}

static void
previous_quote (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  walk_quotes (HEARSAY_WINDOW (widget), -1);
}

static gboolean
show_card_cb (gpointer data)
{
  g_autoptr (HearsayWindow) self = data;
  int quote = self->session != NULL ? hearsay_session_get_quote (self->session) : HEARSAY_NONE;

  if (quote >= 0)
    hearsay_reader_show_card (self->reader, quote);

  return G_SOURCE_REMOVE;
}

/* Where the quotation is out of view, first go there; the card follows once the
 * text has come to rest. */
static void
show_card (HearsayWindow *self,
           guint quote)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  const HearsayQuote *item = NULL;

  if (shown == NULL || quote >= shown->quotes->len)
    return;

  hearsay_session_set_quote (self->session, quote);
  if (hearsay_reader_show_card (self->reader, quote))
    return;

  item = hearsay_analysis_get_quote (shown, quote);
  hearsay_session_jump (self->session, item->article, hearsay_quote_get_span (item));
  g_timeout_add (150, show_card_cb, g_object_ref (self));
}

static void
show_quote (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  show_card (HEARSAY_WINDOW (widget), g_variant_get_uint32 (parameter));
}

static void
show_current_quote (GtkWidget *widget,
                    const char *action,
                    GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  int quote = hearsay_session_get_quote (self->session);

  if (quote >= 0)
    show_card (self, quote);
}

static void
show_chain (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  hearsay_reader_hide_card (self->reader);
  adw_view_stack_set_visible_child_name (self->views, "quotes");
}

void
_hearsay_window_install_view_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "view.page", "u", show_page);
  gtk_widget_class_install_action (klass, "view.search", NULL, search);
  gtk_widget_class_install_action (klass, "view.search-for", "s", search_for);
  gtk_widget_class_install_action (klass, "view.end-search", NULL, end_search);
  gtk_widget_class_install_action (klass, "view.filter", NULL, filter);
  gtk_widget_class_install_action (klass, "view.panels", NULL, toggle_panels);
  gtk_widget_class_install_action (klass, "view.next-pane", NULL, next_pane);
  gtk_widget_class_install_action (klass, "view.close-notice", NULL, close_notice);
  gtk_widget_class_install_action (klass, "view.split", NULL, split);
  gtk_widget_class_install_action (klass, "view.new-tab", NULL, new_tab);
  gtk_widget_class_install_action (klass, "view.close-tab", NULL, close_tab);

  gtk_widget_class_install_action (klass, "story.back", NULL, back);
  gtk_widget_class_install_action (klass, "article.open", "u", open_article);
  gtk_widget_class_install_action (klass, "article.open-beside", "u", open_beside);
  gtk_widget_class_install_action (klass, "entity.next", NULL, next_mention);
  gtk_widget_class_install_action (klass, "entity.previous", NULL, previous_mention);
  gtk_widget_class_install_action (klass, "quote.next", NULL, next_quote);
  gtk_widget_class_install_action (klass, "quote.previous", NULL, previous_quote);
  gtk_widget_class_install_action (klass, "quote.show", "u", show_quote);
  gtk_widget_class_install_action (klass, "quote.show-current", NULL, show_current_quote);
  gtk_widget_class_install_action (klass, "quote.chain", NULL, show_chain);
}
