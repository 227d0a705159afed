/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

#define MAX_LETTERS 48

/* The edit distance of Damerau, with exchanged neighbours as one step (optimal
 * string alignment): at most @limit is told apart, more is @limit + 1. */
guint
names_distance (const char *a,
                const char *b,
                guint limit)
{
  gunichar one[MAX_LETTERS];
  gunichar two[MAX_LETTERS];
  guint rows[3][MAX_LETTERS + 1];
  glong n = g_utf8_strlen (a, -1);
  glong m = g_utf8_strlen (b, -1);

  if (n > MAX_LETTERS || m > MAX_LETTERS || (guint) ABS (n - m) > limit)
    return limit + 1;

  for (glong i = 0; i < n; i++, a = g_utf8_next_char (a))
    one[i] = g_utf8_get_char (a);
  for (glong j = 0; j < m; j++, b = g_utf8_next_char (b))
    two[j] = g_utf8_get_char (b);
  for (glong j = 0; j <= m; j++)
    rows[0][j] = j;

  for (glong i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3];
      const guint *above = rows[(i + 2) % 3];
      const guint *before = rows[(i + 1) % 3];
      guint least = i;

      row[0] = i;
      for (glong j = 1; j <= m; j++)
        {
          guint cost = one[i - 1] == two[j - 1] ? 0 : 1;

          row[j] = MIN (MIN (above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
          if (i > 1 && j > 1 && one[i - 1] == two[j - 2] && one[i - 2] == two[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
          least = MIN (least, row[j]);
        }

      if (least > limit)
        return limit + 1;
    }

  return MIN (rows[n % 3][m], limit + 1);
}

/* How a word sounds, roughly: letters once where they stand twice, voiced and
 * unvoiced consonants as one. Transliterations and mishearings differ in these. */
gboolean
names_sound_alike (const char *a,
                   const char *b)
{
  static const char from[] = "bdgcqkvwzyj";
  static const char to[] = "ptkkkkffsii";
  const char *words[2] = { a, b };
  char sounds[2][MAX_LETTERS + 1];

  for (guint w = 0; w < 2; w++)
    {
      guint n = 0;

      for (const char *p = words[w]; *p != '\0' && n < MAX_LETTERS; p++)
        {
          const char *found = strchr (from, *p);
          char c = found != NULL ? to[found - from] : *p;

          if (c == 'h' && n > 0)
            continue;
          if (n == 0 || sounds[w][n - 1] != c)
            sounds[w][n++] = c;
        }
      sounds[w][n] = '\0';
    }

  return strcmp (sounds[0], sounds[1]) == 0;
}

static gboolean
is_initial (const char *word)
{
  gsize length = g_utf8_next_char (word) - word;

  return word[length] == '\0' || (word[length] == '.' && word[length + 1] == '\0');
}

/* "matt" and "matthew", "j" and "john", "bill" and "william" */
gboolean
names_given_agree (const HearsayLanguage *language,
                   const char *a,
                   const char *b)
{
  const HearsayWords *nicknames = hearsay_language_get_words (language, "nicknames");
  const char *full_a = hearsay_words_lookup (nicknames, a);
  const char *full_b = hearsay_words_lookup (nicknames, b);
  gsize n = strlen (a);
  gsize m = strlen (b);

  if (strcmp (a, b) == 0)
    return TRUE;
  if (*a == '\0' || *b == '\0')
    return FALSE;
  if (is_initial (a) || is_initial (b))
    return g_utf8_get_char (a) == g_utf8_get_char (b);
  if (full_a == NULL)
    full_a = a;
  if (full_b == NULL)
    full_b = b;
  if (strcmp (full_a, full_b) == 0)
    return TRUE;

  /* A short form is a beginning, without what only a name of another gender adds. */
  return MIN (n, m) >= 3 && MAX (n, m) >= MIN (n, m) + 3 && strncmp (a, b, MIN (n, m)) == 0;
}

/* Whether the letters are the initials of the words, small words counted or not. */
gboolean
names_is_acronym_of (const char *acronym,
                     const char *full)
{
  char all[MAX_LETTERS];
  char important[MAX_LETTERS];
  guint n_all = 0;
  guint n_important = 0;
  guint n_letters = 0;
  char letters[MAX_LETTERS];
  g_auto (GStrv) words = g_strsplit_set (full, " -", MAX_LETTERS - 1);

  for (const char *p = acronym; *p != '\0' && n_letters < MAX_LETTERS - 1; p++)
    if (*p != '.' && *p != ' ')
      letters[n_letters++] = *p;
  letters[n_letters] = '\0';

  for (guint i = 0; words[i] != NULL && n_all < MAX_LETTERS - 2; i++)
    {
      const char *word = words[i];

      if (!g_ascii_isalpha (word[0]))
        continue;
      all[n_all++] = word[0];
      if (strcmp (word, "of") != 0 && strcmp (word, "the") != 0 && strcmp (word, "and") != 0 && strcmp (word, "for") != 0 &&
          strcmp (word, "on") != 0 && strcmp (word, "in") != 0)
        important[n_important++] = word[0];
    }
  all[n_all] = '\0';
  important[n_important] = '\0';

  return n_letters >= 2 && n_important >= 2 && (strcmp (letters, all) == 0 || strcmp (letters, important) == 0);
}

HearsayGender
names_gender_of_given (const HearsayLanguage *language,
                       const char *given)
{
  const char *value = hearsay_words_lookup (hearsay_language_get_words (language, "given-names"), given);

  if (value == NULL || strcmp (value, "fm") == 0)
    return HEARSAY_GENDER_UNKNOWN;
  if (strcmp (value, "f") == 0)
    return HEARSAY_GENDER_FEMALE;

  return strcmp (value, "m") == 0 ? HEARSAY_GENDER_MALE : HEARSAY_GENDER_UNKNOWN;
}
