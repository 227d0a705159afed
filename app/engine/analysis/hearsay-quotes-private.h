/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-cues.h"
#include "hearsay-entities.h"
#include "hearsay-reading.h"

G_BEGIN_DECLS

/* How quotations are found: marks make regions (hearsay-quotes-marks.c); the
 * text is seen as a row of items, a region being one, cut into stretches, which
 * are sentences that do not cut regions (hearsay-quotes-scan.c); in each stretch
 * cue grammar finds attributions (hearsay-quotes-direct.c where no model has been trained for the language, else
 * hearsay-quotes-grammar.c, with clauses from hearsay-quotes-clauses.c and phrases from
 * hearsay-quotes-phrases.c); attributions become quotes (hearsay-quotes.c). Who speaks
 * in them and through whom they came is settled after that (hearsay-tellings.h). */

/* The reason of hearsay-quotes-direct.c for what is told by a cue behind it. */
#define HEARSAY_REASON_BEHIND "verb and speaker after the words"

typedef enum
{
  HEARSAY_CLASS_DETERMINER = 1 << 0,
  HEARSAY_CLASS_PREPOSITION = 1 << 1,
  HEARSAY_CLASS_CLAUSE = 1 << 2, /* conjunctions and such, before which a noun phrase ends */
  HEARSAY_CLASS_AUXILIARY = 1 << 3,
  HEARSAY_CLASS_ADVERB = 1 << 4,
  HEARSAY_CLASS_TIME = 1 << 5,
  HEARSAY_CLASS_PRONOUN = 1 << 6,
  HEARSAY_CLASS_COLLECTIVE = 1 << 7,
  HEARSAY_CLASS_ANONYMOUS = 1 << 8,
  HEARSAY_CLASS_DOCUMENT = 1 << 9,
  HEARSAY_CLASS_SPEAKS_FOR = 1 << 10,
  HEARSAY_CLASS_COMMA = 1 << 11,
  HEARSAY_CLASS_COLON = 1 << 12,
  HEARSAY_CLASS_STOP = 1 << 13, /* . ! ? … ; and dashes */
  HEARSAY_CLASS_CAPITAL = 1 << 14,
  HEARSAY_CLASS_WORD = 1 << 15,
  HEARSAY_CLASS_POSSESSIVE = 1 << 16,
  HEARSAY_CLASS_RELATIVE = 1 << 17,
  HEARSAY_CLASS_DASH = 1 << 18,
} HearsayItemClass;

/* A stretch of text in quotation marks. */
typedef struct
{
  guint32 first;       /* token of the opening mark */
  guint32 last;        /* one past the closing mark, or past the last token if left open */
  guint32 inner_first; /* without the marks */
  guint32 inner_last;
  gboolean is_closed;
  gboolean continues; /* goes on from the paragraph before */
  int next;           /* the region in the next paragraph that goes on from this one, or -1 */
} HearsayMarked;

/* What the word lists know of a word. */
typedef struct
{
  guint32 classes;
  const char *lemma; /* of a cue verb, or NULL */
  HearsayVerbForm form;
} HearsayCueWord;

/* A token outside all marks, or a whole region. */
typedef struct
{
  guint32 first;
  guint32 last;
  int region;  /* or -1 */
  int mention; /* or -1 */
  guint32 classes;
  const char *word;  /* folded; "" for a region */
  const char *lemma; /* of a cue verb, or NULL */
  HearsayVerbForm form;
} HearsayItem;

/* Items [first, last) that belong together: a sentence, or more where marks
 * hold them together. */
typedef struct
{
  guint first;
  guint last;
  guint32 paragraph;
} HearsayStretch;

/* Tokens [first, last). */
typedef struct
{
  guint32 first;
  guint32 last;
} HearsayTokens;

/* Who says what as the grammar finds it. Content and source are item ranges; a
 * region in them counts whole. */
typedef struct
{
  guint first;
  guint last;
} HearsayItems;

typedef struct
{
  HearsayItems source; /* empty if none */
  HearsayItems cue;    /* empty if none */
  HearsayItems content[3];
  guint n_content;
  HearsayItems recipient; /* empty if none */
  int shares_source;      /* index of the attribution whose source this one shares, or -1 */
  guint stretch;
  gboolean is_plan; /* "is expected to": a hedge, not a speaker */
  guint8 confidence;
  const char *reason;
} HearsayAttribution;

/* How sure the grammar is of who speaks in an interview set as one. */
#define HEARSAY_TRANSCRIPT_CONFIDENCE 88

/**
 * HearsayFound:
 * @source: empty if none, or if another's is shared
 * @cue: empty if none
 * @content: (element-type HearsayTokens): in text order, at least one
 * @shares_source: index of the found quotation whose source this one shares, or -1
 * @confidence: per cent
 * @reason: static, untranslated
 *
 * Who says what, by the model or the grammar, before it becomes a quote.
 */
typedef struct
{
  HearsayTokens source;
  HearsayTokens cue;
  GArray *content;
  int shares_source;
  guint8 confidence;
  const char *reason;
} HearsayFound;

typedef struct
{
  HearsayReading *reading;
  const HearsayAnalysis *analysis;
  const char *text;
  HearsayTokens range; /* what is read: all of the text, or the inside of a quotation */
  GStringChunk *strings;
  GArray *regions;       /* HearsayMarked, in text order */
  GArray *items;         /* HearsayItem */
  GArray *stretches;     /* HearsayStretch */
  GArray *attributions;  /* HearsayAttribution, in text order: the grammar's, or what hearsay-quotes-direct.c found */
  GArray *found;         /* HearsayFound, by the place of the first part */
  guint32 *region_items; /* region → its item */
} HearsayQuoteScan;

static inline const HearsayItem *
hearsay_scan_item (const HearsayQuoteScan *self,
                   guint index)
{
  return &g_array_index (self->items, HearsayItem, index);
}

static inline gboolean
hearsay_scan_is (const HearsayQuoteScan *self,
                 guint index,
                 guint32 classes)
{
  return (hearsay_scan_item (self, index)->classes & classes) != 0;
}

static inline const HearsayFound *
hearsay_scan_found (const HearsayQuoteScan *self,
                    guint index)
{
  return &g_array_index (self->found, HearsayFound, index);
}

static inline gboolean
hearsay_tokens_are_empty (HearsayTokens tokens)
{
  return tokens.first >= tokens.last;
}

static inline gboolean
hearsay_items_are_empty (HearsayItems items)
{
  return items.first >= items.last;
}

void hearsay_quote_scan_init (HearsayQuoteScan *self,
                              HearsayReading *reading,
                              const HearsayAnalysis *analysis,
                              HearsayTokens range);
void hearsay_quote_scan_clear (HearsayQuoteScan *self);
void hearsay_quotes_find_marks (HearsayQuoteScan *self);
void hearsay_quotes_find_dialogue (HearsayQuoteScan *self,
                                   guint32 first,
                                   guint32 last);
void hearsay_quotes_find_direct (HearsayQuoteScan *self);
void hearsay_quotes_scan (HearsayQuoteScan *self);
const HearsayCueWord *hearsay_scan_look_up (const HearsayQuoteScan *self,
                                            const char *word);
guint32 hearsay_scan_classify_sign (gunichar c);
HearsaySpan hearsay_scan_get_span (const HearsayQuoteScan *self,
                                   HearsayItems items);
HearsayItems hearsay_scan_find_items (const HearsayQuoteScan *self,
                                      HearsayTokens tokens);
HearsayTokens hearsay_scan_get_tokens (const HearsayQuoteScan *self,
                                       HearsayItems items);
int hearsay_scan_find_region (const HearsayQuoteScan *self,
                              guint32 token);
gboolean hearsay_scan_has_list (const HearsayQuoteScan *self,
                                const char *list,
                                const char *word);
gboolean hearsay_scan_word_is (const HearsayQuoteScan *self,
                               guint index,
                               const char *word);
const char *hearsay_scan_phrase (const HearsayQuoteScan *self,
                                 const char *list,
                                 guint index,
                                 guint last,
                                 guint *end);

gboolean hearsay_phrases_is_verb (const HearsayQuoteScan *self,
                                  guint index,
                                  HearsayStretch stretch);
guint hearsay_phrases_group_start (const HearsayQuoteScan *self,
                                   guint verb,
                                   HearsayStretch stretch);
HearsayItems hearsay_phrases_subject (const HearsayQuoteScan *self,
                                      guint group,
                                      HearsayStretch stretch);
HearsayItems hearsay_phrases_noun_right (const HearsayQuoteScan *self,
                                         guint index,
                                         HearsayStretch stretch);
HearsayItems hearsay_phrases_recipient (const HearsayQuoteScan *self,
                                        guint index,
                                        HearsayStretch stretch);
guint hearsay_phrases_skip_adjuncts (const HearsayQuoteScan *self,
                                     guint index,
                                     HearsayStretch stretch);

void hearsay_quotes_find_attributions (HearsayQuoteScan *self);
gboolean hearsay_quotes_find_outlet (const HearsayQuoteScan *self,
                                     HearsayItems within,
                                     HearsayItems *outlet);

G_END_DECLS
