/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-wordings"

#include "config.h"

#include "hearsay-wordings.h"

#include <string.h>

#include "hearsay-phrase.h"
#include "hearsay-segments.h"
#include "hearsay-text.h"

/* Two quotations under comparison; a is the one changes are told against. */
typedef struct
{
  const HearsayAnalysis *analysis;
  guint32 from;
  guint32 to;
  const HearsayPhrase *a;
  const HearsayPhrase *b;
} Pair;

/* A word range of one side. */
typedef struct
{
  const HearsayPhrase *phrase;
  guint first;
  guint last;
} Range;

static gboolean
is_mark (const HearsayWord *word)
{
  return word->word_class == HEARSAY_WORD_SIGN && hearsay_is_quotation_mark (g_utf8_get_char (word->folded));
}

/* The place where words are missing: behind the word before, or at the start. */
static HearsaySpan
range_span (Range range)
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
count_class (Range range,
             HearsayWordClass word_class)
{
  guint count = 0;

  for (guint i = range.first; i < range.last; i++)
    count += hearsay_phrase_get (range.phrase, i)->word_class == word_class;

  return count;
}

/* Words that say the same and stand on both sides do not count. */
static gboolean
has_word (Range range,
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
has_moved (Range range,
           Range other,
           const HearsayWord *word)
{
  return count_stem (range.phrase, word) == count_stem (other.phrase, word);
}

/* From the first to the last word of a class that the other side lacks. */
static Range
class_range (Range range,
             Range other,
             HearsayWordClass word_class)
{
  Range found = { range.phrase, range.first, range.first };

  for (guint i = range.first; i < range.last; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (range.phrase, i);

      if (word->word_class != word_class || has_word (other, word) || has_moved (range, other, word))
        continue;
      if (found.first == found.last)
        found.first = i;
      found.last = i + 1;
    }

  return found;
}

static Range
entity_range (Range range,
              Range other)
{
  Range found = { range.phrase, range.first, range.first };

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
is_empty (Range range)
{
  return range.first >= range.last;
}

static void
add_change (GArray *changes,
            const Pair *pair,
            HearsayChangeType type,
            HearsaySpan a,
            HearsaySpan b)
{
  HearsayChange change = { pair->from, pair->to, type, a, b };

  g_array_append_val (changes, change);
}

static void
add_ranges (GArray *changes,
            const Pair *pair,
            HearsayChangeType type,
            Range a,
            Range b)
{
  add_change (changes, pair, type, range_span (a), range_span (b));
}

/* Two forms of one name. */
static gboolean
is_one_entity (Range a,
               Range b)
{
  int entity = hearsay_phrase_get (a.phrase, a.first)->entity;

  return entity != HEARSAY_NONE && entity == hearsay_phrase_get (b.phrase, b.first)->entity;
}

/* What is left when nothing heavier was found in a block. */
static HearsayChangeType
classify_rest (Range a,
               Range b)
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

  /* A lone article or preposition more or less is style, not substance. */
  if (content_a == 0 && content_b == 0)
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
is_set_off (Range range)
{
  return !is_empty (range) && strcmp (hearsay_phrase_get (range.phrase, range.first)->folded, ",") == 0;
}

/* Where one version has a clause the other lacks altogether, the clause is missing,
 * not its "not". A number is lost also with a few words around it. */
static gboolean
is_lost_clause (Range a,
                Range b,
                HearsayWordClass word_class)
{
  guint least = word_class == HEARSAY_WORD_NUMBER ? 3 : is_set_off (a) || is_set_off (b) ? 1
                                                                                         : 2;
  guint words_a = a.last - a.first - count_class (a, HEARSAY_WORD_SIGN);
  guint words_b = b.last - b.first - count_class (b, HEARSAY_WORD_SIGN);

  return (words_a == 0 && count_class (b, HEARSAY_WORD_CONTENT) >= least) ||
         (words_b == 0 && count_class (a, HEARSAY_WORD_CONTENT) >= least);
}

/* All that differs between two ranges that are not alike. */
static void
add_block_changes (GArray *changes,
                   const Pair *pair,
                   Range a,
                   Range b)
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
  Range entities_a = entity_range (a, b);
  Range entities_b = entity_range (b, a);

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      Range here = class_range (a, b, classes[i].word_class);
      Range there = class_range (b, a, classes[i].word_class);

      /* "not" for "never" denies as much. */
      if (classes[i].word_class == HEARSAY_WORD_NEGATION &&
          count_class (a, HEARSAY_WORD_NEGATION) % 2 == count_class (b, HEARSAY_WORD_NEGATION) % 2)
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

static gboolean
names_speaker (const HearsayQuote *quote)
{
  return quote->source_type != HEARSAY_SOURCE_UNKNOWN && quote->speaker[0] != '\0';
}

static gboolean
speakers_differ (const HearsayQuote *from,
                 const HearsayQuote *to)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (!names_speaker (from) || !names_speaker (to))
    return FALSE;
  if (from->speaker_entity != HEARSAY_NONE && to->speaker_entity != HEARSAY_NONE)
    return from->speaker_entity != to->speaker_entity;
  if (from->source_type != to->source_type)
    return TRUE;

  /* "informed sources" are "sources". */
  a = hearsay_text_fold (from->speaker, strlen (from->speaker));
  b = hearsay_text_fold (to->speaker, strlen (to->speaker));
  return !g_str_has_suffix (a, b) && !g_str_has_suffix (b, a);
}

/* Who is said to have said it, how the reporter puts that, and whether as a
 * quotation or in the reporter's words. */
static void
add_report_changes (GArray *changes,
                    const Pair *pair)
{
  const HearsayQuote *from = hearsay_analysis_get_quote (pair->analysis, pair->from);
  const HearsayQuote *to = hearsay_analysis_get_quote (pair->analysis, pair->to);

  if ((from->hedge[0] != '\0') != (to->hedge[0] != '\0'))
    add_change (changes, pair, HEARSAY_CHANGE_MODALITY, from->cue, to->cue);
  if (speakers_differ (from, to))
    add_change (changes, pair, HEARSAY_CHANGE_SPEAKER, from->source, to->source);
  if (from->stance != HEARSAY_STANCE_UNKNOWN && to->stance != HEARSAY_STANCE_UNKNOWN && from->stance != to->stance)
    add_change (changes, pair, HEARSAY_CHANGE_STANCE, from->cue, to->cue);
  if ((from->kind == HEARSAY_QUOTE_DIRECT) != (to->kind == HEARSAY_QUOTE_DIRECT))
    add_change (changes, pair, HEARSAY_CHANGE_MARKS, hearsay_quote_get_span (from), hearsay_quote_get_span (to));
}

static HearsayPhrase *
quote_phrase (const HearsayAnalysis *analysis,
              guint quote)
{
  const HearsayQuote *self = hearsay_analysis_get_quote (analysis, quote);

  return hearsay_phrase_new (analysis, self->article, self->content);
}

/* "said that the wall holds" and "said the wall holds" say one thing. */
static gboolean
is_conjunction (const Pair *pair,
                const HearsayBlock *block)
{
  if (block->a != 0 || block->b != 0 || block->a_end + block->b_end != 1)
    return FALSE;

  return strcmp (hearsay_phrase_get (block->a_end == 1 ? pair->a : pair->b, 0)->folded, "that") == 0;
}

static void
add_wording_changes (GArray *changes,
                     const Pair *pair,
                     const GArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (blocks, HearsayBlock, i);

      if (!block->alike && !is_conjunction (pair, block))
        add_block_changes (changes, pair, (Range){ pair->a, block->a, block->a_end }, (Range){ pair->b, block->b, block->b_end });
    }
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
  g_autoptr (HearsayPhrase) a = quote_phrase (analysis, from);
  g_autoptr (HearsayPhrase) b = quote_phrase (analysis, to);
  g_autoptr (GArray) blocks = hearsay_phrase_align (a, b);
  Pair pair = { analysis, from, to, a, b };

  add_report_changes (changes, &pair);
  add_wording_changes (changes, &pair, blocks);

  return hearsay_phrase_similarity (a, b, blocks);
}

/* For each boundary i of the base, words of the row up to @before[i] go with
 * what precedes it, those up to @after[i] are inserted there. */
typedef struct
{
  HearsayPhrase *phrase;
  GArray *blocks;
  guint *before;
  guint *after;
} Version;

static void
version_init (Version *self,
              const HearsayPhrase *base,
              HearsayPhrase *phrase)
{
  guint n = base->words->len;

  self->phrase = phrase;
  self->blocks = hearsay_phrase_align (base, phrase);
  self->before = g_new0 (guint, n + 1);
  self->after = g_new0 (guint, n + 1);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (self->blocks, HearsayBlock, i);

      if (block->a == block->a_end)
        {
          self->after[block->a] = block->b_end;
          continue;
        }

      for (guint k = block->a + 1; k <= block->a_end; k++)
        self->before[k] = self->after[k] = block->alike ? block->b + (k - block->a) : block->b_end;
    }
}

static void
version_clear (Version *self)
{
  hearsay_phrase_free (self->phrase);
  g_array_unref (self->blocks);
  g_free (self->before);
  g_free (self->after);
}

/* A column: base words [first, last), none where some version inserts words. */
typedef struct
{
  guint first;
  guint last;
} Column;

/* Boundaries inside one version's changed block cannot be cut; the others are
 * cut wherever some version starts or ends to differ. */
static GArray *
cut_columns (guint n_words,
             const Version *versions,
             guint n_versions)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autofree gboolean *glued = g_new0 (gboolean, n_words + 1);
  g_autofree gboolean *cut = g_new0 (gboolean, n_words + 1);
  g_autofree gboolean *inserts = g_new0 (gboolean, n_words + 1);
  guint first = 0;

  for (guint v = 0; v < n_versions; v++)
    for (guint i = 0; i < versions[v].blocks->len; i++)
      {
        const HearsayBlock *block = &g_array_index (versions[v].blocks, HearsayBlock, i);

        cut[block->a] = cut[block->a_end] = TRUE;
        if (block->a == block->a_end)
          inserts[block->a] = TRUE;
        for (guint k = block->a + 1; !block->alike && k < block->a_end; k++)
          glued[k] = TRUE;
      }

  cut[n_words] = TRUE;
  for (guint i = 0; i <= n_words; i++)
    {
      Column words = { first, i };
      Column insertion = { i, i };

      if (!cut[i] || glued[i])
        continue;
      if (first < i)
        g_array_append_val (columns, words);
      if (inserts[i])
        g_array_append_val (columns, insertion);
      first = i;
    }

  return columns;
}

static Range
column_range (const Version *version,
              Column column)
{
  if (column.first == column.last)
    return (Range){ version->phrase, version->before[column.first], version->after[column.first] };

  return (Range){ version->phrase, version->after[column.first], version->before[column.last] };
}

static gboolean
ranges_are_alike (Range a,
                  Range b)
{
  if (a.last - a.first != b.last - b.first)
    return FALSE;

  for (guint i = 0; i < a.last - a.first; i++)
    if (strcmp (hearsay_phrase_get (a.phrase, a.first + i)->stem, hearsay_phrase_get (b.phrase, b.first + i)->stem) != 0)
      return FALSE;

  return TRUE;
}

static void
add_cell (HearsayWordings *self,
          const Pair *pair,
          Range a,
          Range b)
{
  HearsayWordingsCell cell = { range_span (b), !ranges_are_alike (a, b), HEARSAY_CHANGE_PUNCTUATION };

  if (cell.differs)
    {
      g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));

      add_block_changes (changes, pair, a, b);
      for (guint i = 0; i < changes->len; i++)
        cell.type = MIN (cell.type, g_array_index (changes, HearsayChange, i).type);
    }

  g_array_append_val (self->cells, cell);
}

static void
add_row (HearsayWordings *self,
         const Pair *pair,
         const Version *version,
         const GArray *columns)
{
  HearsayWordingsRow row = { pair->to, 1.0, g_array_new (FALSE, FALSE, sizeof (HearsayChange)) };

  for (guint i = 0; i < columns->len; i++)
    {
      Column column = g_array_index (columns, Column, i);
      Range a = { pair->a, column.first, column.last };

      add_cell (self, pair, a, version != NULL ? column_range (version, column) : a);
    }

  if (version != NULL)
    {
      row.similarity = hearsay_phrase_similarity (pair->a, pair->b, version->blocks);
      add_report_changes (row.changes, pair);
      add_wording_changes (row.changes, pair, version->blocks);
    }

  g_array_append_val (self->rows, row);
}

static void
clear_row (gpointer data)
{
  HearsayWordingsRow *row = data;

  g_array_unref (row->changes);
}

/**
 * hearsay_wordings_new:
 * @utterance: an index into the analysis's utterances
 * @base_quote: the quote to line the others up against; the utterance's first
 *   if it is none of the utterance's quotes
 *
 * Lines up the wordings of an utterance around one of them (star alignment).
 * The columns depend on the base and the set of quotes alone, not on their order.
 *
 * Returns: (transfer full): the table
 */
HearsayWordings *
hearsay_wordings_new (const HearsayAnalysis *analysis,
                      guint utterance,
                      guint base_quote)
{
  const HearsayUtterance *self = hearsay_analysis_get_utterance (analysis, utterance);
  HearsayWordings *wordings = g_new0 (HearsayWordings, 1);
  g_autofree Version *versions = g_new0 (Version, self->quotes->len);
  g_autofree guint32 *others = g_new0 (guint32, self->quotes->len);
  g_autoptr (HearsayPhrase) base = NULL;
  g_autoptr (GArray) columns = NULL;
  Pair pair = { analysis };
  guint n = 0;

  pair.from = g_array_index (self->quotes, guint32, 0);
  for (guint i = 0; i < self->quotes->len; i++)
    if (g_array_index (self->quotes, guint32, i) == base_quote)
      pair.from = base_quote;

  base = quote_phrase (analysis, pair.from);
  for (guint i = 0; i < self->quotes->len; i++)
    {
      guint32 quote = g_array_index (self->quotes, guint32, i);

      if (quote == pair.from)
        continue;
      version_init (&versions[n], base, quote_phrase (analysis, quote));
      others[n++] = quote;
    }

  wordings->rows = g_array_new (FALSE, FALSE, sizeof (HearsayWordingsRow));
  g_array_set_clear_func (wordings->rows, clear_row);
  wordings->cells = g_array_new (FALSE, FALSE, sizeof (HearsayWordingsCell));
  columns = cut_columns (base->words->len, versions, n);
  wordings->n_columns = columns->len;

  pair.a = pair.b = base;
  pair.to = pair.from;
  add_row (wordings, &pair, NULL, columns);

  for (guint i = 0; i < n; i++)
    {
      pair.to = others[i];
      pair.b = versions[i].phrase;
      add_row (wordings, &pair, &versions[i], columns);
      version_clear (&versions[i]);
    }

  return wordings;
}

void
hearsay_wordings_free (HearsayWordings *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_free (self);
}
