/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include "hearsay-analyze.h"
#include "hearsay-import.h"

/* A story small enough to know by heart, for tests of what is made from an analysis. */

static const char *const story_texts[] = {
  "Quay will be closed, says mayor\n"
  "Tern News Agency\n"
  "5 May 2021\n"
  "\n"
  "HOLM (TNA) \342\200\223 The mayor of Holm, Greta Lund, said the old quay would not be opened again before the winter.\n"
  "\n"
  "\342\200\234The old quay is not safe for anybody,\342\200\235 Lund told the Tern News Agency.\n"
  "\n"
  "The harbour master, Nils Aske, said the repairs would cost nine million crowns.\n",
  "Old quay stays shut\n"
  "Holm Daily\n"
  "6 May 2021\n"
  "\n"
  "The mayor of Holm, Greta Lund, said the old quay would not be opened again before the winter.\n"
  "\n"
  "\342\200\234The old quay is safe for anybody,\342\200\235 Lund told the Tern News Agency.\n"
  "\n"
  "The harbour master, Nils Aske, said the repairs would cost nineteen million crowns.\n",
};

static HearsayAnalysis *
story_analyze (void)
{
  GPtrArray *articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (story_texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (story_texts[i], strlen (story_texts[i]));
      g_autofree char *path = g_strdup_printf ("%zu.txt", i + 1);

      g_ptr_array_add (articles, hearsay_import_bytes (bytes, path, NULL));
    }

  corpus = hearsay_corpus_new (articles, NULL);

  return hearsay_analyze (corpus, 1, NULL, NULL, NULL);
}
