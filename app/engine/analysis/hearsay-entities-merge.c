/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

/* More full names of one surname are compared only with the commonest of them. */
#define MAX_BLOCK 64

/* A form is common enough to be what a rare form was meant to be. */
#define MIN_COMMON 3

/* Names that share a key, for comparing inside blocks only. */
typedef struct
{
  guint64 key;
  guint32 name;
} Entry;

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
static guint64
hash_bytes (const char *bytes,
            gsize length,
            guint64 seed)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ seed;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) bytes[i]) * G_GUINT64_CONSTANT (1099511628211);

  return hash;
}

static void
add_entry (GArray *entries,
           guint64 key,
           guint name)
{
  Entry entry = { key, name };

  g_array_append_val (entries, entry);
}

static guint
block_end (const GArray *entries,
           guint first)
{
  guint end = first;

  while (end < entries->len && g_array_index (entries, Entry, end).key == g_array_index (entries, Entry, first).key)
    end++;

  return end;
}

static gboolean
is_full_person (const Name *name)
{
  return name->count > 0 && name->kind == HEARSAY_ENTITY_PERSON && name->n_words > 1;
}

static GArray *
surname_blocks (Resolver *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);

      if (is_full_person (name))
        add_entry (entries, hash_bytes (name->last, strlen (name->last), 0), i);
    }
  g_array_sort (entries, compare_entries);

  return entries;
}

static gboolean
genders_clash (const Resolver *self,
               const Name *bare,
               const Name *full)
{
  HearsayGender given = names_gender_of_given (self->language, full->first);

  return bare->gender != HEARSAY_GENDER_UNKNOWN && given != HEARSAY_GENDER_UNKNOWN && bare->gender != given;
}

/* A surname without a full name in its own article: to the one person in the
 * corpus who bears it most, if most of its bearers are that person. */
void
resolver_link_bare_names (Resolver *self)
{
  g_autoptr (GHashTable) best = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) totals = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      guint known = 0;

      if (!is_full_person (name))
        continue;

      known = GPOINTER_TO_UINT (g_hash_table_lookup (best, name->last));
      if (known == 0 || resolver_name (self, known - 1)->count < name->count ||
          (resolver_name (self, known - 1)->count == name->count && strcmp (name->key, resolver_name (self, known - 1)->key) < 0))
        g_hash_table_insert (best, (gpointer) name->last, GUINT_TO_POINTER (i + 1));
      g_hash_table_insert (totals, (gpointer) name->last,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (totals, name->last)) + name->count));
    }

  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = resolver_name (self, i);
      guint full = 0;

      if (name->count == 0 || name->n_words != 1 || name->kind != HEARSAY_ENTITY_PERSON || name->canonical != NULL)
        continue;

      full = GPOINTER_TO_UINT (g_hash_table_lookup (best, name->key));
      if (full > 0 && !genders_clash (self, name, resolver_name (self, full - 1)) && resolver_name (self, full - 1)->count * 5 >= GPOINTER_TO_UINT (g_hash_table_lookup (totals, name->key)) * 3)
        resolver_join (self, full - 1, i, "surname");
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
        resolver_join (self, owner - 1, i, "short form");
    }
}

static gboolean
share_article (const Name *a,
               const Name *b)
{
  for (guint i = 0; i < a->n_samples; i++)
    for (guint j = 0; j < b->n_samples; j++)
      if (a->samples[i] == b->samples[j])
        return TRUE;

  return FALSE;
}

/* Whether what stands between given name and surname does not contradict. */
static gboolean
middles_agree (const Name *a,
               const Name *b)
{
  g_auto (GStrv) one = NULL;
  g_auto (GStrv) two = NULL;

  if (a->n_words <= 2 || b->n_words <= 2)
    return TRUE;

  one = g_strsplit (a->key, " ", -1);
  two = g_strsplit (b->key, " ", -1);

  return g_utf8_get_char (one[1]) == g_utf8_get_char (two[1]);
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

/* "Matt Broom" and "Matthew Broom", "J. Clark" and "John Clark": one person. */
void
resolver_merge_people (Resolver *self)
{
  g_autoptr (GArray) entries = surname_blocks (self);

  for (guint first = 0; first < entries->len;)
    {
      guint end = block_end (entries, first);
      guint limit = MIN (end, first + MAX_BLOCK);

      for (guint i = first; i < end; i++)
        for (guint j = i + 1; j < limit; j++)
          {
            guint a = g_array_index (entries, Entry, i).name;
            guint b = g_array_index (entries, Entry, j).name;
            const Name *one = resolver_name (self, a);
            const Name *two = resolver_name (self, b);

            if (contains_at_end (one, two) && share_article (one, two))
              resolver_join (self, a, b, "same name");
            else if (strcmp (one->last, two->last) == 0 && names_given_agree (self->language, one->first, two->first) && middles_agree (one, two))
              resolver_join (self, a, b, strcmp (one->first, two->first) == 0 ? "same name" : "short form");
          }

      first = end;
    }
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

      if (name->count == 0 || name->kind != HEARSAY_ENTITY_ORGANIZATION || name->n_words != 1 || name->canonical != NULL || strlen (name->key) > 8)
        continue;
      if (resolver_find (self, i) != i)
        continue;

      owner = GPOINTER_TO_UINT (g_hash_table_lookup (owners, name->key));
      if (owner > 0 && owner != G_MAXUINT)
        resolver_join (self, owner - 1, i, "initials");
    }
}

/* Whether the articles of both name the same others, or their offices share words. */
static gboolean
offices_agree (const Name *a,
               const Name *b)
{
  g_auto (GStrv) words = NULL;
  guint n_shared = 0;

  if (a->office == NULL || b->office == NULL)
    return FALSE;

  words = g_strsplit (a->office, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > 3 && strstr (b->office, words[i]) != NULL)
      n_shared++;

  return n_shared > 0;
}

static guint
shared_company (Resolver *self,
                const Name *a,
                const Name *b)
{
  guint most = 0;

  for (guint i = 0; i < a->n_samples; i++)
    {
      const HearsayReading *reading = g_ptr_array_index (self->readings, a->samples[i]);
      g_autoptr (GHashTable) company = g_hash_table_new (NULL, NULL);

      for (guint m = 0; m < reading->mentions->len; m++)
        g_hash_table_add (company, GUINT_TO_POINTER (resolver_find (self, g_array_index (reading->mentions, HearsayMention, m).entity) + 1));

      for (guint j = 0; j < b->n_samples; j++)
        {
          const HearsayReading *other = g_ptr_array_index (self->readings, b->samples[j]);
          g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

          if (a->samples[i] == b->samples[j])
            continue;
          for (guint m = 0; m < other->mentions->len; m++)
            {
              gpointer key = GUINT_TO_POINTER (resolver_find (self, g_array_index (other->mentions, HearsayMention, m).entity) + 1);

              if (g_hash_table_contains (company, key))
                g_hash_table_add (seen, key);
            }
          most = MAX (most, g_hash_table_size (seen));
        }
    }

  return most;
}

static gboolean
is_known_word (const Resolver *self,
               const char *word)
{
  return (hearsay_lexicon_classify (self->lexicon, word) &
          (HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME | HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_ORGANIZATION)) != 0;
}

/* Two full names that differ in one letter of one part. */
static gboolean
people_alike (Resolver *self,
              const Name *a,
              const Name *b)
{
  gboolean same_last = strcmp (a->last, b->last) == 0;
  gboolean same_first = strcmp (a->first, b->first) == 0;
  const char *rare = NULL;
  const char *other = NULL;
  const Name *rarer = a->count < b->count ? a : b;
  const Name *commoner = rarer == a ? b : a;
  gboolean company = FALSE;

  if (same_last == same_first || a->n_words != b->n_words)
    return FALSE;

  rare = same_last ? rarer->first : rarer->last;
  other = same_last ? commoner->first : commoner->last;
  if (g_utf8_strlen (rare, -1) < 3 || g_utf8_strlen (other, -1) < 3 || (names_distance (rare, other, 1) != 1 && !names_sound_alike (rare, other)))
    return FALSE;

  if (same_last)
    {
      HearsayGender one = names_gender_of_given (self->language, a->first);
      HearsayGender two = names_gender_of_given (self->language, b->first);

      if (one != HEARSAY_GENDER_UNKNOWN && two != HEARSAY_GENDER_UNKNOWN && one != two)
        return FALSE;
    }

  /* Both in one article: a slip of the pen, or kin. Kin bear known names. */
  if (share_article (a, b) && is_known_word (self, rare))
    return FALSE;

  company = shared_company (self, a, b) >= 3;
  if (is_known_word (self, rare) && is_known_word (self, other))
    return offices_agree (a, b) || (company && same_last && !is_known_word (self, a->last));

  return offices_agree (a, b) || company || (share_article (a, b) && commoner->count > rarer->count);
}

static void
join_misspelt (Resolver *self,
               guint a,
               guint b)
{
  Name *one = resolver_name (self, a);
  Name *two = resolver_name (self, b);
  guint one_count = resolver_name (self, resolver_find (self, a))->count;
  guint two_count = resolver_name (self, resolver_find (self, b))->count;
  gboolean is_first_rarer = FALSE;

  if (resolver_find (self, a) == resolver_find (self, b))
    return;

  is_first_rarer = one->count + one_count < two->count + two_count ||
                   (one->count + one_count == two->count + two_count && one->n_articles < two->n_articles) ||
                   (one->count + one_count == two->count + two_count && one->n_articles == two->n_articles && strcmp (one->key, two->key) > 0);
  (is_first_rarer ? one : two)->is_variant = TRUE;
  resolver_join (self, a, b, "misspelling");
}

/* Blocks of full names that share one part, and all but a letter of the other. */
static void
merge_misspelt_people (Resolver *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);

      if (!is_full_person (name))
        continue;
      /* The part that is alike, with the first letter of the other: misspellings seldom touch it. */
      add_entry (entries, hash_bytes (name->last, strlen (name->last), 1 + g_utf8_get_char (name->first)), i);
      add_entry (entries, hash_bytes (name->first, strlen (name->first), (guint64) (1 + g_utf8_get_char (name->last)) << 32), i);
    }
  g_array_sort (entries, compare_entries);

  for (guint first = 0; first < entries->len;)
    {
      guint end = block_end (entries, first);

      for (guint i = first; i < end; i++)
        for (guint j = i + 1; j < MIN (end, i + MAX_BLOCK); j++)
          {
            guint a = g_array_index (entries, Entry, i).name;
            guint b = g_array_index (entries, Entry, j).name;

            if (people_alike (self, resolver_name (self, a), resolver_name (self, b)))
              join_misspelt (self, a, b);
          }

      first = end;
    }
}

static gboolean
can_be_misspelt (const Resolver *self,
                 const Name *name)
{
  return name->canonical == NULL && name->key[0] != '@' && strlen (name->key) >= 5 && name->n_words <= 6 &&
         !(name->n_words == 1 && is_known_word (self, name->key));
}

/* A rare form one letter off a common one: the same name, if it is no word or name in its own right. */
static gboolean
forms_alike (Resolver *self,
             const Name *rare,
             const Name *common)
{
  guint ratio = rare->kind == common->kind ? 3 : 6;

  if (common->count < MIN_COMMON || common->count < ratio * rare->count || rare->n_words != common->n_words)
    return FALSE;
  if (rare->n_words > 1 && (rare->kind == HEARSAY_ENTITY_PERSON || common->kind == HEARSAY_ENTITY_PERSON || rare->kind != common->kind))
    return FALSE;
  if (names_distance (rare->key, common->key, 1) != 1)
    return FALSE;
  /* "G7" and "G20", "Unit 1" and "Unit 2" are two things. */
  for (const char *p = rare->key; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      return FALSE;

  return share_article (rare, common) || common->n_articles >= 2 || shared_company (self, rare, common) >= 2;
}

static void
add_deletions (GArray *entries,
               const Name *name,
               guint index)
{
  gsize length = strlen (name->key);

  add_entry (entries, hash_bytes (name->key, length, 7), index);

  for (const char *p = name->key; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint64 head = hash_bytes (name->key, p - name->key, 7);
      const char *rest = g_utf8_next_char (p);

      for (const char *q = rest; *q != '\0'; q++)
        head = (head ^ (guint8) *q) * G_GUINT64_CONSTANT (1099511628211);
      add_entry (entries, head, index);
    }
}

/* Two words are one letter apart only if some deletion of the one is some deletion
 * of the other (Garbe's symmetric delete): common and rare forms meet in such blocks. */
static void
merge_misspelt_forms (Resolver *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);

      if (name->count == 0 || strlen (name->key) < 5 || strlen (name->key) > 40 || name->canonical != NULL || name->key[0] == '@')
        continue;
      if (name->count >= MIN_COMMON || can_be_misspelt (self, name))
        add_deletions (entries, name, i);
    }
  g_array_sort (entries, compare_entries);

  for (guint first = 0; first < entries->len;)
    {
      guint end = block_end (entries, first);

      for (guint i = first; i < end; i++)
        for (guint j = i + 1; j < MIN (end, i + 8); j++)
          {
            guint a = g_array_index (entries, Entry, i).name;
            guint b = g_array_index (entries, Entry, j).name;
            const Name *one = resolver_name (self, a);
            const Name *two = resolver_name (self, b);

            if (a == b || one->count == 0 || two->count == 0)
              continue;
            if ((can_be_misspelt (self, one) && forms_alike (self, one, two)) || (can_be_misspelt (self, two) && forms_alike (self, two, one)))
              join_misspelt (self, a, b);
          }

      first = end;
    }
}

void
resolver_merge_misspellings (Resolver *self)
{
  merge_misspelt_people (self);
  merge_misspelt_forms (self);
}
