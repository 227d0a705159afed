/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-analyze.h"
#include "hearsay-locale.h"
#include "hearsay-project-file.h"

#define TICK 100             /* milliseconds between two looks at the progress */
#define SHARE_OF_READING 0.3 /* of all the time an opening takes, roughly */
#define SECOND ((double) G_USEC_PER_SEC)

/* Everything one opening needs; the thread touches nothing else. */
typedef struct
{
  GStrv paths;             /* articles and folders; NULL: those of @project */
  char *project_path;      /* (nullable): read this project first */
  char *recovery_path;     /* (nullable): or this unsaved one */
  HearsayProject *project; /* (nullable): decisions to keep, or what was read */
  HearsayProgress progress;
  gint64 began;
  gboolean has_read; /* the articles are there, what follows is analysis */
} Opening;

/* The articles on their way to the main loop while the analysis goes on. */
typedef struct
{
  GTask *task;
  HearsayCorpus *corpus;
} Arrival;

static void
opening_free (Opening *opening)
{
  g_strfreev (opening->paths);
  g_free (opening->project_path);
  g_free (opening->recovery_path);
  g_clear_object (&opening->project);
  g_free (opening);
}

static void
arrival_free (gpointer data)
{
  Arrival *arrival = data;

  g_object_unref (arrival->task);
  hearsay_corpus_unref (arrival->corpus);
  g_free (arrival);
}

/* The articles can be read while they are analysed. */
static gboolean
arrive_cb (gpointer data)
{
  Arrival *arrival = data;
  HearsaySession *self = g_task_get_source_object (arrival->task);
  Opening *opening = g_task_get_task_data (arrival->task);
  g_autoptr (HearsayAnalysis) empty = NULL;

  if (self->task != arrival->task)
    return G_SOURCE_REMOVE;

  opening->has_read = TRUE;
  empty = hearsay_analysis_new (arrival->corpus);
  g_strfreev (self->paths);
  self->paths = g_strdupv (opening->paths);
  _hearsay_session_set_project (self, opening->project);
  _hearsay_session_show (self, empty, FALSE);

  return G_SOURCE_REMOVE;
}

static void
announce (GTask *task,
          HearsayCorpus *corpus)
{
  Arrival *arrival = g_new0 (Arrival, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  arrival->task = g_object_ref (task);
  arrival->corpus = hearsay_corpus_ref (corpus);

  /* g_main_context_invoke() would call from this thread while nobody runs the context. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, arrive_cb, arrival, arrival_free);
  g_source_attach (source, g_task_get_context (task));
}

static gboolean
read_project (Opening *opening,
              GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (opening->recovery_path != NULL)
    opening->project = hearsay_recovery_load (opening->recovery_path, error);
  else
    {
      file = g_file_new_for_path (opening->project_path);
      opening->project = hearsay_project_load (file, error);
    }

  return opening->project != NULL;
}

/* A story is called after its folder until it is saved under a name of its own. */
static char *
title_for_path (const char *path)
{
  g_autofree char *sample = hearsay_data_path ("sample-story");
  g_autofree char *same = g_canonicalize_filename (path, NULL);

  return g_str_equal (sample, same) ? g_strdup (C_ ("title of the sample story", "Corrin Dam")) : g_path_get_basename (path);
}

static HearsayCorpus *
read_articles (Opening *opening,
               guint jobs,
               GCancellable *cancellable,
               GError **error)
{
  HearsayCorpus *corpus = NULL;

  if (opening->paths == NULL)
    return hearsay_project_load_corpus (opening->project, jobs, &opening->progress, cancellable, error);

  corpus = hearsay_corpus_load ((const char *const *) opening->paths, jobs, &opening->progress, cancellable, error);
  if (corpus == NULL)
    return NULL;

  if (opening->project == NULL)
    {
      g_autofree char *title = title_for_path (opening->paths[0]);

      opening->project = hearsay_project_new ();
      hearsay_project_set_title (opening->project, title);
    }
  hearsay_project_add_articles (opening->project, corpus);

  return corpus;
}

static void
open_in_thread (GTask *task,
                gpointer source_object,
                gpointer task_data,
                GCancellable *cancellable)
{
  Opening *opening = task_data;
  guint jobs = g_get_num_processors ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayAnalysis *analysis = NULL;
  GError *error = NULL;

  if ((opening->project_path != NULL || opening->recovery_path != NULL) && !read_project (opening, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  corpus = read_articles (opening, jobs, cancellable, &error);
  if (corpus == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  announce (task, corpus);
  analysis = hearsay_analyze (corpus, jobs, &opening->progress, cancellable, &error);
  if (analysis == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, analysis, (GDestroyNotify) hearsay_analysis_unref);
}

/* Where each stage of an opening begins and ends, of the whole. */
static const struct
{
  const char *stage;
  double begins;
  double ends;
} shares[] = {
  { "read", 0, SHARE_OF_READING },
  { "names", SHARE_OF_READING, 0.6 },
  { "quotes", 0.6, 0.85 },
  { "reuse", 0.85, 1 },
};

static char *
describe_stage (const char *stage,
                int done,
                int total)
{
  if (g_strcmp0 (stage, "read") == 0 && total > 0)
    return g_strdup_printf (ngettext ("Reading %d of %d article", "Reading %d of %d articles", total), done, total);
  if (g_strcmp0 (stage, "names") == 0)
    return g_strdup_printf (ngettext ("Looking for names in %d of %d article", "Looking for names in %d of %d articles", total), done, total);
  if (g_strcmp0 (stage, "quotes") == 0)
    return g_strdup_printf (ngettext ("Looking for quotations in %d of %d article", "Looking for quotations in %d of %d articles", total), done, total);
  if (g_strcmp0 (stage, "reuse") == 0)
    return g_strdup (_ ("Comparing the articles"));

  return g_strdup (_ ("Opening"));
}

static char *
describe_rest (Opening *opening,
               double progress)
{
  double elapsed = (g_get_monotonic_time () - opening->began) / SECOND;
  int rest = 0;

  if (progress < 0.05 || elapsed < 1)
    return g_strdup (opening->has_read ? _ ("What is read can be used now.") : "");

  rest = (int) (elapsed / progress * (1 - progress)) + 1;
  if (opening->has_read)
    return g_strdup_printf (ngettext ("About %d second left. What is read can be used now.",
                                      "About %d seconds left. What is read can be used now.", rest),
                            rest);

  return g_strdup_printf (ngettext ("About %d second left.", "About %d seconds left.", rest), rest);
}

static gboolean
tick_cb (gpointer data)
{
  HearsaySession *self = data;
  Opening *opening = g_task_get_task_data (self->task);
  const char *stage = g_atomic_pointer_get (&opening->progress.stage);
  int done = g_atomic_int_get (&opening->progress.done);
  int total = g_atomic_int_get (&opening->progress.total);
  double progress = self->progress;

  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    if (g_strcmp0 (stage, shares[i].stage) == 0)
      progress = shares[i].begins + (shares[i].ends - shares[i].begins) * CLAMP (total > 0 ? (double) done / total : 0, 0, 1);

  self->progress = MAX (self->progress, progress);
  g_free (self->progress_text);
  self->progress_text = describe_stage (stage, done, total);
  g_free (self->progress_detail);
  self->progress_detail = describe_rest (opening, self->progress);

  for (guint property = PROP_PROGRESS; property <= PROP_PROGRESS_DETAIL; property++)
    _hearsay_session_notify (self, property);

  return G_SOURCE_CONTINUE;
}

/* No task under way from now on. */
static void
end_task (HearsaySession *self)
{
  g_clear_handle_id (&self->ticker, g_source_remove);
  g_clear_object (&self->task);
  _hearsay_session_notify (self, PROP_BUSY);
}

static void
opened_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  HearsaySession *self = HEARSAY_SESSION (object);
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_current = self->task == G_TASK (result);

  analysis = g_task_propagate_pointer (G_TASK (result), &error);
  if (!is_current)
    return;

  end_task (self);
  if (analysis != NULL)
    _hearsay_session_show (self, analysis, TRUE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _hearsay_session_report (self, error);
}

static void
start (HearsaySession *self,
       Opening *opening)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  _hearsay_session_stop (self);

  opening->began = g_get_monotonic_time ();
  self->task = g_task_new (self, cancellable, opened_cb, NULL);
  g_task_set_source_tag (self->task, start);
  g_task_set_task_data (self->task, opening, (GDestroyNotify) opening_free);
  g_task_set_return_on_cancel (self->task, FALSE);

  self->progress = 0;
  g_free (self->progress_text);
  self->progress_text = describe_stage (NULL, 0, 0);
  g_free (self->progress_detail);
  self->progress_detail = g_strdup ("");
  self->ticker = g_timeout_add (TICK, tick_cb, self);

  for (guint property = PROP_TITLE; property <= PROP_PROGRESS_DETAIL; property++)
    _hearsay_session_notify (self, property);

  g_task_run_in_thread (self->task, open_in_thread);
}

/* Ends what is under way, without a word. */
void
_hearsay_session_stop (HearsaySession *self)
{
  if (self->task == NULL)
    return;

  g_cancellable_cancel (g_task_get_cancellable (self->task));
  end_task (self);
}

/* What is being opened, before anything of it is there. */
char *
_hearsay_session_dup_pending (HearsaySession *self)
{
  const Opening *opening = g_task_get_task_data (self->task);
  const char *path = opening->paths != NULL ? opening->paths[0] : opening->project_path;

  return path != NULL ? title_for_path (path) : g_strdup (_ ("Untitled story"));
}

/**
 * hearsay_session_open:
 * @paths: (array zero-terminated=1): articles and folders, or one project file
 *
 * Opens a story in the place of what is open. "busy" tells when it is done;
 * the articles are there before it is.
 */
void
hearsay_session_open (HearsaySession *self,
                      const char *const *paths)
{
  Opening *opening = NULL;

  g_return_if_fail (HEARSAY_IS_SESSION (self));
  g_return_if_fail (paths != NULL && paths[0] != NULL);

  opening = g_new0 (Opening, 1);
  if (g_str_has_suffix (paths[0], ".hearsay"))
    opening->project_path = g_strdup (paths[0]);
  else
    opening->paths = g_strdupv ((char **) paths);

  start (self, opening);
}

/**
 * hearsay_session_import:
 * @paths: (array zero-terminated=1): articles and folders
 *
 * Adds articles to the story that is open; decisions and annotations stay.
 */
void
hearsay_session_import (HearsaySession *self,
                        const char *const *paths)
{
  Opening *opening = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) before = NULL;

  g_return_if_fail (HEARSAY_IS_SESSION (self));
  g_return_if_fail (paths != NULL && paths[0] != NULL);

  if (self->project == NULL)
    {
      hearsay_session_open (self, paths);
      return;
    }

  builder = g_strv_builder_new ();
  before = self->paths != NULL ? g_strdupv (self->paths) : hearsay_project_dup_paths (self->project);
  g_strv_builder_addv (builder, (const char **) before);
  g_strv_builder_addv (builder, (const char **) paths);

  opening = g_new0 (Opening, 1);
  opening->paths = g_strv_builder_end (builder);
  opening->project = g_object_ref (self->project);

  start (self, opening);
}

/**
 * hearsay_session_recover:
 * @path: unsaved work, of hearsay_recovery_list()
 */
void
hearsay_session_recover (HearsaySession *self,
                         const char *path)
{
  Opening *opening = NULL;

  g_return_if_fail (HEARSAY_IS_SESSION (self));

  opening = g_new0 (Opening, 1);
  opening->recovery_path = g_strdup (path);

  start (self, opening);
}

/**
 * hearsay_session_cancel:
 *
 * Ends what is under way. What was read stays open.
 */
void
hearsay_session_cancel (HearsaySession *self)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  _hearsay_session_stop (self);
}

/**
 * hearsay_session_close:
 *
 * Nothing is open from now on.
 */
void
hearsay_session_close (HearsaySession *self)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  _hearsay_session_stop (self);
  _hearsay_session_set_project (self, NULL);
  g_clear_pointer (&self->paths, g_strfreev);
  _hearsay_session_show (self, NULL, FALSE);
}
