/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-cli"

#include "config.h"

#include "hearsay-cli.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-exchange.h"
#include "hearsay-project-file.h"
#include "hearsay-tables.h"

typedef struct
{
  const char *name;
  gboolean (*write) (const HearsayInput *input,
                     const char *output,
                     GError **error);
} Format;

static gboolean
write_project (const HearsayInput *input,
               const char *output,
               GError **error)
{
  g_autoptr (HearsayProject) project = input->project != NULL ? g_object_ref (input->project) : hearsay_project_new ();
  g_autoptr (GFile) file = NULL;

  if (output == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("a project is written to a file: --output is needed"));
      return FALSE;
    }

  file = g_file_new_for_commandline_arg (output);
  if (input->project == NULL)
    {
      g_autofree char *name = g_file_get_basename (file);

      if (g_str_has_suffix (name, HEARSAY_PROJECT_SUFFIX))
        name[strlen (name) - strlen (HEARSAY_PROJECT_SUFFIX)] = '\0';
      hearsay_project_set_title (project, name);
      hearsay_project_add_articles (project, input->corpus);
    }

  return hearsay_project_save (project, file, TRUE, error);
}

static gboolean
write_findings (const HearsayInput *input,
                const char *output,
                gboolean (*write) (const HearsayAnalysis *analysis,
                                   GOutputStream *stream,
                                   GError **error),
                GError **error)
{
  g_autoptr (HearsayAnalysis) analysis = hearsay_cli_analyze_input (input, error);
  g_autoptr (GOutputStream) stream = NULL;

  if (analysis == NULL)
    return FALSE;

  stream = hearsay_cli_open_output (output, error);

  return stream != NULL && write (analysis, stream, error) && g_output_stream_close (stream, NULL, error);
}

static gboolean
write_quotes_csv (const HearsayInput *input,
                  const char *output,
                  GError **error)
{
  return write_findings (input, output, hearsay_tables_write_quotes, error);
}

static gboolean
write_entities_csv (const HearsayInput *input,
                    const char *output,
                    GError **error)
{
  return write_findings (input, output, hearsay_tables_write_entities, error);
}

static gboolean
write_prov_json (const HearsayInput *input,
                 const char *output,
                 GError **error)
{
  return write_findings (input, output, hearsay_exchange_write_prov, error);
}

static gboolean
write_graphml (const HearsayInput *input,
               const char *output,
               GError **error)
{
  return write_findings (input, output, hearsay_exchange_write_graphml, error);
}

static gboolean
write_dot (const HearsayInput *input,
           const char *output,
           GError **error)
{
  return write_findings (input, output, hearsay_exchange_write_dot, error);
}

static const Format formats[] = {
  { "project", write_project },
  { "quotes-csv", write_quotes_csv },
  { "entities-csv", write_entities_csv },
  { "prov-json", write_prov_json },
  { "graphml", write_graphml },
  { "dot", write_dot },
};

static const Format *
find_format (const char *name)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];

  return NULL;
}

int
hearsay_cli_convert (int argc,
                     char *argv[])
{
  g_autofree char *output = NULL;
  g_autofree char *format = NULL;
  g_auto (GStrv) paths = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (HearsayInput) input = { .command = "convert", .jobs = g_get_num_processors () };
  const Format *found = NULL;
  int status = HEARSAY_EXIT_DONE;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("“project”, “quotes-csv”, “entities-csv”, “prov-json”, “graphml” or “dot”"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to FILE instead of standard output"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (_ ("INPUT… — write articles and findings in another format"));

  g_option_context_set_summary (context, _ ("Makes a project of articles, or a table or graph of what was found in them."));
  g_option_context_set_description (context, _ ("INPUT is a project, or files and folders of articles."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!hearsay_cli_parse (context, &argc, &argv, &status))
    return status;

  found = find_format (format);
  if (paths == NULL)
    return hearsay_cli_misuse (input.command, _ ("no path was given"));
  if (found == NULL)
    return hearsay_cli_misuse (input.command, _ ("--format must be “project”, “quotes-csv”, “entities-csv”, “prov-json”, “graphml” or “dot”"));

  if (!hearsay_cli_load (&input, paths, &error) || !found->write (&input, output, &error))
    return hearsay_cli_fail (input.command, error);

  return input.has_failures ? HEARSAY_EXIT_FAILED : HEARSAY_EXIT_DONE;
}
