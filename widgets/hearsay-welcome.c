/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-welcome"

#include "config.h"

#include "hearsay-welcome.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hearsay-children.h"
#include "hearsay-recent.h"
#include "hearsay-sketch.h"

#define MAX_SHOWN 5

/**
 * HearsayWelcome:
 *
 * What one sees when nothing is open: what to open, and what was open before.
 * It names the actions "story.…".
 */
struct _HearsayWelcome
{
  GtkWidget parent_instance;

  GtkWidget *cards;
  GtkWidget *recent_box;
  GtkListBox *recent;
};

G_DEFINE_FINAL_TYPE (HearsayWelcome, hearsay_welcome, GTK_TYPE_WIDGET)

static void
hearsay_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HEARSAY_TYPE_WELCOME);
  hearsay_children_unparent (GTK_WIDGET (object));

  G_OBJECT_CLASS (hearsay_welcome_parent_class)->dispose (object);
}

static void
hearsay_welcome_class_init (HearsayWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_welcome_dispose;

  g_type_ensure (HEARSAY_TYPE_SKETCH);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayWelcome, cards);
  gtk_widget_class_bind_template_child (widget_class, HearsayWelcome, recent_box);
  gtk_widget_class_bind_template_child (widget_class, HearsayWelcome, recent);
}

static void
hearsay_welcome_init (HearsayWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hearsay_welcome_update (self);
}

static char *
describe_day (gint64 used)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (used);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (then == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (then) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_strdup (C_ ("day", "today"));

  /* Translators: day and month */
  return g_date_time_format (then, C_ ("date", "%-d %B"));
}

static GtkWidget *
make_row (const HearsayRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = NULL;
  gboolean is_there = g_file_test (recent->path, G_FILE_TEST_EXISTS);
  g_autofree char *day = describe_day (recent->used);
  /* Translators: “12 articles, 2 origins · today” */
  g_autofree char *subtitle = g_strdup_printf (C_ ("recent story", "%s · %s"), recent->subtitle, day);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recent->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), is_there ? subtitle : _ ("It is not where it was"));
  gtk_widget_set_tooltip_text (row, recent->path);

  if (is_there)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "story.open-path");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", recent->path);
      return row;
    }

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "dialog-warning-symbolic");
  button = gtk_button_new_with_label (_ ("Locate…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "story.locate");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", recent->path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

/**
 * hearsay_welcome_update:
 *
 * Looks anew at what was open before.
 */
void
hearsay_welcome_update (HearsayWelcome *self)
{
  g_autoptr (GPtrArray) list = hearsay_recent_list ();
  GtkWidget *child = NULL;

  g_return_if_fail (HEARSAY_IS_WELCOME (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, child);

  for (guint i = 0; i < list->len && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->recent, make_row (g_ptr_array_index (list, i)));
  gtk_widget_set_visible (self->recent_box, list->len > 0);
  gtk_widget_set_halign (self->cards, list->len > 0 ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
}
