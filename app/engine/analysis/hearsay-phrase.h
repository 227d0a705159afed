/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"
#include "hearsay-gist.h"
#include "hearsay-language.h"

G_BEGIN_DECLS

typedef enum
{
  HEARSAY_WORD_CONTENT,
  HEARSAY_WORD_FUNCTION, /* articles, prepositions, auxiliaries: carries little by itself */
  HEARSAY_WORD_NUMBER,   /* digits or a number word */
  HEARSAY_WORD_NEGATION,
  HEARSAY_WORD_MODAL, /* modals and hedges */
  HEARSAY_WORD_SIGN,  /* punctuation and quotation marks */
} HearsayWordClass;

typedef struct
{
  HearsaySpan span;   /* bytes in the article */
  const char *folded; /* owned by the phrase */
  const char *stem;
  const char *denied; /* the stem of what a word that begins with "un-" denies, or NULL */
  const char *direct; /* what the speaker said where this is reported, "will" of "would", or NULL */
  guint32 hash;       /* of the stem */
  int entity;         /* of the mention it is part of, or HEARSAY_NONE */
  guint64 senses;     /* of a content word: WordNet's classes, a bit each */
  HearsayWordClass word_class;
} HearsayWord;

/**
 * HearsayPhrase:
 * @words: (element-type HearsayWord): in text order
 * @gist: what can be told of them before they are lined up
 * @strings: the words' own
 *
 * Some words of an article, prepared for comparison.
 */
typedef struct
{
  GArray *words;
  HearsayGist *gist;
  GStringChunk *strings;
} HearsayPhrase;

HearsayPhrase *hearsay_phrase_new (const HearsayAnalysis *analysis,
                                   guint article,
                                   const GArray *spans) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_phrase_free (HearsayPhrase *self);

static inline const HearsayWord *
hearsay_phrase_get (const HearsayPhrase *self,
                    guint index)
{
  return &g_array_index (self->words, HearsayWord, index);
}

/* A stretch of two phrases, [a, a_end) and [b, b_end): either alike word by
 * word, or different as a whole. One side may be empty. */
typedef struct
{
  guint a;
  guint a_end;
  guint b;
  guint b_end;
  gboolean alike;
} HearsayBlock;

GArray *hearsay_phrase_align_words (const HearsayPhrase *a,
                                    const HearsayPhrase *b) G_GNUC_WARN_UNUSED_RESULT;
GArray *hearsay_phrase_join_words (const GArray *steps) G_GNUC_WARN_UNUSED_RESULT;
GArray *hearsay_phrase_align (const HearsayPhrase *a,
                              const HearsayPhrase *b) G_GNUC_WARN_UNUSED_RESULT;
double hearsay_phrase_similarity (const HearsayPhrase *a,
                                  const HearsayPhrase *b,
                                  const GArray *blocks);
gboolean hearsay_words_are_akin (const HearsayWord *a,
                                 const HearsayWord *b);
gboolean hearsay_words_are_spellings (const char *a,
                                      const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayPhrase, hearsay_phrase_free)

G_END_DECLS
