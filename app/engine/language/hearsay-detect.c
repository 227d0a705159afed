/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-detect"

#include "config.h"

#include "hearsay-language.h"

#include <string.h>

#include "hearsay-text.h"

/* Every third or second word of running text is one of its language's few hundred
 * commonest, which foreign text has by chance only. Related languages share some
 * ("de", "que"), so a lesser share proves nothing. */
#define FALLBACK "en"
#define MAX_WORDS 200
#define LONGEST_WORD 24 /* bytes; of function words */
#define LEAST_WORDS 3
#define LEAST_SHARE 0.3
#define LEAST_LEAD 1.3 /* over any other language */

typedef struct
{
  char *words[MAX_WORDS]; /* folded; NULL where it is too long to count */
  guint n;
} Sample;

static void
take_sample (Sample *self,
             const char *text,
             gsize length)
{
  const char *p = text;
  const char *end = text + length;

  self->n = 0;
  while (p < end && self->n < MAX_WORDS)
    {
      const char *word = p;

      while (p < end && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > word)
        self->words[self->n++] = p - word <= LONGEST_WORD ? hearsay_text_fold (word, p - word) : NULL;
      else
        p = g_utf8_next_char (p);
    }
}

static guint
count_known (const Sample *self,
             const char *code)
{
  const HearsayWords *words = hearsay_language_get_words (hearsay_language_get (code), "function-words");
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += self->words[i] != NULL && self->words[i][0] != '\0' && hearsay_words_contain (words, self->words[i]);

  return n;
}

/* The language that clearly has most of the words, or the fallback. */
static const char *
choose (const Sample *self,
        guint n_fallback)
{
  g_auto (GStrv) codes = hearsay_language_list_codes ();
  const char *best = FALLBACK;
  guint n_best = n_fallback;
  guint n_second = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      guint n = strcmp (codes[i], FALLBACK) != 0 ? count_known (self, codes[i]) : 0;

      if (n > n_best)
        {
          n_second = n_best;
          n_best = n;
          best = hearsay_language_get_code (hearsay_language_get (codes[i]));
        }
      else
        n_second = MAX (n_second, n);
    }

  return n_best >= LEAST_WORDS && n_best >= LEAST_SHARE * self->n && n_best >= LEAST_LEAD * n_second ? best : FALLBACK;
}

/**
 * hearsay_language_detect:
 * @text: normalised text
 * @length: its bytes
 *
 * Tells the language by the function words among the first two hundred words, out of
 * those that have a pack. English where in doubt: where the text is short, mixed, or in a
 * language without a pack.
 *
 * Returns: (transfer none): the code
 */
const char *
hearsay_language_detect (const char *text,
                         gsize length)
{
  Sample sample;
  const char *found = FALLBACK;
  guint n = 0;

  take_sample (&sample, text, length);
  n = count_known (&sample, FALLBACK);

  /* Most texts are English: nothing else need be asked. */
  if (n < LEAST_SHARE * sample.n)
    found = choose (&sample, n);

  for (guint i = 0; i < sample.n; i++)
    g_free (sample.words[i]);

  return found;
}
