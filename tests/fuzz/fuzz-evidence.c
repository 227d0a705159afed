/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-report.h"
#include "story.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* Any file may be handed to verify as a report. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  static HearsayAnalysis *story;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) checks = NULL;

  if (story == NULL)
    story = story_analyze ();

  checks = hearsay_report_verify (bytes, story->corpus, NULL);
  for (guint i = 0; checks != NULL && i < checks->len; i++)
    g_assert_nonnull (((HearsayFootnoteCheck *) g_ptr_array_index (checks, i))->place);

  return 0;
}
