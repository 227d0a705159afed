/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-rules-panel"

#include "config.h"

#include "hearsay-rules-panel.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hearsay-project-file.h"
#include "hearsay-rule-row.h"

/**
 * HearsayRulesPanel:
 *
 * All decisions about names, the last one first. Each can be taken back alone,
 * and the articles shown it holds for.
 */
struct _HearsayRulesPanel
{
  HearsaySessionWidget parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListView *list;

  GtkSingleSelection *selection;
  AdwToast *toast; /* not owned: the last one, while it stands */
};

G_DEFINE_FINAL_TYPE (HearsayRulesPanel, hearsay_rules_panel, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayRulesPanel *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          HearsayRulesPanel *self)
{
  gtk_list_item_set_child (item, hearsay_rule_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         HearsayRulesPanel *self)
{
  hearsay_rule_row_show_rule (HEARSAY_RULE_ROW (gtk_list_item_get_child (item)), get_session (self),
                              hearsay_row_get_index (gtk_list_item_get_item (item)));
}

/* Where the rule's mentions are, in the window behind. */
static void
show_rule (HearsayRulesPanel *self,
           guint index)
{
  HearsaySession *session = get_session (self);
  const HearsayRule *rule = hearsay_session_get_rule (session, index);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (rule == NULL || rule->entity < 0)
    return;

  hearsay_session_set_entity (session, rule->entity);
  if (hearsay_session_walk_mentions (session, 0) && GTK_IS_WINDOW (root))
    gtk_window_close (GTK_WINDOW (root));
}

static void
show_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  show_rule (HEARSAY_RULES_PANEL (widget), g_variant_get_uint32 (parameter));
}

static void
activate_cb (HearsayRulesPanel *self,
             guint position)
{
  const HearsayRowEntry *entry = hearsay_row_list_get_entry (hearsay_session_get_rule_rows (get_session (self)), position);

  if (entry != NULL)
    show_rule (self, entry->index);
}

static void
toast_dismissed_cb (HearsayRulesPanel *self,
                    AdwToast *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

/* Its Undo would take back something else by now. */
static void
dismiss_toast (HearsayRulesPanel *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

/* Says what was just done and how to take it back; one thing at a time. */
static void
say (HearsayRulesPanel *self,
     const char *text,
     gboolean can_undo)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (title);

  dismiss_toast (self);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "rules.undo");
    }
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_SWAPPED);
  self->toast = toast;
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
remove_rule (HearsayRulesPanel *self,
             guint index)
{
  HearsayProject *project = hearsay_session_get_project (get_session (self));
  const HearsayRule *rule = hearsay_session_get_rule (get_session (self), index);
  /* A copy, because the rules are others once one is gone. */
  g_autofree char *id = rule != NULL ? g_strdup (rule->id) : NULL;

  if (id == NULL)
    return;

  if (hearsay_rules_remove (project, id))
    say (self, hearsay_project_get_undo_label (project), TRUE);
  else
    say (self, _ ("This project is read only"), FALSE);
}

static void
remove_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  remove_rule (HEARSAY_RULES_PANEL (widget), g_variant_get_uint32 (parameter));
}

static void
remove_selected_action (GtkWidget *widget,
                        const char *action,
                        GVariant *parameter)
{
  HearsayRulesPanel *self = HEARSAY_RULES_PANEL (widget);
  HearsayRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL)
    remove_rule (self, hearsay_row_get_index (row));
}

static void
undo_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsayRulesPanel *self = HEARSAY_RULES_PANEL (widget);
  HearsayProject *project = hearsay_session_get_project (get_session (self));

  dismiss_toast (self);
  if (project != NULL && hearsay_project_can_undo (project))
    hearsay_project_undo (project);
}

static void
take_over (HearsayRulesPanel *self,
           GFile *file)
{
  HearsayProject *project = hearsay_session_get_project (get_session (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayProject) other = hearsay_project_load (file, &error);
  g_autofree char *text = NULL;
  guint n = 0;

  if (other == NULL)
    {
      say (self, error->message, FALSE);
      return;
    }
  if (project == NULL || hearsay_project_is_read_only (project))
    {
      say (self, _ ("This project is read only"), FALSE);
      return;
    }

  n = hearsay_rules_take_over (project, other);
  text = n > 0 ? g_strdup_printf (ngettext ("%u rule taken over", "%u rules taken over", n), n) : g_strdup (_ ("There is no rule that is not here already"));
  say (self, text, n > 0);
}

static void
file_chosen_cb (HearsayRulesPanel *self,
                int response,
                GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    take_over (self, file);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
take_over_action (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser = NULL;
  GtkFileFilter *filter = gtk_file_filter_new ();

  chooser = gtk_file_chooser_native_new (_ ("Take Over Rules"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Take Over"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (filter, _ ("Hearsay projects"));
  gtk_file_filter_add_suffix (filter, "hearsay");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_object_unref (filter);
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
items_changed_cb (HearsayRulesPanel *self)
{
  gtk_stack_set_visible_child_name (self->stack, hearsay_session_count_rules (get_session (self)) > 0 ? "list" : "nothing");
}

static void
hearsay_rules_panel_attach (HearsaySessionWidget *widget,
                            HearsaySession *session)
{
  HearsayRulesPanel *self = HEARSAY_RULES_PANEL (widget);

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (hearsay_session_get_rule_rows (session))));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (items_changed_cb));
  items_changed_cb (self);
}

static void
hearsay_rules_panel_dispose (GObject *object)
{
  HearsayRulesPanel *self = HEARSAY_RULES_PANEL (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_RULES_PANEL);

  G_OBJECT_CLASS (hearsay_rules_panel_parent_class)->dispose (object);
}

static void
hearsay_rules_panel_class_init (HearsayRulesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_rules_panel_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_rules_panel_attach;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-rules-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayRulesPanel, toasts);
  gtk_widget_class_bind_template_child (widget_class, HearsayRulesPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayRulesPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  gtk_widget_class_install_action (widget_class, "rules.show", "u", show_action);
  gtk_widget_class_install_action (widget_class, "rules.remove", "u", remove_action);
  gtk_widget_class_install_action (widget_class, "rules.remove-selected", NULL, remove_selected_action);
  gtk_widget_class_install_action (widget_class, "rules.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "rules.take-over", NULL, take_over_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "rules.remove-selected", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "rules.undo", NULL);
}

static void
hearsay_rules_panel_init (HearsayRulesPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/**
 * hearsay_rules_panel_open:
 *
 * Opens the panel in a window of its own, over @parent.
 */
void
hearsay_rules_panel_open (GtkWindow *parent,
                          HearsaySession *session)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *panel = g_object_new (HEARSAY_TYPE_RULES_PANEL, "session", session, "vexpand", TRUE, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);

  gtk_widget_add_css_class (bar, "flat");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), panel);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Rules for Names"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 480);
  gtk_window_present (GTK_WINDOW (window));
}
