/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

#include "hearsay-text.h"

/* What a list gains by names that are right it loses by those that are not where fewer
 * than half as many are right as in the whole list (Lipton, Elkan and Naryanaswamy,
 * "Optimal Thresholding of Classifiers to Maximize F1 Measure", 2014). Per cent. */
#define LEAST 40

static guint
add_name (Resolver *self,
          HearsayEntityKind kind,
          const char *key,
          const char *canonical)
{
  g_autofree char *typed = g_strdup_printf ("%d %s", kind, key);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, typed));
  Name name = { .kind = kind, .canonical = canonical };
  char *space = NULL;

  if (index > 0)
    return index - 1;

  name.key = g_string_chunk_insert (self->strings, key);
  name.n_words = 1;
  for (const char *p = key; *p != '\0'; p++)
    name.n_words += *p == ' ';

  space = strchr (key, ' ');
  name.first = space != NULL ? g_string_chunk_insert_len (self->strings, key, space - key) : name.key;
  space = strrchr (key, ' ');
  name.last = space != NULL ? name.key + (space + 1 - key) : name.key;
  if (name.n_words > 1 && resolver_is_name_suffix (self, name.last))
    {
      g_autofree char *shorter = g_strndup (key, space - key);

      if (kind == HEARSAY_ENTITY_PERSON && names_is_generation (name.last))
        name.generation = name.last;
      space = strrchr (shorter, ' ');
      name.last = g_string_chunk_insert (self->strings, space != NULL ? space + 1 : shorter);
    }
  if (kind == HEARSAY_ENTITY_PERSON && name.n_words > (name.generation != NULL ? 3 : 2))
    name.middle = g_utf8_get_char (name.key + strlen (name.first) + 1);

  if (name.middle != 0 && names_is_initial (name.first))
    {
      const char *second = name.key + strlen (name.first) + 1;

      name.second = g_string_chunk_insert_len (self->strings, second, strcspn (second, " "));
      if (strlen (name.second) < 3)
        name.second = NULL;
    }

  name.parent = self->names->len;
  name.joined_to = name.parent;
  g_array_append_val (self->names, name);
  g_hash_table_insert (self->by_key, g_string_chunk_insert (self->strings, typed), GUINT_TO_POINTER (self->names->len));

  return self->names->len - 1;
}

/* A form's name is as it is printed most often, then at most length; all capitals only
 * if never otherwise. */
static void
count_surface (Resolver *self,
               guint index,
               const char *surface)
{
  g_autofree char *key = g_strdup_printf ("%u %s", index, surface);
  gpointer kept = NULL;
  gpointer value = NULL;
  guint count = 1;
  Name *name = resolver_name (self, index);

  if (g_hash_table_lookup_extended (self->surfaces, key, &kept, &value))
    count = GPOINTER_TO_UINT (value) + 1;
  else
    kept = g_string_chunk_insert (self->strings, key);
  g_hash_table_insert (self->surfaces, kept, GUINT_TO_POINTER (count));

  surface = strchr (kept, ' ') + 1;
  if (name->surface == NULL || count > name->surface_count ||
      (count == name->surface_count && (strlen (surface) > strlen (name->surface) ||
                                        (strlen (surface) == strlen (name->surface) && strcmp (surface, name->surface) > 0))))
    {
      name->surface = surface;
      name->surface_count = count;
    }
}

static void
count_mention (Resolver *self,
               guint index,
               const HearsayMention *mention)
{
  Name *name = resolver_name (self, index);

  name->count++;
  name->weight += mention->confidence;
  name->best = MAX (name->best, mention->confidence);

  if (name->n_articles == 0 || name->last_article != mention->article)
    {
      name->last_article = mention->article;
      name->n_articles++;
      if (name->n_samples < MAX_SAMPLES)
        name->samples[name->n_samples++] = mention->article;
    }
}

/* "N.J.", "Fla.", "NJ": short for a region where it is printed like one. */
static const char *
find_region (const Resolver *self,
             const char *surface,
             char **key)
{
  gsize length = strlen (surface);
  const char *canonical = NULL;

  if (!g_str_has_suffix (surface, ".") && !(length == 2 && g_ascii_isupper (surface[0]) && g_ascii_isupper (surface[1])))
    return NULL;

  canonical = hearsay_words_lookup (hearsay_language_get_words (self->language, "region-abbreviations"), *key);
  /* "N.J." has two words; "P.A." is no region of one. */
  if (canonical != NULL && strchr (surface, '.') != NULL && strchr (surface, '.') != surface + length - 1 && strchr (canonical, ' ') == NULL)
    canonical = NULL;
  if (canonical != NULL)
    {
      g_free (*key);
      *key = hearsay_text_fold (canonical, strlen (canonical));
    }

  return canonical;
}

static void
collect_one (Resolver *self,
             HearsayReading *reading,
             HearsayMention *mention)
{
  g_autofree char *surface = hearsay_text_squeeze (reading->article->text, mention->span);
  g_autofree char *shown = NULL;
  g_autofree char *key = resolver_make_key (self, surface, mention->kind, &shown);
  const char *canonical = surface[0] == '@' ? NULL : resolver_find_alias (self, key);
  guint index = 0;

  if (canonical != NULL)
    {
      guint32 classes = hearsay_lexicon_classify (self->lexicon, key);
      g_autofree char *folded = hearsay_text_fold (canonical, strlen (canonical));

      if (classes & HEARSAY_LEXEME_PLACE)
        mention->kind = HEARSAY_ENTITY_PLACE;
      else if (classes & HEARSAY_LEXEME_ORGANIZATION)
        mention->kind = HEARSAY_ENTITY_ORGANIZATION;
      g_free (key);
      key = g_steal_pointer (&folded);
    }

  /* Who prints articles here is an outlet wherever it is named. */
  if (mention->kind != HEARSAY_ENTITY_ORGANIZATION && canonical == NULL && g_hash_table_contains (self->outlets, key))
    mention->kind = HEARSAY_ENTITY_ORGANIZATION;

  if (canonical == NULL && mention->kind == HEARSAY_ENTITY_PLACE)
    canonical = find_region (self, surface, &key);

  index = add_name (self, mention->kind, key, canonical);
  count_surface (self, index, shown);
  count_mention (self, index, mention);
  mention->entity = index;
}

static void
collect_offices (Resolver *self,
                 const HearsayReading *reading)
{
  for (guint i = 0; i < reading->offices->len; i++)
    {
      const HearsayOffice *office = &g_array_index (reading->offices, HearsayOffice, i);
      const HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, office->mention);
      Name *name = resolver_name (self, mention->entity);
      g_autofree char *text = hearsay_text_squeeze (reading->article->text, office->span);
      g_autofree char *folded = hearsay_text_fold (text, strlen (text));

      if (name->office == NULL || strlen (folded) > strlen (name->office) ||
          (strlen (folded) == strlen (name->office) && strcmp (folded, name->office) < 0))
        name->office = g_string_chunk_insert_const (self->strings, folded);
    }
}

/* Counts every form of a name; mentions' entities become indices of names. */
void
resolver_collect (Resolver *self)
{
  for (guint r = 0; r < self->readings->len; r++)
    {
      const HearsayReading *reading = g_ptr_array_index (self->readings, r);
      g_autofree char *key = resolver_make_key (self, reading->article->outlet, HEARSAY_ENTITY_ORGANIZATION, NULL);

      if (*key != '\0')
        g_hash_table_add (self->outlets, g_string_chunk_insert_const (self->strings, key));
    }

  for (guint r = 0; r < self->readings->len; r++)
    {
      HearsayReading *reading = g_ptr_array_index (self->readings, r);

      for (guint i = 0; i < reading->mentions->len; i++)
        collect_one (self, reading, &g_array_index (reading->mentions, HearsayMention, i));
      collect_offices (self, reading);
    }
}

/* What another kind of the same name weighs; G_MAXUINT32 if there is none heavier. */
static guint
heavier_kind (const Resolver *self,
              guint index)
{
  const Name *name = resolver_name (self, index);
  guint found = index;

  for (guint kind = HEARSAY_ENTITY_PERSON; kind <= HEARSAY_ENTITY_OTHER; kind++)
    {
      g_autofree char *typed = g_strdup_printf ("%u %s", kind, name->key);
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, typed));

      if (other > 0 && other - 1 != index && resolver_name (self, other - 1)->weight > resolver_name (self, found)->weight)
        found = other - 1;
    }

  return found;
}

/* A name read as a person once and as a firm ten times is a firm, unless that
 * one place speaks clearly for itself. */
void
resolver_settle_kinds (Resolver *self)
{
  g_autofree guint32 *target = g_new (guint32, self->names->len + 1);

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      guint heavier = heavier_kind (self, i);
      const Name *other = resolver_name (self, heavier);

      target[i] = i;
      if (heavier == i)
        continue;
      if (other->weight >= 3 * name->weight || (name->best < 80 && (other->weight * 2 >= name->weight * 3 || other->best > name->best)))
        target[i] = heavier;
    }

  for (guint r = 0; r < self->readings->len; r++)
    {
      HearsayReading *reading = g_ptr_array_index (self->readings, r);

      for (guint i = 0; i < reading->mentions->len; i++)
        {
          HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, i);
          guint index = mention->entity;

          /* Clear of itself, and borne out by a fuller name in the article: stays. */
          if (target[index] == index || (mention->confidence >= 90 && strcmp (mention->reason, "named elsewhere") == 0))
            continue;

          resolver_name (self, index)->count--;
          resolver_name (self, index)->weight -= mention->confidence;
          mention->entity = target[index];
          mention->kind = resolver_name (self, mention->entity)->kind;
          count_mention (self, mention->entity, mention);
        }
    }
}

static guint
find_name (const Resolver *self,
           HearsayEntityKind kind,
           const char *key)
{
  g_autofree char *typed = g_strdup_printf ("%d %s", kind, key);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, typed));
}

static gboolean
is_joined_by_and (const HearsayArticle *article,
                  const HearsayMention *first,
                  const HearsayMention *second)
{
  static const char *const joints[] = { " and ", " & " };
  const char *gap = article->text + first->span.end;
  gsize width = second->span.start - first->span.end;

  for (gsize i = 0; i < G_N_ELEMENTS (joints); i++)
    if (width == strlen (joints[i]) && strncmp (gap, joints[i], width) == 0)
      return TRUE;

  return FALSE;
}

/* The firm of both names, as index + 1; 0 if no article writes it as one. */
static guint
find_firm (const Resolver *self,
           const HearsayMention *first,
           const HearsayMention *second)
{
  g_autofree char *key = g_strdup_printf ("%s and %s", resolver_name (self, first->entity)->key, resolver_name (self, second->entity)->key);

  return find_name (self, HEARSAY_ENTITY_ORGANIZATION, key);
}

static void
uncount (Resolver *self,
         const HearsayMention *mention)
{
  Name *name = resolver_name (self, mention->entity);

  name->count--;
  name->weight -= mention->confidence;
}

/* Follows the mentions to their new places; those without one lose their offices. */
static void
move_offices (HearsayReading *reading,
              const guint32 *moved_to)
{
  guint n = 0;

  for (guint i = 0; i < reading->offices->len; i++)
    {
      HearsayOffice office = g_array_index (reading->offices, HearsayOffice, i);

      office.mention = moved_to[office.mention];
      if (office.mention != G_MAXUINT32)
        g_array_index (reading->offices, HearsayOffice, n++) = office;
    }
  g_array_set_size (reading->offices, n);
}

static void
join_pairs_of (Resolver *self,
               HearsayReading *reading)
{
  GArray *mentions = reading->mentions;
  g_autofree guint32 *moved_to = g_new (guint32, mentions->len + 1);
  guint n = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      HearsayMention mention = g_array_index (mentions, HearsayMention, i);
      const HearsayMention *next = i + 1 < mentions->len ? &g_array_index (mentions, HearsayMention, i + 1) : NULL;
      guint firm = next != NULL && is_joined_by_and (reading->article, &mention, next) ? find_firm (self, &mention, next) : 0;

      moved_to[i] = n;
      if (firm > 0)
        {
          uncount (self, &mention);
          uncount (self, next);
          mention.span.end = next->span.end;
          mention.entity = firm - 1;
          mention.kind = HEARSAY_ENTITY_ORGANIZATION;
          mention.reason = "named elsewhere";
          count_mention (self, firm - 1, &mention);
          moved_to[++i] = n;
        }
      g_array_index (mentions, HearsayMention, n++) = mention;
    }

  g_array_set_size (mentions, n);
  move_offices (reading, moved_to);
}

/* "Marlow and Dunn" are two people, unless a firm of that name is about. */
void
resolver_join_pairs (Resolver *self)
{
  for (guint r = 0; r < self->readings->len; r++)
    join_pairs_of (self, g_ptr_array_index (self->readings, r));
}

static void
drop_doubtful_of (Resolver *self,
                  HearsayReading *reading)
{
  GArray *mentions = reading->mentions;
  g_autofree guint32 *moved_to = g_new (guint32, mentions->len + 1);
  guint n = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      HearsayMention mention = g_array_index (mentions, HearsayMention, i);

      if (mention.confidence < LEAST && resolver_name (self, mention.entity)->count == 1)
        {
          uncount (self, &mention);
          moved_to[i] = G_MAXUINT32;
          continue;
        }
      moved_to[i] = n;
      g_array_index (mentions, HearsayMention, n++) = mention;
    }

  g_array_set_size (mentions, n);
  move_offices (reading, moved_to);
}

/* A name that is doubtful where it stands, and stands nowhere else, is none. */
void
resolver_drop_doubtful (Resolver *self)
{
  for (guint r = 0; r < self->readings->len; r++)
    drop_doubtful_of (self, g_ptr_array_index (self->readings, r));
}
