/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-locale"

#include "config.h"

#include "hearsay-locale.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

/**
 * hearsay_locale_init:
 *
 * The first thing a program does: its messages in the user's language, from
 * where they are installed or, in a build tree, from $HEARSAY_LOCALEDIR.
 */
void
hearsay_locale_init (void)
{
  const char *folder = g_getenv ("HEARSAY_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * hearsay_data_path:
 * @name: a file or folder of `data/`
 *
 * Returns: (transfer full): where it is installed or, in a build tree, below
 *   $HEARSAY_DATADIR
 */
char *
hearsay_data_path (const char *name)
{
  const char *folder = g_getenv ("HEARSAY_DATADIR");

  return g_build_filename (folder != NULL ? folder : PKGDATADIR, name, NULL);
}
