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
  const char *key;        /* folded, without article and company suffix; the canonical form of an alias */
  const char *first;      /* first word of the key */
  const char *last;       /* last word, without "Jr" and the like */
  gunichar middle;        /* of a person: the letter the second of three and more words begins with; or 0 */
  const char *second;     /* of the same: the second word where the first is an initial ("T. Orwin Clark"); or NULL */
  const char *generation; /* of a person: "jr", "iii"; or NULL */
  guint n_words;
  HearsayEntityKind kind;
  guint count;   /* mentions */
  guint printed; /* mentions before any was linked to another name */
  guint n_articles;
  guint weight;                 /* sum of confidences */
  guint best;                   /* highest confidence */
  guint32 samples[MAX_SAMPLES]; /* articles, ascending */
  guint n_samples;
  guint32 last_article;
  guint n_as_person;     /* mentions of a place or firm that were somebody of their article */
  const char *office;    /* the longest folded office printed beside it; or NULL */
  const char *canonical; /* of an alias; or NULL */
  HearsayGender gender;  /* of titles before a bare surname */
  const char *surface;   /* as most often printed */
  guint surface_count;
  guint32 parent;      /* union-find */
  guint32 joined_to;   /* the same, never shortened: merge by merge up to the root */
  guint8 link;         /* confidence of the merge with joined_to, per cent */
  const char *reason;  /* of that merge, static; or NULL */
  gboolean is_variant; /* merged as a misspelling */
  gboolean is_apart;   /* an article names it beside the same name of another generation */
  guint32 full_of;     /* the longer name articles took this one for, + 1; 0: none, SEVERAL: not always the same */
  gboolean is_loose;   /* the longer name has a country more ("US State Department") */
} Name;

#define SEVERAL G_MAXUINT32

/* How sure a merge or link is, per cent: what the score on coreferent names bears out. */
enum
{
  SURE_FULL_NAME = 97,
  SURE_ALIAS = 96,
  SURE_DEFINED = 96, /* "Northern River Board (NRB)" */
  SURE_SPELLING = 93,
  SURE_INITIALS = 92,
  SURE_SURNAME = 92,
  SURE_ONE_WORD = 90,
  SURE_GIVEN_AGREES = 88,
  SURE_SHORT_FORM = 85,
  SURE_SURNAME_ELSEWHERE = 82,
  SURE_GIVEN_ALONE = 80,
  SURE_BARE_PERSON = 80, /* a surname that nobody bears in full */
  SURE_NEAREST = 72,     /* several would do */
  SURE_MISSPELLING = 70,
  SURE_TRANSLITERATION = 65,
};

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
                    const char *reason,
                    guint confidence);
void resolver_redirect (Resolver *self,
                        HearsayMention *mention,
                        guint to,
                        const char *reason,
                        guint confidence);
void resolver_note_full (Resolver *self,
                         guint index,
                         guint full,
                         gboolean is_loose);

char *resolver_make_key (const Resolver *self,
                         const char *surface,
                         HearsayEntityKind kind,
                         char **shown);
const char *resolver_find_alias (const Resolver *self,
                                 const char *key);
gboolean resolver_is_name_suffix (const Resolver *self,
                                  const char *word);
gboolean names_is_generation (const char *word);

void resolver_collect (Resolver *self);
void resolver_join_pairs (Resolver *self);
void resolver_drop_doubtful (Resolver *self);
void resolver_settle_kinds (Resolver *self);
void resolver_link_in_articles (Resolver *self);
void resolver_link_people (Resolver *self,
                           HearsayReading *reading);
void resolver_link_short_forms (Resolver *self,
                                HearsayReading *reading);
void resolver_link_acronyms (Resolver *self,
                             HearsayReading *reading);
void resolver_join_short_forms (Resolver *self);
void resolver_link_bare_names (Resolver *self);
void resolver_link_bare_places (Resolver *self);
void resolver_merge_people (Resolver *self);
void resolver_merge_acronyms (Resolver *self);
void resolver_merge_spellings (Resolver *self);
void resolver_merge_misspellings (Resolver *self);
void resolver_make_entities (Resolver *self);

/* Names that share a key, for comparing inside blocks only. */
typedef struct
{
  guint64 key;
  guint32 name;
} Entry;

#define MAX_BLOCK 64 /* more alike names are compared only with the first so many */

guint64 names_hash (const char *bytes,
                    gsize length,
                    guint64 seed);
void names_add_entry (GArray *entries,
                      guint64 key,
                      guint name);
void names_sort_entries (GArray *entries);
guint names_block_end (const GArray *entries,
                       guint first);

gboolean name_is_full_person (const Resolver *self,
                              const Name *name);
gboolean names_offices_agree (const Name *a,
                              const Name *b);
guint names_count_company (Resolver *self,
                           const Name *a,
                           const Name *b);
gboolean names_share_article (const Name *a,
                              const Name *b);
gboolean people_agree (const Resolver *self,
                       const Name *a,
                       const Name *b);

/* Comparing words; all folded UTF-8. */
guint names_distance (const char *a,
                      const char *b,
                      guint limit);
gboolean names_sound_alike (const char *a,
                            const char *b);
gboolean names_given_agree (const HearsayLanguage *language,
                            const char *a,
                            const char *b);
gboolean names_is_initial (const char *word);
char *names_loose_key (const char *folded);
char *names_skeleton (const char *word);
gboolean names_is_acronym_of (const char *acronym,
                              const char *full,
                              gboolean is_mixed);
HearsayGender names_gender_of_given (const HearsayLanguage *language,
                                     const char *given);

G_END_DECLS
