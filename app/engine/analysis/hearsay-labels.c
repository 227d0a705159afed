/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-labels"

#include "config.h"

#include "hearsay-labels.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-reasons.h"

const char *
hearsay_label_source (HearsaySourceType type)
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
 * hearsay_label_stance:
 *
 * Returns: what the report says the speaker does, in a word; "" if it does not say
 */
const char *
hearsay_label_stance (HearsayStance stance)
{
  switch (stance)
    {
    case HEARSAY_STANCE_ASSERTS:
      return C_ ("stance", "says");
    case HEARSAY_STANCE_CLAIMS:
      return C_ ("stance", "claims");
    case HEARSAY_STANCE_SUGGESTS:
      return C_ ("stance", "suggests");
    case HEARSAY_STANCE_DENIES:
      return C_ ("stance", "denies");
    case HEARSAY_STANCE_REFUSES:
      return C_ ("stance", "refuses");
    case HEARSAY_STANCE_ADMITS:
      return C_ ("stance", "admits");
    case HEARSAY_STANCE_WARNS:
      return C_ ("stance", "warns");
    case HEARSAY_STANCE_PROMISES:
      return C_ ("stance", "promises");
    case HEARSAY_STANCE_DEMANDS:
      return C_ ("stance", "demands");
    case HEARSAY_STANCE_ASKS:
      return C_ ("stance", "asks");
    case HEARSAY_STANCE_JUDGES:
      return C_ ("stance", "judges");
    case HEARSAY_STANCE_BELIEVES:
      return C_ ("stance", "believes");
    case HEARSAY_STANCE_KNOWS:
      return C_ ("stance", "knows");
    case HEARSAY_STANCE_WANTS:
      return C_ ("stance", "wants");
    case HEARSAY_STANCE_PLANS:
      return C_ ("stance", "plans");
    case HEARSAY_STANCE_HEARSAY:
      return C_ ("stance", "hearsay");
    case HEARSAY_STANCE_UNKNOWN:
    default:
      return "";
    }
}

const char *
hearsay_label_kind (HearsayEntityKind kind)
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

const char *
hearsay_label_quote (HearsayQuoteKind kind)
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
hearsay_label_standing (HearsayStanding standing)
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
hearsay_label_basis (HearsayBasis basis)
{
  return basis == HEARSAY_BASIS_DECLARED ? C_ ("basis", "declared") : C_ ("basis", "inferred");
}

const char *
hearsay_label_change_type (HearsayChangeType type)
{
  switch (type)
    {
    case HEARSAY_CHANGE_NEGATION:
      return C_ ("change", "negation");
    case HEARSAY_CHANGE_NUMBER:
      return C_ ("change", "number");
    case HEARSAY_CHANGE_MODALITY:
      return C_ ("change", "hedge");
    case HEARSAY_CHANGE_ENTITY_SWAPPED:
      return C_ ("change", "entity swapped");
    case HEARSAY_CHANGE_SPEAKER:
      return C_ ("change", "speaker");
    case HEARSAY_CHANGE_STANCE:
      return C_ ("change", "stance");
    case HEARSAY_CHANGE_MARKS:
      return C_ ("change", "marks");
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
 * hearsay_label_change:
 *
 * Returns: the change's type and, where words went or came, which way:
 *   "negation lost"
 */
const char *
hearsay_label_change (const HearsayChange *change)
{
  gboolean lost = hearsay_span_is_empty (change->b);
  gboolean gained = hearsay_span_is_empty (change->a);

  if (lost != gained && change->type == HEARSAY_CHANGE_NEGATION)
    return lost ? C_ ("change", "negation lost") : C_ ("change", "negation added");
  if (lost != gained && change->type == HEARSAY_CHANGE_MODALITY)
    return lost ? C_ ("change", "hedge dropped") : C_ ("change", "hedge added");
  if (lost != gained && change->type == HEARSAY_CHANGE_NUMBER)
    return lost ? C_ ("change", "number dropped") : C_ ("change", "number added");
  if (lost != gained && change->type == HEARSAY_CHANGE_MARKS)
    return lost ? C_ ("change", "marks lost") : C_ ("change", "marks gained");

  return hearsay_label_change_type (change->type);
}

/* The engine gives its reasons as static strings of these two lists; a reason that
 * is not listed is shown as it is. */
static const char *const furniture_reasons[] = {
  NC_ ("furniture", "advert"),
  NC_ ("furniture", "author note"),
  NC_ ("furniture", "byline"),
  NC_ ("furniture", "caption"),
  NC_ ("furniture", "comment"),
  NC_ ("furniture", "comment prompt"),
  NC_ ("furniture", "cookie notice"),
  NC_ ("furniture", "copyright"),
  NC_ ("furniture", "date line"),
  NC_ ("furniture", "footer"),
  NC_ ("furniture", "form"),
  NC_ ("furniture", "hidden"),
  NC_ ("furniture", "masthead"),
  NC_ ("furniture", "navigation"),
  NC_ ("furniture", "page furniture"),
  NC_ ("furniture", "photo credit"),
  NC_ ("furniture", "recent posts"),
  NC_ ("furniture", "related link"),
  NC_ ("furniture", "repeated headline"),
  NC_ ("furniture", "section label"),
  NC_ ("furniture", "share prompt"),
  NC_ ("furniture", "sidebar"),
  NC_ ("furniture", "sign-up prompt"),
  NC_ ("furniture", "tags"),
};

/* What a reason is called, where that is not the reason itself. */
typedef struct
{
  const char *reason;
  const char *label;
} Reason;

static const Reason finding_reasons[] = {
  { "according to", NC_ ("reason", "according to") },
  { "alias", NC_ ("reason", "another known name") },
  { "article descends from it", NC_ ("reason", "as its whole article") },
  { "behind a verb of saying", NC_ ("reason", "behind a verb of saying") },
  { "cited by another", NC_ ("reason", "cited by another") },
  { "colon after the speaker", NC_ ("reason", "colon after the speaker") },
  { HEARSAY_REASON_COPIED, NC_ ("reason", "copied passage") },
  { "corrects it", NC_ ("reason", "corrects it") },
  { HEARSAY_REASON_CREDITED, NC_ ("reason", "credited in the text") },
  { HEARSAY_REASON_SAME_AGENCY, NC_ ("reason", "credits the same agency") },
  { "dateline", NC_ ("reason", "where the story was filed") },
  { HEARSAY_REASON_DECIDED, NC_ ("reason", "decided by the analyst") },
  { "full name", NC_ ("reason", "full name") },
  { "given name", NC_ ("reason", "known given name") },
  { "given name alone", NC_ ("reason", "given name alone") },
  { "goes on speaking", NC_ ("reason", "goes on speaking") },
  { "handle", NC_ ("reason", "name of an account") },
  { "initials", NC_ ("reason", "initials") },
  { "its source is not in the set", NC_ ("reason", "its source is not among these") },
  { "marked by the analyst", NC_ ("reason", "marked by the analyst") },
  { "misspelling", NC_ ("reason", "misspelling") },
  { "model", NC_ ("reason", "found by the trained model") },
  { "name and colon", NC_ ("reason", "name and colon") },
  { "named elsewhere", NC_ ("reason", "named in full elsewhere") },
  { HEARSAY_REASON_NOTHING_EARLIER, NC_ ("reason", "nothing earlier is like it") },
  { "outlet", NC_ ("reason", "the outlet's own name") },
  { "possessive", NC_ ("reason", "a firm's name with a possessive") },
  { "post with its author's line", NC_ ("reason", "post with its author's line") },
  { "read by the model", NC_ ("reason", "read by the model") },
  { "said to be expected", NC_ ("reason", "said to be expected") },
  { "same article", NC_ ("reason", "same article") },
  { "same errors", NC_ ("reason", "same errors") },
  { "same name", NC_ ("reason", "same name") },
  { "same words", NC_ ("reason", "same words") },
  { "short form", NC_ ("reason", "short form") },
  { "speaker and verb after the words", NC_ ("reason", "speaker and verb after the words") },
  { "speaker and verb before the words", NC_ ("reason", "speaker and verb before the words") },
  { "speaker, verb and clause", NC_ ("reason", "speaker, verb and clause") },
  { "spelling", NC_ ("reason", "spelt differently") },
  { "stands alone after its speaker", NC_ ("reason", "stands alone after its speaker") },
  { "stands alone after who is likely to speak", NC_ ("reason", "stands alone after who is likely to speak") },
  { "stands below its cue", NC_ ("reason", "stands below its cue") },
  { "surname", NC_ ("reason", "surname") },
  { "title", NC_ ("reason", "stands after a title") },
  { HEARSAY_REASON_TOLD_HERE, NC_ ("reason", "told to this outlet") },
  { "verb and speaker after the words", NC_ ("reason", "verb and speaker after the words") },
  { "verb before the words", NC_ ("reason", "verb before the words") },
  { "vessel", NC_ ("reason", "name of a vessel") },
  { "word list", NC_ ("reason", "in a list of known names") },
};

/**
 * hearsay_label_furniture:
 * @why: the reason an article gives for its furniture
 */
const char *
hearsay_label_furniture (const char *why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (furniture_reasons); i++)
    if (strcmp (furniture_reasons[i], why) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "furniture", furniture_reasons[i]);

  return why;
}

/**
 * hearsay_label_reason:
 * @reason: (nullable): the reason a quote, mention or entity gives for itself
 */
const char *
hearsay_label_reason (const char *reason)
{
  if (reason == NULL)
    return "";

  for (gsize i = 0; i < G_N_ELEMENTS (finding_reasons); i++)
    if (strcmp (finding_reasons[i].reason, reason) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "reason", finding_reasons[i].label);

  return reason;
}

/**
 * hearsay_label_dup_date:
 * @published: ISO 8601, as precise as is known
 * @is_short: without the year where a day is known, and without the time
 *
 * Returns: (transfer full): the date, no more precise than it is known
 */
char *
hearsay_label_dup_date (const char *published,
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
 * hearsay_label_dup_article:
 *
 * Returns: (transfer full): what to call the article: its title, or else its file
 */
char *
hearsay_label_dup_article (const HearsayArticle *article)
{
  if (article->title[0] != '\0')
    return g_strdup (article->title);

  return g_path_get_basename (article->path);
}

/**
 * hearsay_label_dup_publisher:
 *
 * Returns: (transfer full): the outlet, or where it is not known what the
 *   article is called
 */
char *
hearsay_label_dup_publisher (const HearsayArticle *article)
{
  if (article->outlet[0] != '\0')
    return g_strdup (article->outlet);

  return hearsay_label_dup_article (article);
}

/**
 * hearsay_label_dup_origins:
 * @n_origins: 0 if that is not known
 *
 * Returns: (transfer full): “12 articles, 2 origins”
 */
char *
hearsay_label_dup_origins (guint n_articles,
                           guint n_origins)
{
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  g_autofree char *origins = NULL;

  if (n_origins == 0)
    return g_steal_pointer (&articles);

  origins = g_strdup_printf (ngettext ("%u origin", "%u origins", n_origins), n_origins);

  /* Translators: “12 articles, 2 origins” */
  return g_strdup_printf (C_ ("articles, origins", "%s, %s"), articles, origins);
}
