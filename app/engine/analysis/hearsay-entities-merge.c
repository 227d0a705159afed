/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a;
  const Entry *two = b;

  if (one->key != two->key)
    return one->key < two->key ? -1 : 1;

  return one->name < two->name ? -1 : one->name > two->name;
}

/* FNV-1a: the same on every machine, so blocks come in the same order. */
guint64
names_hash (const char *bytes,
            gsize length,
            guint64 seed)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ seed;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) bytes[i]) * G_GUINT64_CONSTANT (1099511628211);

  return hash;
}

void
names_add_entry (GArray *entries,
                 guint64 key,
                 guint name)
{
  Entry entry = { key, name };

  g_array_append_val (entries, entry);
}

void
names_sort_entries (GArray *entries)
{
  g_array_sort (entries, compare_entries);
}

guint
names_block_end (const GArray *entries,
                 guint first)
{
  guint end = first;

  while (end < entries->len && g_array_index (entries, Entry, end).key == g_array_index (entries, Entry, first).key)
    end++;

  return end;
}

/* "Americans" are nobody's surname: peoples stay apart from people and places. */
static gboolean
is_people (const Resolver *self,
           const char *word)
{
  guint32 classes = hearsay_lexicon_classify (self->lexicon, word);

  return (classes & HEARSAY_LEXEME_DEMONYM) && !(classes & HEARSAY_LEXEME_SURNAME) && g_str_has_suffix (word, "s");
}

gboolean
name_is_full_person (const Resolver *self,
                     const Name *name)
{
  return name->kind == HEARSAY_ENTITY_PERSON && name->n_words > 1 && !is_people (self, name->last);
}

static gboolean
genders_clash (const Resolver *self,
               const Name *bare,
               const Name *full)
{
  HearsayGender given = names_gender_of_given (self->language, full->first);

  return bare->gender != HEARSAY_GENDER_UNKNOWN && given != HEARSAY_GENDER_UNKNOWN && bare->gender != given;
}

/* What reads as a place or firm, but was somebody wherever the article had one of the name. */
static gboolean
is_mostly_person (const Resolver *self,
                  const Name *name)
{
  return name->n_as_person > 0 && name->n_as_person >= name->count && name->best < 75 &&
         !(hearsay_lexicon_classify (self->lexicon, name->key) & HEARSAY_LEXEME_COUNTRY);
}

/* A surname without a full name in its own article: to the one person in the
 * corpus who bears it most, under whatever full names, if most of its bearers are
 * that person. */
void
resolver_link_bare_names (Resolver *self)
{
  g_autoptr (GHashTable) best = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) totals = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint *sums = g_new0 (guint, self->names->len + 1);

  for (guint i = 0; i < self->names->len; i++)
    if (name_is_full_person (self, resolver_name (self, i)))
      sums[resolver_find (self, i)] += resolver_name (self, i)->count;

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      guint known = 0;
      guint sum = 0;

      if (name->count == 0 || !name_is_full_person (self, name))
        continue;

      sum = sums[resolver_find (self, i)];
      known = GPOINTER_TO_UINT (g_hash_table_lookup (best, name->last));
      if (known == 0 || sums[resolver_find (self, known - 1)] < sum ||
          (sums[resolver_find (self, known - 1)] == sum && strcmp (name->key, resolver_name (self, known - 1)->key) < 0))
        g_hash_table_insert (best, (gpointer) name->last, GUINT_TO_POINTER (i + 1));
      g_hash_table_insert (totals, (gpointer) name->last,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (totals, name->last)) + name->count));
    }

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      guint full = 0;

      if (name->count == 0 || name->n_words != 1 || name->canonical != NULL || (name->kind != HEARSAY_ENTITY_PERSON && !is_mostly_person (self, name)))
        continue;

      full = GPOINTER_TO_UINT (g_hash_table_lookup (best, name->key));
      if (full > 0 && !genders_clash (self, name, resolver_name (self, full - 1)) &&
          sums[resolver_find (self, full - 1)] * 5 >= GPOINTER_TO_UINT (g_hash_table_lookup (totals, name->key)) * 3)
        resolver_join (self, full - 1, i, "surname", SURE_SURNAME_ELSEWHERE);
    }
}

/* "Orvane" for the one "Orvane Dam" or "Orvane Holdings" of the corpus, if it is
 * no place or word by itself and the long form is the commoner. */
void
resolver_link_bare_places (Resolver *self)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      guint known = 0;

      if (name->count == 0 || name->n_words != 2 || name->canonical != NULL ||
          (name->kind != HEARSAY_ENTITY_PLACE && name->kind != HEARSAY_ENTITY_ORGANIZATION) ||
          (hearsay_lexicon_classify (self->lexicon, name->first) & ~(guint32) (HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME)) != 0)
        continue;

      /* G_MAXUINT: more than one. */
      known = GPOINTER_TO_UINT (g_hash_table_lookup (owners, name->first));
      g_hash_table_insert (owners, (gpointer) name->first, GUINT_TO_POINTER (known == 0 ? i + 1 : G_MAXUINT));
    }

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      guint owner = 0;

      if (name->count == 0 || name->n_words != 1 || name->canonical != NULL || resolver_find (self, i) != i)
        continue;

      owner = GPOINTER_TO_UINT (g_hash_table_lookup (owners, name->key));
      if (owner > 0 && owner != G_MAXUINT && resolver_name (self, owner - 1)->count > name->count)
        resolver_join (self, owner - 1, i, "short form", SURE_GIVEN_ALONE);
    }
}

gboolean
names_share_article (const Name *a,
                     const Name *b)
{
  for (guint i = 0; i < a->n_samples; i++)
    for (guint j = 0; j < b->n_samples; j++)
      if (a->samples[i] == b->samples[j])
        return TRUE;

  return FALSE;
}

/**
 * people_agree:
 * @a: a full name
 * @b: another
 *
 * Returns: whether they can be one person: one surname, given names of which one can
 *   stand for the other, no two middle initials or generations; "Clark" and "Clark Jr"
 *   are one where no article has both
 */
gboolean
people_agree (const Resolver *self,
              const Name *a,
              const Name *b)
{
  if (strcmp (a->last, b->last) != 0)
    return FALSE;
  /* Who signs "T. Orwin Clark" goes by Orwin, not by Tom. */
  if (a->second != NULL && b->middle == 0 && !names_is_initial (b->first))
    return names_given_agree (self->language, a->second, b->first);
  if (b->second != NULL && a->middle == 0 && !names_is_initial (a->first))
    return names_given_agree (self->language, b->second, a->first);
  if (!names_given_agree (self->language, a->first, b->first))
    return FALSE;
  if (a->middle != 0 && b->middle != 0 && a->middle != b->middle)
    return FALSE;
  if (g_strcmp0 (a->generation, b->generation) != 0)
    return (a->generation == NULL || b->generation == NULL) && !(a->generation != NULL ? a : b)->is_apart;

  return TRUE;
}

/* "Enrique Marden Soto" and "Marden Soto", "Miss Orvane Anna Birk" and "Anna Birk" */
static gboolean
contains_at_end (const Name *a,
                 const Name *b)
{
  const Name *longer = a->n_words > b->n_words ? a : b;
  const Name *shorter = longer == a ? b : a;
  gsize n = strlen (longer->key);
  gsize m = strlen (shorter->key);

  return longer->n_words > shorter->n_words && n > m + 1 && longer->key[n - m - 1] == ' ' && strcmp (longer->key + n - m, shorter->key) == 0;
}

/* Longest names first: what is less complete looks for what is more so. */
static int
compare_completeness (gconstpointer a,
                      gconstpointer b,
                      gpointer data)
{
  const Name *one = resolver_name (data, *(const guint *) a);
  const Name *two = resolver_name (data, *(const guint *) b);
  gsize n = strlen (one->key);
  gsize m = strlen (two->key);

  return n != m ? (n > m ? -1 : 1) : strcmp (one->key, two->key);
}

/* Whether everybody joined with @b so far agrees with @a. */
static gboolean
all_agree (Resolver *self,
           const guint *block,
           guint n,
           guint a,
           guint b)
{
  guint root = resolver_find (self, b);

  for (guint i = 0; i < n; i++)
    if (resolver_find (self, block[i]) == root && !people_agree (self, resolver_name (self, a), resolver_name (self, block[i])))
      return FALSE;

  return TRUE;
}

/* Whether more than the names speaks for one person: one article, a like office or
 * others whom articles of both name. Needed where the surname is a common one. */
static gboolean
is_borne_out (Resolver *self,
              const Name *a,
              const Name *b)
{
  return !(hearsay_lexicon_classify (self->lexicon, a->last) & HEARSAY_LEXEME_SURNAME) || names_share_article (a, b) || names_offices_agree (a, b) ||
         names_count_company (self, a, b) >= 2;
}

/* The one person of the block whom a less complete name can mean; of several, the
 * one of its own articles; -1 for none. */
static int
find_fuller (Resolver *self,
             const guint *block,
             guint n,
             guint index)
{
  const Name *name = resolver_name (self, block[index]);
  int found[2] = { -1, -1 };
  gboolean is_several[2] = { FALSE, FALSE };

  for (guint i = 0; i < index; i++)
    {
      const Name *other = resolver_name (self, block[i]);
      gboolean is_near = FALSE;

      if (!all_agree (self, block, n, block[index], block[i]) || (strcmp (name->first, other->first) != 0 && !is_borne_out (self, name, other)))
        continue;
      is_near = names_share_article (name, other);
      for (guint near = 0; near <= (is_near ? 1 : 0); near++)
        {
          is_several[near] = is_several[near] || (found[near] >= 0 && resolver_find (self, found[near]) != resolver_find (self, block[i]));
          found[near] = block[i];
        }
    }

  if (found[0] >= 0 && !is_several[0])
    return found[0];

  return is_several[1] ? -1 : found[1];
}

static void
merge_block (Resolver *self,
             guint *block,
             guint n)
{
  g_qsort_with_data (block, n, sizeof (guint), compare_completeness, self);

  for (guint i = 0; i < n; i++)
    {
      const Name *name = resolver_name (self, block[i]);
      int fuller = find_fuller (self, block, n, i);

      if (fuller >= 0)
        {
          const Name *full = resolver_name (self, fuller);
          gboolean is_same = strcmp (name->first, full->first) == 0;

          resolver_join (self, fuller, block[i], is_same ? "same name" : "short form",
                         !is_same ? SURE_GIVEN_AGREES : is_borne_out (self, name, full) ? SURE_SPELLING
                                                                                        : SURE_BARE_PERSON);
        }

      for (guint j = 0; j < i; j++)
        if (contains_at_end (name, resolver_name (self, block[j])) && names_share_article (name, resolver_name (self, block[j])))
          resolver_join (self, block[j], block[i], "same name", SURE_GIVEN_AGREES);
    }
}

/* "Ito Hanae" and "Hanae Ito" */
static void
merge_turned (Resolver *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      g_autofree char *turned = NULL;
      guint other = 0;

      if (name->count == 0 || name->n_words != 2 || !name_is_full_person (self, name))
        continue;
      turned = g_strdup_printf ("%d %s %s", name->kind, name->last, name->first);
      other = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, turned));
      if (other > 0 && other - 1 != i && resolver_name (self, other - 1)->count > 0)
        resolver_join (self, other - 1, i, "same name", SURE_GIVEN_AGREES);
    }
}

/* "Matt Broom" and "Matthew Broom", "J. Clark" and "John Clark": one person. Where
 * "J. Clark" can be John or James, it is who shares an article with it, or neither. */
void
resolver_merge_people (Resolver *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);

      if (name->count > 0 && name_is_full_person (self, name))
        names_add_entry (entries, names_hash (name->last, strlen (name->last), 0), i);
    }
  names_sort_entries (entries);

  for (guint first = 0; first < entries->len;)
    {
      guint end = names_block_end (entries, first);
      guint block[MAX_BLOCK];
      guint n = MIN (end - first, MAX_BLOCK);

      for (guint i = 0; i < n; i++)
        block[i] = g_array_index (entries, Entry, first + i).name;
      merge_block (self, block, n);

      first = end;
    }

  merge_turned (self);
}

/* Initials of an organisation that only one full name in the corpus has: the
 * articles that define them have joined them already. */
void
resolver_merge_acronyms (Resolver *self)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      g_autofree char *initials = NULL;
      g_auto (GStrv) words = NULL;
      guint n = 0;

      if (name->count == 0 || name->kind != HEARSAY_ENTITY_ORGANIZATION || name->n_words < 3 || name->n_words > 8)
        continue;

      words = g_strsplit (name->key, " ", -1);
      initials = g_new0 (char, name->n_words + 1);
      for (guint w = 0; words[w] != NULL; w++)
        if (g_ascii_isalpha (words[w][0]) && strcmp (words[w], "of") != 0 && strcmp (words[w], "and") != 0 && strcmp (words[w], "for") != 0 &&
            strcmp (words[w], "the") != 0 && strcmp (words[w], "on") != 0)
          initials[n++] = words[w][0];

      if (n >= 3)
        {
          const char *key = g_string_chunk_insert_const (self->strings, initials);
          guint known = GPOINTER_TO_UINT (g_hash_table_lookup (owners, key));

          /* G_MAXUINT: more than one. */
          g_hash_table_insert (owners, (gpointer) key,
                               GUINT_TO_POINTER (known == 0 || (known != G_MAXUINT && resolver_find (self, known - 1) == resolver_find (self, i)) ? i + 1 : G_MAXUINT));
        }
    }

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      guint owner = 0;

      if (name->count == 0 || name->kind != HEARSAY_ENTITY_ORGANIZATION || name->n_words != 1 || name->canonical != NULL || strlen (name->key) > 8 ||
          name->full_of == SEVERAL)
        continue;
      if (resolver_find (self, i) != i)
        continue;

      owner = GPOINTER_TO_UINT (g_hash_table_lookup (owners, name->key));
      if (owner > 0 && owner != G_MAXUINT)
        resolver_join (self, owner - 1, i, "initials", SURE_SURNAME_ELSEWHERE);
    }
}
