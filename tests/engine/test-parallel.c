/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "hearsay-parallel.h"

#define MOST_JOBS 8
#define MOST_ITEMS 1000

typedef struct
{
  guint part_size;
  guint jobs;
  int times[MOST_ITEMS];   /* each item was worked on */
  guint parts[MOST_ITEMS]; /* and in which part */
  int busy[MOST_JOBS];     /* workers at work */
} Fixture;

static void
mark (guint part,
      guint first,
      guint last,
      guint worker,
      gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_cmpuint (worker, <, self->jobs);
  g_assert_cmpint (g_atomic_int_add (&self->busy[worker], 1), ==, 0);
  g_assert_cmpuint (first, <, last);
  g_assert_cmpuint (last - first, <=, self->part_size);
  for (guint i = first; i < last; i++)
    {
      g_atomic_int_inc (&self->times[i]);
      self->parts[i] = part;
    }
  g_atomic_int_add (&self->busy[worker], -1);
}

static void
check (guint n,
       guint part_size,
       guint jobs)
{
  Fixture self = { part_size, jobs };

  hearsay_parallel_run (n, part_size, jobs, mark, &self);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (self.times[i], ==, 1);
      g_assert_cmpuint (self.parts[i], ==, i / part_size);
    }
  for (guint i = n; i < MOST_ITEMS; i++)
    g_assert_cmpint (self.times[i], ==, 0);
}

/* Each item once, and the same parts whatever the number of jobs. */
static void
test_run (void)
{
  const guint sizes[] = { 1, 3, 64, 2000 };
  const guint counts[] = { 0, 1, 3, 63, 64, 65, MOST_ITEMS };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
      for (guint jobs = 1; jobs <= MOST_JOBS; jobs++)
        check (counts[k], sizes[i], jobs);
}

static void
test_count_parts (void)
{
  g_assert_cmpuint (hearsay_parallel_count_parts (0, 5), ==, 0);
  g_assert_cmpuint (hearsay_parallel_count_parts (5, 5), ==, 1);
  g_assert_cmpuint (hearsay_parallel_count_parts (6, 5), ==, 2);
  g_assert_cmpuint (hearsay_parallel_count_parts (G_MAXUINT, 1 << 16), ==, 1 << 16);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parallel/run", test_run);
  g_test_add_func ("/parallel/count-parts", test_count_parts);

  return g_test_run ();
}
