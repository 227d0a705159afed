/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-train"

#include "config.h"

#include "train-loop.h"

#include "train-optimizer.h"

#define WIDTH HEARSAY_NETWORK_WIDTH
#define LANES 2 /* halves of a batch; a thread each */

/* After how many batches each the weights count in the mean. */
#define AVERAGE_EVERY 16

/* Each use of the generator begins with a number of its own. */
#define SEED_WEIGHTS G_GUINT64_CONSTANT (0x853c49e6748fea9b)
#define SEED_ORDER G_GUINT64_CONSTANT (0xda3e39cb94b95bdb)
#define SEED_STEP G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 two = *(const guint32 *) b;

  return one < two ? -1 : one > two;
}

static void
count_features (const TrainSet *set,
                GHashTable *counts)
{
  for (guint e = 0; e < set->examples->len; e++)
    {
      const TrainExample *example = g_ptr_array_index (set->examples, e);

      for (guint i = 0; i < example->offsets[example->n]; i++)
        {
          gpointer key = GUINT_TO_POINTER (example->ids[i]);

          if (example->ids[i] >= HEARSAY_FEATURES_DENSE)
            g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
        }
    }
}

/* The hashes that were met often enough, ascending. */
static GArray *
list_features (const TrainSet *set,
               guint min_count)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  count_features (set, counts);

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) >= min_count)
      {
        guint32 id = GPOINTER_TO_UINT (key);

        g_array_append_val (list, id);
      }
  g_array_sort (list, compare_numbers);

  return list;
}

static void
fill (float *weights,
      gsize n,
      guint n_columns,
      guint n_used,
      float range,
      guint64 *state)
{
  for (gsize i = 0; i < n; i++)
    {
      float weight = (train_chance (state) - 0.5f) * range;

      weights[i] = i % n_columns < n_used ? weight : 0;
    }
}

/* "O", then Begin, Inside, End and Single of each kind. */
static char **
list_labels (const TrainTask *task)
{
  static const char parts[] = "BIES";
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_add (labels, g_strdup ("O"));
  for (guint k = 0; task->kinds[k] != NULL; k++)
    for (guint p = 0; parts[p] != '\0'; p++)
      g_ptr_array_add (labels, g_strdup_printf ("%c-%s", parts[p], task->kinds[k]));
  g_ptr_array_add (labels, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&labels), FALSE);
}

/**
 * train_network_new:
 * @set: marked text
 * @min_count: how often a feature must be met to be kept
 *
 * Returns: (transfer full): a network with small random weights
 */
HearsayNetwork *
train_network_new (const TrainSet *set,
                   guint min_count,
                   const TrainPlan *plan)
{
  const TrainTask *task = set->task;
  g_autoptr (GArray) features = list_features (set, min_count);
  g_auto (GStrv) labels = list_labels (task);
  const char *tag_names[HEARSAY_NETWORK_TAGS + 1] = { NULL };
  HearsayNetwork *network = NULL;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;
  guint n_slots = 1024;
  guint64 state = SEED_WEIGHTS ^ (guint64) plan->seed * SEED_STEP;
  guint depth = plan->depth > 0 ? MIN ((guint) plan->depth, task->depth) : task->depth;

  g_hash_table_iter_init (&iter, set->tags);
  while (g_hash_table_iter_next (&iter, &key, &value))
    tag_names[GPOINTER_TO_UINT (value)] = key;

  while (n_slots < 2 * features->len)
    n_slots *= 2;
  network = hearsay_network_new (HEARSAY_FEATURES_DENSE + features->len, n_slots, task->reaches, depth, (const char *const *) labels, tag_names);
  for (guint i = 0; i < features->len; i++)
    hearsay_network_add_feature (network, g_array_index (features, guint32, i), HEARSAY_FEATURES_DENSE + i);

  fill (network->rows, (gsize) network->n_rows * WIDTH, 1, 1, 0.2f, &state);
  for (guint l = 0; l < network->depth; l++)
    fill (network->layers[l], HEARSAY_NETWORK_WINDOW * WIDTH, 1, 1, 0.25f, &state);
  fill (network->labels, WIDTH * HEARSAY_NETWORK_LABELS, HEARSAY_NETWORK_LABELS, network->n_labels, 0.2f, &state);
  fill (network->tags, WIDTH * HEARSAY_NETWORK_TAGS, HEARSAY_NETWORK_TAGS, network->n_tags, 0.2f, &state);

  return network;
}

/* Part of a batch on one thread. */
typedef struct
{
  TrainWorker *worker;
  const TrainSet *set;
  const guint32 *order;
  guint first;
  guint last;
  guint64 seed;
} Lane;

static gpointer
run_lane (gpointer data)
{
  const Lane *lane = data;

  for (guint i = lane->first; i < lane->last; i++)
    {
      const TrainExample *example = g_ptr_array_index (lane->set->examples, lane->order[i]);

      train_worker_add (lane->worker, example, lane->seed + lane->order[i]);
    }

  return NULL;
}

/* Sums the gradients of a batch in the first worker: always halves, always in the
 * same order, so that the number of processors changes nothing. */
static void
run_batch (const TrainSet *set,
           const guint32 *order,
           guint first,
           guint last,
           guint64 seed,
           TrainWorker **workers)
{
  Lane lanes[LANES];
  GThread *threads[LANES];
  guint size = last - first;

  for (guint k = 0; k < LANES; k++)
    {
      train_worker_begin (workers[k]);
      lanes[k] = (Lane){ workers[k], set, order, first + size * k / LANES, first + size * (k + 1) / LANES, seed };
      threads[k] = g_thread_new ("lane", run_lane, &lanes[k]);
    }
  for (guint k = 0; k < LANES; k++)
    g_thread_join (threads[k]);
  for (guint k = 1; k < LANES; k++)
    train_worker_merge (workers[0], workers[k]);
}

static void
shuffle (guint32 *order,
         guint n,
         guint64 *state)
{
  for (guint i = n; i > 1; i--)
    {
      guint k = train_random (state) % i;
      guint32 other = order[k];

      order[k] = order[i - 1];
      order[i - 1] = other;
    }
}

/* The mean of the weights as they were now and then, which is less at the mercy of the
 * last batches (Polyak and Juditsky, "Acceleration of Stochastic Approximation by
 * Averaging", 1992). */
typedef struct
{
  HearsayNetwork *network;
  float *dense;
  float *rows;
  guint n;
} Average;

static void
average_init (Average *self,
              HearsayNetwork *network)
{
  self->network = network;
  self->dense = g_new0 (float, network->n_dense);
  self->rows = g_new0 (float, (gsize) network->n_rows *WIDTH);
  self->n = 0;
}

static void
average_add (Average *self)
{
  for (gsize i = 0; i < self->network->n_dense; i++)
    self->dense[i] += self->network->dense[i];
  for (gsize i = 0; i < (gsize) self->network->n_rows * WIDTH; i++)
    self->rows[i] += self->network->rows[i];
  self->n++;
}

/* Makes the mean the network's weights; where nothing was added, those stay. */
static void
average_finish (Average *self)
{
  for (gsize i = 0; self->n > 0 && i < self->network->n_dense; i++)
    self->network->dense[i] = self->dense[i] / self->n;
  for (gsize i = 0; self->n > 0 && i < (gsize) self->network->n_rows * WIDTH; i++)
    self->network->rows[i] = self->rows[i] / self->n;

  g_free (self->dense);
  g_free (self->rows);
}

/**
 * train_network:
 * @network: (inout): what is trained
 *
 * Learns the labels and tags of the examples.
 */
void
train_network (HearsayNetwork *network,
               const TrainSet *set,
               const TrainPlan *plan)
{
  guint n = set->examples->len;
  guint size = plan->batch_size;
  guint n_batches = (n + size - 1) / size;
  g_autofree guint32 *order = g_new (guint32, n);
  guint64 state = SEED_ORDER ^ (guint64) plan->seed * SEED_STEP;
  TrainWorker *workers[LANES];
  TrainOptimizer optimizer;
  Average average;

  average_init (&average, network);
  train_optimizer_init (&optimizer, network);
  for (guint k = 0; k < LANES; k++)
    workers[k] = train_worker_new (set->task, network, plan->dropout);
  for (guint i = 0; i < n; i++)
    order[i] = i;

  for (guint epoch = 0; epoch < (guint) plan->n_epochs; epoch++)
    {
      gint64 start = g_get_monotonic_time ();

      shuffle (order, n, &state);
      for (guint b = 0; b < n_batches; b++)
        {
          double done = (double) (epoch * n_batches + b) / ((double) plan->n_epochs * n_batches);

          run_batch (set, order, b * size, MIN (n, (b + 1) * size), (guint64) epoch * 1000003, workers);
          train_optimizer_step (&optimizer, workers[0], plan->rate * (1 - done));
          if (done >= 1 - plan->average && b % AVERAGE_EVERY == AVERAGE_EVERY - 1)
            average_add (&average);
        }
      g_print ("epoch %u: loss of a piece's label %.4f, of its tag %.4f, %.0f s\n", epoch + 1, workers[0]->loss / set->n_pieces,
               workers[0]->tag_loss / set->n_pieces, (g_get_monotonic_time () - start) / 1e6);
      workers[0]->loss = workers[0]->tag_loss = 0;
    }

  for (guint k = 0; k < LANES; k++)
    train_worker_free (workers[k]);
  train_optimizer_clear (&optimizer);
  average_finish (&average);
}
