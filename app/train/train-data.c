/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-train"

#include "config.h"

#include "train-data.h"

#include <gio/gio.h>
#include <string.h>

#include "hearsay-crf.h"

static void
free_example (gpointer data)
{
  TrainExample *self = data;

  g_free (self->offsets);
  g_free (self->ids);
  g_free (self->rows);
  g_free (self->allowed);
  g_free (self->tags);
  g_free (self->spans);
  g_free (self);
}

/**
 * train_set_new:
 * @tags: (element-type utf8 guint): shared by the sets of one model; grows
 */
TrainSet *
train_set_new (const TrainTask *task,
               GHashTable *tags)
{
  TrainSet *self = g_new0 (TrainSet, 1);

  self->task = task;
  self->examples = g_ptr_array_new_with_free_func (free_example);
  self->marked = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->tags = g_hash_table_ref (tags);

  return self;
}

void
train_set_free (TrainSet *self)
{
  g_ptr_array_unref (self->examples);
  g_ptr_array_unref (self->marked);
  g_hash_table_unref (self->tags);
  g_free (self);
}

/* The array of a member; NULL where there is none. */
JsonArray *
train_document_get_array (const TrainDocument *self,
                          const char *member)
{
  JsonNode *node = json_object_get_member (self->object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
train_array_get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/* Reads [start, end] or [start, end, "what"]; @what is NULL where it is not asked for. */
gboolean
train_document_read_span (const TrainDocument *self,
                          JsonArray *array,
                          guint index,
                          HearsaySpan *span,
                          const char **what)
{
  JsonNode *node = json_array_get_element (array, index);
  JsonArray *parts = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 start = 0;
  gint64 end = 0;

  if (train_array_get_length (parts) < (what != NULL ? 3 : 2) || !JSON_NODE_HOLDS_VALUE (json_array_get_element (parts, 0)) ||
      !JSON_NODE_HOLDS_VALUE (json_array_get_element (parts, 1)))
    return FALSE;

  start = json_array_get_int_element (parts, 0);
  end = json_array_get_int_element (parts, 1);
  if (start < 0 || end <= start || end > self->n_characters)
    return FALSE;
  if (what != NULL)
    {
      if (json_node_get_value_type (json_array_get_element (parts, 2)) != G_TYPE_STRING)
        return FALSE;
      *what = json_array_get_string_element (parts, 2);
    }

  *span = (HearsaySpan){ hearsay_offsets_to_bytes (self->offsets, start), hearsay_offsets_to_bytes (self->offsets, end) };
  return TRUE;
}

/**
 * train_document_read_tags:
 * @tags: (element-type TrainTag): to which the member "tags" is added
 *
 * Tags beyond the network's room for them are passed over.
 */
gboolean
train_document_read_tags (TrainDocument *self,
                          GArray *tags)
{
  JsonArray *array = train_document_get_array (self, "tags");
  GHashTable *numbers = self->set->tags;

  for (guint i = 0; i < train_array_get_length (array); i++)
    {
      const char *name = NULL;
      TrainTag tag = { { 0 }, 0 };

      if (!train_document_read_span (self, array, i, &tag.span, &name))
        return FALSE;
      if (!g_hash_table_contains (numbers, name))
        {
          if (g_hash_table_size (numbers) == HEARSAY_NETWORK_TAGS)
            continue;
          g_hash_table_insert (numbers, g_strdup (name), GUINT_TO_POINTER (g_hash_table_size (numbers)));
        }
      tag.tag = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, name));
      g_array_append_val (tags, tag);
    }

  return TRUE;
}

/* The tag of the piece that begins at byte @start; pieces are asked for in text order. */
void
train_document_find_tag (const GArray *tags,
                         guint32 start,
                         guint *next,
                         guint8 *tag)
{
  *tag = TRAIN_NO_TAG;
  while (*next < tags->len && g_array_index (tags, TrainTag, *next).span.end <= start)
    (*next)++;
  if (*next < tags->len && g_array_index (tags, TrainTag, *next).span.start <= start)
    *tag = g_array_index (tags, TrainTag, *next).tag;
}

/* Begin, Inside, End or Single of a kind, as the set of that label alone. */
guint32
train_label (guint kind,
             guint first,
             guint last,
             guint at)
{
  guint part = last - first == 1 ? 3 : at == first  ? 0
                                   : at + 1 == last ? 2
                                                    : 1;

  return 1u << (1 + 4 * kind + part);
}

/* What is cut by the end of the paragraph cannot be learnt. */
static void
free_cut_spans (TrainExample *example)
{
  for (guint i = 0; i < example->n; i++)
    {
      gboolean can_start = FALSE;

      for (guint label = 0; label < HEARSAY_NETWORK_LABELS; label++)
        can_start |= (example->allowed[i] >> label & 1) && hearsay_label_can_start (label);
      if (can_start)
        break;
      example->allowed[i] = HEARSAY_CRF_ANY;
    }

  for (guint i = example->n; i > 0; i--)
    {
      gboolean can_end = FALSE;

      for (guint label = 0; label < HEARSAY_NETWORK_LABELS; label++)
        can_end |= (example->allowed[i - 1] >> label & 1) && hearsay_label_can_follow (label, 0);
      if (can_end)
        break;
      example->allowed[i - 1] = HEARSAY_CRF_ANY;
    }
}

/**
 * train_document_add_example:
 * @example: (transfer full): with its offsets, allowed labels, tags and spans
 * @ids: (element-type guint32): the features @example's offsets point into
 */
void
train_document_add_example (TrainDocument *self,
                            TrainExample *example,
                            GArray *ids)
{
  example->ids = g_memdup2 (ids->data, ids->len * sizeof (guint32));
  example->rows = g_new0 (gint32, ids->len + 1);
  free_cut_spans (example);
  example->document = self->set->marked->len;
  example->weight = self->weight;

  self->set->n_pieces += example->n;
  g_ptr_array_add (self->set->examples, example);
}

/* Returns FALSE where the object is no document. */
static gboolean
add_document (TrainSet *set,
              JsonNode *root,
              float weight,
              gboolean is_varied,
              guint64 *state)
{
  TrainDocument self = { set };
  const char *text = NULL;
  gboolean is_good = FALSE;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  self.object = json_node_get_object (root);
  text = json_object_get_string_member_with_default (self.object, "text", NULL);
  if (text == NULL)
    return FALSE;

  self.text = g_strdup (text);
  self.offsets = hearsay_offsets_new (self.text, strlen (self.text));
  self.n_characters = g_utf8_strlen (self.text, -1);
  self.marked = g_array_new (FALSE, FALSE, sizeof (TrainSpan));
  self.weight = weight;
  self.is_varied = is_varied;
  self.state = state;
  is_good = set->task->read (&self);

  g_free (self.text);
  hearsay_offsets_free (self.offsets);
  g_array_unref (self.marked);

  return is_good;
}

/**
 * train_set_load:
 * @path: JSON lines as `data/models/prepare.py` writes them
 * @weight: of each example in training
 * @is_varied: whether some documents are added again with changed capitals
 * @error: names the line
 */
gboolean
train_set_load (TrainSet *self,
                const char *path,
                float weight,
                gboolean is_varied,
                GError **error)
{
  g_autofree char *contents = NULL;
  guint64 state = G_GUINT64_CONSTANT (88172645463325252);
  guint number = 0;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;

  for (char *line = contents; *line != '\0';)
    {
      char *end = line + strcspn (line, "\n");
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();

      number++;
      if (!json_parser_load_from_data (parser, line, end - line, error))
        {
          g_prefix_error (error, "%s:%u: ", path, number);
          return FALSE;
        }
      if (!add_document (self, json_parser_get_root (parser), weight, is_varied, &state))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u: no document with its text and what is marked in it", path, number);
          return FALSE;
        }
      line = *end == '\0' ? end : end + 1;
    }

  return TRUE;
}

/* Looks up the rows of all features. */
void
train_set_find_rows (TrainSet *self,
                     const HearsayNetwork *network)
{
  for (guint e = 0; e < self->examples->len; e++)
    {
      TrainExample *example = g_ptr_array_index (self->examples, e);

      for (guint i = 0; i < example->offsets[example->n]; i++)
        example->rows[i] = hearsay_network_find_row (network, example->ids[i]);
    }
}
