/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reader"

#include "config.h"

#include "hearsay-reader-private.h"

#include "hearsay-code-popover.h"
#include "hearsay-quote-card.h"
#include "hearsay-speaker-popover.h"

/* What opens over the text: a quotation's card, and questions about its words. */

/* Where bytes of the text in front stand in the reader; FALSE if they are out of view. */
static gboolean
get_place (HearsayReader *self,
           HearsaySpan span,
           GdkRectangle *place)
{
  HearsayArticleView *view = hearsay_reader_get_view (self);
  graphene_point_t point;
  int x = 0;
  int y = 0;

  hearsay_article_view_get_span_extents (view, span, place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &x, &y);
  if (y + place->height < 0 || y > gtk_widget_get_height (GTK_WIDGET (view)))
    return FALSE;

  /* A long quotation reaches beyond the view; the card stays in it. */
  place->height = MIN (place->height, gtk_widget_get_height (GTK_WIDGET (view)) - y);
  if (!gtk_widget_compute_point (GTK_WIDGET (view), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return FALSE;

  place->x = point.x;
  place->y = point.y;

  return TRUE;
}

static gboolean
is_in_front (HearsayReader *self,
             const HearsayQuote *quote)
{
  HearsayArticleView *view = hearsay_reader_get_view (self);

  return view != NULL && hearsay_article_view_get_article (view) == (int) quote->article;
}

/* With the words that attribute it, as far as they stand near. */
static HearsaySpan
get_sentence (const HearsayQuote *quote)
{
  HearsaySpan span = hearsay_quote_get_span (quote);

  if (!hearsay_span_is_empty (quote->cue))
    span = hearsay_span_union (span, quote->cue);
  if (!hearsay_span_is_empty (quote->source))
    span = hearsay_span_union (span, quote->source);

  return span;
}

/**
 * hearsay_reader_show_card:
 * @quote: an index
 *
 * Opens the card of a quotation of the article in front, below its whole
 * sentence, so that the attribution stays in view.
 *
 * Returns: whether the quotation is in view
 */
gboolean
hearsay_reader_show_card (HearsayReader *self,
                          guint quote)
{
  const HearsayAnalysis *shown = NULL;
  const HearsayQuote *item = NULL;
  GdkRectangle place;

  g_return_val_if_fail (HEARSAY_IS_READER (self), FALSE);

  shown = hearsay_session_get_shown (hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self)));
  if (shown == NULL || quote >= shown->quotes->len)
    return FALSE;

  item = hearsay_analysis_get_quote (shown, quote);
  if (!is_in_front (self, item) || !get_place (self, get_sentence (item), &place))
    return FALSE;

  hearsay_quote_card_set_quote (HEARSAY_QUOTE_CARD (self->card), quote);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->card), &place);
  gtk_popover_popup (GTK_POPOVER (self->card));
  gtk_widget_child_focus (self->card, GTK_DIR_TAB_FORWARD);

  return TRUE;
}

void
hearsay_reader_hide_card (HearsayReader *self)
{
  g_return_if_fail (HEARSAY_IS_READER (self));

  gtk_popover_popdown (GTK_POPOVER (self->card));
}

/**
 * hearsay_reader_start_code:
 *
 * Asks how to mark the words selected in the text in front.
 *
 * Returns: whether any are
 */
gboolean
hearsay_reader_start_code (HearsayReader *self)
{
  HearsayArticleView *view = NULL;
  GdkRectangle place;
  HearsaySpan span;

  g_return_val_if_fail (HEARSAY_IS_READER (self), FALSE);

  view = hearsay_reader_get_view (self);
  if (view == NULL || !hearsay_article_view_get_selected_span (view, &span) || !get_place (self, span, &place))
    return FALSE;

  hearsay_code_popover_start (HEARSAY_CODE_POPOVER (self->coder), hearsay_article_view_get_article (view), span);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->coder), &place);
  gtk_popover_popup (GTK_POPOVER (self->coder));

  return TRUE;
}

static void
open_asker (HearsayReader *self,
            const GdkRectangle *place)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->asker), place);
  gtk_popover_popup (GTK_POPOVER (self->asker));
}

/**
 * hearsay_reader_start_speaker:
 * @quote: an index
 *
 * Asks who said what the quotation of the article in front reports.
 *
 * Returns: whether the quotation is in view
 */
gboolean
hearsay_reader_start_speaker (HearsayReader *self,
                              guint quote)
{
  const HearsayAnalysis *shown = NULL;
  const HearsayQuote *item = NULL;
  GdkRectangle place;

  g_return_val_if_fail (HEARSAY_IS_READER (self), FALSE);

  shown = hearsay_session_get_shown (hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self)));
  if (shown == NULL || quote >= shown->quotes->len)
    return FALSE;

  item = hearsay_analysis_get_quote (shown, quote);
  if (!is_in_front (self, item) || !get_place (self, get_sentence (item), &place))
    return FALSE;

  hearsay_speaker_popover_start (HEARSAY_SPEAKER_POPOVER (self->asker), quote);
  open_asker (self, &place);

  return TRUE;
}

/**
 * hearsay_reader_start_quote:
 *
 * Asks who said the words selected in the text in front, to make them a quotation.
 *
 * Returns: whether any are
 */
gboolean
hearsay_reader_start_quote (HearsayReader *self)
{
  HearsayArticleView *view = NULL;
  const HearsayArticle *item = NULL;
  GdkRectangle place;
  HearsaySpan span;
  guint article = 0;

  g_return_val_if_fail (HEARSAY_IS_READER (self), FALSE);

  view = hearsay_reader_get_view (self);
  if (view == NULL || !hearsay_article_view_get_selected_span (view, &span) || !get_place (self, span, &place))
    return FALSE;

  article = hearsay_article_view_get_article (view);
  item = hearsay_session_get_article_at (hearsay_article_view_get_session (view), article);
  span = hearsay_step_trim (item->text, span);
  if (hearsay_span_is_empty (span))
    return FALSE;

  hearsay_speaker_popover_start_new (HEARSAY_SPEAKER_POPOVER (self->asker), article, span);
  open_asker (self, &place);

  return TRUE;
}
