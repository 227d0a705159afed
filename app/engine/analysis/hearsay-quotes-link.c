/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-link"

#include "config.h"

#include "hearsay-quotes-link.h"

#include <string.h>

/* From parts to quotations. A part knows on which side of it its cue stands, so that joining them is like matching
 * brackets: a cue takes the source opened last before it, and all contents that wait; what comes after a cue is the last
 * cue's. */

#define CERTAIN 78 /* per cent: what the grammar is as sure of counts beside the model */

/* What is being joined. */
typedef struct
{
  HearsayQuoteScan *scan;
  GArray *sources;  /* HearsayPart that wait for a cue */
  GArray *contents; /* the same */
  guint *owners;    /* of each region the found whose content it is, + 1 */
} Linker;

static HearsayFound *
get_found (const Linker *self,
           guint index)
{
  return &g_array_index (self->scan->found, HearsayFound, index);
}

static HearsayFound *
last_found (const Linker *self)
{
  return self->scan->found->len > 0 ? get_found (self, self->scan->found->len - 1) : NULL;
}

static HearsayFound *
add_found (Linker *self,
           HearsayTokens cue)
{
  HearsayFound found = { .cue = cue, .shares_source = HEARSAY_NONE, .confidence = 100, .reason = "read by the model" };

  found.content = g_array_new (FALSE, FALSE, sizeof (HearsayTokens));
  g_array_append_val (self->scan->found, found);

  return last_found (self);
}

static void
weigh (HearsayFound *found,
       const HearsayPart *part)
{
  found->confidence = MIN (found->confidence, (guint8) (part->chance * 100 + 0.5f));
}

static gboolean
is_word (const Linker *self,
         guint32 token)
{
  return hearsay_segments_get_token (self->scan->reading->segments, token)->kind == HEARSAY_TOKEN_WORD;
}

/* What stands in marks but for its first mark, or for the signs at its end, stands in marks with them. */
static HearsayTokens
fit_to_marks (const Linker *self,
              HearsayTokens tokens)
{
  int region = hearsay_scan_find_region (self->scan, tokens.first);
  const HearsayMarked *marked = NULL;
  guint32 rest = tokens.last;

  if (region == HEARSAY_NONE)
    return tokens;

  marked = &g_array_index (self->scan->regions, HearsayMarked, region);
  if (tokens.first == marked->inner_first)
    tokens.first = marked->first;
  if (tokens.first != marked->first || tokens.last >= marked->last)
    return tokens;

  while (rest < marked->last && !is_word (self, rest))
    rest++;
  if (rest == marked->last)
    tokens.last = rest;

  return tokens;
}

static void
add_content (Linker *self,
             HearsayFound *found,
             const HearsayPart *part)
{
  HearsayTokens tokens = fit_to_marks (self, part->tokens);
  int first = hearsay_scan_find_region (self->scan, tokens.first);
  int last = hearsay_scan_find_region (self->scan, tokens.last - 1);

  g_array_append_val (found->content, tokens);
  weigh (found, part);
  if (first != HEARSAY_NONE)
    self->owners[first] = found - get_found (self, 0) + 1;
  if (last != HEARSAY_NONE)
    self->owners[last] = found - get_found (self, 0) + 1;
}

static guint32
sentence_of (const Linker *self,
             guint32 token)
{
  return hearsay_segments_get_token (self->scan->reading->segments, token)->sentence;
}

static gboolean
is_marked (const Linker *self,
           guint32 token)
{
  return hearsay_scan_find_region (self->scan, token) != HEARSAY_NONE;
}

static gboolean
same_sentence (const Linker *self,
               const HearsayFound *one,
               const HearsayFound *two)
{
  return !hearsay_tokens_are_empty (one->cue) && !hearsay_tokens_are_empty (two->cue) &&
         sentence_of (self, one->cue.first) == sentence_of (self, two->cue.first);
}

static void
take_cue (Linker *self,
          const HearsayPart *part)
{
  HearsayFound *found = add_found (self, part->tokens);

  weigh (found, part);
  if (self->sources->len > 0)
    {
      const HearsayPart *source = &g_array_index (self->sources, HearsayPart, self->sources->len - 1);

      found->source = source->tokens;
      weigh (found, source);
      g_array_set_size (self->sources, self->sources->len - 1);
    }
  for (guint i = 0; i < self->contents->len; i++)
    add_content (self, found, &g_array_index (self->contents, HearsayPart, i));
  g_array_set_size (self->contents, 0);
}

/* "“…,” Bell said, nodding at what she had called a farce. “…”": what goes on in marks
 * after the sentence is the words that were in marks before it. */
static gboolean
goes_on_before (const Linker *self,
                const HearsayPart *part)
{
  guint n = self->scan->found->len;
  const HearsayFound *last = last_found (self);
  const HearsayFound *before = n > 1 ? get_found (self, n - 2) : NULL;
  gboolean was_marked = FALSE;

  if (before == NULL || last->content->len == 0 || !same_sentence (self, before, last) || !is_marked (self, part->tokens.first) ||
      is_marked (self, g_array_index (last->content, HearsayTokens, last->content->len - 1).first) ||
      sentence_of (self, part->tokens.first) == sentence_of (self, last->cue.first))
    return FALSE;

  for (guint i = 0; i < before->content->len; i++)
    was_marked = was_marked || is_marked (self, g_array_index (before->content, HearsayTokens, i).first);

  return was_marked;
}

/* The quotation of the paragraph before that goes on in this part. */
static HearsayFound *
find_continued (const Linker *self,
                const HearsayPart *part)
{
  int region = hearsay_scan_find_region (self->scan, part->tokens.first);

  if (region <= 0 || !g_array_index (self->scan->regions, HearsayMarked, region).continues || self->owners[region - 1] == 0)
    return NULL;

  return get_found (self, self->owners[region - 1] - 1);
}

static void
take_content_after (Linker *self,
                    const HearsayPart *part)
{
  HearsayFound *found = last_found (self);

  if (found != NULL && goes_on_before (self, part))
    found--;
  if (found == NULL)
    found = add_found (self, (HearsayTokens){ 0, 0 });
  add_content (self, found, part);
}

static void
take_part (Linker *self,
           const HearsayPart *part)
{
  HearsayFound *last = last_found (self);
  HearsayFound *continued = find_continued (self, part);

  switch (part->kind)
    {
    case HEARSAY_PART_SOURCE_BEFORE:
      g_array_append_val (self->sources, *part);
      break;

    case HEARSAY_PART_CONTENT_BEFORE:
      if (continued != NULL)
        add_content (self, continued, part);
      else
        g_array_append_val (self->contents, *part);
      break;

    case HEARSAY_PART_CUE:
      take_cue (self, part);
      break;

    case HEARSAY_PART_SOURCE_AFTER:
      if (last != NULL && hearsay_tokens_are_empty (last->source))
        {
          last->source = part->tokens;
          weigh (last, part);
        }
      break;

    case HEARSAY_PART_CONTENT_AFTER:
      if (continued != NULL)
        add_content (self, continued, part);
      else
        take_content_after (self, part);
      break;
    }
}

/* "Bell said that …, adding that …": one source for all cues of a sentence. */
static void
share_sources (Linker *self)
{
  for (guint i = 1; i < self->scan->found->len; i++)
    {
      HearsayFound *found = get_found (self, i);
      const HearsayFound *before = get_found (self, i - 1);

      if (!hearsay_tokens_are_empty (found->source) || !same_sentence (self, before, found))
        continue;
      if (!hearsay_tokens_are_empty (before->source))
        found->shares_source = i - 1;
      else
        found->shares_source = before->shares_source;
    }
}

/**
 * hearsay_quotes_link:
 * @parts: (element-type HearsayPart): in text order
 *
 * Fills @scan->found.
 */
void
hearsay_quotes_link (HearsayQuoteScan *scan,
                     const GArray *parts)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (HearsayPart));
  g_autoptr (GArray) contents = g_array_new (FALSE, FALSE, sizeof (HearsayPart));
  g_autofree guint *owners = g_new0 (guint, scan->regions->len + 1);
  Linker self = { scan, sources, contents, owners };

  for (guint i = 0; i < parts->len; i++)
    take_part (&self, &g_array_index (parts, HearsayPart, i));

  if (contents->len > 0)
    {
      HearsayFound *found = add_found (&self, (HearsayTokens){ 0, 0 });

      for (guint i = 0; i < contents->len; i++)
        add_content (&self, found, &g_array_index (contents, HearsayPart, i));
    }

  share_sources (&self);
  hearsay_quotes_repair (scan);
}

static void
take_attribution (HearsayQuoteScan *scan,
                  const HearsayAttribution *attribution)
{
  HearsayFound found = { hearsay_scan_get_tokens (scan, attribution->source), hearsay_scan_get_tokens (scan, attribution->cue) };

  found.content = g_array_new (FALSE, FALSE, sizeof (HearsayTokens));
  for (guint k = 0; k < attribution->n_content; k++)
    {
      HearsayTokens tokens = hearsay_scan_get_tokens (scan, attribution->content[k]);

      g_array_append_val (found.content, tokens);
    }
  found.shares_source = attribution->shares_source;
  found.confidence = attribution->confidence;
  found.reason = attribution->reason;
  g_array_append_val (scan->found, found);
}

/**
 * hearsay_quotes_take_grammar:
 *
 * Fills @scan->found with the attributions, where no model has been trained.
 */
void
hearsay_quotes_take_grammar (HearsayQuoteScan *scan)
{
  for (guint i = 0; i < scan->attributions->len; i++)
    take_attribution (scan, &g_array_index (scan->attributions, HearsayAttribution, i));
}

static void
cover (guint8 *covered,
       HearsayTokens tokens)
{
  for (guint32 i = tokens.first; i < tokens.last; i++)
    covered[i] = TRUE;
}

static gboolean
is_covered (const guint8 *covered,
            HearsayTokens tokens)
{
  for (guint32 i = tokens.first; i < tokens.last; i++)
    if (covered[i])
      return TRUE;

  return FALSE;
}

/* Where the quotation begins: whichever of its parts comes first. */
static guint32
first_token (const HearsayFound *found)
{
  guint32 first = g_array_index (found->content, HearsayTokens, 0).first;

  if (!hearsay_tokens_are_empty (found->cue))
    first = MIN (first, found->cue.first);

  return hearsay_tokens_are_empty (found->source) ? first : MIN (first, found->source.first);
}

/* Moves the last found to its place in the text. */
static void
sort_in_last (HearsayQuoteScan *scan)
{
  GArray *all = scan->found;
  HearsayFound last = g_array_index (all, HearsayFound, all->len - 1);
  guint place = all->len - 1;

  while (place > 0 && first_token (hearsay_scan_found (scan, place - 1)) > first_token (&last))
    place--;

  memmove (&g_array_index (all, HearsayFound, place + 1), &g_array_index (all, HearsayFound, place), (all->len - 1 - place) * sizeof last);
  g_array_index (all, HearsayFound, place) = last;
  for (guint i = 0; i < all->len; i++)
    if (i != place && g_array_index (all, HearsayFound, i).shares_source >= (int) place)
      g_array_index (all, HearsayFound, i).shares_source++;
}

/**
 * hearsay_quotes_add_grammar:
 *
 * Adds to @scan->found what the grammar is sure of where the model saw nothing.
 */
void
hearsay_quotes_add_grammar (HearsayQuoteScan *scan)
{
  g_autofree guint8 *covered = g_new0 (guint8, scan->range.last + 1);
  guint n_found = scan->found->len;

  for (guint i = 0; i < n_found; i++)
    {
      const HearsayFound *found = hearsay_scan_found (scan, i);

      cover (covered, found->source);
      cover (covered, found->cue);
      for (guint k = 0; k < found->content->len; k++)
        cover (covered, g_array_index (found->content, HearsayTokens, k));
    }

  for (guint i = 0; i < scan->attributions->len; i++)
    {
      const HearsayAttribution *attribution = &g_array_index (scan->attributions, HearsayAttribution, i);
      gboolean is_free = attribution->shares_source == HEARSAY_NONE && attribution->confidence >= CERTAIN &&
                         !is_covered (covered, hearsay_scan_get_tokens (scan, attribution->source)) && !is_covered (covered, hearsay_scan_get_tokens (scan, attribution->cue));

      for (guint k = 0; k < attribution->n_content; k++)
        is_free = is_free && !is_covered (covered, hearsay_scan_get_tokens (scan, attribution->content[k]));
      if (!is_free)
        continue;
      take_attribution (scan, attribution);
      sort_in_last (scan);
    }
}
