/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-cli"

#include "config.h"

#include "hearsay-cli.h"

#include <glib/gi18n.h>

#include "hearsay-search.h"
#include "hearsay-text.h"

static void
print_hit (const HearsayCorpus *corpus,
           const HearsayHit *hit)
{
  const HearsayArticle *article = hearsay_corpus_get (corpus, hit->article);
  g_autoptr (HearsayOffsets) offsets = hearsay_offsets_new (article->text, article->length);
  g_autofree char *context = hearsay_hit_dup_context (hit, article);

  g_print ("%s:%zu-%zu: %s\n", article->path, hearsay_offsets_to_characters (offsets, hit->span.start),
           hearsay_offsets_to_characters (offsets, hit->span.end), context);
}

int
hearsay_cli_search (int argc,
                    char *argv[])
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *query = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = NULL;
  g_auto (HearsayInput) input = { .command = "search", .jobs = g_get_num_processors () };
  int status = HEARSAY_EXIT_DONE;
  guint last = 0;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (_ ("INPUT… QUERY — find words in articles"));

  g_option_context_set_summary (context, _ ("Prints every place that has the words of QUERY, with path and characters."));
  g_option_context_set_description (context, _ ("INPUT is a project, or files and folders of articles. Case and accents do not count. Exits with 0 also when nothing is found."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!hearsay_cli_parse (context, &argc, &argv, &status))
    return status;

  if (paths == NULL || paths[1] == NULL)
    return hearsay_cli_misuse (input.command, _ ("articles and a query are needed"));

  last = g_strv_length (paths) - 1;
  query = g_steal_pointer (&paths[last]);
  if (!hearsay_cli_load (&input, paths, &error))
    return hearsay_cli_fail (input.command, error);

  hits = hearsay_search (input.corpus, query, 0, NULL);
  for (guint i = 0; i < hits->len; i++)
    print_hit (input.corpus, &g_array_index (hits, HearsayHit, i));

  return input.has_failures ? HEARSAY_EXIT_FAILED : HEARSAY_EXIT_DONE;
}
