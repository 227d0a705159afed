/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-application"

#include "config.h"

#include "hearsay-application.h"

#include <glib/gi18n.h>

#include "hearsay-locale.h"
#include "hearsay-window.h"

/**
 * HearsayApplication:
 *
 * The program: its windows, one story each, its keys and its command line.
 */
struct _HearsayApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (HearsayApplication, hearsay_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[4];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.shortcuts", { "<Control>question" } },
  { "app.new-window", { "<Control>n" } },
  { "story.open-folder", { "<Control>o" } },
  { "story.open-project", { "<Control><Shift>o" } },
  { "story.import-files", { "<Control>i" } },
  { "story.save", { "<Control>s" } },
  { "story.save-as", { "<Control><Shift>s" } },
  { "story.undo", { "<Control>z" } },
  { "story.redo", { "<Control><Shift>z", "<Control>y" } },
  { "story.back", { "<Alt>Left" } },
  { "view.page(uint32 0)", { "<Control>1" } },
  { "view.page(uint32 1)", { "<Control>2" } },
  { "view.page(uint32 2)", { "<Control>3" } },
  { "view.page(uint32 3)", { "<Control>4" } },
  { "view.page(uint32 4)", { "<Control>5" } },
  { "view.search", { "<Control>f" } },
  { "view.filter", { "<Control>l" } },
  { "view.panels", { "F9" } },
  { "view.show-drawer", { "<Shift>F9" } },
  { "view.next-pane", { "F6" } },
  { "view.new-tab", { "<Control>t" } },
  { "view.close-tab", { "<Control>w" } },
  { "view.split", { "F8" } },
  { "window.close", { "<Control><Shift>w" } },
};

static HearsayWindow *
get_free_window (HearsayApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (HEARSAY_IS_WINDOW (l->data) && hearsay_window_is_empty (l->data))
      return l->data;

  return hearsay_window_new (GTK_APPLICATION (self));
}

static void
hearsay_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = GTK_WINDOW (hearsay_window_new (GTK_APPLICATION (application)));
      hearsay_window_offer_recovery (HEARSAY_WINDOW (window));
    }
  gtk_window_present (window);
}

static void
hearsay_application_open (GApplication *application,
                          GFile **files,
                          int n_files,
                          const char *hint)
{
  HearsayWindow *window = get_free_window (HEARSAY_APPLICATION (application));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (int i = 0; i < n_files; i++)
    if (g_file_peek_path (files[i]) != NULL)
      g_strv_builder_add (builder, g_file_peek_path (files[i]));
  paths = g_strv_builder_end (builder);

  gtk_window_present (GTK_WINDOW (window));
  if (paths[0] != NULL)
    hearsay_window_open (window, (const char *const *) paths);
}

static int
hearsay_application_handle_local_options (GApplication *application,
                                          GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("hearsay %s\n", VERSION);
      return 0;
    }

  if (g_variant_dict_contains (options, "sample"))
    {
      g_autoptr (GError) error = NULL;

      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("hearsay: %s\n", error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);
    }

  return -1;
}

static void
sample_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  HearsayWindow *window = get_free_window (user_data);
  g_autofree char *path = hearsay_data_path ("sample-story");
  const char *const paths[] = { path, NULL };

  gtk_window_present (GTK_WINDOW (window));
  hearsay_window_open (window, paths);
}

static void
new_window_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (hearsay_window_new (user_data)));
}

/* Closing each window asks about what is not saved; the last to go ends the program. */
static void
quit_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
about_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  static const char *const developers[] = { "The Hearsay contributors", NULL };

  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", _ ("Hearsay"),
                         "application-icon", APP_ID,
                         "developer-name", _ ("The Hearsay contributors"),
                         "developers", developers,
                         "version", VERSION,
                         "comments", _ ("Who said what, through whom, and how the wording changed on the way"),
                         "copyright", "© The Hearsay contributors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
}

static const GActionEntry actions[] = {
  { "quit", quit_cb },
  { "about", about_cb },
  { "shortcuts", shortcuts_cb },
  { "sample", sample_cb },
  { "new-window", new_window_cb },
};

static void
hearsay_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (hearsay_application_parent_class)->startup (application);

  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, (const char *const *) accels[i].keys);
  gtk_window_set_default_icon_name (APP_ID);
}

static void
hearsay_application_class_init (HearsayApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = hearsay_application_activate;
  application_class->open = hearsay_application_open;
  application_class->startup = hearsay_application_startup;
  application_class->handle_local_options = hearsay_application_handle_local_options;
}

static void
hearsay_application_init (HearsayApplication *self)
{
  static const GOptionEntry options[] = {
    { "sample", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample story"), NULL },
    { "version", 'v', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FOLDER | PROJECT.hearsay | ARTICLE…]"));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

HearsayApplication *
hearsay_application_new (void)
{
  return g_object_new (HEARSAY_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/hearsay/Hearsay",
                       NULL);
}
