/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-parallel"

#include "config.h"

#include "hearsay-parallel.h"

/* Items are cut into parts of a fixed size, whatever the number of workers, so that
 * what is found part by part and put together in their order is always the same. */
typedef struct
{
  guint n;
  guint part_size;
  guint n_parts;
  HearsayPartFunc func;
  gpointer user_data;
  guint next; /* part that nobody has begun */
} Work;

typedef struct
{
  Work *work;
  guint number;
  GThread *thread;
} Worker;

static gpointer
do_parts (gpointer data)
{
  const Worker *self = data;
  Work *work = self->work;
  guint part = 0;

  while ((part = g_atomic_int_add (&work->next, 1)) < work->n_parts)
    {
      guint first = part * work->part_size;

      work->func (part, first, first + MIN (work->part_size, work->n - first), self->number, work->user_data);
    }

  return NULL;
}

/**
 * hearsay_parallel_count_parts:
 *
 * Returns: into how many parts hearsay_parallel_run() cuts @n items
 */
guint
hearsay_parallel_count_parts (guint n,
                              guint part_size)
{
  return n / part_size + (n % part_size > 0);
}

/**
 * hearsay_parallel_run:
 * @n: items
 * @part_size: of these that are worked on together, at least 1
 * @jobs: how many threads work at most, the calling one among them
 * @func: called once for each part, in any order
 *
 * Returns when all is done.
 */
void
hearsay_parallel_run (guint n,
                      guint part_size,
                      guint jobs,
                      HearsayPartFunc func,
                      gpointer user_data)
{
  Work work = { n, part_size, hearsay_parallel_count_parts (n, part_size), func, user_data, 0 };
  guint n_workers = MAX (1, MIN (jobs, work.n_parts));
  g_autofree Worker *workers = g_new0 (Worker, n_workers);

  /* Where no thread can be had, the others do its share. */
  for (guint i = 0; i < n_workers; i++)
    {
      workers[i] = (Worker){ &work, i };
      if (i > 0)
        workers[i].thread = g_thread_try_new ("hearsay-worker", do_parts, &workers[i], NULL);
    }

  do_parts (&workers[0]);
  for (guint i = 1; i < n_workers; i++)
    if (workers[i].thread != NULL)
      g_thread_join (workers[i].thread);
}
