/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chains-outlets"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

#include "hearsay-text.h"

/* Names of agencies, newspapers, broadcasters and their programmes. */

#define LONGEST_NAME 8

/**
 * hearsay_outlets_is_own:
 *
 * Returns: whether @name is the article's own outlet: "Ledger" is The Brennick
 *   Ledger, "HPA" the Halvia Press Agency, where it stands in their own pages
 */
gboolean
hearsay_outlets_is_own (const HearsayPage *self,
                        const char *name)
{
  const char *outlet = self->reading->article->outlet;
  g_autofree char *own = hearsay_text_fold (outlet, strlen (outlet));
  g_autofree char *folded = hearsay_text_fold (name, strlen (name));
  const char *bare = g_str_has_prefix (folded, "the ") ? folded + 4 : folded;
  gsize offset = strlen (own) - MIN (strlen (own), strlen (bare));
  g_autoptr (GString) initials = g_string_new (NULL);

  if (own[0] == '\0' || bare[0] == '\0')
    return FALSE;
  if (strcmp (own + offset, bare) == 0 && (offset == 0 || own[offset - 1] == ' '))
    return TRUE;
  if (g_str_has_prefix (bare, own) && bare[strlen (own)] == ' ')
    return TRUE;

  for (const char *p = own; *p != '\0'; p = g_utf8_next_char (p))
    if (p == own || p[-1] == ' ')
      g_string_append_unichar (initials, g_utf8_get_char (p));

  return initials->len > 1 && strcmp (initials->str, bare) == 0;
}

/**
 * hearsay_outlets_is_listed:
 * @folded: a name, with "the" where it is printed
 *
 * Returns: whether it is in the lists, or says itself what it is ("… Gazette")
 */
gboolean
hearsay_outlets_is_listed (const HearsayLanguage *language,
                           const char *folded)
{
  const char *bare = g_str_has_prefix (folded, "the ") ? folded + 4 : folded;
  const char *space = strrchr (bare, ' ');
  const char *value = hearsay_words_lookup (hearsay_language_get_words (language, "outlets"), bare);

  if (hearsay_words_contain (hearsay_language_get_words (language, "agencies"), bare))
    return TRUE;
  if (value != NULL)
    return value[0] == '\0' || bare != folded;

  return space != NULL && hearsay_words_contain (hearsay_language_get_words (language, "outlet-words"), space + 1);
}

static int
mention_entity (const HearsayPage *self,
                guint token)
{
  return self->mentions[token] != HEARSAY_NONE ? hearsay_page_get_mention (self, self->mentions[token])->entity : HEARSAY_NONE;
}

static gboolean
is_within_person (const HearsayPage *self,
                  guint token)
{
  return self->mentions[token] != HEARSAY_NONE && hearsay_page_get_kind (self, self->mentions[token]) == HEARSAY_ENTITY_PERSON;
}

/* The entity that the last word of a name belongs to; none where an outlet was
 * taken for a person. */
int
hearsay_outlets_get_entity (const HearsayPage *self,
                            HearsayRun name)
{
  for (guint i = name.last; i > name.first; i--)
    if (self->mentions[i - 1] != HEARSAY_NONE)
      return is_within_person (self, i - 1) && hearsay_page_word_is (self, name.first, "the") ? HEARSAY_NONE : mention_entity (self, i - 1);

  return HEARSAY_NONE;
}

static gboolean
is_all_capitals (const HearsayPage *self,
                 guint token)
{
  return (hearsay_page_get_token (self, token)->flags & HEARSAY_TOKEN_ALL_CAPITALS) != 0;
}

/* Whether capitalised tokens are the name of an agency or outlet, in full or in
 * a short form the article or another one spells out; "the Guardian", but not
 * "guardian" or "Times change". */
static gboolean
is_outlet_name (const HearsayPage *self,
                HearsayRun run)
{
  gboolean has_article = run.first > 0 && hearsay_page_word_is (self, run.first - 1, "the");
  g_autofree char *printed = hearsay_page_dup (self, (HearsayRun){ run.first - has_article, run.last });
  g_autofree char *folded = hearsay_text_fold (printed, strlen (printed));
  int entity = hearsay_outlets_get_entity (self, run);

  if (hearsay_outlets_is_listed (self->reading->language, folded))
    return TRUE;
  /* "the Gazette", but no more than any "the TV". */
  if (has_article && run.last == run.first + 1 && hearsay_page_has (self, "outlet-words", run.first) && !is_all_capitals (self, run.first))
    return TRUE;
  if (entity != HEARSAY_NONE && self->mentions[run.first] == self->mentions[run.last - 1])
    {
      const char *name = hearsay_analysis_get_entity (self->analysis, entity)->name;
      g_autofree char *full = hearsay_text_fold (name, strlen (name));

      return hearsay_outlets_is_listed (self->reading->language, full);
    }

  return FALSE;
}

/* The longest outlet's name that starts at a token. */
static guint
find_name_end (const HearsayPage *self,
               guint first,
               guint last)
{
  guint end = first;
  guint found = first;

  if (!hearsay_page_is_capital (self, first) || hearsay_page_word_is (self, first, "the"))
    return first;

  /* Hill is a family, The Hill is not. */
  if (is_within_person (self, first) && (first == 0 || !hearsay_page_word_is (self, first - 1, "the")))
    return first;

  while (end < last && end - first < LONGEST_NAME && (hearsay_page_is_capital (self, end) || (end > first && self->mentions[end] != HEARSAY_NONE && self->mentions[end] == self->mentions[first])))
    {
      end++;
      if (is_outlet_name (self, (HearsayRun){ first, end }))
        found = end;
    }

  return found;
}

/* "Meet the Press", "Panorama": a programme by its name. */
static guint
find_show_end (const HearsayPage *self,
               guint first,
               guint last)
{
  guint end = first;

  if (!hearsay_page_is_capital (self, first) || hearsay_page_find_phrase (self, "programmes", first, last, &end) == NULL ||
      !hearsay_page_is_capital (self, end - 1))
    return first;

  return end;
}

/**
 * hearsay_outlets_find:
 * @within: tokens to look at
 * @outlet: (out): the tokens of the first outlet's name
 *
 * Returns: whether an agency, newspaper, broadcaster or programme is named there
 */
gboolean
hearsay_outlets_find (const HearsayPage *self,
                      HearsayRun within,
                      HearsayRun *outlet)
{
  for (guint i = within.first; i < within.last; i++)
    {
      guint end = find_name_end (self, i, within.last);

      if (end == i)
        end = find_show_end (self, i, within.last);
      if (end == i)
        continue;
      *outlet = (HearsayRun){ i, end };
      if (i > within.first && hearsay_page_word_is (self, i - 1, "the") && hearsay_page_is_capital (self, i - 1))
        outlet->first--;
      return TRUE;
    }

  return FALSE;
}

/**
 * hearsay_outlets_find_audience:
 * @audience: (out): "reporters", "the newspaper", "the talk-show host Ann Bell"
 *
 * Returns: whether the press is told there without an outlet's name
 */
gboolean
hearsay_outlets_find_audience (const HearsayPage *self,
                               HearsayRun within,
                               HearsayRun *audience)
{
  for (guint i = within.first; i < within.last; i++)
    {
      guint end = i;

      if (hearsay_page_has (self, "host-words", i) && i + 1 < within.last && is_within_person (self, i + 1))
        {
          for (end = i + 1; end < within.last && self->mentions[end] == self->mentions[i + 1];)
            end++;
          *audience = (HearsayRun){ i + 1, end };
          return TRUE;
        }
      if (hearsay_page_find_phrase (self, "relay-audience", i, within.last, &end) != NULL)
        {
          *audience = (HearsayRun){ i, end };
          return TRUE;
        }
    }

  return FALSE;
}
