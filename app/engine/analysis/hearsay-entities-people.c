/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

#include "hearsay-text.h"

/* People inside one article. Who stands in full lends the name to what follows: a
 * surname, or a given name alone. Where two of the article bear it, a title printed
 * beside both decides, then who was named in full right before, then who is named
 * most; somebody brought in as kin ("his wife Ann Clark") stands back. */

#define MAX_BEARERS 16   /* of one surname in one article */
#define MAX_COMPARED 300 /* so many unexplained words are compared with so many full names */

/* Somebody who is named in full. */
typedef struct
{
  guint name;             /* the form met last */
  guint n;                /* mentions so far, of any form */
  guint32 last_paragraph; /* of the latest mention in full */
  guint order;            /* of the latest mention in full */
  const char *title;      /* folded; or NULL */
  gboolean is_kin;
  int next_last;  /* who bears the same surname, met before; or -1 */
  int next_first; /* the same given name */
} Bearer;

typedef struct
{
  Resolver *resolver;
  HearsayReading *reading;
  GArray *bearers;
  GHashTable *by_last;  /* folded surname → bearer + 1, the latest */
  GHashTable *by_first; /* folded given name → the same */
  GHashTable *firms;    /* words that longer names of organisations begin or end with */
  gboolean is_backward;
} People;

static HearsayMention *
mention_at (const People *self,
            guint index)
{
  return &g_array_index (self->reading->mentions, HearsayMention, index);
}

static const Name *
name_of (const People *self,
         const HearsayMention *mention)
{
  return resolver_name (self->resolver, mention->entity);
}

static Bearer *
bearer_at (const People *self,
           int index)
{
  return &g_array_index (self->bearers, Bearer, index);
}

static int
lookup (GHashTable *table,
        const char *key)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) - 1;
}

static char *
dup_folded (const People *self,
            const HearsayToken *token)
{
  char *folded = hearsay_text_fold (self->reading->article->text + token->start, token->end - token->start);
  gsize length = strlen (folded);

  if (length > 1 && folded[length - 1] == '.')
    folded[length - 1] = '\0';

  return folded;
}

/* The token so many before a mention, or NULL at the start of its sentence. */
static const HearsayToken *
token_before (const People *self,
              const HearsayMention *mention,
              guint distance)
{
  const HearsaySegments *segments = self->reading->segments;
  guint own = hearsay_segments_token_at (segments, mention->span.start);

  if (own < distance || own >= segments->tokens->len ||
      hearsay_segments_get_token (segments, own - distance)->sentence != hearsay_segments_get_token (segments, own)->sentence)
    return NULL;

  return hearsay_segments_get_token (segments, own - distance);
}

static guint32
paragraph_of (const People *self,
              const HearsayMention *mention)
{
  const HearsaySegments *segments = self->reading->segments;
  guint own = MIN (hearsay_segments_token_at (segments, mention->span.start), segments->tokens->len - 1);

  return hearsay_segments_get_sentence (segments, hearsay_segments_get_token (segments, own)->sentence)->paragraph;
}

static const char *
as_title (const People *self,
          const char *word)
{
  guint32 classes = hearsay_lexicon_classify (self->resolver->lexicon, word);

  if (!(classes & (HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE)) &&
      !hearsay_words_contain (hearsay_language_get_words (self->reading->language, "gendered-titles"), word))
    return NULL;

  return g_string_chunk_insert_const (self->resolver->strings, word);
}

/* "Mrs", "Senator", "spokesman": the first word of the mention, or the word before it. */
static const char *
find_title (const People *self,
            const HearsayMention *mention)
{
  const HearsaySegments *segments = self->reading->segments;
  guint own = hearsay_segments_token_at (segments, mention->span.start);
  const char *title = NULL;

  for (guint i = 0; i < 2 && title == NULL; i++)
    {
      const HearsayToken *token = i == 0 ? (own < segments->tokens->len ? hearsay_segments_get_token (segments, own) : NULL) : token_before (self, mention, 1);
      g_autofree char *folded = NULL;

      if (token == NULL || token->kind != HEARSAY_TOKEN_WORD || token->end - token->start > 24 || (i == 0 && token->end >= mention->span.end))
        continue;
      folded = dup_folded (self, token);
      title = as_title (self, folded);
    }

  return title;
}

static HearsayGender
title_gender (const People *self,
              const char *title)
{
  const char *value = title == NULL ? NULL : hearsay_words_lookup (hearsay_language_get_words (self->reading->language, "gendered-titles"), title);

  return value == NULL ? HEARSAY_GENDER_UNKNOWN : *value == 'f' ? HEARSAY_GENDER_FEMALE
                                                                : HEARSAY_GENDER_MALE;
}

/* "his wife Ann Clark", "their sons, Paul and Tom Clark": a word for kin at most three words before. */
static gboolean
is_kin (const People *self,
        const HearsayMention *mention)
{
  const HearsayWords *kin = hearsay_language_get_words (self->reading->language, "kin-words");

  for (guint i = 1; i <= 3; i++)
    {
      const HearsayToken *token = token_before (self, mention, i);
      g_autofree char *folded = NULL;

      if (token == NULL)
        return FALSE;
      folded = dup_folded (self, token);
      if (hearsay_words_contain (kin, folded))
        return TRUE;
    }

  return FALSE;
}

static gboolean
genders_clash (const People *self,
               HearsayGender gender,
               const Name *full)
{
  HearsayGender given = names_gender_of_given (self->reading->language, full->first);

  return gender != HEARSAY_GENDER_UNKNOWN && given != HEARSAY_GENDER_UNKNOWN && gender != given;
}

/* One word as printed, a title aside: "Lynch", not "Lynch Corp". */
static gboolean
is_bare (const People *self,
         const HearsayMention *mention)
{
  const Name *name = name_of (self, mention);

  return name->n_words == 1 && name->key[0] != '@' &&
         (name->kind == HEARSAY_ENTITY_PERSON ||
          memchr (self->reading->article->text + mention->span.start, ' ', mention->span.end - mention->span.start) == NULL);
}

/* Whoever is named in full here: met before under the same or a like name, or new. */
static void
meet (People *self,
      const HearsayMention *mention,
      guint order)
{
  const Name *name = name_of (self, mention);
  const char *title = find_title (self, mention);
  Bearer fresh = { 0 };
  guint n = 0;

  for (int i = lookup (self->by_last, name->last); i >= 0 && n < MAX_BEARERS; i = bearer_at (self, i)->next_last, n++)
    {
      Bearer *bearer = bearer_at (self, i);
      Name *met = resolver_name (self->resolver, bearer->name);

      if (g_strcmp0 (met->generation, name->generation) != 0)
        {
          met->is_apart = TRUE;
          resolver_name (self->resolver, mention->entity)->is_apart = TRUE;
          continue;
        }
      if (bearer->name == (guint) mention->entity || people_agree (self->resolver, name, met))
        {
          bearer->n++;
          bearer->order = order;
          bearer->last_paragraph = paragraph_of (self, mention);
          if (title != NULL)
            bearer->title = title;
          if (name->n_words >= met->n_words)
            bearer->name = mention->entity;
          return;
        }
    }
  if (n >= MAX_BEARERS)
    return;

  fresh = (Bearer){ mention->entity, 1, paragraph_of (self, mention), order, title, is_kin (self, mention),
                    lookup (self->by_last, name->last), lookup (self->by_first, name->first) };
  g_array_append_val (self->bearers, fresh);
  g_hash_table_insert (self->by_last, (gpointer) name->last, GUINT_TO_POINTER (self->bearers->len));
  g_hash_table_insert (self->by_first, (gpointer) name->first, GUINT_TO_POINTER (self->bearers->len));
}

/* @most: mentions of the one named most */
static guint
rate (const Bearer *bearer,
      const char *title,
      const Bearer *latest,
      guint most,
      guint32 paragraph)
{
  guint rating = MIN (bearer->n, 99);
  gboolean is_near = paragraph == bearer->last_paragraph || (paragraph == bearer->last_paragraph + 1 && bearer->n * 4 >= most);

  if (title != NULL && bearer->title != NULL && strcmp (title, bearer->title) == 0)
    rating += 1000;
  if (bearer == latest && !bearer->is_kin && is_near)
    rating += 200;
  if (!bearer->is_kin)
    rating += 50;

  return rating;
}

/* Who of those that bear a surname is meant; -1 for nobody. */
static int
choose_bearer (const People *self,
               int first,
               const char *title,
               guint32 paragraph,
               guint *n_fit)
{
  const Bearer *latest = NULL;
  int best = -1;
  guint best_rating = 0;
  guint most = 0;
  guint n = 0;

  *n_fit = 0;
  for (int i = first; i >= 0 && n < MAX_BEARERS; i = bearer_at (self, i)->next_last, n++)
    {
      most = MAX (most, bearer_at (self, i)->n);
      if (latest == NULL || bearer_at (self, i)->order > latest->order)
        latest = bearer_at (self, i);
    }

  n = 0;
  for (int i = first; i >= 0 && n < MAX_BEARERS; i = bearer_at (self, i)->next_last, n++)
    {
      const Bearer *bearer = bearer_at (self, i);
      guint rating = rate (bearer, title, latest, most, paragraph);

      if (genders_clash (self, title_gender (self, title), resolver_name (self->resolver, bearer->name)))
        continue;
      (*n_fit)++;
      if (best < 0 || rating > best_rating)
        {
          best = i;
          best_rating = rating;
        }
    }

  return best;
}

/* "Clarks" where "Clark" is about: a family is nobody of it. */
static gboolean
is_family (const People *self,
           const char *key)
{
  gsize length = strlen (key);
  g_autofree char *shorter = NULL;

  if (length < 4 || key[length - 1] != 's')
    return FALSE;
  shorter = g_strndup (key, length - 1);
  if (lookup (self->by_last, shorter) >= 0)
    return TRUE;
  if (shorter[length - 2] != 'e')
    return FALSE;
  shorter[length - 2] = '\0';

  return lookup (self->by_last, shorter) >= 0;
}

/* Whether what reads as a place or firm may yet be somebody of the article, who is
 * named in full there: where no list and no longer name says what it is. */
static gboolean
may_be_person (const People *self,
               const HearsayMention *mention)
{
  const Name *name = name_of (self, mention);
  guint32 classes = hearsay_lexicon_classify (self->resolver->lexicon, name->key);

  if (name->kind == HEARSAY_ENTITY_PERSON)
    return TRUE;
  if (name->canonical != NULL || (classes & HEARSAY_LEXEME_COUNTRY))
    return FALSE;
  if (classes & HEARSAY_LEXEME_PLACE)
    return mention->confidence < 60;
  if (name->kind == HEARSAY_ENTITY_PLACE || (classes & HEARSAY_LEXEME_ORGANIZATION))
    return mention->confidence < 75;

  return mention->confidence < 95 && !g_hash_table_contains (self->firms, name->key);
}

static void
link_bare (People *self,
           HearsayMention *mention)
{
  const Name *name = name_of (self, mention);
  const char *title = find_title (self, mention);
  int first = lookup (self->by_last, name->key);
  guint n_fit = 0;
  int found = choose_bearer (self, first, title, paragraph_of (self, mention), &n_fit);
  guint sure = n_fit > 1 ? SURE_NEAREST : self->is_backward ? SURE_SHORT_FORM
                                                            : SURE_SURNAME;
  const char *reason = "surname";

  if (found < 0)
    {
      found = lookup (self->by_first, name->key);
      reason = "given name alone";
      sure = SURE_GIVEN_ALONE;
      /* Two who share a given name are not called by it alone. */
      if (found >= 0 && (bearer_at (self, found)->next_first >= 0 || genders_clash (self, title_gender (self, title), resolver_name (self->resolver, bearer_at (self, found)->name))))
        found = -1;
    }
  if (found < 0)
    {
      if (title_gender (self, title) != HEARSAY_GENDER_UNKNOWN)
        resolver_name (self->resolver, mention->entity)->gender = title_gender (self, title);
      return;
    }
  if (!may_be_person (self, mention))
    return;

  resolver_name (self->resolver, mention->entity)->n_as_person++;
  bearer_at (self, found)->n++;
  resolver_redirect (self->resolver, mention, bearer_at (self, found)->name, reason, sure);
}

static void
visit (People *self,
       guint index,
       guint order)
{
  HearsayMention *mention = mention_at (self, index);
  const Name *name = name_of (self, mention);

  if (name_is_full_person (self->resolver, name))
    meet (self, mention, order);
  else if (is_bare (self, mention) && (name->kind == HEARSAY_ENTITY_PERSON || lookup (self->by_last, name->key) >= 0))
    link_bare (self, mention);
}

static void
forget (People *self)
{
  g_array_set_size (self->bearers, 0);
  g_hash_table_remove_all (self->by_last);
  g_hash_table_remove_all (self->by_first);
}

/* "@annclark" after or near "Ann Clark" */
static void
link_handles (People *self)
{
  GArray *mentions = self->reading->mentions;

  for (guint i = 0; i < mentions->len && mentions->len <= MAX_COMPARED * 4; i++)
    {
      HearsayMention *mention = mention_at (self, i);
      const Name *handle = name_of (self, mention);
      gsize length = strlen (handle->key);

      if (handle->key[0] != '@')
        continue;

      for (guint j = 0; j < mentions->len; j++)
        {
          const Name *full = name_of (self, mention_at (self, j));
          gsize last = strlen (full->last);

          if (name_is_full_person (self->resolver, full) && last >= 4 && length > last && strcmp (handle->key + length - last, full->last) == 0)
            {
              resolver_redirect (self->resolver, mention, mention_at (self, j)->entity, "short form", SURE_SHORT_FORM);
              break;
            }
        }
    }
}

/* A lone unknown word one letter off a surname that stands in full in the article. */
static void
link_misspelt (People *self)
{
  GArray *mentions = self->reading->mentions;
  guint n_compared = 0;

  for (guint i = 0; i < mentions->len && n_compared < MAX_COMPARED; i++)
    {
      HearsayMention *mention = mention_at (self, i);
      const Name *name = name_of (self, mention);

      if (!is_bare (self, mention) || name->kind != HEARSAY_ENTITY_PERSON || strlen (name->key) < 4 || is_family (self, name->key) ||
          hearsay_lexicon_classify (self->resolver->lexicon, name->key) &
              (HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME | HEARSAY_LEXEME_DEMONYM))
        continue;

      n_compared++;
      for (guint j = 0; j < mentions->len && j < MAX_COMPARED * 4; j++)
        {
          const HearsayMention *other = mention_at (self, j);
          const Name *full = name_of (self, other);

          if (name_is_full_person (self->resolver, full) && names_distance (name->key, full->last, 1) == 1)
            {
              resolver_redirect (self->resolver, mention, other->entity, "misspelling", SURE_MISSPELLING);
              mention->is_variant = TRUE;
              break;
            }
        }
    }
}

static void
collect_firms (People *self)
{
  for (guint i = 0; i < self->reading->mentions->len; i++)
    {
      const Name *name = name_of (self, mention_at (self, i));

      if (name->kind != HEARSAY_ENTITY_ORGANIZATION || name->n_words < 2)
        continue;
      g_hash_table_add (self->firms, (gpointer) name->first);
      g_hash_table_add (self->firms, (gpointer) name->last);
    }
}

/* From the front: each bare name to somebody named in full before it. Then what is
 * left, to who is named in full after it: a headline comes before the story. */
void
resolver_link_people (Resolver *resolver,
                      HearsayReading *reading)
{
  guint n = reading->mentions->len;
  People self = {
    .resolver = resolver,
    .reading = reading,
    .bearers = g_array_new (FALSE, FALSE, sizeof (Bearer)),
    .by_last = g_hash_table_new (g_str_hash, g_str_equal),
    .by_first = g_hash_table_new (g_str_hash, g_str_equal),
    .firms = g_hash_table_new (g_str_hash, g_str_equal),
  };

  collect_firms (&self);
  for (guint i = 0; i < n; i++)
    visit (&self, i, i);
  link_misspelt (&self);

  forget (&self);
  self.is_backward = TRUE;
  for (guint i = 0; i < n; i++)
    visit (&self, n - 1 - i, i);

  link_handles (&self);

  g_hash_table_unref (self.firms);
  g_hash_table_unref (self.by_last);
  g_hash_table_unref (self.by_first);
  g_array_unref (self.bearers);
}
