/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare-page"

#include "config.h"

#include "hearsay-compare-page-private.h"

#include <glib/gi18n.h>

#include "hearsay-compare-list.h"
#include "hearsay-compare-row.h"
#include "hearsay-labels.h"

/**
 * HearsayComparePage:
 *
 * Two to four articles side by side: ribbons join what they share, and they scroll
 * together by it. Which articles, against which of them, and where one is, the session
 * knows.
 */
G_DEFINE_FINAL_TYPE (HearsayComparePage, hearsay_compare_page, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayComparePage *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static void
update_names (HearsayComparePage *self)
{
  guint n = 0;
  const guint32 *order = hearsay_session_get_order (get_session (self), &n);

  g_clear_object (&self->names);
  self->names = gtk_string_list_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      const HearsayArticle *article = hearsay_session_get_article_at (get_session (self), order[i]);
      g_autofree char *publisher = hearsay_label_dup_publisher (article);
      g_autofree char *date = hearsay_label_dup_date (article->published, TRUE);
      g_autofree char *name = g_strdup_printf (C_ ("outlet, date", "%s, %s"), publisher, date);

      gtk_string_list_append (self->names, name);
    }
}

static gboolean
should_show (HearsayComparePage *self,
             guint pane,
             guint n)
{
  if (pane >= n)
    return FALSE;

  return !self->is_narrow || pane == hearsay_session_get_compare_base (get_session (self)) || pane == self->beside;
}

static void
other_toggled_cb (GtkToggleButton *button,
                  HearsayComparePage *self);

/* In a narrow window the others take turns beside the base. */
static void
update_others (HearsayComparePage *self,
               guint n)
{
  guint base = hearsay_session_get_compare_base (get_session (self));
  guint n_compared = 0;
  const guint32 *compared = hearsay_session_get_compared (get_session (self), &n_compared);
  GtkWidget *group = NULL;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->others))) != NULL)
    gtk_box_remove (self->others, child);
  if (self->beside >= n || self->beside == base)
    self->beside = base == 0 ? 1 : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->others), self->is_narrow && n > 2);
  for (guint i = 0; self->is_narrow && n > 2 && i < n; i++)
    {
      g_autofree char *name = hearsay_label_dup_publisher (hearsay_session_get_article_at (get_session (self), compared[i]));
      GtkWidget *button = gtk_toggle_button_new_with_label (name);

      if (i == base)
        {
          g_object_ref_sink (button);
          g_object_unref (button);
          continue;
        }
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
      group = group != NULL ? group : button;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == self->beside);
      g_object_set_data (G_OBJECT (button), "pane", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (other_toggled_cb), self, 0);
      gtk_box_append (self->others, button);
    }
}

static void
place_columns (HearsayComparePage *self)
{
  static const int widths[] = { 96, 96, 96, 72, 56 };
  guint n = 0;
  int before = HEARSAY_NONE;

  hearsay_session_get_compared (get_session (self), &n);
  for (guint i = 0; i < HEARSAY_COMPARE_MAX; i++)
    {
      gboolean is_shown = should_show (self, i, n);

      gtk_widget_set_visible (GTK_WIDGET (self->panes[i]), is_shown);
      if (i < HEARSAY_COMPARE_MAX - 1)
        {
          gtk_widget_set_visible (GTK_WIDGET (self->ribbons[i]), FALSE);
          hearsay_compare_ribbons_set_panes (self->ribbons[i], NULL, NULL);
          hearsay_compare_ribbons_set_width (self->ribbons[i], self->is_narrow ? 64 : widths[MIN (n, 4)]);
        }
      if (!is_shown)
        continue;
      if (before >= 0)
        {
          gtk_widget_set_visible (GTK_WIDGET (self->ribbons[before]), TRUE);
          hearsay_compare_ribbons_set_panes (self->ribbons[before], self->panes[before], self->panes[i]);
        }
      before = i;
    }
  _hearsay_compare_page_queue (self);
}

void
_hearsay_compare_page_update_columns (HearsayComparePage *self)
{
  guint n = 0;

  hearsay_session_get_compared (get_session (self), &n);
  update_others (self, n);
  place_columns (self);
}

static void
update_places (HearsayComparePage *self)
{
  gboolean has_texts = !self->is_narrow || gtk_toggle_button_get_active (self->texts_place);

  gtk_widget_set_visible (GTK_WIDGET (self->places), self->is_narrow);
  gtk_widget_set_visible (self->texts, has_texts);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), !self->is_narrow);
  gtk_widget_set_visible (self->legend, !self->is_narrow);
  gtk_widget_set_visible (self->list, self->is_narrow ? !has_texts : self->is_listed);
}

static void
other_toggled_cb (GtkToggleButton *button,
                  HearsayComparePage *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  self->beside = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "pane"));
  place_columns (self);
  _hearsay_compare_page_measured (self);
}

static void
place_toggled_cb (HearsayComparePage *self)
{
  update_places (self);
}

static void
seek_cb (HearsayComparePage *self,
         guint pane,
         guint byte)
{
  if (_hearsay_compare_page_is_shown (self, pane))
    _hearsay_compare_page_show_span (self, pane, (HearsaySpan){ byte, byte + 1 });
}

/* What the status line says, and so what is spoken. */
static void
update_status (HearsayComparePage *self)
{
  HearsaySession *session = get_session (self);
  const HearsayCompare *compare = hearsay_session_get_compare (session);
  int passage = hearsay_session_get_passage (session);
  int difference = hearsay_session_get_difference (session);
  g_autofree char *text = NULL;

  if (compare == NULL)
    text = g_strdup ("");
  else if (difference >= 0)
    text = hearsay_compare_row_describe (session, HEARSAY_COMPARE_DIFFERENCE, difference);
  else if (passage >= 0)
    text = hearsay_compare_row_describe (session, HEARSAY_COMPARE_PASSAGE, passage);
  else if (compare->passages->len == 0)
    text = g_strdup (_ ("These articles share no passage."));
  else
    text = g_strdup_printf (ngettext ("%u passage shared", "%u passages shared", compare->passages->len), compare->passages->len);

  gtk_label_set_text (self->status, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
redraw (HearsayComparePage *self)
{
  for (guint i = 0; i < HEARSAY_COMPARE_MAX; i++)
    gtk_widget_queue_draw (GTK_WIDGET (hearsay_compare_pane_get_view (self->panes[i])));
  _hearsay_compare_page_queue (self);
}

static void
update_enabled (HearsayComparePage *self)
{
  HearsaySession *session = get_session (self);
  const HearsayCompare *compare = self->is_current ? hearsay_session_get_compare (session) : NULL;
  guint n = 0;
  guint n_all = 0;

  hearsay_session_get_compared (session, &n);
  hearsay_session_get_order (session, &n_all);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.next-passage", compare != NULL && compare->passages->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.previous-passage", compare != NULL && compare->passages->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.next-difference", compare != NULL && compare->differences->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.previous-difference", compare != NULL && compare->differences->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.swap-base", compare != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.add", n >= 2 && n < HEARSAY_COMPARE_MAX && n < n_all);
}

/* What is compared is read when somebody looks. */
static void
update (HearsayComparePage *self)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->is_current = FALSE;
      return;
    }

  self->is_current = TRUE;
  hearsay_session_get_compared (get_session (self), &n);
  if (self->names == NULL)
    update_names (self);
  gtk_stack_set_visible_child_name (self->stack, n >= 2 ? "compare" : "empty");
  for (guint i = 0; i < HEARSAY_COMPARE_MAX; i++)
    hearsay_compare_pane_update (self->panes[i], G_LIST_MODEL (self->names));
  _hearsay_compare_page_update_columns (self);
  update_places (self);
  update_status (self);
  update_enabled (self);
  redraw (self);
}

static void
compare_changed_cb (HearsayComparePage *self)
{
  self->leader = 0;
  update (self);
}

static void
shown_changed_cb (HearsayComparePage *self)
{
  g_clear_object (&self->names);
}

/* In a narrow window the article with the passage may not be in view, nor any text. */
static void
make_room (HearsayComparePage *self)
{
  const HearsayCompare *compare = hearsay_session_get_compare (get_session (self));
  int passage = hearsay_session_get_passage (get_session (self));
  const HearsayPassage *found = NULL;
  guint other = 0;

  if (!self->is_narrow || compare == NULL || passage < 0)
    return;

  found = hearsay_compare_get_passage (compare, passage);
  other = found->left == compare->base ? found->right : found->left;
  gtk_toggle_button_set_active (self->texts_place, TRUE);
  if (self->beside == other)
    return;

  self->beside = other;
  _hearsay_compare_page_update_columns (self);
}

static void
passage_cb (HearsayComparePage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  make_room (self);
  _hearsay_compare_page_show_passage (self);
  update_status (self);
  update_enabled (self);
  redraw (self);
}

static void
lock_cb (HearsayComparePage *self)
{
  _hearsay_compare_page_sync (self);
}

static void
hovered_cb (HearsayComparePage *self,
            int passage)
{
  for (guint i = 0; i < HEARSAY_COMPARE_MAX; i++)
    hearsay_compare_pane_set_hovered (self->panes[i], passage);
  for (guint i = 0; i < HEARSAY_COMPARE_MAX - 1; i++)
    hearsay_compare_ribbons_set_hovered (self->ribbons[i], passage);
}

/* The pane with the focus, or -1. */
int
_hearsay_compare_page_find_focused (HearsayComparePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < HEARSAY_COMPARE_MAX; i++)
    if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panes[i])))
      return i;

  return HEARSAY_NONE;
}

/* Whoever comes here by the keys goes on with them. */
static void
take_focus (HearsayComparePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_taken = focus != NULL && (GTK_IS_EDITABLE (focus) || gtk_widget_is_ancestor (focus, self->list));

  if (root != NULL && !is_taken && _hearsay_compare_page_find_focused (self) < 0 && _hearsay_compare_page_is_shown (self, 0))
    gtk_widget_grab_focus (GTK_WIDGET (self->panes[0]));
}

/* Not while sizes are given out: other panes may come and go. */
static gboolean
mapped_cb (gpointer data)
{
  g_autoptr (HearsayComparePage) self = data;

  if (get_session (self) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  hearsay_session_suggest_compared (get_session (self));
  if (!self->is_current)
    update (self);
  passage_cb (self);
  take_focus (self);

  return G_SOURCE_REMOVE;
}

static void
hearsay_compare_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hearsay_compare_page_parent_class)->map (widget);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, mapped_cb, g_object_ref (widget), NULL);
}

/* Ribbons and texts in turns. */
static void
fill_columns (HearsayComparePage *self,
              HearsaySession *session)
{
  for (guint i = 0; i < HEARSAY_COMPARE_MAX; i++)
    {
      GtkWidget *pane = hearsay_compare_pane_new (session, i);

      self->panes[i] = HEARSAY_COMPARE_PANE (pane);
      gtk_widget_set_hexpand (pane, TRUE);
      gtk_box_append (self->columns, pane);
      g_signal_connect_object (pane, "scrolled", G_CALLBACK (_hearsay_compare_page_scrolled), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (pane, "measured", G_CALLBACK (_hearsay_compare_page_measured), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (pane, "passage-hovered", G_CALLBACK (hovered_cb), self, G_CONNECT_SWAPPED);
      if (i == HEARSAY_COMPARE_MAX - 1)
        continue;

      self->ribbons[i] = HEARSAY_COMPARE_RIBBONS (hearsay_compare_ribbons_new (session));
      gtk_box_append (self->columns, GTK_WIDGET (self->ribbons[i]));
      g_signal_connect_object (self->ribbons[i], "passage-hovered", G_CALLBACK (hovered_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
hearsay_compare_page_attach (HearsaySessionWidget *widget,
                             HearsaySession *session)
{
  HearsayComparePage *self = HEARSAY_COMPARE_PAGE (widget);

  fill_columns (self, session);
  g_object_set (self->list, "session", session, NULL);
  g_object_set (self->strip, "session", session, NULL);
  g_object_bind_property (session, "scroll-locked", self->lock, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (shown_changed_cb));
  hearsay_session_widget_watch (widget, "compare-changed", G_CALLBACK (compare_changed_cb));
  hearsay_session_widget_watch (widget, "notify::passage", G_CALLBACK (passage_cb));
  hearsay_session_widget_watch (widget, "notify::scroll-locked", G_CALLBACK (lock_cb));
  _hearsay_compare_page_update_columns (self);
  update_places (self);
}

static void
hearsay_compare_page_dispose (GObject *object)
{
  HearsayComparePage *self = HEARSAY_COMPARE_PAGE (object);

  self->is_syncing = TRUE;
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_object (&self->names);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_COMPARE_PAGE);

  G_OBJECT_CLASS (hearsay_compare_page_parent_class)->dispose (object);
}

static void
hearsay_compare_page_class_init (HearsayComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_compare_page_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_compare_page_attach;
  widget_class->map = hearsay_compare_page_map;

  g_type_ensure (HEARSAY_TYPE_COMPARE_LIST);
  g_type_ensure (HEARSAY_TYPE_COMPARE_STRIP);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, columns);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, strip);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, others);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, places);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, texts_place);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, texts);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, list);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, lock);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, legend);
  gtk_widget_class_bind_template_child (widget_class, HearsayComparePage, status);
  gtk_widget_class_bind_template_callback (widget_class, place_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, seek_cb);
  _hearsay_compare_page_install_actions (widget_class);
}

static void
hearsay_compare_page_init (HearsayComparePage *self)
{
  self->is_listed = TRUE;
  self->leader = 0;
  self->beside = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  _hearsay_compare_page_add_keys (self);
}

/**
 * hearsay_compare_page_set_narrow:
 * @is_narrow: whether there is room for two texts and nothing beside them
 */
void
hearsay_compare_page_set_narrow (HearsayComparePage *self,
                                 gboolean is_narrow)
{
  g_return_if_fail (HEARSAY_IS_COMPARE_PAGE (self));

  if (self->is_narrow == is_narrow)
    return;

  self->is_narrow = is_narrow;
  _hearsay_compare_page_update_columns (self);
  update_places (self);
}

/**
 * hearsay_compare_page_set_list_visible:
 * @is_visible: whether the list is shown where there is room for it
 */
void
hearsay_compare_page_set_list_visible (HearsayComparePage *self,
                                       gboolean is_visible)
{
  g_return_if_fail (HEARSAY_IS_COMPARE_PAGE (self));

  self->is_listed = is_visible;
  update_places (self);
}

/**
 * hearsay_compare_page_focus_next:
 *
 * Moves the focus round the texts and the list.
 */
void
hearsay_compare_page_focus_next (HearsayComparePage *self)
{
  int focused = 0;

  g_return_if_fail (HEARSAY_IS_COMPARE_PAGE (self));

  focused = _hearsay_compare_page_find_focused (self);
  for (guint i = focused + 1; i < HEARSAY_COMPARE_MAX; i++)
    if (_hearsay_compare_page_is_shown (self, i))
      {
        gtk_widget_grab_focus (GTK_WIDGET (self->panes[i]));
        return;
      }

  if (!gtk_widget_get_visible (self->list) || !gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->panes[0]));
}
