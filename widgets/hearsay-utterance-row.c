/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterance-row"

#include "config.h"

#include "hearsay-utterance-row.h"

#include <glib/gi18n.h>

#include "hearsay-labels.h"
#include "hearsay-standing-mark.h"
#include "hearsay-ticks.h"
#include "hearsay-tooltip.h"
#include "hearsay-words.h"

/**
 * HearsayUtteranceRow:
 *
 * One line of the list of utterances: a speaker, or one thing said. Both are the
 * same height.
 */
struct _HearsayUtteranceRow
{
  GtkWidget parent_instance;

  HearsaySession *session;
  HearsayRow *row; /* (nullable) */

  GtkImage *icon;
  GtkInscription *words;
  GtkInscription *detail;
  HearsayTicks *ticks;
  HearsayStandingMark *standing;
};

G_DEFINE_FINAL_TYPE (HearsayUtteranceRow, hearsay_utterance_row, GTK_TYPE_WIDGET)

static guint
count_articles (const HearsayAnalysis *shown,
                const HearsayUtterance *utterance)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < utterance->quotes->len; i++)
    g_hash_table_add (articles, GUINT_TO_POINTER (hearsay_analysis_get_quote (shown, g_array_index (utterance->quotes, guint32, i))->article));

  return g_hash_table_size (articles);
}

static guint
heaviest (const HearsayUtterance *utterance)
{
  guint weight = 0;

  for (guint i = 0; i < utterance->changes->len; i++)
    weight = MAX (weight, hearsay_change_get_weight (g_array_index (utterance->changes, HearsayChange, i).type));

  return weight;
}

static void
show_speaker (HearsayUtteranceRow *self,
              const HearsayUtterance *utterance)
{
  const char *name = *utterance->speaker != '\0' ? utterance->speaker : C_ ("speaker", "Nobody named");

  gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  gtk_widget_remove_css_class (GTK_WIDGET (self->words), "evidence");
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->ticks), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->standing), FALSE);
  gtk_image_set_from_icon_name (self->icon, hearsay_words_icon_for_source (utterance->source_type));
  gtk_inscription_set_text (self->words, name);
  gtk_inscription_set_text (self->detail, hearsay_label_source (utterance->source_type));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_utterance (HearsayUtteranceRow *self,
                const HearsayAnalysis *shown,
                const HearsayUtterance *utterance)
{
  const HearsayQuote *base = hearsay_analysis_get_quote (shown, g_array_index (utterance->quotes, guint32, 0));
  g_autofree char *text = hearsay_quote_dup_text (base, hearsay_corpus_get (shown->corpus, base->article));
  g_autofree char *quoted = base->kind == HEARSAY_QUOTE_DIRECT ? g_strdup_printf (_ ("“%s”"), text) : g_strdup (text);
  guint n = count_articles (shown, utterance);
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
  g_autofree char *label = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "evidence");
  gtk_widget_set_visible (GTK_WIDGET (self->icon), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->ticks), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->standing), TRUE);
  gtk_inscription_set_text (self->words, quoted);
  gtk_inscription_set_text (self->detail, articles);
  hearsay_ticks_set_weight (self->ticks, heaviest (utterance));
  hearsay_standing_mark_set_standing (self->standing, utterance->standing);
  hearsay_tooltip_set (GTK_WIDGET (self), text);

  /* Translators: what was said, in how many articles, what became of the suggestion */
  label = g_strdup_printf (_ ("%s, %s, %s"), quoted, articles, hearsay_label_standing (utterance->standing));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
hearsay_utterance_row_dispose (GObject *object)
{
  HearsayUtteranceRow *self = HEARSAY_UTTERANCE_ROW (object);
  GtkWidget *child = NULL;

  g_clear_object (&self->row);
  g_clear_object (&self->session);
  /* In GTK 4.8 disposing of a template leaves the children it has no name for. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (hearsay_utterance_row_parent_class)->dispose (object);
}

static void
hearsay_utterance_row_class_init (HearsayUtteranceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_utterance_row_dispose;

  g_type_ensure (HEARSAY_TYPE_STANDING_MARK);
  g_type_ensure (HEARSAY_TYPE_TICKS);
  gtk_widget_class_set_css_name (widget_class, "utterancerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-utterance-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceRow, words);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceRow, detail);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceRow, ticks);
  gtk_widget_class_bind_template_child (widget_class, HearsayUtteranceRow, standing);
}

static void
hearsay_utterance_row_init (HearsayUtteranceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A decision changes what a row says, though the list stays as it is. */
static void
update (HearsayUtteranceRow *self)
{
  HearsayAnalysis *shown = self->session != NULL ? hearsay_session_get_shown (self->session) : NULL;
  const HearsayUtterance *utterance = NULL;

  hearsay_tooltip_set (GTK_WIDGET (self), NULL);
  if (self->row == NULL || shown == NULL || hearsay_row_get_index (self->row) >= shown->utterances->len)
    return;

  utterance = hearsay_analysis_get_utterance (shown, hearsay_row_get_index (self->row));
  if (utterance->quotes->len == 0)
    return;
  if (hearsay_row_get_row_type (self->row) == HEARSAY_ROW_HEADING)
    show_speaker (self, utterance);
  else
    show_utterance (self, shown, utterance);
}

GtkWidget *
hearsay_utterance_row_new (HearsaySession *session)
{
  HearsayUtteranceRow *self = g_object_new (HEARSAY_TYPE_UTTERANCE_ROW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "shown-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * hearsay_utterance_row_set_row:
 * @row: (nullable): a row of hearsay_session_get_utterances()
 */
void
hearsay_utterance_row_set_row (HearsayUtteranceRow *self,
                               HearsayRow *row)
{
  g_return_if_fail (HEARSAY_IS_UTTERANCE_ROW (self));

  if (g_set_object (&self->row, row))
    update (self);
}
