/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <time.h>

#include "hearsay-stages.h"

/* How fast one core finds and resolves names: over what HEARSAY_BENCH_TEXT names, a
 * folder of articles or JSON lines with a "text" each, or else over the paths given,
 * read so often that there is something to measure. Prints one JSON object. Beside it
 * stands what another program takes for the same text, if it is there. */

#define MIN_BYTES (4 * 1000 * 1000)

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

static HearsayCorpus *
load (const char *const *paths,
      GError **error)
{
  const char *given = g_getenv ("HEARSAY_BENCH_TEXT");

  if (given != NULL && g_str_has_suffix (given, ".jsonl"))
    {
      g_autoptr (GFile) file = g_file_new_for_path (given);
      g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

      return stream != NULL ? hearsay_corpus_read_lines (G_INPUT_STREAM (stream), NULL, NULL, error) : NULL;
    }

  return hearsay_corpus_load (given != NULL ? (const char *const[]){ given, NULL } : paths, 1, NULL, NULL, error);
}

/* From nothing: the first call of a process loads word lists and models. */
static double
find_in_nothing (void)
{
  g_autoptr (HearsayArticle) article = hearsay_article_new ();
  double start = seconds ();
  HearsayReading *reading = NULL;

  hearsay_article_take_text (article, g_strdup (""));
  reading = hearsay_reading_new (article, 0);
  hearsay_names_find (reading);
  hearsay_reading_free (reading);

  return seconds () - start;
}

/* The most memory the process has had so far, in kB. */
static guint64
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;

  line = strstr (status, "VmHWM:");

  return line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

/* Runs the peer over the corpus; what it prints, or "null". */
static char *
run_peer (const char *script,
          const HearsayCorpus *corpus)
{
  g_autoptr (GSubprocess) peer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "node", script, NULL);
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) output = NULL;

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      g_string_append (texts, hearsay_corpus_get (corpus, i)->text);
      g_string_append_c (texts, '\0');
    }

  input = g_string_free_to_bytes (g_steal_pointer (&texts));
  if (peer == NULL || !g_subprocess_communicate (peer, input, NULL, &output, NULL, NULL) || !g_subprocess_get_successful (peer))
    return g_strdup ("null");

  return g_strstrip (g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output)));
}

int
main (int argc,
      char *argv[])
{
  double cold = find_in_nothing ();
  double warm = find_in_nothing ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (free_reading);
  g_autofree char *peer = NULL;
  double cut = 0;
  double find = 0;
  double resolve = 0;
  gsize n_bytes = 0;
  gsize n_mentions = 0;
  guint64 before = 0;
  guint64 peak = 0;
  double start = 0;

  corpus = argc >= 2 ? load ((const char *const *) argv + 2, &error) : NULL;
  if (corpus == NULL || corpus->articles->len == 0)
    {
      g_printerr ("usage: bench-names PEER.js PATH…%s%s\n", error != NULL ? ": " : "", error != NULL ? error->message : "");
      return 2;
    }

  analysis = hearsay_analysis_new (corpus);
  before = get_peak ();

  while (n_bytes < MIN_BYTES)
    {
      start = seconds ();
      for (guint i = 0; i < corpus->articles->len; i++)
        {
          g_ptr_array_add (readings, hearsay_reading_new (hearsay_corpus_get (corpus, i), i));
          n_bytes += hearsay_corpus_get (corpus, i)->length;
        }
      cut += seconds () - start;

      start = seconds ();
      for (guint i = readings->len - corpus->articles->len; i < readings->len; i++)
        hearsay_names_find (g_ptr_array_index (readings, i));
      find += seconds () - start;
    }

  start = seconds ();
  hearsay_entities_resolve (readings, analysis, 1);
  resolve = seconds () - start;
  peak = get_peak ();

  for (guint i = 0; i < readings->len; i++)
    n_mentions += ((HearsayReading *) g_ptr_array_index (readings, i))->mentions->len;

  peer = run_peer (argv[1], corpus);
  g_print ("{\"bytes\": %" G_GSIZE_FORMAT ", \"articles\": %u, \"mentions\": %" G_GSIZE_FORMAT ", \"entities\": %u, "
           "\"cut_mb_s\": %.2f, \"names_mb_s\": %.2f, \"cut_and_names_mb_s\": %.2f, \"resolve_mb_s\": %.2f, "
           "\"load_s\": %.3f, \"empty_s\": %.6f, \"corpus_kb\": %" G_GUINT64_FORMAT ", \"peak_kb\": %" G_GUINT64_FORMAT ", \"compromise\": %s}\n",
           n_bytes, readings->len, n_mentions, analysis->entities->len,
           n_bytes / 1e6 / cut, n_bytes / 1e6 / find, n_bytes / 1e6 / (cut + find), n_bytes / 1e6 / resolve,
           cold, warm, before, peak, peer);

  return 0;
}
