/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-analyze"

#include "config.h"

#include "hearsay-analyze.h"

#include "hearsay-parallel.h"
#include "hearsay-stages.h"
#include "hearsay-stopwatch.h"

typedef void (*ReadingFunc) (HearsayReading *reading,
                             const HearsayAnalysis *analysis);

/* One stage over all readings. */
typedef struct
{
  GPtrArray *readings;
  ReadingFunc func;
  const HearsayAnalysis *analysis;
  HearsayProgress *progress;
  GCancellable *cancellable;
} Stage;

#define PART 64 /* articles that one thread cuts up at a time, … */
#define FEW 4   /* … and of those that take longer */

typedef struct
{
  const HearsayCorpus *corpus;
  GPtrArray *readings;
} Reading;

static void
free_reading (gpointer data)
{
  hearsay_reading_free (data);
}

static void
read_part (guint part,
           guint first,
           guint last,
           guint worker,
           gpointer user_data)
{
  const Reading *self = user_data;

  for (guint i = first; i < last; i++)
    g_ptr_array_index (self->readings, i) = hearsay_reading_new (hearsay_corpus_get (self->corpus, i), i);
}

/* Returns: the articles, cut up */
static GPtrArray *
read_all (const HearsayCorpus *corpus,
          guint jobs)
{
  GPtrArray *readings = g_ptr_array_new_full (corpus->articles->len, free_reading);
  Reading reading = { corpus, readings };

  g_ptr_array_set_size (readings, corpus->articles->len);
  hearsay_parallel_run (corpus->articles->len, PART, jobs, read_part, &reading);

  return readings;
}

static void
find_names (HearsayReading *reading,
            const HearsayAnalysis *analysis)
{
  hearsay_names_find (reading);
}

static void
run_part (guint part,
          guint first,
          guint last,
          guint worker,
          gpointer user_data)
{
  const Stage *self = user_data;

  for (guint i = first; i < last && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      self->func (g_ptr_array_index (self->readings, i), self->analysis);
      hearsay_progress_step (self->progress);
    }
}

static void
run_stage (Stage *self,
           const char *name,
           guint jobs)
{
  hearsay_progress_begin (self->progress, name, self->readings->len);
  hearsay_parallel_run (self->readings->len, FEW, jobs, run_part, self);
}

/* The readings' findings, article after article, into the analysis. */
static void
collect (GPtrArray *readings,
         HearsayAnalysis *analysis)
{
  for (guint i = 0; i < readings->len; i++)
    {
      HearsayReading *reading = g_ptr_array_index (readings, i);

      if (reading->mentions->len > 0)
        g_array_append_vals (analysis->mentions, reading->mentions->data, reading->mentions->len);

      /* The quotes' strings move with them. */
      if (reading->quotes->len > 0)
        g_array_append_vals (analysis->quotes, reading->quotes->data, reading->quotes->len);
      g_array_set_clear_func (reading->quotes, NULL);
      hearsay_reading_drop_findings (reading);
    }

  hearsay_analysis_count_mentions (analysis);
}

/**
 * hearsay_analyze:
 * @corpus: what to analyse
 * @jobs: how many threads work; the result does not depend on it
 * @progress: (nullable): counts articles, stage by stage
 * @cancellable: (nullable)
 * @error: set only when cancelled
 *
 * Returns: (transfer full) (nullable): what was found
 */
HearsayAnalysis *
hearsay_analyze (HearsayCorpus *corpus,
                 guint jobs,
                 HearsayProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (HearsayAnalysis) analysis = hearsay_analysis_new (corpus);
  g_autoptr (HearsayKinship) kinship = NULL;
  Stage stage = { NULL, find_names, analysis, progress, cancellable };
  HearsayStopwatch watch;

  hearsay_stopwatch_start (&watch);
  readings = read_all (corpus, jobs);
  stage.readings = readings;
  hearsay_stopwatch_lap (&watch, "segments");

  run_stage (&stage, "names", jobs);
  hearsay_stopwatch_lap (&watch, "names");
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  hearsay_entities_resolve (readings, analysis, jobs);
  hearsay_stopwatch_lap (&watch, "entities");

  stage.func = hearsay_quotes_find;
  run_stage (&stage, "quotes", jobs);
  collect (readings, analysis);
  hearsay_stopwatch_lap (&watch, "quotes");
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  kinship = hearsay_kinship_new (readings, jobs);
  hearsay_stopwatch_lap (&watch, "kinship");

  hearsay_progress_begin (progress, "reuse", 0);
  hearsay_reuse_find (readings, analysis, jobs);
  hearsay_stopwatch_lap (&watch, "reuse");
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  hearsay_descent_trace (readings, kinship, analysis);
  hearsay_stopwatch_lap (&watch, "descent");
  hearsay_utterances_join (readings, kinship, analysis, jobs);
  hearsay_stopwatch_lap (&watch, "utterances");

  return g_steal_pointer (&analysis);
}
