/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-code-popover"

#include "config.h"

#include "hearsay-code-popover.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-codebook.h"
#include "hearsay-text.h"

/**
 * HearsayCodePopover:
 *
 * Marks the selected words: with a code, with a new one whose name is typed, or
 * with none. It names the action "note.add" with the article, the place, a code's
 * id or "", a new code's name or "", and a memo.
 */
struct _HearsayCodePopover
{
  GtkPopover parent_instance;

  HearsaySession *session;
  GPtrArray *codebook; /* HearsayCode */
  guint article;
  HearsaySpan span;

  GtkLabel *words;
  GtkEditable *entry;
  GtkListBox *codes;
  GtkEditable *memo;
  GtkButton *accept;
};

G_DEFINE_FINAL_TYPE (HearsayCodePopover, hearsay_code_popover, GTK_TYPE_POPOVER)

static char *
dup_typed (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static gboolean
is_matched (const HearsayCode *code,
            const char *typed)
{
  g_autofree char *name = g_utf8_casefold (code->name, -1);
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  return strstr (name, folded) != NULL;
}

/* What Enter would do now: the code whose row is selected, if it matches. */
static const HearsayCode *
get_choice (HearsayCodePopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->codes);

  if (row == NULL)
    return NULL;

  return g_object_get_data (G_OBJECT (row), "code");
}

static void
update_button (HearsayCodePopover *self)
{
  const HearsayCode *choice = get_choice (self);
  g_autofree char *typed = dup_typed (self->entry);
  g_autofree char *label = NULL;

  if (choice != NULL)
    label = g_strdup_printf (_ ("Code as “%s”"), choice->name);
  else if (typed[0] != '\0')
    label = g_strdup_printf (_ ("New Code “%s”"), typed);
  else
    label = g_strdup (_ ("Highlight without a Code"));

  gtk_button_set_label (self->accept, label);
}

static void
changed_cb (HearsayCodePopover *self)
{
  g_autofree char *typed = dup_typed (self->entry);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->codes))) != NULL)
    gtk_list_box_remove (self->codes, child);

  for (guint i = 0; self->codebook != NULL && i < self->codebook->len; i++)
    {
      HearsayCode *code = g_ptr_array_index (self->codebook, i);
      GtkWidget *row = NULL;
      GtkWidget *label = NULL;

      if (!is_matched (code, typed))
        continue;

      row = gtk_list_box_row_new ();
      label = gtk_label_new (code->name);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_margin_start (label, 6 + 14 * MIN (code->depth, 6));
      gtk_widget_set_margin_top (label, 4);
      gtk_widget_set_margin_bottom (label, 4);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data (G_OBJECT (row), "code", code);
      gtk_list_box_append (self->codes, row);
      if (typed[0] != '\0' && gtk_list_box_get_selected_row (self->codes) == NULL)
        gtk_list_box_select_row (self->codes, GTK_LIST_BOX_ROW (row));
    }

  update_button (self);
}

static void
accept_cb (HearsayCodePopover *self)
{
  const HearsayCode *choice = get_choice (self);
  g_autofree char *typed = dup_typed (self->entry);
  g_autofree char *memo = dup_typed (self->memo);
  g_autofree char *id = g_strdup (choice != NULL ? choice->id : "");

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "note.add", "(uuusss)", self->article, self->span.start, self->span.end,
                              id, choice == NULL ? typed : "", memo);
}

static void
row_activated_cb (HearsayCodePopover *self,
                  GtkListBoxRow *row)
{
  accept_cb (self);
}

static void
hearsay_code_popover_dispose (GObject *object)
{
  HearsayCodePopover *self = HEARSAY_CODE_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->codebook, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HEARSAY_TYPE_CODE_POPOVER);

  G_OBJECT_CLASS (hearsay_code_popover_parent_class)->dispose (object);
}

static void
hearsay_code_popover_class_init (HearsayCodePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_code_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-code-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayCodePopover, words);
  gtk_widget_class_bind_template_child (widget_class, HearsayCodePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, HearsayCodePopover, codes);
  gtk_widget_class_bind_template_child (widget_class, HearsayCodePopover, memo);
  gtk_widget_class_bind_template_child (widget_class, HearsayCodePopover, accept);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
hearsay_code_popover_init (HearsayCodePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->codes, "row-selected", G_CALLBACK (update_button), self);
}

GtkWidget *
hearsay_code_popover_new (HearsaySession *session)
{
  HearsayCodePopover *self = g_object_new (HEARSAY_TYPE_CODE_POPOVER, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

/**
 * hearsay_code_popover_start:
 * @article: an index
 * @span: bytes of its text, to be marked
 *
 * Readies the popover for these words; its parent opens it.
 */
void
hearsay_code_popover_start (HearsayCodePopover *self,
                            guint article,
                            HearsaySpan span)
{
  const HearsayArticle *item = NULL;
  HearsayProject *project = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (HEARSAY_IS_CODE_POPOVER (self));

  item = hearsay_session_get_article_at (self->session, article);
  project = hearsay_session_get_project (self->session);
  if (item == NULL || project == NULL)
    return;

  self->article = article;
  self->span = span;
  exact = hearsay_text_squeeze (item->text, span);
  words = g_strdup_printf (_ ("“%s”"), exact);
  gtk_label_set_text (self->words, words);

  g_clear_pointer (&self->codebook, g_ptr_array_unref);
  self->codebook = hearsay_codebook_list (project);
  gtk_editable_set_text (self->memo, "");
  gtk_editable_set_text (self->entry, "");
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
