/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quote-bar"

#include "config.h"

#include "hearsay-quote-bar.h"

#include <glib/gi18n.h>

#include "hearsay-labels.h"
#include "hearsay-standing-mark.h"
#include "hearsay-text.h"
#include "hearsay-words.h"

/**
 * HearsayQuoteBar:
 *
 * Below a text: who said what stands out in it, with the ways to correct that; and
 * while its parts are being corrected, which end is moved, and the keys for it. Its
 * buttons name the actions "quote.…".
 */
struct _HearsayQuoteBar
{
  HearsaySessionWidget parent_instance;

  HearsayArticleView *view; /* weak: a sibling */

  GtkStack *stack;
  GtkWidget *speaker;
  GtkImage *icon;
  GtkLabel *name;
  GtkWidget *mark;
  GtkLabel *detail;
  GtkLabel *end;
  GMenuModel *menu;
};

G_DEFINE_FINAL_TYPE (HearsayQuoteBar, hearsay_quote_bar, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayQuoteBar *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static const HearsayQuote *
get_quote (HearsayQuoteBar *self)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  int index = hearsay_session_get_quote (get_session (self));
  const HearsayQuote *quote = NULL;

  if (shown == NULL || index < 0 || hearsay_article_view_get_article (self->view) < 0)
    return NULL;

  quote = hearsay_analysis_get_quote (shown, index);

  return (int) quote->article == hearsay_article_view_get_article (self->view) ? quote : NULL;
}

static void
show_quote (HearsayQuoteBar *self,
            const HearsayQuote *quote)
{
  const char *name = quote->speaker[0] != '\0' ? quote->speaker : _ ("Nobody is named");
  g_autofree char *percent = g_strdup_printf (C_ ("confidence", "%u %%"), quote->confidence);
  /* Translators: kind of source · how sure · suggested or confirmed */
  g_autofree char *detail = g_strdup_printf (C_ ("quotation", "%s · %s · %s"), hearsay_label_source (quote->source_type), percent,
                                             hearsay_label_standing (quote->standing));
  /* Translators: kind of source · how sure · why */
  g_autofree char *why = g_strdup_printf (C_ ("quotation", "%s · %s · %s"), hearsay_label_source (quote->source_type), percent,
                                          hearsay_label_reason (quote->reason));
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", name, why);
  /* Translators: %s is a name */
  g_autofree char *label = g_strdup_printf (_ ("Speaker: %s"), name);

  gtk_image_set_from_icon_name (self->icon, hearsay_words_icon_for_source (quote->source_type));
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_tooltip_text (self->speaker, tooltip);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail), why);
  hearsay_standing_mark_set_standing (HEARSAY_STANDING_MARK (self->mark), quote->standing);
  if (quote->standing != HEARSAY_STANDING_SUGGESTED)
    gtk_widget_add_css_class (self->speaker, "decided");
  else
    gtk_widget_remove_css_class (self->speaker, "decided");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->speaker), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

static char *
describe_part (const HearsayQuoteParts *parts,
               guint part,
               gboolean is_end)
{
  if (part == HEARSAY_PART_SOURCE)
    return g_strdup (is_end ? _ ("End of the source") : _ ("Start of the source"));
  if (part == HEARSAY_PART_CUE)
    return g_strdup (is_end ? _ ("End of the cue") : _ ("Start of the cue"));
  if (parts->content->len == 1)
    return g_strdup (is_end ? _ ("End of the content") : _ ("Start of the content"));

  /* Translators: of the pieces a quotation’s content has */
  return g_strdup_printf (is_end ? _ ("End of piece %u of the content") : _ ("Start of piece %u of the content"), part - HEARSAY_PART_CONTENT + 1);
}

static void
show_correction (HearsayQuoteBar *self,
                 const HearsayQuoteParts *parts,
                 guint part,
                 gboolean is_end)
{
  const HearsayArticle *article = hearsay_session_get_article_at (get_session (self), hearsay_article_view_get_article (self->view));
  g_autofree char *place = describe_part (parts, part, is_end);
  g_autofree char *words = hearsay_text_squeeze (article->text, hearsay_quote_parts_get (parts, part));
  /* Translators: which end of what is moved, and the words as they are now */
  g_autofree char *text = g_strdup_printf (_ ("%s: “%s”"), place, words);

  gtk_label_set_ellipsize (self->end, is_end ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
  gtk_label_set_text (self->end, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->end), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->end), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update (HearsayQuoteBar *self)
{
  const HearsayQuoteParts *parts = NULL;
  const HearsayQuote *quote = NULL;
  guint part = 0;
  gboolean is_end = FALSE;

  if (self->view == NULL)
    return;

  parts = hearsay_article_view_get_correction (self->view, &part, &is_end);
  quote = get_quote (self);
  if (parts != NULL)
    show_correction (self, parts, part, is_end);
  else if (quote != NULL)
    show_quote (self, quote);

  if (parts != NULL || quote != NULL)
    gtk_stack_set_visible_child_name (self->stack, parts != NULL ? "correction" : "quotation");
  gtk_widget_set_visible (GTK_WIDGET (self), parts != NULL || quote != NULL);
}

static void
hearsay_quote_bar_attach (HearsaySessionWidget *widget,
                          HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (update));
  hearsay_session_widget_watch (widget, "notify::quote", G_CALLBACK (update));
}

static void
hearsay_quote_bar_dispose (GObject *object)
{
  g_clear_weak_pointer (&HEARSAY_QUOTE_BAR (object)->view);
  gtk_widget_dispose_template (GTK_WIDGET (object), HEARSAY_TYPE_QUOTE_BAR);

  G_OBJECT_CLASS (hearsay_quote_bar_parent_class)->dispose (object);
}

static void
hearsay_quote_bar_class_init (HearsayQuoteBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_quote_bar_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_quote_bar_attach;

  g_type_ensure (HEARSAY_TYPE_STANDING_MARK);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-quote-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteBar, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteBar, speaker);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteBar, icon);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteBar, name);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteBar, mark);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteBar, detail);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteBar, end);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteBar, menu);
}

static void
hearsay_quote_bar_init (HearsayQuoteBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Quotation"), -1);
}

/**
 * hearsay_quote_bar_new:
 * @view: the text it stands below
 */
GtkWidget *
hearsay_quote_bar_new (HearsaySession *session,
                       HearsayArticleView *view)
{
  HearsayQuoteBar *self = g_object_new (HEARSAY_TYPE_QUOTE_BAR, "session", session, NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "correction-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * hearsay_quote_bar_get_menu:
 *
 * Returns: (transfer none): what can be done to a quotation
 */
GMenuModel *
hearsay_quote_bar_get_menu (HearsayQuoteBar *self)
{
  g_return_val_if_fail (HEARSAY_IS_QUOTE_BAR (self), NULL);

  return self->menu;
}
