/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-decisions.h"
#include "hearsay-prompt.h"

#define MAX_WORDS 70 /* characters of an utterance in a list of choices */

/* Decisions about which quotations report one thing said. */

static gboolean
has_utterance (HearsayWindow *self,
               guint utterance)
{
  return _hearsay_window_get_project (self) != NULL && _hearsay_window_get_shown (self) != NULL && utterance < _hearsay_window_get_shown (self)->utterances->len;
}

static void
confirm_utterance (GtkWidget *widget,
                   const char *action,
                   GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  guint utterance = g_variant_get_uint32 (parameter);

  if (has_utterance (self, utterance))
    _hearsay_window_did (self, hearsay_decide_utterance_confirm (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), utterance));
}

static void
reject_utterance (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  guint utterance = g_variant_get_uint32 (parameter);

  if (has_utterance (self, utterance))
    _hearsay_window_did (self, hearsay_decide_utterance_reject (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), utterance));
}

/* A quotation that reports something else that was said. */
static void
separate_quote (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  guint quote = g_variant_get_uint32 (parameter);

  if (_hearsay_window_get_project (self) != NULL && _hearsay_window_get_shown (self) != NULL && quote < _hearsay_window_get_shown (self)->quotes->len)
    _hearsay_window_did (self, hearsay_decide_utterance_separate (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), quote));
}

/* The utterances one may join with: ids, because the analysis may be another by
 * the time somebody has chosen. */
typedef struct
{
  HearsayWindow *window;
  char *id;
  GPtrArray *ids; /* NULL-terminated, as the names */
  GPtrArray *names;
} Choices;

static void
choices_free (gpointer data)
{
  Choices *choices = data;

  g_object_unref (choices->window);
  g_free (choices->id);
  g_ptr_array_unref (choices->ids);
  g_ptr_array_unref (choices->names);
  g_free (choices);
}

static char *
describe_utterance (const HearsayAnalysis *shown,
                    const HearsayUtterance *utterance)
{
  const HearsayQuote *base = hearsay_analysis_get_quote (shown, g_array_index (utterance->quotes, guint32, 0));
  g_autofree char *text = hearsay_quote_dup_text (base, hearsay_corpus_get (shown->corpus, base->article));
  g_autofree char *words = g_utf8_substring (text, 0, MIN (MAX_WORDS, g_utf8_strlen (text, -1)));

  /* Translators: speaker, what was said */
  return g_strdup_printf (C_ ("utterance", "%s: “%s”"), utterance->speaker, words);
}

static void
add_choices (Choices *choices,
             const HearsayAnalysis *shown,
             guint without,
             gboolean same_speaker)
{
  const HearsayUtterance *chosen = hearsay_analysis_get_utterance (shown, without);

  for (guint i = 0; i < shown->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (shown, i);

      if (i == without || (strcmp (utterance->speaker, chosen->speaker) == 0) != same_speaker)
        continue;
      g_ptr_array_add (choices->ids, g_strdup (utterance->id));
      g_ptr_array_add (choices->names, describe_utterance (shown, utterance));
    }
}

static int
find_utterance (const HearsayAnalysis *shown,
                const char *id)
{
  for (guint i = 0; i < shown->utterances->len; i++)
    if (strcmp (hearsay_analysis_get_utterance (shown, i)->id, id) == 0)
      return i;

  return HEARSAY_NONE;
}

static void
joined_cb (int choice,
           const char *text,
           guint extra,
           gpointer user_data)
{
  Choices *choices = user_data;
  HearsayWindow *self = choices->window;
  int utterance = HEARSAY_NONE;
  int into = HEARSAY_NONE;

  if (choice < 0 || _hearsay_window_get_project (self) == NULL || _hearsay_window_get_shown (self) == NULL)
    return;

  utterance = find_utterance (_hearsay_window_get_shown (self), choices->id);
  into = find_utterance (_hearsay_window_get_shown (self), g_ptr_array_index (choices->ids, choice));
  if (utterance >= 0 && into >= 0)
    _hearsay_window_did (self, hearsay_decide_utterance_join (_hearsay_window_get_project (self), _hearsay_window_get_shown (self), utterance, into));
}

static void
join_utterance (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  guint utterance = g_variant_get_uint32 (parameter);
  HearsayChooser chooser = { 0 };
  Choices *choices = NULL;

  if (!has_utterance (self, utterance))
    return;

  choices = g_new0 (Choices, 1);
  choices->window = g_object_ref (self);
  choices->id = g_strdup (hearsay_analysis_get_utterance (_hearsay_window_get_shown (self), utterance)->id);
  choices->ids = g_ptr_array_new_with_free_func (g_free);
  choices->names = g_ptr_array_new_with_free_func (g_free);
  add_choices (choices, _hearsay_window_get_shown (self), utterance, TRUE);
  add_choices (choices, _hearsay_window_get_shown (self), utterance, FALSE);
  g_ptr_array_add (choices->names, NULL);

  chooser.heading = _ ("Join With");
  chooser.body = _ ("Both become one thing said. The quotations stay where they are.");
  chooser.accept = _ ("_Join");
  chooser.items = (const char *const *) choices->names->pdata;
  hearsay_choose (widget, &chooser, joined_cb, choices, choices_free);
}

void
_hearsay_window_install_groupings (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "utterance.confirm", "u", confirm_utterance);
  gtk_widget_class_install_action (klass, "utterance.join", "u", join_utterance);
  gtk_widget_class_install_action (klass, "utterance.reject", "u", reject_utterance);
  gtk_widget_class_install_action (klass, "utterance.separate", "u", separate_quote);
}
