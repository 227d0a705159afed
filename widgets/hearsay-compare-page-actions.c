/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare-page"

#include "config.h"

#include "hearsay-compare-page-private.h"

/* What one does with the comparison, by keys, buttons and the rows of its list. */

static HearsaySession *
get_session (HearsayComparePage *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static void
next_passage (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  hearsay_session_walk_passages (get_session (HEARSAY_COMPARE_PAGE (widget)), 1);
}

static void
previous_passage (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  hearsay_session_walk_passages (get_session (HEARSAY_COMPARE_PAGE (widget)), -1);
}

static void
next_difference (GtkWidget *widget,
                 const char *action,
                 GVariant *parameter)
{
  hearsay_session_walk_differences (get_session (HEARSAY_COMPARE_PAGE (widget)), 1);
}

static void
previous_difference (GtkWidget *widget,
                     const char *action,
                     GVariant *parameter)
{
  hearsay_session_walk_differences (get_session (HEARSAY_COMPARE_PAGE (widget)), -1);
}

/* The article one reads becomes the base; if it is that already, the next one does. */
static void
swap_base (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  HearsayComparePage *self = HEARSAY_COMPARE_PAGE (widget);
  guint base = hearsay_session_get_compare_base (get_session (self));
  int focused = _hearsay_compare_page_find_focused (self);
  guint n = 0;

  hearsay_session_get_compared (get_session (self), &n);
  if (n < 2)
    return;
  hearsay_session_set_compare_base (get_session (self), focused >= 0 && (guint) focused < n && (guint) focused != base ? (guint) focused : (base + 1) % n);
}

static void
show_only (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  HearsayComparePage *self = HEARSAY_COMPARE_PAGE (widget);
  const HearsayCompare *compare = hearsay_session_get_compare (get_session (self));
  const HearsayOnly *only = NULL;

  if (compare == NULL || g_variant_get_uint32 (parameter) >= compare->only->len)
    return;

  only = hearsay_compare_get_only (compare, g_variant_get_uint32 (parameter));
  if (self->is_narrow && only->pane != compare->base && only->pane != self->beside)
    {
      self->beside = only->pane;
      _hearsay_compare_page_update_columns (self);
    }
  gtk_toggle_button_set_active (self->texts_place, TRUE);
  _hearsay_compare_page_show_span (self, only->pane, only->span);
}

/* The one of the articles not there yet that the base's words went to, or the next. */
static void
add_article (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsaySession *session = get_session (HEARSAY_COMPARE_PAGE (widget));
  guint n = 0;
  const guint32 *compared = hearsay_session_get_compared (session, &n);
  guint32 articles[HEARSAY_COMPARE_MAX + 1];
  int next = HEARSAY_NONE;

  for (guint i = 0; i < n && i < HEARSAY_COMPARE_MAX; i++)
    articles[i] = compared[i];
  if (n == 0 || n >= HEARSAY_COMPARE_MAX)
    return;

  next = hearsay_session_find_to_compare (session, articles, n);
  if (next < 0)
    return;
  articles[n] = next;
  hearsay_session_set_compared (session, articles, n + 1, hearsay_session_get_compare_base (session));
}

static void
remove_article (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  HearsaySession *session = get_session (HEARSAY_COMPARE_PAGE (widget));
  guint pane = g_variant_get_uint32 (parameter);
  guint base = hearsay_session_get_compare_base (session);
  guint n = 0;
  const guint32 *compared = hearsay_session_get_compared (session, &n);
  guint32 articles[HEARSAY_COMPARE_MAX];
  guint kept = 0;

  if (pane >= n || n <= 2)
    return;

  for (guint i = 0; i < n; i++)
    if (i != pane)
      articles[kept++] = compared[i];
  hearsay_session_set_compared (session, articles, kept, base > pane ? base - 1 : MIN (base, kept - 1));
}

/* Letters that are typed into the search of a picker are no keys. */
static gboolean
letter_cb (GtkWidget *widget,
           GVariant *arguments,
           gpointer action)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return FALSE;

  return gtk_widget_activate_action (widget, action, NULL);
}

static void
toggle_lock (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsaySession *session = get_session (HEARSAY_COMPARE_PAGE (widget));

  hearsay_session_set_scroll_locked (session, !hearsay_session_is_scroll_locked (session));
}

/* Caught before a text sees them. */
void
_hearsay_compare_page_add_keys (HearsayComparePage *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_n, 0, "compare.next-passage" },
    { GDK_KEY_p, 0, "compare.previous-passage" },
    { GDK_KEY_F7, 0, "compare.next-difference" },
    { GDK_KEY_F7, GDK_SHIFT_MASK, "compare.previous-difference" },
    { GDK_KEY_b, 0, "compare.swap-base" },
    { GDK_KEY_l, 0, "compare.toggle-lock" },
    { GDK_KEY_m, 0, "compare.mute" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                            gtk_callback_action_new (letter_cb, (gpointer) keys[i].action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
_hearsay_compare_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "compare.next-passage", NULL, next_passage);
  gtk_widget_class_install_action (widget_class, "compare.previous-passage", NULL, previous_passage);
  gtk_widget_class_install_action (widget_class, "compare.next-difference", NULL, next_difference);
  gtk_widget_class_install_action (widget_class, "compare.previous-difference", NULL, previous_difference);
  gtk_widget_class_install_action (widget_class, "compare.swap-base", NULL, swap_base);
  gtk_widget_class_install_action (widget_class, "compare.toggle-lock", NULL, toggle_lock);
  gtk_widget_class_install_action (widget_class, "compare.show-only", "u", show_only);
  gtk_widget_class_install_action (widget_class, "compare.add", NULL, add_article);
  gtk_widget_class_install_action (widget_class, "compare.remove", "u", remove_article);
}
