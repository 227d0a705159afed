/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-project.h"

G_BEGIN_DECLS

/* What the file's reader and writer may see and set, and nobody else. */

GHashTable *_hearsay_project_get_table (HearsayProject *self,
                                        HearsayTable table);
JsonObject *_hearsay_project_get_rest (HearsayProject *self);
void _hearsay_project_set_rest (HearsayProject *self,
                                JsonObject *rest);
void _hearsay_project_put (HearsayProject *self,
                           HearsayTable table,
                           const char *id,
                           JsonObject *record);
void _hearsay_project_set_file (HearsayProject *self,
                                GFile *file,
                                const char *checksum);
const char *_hearsay_project_get_checksum (HearsayProject *self);
void _hearsay_project_set_read_only (HearsayProject *self,
                                     gboolean read_only);
gpointer _hearsay_project_get_state (HearsayProject *self);
void _hearsay_project_mark_saved (HearsayProject *self,
                                  gpointer state);
void _hearsay_project_mark_dirty (HearsayProject *self);

/* Everything a file holds, frozen: made on the main thread, printed on any. */
typedef struct _HearsaySnapshot HearsaySnapshot;

HearsaySnapshot *_hearsay_snapshot_new (HearsayProject *self,
                                        GFile *target);
JsonObject *_hearsay_snapshot_get_root (HearsaySnapshot *snapshot);
void _hearsay_snapshot_free (HearsaySnapshot *snapshot);
GString *_hearsay_snapshot_print (const HearsaySnapshot *snapshot);
HearsayProject *_hearsay_project_from_node (JsonNode *root,
                                            const char *name,
                                            GFile *base,
                                            GError **error);

const char *_hearsay_table_get_name (HearsayTable table);

G_END_DECLS
