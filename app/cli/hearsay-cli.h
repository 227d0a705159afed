/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-analysis.h"
#include "hearsay-project.h"

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
int hearsay_cli_report (int argc,
                        char *argv[]);
int hearsay_cli_verify (int argc,
                        char *argv[]);
int hearsay_cli_convert (int argc,
                         char *argv[]);
int hearsay_cli_search (int argc,
                        char *argv[]);

/* What a command's paths name: articles, or a project and its articles. */
typedef struct
{
  const char *command; /* for messages */
  guint jobs;
  HearsayProject *project; /* NULL where only articles were named */
  HearsayCorpus *corpus;
  gboolean has_failures; /* said on stderr already */
} HearsayInput;

gboolean hearsay_cli_parse (GOptionContext *context,
                            int *argc,
                            char ***argv,
                            int *status);
gboolean hearsay_cli_load (HearsayInput *self,
                           char **paths,
                           GError **error);
HearsayAnalysis *hearsay_cli_analyze_input (const HearsayInput *self,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_cli_clear_input (HearsayInput *self);
GOutputStream *hearsay_cli_open_output (const char *path,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
int hearsay_cli_fail (const char *command,
                      const GError *error);
int hearsay_cli_misuse (const char *command,
                        const char *message);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HearsayInput, hearsay_cli_clear_input)

G_END_DECLS
