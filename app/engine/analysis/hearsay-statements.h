/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-kinship.h"
#include "hearsay-phrase.h"

G_BEGIN_DECLS

/* Whether two reports can go back to one mouth. */
typedef enum
{
  HEARSAY_SPEAKERS_CLASH,
  HEARSAY_SPEAKERS_UNKNOWN,
  HEARSAY_SPEAKERS_COMPATIBLE,
  HEARSAY_SPEAKERS_SAME,
} HearsaySpeakers;

/**
 * HearsayStatement:
 * @core: (element-type guint32): hashes of the content stems of what is reported, sorted, each once
 * @wide: (element-type guint32): the same with the source and the cue; of what an
 *   outlet reported the whole sentence, for there the source is among the content
 * @pieces: (element-type GArray) (nullable): stems of each sentence, where there are several
 * @marked: (element-type guint32): hashes of the stretches in quotation marks within reported speech
 * @core_weight: of all stems of @core together; so of @wide and, in their order, of @pieces
 * @marks: a bit for each stem of all of these, by two hashes
 * @speaker: hash of the folded speaker; 0 for none
 * @sentence: of its article, in which it begins
 * @around: of what is relayed, that sentence, unless another quotation stands in it
 * @inner: who is said to speak, or spoken of first, within the content; or HEARSAY_NONE
 *
 * What one quotation says, ready to be compared.
 */
typedef struct
{
  GArray *core;
  GArray *wide;
  GPtrArray *pieces;
  GArray *marked;
  double core_weight;
  double wide_weight;
  double *piece_weights;
  guint64 marks[2];
  guint32 speaker;
  guint32 sentence;
  HearsaySpan around;
  int inner;
  gboolean is_blurred; /* two stems have the same marks */
  gboolean is_relayed; /* an outlet reports it and does not say whose it is; or nobody is named */
  gboolean is_generic; /* "sources", "officials": could be anybody */
  gboolean is_headline;
  gboolean is_written;   /* posted or written by the speaker */
  gboolean is_told_here; /* to the outlet that prints it */
} HearsayStatement;

/* How much a stem says, and whether it is a name at least every second time. */
typedef struct
{
  guint32 stem;
  gboolean is_name;
  double weight; /* 0: a free place */
} HearsayStemWeight;

/**
 * HearsayStatements:
 * @all: of each quotation of the analysis
 * @counts: stem → in how many of them it is
 * @names: stem → in how many places it is part of a name; what is said of somebody
 *   is not the same for being said of him
 *
 * Once made they are only read, by as many threads as like; but for the gists, each of
 * which is made by whoever needs it first.
 */
typedef struct
{
  const HearsayAnalysis *analysis;
  GPtrArray *readings;
  HearsayStatement *all;
  guint n;
  GHashTable *counts;
  GHashTable *names;
  HearsayStemWeight *weights; /* of all stems, by open addressing: each is asked for a thousand times */
  guint32 weights_mask;
  HearsayGist **gists; /* (nullable elements): of each quotation, twice: of what it reports, and of its extent */
  GHashTable *outlets; /* folded names of the corpus's outlets */
  guint jobs;
  HearsayKinship *kinship; /* of the articles; borrowed */
} HearsayStatements;

HearsayStatements *hearsay_statements_new (GPtrArray *readings,
                                           HearsayKinship *kinship,
                                           const HearsayAnalysis *analysis,
                                           guint jobs) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_statements_free (HearsayStatements *self);
void hearsay_statements_weigh_stems (HearsayStatements *self);
guint8 *hearsay_statements_replace (HearsayStatements *self,
                                    GHashTable *words) G_GNUC_WARN_UNUSED_RESULT;

HearsaySpeakers hearsay_statements_compare_speakers (const HearsayStatements *self,
                                                     guint32 a,
                                                     guint32 b);
double hearsay_statements_compare_words (const HearsayStatements *self,
                                         guint32 a,
                                         guint32 b,
                                         guint *n_shared);
gboolean hearsay_statements_may_share_stems (const HearsayStatements *self,
                                             guint32 a,
                                             guint32 b);
gboolean hearsay_statements_share_marked (const HearsayStatements *self,
                                          guint32 a,
                                          guint32 b);

HearsayPhrase *hearsay_statements_make_phrase (const HearsayStatements *self,
                                               guint32 quote,
                                               gboolean is_wide) G_GNUC_WARN_UNUSED_RESULT;
const HearsayGist *hearsay_statements_get_gist (const HearsayStatements *self,
                                                guint32 quote,
                                                gboolean is_wide);

gboolean hearsay_quotes_are_aligned (const HearsayAnalysis *analysis,
                                     const HearsayQuote *a,
                                     const HearsayQuote *b);
gboolean hearsay_quote_is_told_here (const HearsayAnalysis *analysis,
                                     const HearsayQuote *quote);
gboolean hearsay_speaker_is_outlet (const HearsayAnalysis *analysis,
                                    const HearsayQuote *quote);

static inline const HearsayStatement *
hearsay_statements_get (const HearsayStatements *self,
                        guint32 quote)
{
  return &self->all[quote];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayStatements, hearsay_statements_free)

G_END_DECLS
