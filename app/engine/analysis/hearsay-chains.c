/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chains"

#include "config.h"

#include "hearsay-tellings-private.h"

#include <string.h>

#include "hearsay-text.h"

/* The way from the speaker to this page, as far as the text declares it: whom
 * the speaker told, who reported it first, and who prints it here. */

#define FAR_QUOTES 40
#define FAR_TOKENS 400

#define FAR_PARAGRAPHS 3

static void
add_hop (HearsayPage *self,
         HearsayQuote *quote,
         HearsayRole role,
         HearsayBasis basis,
         char *name,
         int entity,
         HearsaySpan verb,
         HearsaySpan evidence)
{
  HearsayHop hop = { role, basis, name, entity, HEARSAY_NONE, NULL, self->reading->index, evidence };

  hop.verb = hearsay_text_squeeze (self->text, verb);
  g_array_append_val (quote->chain, hop);
}

static gboolean
has_hop_named (const HearsayQuote *quote,
               const char *name)
{
  for (guint i = 0; i < quote->chain->len; i++)
    if (g_strcmp0 (g_array_index (quote->chain, HearsayHop, i).name, name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_relay (const HearsayQuote *quote)
{
  for (guint i = 0; i < quote->chain->len; i++)
    if (g_array_index (quote->chain, HearsayHop, i).role == HEARSAY_ROLE_RELAY)
      return TRUE;

  return FALSE;
}

/* A relay by the name that is printed at @span, unless it is the article's own
 * outlet or on the way already. @evidence may be wider. */
static void
add_relay (HearsayPage *self,
           HearsayQuote *quote,
           HearsayBasis basis,
           HearsaySpan span,
           HearsaySpan verb,
           HearsaySpan evidence)
{
  int entity = hearsay_outlets_get_entity (self, hearsay_page_get_run (self, span));
  g_autofree char *printed = hearsay_text_squeeze (self->text, span);
  g_autofree char *name = g_strdup (entity != HEARSAY_NONE ? hearsay_analysis_get_entity (self->analysis, entity)->name : printed);

  if (has_hop_named (quote, name) || hearsay_outlets_is_own (self, name) || hearsay_outlets_is_own (self, printed))
    return;

  add_hop (self, quote, HEARSAY_ROLE_RELAY, basis, g_steal_pointer (&name), entity, verb, evidence);
}

static gboolean
shares_sentence (const HearsayPage *self,
                 const HearsayQuote *a,
                 const HearsayQuote *b)
{
  HearsayRun one = hearsay_page_get_report (self, a);
  HearsayRun two = hearsay_page_get_report (self, b);

  return one.first < two.last && two.first < one.last;
}

/* "the newspaper" is the outlet named last before it. */
static HearsaySpan
resolve_audience (const HearsayPage *self,
                  HearsaySpan span)
{
  HearsayRun run = hearsay_page_get_run (self, span);
  HearsayRun paragraph = { run.first, run.first };
  HearsayRun name = HEARSAY_RUN_NONE;
  HearsaySpan found = span;
  guint32 here = hearsay_page_get_paragraph (self, run.first);

  if (hearsay_page_is_capital (self, run.first) || run.first == 0 || !hearsay_page_word_is (self, run.first - 1, "the"))
    return span;

  while (paragraph.first > 0 && run.first - paragraph.first < FAR_TOKENS && here - hearsay_page_get_paragraph (self, paragraph.first - 1) <= FAR_PARAGRAPHS)
    paragraph.first--;
  while (hearsay_outlets_find (self, paragraph, &name))
    {
      found = hearsay_page_get_span (self, name);
      paragraph.first = name.last;
    }

  return found;
}

static void
add_declared (HearsayPage *self,
              HearsayQuote *quote,
              guint index)
{
  for (guint i = 0; i < self->venues->len; i++)
    {
      const HearsayVenue *venue = &g_array_index (self->venues, HearsayVenue, i);
      /* Whom the article credits as a whole comes last, wherever it stands. */
      gboolean is_credit = self->credit_basis == HEARSAY_BASIS_DECLARED && hearsay_span_overlaps (venue->name, self->credit_name);

      if (venue->quote == index && !is_credit)
        add_relay (self, quote, HEARSAY_BASIS_DECLARED, resolve_audience (self, venue->name), venue->verb, venue->name);
    }
}

static gboolean
is_same_speaker (const HearsayQuote *a,
                 const HearsayQuote *b)
{
  return a->speaker_entity == b->speaker_entity && strcmp (a->speaker, b->speaker) == 0;
}

static gboolean
lies_in (const HearsayQuote *quote,
         const HearsayQuote *outer)
{
  HearsaySpan report = hearsay_span_is_empty (quote->cue) ? hearsay_quote_get_span (quote) : quote->cue;

  for (guint i = 0; i < outer->content->len; i++)
    if (hearsay_span_contains (g_array_index (outer->content, HearsaySpan, i), report))
      return TRUE;

  return FALSE;
}

/* "According to the Gazette, Bell said …": who says that she said it hands it on. */
static void
add_outer (HearsayPage *self,
           HearsayQuote *quote,
           guint index)
{
  guint n = self->reading->quotes->len;

  for (guint i = index > FAR_QUOTES ? index - FAR_QUOTES : 0; i < MIN (n, index + FAR_QUOTES); i++)
    {
      const HearsayQuote *outer = hearsay_page_get_quote (self, i);

      if (i != index && !has_hop_named (quote, outer->speaker) && outer->source_type == HEARSAY_SOURCE_NAMED && !hearsay_span_is_empty (outer->source) && !is_same_speaker (quote, outer) &&
          lies_in (quote, outer))
        add_hop (self, quote, HEARSAY_ROLE_RELAY, HEARSAY_BASIS_DECLARED, g_strdup (outer->speaker), outer->speaker_entity, outer->cue, outer->source);
    }
}

/* "… told the Gazette that …, adding that …": one telling. */
static void
add_shared (HearsayPage *self,
            HearsayQuote *quote,
            guint index)
{
  for (guint i = 0; i < self->venues->len && !has_relay (quote); i++)
    {
      const HearsayVenue *venue = &g_array_index (self->venues, HearsayVenue, i);
      const HearsayQuote *other = venue->quote < self->reading->quotes->len ? hearsay_page_get_quote (self, venue->quote) : NULL;

      if (other != NULL && venue->quote != index && is_same_speaker (quote, other) && shares_sentence (self, quote, other))
        add_relay (self, quote, HEARSAY_BASIS_DECLARED, resolve_audience (self, venue->name), venue->verb, venue->name);
    }
}

/* "told the Gazette then", "said at the time": not the occasion the article is about. */
static gboolean
is_other_time (const HearsayPage *self,
               const HearsayQuote *quote)
{
  HearsayRun report = hearsay_page_get_report (self, quote);
  guint end = 0;

  for (guint i = report.first; i < report.last; i++)
    {
      const char *value = self->reported[i] ? NULL : hearsay_page_find_phrase (self, "other-times", i, report.last, &end);

      if (value != NULL && (strcmp (value, "closing") != 0 || end >= self->n_tokens || hearsay_page_get_token (self, end)->kind != HEARSAY_TOKEN_WORD))
        return TRUE;
    }

  return FALSE;
}

/* "at a rally", "tweeted": not what was told to the outlet before. */
static gboolean
is_other_occasion (const HearsayPage *self,
                   const HearsayQuote *quote)
{
  HearsayRun report = hearsay_page_get_report (self, quote);
  HearsayRun cue = hearsay_page_get_run (self, quote->cue);
  guint end = 0;

  if (cue.last > cue.first + 1 && (hearsay_page_word_is (self, cue.first, "had") || hearsay_page_word_is (self, cue.first, "has")))
    return TRUE;

  for (guint i = report.first; i < report.last; i++)
    if (!self->reported[i] && (hearsay_page_find_phrase (self, "other-occasions", i, report.last, &end) != NULL || hearsay_chains_is_telling (self, i)))
      return TRUE;

  return FALSE;
}

/* Wishes and plans are known from elsewhere, and so is what somebody "was pressed
 * on". */
static gboolean
is_said (const HearsayPage *self,
         const HearsayQuote *quote)
{
  HearsayRun cue = hearsay_page_get_run (self, quote->cue);

  if (hearsay_run_is_empty (cue))
    return TRUE;
  for (guint i = cue.first + 1; i < cue.last; i++)
    if (hearsay_page_tag_is (self, i, "VBN") && hearsay_page_has (self, "passive-auxiliaries", cue.first))
      return FALSE;

  return quote->stance != HEARSAY_STANCE_UNKNOWN && quote->stance != HEARSAY_STANCE_WANTS && quote->stance != HEARSAY_STANCE_PLANS &&
         quote->stance != HEARSAY_STANCE_HEARSAY;
}

/* Who told the Gazette something goes on telling it, as far as the next
 * paragraphs do not say otherwise. That is a conclusion. */
static void
add_continued (HearsayPage *self,
               HearsayQuote *quote,
               guint index)
{
  HearsayRun here = hearsay_page_get_report (self, quote);
  guint32 paragraph = hearsay_page_get_paragraph (self, here.first);

  if (quote->speaker[0] == '\0' || !is_said (self, quote) || is_other_occasion (self, quote))
    return;

  for (guint i = index; i > 0 && index - i < FAR_QUOTES; i--)
    {
      const HearsayQuote *other = hearsay_page_get_quote (self, i - 1);
      guint32 there = hearsay_page_get_paragraph (self, hearsay_page_get_report (self, other).first);

      if (there + 1 < paragraph && (there + 2 < paragraph || index - i > 1 || quote->kind != HEARSAY_QUOTE_DIRECT))
        return;
      if (!is_same_speaker (quote, other))
        continue;
      if (there < paragraph && is_other_time (self, other) != is_other_time (self, quote))
        return;
      for (guint h = 0; h < other->chain->len; h++)
        {
          const HearsayHop *hop = &g_array_index (other->chain, HearsayHop, h);

          if (hop->role == HEARSAY_ROLE_RELAY && hop->verb[0] != '\0' && !hearsay_span_overlaps (hop->evidence, self->credit_name))
            {
              HearsayHop copy = *hop;

              copy.name = g_strdup (hop->name);
              copy.verb = g_strdup (hop->verb);
              copy.basis = HEARSAY_BASIS_INFERRED;
              g_array_append_val (quote->chain, copy);
              return;
            }
        }
      return;
    }
}

/* Said elsewhere in the article of the same speaker; that this quotation is of
 * that occasion is a conclusion. */
static void
add_owned (HearsayPage *self,
           HearsayQuote *quote)
{
  for (guint i = 0; i < self->venues->len && !has_relay (quote) && quote->speaker_entity != HEARSAY_NONE; i++)
    {
      const HearsayVenue *venue = &g_array_index (self->venues, HearsayVenue, i);

      if (venue->quote == G_MAXUINT && venue->entity == quote->speaker_entity)
        add_relay (self, quote, HEARSAY_BASIS_INFERRED, venue->name, venue->verb, venue->name);
    }
}

/* What else the outlet of the lead may well have reported: what somebody said, not
 * elsewhere, and not the words of documents or of other outlets. */
static gboolean
may_be_of_lead (const HearsayPage *self,
                const HearsayQuote *quote)
{
  return is_said (self, quote) && !is_other_occasion (self, quote) && quote->source_type != HEARSAY_SOURCE_DOCUMENT &&
         quote->source_type != HEARSAY_SOURCE_POST && !hearsay_chains_speaks_as_outlet (self, quote);
}

/* A declared credit is the last step of every quotation's way. An inferred one
 * stands where nothing else is known. */
static void
add_credit (HearsayPage *self,
            HearsayQuote *quote)
{
  HearsayRun name = hearsay_page_get_run (self, self->credit_name);

  if (hearsay_run_is_empty (name) || hearsay_chains_is_source (self, quote, name))
    return;
  if (self->credit_basis == HEARSAY_BASIS_INFERRED && has_relay (quote))
    return;
  if (self->is_lead_credit && !may_be_of_lead (self, quote))
    return;

  add_relay (self, quote, self->credit_basis, self->credit_name, self->credit_verb, self->credit);
}

static void
add_publisher (HearsayPage *self,
               HearsayQuote *quote)
{
  const HearsayArticle *article = self->reading->article;
  g_autofree char *base = g_path_get_basename (article->path);
  const char *name = base;
  HearsayHop hop = { HEARSAY_ROLE_PUBLISHER, HEARSAY_BASIS_INFERRED, NULL, HEARSAY_NONE, self->reading->index, NULL, self->reading->index, article->title_span };

  if (article->title[0] != '\0')
    name = article->title;
  if (article->outlet[0] != '\0')
    {
      name = article->outlet;
      hop.basis = HEARSAY_BASIS_DECLARED;
      hop.evidence = article->outlet_span;
    }

  hop.name = g_strdup (name);
  hop.verb = g_strdup ("");
  g_array_append_val (quote->chain, hop);
}

/**
 * hearsay_chains_declare:
 * @index: of a quotation; those before it have their chains
 *
 * Fills the quotation's chain with the steps the article declares, and with what
 * can be concluded from them.
 */
void
hearsay_chains_declare (HearsayPage *self,
                        guint index)
{
  HearsayQuote *quote = hearsay_page_get_quote (self, index);
  gboolean is_printed = !hearsay_span_is_empty (quote->source);

  add_hop (self, quote, HEARSAY_ROLE_SPEAKER, is_printed ? HEARSAY_BASIS_DECLARED : HEARSAY_BASIS_INFERRED, g_strdup (quote->speaker), quote->speaker_entity,
           quote->cue, is_printed ? quote->source : quote->cue);
  add_declared (self, quote, index);
  add_outer (self, quote, index);
  if (!has_relay (quote))
    add_shared (self, quote, index);
  if (!has_relay (quote))
    add_continued (self, quote, index);
  add_owned (self, quote);
  add_credit (self, quote);
  add_publisher (self, quote);
}
