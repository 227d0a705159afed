/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-scan"

#include "config.h"

#include "hearsay-quotes-private.h"

#include <string.h>

#include "hearsay-text.h"

/* A question or exclamation in marks does not end the sentence it is told in. */
#define LONGEST_TAIL 14

static const struct
{
  const char *list;
  guint32 class;
} class_lists[] = {
  { "determiners", HEARSAY_CLASS_DETERMINER },
  { "prepositions", HEARSAY_CLASS_PREPOSITION },
  { "clause-words", HEARSAY_CLASS_CLAUSE },
  { "auxiliaries", HEARSAY_CLASS_AUXILIARY },
  { "cue-adverbs", HEARSAY_CLASS_ADVERB },
  { "time-words", HEARSAY_CLASS_TIME },
  { "source-collective", HEARSAY_CLASS_COLLECTIVE },
  { "source-people", HEARSAY_CLASS_COLLECTIVE },
  { "source-anonymous", HEARSAY_CLASS_ANONYMOUS },
  { "source-document", HEARSAY_CLASS_DOCUMENT },
  { "source-speaks-for", HEARSAY_CLASS_SPEAKS_FOR },
};

static void
clear_found (gpointer data)
{
  HearsayFound *found = data;

  g_array_unref (found->content);
}

/**
 * hearsay_quote_scan_init:
 * @range: the tokens that are read
 */
void
hearsay_quote_scan_init (HearsayQuoteScan *self,
                         HearsayReading *reading,
                         const HearsayAnalysis *analysis,
                         HearsayTokens range)
{
  *self = (HearsayQuoteScan){ reading, analysis, reading->article->text, range };
  self->strings = g_string_chunk_new (4096);
  self->regions = g_array_new (FALSE, FALSE, sizeof (HearsayMarked));
  self->items = g_array_new (FALSE, FALSE, sizeof (HearsayItem));
  self->stretches = g_array_new (FALSE, FALSE, sizeof (HearsayStretch));
  self->attributions = g_array_new (FALSE, FALSE, sizeof (HearsayAttribution));
  self->found = g_array_new (FALSE, FALSE, sizeof (HearsayFound));
  g_array_set_clear_func (self->found, clear_found);
}

void
hearsay_quote_scan_clear (HearsayQuoteScan *self)
{
  g_string_chunk_free (self->strings);
  g_array_unref (self->regions);
  g_array_unref (self->items);
  g_array_unref (self->stretches);
  g_array_unref (self->attributions);
  g_array_unref (self->found);
  g_free (self->region_items);
}

/* What a sign does. */
guint32
hearsay_scan_classify_sign (gunichar c)
{
  switch (c)
    {
    case ',':
    case 0x060C:
      return HEARSAY_CLASS_COMMA;

    case ':':
      return HEARSAY_CLASS_COLON;

    case '.':
    case '!':
    case '?':
    case ';':
    case 0x2026:
    case '|':
      return HEARSAY_CLASS_STOP;

    case '%':
      return HEARSAY_CLASS_WORD;

    case '-':
    case 0x2013:
    case 0x2014:
    case '(':
    case ')':
    case '[':
    case ']':
    case '/':
      return HEARSAY_CLASS_DASH;

    default:
      return 0;
    }
}

static guint32
classify_word (const HearsayQuoteScan *self,
               const char *word)
{
  const HearsayLanguage *language = self->reading->language;
  const char *pronoun = hearsay_words_lookup (hearsay_language_get_words (language, "pronouns"), word);
  gsize length = strlen (word);
  guint32 classes = HEARSAY_CLASS_WORD;

  for (gsize i = 0; i < G_N_ELEMENTS (class_lists); i++)
    if (hearsay_words_contain (hearsay_language_get_words (language, class_lists[i].list), word))
      classes |= class_lists[i].class;

  if (pronoun != NULL)
    classes |= pronoun[0] == 'r' ? HEARSAY_CLASS_RELATIVE : HEARSAY_CLASS_PRONOUN;
  if (length > 4 && strcmp (word + length - 2, "ly") == 0)
    classes |= HEARSAY_CLASS_ADVERB;

  return classes;
}

/* What a thread knows of words it met: most words of a text are common ones. */
typedef struct
{
  const HearsayLanguage *language;
  GHashTable *words; /* folded → HearsayCueWord */
} WordCache;

#define CACHE_SIZE 16384

static void
free_cache (gpointer data)
{
  WordCache *self = data;

  g_hash_table_unref (self->words);
  g_free (self);
}

static GPrivate thread_cache = G_PRIVATE_INIT (free_cache);

static GHashTable *
get_cache (const HearsayLanguage *language)
{
  WordCache *self = g_private_get (&thread_cache);

  if (self == NULL)
    {
      self = g_new0 (WordCache, 1);
      self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_private_set (&thread_cache, self);
    }
  if (self->language != language || g_hash_table_size (self->words) >= CACHE_SIZE)
    {
      g_hash_table_remove_all (self->words);
      self->language = language;
    }

  return self->words;
}

/* What the word lists know of a folded word; valid until the next call. */
const HearsayCueWord *
hearsay_scan_look_up (const HearsayQuoteScan *self,
                      const char *word)
{
  GHashTable *words = get_cache (self->reading->language);
  HearsayCueWord *found = g_hash_table_lookup (words, word);

  if (found == NULL)
    {
      found = g_new0 (HearsayCueWord, 1);
      found->classes = classify_word (self, word);
      found->lemma = hearsay_cue_find_lemma (self->reading->language, word, &found->form);
      g_hash_table_insert (words, g_strdup (word), found);
    }

  return found;
}

static void
add_token_item (HearsayQuoteScan *self,
                guint32 index,
                guint *mention)
{
  const HearsayToken *token = hearsay_segments_get_token (self->reading->segments, index);
  const GArray *mentions = self->reading->mentions;
  HearsayItem item = { index, index + 1, HEARSAY_NONE, HEARSAY_NONE, 0, "", NULL, HEARSAY_VERB_NONE };

  while (*mention < mentions->len && g_array_index (mentions, HearsayMention, *mention).span.end <= token->start)
    (*mention)++;
  if (*mention < mentions->len && g_array_index (mentions, HearsayMention, *mention).span.start < token->end)
    item.mention = *mention;

  if (token->kind == HEARSAY_TOKEN_WORD || token->kind == HEARSAY_TOKEN_NUMBER || token->kind == HEARSAY_TOKEN_HANDLE)
    {
      g_autofree char *folded = hearsay_text_fold (self->text + token->start, token->end - token->start);

      const HearsayCueWord *known = hearsay_scan_look_up (self, folded);

      item.word = g_string_chunk_insert_const (self->strings, folded);
      item.classes = known->classes;
      if (token->flags & HEARSAY_TOKEN_CAPITAL)
        item.classes |= HEARSAY_CLASS_CAPITAL;
      if (item.mention == HEARSAY_NONE)
        {
          item.lemma = known->lemma;
          item.form = known->form;
        }
    }
  else if (token->kind == HEARSAY_TOKEN_CLITIC)
    item.classes = HEARSAY_CLASS_POSSESSIVE;
  else
    item.classes = hearsay_scan_classify_sign (g_utf8_get_char (self->text + token->start));

  g_array_append_val (self->items, item);
}

static guint32
token_paragraph (const HearsayQuoteScan *self,
                 guint32 token)
{
  const HearsaySegments *segments = self->reading->segments;

  return hearsay_segments_get_sentence (segments, hearsay_segments_get_token (segments, token)->sentence)->paragraph;
}

static void
make_items (HearsayQuoteScan *self)
{
  guint region = 0;
  guint mention = 0;

  for (guint32 i = self->range.first; i < self->range.last;)
    {
      const HearsayMarked *marked = region < self->regions->len ? &g_array_index (self->regions, HearsayMarked, region) : NULL;

      if (marked != NULL && marked->first == i)
        {
          HearsayItem item = { marked->first, marked->last, region, HEARSAY_NONE, 0, "", NULL, HEARSAY_VERB_NONE };

          self->region_items[region] = self->items->len;
          g_array_append_val (self->items, item);
          i = marked->last;
          region++;
          continue;
        }

      add_token_item (self, i, &mention);
      i++;
    }
}

static gunichar
last_char_inside (const HearsayQuoteScan *self,
                  const HearsayMarked *region)
{
  return g_utf8_get_char (self->text + hearsay_segments_get_token (self->reading->segments, region->inner_last - 1)->start);
}

/* Whether "…?" is followed by who asked: a short rest with a verb of saying. */
static gboolean
has_tail (const HearsayQuoteScan *self,
          guint index)
{
  const HearsayItem *item = hearsay_scan_item (self, index);
  gunichar c = 0;
  gboolean is_stop = FALSE;

  if (item->region == HEARSAY_NONE)
    return FALSE;

  c = last_char_inside (self, &g_array_index (self->regions, HearsayMarked, item->region));
  is_stop = c == '.';
  if (c != '?' && c != '!' && c != 0x2026 && c != '-' && c != 0x2014 && !is_stop)
    return FALSE;

  for (guint i = index + 1; i < MIN (self->items->len, index + LONGEST_TAIL); i++)
    {
      const HearsayItem *next = hearsay_scan_item (self, i);

      if (next->region != HEARSAY_NONE || (next->classes & (HEARSAY_CLASS_STOP | HEARSAY_CLASS_COMMA)))
        return FALSE;
      if (next->lemma != NULL && next->form == HEARSAY_VERB_PAST && hearsay_scan_has_list (self, "cue-inverted", next->lemma))
        return !is_stop || i + 1 == self->items->len || hearsay_scan_is (self, i + 1, HEARSAY_CLASS_STOP);
    }

  return FALSE;
}

static gboolean
is_boundary (const HearsayQuoteScan *self,
             guint index)
{
  const HearsaySegments *segments = self->reading->segments;
  guint32 last = hearsay_scan_item (self, index)->last - 1;
  guint32 next = hearsay_scan_item (self, index + 1)->first;

  if (token_paragraph (self, last) != token_paragraph (self, next))
    return TRUE;
  if (hearsay_scan_is (self, index, HEARSAY_CLASS_STOP) && g_utf8_get_char (self->text + hearsay_segments_get_token (segments, last)->start) == ';')
    return TRUE;

  return hearsay_segments_get_token (segments, last)->sentence != hearsay_segments_get_token (segments, next)->sentence &&
         !has_tail (self, index);
}

static void
cut_stretches (HearsayQuoteScan *self)
{
  guint first = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      HearsayStretch stretch = { first, i + 1, 0 };

      if (i + 1 < self->items->len && !is_boundary (self, i))
        continue;

      stretch.paragraph = token_paragraph (self, hearsay_scan_item (self, first)->first);
      g_array_append_val (self->stretches, stretch);
      first = i + 1;
    }
}

/**
 * hearsay_quotes_scan:
 *
 * Fills @self->items and @self->stretches; the regions are known.
 */
void
hearsay_quotes_scan (HearsayQuoteScan *self)
{
  self->region_items = g_new0 (guint32, self->regions->len + 1);
  make_items (self);
  cut_stretches (self);
}

HearsaySpan
hearsay_scan_get_span (const HearsayQuoteScan *self,
                       HearsayItems items)
{
  if (hearsay_items_are_empty (items))
    return HEARSAY_SPAN_NONE;

  return hearsay_segments_get_span (self->reading->segments, hearsay_scan_item (self, items.first)->first,
                                    hearsay_scan_item (self, items.last - 1)->last);
}

/* The items that hold the tokens; a region that is touched counts whole. */
HearsayItems
hearsay_scan_find_items (const HearsayQuoteScan *self,
                         HearsayTokens tokens)
{
  HearsayItems out = { 0, self->items->len };

  if (hearsay_tokens_are_empty (tokens))
    return (HearsayItems){ 0, 0 };

  while (out.first < out.last)
    {
      guint middle = out.first + (out.last - out.first) / 2;

      if (hearsay_scan_item (self, middle)->last <= tokens.first)
        out.first = middle + 1;
      else
        out.last = middle;
    }
  while (out.last < self->items->len && hearsay_scan_item (self, out.last)->first < tokens.last)
    out.last++;

  return out;
}

/* The tokens of items; none for no items. */
HearsayTokens
hearsay_scan_get_tokens (const HearsayQuoteScan *self,
                         HearsayItems items)
{
  if (hearsay_items_are_empty (items))
    return (HearsayTokens){ 0, 0 };

  return (HearsayTokens){ hearsay_scan_item (self, items.first)->first, hearsay_scan_item (self, items.last - 1)->last };
}

/* The region that holds a token, its marks included; -1 outside of all. */
int
hearsay_scan_find_region (const HearsayQuoteScan *self,
                          guint32 token)
{
  guint low = 0;
  guint high = self->regions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->regions, HearsayMarked, middle).last <= token)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->regions->len && g_array_index (self->regions, HearsayMarked, low).first <= token ? (int) low : HEARSAY_NONE;
}

gboolean
hearsay_scan_has_list (const HearsayQuoteScan *self,
                       const char *list,
                       const char *word)
{
  return hearsay_words_contain (hearsay_language_get_words (self->reading->language, list), word);
}

gboolean
hearsay_scan_word_is (const HearsayQuoteScan *self,
                      guint index,
                      const char *word)
{
  return strcmp (hearsay_scan_item (self, index)->word, word) == 0;
}

/**
 * hearsay_scan_phrase:
 * @last: where to stop
 * @end: (out): one past the last item of the phrase
 *
 * Returns: (nullable): the value of the longest phrase of @list that starts at
 *   item @index
 */
const char *
hearsay_scan_phrase (const HearsayQuoteScan *self,
                     const char *list,
                     guint index,
                     guint last,
                     guint *end)
{
  const HearsayWords *words = hearsay_language_get_words (self->reading->language, list);
  g_autoptr (GString) phrase = NULL;
  const char *found = NULL;

  if (index >= last || !hearsay_words_may_start (words, hearsay_scan_item (self, index)->word))
    return NULL;

  phrase = g_string_new (NULL);
  for (guint i = index; i < last && i - index < hearsay_words_get_longest (words); i++)
    {
      const HearsayItem *item = hearsay_scan_item (self, i);
      const char *value = NULL;

      if (item->word[0] == '\0')
        break;
      if (phrase->len > 0)
        g_string_append_c (phrase, ' ');
      g_string_append (phrase, item->word);

      value = hearsay_words_lookup (words, phrase->str);
      if (value != NULL)
        {
          found = value;
          *end = i + 1;
        }
    }

  return found;
}
