/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HearsayProgress:
 *
 * How far long work has come. Workers write it from any thread with the atomic
 * functions below; whoever shows it reads it when it pleases. A stage is one of
 * a few fixed, untranslated names ("read", "names", "quotes", "reuse").
 */
typedef struct
{
  const char *stage; /* static */
  int done;
  int total;
} HearsayProgress;

static inline void
hearsay_progress_begin (HearsayProgress *self,
                        const char *stage,
                        int total)
{
  if (self == NULL)
    return;

  g_atomic_int_set (&self->done, 0);
  g_atomic_int_set (&self->total, total);
  g_atomic_pointer_set (&self->stage, stage);
}

static inline void
hearsay_progress_step (HearsayProgress *self)
{
  if (self != NULL)
    g_atomic_int_inc (&self->done);
}

G_END_DECLS
