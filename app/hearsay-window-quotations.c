/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include <glib/gi18n.h>

#include "hearsay-decisions.h"
#include "hearsay-entity-list.h"

/* Decisions about quotations, done to the one the session has selected, and ways to
 * whoever said it. */

static int
get_quote (HearsayWindow *self)
{
  return _hearsay_window_get_project (self) != NULL ? hearsay_session_get_quote (self->session) : HEARSAY_NONE;
}

static void
tell (HearsayWindow *self,
      const char *message)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
}

static void
confirm_quote (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (get_quote (self) < 0)
    return;

  hearsay_reader_hide_card (self->reader);
  _hearsay_window_did (self, hearsay_decide_quote_confirm (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), get_quote (self)));
}

static void
reject_quote (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (get_quote (self) < 0)
    return;

  hearsay_reader_hide_card (self->reader);
  _hearsay_window_did (self, hearsay_decide_quote_reject (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), get_quote (self)));
}

static gboolean
start_speaker_cb (gpointer data)
{
  g_autoptr (HearsayWindow) self = data;
  int quote = self->session != NULL ? get_quote (self) : HEARSAY_NONE;

  if (quote >= 0)
    hearsay_reader_start_speaker (self->reader, quote);

  return G_SOURCE_REMOVE;
}

/* Where the quotation is out of view, first go there; the question follows once the
 * text has come to rest. */
static void
correct_quote (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  int quote = get_quote (self);
  const HearsayQuote *item = NULL;

  if (quote < 0)
    return;

  hearsay_reader_hide_card (self->reader);
  if (hearsay_reader_start_speaker (self->reader, quote))
    return;

  item = hearsay_analysis_get_quote (_hearsay_window_get_shown (self), quote);
  hearsay_session_jump (self->session, item->article, hearsay_quote_get_span (item));
  g_timeout_add (150, start_speaker_cb, g_object_ref (self));
}

static HearsaySourceType
get_source_type (guint type)
{
  return MIN (type, HEARSAY_SOURCE_POST);
}

/* An entity's number as an action has it: -1 for anything there is none of. */
static int
get_speaker (HearsayWindow *self,
             int entity)
{
  return entity >= 0 && (guint) entity < _hearsay_window_get_shown (self)->entities->len ? entity : HEARSAY_NONE;
}

static void
set_speaker (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  const char *name = NULL;
  guint quote = 0;
  guint type = 0;
  int entity = 0;

  g_variant_get (parameter, "(ui&su)", &quote, &entity, &name, &type);
  if (_hearsay_window_get_project (self) == NULL || quote >= _hearsay_window_get_shown (self)->quotes->len)
    return;

  _hearsay_window_did (self, hearsay_decide_quote_speaker (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), quote, get_speaker (self, entity), name,
                                                           get_source_type (type)));
}

static void
mark_quote (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (_hearsay_window_get_project (self) != NULL && !hearsay_reader_start_quote (self->reader))
    tell (self, _ ("Select the words of the quotation first"));
}

/* A span that an action names, if it is one of the article. */
static gboolean
is_span (const HearsayArticle *article,
         HearsaySpan span)
{
  return hearsay_span_is_empty (span) || (span.end <= article->length && g_utf8_validate (article->text + span.start, span.end - span.start, NULL));
}

static void
add_quote (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  const HearsayArticle *item = NULL;
  const char *name = NULL;
  HearsaySpan span = HEARSAY_SPAN_NONE;
  guint article = 0;
  guint type = 0;
  int entity = 0;
  gboolean is_done = FALSE;

  g_variant_get (parameter, "(uuui&su)", &article, &span.start, &span.end, &entity, &name, &type);
  item = hearsay_session_get_article_at (self->session, article);
  if (_hearsay_window_get_project (self) == NULL || item == NULL || !is_span (item, span))
    return;

  is_done = hearsay_decide_quote_add (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), article, span, get_speaker (self, entity), name, get_source_type (type));
  if (is_done)
    hearsay_session_set_quote (self->session, hearsay_quote_find_at (_hearsay_window_get_shown (self), article, span.start));
  _hearsay_window_did (self, is_done);
}

/* The view that shows the quotation, and has the cursor. */
static HearsayArticleView *
get_view (HearsayWindow *self)
{
  return _hearsay_window_get_project (self) != NULL ? hearsay_reader_get_view (self->reader) : NULL;
}

static void
correct_spans (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayArticleView *view = get_view (self);

  hearsay_reader_hide_card (self->reader);
  if (view != NULL && get_quote (self) >= 0 && hearsay_article_view_start_correction (view, get_quote (self)))
    gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
end_correction (HearsayWindow *self,
                gboolean should_keep)
{
  HearsayArticleView *view = get_view (self);

  if (view == NULL)
    return;

  hearsay_article_view_end_correction (view, should_keep);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
keep_correction (GtkWidget *widget,
                 const char *action,
                 GVariant *parameter)
{
  end_correction (HEARSAY_WINDOW (widget), TRUE);
}

static void
cancel_correction (GtkWidget *widget,
                   const char *action,
                   GVariant *parameter)
{
  end_correction (HEARSAY_WINDOW (widget), FALSE);
}

static void
set_part (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayArticleView *view = get_view (self);

  if (view != NULL && !hearsay_article_view_set_part (view, g_variant_get_uint32 (parameter), FALSE))
    tell (self, _ ("Select the words first"));
}

static void
add_piece (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayArticleView *view = get_view (self);

  if (view != NULL && !hearsay_article_view_set_part (view, HEARSAY_PART_CONTENT, TRUE))
    tell (self, _ ("Select the words first"));
}

static void
remove_piece (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayArticleView *view = get_view (self);

  if (view != NULL && !hearsay_article_view_remove_part (view))
    tell (self, _ ("Put the cursor into a piece that is not the only one"));
}

static HearsayQuoteParts *
read_parts (GVariant *parameter,
            guint *quote)
{
  HearsayQuoteParts *parts = hearsay_quote_parts_new ();
  GVariantIter *content = NULL;
  HearsaySpan span;

  g_variant_get (parameter, "(u(uu)(uu)a(uu))", quote, &parts->source.start, &parts->source.end, &parts->cue.start, &parts->cue.end, &content);
  while (g_variant_iter_next (content, "(uu)", &span.start, &span.end))
    if (!hearsay_span_is_empty (span))
      hearsay_quote_parts_add_piece (parts, span);
  g_variant_iter_free (content);

  return parts;
}

static void
keep_spans (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  const HearsayArticle *item = NULL;
  guint quote = 0;
  g_autoptr (HearsayQuoteParts) parts = read_parts (parameter, &quote);

  if (_hearsay_window_get_project (self) == NULL || quote >= _hearsay_window_get_shown (self)->quotes->len)
    return;

  item = hearsay_corpus_get (_hearsay_window_get_shown (self)->corpus, hearsay_analysis_get_quote (_hearsay_window_get_shown (self), quote)->article);
  for (guint i = 0; i < hearsay_quote_parts_count (parts); i++)
    if (!is_span (item, hearsay_quote_parts_get (parts, i)))
      return;

  _hearsay_window_did (self, hearsay_decide_quote_spans (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), quote, parts));
}

/* A decision that has lost its place. */
static void
forget (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (_hearsay_window_get_project (self) != NULL)
    _hearsay_window_did (self, hearsay_decision_remove (_hearsay_window_get_project (self), g_variant_get_string (parameter, NULL)));
}

/* The entity, or the source nobody names, in the panel beside the text. */
static void
show_speaker (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  int quote = get_quote (self);

  if (quote < 0)
    return;

  hearsay_reader_hide_card (self->reader);
  if (hearsay_analysis_get_quote (_hearsay_window_get_shown (self), quote)->speaker_entity < 0 && hearsay_session_find_source (self->session, quote) < 0)
    {
      correct_quote (widget, NULL, NULL);
      return;
    }

  g_object_set (self, "show-side", TRUE, NULL);
  gtk_stack_set_visible_child (self->side, self->entity_list);
  hearsay_entity_list_show_speaker (HEARSAY_ENTITY_LIST (self->entity_list), quote);
}

void
_hearsay_window_install_quotations (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "quote.confirm", NULL, confirm_quote);
  gtk_widget_class_install_action (klass, "quote.reject", NULL, reject_quote);
  gtk_widget_class_install_action (klass, "quote.correct", NULL, correct_quote);
  gtk_widget_class_install_action (klass, "quote.set-speaker", "(uisu)", set_speaker);
  gtk_widget_class_install_action (klass, "quote.mark", NULL, mark_quote);
  gtk_widget_class_install_action (klass, "quote.add", "(uuuisu)", add_quote);
  gtk_widget_class_install_action (klass, "quote.correct-spans", NULL, correct_spans);
  gtk_widget_class_install_action (klass, "quote.keep-correction", NULL, keep_correction);
  gtk_widget_class_install_action (klass, "quote.cancel-correction", NULL, cancel_correction);
  gtk_widget_class_install_action (klass, "quote.set-part", "u", set_part);
  gtk_widget_class_install_action (klass, "quote.add-piece", NULL, add_piece);
  gtk_widget_class_install_action (klass, "quote.remove-piece", NULL, remove_piece);
  gtk_widget_class_install_action (klass, "quote.keep-spans", "(u(uu)(uu)a(uu))", keep_spans);
  gtk_widget_class_install_action (klass, "quote.forget", "s", forget);
  gtk_widget_class_install_action (klass, "quote.speaker", NULL, show_speaker);
}
