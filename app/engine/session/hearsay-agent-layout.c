/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-agent-layout"

#include "config.h"

#include "hearsay-agent-layout.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#define PIXELS_AN_INCH 72.0
#define MAX_INCHES 1e5
#define MAX_TOKENS 4096 /* of one line */
#define MAX_POINTS 1000 /* of one edge */

G_DEFINE_QUARK (hearsay_layout_error, hearsay_layout_error)

/* Reads Graphviz's plain format, https://graphviz.org/docs/outputs/plain/, strictly: a
 * line that is not as described is an error, named by its number. */
typedef struct
{
  const HearsayAgentMap *map;
  HearsayAgentLayout *layout;
  const char *next; /* not read yet */
  const char *end;
  guint line;
  GPtrArray *tokens; /* of the line: char * */
  gboolean *has_place;
  gboolean *has_curve;
  GError **error;
} Reader;

static gboolean
fail (Reader *self,
      const char *message)
{
  /* Translators: the first is the number of a line of what Graphviz wrote, the second what is wrong there */
  g_set_error (self->error, HEARSAY_LAYOUT_ERROR, HEARSAY_LAYOUT_ERROR_FAILED, _ ("Graphviz, line %u: %s"), self->line, message);

  return FALSE;
}

/* Returns: FALSE at the end, or where the line has too many parts */
static gboolean
read_line (Reader *self)
{
  const char *stop = NULL;
  const char *p = self->next;

  g_ptr_array_set_size (self->tokens, 0);
  if (p >= self->end)
    return FALSE;

  self->line++;
  stop = memchr (p, '\n', self->end - p);
  if (stop == NULL)
    stop = self->end;
  self->next = stop < self->end ? stop + 1 : stop;
  while (p < stop && self->tokens->len < MAX_TOKENS)
    {
      const char *space = memchr (p, ' ', stop - p);
      const char *last = space != NULL ? space : stop;

      if (last > p)
        g_ptr_array_add (self->tokens, g_strndup (p, last - p));
      p = last + 1;
    }

  return p >= stop;
}

static const char *
token (const Reader *self,
       guint index)
{
  return index < self->tokens->len ? g_ptr_array_index (self->tokens, index) : "";
}

static gboolean
read_pixels (const Reader *self,
             guint index,
             float *pixels)
{
  const char *text = token (self, index);
  char *end = NULL;
  double inches = g_ascii_strtod (text, &end);

  if (*text == '\0' || *end != '\0' || !isfinite (inches) || fabs (inches) > MAX_INCHES)
    return FALSE;
  *pixels = inches * PIXELS_AN_INCH;

  return TRUE;
}

static gboolean
read_point (const Reader *self,
            guint index,
            HearsayPoint *point)
{
  if (!read_pixels (self, index, &point->x) || !read_pixels (self, index + 1, &point->y))
    return FALSE;
  point->y = self->layout->height - point->y;

  return TRUE;
}

/* "n12" */
static gboolean
read_name (const char *text,
           char letter,
           guint below,
           guint *number)
{
  guint64 value = 0;

  if (text[0] != letter || !g_ascii_string_to_unsigned (text + 1, 10, 0, G_MAXUINT32, &value, NULL) || value >= below)
    return FALSE;
  *number = value;

  return TRUE;
}

/* graph scale width height */
static gboolean
read_graph (Reader *self)
{
  float scale = 0;

  if (!read_line (self) || self->tokens->len != 4 || strcmp (token (self, 0), "graph") != 0 || !read_pixels (self, 1, &scale) ||
      !read_pixels (self, 2, &self->layout->width) || !read_pixels (self, 3, &self->layout->height) || self->layout->width < 0 ||
      self->layout->height < 0)
    return fail (self, _ ("the size of the graph was expected"));

  return TRUE;
}

/* node name x y width height label style shape color fillcolor */
static gboolean
read_node (Reader *self)
{
  HearsayPoint point;
  guint number = 0;

  if (self->tokens->len < 6 || !read_point (self, 2, &point))
    return fail (self, _ ("a place was expected"));

  if (read_name (token (self, 1), 'r', self->map->n_ranks, &number))
    g_array_index (self->layout->ranks, float, number) = point.x;
  else if (!read_name (token (self, 1), 'n', self->map->agents->len, &number))
    return fail (self, _ ("there is no such node"));
  else if (self->has_place[number])
    return fail (self, _ ("the node has a place already"));
  else
    {
      g_array_index (self->layout->places, HearsayPoint, number) = point;
      self->has_place[number] = TRUE;
    }

  return TRUE;
}

static gboolean
read_points (Reader *self,
             guint edge,
             guint n)
{
  HearsayAgentCurve curve = { self->layout->points->len, self->layout->points->len + n };

  for (guint i = 0; i < n; i++)
    {
      HearsayPoint point;

      if (!read_point (self, 4 + 2 * i, &point))
        return fail (self, _ ("a point of a curve was expected"));
      g_array_append_val (self->layout->points, point);
    }
  g_array_index (self->layout->curves, HearsayAgentCurve, edge) = curve;
  self->has_curve[edge] = TRUE;

  return TRUE;
}

/* edge tail head n x1 y1 … xn yn style color */
static gboolean
read_edge (Reader *self)
{
  const char *color = NULL;
  guint from = 0;
  guint to = 0;
  guint64 n = 0;
  guint64 edge = 0;

  if (read_name (token (self, 1), 'r', self->map->n_ranks, &from) && read_name (token (self, 2), 'r', self->map->n_ranks, &to))
    return TRUE;
  if (!g_ascii_string_to_unsigned (token (self, 3), 10, 1, MAX_POINTS, &n, NULL) || n % 3 != 1 || self->tokens->len != 6 + 2 * n)
    return fail (self, _ ("a curve was expected"));

  color = token (self, 5 + 2 * n);
  if (strlen (color) != 7 || color[0] != '#' || !g_ascii_string_to_unsigned (color + 1, 16, 0, G_MAXUINT32, &edge, NULL) ||
      edge >= self->map->edges->len || self->has_curve[edge] ||
      !read_name (token (self, 1), 'n', self->map->agents->len, &from) || !read_name (token (self, 2), 'n', self->map->agents->len, &to) ||
      hearsay_agent_map_get_edge (self->map, edge)->from != from || hearsay_agent_map_get_edge (self->map, edge)->to != to)
    return fail (self, _ ("there is no such edge"));

  return read_points (self, edge, n);
}

static gboolean
read_all (Reader *self)
{
  if (!read_graph (self))
    return FALSE;

  while (read_line (self))
    {
      const char *what = token (self, 0);
      gboolean good = FALSE;

      if (strcmp (what, "node") == 0)
        good = read_node (self);
      else if (strcmp (what, "edge") == 0)
        good = read_edge (self);
      else if (strcmp (what, "stop") == 0)
        break;
      else
        fail (self, _ ("a node or an edge was expected"));

      if (!good)
        return FALSE;
    }

  if (strcmp (token (self, 0), "stop") != 0)
    return fail (self, _ ("the end is missing"));
  for (guint i = 0; i < self->map->agents->len; i++)
    if (!self->has_place[i])
      return fail (self, _ ("a node has no place"));

  return TRUE;
}

static GArray *
new_zeroed (gsize size,
            guint n)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_size (array, n);

  return array;
}

/**
 * hearsay_agent_layout_parse:
 * @map: what was laid out
 * @plain: what Graphviz wrote, in its plain format; @length bytes
 */
HearsayAgentLayout *
hearsay_agent_layout_parse (const HearsayAgentMap *map,
                            const char *plain,
                            gsize length,
                            GError **error)
{
  g_autoptr (HearsayAgentLayout) layout = g_new0 (HearsayAgentLayout, 1);
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
  g_autofree gboolean *has_place = g_new0 (gboolean, map->agents->len + 1);
  g_autofree gboolean *has_curve = g_new0 (gboolean, map->edges->len + 1);
  Reader self = { map, layout, plain, plain + length, 0, tokens, has_place, has_curve, error };

  layout->places = new_zeroed (sizeof (HearsayPoint), map->agents->len);
  layout->curves = new_zeroed (sizeof (HearsayAgentCurve), map->edges->len);
  layout->points = new_zeroed (sizeof (HearsayPoint), 0);
  layout->ranks = new_zeroed (sizeof (float), map->n_ranks);

  return read_all (&self) ? g_steal_pointer (&layout) : NULL;
}

void
hearsay_agent_layout_free (HearsayAgentLayout *self)
{
  g_array_unref (self->places);
  g_array_unref (self->curves);
  g_array_unref (self->points);
  g_array_unref (self->ranks);
  g_free (self);
}

/* Asking Graphviz */

typedef struct
{
  GSubprocess *process;
  guint timeout;
  gboolean is_late;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->timeout != 0)
    g_source_remove (job->timeout);
  g_clear_object (&job->process);
  g_free (job);
}

static gboolean
late_cb (gpointer data)
{
  Job *job = data;

  job->timeout = 0;
  job->is_late = TRUE;
  g_subprocess_force_exit (job->process);

  return G_SOURCE_REMOVE;
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_communicate_finish (G_SUBPROCESS (source), result, &bytes, NULL, &error))
    {
      /* It goes on working for nobody. */
      g_subprocess_force_exit (G_SUBPROCESS (source));
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (job->is_late)
    g_task_return_new_error (task, HEARSAY_LAYOUT_ERROR, HEARSAY_LAYOUT_ERROR_SLOW, _ ("Graphviz takes too long to lay out so many."));
  else if (!g_subprocess_get_successful (G_SUBPROCESS (source)))
    g_task_return_new_error (task, HEARSAY_LAYOUT_ERROR, HEARSAY_LAYOUT_ERROR_FAILED, _ ("Graphviz could not lay it out."));
  else
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
}

/* A file without a name: a pipe would raise a signal where the program ends early. */
static int
open_question (const char *dot,
               GError **error)
{
  FILE *file = tmpfile ();
  int fd = -1;

  if (file != NULL && fwrite (dot, 1, strlen (dot), file) == strlen (dot) && fflush (file) == 0)
    fd = dup (fileno (file));
  if (fd < 0 || lseek (fd, 0, SEEK_SET) < 0)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("The question to Graphviz could not be written: %s"), g_strerror (errno));
  if (file != NULL)
    fclose (file);

  return fd;
}

static GSubprocess *
ask (const char *dot,
     GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) local = NULL;
  GSubprocess *process = NULL;
  int fd = open_question (dot, error);

  if (fd < 0)
    return NULL;

  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &local, "dot", "-Tplain", NULL);
  if (process == NULL && g_error_matches (local, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT))
    g_set_error (error, HEARSAY_LAYOUT_ERROR, HEARSAY_LAYOUT_ERROR_MISSING, _ ("Graphviz, which lays out the network, is not installed."));
  else if (process == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return process;
}

/**
 * hearsay_agent_layout_async:
 * @sizes: of the agents, in pixels
 * @milliseconds: how long Graphviz may take
 *
 * Lays out @map by running Graphviz's `dot`. Neither is needed any more when this returns.
 */
void
hearsay_agent_layout_async (const HearsayAgentMap *map,
                            const HearsaySize *sizes,
                            guint milliseconds,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *dot = hearsay_agent_map_to_dot (map, sizes);
  Job *job = g_new0 (Job, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, hearsay_agent_layout_async);
  g_task_set_task_data (task, job, job_free);
  job->process = ask (dot, &error);
  if (job->process == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  job->timeout = g_timeout_add (milliseconds, late_cb, job);
  g_subprocess_communicate_async (job->process, NULL, cancellable, answered_cb, task);
}

/**
 * hearsay_agent_layout_finish:
 * @map: the same as in the call
 */
HearsayAgentLayout *
hearsay_agent_layout_finish (const HearsayAgentMap *map,
                             GAsyncResult *result,
                             GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  bytes = g_task_propagate_pointer (G_TASK (result), error);
  if (bytes == NULL)
    return NULL;

  return hearsay_agent_layout_parse (map, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}
