/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes"

#include "config.h"

#include "hearsay-stages.h"

#include <string.h>

#include "hearsay-quotes-private.h"
#include "hearsay-tellings.h"
#include "hearsay-text.h"

/* A quotation without a cue must look like a sentence to be one. */
#define SENTENCE_WORDS 4
#define POST_NAME_TOKENS 14

static HearsayMarked *
get_region (const HearsayQuoteScan *self,
            int region)
{
  return &g_array_index (self->regions, HearsayMarked, region);
}

static void
append_span (HearsayQuote *quote,
             HearsaySpan span)
{
  if (!hearsay_span_is_empty (span))
    g_array_append_val (quote->content, span);
}

/* A region with the paragraphs it goes on in, each a piece. */
static void
append_region (HearsayQuoteScan *self,
               HearsayQuote *quote,
               int region,
               guint8 *used)
{
  while (get_region (self, region)->continues && !used[region - 1])
    region--;

  for (; region != HEARSAY_NONE; region = get_region (self, region)->next)
    {
      const HearsayMarked *marked = get_region (self, region);

      if (used[region])
        continue;
      used[region] = TRUE;
      append_span (quote, hearsay_segments_get_span (self->reading->segments, marked->inner_first, marked->inner_last));
    }
}

static HearsayQuoteKind
append_content (HearsayQuoteScan *self,
                HearsayQuote *quote,
                const HearsayAttribution *attribution,
                guint8 *used)
{
  gboolean all_marked = TRUE;
  gboolean any_marked = FALSE;

  for (guint i = 0; i < attribution->n_content; i++)
    {
      HearsayItems items = attribution->content[i];
      int region = hearsay_scan_item (self, items.first)->region;

      if (items.last - items.first == 1 && region != HEARSAY_NONE)
        {
          append_region (self, quote, region, used);
          any_marked = TRUE;
          continue;
        }

      all_marked = FALSE;
      append_span (quote, hearsay_scan_get_span (self, items));
      for (guint k = items.first; k < items.last; k++)
        {
          region = hearsay_scan_item (self, k)->region;
          if (region == HEARSAY_NONE)
            continue;
          any_marked = TRUE;
          used[region] = TRUE;
          if (k + 1 == items.last && get_region (self, region)->next != HEARSAY_NONE)
            append_region (self, quote, get_region (self, region)->next, used);
        }
    }

  if (all_marked)
    return HEARSAY_QUOTE_DIRECT;

  return any_marked ? HEARSAY_QUOTE_MIXED : HEARSAY_QUOTE_INDIRECT;
}

static void
finish_quote (HearsayQuoteScan *self,
              HearsayQuote *quote)
{
  const HearsayArticle *article = self->reading->article;
  g_autofree char *text = hearsay_quote_dup_text (quote, article);
  g_autofree char *place = g_strdup_printf ("%u", hearsay_quote_get_span (quote).start);

  g_free (quote->id);
  quote->id = hearsay_stable_id (article->id, place, text, NULL);
  g_array_append_val (self->reading->quotes, *quote);
}

/* "did not respond to requests for comment" says that nothing was said. */
static gboolean
is_formula (HearsayQuoteScan *self,
            const HearsayAttribution *attribution)
{
  HearsayItems all = { attribution->cue.first, attribution->content[attribution->n_content - 1].last };
  guint end = 0;

  for (guint i = attribution->cue.first; i < MIN (all.last, attribution->cue.last + 2); i++)
    if (hearsay_scan_phrase (self, "formulae", i, all.last, &end) != NULL || hearsay_scan_phrase (self, "silences", i, all.last, &end) != NULL)
      return TRUE;

  return FALSE;
}

static void
make_quote (HearsayQuoteScan *self,
            const HearsayAttribution *attribution,
            guint8 *used)
{
  HearsayQuote quote;

  if (is_formula (self, attribution))
    return;

  hearsay_quote_init (&quote, self->reading->index);
  quote.kind = append_content (self, &quote, attribution, used);
  if (quote.content->len == 0)
    {
      hearsay_quote_clear (&quote);
      return;
    }

  quote.cue = hearsay_scan_get_span (self, attribution->cue);
  quote.source = hearsay_scan_get_span (self, attribution->source);
  quote.confidence = attribution->confidence;
  quote.reason = attribution->reason;
  if (attribution->shares_source != HEARSAY_NONE)
    quote.source = HEARSAY_SPAN_NONE;
  finish_quote (self, &quote);
}

static gboolean
looks_like_sentence (const HearsayQuoteScan *self,
                     const HearsayMarked *region)
{
  const HearsaySegments *segments = self->reading->segments;
  const HearsayToken *first = hearsay_segments_get_token (segments, region->inner_first);
  const HearsayToken *last = hearsay_segments_get_token (segments, region->inner_last - 1);
  gunichar c = g_utf8_get_char (self->text + last->start);
  guint words = 0;

  for (guint32 i = region->inner_first; i < region->inner_last && words < SENTENCE_WORDS; i++)
    words += hearsay_segments_get_token (segments, i)->kind == HEARSAY_TOKEN_WORD;

  return words >= SENTENCE_WORDS && (first->flags & HEARSAY_TOKEN_CAPITAL || first->kind != HEARSAY_TOKEN_WORD) &&
         (c == '.' || c == '!' || c == '?' || c == 0x2026 || !region->is_closed);
}

static HearsayQuote *
last_quote (const HearsayQuoteScan *self)
{
  GArray *quotes = self->reading->quotes;

  return quotes->len > 0 ? &g_array_index (quotes, HearsayQuote, quotes->len - 1) : NULL;
}

static guint32
paragraph_at (const HearsayQuoteScan *self,
              guint32 byte)
{
  const HearsaySegments *segments = self->reading->segments;
  guint token = MIN (hearsay_segments_token_at (segments, byte), segments->tokens->len - 1);

  return hearsay_segments_get_sentence (segments, hearsay_segments_get_token (segments, token)->sentence)->paragraph;
}

/* A full sentence in marks that no cue claims goes on with who spoke last. */
static void
take_orphan (HearsayQuoteScan *self,
             guint stretch_index,
             guint item,
             guint8 *used)
{
  int region = hearsay_scan_item (self, item)->region;
  HearsayMarked *marked = get_region (self, region);
  HearsayStretch stretch = g_array_index (self->stretches, HearsayStretch, stretch_index);
  HearsayQuote *previous = last_quote (self);
  HearsaySpan inner = hearsay_segments_get_span (self->reading->segments, marked->inner_first, marked->inner_last);
  guint32 paragraph = stretch.paragraph;
  guint32 last_paragraph = 0;
  HearsayQuote quote;

  if (used[region] || !looks_like_sentence (self, marked) || item != stretch.first)
    return;

  if (previous != NULL)
    {
      guint32 end = MAX (hearsay_quote_get_span (previous).end, MAX (previous->cue.end, previous->source.end));

      last_paragraph = paragraph_at (self, end > 0 ? end - 1 : 0);
      if (last_paragraph == paragraph && previous->kind == HEARSAY_QUOTE_DIRECT && hearsay_quote_get_span (previous).end < inner.start)
        {
          append_region (self, previous, region, used);
          return;
        }
    }

  hearsay_quote_init (&quote, self->reading->index);
  quote.kind = HEARSAY_QUOTE_DIRECT;
  quote.confidence = 55;
  quote.reason = "stands alone after its speaker";

  if (previous == NULL || previous->kind == HEARSAY_QUOTE_INDIRECT || paragraph - last_paragraph > 1)
    {
      quote.confidence = 40;
      quote.reason = "stands alone after who is likely to speak";
    }

  append_region (self, &quote, region, used);
  if (quote.content->len == 0)
    {
      hearsay_quote_clear (&quote);
      return;
    }

  finish_quote (self, &quote);
}

/* "— Ann Bell (@annbell) 3 May": the line under a post that says whose it is. */
static gboolean
is_post_line (const HearsayQuoteScan *self,
              const HearsaySegment *paragraph,
              HearsaySpan *name)
{
  const HearsaySegments *segments = self->reading->segments;
  guint32 last = MIN (paragraph->last, paragraph->first + POST_NAME_TOKENS);
  gunichar first = g_utf8_get_char (self->text + paragraph->span.start);

  if (first != 0x2014 && first != 0x2013 && first != '-')
    return FALSE;

  for (guint32 i = paragraph->first + 2; i < last; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (segments, i);

      if (token->kind == HEARSAY_TOKEN_HANDLE && self->text[token->start] == '@')
        {
          guint32 end = i;

          if (self->text[hearsay_segments_get_token (segments, i - 1)->start] == '(')
            end--;
          *name = hearsay_segments_get_span (segments, paragraph->first + 1, end);
          return !hearsay_span_is_empty (*name);
        }
    }

  return FALSE;
}

static void
set_post_speaker (HearsayQuoteScan *self,
                  HearsayQuote *quote)
{
  for (guint i = 0; i < self->reading->mentions->len; i++)
    {
      const HearsayMention *mention = &g_array_index (self->reading->mentions, HearsayMention, i);

      if (hearsay_span_contains (quote->source, mention->span) && mention->entity != HEARSAY_NONE && mention->kind != HEARSAY_ENTITY_PLACE)
        {
          quote->speaker_entity = mention->entity;
          g_free (quote->speaker);
          quote->speaker = g_strdup (hearsay_analysis_get_entity (self->analysis, mention->entity)->name);
          return;
        }
    }

  g_free (quote->speaker);
  quote->speaker = hearsay_text_squeeze (self->text, quote->source);
}

/* Posts stand as a block with the line below; whatever else was made of the
 * block is dropped. */
static void
find_posts (HearsayQuoteScan *self)
{
  const HearsaySegments *segments = self->reading->segments;

  for (guint i = 1; i < segments->paragraphs->len; i++)
    {
      const HearsaySegment *line = hearsay_segments_get_paragraph (segments, i);
      HearsaySpan block = hearsay_segments_get_paragraph (segments, i - 1)->span;
      HearsaySpan name;
      HearsayQuote quote;

      if (!is_post_line (self, line, &name) || hearsay_article_find_furniture (self->reading->article, line->span) != NULL)
        continue;

      for (guint k = self->reading->quotes->len; k > 0; k--)
        if (hearsay_span_overlaps (hearsay_quote_get_span (&g_array_index (self->reading->quotes, HearsayQuote, k - 1)), block))
          g_array_remove_index (self->reading->quotes, k - 1);

      hearsay_quote_init (&quote, self->reading->index);
      quote.kind = HEARSAY_QUOTE_DIRECT;
      quote.source = name;
      quote.source_type = HEARSAY_SOURCE_POST;
      quote.confidence = 90;
      quote.reason = "post with its author's line";
      append_span (&quote, block);
      set_post_speaker (self, &quote);
      finish_quote (self, &quote);
    }
}

static int
compare_quotes (gconstpointer a,
                gconstpointer b)
{
  HearsaySpan x = hearsay_quote_get_span (a);
  HearsaySpan y = hearsay_quote_get_span (b);

  return (x.start > y.start) - (x.start < y.start);
}

/* Attributions and orphans in text order, so that who spoke last is known. */
static void
make_quotes (HearsayQuoteScan *self)
{
  g_autofree guint8 *used = g_new0 (guint8, self->regions->len + 1);
  guint next = 0;

  for (guint i = 0; i < self->attributions->len; i++)
    {
      const HearsayAttribution *attribution = &g_array_index (self->attributions, HearsayAttribution, i);

      for (guint k = 0; k < attribution->n_content; k++)
        for (guint m = attribution->content[k].first; m < attribution->content[k].last; m++)
          if (hearsay_scan_item (self, m)->region != HEARSAY_NONE)
            used[hearsay_scan_item (self, m)->region] = 2;
    }

  /* Marked 2: claimed by an attribution to come; not to be taken as an orphan. */
  for (guint s = 0; s < self->stretches->len; s++)
    {
      HearsayStretch stretch = g_array_index (self->stretches, HearsayStretch, s);

      for (; next < self->attributions->len && g_array_index (self->attributions, HearsayAttribution, next).stretch == s; next++)
        {
          const HearsayAttribution *attribution = &g_array_index (self->attributions, HearsayAttribution, next);

          for (guint k = 0; k < attribution->n_content; k++)
            for (guint m = attribution->content[k].first; m < attribution->content[k].last; m++)
              if (hearsay_scan_item (self, m)->region != HEARSAY_NONE && used[hearsay_scan_item (self, m)->region] == 2)
                used[hearsay_scan_item (self, m)->region] = 0;
          make_quote (self, attribution, used);
        }

      for (guint i = stretch.first; i < stretch.last; i++)
        if (hearsay_scan_item (self, i)->region != HEARSAY_NONE)
          take_orphan (self, s, i, used);
    }
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
    for (guint last = i + 1; last <= within.last && hearsay_scan_is (self, last - 1, HEARSAY_CLASS_CAPITAL); last++)
      {
        gboolean has_article = i > 0 && hearsay_scan_word_is (self, i - 1, "the");
        HearsaySpan span = hearsay_scan_get_span (self, (HearsayItems){ i - has_article, last });
        g_autofree char *printed = hearsay_text_squeeze (self->text, span);
        g_autofree char *folded = hearsay_text_fold (printed, strlen (printed));

        *outlet = (HearsayItems){ i, last };
        if (!hearsay_scan_word_is (self, i, "the") && hearsay_outlets_is_listed (self->reading->language, folded))
          return TRUE;
      }

  return FALSE;
}

/* Who speaks, and through whom it came. */
static void
settle (HearsayQuoteScan *self)
{
  g_autofree guint8 *marked = g_new0 (guint8, self->reading->segments->tokens->len + 1);

  for (guint i = 0; i < self->regions->len; i++)
    {
      const HearsayMarked *region = get_region (self, i);

      memset (marked + region->first, TRUE, region->last - region->first);
    }

  hearsay_tellings_settle (self->reading, self->analysis, marked);
}

static void
free_scan (HearsayQuoteScan *self)
{
  g_string_chunk_free (self->strings);
  g_array_unref (self->regions);
  g_array_unref (self->items);
  g_array_unref (self->stretches);
  g_array_unref (self->attributions);
  g_free (self->region_items);
}

/**
 * hearsay_quotes_find:
 * @reading: its mentions are resolved
 * @analysis: holds the entities
 *
 * Fills the reading's quotes. Linear in the length of the text.
 */
void
hearsay_quotes_find (HearsayReading *reading,
                     const HearsayAnalysis *analysis)
{
  HearsayQuoteScan self = { reading, analysis, reading->article->text };

  if (reading->segments->tokens->len == 0)
    return;

  self.strings = g_string_chunk_new (4096);
  self.regions = g_array_new (FALSE, FALSE, sizeof (HearsayMarked));
  self.items = g_array_new (FALSE, FALSE, sizeof (HearsayItem));
  self.stretches = g_array_new (FALSE, FALSE, sizeof (HearsayStretch));
  self.attributions = g_array_new (FALSE, FALSE, sizeof (HearsayAttribution));

  hearsay_quotes_find_marks (&self);
  hearsay_quotes_scan (&self);
  hearsay_quotes_find_attributions (&self);
  make_quotes (&self);
  find_posts (&self);
  g_array_sort (reading->quotes, compare_quotes);
  settle (&self);

  free_scan (&self);
}
