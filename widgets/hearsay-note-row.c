/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-note-row"

#include "config.h"

#include "hearsay-note-row.h"

#include <glib/gi18n.h>

#include "hearsay-children.h"
#include "hearsay-labels.h"
#include "hearsay-tooltip.h"

#define INDENT 16

struct _HearsayNoteRow
{
  GtkWidget parent_instance;

  GtkLabel *letter;
  GtkInscription *title;
  GtkInscription *subtitle;
  GtkLabel *count;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (HearsayNoteRow, hearsay_note_row, GTK_TYPE_WIDGET)

static void
hearsay_note_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HEARSAY_TYPE_NOTE_ROW);
  hearsay_children_unparent (GTK_WIDGET (object));

  G_OBJECT_CLASS (hearsay_note_row_parent_class)->dispose (object);
}

static void
hearsay_note_row_class_init (HearsayNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_note_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "noterow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayNoteRow, letter);
  gtk_widget_class_bind_template_child (widget_class, HearsayNoteRow, title);
  gtk_widget_class_bind_template_child (widget_class, HearsayNoteRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HearsayNoteRow, count);
  gtk_widget_class_bind_template_child (widget_class, HearsayNoteRow, menu);
}

static void
hearsay_note_row_init (HearsayNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hearsay_note_row_new (void)
{
  return g_object_new (HEARSAY_TYPE_NOTE_ROW, NULL);
}

static void
add_item (GMenu *menu,
          const char *label,
          const char *action,
          const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/**
 * hearsay_note_row_show_code:
 * @n_annotations: how many passages have it
 */
void
hearsay_note_row_show_code (HearsayNoteRow *self,
                            const HearsayCode *code,
                            guint n_annotations)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *count = g_strdup_printf ("%u", n_annotations);
  g_autofree char *label = NULL;

  g_return_if_fail (HEARSAY_IS_NOTE_ROW (self));

  add_item (menu, _ ("_Rename…"), "code.rename", code->id);
  add_item (menu, _ ("New Code _Below…"), "code.add", code->id);
  add_item (menu, _ ("_Move…"), "code.move", code->id);
  add_item (menu, _ ("R_emove"), "code.remove", code->id);
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));

  gtk_widget_set_margin_start (GTK_WIDGET (self->letter), INDENT * MIN (code->depth, 6));
  gtk_widget_set_visible (GTK_WIDGET (self->letter), TRUE);
  gtk_label_set_text (self->letter, code->letter);
  gtk_inscription_set_text (self->title, code->name);
  gtk_inscription_set_text (self->subtitle, code->memo);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), code->memo[0] != '\0');
  gtk_label_set_text (self->count, count);

  label = g_strdup_printf (ngettext ("Code %s, %u passage", "Code %s, %u passages", n_annotations), code->name, n_annotations);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static char *
describe_place (HearsaySession *session,
                const HearsayAnnotation *annotation)
{
  const HearsayArticle *article = hearsay_session_get_article_at (session, annotation->article);

  if (article == NULL)
    return g_strdup (_ ("Its article is not here"));
  if (hearsay_span_is_empty (annotation->span))
    return g_strdup (_ ("These words are no longer in the article"));

  return hearsay_label_dup_article (article);
}

/**
 * hearsay_note_row_show_annotation:
 * @code: (nullable): its code
 */
void
hearsay_note_row_show_annotation (HearsayNoteRow *self,
                                  HearsaySession *session,
                                  const HearsayAnnotation *annotation,
                                  const HearsayCode *code)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *place = describe_place (session, annotation);
  g_autofree char *words = g_strdelimit (g_strdup (annotation->exact), "\n\t", ' ');
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), words);
  g_autofree char *label = NULL;

  g_return_if_fail (HEARSAY_IS_NOTE_ROW (self));

  add_item (menu, _ ("_Edit Memo…"), "note.memo", annotation->id);
  add_item (menu, _ ("_Change Code…"), "note.recode", annotation->id);
  if (hearsay_span_is_empty (annotation->span))
    add_item (menu, _ ("_Look for the Words"), "view.search-for", annotation->exact);
  add_item (menu, _ ("_Delete"), "note.remove", annotation->id);
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));

  gtk_label_set_text (self->letter, code != NULL ? code->letter : "•");
  gtk_inscription_set_text (self->title, quoted);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "evidence");
  gtk_inscription_set_text (self->subtitle, annotation->memo[0] != '\0' ? annotation->memo : place);
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);
  hearsay_tooltip_set (GTK_WIDGET (self), annotation->exact);

  /* Translators: words, code, memo or article */
  label = g_strdup_printf (C_ ("annotation", "%s, %s, %s"), quoted, code != NULL ? code->name : C_ ("annotation", "no code"),
                           annotation->memo[0] != '\0' ? annotation->memo : place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
