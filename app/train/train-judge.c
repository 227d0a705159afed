/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-train"

#include "config.h"

#include "train-judge.h"

#include "hearsay-crf.h"

typedef struct
{
  guint right;
  guint found;
  guint marked;
} Tally;

typedef struct
{
  Tally spans[HEARSAY_NETWORK_LABELS / 4]; /* by kind */
  guint right_tags;
  guint all_tags;
} Score;

static gboolean
is_marked (const GArray *names,
           HearsaySpan span,
           guint kind)
{
  for (guint i = 0; i < names->len; i++)
    {
      const TrainSpan *name = &g_array_index (names, TrainSpan, i);

      if (name->span.start == span.start && name->span.end == span.end && name->kind == kind)
        return TRUE;
    }

  return FALSE;
}

static void
judge_spans (Score *self,
             const TrainWorker *worker,
             const TrainExample *example,
             const GArray *names)
{
  g_autofree guint8 *labels = g_new (guint8, example->n);
  guint first = 0;

  hearsay_crf_decode (&worker->crf, worker->scores, example->n, labels);
  for (guint t = 0; t < example->n; t++)
    {
      guint part = (labels[t] - 1) % 4;
      guint kind = (labels[t] - 1) / 4;

      if (labels[t] != 0 && (part == 0 || part == 3))
        first = t;
      if (labels[t] == 0 || part < 2)
        continue;
      self->spans[kind].found++;
      self->spans[kind].right += is_marked (names, (HearsaySpan){ example->spans[first].start, example->spans[t].end }, kind);
    }
}

static void
judge_tags (Score *self,
            const TrainWorker *worker,
            const TrainExample *example)
{
  for (guint t = 0; t < example->n; t++)
    {
      const float *row = worker->tag_scores + (gsize) t * HEARSAY_NETWORK_TAGS;
      guint best = 0;

      if (example->tags[t] == TRAIN_NO_TAG)
        continue;
      for (guint j = 1; j < worker->network->n_tags; j++)
        if (row[j] > row[best])
          best = j;
      self->right_tags += best == example->tags[t];
      self->all_tags++;
    }
}

static void
print_tally (const char *name,
             Tally tally)
{
  double precision = tally.found > 0 ? (double) tally.right / tally.found : 0;
  double recall = tally.marked > 0 ? (double) tally.right / tally.marked : 0;

  g_print ("  %s %.3f/%.3f/%.3f", name, precision, recall, precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0);
}

/**
 * train_judge:
 * @worker: whose network is judged
 * @name: what the line begins with
 *
 * Prints precision, recall and F1 of exact spans and kinds, of the judged kinds
 * together and of each kind, and the share of right tags.
 */
void
train_judge (TrainWorker *worker,
             const TrainSet *set,
             const char *name)
{
  Score score = { 0 };
  Tally all = { 0 };

  for (guint d = 0; d < set->marked->len; d++)
    {
      const GArray *marked = g_ptr_array_index (set->marked, d);

      for (guint i = 0; i < marked->len; i++)
        score.spans[g_array_index (marked, TrainSpan, i).kind].marked++;
    }

  for (guint e = 0; e < set->examples->len; e++)
    {
      const TrainExample *example = g_ptr_array_index (set->examples, e);

      train_worker_forward (worker, example);
      judge_spans (&score, worker, example, g_ptr_array_index (set->marked, example->document));
      judge_tags (&score, worker, example);
    }

  for (guint k = 0; k < set->task->n_judged; k++)
    {
      all.right += score.spans[k].right;
      all.found += score.spans[k].found;
      all.marked += score.spans[k].marked;
    }

  g_print ("%-22s", name);
  print_tally ("all", all);
  for (guint k = 0; set->task->kinds[k] != NULL; k++)
    print_tally (set->task->kinds[k], score.spans[k]);
  if (score.all_tags > 0)
    g_print ("  tags %.4f", (double) score.right_tags / score.all_tags);
  g_print ("\n");
}
