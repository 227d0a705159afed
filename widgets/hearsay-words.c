/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-words"

#include "config.h"

#include "hearsay-words.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-labels.h"

/**
 * hearsay_words_icon_for_source:
 *
 * Returns: the icon that stands for this kind of source
 */
const char *
hearsay_words_icon_for_source (HearsaySourceType type)
{
  switch (type)
    {
    case HEARSAY_SOURCE_ANONYMOUS:
      return "hearsay-anonymous-symbolic";
    case HEARSAY_SOURCE_COLLECTIVE:
      return "hearsay-group-symbolic";
    case HEARSAY_SOURCE_DOCUMENT:
      return "hearsay-document-symbolic";
    case HEARSAY_SOURCE_POST:
      return "hearsay-post-symbolic";
    case HEARSAY_SOURCE_NAMED:
      return "hearsay-person-symbolic";
    case HEARSAY_SOURCE_UNKNOWN:
    default:
      return "hearsay-unknown-symbolic";
    }
}

/**
 * hearsay_words_for_kind_letter:
 *
 * Returns: the one letter that stands for the kind in lists
 */
const char *
hearsay_words_for_kind_letter (HearsayEntityKind kind)
{
  switch (kind)
    {
    case HEARSAY_ENTITY_PERSON:
      /* Translators: one letter, for Person */
      return C_ ("letter", "P");
    case HEARSAY_ENTITY_ORGANIZATION:
      /* Translators: one letter, for Organisation */
      return C_ ("letter", "O");
    case HEARSAY_ENTITY_PLACE:
      /* Translators: one letter, for Location */
      return C_ ("letter", "L");
    case HEARSAY_ENTITY_OTHER:
    default:
      /* Translators: one letter, for something else that has a name */
      return C_ ("letter", "X");
    }
}

const char *
hearsay_words_for_group (HearsayGroup group)
{
  switch (group)
    {
    case HEARSAY_GROUP_PEOPLE:
      return C_ ("group of entities", "People");
    case HEARSAY_GROUP_ORGANIZATIONS:
      return C_ ("group of entities", "Organisations");
    case HEARSAY_GROUP_PLACES:
      return C_ ("group of entities", "Places");
    case HEARSAY_GROUP_SOURCES:
      return C_ ("group of entities", "Sources");
    case HEARSAY_GROUP_OTHERS:
    case HEARSAY_N_GROUPS:
    default:
      return C_ ("group of entities", "Others");
    }
}

/**
 * hearsay_words_dup_outlet_and_date:
 *
 * Returns: (transfer full): both on one line, as far as they are known
 */
char *
hearsay_words_dup_outlet_and_date (const HearsayArticle *article)
{
  g_autofree char *date = hearsay_label_dup_date (article->published, TRUE);

  if (article->outlet[0] == '\0')
    return g_steal_pointer (&date);

  /* Translators: outlet · date */
  return g_strdup_printf (C_ ("outlet, date", "%s · %s"), article->outlet, date);
}

/**
 * hearsay_words_run_rtl:
 * @span: bytes of @text
 *
 * By the first letter: text runs as its own language does, whatever the
 * interface does.
 *
 * Returns: whether the words run from right to left
 */
gboolean
hearsay_words_run_rtl (const char *text,
                       HearsaySpan span)
{
  for (const char *p = text + span.start; p < text + span.end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        return g_unichar_get_script (c) == G_UNICODE_SCRIPT_ARABIC || g_unichar_get_script (c) == G_UNICODE_SCRIPT_HEBREW ||
               g_unichar_get_script (c) == G_UNICODE_SCRIPT_SYRIAC || g_unichar_get_script (c) == G_UNICODE_SCRIPT_THAANA ||
               g_unichar_get_script (c) == G_UNICODE_SCRIPT_NKO || g_unichar_get_script (c) == G_UNICODE_SCRIPT_ADLAM;
    }

  return FALSE;
}
