/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

#include "hearsay-text.h"

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

gboolean
names_is_initial (const char *word)
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
  if (names_is_initial (a) || names_is_initial (b))
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

static gboolean
is_small_word (const char *word)
{
  static const char *const words[] = { "of", "the", "and", "for", "on", "in", "at", "to", "de", "la", "du", "des", "und" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;

  return FALSE;
}

/* "oumin" of "orland union of miners": each word that counts lends its
 * first letter or more. */
static gboolean
lends_letters (const char *letters,
               char **words)
{
  /* "mins": the plural's is its own. */
  gsize n = strlen (letters) - g_str_has_suffix (letters, "s");
  g_autofree gboolean *reached = g_new0 (gboolean, n + 1);
  guint n_words = 0;

  reached[0] = TRUE;
  for (guint w = 0; words[w] != NULL; w++)
    {
      g_autofree gboolean *next = g_new0 (gboolean, n + 1);

      if (is_small_word (words[w]) || words[w][0] == '\0')
        continue;
      n_words++;
      for (gsize from = 0; from < n; from++)
        for (gsize length = 1; reached[from] && from + length <= n && length <= 4 && letters[from + length - 1] == words[w][length - 1]; length++)
          next[from + length] = TRUE;
      memcpy (reached, next, sizeof (gboolean) * (n + 1));
    }

  return n_words >= 2 && reached[n];
}

static gboolean
are_initials (const char *letters,
              char **words)
{
  GString *all = g_string_new (NULL);
  GString *important = g_string_new (NULL);
  gboolean found = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = words[i];
      /* "Movement 7": a number stays whole. */
      gsize length = g_ascii_isdigit (word[0]) ? strspn (word, "0123456789") : (gsize) (g_utf8_next_char (word) - word);

      if (word[0] == '\0' || g_ascii_ispunct (word[0]))
        continue;
      g_string_append_len (all, word, length);
      if (!is_small_word (word))
        g_string_append_len (important, word, length);
    }

  found = important->len >= 2 && (strcmp (letters, all->str) == 0 || strcmp (letters, important->str) == 0);
  g_string_free (all, TRUE);
  g_string_free (important, TRUE);

  return found;
}

/**
 * names_is_acronym_of:
 * @acronym: folded; "nrb", or with words of the full name behind it: "uc orland"
 * @full: folded
 * @is_mixed: whether it is printed with small letters, which are more letters of the
 *   words of @full ("OUMin")
 *
 * Returns: whether the letters are the initials of the words, small words counted or not
 */
gboolean
names_is_acronym_of (const char *acronym,
                     const char *full,
                     gboolean is_mixed)
{
  const char *space = strchr (acronym, ' ');
  g_autofree char *letters = g_strndup (acronym, space != NULL ? (gsize) (space - acronym) : strlen (acronym));
  g_autofree char *front = g_strdup (full);
  g_auto (GStrv) words = NULL;
  char *out = letters;

  if (space != NULL)
    {
      gsize n = strlen (front);
      gsize m = strlen (space);

      if (n <= m || strcmp (front + n - m, space) != 0)
        return FALSE;
      front[n - m] = '\0';
    }

  for (const char *p = letters; *p != '\0'; p++)
    if (*p != '.' && *p != '&')
      *out++ = *p;
  *out = '\0';

  words = g_strsplit_set (front, " -", MAX_LETTERS);
  if (strlen (letters) < 2)
    return FALSE;

  return are_initials (letters, words) || (is_mixed && lends_letters (letters, words));
}

/**
 * names_loose_key:
 * @folded: a folded name in any script
 *
 * Returns: (transfer full): its letters and digits alone, in ASCII where ICU knows
 *   how: "al-haram" and "al haram", "o'neil" and "oneil", "öresund" and "oresund",
 *   "киев" and "kiev" are the same
 */
char *
names_loose_key (const char *folded)
{
  g_autofree char *latin = NULL;
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && latin == NULL; p++)
    if (*p & 0x80)
      latin = hearsay_text_to_latin (folded);

  for (const char *p = latin != NULL ? latin : folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_len (out, p, g_utf8_next_char (p) - p);

  return g_string_free (out, FALSE);
}

/**
 * names_skeleton:
 * @word: one word, in ASCII
 *
 * Returns: (transfer full): its consonants, those that transliterations exchange as
 *   one, each once where they stand twice: "qadrani", "kadhrany" and "cadrani" are the same
 */
char *
names_skeleton (const char *word)
{
  static const char from[] = "bdgcqxkvwzph";
  static const char to[] = "btkkkkkffspp";
  GString *out = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p++)
    {
      const char *found = strchr (from, *p);
      char c = found != NULL ? to[found - from] : *p;

      if (*p == 'p' && p[1] == 'h')
        c = 'f';
      if (strchr ("aeiouyj", c) != NULL)
        {
          if (out->len == 0)
            g_string_append_c (out, 'a');
          continue;
        }
      if (*p == 'h' && out->len > 0)
        continue;
      if (out->len == 0 || out->str[out->len - 1] != c)
        g_string_append_c (out, c);
    }

  return g_string_free (out, FALSE);
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
