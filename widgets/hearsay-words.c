/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-words"

#include "config.h"

#include "hearsay-words.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

const char *
hearsay_words_for_source (HearsaySourceType type)
{
  switch (type)
    {
    case HEARSAY_SOURCE_NAMED:
      return C_ ("kind of source", "named source");
    case HEARSAY_SOURCE_ANONYMOUS:
      return C_ ("kind of source", "anonymous");
    case HEARSAY_SOURCE_COLLECTIVE:
      return C_ ("kind of source", "collective");
    case HEARSAY_SOURCE_DOCUMENT:
      return C_ ("kind of source", "document");
    case HEARSAY_SOURCE_POST:
      return C_ ("kind of source", "post");
    case HEARSAY_SOURCE_UNKNOWN:
    default:
      return C_ ("kind of source", "unknown source");
    }
}

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

const char *
hearsay_words_for_kind (HearsayEntityKind kind)
{
  switch (kind)
    {
    case HEARSAY_ENTITY_PERSON:
      return C_ ("kind of entity", "Person");
    case HEARSAY_ENTITY_ORGANIZATION:
      return C_ ("kind of entity", "Organisation");
    case HEARSAY_ENTITY_PLACE:
      return C_ ("kind of entity", "Place");
    case HEARSAY_ENTITY_OTHER:
    default:
      return C_ ("kind of entity", "Other");
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

const char *
hearsay_words_for_quote (HearsayQuoteKind kind)
{
  switch (kind)
    {
    case HEARSAY_QUOTE_DIRECT:
      return C_ ("kind of quotation", "direct quotation");
    case HEARSAY_QUOTE_MIXED:
      return C_ ("kind of quotation", "partly quoted");
    case HEARSAY_QUOTE_INDIRECT:
    default:
      return C_ ("kind of quotation", "reported speech");
    }
}

const char *
hearsay_words_for_standing (HearsayStanding standing)
{
  switch (standing)
    {
    case HEARSAY_STANDING_CONFIRMED:
      return C_ ("standing", "confirmed");
    case HEARSAY_STANDING_CORRECTED:
      return C_ ("standing", "corrected");
    case HEARSAY_STANDING_REJECTED:
      return C_ ("standing", "rejected");
    case HEARSAY_STANDING_SUGGESTED:
    default:
      return C_ ("standing", "suggested");
    }
}

const char *
hearsay_words_for_change (HearsayChangeType type)
{
  switch (type)
    {
    case HEARSAY_CHANGE_NEGATION:
      return C_ ("change", "negation");
    case HEARSAY_CHANGE_NUMBER:
      return C_ ("change", "number");
    case HEARSAY_CHANGE_MODALITY:
      return C_ ("change", "modality");
    case HEARSAY_CHANGE_ENTITY_SWAPPED:
      return C_ ("change", "entity swapped");
    case HEARSAY_CHANGE_SPEAKER:
      return C_ ("change", "speaker");
    case HEARSAY_CHANGE_STANCE:
      return C_ ("change", "stance");
    case HEARSAY_CHANGE_MARKS:
      return C_ ("change", "quotation marks");
    case HEARSAY_CHANGE_OMISSION:
      return C_ ("change", "omission");
    case HEARSAY_CHANGE_ADDITION:
      return C_ ("change", "addition");
    case HEARSAY_CHANGE_SYNONYM:
      return C_ ("change", "synonym");
    case HEARSAY_CHANGE_SPELLING:
      return C_ ("change", "spelling");
    case HEARSAY_CHANGE_PUNCTUATION:
    default:
      return C_ ("change", "punctuation");
    }
}

/**
 * hearsay_words_dup_date:
 * @published: ISO 8601, as precise as is known
 * @is_short: without the year where a day is known, and without the time
 *
 * Returns: (transfer full): the date, no more precise than it is known
 */
char *
hearsay_words_dup_date (const char *published,
                        gboolean is_short)
{
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int n = sscanf (published, "%4d-%2d-%2dT%2d:%2d", &year, &month, &day, &hour, &minute);
  g_autoptr (GDateTime) date = NULL;

  if (n <= 0)
    return g_strdup (C_ ("date", "no date"));

  date = g_date_time_new_utc (year, n >= 2 ? month : 1, n >= 3 ? day : 1, n == 5 ? hour : 0, n == 5 ? minute : 0, 0);
  if (date == NULL)
    return g_strdup (published);

  if (n == 1)
    return g_date_time_format (date, "%Y");
  if (n == 2)
    /* Translators: month and year */
    return g_date_time_format (date, C_ ("date", "%B %Y"));
  if (is_short)
    /* Translators: day and short month, “3 Mar” */
    return g_date_time_format (date, C_ ("date", "%-d %b"));
  if (n == 5)
    /* Translators: “3 Mar 2023, 18:42” */
    return g_date_time_format (date, C_ ("date", "%-d %b %Y, %H:%M"));

  /* Translators: “3 Mar 2023” */
  return g_date_time_format (date, C_ ("date", "%-d %b %Y"));
}

/**
 * hearsay_words_dup_article:
 *
 * Returns: (transfer full): what to call the article: its title, or else its file
 */
char *
hearsay_words_dup_article (const HearsayArticle *article)
{
  if (article->title[0] != '\0')
    return g_strdup (article->title);

  return g_path_get_basename (article->path);
}

/**
 * hearsay_words_dup_outlet_and_date:
 *
 * Returns: (transfer full): both on one line, as far as they are known
 */
char *
hearsay_words_dup_outlet_and_date (const HearsayArticle *article)
{
  g_autofree char *date = hearsay_words_dup_date (article->published, TRUE);

  if (article->outlet[0] == '\0')
    return g_steal_pointer (&date);

  /* Translators: outlet · date */
  return g_strdup_printf (C_ ("outlet, date", "%s · %s"), article->outlet, date);
}
