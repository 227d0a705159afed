/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-quotes-page"

#include "config.h"

#include "hearsay-quotes-page.h"

#include <glib/gi18n.h>

#include "hearsay-chain-graph.h"
#include "hearsay-chain-list.h"
#include "hearsay-evidence-panel.h"
#include "hearsay-labels.h"
#include "hearsay-network-view.h"
#include "hearsay-origins-header.h"
#include "hearsay-utterance-list.h"
#include "hearsay-wordings-view.h"

/**
 * HearsayQuotesPage:
 *
 * Quote provenance: what was said, by which way it came, how its wording
 * changed, and the evidence for all of it.
 */
struct _HearsayQuotesPage
{
  HearsaySessionWidget parent_instance;

  GtkWidget *places;
  GtkToggleButton *chain_place;
  GtkToggleButton *wordings_place;
  GtkToggleButton *evidence_place;
  GtkWidget *centre;
  GtkWidget *head;
  GtkWidget *chain;
  GtkWidget *origins;
  GtkToggleButton *whole;
  GtkToggleButton *network_button;
  GtkToggleButton *graph_button;
  GtkToggleButton *list_button;
  GtkRevealer *circle_bar;
  GtkLabel *circle_text;
  GtkStack *forms;
  GtkWidget *utterances;
  GtkWidget *graph;
  GtkWidget *chain_list;
  GtkWidget *network;
  GtkWidget *wordings;
  GtkWidget *evidence;

  gboolean is_narrow; /* centre and evidence share one place */
  int circle;         /* an article in a circle of sources, or -1 */
};

G_DEFINE_FINAL_TYPE (HearsayQuotesPage, hearsay_quotes_page, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayQuotesPage *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

/* In a narrow window only one of chain, wordings and evidence is to be seen. */
static void
update_places (HearsayQuotesPage *self)
{
  gboolean has_chain = !self->is_narrow || gtk_toggle_button_get_active (self->chain_place);
  /* The network is of all utterances, the wordings are of one; and it needs the room. */
  gboolean has_wordings = self->is_narrow ? gtk_toggle_button_get_active (self->wordings_place) : !gtk_toggle_button_get_active (self->network_button);
  gboolean has_evidence = !self->is_narrow || gtk_toggle_button_get_active (self->evidence_place);

  if (self->is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_widget_set_visible (self->places, self->is_narrow);
  gtk_widget_set_visible (self->head, has_chain);
  hearsay_origins_header_set_brief (HEARSAY_ORIGINS_HEADER (self->origins), self->is_narrow);
  gtk_widget_set_visible (self->chain, has_chain);
  gtk_widget_set_visible (self->wordings, has_wordings);
  gtk_widget_set_visible (self->evidence, has_evidence);
  gtk_widget_set_visible (self->centre, has_chain || has_wordings);
  gtk_widget_set_visible (GTK_WIDGET (self->circle_bar), has_chain);
}

static void
place_toggled_cb (HearsayQuotesPage *self)
{
  update_places (self);
}

/* Names the outlets of the first circle there is. */
static void
update_circle (HearsayQuotesPage *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  self->circle = HEARSAY_NONE;
  for (guint i = 0; shown != NULL && i < shown->descents->len; i++)
    {
      g_autofree char *publisher = NULL;

      if (!hearsay_analysis_get_descent (shown, i)->is_circular)
        continue;

      if (self->circle < 0)
        self->circle = i;
      else
        g_string_append (names, C_ ("list separator", ", "));
      publisher = hearsay_label_dup_publisher (hearsay_corpus_get (shown->corpus, i));
      g_string_append (names, publisher);
    }

  /* Translators: %s is a list of outlets that give each other as their source */
  text = g_strdup_printf (_ ("Circular citation: %s name each other as the source."), names->str);
  gtk_label_set_text (self->circle_text, text);
  gtk_revealer_set_reveal_child (self->circle_bar, self->circle >= 0);
}

/* A story opens on the thing said whose wording changed most. */
static void
select_first (HearsayQuotesPage *self)
{
  HearsaySession *session = get_session (self);
  HearsayAnalysis *shown = hearsay_session_get_shown (session);
  int best = HEARSAY_NONE;
  guint most = 0;

  if (shown == NULL || shown->utterances->len == 0 || hearsay_session_get_utterance (session) >= 0)
    return;

  for (guint i = 0; i < shown->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (shown, i);
      guint weight = utterance->changes->len > 0 ? hearsay_change_get_weight (g_array_index (utterance->changes, HearsayChange, 0).type) : 0;
      guint score = weight * 100 + MIN (utterance->quotes->len, 99);

      if (utterance->standing != HEARSAY_STANDING_REJECTED && (best < 0 || score > most))
        {
          best = i;
          most = score;
        }
    }

  hearsay_session_set_utterance (session, best);
}

static void
shown_changed_cb (HearsayQuotesPage *self)
{
  update_circle (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    select_first (self);
}

static void
scope_toggled_cb (HearsayQuotesPage *self)
{
  gboolean whole = gtk_toggle_button_get_active (self->whole);
  gboolean has_network = gtk_toggle_button_get_active (self->network_button);

  hearsay_chain_graph_set_whole (HEARSAY_CHAIN_GRAPH (self->graph), whole);
  hearsay_chain_list_set_whole (HEARSAY_CHAIN_LIST (self->chain_list), whole);
  /* The network is of the whole story, too. */
  hearsay_origins_header_set_whole (HEARSAY_ORIGINS_HEADER (self->origins), whole || has_network);
}

static void
form_toggled_cb (HearsayQuotesPage *self)
{
  gboolean is_graph = gtk_toggle_button_get_active (self->graph_button);

  scope_toggled_cb (self);
  hearsay_network_view_set_list (HEARSAY_NETWORK_VIEW (self->network), !is_graph);
  if (gtk_toggle_button_get_active (self->network_button))
    gtk_stack_set_visible_child_name (self->forms, "network");
  else
    gtk_stack_set_visible_child_name (self->forms, is_graph ? "graph" : "list");
  update_places (self);
}

static void
show_circle (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsayQuotesPage *self = HEARSAY_QUOTES_PAGE (widget);

  gtk_toggle_button_set_active (self->whole, TRUE);
  if (self->circle >= 0)
    hearsay_session_set_article (get_session (self), self->circle);
}

/* The headline's evidence: every origin and what came from it. */
static void
show_origins (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  gtk_toggle_button_set_active (HEARSAY_QUOTES_PAGE (widget)->list_button, TRUE);
}

static void
dismiss_circle (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  gtk_revealer_set_reveal_child (HEARSAY_QUOTES_PAGE (widget)->circle_bar, FALSE);
}

static void
hearsay_quotes_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hearsay_quotes_page_parent_class)->map (widget);
  select_first (HEARSAY_QUOTES_PAGE (widget));
}

static void
hearsay_quotes_page_attach (HearsaySessionWidget *widget,
                            HearsaySession *session)
{
  HearsayQuotesPage *self = HEARSAY_QUOTES_PAGE (widget);
  GtkWidget *parts[] = { self->origins, self->utterances, self->graph, self->chain_list, self->network, self->wordings, self->evidence };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_object_set (parts[i], "session", session, NULL);

  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (shown_changed_cb));
  shown_changed_cb (self);
}

static void
hearsay_quotes_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HEARSAY_TYPE_QUOTES_PAGE);

  G_OBJECT_CLASS (hearsay_quotes_page_parent_class)->dispose (object);
}

static void
hearsay_quotes_page_class_init (HearsayQuotesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_quotes_page_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_quotes_page_attach;
  widget_class->map = hearsay_quotes_page_map;

  g_type_ensure (HEARSAY_TYPE_CHAIN_GRAPH);
  g_type_ensure (HEARSAY_TYPE_CHAIN_LIST);
  g_type_ensure (HEARSAY_TYPE_EVIDENCE_PANEL);
  g_type_ensure (HEARSAY_TYPE_NETWORK_VIEW);
  g_type_ensure (HEARSAY_TYPE_ORIGINS_HEADER);
  g_type_ensure (HEARSAY_TYPE_UTTERANCE_LIST);
  g_type_ensure (HEARSAY_TYPE_WORDINGS_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-quotes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, places);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, chain_place);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, wordings_place);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, evidence_place);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, centre);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, head);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, chain);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, origins);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, whole);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, network_button);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, graph_button);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, circle_bar);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, circle_text);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, forms);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, utterances);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, graph);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, chain_list);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, network);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, wordings);
  gtk_widget_class_bind_template_child (widget_class, HearsayQuotesPage, evidence);
  gtk_widget_class_bind_template_callback (widget_class, place_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_toggled_cb);

  gtk_widget_class_install_action (widget_class, "quotes.show-circle", NULL, show_circle);
  gtk_widget_class_install_action (widget_class, "quotes.show-origins", NULL, show_origins);
  gtk_widget_class_install_action (widget_class, "quotes.dismiss-circle", NULL, dismiss_circle);
}

static void
hearsay_quotes_page_init (HearsayQuotesPage *self)
{
  self->circle = HEARSAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hearsay_quotes_page_set_list_visible:
 * @is_visible: whether the utterances are shown
 */
void
hearsay_quotes_page_set_list_visible (HearsayQuotesPage *self,
                                      gboolean is_visible)
{
  g_return_if_fail (HEARSAY_IS_QUOTES_PAGE (self));

  gtk_widget_set_visible (self->utterances, is_visible);
}

/**
 * hearsay_quotes_page_set_narrow:
 * @is_narrow: whether chain, wordings and evidence take turns in one place
 */
void
hearsay_quotes_page_set_narrow (HearsayQuotesPage *self,
                                gboolean is_narrow)
{
  g_return_if_fail (HEARSAY_IS_QUOTES_PAGE (self));

  self->is_narrow = is_narrow;
  update_places (self);
}

gboolean
hearsay_quotes_page_is_narrow (HearsayQuotesPage *self)
{
  g_return_val_if_fail (HEARSAY_IS_QUOTES_PAGE (self), FALSE);

  return self->is_narrow;
}
