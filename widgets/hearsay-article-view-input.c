/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-article-view"

#include "config.h"

#include "hearsay-article-view-private.h"

#include <glib/gi18n.h>

#include "hearsay-labels.h"
#include "hearsay-why.h"
#include "hearsay-words.h"

/* Pointer and keys on the text. */

static gsize
get_byte_at (HearsayArticleView *self,
             double x,
             double y,
             gboolean *is_inside)
{
  GtkTextIter iter;
  int buffer_x = 0;
  int buffer_y = 0;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  *is_inside = self->item != NULL && gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y);

  return *is_inside ? hearsay_article_view_get_iter_byte (self, &iter) : 0;
}

static gboolean
click_settled_cb (gpointer data)
{
  HearsayArticleView *self = data;

  self->click_source = 0;
  if (!gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    gtk_widget_activate_action (GTK_WIDGET (self), "quote.show", "u", self->pending_quote);

  return G_SOURCE_REMOVE;
}

static void
pressed_cb (HearsayArticleView *self)
{
  g_clear_handle_id (&self->click_source, g_source_remove);
}

/* A name first, since names stand in quotations. A quotation's card waits until
 * it is certain that nobody wants to select a word. */
static void
clicked_cb (HearsayArticleView *self,
            int n_press,
            double x,
            double y,
            GtkGestureClick *gesture)
{
  gboolean is_inside = FALSE;
  gsize byte = get_byte_at (self, x, y, &is_inside);
  const HearsayMark *mark = NULL;

  if (self->is_plain || !is_inside || n_press != 1 || self->marks == NULL || self->draft != NULL ||
      gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    return;

  mark = hearsay_marks_at (self->marks, byte, HEARSAY_MARK_MENTION);
  if (mark != NULL)
    {
      hearsay_session_select_mention (self->session, mark->index);
      return;
    }

  mark = hearsay_marks_at (self->marks, byte, HEARSAY_MARK_QUOTE);
  if (mark != NULL)
    {
      int delay = 0;

      g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &delay, NULL);
      hearsay_session_set_quote (self->session, mark->index);
      self->pending_quote = mark->index;
      g_clear_handle_id (&self->click_source, g_source_remove);
      self->click_source = g_timeout_add (delay, click_settled_cb, self);
    }
}

gboolean
_hearsay_article_view_query_tooltip (GtkWidget *widget,
                                     int x,
                                     int y,
                                     gboolean keyboard_tooltip,
                                     GtkTooltip *tooltip)
{
  HearsayArticleView *self = HEARSAY_ARTICLE_VIEW (widget);
  HearsayAnalysis *shown = self->session != NULL ? hearsay_session_get_shown (self->session) : NULL;
  gboolean is_inside = FALSE;
  gsize byte = get_byte_at (self, x, y, &is_inside);
  const HearsayMark *mark = NULL;

  if (!is_inside || self->marks == NULL || shown == NULL || keyboard_tooltip)
    return FALSE;

  mark = hearsay_marks_at (self->marks, byte, HEARSAY_MARK_MENTION);
  if (mark != NULL)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (shown, mark->index);
      const HearsayEntity *entity = hearsay_analysis_get_entity (shown, mention->entity);
      g_autofree char *why = hearsay_why_dup_mention (self->session, mark->index);
      /* Translators: name · kind · suggested or confirmed; below, how sure this mention is and why */
      g_autofree char *text = g_strdup_printf (C_ ("entity", "%s · %s · %s\n%s"), entity->name,
                                               hearsay_label_kind (entity->kind),
                                               hearsay_label_standing (entity->standing), why);

      gtk_tooltip_set_text (tooltip, text);
      return TRUE;
    }

  mark = hearsay_marks_at (self->marks, byte, HEARSAY_MARK_FURNITURE);
  if (mark == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, hearsay_label_furniture (g_array_index (self->item->furniture, HearsayFurniture, mark->index).why));

  return TRUE;
}

/* Whoever reads with the keys comes to a quotation like whoever clicks it. One
 * stays with it on the way out, so that what stands beside it can be made a part. */
static void
cursor_moved_cb (HearsayArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  HearsayAnalysis *shown = self->session != NULL ? hearsay_session_get_shown (self->session) : NULL;
  GtkTextIter iter;
  int quote = HEARSAY_NONE;

  if (self->is_plain || self->item == NULL || shown == NULL || shown->corpus != self->corpus || self->draft != NULL || self->is_placing ||
      gtk_text_buffer_get_has_selection (buffer) || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  quote = hearsay_quote_find_at (shown, self->article, hearsay_article_view_get_iter_byte (self, &iter));
  if (quote >= 0)
    hearsay_session_set_quote (self->session, quote);
}

/* Single letters act while the text has the focus. They are caught before the
 * text view's input method sees them. */
static void
add_keys (HearsayArticleView *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_n, 0, "quote.next" },
    { GDK_KEY_p, 0, "quote.previous" },
    { GDK_KEY_space, 0, "quote.show-current" },
    { GDK_KEY_Return, 0, "quote.confirm" },
    { GDK_KEY_KP_Enter, 0, "quote.confirm" },
    { GDK_KEY_e, 0, "quote.correct" },
    { GDK_KEY_s, 0, "quote.correct-spans" },
    { GDK_KEY_BackSpace, 0, "quote.reject" },
    { GDK_KEY_c, 0, "note.code" },
    { GDK_KEY_q, 0, "quote.mark" },
    { GDK_KEY_bracketright, 0, "entity.next" },
    { GDK_KEY_bracketleft, 0, "entity.previous" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  self->keys = controller;
}

void
_hearsay_article_view_add_input (HearsayArticleView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  add_keys (self);
}
