/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-evidence-panel"

#include "config.h"

#include "hearsay-evidence-panel.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hearsay-labels.h"
#include "hearsay-text.h"
#include "hearsay-ticks.h"
#include "hearsay-words.h"

#define AROUND 90 /* bytes of context on either side of a quotation */

/**
 * HearsayEvidencePanel:
 *
 * The characters behind the selected change: the base's sentence and the other
 * version's, what can be decided about them, and the steps by which the words
 * came here. Each opens its place in the article.
 */
struct _HearsayEvidencePanel
{
  HearsaySessionWidget parent_instance;

  GtkLabel *place;
  GtkLabel *pill;
  HearsayTicks *ticks;
  GtkBox *cards;
  GtkWidget *buttons;
  GtkWidget *hops_title;
  GtkListBox *hops;
};

G_DEFINE_FINAL_TYPE (HearsayEvidencePanel, hearsay_evidence_panel, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayEvidencePanel *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static const HearsayUtterance *
get_utterance (HearsayEvidencePanel *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  int utterance = hearsay_session_get_utterance (get_session (self));

  if (shown == NULL || utterance < 0 || (guint) utterance >= shown->utterances->len)
    return NULL;

  return hearsay_analysis_get_utterance (shown, utterance);
}

static const HearsayChange *
get_change (HearsayEvidencePanel *self)
{
  const HearsayUtterance *utterance = get_utterance (self);
  int change = hearsay_session_get_change (get_session (self));

  if (utterance == NULL || utterance->changes->len == 0)
    return NULL;

  return &g_array_index (utterance->changes, HearsayChange, CLAMP (change, 0, (int) utterance->changes->len - 1));
}

/* The quotation the panel is about: the changed one, or the utterance's base. */
static int
get_quote (HearsayEvidencePanel *self)
{
  const HearsayUtterance *utterance = get_utterance (self);
  const HearsayChange *change = get_change (self);

  if (change != NULL)
    return change->to;

  return utterance != NULL ? (int) g_array_index (utterance->quotes, guint32, 0) : HEARSAY_NONE;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    {
      if (GTK_IS_LIST_BOX (box))
        gtk_list_box_remove (GTK_LIST_BOX (box), child);
      else
        gtk_box_remove (GTK_BOX (box), child);
    }
}

static void
append_piece (GString *markup,
              const HearsayArticle *article,
              HearsaySpan span,
              const char *attributes)
{
  g_autofree char *text = g_strndup (article->text + span.start, span.end > span.start ? span.end - span.start : 0);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (*escaped == '\0')
    return;
  if (attributes != NULL)
    g_string_append_printf (markup, "<span %s>%s</span>", attributes, escaped);
  else
    g_string_append (markup, escaped);
}

/* The quotation in its paragraph, cut where that is long, the changed words marked. */
static char *
mark_context (const HearsayArticle *article,
              const HearsayQuote *quote,
              HearsaySpan changed)
{
  HearsaySpan content = hearsay_quote_get_span (quote);
  const char *start = article->text + content.start;
  const char *end = article->text + content.end;
  GString *markup = g_string_new (NULL);
  HearsaySpan before;
  HearsaySpan after;

  while (start > article->text && article->text + content.start - start < AROUND && start[-1] != '\n')
    start = g_utf8_prev_char (start);
  while (*end != '\0' && end - (article->text + content.end) < AROUND && *end != '\n')
    end = g_utf8_next_char (end);

  before = (HearsaySpan){ start - article->text, content.start };
  after = (HearsaySpan){ content.end, end - article->text };
  changed.start = CLAMP (changed.start, content.start, content.end);
  changed.end = CLAMP (changed.end, changed.start, content.end);

  append_piece (markup, article, before, "alpha=\"62%\"");
  append_piece (markup, article, (HearsaySpan){ content.start, changed.start }, NULL);
  append_piece (markup, article, changed, "weight=\"bold\" background=\"#e66100\" background_alpha=\"30%\"");
  append_piece (markup, article, (HearsaySpan){ changed.end, content.end }, NULL);
  append_piece (markup, article, after, "alpha=\"62%\"");

  return g_string_free (markup, FALSE);
}

static void
open_cb (GtkButton *button,
         HearsayEvidencePanel *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "quote"));

  if (shown == NULL || index >= shown->quotes->len)
    return;

  hearsay_session_set_quote (get_session (self), index);
  hearsay_session_jump (get_session (self), hearsay_analysis_get_quote (shown, index)->article,
                        hearsay_quote_get_span (hearsay_analysis_get_quote (shown, index)));
}

static GtkWidget *
make_open_button (HearsayEvidencePanel *self,
                  guint quote)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("adw-external-link-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Open in the article"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Open in the article"), -1);
  g_object_set_data (G_OBJECT (button), "quote", GUINT_TO_POINTER (quote));
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, 0);

  return button;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_card (HearsayEvidencePanel *self,
          guint index,
          HearsaySpan changed)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  const HearsayQuote *quote = hearsay_analysis_get_quote (shown, index);
  const HearsayArticle *article = hearsay_corpus_get (shown->corpus, quote->article);
  g_autofree char *publisher = hearsay_label_dup_publisher (article);
  g_autofree char *date = hearsay_label_dup_date (article->published, FALSE);
  g_autofree char *markup = mark_context (article, quote, changed);
  HearsaySpan span = hearsay_quote_get_span (quote);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (names), make_label (publisher, "heading"));
  gtk_box_append (GTK_BOX (names), make_label (date, "secondary"));
  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (head), names);
  gtk_box_append (GTK_BOX (head), make_open_button (self, index));
  gtk_label_set_markup (GTK_LABEL (text), markup);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  /* The text runs as its own language does, whatever the interface does. */
  gtk_widget_set_direction (text, hearsay_words_run_rtl (article->text, span) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "evidence");
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), text);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "evidence-card");
  gtk_box_append (self->cards, card);
}

/* "told the Halvia Press Agency": the words that declare a step, as they stand. */
static char *
describe_hop (const HearsayAnalysis *shown,
              const HearsayHop *hop,
              HearsayBasis basis)
{
  g_autofree char *words = NULL;
  g_autofree char *shown_words = NULL;

  if (hearsay_span_is_empty (hop->evidence))
    return g_strdup (hearsay_label_basis (basis));

  words = hearsay_text_squeeze (hearsay_corpus_get (shown->corpus, hop->evidence_article)->text, hop->evidence);
  if (g_utf8_strlen (words, -1) > 60)
    {
      g_autofree char *cut = g_utf8_substring (words, 0, 58);

      shown_words = g_strconcat (cut, "…", NULL);
    }

  /* Translators: declared or inferred · the words in the article that say so */
  return g_strdup_printf (C_ ("step of a chain", "%s · “%s”"), hearsay_label_basis (basis), shown_words != NULL ? shown_words : words);
}

static void
add_hop (HearsayEvidencePanel *self,
         const HearsayQuote *quote,
         guint index)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, index);
  const HearsayHop *next = &g_array_index (quote->chain, HearsayHop, index + 1);
  HearsayBasis basis = hearsay_hop_get_step_basis (hop, next);
  g_autofree char *detail = describe_hop (shown, next, basis);
  /* Translators: one step of a chain: from whom, to whom */
  g_autofree char *title = g_strdup_printf (_ ("%s to %s"), *hop->name != '\0' ? hop->name : C_ ("speaker", "Nobody named"), next->name);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_detail = g_markup_escape_text (detail, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (basis == HEARSAY_BASIS_DECLARED ? "hearsay-declared-symbolic" : "hearsay-inferred-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !hearsay_span_is_empty (next->evidence));
  g_object_set_data (G_OBJECT (row), "hop", GUINT_TO_POINTER (index + 1));
  gtk_list_box_append (self->hops, row);
}

static void
hop_activated_cb (HearsayEvidencePanel *self,
                  GtkListBoxRow *row)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  int quote = get_quote (self);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "hop"));
  const HearsayHop *hop = NULL;

  if (shown == NULL || quote < 0 || index >= hearsay_analysis_get_quote (shown, quote)->chain->len)
    return;

  hop = &g_array_index (hearsay_analysis_get_quote (shown, quote)->chain, HearsayHop, index);
  hearsay_session_jump (get_session (self), hop->evidence_article, hop->evidence);
}

static void
update_head (HearsayEvidencePanel *self,
             const HearsayUtterance *utterance,
             const HearsayChange *change)
{
  g_autofree char *place = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->pill), change != NULL);
  hearsay_ticks_set_weight (self->ticks, change != NULL ? hearsay_change_get_weight (change->type) : 0);
  if (change == NULL)
    {
      gtk_label_set_text (self->place, "");
      return;
    }

  gtk_label_set_text (self->pill, hearsay_label_change (change));
  /* Translators: which change of how many */
  place = g_strdup_printf (_ ("%u of %u"), (guint) (change - (const HearsayChange *) (gconstpointer) utterance->changes->data) + 1,
                           utterance->changes->len);
  gtk_label_set_text (self->place, place);
}

static void
update (HearsayEvidencePanel *self)
{
  const HearsayUtterance *utterance = get_utterance (self);
  const HearsayChange *change = get_change (self);
  HearsayAnalysis *shown = hearsay_session_get_shown (get_session (self));
  int index = get_quote (self);

  clear_box (GTK_WIDGET (self->cards));
  clear_box (GTK_WIDGET (self->hops));
  update_head (self, utterance, change);
  gtk_widget_set_visible (self->buttons, index >= 0);
  gtk_widget_set_visible (self->hops_title, index >= 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hops), index >= 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.next", change != NULL && utterance->changes->len > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.previous", change != NULL && utterance->changes->len > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.separate", utterance != NULL && utterance->quotes->len > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.reject", utterance != NULL && utterance->quotes->len > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.join", utterance != NULL && shown->utterances->len > 1);
  if (index < 0)
    return;

  if (change != NULL)
    add_card (self, change->from, change->a);
  add_card (self, index, change != NULL ? change->b : HEARSAY_SPAN_NONE);
  for (guint i = 0; i + 1 < hearsay_analysis_get_quote (shown, index)->chain->len; i++)
    add_hop (self, hearsay_analysis_get_quote (shown, index), i);
}

static void
step (HearsayEvidencePanel *self,
      int by)
{
  const HearsayUtterance *utterance = get_utterance (self);
  int n = utterance != NULL ? utterance->changes->len : 0;

  if (n > 0)
    hearsay_session_set_change (get_session (self), (MAX (0, hearsay_session_get_change (get_session (self))) + by + n) % n);
}

static void
next_change (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  step (HEARSAY_EVIDENCE_PANEL (widget), 1);
}

static void
previous_change (GtkWidget *widget,
                 const char *action,
                 GVariant *parameter)
{
  step (HEARSAY_EVIDENCE_PANEL (widget), -1);
}

/* Asks the window, which tells what was done and offers to take it back. */
static void
decide_utterance (GtkWidget *widget,
                  const char *action)
{
  int utterance = hearsay_session_get_utterance (get_session (HEARSAY_EVIDENCE_PANEL (widget)));

  if (utterance >= 0)
    gtk_widget_activate_action (widget, action, "u", (guint) utterance);
}

static void
join (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  decide_utterance (widget, "utterance.join");
}

static void
reject (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  decide_utterance (widget, "utterance.reject");
}

static void
confirm (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  decide_utterance (widget, "utterance.confirm");
}

static void
separate (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  int quote = get_quote (HEARSAY_EVIDENCE_PANEL (widget));

  if (quote >= 0)
    gtk_widget_activate_action (widget, "utterance.separate", "u", quote);
}

/* A wording that is chosen in the table shows its own heaviest change. */
static void
quote_changed_cb (HearsayEvidencePanel *self)
{
  const HearsayUtterance *utterance = get_utterance (self);
  int quote = hearsay_session_get_quote (get_session (self));

  if (utterance == NULL || quote < 0 || quote == get_quote (self))
    return;

  for (guint i = 0; i < utterance->changes->len; i++)
    if (g_array_index (utterance->changes, HearsayChange, i).to == (guint32) quote)
      {
        hearsay_session_set_change (get_session (self), i);
        return;
      }
}

static void
hearsay_evidence_panel_attach (HearsaySessionWidget *widget,
                               HearsaySession *session)
{
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (update));
  hearsay_session_widget_watch (widget, "notify::utterance", G_CALLBACK (update));
  hearsay_session_widget_watch (widget, "notify::change", G_CALLBACK (update));
  hearsay_session_widget_watch (widget, "notify::quote", G_CALLBACK (quote_changed_cb));
  update (HEARSAY_EVIDENCE_PANEL (widget));
}

static void
hearsay_evidence_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HEARSAY_TYPE_EVIDENCE_PANEL);

  G_OBJECT_CLASS (hearsay_evidence_panel_parent_class)->dispose (object);
}

static void
hearsay_evidence_panel_class_init (HearsayEvidencePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_evidence_panel_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_evidence_panel_attach;

  g_type_ensure (HEARSAY_TYPE_TICKS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-evidence-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayEvidencePanel, place);
  gtk_widget_class_bind_template_child (widget_class, HearsayEvidencePanel, pill);
  gtk_widget_class_bind_template_child (widget_class, HearsayEvidencePanel, ticks);
  gtk_widget_class_bind_template_child (widget_class, HearsayEvidencePanel, cards);
  gtk_widget_class_bind_template_child (widget_class, HearsayEvidencePanel, buttons);
  gtk_widget_class_bind_template_child (widget_class, HearsayEvidencePanel, hops_title);
  gtk_widget_class_bind_template_child (widget_class, HearsayEvidencePanel, hops);
  gtk_widget_class_bind_template_callback (widget_class, hop_activated_cb);

  gtk_widget_class_install_action (widget_class, "evidence.next", NULL, next_change);
  gtk_widget_class_install_action (widget_class, "evidence.previous", NULL, previous_change);
  gtk_widget_class_install_action (widget_class, "evidence.confirm", NULL, confirm);
  gtk_widget_class_install_action (widget_class, "evidence.separate", NULL, separate);
  gtk_widget_class_install_action (widget_class, "evidence.join", NULL, join);
  gtk_widget_class_install_action (widget_class, "evidence.reject", NULL, reject);
}

static void
hearsay_evidence_panel_init (HearsayEvidencePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
