/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-stopwatch"

#include "config.h"

#include "hearsay-stopwatch.h"

#include <sys/resource.h>

static gint64
to_microseconds (struct timeval time)
{
  return time.tv_sec * G_USEC_PER_SEC + time.tv_usec;
}

void
hearsay_stopwatch_start (HearsayStopwatch *self)
{
  struct rusage usage = { 0 };

  getrusage (RUSAGE_SELF, &usage);
  self->wall = g_get_monotonic_time ();
  self->processor = to_microseconds (usage.ru_utime) + to_microseconds (usage.ru_stime);
}

/**
 * hearsay_stopwatch_lap:
 * @stage: what has just been done
 *
 * Tells how long it took, and the most memory the process has had so far; what comes
 * next is timed from here.
 */
void
hearsay_stopwatch_lap (HearsayStopwatch *self,
                       const char *stage)
{
  const HearsayStopwatch before = *self;
  struct rusage usage = { 0 };

  hearsay_stopwatch_start (self);
  getrusage (RUSAGE_SELF, &usage);
  g_debug ("%s: %.2f s, %.2f s of processors, peak %ld MB", stage, (self->wall - before.wall) / 1e6,
           (self->processor - before.processor) / 1e6, usage.ru_maxrss / 1024);
}
