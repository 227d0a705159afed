/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reader"

#include "config.h"

#include "hearsay-reader-private.h"

#include <glib/gi18n.h>

#include "hearsay-article-pane.h"
#include "hearsay-code-popover.h"
#include "hearsay-quote-card.h"
#include "hearsay-speaker-popover.h"

/**
 * HearsayReader:
 *
 * The articles one reads: one column of tabs, or two side by side. The session's
 * article is the one in front of the column used last; asking the session for
 * another opens it there, and a jump leads to the characters.
 */
G_DEFINE_FINAL_TYPE (HearsayReader, hearsay_reader, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayReader *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static HearsayArticlePane *
get_front (HearsayReader *self,
           guint column)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (self->tabs[column]);

  return page != NULL ? HEARSAY_ARTICLE_PANE (adw_tab_page_get_child (page)) : NULL;
}

static int
get_front_article (HearsayReader *self,
                   guint column)
{
  HearsayArticlePane *pane = get_front (self, column);

  return pane != NULL ? hearsay_article_view_get_article (hearsay_article_pane_get_view (pane)) : HEARSAY_NONE;
}

static void
update_title (HearsayReader *self,
              AdwTabPage *page)
{
  HearsayArticlePane *pane = HEARSAY_ARTICLE_PANE (adw_tab_page_get_child (page));
  g_autofree char *title = hearsay_article_pane_dup_title (pane);
  g_autofree char *tooltip = g_markup_escape_text (title, -1);

  adw_tab_page_set_title (page, title);
  adw_tab_page_set_tooltip (page, tooltip);
}

/* Tells the session what is in front of which column. */
static void
update_panes (HearsayReader *self)
{
  HearsaySession *session = get_session (self);
  gboolean is_empty = TRUE;
  guint n_articles = 0;

  if (session == NULL || self->is_busy)
    return;

  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    {
      hearsay_session_set_pane (session, i, get_front_article (self, i));
      is_empty = is_empty && adw_tab_view_get_n_pages (self->tabs[i]) == 0;
    }
  hearsay_session_get_order (session, &n_articles);
  if (!is_empty)
    gtk_stack_set_visible_child_name (self->stack, "panes");
  else if (n_articles > 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, hearsay_session_is_busy (session) ? "blank" : "no-articles");

  if (!is_empty)
    hearsay_session_set_article (session, get_front_article (self, self->active));
}

static AdwTabPage *
add_page (HearsayReader *self,
          guint column,
          guint article)
{
  GtkWidget *pane = hearsay_article_pane_new (get_session (self));
  AdwTabPage *page = NULL;

  hearsay_article_view_set_article (hearsay_article_pane_get_view (HEARSAY_ARTICLE_PANE (pane)), article);
  page = adw_tab_view_append (self->tabs[column], pane);
  update_title (self, page);

  return page;
}

static AdwTabPage *
find_page (HearsayReader *self,
           guint column,
           guint article)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs[column]); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->tabs[column], i);
      HearsayArticlePane *pane = HEARSAY_ARTICLE_PANE (adw_tab_page_get_child (page));

      if (hearsay_article_view_get_article (hearsay_article_pane_get_view (pane)) == (int) article)
        return page;
    }

  return NULL;
}

/* Brings the article to the front of the column: its own tab if it has one,
 * else in the place of what is in front. */
static void
show (HearsayReader *self,
      guint column,
      guint article,
      gboolean in_new_tab)
{
  AdwTabPage *page = in_new_tab ? NULL : find_page (self, column, article);

  self->is_busy = TRUE;
  if (page == NULL && !in_new_tab && adw_tab_view_get_selected_page (self->tabs[column]) != NULL)
    {
      page = adw_tab_view_get_selected_page (self->tabs[column]);
      hearsay_article_view_set_article (hearsay_article_pane_get_view (get_front (self, column)), article);
      update_title (self, page);
    }
  else if (page == NULL)
    page = add_page (self, column, article);

  adw_tab_view_set_selected_page (self->tabs[column], page);
  if (column == 1 && !gtk_widget_get_visible (self->columns[1]))
    gtk_paned_set_position (self->paned, gtk_widget_get_width (GTK_WIDGET (self)) / 2);
  gtk_widget_set_visible (self->columns[column], TRUE);
  self->active = column;
  self->is_busy = FALSE;
  update_panes (self);
}

/* The column that has the article in front, best the one used last; or else that one. */
static guint
choose_column (HearsayReader *self,
               guint article)
{
  if (get_front_article (self, self->active) == (int) article)
    return self->active;

  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    if (get_front_article (self, i) == (int) article)
      return i;

  return self->active;
}

static void
jump_cb (HearsayReader *self,
         guint article,
         guint start,
         guint end)
{
  HearsayArticlePane *pane = NULL;
  guint column = choose_column (self, article);

  show (self, column, article, FALSE);
  pane = get_front (self, column);
  hearsay_article_view_scroll_to (hearsay_article_pane_get_view (pane), (HearsaySpan){ start, end });
}

static void
article_cb (HearsayReader *self)
{
  int article = hearsay_session_get_article (get_session (self));

  if (!self->is_busy && article >= 0 && article != get_front_article (self, self->active))
    show (self, choose_column (self, article), article, FALSE);
}

static void
close_all (HearsayReader *self)
{
  self->is_busy = TRUE;
  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    while (adw_tab_view_get_n_pages (self->tabs[i]) > 0)
      adw_tab_view_close_page (self->tabs[i], adw_tab_view_get_nth_page (self->tabs[i], 0));
  gtk_widget_set_visible (self->columns[1], FALSE);
  self->active = 0;
  self->is_busy = FALSE;
}

/* Tabs whose article is gone leave; a story that has just come shows its first. */
static void
shown_changed_cb (HearsayReader *self)
{
  HearsaySession *session = get_session (self);
  guint n_articles = 0;
  const guint32 *order = hearsay_session_get_order (session, &n_articles);

  self->is_busy = TRUE;
  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    for (int j = adw_tab_view_get_n_pages (self->tabs[i]) - 1; j >= 0; j--)
      {
        AdwTabPage *page = adw_tab_view_get_nth_page (self->tabs[i], j);
        HearsayArticlePane *pane = HEARSAY_ARTICLE_PANE (adw_tab_page_get_child (page));

        if (hearsay_article_view_get_article (hearsay_article_pane_get_view (pane)) < 0)
          adw_tab_view_close_page (self->tabs[i], page);
        else
          update_title (self, page);
      }
  self->is_busy = FALSE;

  if (n_articles == 0)
    close_all (self);
  else if (get_front (self, 0) == NULL && get_front (self, 1) == NULL)
    show (self, 0, order[0], FALSE);
  update_panes (self);
}

/* No column stays empty while the other has tabs. */
static void
mend_columns (HearsayReader *self)
{
  if (self->is_busy)
    return;

  self->is_busy = TRUE;
  if (adw_tab_view_get_n_pages (self->tabs[0]) == 0)
    while (adw_tab_view_get_n_pages (self->tabs[1]) > 0)
      adw_tab_view_transfer_page (self->tabs[1], adw_tab_view_get_nth_page (self->tabs[1], 0), self->tabs[0],
                                  adw_tab_view_get_n_pages (self->tabs[0]));
  if (adw_tab_view_get_n_pages (self->tabs[1]) == 0)
    {
      gtk_widget_set_visible (self->columns[1], FALSE);
      self->active = 0;
    }
  self->is_busy = FALSE;

  update_panes (self);
}

static gboolean
mend_idle_cb (gpointer data)
{
  g_autoptr (HearsayReader) self = data;

  if (get_session (self) != NULL)
    mend_columns (self);

  return G_SOURCE_REMOVE;
}

static void
n_pages_cb (HearsayReader *self)
{
  /* A tab on its way from one view to the other is in neither for a moment. */
  g_idle_add (mend_idle_cb, g_object_ref (self));
}

static void
entered_cb (HearsayReader *self,
            GtkEventController *controller)
{
  GtkWidget *column = gtk_event_controller_get_widget (controller);
  guint active = column == self->columns[1] ? 1 : 0;

  if (active == self->active)
    return;

  self->active = active;
  update_panes (self);
}

static gboolean
dropped_cb (HearsayReader *self,
            const GValue *value,
            double x,
            double y,
            GtkDropTarget *target)
{
  GtkWidget *column = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  HearsayRow *row = g_value_get_object (value);

  show (self, column == self->columns[1] ? 1 : 0, hearsay_row_get_index (row), TRUE);

  return TRUE;
}

static void
add_controllers (HearsayReader *self,
                 guint column)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkDropTarget *drop = gtk_drop_target_new (HEARSAY_TYPE_ROW, GDK_ACTION_COPY);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  gtk_widget_add_controller (self->columns[column], focus);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (self->columns[column], GTK_EVENT_CONTROLLER (drop));
}

/* The keys go on working in the text when a popover has closed. */
static void
popover_closed_cb (HearsayReader *self,
                   GtkWidget *popover)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  HearsayArticlePane *pane = get_front (self, self->active);

  if (pane != NULL && (focus == NULL || focus == popover || gtk_widget_is_ancestor (focus, popover)))
    gtk_widget_grab_focus (GTK_WIDGET (pane));
}

static void
hearsay_reader_attach (HearsaySessionWidget *widget,
                       HearsaySession *session)
{
  HearsayReader *self = HEARSAY_READER (widget);

  self->card = hearsay_quote_card_new (session);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  self->coder = hearsay_code_popover_new (session);
  gtk_widget_set_parent (self->coder, GTK_WIDGET (self));
  self->asker = hearsay_speaker_popover_new (session);
  gtk_widget_set_parent (self->asker, GTK_WIDGET (self));
  g_signal_connect_object (self->asker, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->card, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coder, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);

  hearsay_session_widget_watch (widget, "jump", G_CALLBACK (jump_cb));
  hearsay_session_widget_watch (widget, "notify::article", G_CALLBACK (article_cb));
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (shown_changed_cb));
  hearsay_session_widget_watch (widget, "notify::busy", G_CALLBACK (update_panes));
  shown_changed_cb (self);
}

static void
new_tab (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  HearsayReader *self = HEARSAY_READER (widget);
  int article = get_front_article (self, self->active);

  if (article >= 0)
    show (self, self->active, article, TRUE);
}

static void
split (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  HearsayReader *self = HEARSAY_READER (widget);

  hearsay_reader_set_split (self, !hearsay_reader_is_split (self));
}

static void
hearsay_reader_dispose (GObject *object)
{
  HearsayReader *self = HEARSAY_READER (object);

  self->is_busy = TRUE;
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->coder, gtk_widget_unparent);
  g_clear_pointer (&self->asker, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_READER);

  G_OBJECT_CLASS (hearsay_reader_parent_class)->dispose (object);
}

static void
hearsay_reader_class_init (HearsayReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_reader_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_reader_attach;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayReader, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayReader, paned);
  gtk_widget_class_bind_template_child_full (widget_class, "column0", FALSE, G_STRUCT_OFFSET (HearsayReader, columns[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "column1", FALSE, G_STRUCT_OFFSET (HearsayReader, columns[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "tabs0", FALSE, G_STRUCT_OFFSET (HearsayReader, tabs[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "tabs1", FALSE, G_STRUCT_OFFSET (HearsayReader, tabs[1]));

  gtk_widget_class_install_action (widget_class, "pane.new-tab", NULL, new_tab);
  gtk_widget_class_install_action (widget_class, "pane.split", NULL, split);
}

static void
hearsay_reader_init (HearsayReader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    {
      add_controllers (self, i);
      g_signal_connect_object (self->tabs[i], "notify::selected-page", G_CALLBACK (update_panes), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->tabs[i], "notify::n-pages", G_CALLBACK (n_pages_cb), self, G_CONNECT_SWAPPED);
    }
}

/**
 * hearsay_reader_open:
 *
 * Shows the article in the column used last.
 */
void
hearsay_reader_open (HearsayReader *self,
                     guint article)
{
  g_return_if_fail (HEARSAY_IS_READER (self));

  show (self, self->active, article, FALSE);
}

/**
 * hearsay_reader_open_beside:
 *
 * Shows the article in the other column, and makes it if there is none.
 */
void
hearsay_reader_open_beside (HearsayReader *self,
                            guint article)
{
  g_return_if_fail (HEARSAY_IS_READER (self));

  show (self, get_front (self, 0) == NULL ? 0 : 1 - self->active, article, FALSE);
}

/**
 * hearsay_reader_open_tab:
 *
 * Shows the article in a tab of its own, in the column used last.
 */
void
hearsay_reader_open_tab (HearsayReader *self,
                         guint article)
{
  g_return_if_fail (HEARSAY_IS_READER (self));

  show (self, self->active, article, TRUE);
}

gboolean
hearsay_reader_is_split (HearsayReader *self)
{
  g_return_val_if_fail (HEARSAY_IS_READER (self), FALSE);

  return gtk_widget_get_visible (self->columns[1]);
}

/* What to show beside @article: what it was copied from, or else the next one. */
static guint
find_companion (HearsayReader *self,
                guint article)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  guint n_articles = 0;
  const guint32 *order = hearsay_session_get_order (get_session (self), &n_articles);

  if (article < shown->descents->len && hearsay_analysis_get_descent (shown, article)->parent >= 0)
    return hearsay_analysis_get_descent (shown, article)->parent;

  for (guint i = 0; i + 1 < n_articles; i++)
    if (order[i] == article)
      return order[i + 1];

  return order[0];
}

/**
 * hearsay_reader_set_split:
 *
 * Makes a second column, with the article the first one's comes from; or ends
 * it, and its tabs join the first column's.
 */
void
hearsay_reader_set_split (HearsayReader *self,
                          gboolean is_split)
{
  int article = HEARSAY_NONE;

  g_return_if_fail (HEARSAY_IS_READER (self));

  if (hearsay_reader_is_split (self) == is_split)
    return;

  article = get_front_article (self, 0);
  if (is_split && article >= 0)
    {
      show (self, 1, find_companion (self, article), FALSE);
      return;
    }

  self->is_busy = TRUE;
  while (adw_tab_view_get_n_pages (self->tabs[1]) > 0)
    adw_tab_view_transfer_page (self->tabs[1], adw_tab_view_get_nth_page (self->tabs[1], 0), self->tabs[0],
                                adw_tab_view_get_n_pages (self->tabs[0]));
  self->is_busy = FALSE;
  mend_columns (self);
}

/**
 * hearsay_reader_close_tab:
 *
 * Closes the tab in front of the column used last.
 */
void
hearsay_reader_close_tab (HearsayReader *self)
{
  AdwTabPage *page = NULL;

  g_return_if_fail (HEARSAY_IS_READER (self));

  page = adw_tab_view_get_selected_page (self->tabs[self->active]);
  if (page != NULL)
    adw_tab_view_close_page (self->tabs[self->active], page);
}

/**
 * hearsay_reader_focus_next:
 *
 * Moves the focus to the text of the other column, or of the only one.
 */
void
hearsay_reader_focus_next (HearsayReader *self)
{
  guint column = 0;
  HearsayArticlePane *pane = NULL;

  g_return_if_fail (HEARSAY_IS_READER (self));

  column = hearsay_reader_is_split (self) ? 1 - self->active : 0;
  pane = get_front (self, column);
  if (pane != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (pane));
}

/**
 * hearsay_reader_count_tabs:
 *
 * Returns: how many tabs the column has
 */
guint
hearsay_reader_count_tabs (HearsayReader *self,
                           guint pane)
{
  g_return_val_if_fail (HEARSAY_IS_READER (self), 0);
  g_return_val_if_fail (pane < HEARSAY_N_PANES, 0);

  return adw_tab_view_get_n_pages (self->tabs[pane]);
}

/**
 * hearsay_reader_get_active:
 *
 * Returns: the column used last
 */
guint
hearsay_reader_get_active (HearsayReader *self)
{
  g_return_val_if_fail (HEARSAY_IS_READER (self), 0);

  return self->active;
}

/**
 * hearsay_reader_list_tabs:
 * @front: (out): which of them is in front, -1 if there is none
 *
 * Returns: (transfer full) (element-type int): the articles in the column's tabs
 */
GArray *
hearsay_reader_list_tabs (HearsayReader *self,
                          guint pane,
                          int *front)
{
  GArray *articles = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (HEARSAY_IS_READER (self), articles);
  g_return_val_if_fail (pane < HEARSAY_N_PANES, articles);

  *front = HEARSAY_NONE;
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs[pane]); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->tabs[pane], i);
      int article = hearsay_article_view_get_article (hearsay_article_pane_get_view (HEARSAY_ARTICLE_PANE (adw_tab_page_get_child (page))));

      if (article < 0)
        continue;
      if (page == adw_tab_view_get_selected_page (self->tabs[pane]))
        *front = articles->len;
      g_array_append_val (articles, article);
    }

  return articles;
}

/**
 * hearsay_reader_arrange:
 * @articles: (element-type int): what each column is to have in its tabs, none for no column
 * @front: which of them comes to the front
 * @active: the column that is used
 *
 * Puts these tabs in the place of all there are.
 */
void
hearsay_reader_arrange (HearsayReader *self,
                        GArray *const articles[HEARSAY_N_PANES],
                        const guint front[HEARSAY_N_PANES],
                        guint active)
{
  int width = 0;

  g_return_if_fail (HEARSAY_IS_READER (self));

  close_all (self);
  self->is_busy = TRUE;
  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    {
      for (guint j = 0; j < articles[i]->len; j++)
        add_page (self, i, g_array_index (articles[i], int, j));
      if (articles[i]->len > 0)
        adw_tab_view_set_selected_page (self->tabs[i], adw_tab_view_get_nth_page (self->tabs[i], MIN (front[i], articles[i]->len - 1)));
    }
  width = gtk_widget_get_width (GTK_WIDGET (self));
  if (articles[1]->len > 0 && width > 0)
    gtk_paned_set_position (self->paned, width / 2);
  gtk_widget_set_visible (self->columns[1], articles[1]->len > 0);
  self->active = active == 1 && articles[1]->len > 0 ? 1 : 0;
  self->is_busy = FALSE;
  mend_columns (self);
  update_panes (self);
}

/**
 * hearsay_reader_get_view:
 *
 * Returns: (transfer none) (nullable): the text in front of the column used last
 */
HearsayArticleView *
hearsay_reader_get_view (HearsayReader *self)
{
  HearsayArticlePane *pane = NULL;

  g_return_val_if_fail (HEARSAY_IS_READER (self), NULL);

  pane = get_front (self, self->active);

  return pane != NULL ? hearsay_article_pane_get_view (pane) : NULL;
}
