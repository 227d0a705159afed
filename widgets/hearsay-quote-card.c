/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quote-card"

#include "config.h"

#include "hearsay-quote-card.h"

#include <glib/gi18n.h>

#include "hearsay-arrow.h"
#include "hearsay-labels.h"
#include "hearsay-text.h"
#include "hearsay-words.h"

/**
 * HearsayQuoteCard:
 *
 * What is known of one quotation: who spoke, through whom it came here, how sure
 * that is and why, and the heaviest change of its words. Its buttons name the
 * actions "quote.…", done to the quotation the session has selected.
 */
struct _HearsayQuoteCard
{
  GtkPopover parent_instance;

  HearsaySession *session;
  int quote;

  GtkImage *icon;
  GtkLabel *speaker;
  GtkLabel *source;
  GtkLabel *standing;
  GtkBox *chain;
  GtkLevelBar *level;
  GtkLabel *confidence;
  GtkLabel *reason;
  GtkWidget *change_box;
  GtkLabel *change;
  GtkLabel *wording;
  GtkWidget *confirm;
};

G_DEFINE_FINAL_TYPE (HearsayQuoteCard, hearsay_quote_card, GTK_TYPE_POPOVER)

static void
clear_box (GtkBox *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static gboolean
is_inferred (const HearsayQuote *quote,
             guint index)
{
  return hearsay_hop_get_step_basis (&g_array_index (quote->chain, HearsayHop, index - 1), &g_array_index (quote->chain, HearsayHop, index)) ==
         HEARSAY_BASIS_INFERRED;
}

/* How the words came from the step before @index to this one: the verb that
 * declares it, which for the first step may stand with the speaker. */
static const char *
describe_step (const HearsayQuote *quote,
               guint index)
{
  const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, index);
  const HearsayHop *first = &g_array_index (quote->chain, HearsayHop, 0);

  if (is_inferred (quote, index))
    return C_ ("step of a chain", "inferred");
  if (hop->verb[0] != '\0')
    return hop->verb;
  if (index == 1 && first->verb[0] != '\0')
    return first->verb;

  return hop->role == HEARSAY_ROLE_PUBLISHER ? C_ ("step of a chain", "printed") : C_ ("step of a chain", "declared");
}

/* The chain in one line: names with arrows between, solid where the text
 * declares the step and dashed where it is inferred. */
static void
show_chain (HearsayQuoteCard *self,
            const HearsayQuote *quote)
{
  clear_box (self->chain);

  for (guint i = 0; i < quote->chain->len; i++)
    {
      const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, i);
      GtkWidget *name = gtk_label_new (hop->name[0] != '\0' ? hop->name : C_ ("step of a chain", "unknown"));

      if (i > 0)
        gtk_box_append (self->chain, hearsay_arrow_new (describe_step (quote, i), is_inferred (quote, i)));

      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (name), 18);
      gtk_widget_add_css_class (name, "hop");
      if (i + 1 == quote->chain->len)
        gtk_widget_add_css_class (name, "here");
      gtk_box_append (self->chain, name);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->chain), quote->chain->len > 0);
}

/* The heaviest change between this wording and the one it is compared with. */
static const HearsayChange *
find_change (const HearsayAnalysis *shown,
             const HearsayQuote *quote,
             guint index)
{
  const HearsayUtterance *utterance = NULL;

  if (quote->utterance < 0 || (guint) quote->utterance >= shown->utterances->len)
    return NULL;

  utterance = hearsay_analysis_get_utterance (shown, quote->utterance);
  for (guint i = 0; i < utterance->changes->len; i++)
    {
      const HearsayChange *change = &g_array_index (utterance->changes, HearsayChange, i);

      if (change->to == index)
        return change;
    }

  return NULL;
}

static char *
describe_change (const HearsayAnalysis *shown,
                 const HearsayChange *change)
{
  const HearsayQuote *from = hearsay_analysis_get_quote (shown, change->from);
  const HearsayQuote *to = hearsay_analysis_get_quote (shown, change->to);
  const HearsayArticle *other = hearsay_corpus_get (shown->corpus, from->article);
  g_autofree char *a = hearsay_text_squeeze (other->text, change->a);
  g_autofree char *b = hearsay_text_squeeze (hearsay_corpus_get (shown->corpus, to->article)->text, change->b);
  g_autofree char *title = hearsay_label_dup_article (other);
  const char *name = other->outlet[0] != '\0' ? other->outlet : title;

  if (hearsay_span_is_empty (change->a))
    return g_strdup_printf (_ ("“%s” is not in %s"), b, name);
  if (hearsay_span_is_empty (change->b))
    return g_strdup_printf (_ ("%s prints “%s” here"), name, a);

  /* Translators: another article, its words, the words here */
  return g_strdup_printf (_ ("%s prints “%s”, here “%s”"), name, a, b);
}

static void
show_change (HearsayQuoteCard *self,
             const HearsayAnalysis *shown,
             const HearsayQuote *quote)
{
  const HearsayChange *change = find_change (shown, quote, self->quote);
  g_autofree char *wording = NULL;

  gtk_widget_set_visible (self->change_box, change != NULL);
  if (change == NULL)
    return;

  wording = describe_change (shown, change);
  gtk_label_set_text (self->change, hearsay_label_change_type (change->type));
  gtk_label_set_text (self->wording, wording);
}

/* "anonymous · indirect · denies · “on condition of anonymity”" */
static char *
dup_source (const HearsayAnalysis *shown,
            const HearsayQuote *quote)
{
  const HearsayArticle *article = hearsay_corpus_get (shown->corpus, quote->article);
  g_autofree char *reason = hearsay_text_squeeze (article->text, quote->anonymity);
  g_autofree char *kinds = NULL;
  GString *text = NULL;

  /* Translators: kind of source · kind of quotation */
  kinds = g_strdup_printf (C_ ("quotation", "%s · %s"), hearsay_label_source (quote->source_type), hearsay_label_quote (quote->kind));
  text = g_string_new (kinds);
  if (quote->stance != HEARSAY_STANCE_UNKNOWN)
    g_string_append_printf (text, " · %s", hearsay_label_stance (quote->stance));
  if (reason[0] != '\0')
    g_string_append_printf (text, " · “%s”", reason);

  return g_string_free (text, FALSE);
}

static void
update (HearsayQuoteCard *self)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  const HearsayQuote *quote = NULL;
  g_autofree char *confidence = NULL;
  g_autofree char *source = NULL;

  if (self->quote < 0 || shown == NULL || (guint) self->quote >= shown->quotes->len)
    return;

  quote = hearsay_analysis_get_quote (shown, self->quote);
  gtk_image_set_from_icon_name (self->icon, hearsay_words_icon_for_source (quote->source_type));
  gtk_label_set_text (self->speaker, quote->speaker[0] != '\0' ? quote->speaker : _ ("Nobody is named"));
  source = dup_source (shown, quote);
  gtk_label_set_text (self->source, source);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source), source);
  gtk_label_set_text (self->standing, hearsay_label_standing (quote->standing));
  show_chain (self, quote);

  confidence = g_strdup_printf (C_ ("confidence", "%u %%"), quote->confidence);
  gtk_level_bar_set_value (self->level, (quote->confidence + 10) / 20);
  gtk_label_set_text (self->confidence, confidence);
  gtk_label_set_text (self->reason, hearsay_label_reason (quote->reason));
  show_change (self, shown, quote);
  gtk_widget_set_sensitive (self->confirm, quote->standing == HEARSAY_STANDING_SUGGESTED);
}

static void
hearsay_quote_card_dispose (GObject *object)
{
  HearsayQuoteCard *self = HEARSAY_QUOTE_CARD (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_QUOTE_CARD);

  G_OBJECT_CLASS (hearsay_quote_card_parent_class)->dispose (object);
}

static void
hearsay_quote_card_class_init (HearsayQuoteCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_quote_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-quote-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, icon);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, speaker);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, source);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, standing);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, chain);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, level);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, confidence);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, reason);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, change_box);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, change);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, wording);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteCard, confirm);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "quote.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "quote.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "quote.correct", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "quote.reject", NULL);
}

static void
hearsay_quote_card_init (HearsayQuoteCard *self)
{
  self->quote = HEARSAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hearsay_quote_card_new (HearsaySession *session)
{
  HearsayQuoteCard *self = g_object_new (HEARSAY_TYPE_QUOTE_CARD, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

/**
 * hearsay_quote_card_set_quote:
 * @quote: an index into what the session shows
 *
 * Fills the card; where it opens is up to its parent.
 */
void
hearsay_quote_card_set_quote (HearsayQuoteCard *self,
                              int quote)
{
  const HearsayAnalysis *shown = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (HEARSAY_IS_QUOTE_CARD (self));

  self->quote = quote;
  update (self);
  gtk_popover_set_default_widget (GTK_POPOVER (self), self->confirm);

  shown = hearsay_session_get_shown (self->session);
  if (shown == NULL || quote < 0 || (guint) quote >= shown->quotes->len)
    return;

  label = g_strdup_printf (_ ("Quotation of %s"), gtk_label_get_text (self->speaker));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
