/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-window"

#include "config.h"

#include "hearsay-window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-decisions.h"
#include "hearsay-labels.h"
#include "hearsay-prompt.h"

#define MAX_OFFERED 2000 /* articles to choose a source from; of more, only those that share words */

/* Decisions about where an article, or one report of an utterance, came from. The
 * actions name it by whether it is a quotation, and its index. */

typedef struct
{
  HearsayProject *project;
  const HearsayAnalysis *shown;
  gboolean is_quote;
  guint32 index;
} Subject;

static gboolean
find_subject (HearsayWindow *self,
              gboolean is_quote,
              guint32 index,
              Subject *subject)
{
  *subject = (Subject){ _hearsay_window_get_project (self), _hearsay_window_get_shown (self), is_quote, index };

  return subject->project != NULL && subject->shown != NULL &&
         index < (is_quote ? subject->shown->quotes->len : subject->shown->descents->len);
}

static gboolean
read_subject (HearsayWindow *self,
              GVariant *parameter,
              Subject *subject)
{
  gboolean is_quote = FALSE;
  guint32 index = 0;

  g_variant_get (parameter, "(bu)", &is_quote, &index);

  return find_subject (self, is_quote, index, subject);
}

static gboolean
decide_source (const Subject *subject,
               guint32 source)
{
  if (subject->is_quote)
    return source < subject->shown->quotes->len && hearsay_decide_quote_source (subject->project, subject->shown, subject->index, source);

  return source < subject->shown->descents->len && hearsay_decide_article_source (subject->project, subject->shown, subject->index, source);
}

static gboolean
decide_independent (const Subject *subject)
{
  if (subject->is_quote)
    return hearsay_decide_quote_independent (subject->project, subject->shown, subject->index);

  return hearsay_decide_article_independent (subject->project, subject->shown, subject->index);
}

static void
take (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  gboolean is_quote = FALSE;
  guint32 index = 0;
  guint32 source = 0;
  Subject subject;

  g_variant_get (parameter, "(buu)", &is_quote, &index, &source);
  if (find_subject (self, is_quote, index, &subject))
    _hearsay_window_did (self, decide_source (&subject, source));
}

static void
mark_independent (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  Subject subject;

  if (read_subject (self, parameter, &subject))
    _hearsay_window_did (self, decide_independent (&subject));
}

/* Of a quotation its place in the utterance's tree; NULL if that has none. */
static const HearsayTransmission *
find_step (const Subject *subject,
           const HearsayUtterance **utterance)
{
  int index = hearsay_analysis_get_quote (subject->shown, subject->index)->utterance;

  if (index < 0)
    return NULL;

  *utterance = hearsay_analysis_get_utterance (subject->shown, index);
  for (guint i = 0; i < (*utterance)->tree->len; i++)
    if (g_array_index ((*utterance)->quotes, guint32, i) == subject->index)
      return &g_array_index ((*utterance)->tree, HearsayTransmission, i);

  return NULL;
}

/* What the engine suggests is so. */
static void
confirm (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  const HearsayUtterance *utterance = NULL;
  const HearsayTransmission *step = NULL;
  int source = HEARSAY_NONE;
  Subject subject;

  if (!read_subject (self, parameter, &subject))
    return;

  if (!subject.is_quote)
    source = hearsay_analysis_get_descent (subject.shown, subject.index)->parent;
  else if ((step = find_step (&subject, &utterance)) != NULL && step->parent >= 0)
    source = g_array_index (utterance->quotes, guint32, step->parent);

  _hearsay_window_did (self, source >= 0 ? decide_source (&subject, source) : decide_independent (&subject));
}

/* What it may have come from, and in words what that is. Ids, because the analysis may
 * be another by the time somebody has chosen; the first means none. */
typedef struct
{
  HearsayWindow *window;
  gboolean is_quote;
  char *id;
  GPtrArray *ids;
  GPtrArray *names;
  GHashTable *offered; /* indices + 1 */
} Sources;

static void
sources_free (gpointer data)
{
  Sources *sources = data;

  g_object_unref (sources->window);
  g_free (sources->id);
  g_ptr_array_unref (sources->ids);
  g_ptr_array_unref (sources->names);
  g_hash_table_unref (sources->offered);
  g_free (sources);
}

static const char *
id_of (const HearsayAnalysis *shown,
       gboolean is_quote,
       guint32 index)
{
  return is_quote ? hearsay_analysis_get_quote (shown, index)->id : hearsay_corpus_get (shown->corpus, index)->id;
}

static int
find_id (const HearsayAnalysis *shown,
         gboolean is_quote,
         const char *id)
{
  guint n = is_quote ? shown->quotes->len : shown->descents->len;

  for (guint i = 0; i < n; i++)
    if (strcmp (id_of (shown, is_quote, i), id) == 0)
      return i;

  return HEARSAY_NONE;
}

static void
offer (Sources *sources,
       const Subject *subject,
       int index,
       guint confidence)
{
  const HearsayArticle *article = NULL;
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;

  if (index < 0 || (guint) index == subject->index || !g_hash_table_add (sources->offered, GINT_TO_POINTER (index + 1)))
    return;

  article = hearsay_corpus_get (subject->shown->corpus, subject->is_quote ? hearsay_analysis_get_quote (subject->shown, index)->article : (guint) index);
  name = hearsay_label_dup_publisher (article);
  date = hearsay_label_dup_date (article->published, FALSE);
  g_ptr_array_add (sources->ids, g_strdup (id_of (subject->shown, subject->is_quote, index)));
  /* Translators: an outlet, a date, and how sure it is that something came from its article */
  g_ptr_array_add (sources->names, confidence > 0 ? g_strdup_printf (_ ("%s · %s (%u %%)"), name, date, confidence)
                                                  : g_strdup_printf ("%s · %s", name, date));
}

static void
offer_articles (Sources *sources,
                const Subject *subject)
{
  const HearsayAnalysis *shown = subject->shown;
  const HearsayDescent *descent = hearsay_analysis_get_descent (shown, subject->index);

  offer (sources, subject, descent->parent, descent->confidence);
  for (guint i = 0; i < HEARSAY_N_ALTERNATIVES; i++)
    offer (sources, subject, descent->others[i], descent->other_confidences[i]);

  for (guint i = 0; i < shown->reuse->len; i++)
    {
      const HearsayReuse *reuse = &g_array_index (shown->reuse, HearsayReuse, i);

      if (reuse->article_a == subject->index)
        offer (sources, subject, reuse->article_b, 0);
      else if (reuse->article_b == subject->index)
        offer (sources, subject, reuse->article_a, 0);
    }

  for (guint i = 0; shown->descents->len <= MAX_OFFERED && i < shown->descents->len; i++)
    offer (sources, subject, i, 0);
}

static void
offer_quotes (Sources *sources,
              const Subject *subject)
{
  const HearsayUtterance *utterance = NULL;
  const HearsayTransmission *step = find_step (subject, &utterance);

  if (step == NULL)
    return;

  if (step->parent >= 0)
    offer (sources, subject, g_array_index (utterance->quotes, guint32, step->parent), step->confidence);
  for (guint i = 0; i < HEARSAY_N_ALTERNATIVES; i++)
    if (step->others[i] >= 0)
      offer (sources, subject, g_array_index (utterance->quotes, guint32, step->others[i]), step->other_confidences[i]);
  for (guint i = 0; i < utterance->quotes->len; i++)
    offer (sources, subject, g_array_index (utterance->quotes, guint32, i), 0);
}

static void
chosen_cb (int choice,
           const char *text,
           guint extra,
           gpointer user_data)
{
  Sources *sources = user_data;
  HearsayAnalysis *shown = hearsay_session_get_shown (sources->window->session);
  int index = shown != NULL ? find_id (shown, sources->is_quote, sources->id) : HEARSAY_NONE;
  int source = HEARSAY_NONE;
  Subject subject;

  if (choice < 0 || index < 0 || !find_subject (sources->window, sources->is_quote, index, &subject))
    return;

  if (choice == 0)
    {
      _hearsay_window_did (sources->window, decide_independent (&subject));
      return;
    }

  source = find_id (shown, sources->is_quote, g_ptr_array_index (sources->ids, choice));
  if (source >= 0)
    _hearsay_window_did (sources->window, decide_source (&subject, source));
}

static void
choose (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  HearsayWindow *self = HEARSAY_WINDOW (widget);
  HearsayChooser chooser = { 0 };
  Sources *sources = NULL;
  Subject subject;

  if (!read_subject (self, parameter, &subject))
    return;

  sources = g_new0 (Sources, 1);
  sources->window = g_object_ref (self);
  sources->is_quote = subject.is_quote;
  sources->id = g_strdup (id_of (subject.shown, subject.is_quote, subject.index));
  sources->ids = g_ptr_array_new_with_free_func (g_free);
  sources->names = g_ptr_array_new_with_free_func (g_free);
  sources->offered = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (sources->ids, g_strdup (""));
  g_ptr_array_add (sources->names, g_strdup (_ ("None of these: it is independent")));
  if (subject.is_quote)
    offer_quotes (sources, &subject);
  else
    offer_articles (sources, &subject);
  g_ptr_array_add (sources->names, NULL);

  chooser.heading = _ ("Where Did It Come From?");
  chooser.body = subject.is_quote ? _ ("Of the articles that print it. The other words of the article may have come another way.")
                                  : _ ("What came from this article goes with it.");
  chooser.accept = _ ("_Choose");
  chooser.items = (const char *const *) sources->names->pdata;
  hearsay_choose (widget, &chooser, chosen_cb, sources, sources_free);
}

void
_hearsay_window_install_sources (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "source.take", "(buu)", take);
  gtk_widget_class_install_action (klass, "source.independent", "(bu)", mark_independent);
  gtk_widget_class_install_action (klass, "source.confirm", "(bu)", confirm);
  gtk_widget_class_install_action (klass, "source.choose", "(bu)", choose);
}
