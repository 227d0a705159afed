/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-direct"

#include "config.h"

#include "hearsay-quotes-direct-private.h"

/* Who says what in a language for which no model has been trained, by the word lists of
 * its pack alone: a cue and a source right behind what was said ("…, sagte Bell"), right
 * before it ("Bell sagte: …"), or before a clause that a word of the list "complementizers"
 * opens. Whatever is less certain is left alone. */

#define MOST_CONTENT 3
#define LEAST_CLAUSE 3       /* items of what is said without marks */
#define SENTENCE_WORDS 4     /* of what stands in marks without a comma behind it */
#define FAR_CONTINUATION 14  /* items between a source and what it goes on to say */
#define FAR_CONTENT 200      /* items of one content */
#define FAR_COMPLEMENTIZER 2 /* signs between a cue and its clause */

static gboolean
is_end (const Direct *self,
        guint index)
{
  return index >= self->stretch.last || direct_is (self, index, HEARSAY_CLASS_STOP);
}

static void
claim (Direct *self,
       HearsayItems items)
{
  for (guint i = items.first; i < items.last; i++)
    self->claimed[i] = TRUE;
}

static void
add_content (HearsayAttribution *found,
             guint first,
             guint last)
{
  if (first < last && found->n_content < MOST_CONTENT)
    found->content[found->n_content++] = (HearsayItems){ first, last };
}

static void
add_attribution (Direct *self,
                 HearsayAttribution *found,
                 guint end)
{
  found->stretch = self->index;
  claim (self, found->source);
  claim (self, found->cue);
  for (guint i = 0; i < found->n_content; i++)
    {
      claim (self, found->content[i]);
      end = MAX (end, found->content[i].last);
    }

  self->last = self->scan->attributions->len;
  self->last_end = end;
  self->last_stretch = self->index;
  self->last_paragraph = self->stretch.paragraph;
  g_array_append_val (self->scan->attributions, *found);
}

/* Where verb and content leave out who speaks, it is who spoke before, of an earlier
 * sentence. Languages that keep their pronouns seldom do so. */
static gboolean
share_source (const Direct *self,
              HearsayAttribution *found)
{
  if (self->last == HEARSAY_NONE || (guint) self->last >= self->n_before || self->stretch.paragraph > self->last_paragraph + 1)
    return FALSE;

  found->shares_source = self->last;
  while (g_array_index (self->scan->attributions, HearsayAttribution, found->shares_source).shares_source != HEARSAY_NONE)
    found->shares_source = g_array_index (self->scan->attributions, HearsayAttribution, found->shares_source).shares_source;

  return TRUE;
}

/* Enough words, or a sign at the end, to be something said and no title. */
static gboolean
is_said (const Direct *self,
         guint index)
{
  const HearsaySegments *segments = self->scan->reading->segments;
  const HearsayMarked *region = &g_array_index (self->scan->regions, HearsayMarked, direct_item_at (self, index)->region);
  guint n = 0;

  if (hearsay_scan_classify_sign (g_utf8_get_char (self->scan->text + hearsay_segments_get_token (segments, region->inner_last - 1)->start)) & (HEARSAY_CLASS_COMMA | HEARSAY_CLASS_STOP))
    return TRUE;
  for (guint32 i = region->inner_first; i < region->inner_last && n < SENTENCE_WORDS; i++)
    n += hearsay_segments_get_token (segments, i)->kind == HEARSAY_TOKEN_WORD;

  return n >= SENTENCE_WORDS;
}

/* Where begins what ends at @last: behind what belongs to another, or behind a colon. */
static guint
content_start (const Direct *self,
               guint last)
{
  guint first = last;

  while (first > self->stretch.first && last - first < FAR_CONTENT && !self->claimed[first - 1] && !direct_is (self, first - 1, HEARSAY_CLASS_COLON))
    first--;
  while (first < last && direct_is (self, first, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_STOP | HEARSAY_CLASS_DASH))
    first++;

  return first;
}

/* "…, sagte Bell, „…“" and "…, sagte Bell, …" */
static void
add_rest (const Direct *self,
          HearsayAttribution *found,
          guint end)
{
  guint at = hearsay_phrases_skip_adjuncts (self->scan, end, self->stretch);
  gboolean is_all_marked = found->n_content == 1 && found->content[0].last == found->content[0].first + 1 && direct_is_region (self, found->content[0].first);
  guint next = at;

  while (direct_is (self, next, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON | HEARSAY_CLASS_DASH))
    next++;
  if (next == at)
    return;
  if (direct_is_region (self, next) && !self->claimed[next])
    add_content (found, next, next + 1);
  else if (self->is_inside && self->end > next)
    add_content (found, next, self->end);
  else if (!is_all_marked && direct_is (self, at, HEARSAY_CLASS_COMMA) && self->end > next + 1 && !direct_is_plain (self, next, HEARSAY_CLASS_CLAUSE))
    add_content (found, next, self->end);
}

/* Whether nothing but when and where follows. */
static gboolean
is_closed (const Direct *self,
           guint end)
{
  guint at = hearsay_phrases_skip_adjuncts (self->scan, end, self->stretch);

  return is_end (self, at) || direct_is (self, at, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH | HEARSAY_CLASS_COLON);
}

/* "…, sagte Bell": the cue begins at @index. */
static gboolean
try_behind (Direct *self,
            guint index)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE, .confidence = 92 };
  guint last = index;
  guint first = 0;
  Told told;

  while (last > self->stretch.first && direct_is (self, last - 1, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH))
    last--;
  if (last == self->stretch.first || self->claimed[last - 1] || (last == index && !(direct_is_region (self, last - 1) && is_said (self, last - 1))))
    return FALSE;
  if (!direct_read_told (self, index, &told))
    return FALSE;

  first = content_start (self, last);
  if (first >= last)
    return FALSE;
  if (first + 1 < last || !direct_is_region (self, first))
    {
      /* What is said without marks must leave no doubt about who says it. */
      if ((!self->is_inside && last - first < LEAST_CLAUSE) || hearsay_items_are_empty (told.source) || !is_closed (self, told.end))
        return FALSE;
      if (!direct_is_region (self, last - 1) && !direct_is_named (self, told.source))
        return FALSE;
      found.confidence = direct_is_region (self, last - 1) ? 80 : 70;
    }
  if (hearsay_items_are_empty (told.source) && !(is_closed (self, told.end) && share_source (self, &found)))
    return FALSE;

  found.source = told.source;
  found.cue = told.cue;
  found.reason = told.reason;
  add_content (&found, first, last);
  add_rest (self, &found, told.end);
  add_attribution (self, &found, told.end);

  return TRUE;
}

static void
set_cue (const Direct *self,
         HearsayAttribution *found,
         guint group,
         guint verb)
{
  guint first = verb;

  while (first > group && direct_is_plain (self, first - 1, HEARSAY_CLASS_AUXILIARY | HEARSAY_CLASS_ADVERB))
    first--;
  found->cue = (HearsayItems){ first, verb + 1 };
}

/* Whether a whole sentence stands in marks. */
static gboolean
is_sentence (const Direct *self,
             guint index)
{
  const HearsaySegments *segments = self->scan->reading->segments;
  const HearsayMarked *region = &g_array_index (self->scan->regions, HearsayMarked, direct_item_at (self, index)->region);
  guint32 last = hearsay_segments_get_token (segments, region->inner_last - 1)->start;

  return (hearsay_segments_get_token (segments, region->inner_first)->flags & HEARSAY_TOKEN_CAPITAL) && is_said (self, index) &&
         ((hearsay_scan_classify_sign (g_utf8_get_char (self->scan->text + last)) & HEARSAY_CLASS_STOP) || index + 1 == self->end);
}

/* "Anna Bell: „…“", and of a whole sentence "Anna Bell wurde deutlicher: „…“" */
static gboolean
try_label (Direct *self,
           guint region)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE, .confidence = 75, .reason = "name and colon" };
  guint first = self->stretch.first;
  guint last = 0;
  int mention = HEARSAY_NONE;

  while (first + 1 < region && !direct_is_named_person (self, first))
    first++;
  if (first + 1 >= region || direct_is_plain (self, self->stretch.first, HEARSAY_CLASS_PREPOSITION) || self->claimed[first])
    return FALSE;

  mention = direct_item_at (self, first)->mention;
  for (last = first; direct_item_at (self, last)->mention == mention; last++)
    ;
  if (first > self->stretch.first || last + 1 < region)
    found.confidence = 55;
  if (found.confidence == 55 && !is_sentence (self, region))
    return FALSE;

  found.source = (HearsayItems){ first, last };
  add_content (&found, region, region + 1);
  add_attribution (self, &found, region + 1);

  return TRUE;
}

/* "Bell sagte am Montag: „…“" */
static gboolean
try_before (Direct *self,
            guint region)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE, .confidence = 90, .reason = "speaker and verb before the words" };
  HearsayItems cue = { 0, 0 };

  for (guint i = region - 1; i > self->stretch.first; i--)
    {
      guint verb = i - 1;
      guint group = verb;

      /* "Bell sagte der „Zeitung“: „…“" */
      if (self->claimed[verb] || (direct_is_region (self, verb) && is_said (self, verb)))
        break;
      if (direct_item_at (self, verb)->lemma == NULL)
        continue;
      group = direct_group_start (self, verb);
      if (!direct_is_participle (self, verb) && !direct_is_finite (self, verb))
        continue;
      if (direct_item_at (self, verb)->form == HEARSAY_VERB_PARTICIPLE && group == verb)
        continue;

      found.source = direct_source_around (self, group, verb, region - 1);
      set_cue (self, &found, group, verb);
      if (hearsay_items_are_empty (found.source) && !share_source (self, &found))
        {
          cue = found.cue;
          continue;
        }
      add_content (&found, region, region + 1);
      add_attribution (self, &found, region + 1);
      return TRUE;
    }

  if (hearsay_items_are_empty (cue))
    return try_label (self, region);

  /* Said, but who says it cannot be told. */
  found.cue = cue;
  found.source = (HearsayItems){ 0, 0 };
  found.confidence = 60;
  found.reason = "verb before the words";
  add_content (&found, region, region + 1);
  add_attribution (self, &found, region + 1);

  return TRUE;
}

/* Whether only signs, when and where stand between what spoke last and @region: of the
 * same sentence, or of the rest of the sentence before. */
static gboolean
follows_last (const Direct *self,
              guint region)
{
  if (self->last == HEARSAY_NONE || region < self->last_end || region - self->last_end > FAR_CONTINUATION ||
      self->last_paragraph != self->stretch.paragraph || self->index > self->last_stretch + 1)
    return FALSE;
  if (region == self->stretch.first || region == self->last_end)
    return TRUE;
  if (self->index != self->last_stretch || !direct_is (self, region - 1, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON | HEARSAY_CLASS_DASH))
    return FALSE;

  for (guint i = self->last_end; i < region; i++)
    if (direct_item_at (self, i)->region != HEARSAY_NONE || direct_item_at (self, i)->lemma != NULL || direct_item_at (self, i)->mention != HEARSAY_NONE)
      return FALSE;

  return TRUE;
}

/* "„…“, sagte Bell. „…“": whoever spoke goes on in the same paragraph. */
static void
try_continuation (Direct *self,
                  guint region)
{
  HearsayAttribution *last = NULL;

  if (!follows_last (self, region) || !is_said (self, region))
    return;

  last = &g_array_index (self->scan->attributions, HearsayAttribution, self->last);
  if (last->n_content == MOST_CONTENT)
    return;

  last->content[last->n_content++] = (HearsayItems){ region, region + 1 };
  self->claimed[region] = TRUE;
  self->last_end = region + 1;
  self->last_stretch = self->index;
}

/* At the start of a sentence, what follows the comma is said about the source only if
 * another comma closes it ("Selon Bell, maire de Leith, …"); and where no comma parts
 * it from what it says, it is no longer than its first name or noun. */
static void
cut_source (const Direct *self,
            Told *told)
{
  HearsayItems *source = &told->source;
  gboolean is_closed = direct_is (self, source->last, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON);
  guint last = source->first;

  while (last < source->last && !direct_is (self, last, HEARSAY_CLASS_COMMA))
    last++;
  if (is_closed || last < source->last)
    {
      if (!is_closed)
        source->last = last;
      told->end = source->last;
      return;
    }

  last = source->first;
  while (last + 1 < source->last && !direct_is_somebody (self, (HearsayItems){ last, last + 1 }))
    last++;
  while (last + 1 < source->last && direct_item_at (self, last)->mention != HEARSAY_NONE && direct_item_at (self, last + 1)->mention == direct_item_at (self, last)->mention)
    last++;
  source->last = MIN (source->last, last + 1);
  told->end = source->last;
}

/* "Selon Bell, …", "Laut Bell ist …" */
static void
try_according (Direct *self)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE, .confidence = 82, .reason = "according to" };
  guint first = 0;
  Told told;

  if (self->claimed[self->stretch.first] || !direct_read_according (self, self->stretch.first, FALSE, &told))
    return;

  cut_source (self, &told);
  first = hearsay_phrases_skip_adjuncts (self->scan, told.end, self->stretch);
  if (!direct_is (self, first, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_COLON))
    first = told.end;
  else
    first++;
  if (first >= self->stretch.last || self->claimed[first] || (!direct_is_region (self, first) && self->end < first + LEAST_CLAUSE))
    return;

  found.source = told.source;
  found.cue = told.cue;
  add_content (&found, first, direct_is_region (self, first) ? first + 1 : self->end);
  add_attribution (self, &found, told.end);
}

/* Where the clause begins that a verb at @verb reports; 0 if none does. */
static guint
find_clause (const Direct *self,
             guint verb,
             HearsayItems source)
{
  guint at = MAX (verb + 1, source.last);
  guint after = 0;

  if (direct_is_listed (self, at, "verb-particles"))
    at++;
  after = hearsay_phrases_skip_adjuncts (self->scan, direct_skip_time (self, at), self->stretch);

  /* "sagte, die Mauer halte": only behind a source and its verb. */
  if (direct_is (self, after, HEARSAY_CLASS_COMMA) && source.last <= verb && hearsay_scan_has_list (self->scan, "complementizers", ",") &&
      !direct_is_plain (self, after + 1, HEARSAY_CLASS_CLAUSE | HEARSAY_CLASS_RELATIVE) && !direct_is_region (self, after + 1))
    return after + 1;

  for (guint i = after; i < after + FAR_COMPLEMENTIZER; i++)
    {
      if (direct_is_listed (self, i, "complementizers"))
        return i;
      if (!direct_is (self, i, HEARSAY_CLASS_COMMA))
        break;
    }

  return 0;
}

/* "Bell a expliqué que …" */
static gboolean
try_clause (Direct *self,
            guint verb)
{
  HearsayAttribution found = { .shares_source = HEARSAY_NONE, .confidence = 80, .reason = "speaker, verb and clause" };
  guint group = direct_group_start (self, verb);
  guint first = 0;
  guint last = self->end;

  if (self->claimed[verb] || !(direct_is_finite (self, verb) || (direct_is_participle (self, verb) && group < verb)))
    return FALSE;

  found.source = direct_source_around (self, group, verb, self->stretch.last);
  if (hearsay_items_are_empty (found.source) || self->claimed[found.source.first])
    return FALSE;

  first = find_clause (self, verb, found.source);
  if (first == 0 || self->claimed[first])
    return FALSE;

  for (guint i = first; i < last; i++)
    if (self->claimed[i] || (direct_is (self, i, HEARSAY_CLASS_COLON) && direct_is_region (self, i + 1)))
      last = i;
  if (last < first + LEAST_CLAUSE && !(last == first + 2 && direct_is_region (self, first + 1)))
    return FALSE;

  set_cue (self, &found, group, verb);
  add_content (&found, first, last);
  add_attribution (self, &found, last);

  return TRUE;
}

static guint
first_item (const HearsayAttribution *found)
{
  guint first = found->content[0].first;

  if (!hearsay_items_are_empty (found->cue))
    first = MIN (first, found->cue.first);
  if (!hearsay_items_are_empty (found->source))
    first = MIN (first, found->source.first);

  return first;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  guint one = first_item (a);
  guint two = first_item (b);

  return (one > two) - (one < two);
}

/* The attributions of a stretch were found pattern by pattern; none names another of it by its place. */
static void
sort_new (Direct *self)
{
  GArray *attributions = self->scan->attributions;

  if (attributions->len <= self->n_before)
    return;

  g_qsort_with_data (&g_array_index (attributions, HearsayAttribution, self->n_before), attributions->len - self->n_before, sizeof (HearsayAttribution),
                     compare_places, NULL);
  self->last = attributions->len - 1;
}

static void
read_stretch (Direct *self)
{
  guint first = self->stretch.first;
  guint last = self->stretch.last;

  self->n_before = self->scan->attributions->len;
  self->end = last;
  while (self->end > first && direct_is (self, self->end - 1, HEARSAY_CLASS_STOP))
    self->end--;

  for (guint i = first; i < last; i++)
    {
      if (self->claimed[i])
        continue;
      if (direct_is_region (self, i) && i > first && direct_is (self, i - 1, HEARSAY_CLASS_COLON) && try_before (self, i))
        continue;
      if (i > first && (direct_is_region (self, i - 1) || direct_is (self, i - 1, HEARSAY_CLASS_COMMA | HEARSAY_CLASS_DASH)) && try_behind (self, i))
        continue;
    }

  try_according (self);
  for (guint i = first; i < last; i++)
    if (direct_item_at (self, i)->lemma != NULL)
      try_clause (self, i);
  for (guint i = first; i < last; i++)
    if (direct_is_region (self, i) && !self->claimed[i])
      try_continuation (self, i);
  sort_new (self);
}

/**
 * hearsay_quotes_find_direct:
 *
 * Fills @scan->attributions by the word lists alone.
 */
void
hearsay_quotes_find_direct (HearsayQuoteScan *scan)
{
  g_autofree guint8 *claimed = g_new0 (guint8, scan->items->len + 1);
  Direct self = { .scan = scan, .claimed = claimed, .last = HEARSAY_NONE, .is_inside = scan->range.first > 0 };

  for (guint i = 0; i < scan->stretches->len; i++)
    {
      self.stretch = g_array_index (scan->stretches, HearsayStretch, i);
      self.index = i;
      read_stretch (&self);
    }
}
