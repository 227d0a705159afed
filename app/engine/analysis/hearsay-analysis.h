/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "hearsay-corpus.h"
#include "hearsay-span.h"

G_BEGIN_DECLS

/* Everything the engine finds in a corpus, and everything it finds laid over by
 * what the analyst decided, has this one shape: flat arrays of plain structs that
 * name each other by index. -1 means "none". Strings are owned by the structs. */

#define HEARSAY_NONE (-1)
#define HEARSAY_NOBODY (-2) /* where the analyst decided that there is none */

typedef enum
{
  HEARSAY_ENTITY_PERSON,
  HEARSAY_ENTITY_ORGANIZATION,
  HEARSAY_ENTITY_PLACE,
  HEARSAY_ENTITY_OTHER,
} HearsayEntityKind;

typedef enum
{
  HEARSAY_QUOTE_DIRECT,
  HEARSAY_QUOTE_MIXED,
  HEARSAY_QUOTE_INDIRECT,
} HearsayQuoteKind;

typedef enum
{
  HEARSAY_SOURCE_UNKNOWN,
  HEARSAY_SOURCE_NAMED,
  HEARSAY_SOURCE_ANONYMOUS,
  HEARSAY_SOURCE_COLLECTIVE,
  HEARSAY_SOURCE_DOCUMENT,
  HEARSAY_SOURCE_POST,
} HearsaySourceType;

/* What the report says the speaker does with the content: the attitudes of PolNeAR's
 * guidelines (statements, beliefs, intentions, desires), statements by their force. */
typedef enum
{
  HEARSAY_STANCE_UNKNOWN,
  HEARSAY_STANCE_ASSERTS,
  HEARSAY_STANCE_CLAIMS,   /* and the reporter keeps a distance */
  HEARSAY_STANCE_SUGGESTS, /* hints, implies */
  HEARSAY_STANCE_DENIES,
  HEARSAY_STANCE_REFUSES, /* or withholds it */
  HEARSAY_STANCE_ADMITS,
  HEARSAY_STANCE_WARNS,
  HEARSAY_STANCE_PROMISES,
  HEARSAY_STANCE_DEMANDS,
  HEARSAY_STANCE_ASKS,
  HEARSAY_STANCE_JUDGES, /* praises, condemns */
  HEARSAY_STANCE_BELIEVES,
  HEARSAY_STANCE_KNOWS,
  HEARSAY_STANCE_WANTS,
  HEARSAY_STANCE_PLANS,
  HEARSAY_STANCE_HEARSAY, /* "is said to", "is alleged to": nobody is named who says it */
} HearsayStance;

typedef enum
{
  HEARSAY_ROLE_SPEAKER,
  HEARSAY_ROLE_RELAY,
  HEARSAY_ROLE_PUBLISHER,
} HearsayRole;

/* Declared: printed in the text. Inferred: concluded from copied text or the like. */
typedef enum
{
  HEARSAY_BASIS_DECLARED,
  HEARSAY_BASIS_INFERRED,
} HearsayBasis;

/* What became of a suggestion. The engine only ever suggests. */
typedef enum
{
  HEARSAY_STANDING_SUGGESTED,
  HEARSAY_STANDING_CONFIRMED,
  HEARSAY_STANDING_CORRECTED,
  HEARSAY_STANDING_REJECTED,
} HearsayStanding;

/* How two wordings differ, heaviest first. */
typedef enum
{
  HEARSAY_CHANGE_NEGATION,
  HEARSAY_CHANGE_NUMBER,
  HEARSAY_CHANGE_MODALITY,
  HEARSAY_CHANGE_ENTITY_SWAPPED,
  HEARSAY_CHANGE_SPEAKER,
  HEARSAY_CHANGE_STANCE,
  HEARSAY_CHANGE_MARKS,
  HEARSAY_CHANGE_OMISSION,
  HEARSAY_CHANGE_ADDITION,
  HEARSAY_CHANGE_SYNONYM,
  HEARSAY_CHANGE_SPELLING,
  HEARSAY_CHANGE_PUNCTUATION,
} HearsayChangeType;

/* One place where the text names an entity. */
typedef struct
{
  guint32 article;
  HearsaySpan span;
  int entity;
  guint8 kind;         /* HearsayEntityKind as read here; the entity's may differ */
  guint8 confidence;   /* per cent */
  gboolean is_variant; /* a misspelling or other odd form of the entity's name */
  const char *reason;  /* static, untranslated: "full name", "title", "word list", … */
} HearsayMention;

typedef struct
{
  char *id;   /* from kind and name */
  char *name; /* the fullest and commonest form */
  HearsayEntityKind kind;
  HearsayStanding standing;
  guint8 confidence;  /* per cent */
  const char *reason; /* static, untranslated */
  guint n_mentions;
  guint n_articles;
} HearsayEntity;

/* One step on the way from the speaker to this page. */
typedef struct
{
  HearsayRole role;
  HearsayBasis basis;
  char *name;
  int entity;
  int article; /* the article the name stands for, if it is one of the corpus; else -1 */
  char *verb;  /* the printed word that declares the step: "told", "cited"; "" if inferred */
  guint32 evidence_article;
  HearsaySpan evidence; /* empty when there is nothing to point at */
} HearsayHop;

typedef struct
{
  char *id; /* from the article, the place and the words */
  guint32 article;
  HearsayQuoteKind kind;
  HearsayStanding standing;
  GArray *content;    /* HearsaySpan, in text order, at least one; without the outer marks */
  HearsaySpan cue;    /* may be empty */
  HearsaySpan source; /* as printed; may be empty */
  char *speaker;      /* resolved name, or the description; "" when unknown */
  int speaker_entity;
  HearsaySourceType source_type;
  HearsaySpan anonymity; /* why the source is not named, as printed; mostly empty */
  GArray *chain;         /* HearsayHop, from the speaker to the publisher */
  char *hedge;           /* printed: "reportedly", "is expected to"; "" if there is none */
  HearsayStance stance;
  guint8 confidence;  /* per cent */
  const char *reason; /* static, untranslated */
  int utterance;
  int taken_from; /* quote of the same utterance: what the analyst decided; HEARSAY_NOBODY: it is an origin */
} HearsayQuote;

/* One difference between two reports of the same thing said. Each span lies in
 * its own quote's article; an empty span marks the place where words are missing. */
typedef struct
{
  guint32 from; /* quote */
  guint32 to;
  HearsayChangeType type;
  HearsaySpan a; /* in the article of @from */
  HearsaySpan b; /* in the article of @to */
} HearsayChange;

#define HEARSAY_N_ALTERNATIVES 2

/* How a report of an utterance most likely came to its article. Of each quotation in
 * the utterance's order; @parent and @others are places in that order. */
typedef struct
{
  int parent; /* HEARSAY_NONE for an origin */
  HearsayBasis basis;
  HearsayStanding standing;
  guint8 confidence; /* per cent: of the parent, or of there being none */
  gboolean is_circular;
  const char *reason; /* static, untranslated */
  int others[HEARSAY_N_ALTERNATIVES];
  guint8 other_confidences[HEARSAY_N_ALTERNATIVES];
} HearsayTransmission;

/* One thing said once, however many articles print it. */
typedef struct
{
  char *id;
  GArray *quotes; /* guint32, by article date, then path, then place; the first is the base */
  char *speaker;
  int speaker_entity;
  HearsaySourceType source_type;
  HearsayStanding standing;
  guint origins;
  GArray *changes; /* HearsayChange, against the base, heaviest first */
  GArray *tree;    /* HearsayTransmission, one a quote; made when settled */
} HearsayUtterance;

/* A passage two articles share. */
typedef struct
{
  guint32 article_a;
  guint32 article_b;
  HearsaySpan a;
  HearsaySpan b;
  double similarity; /* 0…1, share of aligned words that agree */
} HearsayReuse;

/* Where an article's text most likely came from. */
typedef struct
{
  guint32 family;
  int parent; /* article, or -1 for an origin */
  HearsayStanding standing;
  HearsayBasis basis;   /* of the step from the parent */
  guint8 copied;        /* per cent of this article's own text found in the parent's */
  gboolean is_circular; /* it and another article name each other as the source */
  gboolean is_correction;
  HearsaySpan evidence;               /* the credit in this article, if declared */
  double score;                       /* of the chosen parent, 0…1 */
  guint8 confidence;                  /* per cent: of the parent, or of there being none */
  const char *reason;                 /* static, untranslated: of the parent, or why it is an origin */
  int others[HEARSAY_N_ALTERNATIVES]; /* articles that may be the parent instead */
  guint8 other_confidences[HEARSAY_N_ALTERNATIVES];
} HearsayDescent;

/* All articles that go back to one origin. Families are in the order of their size. */
typedef struct
{
  guint32 origin; /* the article printed first */
  char *name;     /* its outlet, agency or title */
  char *source;   /* who told it: a speaker; "" when unknown */
  HearsaySourceType source_type;
  guint n_articles;
} HearsayFamily;

/**
 * HearsayAnalysis:
 * @corpus: what was analysed
 * @entities: (element-type HearsayEntity): by kind, then mentions, then name
 * @mentions: (element-type HearsayMention): by article, then place
 * @quotes: (element-type HearsayQuote): by article, then place
 * @utterances: (element-type HearsayUtterance)
 * @reuse: (element-type HearsayReuse): by article_a, article_b, place
 * @descents: (element-type HearsayDescent): one an article
 * @families: (element-type HearsayFamily)
 *
 * Immutable once made, and counted.
 */
typedef struct
{
  HearsayCorpus *corpus;
  GArray *entities;
  GArray *mentions;
  GArray *quotes;
  GArray *utterances;
  GArray *reuse;
  GArray *descents;
  GArray *families;
} HearsayAnalysis;

HearsayAnalysis *hearsay_analysis_new (HearsayCorpus *corpus) G_GNUC_WARN_UNUSED_RESULT;
HearsayAnalysis *hearsay_analysis_copy (const HearsayAnalysis *self) G_GNUC_WARN_UNUSED_RESULT;
HearsayAnalysis *hearsay_analysis_ref (HearsayAnalysis *self);
void hearsay_analysis_unref (HearsayAnalysis *self);

static inline HearsayEntity *
hearsay_analysis_get_entity (const HearsayAnalysis *self,
                             guint index)
{
  return &g_array_index (self->entities, HearsayEntity, index);
}

static inline HearsayMention *
hearsay_analysis_get_mention (const HearsayAnalysis *self,
                              guint index)
{
  return &g_array_index (self->mentions, HearsayMention, index);
}

static inline HearsayQuote *
hearsay_analysis_get_quote (const HearsayAnalysis *self,
                            guint index)
{
  return &g_array_index (self->quotes, HearsayQuote, index);
}

static inline HearsayUtterance *
hearsay_analysis_get_utterance (const HearsayAnalysis *self,
                                guint index)
{
  return &g_array_index (self->utterances, HearsayUtterance, index);
}

static inline HearsayDescent *
hearsay_analysis_get_descent (const HearsayAnalysis *self,
                              guint index)
{
  return &g_array_index (self->descents, HearsayDescent, index);
}

static inline HearsayFamily *
hearsay_analysis_get_family (const HearsayAnalysis *self,
                             guint index)
{
  return &g_array_index (self->families, HearsayFamily, index);
}

void hearsay_analysis_get_article_mentions (const HearsayAnalysis *self,
                                            guint article,
                                            guint *first,
                                            guint *last);
void hearsay_analysis_get_article_quotes (const HearsayAnalysis *self,
                                          guint article,
                                          guint *first,
                                          guint *last);
void hearsay_analysis_count_mentions (HearsayAnalysis *self);

HearsayBasis hearsay_hop_get_step_basis (const HearsayHop *from,
                                         const HearsayHop *to);
HearsaySpan hearsay_quote_get_span (const HearsayQuote *quote);
char *hearsay_quote_dup_text (const HearsayQuote *quote,
                              const HearsayArticle *article) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_entity_clear (HearsayEntity *entity);
void hearsay_hop_clear (HearsayHop *hop);
void hearsay_quote_init (HearsayQuote *quote,
                         guint32 article);
void hearsay_quote_clear (HearsayQuote *quote);
void hearsay_utterance_clear (HearsayUtterance *utterance);
void hearsay_family_clear (HearsayFamily *family);

guint hearsay_change_get_weight (HearsayChangeType type);
char *hearsay_stable_id (const char *first,
                         ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

/* The names of the enumerations in files; untranslated. */
const char *hearsay_entity_kind_to_string (HearsayEntityKind kind);
const char *hearsay_quote_kind_to_string (HearsayQuoteKind kind);
const char *hearsay_source_type_to_string (HearsaySourceType type);
const char *hearsay_stance_to_string (HearsayStance stance);
const char *hearsay_role_to_string (HearsayRole role);
const char *hearsay_basis_to_string (HearsayBasis basis);
const char *hearsay_change_type_to_string (HearsayChangeType type);
const char *hearsay_standing_to_string (HearsayStanding standing);
gboolean hearsay_entity_kind_from_string (const char *string,
                                          HearsayEntityKind *kind);
gboolean hearsay_source_type_from_string (const char *string,
                                          HearsaySourceType *type);
gboolean hearsay_stance_from_string (const char *string,
                                     HearsayStance *stance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayAnalysis, hearsay_analysis_unref)

G_END_DECLS
