/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hearsay-network.h"
#include "hearsay-text.h"

G_BEGIN_DECLS

#define TRAIN_NO_TAG 255

/* What is left out of training now and then, so that the network does not lean on it. */
typedef enum
{
  TRAIN_FEATURE_PLAIN,
  TRAIN_FEATURE_IDENTITY, /* which word it is */
  TRAIN_FEATURE_LIST,     /* what the lists say of it */
  TRAIN_FEATURE_ALWAYS,   /* never left out */
} TrainFeature;

/* Something marked in the data: a name, or a part of a quotation. */
typedef struct
{
  HearsaySpan span; /* bytes */
  guint8 kind;      /* as the task numbers them */
} TrainSpan;

/* One paragraph. */
typedef struct
{
  guint n;            /* pieces */
  guint32 *offsets;   /* n + 1 places in ids */
  guint32 *ids;       /* features */
  gint32 *rows;       /* the row of each feature, -1: none; set when the table is known */
  guint32 *allowed;   /* n: the sets of labels a piece may have */
  guint8 *tags;       /* n, or TRAIN_NO_TAG */
  HearsaySpan *spans; /* n: bytes of the pieces */
  guint32 document;
  float weight;
  float tag_weight;
} TrainExample;

typedef struct _TrainSet TrainSet;
typedef struct _TrainDocument TrainDocument;

/**
 * TrainTask:
 * @name: on the command line
 * @kinds: (array zero-terminated=1): of what is marked
 * @n_judged: the first so many kinds count in the judge's total
 * @reaches: of the network's layers
 * @depth: layers
 * @chances: that a piece hides features of each sort, and any one feature; in this
 *   order: identity, list, one
 * @classify: the sort of a feature
 * @read: reads what is marked in a document and adds its paragraphs to the set;
 *   %FALSE where the data is bad
 *
 * What a model is to learn.
 */
typedef struct
{
  const char *name;
  const char *const *kinds;
  guint n_judged;
  const guint32 *reaches;
  guint depth;
  float chances[3];
  TrainFeature (*classify) (guint32 id);
  gboolean (*read) (TrainDocument *document);
} TrainTask;

extern const TrainTask train_task_names;
extern const TrainTask train_task_quotes;

/**
 * TrainSet:
 * @examples: (element-type TrainExample)
 * @marked: (element-type GArray): what is marked in each document (TrainSpan), in text order
 * @tags: (element-type utf8 guint): the numbers of the tags, in the order in which they are met
 * @n_lost: marked spans whose ends are no ends of pieces
 */
struct _TrainSet
{
  const TrainTask *task;
  GPtrArray *examples;
  GPtrArray *marked;
  GHashTable *tags;
  guint n_marked;
  guint n_lost;
  guint n_pieces;
};

/**
 * TrainDocument:
 * @offsets: of @text
 * @marked: (element-type TrainSpan)
 * @is_varied: whether it may be added again with changed capitals
 * @state: of the random numbers
 *
 * One document while it is read.
 */
struct _TrainDocument
{
  TrainSet *set;
  JsonObject *object;
  char *text;
  HearsayOffsets *offsets;
  gint64 n_characters;
  GArray *marked;
  float weight;
  gboolean is_varied;
  guint64 *state;
};

TrainSet *train_set_new (const TrainTask *task,
                         GHashTable *tags) G_GNUC_WARN_UNUSED_RESULT;
void train_set_free (TrainSet *self);
gboolean train_set_load (TrainSet *self,
                         const char *path,
                         float weight,
                         gboolean is_varied,
                         GError **error);
void train_set_find_rows (TrainSet *self,
                          const HearsayNetwork *network);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainSet, train_set_free)

JsonArray *train_document_get_array (const TrainDocument *self,
                                     const char *member);
guint train_array_get_length (JsonArray *array);
gboolean train_document_read_span (const TrainDocument *self,
                                   JsonArray *array,
                                   guint index,
                                   HearsaySpan *span,
                                   const char **what);
gboolean train_document_read_tags (TrainDocument *self,
                                   GArray *tags);
void train_document_find_tag (const GArray *tags,
                              guint32 start,
                              guint *next,
                              guint8 *tag);
void train_document_add_example (TrainDocument *self,
                                 TrainExample *example,
                                 GArray *ids);

/* A tag as it is given in the data. */
typedef struct
{
  HearsaySpan span;
  guint8 tag;
} TrainTag;

guint32 train_label (guint kind,
                     guint first,
                     guint last,
                     guint at);

/* xorshift64*: the same numbers on every machine. */
static inline guint32
train_random (guint64 *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;

  return (*state * G_GUINT64_CONSTANT (2685821657736338717)) >> 32;
}

/* A number in [0, 1). */
static inline float
train_chance (guint64 *state)
{
  return (train_random (state) >> 8) * (1.0f / 16777216.0f);
}

G_END_DECLS
