/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-view"

#include "config.h"

#include "hearsay-article-view-private.h"

/* Correcting where the parts of a quotation stand, by their handles or by keys. The
 * parts are a draft; keeping it is the decision. */

static void
changed (HearsayArticleView *self)
{
  _hearsay_article_view_tag_quotes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "correction-changed");
}

/* The cursor goes with the end, for whoever follows it with a magnifier or in braille. */
static void
show_end (HearsayArticleView *self)
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

static gboolean
has_part (HearsayArticleView *self,
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

  if (self->draft == NULL || !has_part (self, part))
    return;

  self->part = part;
  self->is_end = is_end;
  show_end (self);
  changed (self);
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
  changed (self);
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

  show_end (self);
  changed (self);

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
  byte = _hearsay_article_view_get_iter_byte (self, &iter);
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

/* The next part that is there, round and round. */
static void
choose_next (HearsayArticleView *self,
             int direction)
{
  guint n = hearsay_quote_parts_count (self->draft);
  guint part = self->part;

  do
    part = (part + n + direction) % n;
  while (!has_part (self, part));

  hearsay_article_view_choose_end (self, part, self->is_end);
}

/* With words selected they become the part; else its ends are the ones to move. */
static void
set_or_choose (HearsayArticleView *self,
               guint part)
{
  if (!hearsay_article_view_set_part (self, part, FALSE))
    hearsay_article_view_choose_end (self, part, self->is_end);
}

/* Left and right are those of the article. */
static gboolean
arrow (HearsayArticleView *self,
       guint key,
       GdkModifierType state)
{
  gboolean is_right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  HearsayStep step = (state & GDK_CONTROL_MASK) != 0 ? HEARSAY_STEP_WORD : HEARSAY_STEP_CHARACTER;

  /* Words are selected with Shift as ever. */
  if ((state & (GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;

  if (!hearsay_article_view_step_end (self, step, is_right != self->is_rtl ? 1 : -1))
    gtk_widget_error_bell (GTK_WIDGET (self));

  return TRUE;
}

static gboolean
command (HearsayArticleView *self,
         guint key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      choose_next (self, 1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      hearsay_article_view_choose_end (self, self->part, FALSE);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      hearsay_article_view_choose_end (self, self->part, TRUE);
      return TRUE;
    case GDK_KEY_s:
      set_or_choose (self, HEARSAY_PART_SOURCE);
      return TRUE;
    case GDK_KEY_c:
      set_or_choose (self, HEARSAY_PART_CUE);
      return TRUE;
    case GDK_KEY_q:
      set_or_choose (self, HEARSAY_PART_CONTENT);
      return TRUE;
    case GDK_KEY_a:
      hearsay_article_view_set_part (self, HEARSAY_PART_CONTENT, TRUE);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      if (!hearsay_article_view_remove_part (self))
        gtk_widget_error_bell (GTK_WIDGET (self));
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      hearsay_article_view_end_correction (self, TRUE);
      return TRUE;
    case GDK_KEY_Escape:
      hearsay_article_view_end_correction (self, FALSE);
      return TRUE;
    default:
      /* The letters that act at other times do not. */
      return g_unichar_isgraph (gdk_keyval_to_unicode (key)) || key == GDK_KEY_space;
    }
}

static gboolean
key_cb (HearsayArticleView *self,
        guint key,
        guint code,
        GdkModifierType state)
{
  if (self->draft == NULL)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return arrow (self, key, state);
    case GDK_KEY_ISO_Left_Tab:
      choose_next (self, -1);
      return TRUE;
    default:
      return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) == 0 && command (self, key);
    }
}

static void
drag_begin_cb (HearsayArticleView *self,
               double x,
               double y,
               GtkGestureDrag *gesture)
{
  HearsayHandle handle;

  if (!_hearsay_article_view_find_handle (self, x, y, &handle))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->is_dragging = TRUE;
  hearsay_article_view_choose_end (self, handle.part, handle.is_end);
}

/* The gap between characters nearest to the pointer. */
static gsize
find_gap (HearsayArticleView *self,
          double x,
          double y)
{
  GtkTextIter iter;
  int buffer_x = 0;
  int buffer_y = 0;
  int trailing = 0;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, &trailing, buffer_x, buffer_y);
  if (trailing > 0)
    gtk_text_iter_forward_cursor_position (&iter);

  return _hearsay_article_view_get_iter_byte (self, &iter);
}

static void
drag_update_cb (HearsayArticleView *self,
                double offset_x,
                double offset_y,
                GtkGestureDrag *gesture)
{
  HearsaySpan span;
  gsize byte = 0;
  double x = 0;
  double y = 0;

  if (!self->is_dragging || self->draft == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  byte = find_gap (self, x + offset_x, y + offset_y);
  span = hearsay_quote_parts_get (self->draft, self->part);
  span = hearsay_step_strip (self->item->text, self->is_end ? (HearsaySpan){ span.start, byte } : (HearsaySpan){ byte, span.end });
  if (hearsay_span_is_empty (span) || !hearsay_quote_parts_move (self->draft, self->part, self->is_end, self->is_end ? span.end : span.start))
    return;

  show_end (self);
  changed (self);
}

static void
drag_end_cb (HearsayArticleView *self)
{
  self->is_dragging = FALSE;
}

static void
motion_cb (HearsayArticleView *self,
           double x,
           double y)
{
  HearsayHandle handle;
  gboolean is_over = self->is_dragging || _hearsay_article_view_find_handle (self, x, y, &handle);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_over ? "col-resize" : "text");
}

void
_hearsay_article_view_add_correction (HearsayArticleView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->draft_quote = HEARSAY_NONE;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
