/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

#include "hearsay-text.h"

/* The form in which names are compared: what a name is, without what stands around it. */

gboolean
resolver_is_name_suffix (const Resolver *self,
                         const char *word)
{
  return (hearsay_lexicon_classify (self->lexicon, word) & HEARSAY_LEXEME_NAME_SUFFIX) != 0;
}

/* "u.s" and "us" are one; "st.john" stays. */
static void
drop_stops (char *word)
{
  char *out = word;

  for (const char *p = word; *p != '\0'; p++)
    if ((p - word) % 2 == 1 && *p != '.')
      return;

  for (const char *p = word; *p != '\0'; p++)
    if (*p != '.')
      *out++ = *p;
  *out = '\0';
}

/* "jr", "iii"; not "phd" */
gboolean
names_is_generation (const char *word)
{
  return strcmp (word, "jr") == 0 || strcmp (word, "sr") == 0 || strcmp (word, "jnr") == 0 || strcmp (word, "snr") == 0 ||
         strspn (word, "ivx") == strlen (word);
}

/* "FRS", "DBE": letters after a person's name. */
static gboolean
is_honour (const char *word)
{
  guint n = 0;

  for (const char *p = word; *p != '\0' && *p != ','; p++, n++)
    if (!g_ascii_isupper (*p))
      return FALSE;

  return n >= 2 && n <= 4;
}

/* "US President Ann Clark", "Renford water minister Ann Clark": to the last word for an
 * office that two words of a name follow. */
static void
skip_office (const Resolver *self,
             char **words,
             guint *first,
             guint n)
{
  guint start = *first;

  if (hearsay_lexicon_classify (self->lexicon, words[start]) & HEARSAY_LEXEME_GIVEN)
    return;

  for (guint i = start; i + 2 < n; i++)
    {
      guint32 classes = hearsay_lexicon_classify (self->lexicon, words[i]);
      guint32 next = hearsay_lexicon_classify (self->lexicon, words[i + 1]);

      if ((classes & (HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE)) && !(classes & HEARSAY_LEXEME_GIVEN) && !(next & (HEARSAY_LEXEME_FUNCTION | HEARSAY_LEXEME_PARTICLE)))
        *first = i + 1;
    }
}

/* A person's name without the titles before it and the honours behind it. A title
 * before a given name alone stays: "Prince William", "Pope Francis". */
static void
trim_person (const Resolver *self,
             char **words,
             const char *surface,
             guint *first,
             guint *n)
{
  const HearsayWords *gendered = hearsay_language_get_words (self->language, "gendered-titles");
  g_auto (GStrv) printed = g_strsplit (surface, " ", -1);

  while (*n - *first > 1 && !is_honour (printed[*first]) && !is_honour (printed[*n - 2]) && is_honour (printed[*n - 1]) && *n - *first > 2)
    (*n)--;
  while (*n - *first > 3 && !is_honour (printed[*first]) && is_honour (printed[*n - 2]) && is_honour (printed[*n - 1]))
    *n -= 2;

  skip_office (self, words, first, *n);
  while (*n - *first > 1)
    {
      guint32 classes = hearsay_lexicon_classify (self->lexicon, words[*first]);
      gboolean is_title = (classes & (HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE)) || hearsay_words_contain (gendered, words[*first]);
      guint32 next = hearsay_lexicon_classify (self->lexicon, words[*first + 1]);

      /* "Dean Clark" is a given name, "Dame Ann Clark" is not. */
      if (!is_title || ((classes & HEARSAY_LEXEME_GIVEN) && !(*n - *first > 2 && (next & HEARSAY_LEXEME_GIVEN))))
        break;
      /* "Captain Canada" */
      if (*n - *first == 2 && (next & HEARSAY_LEXEME_COUNTRY))
        break;
      if (*n - *first == 2 && (next & HEARSAY_LEXEME_GIVEN) &&
          hearsay_words_contain (hearsay_language_get_words (self->language, "given-name-titles"), words[*first]))
        break;
      if (*n - *first == 2 && resolver_is_name_suffix (self, words[*first + 1]))
        break;
      (*first)++;
    }
}

const char *
resolver_find_alias (const Resolver *self,
                     const char *key)
{
  const char *canonical = hearsay_words_lookup (hearsay_language_get_words (self->language, "entity-aliases"), key);

  if (canonical == NULL)
    canonical = hearsay_words_lookup (hearsay_language_get_words (self->language, "country-names"), key);

  return canonical;
}

/* "City of Renford", "State of Orland" */
static gboolean
is_unit_of (const Resolver *self,
            char **words,
            guint first,
            guint n)
{
  g_autofree char *all = g_strjoinv (" ", words + first);

  return resolver_find_alias (self, all) == NULL && n - first > 2 && strcmp (words[first + 1], "of") == 0 &&
         hearsay_words_contain (hearsay_language_get_words (self->language, "place-units"), words[first]);
}

static char *
dup_words (const char *surface,
           guint first,
           guint last)
{
  g_auto (GStrv) words = g_strsplit (surface, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = first; i < last && words[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i > first ? " " : "", words[i]);

  return g_string_free (out, FALSE);
}

/* "pro-Orvane", "Orvane-based": what stands before a name and is none of it. */
static gboolean
is_modifier (const char *word)
{
  static const char *const fronts[] = { "pro-", "anti-", "ex-", "non-" };
  static const char *const ends[] = { "-based", "-led", "-backed", "-born", "-owned", "-run", "-controlled" };

  for (gsize i = 0; i < G_N_ELEMENTS (fronts); i++)
    if (g_str_has_prefix (word, fronts[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i]))
      return TRUE;

  return FALSE;
}

/* "Dept" for "Department", "St" for "Street" behind and for "Saint" in front */
static const char *
spell_out (const Resolver *self,
           const char *word,
           HearsayEntityKind kind,
           gboolean is_first,
           gboolean is_last)
{
  const char *list = kind == HEARSAY_ENTITY_ORGANIZATION ? "organization-abbreviations"
                     : kind != HEARSAY_ENTITY_PLACE      ? NULL
                     : is_first                          ? "place-first-abbreviations"
                     : is_last                           ? "place-abbreviations"
                                                         : NULL;
  const char *full = list == NULL ? NULL : hearsay_words_lookup (hearsay_language_get_words (self->language, list), word);

  return full != NULL ? full : strcmp (word, "&") == 0 ? "and"
                                                       : word;
}

/* Folded, typographic signs made plain, no article, no "Ltd", no title, no stops.
 * @shown is how the name is printed in that extent. */
char *
resolver_make_key (const Resolver *self,
                   const char *surface,
                   HearsayEntityKind kind,
                   char **shown)
{
  g_autofree char *folded = hearsay_text_fold (surface, strlen (surface));
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words);
  guint first = 0;
  guint shown_first = 0;
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (words[i]);

      if (length > 1 && (words[i][length - 1] == '.' || words[i][length - 1] == ','))
        words[i][length - 1] = '\0';
      drop_stops (words[i]);
    }

  /* "Ann Clark's"; a firm may be called so. */
  if (kind != HEARSAY_ENTITY_ORGANIZATION && g_str_has_suffix (words[n - 1], "'s") && strlen (words[n - 1]) > 3)
    words[n - 1][strlen (words[n - 1]) - 2] = '\0';
  if (n > 1 && strcmp (words[0], "the") == 0)
    first = 1;
  while (n - first > 1 && is_modifier (words[first]))
    first++;
  if (kind == HEARSAY_ENTITY_PERSON)
    trim_person (self, words, surface, &first, &n);
  shown_first = kind == HEARSAY_ENTITY_PERSON || first > 1 || (first == 1 && strcmp (words[0], "the") != 0) ? first : 0;

  if (kind == HEARSAY_ENTITY_PLACE && n - first > 2 && g_ascii_isdigit (words[first][0]))
    first++;
  if (kind == HEARSAY_ENTITY_PLACE && is_unit_of (self, words, first, n))
    shown_first = first += 2;
  if (shown != NULL)
    *shown = dup_words (surface, shown_first, n);

  while (kind == HEARSAY_ENTITY_ORGANIZATION && n - first > 1 &&
         (hearsay_lexicon_classify (self->lexicon, words[n - 1]) & HEARSAY_LEXEME_ORGANIZATION_SUFFIX))
    n--;

  for (guint i = first; i < n; i++)
    {
      if (i > first)
        g_string_append_c (key, ' ');
      g_string_append (key, spell_out (self, words[i], kind, i == first && n - first > 1, i == n - 1 && n - first > 1));
    }

  return g_string_free (key, FALSE);
}
