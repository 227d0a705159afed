/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HearsayPartFunc:
 * @part: which part this is, counted from 0
 * @first: its first item
 * @last: one past its last
 * @worker: who works on it, below the number of jobs: what belongs to one worker is
 *   used by no other at the same time
 */
typedef void (*HearsayPartFunc) (guint part,
                                 guint first,
                                 guint last,
                                 guint worker,
                                 gpointer user_data);

guint hearsay_parallel_count_parts (guint n,
                                    guint part_size);
void hearsay_parallel_run (guint n,
                           guint part_size,
                           guint jobs,
                           HearsayPartFunc func,
                           gpointer user_data);

G_END_DECLS
