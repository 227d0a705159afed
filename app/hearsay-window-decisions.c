/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include <glib/gi18n.h>

#include "hearsay-decisions.h"
#include "hearsay-forms.h"
#include "hearsay-prompt.h"
#include "hearsay-labels.h"
#include "hearsay-rules-panel.h"

/* Decisions about entities. Each is one command of the project,
 * done at once and taken back by Undo. */

static int
get_entity (HearsayWindow *self)
{
  return _hearsay_window_get_project (self) != NULL ? hearsay_session_get_entity (self->session) : HEARSAY_NONE;
}

static void
confirm_entity (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (get_entity (self) >= 0)
    _hearsay_window_did (self, hearsay_decide_entity_confirm (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), get_entity (self)));
}

static void
reject_entity (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (get_entity (self) >= 0)
    _hearsay_window_did (self, hearsay_decide_entity_reject (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), get_entity (self)));
}

static void
change_kind (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  guint kind = MIN (g_variant_get_uint32 (parameter), HEARSAY_ENTITY_OTHER);

  if (get_entity (self) >= 0)
    _hearsay_window_did (self, hearsay_decide_entity_kind (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), get_entity (self), kind));
}

static void
renamed_cb (const char *name,
            gpointer user_data)
{
  HearsayWindow *self = user_data;

  if (get_entity (self) >= 0)
    _hearsay_window_did (self, hearsay_decide_entity_rename (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), get_entity (self), name));
}

static void
rename_entity (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (get_entity (self) < 0)
    return;

  hearsay_prompt (widget, _ ("Rename"), _ ("Name"), hearsay_analysis_get_entity (_hearsay_window_get_shown (self), get_entity (self))->name,
                  _ ("_Rename"), FALSE, renamed_cb, g_object_ref (self), g_object_unref);
}

static void
merge_pair (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  guint entity = 0;
  guint into = 0;

  g_variant_get (parameter, "(uu)", &entity, &into);
  if (_hearsay_window_get_project (self) == NULL || entity >= _hearsay_window_get_shown (self)->entities->len || into >= _hearsay_window_get_shown (self)->entities->len)
    return;

  _hearsay_window_did (self, hearsay_decide_entity_merge (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), entity, into));
}

/* The entities one may choose among, and what they are called. */
typedef struct
{
  HearsayWindow *window;
  GArray *indices;  /* guint */
  GPtrArray *names; /* NULL-terminated */
} Choices;

static Choices *
choices_new (HearsayWindow *self,
             int without)
{
  Choices *choices = g_new0 (Choices, 1);
  const HearsayAnalysis *shown = _hearsay_window_get_shown (self);

  choices->window = g_object_ref (self);
  choices->indices = g_array_new (FALSE, FALSE, sizeof (guint));
  choices->names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < shown->entities->len; i++)
    {
      const HearsayEntity *entity = hearsay_analysis_get_entity (shown, i);

      if ((int) i == without || entity->n_mentions == 0 || entity->standing == HEARSAY_STANDING_REJECTED)
        continue;

      g_array_append_val (choices->indices, i);
      /* Translators: name (kind) */
      g_ptr_array_add (choices->names, g_strdup_printf (C_ ("entity", "%s (%s)"), entity->name, hearsay_label_kind (entity->kind)));
    }
  g_ptr_array_add (choices->names, NULL);

  return choices;
}

static void
choices_free (gpointer data)
{
  Choices *choices = data;

  g_object_unref (choices->window);
  g_array_unref (choices->indices);
  g_ptr_array_unref (choices->names);
  g_free (choices);
}

static void
merged_cb (int choice,
           const char *text,
           guint extra,
           gpointer user_data)
{
  Choices *choices = user_data;
  HearsayWindow *self = choices->window;

  if (choice >= 0 && get_entity (self) >= 0)
    _hearsay_window_did (self, hearsay_decide_entity_merge (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), get_entity (self),
                                                            g_array_index (choices->indices, guint, choice)));
}

static void
merge_entity (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  Choices *choices = NULL;
  HearsayChooser chooser = { 0 };
  g_autofree char *heading = NULL;

  if (get_entity (self) < 0)
    return;

  choices = choices_new (self, get_entity (self));
  heading = g_strdup_printf (_ ("Merge “%s” Into"), hearsay_analysis_get_entity (_hearsay_window_get_shown (self), get_entity (self))->name);
  chooser.heading = heading;
  chooser.body = _ ("Both become one. All mentions stay where they are.");
  chooser.accept = _ ("_Merge");
  chooser.items = (const char *const *) choices->names->pdata;
  hearsay_choose (widget, &chooser, merged_cb, choices, choices_free);
}

/* What is to be somebody else's: a form of the entity's name, or one mention. */
typedef struct
{
  Choices *choices;
  char *form;  /* (nullable) */
  int mention; /* -1: a form */
} Split;

static void
split_free (gpointer data)
{
  Split *split = data;

  choices_free (split->choices);
  g_free (split->form);
  g_free (split);
}

static void
split_cb (int choice,
          const char *text,
          guint extra,
          gpointer user_data)
{
  Split *split = user_data;
  HearsayWindow *self = split->choices->window;
  int into = choice >= 0 ? (int) g_array_index (split->choices->indices, guint, choice) : HEARSAY_NONE;

  if (get_entity (self) < 0)
    return;

  if (split->mention >= 0)
    _hearsay_window_did (self, hearsay_decide_mention_split (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), split->mention, into, text));
  else
    _hearsay_window_did (self, hearsay_decide_entity_split (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), get_entity (self), split->form, into, text));
}

/* Whose it is, somebody known or a new name. */
static void
ask_whose (HearsayWindow *self,
           const char *form,
           int mention,
           const char *body)
{
  Split *split = g_new0 (Split, 1);
  HearsayChooser chooser = { 0 };

  split->choices = choices_new (self, get_entity (self));
  split->form = g_strdup (form);
  split->mention = mention;

  chooser.heading = _ ("Whose Name Is It?");
  chooser.body = body;
  chooser.accept = _ ("_Split Off");
  chooser.items = (const char *const *) split->choices->names->pdata;
  chooser.may_type = TRUE;
  chooser.initial = form;
  hearsay_choose (GTK_WIDGET (self), &chooser, split_cb, split, split_free);
}

static void
split_chosen_cb (int choice,
                 const char *text,
                 guint extra,
                 gpointer user_data)
{
  HearsayWindow *self = user_data;

  if (get_entity (self) >= 0)
    ask_whose (self, text, HEARSAY_NONE, _ ("Choose somebody, or type another name."));
}

static void
split_entity (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  g_autoptr (GArray) forms = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  HearsayChooser chooser = { 0 };

  if (get_entity (self) < 0)
    return;

  forms = hearsay_forms_list (self->session, get_entity (self));
  for (guint i = 0; i < forms->len; i++)
    g_ptr_array_add (names, g_array_index (forms, HearsayForm, i).text);
  g_ptr_array_add (names, NULL);

  chooser.heading = _ ("Split Off a Form");
  chooser.body = forms->len > 0 ? _ ("All its mentions become somebody else’s.") : _ ("It has only one form, and cannot be split.");
  chooser.accept = _ ("_Continue");
  chooser.items = (const char *const *) names->pdata;
  hearsay_choose (widget, &chooser, split_chosen_cb, g_object_ref (self), g_object_unref);
}

static void
split_mention (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  int mention = get_entity (self) >= 0 ? hearsay_session_get_mention_index (self->session) : HEARSAY_NONE;

  if (mention >= 0)
    ask_whose (self, NULL, mention, _ ("Choose somebody, or type another name. The other mentions stay."));
}

static void
reject_mention (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  int mention = get_entity (self) >= 0 ? hearsay_session_get_mention_index (self->session) : HEARSAY_NONE;

  if (mention >= 0)
    _hearsay_window_did (self, hearsay_decide_mention_reject (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), mention));
}

static void
show_rules (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  if (_hearsay_window_get_project (self) == NULL)
    return;

  /* What its Undo takes back may be another thing once rules were removed. */
  hearsay_undo_toast_withdraw (self->undo_toast);
  hearsay_rules_panel_open (GTK_WINDOW (self), self->session);
}

void
_hearsay_window_install_decisions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "entity.confirm", NULL, confirm_entity);
  gtk_widget_class_install_action (klass, "entity.reject", NULL, reject_entity);
  gtk_widget_class_install_action (klass, "entity.rename", NULL, rename_entity);
  gtk_widget_class_install_action (klass, "entity.kind", "u", change_kind);
  gtk_widget_class_install_action (klass, "entity.merge", NULL, merge_entity);
  gtk_widget_class_install_action (klass, "entity.merge-pair", "(uu)", merge_pair);
  gtk_widget_class_install_action (klass, "entity.split", NULL, split_entity);
  gtk_widget_class_install_action (klass, "entity.split-mention", NULL, split_mention);
  gtk_widget_class_install_action (klass, "entity.reject-mention", NULL, reject_mention);
  gtk_widget_class_install_action (klass, "entity.rules", NULL, show_rules);
}
