/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include "hearsay-decisions.h"

/* Ways to the comparison, from wherever one has found the articles. */

static void
show_page (HearsayWindow *self)
{
  adw_view_stack_set_visible_child_name (self->views, "compare");
}

/* With what it was copied from. */
static void
compare_article (GtkWidget *widget,
                 const char *action,
                 GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);

  hearsay_session_compare_article (self->session, g_variant_get_uint32 (parameter));
  show_page (self);
}

static void
compare_current (GtkWidget *widget,
                 const char *action,
                 GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  int article = hearsay_session_get_article (self->session);

  if (article < 0)
    return;

  hearsay_session_compare_article (self->session, article);
  show_page (self);
}

/* Those that stand side by side in Read; one alone with what it was copied from. */
static void
compare_panes (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  guint32 articles[HEARSAY_N_PANES];
  guint n = 0;

  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    {
      int article = hearsay_session_get_pane (self->session, i);

      if (article >= 0 && (n == 0 || articles[0] != (guint32) article))
        articles[n++] = article;
    }

  if (n == 0)
    return;
  if (n == 1)
    hearsay_session_compare_article (self->session, articles[0]);
  else
    hearsay_session_set_compared (self->session, articles, n, 0);
  show_page (self);
}

static void
compare_utterance (GtkWidget *widget,
                   const char *action,
                   GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  int utterance = hearsay_session_get_utterance (self->session);

  if (utterance < 0)
    return;

  hearsay_session_compare_utterance (self->session, utterance);
  show_page (self);
}

/* Words that say nothing about where an article comes from. */
static void
mute_passage (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayProject *project = hearsay_session_get_project (self->session);
  const HearsayCompare *compare = hearsay_session_get_compare (self->session);
  int passage = hearsay_session_get_passage (self->session);
  HearsayPassage muted;

  if (project == NULL || compare == NULL || passage < 0)
    return;

  muted = *hearsay_compare_get_passage (compare, passage);
  _hearsay_window_did (self, hearsay_decide_passage_mute (project, hearsay_session_get_shown (self->session),
                                                          compare->articles[muted.left], muted.a, compare->articles[muted.right], muted.b));
}

/* They join articles after all. */
static void
unmute_passage (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayProject *project = hearsay_session_get_project (self->session);
  g_autoptr (GPtrArray) muted = project != NULL ? hearsay_decisions_list_muted (project) : NULL;
  guint index = g_variant_get_uint32 (parameter);

  if (muted != NULL && index < muted->len)
    _hearsay_window_did (self, hearsay_decision_remove (project, g_ptr_array_index (muted, index)));
}

void
_hearsay_window_install_comparing (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "compare.article", "u", compare_article);
  gtk_widget_class_install_action (klass, "compare.current", NULL, compare_current);
  gtk_widget_class_install_action (klass, "compare.panes", NULL, compare_panes);
  gtk_widget_class_install_action (klass, "compare.utterance", NULL, compare_utterance);
  gtk_widget_class_install_action (klass, "compare.mute", NULL, mute_passage);
  gtk_widget_class_install_action (klass, "compare.unmute", "u", unmute_passage);
}
