/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network"

#include "config.h"

#include "hearsay-network.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* The file: eight letters, then little-endian numbers of 32 bits:
 *
 *   magic  version  width  labels' room  tags' room
 *   number of layers, of features, of labels, of tags, bytes of names
 *   reaches    of the layers
 *   names      of the labels, then of the tags, a zero after each; padded to four bytes
 *   features   the hashes, ascending; their rows follow the numbered ones
 *   scales     a single for each row
 *   dense      singles
 *   rows       WIDTH signed bytes each, in units of the row's scale / 127
 */

#define WIDTH HEARSAY_NETWORK_WIDTH
#define MAGIC "hearsayN"
#define FORMAT_VERSION 2
#define N_HEADER 9 /* numbers after the magic letters */
#define MAX_FEATURES (1u << 22)

static void
add_number (GByteArray *bytes,
            guint32 number)
{
  number = GUINT32_TO_LE (number);
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

static void
add_single (GByteArray *bytes,
            float number)
{
  guint32 bits = 0;

  memcpy (&bits, &number, sizeof bits);
  add_number (bytes, bits);
}

static void
add_names (GByteArray *bytes,
           char **names)
{
  for (guint i = 0; names[i] != NULL; i++)
    g_byte_array_append (bytes, (const guint8 *) names[i], strlen (names[i]) + 1);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 two = *(const guint32 *) b;

  return one < two ? -1 : one > two;
}

/* The features with a hash, by their hashes. */
static GArray *
list_features (const HearsayNetwork *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i <= self->mask; i++)
    if (self->slots[2 * i] != 0)
      g_array_append_val (list, self->slots[2 * i]);
  g_array_sort (list, compare_numbers);

  return list;
}

static float
row_scale (const float *row)
{
  float most = 0;

  for (guint k = 0; k < WIDTH; k++)
    most = MAX (most, ABS (row[k]));

  return most;
}

static void
add_row (GByteArray *bytes,
         const float *row)
{
  gint8 units[WIDTH];
  float scale = row_scale (row);

  for (guint k = 0; k < WIDTH; k++)
    units[k] = scale > 0 ? (gint8) (row[k] / scale * 127 + (row[k] < 0 ? -0.5f : 0.5f)) : 0;
  g_byte_array_append (bytes, (const guint8 *) units, sizeof units);
}

/**
 * hearsay_network_to_bytes:
 *
 * Rows are kept in eight bits a number. The rows of features with a hash must
 * follow the numbered ones in the order of their hashes.
 *
 * Returns: (transfer full): the network as a file holds it
 */
GBytes *
hearsay_network_to_bytes (const HearsayNetwork *self)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GByteArray) names = g_byte_array_new ();
  g_autoptr (GArray) features = list_features (self);

  add_names (names, self->label_names);
  add_names (names, self->tag_names);
  while (names->len % 4 != 0)
    g_byte_array_append (names, (const guint8 *) "", 1);

  g_byte_array_append (bytes, (const guint8 *) MAGIC, strlen (MAGIC));
  add_number (bytes, FORMAT_VERSION);
  add_number (bytes, WIDTH);
  add_number (bytes, HEARSAY_NETWORK_LABELS);
  add_number (bytes, HEARSAY_NETWORK_TAGS);
  add_number (bytes, self->depth);
  add_number (bytes, features->len);
  add_number (bytes, self->n_labels);
  add_number (bytes, self->n_tags);
  add_number (bytes, names->len);
  for (guint l = 0; l < self->depth; l++)
    add_number (bytes, self->reaches[l]);
  g_byte_array_append (bytes, names->data, names->len);

  for (guint i = 0; i < features->len; i++)
    add_number (bytes, g_array_index (features, guint32, i));
  for (guint i = 0; i < self->n_rows; i++)
    {
      float row[WIDTH];

      hearsay_network_copy_row (self, i, row);
      add_single (bytes, row_scale (row));
    }
  for (gsize i = 0; i < self->n_dense; i++)
    add_single (bytes, self->dense[i]);
  for (guint i = 0; i < self->n_rows; i++)
    {
      float row[WIDTH];

      hearsay_network_copy_row (self, i, row);
      add_row (bytes, row);
    }

  return g_byte_array_free_to_bytes (bytes);
}

/* Bytes that are read from the front. */
typedef struct
{
  const guint8 *data;
  gsize length;
  gsize at;
} Reader;

static gboolean
has (const Reader *self,
     gsize n)
{
  return self->length - self->at >= n;
}

static guint32
read_number (Reader *self)
{
  guint32 number = 0;

  memcpy (&number, self->data + self->at, sizeof number);
  self->at += sizeof number;

  return GUINT32_FROM_LE (number);
}

static float
read_single (Reader *self)
{
  guint32 bits = read_number (self);
  float number = 0;

  memcpy (&number, &bits, sizeof number);

  return number;
}

static gboolean
fail (const Reader *self,
      GError **error)
{
  /* Translators: %s is the number of a byte in a file */
  g_autofree char *place = g_strdup_printf ("%" G_GSIZE_FORMAT, self->at);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("This is no model, or a damaged one (byte %s)."), place);

  return FALSE;
}

static char **
read_names (Reader *self,
            guint n,
            gsize end)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      const guint8 *stop = self->at < end ? memchr (self->data + self->at, '\0', end - self->at) : NULL;

      if (stop == NULL || !g_utf8_validate ((const char *) self->data + self->at, -1, NULL))
        return NULL;
      g_ptr_array_add (names, g_strdup ((const char *) self->data + self->at));
      self->at = stop + 1 - self->data;
    }
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static gboolean
read_features (Reader *self,
               HearsayNetwork *network,
               guint n)
{
  guint32 last = HEARSAY_FEATURES_DENSE - 1;

  for (guint i = 0; i < n; i++)
    {
      guint32 feature = read_number (self);

      if (feature <= last)
        return FALSE;
      hearsay_network_add_feature (network, feature, HEARSAY_FEATURES_DENSE + i);
      last = feature;
    }

  return TRUE;
}

static gboolean
read_weights (Reader *self,
              HearsayNetwork *network)
{
  gsize n = (gsize) network->n_rows * WIDTH;

  network->scales = g_new (float, network->n_rows);
  for (guint i = 0; i < network->n_rows; i++)
    {
      network->scales[i] = read_single (self) / 127;
      if (!isfinite (network->scales[i]))
        return FALSE;
    }
  for (gsize i = 0; i < network->n_dense; i++)
    {
      network->dense[i] = read_single (self);
      if (!isfinite (network->dense[i]))
        return FALSE;
    }

  /* The rows stay as small as they are in the file. */
  g_clear_pointer (&network->rows, g_free);
  network->units = g_memdup2 (self->data + self->at, n);
  self->at += n;
  network->numbered = g_new (float, HEARSAY_FEATURES_DENSE *WIDTH);
  for (guint i = 0; i < HEARSAY_FEATURES_DENSE; i++)
    hearsay_network_copy_row (network, i, network->numbered + i * WIDTH);
  hearsay_network_pack (network);

  return TRUE;
}

/* The counts of the header. */
typedef struct
{
  guint32 n_layers;
  guint32 n_features;
  guint32 n_labels;
  guint32 n_tags;
  guint32 n_bytes; /* of names */
} Counts;

static gboolean
read_counts (Reader *self,
             Counts *counts)
{
  counts->n_layers = read_number (self);
  counts->n_features = read_number (self);
  counts->n_labels = read_number (self);
  counts->n_tags = read_number (self);
  counts->n_bytes = read_number (self);

  return counts->n_layers >= 1 && counts->n_layers <= HEARSAY_NETWORK_MAX_DEPTH && counts->n_features <= MAX_FEATURES &&
         counts->n_labels >= 1 && counts->n_labels <= HEARSAY_NETWORK_LABELS && counts->n_labels % 4 == 1 &&
         counts->n_tags <= HEARSAY_NETWORK_TAGS && has (self, 4 * (gsize) counts->n_layers + counts->n_bytes);
}

static gboolean
read_reaches (Reader *self,
              guint n,
              guint32 *reaches)
{
  for (guint i = 0; i < n; i++)
    {
      reaches[i] = read_number (self);
      if (reaches[i] < 1 || reaches[i] > HEARSAY_NETWORK_MARGIN)
        return FALSE;
    }

  return TRUE;
}

/* Everything after the counts. */
static HearsayNetwork *
read_body (Reader *self,
           const Counts *counts)
{
  guint32 reaches[HEARSAY_NETWORK_MAX_DEPTH];
  guint n_rows = HEARSAY_FEATURES_DENSE + counts->n_features;
  g_auto (GStrv) labels = NULL;
  g_auto (GStrv) tags = NULL;
  g_autoptr (HearsayNetwork) network = NULL;
  guint n_slots = 1024;
  gsize end = 0;

  if (!read_reaches (self, counts->n_layers, reaches))
    return NULL;

  end = self->at + counts->n_bytes;
  labels = read_names (self, counts->n_labels, end);
  tags = labels != NULL ? read_names (self, counts->n_tags, end) : NULL;
  if (tags == NULL)
    return NULL;
  self->at = end;

  /* Nothing is set aside for rows that the file cannot hold. */
  if ((self->length - self->at) / WIDTH < n_rows)
    return NULL;

  while (n_slots < 2 * counts->n_features)
    n_slots *= 2;
  network = hearsay_network_new (n_rows, n_slots, reaches, counts->n_layers, (const char *const *) labels, (const char *const *) tags);
  if (self->length - self->at != 4 * ((gsize) counts->n_features + n_rows + network->n_dense) + (gsize) n_rows * WIDTH)
    return NULL;
  if (!read_features (self, network, counts->n_features) || !read_weights (self, network))
    return NULL;

  return g_steal_pointer (&network);
}

/**
 * hearsay_network_from_bytes:
 * @error: %G_IO_ERROR_INVALID_DATA, with the byte where the trouble is
 *
 * Returns: (transfer full) (nullable): the network
 */
HearsayNetwork *
hearsay_network_from_bytes (GBytes *bytes,
                            GError **error)
{
  static const guint32 expected[] = { FORMAT_VERSION, WIDTH, HEARSAY_NETWORK_LABELS, HEARSAY_NETWORK_TAGS };
  Reader reader = { 0 };
  Counts counts;
  HearsayNetwork *network = NULL;

  reader.data = g_bytes_get_data (bytes, &reader.length);
  if (!has (&reader, strlen (MAGIC) + 4 * N_HEADER) || memcmp (reader.data, MAGIC, strlen (MAGIC)) != 0)
    return fail (&reader, error), NULL;
  reader.at = strlen (MAGIC);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (read_number (&reader) != expected[i])
      return fail (&reader, error), NULL;

  network = read_counts (&reader, &counts) ? read_body (&reader, &counts) : NULL;
  if (network == NULL)
    fail (&reader, error);

  return network;
}
