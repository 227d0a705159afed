/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entity-list"

#include "config.h"

#include "hearsay-entity-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hearsay-entity-row.h"
#include "hearsay-list-click.h"
#include "hearsay-list-scroll.h"
#include "hearsay-standing-mark.h"
#include "hearsay-why.h"

#define MAX_FORMS 4 /* explained below the list */

/**
 * HearsayEntityList:
 *
 * Who and what is named: people, organisations, places, and sources nobody
 * names. Its menu and its keys name the actions "entity.…", which are done to
 * the entity the session has selected.
 */
struct _HearsayEntityList
{
  HearsaySessionWidget parent_instance;

  GtkEditable *filter;
  GtkToggleButton *undecided;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *nothing;
  GMenuModel *menu;
  GtkWidget *why;
  GtkLabel *sure;
  GtkLabel *here;
  GtkLabel *forms;
  GtkLabel *decisions;

  GtkSingleSelection *selection;
  GtkWidget *popover; /* (nullable): the menu, where it was opened last */
  guint n_scrolls;    /* frames after which the selected row is to be in view */
  guint position;     /* where the selected entity was listed last */
};

G_DEFINE_FINAL_TYPE (HearsayEntityList, hearsay_entity_list, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayEntityList *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static void
open_menu (HearsayEntityList *self,
           GtkWidget *widget,
           const GdkRectangle *place)
{
  graphene_point_t point = GRAPHENE_POINT_INIT (place->x, place->y);
  GdkRectangle at;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (gtk_widget_grab_focus), self->list, G_CONNECT_SWAPPED);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
    }

  if (!gtk_widget_compute_point (widget, GTK_WIDGET (self), &point, &point))
    return;

  at = (GdkRectangle){ point.x, point.y, place->width, place->height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static HearsayEntityList *
get_list (GtkWidget *row)
{
  return HEARSAY_ENTITY_LIST (gtk_widget_get_ancestor (row, HEARSAY_TYPE_ENTITY_LIST));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            gpointer user_data)
{
  HearsayEntityList *self = get_list (user_data);
  int entity = hearsay_entity_row_get_entity (user_data);

  if (self == NULL || entity < 0)
    return;

  hearsay_session_set_entity (get_session (self), entity);
  open_menu (self, user_data, &(GdkRectangle){ x, y, 1, 1 });
}

static GdkContentProvider *
drag_cb (GtkDragSource *source,
         double x,
         double y,
         gpointer user_data)
{
  int entity = hearsay_entity_row_get_entity (user_data);

  return entity >= 0 ? gdk_content_provider_new_typed (G_TYPE_INT, entity) : NULL;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         gpointer user_data)
{
  int entity = g_value_get_int (value);
  int into = hearsay_entity_row_get_entity (user_data);

  if (into < 0 || entity < 0 || into == entity)
    return FALSE;

  return gtk_widget_activate_action (user_data, "entity.merge-pair", "(uu)", entity, into);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          HearsayEntityList *self)
{
  GtkWidget *row = hearsay_entity_row_new (get_session (self));
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT, GDK_ACTION_COPY);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drop));

  hearsay_list_click_add (item, row);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         HearsayEntityList *self)
{
  HearsayRow *row = gtk_list_item_get_item (item);

  gtk_list_item_set_selectable (item, hearsay_row_get_row_type (row) == HEARSAY_ROW_ITEM);
  hearsay_entity_row_set_row (HEARSAY_ENTITY_ROW (gtk_list_item_get_child (item)), row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           HearsayEntityList *self)
{
  hearsay_entity_row_set_row (HEARSAY_ENTITY_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
walk_source (HearsaySession *session,
             guint index)
{
  const HearsaySource *source = hearsay_session_get_source (session, index);
  const HearsayAnalysis *shown = hearsay_session_get_shown (session);
  guint32 next = 0;

  if (source == NULL || source->quotes->len == 0)
    return;

  /* The one after the quotation selected now, or the first. */
  next = g_array_index (source->quotes, guint32, 0);
  for (guint i = 0; i + 1 < source->quotes->len; i++)
    if ((int) g_array_index (source->quotes, guint32, i) == hearsay_session_get_quote (session))
      next = g_array_index (source->quotes, guint32, i + 1);

  hearsay_session_set_quote (session, next);
  hearsay_session_jump (session, hearsay_analysis_get_quote (shown, next)->article,
                        hearsay_quote_get_span (hearsay_analysis_get_quote (shown, next)));
}

static void
activate_cb (HearsayEntityList *self,
             guint position)
{
  HearsaySession *session = get_session (self);
  const HearsayRowEntry *entry = hearsay_row_list_get_entry (hearsay_session_get_entities (session), position);

  if (entry == NULL)
    return;

  if (entry->type == HEARSAY_ROW_HEADING)
    hearsay_session_set_collapsed (session, entry->index, !hearsay_session_is_collapsed (session, entry->index));
  else if ((entry->flags & HEARSAY_ROW_GROUPED) == 0)
    walk_source (session, entry->index);
  else if (hearsay_session_get_entity (session) == (int) entry->index && hearsay_session_get_mention (session) >= 0)
    hearsay_session_walk_mentions (session, 1);
  else
    {
      hearsay_session_set_entity (session, entry->index);
      hearsay_session_walk_mentions (session, 0);
    }
}

static void
filter_changed_cb (HearsayEntityList *self)
{
  hearsay_session_set_entity_filter (get_session (self), gtk_editable_get_text (self->filter));
}

static int
find_position (HearsayEntityList *self,
               int entity)
{
  HearsayRowList *entities = hearsay_session_get_entities (get_session (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (entities));

  for (guint i = 0; entity >= 0 && i < n; i++)
    {
      const HearsayRowEntry *entry = hearsay_row_list_get_entry (entities, i);

      if (entry->type == HEARSAY_ROW_ITEM && (entry->flags & HEARSAY_ROW_GROUPED) != 0 && entry->index == (guint) entity)
        return i;
    }

  return -1;
}

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
  /* For what is cut off. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
}

/* What is known about the selected entity, and about the mention one stands at. */
static void
explain (HearsayEntityList *self)
{
  HearsaySession *session = get_session (self);
  int entity = hearsay_session_get_entity (session);
  int mention = hearsay_session_get_mention_index (session);
  g_autofree char *sure = NULL;
  g_autofree char *forms = NULL;
  g_autofree char *decisions = NULL;
  g_autofree char *why = NULL;
  g_autofree char *here = NULL;

  gtk_widget_set_visible (self->why, entity >= 0);
  if (entity < 0)
    return;

  sure = hearsay_why_dup_entity (session, entity);
  forms = hearsay_why_dup_forms (session, entity, MAX_FORMS);
  decisions = hearsay_why_dup_decisions (session, entity);
  why = mention >= 0 ? hearsay_why_dup_mention (session, mention) : NULL;
  /* Translators: about the mention one looks at: “95 %, full name” */
  here = why != NULL ? g_strdup_printf (C_ ("why", "This mention: %s"), why) : g_strdup ("");

  set_text (self->sure, sure);
  set_text (self->here, here);
  set_text (self->forms, forms);
  set_text (self->decisions, decisions);
}

static gboolean
scroll_cb (GtkWidget *widget,
           GdkFrameClock *clock,
           gpointer user_data)
{
  HearsayEntityList *self = HEARSAY_ENTITY_LIST (widget);
  int position = find_position (self, hearsay_session_get_entity (get_session (self)));

  /* Once more after the layout this frame ends with. */
  if (position >= 0)
    hearsay_list_scroll_to (self->list, position);

  return --self->n_scrolls > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* What is explained takes its room from the list, perhaps that of the row it is about. */
static void
keep_in_view (HearsayEntityList *self)
{
  if (self->n_scrolls == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  self->n_scrolls = 2;
}

static void
entity_cb (HearsayEntityList *self)
{
  int position = find_position (self, hearsay_session_get_entity (get_session (self)));

  explain (self);
  keep_in_view (self);
  if (position >= 0)
    self->position = position;

  gtk_single_selection_set_selected (self->selection, position >= 0 ? (guint) position : GTK_INVALID_LIST_POSITION);
  if (position >= 0)
    hearsay_list_scroll_to (self->list, position);
}

/* Arrow keys select too. */
static void
selected_cb (HearsayEntityList *self)
{
  HearsayRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL && hearsay_row_get_row_type (row) == HEARSAY_ROW_ITEM && (hearsay_row_get_flags (row) & HEARSAY_ROW_GROUPED) != 0)
    hearsay_session_set_entity (get_session (self), hearsay_row_get_index (row));
}

/* Rows are objects only while they are looked at, so a changed list forgets which was selected. */
static void
restore_selection (HearsayEntityList *self)
{
  int position = find_position (self, hearsay_session_get_entity (get_session (self)));

  gtk_single_selection_set_selected (self->selection, position >= 0 ? (guint) position : GTK_INVALID_LIST_POSITION);
  explain (self);
}

/* Whoever decides about one undecided entity after the other goes on with the one
 * that has taken its place in the list. */
static void
go_on (HearsayEntityList *self)
{
  HearsaySession *session = get_session (self);
  HearsayRowList *entities = hearsay_session_get_entities (session);
  int entity = hearsay_session_get_entity (session);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (entities));

  if (!hearsay_session_is_undecided (session) || entity < 0 || find_position (self, entity) >= 0 ||
      hearsay_analysis_get_entity (hearsay_session_get_shown (session), entity)->standing == HEARSAY_STANDING_SUGGESTED)
    return;

  for (guint i = 0; i < n; i++)
    {
      /* From there to the end, then what stands before. */
      const HearsayRowEntry *entry = hearsay_row_list_get_entry (entities, (self->position + i) % n);

      if (entry->type == HEARSAY_ROW_ITEM && (entry->flags & HEARSAY_ROW_GROUPED) != 0)
        {
          hearsay_session_set_entity (session, entry->index);
          return;
        }
    }
}

static void
shown_changed_cb (HearsayEntityList *self)
{
  restore_selection (self);
  go_on (self);
}

static void
items_changed_cb (HearsayEntityList *self)
{
  HearsaySession *session = get_session (self);
  gboolean is_nothing = g_list_model_get_n_items (G_LIST_MODEL (hearsay_session_get_entities (session))) == 0 &&
                        hearsay_session_is_analysed (session);

  if (is_nothing)
    {
      const char *filter = hearsay_session_get_entity_filter (session);
      g_autofree char *title = NULL;

      if (filter[0] != '\0')
        title = g_strdup_printf (_ ("Nobody Is Called “%s”"), filter);
      else if (hearsay_session_is_undecided (session))
        title = g_strdup (_ ("Everything Is Decided"));
      else
        title = g_strdup (_ ("Nobody Is Named Here"));

      adw_status_page_set_title (self->nothing, title);
    }
  gtk_stack_set_visible_child_name (self->stack, is_nothing ? "nothing" : "list");
}

static void
menu_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsayEntityList *self = HEARSAY_ENTITY_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  HearsayRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (focus != NULL && row != NULL)
    open_menu (self, focus, &(GdkRectangle){ 24, gtk_widget_get_height (focus), 1, 1 });
}

static void
hearsay_entity_list_attach (HearsaySessionWidget *widget,
                            HearsaySession *session)
{
  HearsayEntityList *self = HEARSAY_ENTITY_LIST (widget);
  HearsayRowList *entities = hearsay_session_get_entities (session);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (entities));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (entities, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  hearsay_session_widget_watch (widget, "notify::entity", G_CALLBACK (entity_cb));
  hearsay_session_widget_watch (widget, "notify::mention", G_CALLBACK (explain));
  hearsay_session_widget_watch (widget, "notify::undecided", G_CALLBACK (items_changed_cb));
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (shown_changed_cb));
  g_object_bind_property (session, "undecided", self->undecided, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  items_changed_cb (self);
}

static void
hearsay_entity_list_dispose (GObject *object)
{
  HearsayEntityList *self = HEARSAY_ENTITY_LIST (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_ENTITY_LIST);

  G_OBJECT_CLASS (hearsay_entity_list_parent_class)->dispose (object);
}

static void
hearsay_entity_list_class_init (HearsayEntityListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_entity_list_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_entity_list_attach;

  g_type_ensure (HEARSAY_TYPE_STANDING_MARK);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-entity-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, filter);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, undecided);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, why);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, sure);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, here);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, forms);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, decisions);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, list);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, nothing);
  gtk_widget_class_bind_template_child (widget_class, HearsayEntityList, menu);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  gtk_widget_class_install_action (widget_class, "entity.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "entity.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "entity.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "entity.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "entity.reject", NULL);
}

static void
hearsay_entity_list_init (HearsayEntityList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/* Where the row of an unnamed source stands. */
static int
find_source (HearsayEntityList *self,
             int source)
{
  HearsayRowList *entities = hearsay_session_get_entities (get_session (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (entities));

  for (guint i = 0; source >= 0 && i < n; i++)
    {
      const HearsayRowEntry *entry = hearsay_row_list_get_entry (entities, i);

      if (entry->type == HEARSAY_ROW_ITEM && (entry->flags & HEARSAY_ROW_GROUPED) == 0 && entry->index == (guint) source)
        return i;
    }

  return -1;
}

/* Nothing may hide whom one wants to see. */
static void
uncover (HearsayEntityList *self,
         HearsayGroup group)
{
  gtk_editable_set_text (self->filter, "");
  hearsay_session_set_entity_filter (get_session (self), "");
  hearsay_session_set_undecided (get_session (self), FALSE);
  hearsay_session_set_collapsed (get_session (self), group, FALSE);
}

/**
 * hearsay_entity_list_show_speaker:
 * @quote: an index into what the session shows
 *
 * Selects whoever said that, an entity or an unnamed source, and brings the row
 * into view and the focus to it.
 */
void
hearsay_entity_list_show_speaker (HearsayEntityList *self,
                                  guint quote)
{
  HearsaySession *session = NULL;
  int entity = HEARSAY_NONE;
  int position = -1;

  g_return_if_fail (HEARSAY_IS_ENTITY_LIST (self));

  session = get_session (self);
  entity = hearsay_analysis_get_quote (hearsay_session_get_shown (session), quote)->speaker_entity;
  if (entity >= 0)
    {
      uncover (self, hearsay_group_for_kind (hearsay_analysis_get_entity (hearsay_session_get_shown (session), entity)->kind));
      hearsay_session_set_entity (session, entity);
      position = find_position (self, entity);
    }
  else
    {
      uncover (self, HEARSAY_GROUP_SOURCES);
      position = find_source (self, hearsay_session_find_source (session, quote));
    }

  if (position < 0)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  hearsay_list_scroll_to (self->list, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
