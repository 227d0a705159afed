/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-nearest"

#include "config.h"

#include "hearsay-nearest.h"

#include <string.h>

#include "hearsay-text.h"

#define MAX_LENGTH 40 /* characters of a word that are compared */

/* Edits from one word to the other (Levenshtein 1966), or more than @limit. */
static guint
count_edits (const gunichar *a,
             glong n_a,
             const gunichar *b,
             glong n_b,
             guint limit)
{
  guint row[MAX_LENGTH + 1];

  if ((guint) ABS (n_a - n_b) > limit)
    return limit + 1;

  for (glong j = 0; j <= n_b; j++)
    row[j] = j;

  for (glong i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (glong j = 1; j <= n_b; j++)
        {
          guint edits = MIN (MIN (row[j], row[j - 1]) + 1, diagonal + (a[i - 1] != b[j - 1]));

          diagonal = row[j];
          row[j] = edits;
        }
    }

  return row[n_b];
}

static gunichar *
spell (const char *word,
       glong *length)
{
  g_autofree char *folded = hearsay_text_fold (word, strlen (word));
  gunichar *letters = g_utf8_to_ucs4_fast (folded, -1, length);

  *length = MIN (*length, MAX_LENGTH);

  return letters;
}

/* Calls for each word of the titles and outlets until a better one is found. */
static void
look_through (const char *text,
              const gunichar *wanted,
              glong n_wanted,
              guint *least,
              char **best)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *end = NULL;
      g_autofree char *word = NULL;
      g_autofree gunichar *letters = NULL;
      glong length = 0;
      guint edits = 0;

      while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      for (end = p; *end != '\0' && g_unichar_isalnum (g_utf8_get_char (end));)
        end = g_utf8_next_char (end);
      if (end == p)
        break;

      word = g_strndup (p, end - p);
      letters = spell (word, &length);
      p = end;

      edits = count_edits (wanted, n_wanted, letters, length, *least);
      if (edits < *least || (edits == *least && *best != NULL && strcmp (word, *best) < 0))
        {
          *least = edits;
          g_free (*best);
          *best = g_steal_pointer (&word);
        }
    }
}

/**
 * hearsay_nearest_word:
 * @corpus: (nullable)
 *
 * Returns: (transfer full) (nullable): the word of all titles and outlets that
 *   takes the fewest edits to become @word, if it takes fewer than half of them
 */
char *
hearsay_nearest_word (const HearsayCorpus *corpus,
                      const char *word)
{
  glong n_wanted = 0;
  g_autofree gunichar *wanted = spell (word, &n_wanted);
  guint least = n_wanted / 2 + 1;
  char *best = NULL;

  if (corpus == NULL || n_wanted == 0)
    return NULL;

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const HearsayArticle *article = hearsay_corpus_get (corpus, i);

      look_through (article->title, wanted, n_wanted, &least, &best);
      look_through (article->outlet, wanted, n_wanted, &least, &best);
    }

  return best;
}

/**
 * hearsay_nearest_name:
 * @analysis: (nullable)
 *
 * Returns: (transfer full) (nullable): likewise, of all titles and all names
 *   found in the articles, which are words one can find there
 */
char *
hearsay_nearest_name (const HearsayAnalysis *analysis,
                      const char *word)
{
  glong n_wanted = 0;
  g_autofree gunichar *wanted = spell (word, &n_wanted);
  guint least = n_wanted / 2 + 1;
  char *best = NULL;

  if (analysis == NULL || n_wanted == 0)
    return NULL;

  for (guint i = 0; i < analysis->corpus->articles->len; i++)
    look_through (hearsay_corpus_get (analysis->corpus, i)->title, wanted, n_wanted, &least, &best);
  for (guint i = 0; i < analysis->entities->len; i++)
    look_through (hearsay_analysis_get_entity (analysis, i)->name, wanted, n_wanted, &least, &best);

  return best;
}
