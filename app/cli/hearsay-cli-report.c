/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-cli"

#include "config.h"

#include "hearsay-cli.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-report.h"

static gboolean
write_report (HearsayInput *input,
              char **paths,
              HearsayReportFormat format,
              const HearsayReportOptions *options,
              const char *output,
              GError **error)
{
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GOutputStream) stream = NULL;

  if (!hearsay_cli_load (input, paths, error))
    return FALSE;

  analysis = hearsay_cli_analyze_input (input, error);
  if (analysis == NULL)
    return FALSE;

  stream = hearsay_cli_open_output (output, error);

  return stream != NULL && hearsay_report_write (input->project, analysis, format, options, stream, NULL, error) &&
         g_output_stream_close (stream, NULL, error);
}

int
hearsay_cli_report (int argc,
                    char *argv[])
{
  g_autofree char *output = NULL;
  g_autofree char *format = NULL;
  g_auto (GStrv) paths = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (HearsayInput) input = { .command = "report" };
  gboolean decided = FALSE;
  gboolean brief = FALSE;
  int jobs = g_get_num_processors ();
  int status = HEARSAY_EXIT_DONE;
  HearsayReportOptions options = HEARSAY_REPORT_OPTIONS_DEFAULT;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("“html” (the default) or “pdf”"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to FILE instead of standard output"), N_ ("FILE") },
    { "decided", 0, 0, G_OPTION_ARG_NONE, &decided, N_ ("Leave out suggestions nobody has decided about"), NULL },
    { "brief", 0, 0, G_OPTION_ARG_NONE, &brief, N_ ("Leave out the articles’ full texts"), NULL },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, N_ ("Work on N articles at once; the result does not depend on it"), N_ ("N") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (_ ("INPUT… — write a report"));

  g_option_context_set_summary (context, _ ("Writes a self-contained report whose footnotes name article, characters and SHA-256."));
  g_option_context_set_description (context, _ ("INPUT is a project, or files and folders of articles."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!hearsay_cli_parse (context, &argc, &argv, &status))
    return status;

  if (paths == NULL)
    return hearsay_cli_misuse (input.command, _ ("no path was given"));
  if (jobs < 1)
    return hearsay_cli_misuse (input.command, _ ("--jobs must be at least 1"));
  if (format != NULL && strcmp (format, "html") != 0 && strcmp (format, "pdf") != 0)
    return hearsay_cli_misuse (input.command, _ ("--format must be “html” or “pdf”"));

  input.jobs = jobs;
  options.suggestions = !decided;
  options.full_texts = !brief;
  if (!write_report (&input, paths, g_strcmp0 (format, "pdf") == 0 ? HEARSAY_REPORT_PDF : HEARSAY_REPORT_HTML, &options, output, &error))
    return hearsay_cli_fail (input.command, error);

  return input.has_failures ? HEARSAY_EXIT_FAILED : HEARSAY_EXIT_DONE;
}

static int
print_checks (const GPtrArray *checks)
{
  guint failed = 0;

  for (guint i = 0; i < checks->len; i++)
    {
      const HearsayFootnoteCheck *check = g_ptr_array_index (checks, i);

      if (check->message == NULL)
        continue;
      failed++;
      /* Translators: number of a footnote, its place, what is wrong with it */
      g_print (_ ("Footnote %u (%s): %s\n"), check->number, check->place, check->message);
    }

  g_print (ngettext ("%u of %u footnote holds\n", "%u of %u footnotes hold\n", checks->len), checks->len - failed, checks->len);

  return failed > 0 ? HEARSAY_EXIT_FAILED : HEARSAY_EXIT_DONE;
}

int
hearsay_cli_verify (int argc,
                    char *argv[])
{
  g_auto (GStrv) paths = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) report = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_auto (HearsayInput) input = { .command = "verify", .jobs = g_get_num_processors () };
  int status = HEARSAY_EXIT_DONE;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (_ ("REPORT INPUT… — check a report’s footnotes"));

  g_option_context_set_summary (context, _ ("Checks that every footnote’s words stand where the report says, in the same file."));
  g_option_context_set_description (context, _ ("INPUT is a project, or files and folders of articles. Exits with 0 only when every footnote holds."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!hearsay_cli_parse (context, &argc, &argv, &status))
    return status;

  if (paths == NULL || paths[1] == NULL)
    return hearsay_cli_misuse (input.command, _ ("a report and its articles are needed"));

  file = g_file_new_for_commandline_arg (paths[0]);
  report = g_file_load_bytes (file, NULL, NULL, &error);
  if (report == NULL || !hearsay_cli_load (&input, paths + 1, &error))
    return hearsay_cli_fail (input.command, error);

  checks = hearsay_report_verify (report, input.corpus, &error);
  if (checks == NULL)
    {
      g_prefix_error (&error, "%s: ", paths[0]);
      return hearsay_cli_fail (input.command, error);
    }

  return print_checks (checks);
}
