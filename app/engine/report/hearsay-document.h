/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "hearsay-analysis.h"

G_BEGIN_DECLS

/* A report before it has a format: blocks of runs, and the evidence they point
 * to. The sections fill it, the formats print it, and neither knows the other. */

typedef enum
{
  HEARSAY_RUN_PLAIN,
  HEARSAY_RUN_STRONG,
  HEARSAY_RUN_DIM,
  HEARSAY_RUN_EVIDENCE, /* the words of an article: in the reading face */
  HEARSAY_RUN_CHANGED,  /* words of an article that differ from the base */
  HEARSAY_RUN_CHANGE,   /* what a change is called */
  HEARSAY_RUN_INFERRED, /* concluded, not said by the text: dashed */
  HEARSAY_RUN_PERSON,   /* the marks of the article view */
  HEARSAY_RUN_ORGANIZATION,
  HEARSAY_RUN_PLACE,
  HEARSAY_RUN_QUOTATION,
  HEARSAY_RUN_ANNOTATION,
  HEARSAY_RUN_NOTE, /* a reference to the footnote of that number */
} HearsayRunStyle;

typedef struct
{
  HearsayRunStyle style;
  char *text;
  guint note; /* footnote number, for HEARSAY_RUN_NOTE */
} HearsayRun;

typedef enum
{
  HEARSAY_BLOCK_TITLE,
  HEARSAY_BLOCK_HEADING,
  HEARSAY_BLOCK_SUBHEADING,
  HEARSAY_BLOCK_PARAGRAPH,
  HEARSAY_BLOCK_ITEM,   /* one entry of a list; indented by its level */
  HEARSAY_BLOCK_HEADER, /* the first row of a table */
  HEARSAY_BLOCK_ROW,
  HEARSAY_BLOCK_ARTICLE, /* a paragraph of an article, printed in full */
} HearsayBlockKind;

typedef struct
{
  HearsayBlockKind kind;
  guint level;
  GPtrArray *cells; /* GArray of HearsayRun; one cell, except in rows */
} HearsayBlock;

/* The evidence behind a statement: these words, in this article, at this place. */
typedef struct
{
  guint32 article;
  HearsaySpan span;
  gboolean is_inferred;
} HearsayNote;

/**
 * HearsayDocument:
 * @blocks: (element-type HearsayBlock)
 * @notes: (element-type HearsayNote): number n at index n − 1
 */
typedef struct
{
  const HearsayAnalysis *analysis;
  gboolean mark_inferred;
  char *title;
  GArray *blocks;
  GArray *notes;
} HearsayDocument;

HearsayDocument *hearsay_document_new (const HearsayAnalysis *analysis,
                                       const char *title) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_document_free (HearsayDocument *self);

void hearsay_document_begin (HearsayDocument *self,
                             HearsayBlockKind kind,
                             guint level);
void hearsay_document_add_heading (HearsayDocument *self,
                                   HearsayBlockKind kind,
                                   const char *text);
void hearsay_document_next_cell (HearsayDocument *self);
void hearsay_document_add (HearsayDocument *self,
                           HearsayRunStyle style,
                           const char *text);
void hearsay_document_add_words (HearsayDocument *self,
                                 HearsayRunStyle style,
                                 guint article,
                                 HearsaySpan span);
void hearsay_document_cite (HearsayDocument *self,
                            guint article,
                            HearsaySpan span,
                            gboolean is_inferred);

static inline const HearsayBlock *
hearsay_document_get_block (const HearsayDocument *self,
                            guint index)
{
  return &g_array_index (self->blocks, HearsayBlock, index);
}

/* A footnote as it is printed, whatever the format. */
typedef struct
{
  guint number;
  const HearsayArticle *article;
  gboolean is_inferred;
  gsize start; /* code points */
  gsize end;
  char *quote; /* the words, on one line */
  char *publisher;
  char *date;
} HearsayPrintedNote;

GArray *hearsay_document_print_notes (const HearsayDocument *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayDocument, hearsay_document_free)

G_END_DECLS
