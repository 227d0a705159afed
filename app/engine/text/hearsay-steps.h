/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "hearsay-span.h"

G_BEGIN_DECLS

typedef enum
{
  HEARSAY_STEP_CHARACTER, /* what a reader takes for one: with its accents, a flag, a family */
  HEARSAY_STEP_WORD,      /* a word or a sign, never white space */
} HearsayStep;

gsize hearsay_step_start (const char *text,
                          gsize length,
                          gsize byte,
                          HearsayStep step,
                          int direction);
gsize hearsay_step_end (const char *text,
                        gsize length,
                        gsize byte,
                        HearsayStep step,
                        int direction);
HearsaySpan hearsay_step_strip (const char *text,
                                HearsaySpan span);
HearsaySpan hearsay_step_trim (const char *text,
                               HearsaySpan span);

G_END_DECLS
