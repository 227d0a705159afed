/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-list"

#include "config.h"

#include "hearsay-chain-list.h"

#include <glib/gi18n.h>

#include "hearsay-chain-map.h"
#include "hearsay-chain-node.h"
#include "hearsay-labels.h"
#include "hearsay-theme.h"
#include "hearsay-tooltip.h"

#define INDENT 22

/**
 * HearsayChainList:
 *
 * The chain graph as a list: the same nodes in the same order, the same
 * selection, for a screen reader and for narrow windows.
 */
struct _HearsayChainList
{
  HearsaySessionWidget parent_instance;

  GtkListView *list;
  GtkStringList *rows; /* as many strings as the map has nodes */
  GtkSingleSelection *selection;
  HearsayChainMap *map; /* NULL while there is no story */
  GtkWidget *menu;      /* NULL until asked for */
  gboolean is_whole;
};

G_DEFINE_FINAL_TYPE (HearsayChainList, hearsay_chain_list, HEARSAY_TYPE_SESSION_WIDGET)

/* The parts of a row, in the order they stand in it. */
typedef struct
{
  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *detail;
  GtkWidget *pill;
} RowParts;

static HearsaySession *
get_session (HearsayChainList *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static RowParts
get_parts (GtkWidget *row)
{
  RowParts parts = { .icon = gtk_widget_get_first_child (row) };

  parts.name = gtk_widget_get_next_sibling (parts.icon);
  parts.detail = gtk_widget_get_next_sibling (parts.name);
  parts.pill = gtk_widget_get_next_sibling (parts.detail);

  return parts;
}

static const HearsayChainNode *
get_node (HearsayChainList *self,
          guint position)
{
  if (self->map == NULL || position >= self->map->nodes->len || hearsay_session_get_shown (get_session (self)) == NULL)
    return NULL;

  return hearsay_chain_map_get_node (self->map, position);
}

static void
right_pressed_cb (GtkGesture *gesture,
                  int n_press,
                  double x,
                  double y,
                  GtkListItem *item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  HearsayChainList *self = HEARSAY_CHAIN_LIST (gtk_widget_get_ancestor (row, HEARSAY_TYPE_CHAIN_LIST));
  graphene_point_t point = GRAPHENE_POINT_INIT (x, y);
  const HearsayChainNode *node = get_node (self, gtk_list_item_get_position (item));

  if (node == NULL || !gtk_widget_compute_point (row, GTK_WIDGET (self), &point, &point))
    return;

  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (item));
  hearsay_chain_node_popup_menu (node, &self->menu, GTK_WIDGET (self), &(GdkRectangle){ point.x, point.y, 1, 1 });
}

/* From the keyboard, below the row that has the focus. */
static gboolean
menu_cb (GtkWidget *widget,
         GVariant *arguments,
         gpointer user_data)
{
  HearsayChainList *self = HEARSAY_CHAIN_LIST (widget);
  const HearsayChainNode *node = get_node (self, gtk_single_selection_get_selected (self->selection));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_point_t point = GRAPHENE_POINT_INIT (24, 24);

  if (node == NULL)
    return FALSE;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget) &&
      !gtk_widget_compute_point (focus, widget, &GRAPHENE_POINT_INIT (24, gtk_widget_get_height (focus)), &point))
    return FALSE;
  hearsay_chain_node_popup_menu (node, &self->menu, widget, &(GdkRectangle){ point.x, point.y, 1, 1 });

  return TRUE;
}

static gboolean
act_cb (GtkWidget *widget,
        GVariant *arguments,
        gpointer user_data)
{
  HearsayChainList *self = HEARSAY_CHAIN_LIST (widget);
  const HearsayChainNode *node = get_node (self, gtk_single_selection_get_selected (self->selection));

  if (node == NULL)
    return FALSE;

  hearsay_chain_node_act (node, widget, g_variant_get_string (arguments, NULL));

  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          HearsayChainList *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);
  GtkWidget *pill = gtk_label_new (NULL);
  GtkGesture *right = gtk_gesture_click_new ();

  gtk_widget_add_css_class (row, "chain-row");
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (right, "pressed", G_CALLBACK (right_pressed_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (right));
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (detail, TRUE);
  gtk_widget_add_css_class (detail, "secondary");
  gtk_widget_add_css_class (pill, "pill-small");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), gtk_image_new ());
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), detail);
  gtk_box_append (GTK_BOX (row), pill);
  gtk_list_item_set_child (item, row);
}

static char *
describe_origin (const HearsayAnalysis *shown,
                 const HearsayChainNode *node,
                 const char *source)
{
  g_autofree char *date = hearsay_label_dup_date (hearsay_corpus_get (shown->corpus, node->article)->published, FALSE);
  g_autofree char *told = NULL;

  if (*source == '\0')
    return g_steal_pointer (&date);

  told = g_strdup_printf (_ ("told by %s"), source);

  return g_strdup_printf ("%s · %s", date, told);
}

static char *
describe_copy (const HearsayAnalysis *shown,
               const HearsayChainNode *node)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (shown, node->article);
  g_autofree char *date = hearsay_label_dup_date (hearsay_corpus_get (shown->corpus, node->article)->published, FALSE);
  g_autofree char *copied = NULL;

  if (node->quote >= 0 || node->standing != HEARSAY_STANDING_SUGGESTED)
    copied = hearsay_chain_node_dup_reason (shown, node);
  else
    copied = g_strdup_printf (C_ ("article", "copy %u %%"), descent->copied);

  return g_strdup_printf ("%s · %s · %s", hearsay_label_basis (node->basis), date, copied);
}

static void
show_pill (GtkWidget *pill,
           const HearsayAnalysis *shown,
           const HearsayChainNode *node)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (shown, node->article);
  const char *text = "";

  gtk_widget_remove_css_class (pill, "pill-change");
  gtk_widget_remove_css_class (pill, "pill-caution");
  if (descent->is_circular)
    {
      text = C_ ("article", "circular");
      gtk_widget_add_css_class (pill, "pill-caution");
    }
  else if (descent->is_correction)
    text = C_ ("article", "correction");
  else if (node->change >= 0)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (shown, node->utterance);

      text = hearsay_label_change (&g_array_index (utterance->changes, HearsayChange, node->change));
      gtk_widget_add_css_class (pill, "pill-change");
    }
  else if (node->parent < 0)
    text = C_ ("article", "origin");

  gtk_label_set_text (GTK_LABEL (pill), text);
  gtk_widget_set_visible (pill, *text != '\0');
}

static const char *
source_of (HearsayChainList *self,
           guint position)
{
  for (guint i = 0; i < self->map->lanes->len; i++)
    if (position < hearsay_chain_map_get_lane (self->map, i)->last)
      return hearsay_chain_map_get_lane (self->map, i)->source;

  return "";
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         HearsayChainList *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  GtkWidget *row = gtk_list_item_get_child (item);
  RowParts parts = get_parts (row);
  guint position = gtk_list_item_get_position (item);
  const HearsayChainNode *node = NULL;
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *label = NULL;
  g_autofree char *tooltip = NULL;

  if (shown == NULL || self->map == NULL || position >= self->map->nodes->len)
    return;

  node = hearsay_chain_map_get_node (self->map, position);
  name = hearsay_label_dup_publisher (hearsay_corpus_get (shown->corpus, node->article));
  detail = node->parent < 0 ? describe_origin (shown, node, source_of (self, position)) : describe_copy (shown, node);
  tooltip = hearsay_chain_node_dup_tooltip (shown, node);
  hearsay_tooltip_set (row, tooltip);
  gtk_image_set_from_icon_name (GTK_IMAGE (parts.icon), node->basis == HEARSAY_BASIS_INFERRED && node->parent >= 0 ? "hearsay-inferred-symbolic" : "hearsay-declared-symbolic");
  for (guint i = 0; i < 7; i++)
    gtk_widget_remove_css_class (parts.icon, hearsay_theme_class_for_family (i));
  gtk_widget_add_css_class (parts.icon, hearsay_theme_class_for_family (node->family));
  gtk_widget_set_margin_start (parts.icon, 12 + MIN (node->depth, 8) * INDENT);
  gtk_label_set_text (GTK_LABEL (parts.name), name);
  gtk_label_set_text (GTK_LABEL (parts.detail), detail);
  show_pill (parts.pill, shown, node);
  /* Translators: outlet, how it came by the story, what is notable about it */
  label = g_strdup_printf (_ ("%s, %s, %s"), name, detail, gtk_label_get_text (GTK_LABEL (parts.pill)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
select_article (HearsayChainList *self)
{
  int article = hearsay_session_get_article (get_session (self));
  int node = self->map != NULL && article >= 0 ? hearsay_chain_map_find (self->map, article) : HEARSAY_NONE;

  gtk_single_selection_set_selected (self->selection, node >= 0 ? (guint) node : GTK_INVALID_LIST_POSITION);
}

static void
update_map (HearsayChainList *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  g_clear_pointer (&self->map, hearsay_chain_map_free);
  if (shown != NULL && shown->families->len > 0)
    self->map = hearsay_chain_map_new (shown, self->is_whole ? HEARSAY_NONE : hearsay_session_get_utterance (get_session (self)));

  for (guint i = 0; self->map != NULL && i < self->map->nodes->len; i++)
    g_strv_builder_add (builder, "");
  strings = g_strv_builder_end (builder);
  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), (const char *const *) strings);
  select_article (self);
}

static void
utterance_changed_cb (HearsayChainList *self)
{
  if (!self->is_whole)
    update_map (self);
}

static void
selected_cb (HearsayChainList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->map != NULL && position < self->map->nodes->len)
    hearsay_session_set_article (get_session (self), hearsay_chain_map_get_node (self->map, position)->article);
}

static void
activate_cb (HearsayChainList *self,
             guint position)
{
  const HearsayChainNode *node = get_node (self, position);

  if (node != NULL)
    hearsay_chain_node_open (node, get_session (self));
}

static void
hearsay_chain_list_attach (HearsaySessionWidget *widget,
                           HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (update_map));
  hearsay_session_widget_watch (widget, "notify::utterance", G_CALLBACK (utterance_changed_cb));
  hearsay_session_widget_watch (widget, "notify::article", G_CALLBACK (select_article));
  update_map (HEARSAY_CHAIN_LIST (widget));
}

static void
hearsay_chain_list_dispose (GObject *object)
{
  HearsayChainList *self = HEARSAY_CHAIN_LIST (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_pointer (&self->map, hearsay_chain_map_free);

  G_OBJECT_CLASS (hearsay_chain_list_parent_class)->dispose (object);
}

static void
hearsay_chain_list_class_init (HearsayChainListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_chain_list_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_chain_list_attach;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_r, 0, act_cb, "s", "source.choose");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_i, 0, act_cb, "s", "source.independent");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}

static void
hearsay_chain_list_init (HearsayChainList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->is_whole = TRUE;
  self->rows = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);

  self->list = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "story-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chain of the story"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/**
 * hearsay_chain_list_set_whole:
 * @whole: show the whole story; else the utterance that is selected
 */
void
hearsay_chain_list_set_whole (HearsayChainList *self,
                              gboolean whole)
{
  g_return_if_fail (HEARSAY_IS_CHAIN_LIST (self));

  if (self->is_whole == whole)
    return;

  self->is_whole = whole;
  update_map (self);
}
