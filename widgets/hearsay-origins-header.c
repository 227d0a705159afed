/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-origins-header"

#include "config.h"

#include "hearsay-origins-header.h"

#include <glib/gi18n.h>

#include "hearsay-chain-map.h"
#include "hearsay-chain-node.h"
#include "hearsay-labels.h"

#define MAX_NAMED 4 /* origins that are named; the list has them all */

/**
 * HearsayOriginsHeader:
 *
 * The one headline, “12 articles, 2 origins”, of the story or of one utterance, and below
 * it which these are: each name leads to the words it rests on. The headline itself
 * asks for the list of all, "quotes.show-origins".
 */
struct _HearsayOriginsHeader
{
  HearsaySessionWidget parent_instance;

  GtkWidget *button;
  GtkLabel *headline;
  GtkLabel *statement;
  HearsayChainMap *map; /* NULL while there is no story */
  gboolean is_whole;
};

G_DEFINE_FINAL_TYPE (HearsayOriginsHeader, hearsay_origins_header, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayOriginsHeader *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static char *
make_link (guint node,
           const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return g_strdup_printf ("<a href=\"%u\">%s</a>", node, escaped);
}

/* “7 articles go back to Ilse Marrant” */
static char *
describe_family (const HearsayAnalysis *shown,
                 const HearsayChainLane *lane)
{
  const HearsayFamily *family = hearsay_analysis_get_family (shown, lane->family);
  g_autofree char *back = make_link (lane->first, *family->source != '\0' ? family->source : family->name);

  /* Translators: so many articles have their story from somebody */
  return g_strdup_printf (ngettext ("%u article goes back to %s", "%u articles go back to %s", family->n_articles), family->n_articles, back);
}

/* “Halvia Press Agency: told to this outlet, 90 %” */
static char *
describe_root (const HearsayAnalysis *shown,
               const HearsayChainMap *map,
               guint index)
{
  const HearsayChainNode *node = hearsay_chain_map_get_node (map, index);
  g_autofree char *name = hearsay_label_dup_publisher (hearsay_corpus_get (shown->corpus, node->article));
  g_autofree char *reason = hearsay_chain_node_dup_reason (shown, node);
  g_autofree char *escaped = g_markup_escape_text (reason, -1);
  g_autofree char *printed = make_link (index, name);

  if (*reason == '\0')
    return g_steal_pointer (&printed);

  /* Translators: an outlet, and why it counts as an origin: “told to this outlet, 90 %” */
  return g_strdup_printf (_ ("%s: %s"), printed, escaped);
}

static char *
describe_lanes (HearsayOriginsHeader *self,
                const HearsayAnalysis *shown)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->map->lanes->len && i < MAX_NAMED; i++)
    {
      const HearsayChainLane *lane = hearsay_chain_map_get_lane (self->map, i);
      g_autofree char *part = self->is_whole ? describe_family (shown, lane) : describe_root (shown, self->map, lane->first);

      if (i > 0)
        g_string_append (text, self->is_whole ? C_ ("list separator", ", ") : C_ ("list separator", "; "));
      g_string_append (text, part);
    }
  if (self->map->lanes->len > MAX_NAMED)
    g_string_append (text, " …");

  return g_string_free (text, FALSE);
}

static void
update (HearsayOriginsHeader *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  int utterance = shown != NULL && !self->is_whole ? hearsay_session_get_utterance (get_session (self)) : HEARSAY_NONE;
  g_autofree char *headline = NULL;
  g_autofree char *statement = NULL;

  g_clear_pointer (&self->map, hearsay_chain_map_free);
  if (shown != NULL && shown->families->len > 0)
    self->map = hearsay_chain_map_new (shown, utterance);

  if (utterance >= 0 && self->map != NULL)
    headline = hearsay_label_dup_origins (self->map->nodes->len, hearsay_analysis_get_utterance (shown, utterance)->origins);
  else
    headline = hearsay_session_dup_subtitle (get_session (self));
  statement = self->map != NULL ? describe_lanes (self, shown) : g_strdup ("");
  gtk_label_set_text (self->headline, headline);
  gtk_label_set_markup (self->statement, statement);
  gtk_widget_set_sensitive (self->button, self->map != NULL);
}

static void
utterance_changed_cb (HearsayOriginsHeader *self)
{
  if (!self->is_whole)
    update (self);
}

/* To the words the origin is known from. */
static gboolean
link_cb (HearsayOriginsHeader *self,
         const char *target)
{
  guint64 node = g_ascii_strtoull (target, NULL, 10);

  if (self->map != NULL && node < self->map->nodes->len)
    hearsay_chain_node_open (hearsay_chain_map_get_node (self->map, node), get_session (self));

  return GDK_EVENT_STOP;
}

static void
hearsay_origins_header_attach (HearsaySessionWidget *widget,
                               HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (update));
  hearsay_session_widget_watch (widget, "notify::utterance", G_CALLBACK (utterance_changed_cb));
  update (HEARSAY_ORIGINS_HEADER (widget));
}

static void
hearsay_origins_header_finalize (GObject *object)
{
  g_clear_pointer (&HEARSAY_ORIGINS_HEADER (object)->map, hearsay_chain_map_free);

  G_OBJECT_CLASS (hearsay_origins_header_parent_class)->finalize (object);
}

static void
hearsay_origins_header_class_init (HearsayOriginsHeaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hearsay_origins_header_finalize;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_origins_header_attach;
}

static void
hearsay_origins_header_init (HearsayOriginsHeader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *headline = gtk_label_new (NULL);
  GtkWidget *statement = gtk_label_new (NULL);

  self->is_whole = TRUE;
  self->headline = GTK_LABEL (headline);
  self->statement = GTK_LABEL (statement);
  self->button = gtk_button_new ();
  gtk_label_set_ellipsize (self->headline, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->headline, 5);
  gtk_button_set_child (GTK_BUTTON (self->button), headline);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "quotes.show-origins");
  gtk_widget_set_tooltip_text (self->button, _ ("List the Origins"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "quotes-headline");
  gtk_label_set_xalign (self->statement, 0);
  gtk_label_set_wrap (self->statement, TRUE);
  gtk_label_set_lines (self->statement, 2);
  gtk_label_set_ellipsize (self->statement, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (statement, "secondary");
  g_signal_connect_object (statement, "activate-link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), statement);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/**
 * hearsay_origins_header_set_whole:
 * @whole: tell of the whole story; else of the utterance that is selected
 */
void
hearsay_origins_header_set_whole (HearsayOriginsHeader *self,
                                  gboolean whole)
{
  g_return_if_fail (HEARSAY_IS_ORIGINS_HEADER (self));

  if (self->is_whole == whole)
    return;

  self->is_whole = whole;
  update (self);
}

/**
 * hearsay_origins_header_set_brief:
 * @is_brief: whether there is room for the headline only
 */
void
hearsay_origins_header_set_brief (HearsayOriginsHeader *self,
                                  gboolean is_brief)
{
  g_return_if_fail (HEARSAY_IS_ORIGINS_HEADER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->statement), !is_brief);
}
