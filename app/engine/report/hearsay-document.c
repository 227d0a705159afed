/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-document"

#include "config.h"

#include "hearsay-document.h"

#include "hearsay-labels.h"
#include "hearsay-text.h"

static void
clear_run (gpointer data)
{
  g_free (((HearsayRun *) data)->text);
}

static void
clear_block (gpointer data)
{
  g_ptr_array_unref (((HearsayBlock *) data)->cells);
}

/**
 * hearsay_document_new:
 * @analysis: borrowed
 */
HearsayDocument *
hearsay_document_new (const HearsayAnalysis *analysis,
                      const char *title)
{
  HearsayDocument *self = g_new0 (HearsayDocument, 1);

  self->analysis = analysis;
  self->title = g_strdup (title);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (HearsayBlock));
  g_array_set_clear_func (self->blocks, clear_block);
  self->notes = g_array_new (FALSE, TRUE, sizeof (HearsayNote));

  return self;
}

void
hearsay_document_free (HearsayDocument *self)
{
  g_free (self->title);
  g_array_unref (self->blocks);
  g_array_unref (self->notes);
  g_free (self);
}

void
hearsay_document_add_heading (HearsayDocument *self,
                              HearsayBlockKind kind,
                              const char *text)
{
  hearsay_document_begin (self, kind, 0);
  hearsay_document_add (self, HEARSAY_RUN_PLAIN, text);
}

/**
 * hearsay_document_next_cell:
 *
 * What is added from now on belongs to the next cell of the row.
 */
void
hearsay_document_next_cell (HearsayDocument *self)
{
  GArray *runs = g_array_new (FALSE, TRUE, sizeof (HearsayRun));

  g_array_set_clear_func (runs, clear_run);
  g_ptr_array_add (g_array_index (self->blocks, HearsayBlock, self->blocks->len - 1).cells, runs);
}

/**
 * hearsay_document_begin:
 * @level: of an item, how deep it is indented
 *
 * Begins a block with one empty cell.
 */
void
hearsay_document_begin (HearsayDocument *self,
                        HearsayBlockKind kind,
                        guint level)
{
  HearsayBlock block = { kind, level, g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref) };

  g_array_append_val (self->blocks, block);
  hearsay_document_next_cell (self);
}

static void
take_run (HearsayDocument *self,
          HearsayRunStyle style,
          char *text,
          guint note)
{
  const HearsayBlock *block = hearsay_document_get_block (self, self->blocks->len - 1);
  HearsayRun run = { style, text, note };

  g_array_append_val ((GArray *) g_ptr_array_index (block->cells, block->cells->len - 1), run);
}

void
hearsay_document_add (HearsayDocument *self,
                      HearsayRunStyle style,
                      const char *text)
{
  if (*text != '\0')
    take_run (self, style, g_strdup (text), 0);
}

/**
 * hearsay_document_add_words:
 * @span: bytes of the article's text, printed on one line
 */
void
hearsay_document_add_words (HearsayDocument *self,
                            HearsayRunStyle style,
                            guint article,
                            HearsaySpan span)
{
  g_autofree char *text = hearsay_text_squeeze (hearsay_corpus_get (self->analysis->corpus, article)->text, span);

  hearsay_document_add (self, style, text);
}

static guint
find_note (const HearsayDocument *self,
           const HearsayNote *note)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const HearsayNote *other = &g_array_index (self->notes, HearsayNote, i);

      if (other->article == note->article && other->span.start == note->span.start && other->span.end == note->span.end &&
          other->is_inferred == note->is_inferred)
        return i + 1;
    }

  return 0;
}

/* Two numbers side by side would read as one. */
static gboolean
follows_note (const HearsayDocument *self)
{
  const HearsayBlock *block = hearsay_document_get_block (self, self->blocks->len - 1);
  const GArray *runs = g_ptr_array_index (block->cells, block->cells->len - 1);

  return runs->len > 0 && g_array_index (runs, HearsayRun, runs->len - 1).style == HEARSAY_RUN_NOTE;
}

/**
 * hearsay_document_cite:
 * @span: the evidence; nothing is added where it is empty
 *
 * Adds a footnote reference. The same evidence keeps its number.
 */
void
hearsay_document_cite (HearsayDocument *self,
                       guint article,
                       HearsaySpan span,
                       gboolean is_inferred)
{
  HearsayNote note = { article, span, is_inferred };
  guint number = 0;

  if (hearsay_span_is_empty (span))
    return;

  number = find_note (self, &note);
  if (number == 0)
    {
      g_array_append_val (self->notes, note);
      number = self->notes->len;
    }

  if (follows_note (self))
    take_run (self, HEARSAY_RUN_PLAIN, g_strdup (" "), 0);
  take_run (self, HEARSAY_RUN_NOTE, g_strdup_printf ("%u", number), number);
}

static void
clear_printed (gpointer data)
{
  HearsayPrintedNote *note = data;

  g_free (note->quote);
  g_free (note->publisher);
  g_free (note->date);
}

/**
 * hearsay_document_print_notes:
 *
 * Returns: (transfer full) (element-type HearsayPrintedNote): the footnotes in
 *   their order, offsets in code points
 */
GArray *
hearsay_document_print_notes (const HearsayDocument *self)
{
  GArray *printed = g_array_sized_new (FALSE, TRUE, sizeof (HearsayPrintedNote), self->notes->len);
  g_autoptr (GPtrArray) offsets = g_ptr_array_new ();

  g_array_set_clear_func (printed, clear_printed);
  g_ptr_array_set_size (offsets, self->analysis->corpus->articles->len);

  for (guint i = 0; i < self->notes->len; i++)
    {
      const HearsayNote *note = &g_array_index (self->notes, HearsayNote, i);
      const HearsayArticle *article = hearsay_corpus_get (self->analysis->corpus, note->article);
      HearsayPrintedNote entry = { .number = i + 1, .article = article, .is_inferred = note->is_inferred };

      if (offsets->pdata[note->article] == NULL)
        offsets->pdata[note->article] = hearsay_offsets_new (article->text, article->length);

      entry.start = hearsay_offsets_to_characters (offsets->pdata[note->article], note->span.start);
      entry.end = hearsay_offsets_to_characters (offsets->pdata[note->article], note->span.end);
      entry.quote = hearsay_text_squeeze (article->text, note->span);
      entry.publisher = hearsay_label_dup_publisher (article);
      entry.date = hearsay_label_dup_date (article->published, FALSE);
      g_array_append_val (printed, entry);
    }

  for (guint i = 0; i < offsets->len; i++)
    if (offsets->pdata[i] != NULL)
      hearsay_offsets_free (offsets->pdata[i]);

  return printed;
}
