/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-article.h"

G_BEGIN_DECLS

/**
 * HearsayImportError:
 * @HEARSAY_IMPORT_ERROR_UNKNOWN: no importer knows this kind of file
 * @HEARSAY_IMPORT_ERROR_DAMAGED: the file is not what it says it is
 * @HEARSAY_IMPORT_ERROR_EMPTY: there is no text in it
 * @HEARSAY_IMPORT_ERROR_TOO_LARGE: larger than an article can be
 *
 * Why a file did not become an article.
 */
typedef enum
{
  HEARSAY_IMPORT_ERROR_UNKNOWN,
  HEARSAY_IMPORT_ERROR_DAMAGED,
  HEARSAY_IMPORT_ERROR_EMPTY,
  HEARSAY_IMPORT_ERROR_TOO_LARGE,
} HearsayImportError;

#define HEARSAY_IMPORT_ERROR (hearsay_import_error_quark ())
GQuark hearsay_import_error_quark (void);

/**
 * HearsayImporter:
 * @name: what the format is called, untranslated
 * @suffixes: %NULL-terminated file name suffixes without the dot, lower case
 * @import: fills @article's text, metadata and furniture from @bytes; its path,
 *   id and hash are set already
 *
 * One file format. A new one is a file `hearsay-import-FORMAT.c` with one of
 * these, and a line in the table of `hearsay-import.c`.
 */
typedef struct
{
  const char *name;
  const char *const *suffixes;
  gboolean (*import) (GBytes *bytes,
                      HearsayArticle *article,
                      GError **error);
} HearsayImporter;

extern const HearsayImporter hearsay_importer_text;
extern const HearsayImporter hearsay_importer_html;

gboolean hearsay_import_knows (const char *path);
gboolean hearsay_import_is_shallow_json (const char *json,
                                         gsize length);
HearsayArticle *hearsay_import_bytes (GBytes *bytes,
                                      const char *path,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
HearsayArticle *hearsay_import_file (const char *path,
                                     const char *shown_path,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
