/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-wordings"

#include "config.h"

#include "hearsay-wordings-private.h"

#include <string.h>

#include "hearsay-segments.h"
#include "hearsay-text.h"

static gboolean
is_mark (const HearsayWord *word)
{
  return word->word_class == HEARSAY_WORD_SIGN && hearsay_is_quotation_mark (g_utf8_get_char (word->folded));
}

/* The place where words are missing: behind the word before, or at the start. */
HearsaySpan
hearsay_range_get_span (HearsayRange range)
{
  const HearsayPhrase *phrase = range.phrase;
  guint32 place = 0;

  if (range.first < range.last)
    return hearsay_span_union (hearsay_phrase_get (phrase, range.first)->span,
                               hearsay_phrase_get (phrase, range.last - 1)->span);

  if (range.first > 0)
    place = hearsay_phrase_get (phrase, range.first - 1)->span.end;
  else if (phrase->words->len > 0)
    place = hearsay_phrase_get (phrase, 0)->span.start;

  return (HearsaySpan){ place, place };
}

static guint
count_class (HearsayRange range,
             HearsayWordClass word_class)
{
  guint count = 0;

  for (guint i = range.first; i < range.last; i++)
    count += hearsay_phrase_get (range.phrase, i)->word_class == word_class;

  return count;
}

/* Words that say the same and stand on both sides do not count. */
static gboolean
has_word (HearsayRange range,
          const HearsayWord *word)
{
  for (guint i = range.first; i < range.last; i++)
    if (strcmp (hearsay_phrase_get (range.phrase, i)->stem, word->stem) == 0)
      return TRUE;

  return FALSE;
}

static guint
count_stem (const HearsayPhrase *phrase,
            const HearsayWord *word)
{
  guint count = 0;

  for (guint i = 0; i < phrase->words->len; i++)
    count += hearsay_phrase_get (phrase, i)->hash == word->hash;

  return count;
}

/* A word both have as often has only moved. */
static gboolean
has_moved (HearsayRange range,
           HearsayRange other,
           const HearsayWord *word)
{
  return count_stem (range.phrase, word) == count_stem (other.phrase, word);
}

/* "unsafe" where the other side has "safe". */
static gboolean
is_denied (HearsayRange other,
           const HearsayWord *word)
{
  if (word->denied == NULL)
    return FALSE;

  for (guint i = other.first; i < other.last; i++)
    if (strcmp (hearsay_phrase_get (other.phrase, i)->stem, word->denied) == 0)
      return TRUE;

  return FALSE;
}

static guint
count_negations (HearsayRange range,
                 HearsayRange other)
{
  guint count = count_class (range, HEARSAY_WORD_NEGATION);

  for (guint i = range.first; i < range.last; i++)
    count += is_denied (other, hearsay_phrase_get (range.phrase, i));

  return count;
}

/* "will" is "would" where it is reported; that is grammar, no doubt. */
static gboolean
is_shifted (HearsayRange other,
            const HearsayWord *word)
{
  for (guint i = other.first; i < other.last; i++)
    {
      const HearsayWord *there = hearsay_phrase_get (other.phrase, i);

      if (g_strcmp0 (there->direct, word->folded) == 0 || g_strcmp0 (word->direct, there->folded) == 0)
        return TRUE;
    }

  return FALSE;
}

/* "not one answer", "one of its doors": no number, unless there is another one in its place. */
static gboolean
is_mere_one (HearsayRange other,
             const HearsayWord *word)
{
  return word->word_class == HEARSAY_WORD_NUMBER && strcmp (word->stem, "1") == 0 && strcmp (word->folded, "1") != 0 &&
         count_class (other, HEARSAY_WORD_NUMBER) == 0;
}

/* Whether a word of a class counts as a difference. */
static gboolean
is_different (HearsayRange range,
              HearsayRange other,
              const HearsayWord *word,
              HearsayWordClass word_class)
{
  if (word_class == HEARSAY_WORD_NEGATION && is_denied (other, word))
    return TRUE;

  return word->word_class == word_class && !has_word (other, word) && !has_moved (range, other, word) &&
         !is_mere_one (other, word) && !(word_class == HEARSAY_WORD_MODAL && is_shifted (other, word));
}

/* From the first to the last word of a class that the other side lacks. */
static HearsayRange
class_range (HearsayRange range,
             HearsayRange other,
             HearsayWordClass word_class)
{
  HearsayRange found = { range.phrase, range.first, range.first };

  for (guint i = range.first; i < range.last; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (range.phrase, i);

      if (!is_different (range, other, word, word_class))
        continue;
      if (found.first == found.last)
        found.first = i;
      found.last = i + 1;
    }

  return found;
}

static HearsayRange
entity_range (HearsayRange range,
              HearsayRange other)
{
  HearsayRange found = { range.phrase, range.first, range.first };

  for (guint i = range.first; i < range.last; i++)
    {
      int entity = hearsay_phrase_get (range.phrase, i)->entity;
      gboolean shared = FALSE;

      for (guint k = other.first; k < other.last && !shared; k++)
        shared = hearsay_phrase_get (other.phrase, k)->entity == entity;
      if (entity == HEARSAY_NONE || shared)
        continue;
      if (found.first == found.last)
        found.first = i;
      found.last = i + 1;
    }

  return found;
}

static gboolean
is_empty (HearsayRange range)
{
  return range.first >= range.last;
}

static void
add_change (GArray *changes,
            const HearsayWordingsPair *pair,
            HearsayChangeType type,
            HearsaySpan a,
            HearsaySpan b)
{
  HearsayChange change = { pair->from, pair->to, type, a, b };

  g_array_append_val (changes, change);
}

static void
add_ranges (GArray *changes,
            const HearsayWordingsPair *pair,
            HearsayChangeType type,
            HearsayRange a,
            HearsayRange b)
{
  add_change (changes, pair, type, hearsay_range_get_span (a), hearsay_range_get_span (b));
}

/* Two forms of one name. */
static gboolean
is_one_entity (HearsayRange a,
               HearsayRange b)
{
  int entity = hearsay_phrase_get (a.phrase, a.first)->entity;

  return entity != HEARSAY_NONE && entity == hearsay_phrase_get (b.phrase, b.first)->entity;
}

/* Content words that are not merely elsewhere in the other version. */
static guint
count_gone (HearsayRange range,
            HearsayRange other)
{
  guint count = 0;

  for (guint i = range.first; i < range.last; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (range.phrase, i);

      count += word->word_class == HEARSAY_WORD_CONTENT && !has_moved (range, other, word);
    }

  return count;
}

/* What is left when nothing heavier was found in a block. */
static HearsayChangeType
classify_rest (HearsayRange a,
               HearsayRange b)
{
  guint content_a = count_class (a, HEARSAY_WORD_CONTENT);
  guint content_b = count_class (b, HEARSAY_WORD_CONTENT);
  guint words_a = a.last - a.first - count_class (a, HEARSAY_WORD_SIGN);
  guint words_b = b.last - b.first - count_class (b, HEARSAY_WORD_SIGN);

  if (words_a == 0 && words_b == 0)
    {
      for (guint i = a.first; i < a.last; i++)
        if (is_mark (hearsay_phrase_get (a.phrase, i)))
          return HEARSAY_CHANGE_MARKS;
      for (guint i = b.first; i < b.last; i++)
        if (is_mark (hearsay_phrase_get (b.phrase, i)))
          return HEARSAY_CHANGE_MARKS;

      return HEARSAY_CHANGE_PUNCTUATION;
    }

  /* A lone article or preposition more or less is style, not substance; so is
   * another order, as of "would be published" and "would publish". */
  if ((content_a == 0 && content_b == 0) || (count_gone (a, b) == 0 && count_gone (b, a) == 0))
    return HEARSAY_CHANGE_SYNONYM;
  if (words_b == 0 || (content_b == 0 && content_a > 1) || content_a > 3 * content_b + 2)
    return HEARSAY_CHANGE_OMISSION;
  if (words_a == 0 || (content_a == 0 && content_b > 1) || content_b > 3 * content_a + 2)
    return HEARSAY_CHANGE_ADDITION;
  if (words_a == 1 && words_b == 1 && is_one_entity (a, b))
    return HEARSAY_CHANGE_SPELLING;
  if (words_a == 1 && words_b == 1 &&
      hearsay_words_are_spellings (hearsay_phrase_get (a.phrase, a.first)->folded, hearsay_phrase_get (b.phrase, b.first)->folded))
    return HEARSAY_CHANGE_SPELLING;

  return HEARSAY_CHANGE_SYNONYM;
}

/* ", not months": set off from what stays. */
static gboolean
is_set_off (HearsayRange range)
{
  return !is_empty (range) && strcmp (hearsay_phrase_get (range.phrase, range.first)->folded, ",") == 0;
}

/* Where one version has a clause the other lacks altogether, the clause is missing,
 * not its "not". A number is lost also with a few words around it. */
static gboolean
is_lost_clause (HearsayRange a,
                HearsayRange b,
                HearsayWordClass word_class)
{
  guint least = word_class == HEARSAY_WORD_NUMBER ? 3 : is_set_off (a) || is_set_off (b) ? 1
                                                                                         : 2;
  guint content_a = count_class (a, HEARSAY_WORD_CONTENT);
  guint content_b = count_class (b, HEARSAY_WORD_CONTENT);

  return (content_a == 0 && content_b >= least) || (content_b == 0 && content_a >= least);
}

/* All that differs between two ranges that are not alike. */
void
hearsay_wordings_add_block (GArray *changes,
                            const HearsayWordingsPair *pair,
                            HearsayRange a,
                            HearsayRange b)
{
  static const struct
  {
    HearsayWordClass word_class;
    HearsayChangeType type;
  } classes[] = {
    { HEARSAY_WORD_NEGATION, HEARSAY_CHANGE_NEGATION },
    { HEARSAY_WORD_NUMBER, HEARSAY_CHANGE_NUMBER },
    { HEARSAY_WORD_MODAL, HEARSAY_CHANGE_MODALITY },
  };
  guint before = changes->len;
  HearsayRange entities_a = entity_range (a, b);
  HearsayRange entities_b = entity_range (b, a);

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      HearsayRange here = class_range (a, b, classes[i].word_class);
      HearsayRange there = class_range (b, a, classes[i].word_class);

      /* "not" for "never" denies as much. */
      if (classes[i].word_class == HEARSAY_WORD_NEGATION &&
          count_negations (a, b) % 2 == count_negations (b, a) % 2)
        continue;
      if (is_lost_clause (a, b, classes[i].word_class))
        continue;
      if (!is_empty (here) || !is_empty (there))
        add_ranges (changes, pair, classes[i].type, here, there);
    }

  if (!is_empty (entities_a) && !is_empty (entities_b))
    add_ranges (changes, pair, HEARSAY_CHANGE_ENTITY_SWAPPED, entities_a, entities_b);

  if (changes->len == before)
    add_ranges (changes, pair, classify_rest (a, b), a, b);
}

static guint
count_described (const HearsayLanguage *language,
                 char **words,
                 char **others)
{
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !hearsay_words_contain (hearsay_language_get_words (language, "function-words"), words[i]))
      n += others == NULL || g_strv_contains ((const char *const *) others, words[i]);

  return n;
}

/* "informed sources" are "sources", an "aide to Tom Cotton" is a "Cotton aide". */
static gboolean
is_one_description (const HearsayWordingsPair *pair,
                    const HearsayQuote *from,
                    const HearsayQuote *to)
{
  const HearsayLanguage *language = hearsay_language_get (hearsay_corpus_get (pair->analysis->corpus, from->article)->language);
  g_autofree char *a = hearsay_text_fold (from->speaker, strlen (from->speaker));
  g_autofree char *b = hearsay_text_fold (to->speaker, strlen (to->speaker));
  g_auto (GStrv) x = g_strsplit (a, " ", -1);
  g_auto (GStrv) y = g_strsplit (b, " ", -1);

  return 2 * count_described (language, x, y) >= MIN (count_described (language, x, NULL), count_described (language, y, NULL));
}

static gboolean
names_speaker (const HearsayQuote *quote)
{
  return quote->source_type != HEARSAY_SOURCE_UNKNOWN && quote->speaker[0] != '\0';
}

static gboolean
speakers_differ (const HearsayWordingsPair *pair,
                 const HearsayQuote *from,
                 const HearsayQuote *to)
{
  if (!names_speaker (from) || !names_speaker (to))
    return FALSE;
  if (from->speaker_entity != HEARSAY_NONE && to->speaker_entity != HEARSAY_NONE)
    return from->speaker_entity != to->speaker_entity;
  if (from->source_type != to->source_type)
    return TRUE;

  return !is_one_description (pair, from, to);
}

/* "He is expected to go": the words that report it are its own grammar, as those of
 * "“We go,” he said, “now”" are not. */
static gboolean
has_cue_inside (const HearsayQuote *quote)
{
  HearsaySpan hull = hearsay_quote_get_span (quote);

  return quote->hedge[0] != '\0' && !hearsay_span_is_empty (quote->cue) && quote->cue.start >= hull.start && quote->cue.end <= hull.end;
}

/* Who is said to have said it, how the reporter puts that, and whether as a
 * quotation or in the reporter's words. */
void
hearsay_wordings_add_report (GArray *changes,
                             const HearsayWordingsPair *pair)
{
  const HearsayQuote *from = hearsay_analysis_get_quote (pair->analysis, pair->from);
  const HearsayQuote *to = hearsay_analysis_get_quote (pair->analysis, pair->to);
  gboolean is_told_by_words = has_cue_inside (from) || has_cue_inside (to);

  if (!is_told_by_words && (from->hedge[0] != '\0') != (to->hedge[0] != '\0'))
    add_change (changes, pair, HEARSAY_CHANGE_MODALITY, from->cue, to->cue);
  if (speakers_differ (pair, from, to))
    add_change (changes, pair, HEARSAY_CHANGE_SPEAKER, from->source, to->source);
  if (!is_told_by_words && from->stance != HEARSAY_STANCE_UNKNOWN && to->stance != HEARSAY_STANCE_UNKNOWN && from->stance != to->stance)
    add_change (changes, pair, HEARSAY_CHANGE_STANCE, from->cue, to->cue);
  if ((from->kind == HEARSAY_QUOTE_DIRECT) != (to->kind == HEARSAY_QUOTE_DIRECT))
    add_change (changes, pair, HEARSAY_CHANGE_MARKS, hearsay_quote_get_span (from), hearsay_quote_get_span (to));
}

static void
insert_span (GArray *spans,
             HearsaySpan span)
{
  guint place = 0;

  while (place < spans->len && g_array_index (spans, HearsaySpan, place).start < span.start)
    place++;
  g_array_insert_val (spans, place, span);
}

/**
 * hearsay_wordings_dup_phrase:
 *
 * Returns: (transfer full): what is reported, without the "that" before it: "said
 *   that the wall holds" and "said the wall holds" say one thing
 */
HearsayPhrase *
hearsay_wordings_dup_phrase (const HearsayAnalysis *analysis,
                             guint quote)
{
  const HearsayQuote *self = hearsay_analysis_get_quote (analysis, quote);
  const HearsayLanguage *language = hearsay_language_get (hearsay_corpus_get (analysis->corpus, self->article)->language);
  g_autoptr (GArray) spans = g_array_copy (self->content);
  HearsayPhrase *phrase = NULL;

  if (has_cue_inside (self))
    insert_span (spans, self->cue);
  phrase = hearsay_phrase_new (analysis, self->article, spans);

  if (self->kind != HEARSAY_QUOTE_DIRECT && phrase->words->len > 1 &&
      hearsay_words_contain (hearsay_language_get_words (language, "complementizers"), hearsay_phrase_get (phrase, 0)->folded))
    g_array_remove_index (phrase->words, 0);

  return phrase;
}

/* "denied that any check failed" and "said that no check failed" deny as much. */
static void
drop_denials (GArray *changes,
              guint first,
              const HearsayWordingsPair *pair)
{
  gboolean is_denial_a = hearsay_analysis_get_quote (pair->analysis, pair->from)->stance == HEARSAY_STANCE_DENIES;
  gboolean is_denial_b = hearsay_analysis_get_quote (pair->analysis, pair->to)->stance == HEARSAY_STANCE_DENIES;
  guint n = 0;

  for (guint i = first; i < changes->len; i++)
    n += g_array_index (changes, HearsayChange, i).type == HEARSAY_CHANGE_NEGATION;
  if (is_denial_a == is_denial_b || n % 2 == 0)
    return;

  for (guint i = first; i < changes->len; i++)
    if (g_array_index (changes, HearsayChange, i).type == HEARSAY_CHANGE_NEGATION)
      g_array_index (changes, HearsayChange, i).type = HEARSAY_CHANGE_SYNONYM;
}

void
hearsay_wordings_add_words (GArray *changes,
                            const HearsayWordingsPair *pair,
                            const GArray *blocks)
{
  guint first = changes->len;

  for (guint i = 0; i < blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (blocks, HearsayBlock, i);

      if (!block->alike)
        hearsay_wordings_add_block (changes, pair, (HearsayRange){ pair->a, block->a, block->a_end }, (HearsayRange){ pair->b, block->b, block->b_end });
    }

  drop_denials (changes, first, pair);
}

/**
 * hearsay_wordings_compare:
 * @from: a quote
 * @to: another quote of the same utterance
 * @changes: (element-type HearsayChange): what differs is appended
 *
 * Returns: the share of the words of both that agree, 0…1
 */
double
hearsay_wordings_compare (const HearsayAnalysis *analysis,
                          guint from,
                          guint to,
                          GArray *changes)
{
  g_autoptr (HearsayPhrase) a = hearsay_wordings_dup_phrase (analysis, from);
  g_autoptr (HearsayPhrase) b = hearsay_wordings_dup_phrase (analysis, to);
  g_autoptr (GArray) blocks = hearsay_phrase_align (a, b);
  HearsayWordingsPair pair = { analysis, from, to, a, b };

  hearsay_wordings_add_report (changes, &pair);
  hearsay_wordings_add_words (changes, &pair, blocks);

  return hearsay_phrase_similarity (a, b, blocks);
}
