/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-import"

#include "config.h"

#include "hearsay-import.h"

#include <string.h>

#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Far beyond any article, well below what 32-bit offsets can name. */
#define MAX_BYTES (256 * 1024 * 1024)

#define MAX_JSON_DEPTH 64

#define ID_LENGTH 16 /* hexadecimal digits of the SHA-256: 64 bits */

G_DEFINE_QUARK (hearsay_import_error, hearsay_import_error)

static const HearsayImporter *const importers[] = {
  &hearsay_importer_text,
  &hearsay_importer_html,
};

static const HearsayImporter *
find_importer (const char *path)
{
  const char *dot = strrchr (path, '.');

  if (dot == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (importers); i++)
    for (guint j = 0; importers[i]->suffixes[j] != NULL; j++)
      if (g_ascii_strcasecmp (dot + 1, importers[i]->suffixes[j]) == 0)
        return importers[i];

  return NULL;
}

/**
 * hearsay_import_knows:
 *
 * Returns: whether a file of that name can become an article
 */
gboolean
hearsay_import_knows (const char *path)
{
  return find_importer (path) != NULL;
}

/**
 * hearsay_import_is_shallow_json:
 * @json: any bytes
 *
 * The JSON parser calls itself for every level of nesting; what nests deeper than
 * any article has reason to would overflow its stack.
 *
 * Returns: whether @json may be given to it
 */
gboolean
hearsay_import_is_shallow_json (const char *json,
                                gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (json[i] == '\\')
            i++;
          else if (json[i] == '"')
            in_string = FALSE;
        }
      else if (json[i] == '"')
        in_string = TRUE;
      else if (json[i] == '{' || json[i] == '[')
        {
          if (++depth > MAX_JSON_DEPTH)
            return FALSE;
        }
      else if ((json[i] == '}' || json[i] == ']') && depth > 0)
        depth--;
    }

  return TRUE;
}

/**
 * hearsay_import_bytes:
 * @bytes: a file as it came
 * @path: its name, for the format and for messages
 * @error: return location for a [error@Hearsay.ImportError]
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @error set
 */
HearsayArticle *
hearsay_import_bytes (GBytes *bytes,
                      const char *path,
                      GError **error)
{
  const HearsayImporter *importer = find_importer (path);
  g_autoptr (HearsayArticle) article = NULL;

  if (importer == NULL)
    {
      g_set_error_literal (error, HEARSAY_IMPORT_ERROR, HEARSAY_IMPORT_ERROR_UNKNOWN,
                           _ ("Hearsay cannot read this kind of file"));
      return NULL;
    }

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error_literal (error, HEARSAY_IMPORT_ERROR, HEARSAY_IMPORT_ERROR_TOO_LARGE,
                           _ ("The file is too large to be an article"));
      return NULL;
    }

  article = hearsay_article_new ();
  g_free (article->path);
  article->path = g_strdup (path);
  g_free (article->sha256);
  article->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_free (article->id);
  article->id = g_strndup (article->sha256, ID_LENGTH);

  if (!importer->import (bytes, article, error))
    return NULL;

  for (const char *p = article->text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      return g_steal_pointer (&article);

  g_set_error_literal (error, HEARSAY_IMPORT_ERROR, HEARSAY_IMPORT_ERROR_EMPTY, _ ("There is no text in the file"));
  return NULL;
}

/**
 * hearsay_import_file:
 * @path: what to open
 * @shown_path: valid UTF-8, the path the article keeps
 */
HearsayArticle *
hearsay_import_file (const char *path,
                     const char *shown_path,
                     GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  char *contents = NULL;
  gsize length = 0;
  GStatBuf status;

  /* Read, not mapped: a file that shrinks under a map ends the program. What is
   * neither there nor a plain file (a pipe would wait for ever) is told apart here. */
  if (g_stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, HEARSAY_IMPORT_ERROR, HEARSAY_IMPORT_ERROR_UNKNOWN, _ ("This is not a plain file"));
      return NULL;
    }
  if (g_stat (path, &status) == 0 && status.st_size > MAX_BYTES)
    {
      g_set_error_literal (error, HEARSAY_IMPORT_ERROR, HEARSAY_IMPORT_ERROR_TOO_LARGE, _ ("The file is too large to be an article"));
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;

  bytes = g_bytes_new_take (contents, length);
  return hearsay_import_bytes (bytes, shown_path, error);
}
