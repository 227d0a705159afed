/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HearsayStopwatch:
 *
 * How long the stages of long work take, for whoever makes them faster: told as debug
 * messages, which `G_MESSAGES_DEBUG=hearsay-stopwatch` shows.
 */
typedef struct
{
  gint64 wall;      /* microseconds, when the stage began */
  gint64 processor; /* and what all threads had used by then */
} HearsayStopwatch;

void hearsay_stopwatch_start (HearsayStopwatch *self);
void hearsay_stopwatch_lap (HearsayStopwatch *self,
                            const char *stage);

G_END_DECLS
