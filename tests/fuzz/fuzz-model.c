/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hearsay-crf.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

static GBytes *
make_valid (void)
{
  static const char *const labels[] = { "O", "B-person", "I-person", "E-person", "S-person", NULL };
  static const char *const tags[] = { "NN", NULL };
  static const guint32 reaches[] = { 1, 4 };
  g_autoptr (HearsayNetwork) network = hearsay_network_new (HEARSAY_FEATURES_DENSE + 1, 1024, reaches, G_N_ELEMENTS (reaches), labels, tags);

  hearsay_network_add_feature (network, 0x80000001u, HEARSAY_FEATURES_DENSE);
  network->rows[0] = 0.5f;
  network->labels[0] = 0.25f;

  return hearsay_network_to_bytes (network);
}

static void
read_and_use (GBytes *bytes)
{
  static const guint32 ids[] = { 0, 1, 0x80000001u, 0xFFFFFFFFu };
  g_autoptr (HearsayNetwork) network = hearsay_network_from_bytes (bytes, NULL);
  float sum[(1 + HEARSAY_NETWORK_TAIL) * HEARSAY_NETWORK_WIDTH] = { 0 };
  float scores[HEARSAY_NETWORK_LABELS];
  guint8 label = 0;
  HearsayCrf crf;

  if (network == NULL)
    return;

  hearsay_crf_init (&crf, network);
  hearsay_network_add_features (network, ids, G_N_ELEMENTS (ids), sum);
  hearsay_network_score (network->labels, network->label_biases, sum, 1, HEARSAY_NETWORK_LABELS, scores);
  hearsay_crf_decode (&crf, scores, 1, &label);
  g_assert_cmpuint (label, <, network->n_labels);
}

/* The bytes as a model, and as what was written over the beginning of a good one. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GBytes) valid = make_valid ();
  gsize length = 0;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (valid, &length), g_bytes_get_size (valid));
  g_autoptr (GBytes) raw = g_bytes_new (data, size);
  g_autoptr (GBytes) changed = NULL;

  length = g_bytes_get_size (valid);
  memcpy (copy, data, MIN (size, length));
  changed = g_bytes_new (copy, length);
  read_and_use (raw);
  read_and_use (changed);

  return 0;
}
