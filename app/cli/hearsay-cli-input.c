/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-cli"

#include "config.h"

#include "hearsay-cli.h"

#include <string.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>

#include "hearsay-analyze.h"
#include "hearsay-decisions.h"
#include "hearsay-project-file.h"

int
hearsay_cli_fail (const char *command,
                  const GError *error)
{
  g_printerr ("hearsay-cli %s: %s\n", command, error->message);

  return HEARSAY_EXIT_FAILED;
}

int
hearsay_cli_misuse (const char *command,
                    const char *message)
{
  g_printerr ("hearsay-cli %s: %s\n", command, message);

  return HEARSAY_EXIT_USAGE;
}

/**
 * hearsay_cli_parse:
 * @context: (transfer full): the options of a command
 * @status: (out): what to exit with if it returns %FALSE
 *
 * Adds --help, and turns bad options into a message and exit code 2.
 */
gboolean
hearsay_cli_parse (GOptionContext *context,
                   int *argc,
                   char ***argv,
                   int *status)
{
  g_autoptr (GOptionContext) owned = context;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("hearsay-cli ", (*argv)[0], NULL);

  g_set_prgname (name);
  if (g_option_context_parse (owned, argc, argv, &error))
    return TRUE;

  *status = hearsay_cli_misuse ((*argv)[0], error->message);

  return FALSE;
}

/**
 * hearsay_cli_open_output:
 * @path: (nullable): a file; standard output for %NULL and "-"
 *
 * Returns: (transfer full) (nullable): a buffered stream. A file takes its place
 *   only when the stream is closed
 */
GOutputStream *
hearsay_cli_open_output (const char *path,
                         GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;

  if (path == NULL || strcmp (path, "-") == 0)
    stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

      /* A device or a pipe is written to, not replaced. */
      if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        stream = G_OUTPUT_STREAM (g_file_append_to (file, G_FILE_CREATE_NONE, NULL, error));
      else
        stream = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error));
    }

  return stream != NULL ? g_buffered_output_stream_new_sized (stream, 1 << 16) : NULL;
}

static gboolean
load_project (HearsayInput *self,
              const char *path,
              GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  self->project = hearsay_project_load (file, error);
  if (self->project == NULL)
    return FALSE;

  self->corpus = hearsay_project_load_corpus (self->project, self->jobs, NULL, NULL, error);

  return self->corpus != NULL;
}

static gboolean
load_any (HearsayInput *self,
          char **paths,
          GError **error)
{
  gboolean is_single = paths[1] == NULL;

  if (is_single && g_str_has_suffix (paths[0], HEARSAY_PROJECT_SUFFIX))
    return load_project (self, paths[0], error);

  if (is_single && strcmp (paths[0], "-") == 0)
    {
      g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

      self->corpus = hearsay_corpus_read_lines (input, NULL, NULL, error);
    }
  else
    self->corpus = hearsay_corpus_load ((const char *const *) paths, self->jobs, NULL, NULL, error);

  return self->corpus != NULL;
}

/**
 * hearsay_cli_load:
 * @self: its command and jobs are set
 * @paths: %NULL-terminated, at least one: a project file, or files and folders
 *   of articles, or "-"
 *
 * Loads what @paths name. Files that cannot be read are said on stderr.
 */
gboolean
hearsay_cli_load (HearsayInput *self,
                  char **paths,
                  GError **error)
{
  if (!load_any (self, paths, error))
    return FALSE;

  for (guint i = 0; i < self->corpus->failures->len; i++)
    {
      const HearsayFailure *failure = g_ptr_array_index (self->corpus->failures, i);

      g_printerr ("hearsay-cli %s: %s: %s\n", self->command, failure->path, failure->message);
      self->has_failures = TRUE;
    }

  return TRUE;
}

/**
 * hearsay_cli_analyze_input:
 *
 * Returns: (transfer full) (nullable): the analysis, with the project's decisions
 *   laid over it
 */
HearsayAnalysis *
hearsay_cli_analyze_input (const HearsayInput *self,
                           GError **error)
{
  g_autoptr (HearsayAnalysis) suggested = hearsay_analyze (self->corpus, self->jobs, NULL, NULL, error);

  if (suggested == NULL || self->project == NULL)
    return g_steal_pointer (&suggested);

  return hearsay_decisions_apply (self->project, suggested, NULL);
}

void
hearsay_cli_clear_input (HearsayInput *self)
{
  g_clear_object (&self->project);
  g_clear_pointer (&self->corpus, hearsay_corpus_unref);
}
