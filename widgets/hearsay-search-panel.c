/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-search-panel"

#include "config.h"

#include "hearsay-search-panel.h"

#include <glib/gi18n.h>

#include "hearsay-list-click.h"
#include "hearsay-nearest.h"
#include "hearsay-labels.h"

#define AROUND 28 /* characters of context on either side */

/**
 * HearsaySearchPanel:
 *
 * Words looked for in all articles, and every place where they stand.
 */
struct _HearsaySearchPanel
{
  HearsaySessionWidget parent_instance;

  GtkEditable *entry;
  GtkLabel *count;
  GtkButton *nearest;
  GtkListView *list;

  char *suggestion; /* (nullable): the nearest word to one nobody says */
};

G_DEFINE_FINAL_TYPE (HearsaySearchPanel, hearsay_search_panel, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsaySearchPanel *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static GtkWidget *
make_line (const char *css_class)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 10);
  gtk_widget_add_css_class (line, css_class);

  return line;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          HearsaySearchPanel *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (row), make_line ("evidence"));
  gtk_box_append (GTK_BOX (row), make_line ("secondary"));
  gtk_widget_set_size_request (row, -1, 49);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 12);
  gtk_widget_set_valign (row, GTK_ALIGN_CENTER);
  hearsay_list_click_add (item, row);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         HearsaySearchPanel *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  const HearsayHit *hit = hearsay_session_get_hit (get_session (self), hearsay_row_get_index (gtk_list_item_get_item (item)));
  const HearsayArticle *article = hit != NULL ? hearsay_session_get_article_at (get_session (self), hit->article) : NULL;
  g_autofree char *context = NULL;
  g_autofree char *before = NULL;
  g_autofree char *found = NULL;
  g_autofree char *after = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  HearsaySpan place;

  if (article == NULL)
    return;

  context = hearsay_session_dup_context (get_session (self), hit->article, hit->span, AROUND, &place);
  before = g_markup_escape_text (context, place.start);
  found = g_markup_escape_text (context + place.start, place.end - place.start);
  after = g_markup_escape_text (context + place.end, -1);
  markup = g_strdup_printf ("%s<b>%s</b>%s", before, found, after);
  title = hearsay_label_dup_article (article);
  gtk_inscription_set_markup (GTK_INSCRIPTION (gtk_widget_get_first_child (row)), markup);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (row)), title);

  label = g_strdup_printf ("%s, %s", context, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
activate_cb (HearsaySearchPanel *self,
             guint position)
{
  const HearsayHit *hit = hearsay_session_get_hit (get_session (self), position);

  if (hit != NULL)
    hearsay_session_jump (get_session (self), hit->article, hit->span);
}

static void
entry_activate_cb (HearsaySearchPanel *self)
{
  activate_cb (self, 0);
}

static void
search_changed_cb (HearsaySearchPanel *self)
{
  hearsay_session_set_search (get_session (self), gtk_editable_get_text (self->entry));
}

static void
stop_search_cb (HearsaySearchPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "view.end-search", NULL);
}

static void
nearest_cb (HearsaySearchPanel *self)
{
  g_autofree char *words = g_strdup (self->suggestion);

  if (words == NULL)
    return;

  hearsay_search_panel_look_for (self, words);
  hearsay_search_panel_start (self);
}

/* Where nothing is found, the nearest name may be. */
static void
offer_nearest (HearsaySearchPanel *self,
               const char *words)
{
  g_autofree char *label = NULL;

  g_clear_pointer (&self->suggestion, g_free);
  if (words != NULL)
    self->suggestion = hearsay_nearest_name (hearsay_session_get_shown (get_session (self)), words);
  if (self->suggestion != NULL)
    label = g_strdup_printf (_ ("Search for “%s”"), self->suggestion);

  gtk_button_set_label (self->nearest, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->nearest), label != NULL);
}

static void
update_count (HearsaySearchPanel *self)
{
  HearsaySession *session = get_session (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (hearsay_session_get_hits (session)));
  const char *words = hearsay_session_get_search (session);
  gboolean is_searching = FALSE;
  g_autofree char *text = NULL;

  g_object_get (session, "searching", &is_searching, NULL);
  if (words[0] == '\0')
    text = g_strdup (_ ("Case and accents do not matter."));
  else if (is_searching)
    text = g_strdup (_ ("Searching…"));
  else if (n == 0)
    text = g_strdup_printf (_ ("No article says “%s”"), words);
  else
    text = g_strdup_printf (ngettext ("Found in %u place", "Found in %u places", n), n);

  gtk_label_set_text (self->count, text);
  offer_nearest (self, n == 0 && !is_searching ? words : NULL);
}

static void
hearsay_search_panel_attach (HearsaySessionWidget *widget,
                             HearsaySession *session)
{
  HearsaySearchPanel *self = HEARSAY_SEARCH_PANEL (widget);
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (hearsay_session_get_hits (session))));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  hearsay_session_widget_watch (widget, "notify::searching", G_CALLBACK (update_count));
  hearsay_session_widget_watch (widget, "notify::search", G_CALLBACK (update_count));
  update_count (self);
}

static void
hearsay_search_panel_dispose (GObject *object)
{
  HearsaySearchPanel *self = HEARSAY_SEARCH_PANEL (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->suggestion, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_SEARCH_PANEL);

  G_OBJECT_CLASS (hearsay_search_panel_parent_class)->dispose (object);
}

static void
hearsay_search_panel_class_init (HearsaySearchPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_search_panel_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_search_panel_attach;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-search-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsaySearchPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, HearsaySearchPanel, count);
  gtk_widget_class_bind_template_child (widget_class, HearsaySearchPanel, nearest);
  gtk_widget_class_bind_template_child (widget_class, HearsaySearchPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, nearest_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
hearsay_search_panel_init (HearsaySearchPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/**
 * hearsay_search_panel_start:
 *
 * Puts the focus where one types what to look for.
 */
void
hearsay_search_panel_start (HearsaySearchPanel *self)
{
  g_return_if_fail (HEARSAY_IS_SEARCH_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

void
hearsay_search_panel_look_for (HearsaySearchPanel *self,
                               const char *words)
{
  g_return_if_fail (HEARSAY_IS_SEARCH_PANEL (self));

  gtk_editable_set_text (self->entry, words);
  hearsay_session_set_search (get_session (self), words);
}
