/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterance-list"

#include "config.h"

#include "hearsay-utterance-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hearsay-list-scroll.h"
#include "hearsay-utterance-row.h"

/* Per cent from which the list calls something likely, and sure. */
#define LIKELY 75
#define SURE 90

/**
 * HearsayUtteranceList:
 *
 * What was said, speaker by speaker, each thing once however many articles print
 * it; all of it, or what is sure.
 */
struct _HearsayUtteranceList
{
  HearsaySessionWidget parent_instance;

  GtkLabel *subtitle;
  GtkEditable *filter;
  GtkWidget *clear;
  GtkMenuButton *listing;
  GtkToggleButton *all;
  GtkToggleButton *likely;
  GtkToggleButton *sure;
  GtkStack *stack;
  GtkListView *list;

  GtkSingleSelection *selection;
  GActionMap *actions; /* what the menu sets: which are listed, in which order */
};

G_DEFINE_FINAL_TYPE (HearsayUtteranceList, hearsay_utterance_list, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayUtteranceList *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          HearsayUtteranceList *self)
{
  gtk_list_item_set_child (item, hearsay_utterance_row_new (get_session (self)));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         HearsayUtteranceList *self)
{
  HearsayRow *row = gtk_list_item_get_item (item);
  gboolean is_item = hearsay_row_get_row_type (row) == HEARSAY_ROW_ITEM;

  gtk_list_item_set_selectable (item, is_item);
  gtk_list_item_set_activatable (item, is_item);
  hearsay_utterance_row_set_row (HEARSAY_UTTERANCE_ROW (gtk_list_item_get_child (item)), row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           HearsayUtteranceList *self)
{
  hearsay_utterance_row_set_row (HEARSAY_UTTERANCE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
select_position (HearsayUtteranceList *self,
                 guint position)
{
  const HearsayRowEntry *entry = hearsay_row_list_get_entry (hearsay_session_get_utterances (get_session (self)), position);

  if (entry != NULL && entry->type == HEARSAY_ROW_ITEM)
    hearsay_session_set_utterance (get_session (self), entry->index);
}

static void
activate_cb (HearsayUtteranceList *self,
             guint position)
{
  select_position (self, position);
}

/* The arrow keys select, and selecting shows: no Enter is needed. */
static void
selected_cb (HearsayUtteranceList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    select_position (self, position);
}

static gboolean
is_filtered (HearsayUtteranceList *self)
{
  const HearsayListing *listing = hearsay_session_get_listing (get_session (self));

  return hearsay_session_get_confidence (get_session (self)) > 0 || gtk_editable_get_text (self->filter)[0] != '\0' || listing->sources != 0 ||
         listing->outlets > 0 || listing->weight > 0;
}

static char *
describe_listed (guint listed,
                 guint said,
                 guint confidence)
{
  if (confidence > 0)
    /* Translators: the first two are numbers of things said, the last is per cent */
    return g_strdup_printf (ngettext ("%u of %u thing said, at least %u %% sure", "%u of %u things said, at least %u %% sure", said), listed, said,
                            confidence);

  return g_strdup_printf (ngettext ("%u of %u thing said", "%u of %u things said", said), listed, said);
}

static char *
describe_all (const HearsayAnalysis *shown)
{
  guint said = shown != NULL ? shown->utterances->len : 0;
  guint printed = shown != NULL ? shown->quotes->len : 0;
  g_autofree char *things = g_strdup_printf (ngettext ("%u thing said", "%u things said", said), said);
  g_autofree char *times = g_strdup_printf (ngettext ("printed %u time", "printed %u times", printed), printed);

  /* Translators: “11 things said”, “printed 46 times” */
  return g_strdup_printf (_ ("%s, %s"), things, times);
}

static void
update_subtitle (HearsayUtteranceList *self)
{
  HearsaySession *session = get_session (self);
  const HearsayAnalysis *shown = hearsay_session_get_shown (session);
  guint said = shown != NULL ? shown->utterances->len : 0;
  guint listed = hearsay_session_count_listed (session);
  gboolean is_less = said > 0 && is_filtered (self);
  g_autofree char *subtitle = is_less ? describe_listed (listed, said, hearsay_session_get_confidence (session)) : describe_all (shown);

  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_visible (self->clear, is_less);
  if (is_less)
    gtk_widget_add_css_class (GTK_WIDGET (self->listing), "filtered");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->listing), "filtered");
  if (said == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack, listed > 0 ? "list" : "filtered");
}

static void
select_utterance (HearsayUtteranceList *self)
{
  HearsaySession *session = get_session (self);
  int utterance = hearsay_session_get_utterance (session);
  HearsayRowList *rows = hearsay_session_get_utterances (session);
  int position = utterance >= 0 ? hearsay_row_list_find (rows, utterance) : -1;

  if (position >= 0 && gtk_single_selection_get_selected (self->selection) != (guint) position)
    {
      gtk_single_selection_set_selected (self->selection, position);
      hearsay_list_scroll_to (self->list, position);
    }
  else if (position < 0)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

static void
filter_changed_cb (HearsayUtteranceList *self)
{
  hearsay_session_set_utterance_filter (get_session (self), gtk_editable_get_text (self->filter));
  update_subtitle (self);
  select_utterance (self);
}

static void
chip_cb (HearsayUtteranceList *self,
         GtkToggleButton *chip)
{
  if (!gtk_toggle_button_get_active (chip))
    return;

  hearsay_session_set_confidence (get_session (self), chip == self->sure ? SURE : chip == self->likely ? LIKELY
                                                                                                       : 0);
}

static void
confidence_cb (HearsayUtteranceList *self)
{
  guint confidence = hearsay_session_get_confidence (get_session (self));

  gtk_toggle_button_set_active (confidence >= SURE ? self->sure : confidence > 0 ? self->likely
                                                                                 : self->all,
                                TRUE);
  update_subtitle (self);
}

static GVariant *
get_state (HearsayUtteranceList *self,
           const char *name)
{
  return g_action_get_state (g_action_map_lookup_action (self->actions, name));
}

static guint
get_choice (HearsayUtteranceList *self,
            const char *name)
{
  g_autoptr (GVariant) state = get_state (self, name);

  return g_ascii_strtoull (g_variant_get_string (state, NULL), NULL, 10);
}

static const HearsaySourceType source_types[] = {
  HEARSAY_SOURCE_NAMED,
  HEARSAY_SOURCE_ANONYMOUS,
  HEARSAY_SOURCE_COLLECTIVE,
  HEARSAY_SOURCE_DOCUMENT,
  HEARSAY_SOURCE_POST,
};

/* From the menu's actions to the session; the order is a number of HearsayUtteranceOrder. */
static void
listing_cb (HearsayUtteranceList *self)
{
  HearsayListing listing = { 0, get_choice (self, "outlets"), get_choice (self, "weight"), get_choice (self, "order") };

  for (gsize i = 0; i < G_N_ELEMENTS (source_types); i++)
    {
      g_autoptr (GVariant) state = get_state (self, hearsay_source_type_to_string (source_types[i]));

      if (g_variant_get_boolean (state))
        listing.sources |= 1u << source_types[i];
    }

  hearsay_session_set_listing (get_session (self), &listing);
  update_subtitle (self);
  select_utterance (self);
}

/* The order is no filter, and stays. */
static void
show_all (HearsayUtteranceList *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (source_types); i++)
    g_action_group_change_action_state (G_ACTION_GROUP (self->actions), hearsay_source_type_to_string (source_types[i]), g_variant_new_boolean (FALSE));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "outlets", g_variant_new_string ("0"));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "weight", g_variant_new_string ("0"));
}

static void
add_action (HearsayUtteranceList *self,
            const char *name,
            GVariant *state)
{
  gboolean is_choice = g_variant_is_of_type (state, G_VARIANT_TYPE_STRING);
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, is_choice ? G_VARIANT_TYPE_STRING : NULL, state);

  g_action_map_add_action (self->actions, G_ACTION (action));
  g_signal_connect_object (action, "notify::state", G_CALLBACK (listing_cb), self, G_CONNECT_SWAPPED);
}

static void
add_actions (HearsayUtteranceList *self)
{
  static const char *const choices[] = { "order", "outlets", "weight" };

  self->actions = G_ACTION_MAP (g_simple_action_group_new ());
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    add_action (self, choices[i], g_variant_new_string ("0"));
  for (gsize i = 0; i < G_N_ELEMENTS (source_types); i++)
    add_action (self, hearsay_source_type_to_string (source_types[i]), g_variant_new_boolean (FALSE));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "listing", G_ACTION_GROUP (self->actions));
}

static void
clear_cb (HearsayUtteranceList *self)
{
  show_all (self);
  gtk_editable_set_text (self->filter, "");
  hearsay_session_set_utterance_filter (get_session (self), "");
  hearsay_session_set_confidence (get_session (self), 0);
  update_subtitle (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

static void
hearsay_utterance_list_attach (HearsaySessionWidget *widget,
                               HearsaySession *session)
{
  HearsayUtteranceList *self = HEARSAY_UTTERANCE_LIST (widget);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (hearsay_session_get_utterances (session)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (update_subtitle));
  hearsay_session_widget_watch (widget, "notify::utterance", G_CALLBACK (select_utterance));
  hearsay_session_widget_watch (widget, "notify::confidence", G_CALLBACK (confidence_cb));
  confidence_cb (self);
}

static void
hearsay_utterance_list_dispose (GObject *object)
{
  HearsayUtteranceList *self = HEARSAY_UTTERANCE_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_UTTERANCE_LIST);

  G_OBJECT_CLASS (hearsay_utterance_list_parent_class)->dispose (object);
}

static void
hearsay_utterance_list_class_init (HearsayUtteranceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_utterance_list_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_utterance_list_attach;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-utterance-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceList, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceList, filter);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceList, clear);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceList, listing);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceList, all);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceList, likely);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceList, sure);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceList, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceList, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
hearsay_utterance_list_init (HearsayUtteranceList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}
