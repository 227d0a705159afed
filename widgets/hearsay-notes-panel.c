/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-notes-panel"

#include "config.h"

#include "hearsay-notes-panel.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-decisions.h"
#include "hearsay-list-click.h"
#include "hearsay-note-row.h"

#define MAX_LOST 50 /* listed at once */

/**
 * HearsayNotesPanel:
 *
 * The codebook as a tree and all annotations; what lost its place is said first.
 */
struct _HearsayNotesPanel
{
  HearsaySessionWidget parent_instance;

  GtkListBox *codes;
  GtkWidget *no_codes;
  GtkLabel *count;
  GtkWidget *orphans;
  GtkLabel *orphan_count;
  GtkWidget *lost;
  GtkLabel *lost_count;
  GtkListBox *lost_list;
  GtkListView *annotations;

  GPtrArray *codebook; /* HearsayCode */
};

G_DEFINE_FINAL_TYPE (HearsayNotesPanel, hearsay_notes_panel, HEARSAY_TYPE_SESSION_WIDGET)

static HearsaySession *
get_session (HearsayNotesPanel *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

static const HearsayCode *
find_code (HearsayNotesPanel *self,
           const char *id)
{
  for (guint i = 0; self->codebook != NULL && i < self->codebook->len; i++)
    if (strcmp (((const HearsayCode *) g_ptr_array_index (self->codebook, i))->id, id) == 0)
      return g_ptr_array_index (self->codebook, i);

  return NULL;
}

static guint
count_annotations (GPtrArray *annotations,
                   const char *code)
{
  guint n = 0;

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    n += strcmp (((const HearsayAnnotation *) g_ptr_array_index (annotations, i))->code, code) == 0;

  return n;
}

static void
update_codes (HearsayNotesPanel *self)
{
  HearsayProject *project = hearsay_session_get_project (get_session (self));
  GPtrArray *annotations = hearsay_session_get_annotations (get_session (self));
  GtkWidget *child = NULL;

  g_clear_pointer (&self->codebook, g_ptr_array_unref);
  self->codebook = project != NULL ? hearsay_codebook_list (project) : NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->codes))) != NULL)
    gtk_list_box_remove (self->codes, child);

  for (guint i = 0; self->codebook != NULL && i < self->codebook->len; i++)
    {
      const HearsayCode *code = g_ptr_array_index (self->codebook, i);
      GtkWidget *row = hearsay_note_row_new ();

      hearsay_note_row_show_code (HEARSAY_NOTE_ROW (row), code, count_annotations (annotations, code->id));
      gtk_list_box_append (self->codes, row);
    }
  gtk_widget_set_visible (self->no_codes, self->codebook == NULL || self->codebook->len == 0);
}

static void
update (HearsayNotesPanel *self)
{
  GPtrArray *annotations = hearsay_session_get_annotations (get_session (self));
  guint n = annotations != NULL ? annotations->len : 0;
  guint n_orphans = 0;
  g_autofree char *count = NULL;
  g_autofree char *orphans = NULL;

  update_codes (self);

  for (guint i = 0; i < n; i++)
    n_orphans += hearsay_span_is_empty (((const HearsayAnnotation *) g_ptr_array_index (annotations, i))->span);

  count = g_strdup_printf (ngettext ("%u annotation", "%u annotations", n), n);
  orphans = g_strdup_printf (ngettext ("%u annotation lost its place. It is kept at the end of the list.",
                                       "%u annotations lost their place. They are kept at the end of the list.", n_orphans),
                             n_orphans);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->orphan_count, orphans);
  gtk_widget_set_visible (self->orphans, n_orphans > 0);
}

static void
add_lost (HearsayNotesPanel *self,
          const char *id)
{
  g_autofree char *exact = hearsay_decision_dup_words (hearsay_session_get_project (get_session (self)), id);
  g_autofree char *words = g_strdup_printf (_ ("“%s”"), exact);
  /* Translators: %s are the words of a quotation */
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove the decision about “%s”"), exact);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, words);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "evidence");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "quote.forget");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_append (self->lost_list, box);
}

/* Decisions about quotations whose words are not found any more. */
static void
update_lost (HearsayNotesPanel *self)
{
  GPtrArray *lost = hearsay_session_get_lost (get_session (self));
  guint n = lost != NULL ? lost->len : 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%u decision about a quotation lost its place. It waits until its words are found.",
                                                      "%u decisions about quotations lost their place. They wait until their words are found.", n),
                                            n);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lost_list))) != NULL)
    gtk_list_box_remove (self->lost_list, child);
  for (guint i = 0; i < MIN (n, MAX_LOST); i++)
    add_lost (self, g_ptr_array_index (lost, i));

  gtk_label_set_text (self->lost_count, count);
  gtk_widget_set_visible (self->lost, n > 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          HearsayNotesPanel *self)
{
  GtkWidget *row = hearsay_note_row_new ();

  hearsay_list_click_add (item, row);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         HearsayNotesPanel *self)
{
  GPtrArray *annotations = hearsay_session_get_annotations (get_session (self));
  guint index = hearsay_row_get_index (gtk_list_item_get_item (item));
  const HearsayAnnotation *annotation = NULL;

  if (annotations == NULL || index >= annotations->len)
    return;

  annotation = g_ptr_array_index (annotations, index);
  if (self->codebook == NULL)
    update_codes (self);
  hearsay_note_row_show_annotation (HEARSAY_NOTE_ROW (gtk_list_item_get_child (item)), get_session (self), annotation,
                                    find_code (self, annotation->code));
}

static void
activate_cb (HearsayNotesPanel *self,
             guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "note.show", "u", position);
}

static void
hearsay_notes_panel_attach (HearsaySessionWidget *widget,
                            HearsaySession *session)
{
  HearsayNotesPanel *self = HEARSAY_NOTES_PANEL (widget);
  GtkSingleSelection *selection = NULL;

  hearsay_session_widget_watch (widget, "annotations-changed", G_CALLBACK (update));
  hearsay_session_widget_watch (widget, "shown-changed", G_CALLBACK (update_lost));
  update_lost (self);
  update (self);

  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (hearsay_session_get_annotation_rows (session))));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_list_view_set_model (self->annotations, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

static void
hearsay_notes_panel_dispose (GObject *object)
{
  HearsayNotesPanel *self = HEARSAY_NOTES_PANEL (object);

  if (self->annotations != NULL)
    gtk_list_view_set_model (self->annotations, NULL);
  g_clear_pointer (&self->codebook, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_NOTES_PANEL);

  G_OBJECT_CLASS (hearsay_notes_panel_parent_class)->dispose (object);
}

static void
hearsay_notes_panel_class_init (HearsayNotesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_notes_panel_dispose;
  HEARSAY_SESSION_WIDGET_CLASS (klass)->attach = hearsay_notes_panel_attach;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-notes-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayNotesPanel, codes);
  gtk_widget_class_bind_template_child (widget_class, HearsayNotesPanel, no_codes);
  gtk_widget_class_bind_template_child (widget_class, HearsayNotesPanel, count);
  gtk_widget_class_bind_template_child (widget_class, HearsayNotesPanel, orphans);
  gtk_widget_class_bind_template_child (widget_class, HearsayNotesPanel, orphan_count);
  gtk_widget_class_bind_template_child (widget_class, HearsayNotesPanel, lost);
  gtk_widget_class_bind_template_child (widget_class, HearsayNotesPanel, lost_count);
  gtk_widget_class_bind_template_child (widget_class, HearsayNotesPanel, lost_list);
  gtk_widget_class_bind_template_child (widget_class, HearsayNotesPanel, annotations);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
hearsay_notes_panel_init (HearsayNotesPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->annotations, factory);
  g_object_unref (factory);
}
