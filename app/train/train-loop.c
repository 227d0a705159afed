/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-train"

#include "config.h"

#include "train-loop.h"

#include "train-optimizer.h"

#define WIDTH HEARSAY_NETWORK_WIDTH
#define LANES 2 /* halves of a batch; a thread each */

/* Each use of the generator begins with a number of its own. */
#define SEED_WEIGHTS G_GUINT64_CONSTANT (0x853c49e6748fea9b)
#define SEED_ORDER G_GUINT64_CONSTANT (0xda3e39cb94b95bdb)

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

/**
 * train_network_new:
 * @set: marked text
 * @tags: (element-type utf8 guint): the parts of speech and their numbers
 * @min_count: how often a feature must be met to be kept
 *
 * Returns: (transfer full): a network with small random weights
 */
HearsayNetwork *
train_network_new (const TrainSet *set,
                   GHashTable *tags,
                   guint min_count)
{
  static const char *const labels[] = { "O", "B-person", "I-person", "E-person", "S-person", "B-organization", "I-organization",
                                        "E-organization", "S-organization", "B-place", "I-place", "E-place", "S-place",
                                        "B-other", "I-other", "E-other", "S-other", NULL };
  g_autoptr (GArray) features = list_features (set, min_count);
  const char *tag_names[HEARSAY_NETWORK_TAGS + 1] = { NULL };
  HearsayNetwork *network = NULL;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;
  guint n_slots = 1024;
  guint64 state = SEED_WEIGHTS;

  g_hash_table_iter_init (&iter, tags);
  while (g_hash_table_iter_next (&iter, &key, &value))
    tag_names[GPOINTER_TO_UINT (value)] = key;

  while (n_slots < 2 * features->len)
    n_slots *= 2;
  network = hearsay_network_new (HEARSAY_FEATURES_DENSE + features->len, n_slots, labels, tag_names);
  for (guint i = 0; i < features->len; i++)
    hearsay_network_add_feature (network, g_array_index (features, guint32, i), HEARSAY_FEATURES_DENSE + i);

  fill (network->rows, (gsize) network->n_rows * WIDTH, 1, 1, 0.2f, &state);
  for (guint l = 0; l < HEARSAY_NETWORK_DEPTH; l++)
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
  guint64 state = SEED_ORDER;
  TrainWorker *workers[LANES];
  TrainOptimizer optimizer;

  train_optimizer_init (&optimizer, network);
  for (guint k = 0; k < LANES; k++)
    workers[k] = train_worker_new (network, plan->dropout);
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
        }
      g_print ("epoch %u: loss of a piece's label %.4f, of its tag %.4f, %.0f s\n", epoch + 1, workers[0]->loss / set->n_pieces,
               workers[0]->tag_loss / set->n_pieces, (g_get_monotonic_time () - start) / 1e6);
      workers[0]->loss = workers[0]->tag_loss = 0;
    }

  for (guint k = 0; k < LANES; k++)
    train_worker_free (workers[k]);
  train_optimizer_clear (&optimizer);
}
