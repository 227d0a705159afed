/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-row-list"

#include "config.h"

#include "hearsay-row-list.h"

#include <string.h>

struct _HearsayRow
{
  GObject parent_instance;

  HearsayRowEntry entry;
};

G_DEFINE_FINAL_TYPE (HearsayRow, hearsay_row, G_TYPE_OBJECT)

static void
hearsay_row_class_init (HearsayRowClass *klass)
{
}

static void
hearsay_row_init (HearsayRow *self)
{
}

HearsayRowType
hearsay_row_get_row_type (HearsayRow *self)
{
  g_return_val_if_fail (HEARSAY_IS_ROW (self), HEARSAY_ROW_ITEM);

  return self->entry.type;
}

HearsayRowFlags
hearsay_row_get_flags (HearsayRow *self)
{
  g_return_val_if_fail (HEARSAY_IS_ROW (self), 0);

  return self->entry.flags;
}

guint
hearsay_row_get_index (HearsayRow *self)
{
  g_return_val_if_fail (HEARSAY_IS_ROW (self), 0);

  return self->entry.index;
}

struct _HearsayRowList
{
  GObject parent_instance;

  GArray *entries; /* HearsayRowEntry */
};

static GType
hearsay_row_list_get_item_type (GListModel *model)
{
  return HEARSAY_TYPE_ROW;
}

static guint
hearsay_row_list_get_n_items (GListModel *model)
{
  return HEARSAY_ROW_LIST (model)->entries->len;
}

static gpointer
hearsay_row_list_get_item (GListModel *model,
                           guint position)
{
  HearsayRowList *self = HEARSAY_ROW_LIST (model);
  HearsayRow *row = NULL;

  if (position >= self->entries->len)
    return NULL;

  row = g_object_new (HEARSAY_TYPE_ROW, NULL);
  row->entry = g_array_index (self->entries, HearsayRowEntry, position);

  return row;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hearsay_row_list_get_item_type;
  iface->get_n_items = hearsay_row_list_get_n_items;
  iface->get_item = hearsay_row_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HearsayRowList, hearsay_row_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gboolean
is_same (const GArray *a,
         guint i,
         const GArray *b,
         guint j)
{
  const HearsayRowEntry *one = &g_array_index (a, HearsayRowEntry, i);
  const HearsayRowEntry *other = &g_array_index (b, HearsayRowEntry, j);

  return one->index == other->index && one->type == other->type && one->flags == other->flags;
}

static void
hearsay_row_list_finalize (GObject *object)
{
  HearsayRowList *self = HEARSAY_ROW_LIST (object);

  g_array_unref (self->entries);

  G_OBJECT_CLASS (hearsay_row_list_parent_class)->finalize (object);
}

static void
hearsay_row_list_class_init (HearsayRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hearsay_row_list_finalize;
}

static void
hearsay_row_list_init (HearsayRowList *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (HearsayRowEntry));
}

HearsayRowList *
hearsay_row_list_new (void)
{
  return g_object_new (HEARSAY_TYPE_ROW_LIST, NULL);
}

/**
 * hearsay_row_list_take_entries:
 * @entries: (transfer full) (element-type HearsayRowEntry): all lines from now on
 *
 * Says only that those lines changed that lie between what the old and the new
 * lines have in common at both ends, so that a list keeps its place.
 */
void
hearsay_row_list_take_entries (HearsayRowList *self,
                               GArray *entries)
{
  g_autoptr (GArray) old = NULL;
  guint head = 0;
  guint tail = 0;

  g_return_if_fail (HEARSAY_IS_ROW_LIST (self));

  old = g_steal_pointer (&self->entries);
  self->entries = entries;

  while (head < old->len && head < entries->len && is_same (old, head, entries, head))
    head++;
  while (tail < old->len - head && tail < entries->len - head &&
         is_same (old, old->len - 1 - tail, entries, entries->len - 1 - tail))
    tail++;

  if (old->len - head - tail > 0 || entries->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, entries->len - head - tail);
}

/**
 * hearsay_row_list_get_entry:
 *
 * Returns: (nullable): the line at @position, without making an object of it
 */
const HearsayRowEntry *
hearsay_row_list_get_entry (HearsayRowList *self,
                            guint position)
{
  g_return_val_if_fail (HEARSAY_IS_ROW_LIST (self), NULL);

  return position < self->entries->len ? &g_array_index (self->entries, HearsayRowEntry, position) : NULL;
}

/**
 * hearsay_row_list_count_items:
 *
 * Returns: how many lines are not headings
 */
guint
hearsay_row_list_count_items (HearsayRowList *self)
{
  guint n = 0;

  g_return_val_if_fail (HEARSAY_IS_ROW_LIST (self), 0);

  for (guint i = 0; i < self->entries->len; i++)
    n += g_array_index (self->entries, HearsayRowEntry, i).type == HEARSAY_ROW_ITEM;

  return n;
}

/**
 * hearsay_row_list_find:
 *
 * Returns: the position of the first line that is not a heading and stands for
 *   @index, or -1
 */
int
hearsay_row_list_find (HearsayRowList *self,
                       guint index)
{
  g_return_val_if_fail (HEARSAY_IS_ROW_LIST (self), -1);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const HearsayRowEntry *entry = &g_array_index (self->entries, HearsayRowEntry, i);

      if (entry->type == HEARSAY_ROW_ITEM && entry->index == index)
        return i;
    }

  return -1;
}
