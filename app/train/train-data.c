/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-train"

#include "config.h"

#include "train-data.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "hearsay-crf.h"
#include "hearsay-text.h"

/* Longer paragraphs are cut: no network looks further anyway. */
#define MAX_PIECES 512

/* One document while it is read. */
typedef struct
{
  TrainSet *set;
  JsonObject *object;
  char *text;
  HearsayOffsets *offsets;
  GArray *names; /* TrainName */
  GArray *tags;  /* TrainTag */
  GArray *free;  /* HearsaySpan */
  gint64 n_characters;
  guint32 open; /* labels an unmarked piece may have besides O */
  float weight;
  float tag_weight;
} Document;

typedef struct
{
  HearsaySpan span;
  guint8 tag;
} TrainTag;

static const char *const kinds[] = { "person", "organization", "place", "other" };

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

TrainSet *
train_set_new (void)
{
  TrainSet *self = g_new0 (TrainSet, 1);

  self->examples = g_ptr_array_new_with_free_func (free_example);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return self;
}

void
train_set_free (TrainSet *self)
{
  g_ptr_array_unref (self->examples);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static int
kind_from_string (const char *string)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (string, kinds[i]) == 0)
      return i;

  return -1;
}

/* The array of a member; NULL where there is none. */
static JsonArray *
get_array (const Document *self,
           const char *member)
{
  JsonNode *node = json_object_get_member (self->object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/* Reads [start, end] or [start, end, "what"]; @what is NULL where it is not asked for. */
static gboolean
read_span (const Document *self,
           JsonArray *array,
           guint index,
           HearsaySpan *span,
           const char **what)
{
  JsonNode *node = json_array_get_element (array, index);
  JsonArray *parts = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 start = 0;
  gint64 end = 0;

  if (get_length (parts) < (what != NULL ? 3 : 2) || !JSON_NODE_HOLDS_VALUE (json_array_get_element (parts, 0)) ||
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

static gboolean
read_names (Document *self)
{
  JsonArray *array = get_array (self, "names");

  for (guint i = 0; i < get_length (array); i++)
    {
      const char *kind = NULL;
      TrainName name = { { 0 }, 0 };

      if (!read_span (self, array, i, &name.span, &kind) || kind_from_string (kind) < 0)
        return FALSE;
      name.kind = kind_from_string (kind);
      g_array_append_val (self->names, name);
    }

  return TRUE;
}

/* Tags are numbered in the order in which they are met. */
static gboolean
read_tags (Document *self,
           GHashTable *numbers)
{
  JsonArray *array = get_array (self, "tags");

  for (guint i = 0; i < get_length (array); i++)
    {
      const char *name = NULL;
      TrainTag tag = { { 0 }, 0 };

      if (!read_span (self, array, i, &tag.span, &name))
        return FALSE;
      if (!g_hash_table_contains (numbers, name))
        {
          if (g_hash_table_size (numbers) == HEARSAY_NETWORK_TAGS)
            continue;
          g_hash_table_insert (numbers, g_strdup (name), GUINT_TO_POINTER (g_hash_table_size (numbers)));
        }
      tag.tag = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, name));
      g_array_append_val (self->tags, tag);
    }

  return TRUE;
}

static gboolean
read_open (Document *self)
{
  JsonArray *array = get_array (self, "open");

  for (guint i = 0; i < get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      int kind = json_node_get_value_type (node) == G_TYPE_STRING ? kind_from_string (json_node_get_string (node)) : -1;

      if (kind < 0)
        return FALSE;
      self->open |= 0xFu << (1 + 4 * kind);
    }

  return TRUE;
}

static gboolean
read_free (Document *self)
{
  JsonArray *array = get_array (self, "free");

  for (guint i = 0; i < get_length (array); i++)
    {
      HearsaySpan span = { 0 };

      if (!read_span (self, array, i, &span, NULL))
        return FALSE;
      g_array_append_val (self->free, span);
    }

  return TRUE;
}

/* Begin, Inside, End or Single of a name's kind for every piece of it. */
static void
mark_names (Document *self,
            HearsayPieces *pieces,
            guint32 *allowed)
{
  guint n = pieces->pieces->len;

  for (guint i = 0; i < n; i++)
    allowed[i] = 1u | self->open;

  for (guint k = 0; k < self->names->len; k++)
    {
      TrainName name = g_array_index (self->names, TrainName, k);
      guint first = hearsay_pieces_find (pieces, name.span.start);
      guint last = first;

      while (last < n && hearsay_pieces_get (pieces, last)->end <= name.span.end)
        last++;

      self->set->n_names++;
      if (first >= last || hearsay_pieces_get (pieces, first)->start != name.span.start || hearsay_pieces_get (pieces, last - 1)->end != name.span.end)
        {
          /* What cannot be marked cannot be learnt either. */
          self->set->n_lost++;
          for (guint i = first; i < MIN (last + 1, n); i++)
            allowed[i] = HEARSAY_CRF_ANY;
          continue;
        }
      for (guint i = first; i < last; i++)
        allowed[i] = 1u << (1 + 4 * name.kind + (last - first == 1 ? 3 : i == first  ? 0
                                                                     : i + 1 == last ? 2
                                                                                     : 1));
    }
}

/* Stretches of which the data does not say what they are. */
static void
free_unknown (const Document *self,
              const HearsayPieces *pieces,
              guint32 *allowed)
{
  for (guint k = 0; k < self->free->len; k++)
    {
      HearsaySpan span = g_array_index (self->free, HearsaySpan, k);

      for (guint i = hearsay_pieces_find (pieces, span.start); i < pieces->pieces->len && hearsay_pieces_get (pieces, i)->start < span.end; i++)
        allowed[i] = HEARSAY_CRF_ANY;
    }
}

static void
mark_tags (const Document *self,
           const HearsayPieces *pieces,
           guint8 *tags)
{
  guint k = 0;

  for (guint i = 0; i < pieces->pieces->len; i++)
    {
      guint32 start = hearsay_pieces_get (pieces, i)->start;

      tags[i] = TRAIN_NO_TAG;
      while (k < self->tags->len && g_array_index (self->tags, TrainTag, k).span.end <= start)
        k++;
      if (k < self->tags->len && g_array_index (self->tags, TrainTag, k).span.start <= start)
        tags[i] = g_array_index (self->tags, TrainTag, k).tag;
    }
}

/* A name cut by the end of the paragraph cannot be learnt. */
static void
free_cut_names (TrainExample *example)
{
  for (guint i = 0; i < example->n; i++)
    {
      gboolean can_start = FALSE;

      for (guint label = 0; label < 17; label++)
        can_start |= (example->allowed[i] >> label & 1) && hearsay_label_can_start (label);
      if (can_start)
        break;
      example->allowed[i] = HEARSAY_CRF_ANY;
    }

  for (guint i = example->n; i > 0; i--)
    {
      gboolean can_end = FALSE;

      for (guint label = 0; label < 17; label++)
        can_end |= (example->allowed[i - 1] >> label & 1) && hearsay_label_can_follow (label, 0);
      if (can_end)
        break;
      example->allowed[i - 1] = HEARSAY_CRF_ANY;
    }
}

static void
add_example (Document *self,
             const HearsayPieces *pieces,
             const HearsayFeatures *features,
             const guint32 *allowed,
             const guint8 *tags,
             guint first,
             guint last)
{
  TrainExample *example = g_new0 (TrainExample, 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  example->n = last - first;
  example->offsets = g_new (guint32, example->n + 1);
  for (guint i = 0; i < example->n; i++)
    {
      guint n_ids = 0;
      const guint32 *place = hearsay_features_get (features, first + i, &n_ids);

      example->offsets[i] = ids->len;
      hearsay_features_add_word (pieces, first + i, ids);
      g_array_append_vals (ids, place, n_ids);
    }
  example->offsets[example->n] = ids->len;
  example->ids = g_memdup2 (ids->data, ids->len * sizeof (guint32));
  example->rows = g_new0 (gint32, ids->len + 1);
  example->allowed = g_memdup2 (allowed + first, example->n * sizeof (guint32));
  free_cut_names (example);
  example->tags = g_memdup2 (tags + first, example->n);
  example->spans = g_new (HearsaySpan, example->n);
  for (guint i = 0; i < example->n; i++)
    example->spans[i] = (HearsaySpan){ hearsay_pieces_get (pieces, first + i)->start, hearsay_pieces_get (pieces, first + i)->end };
  example->document = self->set->names->len;
  example->weight = self->weight;
  example->tag_weight = self->tag_weight;

  self->set->n_pieces += example->n;
  g_ptr_array_add (self->set->examples, example);
}

/* Cuts the text as the program does, and each paragraph is an example. */
static void
add_text (Document *self)
{
  const HearsayLanguage *language = hearsay_language_get ("en");
  g_autoptr (HearsaySegments) segments = hearsay_segments_new (self->text, strlen (self->text), hearsay_language_is_abbreviation, (gpointer) language);
  g_autoptr (HearsayPieces) pieces = hearsay_pieces_new (self->text, segments, language);
  g_autoptr (HearsayFeatures) features = hearsay_features_new (pieces);
  g_autofree guint32 *allowed = g_new (guint32, pieces->pieces->len + 1);
  g_autofree guint8 *tags = g_new (guint8, pieces->pieces->len + 1);

  mark_names (self, pieces, allowed);
  free_unknown (self, pieces, allowed);
  mark_tags (self, pieces, tags);

  for (guint p = 0; p + 1 < pieces->paragraphs->len; p++)
    {
      guint last = g_array_index (pieces->paragraphs, guint32, p + 1);

      for (guint first = g_array_index (pieces->paragraphs, guint32, p); first < last; first += MAX_PIECES)
        add_example (self, pieces, features, allowed, tags, first, MIN (last, first + MAX_PIECES));
    }

  g_ptr_array_add (self->set->names, g_array_ref (self->names));
}

/* Headlines come in capitals, or with every word capitalised; careless texts come
 * without any. A letter of ASCII keeps its length, so all places stay true. */
static gboolean
vary_text (char *text,
           guint64 *state)
{
  gboolean is_changed = FALSE;

  for (char *line = text; *line != '\0';)
    {
      char *end = line + strcspn (line, "\n");
      guint way = train_random (state) % 6;

      for (char *p = line; p < end && way < 3; p++)
        {
          gboolean is_start = p == line || p[-1] == ' ';

          *p = way == 0 ? g_ascii_toupper (*p) : way == 1 ? g_ascii_tolower (*p)
                                             : is_start   ? g_ascii_toupper (*p)
                                                          : *p;
          is_changed = TRUE;
        }
      line = *end == '\0' ? end : end + 1;
    }

  return is_changed;
}

static void
document_clear (Document *self)
{
  g_free (self->text);
  hearsay_offsets_free (self->offsets);
  g_array_unref (self->names);
  g_array_unref (self->tags);
  g_array_unref (self->free);
}

/* Parts of speech that people gave count in full, a program's less. */
static float
weigh_tags (JsonObject *object)
{
  return g_str_has_prefix (json_object_get_string_member_with_default (object, "source", ""), "gum") ? 1.0f : 0.3f;
}

/* Returns FALSE where the object is no document. */
static gboolean
add_document (TrainSet *set,
              JsonNode *root,
              float weight,
              gboolean is_varied,
              GHashTable *tags,
              guint64 *state)
{
  Document self = { set, NULL };
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
  self.names = g_array_new (FALSE, FALSE, sizeof (TrainName));
  self.tags = g_array_new (FALSE, FALSE, sizeof (TrainTag));
  self.free = g_array_new (FALSE, FALSE, sizeof (HearsaySpan));
  self.weight = weight;
  self.tag_weight = weigh_tags (self.object);
  is_good = read_names (&self) && read_tags (&self, tags) && read_open (&self) && read_free (&self);

  if (is_good)
    {
      add_text (&self);
      if (is_varied && train_random (state) % 6 == 0 && vary_text (self.text, state))
        add_text (&self);
    }
  document_clear (&self);

  return is_good;
}

/**
 * train_set_load:
 * @path: JSON lines as `data/models/prepare.py` writes them
 * @weight: of each example in training
 * @is_varied: whether some documents are added again with changed capitals
 * @tags: (element-type utf8 guint): the numbers of the part-of-speech tags; grows
 * @error: names the line
 */
gboolean
train_set_load (TrainSet *self,
                const char *path,
                float weight,
                gboolean is_varied,
                GHashTable *tags,
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
      if (!add_document (self, json_parser_get_root (parser), weight, is_varied, tags, &state))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u: no document with its text and names", path, number);
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
