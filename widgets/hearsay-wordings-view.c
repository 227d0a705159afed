/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-wordings-view"

#include "config.h"

#include "hearsay-wordings-view.h"

#include <glib/gi18n.h>

#include "hearsay-list-click.h"
#include "hearsay-labels.h"
#include "hearsay-wordings-row.h"

#define N_TYPES (HEARSAY_CHANGE_PUNCTUATION + 1)

/**
 * HearsayWordingsView:
 *
 * The versions of the selected utterance, lined up word by word against a base
 * that can be switched, the heaviest changes first.
 */
struct _HearsayWordingsView
{
  HearsaySessionWidget parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkDropDown *base;
  GtkListView *list;
  GtkScrollbar *scrollbar;
  GtkAdjustment *scroll;
  GtkWidget *foot;
  GtkFlowBox *chips;

  HearsayWordingsGrid *grid; /* NULL while no utterance is selected */
  GtkSingleSelection *selection;
  GtkStringList *rows; /* as many strings as the grid has rows */
  int base_quote;      /* -1: the utterance's own base */
  gboolean is_filling; /* the drop-down is being filled, nobody chooses */
};

G_DEFINE_FINAL_TYPE (HearsayWordingsView, hearsay_wordings_view, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayWordingsView *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static const HearsayUtterance *
get_utterance (HearsayWordingsView *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  int utterance = hearsay_session_get_utterance (get_session (self));

  if (shown == NULL || utterance < 0 || (guint) utterance >= shown->utterances->len)
    return NULL;

  return hearsay_analysis_get_utterance (shown, utterance);
}

static void
fill_rows (HearsayWordingsView *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (guint i = 0; self->grid != NULL && i < self->grid->order->len; i++)
    g_strv_builder_add (builder, "");
  strings = g_strv_builder_end (builder);
  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), (const char *const *) strings);
}

static void
update_scroll (HearsayWordingsView *self)
{
  double width = self->grid != NULL ? hearsay_wordings_grid_get_width (self->grid) : 0;
  double page = MAX (1, gtk_widget_get_width (GTK_WIDGET (self->list)) - HEARSAY_WORDINGS_LABEL);

  gtk_adjustment_configure (self->scroll, MIN (gtk_adjustment_get_value (self->scroll), MAX (0, width - page)), 0, width, 40, page * 0.9, page);
  gtk_widget_set_visible (GTK_WIDGET (self->scrollbar), width > page);
  gtk_widget_set_direction (GTK_WIDGET (self->scrollbar), self->grid != NULL && self->grid->is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static guint
count_wordings (HearsayWordingsView *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->grid->wordings->rows->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->grid->analysis, hearsay_wordings_get_row (self->grid->wordings, i)->quote);

      g_hash_table_add (seen, hearsay_quote_dup_text (quote, hearsay_corpus_get (self->grid->analysis->corpus, quote->article)));
    }

  return g_hash_table_size (seen);
}

static void
update_title (HearsayWordingsView *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  guint n = 0;

  if (self->grid == NULL)
    {
      gtk_label_set_text (self->title, _ ("No utterance is selected"));
      gtk_label_set_text (self->subtitle, "");
      return;
    }

  n = count_wordings (self);
  title = g_strdup_printf (ngettext ("%u wording", "%u wordings", n), n);
  n = self->grid->wordings->rows->len;
  subtitle = g_strdup_printf (ngettext ("printed %u time", "printed %u times", n), n);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
}

static void
fill_bases (HearsayWordingsView *self)
{
  const HearsayUtterance *utterance = get_utterance (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; self->grid != NULL && i < utterance->quotes->len; i++)
    {
      guint32 index = g_array_index (utterance->quotes, guint32, i);
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->grid->analysis, index);
      const HearsayArticle *article = hearsay_corpus_get (self->grid->analysis->corpus, quote->article);
      g_autofree char *publisher = hearsay_label_dup_publisher (article);
      g_autofree char *date = hearsay_label_dup_date (article->published, TRUE);
      g_autofree char *name = g_strdup_printf (C_ ("outlet, date", "%s, %s"), publisher, date);

      gtk_string_list_append (names, name);
      if (index == hearsay_wordings_get_row (self->grid->wordings, 0)->quote)
        chosen = i;
    }

  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->base, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->base, chosen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->base), self->grid != NULL);
  self->is_filling = FALSE;
}

static void
redraw_lines (HearsayWordingsView *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_first_child (row) != NULL)
      gtk_widget_queue_draw (gtk_widget_get_first_child (row));
}

static void
chip_toggled_cb (GtkToggleButton *chip,
                 HearsayWordingsView *self)
{
  guint type = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "type"));

  if (self->grid == NULL)
    return;

  if (gtk_toggle_button_get_active (chip))
    self->grid->shown_types |= 1u << type;
  else
    self->grid->shown_types &= ~(1u << type);
  redraw_lines (self);
}

static void
add_chip (HearsayWordingsView *self,
          HearsayChangeType type,
          guint count)
{
  g_autofree char *label = g_strdup_printf ("%s %u", hearsay_label_change_type (type), count);
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (chip, _ ("Show these changes"));
  g_object_set_data (G_OBJECT (chip), "type", GUINT_TO_POINTER (type));
  g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, 0);
  gtk_flow_box_append (self->chips, chip);
}

static void
fill_chips (HearsayWordingsView *self)
{
  guint counts[N_TYPES] = { 0 };
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);

  for (guint i = 0; self->grid != NULL && i < self->grid->wordings->rows->len; i++)
    {
      const HearsayWordingsRow *row = hearsay_wordings_get_row (self->grid->wordings, i);

      for (guint j = 0; j < row->changes->len; j++)
        counts[g_array_index (row->changes, HearsayChange, j).type]++;
    }

  for (guint i = 0; i < N_TYPES; i++)
    if (counts[i] > 0)
      add_chip (self, i, counts[i]);
}

static void
update (HearsayWordingsView *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  const HearsayUtterance *utterance = get_utterance (self);

  g_clear_pointer (&self->grid, hearsay_wordings_grid_unref);
  if (utterance != NULL && utterance->quotes->len > 0)
    {
      guint base = self->base_quote >= 0 ? (guint) self->base_quote : g_array_index (utterance->quotes, guint32, 0);

      self->grid = hearsay_wordings_grid_new (GTK_WIDGET (self), shown, hearsay_session_get_utterance (get_session (self)), base);
    }

  fill_rows (self);
  fill_bases (self);
  fill_chips (self);
  update_title (self);
  update_scroll (self);
}

static void
utterance_changed_cb (HearsayWordingsView *self)
{
  self->base_quote = HEARSAY_NONE;
  gtk_adjustment_set_value (self->scroll, 0);
  update (self);
}

static void
base_selected_cb (HearsayWordingsView *self)
{
  const HearsayUtterance *utterance = NULL;
  guint selected = gtk_drop_down_get_selected (self->base);

  if (self->is_filling || get_session (self) == NULL)
    return;

  utterance = get_utterance (self);
  if (utterance == NULL || selected >= utterance->quotes->len)
    return;

  self->base_quote = g_array_index (utterance->quotes, guint32, selected);
  update (self);
}

static int
selected_quote (HearsayWordingsView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->grid == NULL || position >= self->grid->order->len)
    return HEARSAY_NONE;

  return hearsay_wordings_get_row (self->grid->wordings, g_array_index (self->grid->order, guint, position))->quote;
}

static void
make_base (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  HearsayWordingsView *self = HEARSAY_WORDINGS_VIEW (widget);
  int quote = selected_quote (self);

  if (quote < 0)
    return;

  self->base_quote = quote;
  update (self);
}

static void
activate_cb (HearsayWordingsView *self,
             guint position)
{
  int quote = HEARSAY_NONE;

  if (self->grid != NULL && position < self->grid->order->len)
    quote = hearsay_wordings_get_row (self->grid->wordings, g_array_index (self->grid->order, guint, position))->quote;
  hearsay_session_set_quote (get_session (self), quote);
}

/* To the characters: those of the cell that was pressed, or the whole quotation. */
static void
open_cell (HearsayWordingsView *self,
           guint row,
           int column)
{
  const HearsayWordingsCell *cell = column >= 0 ? hearsay_wordings_get_cell (self->grid->wordings, row, column) : NULL;
  guint index = hearsay_wordings_get_row (self->grid->wordings, row)->quote;
  const HearsayQuote *quote = hearsay_analysis_get_quote (self->grid->analysis, index);
  gboolean has_words = cell != NULL && !hearsay_span_is_empty (cell->span);

  hearsay_session_set_quote (get_session (self), index);
  hearsay_session_jump (get_session (self), quote->article, has_words ? cell->span : hearsay_quote_get_span (quote));
}

static void
line_pressed_cb (GtkGestureClick *gesture,
                 int n_press,
                 double x,
                 double y,
                 HearsayWordingsView *self)
{
  HearsayWordingsLine *line = HEARSAY_WORDINGS_LINE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  int row = hearsay_wordings_line_get_row (line);

  if (n_press == 2 && self->grid != NULL && row >= 0)
    open_cell (self, row, hearsay_wordings_line_get_column_at (line, x));
}

static void
open_selected (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  HearsayWordingsView *self = HEARSAY_WORDINGS_VIEW (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->grid != NULL && position < self->grid->order->len)
    open_cell (self, g_array_index (self->grid->order, guint, position), -1);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          HearsayWordingsView *self)
{
  GtkWidget *line = hearsay_wordings_line_new (self->scroll);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (line_pressed_cb), self, 0);
  gtk_widget_add_controller (line, GTK_EVENT_CONTROLLER (click));
  hearsay_list_click_add (item, line);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         HearsayWordingsView *self)
{
  hearsay_wordings_line_set_row (HEARSAY_WORDINGS_LINE (gtk_list_item_get_child (item)), self->grid, gtk_list_item_get_position (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           HearsayWordingsView *self)
{
  hearsay_wordings_line_set_row (HEARSAY_WORDINGS_LINE (gtk_list_item_get_child (item)), NULL, 0);
}

static void
hearsay_wordings_view_attach (HearsaySessionWidget *widget,
                              HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (utterance_changed_cb));
  hearsay_session_widget_watch (widget, "notify::utterance", G_CALLBACK (utterance_changed_cb));
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (HEARSAY_WORDINGS_VIEW (widget)->list)), "notify::page-size",
                           G_CALLBACK (update_scroll), widget, G_CONNECT_SWAPPED);
  update (HEARSAY_WORDINGS_VIEW (widget));
}

static void
hearsay_wordings_view_dispose (GObject *object)
{
  HearsayWordingsView *self = HEARSAY_WORDINGS_VIEW (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->grid, hearsay_wordings_grid_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_WORDINGS_VIEW);

  G_OBJECT_CLASS (hearsay_wordings_view_parent_class)->dispose (object);
}

static void
hearsay_wordings_view_class_init (HearsayWordingsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_wordings_view_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_wordings_view_attach;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-wordings-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayWordingsView, title);
  gtk_widget_class_bind_template_child (widget_class, HearsayWordingsView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HearsayWordingsView, base);
  gtk_widget_class_bind_template_child (widget_class, HearsayWordingsView, list);
  gtk_widget_class_bind_template_child (widget_class, HearsayWordingsView, scrollbar);
  gtk_widget_class_bind_template_child (widget_class, HearsayWordingsView, scroll);
  gtk_widget_class_bind_template_child (widget_class, HearsayWordingsView, foot);
  gtk_widget_class_bind_template_child (widget_class, HearsayWordingsView, chips);
  gtk_widget_class_bind_template_callback (widget_class, base_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  gtk_widget_class_install_action (widget_class, "wordings.make-base", NULL, make_base);
  gtk_widget_class_install_action (widget_class, "wordings.open", NULL, open_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, 0, "wordings.make-base", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, 0, "wordings.open", NULL);
}

static void
hearsay_wordings_view_init (HearsayWordingsView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->base_quote = HEARSAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

/**
 * hearsay_wordings_view_set_compact:
 * @is_compact: whether there is little room: then it goes to the rows
 */
void
hearsay_wordings_view_set_compact (HearsayWordingsView *self,
                                   gboolean is_compact)
{
  g_return_if_fail (HEARSAY_IS_WORDINGS_VIEW (self));

  gtk_widget_set_visible (self->foot, !is_compact);
}
