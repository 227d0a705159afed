/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-wordings"

#include "config.h"

#include "hearsay-wordings-private.h"

#include <string.h>

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
  g_autoptr (GArray) steps = hearsay_phrase_align_words (base, phrase);
  guint n = base->words->len;

  self->phrase = phrase;
  self->blocks = hearsay_phrase_join_words (steps);
  self->before = g_new0 (guint, n + 1);
  self->after = g_new0 (guint, n + 1);

  /* Within what differs another version may begin or end to: there each word is
   * followed by what stands in its place. */
  for (guint i = 0; i < steps->len; i++)
    {
      const HearsayBlock *step = &g_array_index (steps, HearsayBlock, i);

      self->before[step->a_end] = self->after[step->a_end] = step->b_end;
    }

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (self->blocks, HearsayBlock, i);

      if (block->a == block->a_end)
        self->before[block->a] = block->b;
      else if (!block->alike)
        self->before[block->a] = self->after[block->a] = block->b;
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

/* Cut wherever some version starts or ends to differ. */
static GArray *
cut_columns (guint n_words,
             const Version *versions,
             guint n_versions)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));
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
      }

  cut[n_words] = TRUE;
  for (guint i = 0; i <= n_words; i++)
    {
      Column words = { first, i };
      Column insertion = { i, i };

      if (!cut[i])
        continue;
      if (first < i)
        g_array_append_val (columns, words);
      if (inserts[i])
        g_array_append_val (columns, insertion);
      first = i;
    }

  return columns;
}

static HearsayRange
column_range (const Version *version,
              Column column)
{
  if (column.first == column.last)
    return (HearsayRange){ version->phrase, version->before[column.first], version->after[column.first] };

  return (HearsayRange){ version->phrase, version->after[column.first], version->before[column.last] };
}

static gboolean
ranges_are_alike (HearsayRange a,
                  HearsayRange b)
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
          const HearsayWordingsPair *pair,
          HearsayRange a,
          HearsayRange b)
{
  HearsayWordingsCell cell = { hearsay_range_get_span (b), !ranges_are_alike (a, b), HEARSAY_CHANGE_PUNCTUATION };

  if (cell.differs)
    {
      g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));

      hearsay_wordings_add_block (changes, pair, a, b);
      for (guint i = 0; i < changes->len; i++)
        cell.type = MIN (cell.type, g_array_index (changes, HearsayChange, i).type);
    }

  g_array_append_val (self->cells, cell);
}

static void
add_row (HearsayWordings *self,
         const HearsayWordingsPair *pair,
         const Version *version,
         const GArray *columns)
{
  HearsayWordingsRow row = { pair->to, 1.0, g_array_new (FALSE, FALSE, sizeof (HearsayChange)) };

  for (guint i = 0; i < columns->len; i++)
    {
      Column column = g_array_index (columns, Column, i);
      HearsayRange a = { pair->a, column.first, column.last };

      add_cell (self, pair, a, version != NULL ? column_range (version, column) : a);
    }

  if (version != NULL)
    {
      row.similarity = hearsay_phrase_similarity (pair->a, pair->b, version->blocks);
      hearsay_wordings_add_report (row.changes, pair);
      hearsay_wordings_add_words (row.changes, pair, version->blocks);
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
  HearsayWordingsPair pair = { analysis };
  guint n = 0;

  pair.from = g_array_index (self->quotes, guint32, 0);
  for (guint i = 0; i < self->quotes->len; i++)
    if (g_array_index (self->quotes, guint32, i) == base_quote)
      pair.from = base_quote;

  base = hearsay_wordings_dup_phrase (analysis, pair.from);
  for (guint i = 0; i < self->quotes->len; i++)
    {
      guint32 quote = g_array_index (self->quotes, guint32, i);

      if (quote == pair.from)
        continue;
      version_init (&versions[n], base, hearsay_wordings_dup_phrase (analysis, quote));
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
