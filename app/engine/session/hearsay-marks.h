/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

typedef enum
{
  HEARSAY_MARK_MENTION,    /* index: a mention */
  HEARSAY_MARK_SOURCE,     /* an unnamed source, as printed; index: a quote */
  HEARSAY_MARK_QUOTE,      /* a stretch of a quote's content; index: a quote */
  HEARSAY_MARK_ANNOTATION, /* index: into the list of annotations */
  HEARSAY_MARK_FURNITURE,  /* index: into the article's furniture */
} HearsayMarkType;

typedef struct
{
  HearsaySpan span;
  guint32 index;
  guint8 type;     /* HearsayMarkType */
  guint8 kind;     /* HearsayEntityKind or HearsayQuoteKind */
  guint8 standing; /* HearsayStanding */
} HearsayMark;

/**
 * HearsayMarks:
 *
 * All marks on one article by place: which touch a stretch of text is found
 * without looking at the others. Marks may overlap at will.
 */
typedef struct _HearsayMarks HearsayMarks;

HearsayMarks *hearsay_marks_new (const HearsayAnalysis *analysis,
                                 guint article,
                                 GPtrArray *annotations) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_marks_free (HearsayMarks *self);

guint hearsay_marks_count (const HearsayMarks *self);
const HearsayMark *hearsay_marks_next (const HearsayMarks *self,
                                       HearsaySpan span,
                                       guint *cursor);
const HearsayMark *hearsay_marks_at (const HearsayMarks *self,
                                     gsize byte,
                                     HearsayMarkType type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayMarks, hearsay_marks_free)

G_END_DECLS
