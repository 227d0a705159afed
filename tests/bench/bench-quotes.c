/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <time.h>

#include "hearsay-stages.h"

/* How fast one core goes from files to quotations with speakers and chains: over the
 * folder that HEARSAY_BENCH_TEXT names, or else over the paths given, read so often
 * that there is something to measure. Prints one JSON object; megabytes of text a
 * second of processor time. */

#define MIN_BYTES (4 * 1000 * 1000)

enum
{
  IMPORT,
  NAMES,
  RESOLVE,
  QUOTES,
  N_STAGES,
};

static void
free_reading (gpointer data)
{
  hearsay_reading_free (data);
}

/* Processor time: what else the machine does counts little. */
static double
seconds (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec + now.tv_nsec / 1e9;
}

static void
step (double *spent,
      double *start)
{
  double now = seconds ();

  *spent += now - *start;
  *start = now;
}

/* Reads the corpus once. Returns its bytes of text, 0 on failure. */
static gsize
measure (const char *const *paths,
         double *spent,
         gsize *n_quotes)
{
  double start = seconds ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayCorpus) corpus = hearsay_corpus_load (paths, 1, NULL, NULL, &error);
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  g_autoptr (HearsayAnalysis) analysis = NULL;
  gsize n_bytes = 0;

  if (corpus == NULL)
    return 0;

  analysis = hearsay_analysis_new (corpus);
  step (&spent[IMPORT], &start);

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      g_ptr_array_add (readings, hearsay_reading_new (hearsay_corpus_get (corpus, i), i));
      hearsay_names_find (g_ptr_array_index (readings, i));
      n_bytes += hearsay_corpus_get (corpus, i)->length;
    }
  step (&spent[NAMES], &start);

  hearsay_entities_resolve (readings, analysis, 1);
  step (&spent[RESOLVE], &start);

  for (guint i = 0; i < readings->len; i++)
    {
      HearsayReading *reading = g_ptr_array_index (readings, i);

      hearsay_quotes_find (reading, analysis);
      *n_quotes += reading->quotes->len;
    }
  step (&spent[QUOTES], &start);

  return n_bytes;
}

int
main (int argc,
      char *argv[])
{
  const char *given = g_getenv ("HEARSAY_BENCH_TEXT");
  const char *const *paths = given != NULL ? (const char *const[]){ given, NULL } : (const char *const *) argv + 1;
  double spent[N_STAGES] = { 0 };
  double all = 0;
  gsize n_bytes = 0;
  gsize n_quotes = 0;
  double megabytes = 0;

  while (n_bytes < MIN_BYTES)
    {
      gsize more = measure (paths, spent, &n_quotes);

      if (more == 0)
        {
          g_printerr ("usage: bench-quotes PATH…\n");
          return 2;
        }
      n_bytes += more;
    }

  for (guint i = 0; i < N_STAGES; i++)
    all += spent[i];
  megabytes = n_bytes / 1e6;
  g_print ("{\"benchmark\": \"quotes\", \"megabytes\": %.2f, \"quotations\": %" G_GSIZE_FORMAT ", \"import\": %.2f, \"names\": %.2f, "
           "\"resolve\": %.2f, \"quotes\": %.2f, \"all\": %.2f}\n",
           megabytes, n_quotes, megabytes / spent[IMPORT], megabytes / spent[NAMES], megabytes / spent[RESOLVE], megabytes / spent[QUOTES],
           megabytes / all);

  return 0;
}
