/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

#include "hearsay-text.h"

/* So many unexplained words of one article are compared with so many surnames. */
#define MAX_COMPARED 300

/* Resolution inside one article: what stands in full lends itself to what follows. */
typedef struct
{
  Resolver *resolver;
  HearsayReading *reading;
  GHashTable *by_last;  /* last word → index of a full name + 1, the latest so far */
  GHashTable *by_first; /* first word → the same */
  GHashTable *acronyms; /* of organisations: folded acronym → index + 1 */
} Local;

static HearsayMention *
mention_at (const Local *self,
            guint index)
{
  return &g_array_index (self->reading->mentions, HearsayMention, index);
}

static const Name *
name_of (const Local *self,
         const HearsayMention *mention)
{
  return resolver_name (self->resolver, mention->entity);
}

/* Hands a mention to another name; both keep their counts true. */
static void
redirect (Local *self,
          HearsayMention *mention,
          guint to)
{
  Name *from = resolver_name (self->resolver, mention->entity);
  Name *name = resolver_name (self->resolver, to);

  from->count--;
  from->weight -= mention->confidence;
  name->count++;
  name->weight += mention->confidence;
  if (name->office == NULL)
    name->office = from->office;
  mention->entity = to;
  mention->kind = name->kind;
}

/* "Mrs", "Sir", "spokesman" before a name. */
static HearsayGender
title_gender (const Local *self,
              const HearsayMention *mention)
{
  const HearsaySegments *segments = self->reading->segments;
  guint token = hearsay_segments_token_at (segments, mention->span.start);
  const HearsayToken *before = token > 0 ? hearsay_segments_get_token (segments, token - 1) : NULL;
  g_autofree char *folded = NULL;
  const char *value = NULL;
  gsize length = 0;

  if (before == NULL || before->kind != HEARSAY_TOKEN_WORD || before->end - before->start > 24)
    return HEARSAY_GENDER_UNKNOWN;

  folded = hearsay_text_fold (self->reading->article->text + before->start, before->end - before->start);
  length = strlen (folded);
  if (length > 1 && folded[length - 1] == '.')
    folded[length - 1] = '\0';
  value = hearsay_words_lookup (hearsay_language_get_words (self->reading->language, "gendered-titles"), folded);

  return value == NULL ? HEARSAY_GENDER_UNKNOWN : *value == 'f' ? HEARSAY_GENDER_FEMALE
                                                                : HEARSAY_GENDER_MALE;
}

static gboolean
genders_clash (const Local *self,
               const HearsayMention *bare,
               const Name *full)
{
  HearsayGender title = title_gender (self, bare);
  HearsayGender given = names_gender_of_given (self->reading->language, full->first);

  return title != HEARSAY_GENDER_UNKNOWN && given != HEARSAY_GENDER_UNKNOWN && title != given;
}

static gboolean
is_full_person (const Name *name)
{
  return name->kind == HEARSAY_ENTITY_PERSON && name->n_words > 1;
}

/* One word as printed: "Lynch", not "Lynch Corp". */
static gboolean
is_bare (const Local *self,
         const HearsayMention *mention)
{
  const Name *name = name_of (self, mention);

  return name->n_words == 1 && name->key[0] != '@' &&
         memchr (self->reading->article->text + mention->span.start, ' ', mention->span.end - mention->span.start) == NULL;
}

static guint
lookup (GHashTable *table,
        const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
}

static void
remember (GHashTable *table,
          const char *key,
          guint index)
{
  g_hash_table_insert (table, (gpointer) key, GUINT_TO_POINTER (index + 1));
}

static gboolean
link_bare_person (Local *self,
                  HearsayMention *mention)
{
  const Name *name = name_of (self, mention);
  guint full = lookup (self->by_last, name->key);

  if (full == 0)
    full = lookup (self->by_first, name->key);
  if (full == 0 || genders_clash (self, mention, resolver_name (self->resolver, full - 1)))
    {
      HearsayGender gender = title_gender (self, mention);

      if (gender != HEARSAY_GENDER_UNKNOWN)
        resolver_name (self->resolver, mention->entity)->gender = gender;
      return FALSE;
    }
  /* A place or firm of the same name stays one where its own context said so. */
  if (name->kind != HEARSAY_ENTITY_PERSON)
    {
      guint32 classes = hearsay_lexicon_classify (self->resolver->lexicon, name->key);

      if (mention->confidence >= (classes & HEARSAY_LEXEME_PLACE ? 60 : 75) || name->canonical != NULL || (classes & HEARSAY_LEXEME_COUNTRY))
        return FALSE;
    }

  redirect (self, mention, full - 1);
  return TRUE;
}

/* From the front: each bare surname to the latest full name before it. Then what
 * is left, to the first full name after it (a headline comes before the story). */
static void
link_people (Local *self)
{
  GArray *mentions = self->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      HearsayMention *mention = mention_at (self, i);
      const Name *name = name_of (self, mention);

      if (is_full_person (name))
        {
          remember (self->by_last, name->last, mention->entity);
          remember (self->by_first, name->first, mention->entity);
        }
      else if (is_bare (self, mention) && (name->kind == HEARSAY_ENTITY_PERSON || lookup (self->by_last, name->key) > 0))
        link_bare_person (self, mention);
    }

  g_hash_table_remove_all (self->by_last);
  g_hash_table_remove_all (self->by_first);

  for (guint i = mentions->len; i > 0; i--)
    {
      HearsayMention *mention = mention_at (self, i - 1);
      const Name *name = name_of (self, mention);

      if (is_full_person (name))
        {
          remember (self->by_last, name->last, mention->entity);
          remember (self->by_first, name->first, mention->entity);
        }
      else if (is_bare (self, mention) && (name->kind == HEARSAY_ENTITY_PERSON || lookup (self->by_last, name->key) > 0))
        link_bare_person (self, mention);
    }
}

/* "@annclark" after or near "Ann Clark" */
static void
link_handles (Local *self)
{
  GArray *mentions = self->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      HearsayMention *mention = mention_at (self, i);
      const Name *handle = name_of (self, mention);
      gsize length = strlen (handle->key);

      if (handle->key[0] != '@' || mentions->len > MAX_COMPARED * 4)
        continue;

      for (guint j = 0; j < mentions->len; j++)
        {
          const Name *full = name_of (self, mention_at (self, j));
          gsize last = strlen (full->last);

          if (is_full_person (full) && last >= 4 && length > last && strcmp (handle->key + length - last, full->last) == 0)
            {
              redirect (self, mention, mention_at (self, j)->entity);
              break;
            }
        }
    }
}

static gboolean
is_acronym (const Local *self,
            const HearsayMention *mention)
{
  const char *text = self->reading->article->text;
  guint n_capitals = 0;

  for (guint32 i = mention->span.start; i < mention->span.end; i++)
    if (g_ascii_isupper (text[i]))
      n_capitals++;
    else if (text[i] != '.')
      return FALSE;

  return n_capitals >= 2 && n_capitals <= 8;
}

/* "National Dam Authority … NDA", defined in brackets or not; "Marlow Holdings … Marlow" */
static void
link_organizations (Local *self)
{
  GArray *mentions = self->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const HearsayMention *mention = mention_at (self, i);
      const Name *name = name_of (self, mention);

      if (name->n_words < 2 || name->kind == HEARSAY_ENTITY_PERSON || name->canonical != NULL)
        continue;
      if (name->kind == HEARSAY_ENTITY_PLACE && name->n_words == 2 &&
          hearsay_lexicon_classify (self->resolver->lexicon, name->first) == 0 &&
          (hearsay_lexicon_classify (self->resolver->lexicon, name->last) & HEARSAY_LEXEME_PLACE_HEAD) && lookup (self->by_first, name->first) == 0)
        remember (self->by_first, name->first, mention->entity);
      if (name->kind == HEARSAY_ENTITY_ORGANIZATION)
        {
          guint32 first = hearsay_lexicon_classify (self->resolver->lexicon, name->first);
          guint32 last = hearsay_lexicon_classify (self->resolver->lexicon, name->last);

          if (!(first & (HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_ORGANIZATION)) &&
              lookup (self->by_first, name->first) == 0)
            remember (self->by_first, name->first, mention->entity);
          if (!(last & HEARSAY_LEXEME_PLACE) && lookup (self->by_last, name->last) == 0)
            remember (self->by_last, name->last, mention->entity);
        }
    }

  for (guint i = 0; i < mentions->len; i++)
    {
      HearsayMention *mention = mention_at (self, i);
      const Name *name = name_of (self, mention);
      guint full = 0;

      if (!is_bare (self, mention) || name->canonical != NULL || name->kind == HEARSAY_ENTITY_OTHER)
        continue;

      if (name->kind == HEARSAY_ENTITY_ORGANIZATION)
        full = lookup (self->by_last, name->key);
      if (full == 0)
        full = lookup (self->by_first, name->key);
      if (full > 0)
        redirect (self, mention, full - 1);
    }
}

static void
link_acronyms (Local *self)
{
  GArray *mentions = self->reading->mentions;
  guint n_compared = 0;

  for (guint i = 0; i < mentions->len && n_compared < MAX_COMPARED; i++)
    {
      const HearsayMention *mention = mention_at (self, i);
      const Name *name = name_of (self, mention);

      if (!is_acronym (self, mention) || name->canonical != NULL || lookup (self->acronyms, name->key) > 0)
        continue;

      n_compared++;
      for (guint j = 0; j < mentions->len && j < MAX_COMPARED * 4; j++)
        {
          const Name *full = name_of (self, mention_at (self, j));

          if (full->n_words >= 2 && full->kind != HEARSAY_ENTITY_PERSON && full->kind != HEARSAY_ENTITY_PLACE && names_is_acronym_of (name->key, full->key))
            {
              remember (self->acronyms, name->key, mention_at (self, j)->entity);
              break;
            }
        }
    }

  for (guint i = 0; i < mentions->len; i++)
    {
      HearsayMention *mention = mention_at (self, i);
      guint full = lookup (self->acronyms, name_of (self, mention)->key);

      if (full > 0 && is_acronym (self, mention))
        resolver_join (self->resolver, mention->entity, full - 1, "initials");
    }
}

/* A lone unknown word one letter off a surname that stands in full in the article. */
static void
link_misspelt (Local *self)
{
  GArray *mentions = self->reading->mentions;
  guint n_compared = 0;

  for (guint i = 0; i < mentions->len && n_compared < MAX_COMPARED; i++)
    {
      HearsayMention *mention = mention_at (self, i);
      const Name *name = name_of (self, mention);

      if (!is_bare (self, mention) || name->kind != HEARSAY_ENTITY_PERSON || strlen (name->key) < 4 ||
          hearsay_lexicon_classify (self->resolver->lexicon, name->key) & (HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME))
        continue;

      n_compared++;
      for (guint j = 0; j < mentions->len && j < MAX_COMPARED * 4; j++)
        {
          const HearsayMention *other = mention_at (self, j);
          const Name *full = name_of (self, other);

          if (is_full_person (full) && names_distance (name->key, full->last, 1) == 1)
            {
              redirect (self, mention, other->entity);
              mention->is_variant = TRUE;
              mention->reason = "misspelling";
              break;
            }
        }
    }
}

/* Resolves what one article tells by itself. */
void
resolver_link_in_articles (Resolver *self)
{
  Local local = { self, NULL,
                  g_hash_table_new (g_str_hash, g_str_equal),
                  g_hash_table_new (g_str_hash, g_str_equal),
                  g_hash_table_new (g_str_hash, g_str_equal) };

  for (guint r = 0; r < self->readings->len; r++)
    {
      local.reading = g_ptr_array_index (self->readings, r);

      link_people (&local);
      g_hash_table_remove_all (local.by_last);
      g_hash_table_remove_all (local.by_first);
      link_organizations (&local);
      link_acronyms (&local);
      link_misspelt (&local);
      link_handles (&local);

      g_hash_table_remove_all (local.by_last);
      g_hash_table_remove_all (local.by_first);
      g_hash_table_remove_all (local.acronyms);
    }

  g_hash_table_unref (local.by_last);
  g_hash_table_unref (local.by_first);
  g_hash_table_unref (local.acronyms);
}
