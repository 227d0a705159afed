/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-list"

#include "config.h"

#include "hearsay-article-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hearsay-article-row.h"
#include "hearsay-list-click.h"
#include "hearsay-nearest.h"

/**
 * HearsayArticleList:
 *
 * The story's name with its one headline, a filter, and the articles family by
 * family. Rows name the actions "article.open" and "article.open-beside".
 */
struct _HearsayArticleList
{
  HearsaySessionWidget parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkEditable *filter;
  GtkToggleButton *all;
  GtkToggleButton *unread;
  GtkToggleButton *corrected;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *nothing;
  GtkButton *nearest;

  GtkSingleSelection *selection;
  char *suggestion; /* (nullable): the nearest word to one nobody says */
};

G_DEFINE_FINAL_TYPE (HearsayArticleList, hearsay_article_list, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayArticleList *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            gpointer user_data)
{
  HearsayRow *row = hearsay_article_row_get_row (user_data);

  if (row != NULL && hearsay_row_get_row_type (row) == HEARSAY_ROW_ITEM)
    gtk_widget_activate_action (user_data, "article.open-beside", "u", hearsay_row_get_index (row));
}

static GdkContentProvider *
drag_cb (GtkDragSource *source,
         double x,
         double y,
         gpointer user_data)
{
  HearsayRow *row = hearsay_article_row_get_row (user_data);

  if (row == NULL || hearsay_row_get_row_type (row) != HEARSAY_ROW_ITEM)
    return NULL;

  return gdk_content_provider_new_typed (HEARSAY_TYPE_ROW, row);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          HearsayArticleList *self)
{
  GtkWidget *row = hearsay_article_row_new (get_session (self));
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_MIDDLE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drag));

  hearsay_list_click_add (item, row);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         HearsayArticleList *self)
{
  HearsayRow *row = gtk_list_item_get_item (item);
  gboolean is_item = hearsay_row_get_row_type (row) == HEARSAY_ROW_ITEM;

  gtk_list_item_set_selectable (item, is_item);
  gtk_list_item_set_activatable (item, is_item);
  hearsay_article_row_set_row (HEARSAY_ARTICLE_ROW (gtk_list_item_get_child (item)), row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           HearsayArticleList *self)
{
  hearsay_article_row_set_row (HEARSAY_ARTICLE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
activate_cb (HearsayArticleList *self,
             guint position)
{
  const HearsayRowEntry *entry = hearsay_row_list_get_entry (hearsay_session_get_articles (get_session (self)), position);

  if (entry != NULL && entry->type == HEARSAY_ROW_ITEM)
    gtk_widget_activate_action (GTK_WIDGET (self), "article.open", "u", entry->index);
}

/* Ctrl+Enter: like the middle button, for the row with the focus. */
static void
open_beside (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsayArticleList *self = HEARSAY_ARTICLE_LIST (widget);
  HearsayRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL && hearsay_row_get_row_type (row) == HEARSAY_ROW_ITEM)
    gtk_widget_activate_action (widget, "article.open-beside", "u", hearsay_row_get_index (row));
}

/* Shift+Enter: with what it was copied from. */
static void
compare (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  HearsayRow *row = gtk_single_selection_get_selected_item (HEARSAY_ARTICLE_LIST (widget)->selection);

  if (row != NULL && hearsay_row_get_row_type (row) == HEARSAY_ROW_ITEM)
    gtk_widget_activate_action (widget, "compare.article", "u", hearsay_row_get_index (row));
}

static void
filter_changed_cb (HearsayArticleList *self)
{
  hearsay_session_set_filter (get_session (self), gtk_editable_get_text (self->filter));
}

static void
chip_toggled_cb (HearsayArticleList *self)
{
  HearsaySession *session = get_session (self);

  if (session == NULL)
    return;

  if (gtk_toggle_button_get_active (self->unread))
    hearsay_session_set_show (session, HEARSAY_SHOW_UNREAD);
  else if (gtk_toggle_button_get_active (self->corrected))
    hearsay_session_set_show (session, HEARSAY_SHOW_CORRECTED);
  else
    hearsay_session_set_show (session, HEARSAY_SHOW_ALL);
}

static void
clear_cb (HearsayArticleList *self)
{
  gtk_editable_set_text (self->filter, "");
  hearsay_session_set_filter (get_session (self), "");
  gtk_toggle_button_set_active (self->all, TRUE);
}

static void
nearest_cb (HearsayArticleList *self)
{
  if (self->suggestion == NULL)
    return;

  gtk_editable_set_text (self->filter, self->suggestion);
  hearsay_session_set_filter (get_session (self), self->suggestion);
}

static void
set_chip (GtkToggleButton *chip,
          const char *name,
          guint count)
{
  g_autofree char *text = g_strdup_printf ("%s %u", name, count);

  gtk_button_set_label (GTK_BUTTON (chip), text);
}

static void
update_chips (HearsayArticleList *self)
{
  HearsaySession *session = get_session (self);
  HearsayCorpus *corpus = hearsay_session_get_corpus (session);
  guint n_corrected = hearsay_session_count_corrected (session);

  set_chip (self->all, C_ ("articles shown", "All"), corpus != NULL ? corpus->articles->len : 0);
  set_chip (self->unread, C_ ("articles shown", "Unread"), hearsay_session_count_unread (session));
  set_chip (self->corrected, C_ ("articles shown", "Corrected"), n_corrected);
  gtk_widget_set_visible (GTK_WIDGET (self->corrected), n_corrected > 0);
}

static void
update_title (HearsayArticleList *self)
{
  g_autofree char *title = hearsay_session_dup_title (get_session (self));
  g_autofree char *subtitle = hearsay_session_dup_subtitle (get_session (self));

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
}

/* Names the word nobody says, and offers the nearest one. */
static void
describe_nothing (HearsayArticleList *self)
{
  HearsaySession *session = get_session (self);
  const char *filter = hearsay_session_get_filter (session);
  g_autofree char *title = NULL;
  g_autofree char *button = NULL;

  g_clear_pointer (&self->suggestion, g_free);
  if (filter[0] != '\0')
    {
      title = g_strdup_printf (_ ("No Article Is Called “%s”"), filter);
      self->suggestion = hearsay_nearest_word (hearsay_session_get_corpus (session), filter);
    }
  else if (hearsay_session_get_show (session) == HEARSAY_SHOW_UNREAD)
    title = g_strdup (_ ("All Articles Are Read"));
  else
    title = g_strdup (_ ("No Articles"));

  if (self->suggestion != NULL)
    button = g_strdup_printf (_ ("Filter by “%s”"), self->suggestion);
  gtk_button_set_label (self->nearest, button != NULL ? button : "");
  gtk_widget_set_visible (GTK_WIDGET (self->nearest), button != NULL);
  adw_status_page_set_title (self->nothing, title);
}

static void
items_changed_cb (HearsayArticleList *self)
{
  HearsaySession *session = get_session (self);
  HearsayCorpus *corpus = hearsay_session_get_corpus (session);
  gboolean is_nothing = g_list_model_get_n_items (G_LIST_MODEL (hearsay_session_get_articles (session))) == 0 &&
                        corpus != NULL && corpus->articles->len > 0;

  if (is_nothing)
    describe_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, is_nothing ? "nothing" : "list");
}

static void
select_article (HearsayArticleList *self)
{
  HearsaySession *session = get_session (self);
  int article = hearsay_session_get_article (session);
  int position = article >= 0 ? hearsay_row_list_find (hearsay_session_get_articles (session), article) : -1;

  update_chips (self);
  gtk_single_selection_set_selected (self->selection, position >= 0 ? (guint) position : GTK_INVALID_LIST_POSITION);
}

static void
shown_changed_cb (HearsayArticleList *self)
{
  update_title (self);
  items_changed_cb (self);
  select_article (self);
}

static void
hearsay_article_list_attach (HearsaySessionWidget *widget,
                             HearsaySession *session)
{
  HearsayArticleList *self = HEARSAY_ARTICLE_LIST (widget);
  HearsayRowList *articles = hearsay_session_get_articles (session);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (articles));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (articles, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (shown_changed_cb));
  hearsay_session_widget_watch (widget, "notify::title", G_CALLBACK (update_title));
  hearsay_session_widget_watch (widget, "notify::article", G_CALLBACK (select_article));

  shown_changed_cb (self);
  select_article (self);
}

static void
hearsay_article_list_dispose (GObject *object)
{
  HearsayArticleList *self = HEARSAY_ARTICLE_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->suggestion, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_ARTICLE_LIST);

  G_OBJECT_CLASS (hearsay_article_list_parent_class)->dispose (object);
}

static void
hearsay_article_list_class_init (HearsayArticleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_article_list_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_article_list_attach;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-article-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleList, title);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleList, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleList, filter);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleList, all);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleList, unread);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleList, corrected);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleList, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleList, list);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleList, nothing);
  gtk_widget_class_bind_template_child (widget_class, HearsayArticleList, nearest);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, nearest_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);

  gtk_widget_class_install_action (widget_class, "list.open-beside", NULL, open_beside);
  gtk_widget_class_install_action (widget_class, "list.compare", NULL, compare);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "list.open-beside", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, "list.compare", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "quote.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "quote.previous", NULL);
}

static void
hearsay_article_list_init (HearsayArticleList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/**
 * hearsay_article_list_focus_filter:
 *
 * Puts the focus where one types what to filter by.
 */
void
hearsay_article_list_focus_filter (HearsayArticleList *self)
{
  g_return_if_fail (HEARSAY_IS_ARTICLE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}
