/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-network.h"

G_BEGIN_DECLS

/**
 * HearsayTagger:
 *
 * The trained model of a language: which pieces of a text are names, and which
 * part of speech each is. Loaded once, immutable, shared by all threads.
 */
typedef struct _HearsayTagger HearsayTagger;

/**
 * HearsayTaggedName:
 * @first: a piece
 * @last: one past its last piece
 * @kind: 0 person, 1 organization, 2 place, 3 other
 * @confidence: per cent: how sure the model is of both ends and the kind
 */
typedef struct
{
  guint32 first;
  guint32 last;
  guint8 kind;
  guint8 confidence;
} HearsayTaggedName;

/**
 * HearsayTagging:
 * @names: (element-type HearsayTaggedName): in text order, never overlapping
 * @tags: (array): for each piece a number of hearsay_tagger_get_tag()
 */
typedef struct
{
  GArray *names;
  guint8 *tags;
} HearsayTagging;

const HearsayTagger *hearsay_tagger_get (const HearsayLanguage *language);
const char *hearsay_tagger_get_tag (const HearsayTagger *self,
                                    guint tag);

HearsayTagging *hearsay_tagger_run (const HearsayTagger *self,
                                    HearsayPieces *pieces) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_tagging_free (HearsayTagging *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayTagging, hearsay_tagging_free)

G_END_DECLS
