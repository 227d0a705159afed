/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-prompt"

#include "config.h"

#include "hearsay-prompt.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

/* Small questions: for a line of text, or for one thing among many. Each ends
 * with its dialog, and answers through a function at most once. */

typedef struct
{
  AdwMessageDialog *dialog; /* not owned: its end ends this */
  GtkEditable *entry;
  gboolean may_be_empty;
  HearsayPromptFunc func;

  GtkSingleSelection *selection; /* owned by the list */
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkStringList *items;
  GtkDropDown *extra;
  char *folded; /* what is typed, to filter by */
  gboolean may_type;
  HearsayChooserFunc chosen;

  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data,
               GClosure *closure)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_free (question->folded);
  g_free (question);
}

static char *
dup_typed (Question *question)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));
}

static void
update_prompt (Question *question)
{
  g_autofree char *text = dup_typed (question);

  adw_message_dialog_set_response_enabled (question->dialog, "accept", question->may_be_empty || text[0] != '\0');
}

static void
prompt_response_cb (AdwMessageDialog *dialog,
                    const char *response,
                    Question *question)
{
  g_autofree char *text = dup_typed (question);

  if (strcmp (response, "accept") == 0)
    question->func (text, question->user_data);
}

static AdwMessageDialog *
make_dialog (GtkWidget *parent,
             const char *heading,
             const char *body,
             const char *accept)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");

  return dialog;
}

/**
 * hearsay_prompt:
 * @parent: a widget of the window to ask in
 * @label: says what is asked for, to those who do not see it
 * @initial: (nullable): what stands there at first
 * @accept: the label of the button that answers
 * @destroy: (nullable): frees @user_data in the end
 *
 * Asks for a line of text.
 */
void
hearsay_prompt (GtkWidget *parent,
                const char *heading,
                const char *label,
                const char *initial,
                const char *accept,
                gboolean may_be_empty,
                HearsayPromptFunc func,
                gpointer user_data,
                GDestroyNotify destroy)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *entry = gtk_entry_new ();

  question->dialog = make_dialog (parent, heading, NULL, accept);
  question->entry = GTK_EDITABLE (entry);
  question->may_be_empty = may_be_empty;
  question->func = func;
  question->user_data = user_data;
  question->destroy = destroy;

  gtk_editable_set_text (GTK_EDITABLE (entry), initial != NULL ? initial : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_message_dialog_set_extra_child (question->dialog, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update_prompt), question);
  g_signal_connect_data (question->dialog, "response", G_CALLBACK (prompt_response_cb), question, question_free, 0);
  update_prompt (question);

  gtk_window_present (GTK_WINDOW (question->dialog));
  gtk_widget_grab_focus (entry);
}

static gboolean
is_matched (gpointer item,
            gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *folded = NULL;

  if (question->folded == NULL || question->folded[0] == '\0')
    return TRUE;

  folded = g_utf8_casefold (gtk_string_object_get_string (item), -1);

  return strstr (folded, question->folded) != NULL;
}

static void
update_chooser (Question *question)
{
  g_autofree char *text = dup_typed (question);
  guint n_items = 0;

  g_free (question->folded);
  question->folded = g_utf8_casefold (text, -1);
  gtk_filter_changed (GTK_FILTER (question->filter), GTK_FILTER_CHANGE_DIFFERENT);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (question->filtered));
  adw_message_dialog_set_response_enabled (question->dialog, "accept", n_items > 0 || (question->may_type && text[0] != '\0'));
}

static int
find_item (Question *question,
           GtkStringObject *item)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (question->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (question->items), i);

      if (other == G_OBJECT (item))
        return i;
    }

  return -1;
}

/* What was typed counts where it may and where it is not the row's own text. */
static void
chooser_response_cb (AdwMessageDialog *dialog,
                     const char *response,
                     Question *question)
{
  g_autofree char *text = dup_typed (question);
  GtkStringObject *item = gtk_single_selection_get_selected_item (question->selection);
  guint extra = question->extra != NULL ? gtk_drop_down_get_selected (question->extra) : 0;

  if (strcmp (response, "accept") != 0)
    return;

  if (item != NULL)
    question->chosen (find_item (question, item), gtk_string_object_get_string (item), extra, question->user_data);
  else if (question->may_type && text[0] != '\0')
    question->chosen (-1, text, extra, question->user_data);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item,
              gpointer user_data)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_list_item_set_child (item, label);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem *item,
             gpointer user_data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), gtk_string_object_get_string (string));
}

static void
row_activate_cb (Question *question)
{
  adw_message_dialog_response (question->dialog, "accept");
}

/* A typed name is not taken for the first row that holds it, unless a row must be taken. */
static void
keep_selection (Question *question)
{
  if (question->may_type)
    gtk_single_selection_set_selected (question->selection, GTK_INVALID_LIST_POSITION);
}

static GtkWidget *
make_list (Question *question,
           const HearsayChooser *chooser)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = NULL;

  question->items = gtk_string_list_new (chooser->items);
  question->filter = gtk_custom_filter_new (is_matched, question, NULL);
  question->filtered = gtk_filter_list_model_new (G_LIST_MODEL (question->items), GTK_FILTER (question->filter));
  question->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (question->filtered)));
  g_object_unref (question->filtered);
  gtk_single_selection_set_autoselect (question->selection, !chooser->may_type);
  gtk_single_selection_set_can_unselect (question->selection, chooser->may_type);

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (question->selection), factory);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (row_activate_cb), question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, chooser->heading, -1);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 210);
  gtk_widget_add_css_class (scroller, "card");

  return scroller;
}

static GtkWidget *
make_extra (Question *question,
            const HearsayChooser *chooser)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (chooser->extra_label);
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (chooser->extra);

  question->extra = GTK_DROP_DOWN (drop_down);
  gtk_drop_down_set_selected (question->extra, chooser->extra_selected);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, chooser->extra_label, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), drop_down);

  return box;
}

/**
 * hearsay_choose:
 * @parent: a widget of the window to ask in
 * @chooser: what to ask; nothing of it is kept
 * @destroy: (nullable): frees @user_data in the end
 *
 * Asks for one thing among many, filtered by what is typed.
 */
void
hearsay_choose (GtkWidget *parent,
                const HearsayChooser *chooser,
                HearsayChooserFunc func,
                gpointer user_data,
                GDestroyNotify destroy)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *entry = gtk_entry_new ();

  question->dialog = make_dialog (parent, chooser->heading, chooser->body, chooser->accept);
  question->entry = GTK_EDITABLE (entry);
  question->may_type = chooser->may_type;
  question->chosen = func;
  question->user_data = user_data;
  question->destroy = destroy;

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), chooser->may_type ? _ ("Type a name, or choose one") : _ ("Type to filter"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, chooser->heading, -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), make_list (question, chooser));
  if (chooser->extra != NULL)
    gtk_box_append (GTK_BOX (box), make_extra (question, chooser));
  adw_message_dialog_set_extra_child (question->dialog, box);

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update_chooser), question);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (keep_selection), question);
  g_signal_connect_data (question->dialog, "response", G_CALLBACK (chooser_response_cb), question, question_free, 0);
  if (chooser->initial != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), chooser->initial);
  update_chooser (question);

  gtk_window_present (GTK_WINDOW (question->dialog));
  gtk_widget_grab_focus (entry);
}
