/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-tellings-stance"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

#include "hearsay-text.h"

static gboolean
set_hedge_within (const HearsayPage *self,
                  HearsayQuote *quote,
                  HearsayRun run)
{
  for (guint i = run.first; i < run.last; i++)
    {
      guint end = i;

      if (self->marked[i] || hearsay_page_find_phrase (self, "hedges", i, run.last, &end) == NULL)
        continue;
      g_free (quote->hedge);
      quote->hedge = hearsay_page_dup (self, (HearsayRun){ i, end });
      return TRUE;
    }

  return FALSE;
}

/* A hedge inside the verb group, before or behind it, or in what is reported. */
static void
set_hedge (const HearsayPage *self,
           HearsayQuote *quote)
{
  HearsayRun cue = hearsay_page_get_run (self, quote->cue);

  if (!hearsay_run_is_empty (cue))
    {
      HearsayRun sentence = hearsay_page_get_sentence (self, cue.first);

      cue.first -= cue.first > sentence.first && !self->reported[cue.first - 1];
      cue.last += cue.last < sentence.last && !self->reported[cue.last];
      if (set_hedge_within (self, quote, cue))
        return;
    }

  set_hedge_within (self, quote, hearsay_page_get_run (self, g_array_index (quote->content, HearsaySpan, 0)));
}

static HearsayStance
stance_of_value (const char *value)
{
  HearsayStance stance = HEARSAY_STANCE_UNKNOWN;

  hearsay_stance_from_string (value, &stance);
  return stance;
}

/* What the list "stances" says of the verb itself, else of its group in
 * "cue-verbs". */
static HearsayStance
verb_stance (const HearsayPage *self,
             guint token)
{
  const HearsayLanguage *language = self->reading->language;
  const HearsayWords *stances = hearsay_language_get_words (language, "stances");
  HearsayVerbForm form = HEARSAY_VERB_NONE;
  const char *lemma = hearsay_page_get_lemma (self, token, &form);
  const char *value = lemma != NULL ? hearsay_words_lookup (stances, lemma) : NULL;

  if (lemma == NULL)
    return HEARSAY_STANCE_UNKNOWN;
  if (value == NULL)
    value = hearsay_words_lookup (hearsay_language_get_words (language, "stance-groups"),
                                  hearsay_words_lookup (hearsay_language_get_words (language, "cue-verbs"), lemma));

  return value != NULL ? stance_of_value (value) : HEARSAY_STANCE_ASSERTS;
}

/* "did not say", "would not promise" keep something back; who "does not believe"
 * it denies it. */
static HearsayStance
negate (HearsayStance stance)
{
  static const HearsayStance negations[] = {
    [HEARSAY_STANCE_ASSERTS] = HEARSAY_STANCE_REFUSES,
    [HEARSAY_STANCE_CLAIMS] = HEARSAY_STANCE_REFUSES,
    [HEARSAY_STANCE_DENIES] = HEARSAY_STANCE_ADMITS,
    [HEARSAY_STANCE_ADMITS] = HEARSAY_STANCE_REFUSES,
    [HEARSAY_STANCE_PROMISES] = HEARSAY_STANCE_REFUSES,
    [HEARSAY_STANCE_BELIEVES] = HEARSAY_STANCE_DENIES,
    [HEARSAY_STANCE_KNOWS] = HEARSAY_STANCE_REFUSES,
    [HEARSAY_STANCE_HEARSAY] = HEARSAY_STANCE_UNKNOWN,
  };

  return negations[stance] != HEARSAY_STANCE_UNKNOWN ? negations[stance] : stance;
}

static gboolean
is_negation (const HearsayPage *self,
             guint token)
{
  return hearsay_page_has (self, "negations", token) || g_str_has_suffix (hearsay_page_get_word (self, token), "n't") ||
         g_str_has_suffix (hearsay_page_get_word (self, token), "n\342\200\231t");
}

/* ":", "in", "by": a cue that says no more than whose it is. */
static gboolean
is_bare (const HearsayPage *self,
         HearsayRun cue)
{
  for (guint i = cue.first; i < cue.last; i++)
    if (hearsay_page_get_word (self, i)[0] != '\0' && !hearsay_page_has (self, "prepositions", i))
      return FALSE;

  return TRUE;
}

static HearsayStance
cue_stance (const HearsayPage *self,
            HearsayRun cue)
{
  HearsayStance stance = HEARSAY_STANCE_UNKNOWN;
  gboolean is_negated = FALSE;
  guint end = 0;

  for (guint i = cue.first; i < cue.last; i++)
    {
      HearsayStance own = HEARSAY_STANCE_UNKNOWN;
      const char *phrase = NULL;
      const char *plan = hearsay_page_find_phrase (self, "cue-plans", i, cue.last, &end);

      if (plan != NULL)
        return strcmp (plan, "plan") == 0 ? HEARSAY_STANCE_PLANS : HEARSAY_STANCE_HEARSAY;
      if (hearsay_page_find_phrase (self, "according", i, cue.last, &end) != NULL)
        return HEARSAY_STANCE_ASSERTS;

      is_negated = is_negated || is_negation (self, i);
      phrase = hearsay_page_find_phrase (self, "stance-phrases", i, MIN (cue.last + 1, self->n_tokens), &end);
      own = phrase != NULL ? stance_of_value (phrase) : verb_stance (self, i);

      /* The first verb governs: "declined to say", "denied saying". */
      if (stance == HEARSAY_STANCE_UNKNOWN)
        stance = own;
    }

  return is_negated ? negate (stance) : stance;
}

/**
 * hearsay_stances_set:
 * @quote: its cue is known
 *
 * Sets the printed hedge of the report and what the cue says the speaker does.
 */
void
hearsay_stances_set (HearsayPage *self,
                     HearsayQuote *quote)
{
  HearsayRun cue = hearsay_page_get_run (self, quote->cue);

  set_hedge (self, quote);
  quote->stance = cue_stance (self, cue);
  if (is_bare (self, cue) && !hearsay_span_is_empty (quote->source))
    quote->stance = HEARSAY_STANCE_ASSERTS;
}
