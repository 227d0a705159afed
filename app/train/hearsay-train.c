/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-train"

#include "config.h"

#include <locale.h>
#include <string.h>

#include "train-judge.h"
#include "train-loop.h"

/* hearsay-train: makes the models that find names and parts of speech, and quotations. The same
 * data and options give the same bytes: every sum is made in one order, whatever
 * the number of threads, and the C library is asked for no more than square roots. */

static char *output;
static char **files;
static char **judged;
static char *task_name;
static int min_count = 3;
static TrainPlan plan = { .n_epochs = 5, .batch_size = 32, .rate = 0.004, .dropout = 0.3 };

static const GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where the model goes", "FILE" },
  { "task", 't', 0, G_OPTION_ARG_STRING, &task_name, "What the model is to find: names (as without this option) or quotes", "TASK" },
  { "epochs", 0, 0, G_OPTION_ARG_INT, &plan.n_epochs, "How often the data is read", "N" },
  { "batch", 0, 0, G_OPTION_ARG_INT, &plan.batch_size, "Paragraphs between two steps", "N" },
  { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &plan.rate, "Size of the first steps", "X" },
  { "dropout", 0, 0, G_OPTION_ARG_DOUBLE, &plan.dropout, "Share of numbers left out while training", "X" },
  { "average", 0, 0, G_OPTION_ARG_DOUBLE, &plan.average, "Share of the training, at its end, whose weights are averaged", "X" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &plan.seed, "Another one gives other random numbers", "N" },
  { "layers", 0, 0, G_OPTION_ARG_INT, &plan.depth, "Only so many of the task's layers, the first ones", "N" },
  { "min-count", 0, 0, G_OPTION_ARG_INT, &min_count, "Features met less often are left out", "N" },
  { "judge", 'j', 0, G_OPTION_ARG_FILENAME_ARRAY, &judged, "Score this data at the end (again for more)", "FILE" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "FILE[=WEIGHT]…" },
  { NULL },
};

/* "train.jsonl=0.3": each example counts as 0.3 of one. */
static gboolean
load_weighted (TrainSet *set,
               const char *argument,
               GError **error)
{
  g_autofree char *path = g_strdup (argument);
  char *equals = strrchr (path, '=');
  float weight = 1;

  if (equals != NULL)
    {
      weight = g_ascii_strtod (equals + 1, NULL);
      *equals = '\0';
    }

  return train_set_load (set, path, weight, TRUE, error);
}

static gboolean
judge_all (const TrainSet *trained,
           const HearsayNetwork *network,
           GError **error)
{
  TrainWorker *worker = train_worker_new (trained->task, network, 0);
  gboolean is_good = TRUE;

  for (guint i = 0; is_good && judged != NULL && judged[i] != NULL; i++)
    {
      g_autoptr (TrainSet) set = train_set_new (trained->task, trained->tags);
      g_autofree char *name = g_path_get_basename (judged[i]);

      is_good = train_set_load (set, judged[i], 1, FALSE, error);
      if (!is_good)
        break;
      train_set_find_rows (set, network);
      train_judge (worker, set, name);
    }
  train_worker_free (worker);

  return is_good;
}

static gboolean
write_model (const HearsayNetwork *network,
             GError **error)
{
  g_autoptr (GBytes) bytes = hearsay_network_to_bytes (network);

  return g_file_set_contents (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static gboolean
run (const TrainTask *task,
     GError **error)
{
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TrainSet) set = train_set_new (task, tags);
  g_autoptr (HearsayNetwork) network = NULL;

  for (guint i = 0; files[i] != NULL; i++)
    if (!load_weighted (set, files[i], error))
      return FALSE;

  network = train_network_new (set, min_count, &plan);
  train_set_find_rows (set, network);
  g_print ("%u paragraphs, %u pieces, %u spans (%u not markable), %u rows, %u tags\n", set->examples->len, set->n_pieces, set->n_marked, set->n_lost,
           network->n_rows, network->n_tags);
  train_network (network, set, &plan);

  return judge_all (set, network, error) && write_model (network, error);
}

static const TrainTask *
find_task (void)
{
  static const TrainTask *const tasks[] = { &train_task_names, &train_task_quotes };

  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (strcmp (task_name != NULL ? task_name : "names", tasks[i]->name) == 0)
      return tasks[i];

  return NULL;
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_set_summary (context, "Trains a model on JSON lines made by data/models/prepare.py.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (files == NULL || output == NULL || find_task () == NULL || plan.batch_size < 1 || plan.dropout < 0 || plan.dropout >= 1)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      return 2;
    }

  if (!run (find_task (), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
