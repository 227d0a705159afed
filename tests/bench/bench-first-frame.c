/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <string.h>

#include <adwaita.h>

#include "hearsay-application.h"
#include "hearsay-locale.h"

#define RUNS 5
#define STARTED "HEARSAY_BENCH_STARTED" /* monotonic microseconds, set by the parent */

/* From the start of the process to the first frame of its window, of Hearsay
 * with the sample story and, in the same run, of an empty libadwaita window.
 * Prints the medians in milliseconds as JSON. */

static void
painted_cb (GdkFrameClock *clock,
            gpointer user_data)
{
  gint64 started = g_ascii_strtoll (g_getenv (STARTED), NULL, 10);

  g_print ("%.1f\n", (g_get_monotonic_time () - started) / 1000.0);
  exit (0);
}

static void
realized_cb (GtkWidget *window,
             gpointer user_data)
{
  g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window))), "after-paint", G_CALLBACK (painted_cb), NULL);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow *window,
                 gpointer user_data)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static void
activate_empty_cb (GtkApplication *application,
                   gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (const char *what)
{
  char *arguments[] = { (char *) "hearsay", (char *) "--sample", NULL };
  GApplication *application = NULL;

  hearsay_locale_init ();
  if (strcmp (what, "empty") == 0)
    {
      application = G_APPLICATION (adw_application_new ("io.github.hearsay.Empty", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);
    }
  else
    {
      application = G_APPLICATION (hearsay_application_new ());
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (application, strcmp (what, "empty") == 0 ? 1 : 2, arguments);
}

static double
measure_once (const char *self,
              const char *what)
{
  const char *arguments[] = { self, what, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  environment = g_environ_setenv (environment, STARTED, now, TRUE);
  if (!g_spawn_sync (NULL, (char **) arguments, environment, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, NULL, &error))
    g_error ("%s", error->message);

  return g_ascii_strtod (output, NULL);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return (one > two) - (one < two);
}

static double
measure (const char *self,
         const char *what)
{
  double results[RUNS];

  for (guint i = 0; i < RUNS; i++)
    results[i] = measure_once (self, what);
  qsort (results, RUNS, sizeof (double), compare_doubles);

  return results[RUNS / 2];
}

int
main (int argc,
      char *argv[])
{
  if (argc > 1)
    return run_child (argv[1]);

  g_print ("{\"benchmark\": \"first-frame\", \"unit\": \"ms\", \"empty-libadwaita-window\": %.1f, \"sample-story\": %.1f}\n",
           measure (argv[0], "empty"), measure (argv[0], "sample"));

  return 0;
}
