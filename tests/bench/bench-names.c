/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-stages.h"

/* How fast names are found and resolved: over the articles of the paths given, each
 * read so often that there is something to measure. Prints one JSON object. */

#define MIN_BYTES (4 * 1000 * 1000)

static void
free_reading (gpointer data)
{
  hearsay_reading_free (data);
}

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e6;
}

int
main (int argc,
      char *argv[])
{
  const char *const *paths = (const char *const *) argv + 1;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (HearsayCorpus) corpus = hearsay_corpus_load (paths, 1, NULL, NULL, &error);
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  double load = seconds_since (start);
  double cut = 0;
  double find = 0;
  double resolve = 0;
  gsize n_bytes = 0;

  if (corpus == NULL || corpus->articles->len == 0)
    {
      g_printerr ("usage: bench-names PATH…\n");
      return 2;
    }

  hearsay_language_get ("en");
  analysis = hearsay_analysis_new (corpus);

  while (n_bytes < MIN_BYTES)
    {
      start = g_get_monotonic_time ();
      for (guint i = 0; i < corpus->articles->len; i++)
        {
          g_ptr_array_add (readings, hearsay_reading_new (hearsay_corpus_get (corpus, i), i));
          n_bytes += hearsay_corpus_get (corpus, i)->length;
        }
      cut += seconds_since (start);

      start = g_get_monotonic_time ();
      for (guint i = readings->len - corpus->articles->len; i < readings->len; i++)
        hearsay_names_find (g_ptr_array_index (readings, i));
      find += seconds_since (start);
    }

  start = g_get_monotonic_time ();
  hearsay_entities_resolve (readings, analysis, 1);
  resolve = seconds_since (start);

  g_print ("{\"bytes\": %" G_GSIZE_FORMAT ", \"articles\": %u, \"entities\": %u, \"load_s\": %.3f, \"cut_mb_s\": %.2f, \"names_mb_s\": %.2f, "
           "\"resolve_s\": %.3f}\n",
           n_bytes, readings->len, analysis->entities->len, load, n_bytes / 1e6 / cut, n_bytes / 1e6 / find, resolve);

  return 0;
}
