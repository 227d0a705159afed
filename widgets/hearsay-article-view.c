/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-view"

#include "config.h"

#include "hearsay-article-view-private.h"

#include <adwaita.h>

#include "hearsay-article-header.h"
#include "hearsay-code-gutter.h"
#include "hearsay-quote-gutter.h"
#include "hearsay-labels.h"
#include "hearsay-words.h"

#define SIDE_MARGIN 8 /* between text and gutters */
#define PLAIN_MARGIN 16
#define PLAIN_GAP 8

enum
{
  SIGNAL_CORRECTION_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * HearsayArticleView:
 *
 * The text of one article, read-only, as it stands in the file. Tags give whole
 * kinds of marks their tint; lines under names and corners around annotations
 * are drawn for the visible part only. Bytes of the article become positions in
 * the buffer here and nowhere else.
 *
 * The quotation the session has selected stands out with its source and its cue;
 * the one under the cursor becomes that. Where its parts stand can be corrected:
 * what is done to them is a draft until it is kept.
 *
 * The action names "quote.show" and "entity.show" say what a click asks for, and
 * "quote.keep-spans" what to decide.
 *
 * Signal `correction-changed`: a correction has begun, ended or changed.
 */
G_DEFINE_FINAL_TYPE (HearsayArticleView, hearsay_article_view, GTK_TYPE_TEXT_VIEW)

/**
 * hearsay_article_view_get_byte_iter:
 * @byte: a place in the article's text
 * @iter: (out)
 */
void
hearsay_article_view_get_byte_iter (HearsayArticleView *self,
                                    gsize byte,
                                    GtkTextIter *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gsize character = self->offsets != NULL ? hearsay_offsets_to_characters (self->offsets, MIN (byte, self->item->length)) : 0;

  gtk_text_buffer_get_iter_at_offset (buffer, iter, character);
}

/**
 * hearsay_article_view_get_iter_byte:
 *
 * Returns: the place in the article's text
 */
gsize
hearsay_article_view_get_iter_byte (HearsayArticleView *self,
                                    const GtkTextIter *iter)
{
  return self->offsets != NULL ? hearsay_offsets_to_bytes (self->offsets, gtk_text_iter_get_offset (iter)) : 0;
}

static void
queue_marks (HearsayArticleView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_queue_draw (self->leading);
  gtk_widget_queue_draw (self->trailing);
}

static void
quote_cb (HearsayArticleView *self)
{
  self->is_revealing = gtk_widget_has_focus (GTK_WIDGET (self));
  _hearsay_article_view_tag_quotes (self);
  queue_marks (self);
}

static void
update_marks (HearsayArticleView *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (self->session);

  g_clear_pointer (&self->marks, hearsay_marks_free);
  if (shown == NULL || self->item == NULL || shown->corpus != self->corpus)
    return;

  self->marks = hearsay_marks_new (shown, self->article, hearsay_session_get_annotations (self->session));
  _hearsay_article_view_check_correction (self);
  _hearsay_article_view_tag_quotes (self);
  hearsay_code_gutter_update (HEARSAY_CODE_GUTTER (self->trailing));
  hearsay_quote_gutter_update (HEARSAY_QUOTE_GUTTER (self->leading));
  queue_marks (self);
}

/* Another analysis. The article may have another index in it, or be gone. */
static void
shown_changed_cb (HearsayArticleView *self)
{
  HearsayCorpus *corpus = hearsay_session_get_corpus (self->session);
  int article = HEARSAY_NONE;

  if (self->item == NULL)
    return;

  if (corpus == self->corpus)
    {
      update_marks (self);
      hearsay_article_header_update (HEARSAY_ARTICLE_HEADER (self->header));
      return;
    }

  if (corpus != NULL)
    article = hearsay_corpus_find (corpus, self->item->id);
  self->article = HEARSAY_NONE;
  hearsay_article_view_set_article (self, article);
}

/**
 * hearsay_article_view_get_visible_span:
 *
 * Returns: the bytes of the lines in view
 */
HearsaySpan
hearsay_article_view_get_visible_span (HearsayArticleView *self)
{
  GdkRectangle visible;
  GtkTextIter start;
  GtkTextIter end;

  if (self->item == NULL)
    return HEARSAY_SPAN_NONE;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &start, visible.y, NULL);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &end, visible.y + visible.height, NULL);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  return (HearsaySpan){ hearsay_article_view_get_iter_byte (self, &start), hearsay_article_view_get_iter_byte (self, &end) };
}

/**
 * hearsay_article_view_get_span_extents:
 * @span: bytes of the article's text
 * @extents: (out): where they are, in buffer coordinates
 */
void
hearsay_article_view_get_span_extents (HearsayArticleView *self,
                                       HearsaySpan span,
                                       GdkRectangle *extents)
{
  GdkRectangle last;
  GtkTextIter start;
  GtkTextIter end;

  hearsay_article_view_get_byte_iter (self, span.start, &start);
  hearsay_article_view_get_byte_iter (self, span.end, &end);
  if (gtk_text_iter_compare (&start, &end) < 0)
    gtk_text_iter_backward_char (&end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, extents);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &end, &last);
  gdk_rectangle_union (extents, &last, extents);
}

/* Not while sizes are given out: the margin makes the view ask for another. */
static gboolean
settle_cb (gpointer data)
{
  g_autoptr (HearsayArticleView) self = data;

  _hearsay_article_view_fit_header (self);
  if (self->is_hit_pending && gtk_widget_get_height (GTK_WIDGET (self)) > 1)
    hearsay_article_view_scroll_to (self, self->hit);
  _hearsay_article_view_place_header (self);
  queue_marks (self);

  return G_SOURCE_REMOVE;
}

/* What one works on stays in view when the bar below takes its room. */
static gboolean
reveal_cb (gpointer data)
{
  g_autoptr (HearsayArticleView) self = data;

  if (self->item != NULL)
    gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))));

  return G_SOURCE_REMOVE;
}

static void
hearsay_article_view_size_allocate (GtkWidget *widget,
                                    int width,
                                    int height,
                                    int baseline)
{
  HearsayArticleView *self = HEARSAY_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (hearsay_article_view_parent_class)->size_allocate (widget, width, height, baseline);

  if (height < self->settled_height && (self->is_revealing || self->draft != NULL))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, reveal_cb, g_object_ref (self), NULL);
  self->settled_height = height;

  if (self->settled_width == width && !self->is_hit_pending)
    return;

  self->settled_width = width;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, g_object_ref (self), NULL);
}

static void
hearsay_article_view_snapshot_layer (GtkTextView *view,
                                     GtkTextViewLayer layer,
                                     GtkSnapshot *snapshot)
{
  HearsayArticleView *self = HEARSAY_ARTICLE_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT && self->underlay != NULL && self->item != NULL)
    self->underlay (self, snapshot, hearsay_article_view_get_visible_span (self), self->underlay_data);
  _hearsay_article_view_draw_marks (self, layer, snapshot);
}

static void
hearsay_article_view_css_changed (GtkWidget *widget,
                                  GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hearsay_article_view_parent_class)->css_changed (widget, change);

  if (HEARSAY_ARTICLE_VIEW (widget)->tags[0] != NULL)
    _hearsay_article_view_update_colors (HEARSAY_ARTICLE_VIEW (widget));
}

static void
clear_article (HearsayArticleView *self)
{
  g_clear_pointer (&self->draft, hearsay_quote_parts_free);
  g_clear_pointer (&self->marks, hearsay_marks_free);
  g_clear_pointer (&self->offsets, hearsay_offsets_free);
  g_clear_pointer (&self->corpus, hearsay_corpus_unref);
  self->item = NULL;
}

static void
hearsay_article_view_dispose (GObject *object)
{
  HearsayArticleView *self = HEARSAY_ARTICLE_VIEW (object);

  g_clear_handle_id (&self->click_source, g_source_remove);
  clear_article (self);
  if (self->is_plain)
    {
      g_clear_object (&self->leading);
      g_clear_object (&self->trailing);
    }
  g_clear_object (&self->header);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (hearsay_article_view_parent_class)->dispose (object);
}

static void
hearsay_article_view_class_init (HearsayArticleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_article_view_dispose;
  widget_class->size_allocate = hearsay_article_view_size_allocate;
  widget_class->css_changed = hearsay_article_view_css_changed;
  widget_class->query_tooltip = _hearsay_article_view_query_tooltip;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = hearsay_article_view_snapshot_layer;

  signals[SIGNAL_CORRECTION_CHANGED] =
      g_signal_new ("correction-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
hearsay_article_view_init (HearsayArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->article = HEARSAY_NONE;
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, SIDE_MARGIN);
  gtk_text_view_set_right_margin (view, SIDE_MARGIN);
  gtk_text_view_set_top_margin (view, HEARSAY_ARTICLE_TOP_MARGIN);
  gtk_text_view_set_bottom_margin (view, 48);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reading");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  _hearsay_article_view_make_tags (self);
  _hearsay_article_view_update_colors (self);

  _hearsay_article_view_add_input (self);
  _hearsay_article_view_add_handles (self);
}

static void
scrolled_cb (HearsayArticleView *self)
{
  self->is_revealing = FALSE;
  _hearsay_article_view_place_header (self);
  gtk_widget_queue_draw (self->leading);
  gtk_widget_queue_draw (self->trailing);
}

static void
adjustment_cb (HearsayArticleView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment != NULL)
    {
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
    }
}

/**
 * hearsay_article_view_new:
 * @session: whose articles are shown
 */
GtkWidget *
hearsay_article_view_new (HearsaySession *session)
{
  HearsayArticleView *self = g_object_new (HEARSAY_TYPE_ARTICLE_VIEW, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->session = g_object_ref (session);
  self->header = g_object_ref_sink (hearsay_article_header_new (self));
  self->leading = hearsay_quote_gutter_new (self);
  self->trailing = hearsay_code_gutter_new (self);
  gtk_text_view_set_gutter (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_LEFT, self->leading);
  gtk_text_view_set_gutter (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_RIGHT, self->trailing);

  g_signal_connect_object (session, "shown-changed", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "annotations-changed", G_CALLBACK (update_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::quote", G_CALLBACK (quote_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (_hearsay_article_view_update_colors), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (_hearsay_article_view_update_colors), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (adjustment_cb), NULL);

  return GTK_WIDGET (self);
}

/**
 * hearsay_article_view_get_header:
 *
 * Returns: (transfer none): what belongs above the text; whoever shows the view
 *   puts it in a #GtkFixed over it, and the view moves it with the text
 */
GtkWidget *
hearsay_article_view_get_header (HearsayArticleView *self)
{
  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), NULL);

  return self->header;
}

HearsaySession *
hearsay_article_view_get_session (HearsayArticleView *self)
{
  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), NULL);

  return self->session;
}

int
hearsay_article_view_get_article (HearsayArticleView *self)
{
  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), HEARSAY_NONE);

  return self->article;
}

/* The gutters stand where the article's own direction wants them. */
static void
set_direction (HearsayArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gboolean is_rtl = hearsay_words_run_rtl (self->item->text, (HearsaySpan){ 0, self->item->length });

  gtk_widget_set_direction (GTK_WIDGET (self), is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  if (self->is_rtl == is_rtl)
    return;

  self->is_rtl = is_rtl;
  if (self->is_plain)
    return;

  g_object_ref (self->leading);
  g_object_ref (self->trailing);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_LEFT, NULL);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_RIGHT, NULL);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_LEFT, is_rtl ? self->trailing : self->leading);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_RIGHT, is_rtl ? self->leading : self->trailing);
  g_object_unref (self->leading);
  g_object_unref (self->trailing);
}

/**
 * hearsay_article_view_set_article:
 * @article: an index, or -1 for an empty page
 */
void
hearsay_article_view_set_article (HearsayArticleView *self,
                                  int article)
{
  GtkTextBuffer *buffer = NULL;
  const HearsayArticle *item = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (HEARSAY_IS_ARTICLE_VIEW (self));

  if (self->article == article)
    return;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  item = hearsay_session_get_article_at (self->session, article);
  clear_article (self);
  self->article = item != NULL ? article : HEARSAY_NONE;
  self->hit = HEARSAY_SPAN_NONE;
  gtk_text_buffer_set_text (buffer, item != NULL ? item->text : "", -1);
  g_signal_emit (self, signals[SIGNAL_CORRECTION_CHANGED], 0);
  if (item == NULL)
    return;

  self->item = item;
  self->corpus = hearsay_corpus_ref (hearsay_session_get_corpus (self->session));
  self->offsets = hearsay_offsets_new (item->text, item->length);
  set_direction (self);
  _hearsay_article_view_tag_text (self);
  update_marks (self);
  hearsay_article_header_update (HEARSAY_ARTICLE_HEADER (self->header));
  self->header_width = -1;
  self->settled_width = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));

  label = hearsay_label_dup_article (item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * hearsay_article_view_set_plain:
 * @underlay: (nullable): what draws under the text
 *
 * From now on names, quotations and annotations are neither shown nor acted on, and
 * there is no line about the article below its headline.
 */
void
hearsay_article_view_set_plain (HearsayArticleView *self,
                                HearsayUnderlayFunc underlay,
                                gpointer user_data)
{
  g_return_if_fail (HEARSAY_IS_ARTICLE_VIEW (self));
  g_return_if_fail (!self->is_plain);

  self->is_plain = TRUE;
  self->underlay = underlay;
  self->underlay_data = user_data;
  gtk_widget_remove_controller (GTK_WIDGET (self), g_steal_pointer (&self->keys));
  g_object_ref_sink (self->leading);
  g_object_ref_sink (self->trailing);
  gtk_text_view_set_gutter (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_LEFT, NULL);
  gtk_text_view_set_gutter (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_RIGHT, NULL);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), PLAIN_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), PLAIN_MARGIN);
  g_object_set (self->tags[HEARSAY_TAG_TITLE], "pixels-below-lines", PLAIN_GAP, NULL);
  g_object_set (self->tags[HEARSAY_TAG_BODY], "pixels-below-lines", PLAIN_GAP, NULL);
}

/**
 * hearsay_article_view_get_marks:
 *
 * Returns: (nullable): all marks of the article
 */
const HearsayMarks *
hearsay_article_view_get_marks (HearsayArticleView *self)
{
  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), NULL);

  return self->marks;
}

gboolean
hearsay_article_view_is_rtl (HearsayArticleView *self)
{
  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), FALSE);

  return self->is_rtl;
}

/* A quotation that stands out needs no other light on it. */
static gboolean
is_selected_quote (HearsayArticleView *self,
                   HearsaySpan span)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  int quote = hearsay_session_get_quote (self->session);
  HearsaySpan own;

  if (shown == NULL || quote < 0 || (int) hearsay_analysis_get_quote (shown, quote)->article != self->article)
    return FALSE;

  own = hearsay_quote_get_span (hearsay_analysis_get_quote (shown, quote));

  return own.start == span.start && own.end == span.end;
}

/**
 * hearsay_article_view_scroll_to:
 * @span: bytes; an empty one only ends the highlighting of the last
 *
 * Brings @span into view, a third from the top, and highlights it.
 */
void
hearsay_article_view_scroll_to (HearsayArticleView *self,
                                HearsaySpan span)
{
  GtkTextIter iter;
  GtkTextMark *mark = NULL;

  g_return_if_fail (HEARSAY_IS_ARTICLE_VIEW (self));

  if (self->item == NULL)
    return;

  _hearsay_article_view_remove_tag (self, HEARSAY_TAG_HIT);
  self->hit = span;
  if (hearsay_span_is_empty (span))
    return;

  if (!is_selected_quote (self, span))
    _hearsay_article_view_apply_tag (self, HEARSAY_TAG_HIT, span);
  self->is_hit_pending = gtk_widget_get_height (GTK_WIDGET (self)) <= 1;
  if (self->is_hit_pending)
    return;

  hearsay_article_view_get_byte_iter (self, span.start, &iter);
  self->is_placing = TRUE;
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  self->is_placing = FALSE;
  mark = gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0.1, FALSE, 0, 0.33);
}

/**
 * hearsay_article_view_get_selected_span:
 * @span: (out): the bytes selected with the pointer or the keys
 *
 * Returns: whether anything is
 */
gboolean
hearsay_article_view_get_selected_span (HearsayArticleView *self,
                                        HearsaySpan *span)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (HEARSAY_IS_ARTICLE_VIEW (self), FALSE);

  if (self->item == NULL ||
      !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start, &end))
    return FALSE;

  *span = (HearsaySpan){ hearsay_article_view_get_iter_byte (self, &start), hearsay_article_view_get_iter_byte (self, &end) };

  return TRUE;
}
