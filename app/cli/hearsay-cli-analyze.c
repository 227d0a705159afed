/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-cli"

#include "config.h"

#include "hearsay-cli.h"

#include <glib/gi18n.h>

#include "hearsay-analysis-json.h"
#include "hearsay-stopwatch.h"

static gboolean
analyze (HearsayInput *input,
         char **paths,
         const char *output,
         GError **error)
{
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GOutputStream) stream = NULL;
  HearsayStopwatch watch;
  gboolean is_written = FALSE;

  hearsay_stopwatch_start (&watch);
  if (!hearsay_cli_load (input, paths, error))
    return FALSE;
  hearsay_stopwatch_lap (&watch, "read");

  analysis = hearsay_cli_analyze_input (input, error);
  if (analysis == NULL)
    return FALSE;

  hearsay_stopwatch_lap (&watch, "analysis");

  stream = hearsay_cli_open_output (output, error);
  is_written = stream != NULL && hearsay_analysis_write_json (analysis, input->jobs, stream, NULL, error) && g_output_stream_close (stream, NULL, error);
  hearsay_stopwatch_lap (&watch, "written");

  return is_written;
}

int
hearsay_cli_analyze (int argc,
                     char *argv[])
{
  g_autofree char *output = NULL;
  g_auto (GStrv) paths = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (HearsayInput) input = { .command = "analyze" };
  int jobs = g_get_num_processors ();
  int status = HEARSAY_EXIT_DONE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to FILE instead of standard output"), N_ ("FILE") },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, N_ ("Work on N articles at once; the result does not depend on it"), N_ ("N") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (_ ("PATH… — analyse articles"));

  g_option_context_set_summary (context, _ ("Finds names, quotations, chains, shared passages and wordings, and writes them as JSON."));
  g_option_context_set_description (context, _ ("A PATH is a file, a folder or a project. “-” reads one JSON article a line from standard input."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!hearsay_cli_parse (context, &argc, &argv, &status))
    return status;

  if (paths == NULL)
    return hearsay_cli_misuse (input.command, _ ("no path was given"));
  if (jobs < 1)
    return hearsay_cli_misuse (input.command, _ ("--jobs must be at least 1"));

  input.jobs = jobs;
  if (!analyze (&input, paths, output, &error))
    return hearsay_cli_fail (input.command, error);

  return input.has_failures ? HEARSAY_EXIT_FAILED : HEARSAY_EXIT_DONE;
}
