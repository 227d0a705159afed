/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes"

#include "config.h"

#include "hearsay-stages.h"

#include <string.h>

#include "hearsay-quotes-link.h"
#include "hearsay-tellings.h"
#include "hearsay-text.h"

/* A quotation without a cue must look like a sentence to be one. */
#define SENTENCE_WORDS 4
#define POST_NAME_TOKENS 14

/* What a quotation must have to hold another, and how sure that one must be. */
#define NESTED_TOKENS 6
#define LEAST_NESTED 60

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

/* Takes the regions that the tokens touch. Returns the last of them, or -1. */
static int
use_regions (HearsayQuoteScan *self,
             HearsayTokens tokens,
             guint8 *used)
{
  int last = HEARSAY_NONE;

  for (guint32 i = tokens.first; i < tokens.last;)
    {
      int region = hearsay_scan_find_region (self, i);

      if (region == HEARSAY_NONE)
        {
          i++;
          continue;
        }
      used[region] = TRUE;
      last = region;
      i = get_region (self, region)->last;
    }

  return last;
}

/* A piece of content; what stands all in marks is told without them. */
static void
append_piece (HearsayQuoteScan *self,
              HearsayQuote *quote,
              HearsayTokens tokens)
{
  int region = hearsay_scan_find_region (self, tokens.first);

  if (region != HEARSAY_NONE && get_region (self, region)->last >= tokens.last)
    {
      tokens.first = MAX (tokens.first, get_region (self, region)->inner_first);
      tokens.last = MIN (tokens.last, get_region (self, region)->inner_last);
    }
  if (!hearsay_tokens_are_empty (tokens))
    append_span (quote, hearsay_segments_get_span (self->reading->segments, tokens.first, tokens.last));
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const HearsaySpan *one = a;
  const HearsaySpan *two = b;

  return one->start < two->start ? -1 : one->start > two->start;
}

/* The next paragraphs of a long quotation are of it, wherever nothing else claims them. */
static void
append_rest (HearsayQuoteScan *self,
             HearsayQuote *quote,
             const HearsayFound *found,
             guint8 *used)
{
  for (guint i = 0; i < found->content->len; i++)
    {
      int region = hearsay_scan_find_region (self, g_array_index (found->content, HearsayTokens, i).last - 1);
      int next = region != HEARSAY_NONE ? get_region (self, region)->next : HEARSAY_NONE;

      if (next != HEARSAY_NONE && !used[next])
        append_region (self, quote, next, used);
    }

  g_array_sort (quote->content, compare_spans);
}

static HearsayQuoteKind
append_content (HearsayQuoteScan *self,
                HearsayQuote *quote,
                const HearsayFound *found,
                guint8 *used)
{
  gboolean all_marked = TRUE;
  gboolean any_marked = FALSE;

  for (guint i = 0; i < found->content->len; i++)
    {
      HearsayTokens tokens = g_array_index (found->content, HearsayTokens, i);
      int first = hearsay_scan_find_region (self, tokens.first);
      int last = use_regions (self, tokens, used);

      all_marked = all_marked && first != HEARSAY_NONE && get_region (self, first)->last >= tokens.last;
      any_marked = any_marked || last != HEARSAY_NONE;
      append_piece (self, quote, tokens);
    }
  append_rest (self, quote, found, used);

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

/* Without the comma or colon that parts it from what comes next. */
static HearsaySpan
get_span (const HearsayQuoteScan *self,
          HearsayTokens tokens)
{
  const HearsaySegments *segments = self->reading->segments;

  while (tokens.last > tokens.first + 1 && strchr (",:", self->text[hearsay_segments_get_token (segments, tokens.last - 1)->start]) != NULL)
    tokens.last--;

  return hearsay_tokens_are_empty (tokens) ? HEARSAY_SPAN_NONE : hearsay_segments_get_span (segments, tokens.first, tokens.last);
}

static void
make_quote (HearsayQuoteScan *self,
            const HearsayFound *found,
            guint8 *used)
{
  HearsayTokens source = found->shares_source != HEARSAY_NONE ? hearsay_scan_found (self, found->shares_source)->source : found->source;
  HearsayQuote quote;

  hearsay_quote_init (&quote, self->reading->index);
  quote.kind = append_content (self, &quote, found, used);
  if (quote.content->len == 0)
    {
      hearsay_quote_clear (&quote);
      return;
    }

  quote.cue = get_span (self, found->cue);
  quote.source = get_span (self, source);
  quote.confidence = found->confidence;
  quote.reason = found->reason;
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

/* Where the quotation begins: whichever of its parts comes first. */
static guint32
first_token (const HearsayFound *found)
{
  guint32 first = g_array_index (found->content, HearsayTokens, 0).first;

  if (!hearsay_tokens_are_empty (found->cue))
    first = MIN (first, found->cue.first);
  if (!hearsay_tokens_are_empty (found->source))
    first = MIN (first, found->source.first);

  return first;
}

static void
claim_regions (HearsayQuoteScan *self,
               const HearsayFound *found,
               guint8 *used,
               guint8 value)
{
  for (guint k = 0; k < found->content->len; k++)
    {
      HearsayTokens tokens = g_array_index (found->content, HearsayTokens, k);

      for (guint32 i = tokens.first; i < tokens.last; i++)
        {
          int region = hearsay_scan_find_region (self, i);

          if (region == HEARSAY_NONE)
            continue;
          if (used[region] != TRUE)
            used[region] = value;
          i = get_region (self, region)->last - 1;
        }
    }
}

#define CLAIMED 2 /* by a quotation to come; not to be taken as an orphan */

/* What was found and orphans in text order, so that who spoke last is known. */
static void
make_quotes (HearsayQuoteScan *self)
{
  g_autofree guint8 *used = g_new0 (guint8, self->regions->len + 1);
  guint next = 0;

  for (guint i = 0; i < self->found->len; i++)
    claim_regions (self, hearsay_scan_found (self, i), used, CLAIMED);

  for (guint s = 0; s < self->stretches->len; s++)
    {
      HearsayStretch stretch = g_array_index (self->stretches, HearsayStretch, s);
      guint32 end = hearsay_scan_item (self, stretch.last - 1)->last;

      for (; next < self->found->len && first_token (hearsay_scan_found (self, next)) < end; next++)
        {
          claim_regions (self, hearsay_scan_found (self, next), used, FALSE);
          make_quote (self, hearsay_scan_found (self, next), used);
        }

      for (guint i = stretch.first; i < stretch.last; i++)
        if (hearsay_scan_item (self, i)->region != HEARSAY_NONE)
          take_orphan (self, s, i, used);
    }
}

/* By the model where there is one, with the grammar's opinion; else by the rules that
 * need only the word lists. */
static void
find_quotes (HearsayQuoteScan *self)
{
  const HearsayQuoteModel *model = hearsay_quote_model_get (self->reading->language);
  g_autoptr (GArray) parts = NULL;

  hearsay_quotes_find_marks (self);
  hearsay_quotes_scan (self);
  if (model == NULL)
    {
      hearsay_quotes_find_direct (self);
      hearsay_quotes_take_grammar (self);
      hearsay_quotes_drop_silences (self);
      return;
    }

  hearsay_quotes_find_attributions (self);
  parts = hearsay_quote_model_run (model, self);
  hearsay_quotes_link (self, parts);
  hearsay_quotes_drop_silences (self);
  hearsay_quotes_add_grammar (self);
  hearsay_quotes_drop_silences (self);
}

/* "I said that …" in a quotation is no quotation of its own: nobody else speaks. */
static gboolean
is_of_another (const HearsayQuoteScan *self,
               const HearsayFound *found)
{
  HearsayItems items = hearsay_scan_find_items (self, found->source);
  const char *pronoun = NULL;

  if (hearsay_items_are_empty (items) || hearsay_tokens_are_empty (found->cue) || found->confidence < LEAST_NESTED)
    return FALSE;

  pronoun = hearsay_words_lookup (hearsay_language_get_words (self->reading->language, "pronouns"), hearsay_scan_item (self, items.first)->word);

  return pronoun == NULL || (pronoun[0] != '1' && pronoun[0] != '2');
}

/* The quote that a region was made, or NULL; the last of several. */
static int
find_made (const HearsayQuoteScan *self,
           HearsaySpan inner)
{
  const GArray *quotes = self->reading->quotes;

  for (guint i = quotes->len; i > 0; i--)
    if (hearsay_span_overlaps (hearsay_quote_get_span (&g_array_index (quotes, HearsayQuote, i - 1)), inner))
      return i - 1;

  return HEARSAY_NONE;
}

static gboolean
is_sign (const HearsayQuoteScan *self,
         guint32 token)
{
  return hearsay_segments_get_token (self->reading->segments, token)->kind == HEARSAY_TOKEN_PUNCTUATION;
}

/* What follows an aside to the end of the marks is said as well. */
static void
extend_behind (HearsayQuoteScan *self,
               const HearsayMarked *region,
               const HearsayFound *found)
{
  HearsayTokens *last = &g_array_index (found->content, HearsayTokens, found->content->len - 1);
  HearsayTokens rest = { MAX (found->cue.last, found->source.last), region->inner_last };

  if (last->first >= rest.first)
    {
      last->last = region->inner_last;
      return;
    }

  /* Up to a sign it is when and where that was said. */
  while (rest.first < rest.last && !is_sign (self, rest.first))
    rest.first++;
  while (rest.first < rest.last && is_sign (self, rest.first))
    rest.first++;
  if (!hearsay_tokens_are_empty (rest))
    g_array_append_val (found->content, rest);
}

/* "« Le mur, dit Bell, tiendra. »", "«El muro —dice Bell— aguantará»": who speaks is told
 * inside the marks. Where nothing outside tells it, that is the quotation. */
static gboolean
take_aside (HearsayQuoteScan *self,
            const HearsayMarked *region,
            const HearsayFound *found,
            guint8 *used)
{
  int made = HEARSAY_NONE;

  if (hearsay_quote_model_get (self->reading->language) != NULL || strcmp (found->reason, HEARSAY_REASON_BEHIND) != 0 ||
      found->shares_source != HEARSAY_NONE || found->content->len == 0)
    return FALSE;

  made = find_made (self, hearsay_segments_get_span (self->reading->segments, region->inner_first, region->inner_last));
  if (made != HEARSAY_NONE)
    {
      const HearsayQuote *quote = &g_array_index (self->reading->quotes, HearsayQuote, made);

      if (!hearsay_span_is_empty (quote->cue) || !hearsay_span_is_empty (quote->source) || quote->content->len > 1)
        return FALSE;
      g_array_remove_index (self->reading->quotes, made);
    }

  extend_behind (self, region, found);
  make_quote (self, found, used);
  last_quote (self)->kind = HEARSAY_QUOTE_DIRECT;

  return TRUE;
}

/* "“The minister told me that …,” he said": quotations within what stands in marks,
 * read as if the marks were not there. */
static void
make_nested (HearsayQuoteScan *outer)
{
  for (guint i = 0; i < outer->regions->len; i++)
    {
      const HearsayMarked *region = get_region (outer, i);
      HearsayQuoteScan self;
      g_autofree guint8 *used = NULL;

      if (region->inner_last - region->inner_first < NESTED_TOKENS)
        continue;

      hearsay_quote_scan_init (&self, outer->reading, outer->analysis, (HearsayTokens){ region->inner_first, region->inner_last });
      find_quotes (&self);
      used = g_new0 (guint8, self.regions->len + 1);
      for (guint k = 0; k < self.found->len; k++)
        if (is_of_another (&self, hearsay_scan_found (&self, k)) && !take_aside (&self, region, hearsay_scan_found (&self, k), used))
          make_quote (&self, hearsay_scan_found (&self, k), used);
      hearsay_quote_scan_clear (&self);
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
  HearsayQuoteScan self;

  if (reading->segments->tokens->len == 0)
    return;

  hearsay_quote_scan_init (&self, reading, analysis, (HearsayTokens){ 0, reading->segments->tokens->len });
  find_quotes (&self);
  make_quotes (&self);
  make_nested (&self);
  find_posts (&self);
  g_array_sort (reading->quotes, compare_quotes);
  settle (&self);

  hearsay_quote_scan_clear (&self);
}
