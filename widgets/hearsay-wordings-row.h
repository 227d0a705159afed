/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-wordings.h"

G_BEGIN_DECLS

/**
 * HearsayWordingsGrid:
 * @order: (element-type guint): rows of @wordings as they are shown, the base first
 * @widths: (element-type int): pixels, one a column
 *
 * What all rows of a table of wordings share: the words, their order, and one
 * grid of columns, measured once.
 */
typedef struct
{
  HearsayAnalysis *analysis;
  HearsayWordings *wordings;
  GArray *order;
  GArray *widths;
  gboolean is_rtl;   /* the words run from right to left, whatever the interface does */
  guint shown_types; /* bit set (1 << HearsayChangeType) of the changes that are shown */
} HearsayWordingsGrid;

HearsayWordingsGrid *hearsay_wordings_grid_new (GtkWidget *widget,
                                                HearsayAnalysis *analysis,
                                                guint utterance,
                                                guint base_quote) G_GNUC_WARN_UNUSED_RESULT;
HearsayWordingsGrid *hearsay_wordings_grid_ref (HearsayWordingsGrid *self);
void hearsay_wordings_grid_unref (HearsayWordingsGrid *self);
int hearsay_wordings_grid_get_width (const HearsayWordingsGrid *self);
guint hearsay_wordings_row_get_weight (const HearsayWordingsRow *row);

#define HEARSAY_TYPE_WORDINGS_LINE (hearsay_wordings_line_get_type ())
G_DECLARE_FINAL_TYPE (HearsayWordingsLine, hearsay_wordings_line, HEARSAY, WORDINGS_LINE, GtkWidget)

GtkWidget *hearsay_wordings_line_new (GtkAdjustment *scroll) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_wordings_line_set_row (HearsayWordingsLine *self,
                                    HearsayWordingsGrid *grid,
                                    guint position);
int hearsay_wordings_line_get_row (HearsayWordingsLine *self);
int hearsay_wordings_line_get_column_at (HearsayWordingsLine *self,
                                         double x);

/* Pixels the outlet's name has, before the words. */
#define HEARSAY_WORDINGS_LABEL 132

G_END_DECLS
