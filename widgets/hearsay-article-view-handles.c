/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-view"

#include "config.h"

#include "hearsay-article-view-private.h"

/* Keys and pointer while the parts of a quotation are corrected. */

/* The next part that is there, round and round. */
static void
choose_next (HearsayArticleView *self,
             int direction)
{
  guint n = hearsay_quote_parts_count (self->draft);
  guint part = self->part;

  do
    part = (part + n + direction) % n;
  while (!_hearsay_article_view_has_part (self, part));

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

  return hearsay_article_view_get_iter_byte (self, &iter);
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

  _hearsay_article_view_show_end (self);
  _hearsay_article_view_correction_changed (self);
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
_hearsay_article_view_add_handles (HearsayArticleView *self)
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
