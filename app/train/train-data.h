/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-network.h"

G_BEGIN_DECLS

#define TRAIN_NO_TAG 255

/* A name as it is marked in the data. */
typedef struct
{
  HearsaySpan span; /* bytes */
  guint8 kind;      /* 0 person, 1 organization, 2 place, 3 other */
} TrainName;

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

/**
 * TrainSet:
 * @examples: (element-type TrainExample)
 * @names: (element-type GArray): the marked names of each document, in text order
 * @n_lost: names whose ends are no ends of pieces
 */
typedef struct
{
  GPtrArray *examples;
  GPtrArray *names;
  guint n_names;
  guint n_lost;
  guint n_pieces;
} TrainSet;

TrainSet *train_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
void train_set_free (TrainSet *self);
gboolean train_set_load (TrainSet *self,
                         const char *path,
                         float weight,
                         gboolean is_varied,
                         GHashTable *tags,
                         GError **error);
void train_set_find_rows (TrainSet *self,
                          const HearsayNetwork *network);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainSet, train_set_free)

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
