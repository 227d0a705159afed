/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "hearsay-crf.h"
#include "hearsay-tagger.h"

#define LABELS HEARSAY_NETWORK_LABELS
#define WIDTH HEARSAY_NETWORK_WIDTH

static const char *const label_names[] = { "O", "B-person", "I-person", "E-person", "S-person", "B-place", "I-place", "E-place", "S-place", NULL };
static const char *const tag_names[] = { "NN", "VB", NULL };

/* A network with weights from a small generator, the same each time. */
static HearsayNetwork *
make_network (void)
{
  static const guint32 reaches[] = { 1, 2, HEARSAY_NETWORK_MARGIN };
  HearsayNetwork *network = hearsay_network_new (HEARSAY_FEATURES_DENSE + 3, 16, reaches, G_N_ELEMENTS (reaches), label_names, tag_names);
  guint32 state = 12345;

  for (guint i = 0; i < 3; i++)
    hearsay_network_add_feature (network, 0x80000001u + 7 * i, HEARSAY_FEATURES_DENSE + i);
  for (gsize i = 0; i < (gsize) network->n_rows * WIDTH; i++)
    {
      state = state * 1664525u + 1013904223u;
      network->rows[i] = (float) (state >> 16) / 65536 - 0.5f;
    }
  for (gsize i = 0; i < network->n_dense; i++)
    {
      state = state * 1664525u + 1013904223u;
      network->dense[i] = ((float) (state >> 16) / 65536 - 0.5f) * 0.5f;
    }

  return network;
}

/* Where the C library's functions are exact to the last place, ours may be off by a few. */
static void
test_functions (void)
{
  for (double x = -60; x < 60; x += 0.0137)
    {
      g_assert_cmpfloat_with_epsilon (hearsay_exp (x) / exp (x), 1, 1e-14);
      g_assert_cmpfloat_with_epsilon (hearsay_log (exp (x)), x, 1e-12);
    }
  g_assert_cmpfloat (hearsay_exp (0), ==, 1);
  g_assert_cmpfloat (hearsay_log (1), ==, 0);
  g_assert_cmpfloat (hearsay_exp (-1000), ==, 0);
}

/* The score of one row of labels; -1e9 for an impossible one. */
static double
score_labels (const HearsayNetwork *network,
              const float *scores,
              guint n,
              const guint8 *labels)
{
  double total = network->starts[labels[0]] + scores[labels[0]];

  if (!hearsay_label_can_start (labels[0]) || !hearsay_label_can_follow (labels[n - 1], 0))
    return -1e9;
  for (guint t = 1; t < n; t++)
    {
      if (!hearsay_label_can_follow (labels[t - 1], labels[t]))
        return -1e9;
      total += network->transitions[labels[t - 1] * LABELS + labels[t]] + scores[t * LABELS + labels[t]];
    }

  return total;
}

/* The field's sums and its best row, against all rows of labels written out. */
static void
test_field (void)
{
  enum
  {
    N = 4
  };
  g_autoptr (HearsayNetwork) network = make_network ();
  float scores[N * LABELS] = { 0 };
  float marginals[N * LABELS];
  double expected[N * LABELS] = { 0 };
  double pairs[LABELS * LABELS] = { 0 };
  double sum = 0;
  double best = -1e9;
  double n_pairs = 0;
  guint8 best_labels[N] = { 0 };
  guint8 labels[N];
  guint n_rows = 1;
  HearsayCrf crf;

  hearsay_crf_init (&crf, network);
  for (guint i = 0; i < N * LABELS; i++)
    scores[i] = sinf ((float) i * 1.7f) * 2;
  for (guint t = 0; t < N; t++)
    n_rows *= network->n_labels;

  for (guint row = 0; row < n_rows; row++)
    {
      double score = 0;

      for (guint t = 0, rest = row; t < N; t++, rest /= network->n_labels)
        labels[t] = rest % network->n_labels;
      score = score_labels (network, scores, N, labels);
      if (score < -1e8)
        continue;
      sum += exp (score);
      for (guint t = 0; t < N; t++)
        expected[t * LABELS + labels[t]] += exp (score);
      if (score > best)
        {
          best = score;
          memcpy (best_labels, labels, N);
        }
    }

  g_assert_cmpfloat_with_epsilon (hearsay_crf_marginals (&crf, scores, N, NULL, marginals, pairs), log (sum), 1e-6);
  for (guint t = 0; t < N; t++)
    for (guint j = 0; j < network->n_labels; j++)
      g_assert_cmpfloat_with_epsilon (marginals[t * LABELS + j], expected[t * LABELS + j] / sum, 1e-6);
  for (guint i = 0; i < LABELS * LABELS; i++)
    n_pairs += pairs[i];
  g_assert_cmpfloat_with_epsilon (n_pairs, N - 1, 1e-6);

  hearsay_crf_decode (&crf, scores, N, labels);
  g_assert_cmpmem (labels, N, best_labels, N);
}

/* With only some labels allowed, what is left of the sum is the probability of those. */
static void
test_allowed (void)
{
  g_autoptr (HearsayNetwork) network = make_network ();
  float scores[2 * LABELS] = { 0 };
  float marginals[2 * LABELS];
  guint32 allowed[2] = { 1u << 1, HEARSAY_CRF_ANY };
  HearsayCrf crf;

  hearsay_crf_init (&crf, network);
  hearsay_crf_marginals (&crf, scores, 2, allowed, marginals, NULL);
  g_assert_cmpfloat_with_epsilon (marginals[1], 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (marginals[LABELS + 3], 1, 1e-6);
}

static void
test_file (void)
{
  g_autoptr (HearsayNetwork) network = make_network ();
  g_autoptr (GBytes) bytes = hearsay_network_to_bytes (network);
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayNetwork) again = hearsay_network_from_bytes (bytes, &error);
  g_autoptr (GBytes) twice = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (again->n_rows, ==, network->n_rows);
  g_assert_cmpint (hearsay_network_find_row (again, 0x80000008u), ==, HEARSAY_FEATURES_DENSE + 1);
  g_assert_cmpint (hearsay_network_find_row (again, 0x80000002u), ==, -1);
  g_assert_cmpint (hearsay_network_find_row (again, 5), ==, 5);
  g_assert_cmpstrv (again->label_names, network->label_names);
  g_assert_cmpmem (again->dense, again->n_dense * sizeof (float), network->dense, network->n_dense * sizeof (float));
  for (guint i = 0; i < network->n_rows; i++)
    {
      float row[WIDTH];

      hearsay_network_copy_row (again, i, row);
      for (guint k = 0; k < WIDTH; k++)
        g_assert_cmpfloat_with_epsilon (row[k], network->rows[i * WIDTH + k], 0.5f / 127);
    }

  twice = hearsay_network_to_bytes (again);
  g_assert_cmpuint (g_bytes_get_size (twice), ==, g_bytes_get_size (bytes));
}

/* A file that ends early, is longer, or holds what no network holds is refused. */
static void
test_damaged (void)
{
  g_autoptr (HearsayNetwork) network = make_network ();
  g_autoptr (GBytes) bytes = hearsay_network_to_bytes (network);
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (gsize cut = 0; cut < length; cut += 1 + cut / 3)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, cut);
      g_autoptr (GError) error = NULL;

      g_assert_null (hearsay_network_from_bytes (part, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }

  for (guint at = 0; at < 44; at++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (HearsayNetwork) read = NULL;

      copy[at] ^= 0x55;
      changed = g_bytes_new (copy, length);
      read = hearsay_network_from_bytes (changed, NULL);
      g_assert_null (read);
    }
}

/* Widths and neighbours, near and far: the layers against their definition. */
static void
test_layers (void)
{
  enum
  {
    N = 11
  };
  g_autoptr (HearsayNetwork) network = make_network ();
  g_autofree float *block = g_new0 (float, (HEARSAY_NETWORK_MARGIN + N + HEARSAY_NETWORK_TAIL) * WIDTH);
  g_autofree float *out = g_new0 (float, N *WIDTH);
  float *in = block + HEARSAY_NETWORK_MARGIN * WIDTH;

  for (guint i = 0; i < N * WIDTH; i++)
    in[i] = cosf ((float) i);

  for (guint l = 0; l < network->depth; l++)
    {
      hearsay_network_convolve (network, l, in, N, out);

      for (int t = 0; t < N; t++)
        for (guint j = 0; j < WIDTH; j++)
          {
            double sum = network->layer_biases[l][j];

            for (int side = -1; side <= 1; side++)
              for (guint k = 0; k < WIDTH; k++)
                sum += in[(t + side * (int) network->reaches[l]) * WIDTH + (int) k] * network->layers[l][((side + 1) * WIDTH + k) * WIDTH + j];
            g_assert_cmpfloat_with_epsilon (out[t * WIDTH + j], MAX (sum, 0), 1e-4);
          }
    }
}

/* A network that was read from a file computes the same, to the last bit. */
static void
test_packed (void)
{
  enum
  {
    N = 9
  };
  static const guint32 ids[] = { 0, 7, 0x80000008u, 0x80000002u, 0x80000001u };
  g_autoptr (HearsayNetwork) network = make_network ();
  g_autoptr (GBytes) bytes = hearsay_network_to_bytes (network);
  g_autoptr (HearsayNetwork) again = hearsay_network_from_bytes (bytes, NULL);
  g_autoptr (HearsayNetwork) other = hearsay_network_from_bytes (bytes, NULL);
  g_autofree float *block = g_new0 (float, (HEARSAY_NETWORK_MARGIN + N + HEARSAY_NETWORK_TAIL) * WIDTH);
  float out[N * WIDTH];
  float packed[N * WIDTH];
  float sum[WIDTH] = { 0 };
  float expected[WIDTH] = { 0 };

  g_assert_true (hearsay_network_has_rows_of (again, other));
  for (guint i = 0; i < N * WIDTH; i++)
    block[HEARSAY_NETWORK_MARGIN * WIDTH + i] = cosf ((float) i);
  for (guint n = 1; n <= N; n++)
    for (guint l = 0; l < network->depth; l++)
      {
        memset (block + (HEARSAY_NETWORK_MARGIN + n) * WIDTH, 0, (N - n + HEARSAY_NETWORK_TAIL) * WIDTH * sizeof (float));
        hearsay_network_convolve (network, l, block + HEARSAY_NETWORK_MARGIN * WIDTH, n, out);
        hearsay_network_convolve (again, l, block + HEARSAY_NETWORK_MARGIN * WIDTH, n, packed);
        g_assert_cmpmem (packed, n * WIDTH * sizeof (float), out, n * WIDTH * sizeof (float));
      }

  hearsay_network_add_features (again, ids, G_N_ELEMENTS (ids), sum);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      int row = hearsay_network_find_row (again, ids[i]);
      float added[WIDTH] = { 0 };

      if (row < 0)
        continue;
      hearsay_network_copy_row (again, row, added);
      for (guint k = 0; k < WIDTH; k++)
        expected[k] += added[k];
    }
  g_assert_cmpmem (sum, sizeof sum, expected, sizeof expected);
}

static HearsayTagging *
tag (const char *text)
{
  const HearsayLanguage *language = hearsay_language_get ("en");
  g_autoptr (HearsaySegments) segments = hearsay_segments_new (text, strlen (text), hearsay_language_is_abbreviation, (gpointer) language);
  g_autoptr (HearsayPieces) pieces = hearsay_pieces_new (text, segments, language);

  return hearsay_tagger_run (hearsay_tagger_get (language), pieces);
}

/* What is kept of a word is kept under a number of its own, whatever its capitals undo. */
static void
test_hashes (void)
{
  const HearsayLanguage *language = hearsay_language_get ("en");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HearsaySegments) segments = NULL;
  g_autoptr (HearsayPieces) pieces = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (char c = 'a'; c <= 'z'; c++)
    for (char d = 'a'; d <= 'z'; d++)
      g_string_append_printf (text, "%c%c %c%c %c%c %c%c. ", c, d, g_ascii_toupper (c), d, g_ascii_toupper (c), g_ascii_toupper (d), c, d);
  segments = hearsay_segments_new (text->str, text->len, hearsay_language_is_abbreviation, (gpointer) language);
  pieces = hearsay_pieces_new (text->str, segments, language);

  for (guint i = 0; i < pieces->pieces->len; i++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (GString) told = g_string_new (NULL);
      char *key = g_strdup_printf ("%" G_GUINT64_FORMAT, hearsay_features_hash_word (pieces, i));
      const char *before = g_hash_table_lookup (seen, key);

      hearsay_features_add_word (pieces, i, ids);
      for (guint k = 0; k < ids->len; k++)
        g_string_append_printf (told, "%u ", g_array_index (ids, guint32, k));
      if (before != NULL)
        g_assert_cmpstr (before, ==, told->str);
      g_hash_table_replace (seen, key, g_strdup (told->str));
    }
}

static void
test_tags (void)
{
  g_autoptr (HearsayTagging) tagging = tag ("The dogs barked loudly at him.");
  static const char *const expected[] = { "DT", "NNS", "VBD", "RB", "IN", "PRP", "." };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (hearsay_tagger_get_tag (hearsay_tagger_get (hearsay_language_get ("en")), tagging->tags[i]), ==, expected[i]);
}

static void
test_empty (void)
{
  g_autoptr (HearsayTagging) tagging = tag ("");

  g_assert_cmpuint (tagging->names->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tagger/functions", test_functions);
  g_test_add_func ("/tagger/field", test_field);
  g_test_add_func ("/tagger/allowed", test_allowed);
  g_test_add_func ("/tagger/file", test_file);
  g_test_add_func ("/tagger/damaged", test_damaged);
  g_test_add_func ("/tagger/layers", test_layers);
  g_test_add_func ("/tagger/packed", test_packed);
  g_test_add_func ("/tagger/hashes", test_hashes);
  g_test_add_func ("/tagger/tags", test_tags);
  g_test_add_func ("/tagger/empty", test_empty);

  return g_test_run ();
}
