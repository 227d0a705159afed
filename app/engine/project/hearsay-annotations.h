/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-corpus.h"
#include "hearsay-project.h"
#include "hearsay-span.h"

G_BEGIN_DECLS

/* A stretch of text the analyst marked. Anchored as W3C Web Annotation selectors:
 * the exact words with 32 characters before and after, and the position. */
typedef struct
{
  char *id;
  int article;      /* in the corpus; -1: its article is not there */
  HearsaySpan span; /* empty: the words were not found, the annotation is an orphan */
  char *exact;      /* the words as they were marked */
  char *code;       /* a code's id; "" for a plain highlight */
  char *memo;       /* "" if there is none */
} HearsayAnnotation;

void hearsay_annotation_free (HearsayAnnotation *annotation);

/* Sorted by article, then place; orphans last. */
GPtrArray *hearsay_annotations_list (HearsayProject *project,
                                     const HearsayCorpus *corpus) G_GNUC_WARN_UNUSED_RESULT;

char *hearsay_annotations_add (HearsayProject *project,
                               const HearsayCorpus *corpus,
                               guint article,
                               HearsaySpan span,
                               const char *code,
                               const char *memo) G_GNUC_WARN_UNUSED_RESULT;
gboolean hearsay_annotations_set_code (HearsayProject *project,
                                       const char *id,
                                       const char *code);
gboolean hearsay_annotations_set_memo (HearsayProject *project,
                                       const char *id,
                                       const char *memo);
gboolean hearsay_annotations_remove (HearsayProject *project,
                                     const char *id);

G_END_DECLS
