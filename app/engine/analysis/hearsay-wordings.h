/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"

G_BEGIN_DECLS

/**
 * HearsayWordingsCell:
 * @span: the words, in the article of the row's quote, in bytes; empty where the
 *   row has none (a gap). It may run over what stands between two pieces of a
 *   quotation ("…", she said. "…")
 * @differs: whether these words differ from the base's in the same column
 * @type: how, the heaviest difference first; only if @differs
 */
typedef struct
{
  HearsaySpan span;
  gboolean differs;
  HearsayChangeType type;
} HearsayWordingsCell;

/**
 * HearsayWordingsRow:
 * @quote: index into the analysis's quotes
 * @similarity: share of the words of both that agree, 0…1; 1 for the base
 * @changes: (element-type HearsayChange): all that differs from the base, in
 *   the order of the base's text, with what concerns the report as a whole
 *   (speaker, stance, marks) first
 */
typedef struct
{
  guint32 quote;
  double similarity;
  GArray *changes;
} HearsayWordingsRow;

/**
 * HearsayWordings:
 * @n_columns: aligned phrases
 * @rows: (element-type HearsayWordingsRow): the base, then the other quotes in
 *   the utterance's order
 * @cells: (element-type HearsayWordingsCell): row after row, @n_columns each
 *
 * The versions of one utterance, lined up. Each column is a stretch of the base
 * that all versions print alike or that at least one prints differently, or a
 * place between two words of the base where a version adds some.
 */
typedef struct
{
  guint n_columns;
  GArray *rows;
  GArray *cells;
} HearsayWordings;

HearsayWordings *hearsay_wordings_new (const HearsayAnalysis *analysis,
                                       guint utterance,
                                       guint base_quote) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_wordings_free (HearsayWordings *self);

static inline const HearsayWordingsRow *
hearsay_wordings_get_row (const HearsayWordings *self,
                          guint row)
{
  return &g_array_index (self->rows, HearsayWordingsRow, row);
}

static inline const HearsayWordingsCell *
hearsay_wordings_get_cell (const HearsayWordings *self,
                           guint row,
                           guint column)
{
  return &g_array_index (self->cells, HearsayWordingsCell, row * self->n_columns + column);
}

double hearsay_wordings_compare (const HearsayAnalysis *analysis,
                                 guint from,
                                 guint to,
                                 GArray *changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayWordings, hearsay_wordings_free)

G_END_DECLS
