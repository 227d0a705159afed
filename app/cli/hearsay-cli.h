/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit codes of every command. */
enum
{
  HEARSAY_EXIT_DONE = 0,
  HEARSAY_EXIT_FAILED = 1, /* something in the input failed: said on stderr, the rest is done */
  HEARSAY_EXIT_USAGE = 2,
};

/* A command gets its own name as argv[0]. */
int hearsay_cli_analyze (int argc,
                         char *argv[]);

gboolean hearsay_cli_parse (GOptionContext *context,
                            int *argc,
                            char ***argv,
                            int *status);

G_END_DECLS
