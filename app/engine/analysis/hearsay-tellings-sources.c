/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-tellings-sources"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

/* A source is nameless for a reason told in its sentence or in one of the next. */
#define FAR_SENTENCES 2
#define LONGEST_REASON 40

static gboolean
is_source_noun (const HearsayPage *self,
                guint token)
{
  return hearsay_page_has (self, "source-collective", token) || hearsay_page_has (self, "source-people", token) ||
         hearsay_page_has (self, "source-anonymous", token) || hearsay_page_has (self, "source-document", token) ||
         hearsay_page_has (self, "source-speaks-for", token);
}

/**
 * hearsay_sources_find_noun:
 * @head: a source up to its first preposition or comma
 *
 * Returns: the token that says what the source is
 */
guint
hearsay_sources_find_noun (const HearsayPage *self,
                           HearsayRun head)
{
  for (guint i = head.last; i > head.first; i--)
    if (self->mentions[i - 1] == HEARSAY_NONE && is_source_noun (self, i - 1))
      return i - 1;

  return head.last - 1;
}

static gboolean
is_plural (const HearsayPage *self,
           guint token)
{
  const char *word = hearsay_page_get_word (self, token);
  gsize length = strlen (word);

  if (hearsay_page_tag_is (self, token, "NNS") || hearsay_page_tag_is (self, token, "NNPS"))
    return TRUE;

  return length > 3 && word[length - 1] == 's' && word[length - 2] != 's' && word[length - 2] != 'u';
}

/* "a lot of voters", "18%" */
static gboolean
is_quantity (const HearsayPage *self,
             guint token)
{
  return hearsay_page_get_token (self, token)->kind == HEARSAY_TOKEN_NUMBER || hearsay_page_sign_is (self, token, "%") ||
         hearsay_page_has (self, "quantity-words", token);
}

/* Whose spokesman it is makes a spokesman as good as named. */
static gboolean
names_other (const HearsayPage *self,
             HearsayRun source)
{
  for (guint i = source.first; i < source.last; i++)
    if ((self->mentions[i] != HEARSAY_NONE && hearsay_page_get_kind (self, self->mentions[i]) != HEARSAY_ENTITY_PERSON) ||
        hearsay_page_has (self, "organization-nouns", i))
      return TRUE;

  return FALSE;
}

/* "people familiar with the talks" */
static gboolean
knows_inside (const HearsayPage *self,
              HearsayRun source)
{
  guint end = 0;

  for (guint i = source.first; i < source.last; i++)
    if (hearsay_page_find_phrase (self, "inside-knowledge", i, source.last, &end) != NULL)
      return TRUE;

  return FALSE;
}

/* A video is a document, a tone or an appearance no source at all; what the
 * dictionary does not know may well be somebody. */
static HearsaySourceType
type_by_sense (const HearsayPage *self,
               guint noun)
{
  const char *senses = hearsay_page_lookup (self, "senses", noun);

  if (senses == NULL || strlen (hearsay_page_get_word (self, noun)) < 3 || strchr (senses, 'p') != NULL || hearsay_page_has (self, "roles", noun) || hearsay_page_has (self, "demonyms", noun))
    return HEARSAY_SOURCE_ANONYMOUS;

  switch (senses[0])
    {
    case 'c':
      return HEARSAY_SOURCE_DOCUMENT;

    case 'g':
      return HEARSAY_SOURCE_COLLECTIVE;

    case 'a':
    case 'd':
    case 'e':
    case 'i':
    case 'm':
    case 'o':
    case 'q':
    case 'r':
    case 't':
      return HEARSAY_SOURCE_UNKNOWN;

    default:
      return HEARSAY_SOURCE_ANONYMOUS;
    }
}

/**
 * hearsay_sources_get_type:
 * @noun: the token that says what the source is
 *
 * Returns: the type of a source that is described, not named
 */
HearsaySourceType
hearsay_sources_get_type (const HearsayPage *self,
                          guint noun,
                          HearsayRun source)
{
  if (hearsay_page_get_token (self, noun)->kind == HEARSAY_TOKEN_HANDLE || hearsay_page_has (self, "source-post", noun))
    return HEARSAY_SOURCE_POST;
  if (hearsay_page_has (self, "source-speaks-for", noun) && names_other (self, source) && !hearsay_page_word_is (self, noun, "aide"))
    return HEARSAY_SOURCE_NAMED;
  if (hearsay_page_has (self, "source-anonymous", noun) || hearsay_page_has (self, "source-speaks-for", noun) || knows_inside (self, source))
    return HEARSAY_SOURCE_ANONYMOUS;
  if (hearsay_page_has (self, "source-collective", noun) || hearsay_page_has (self, "source-people", noun))
    return HEARSAY_SOURCE_COLLECTIVE;
  if (hearsay_page_has (self, "source-document", noun) || hearsay_page_has (self, "source-recorded", noun))
    return HEARSAY_SOURCE_DOCUMENT;
  if (hearsay_page_has (self, "organization-nouns", noun) || is_plural (self, noun) || is_quantity (self, noun))
    return HEARSAY_SOURCE_COLLECTIVE;

  return type_by_sense (self, noun);
}

static gboolean
ends_reason (const HearsayPage *self,
             guint token)
{
  return self->reported[token] || self->marked[token] || hearsay_page_sign_is (self, token, ",;.:-)");
}

/* From the phrase to the end of its clause; "because …" and "to discuss …" belong
 * to it, what is quoted and the verb of telling do not. */
static HearsayRun
extend_reason (const HearsayPage *self,
               HearsayRun phrase,
               gboolean is_open)
{
  HearsayRun sentence = hearsay_page_get_sentence (self, phrase.first);
  HearsayRun run = phrase;
  gboolean has_why = FALSE;

  while (run.first > sentence.first && self->mentions[run.first - 1] == HEARSAY_NONE && hearsay_page_has (self, "anonymity-verbs", run.first - 1))
    run.first--;

  has_why = hearsay_page_has (self, "anonymity-reasons", run.last);
  while ((is_open || has_why) && run.last < sentence.last && run.last - run.first < LONGEST_REASON && !ends_reason (self, run.last))
    {
      has_why = has_why || hearsay_page_has (self, "anonymity-reasons", run.last);
      if (!has_why && hearsay_page_tag_is (self, run.last, "VBD"))
        break;
      run.last++;
    }

  return run;
}

static gboolean
is_nameless (const HearsayQuote *quote)
{
  return quote->speaker_entity == HEARSAY_NONE && quote->speaker[0] != '\0' &&
         (quote->source_type == HEARSAY_SOURCE_ANONYMOUS || quote->source_type == HEARSAY_SOURCE_COLLECTIVE || quote->source_type == HEARSAY_SOURCE_NAMED);
}

static gboolean
find_reason (const HearsayPage *self,
             HearsayRun within,
             HearsaySpan *reason)
{
  for (guint i = within.first; i < within.last; i++)
    {
      HearsayRun phrase = { i, i };
      const char *value = self->marked[i] ? NULL : hearsay_page_find_phrase (self, "anonymity", i, within.last, &phrase.last);

      if (value == NULL)
        continue;
      *reason = hearsay_page_get_span (self, extend_reason (self, phrase, strcmp (value, "open") == 0));
      return TRUE;
    }

  return FALSE;
}

/* A later sentence is about the source if it has nobody else for its subject. */
static gboolean
is_about_source (const HearsayPage *self,
                 HearsayRun sentence)
{
  return self->mentions[sentence.first] == HEARSAY_NONE && (hearsay_page_has (self, "pronouns", sentence.first) || hearsay_page_has (self, "determiners", sentence.first) ||
                                                            hearsay_page_has (self, "source-people", sentence.first));
}

/* "An official told the Gazette so on condition of anonymity. The official says …" */
static gboolean
find_reason_before (const HearsayPage *self,
                    const HearsayQuote *quote,
                    HearsayRun report,
                    HearsaySpan *reason)
{
  HearsayRun source = hearsay_page_get_run (self, quote->source);

  if (hearsay_run_is_empty (source) || !hearsay_page_has (self, "definite-words", source.first) || report.first == 0)
    return FALSE;

  report = hearsay_page_get_sentence (self, report.first - 1);
  for (guint i = report.first; i < report.last; i++)
    if (hearsay_page_word_is (self, i, hearsay_page_get_word (self, source.last - 1)))
      return find_reason (self, report, reason);

  return FALSE;
}

static gboolean
find_own_reason (const HearsayPage *self,
                 const HearsayQuote *quote,
                 HearsaySpan *reason)
{
  HearsayRun report = hearsay_page_get_report (self, quote);

  if (find_reason (self, report, reason))
    return TRUE;

  if (find_reason_before (self, quote, report, reason))
    return TRUE;

  for (guint i = 0; i < FAR_SENTENCES && report.last < self->n_tokens; i++)
    {
      report = hearsay_page_get_sentence (self, report.last);
      if (is_about_source (self, report) && find_reason (self, report, reason))
        return TRUE;
    }

  return FALSE;
}

/* The same nameless speaker has the same reason wherever the article quotes them. */
static void
share_reason (HearsayPage *self,
              const HearsayQuote *from)
{
  for (guint i = 0; i < self->reading->quotes->len; i++)
    {
      HearsayQuote *quote = hearsay_page_get_quote (self, i);

      if (hearsay_span_is_empty (quote->anonymity) && is_nameless (quote) && strcmp (quote->speaker, from->speaker) == 0)
        quote->anonymity = from->anonymity;
    }
}

/**
 * hearsay_sources_find_anonymity:
 *
 * Gives nameless sources the reason the article prints for that ("on condition
 * of anonymity because …"); who has one is anonymous. The speakers are known.
 */
void
hearsay_sources_find_anonymity (HearsayPage *self)
{
  for (guint i = 0; i < self->reading->quotes->len; i++)
    {
      HearsayQuote *quote = hearsay_page_get_quote (self, i);

      if (!is_nameless (quote))
        continue;
      if (hearsay_span_is_empty (quote->anonymity) && find_own_reason (self, quote, &quote->anonymity))
        share_reason (self, quote);
      if (!hearsay_span_is_empty (quote->anonymity))
        quote->source_type = HEARSAY_SOURCE_ANONYMOUS;
    }
}
