/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-agent-map"

#include "config.h"

#include "hearsay-agent-map-private.h"

#include <math.h>
#include <string.h>

/* Who stands where in reading direction: those who speak, those who relay, then the
 * outlets by the day they first published. Within a column whoever got words from
 * another stands after it, a few ranks deep at most; and where many would stand above
 * each other they stand side by side, so that the whole can be looked at. */

#define DATE_LENGTH 10
#define MAX_DEPTH 3
#define MAX_PARTS 6
#define SLOTS (MAX_DEPTH * MAX_PARTS) /* of a column */

static const char *
published_of (const HearsayAnalysis *analysis,
              const HearsayAgent *agent)
{
  const char *published = agent->article >= 0 ? hearsay_corpus_get (analysis->corpus, agent->article)->published : "";

  return strlen (published) >= DATE_LENGTH ? published : "";
}

static HearsayAgentColumn
column_of (const HearsayAnalysis *analysis,
           const HearsayAgent *agent)
{
  HearsayAgentColumn column = { .kind = HEARSAY_AGENT_COLUMN_UNDATED };
  const char *published = published_of (analysis, agent);

  if (agent->roles & HEARSAY_AGENT_PUBLISHES)
    {
      column.kind = *published != '\0' ? HEARSAY_AGENT_COLUMN_DAY : HEARSAY_AGENT_COLUMN_UNDATED;
      g_strlcpy (column.date, published, sizeof column.date);
    }
  else
    column.kind = agent->roles & HEARSAY_AGENT_RELAYS ? HEARSAY_AGENT_COLUMN_RELAYED : HEARSAY_AGENT_COLUMN_SAID;

  return column;
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const HearsayAgentColumn *one = a;
  const HearsayAgentColumn *two = b;

  return one->kind != two->kind ? (int) one->kind - (int) two->kind : strcmp (one->date, two->date);
}

static void
add_columns (HearsayAgentMap *self,
             const HearsayAnalysis *analysis)
{
  guint n = 0;

  for (guint i = 0; i < self->agents->len; i++)
    {
      HearsayAgentColumn column = column_of (analysis, hearsay_agent_map_get (self, i));

      g_array_append_val (self->columns, column);
    }
  g_array_sort (self->columns, compare_columns);

  for (guint i = 0; i < self->columns->len; i++)
    if (n == 0 || compare_columns (hearsay_agent_map_get_column (self, i), hearsay_agent_map_get_column (self, n - 1)) != 0)
      g_array_index (self->columns, HearsayAgentColumn, n++) = *hearsay_agent_map_get_column (self, i);
  g_array_set_size (self->columns, n);
}

static guint
find_column (const HearsayAgentMap *self,
             const HearsayAgentColumn *column)
{
  guint place = 0;

  if (!g_array_binary_search (self->columns, column, compare_columns, &place))
    g_assert_not_reached ();

  return place;
}

/* How many steps within its column lead to each. A circle is cut short, and may leave
 * nobody at the first places. */
static void
find_depths (const GArray *steps,
             const guint *columns,
             guint *depths)
{
  for (guint round = 1; round < MAX_DEPTH; round++)
    for (guint i = 0; i < steps->len; i++)
      {
        const HearsayAgentStep *step = &g_array_index (steps, HearsayAgentStep, i);

        if (columns[step->from] == columns[step->to] && depths[step->from] == round - 1 && depths[step->to] < round)
          depths[step->to] = round;
      }
}

/* Those with most to do with the other columns stand nearest to them: speakers, the
 * weightiest last; others, the weightiest first. */
static int
compare_weights (gconstpointer a,
                 gconstpointer b,
                 gpointer user_data)
{
  const HearsayAgentMap *self = user_data;
  guint32 one = *(const guint32 *) a;
  guint32 two = *(const guint32 *) b;
  guint first = hearsay_agent_map_get (self, one)->weight;
  guint second = hearsay_agent_map_get (self, two)->weight;

  if (first != second)
    return first > second ? -1 : 1;

  return one < two ? -1 : one > two;
}

/* Turns depths into places below SLOTS. */
static void
part_tall (HearsayAgentMap *self,
           const guint *columns,
           guint *depths)
{
  guint n_buckets = MAX_DEPTH * self->columns->len;
  g_autofree guint *counts = g_new0 (guint, n_buckets + 1);
  g_autofree guint *done = g_new0 (guint, n_buckets + 1);
  g_autofree guint32 *order = g_new (guint32, self->agents->len + 1);

  for (guint32 i = 0; i < self->agents->len; i++)
    {
      order[i] = i;
      counts[columns[i] * MAX_DEPTH + depths[i]]++;
    }
  g_qsort_with_data (order, self->agents->len, sizeof (guint32), compare_weights, self);

  for (guint k = 0; k < self->agents->len; k++)
    {
      guint agent = order[k];
      guint bucket = columns[agent] * MAX_DEPTH + depths[agent];
      guint n_parts = CLAMP ((guint) (sqrt (counts[bucket] / 16.0) + 0.5), 1, MAX_PARTS);
      guint part = done[bucket]++ * n_parts / counts[bucket];

      if (hearsay_agent_map_get_column (self, columns[agent])->kind == HEARSAY_AGENT_COLUMN_SAID)
        part = n_parts - 1 - part;
      depths[agent] = depths[agent] * MAX_PARTS + part;
    }
}

static void
number_ranks (HearsayAgentMap *self,
              const guint *columns,
              const guint *slots)
{
  guint n_slots = SLOTS * self->columns->len;
  g_autofree int *ranks = g_new (int, n_slots + 1);

  for (guint i = 0; i < n_slots; i++)
    ranks[i] = HEARSAY_NONE;
  for (guint i = 0; i < self->agents->len; i++)
    ranks[columns[i] * SLOTS + slots[i]] = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      HearsayAgentColumn *column = &g_array_index (self->columns, HearsayAgentColumn, i);

      column->first = self->n_ranks;
      for (guint slot = i * SLOTS; slot < (i + 1) * SLOTS; slot++)
        if (ranks[slot] >= 0)
          ranks[slot] = self->n_ranks++;
      column->last = self->n_ranks;
    }
  for (guint i = 0; i < self->agents->len; i++)
    g_array_index (self->agents, HearsayAgent, i).rank = ranks[columns[i] * SLOTS + slots[i]];
}

/* Gives the columns their ranks and the agents theirs. */
void
_hearsay_agent_map_rank (HearsayAgentMap *self,
                         const HearsayAnalysis *analysis,
                         const GArray *steps)
{
  g_autofree guint *columns = g_new0 (guint, self->agents->len + 1);
  g_autofree guint *depths = g_new0 (guint, self->agents->len + 1);

  add_columns (self, analysis);
  for (guint i = 0; i < self->agents->len; i++)
    {
      HearsayAgentColumn column = column_of (analysis, hearsay_agent_map_get (self, i));

      columns[i] = find_column (self, &column);
    }
  find_depths (steps, columns, depths);
  part_tall (self, columns, depths);
  number_ranks (self, columns, depths);
}
