/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-repair"

#include "config.h"

#include <string.h>

#include "hearsay-quotes-link.h"
#include "hearsay-tagger.h"

/* What rules know better than the model, which sees one paragraph and has met some turns of phrase too rarely. */

#define BLOCK_CONFIDENCE 60

static HearsayFound *
get_found (const HearsayQuoteScan *self,
           guint index)
{
  return &g_array_index (self->found, HearsayFound, index);
}

static guint32
sentence_of (const HearsayQuoteScan *self,
             guint32 token)
{
  return hearsay_segments_get_token (self->reading->segments, token)->sentence;
}

/* The paragraph below a cue that ends in a colon is what was said, unless somebody speaks in it: "He wrote:" */
static void
take_block (HearsayQuoteScan *self,
            HearsayFound *found,
            const HearsayFound *next)
{
  const HearsaySegments *segments = self->reading->segments;
  const HearsaySegment *paragraph = NULL;
  const HearsaySegment *block = NULL;
  HearsayTokens tokens = { 0, 0 };
  guint32 number = 0;

  if (found->content->len > 0 || hearsay_tokens_are_empty (found->cue))
    return;

  number = hearsay_segments_get_sentence (segments, sentence_of (self, found->cue.first))->paragraph;
  paragraph = hearsay_segments_get_paragraph (segments, number);
  if (number + 1 >= segments->paragraphs->len || self->text[paragraph->span.end - 1] != ':' ||
      sentence_of (self, found->cue.first) != sentence_of (self, paragraph->last - 1))
    return;

  block = hearsay_segments_get_paragraph (segments, number + 1);
  if (block->last > self->range.last || hearsay_article_find_furniture (self->reading->article, block->span) != NULL ||
      (next != NULL && !hearsay_tokens_are_empty (next->cue) && next->cue.first < block->last))
    return;

  tokens = (HearsayTokens){ block->first, block->last };
  g_array_append_val (found->content, tokens);
  found->confidence = MIN (found->confidence, BLOCK_CONFIDENCE);
  found->reason = "stands below its cue";
}

static void
take_blocks (HearsayQuoteScan *self)
{
  GArray *found = self->found;

  for (guint i = 0; i < found->len; i++)
    {
      HearsayFound *one = get_found (self, i);
      const HearsayFound *next = i + 1 < found->len ? get_found (self, i + 1) : NULL;

      take_block (self, one, next);
    }
}

/* "as saying" within the tokens: empty if it is not there. */
static HearsayTokens
find_as_saying (const HearsayQuoteScan *self,
                HearsayTokens tokens)
{
  HearsayItems items = hearsay_scan_find_items (self, tokens);
  guint end = 0;

  for (guint i = items.first; i < items.last; i++)
    if (hearsay_scan_phrase (self, "as-saying", i, items.last, &end) != NULL)
      return (HearsayTokens){ hearsay_scan_item (self, i)->first, hearsay_scan_item (self, end - 1)->last };

  return (HearsayTokens){ 0, 0 };
}

/* "the Gazette cited a source as saying that …": the source is who is cited. Who cites is a step on the way, which the
 * chain tells. */
static void
take_cited (const HearsayQuoteScan *self,
            HearsayFound *found)
{
  for (guint i = 0; i < found->content->len; i++)
    {
      HearsayTokens tokens = g_array_index (found->content, HearsayTokens, i);
      HearsayTokens as = find_as_saying (self, tokens);

      if (hearsay_tokens_are_empty (found->cue) || hearsay_tokens_are_empty (as) || tokens.first < found->cue.last ||
          tokens.first - found->cue.last > 1 || as.first == tokens.first)
        continue;

      found->source = (HearsayTokens){ tokens.first, as.first };
      found->cue = as;
      found->shares_source = HEARSAY_NONE;
      if (as.last < tokens.last)
        g_array_index (found->content, HearsayTokens, i).first = as.last;
      else
        g_array_remove_index (found->content, i);
      return;
    }
}

/* "…, Bell said, according to the Gazette": what stands behind "according to" is who is meant, never what is said. */
static void
take_according (const HearsayQuoteScan *self,
                HearsayFound *found)
{
  HearsayItems cue = hearsay_scan_find_items (self, found->cue);
  guint end = 0;

  if (hearsay_items_are_empty (cue) || found->content->len == 0 || hearsay_scan_phrase (self, "according", cue.first, cue.last, &end) == NULL)
    return;

  for (guint i = 0; i < found->content->len; i++)
    {
      HearsayTokens tokens = g_array_index (found->content, HearsayTokens, i);

      if (tokens.first != found->cue.last || hearsay_scan_find_region (self, tokens.first) != HEARSAY_NONE)
        continue;
      found->source = tokens;
      found->shares_source = HEARSAY_NONE;
      g_array_remove_index (found->content, i);
      return;
    }
}

static gboolean
token_is (const HearsayQuoteScan *self,
          guint32 token,
          const char *list)
{
  HearsayItems items = hearsay_scan_find_items (self, (HearsayTokens){ token, token + 1 });

  return !hearsay_items_are_empty (items) && hearsay_scan_has_list (self, list, hearsay_scan_item (self, items.first)->word);
}

static gboolean
has_tag (const HearsayQuoteScan *self,
         guint32 token,
         const char *const *tags)
{
  const HearsayTagger *tagger = hearsay_tagger_get (self->reading->language);

  return g_strv_contains (tags, hearsay_tagger_get_tag (tagger, self->reading->tags[token]));
}

/* "is", "had", "warns": verbs that make a clause. */
static gboolean
is_finite (const HearsayQuoteScan *self,
           guint32 token)
{
  static const char *const finite[] = { "VBD", "VBZ", "VBP", "MD", NULL };

  return has_tag (self, token, finite);
}

/* A title: no word in small letters but those titles have too. */
static gboolean
is_title (const HearsayQuoteScan *self,
          HearsayTokens tokens)
{
  static const char *const small[] = { "DT", "IN", "TO", "CC", NULL };

  for (guint32 i = tokens.first; i < tokens.last; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (self->reading->segments, i);

      if (token->kind == HEARSAY_TOKEN_WORD && !(token->flags & HEARSAY_TOKEN_CAPITAL) && !has_tag (self, i, small))
        return FALSE;
    }

  return TRUE;
}

/* "…, Bell said on CNN's “New Day.” “…”": a name in quotation marks behind the cue's own preposition is where it was
 * said. The cue keeps its length: the chain reads the name. */
static void
drop_venue (const HearsayQuoteScan *self,
            HearsayFound *found)
{
  for (guint i = 0; i < found->content->len && found->content->len > 1; i++)
    {
      HearsayTokens tokens = g_array_index (found->content, HearsayTokens, i);

      if (!hearsay_tokens_are_empty (found->cue) && tokens.first == found->cue.last && token_is (self, found->cue.last - 1, "venue-prepositions") && is_title (self, tokens))
        {
          g_array_remove_index (found->content, i);
          return;
        }
    }
}

/* "did not respond to requests for comment" says that nothing was said. */
static gboolean
is_silence (const HearsayQuoteScan *self,
            const HearsayFound *found)
{
  HearsayItems cue = hearsay_scan_find_items (self, found->cue);
  guint last = hearsay_scan_find_items (self, g_array_index (found->content, HearsayTokens, found->content->len - 1)).last;
  guint end = 0;

  for (guint i = cue.first; i < MIN (last, cue.last + 2); i++)
    if (hearsay_scan_phrase (self, "formulae", i, last, &end) != NULL || hearsay_scan_phrase (self, "silences", i, last, &end) != NULL)
      return TRUE;

  return FALSE;
}

/* The next quotation that is one. */
static const HearsayFound *
find_next (const HearsayQuoteScan *self,
           guint index)
{
  for (guint i = index + 1; i < self->found->len; i++)
    if (get_found (self, i)->content->len > 0 && !is_silence (self, get_found (self, i)))
      return get_found (self, i);

  return NULL;
}

static gboolean
is_sign (const HearsayQuoteScan *self,
         guint32 token)
{
  guint kind = hearsay_segments_get_token (self->reading->segments, token)->kind;

  return kind != HEARSAY_TOKEN_WORD && kind != HEARSAY_TOKEN_NUMBER && kind != HEARSAY_TOKEN_HANDLE;
}

/* Where a sentence's words end that stand behind @token, or where the next quotation begins. */
static guint32
find_clause_end (const HearsayQuoteScan *self,
                 guint32 token,
                 const HearsayFound *next)
{
  guint32 last = MIN (self->range.last, hearsay_segments_get_sentence (self->reading->segments, sentence_of (self, token))->last);

  if (next != NULL)
    {
      last = MIN (last, g_array_index (next->content, HearsayTokens, 0).first);
      if (!hearsay_tokens_are_empty (next->cue))
        last = MIN (last, next->cue.first);
      if (!hearsay_tokens_are_empty (next->source) && next->source.first > token)
        last = MIN (last, next->source.first);
    }
  while (last > token && is_sign (self, last - 1))
    last--;

  return last;
}

/* "that an official, who …, had warned": a clause that ends before its verb goes on behind the comma. */
static void
complete_clause (HearsayQuoteScan *self,
                 HearsayFound *found,
                 const HearsayFound *next)
{
  HearsayTokens *content = &g_array_index (found->content, HearsayTokens, found->content->len - 1);
  guint32 end = 0;

  if (hearsay_tokens_are_empty (found->cue) || content->first < found->cue.last || !token_is (self, content->first, "complementizers") ||
      content->last >= self->range.last || self->text[hearsay_segments_get_token (self->reading->segments, content->last)->start] != ',' ||
      sentence_of (self, content->first) != sentence_of (self, content->last))
    return;

  for (guint32 i = content->first; i < content->last; i++)
    if (is_finite (self, i))
      return;

  end = find_clause_end (self, content->last, next);
  if (end > content->last)
    content->last = end;
}

/* "Ann Bell, who said the wall would hold, left": the clause ends before the verb of the sentence. */
static void
cut_relative (HearsayQuoteScan *self,
              HearsayFound *found)
{
  HearsayTokens *content = &g_array_index (found->content, HearsayTokens, found->content->len - 1);

  if (content->first < found->cue.last || found->cue.first < self->range.first + 2 ||
      !(token_is (self, found->cue.first - 1, "relative-words") || token_is (self, found->cue.first, "relative-words")))
    return;

  for (guint32 i = content->first + 1; i + 1 < content->last; i++)
    if (self->text[hearsay_segments_get_token (self->reading->segments, i)->start] == ',' && is_finite (self, i + 1) &&
        hearsay_scan_find_region (self, i) == HEARSAY_NONE)
      {
        content->last = i;
        return;
      }
}

/* In an interview all of a line is said by whom it names. */
static void
take_transcripts (HearsayQuoteScan *self)
{
  for (guint i = 0; i < self->attributions->len; i++)
    {
      const HearsayAttribution *attribution = &g_array_index (self->attributions, HearsayAttribution, i);
      HearsayTokens cue = hearsay_scan_get_tokens (self, attribution->cue);
      HearsayTokens content = hearsay_scan_get_tokens (self, attribution->content[0]);

      for (guint k = 0; attribution->confidence == HEARSAY_TRANSCRIPT_CONFIDENCE && k < self->found->len; k++)
        if (get_found (self, k)->cue.first == cue.first && get_found (self, k)->cue.last == cue.last)
          {
            g_array_set_size (get_found (self, k)->content, 0);
            g_array_append_val (get_found (self, k)->content, content);
          }
    }
}

/**
 * hearsay_quotes_repair:
 *
 * Mends @scan->found, which the model's parts were linked to.
 */
void
hearsay_quotes_repair (HearsayQuoteScan *scan)
{
  for (guint i = 0; i < scan->found->len; i++)
    {
      take_cited (scan, get_found (scan, i));
      take_according (scan, get_found (scan, i));
    }
  take_blocks (scan);
  take_transcripts (scan);

  for (guint i = 0; i < scan->found->len && scan->reading->tags != NULL; i++)
    if (get_found (scan, i)->content->len > 0)
      {
        drop_venue (scan, get_found (scan, i));
        complete_clause (scan, get_found (scan, i), find_next (scan, i));
        cut_relative (scan, get_found (scan, i));
      }
}

/* The source stays with the first that is left. */
static void
share_anew (HearsayQuoteScan *self,
            const int *places)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      HearsayFound *one = get_found (self, i);
      int shared = one->shares_source;

      if (shared == HEARSAY_NONE)
        continue;
      if (places[shared] == HEARSAY_NONE)
        one->source = get_found (self, shared)->source;
      one->shares_source = places[shared];
    }
}

/**
 * hearsay_quotes_drop_silences:
 *
 * Drops from @scan->found the cues of which nobody knows what was said, and what
 * says that nothing was said.
 */
void
hearsay_quotes_drop_silences (HearsayQuoteScan *scan)
{
  GArray *found = scan->found;
  g_autofree int *places = g_new (int, found->len + 1);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    places[i] = get_found (scan, i)->content->len > 0 && !is_silence (scan, get_found (scan, i)) ? (int) n++ : HEARSAY_NONE;

  share_anew (scan, places);
  for (guint i = found->len; i > 0; i--)
    if (places[i - 1] == HEARSAY_NONE)
      g_array_remove_index (found, i - 1);
}
