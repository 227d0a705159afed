/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-annotations.h"
#include "hearsay-codebook.h"
#include "hearsay-decisions.h"
#include "hearsay-project-file.h"
#include "story.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* A project that loads can be laid over a story, and is stable: what it prints
 * loads again and prints the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  static HearsayAnalysis *story;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (HearsayProject) project = hearsay_project_load_bytes (bytes, "fuzz", NULL);
  g_autoptr (HearsayProject) again = NULL;
  g_autoptr (HearsayAnalysis) shown = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) two = NULL;

  if (story == NULL)
    story = story_analyze ();
  if (project == NULL)
    return 0;

  one = hearsay_project_to_bytes (project);
  again = hearsay_project_load_bytes (one, "again", NULL);
  g_assert_nonnull (again);
  two = hearsay_project_to_bytes (again);
  g_assert_true (g_bytes_equal (one, two));

  shown = hearsay_decisions_apply (project, story, NULL);
  for (guint i = 0; i < shown->mentions->len; i++)
    g_assert_cmpint (hearsay_analysis_get_mention (shown, i)->entity, <, (int) shown->entities->len);
  annotations = hearsay_annotations_list (project, story->corpus);
  codes = hearsay_codebook_list (project);

  return 0;
}
