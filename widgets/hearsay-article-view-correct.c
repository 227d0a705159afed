/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-view"

#include "config.h"

#include "hearsay-article-view-private.h"

/* Correcting where the parts of a quotation stand: they are a draft, and keeping it is
 * the decision. */

void
_hearsay_article_view_correction_changed (HearsayArticleView *self)
{
  _hearsay_article_view_tag_quotes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "correction-changed");
}

/* The cursor goes with the end, for whoever follows it with a magnifier or in braille. */
void
_hearsay_article_view_show_end (HearsayArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  HearsaySpan span = hearsay_quote_parts_get (self->draft, self->part);
  GtkTextIter iter;

  hearsay_article_view_get_byte_iter (self, self->is_end ? span.end : span.start, &iter);
  self->is_placing = TRUE;
  gtk_text_buffer_place_cursor (buffer, &iter);
  self->is_placing = FALSE;
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

gboolean
_hearsay_article_view_has_part (HearsayArticleView *self,
                                guint part)
{
  return part < hearsay_quote_parts_count (self->draft) && !hearsay_span_is_empty (hearsay_quote_parts_get (self->draft, part));
}

/**
 * hearsay_article_view_choose_end:
 * @part: one that is there, or nothing happens
 *
 * The end of a part that is moved from now on.
 */
void
hearsay_article_view_choose_end (HearsayArticleView *self,
                                 guint part,
                                 gboolean is_end)
{
  g_return_if_fail (HEARSAY_IS_ARTICLE_VIEW (self));

  if (self->draft == NULL || !_hearsay_article_view_has_part (self, part))
    return;

  self->part = part;
  self->is_end = is_end;
  _hearsay_article_view_show_end (self);
  _hearsay_article_view_correction_changed (self);
}

/**
 * hearsay_article_view_start_correction:
 * @quote: one of the article shown
 *
 * Returns: whether its parts can be corrected now
 */
gboolean
hearsay_article_view_start_correction (HearsayArticleView *self,
                                       guint quote)
{
  HearsayAnalysis *shown = NULL;
  const HearsayQuote *item = NULL;

  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), FALSE);

  shown = hearsay_session_get_shown (self->session);
  if (shown == NULL || self->item == NULL || shown->corpus != self->corpus || quote >= shown->quotes->len)
    return FALSE;

  item = hearsay_analysis_get_quote (shown, quote);
  if ((int) item->article != self->article || item->standing == HEARSAY_STANDING_REJECTED)
    return FALSE;

  g_clear_handle_id (&self->click_source, g_source_remove);
  g_clear_pointer (&self->draft, hearsay_quote_parts_free);
  self->draft = hearsay_quote_parts_new_for (item);
  self->draft_quote = quote;
  hearsay_article_view_choose_end (self, HEARSAY_PART_CONTENT, TRUE);

  return TRUE;
}

static GVariant *
describe_span (HearsaySpan span)
{
  return g_variant_new ("(uu)", span.start, span.end);
}

static void
keep (HearsayArticleView *self,
      guint quote,
      const HearsayQuoteParts *parts)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(uu)"));
  for (guint i = 0; i < parts->content->len; i++)
    g_variant_builder_add_value (&builder, describe_span (g_array_index (parts->content, HearsaySpan, i)));

  gtk_widget_activate_action (GTK_WIDGET (self), "quote.keep-spans", "(u@(uu)@(uu)a(uu))", quote,
                              describe_span (parts->source), describe_span (parts->cue), &builder);
}

/**
 * hearsay_article_view_end_correction:
 * @should_keep: whether to decide that the parts stand where the draft has them
 */
void
hearsay_article_view_end_correction (HearsayArticleView *self,
                                     gboolean should_keep)
{
  g_autoptr (HearsayQuoteParts) draft = NULL;

  g_return_if_fail (HEARSAY_IS_ARTICLE_VIEW (self));

  if (self->draft == NULL)
    return;

  draft = g_steal_pointer (&self->draft);
  self->is_dragging = FALSE;
  _hearsay_article_view_correction_changed (self);
  if (should_keep)
    keep (self, self->draft_quote, draft);
}

/**
 * hearsay_article_view_get_correction:
 * @part: (out) (optional): the part whose end is moved
 * @is_end: (out) (optional): which end
 *
 * Returns: (nullable): the parts as they are now, if they are being corrected
 */
const HearsayQuoteParts *
hearsay_article_view_get_correction (HearsayArticleView *self,
                                     guint *part,
                                     gboolean *is_end)
{
  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), NULL);

  if (part != NULL)
    *part = self->part;
  if (is_end != NULL)
    *is_end = self->is_end;

  return self->draft;
}

/* Another analysis may have another quotation at the same place in its list. */
void
_hearsay_article_view_check_correction (HearsayArticleView *self)
{
  hearsay_article_view_end_correction (self, FALSE);
}

/**
 * hearsay_article_view_step_end:
 * @direction: 1 towards the end of the text, -1 towards its beginning
 *
 * Returns: whether the end has moved
 */
gboolean
hearsay_article_view_step_end (HearsayArticleView *self,
                               HearsayStep step,
                               int direction)
{
  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), FALSE);

  if (self->draft == NULL || !hearsay_quote_parts_step (self->draft, self->item, self->part, self->is_end, step, direction))
    return FALSE;

  _hearsay_article_view_show_end (self);
  _hearsay_article_view_correction_changed (self);

  return TRUE;
}

/* What is selected, without the white space and the marks around it. */
static gboolean
get_selected_words (HearsayArticleView *self,
                    HearsaySpan *span)
{
  if (!hearsay_article_view_get_selected_span (self, span))
    return FALSE;

  *span = hearsay_step_trim (self->item->text, *span);

  return !hearsay_span_is_empty (*span);
}

/**
 * hearsay_article_view_set_part:
 * @part: what the words selected are to be
 * @is_another: whether they are one more piece of the content
 *
 * Changes the draft, or where there is none decides about the quotation that
 * stands out.
 *
 * Returns: whether there are words and a quotation to do so
 */
gboolean
hearsay_article_view_set_part (HearsayArticleView *self,
                               guint part,
                               gboolean is_another)
{
  g_autoptr (HearsayQuoteParts) parts = NULL;
  HearsayQuoteParts *changing = NULL;
  HearsaySpan span;

  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), FALSE);

  if (!get_selected_words (self, &span))
    return FALSE;

  parts = self->draft == NULL ? _hearsay_article_view_get_parts (self) : NULL;
  changing = self->draft != NULL ? self->draft : parts;
  if (changing == NULL)
    return FALSE;

  part = is_another ? hearsay_quote_parts_add_piece (changing, span) : hearsay_quote_parts_set (changing, part, span);
  if (self->draft != NULL)
    hearsay_article_view_choose_end (self, part, TRUE);
  else
    keep (self, hearsay_session_get_quote (self->session), parts);

  return TRUE;
}

static guint
find_part_at (HearsayArticleView *self,
              const HearsayQuoteParts *parts)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;
  gsize byte = 0;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  byte = hearsay_article_view_get_iter_byte (self, &iter);
  for (guint i = hearsay_quote_parts_count (parts); i > 0; i--)
    {
      HearsaySpan span = hearsay_quote_parts_get (parts, i - 1);

      if (span.start <= byte && byte <= span.end && !hearsay_span_is_empty (span))
        return i - 1;
    }

  return G_MAXUINT;
}

/**
 * hearsay_article_view_remove_part:
 *
 * Takes the part that is chosen out of the draft; where there is none, decides that
 * the one under the cursor is no part of the quotation that stands out.
 *
 * Returns: %FALSE where there is none, or where it is the only words
 */
gboolean
hearsay_article_view_remove_part (HearsayArticleView *self)
{
  g_autoptr (HearsayQuoteParts) parts = NULL;

  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), FALSE);

  if (self->draft != NULL)
    {
      if (!hearsay_quote_parts_remove (self->draft, self->part))
        return FALSE;
      hearsay_article_view_choose_end (self, HEARSAY_PART_CONTENT, TRUE);
      return TRUE;
    }

  parts = _hearsay_article_view_get_parts (self);
  if (parts == NULL || !hearsay_quote_parts_remove (parts, find_part_at (self, parts)))
    return FALSE;

  keep (self, hearsay_session_get_quote (self->session), parts);

  return TRUE;
}
