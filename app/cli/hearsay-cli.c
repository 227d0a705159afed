/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-cli"

#include "config.h"

#include "hearsay-cli.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-locale.h"

static const struct
{
  const char *name;
  int (*run) (int argc,
              char *argv[]);
  const char *summary;
} commands[] = {
  { "analyze", hearsay_cli_analyze, N_ ("find names, quotations, chains and wordings, and write them as JSON") },
  { "report", hearsay_cli_report, N_ ("write an annotated report with numbered evidence") },
  { "verify", hearsay_cli_verify, N_ ("check every footnote of a report against the articles") },
  { "convert", hearsay_cli_convert, N_ ("make a project of articles, or a table of what was found") },
  { "search", hearsay_cli_search, N_ ("find words in articles") },
};

static void
print_help (void)
{
  g_print ("%s\n  hearsay-cli %s\n\n%s\n", _ ("Usage:"), _ ("COMMAND [OPTION…] PATH…"), _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("“hearsay-cli COMMAND --help” explains a command."));
}

int
main (int argc,
      char *argv[])
{
  hearsay_locale_init ();

  if (argc >= 2 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0))
    {
      print_help ();
      return HEARSAY_EXIT_DONE;
    }

  if (argc >= 2 && strcmp (argv[1], "--version") == 0)
    {
      g_print ("hearsay-cli %s\n", VERSION);
      return HEARSAY_EXIT_DONE;
    }

  for (gsize i = 0; argc >= 2 && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);

  if (argc >= 2)
    g_printerr (_ ("hearsay-cli: there is no command “%s”\n"), argv[1]);
  else
    g_printerr ("%s\n", _ ("hearsay-cli: which command? See hearsay-cli --help"));

  return HEARSAY_EXIT_USAGE;
}
