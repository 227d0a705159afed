/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-annotations.h"
#include "hearsay-codebook.h"
#include "hearsay-prompt.h"

/* Annotations and the codebook. */

/* A question about one record, by its id. */
typedef struct
{
  HearsayWindow *window;
  char *id;
  GPtrArray *codes; /* HearsayCode, (nullable) */
  GPtrArray *names; /* of the choices, NULL-terminated, (nullable) */
} Matter;

static Matter *
matter_new (GtkWidget *widget,
            GVariant *parameter)
{
  Matter *matter = g_new0 (Matter, 1);

  matter->window = g_object_ref (HEARSAY_WINDOW (widget));
  matter->id = g_variant_dup_string (parameter, NULL);

  return matter;
}

static void
matter_free (gpointer data)
{
  Matter *matter = data;

  g_object_unref (matter->window);
  g_clear_pointer (&matter->codes, g_ptr_array_unref);
  g_clear_pointer (&matter->names, g_ptr_array_unref);
  g_free (matter->id);
  g_free (matter);
}

static void
start_code (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (_hearsay_window_get_project (self) != NULL && !hearsay_reader_start_code (self->reader))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Select the words to code first")));
}

static void
add_note (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayProject *project = _hearsay_window_get_project (self);
  const char *code = NULL;
  const char *new_code = NULL;
  const char *memo = NULL;
  g_autofree char *made = NULL;
  g_autofree char *id = NULL;
  HearsaySpan span;
  guint article = 0;

  g_variant_get (parameter, "(uuu&s&s&s)", &article, &span.start, &span.end, &code, &new_code, &memo);
  if (project == NULL || hearsay_session_get_article_at (self->session, article) == NULL)
    return;

  if (new_code[0] != '\0')
    made = hearsay_codebook_add (project, new_code, "");
  id = hearsay_annotations_add (project, hearsay_session_get_corpus (self->session), article, span, made != NULL ? made : code, memo);
  _hearsay_window_did (self, id != NULL);
}

static const HearsayAnnotation *
find_note (HearsayWindow *self,
           const char *id)
{
  GPtrArray *annotations = hearsay_session_get_annotations (self->session);

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    if (strcmp (((const HearsayAnnotation *) g_ptr_array_index (annotations, i))->id, id) == 0)
      return g_ptr_array_index (annotations, i);

  return NULL;
}

static void
show_note (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  GPtrArray *annotations = hearsay_session_get_annotations (self->session);
  guint index = g_variant_get_uint32 (parameter);
  const HearsayAnnotation *annotation = NULL;

  if (annotations == NULL || index >= annotations->len)
    return;

  annotation = g_ptr_array_index (annotations, index);
  gtk_stack_set_visible_child_name (self->side, "notes");
  if (annotation->article >= 0 && !hearsay_span_is_empty (annotation->span))
    hearsay_session_jump (self->session, annotation->article, annotation->span);
}

static void
memo_cb (const char *text,
         gpointer user_data)
{
  Matter *matter = user_data;

  if (_hearsay_window_get_project (matter->window) != NULL)
    _hearsay_window_did (matter->window, hearsay_annotations_set_memo (_hearsay_window_get_project (matter->window), matter->id, text));
}

static void
edit_memo (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  const HearsayAnnotation *annotation = find_note (HEARSAY_WINDOW (widget), g_variant_get_string (parameter, NULL));

  if (annotation != NULL)
    hearsay_prompt (widget, _ ("Memo"), _ ("Memo"), annotation->memo, _ ("_Keep"), TRUE, memo_cb, matter_new (widget, parameter), matter_free);
}

static void
remove_note (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (_hearsay_window_get_project (self) != NULL)
    _hearsay_window_did (self, hearsay_annotations_remove (_hearsay_window_get_project (self), g_variant_get_string (parameter, NULL)));
}

/* All codes but @without, after a first choice that means none. */
static void
list_codes (Matter *matter,
            const char *none,
            const char *without)
{
  matter->codes = hearsay_codebook_list (_hearsay_window_get_project (matter->window));
  matter->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (matter->names, g_strdup (none));

  for (guint i = 0; i < matter->codes->len; i++)
    {
      const HearsayCode *code = g_ptr_array_index (matter->codes, i);

      if (without != NULL && strcmp (code->id, without) == 0)
        {
          g_ptr_array_remove_index (matter->codes, i--);
          continue;
        }
      g_ptr_array_add (matter->names, g_strdup (code->name));
    }
  g_ptr_array_add (matter->names, NULL);
}

static const char *
get_chosen_code (const Matter *matter,
                 int choice)
{
  return choice > 0 ? ((const HearsayCode *) g_ptr_array_index (matter->codes, choice - 1))->id : "";
}

static void
recoded_cb (int choice,
            const char *text,
            guint extra,
            gpointer user_data)
{
  Matter *matter = user_data;

  if (_hearsay_window_get_project (matter->window) != NULL)
    _hearsay_window_did (matter->window, hearsay_annotations_set_code (_hearsay_window_get_project (matter->window), matter->id,
                                                                       get_chosen_code (matter, choice)));
}

static void
recode (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  Matter *matter = NULL;
  HearsayChooser chooser = { 0 };

  if (_hearsay_window_get_project (HEARSAY_WINDOW (widget)) == NULL)
    return;

  matter = matter_new (widget, parameter);
  list_codes (matter, _ ("No code"), NULL);
  chooser.heading = _ ("Change the Code");
  chooser.accept = _ ("_Change");
  chooser.items = (const char *const *) matter->names->pdata;
  hearsay_choose (widget, &chooser, recoded_cb, matter, matter_free);
}

static void
code_added_cb (const char *text,
               gpointer user_data)
{
  Matter *matter = user_data;
  g_autofree char *id = NULL;

  if (_hearsay_window_get_project (matter->window) == NULL)
    return;

  id = hearsay_codebook_add (_hearsay_window_get_project (matter->window), text, matter->id);
  _hearsay_window_did (matter->window, id != NULL);
}

static void
add_code (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  hearsay_prompt (widget, _ ("New Code"), _ ("Name of the code"), NULL, _ ("_Add"), FALSE, code_added_cb, matter_new (widget, parameter), matter_free);
}

static void
code_renamed_cb (const char *text,
                 gpointer user_data)
{
  Matter *matter = user_data;

  if (_hearsay_window_get_project (matter->window) != NULL)
    _hearsay_window_did (matter->window, hearsay_codebook_rename (_hearsay_window_get_project (matter->window), matter->id, text));
}

static void
rename_code (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  g_autoptr (GPtrArray) codes = NULL;
  const char *id = g_variant_get_string (parameter, NULL);

  if (_hearsay_window_get_project (HEARSAY_WINDOW (widget)) == NULL)
    return;

  codes = hearsay_codebook_list (_hearsay_window_get_project (HEARSAY_WINDOW (widget)));
  for (guint i = 0; i < codes->len; i++)
    {
      const HearsayCode *code = g_ptr_array_index (codes, i);

      if (strcmp (code->id, id) == 0)
        hearsay_prompt (widget, _ ("Rename the Code"), _ ("Name of the code"), code->name, _ ("_Rename"), FALSE, code_renamed_cb,
                        matter_new (widget, parameter), matter_free);
    }
}

static void
code_moved_cb (int choice,
               const char *text,
               guint extra,
               gpointer user_data)
{
  Matter *matter = user_data;

  if (_hearsay_window_get_project (matter->window) != NULL)
    _hearsay_window_did (matter->window, hearsay_codebook_move (_hearsay_window_get_project (matter->window), matter->id, get_chosen_code (matter, choice)));
}

static void
move_code (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  Matter *matter = NULL;
  HearsayChooser chooser = { 0 };

  if (_hearsay_window_get_project (HEARSAY_WINDOW (widget)) == NULL)
    return;

  matter = matter_new (widget, parameter);
  list_codes (matter, _ ("At the top"), matter->id);
  chooser.heading = _ ("Move the Code Below");
  chooser.accept = _ ("_Move");
  chooser.items = (const char *const *) matter->names->pdata;
  hearsay_choose (widget, &chooser, code_moved_cb, matter, matter_free);
}

static void
remove_code (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (_hearsay_window_get_project (self) != NULL)
    _hearsay_window_did (self, hearsay_codebook_remove (_hearsay_window_get_project (self), g_variant_get_string (parameter, NULL)));
}

void
_hearsay_window_install_notes (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "note.code", NULL, start_code);
  gtk_widget_class_install_action (klass, "note.add", "(uuusss)", add_note);
  gtk_widget_class_install_action (klass, "note.show", "u", show_note);
  gtk_widget_class_install_action (klass, "note.memo", "s", edit_memo);
  gtk_widget_class_install_action (klass, "note.recode", "s", recode);
  gtk_widget_class_install_action (klass, "note.remove", "s", remove_note);
  gtk_widget_class_install_action (klass, "code.add", "s", add_code);
  gtk_widget_class_install_action (klass, "code.rename", "s", rename_code);
  gtk_widget_class_install_action (klass, "code.move", "s", move_code);
  gtk_widget_class_install_action (klass, "code.remove", "s", remove_code);
}
