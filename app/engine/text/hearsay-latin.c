/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-text"

#include "config.h"

#include "hearsay-text.h"

#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* Room for what a letter becomes: "щ" is "shch". */
#define MOST_LETTERS 4

/* Transliterators keep nothing between calls, so threads may share one. */
static UTransliterator *
get_transliterator (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      static const char rules[] = "Any-Latin; Latin-ASCII; Lower";
      UChar id[sizeof rules];
      UErrorCode error = U_ZERO_ERROR;
      UTransliterator *opened = NULL;

      u_uastrcpy (id, rules);
      opened = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
      /* Without its data ICU leaves text as it is: 1 stands for none. */
      g_once_init_leave (&once, U_SUCCESS (error) && opened != NULL ? (gsize) opened : 1);
    }

  return once == 1 ? NULL : (UTransliterator *) once;
}

/**
 * hearsay_text_to_latin:
 * @text: valid UTF-8, a name or the like
 *
 * Returns: (transfer full): @text in small ASCII letters as ICU transliterates it
 *   ("Київ" is "kiiv", "Öresund" "oresund"); what it does not know stays
 */
char *
hearsay_text_to_latin (const char *text)
{
  UTransliterator *transliterator = get_transliterator ();
  gsize length = strlen (text);
  gsize size = (length + 1) * MOST_LETTERS + 16;
  g_autofree UChar *buffer = g_new (UChar, size);
  g_autofree char *latin = g_new (char, size * 3 + 1);
  int32_t n = 0;
  int32_t limit = 0;
  UErrorCode error = U_ZERO_ERROR;

  u_strFromUTF8 (buffer, size, &n, text, length, &error);
  limit = n;
  if (transliterator != NULL && U_SUCCESS (error))
    utrans_transUChars (transliterator, buffer, &n, size, 0, &limit, &error);
  if (U_SUCCESS (error))
    u_strToUTF8 (latin, size * 3, NULL, buffer, n, &error);
  if (U_FAILURE (error))
    return g_strdup (text);

  return g_steal_pointer (&latin);
}
