/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-speaker-popover"

#include "config.h"

#include "hearsay-speaker-popover.h"

#include <glib/gi18n.h>

#include "hearsay-labels.h"
#include "hearsay-text.h"

#define MAX_ROWS 40 /* whoever is not among these is found by typing more of the name */

/**
 * HearsaySpeakerPopover:
 *
 * Asks who said something: an entity, somebody whose name is typed, somebody nobody
 * names, nobody known. It names the action "quote.set-speaker" with the quotation,
 * an entity or -1, a name and the type of source; or for words that are to become a
 * quotation "quote.add", with the article and the place before those.
 */
struct _HearsaySpeakerPopover
{
  GtkPopover parent_instance;

  HearsaySession *session;
  int quote; /* -1: a new one */
  guint article;
  HearsaySpan span;
  char *printed;     /* the source, as it stands in the text */
  gboolean is_typed; /* the name in the entry was typed, not put there */

  GtkLabel *words;
  GtkEditable *entry;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkDropDown *type;
  GtkButton *accept;
};

G_DEFINE_FINAL_TYPE (HearsaySpeakerPopover, hearsay_speaker_popover, GTK_TYPE_POPOVER)

/* The order of the choices. */
static const HearsaySourceType types[] = {
  HEARSAY_SOURCE_NAMED, HEARSAY_SOURCE_ANONYMOUS, HEARSAY_SOURCE_COLLECTIVE,
  HEARSAY_SOURCE_DOCUMENT, HEARSAY_SOURCE_POST, HEARSAY_SOURCE_UNKNOWN
};

/* What a row stands for. */
typedef struct
{
  int entity; /* or -1 */
  char *name;
  HearsaySourceType type; /* what the choice of type becomes */
} Speaker;

static void
speaker_free (gpointer data)
{
  Speaker *speaker = data;

  g_free (speaker->name);
  g_free (speaker);
}

static void
set_type (HearsaySpeakerPopover *self,
          HearsaySourceType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i] == type)
      gtk_drop_down_set_selected (self->type, i);
}

static void
add_row (HearsaySpeakerPopover *self,
         int entity,
         const char *name,
         HearsaySourceType type,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *kind = gtk_label_new (subtitle);
  Speaker *speaker = g_new0 (Speaker, 1);

  speaker->entity = entity;
  speaker->name = g_strdup (name);
  speaker->type = type;
  g_object_set_data_full (G_OBJECT (row), "speaker", speaker, speaker_free);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (kind, "secondary");
  gtk_widget_add_css_class (box, "speaker-row");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);
}

/* The type a quotation keeps when its speaker is somebody who has a name. */
static HearsaySourceType
get_named_type (HearsaySpeakerPopover *self)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  HearsaySourceType type = self->quote >= 0 ? hearsay_analysis_get_quote (shown, self->quote)->source_type : HEARSAY_SOURCE_NAMED;

  return type == HEARSAY_SOURCE_ANONYMOUS || type == HEARSAY_SOURCE_UNKNOWN ? HEARSAY_SOURCE_NAMED : type;
}

static void
add_entities (HearsaySpeakerPopover *self,
              const char *typed)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  g_autoptr (GArray) found = hearsay_session_find_speakers (self->session, typed, MAX_ROWS);

  for (guint i = 0; i < found->len; i++)
    {
      guint index = g_array_index (found, guint, i);
      const HearsayEntity *entity = hearsay_analysis_get_entity (shown, index);

      add_row (self, index, entity->name, get_named_type (self), entity->name, hearsay_label_kind (entity->kind));
    }
}

static void
fill (HearsaySpeakerPopover *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if (hearsay_session_get_shown (self->session) == NULL)
    return;

  add_entities (self, typed);
  if (typed[0] != '\0')
    {
      /* Translators: a name that was typed */
      g_autofree char *title = g_strdup_printf (_ ("“%s”"), typed);

      add_row (self, HEARSAY_NONE, typed, get_named_type (self), title, _ ("as typed"));
    }
  add_row (self, HEARSAY_NONE, typed[0] != '\0' ? typed : self->printed, HEARSAY_SOURCE_ANONYMOUS, _ ("Somebody unnamed"),
           typed[0] != '\0' ? NULL : self->printed);
  add_row (self, HEARSAY_NONE, "", HEARSAY_SOURCE_UNKNOWN, _ ("Nobody known"), NULL);
}

/* The first that matches what was typed; else whoever it is now. */
static void
select_row (HearsaySpeakerPopover *self)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  const HearsayQuote *quote = shown != NULL && self->quote >= 0 ? hearsay_analysis_get_quote (shown, self->quote) : NULL;
  GtkListBoxRow *row = NULL;

  for (guint i = 0; quote != NULL && !self->is_typed && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const Speaker *speaker = g_object_get_data (G_OBJECT (row), "speaker");

      if (quote->speaker_entity >= 0 ? speaker->entity == quote->speaker_entity : speaker->entity < 0 && speaker->type == quote->source_type)
        break;
    }

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_list_box_select_row (self->list, row);
}

static void
changed_cb (HearsaySpeakerPopover *self)
{
  self->is_typed = gtk_editable_get_text (self->entry)[0] != '\0';
  fill (self);
  select_row (self);
}

static void
row_selected_cb (HearsaySpeakerPopover *self,
                 GtkListBoxRow *row)
{
  const Speaker *speaker = row != NULL ? g_object_get_data (G_OBJECT (row), "speaker") : NULL;
  g_autofree char *label = NULL;

  /* The list loses its rows when all ends. */
  if (self->accept == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), speaker != NULL);
  if (speaker == NULL)
    return;

  set_type (self, speaker->type);
  if (speaker->name[0] != '\0')
    label = g_strdup_printf (_ ("It Was “%s”"), speaker->name);
  else
    label = g_strdup (speaker->type == HEARSAY_SOURCE_ANONYMOUS ? _ ("It Was Somebody Unnamed") : _ ("Nobody Is Known"));
  gtk_button_set_label (self->accept, label);
}

static void
accept_cb (HearsaySpeakerPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const Speaker *speaker = row != NULL ? g_object_get_data (G_OBJECT (row), "speaker") : NULL;
  guint type = types[MIN (gtk_drop_down_get_selected (self->type), G_N_ELEMENTS (types) - 1)];
  g_autofree char *name = NULL;
  int entity = HEARSAY_NONE;

  if (speaker == NULL)
    return;

  name = g_strdup (speaker->name);
  entity = speaker->entity;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->quote >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "quote.set-speaker", "(uisu)", self->quote, entity, name, type);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "quote.add", "(uuuisu)", self->article, self->span.start, self->span.end, entity, name, type);
}

static void
row_activated_cb (HearsaySpeakerPopover *self,
                  GtkListBoxRow *row)
{
  accept_cb (self);
}

/* What was typed just before Enter counts. */
static void
entry_activate_cb (HearsaySpeakerPopover *self)
{
  changed_cb (self);
  accept_cb (self);
}

/* The arrows choose among the speakers while one types. */
static gboolean
key_cb (HearsaySpeakerPopover *self,
        guint key,
        guint code,
        GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1
                                                                                                           : 0;
  GtkListBoxRow *next = NULL;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (step == 0 || row == NULL)
    return FALSE;

  next = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (next == NULL)
    return TRUE;

  gtk_list_box_select_row (self->list, next);
  if (gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);

  return TRUE;
}

static void
hearsay_speaker_popover_dispose (GObject *object)
{
  HearsaySpeakerPopover *self = HEARSAY_SPEAKER_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->printed, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_SPEAKER_POPOVER);

  G_OBJECT_CLASS (hearsay_speaker_popover_parent_class)->dispose (object);
}

static void
hearsay_speaker_popover_class_init (HearsaySpeakerPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_speaker_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-speaker-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsaySpeakerPopover, words);
  gtk_widget_class_bind_template_child (widget_class, HearsaySpeakerPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, HearsaySpeakerPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, HearsaySpeakerPopover, list);
  gtk_widget_class_bind_template_child (widget_class, HearsaySpeakerPopover, type);
  gtk_widget_class_bind_template_child (widget_class, HearsaySpeakerPopover, accept);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
hearsay_speaker_popover_init (HearsaySpeakerPopover *self)
{
  const char *labels[G_N_ELEMENTS (types) + 1] = { NULL };
  g_autoptr (GtkStringList) model = NULL;
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->printed = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    labels[i] = hearsay_label_source (types[i]);
  model = gtk_string_list_new (labels);
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (model));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

GtkWidget *
hearsay_speaker_popover_new (HearsaySession *session)
{
  HearsaySpeakerPopover *self = g_object_new (HEARSAY_TYPE_SPEAKER_POPOVER, NULL);

  self->session = g_object_ref (session);
  /* What it names by number may be others then. */
  g_signal_connect_object (session, "shown-changed", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

static void
start (HearsaySpeakerPopover *self,
       HearsaySpan words)
{
  const HearsayArticle *item = hearsay_session_get_article_at (self->session, self->article);
  g_autofree char *exact = NULL;
  g_autofree char *label = NULL;

  if (item == NULL)
    return;

  exact = hearsay_text_squeeze (item->text, words);
  label = g_strdup_printf (_ ("“%s”"), exact);
  gtk_label_set_text (self->words, label);
  gtk_editable_set_text (self->entry, "");
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * hearsay_speaker_popover_start:
 * @quote: an index into what the session shows
 *
 * Readies the popover to ask who said that; its parent opens it.
 */
void
hearsay_speaker_popover_start (HearsaySpeakerPopover *self,
                               guint quote)
{
  const HearsayAnalysis *shown = NULL;
  const HearsayQuote *item = NULL;

  g_return_if_fail (HEARSAY_IS_SPEAKER_POPOVER (self));

  shown = hearsay_session_get_shown (self->session);
  if (shown == NULL || quote >= shown->quotes->len)
    return;

  item = hearsay_analysis_get_quote (shown, quote);
  self->quote = quote;
  self->article = item->article;
  g_free (self->printed);
  self->printed = hearsay_text_squeeze (hearsay_corpus_get (shown->corpus, item->article)->text, item->source);
  start (self, g_array_index (item->content, HearsaySpan, 0));
}

/**
 * hearsay_speaker_popover_start_new:
 * @span: words of the article that are to be a quotation
 */
void
hearsay_speaker_popover_start_new (HearsaySpeakerPopover *self,
                                   guint article,
                                   HearsaySpan span)
{
  g_return_if_fail (HEARSAY_IS_SPEAKER_POPOVER (self));

  self->quote = HEARSAY_NONE;
  self->article = article;
  self->span = span;
  g_free (self->printed);
  self->printed = g_strdup ("");
  start (self, span);
}
