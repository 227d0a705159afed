/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-agent-model"

#include "config.h"

#include "hearsay-agent-model-private.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_LAID_OUT,
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HearsayAgentModel, hearsay_agent_model, G_TYPE_OBJECT)

typedef struct
{
  HearsayAnalysis *analysis;
  char *filter;
  guint limit;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  hearsay_analysis_unref (question->analysis);
  g_free (question->filter);
  g_free (question);
}

static void
cancel (HearsayAgentModel *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static int
compare_standing (gconstpointer a,
                  gconstpointer b,
                  gpointer user_data)
{
  const HearsayAgentModel *self = user_data;
  guint32 one = *(const guint32 *) a;
  guint32 two = *(const guint32 *) b;
  const HearsayAgent *first = hearsay_agent_map_get (self->map, one);
  const HearsayAgent *second = hearsay_agent_map_get (self->map, two);

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (self->layout != NULL)
    {
      float y1 = hearsay_agent_layout_get_place (self->layout, one)->y;
      float y2 = hearsay_agent_layout_get_place (self->layout, two)->y;

      if (y1 < y2 || y1 > y2)
        return y1 < y2 ? -1 : 1;
    }

  return one < two ? -1 : one > two;
}

static void
list_rows (HearsayAgentModel *self)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (HearsayRowEntry));
  guint n = self->map != NULL ? self->map->agents->len : 0;

  g_clear_pointer (&self->order, g_free);
  self->order = g_new0 (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    self->order[i] = i;
  g_qsort_with_data (self->order, n, sizeof (guint32), compare_standing, self);

  for (guint i = 0; i < n; i++)
    {
      HearsayRowEntry heading = { self->order[i], HEARSAY_ROW_HEADING, 0 };

      g_array_append_val (entries, heading);
      for (guint e = g_array_index (self->map->first_edge, guint32, self->order[i]);
           e < g_array_index (self->map->first_edge, guint32, self->order[i] + 1); e++)
        {
          HearsayRowEntry item = { e, HEARSAY_ROW_ITEM, HEARSAY_ROW_GROUPED };

          g_array_append_val (entries, item);
        }
    }

  /* The same numbers may mean others than before. */
  hearsay_row_list_take_entries (self->rows, g_array_new (FALSE, TRUE, sizeof (HearsayRowEntry)));
  hearsay_row_list_take_entries (self->rows, entries);
}

/* Who was selected stays so if they are in the new map. */
static int
find_again (const HearsayAgentMap *before,
            int agent,
            const HearsayAgentMap *map)
{
  if (before == NULL || map == NULL || agent < 0)
    return HEARSAY_NONE;

  for (guint i = 0; i < map->agents->len; i++)
    {
      const HearsayAgent *one = hearsay_agent_map_get (before, agent);
      const HearsayAgent *two = hearsay_agent_map_get (map, i);

      if (one->entity == two->entity && one->article == two->article && g_str_equal (one->name, two->name))
        return i;
    }

  return HEARSAY_NONE;
}

/* Takes over @map. */
static void
set_map (HearsayAgentModel *self,
         HearsayAgentMap *map)
{
  g_autoptr (HearsayAgentMap) before = g_steal_pointer (&self->map);

  self->map = map;
  self->is_current = TRUE;
  self->opened = 0;
  /* Most decisions change no step of any chain: everything stands where it stood. */
  if (before == NULL || map == NULL || !hearsay_agent_map_is_like (before, map))
    {
      g_clear_pointer (&self->layout, hearsay_agent_layout_free);
      g_clear_error (&self->problem);
      self->agent = find_again (before, self->agent, map);
      self->edge = HEARSAY_NONE;
    }
  list_rows (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  _hearsay_agent_model_emit_selected (self);
}

static void
map_in_thread (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  const Question *question = task_data;

  g_task_return_pointer (task, hearsay_agent_map_new (question->analysis, question->filter, question->limit),
                         (GDestroyNotify) hearsay_agent_map_free);
}

static void
mapped_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  HearsayAgentMap *map = g_task_propagate_pointer (G_TASK (result), NULL);

  if (map != NULL)
    set_map (HEARSAY_AGENT_MODEL (source), map);
}

static void
refresh (HearsayAgentModel *self)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (self->session);
  g_autoptr (GTask) task = NULL;
  Question *question = NULL;

  if (!self->is_stale || !self->is_active)
    return;

  self->is_stale = FALSE;
  cancel (self);
  if (shown == NULL)
    {
      set_map (self, NULL);
      return;
    }

  question = g_new0 (Question, 1);
  question->analysis = hearsay_analysis_ref (shown);
  question->filter = g_strdup (self->filter);
  question->limit = self->limit;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, mapped_cb, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, map_in_thread);
}

/* The map shown until the next is made is about another analysis: nothing of it is
 * opened. One that nobody looks at goes at once, for it keeps all that was found alive. */
static void
shown_changed_cb (HearsayAgentModel *self)
{
  cancel (self);
  self->is_current = FALSE;
  self->is_stale = TRUE;
  if (!self->is_active && self->map != NULL)
    set_map (self, NULL);
  refresh (self);
}

static void
hearsay_agent_model_dispose (GObject *object)
{
  HearsayAgentModel *self = HEARSAY_AGENT_MODEL (object);

  cancel (self);
  g_clear_object (&self->session);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (hearsay_agent_model_parent_class)->dispose (object);
}

static void
hearsay_agent_model_finalize (GObject *object)
{
  HearsayAgentModel *self = HEARSAY_AGENT_MODEL (object);

  g_clear_pointer (&self->map, hearsay_agent_map_free);
  g_clear_pointer (&self->layout, hearsay_agent_layout_free);
  g_clear_error (&self->problem);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->filter, g_free);

  G_OBJECT_CLASS (hearsay_agent_model_parent_class)->finalize (object);
}

static void
hearsay_agent_model_class_init (HearsayAgentModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hearsay_agent_model_dispose;
  object_class->finalize = hearsay_agent_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LAID_OUT] = g_signal_new ("laid-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hearsay_agent_model_init (HearsayAgentModel *self)
{
  self->filter = g_strdup ("");
  self->limit = HEARSAY_AGENT_FEW;
  self->is_stale = TRUE;
  self->agent = HEARSAY_NONE;
  self->edge = HEARSAY_NONE;
  self->rows = hearsay_row_list_new ();
}

HearsayAgentModel *
hearsay_agent_model_new (HearsaySession *session)
{
  HearsayAgentModel *self = g_object_new (HEARSAY_TYPE_AGENT_MODEL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "shown-changed", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

HearsaySession *
hearsay_agent_model_get_session (HearsayAgentModel *self)
{
  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), NULL);

  return self->session;
}

guint
hearsay_agent_model_get_limit (HearsayAgentModel *self)
{
  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), 0);

  return self->limit;
}

/**
 * hearsay_agent_model_set_limit:
 * @limit: how many agents are shown; no more than HEARSAY_AGENT_LIMIT are
 */
void
hearsay_agent_model_set_limit (HearsayAgentModel *self,
                               guint limit)
{
  g_return_if_fail (HEARSAY_IS_AGENT_MODEL (self));

  limit = MIN (limit, HEARSAY_AGENT_LIMIT);
  if (self->limit == limit)
    return;

  self->limit = limit;
  self->is_stale = TRUE;
  refresh (self);
}

const char *
hearsay_agent_model_get_filter (HearsayAgentModel *self)
{
  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), NULL);

  return self->filter;
}

/**
 * hearsay_agent_model_set_filter:
 * @filter: show only what passed through agents whose name contains this; "" for everything
 */
void
hearsay_agent_model_set_filter (HearsayAgentModel *self,
                                const char *filter)
{
  g_return_if_fail (HEARSAY_IS_AGENT_MODEL (self));

  if (g_strcmp0 (self->filter, filter) == 0)
    return;

  g_free (self->filter);
  self->filter = g_strdup (filter != NULL ? filter : "");
  self->is_stale = TRUE;
  refresh (self);
}

/**
 * hearsay_agent_model_set_active:
 * @active: whether somebody looks
 */
void
hearsay_agent_model_set_active (HearsayAgentModel *self,
                                gboolean active)
{
  g_return_if_fail (HEARSAY_IS_AGENT_MODEL (self));

  if (self->is_active == active)
    return;

  self->is_active = active;
  refresh (self);
}

/**
 * hearsay_agent_model_get_map:
 *
 * Returns: (nullable): NULL while it is not known
 */
const HearsayAgentMap *
hearsay_agent_model_get_map (HearsayAgentModel *self)
{
  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), NULL);

  return self->map;
}

/**
 * hearsay_agent_model_get_layout:
 *
 * Returns: (nullable): of the map; NULL while it is not known, or there is a problem
 */
const HearsayAgentLayout *
hearsay_agent_model_get_layout (HearsayAgentModel *self)
{
  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), NULL);

  return self->layout;
}

/**
 * hearsay_agent_model_get_problem:
 *
 * Returns: (nullable): why there is no layout
 */
const GError *
hearsay_agent_model_get_problem (HearsayAgentModel *self)
{
  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), NULL);

  return self->problem;
}

static void
laid_out_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (HearsayAgentModel) self = user_data;
  GCancellable *asked = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayAgentLayout) layout = NULL;

  /* The question may be about a map that is no more. */
  if (asked != self->cancellable || g_cancellable_is_cancelled (asked))
    return;

  layout = hearsay_agent_layout_finish (self->map, result, &error);
  if (layout != NULL)
    self->layout = g_steal_pointer (&layout);
  else
    self->problem = g_steal_pointer (&error);
  list_rows (self);
  g_signal_emit (self, signals[SIGNAL_LAID_OUT], 0);
}

/**
 * hearsay_agent_model_lay_out:
 * @sizes: of the agents of the map, in pixels
 * @milliseconds: how long it may take
 */
void
hearsay_agent_model_lay_out (HearsayAgentModel *self,
                             const HearsaySize *sizes,
                             guint milliseconds)
{
  g_return_if_fail (HEARSAY_IS_AGENT_MODEL (self));
  g_return_if_fail (self->map != NULL);

  cancel (self);
  g_clear_pointer (&self->layout, hearsay_agent_layout_free);
  g_clear_error (&self->problem);
  self->cancellable = g_cancellable_new ();
  hearsay_agent_layout_async (self->map, sizes, milliseconds, self->cancellable, laid_out_cb, g_object_ref (self));
}

HearsayRowList *
hearsay_agent_model_get_rows (HearsayAgentModel *self)
{
  g_return_val_if_fail (HEARSAY_IS_AGENT_MODEL (self), NULL);

  return self->rows;
}

void
_hearsay_agent_model_emit_selected (HearsayAgentModel *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}
