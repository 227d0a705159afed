/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-status-line"

#include "config.h"

#include "hearsay-status-line.h"

#include <glib/gi18n.h>

#include "hearsay-decisions.h"
#include "hearsay-labels.h"
#include "hearsay-standing-mark.h"

/**
 * HearsayStatusLine:
 *
 * Where one is among the quotations, how much is decided, and the keys that work
 * now. Its role makes a screen reader say it when it changes.
 */
struct _HearsayStatusLine
{
  HearsaySessionWidget parent_instance;

  GtkWidget *mark;
  GtkWidget *place;
  GtkWidget *decided;
  GtkWidget *keys;
};

G_DEFINE_FINAL_TYPE (HearsayStatusLine, hearsay_status_line, HEARSAY_TYPE_SESSION_WIDGET)

static const struct
{
  const char *key;
  const char *meaning;
} keys[] = {
  { "N", NC_ ("key", "next") },
  { "↵", NC_ ("key", "confirm") },
  { "E", NC_ ("key", "speaker") },
  { "S", NC_ ("key", "spans") },
  { "⌫", NC_ ("key", "reject") },
  { "C", NC_ ("key", "code") },
};

static char *
describe_place (HearsaySession *session,
                const HearsayAnalysis *shown)
{
  int article = hearsay_session_get_article (session);
  int quote = hearsay_session_get_quote (session);
  guint first = 0;
  guint last = 0;

  if (article < 0)
    return g_strdup ("");

  hearsay_analysis_get_article_quotes (shown, article, &first, &last);
  if (quote >= (int) first && quote < (int) last)
    return g_strdup_printf (_ ("Quotation %u of %u"), quote - first + 1, last - first);

  return g_strdup_printf (ngettext ("%u quotation", "%u quotations", last - first), last - first);
}

/* Whom one has come to, for those who do not see it beside the text. */
static char *
describe_speaker (HearsaySession *session,
                  const HearsayAnalysis *shown)
{
  int index = hearsay_session_get_quote (session);
  const HearsayQuote *quote = NULL;

  if (index < 0)
    return NULL;

  quote = hearsay_analysis_get_quote (shown, index);

  /* Translators: spoken. Speaker, kind of source, how sure, suggested or confirmed */
  return g_strdup_printf (_ ("%s, %s, %u %%, %s"), quote->speaker[0] != '\0' ? quote->speaker : _ ("Nobody is named"),
                          hearsay_label_source (quote->source_type), quote->confidence, hearsay_label_standing (quote->standing));
}

static void
update (HearsayStatusLine *self)
{
  HearsaySession *session = hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
  const HearsayAnalysis *shown = hearsay_session_get_shown (session);
  int quote = hearsay_session_get_quote (session);
  guint n_decided = 0;
  guint n_suggested = 0;
  g_autofree char *place = NULL;
  g_autofree char *decided = NULL;
  g_autofree char *said_by = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->mark, FALSE);
  gtk_widget_set_visible (self->keys, FALSE);
  if (shown == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->place), "");
      gtk_label_set_text (GTK_LABEL (self->decided), "");
      return;
    }

  place = describe_place (session, shown);
  hearsay_decisions_count (shown, &n_decided, &n_suggested);
  decided = g_strdup_printf (ngettext ("%u of %u suggestion decided", "%u of %u suggestions decided", n_decided + n_suggested),
                             n_decided, n_decided + n_suggested);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_label_set_text (GTK_LABEL (self->decided), decided);
  gtk_widget_set_visible (self->mark, quote >= 0);
  if (quote >= 0)
    hearsay_standing_mark_set_standing (HEARSAY_STANDING_MARK (self->mark), hearsay_analysis_get_quote (shown, quote)->standing);
  gtk_widget_set_visible (self->keys, hearsay_session_get_article (session) >= 0);

  said_by = describe_speaker (session, shown);
  label = said_by != NULL ? g_strdup_printf ("%s. %s. %s.", place, said_by, decided) : g_strdup_printf ("%s. %s.", place, decided);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
hearsay_status_line_attach (HearsaySessionWidget *widget,
                            HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (update));
  hearsay_session_widget_watch (widget, "notify::article", G_CALLBACK (update));
  hearsay_session_widget_watch (widget, "notify::quote", G_CALLBACK (update));
  update (HEARSAY_STATUS_LINE (widget));
}

static void
hearsay_status_line_class_init (HearsayStatusLineClass *klass)
{
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_status_line_attach;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
hearsay_status_line_init (HearsayStatusLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->mark = hearsay_standing_mark_new ();
  self->place = gtk_label_new (NULL);
  self->decided = gtk_label_new (NULL);
  self->keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *key = gtk_label_new (keys[i].key);
      GtkWidget *meaning = gtk_label_new (g_dpgettext2 (NULL, "key", keys[i].meaning));

      gtk_widget_add_css_class (key, "keycap");
      gtk_widget_add_css_class (meaning, "secondary");
      gtk_widget_set_margin_end (meaning, 6);
      gtk_box_append (GTK_BOX (self->keys), key);
      gtk_box_append (GTK_BOX (self->keys), meaning);
    }

  gtk_label_set_ellipsize (GTK_LABEL (self->decided), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->decided), 0);
  gtk_widget_add_css_class (self->place, "tabular");
  gtk_widget_add_css_class (self->decided, "secondary");
  gtk_widget_add_css_class (self->decided, "tabular");
  gtk_widget_set_hexpand (self->decided, TRUE);
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), self->place);
  gtk_box_append (GTK_BOX (box), self->decided);
  gtk_box_append (GTK_BOX (box), self->keys);
  gtk_widget_add_css_class (box, "status-line");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}
