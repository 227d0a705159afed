/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-train"

#include "config.h"

#include <string.h>

#include "hearsay-crf.h"
#include "train-data.h"

/* Longer paragraphs are cut: no network looks further anyway. */
#define MAX_PIECES 512

/* A document with names and parts of speech. */
typedef struct
{
  TrainDocument *document;
  GArray *tags; /* TrainTag */
  GArray *free; /* HearsaySpan */
  guint32 open; /* labels an unmarked piece may have besides O */
  float tag_weight;
} Names;

static const char *const kinds[] = { "person", "organization", "place", "other", NULL };

static int
kind_from_string (const char *string)
{
  for (gsize i = 0; kinds[i] != NULL; i++)
    if (g_strcmp0 (string, kinds[i]) == 0)
      return i;

  return -1;
}

static gboolean
read_names (Names *self)
{
  JsonArray *array = train_document_get_array (self->document, "names");

  for (guint i = 0; i < train_array_get_length (array); i++)
    {
      const char *kind = NULL;
      TrainSpan name = { { 0 }, 0 };

      if (!train_document_read_span (self->document, array, i, &name.span, &kind) || kind_from_string (kind) < 0)
        return FALSE;
      name.kind = kind_from_string (kind);
      g_array_append_val (self->document->marked, name);
    }

  return TRUE;
}

static gboolean
read_open (Names *self)
{
  JsonArray *array = train_document_get_array (self->document, "open");

  for (guint i = 0; i < train_array_get_length (array); i++)
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
read_free (Names *self)
{
  JsonArray *array = train_document_get_array (self->document, "free");

  for (guint i = 0; i < train_array_get_length (array); i++)
    {
      HearsaySpan span = { 0 };

      if (!train_document_read_span (self->document, array, i, &span, NULL))
        return FALSE;
      g_array_append_val (self->free, span);
    }

  return TRUE;
}

/* Begin, Inside, End or Single of a name's kind for every piece of it. */
static void
mark_names (Names *self,
            HearsayPieces *pieces,
            guint32 *allowed)
{
  TrainSet *set = self->document->set;
  guint n = pieces->pieces->len;

  for (guint i = 0; i < n; i++)
    allowed[i] = 1u | self->open;

  for (guint k = 0; k < self->document->marked->len; k++)
    {
      TrainSpan name = g_array_index (self->document->marked, TrainSpan, k);
      guint first = hearsay_pieces_find (pieces, name.span.start);
      guint last = first;

      while (last < n && hearsay_pieces_get (pieces, last)->end <= name.span.end)
        last++;

      set->n_marked++;
      if (first >= last || hearsay_pieces_get (pieces, first)->start != name.span.start || hearsay_pieces_get (pieces, last - 1)->end != name.span.end)
        {
          /* What cannot be marked cannot be learnt either. */
          set->n_lost++;
          for (guint i = first; i < MIN (last + 1, n); i++)
            allowed[i] = HEARSAY_CRF_ANY;
          continue;
        }
      for (guint i = first; i < last; i++)
        allowed[i] = train_label (name.kind, first, last, i);
    }
}

/* Stretches of which the data does not say what they are. */
static void
free_unknown (const Names *self,
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
add_example (Names *self,
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
  example->allowed = g_memdup2 (allowed + first, example->n * sizeof (guint32));
  example->tags = g_memdup2 (tags + first, example->n);
  example->spans = g_new (HearsaySpan, example->n);
  for (guint i = 0; i < example->n; i++)
    example->spans[i] = (HearsaySpan){ hearsay_pieces_get (pieces, first + i)->start, hearsay_pieces_get (pieces, first + i)->end };
  example->tag_weight = self->tag_weight;
  train_document_add_example (self->document, example, ids);
}

/* Cuts the text as the program does, and each paragraph is an example. */
static void
add_text (Names *self)
{
  TrainDocument *document = self->document;
  const HearsayLanguage *language = hearsay_language_get ("en");
  g_autoptr (HearsaySegments) segments = hearsay_segments_new (document->text, strlen (document->text), hearsay_language_is_abbreviation,
                                                               (gpointer) language);
  g_autoptr (HearsayPieces) pieces = hearsay_pieces_new (document->text, segments, language);
  g_autoptr (HearsayFeatures) features = hearsay_features_new (pieces);
  g_autofree guint32 *allowed = g_new (guint32, pieces->pieces->len + 1);
  g_autofree guint8 *tags = g_new (guint8, pieces->pieces->len + 1);
  guint next = 0;

  mark_names (self, pieces, allowed);
  free_unknown (self, pieces, allowed);
  for (guint i = 0; i < pieces->pieces->len; i++)
    train_document_find_tag (self->tags, hearsay_pieces_get (pieces, i)->start, &next, &tags[i]);

  for (guint p = 0; p + 1 < pieces->paragraphs->len; p++)
    {
      guint last = g_array_index (pieces->paragraphs, guint32, p + 1);

      for (guint first = g_array_index (pieces->paragraphs, guint32, p); first < last; first += MAX_PIECES)
        add_example (self, pieces, features, allowed, tags, first, MIN (last, first + MAX_PIECES));
    }

  g_ptr_array_add (document->set->marked, g_array_ref (document->marked));
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

/* Parts of speech that people gave count in full, a program's less. */
static float
weigh_tags (JsonObject *object)
{
  return g_str_has_prefix (json_object_get_string_member_with_default (object, "source", ""), "gum") ? 1.0f : 0.3f;
}

static gboolean
read_document (TrainDocument *document)
{
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (TrainTag));
  g_autoptr (GArray) free = g_array_new (FALSE, FALSE, sizeof (HearsaySpan));
  Names self = { document, tags, free, 0, weigh_tags (document->object) };

  if (!read_names (&self) || !train_document_read_tags (document, tags) || !read_open (&self) || !read_free (&self))
    return FALSE;

  add_text (&self);
  if (document->is_varied && train_random (document->state) % 6 == 0 && vary_text (document->text, document->state))
    add_text (&self);

  return TRUE;
}

static TrainFeature
classify (guint32 id)
{
  if (id == 0)
    return TRAIN_FEATURE_ALWAYS;
  if (hearsay_feature_is_identity (id))
    return TRAIN_FEATURE_IDENTITY;

  return hearsay_feature_is_list (id) ? TRAIN_FEATURE_LIST : TRAIN_FEATURE_PLAIN;
}

static const guint32 reaches[] = { 1, 1, 2, 4, 8 };

const TrainTask train_task_names = {
  .name = "names",
  .kinds = kinds,
  .n_judged = 3,
  .reaches = reaches,
  .depth = G_N_ELEMENTS (reaches),
  .chances = { 0.3f, 0.2f, 0.2f },
  .classify = classify,
  .read = read_document,
};
