/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quote-drawer"

#include "config.h"

#include "hearsay-quote-drawer.h"

#include <glib/gi18n.h>

#include "hearsay-chain-graph.h"
#include "hearsay-labels.h"
#include "hearsay-wordings-view.h"

/**
 * HearsayQuoteDrawer:
 *
 * Where the quotation came from that one has come to while reading: the chain of its
 * utterance and the wordings, below the panes.
 */
struct _HearsayQuoteDrawer
{
  HearsaySessionWidget parent_instance;

  GtkStack *stack;
  GtkLabel *words;
  GtkLabel *about;
  GtkWidget *graph;
  GtkWidget *wordings;
};

G_DEFINE_FINAL_TYPE (HearsayQuoteDrawer, hearsay_quote_drawer, HEARSAY_TYPE_SESSION_WIDGET)

static char *
describe_utterance (const HearsayAnalysis *shown,
                    const HearsayUtterance *utterance)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (NULL, NULL);
  const char *speaker = utterance->speaker[0] != '\0' ? utterance->speaker : _ ("Nobody is named");
  g_autofree char *origins = NULL;

  for (guint i = 0; i < utterance->quotes->len; i++)
    g_hash_table_add (articles, GUINT_TO_POINTER (hearsay_analysis_get_quote (shown, g_array_index (utterance->quotes, guint32, i))->article));
  origins = hearsay_label_dup_origins (g_hash_table_size (articles), utterance->origins);

  /* Translators: a speaker, the kind of source, “8 articles, 2 origins” */
  return g_strdup_printf (_ ("%s, %s: %s"), speaker, hearsay_label_source (utterance->source_type), origins);
}

static void
update (HearsayQuoteDrawer *self)
{
  HearsaySession *session = hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
  HearsayAnalysis *shown = hearsay_session_get_shown (session);
  int index = hearsay_session_get_utterance (session);
  const HearsayUtterance *utterance = NULL;
  const HearsayQuote *base = NULL;
  g_autofree char *text = NULL;
  g_autofree char *about = NULL;

  gtk_stack_set_visible_child_name (self->stack, shown != NULL && index >= 0 ? "utterance" : "none");
  if (shown == NULL || index < 0)
    return;

  utterance = hearsay_analysis_get_utterance (shown, index);
  base = hearsay_analysis_get_quote (shown, g_array_index (utterance->quotes, guint32, 0));
  text = hearsay_quote_dup_text (base, hearsay_corpus_get (shown->corpus, base->article));
  g_strdelimit (text, "\n\t", ' ');
  about = describe_utterance (shown, utterance);
  gtk_label_set_text (self->words, text);
  gtk_label_set_text (self->about, about);
}

static void
hearsay_quote_drawer_attach (HearsaySessionWidget *widget,
                             HearsaySession *session)
{
  HearsayQuoteDrawer *self = HEARSAY_QUOTE_DRAWER (widget);

  g_object_set (self->graph, "session", session, NULL);
  g_object_set (self->wordings, "session", session, NULL);
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (update));
  hearsay_session_widget_watch (widget, "notify::utterance", G_CALLBACK (update));
  update (self);
}

static void
hearsay_quote_drawer_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HEARSAY_TYPE_QUOTE_DRAWER);

  G_OBJECT_CLASS (hearsay_quote_drawer_parent_class)->dispose (object);
}

static void
hearsay_quote_drawer_class_init (HearsayQuoteDrawerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_quote_drawer_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_quote_drawer_attach;

  g_type_ensure (HEARSAY_TYPE_CHAIN_GRAPH);
  g_type_ensure (HEARSAY_TYPE_WORDINGS_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-quote-drawer.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteDrawer, stack);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteDrawer, words);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteDrawer, about);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteDrawer, graph);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuoteDrawer, wordings);
}

static void
hearsay_quote_drawer_init (HearsayQuoteDrawer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hearsay_chain_graph_set_whole (HEARSAY_CHAIN_GRAPH (self->graph), FALSE);
  hearsay_wordings_view_set_compact (HEARSAY_WORDINGS_VIEW (self->wordings), TRUE);
}
