/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-entities.h"
#include "hearsay-lexicon.h"

G_BEGIN_DECLS

/* The steps of resolving names over a corpus, for hearsay-entities*.c only. */

#define MAX_SAMPLES 6 /* articles remembered of a name, for comparing company */

/* One form of a name with one kind: every mention printed that way, anywhere. */
typedef struct
{
  const char *key;   /* folded, without article and company suffix; the canonical form of an alias */
  const char *first; /* first word of the key */
  const char *last;  /* last word, without "Jr" and the like */
  guint n_words;
  HearsayEntityKind kind;
  guint count; /* mentions */
  guint n_articles;
  guint weight;                 /* sum of confidences */
  guint best;                   /* highest confidence */
  guint32 samples[MAX_SAMPLES]; /* articles, ascending */
  guint n_samples;
  guint32 last_article;
  const char *office;    /* the longest folded office printed beside it; or NULL */
  const char *canonical; /* of an alias; or NULL */
  HearsayGender gender;  /* of titles before a bare surname */
  const char *surface;   /* as most often printed */
  guint surface_count;
  guint32 parent;      /* union-find */
  gboolean is_variant; /* merged as a misspelling */
  const char *reason;  /* of the merge, static; or NULL */
} Name;

typedef struct
{
  GPtrArray *readings;
  HearsayAnalysis *analysis;
  const HearsayLanguage *language;
  const HearsayLexicon *lexicon;
  GStringChunk *strings;
  GArray *names;        /* Name */
  GHashTable *by_key;   /* "kind key" → index + 1 */
  GHashTable *outlets;  /* folded names of the outlets of the articles */
  GHashTable *surfaces; /* "index surface" → count */
} Resolver;

static inline Name *
resolver_name (const Resolver *self,
               guint index)
{
  return &g_array_index (self->names, Name, index);
}

guint resolver_find (const Resolver *self,
                     guint index);
void resolver_join (Resolver *self,
                    guint a,
                    guint b,
                    const char *reason);

void resolver_collect (Resolver *self);
void resolver_join_pairs (Resolver *self);
void resolver_settle_kinds (Resolver *self);
void resolver_link_in_articles (Resolver *self);
void resolver_link_bare_names (Resolver *self);
void resolver_link_bare_places (Resolver *self);
void resolver_merge_people (Resolver *self);
void resolver_merge_acronyms (Resolver *self);
void resolver_merge_misspellings (Resolver *self);
void resolver_make_entities (Resolver *self);

/* Comparing words; all folded UTF-8. */
guint names_distance (const char *a,
                      const char *b,
                      guint limit);
gboolean names_sound_alike (const char *a,
                            const char *b);
gboolean names_given_agree (const HearsayLanguage *language,
                            const char *a,
                            const char *b);
gboolean names_is_acronym_of (const char *acronym,
                              const char *full);
HearsayGender names_gender_of_given (const HearsayLanguage *language,
                                     const char *given);

G_END_DECLS
