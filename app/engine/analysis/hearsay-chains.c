/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chains"

#include "config.h"

#include "hearsay-quotes-private.h"

#include <string.h>

#include "hearsay-text.h"

/* The way from the speaker to this page, as far as the text declares it: whom
 * the speaker told, who reported it first, and who prints it here. */

#define LEAD_PARAGRAPHS 4
#define LEAD_BYTES 2000
#define DATELINE_ITEMS 10
#define CREDIT_ITEMS 12
#define NEAR_ITEMS 6

/* "Ledger" is The Brennick Ledger, "HPA" the Halvia Press Agency, where it
 * stands in their own pages. */
static gboolean
is_own_outlet (const HearsayQuoteScan *self,
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

  for (const char *p = own; *p != '\0'; p = g_utf8_next_char (p))
    if (p == own || p[-1] == ' ')
      g_string_append_unichar (initials, g_utf8_get_char (p));

  return initials->len > 1 && strcmp (initials->str, bare) == 0;
}

static gboolean
ends_in_outlet_word (const HearsayQuoteScan *self,
                     const char *folded)
{
  const char *space = strrchr (folded, ' ');

  return space != NULL && hearsay_scan_has_list (self, "outlet-words", space + 1);
}

static int
entity_of_items (const HearsayQuoteScan *self,
                 HearsayItems items)
{
  for (guint i = items.last; i > items.first; i--)
    {
      int mention = hearsay_scan_item (self, i - 1)->mention;

      if (mention != HEARSAY_NONE)
        return g_array_index (self->reading->mentions, HearsayMention, mention).entity;
    }

  return HEARSAY_NONE;
}

static gboolean
is_outlet_in_full (const HearsayQuoteScan *self,
                   const char *name)
{
  g_autofree char *folded = hearsay_text_fold (name, strlen (name));
  const char *bare = g_str_has_prefix (folded, "the ") ? folded + 4 : folded;

  return hearsay_scan_has_list (self, "agencies", bare) || ends_in_outlet_word (self, folded);
}

/* Whether capitalised items [first, last) are the name of an agency or outlet, in
 * full or in a short form the article or another one spells out. */
static gboolean
is_outlet_name (const HearsayQuoteScan *self,
                HearsayItems items)
{
  HearsaySpan span = hearsay_scan_get_span (self, items);
  g_autofree char *squeezed = hearsay_text_squeeze (self->text, span);
  g_autofree char *folded = hearsay_text_fold (squeezed, strlen (squeezed));
  int entity = entity_of_items (self, items);

  if (is_outlet_in_full (self, squeezed))
    return TRUE;
  if (entity >= 0 && is_outlet_in_full (self, hearsay_analysis_get_entity (self->analysis, entity)->name))
    return TRUE;

  /* "the Guardian", but not "guardian" or "Times change". */
  return items.first > 0 && items.last == items.first + 1 && hearsay_scan_word_is (self, items.first - 1, "the") &&
         hearsay_scan_has_list (self, "outlet-words", folded);
}

/**
 * hearsay_quotes_find_outlet:
 * @within: items to look at
 * @outlet: (out): the items of the first outlet's name
 *
 * Returns: whether an agency, newspaper or broadcaster is named there
 */
gboolean
hearsay_quotes_find_outlet (const HearsayQuoteScan *self,
                            HearsayItems within,
                            HearsayItems *outlet)
{
  for (guint i = within.first; i < within.last; i++)
    {
      HearsayItems name = { i, i };

      if (!hearsay_scan_is (self, i, HEARSAY_CLASS_CAPITAL) ||
          (hearsay_scan_is (self, i, HEARSAY_CLASS_DETERMINER) && hearsay_scan_item (self, i)->mention == HEARSAY_NONE))
        continue;

      while (name.last < within.last && hearsay_scan_is (self, name.last, HEARSAY_CLASS_CAPITAL))
        name.last++;
      i = name.last - 1;

      if (is_outlet_name (self, name))
        {
          *outlet = name;
          return TRUE;
        }
    }

  return FALSE;
}

static void
add_hop (HearsayQuoteScan *self,
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

static char *
dup_entity_name (const HearsayQuoteScan *self,
                 int entity,
                 HearsayItems items)
{
  HearsaySpan span = hearsay_scan_get_span (self, items);

  if (entity != HEARSAY_NONE)
    return g_strdup (hearsay_analysis_get_entity (self->analysis, entity)->name);

  return hearsay_text_squeeze (self->text, span);
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

static void
add_relay (HearsayQuoteScan *self,
           HearsayQuote *quote,
           HearsayBasis basis,
           HearsayItems items,
           HearsaySpan verb)
{
  int entity = entity_of_items (self, items);
  g_autofree char *name = dup_entity_name (self, entity, items);
  HearsaySpan evidence = hearsay_scan_get_span (self, items);
  g_autofree char *printed = hearsay_text_squeeze (self->text, evidence);

  if (has_hop_named (quote, name) || is_own_outlet (self, name) || is_own_outlet (self, printed))
    return;

  add_hop (self, quote, HEARSAY_ROLE_RELAY, basis, g_steal_pointer (&name), entity, verb, evidence);
}

/* "told the Gazette", "told reporters": whom they told. */
static void
add_told (HearsayQuoteScan *self,
          HearsayQuote *quote,
          HearsayItems recipient)
{
  HearsayItems outlet = { 0, 0 };

  if (hearsay_items_are_empty (recipient))
    return;

  if (hearsay_quotes_find_outlet (self, recipient, &outlet))
    {
      add_relay (self, quote, HEARSAY_BASIS_DECLARED, outlet, quote->cue);
      return;
    }

  /* "told this newspaper" is the publisher's own. */
  if (hearsay_scan_word_is (self, recipient.first, "this") || hearsay_scan_word_is (self, recipient.first, "us"))
    return;

  for (guint i = recipient.first; i < recipient.last; i++)
    if (hearsay_scan_has_list (self, "relay-audience", hearsay_scan_item (self, i)->word))
      {
        add_relay (self, quote, HEARSAY_BASIS_DECLARED, recipient, quote->cue);
        return;
      }
}

/* "remarks to the Gazette", "in an interview with the Gazette". */
static gboolean
find_venue (const HearsayQuoteScan *self,
            HearsayStretch stretch,
            guint *word,
            HearsayItems *outlet)
{
  for (guint i = stretch.first; i + 1 < stretch.last; i++)
    {
      HearsayItems near = { i + 1, MIN (i + 1 + NEAR_ITEMS, stretch.last) };

      if (!hearsay_scan_has_list (self, "venue-words", hearsay_scan_item (self, i)->word) || !hearsay_scan_is (self, i + 1, HEARSAY_CLASS_PREPOSITION))
        continue;
      if (hearsay_quotes_find_outlet (self, near, outlet))
        {
          *word = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
add_venue (HearsayQuoteScan *self,
           HearsayQuote *quote,
           HearsayStretch stretch)
{
  HearsayItems outlet = { 0, 0 };
  guint word = 0;

  if (find_venue (self, stretch, &word, &outlet))
    {
      HearsaySpan verb = hearsay_scan_get_span (self, (HearsayItems){ word, word + 1 });

      add_relay (self, quote, HEARSAY_BASIS_DECLARED, outlet, verb);
    }
}

/* Said elsewhere in the article of the same speaker; that this quotation is of
 * that occasion is a conclusion. */
static void
add_speaker_venue (HearsayQuoteScan *self,
                   HearsayQuote *quote)
{
  for (guint i = 0; i < self->venues->len && quote->chain->len == 1; i++)
    {
      const HearsayVenue *venue = &g_array_index (self->venues, HearsayVenue, i);

      if (venue->entity == quote->speaker_entity)
        {
          HearsaySpan word = hearsay_scan_get_span (self, venue->word);

          add_relay (self, quote, HEARSAY_BASIS_INFERRED, venue->outlet, word);
        }
    }
}

/* "the Gazette cited a source as saying", "…, the agency quoted him": the subject
 * of the verb that hands the words on. */
static void
add_citing (HearsayQuoteScan *self,
            HearsayQuote *quote,
            HearsayStretch stretch,
            HearsayItems source)
{
  for (guint i = stretch.first; i < stretch.last; i++)
    {
      const HearsayItem *item = hearsay_scan_item (self, i);
      HearsayItems outlet = { 0, 0 };
      HearsayItems subject;
      HearsaySpan verb = hearsay_scan_get_span (self, (HearsayItems){ i, i + 1 });

      if (item->lemma == NULL || item->form == HEARSAY_VERB_BASE || !hearsay_scan_has_list (self, "cue-quoted-relay", item->lemma))
        continue;
      if (i >= source.first && i < source.last)
        continue;

      subject = hearsay_phrases_subject (self, hearsay_phrases_group_start (self, i, stretch), stretch);
      if (i + 1 < stretch.last && hearsay_scan_word_is (self, i + 1, "by"))
        subject = hearsay_phrases_noun_right (self, i + 2, stretch);
      if (!hearsay_items_are_empty (subject) && subject.first != source.first && hearsay_quotes_find_outlet (self, subject, &outlet))
        add_relay (self, quote, HEARSAY_BASIS_DECLARED, outlet, verb);
    }
}

/* "…, sources told Reuters" elsewhere in the sentence; "according to Reuters". */
static void
add_sentence_relays (HearsayQuoteScan *self,
                     HearsayQuote *quote,
                     const HearsayAttribution *attribution)
{
  HearsayStretch stretch = g_array_index (self->stretches, HearsayStretch, attribution->stretch);
  guint end = 0;

  /* A sentence of any use to a reader is far shorter than this. */
  if (stretch.last - stretch.first > 300)
    return;

  add_citing (self, quote, stretch, attribution->source);
  if (!attribution->is_plan)
    add_venue (self, quote, stretch);

  for (guint i = stretch.first; i < stretch.last; i++)
    if (i != attribution->cue.first && hearsay_scan_phrase (self, "according", i, stretch.last, &end) != NULL)
      {
        HearsayItems outlet = { 0, 0 };
        HearsaySpan verb = hearsay_scan_get_span (self, (HearsayItems){ i, end });

        if (hearsay_quotes_find_outlet (self, (HearsayItems){ end, MIN (end + NEAR_ITEMS, stretch.last) }, &outlet))
          add_relay (self, quote, HEARSAY_BASIS_DECLARED, outlet, verb);
      }
}

static void
add_publisher (HearsayQuoteScan *self,
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
 * @quote: with its speaker, cue and source
 * @attribution: (nullable): where it was found; %NULL if the text has no cue for it
 *
 * Fills the quote's chain with the steps the article declares.
 */
void
hearsay_chains_declare (HearsayQuoteScan *self,
                        HearsayQuote *quote,
                        const HearsayAttribution *attribution)
{
  HearsaySpan evidence = hearsay_span_is_empty (quote->source) ? quote->cue : quote->source;

  add_hop (self, quote, HEARSAY_ROLE_SPEAKER,
           hearsay_span_is_empty (quote->source) ? HEARSAY_BASIS_INFERRED : HEARSAY_BASIS_DECLARED,
           g_strdup (quote->speaker), quote->speaker_entity, quote->cue, evidence);

  if (attribution != NULL)
    {
      add_told (self, quote, attribution->recipient);
      add_sentence_relays (self, quote, attribution);
    }

  if (quote->speaker_entity != HEARSAY_NONE)
    add_speaker_venue (self, quote);

  if (quote->chain->len == 1 && !hearsay_span_is_empty (self->credit))
    {
      guint first = hearsay_segments_token_at (self->reading->segments, self->credit_name.start);
      g_autofree char *name = hearsay_text_squeeze (self->text, self->credit_name);
      g_autofree char *printed = g_strdup (name);
      int entity = HEARSAY_NONE;

      for (guint i = 0; i < self->reading->mentions->len; i++)
        {
          const HearsayMention *mention = &g_array_index (self->reading->mentions, HearsayMention, i);

          if (hearsay_span_overlaps (mention->span, self->credit_name))
            entity = mention->entity;
        }

      if (entity != HEARSAY_NONE)
        {
          g_free (name);
          name = g_strdup (hearsay_analysis_get_entity (self->analysis, entity)->name);
        }
      if (first < self->reading->segments->tokens->len && !is_own_outlet (self, name) && !is_own_outlet (self, printed) && !has_hop_named (quote, name))
        add_hop (self, quote, HEARSAY_ROLE_RELAY, self->credit_basis, g_steal_pointer (&name), entity, self->credit_verb, self->credit);
    }

  add_publisher (self, quote);
}

static void
set_credit (HearsayQuoteScan *self,
            HearsayItems outlet,
            HearsayItems evidence,
            HearsayItems verb,
            HearsayBasis basis)
{
  self->credit = hearsay_scan_get_span (self, evidence);
  self->credit_name = hearsay_scan_get_span (self, outlet);
  self->credit_verb = hearsay_scan_get_span (self, verb);
  self->credit_basis = basis;
}

/* In brackets before a dash any acronym is an agency. */
static gboolean
is_acronym (const HearsayQuoteScan *self,
            guint first,
            guint last,
            HearsayItems *outlet)
{
  const HearsayToken *token = hearsay_segments_get_token (self->reading->segments, hearsay_scan_item (self, first)->first);

  *outlet = (HearsayItems){ first, last };
  return last == first + 1 && (token->flags & HEARSAY_TOKEN_ALL_CAPITALS) && token->end - token->start <= 6;
}

/* "LEEDS (AP) —", "(Reuters) - ": a dateline. */
static gboolean
find_dateline (HearsayQuoteScan *self,
               HearsayStretch stretch)
{
  guint last = MIN (stretch.last, stretch.first + DATELINE_ITEMS);

  for (guint i = stretch.first; i + 2 < last; i++)
    {
      HearsayItems outlet = { 0, 0 };
      guint close = i + 1;

      if (!hearsay_scan_is (self, i, HEARSAY_CLASS_DASH))
        continue;
      while (close < last && !hearsay_scan_is (self, close, HEARSAY_CLASS_DASH))
        close++;
      if (close + 1 >= stretch.last || close >= last || !hearsay_scan_is (self, close + 1, HEARSAY_CLASS_DASH))
        continue;
      if (hearsay_quotes_find_outlet (self, (HearsayItems){ i + 1, close }, &outlet) || is_acronym (self, i + 1, close, &outlet))
        {
          set_credit (self, outlet, (HearsayItems){ i, close + 1 }, (HearsayItems){ 0, 0 }, HEARSAY_BASIS_DECLARED);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_own_items (const HearsayQuoteScan *self,
              HearsayItems items)
{
  HearsaySpan span = hearsay_scan_get_span (self, items);
  g_autofree char *name = hearsay_text_squeeze (self->text, span);

  return is_own_outlet (self, name);
}

/* "was the first to report", "first reported by" */
static gboolean
is_first_report (const HearsayQuoteScan *self,
                 guint verb,
                 HearsayStretch stretch)
{
  if (!hearsay_scan_has_list (self, "cue-quoted-relay", hearsay_scan_item (self, verb)->lemma))
    return FALSE;

  for (guint i = verb; i > stretch.first && verb - i < 3; i--)
    if (hearsay_scan_word_is (self, i - 1, "first"))
      return TRUE;

  return FALSE;
}

/* "…, Reuters reported", "according to Reuters", "Reuters quoted sources", "a
 * source told Reuters", "Reuters was the first to report". */
static gboolean
find_lead_credit (HearsayQuoteScan *self,
                  HearsayStretch stretch)
{
  for (guint i = stretch.first; i < stretch.last; i++)
    {
      const HearsayItem *item = hearsay_scan_item (self, i);
      HearsayItems outlet = { 0, 0 };
      HearsayItems near = { 0, 0 };
      HearsayItems verb = { i, i + 1 };
      guint end = i;

      if (item->lemma != NULL && strcmp (item->lemma, "tell") == 0)
        near = hearsay_phrases_recipient (self, i + 1, stretch);
      else if (item->lemma != NULL && is_first_report (self, i, stretch))
        near = (HearsayItems){ stretch.first, stretch.last };
      else if (item->lemma != NULL && hearsay_scan_has_list (self, "cue-quoted-relay", item->lemma) && hearsay_phrases_is_verb (self, i, stretch))
        near = hearsay_phrases_subject (self, hearsay_phrases_group_start (self, i, stretch), stretch);
      else if (hearsay_scan_phrase (self, "according", i, stretch.last, &end) != NULL)
        {
          near = hearsay_phrases_noun_right (self, end, stretch);
          verb.last = end;
        }

      if (!hearsay_items_are_empty (near) && hearsay_quotes_find_outlet (self, near, &outlet) && !is_own_items (self, outlet))
        {
          HearsayItems evidence = { MIN (outlet.first, verb.first), MAX (outlet.last, verb.last) };

          set_credit (self, outlet, evidence, verb, HEARSAY_BASIS_INFERRED);
          return TRUE;
        }
    }

  return FALSE;
}

/* A short last line: "Source: AP", "— Reuters", "Reporting by Reuters". */
static gboolean
find_credit_line (HearsayQuoteScan *self,
                  HearsayStretch stretch)
{
  static const char *const leads[] = { "source", "by", "from", "credit", "via", "reporting", "originally" };
  HearsayItems all = { stretch.first, stretch.last };
  HearsayItems outlet = { 0, 0 };
  gboolean leads_in = hearsay_scan_is (self, stretch.first, HEARSAY_CLASS_DASH);

  if (stretch.last - stretch.first > CREDIT_ITEMS)
    return FALSE;

  for (guint i = stretch.first; i < stretch.last && !leads_in; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (leads); k++)
      leads_in = leads_in || hearsay_scan_word_is (self, i, leads[k]);

  if (!leads_in || !hearsay_quotes_find_outlet (self, all, &outlet))
    return FALSE;

  set_credit (self, outlet, all, (HearsayItems){ 0, 0 }, HEARSAY_BASIS_DECLARED);
  return TRUE;
}

/* "Bell's remarks to the Gazette": the owner of the word. */
static void
find_venues (HearsayQuoteScan *self)
{
  for (guint s = 0; s < self->stretches->len; s++)
    {
      HearsayStretch stretch = g_array_index (self->stretches, HearsayStretch, s);
      HearsayVenue venue = { HEARSAY_NONE };
      guint word = 0;

      if (stretch.last - stretch.first > 300 || !find_venue (self, stretch, &word, &venue.outlet))
        continue;

      venue.word = (HearsayItems){ word, word + 1 };
      for (guint i = stretch.first; i < word; i++)
        {
          int mention = hearsay_scan_item (self, i)->mention;

          if (mention != HEARSAY_NONE && hearsay_scan_is (self, i + 1, HEARSAY_CLASS_POSSESSIVE))
            venue.entity = g_array_index (self->reading->mentions, HearsayMention, mention).entity;
        }
      if (venue.entity != HEARSAY_NONE)
        g_array_append_val (self->venues, venue);
    }
}

/**
 * hearsay_chains_find_credit:
 *
 * Finds out whether the article says, in its dateline, its lead or a credit
 * line, whose report it is, and where in it somebody's talk with an outlet is
 * mentioned.
 */
void
hearsay_chains_find_credit (HearsayQuoteScan *self)
{
  guint n = self->stretches->len;

  find_venues (self);

  for (guint i = 0; i < n; i++)
    {
      HearsayStretch stretch = g_array_index (self->stretches, HearsayStretch, i);
      HearsaySpan span = hearsay_scan_get_span (self, (HearsayItems){ stretch.first, stretch.last });

      if (stretch.paragraph >= LEAD_PARAGRAPHS || span.start > LEAD_BYTES)
        break;
      if (stretch.last - stretch.first > 300 || hearsay_article_find_furniture (self->reading->article, span) != NULL)
        continue;
      if (find_dateline (self, stretch) || find_lead_credit (self, stretch))
        return;
    }

  for (guint i = n; i > 0 && n - i < 4; i--)
    if (find_credit_line (self, g_array_index (self->stretches, HearsayStretch, i - 1)))
      return;
}
