/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HEARSAY_ROW_HEADING, /* index: a family, a kind of entity, the first utterance of a speaker */
  HEARSAY_ROW_ITEM,    /* index: an article, an entity, an utterance, an annotation, a hit */
} HearsayRowType;

typedef enum
{
  HEARSAY_ROW_FIRST = 1 << 0, /* of its group */
  HEARSAY_ROW_LAST = 1 << 1,
  HEARSAY_ROW_GROUPED = 1 << 2, /* stands under a heading */
} HearsayRowFlags;

/* One line of a list: what it stands for, by its index in the flat arrays. */
typedef struct
{
  guint32 index;
  guint8 type;  /* HearsayRowType */
  guint8 flags; /* HearsayRowFlags */
} HearsayRowEntry;

/**
 * HearsayRow:
 *
 * A line of a #HearsayRowList as lists of widgets want it: an object, made when
 * the line comes into view.
 */
#define HEARSAY_TYPE_ROW (hearsay_row_get_type ())
G_DECLARE_FINAL_TYPE (HearsayRow, hearsay_row, HEARSAY, ROW, GObject)

HearsayRowType hearsay_row_get_row_type (HearsayRow *self);
HearsayRowFlags hearsay_row_get_flags (HearsayRow *self);
guint hearsay_row_get_index (HearsayRow *self);

/**
 * HearsayRowList:
 *
 * A list model over a flat array of entries; #HearsayRow objects exist only for
 * the lines that are looked at.
 */
#define HEARSAY_TYPE_ROW_LIST (hearsay_row_list_get_type ())
G_DECLARE_FINAL_TYPE (HearsayRowList, hearsay_row_list, HEARSAY, ROW_LIST, GObject)

HearsayRowList *hearsay_row_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_row_list_take_entries (HearsayRowList *self,
                                    GArray *entries);
const HearsayRowEntry *hearsay_row_list_get_entry (HearsayRowList *self,
                                                   guint position);
guint hearsay_row_list_count_items (HearsayRowList *self);
int hearsay_row_list_find (HearsayRowList *self,
                           guint index);

G_END_DECLS
