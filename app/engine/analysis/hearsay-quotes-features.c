/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-features"

#include "config.h"

#include "hearsay-quotes-features.h"

#include <string.h>

#include "hearsay-lexicon.h"
#include "hearsay-pieces.h"
#include "hearsay-text.h"

/* What a token is, what the lists know of it, where it stands between marks, in its sentence and paragraph, and what the
 * grammar of cues made of it. What all this means for who says what is learnt. */

#define SUFFIX 3
#define KIND_SHIFT 27 /* of an id's kind */

typedef enum
{
  KIND_WORD = 1,
  KIND_SUFFIX,
  KIND_CASE,
  KIND_CLASS,
  KIND_LEMMA,
  KIND_FORM,
  KIND_SENSE,
  KIND_LEXEME,
  KIND_TAG,
  KIND_MENTION,
  KIND_MARKS,
  KIND_SENTENCE,
  KIND_PARAGRAPH,
  KIND_GRAMMAR,
  KIND_STANCE,
} Kind;

typedef struct
{
  const HearsayQuoteScan *scan;
  guint16 *marks;   /* of each token */
  guint16 *grammar; /* of each token, four roles of four bits */
  guint mention;
  HearsayQuoteFeatures *out;
} Extractor;

static guint32
make_id (Kind kind,
         guint32 value)
{
  return (guint32) kind << KIND_SHIFT | (value & ((1u << KIND_SHIFT) - 1));
}

static void
add_to (GArray *ids,
        Kind kind,
        guint32 value)
{
  guint32 id = make_id (kind, value);

  g_array_append_val (ids, id);
}

static void
add (Extractor *self,
     Kind kind,
     guint32 value)
{
  add_to (self->out->ids, kind, value);
}

static void
add_bits (GArray *ids,
          Kind kind,
          guint32 bits)
{
  for (guint i = 0; i < 32; i++)
    if (bits & (1u << i))
      add_to (ids, kind, i);
}

/* FNV-1a */
static guint32
hash_bytes (const char *bytes,
            gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619u;

  return hash ^ hash >> 15;
}

static void
add_lemma (const HearsayLanguage *language,
           const char *word,
           GArray *ids)
{
  HearsayVerbForm form = HEARSAY_VERB_NONE;
  const char *lemma = hearsay_cue_find_lemma (language, word, &form);
  const char *stance = NULL;

  if (lemma == NULL)
    return;

  stance = hearsay_words_lookup (hearsay_language_get_words (language, "cue-verbs"), lemma);
  add_to (ids, KIND_LEMMA, hash_bytes (lemma, strlen (lemma)));
  add_to (ids, KIND_STANCE, hash_bytes (stance, strlen (stance)));
  add_to (ids, KIND_FORM, form);
}

static gboolean
is_wordlike (const HearsayToken *token)
{
  return token->kind == HEARSAY_TOKEN_WORD || token->kind == HEARSAY_TOKEN_NUMBER || token->kind == HEARSAY_TOKEN_HANDLE;
}

/**
 * hearsay_quote_features_hash_word:
 *
 * Returns: a number that two tokens share only if hearsay_quote_features_add_word()
 *   adds the same for both; never 0
 */
guint64
hearsay_quote_features_hash_word (const HearsayQuoteScan *scan,
                                  guint token)
{
  const HearsayToken *word = hearsay_segments_get_token (scan->reading->segments, token);
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ ((guint64) word->kind << 16 | (word->flags & ~HEARSAY_TOKEN_FIRST));

  /* Before a letter comes, lest it undo what a flag did. */
  hash *= G_GUINT64_CONSTANT (1099511628211);
  for (guint32 i = word->start; i < word->end; i++)
    hash = (hash ^ (guint8) scan->text[i]) * G_GUINT64_CONSTANT (1099511628211);

  return hash | 1;
}

/**
 * hearsay_quote_features_add_word:
 * @scan: (type HearsayQuoteScan)
 * @ids: (element-type guint32): what the network sees of the token itself is added here
 */
void
hearsay_quote_features_add_word (gconstpointer scan,
                                 guint token,
                                 GArray *ids)
{
  const HearsayQuoteScan *self = scan;
  const HearsayLanguage *language = self->reading->language;
  const HearsayToken *word = hearsay_segments_get_token (self->reading->segments, token);
  const char *start = self->text + word->start;
  g_autofree char *folded = NULL;
  gsize length = 0;

  add_to (ids, KIND_CASE, word->kind << 8 | (word->flags & ~HEARSAY_TOKEN_FIRST));
  if (!is_wordlike (word))
    {
      guint32 classes = word->kind == HEARSAY_TOKEN_CLITIC ? HEARSAY_CLASS_POSSESSIVE : hearsay_scan_classify_sign (g_utf8_get_char (start));

      add_to (ids, KIND_WORD, hash_bytes (start, word->end - word->start));
      add_bits (ids, KIND_CLASS, classes);
      return;
    }

  folded = hearsay_text_fold (start, word->end - word->start);
  length = strlen (folded);
  add_to (ids, KIND_WORD, hash_bytes (folded, length));
  if (length > SUFFIX)
    add_to (ids, KIND_SUFFIX, hash_bytes (folded + length - SUFFIX, SUFFIX));
  add_bits (ids, KIND_CLASS, hearsay_scan_look_up (self, folded)->classes);
  add_bits (ids, KIND_SENSE, hearsay_senses_find (hearsay_language_get_words (language, "senses"), folded));
  add_bits (ids, KIND_LEXEME, hearsay_lexicon_classify (hearsay_lexicon_get (language), folded));
  add_lemma (language, folded, ids);
}

/* How far [0, n) a place is from its start: 0, 1, 2, then coarser. */
static guint
coarse (guint n)
{
  return n < 4 ? n : n < 8 ? 4
                 : n < 16  ? 5
                 : n < 32  ? 6
                 : n < 64  ? 7
                           : 8;
}

enum
{
  MARKS_OUTSIDE,
  MARKS_OPENING,
  MARKS_FIRST,
  MARKS_INSIDE,
  MARKS_LAST,
  MARKS_CLOSING,
};

static void
find_marks (Extractor *self)
{
  const GArray *regions = self->scan->regions;

  for (guint i = 0; i < regions->len; i++)
    {
      const HearsayMarked *region = &g_array_index (regions, HearsayMarked, i);
      guint length = coarse (region->inner_last - region->inner_first);
      guint kind = length | (region->continues || region->next != HEARSAY_NONE) << 4 | region->is_closed << 5;

      for (guint32 t = region->first; t < region->last; t++)
        self->marks[t] = MARKS_INSIDE | kind << 3;
      self->marks[region->inner_first] = MARKS_FIRST | kind << 3;
      self->marks[region->inner_last - 1] = MARKS_LAST | kind << 3;
      self->marks[region->first] = MARKS_OPENING | kind << 3;
      if (region->is_closed)
        self->marks[region->last - 1] = MARKS_CLOSING | kind << 3;
    }
}

static void
mark_role (Extractor *self,
           HearsayItems items,
           guint role)
{
  guint32 first = 0;
  guint32 last = 0;

  if (hearsay_items_are_empty (items))
    return;

  first = hearsay_scan_item (self->scan, items.first)->first;
  last = hearsay_scan_item (self->scan, items.last - 1)->last;
  for (guint32 t = first; t < last; t++)
    self->grammar[t] |= ((t == first) | (t + 1 == last) << 1 | 4) << (4 * role);
}

static void
find_grammar (Extractor *self)
{
  const GArray *found = self->scan->attributions;

  for (guint i = 0; i < found->len; i++)
    {
      const HearsayAttribution *attribution = &g_array_index (found, HearsayAttribution, i);

      mark_role (self, attribution->source, 0);
      mark_role (self, attribution->cue, 1);
      for (guint k = 0; k < attribution->n_content; k++)
        mark_role (self, attribution->content[k], attribution->content[k].first < attribution->cue.first ? 2 : 3);
    }
}

static void
add_mention (Extractor *self,
             const HearsayToken *token)
{
  const GArray *mentions = self->scan->reading->mentions;
  const HearsayMention *mention = NULL;

  while (self->mention < mentions->len && g_array_index (mentions, HearsayMention, self->mention).span.end <= token->start)
    self->mention++;
  if (self->mention >= mentions->len)
    return;

  mention = &g_array_index (mentions, HearsayMention, self->mention);
  if (mention->span.start < token->end)
    add (self, KIND_MENTION, mention->kind | (mention->span.start >= token->start) << 2 | (mention->span.end <= token->end) << 3);
}

static void
add_place (Extractor *self,
           guint index,
           const HearsayToken *token)
{
  const HearsaySegments *segments = self->scan->reading->segments;
  const HearsaySegment *sentence = hearsay_segments_get_sentence (segments, token->sentence);
  const HearsaySegment *paragraph = hearsay_segments_get_paragraph (segments, sentence->paragraph);
  gboolean has_title = !hearsay_span_is_empty (self->scan->reading->article->title_span);
  guint before = 0;

  while (token->sentence > before && hearsay_segments_get_sentence (segments, token->sentence - before - 1)->paragraph == sentence->paragraph && before < 3)
    before++;

  add (self, KIND_SENTENCE, coarse (index - sentence->first));
  add (self, KIND_SENTENCE, 16 + coarse (sentence->last - 1 - index));
  add (self, KIND_PARAGRAPH, before);
  add (self, KIND_PARAGRAPH, 16 + (sentence->last == paragraph->last));
  /* A headline is written like no other line. */
  add (self, KIND_PARAGRAPH, 32 + MIN (sentence->paragraph + !has_title, 3));
}

static void
add_token (Extractor *self,
           guint index)
{
  const HearsayReading *reading = self->scan->reading;
  const HearsayToken *token = hearsay_segments_get_token (reading->segments, index);

  if (reading->tags != NULL)
    add (self, KIND_TAG, reading->tags[index]);
  add_mention (self, token);
  if (self->marks[index] != 0)
    add (self, KIND_MARKS, self->marks[index]);
  add (self, KIND_MARKS, 1024 + (self->marks[index] & 7));
  add_place (self, index, token);
  for (guint role = 0; role < 4; role++)
    if (self->grammar[index] >> (4 * role) & 15)
      add (self, KIND_GRAMMAR, role << 4 | (self->grammar[index] >> (4 * role) & 15));
}

/**
 * hearsay_quote_features_new:
 * @scan: with its regions, items and the grammar's attributions
 */
HearsayQuoteFeatures *
hearsay_quote_features_new (const HearsayQuoteScan *scan)
{
  HearsayTokens range = scan->range;
  HearsayQuoteFeatures *out = g_new0 (HearsayQuoteFeatures, 1);
  Extractor self = { scan };

  out->first = range.first;
  out->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  out->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.out = out;
  self.marks = g_new0 (guint16, range.last + 1);
  self.grammar = g_new0 (guint16, range.last + 1);

  find_marks (&self);
  find_grammar (&self);
  for (guint i = range.first; i < range.last; i++)
    {
      g_array_append_val (out->offsets, out->ids->len);
      add_token (&self, i);
    }
  g_array_append_val (out->offsets, out->ids->len);

  g_free (self.marks);
  g_free (self.grammar);

  return out;
}

void
hearsay_quote_features_free (HearsayQuoteFeatures *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->offsets);
  g_free (self);
}

/* Whether the feature tells which word it is. */
gboolean
hearsay_quote_feature_is_identity (guint32 id)
{
  guint kind = id >> KIND_SHIFT;

  return kind == KIND_WORD || kind == KIND_SUFFIX || kind == KIND_LEMMA;
}

/* Whether the feature comes from a word list. */
gboolean
hearsay_quote_feature_is_list (guint32 id)
{
  guint kind = id >> KIND_SHIFT;

  return kind == KIND_CLASS || kind == KIND_SENSE || kind == KIND_LEXEME || kind == KIND_STANCE;
}
