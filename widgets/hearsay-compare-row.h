/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-session.h"

G_BEGIN_DECLS

/* What a line of the list about a comparison stands for. */
typedef enum
{
  HEARSAY_COMPARE_HEADING_DIFFERENCES,
  HEARSAY_COMPARE_HEADING_ONLY, /* index: the pane */
  HEARSAY_COMPARE_HEADING_PASSAGES,
  HEARSAY_COMPARE_HEADING_MUTED,
  HEARSAY_COMPARE_DIFFERENCE,
  HEARSAY_COMPARE_ONLY,
  HEARSAY_COMPARE_PASSAGE,
  HEARSAY_COMPARE_MUTED, /* index: which of the decisions that mute a formula */
} HearsayCompareRowKind;

#define HEARSAY_TYPE_COMPARE_ROW (hearsay_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (HearsayCompareRow, hearsay_compare_row, HEARSAY, COMPARE_ROW, GtkWidget)

GtkWidget *hearsay_compare_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_compare_row_show (HearsayCompareRow *self,
                               HearsaySession *session,
                               HearsayCompareRowKind kind,
                               guint index);
void hearsay_compare_row_clear (HearsayCompareRow *self);

char *hearsay_compare_row_describe (HearsaySession *session,
                                    HearsayCompareRowKind kind,
                                    guint index) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
