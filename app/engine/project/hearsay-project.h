/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the analyst made: tables of JSON records, each under a stable id. A
 * record is never changed in place; a command puts new records in the place of
 * old ones, and undoing it puts the old ones back. So every change is undoable
 * by construction, and members we do not know survive. */
typedef enum
{
  HEARSAY_TABLE_ARTICLES,    /* path and hash of each article, its text if embedded */
  HEARSAY_TABLE_DECISIONS,   /* see hearsay-decisions.h */
  HEARSAY_TABLE_ANNOTATIONS, /* see hearsay-annotations.h */
  HEARSAY_TABLE_CODES,       /* see hearsay-codebook.h */
  HEARSAY_TABLE_MEMOS,       /* memos on articles, entities, utterances: {"on", "text"} */
  HEARSAY_N_TABLES,
} HearsayTable;

/**
 * HearsayCommand:
 *
 * A change in the making: records to put or remove, all or none.
 */
typedef struct _HearsayCommand HearsayCommand;

HearsayCommand *hearsay_command_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_command_free (HearsayCommand *self);
void hearsay_command_put (HearsayCommand *self,
                          HearsayTable table,
                          const char *id,
                          JsonObject *record);
void hearsay_command_remove (HearsayCommand *self,
                             HearsayTable table,
                             const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayCommand, hearsay_command_free)

/**
 * HearsayProject:
 *
 * A project: its tables, and the commands done and undone since it was opened.
 *
 * Properties: `title` (string), `file` (GFile or %NULL), `modified`,
 * `read-only`, `can-undo`, `can-redo` (boolean), `undo-label`, `redo-label`
 * (translated, or %NULL).
 *
 * Signal `changed` (guint tables): a bit set (1 << HearsayTable) of the tables a
 * command, an undo or a redo has just changed.
 */
#define HEARSAY_TYPE_PROJECT (hearsay_project_get_type ())
G_DECLARE_FINAL_TYPE (HearsayProject, hearsay_project, HEARSAY, PROJECT, GObject)

HearsayProject *hearsay_project_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char *hearsay_project_get_title (HearsayProject *self);
void hearsay_project_set_title (HearsayProject *self,
                                const char *title);
GFile *hearsay_project_get_file (HearsayProject *self);
gboolean hearsay_project_is_modified (HearsayProject *self);
gboolean hearsay_project_is_read_only (HearsayProject *self);

JsonObject *hearsay_project_get_record (HearsayProject *self,
                                        HearsayTable table,
                                        const char *id);
GPtrArray *hearsay_project_list_ids (HearsayProject *self,
                                     HearsayTable table) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_project_make_id (HearsayProject *self) G_GNUC_WARN_UNUSED_RESULT;

/* Layout and other view state: kept in the file, neither undoable nor a modification. */
JsonObject *hearsay_project_get_layout (HearsayProject *self);
void hearsay_project_set_layout (HearsayProject *self,
                                 JsonObject *layout);

gboolean hearsay_project_run (HearsayProject *self,
                              HearsayCommand *command);
gboolean hearsay_project_can_undo (HearsayProject *self);
gboolean hearsay_project_can_redo (HearsayProject *self);
const char *hearsay_project_get_undo_label (HearsayProject *self);
const char *hearsay_project_get_redo_label (HearsayProject *self);
void hearsay_project_undo (HearsayProject *self);
void hearsay_project_redo (HearsayProject *self);

G_END_DECLS
