/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-list"

#include "config.h"

#include "hearsay-network-list.h"

#include <glib/gi18n.h>

#include "hearsay-labels.h"
#include "hearsay-list-scroll.h"
#include "hearsay-network-words.h"

#define INDENT 24

/**
 * HearsayNetworkList:
 *
 * The network as a list: everybody in the order in which they stand, and below each
 * the ways on from there. It has what the graph has, and the same selection.
 */
struct _HearsayNetworkList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *list;
  GtkSingleSelection *selection;
  HearsayAgentModel *model; /* (nullable) */
  gboolean is_following;    /* the selection is being set from the model */
};

G_DEFINE_FINAL_TYPE (HearsayNetworkList, hearsay_network_list, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          HearsayNetworkList *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *name = gtk_inscription_new (NULL);
  GtkWidget *detail = gtk_inscription_new (NULL);

  gtk_widget_add_css_class (row, "chain-row");
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (name), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (detail), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (name), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (name), 30);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (detail), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (detail), 34);
  gtk_widget_set_hexpand (detail, TRUE);
  gtk_widget_add_css_class (detail, "secondary");
  gtk_widget_set_margin_end (row, 18);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), detail);
  gtk_list_item_set_child (item, row);
}

static void
show_row (GtkWidget *row,
          const char *icon,
          int indent,
          const char *name,
          const char *detail,
          const char *label)
{
  GtkWidget *image = gtk_widget_get_first_child (row);
  GtkWidget *words = gtk_widget_get_next_sibling (image);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_widget_set_margin_start (image, 18 + indent);
  gtk_inscription_set_text (GTK_INSCRIPTION (words), name);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_next_sibling (words)), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_agent (GtkWidget *row,
            const HearsayAgentMap *map,
            const HearsayAgent *agent)
{
  g_autofree char *role = hearsay_network_dup_role (map, agent);
  g_autofree char *label = hearsay_network_dup_agent (map, agent);

  gtk_widget_add_css_class (row, "network-agent");
  show_row (row, hearsay_network_icon_for_agent (map, agent), 0, agent->name, role, label);
}

static void
show_edge (GtkWidget *row,
           const HearsayAgentMap *map,
           const HearsayAgentEdge *edge)
{
  g_autofree char *amount = hearsay_network_dup_amount (edge);
  /* Translators: network: declared or inferred · how many quotations */
  g_autofree char *detail = g_strdup_printf (C_ ("step of a chain", "%s · %s"), hearsay_label_basis (edge->basis), amount);
  g_autofree char *label = hearsay_network_dup_edge (map, edge);

  gtk_widget_remove_css_class (row, "network-agent");
  show_row (row, edge->basis == HEARSAY_BASIS_INFERRED ? "hearsay-inferred-symbolic" : "hearsay-declared-symbolic", INDENT,
            hearsay_agent_map_get (map, edge->to)->name, detail, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         HearsayNetworkList *self)
{
  const HearsayAgentMap *map = hearsay_agent_model_get_map (self->model);
  HearsayRow *row = gtk_list_item_get_item (item);
  guint index = hearsay_row_get_index (row);

  if (map == NULL)
    return;

  if (hearsay_row_get_row_type (row) == HEARSAY_ROW_HEADING && index < map->agents->len)
    show_agent (gtk_list_item_get_child (item), map, hearsay_agent_map_get (map, index));
  else if (hearsay_row_get_row_type (row) == HEARSAY_ROW_ITEM && index < map->edges->len)
    show_edge (gtk_list_item_get_child (item), map, hearsay_agent_map_get_edge (map, index));
}

/* Follows what was selected elsewhere. */
static void
selected_cb (HearsayNetworkList *self)
{
  int position = hearsay_agent_model_find_row (self->model);

  if (position == (int) gtk_single_selection_get_selected (self->selection))
    return;

  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->selection, position >= 0 ? (guint) position : GTK_INVALID_LIST_POSITION);
  self->is_following = FALSE;
  if (position >= 0)
    hearsay_list_scroll_to (self->list, position);
}

static void
chosen_cb (HearsayNetworkList *self)
{
  const HearsayRowEntry *entry = hearsay_row_list_get_entry (hearsay_agent_model_get_rows (self->model), gtk_single_selection_get_selected (self->selection));

  if (self->is_following || entry == NULL)
    return;

  if (entry->type == HEARSAY_ROW_HEADING)
    hearsay_agent_model_select_agent (self->model, entry->index);
  else
    hearsay_agent_model_select_edge (self->model, entry->index, FALSE);
}

static void
activate_cb (HearsayNetworkList *self,
             guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  chosen_cb (self);
  hearsay_agent_model_open (self->model);
}

static void
hearsay_network_list_dispose (GObject *object)
{
  HearsayNetworkList *self = HEARSAY_NETWORK_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (hearsay_network_list_parent_class)->dispose (object);
}

static void
hearsay_network_list_class_init (HearsayNetworkListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hearsay_network_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hearsay_network_list_init (HearsayNetworkList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);

  self->list = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "story-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Network of who said and passed on what"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * hearsay_network_list_set_model:
 *
 * Shows @model; once.
 */
void
hearsay_network_list_set_model (HearsayNetworkList *self,
                                HearsayAgentModel *model)
{
  g_return_if_fail (HEARSAY_IS_NETWORK_LIST (self));
  g_return_if_fail (HEARSAY_IS_AGENT_MODEL (model));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (hearsay_agent_model_get_rows (model)));
  g_signal_connect_object (model, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "laid-out", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}
