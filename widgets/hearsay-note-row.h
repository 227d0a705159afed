/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-annotations.h"
#include "hearsay-codebook.h"
#include "hearsay-session.h"

G_BEGIN_DECLS

/**
 * HearsayNoteRow:
 *
 * A code of the codebook, or an annotation: a letter, a line or two, and a menu.
 */
#define HEARSAY_TYPE_NOTE_ROW (hearsay_note_row_get_type ())
G_DECLARE_FINAL_TYPE (HearsayNoteRow, hearsay_note_row, HEARSAY, NOTE_ROW, GtkWidget)

GtkWidget *hearsay_note_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_note_row_show_code (HearsayNoteRow *self,
                                 const HearsayCode *code,
                                 guint n_annotations);
void hearsay_note_row_show_annotation (HearsayNoteRow *self,
                                       HearsaySession *session,
                                       const HearsayAnnotation *annotation,
                                       const HearsayCode *code);

G_END_DECLS
