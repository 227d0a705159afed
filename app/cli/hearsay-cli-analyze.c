/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-cli"

#include "config.h"

#include "hearsay-cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>

#include "hearsay-analysis-json.h"
#include "hearsay-analyze.h"

static GOutputStream *
open_output (const char *path,
             GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (path == NULL || strcmp (path, "-") == 0)
    return g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  file = g_file_new_for_commandline_arg (path);
  return G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error));
}

static HearsayCorpus *
load_corpus (char **paths,
             guint jobs,
             GError **error)
{
  g_autoptr (GInputStream) input = NULL;

  if (strcmp (paths[0], "-") != 0 || paths[1] != NULL)
    return hearsay_corpus_load ((const char *const *) paths, jobs, NULL, NULL, error);

  input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  return hearsay_corpus_read_lines (input, NULL, NULL, error);
}

static gboolean
analyze (char **paths,
         const char *output,
         guint jobs,
         gboolean *failures,
         GError **error)
{
  g_autoptr (HearsayCorpus) corpus = load_corpus (paths, jobs, error);
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GOutputStream) buffered = NULL;

  if (corpus == NULL)
    return FALSE;

  for (guint i = 0; i < corpus->failures->len; i++)
    {
      const HearsayFailure *failure = g_ptr_array_index (corpus->failures, i);

      g_printerr ("hearsay-cli analyze: %s: %s\n", failure->path, failure->message);
      *failures = TRUE;
    }

  analysis = hearsay_analyze (corpus, jobs, NULL, NULL, error);
  if (analysis == NULL)
    return FALSE;

  stream = open_output (output, error);
  if (stream == NULL)
    return FALSE;

  buffered = g_buffered_output_stream_new_sized (stream, 1 << 16);

  return hearsay_analysis_write_json (analysis, buffered, NULL, error) && g_output_stream_close (buffered, NULL, error);
}

int
hearsay_cli_analyze (int argc,
                     char *argv[])
{
  g_autofree char *output = NULL;
  g_auto (GStrv) paths = NULL;
  g_autoptr (GError) error = NULL;
  int jobs = g_get_num_processors ();
  gboolean failures = FALSE;
  int status = HEARSAY_EXIT_DONE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to FILE instead of standard output"), N_ ("FILE") },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, N_ ("Work on N articles at once; the result does not depend on it"), N_ ("N") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (_ ("PATH… — analyse articles"));

  g_option_context_set_description (context, _ ("A PATH is a file or a folder. “-” reads one JSON article a line from standard input."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!hearsay_cli_parse (context, &argc, &argv, &status))
    return status;

  if (paths == NULL || jobs < 1)
    {
      g_printerr ("hearsay-cli analyze: %s\n", paths == NULL ? _ ("no path was given") : _ ("--jobs must be at least 1"));
      return HEARSAY_EXIT_USAGE;
    }

  if (!analyze (paths, output, jobs, &failures, &error))
    {
      g_printerr ("hearsay-cli analyze: %s\n", error->message);
      return HEARSAY_EXIT_FAILED;
    }

  return failures ? HEARSAY_EXIT_FAILED : HEARSAY_EXIT_DONE;
}
