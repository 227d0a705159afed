/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-corpus.h"
#include "hearsay-project.h"

G_BEGIN_DECLS

#define HEARSAY_PROJECT_SUFFIX ".hearsay"

/**
 * HearsayProjectError:
 * @HEARSAY_PROJECT_ERROR_FOREIGN: not a Hearsay project at all
 * @HEARSAY_PROJECT_ERROR_DAMAGED: a project whose contents break the schema; the message names the place
 * @HEARSAY_PROJECT_ERROR_CHANGED: somebody else wrote the file since it was read
 * @HEARSAY_PROJECT_ERROR_READ_ONLY: made by a newer version; save a copy instead
 * @HEARSAY_PROJECT_ERROR_NOT_VERIFIED: what was written does not read back the same; the old file stands
 */
typedef enum
{
  HEARSAY_PROJECT_ERROR_FOREIGN,
  HEARSAY_PROJECT_ERROR_DAMAGED,
  HEARSAY_PROJECT_ERROR_CHANGED,
  HEARSAY_PROJECT_ERROR_READ_ONLY,
  HEARSAY_PROJECT_ERROR_NOT_VERIFIED,
} HearsayProjectError;

#define HEARSAY_PROJECT_ERROR (hearsay_project_error_quark ())
GQuark hearsay_project_error_quark (void);

HearsayProject *hearsay_project_load (GFile *file,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
HearsayProject *hearsay_project_load_bytes (GBytes *bytes,
                                            const char *name,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *hearsay_project_to_bytes (HearsayProject *self) G_GNUC_WARN_UNUSED_RESULT;

/* Writes in a thread: temporary file, fsync, read back, rename; the former
 * file becomes a generation, of which ten are kept. */
void hearsay_project_save_async (HearsayProject *self,
                                 GFile *file,
                                 gboolean overwrite,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean hearsay_project_save_finish (HearsayProject *self,
                                      GAsyncResult *result,
                                      GError **error);
gboolean hearsay_project_save (HearsayProject *self,
                               GFile *file,
                               gboolean overwrite,
                               GError **error);
GPtrArray *hearsay_project_list_generations (GFile *file) G_GNUC_WARN_UNUSED_RESULT;

/* Articles the project holds: paths, relative to the project file once it has
 * one, and hashes. */
void hearsay_project_add_articles (HearsayProject *self,
                                   const HearsayCorpus *corpus);
GStrv hearsay_project_dup_paths (HearsayProject *self) G_GNUC_WARN_UNUSED_RESULT;
HearsayCorpus *hearsay_project_load_corpus (HearsayProject *self,
                                            guint jobs,
                                            HearsayProgress *progress,
                                            GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Unsaved work, kept beside the program's state so that a killed program loses
 * nothing: write after each change, discard after a save or an orderly end. */
void hearsay_recovery_write (HearsayProject *self);
void hearsay_recovery_discard (HearsayProject *self);
GPtrArray *hearsay_recovery_list (void) G_GNUC_WARN_UNUSED_RESULT;
HearsayProject *hearsay_recovery_load (const char *path,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
