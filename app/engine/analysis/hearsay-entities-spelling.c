/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-entities-private.h"

#include <string.h>

#include "hearsay-text.h"

/* One name written in several ways: signs and scripts, slips of the pen, and
 * transliterations. Each is looked for in blocks of names that can be alike. */

/* A form is common enough to be what a rare form was meant to be. */
#define MIN_COMMON 3

/* Names of one kind whose letters are the same: "Al-Haram" and "Al Haram". */
void
resolver_merge_spellings (Resolver *self)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      g_autofree char *loose = NULL;
      char *key = NULL;
      guint known = 0;

      if (name->count == 0 || name->key[0] == '@' || strlen (name->key) < 4)
        continue;

      loose = names_loose_key (name->key);
      key = g_strdup_printf ("%d %s", name->kind, loose);
      known = GPOINTER_TO_UINT (g_hash_table_lookup (owners, key));
      if (known > 0)
        resolver_join (self, known - 1, i, "spelling", SURE_SPELLING);
      g_hash_table_insert (owners, key, GUINT_TO_POINTER (known > 0 ? known : i + 1));
    }
}

/* Whether their offices share words. */
gboolean
names_offices_agree (const Name *a,
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

/* More mentions of one article are not asked for company. */
#define MAX_COMPANY 600

static GHashTable *
collect_company (const Resolver *self,
                 guint32 article,
                 GHashTable *among)
{
  const HearsayReading *reading = g_ptr_array_index (self->readings, article);
  GHashTable *company = g_hash_table_new (NULL, NULL);

  for (guint m = 0; m < reading->mentions->len && m < MAX_COMPANY; m++)
    {
      gpointer key = GUINT_TO_POINTER (resolver_find (self, g_array_index (reading->mentions, HearsayMention, m).entity) + 1);

      if (among == NULL || g_hash_table_contains (among, key))
        g_hash_table_add (company, key);
    }

  return company;
}

/* How many others an article of the one and an article of the other both name, at most. */
guint
names_count_company (Resolver *self,
                     const Name *a,
                     const Name *b)
{
  guint most = 0;

  for (guint i = 0; i < a->n_samples; i++)
    {
      g_autoptr (GHashTable) company = NULL;

      for (guint j = 0; j < b->n_samples; j++)
        {
          g_autoptr (GHashTable) shared = NULL;

          if (a->samples[i] == b->samples[j])
            continue;
          if (company == NULL)
            company = collect_company (self, a->samples[i], NULL);
          shared = collect_company (self, b->samples[j], company);
          most = MAX (most, g_hash_table_size (shared));
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

static gboolean
given_genders_clash (const Resolver *self,
                     const Name *a,
                     const Name *b)
{
  HearsayGender one = names_gender_of_given (self->language, a->first);
  HearsayGender two = names_gender_of_given (self->language, b->first);

  return one != HEARSAY_GENDER_UNKNOWN && two != HEARSAY_GENDER_UNKNOWN && one != two;
}

/* "Carolyn" and "Carolin": long, and all their consonants the same. */
static gboolean
differ_in_vowels (const char *a,
                  const char *b)
{
  g_autofree char *one = names_skeleton (a);
  g_autofree char *two = names_skeleton (b);

  return MIN (strlen (a), strlen (b)) >= 6 && strcmp (one, two) == 0 && names_distance (a, b, 1) == 1;
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

  if (same_last == same_first || a->n_words != b->n_words || g_strcmp0 (a->generation, b->generation) != 0)
    return FALSE;

  rare = same_last ? rarer->first : rarer->last;
  other = same_last ? commoner->first : commoner->last;
  if (g_utf8_strlen (rare, -1) < 3 || g_utf8_strlen (other, -1) < 3 || (names_distance (rare, other, 1) != 1 && !names_sound_alike (rare, other)))
    return FALSE;
  if (same_last && given_genders_clash (self, a, b))
    return FALSE;

  /* Both in one article: a slip of the pen, or kin. Kin bear known names. */
  if (names_share_article (a, b) && is_known_word (self, rare))
    return same_last && differ_in_vowels (rare, other);

  company = names_count_company (self, a, b) >= 3;
  if (is_known_word (self, rare) && is_known_word (self, other))
    return names_offices_agree (a, b) || (company && same_last && !is_known_word (self, a->last));

  return names_offices_agree (a, b) || company || (names_share_article (a, b) && commoner->count > rarer->count);
}

static void
join_misspelt (Resolver *self,
               guint a,
               guint b,
               const char *reason,
               guint confidence)
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
  resolver_join (self, a, b, reason, confidence);
}

/* Blocks of full names that share one part, and all but a letter of the other. */
static void
merge_misspelt_people (Resolver *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);

      if (name->count == 0 || !name_is_full_person (self, name))
        continue;
      /* The part that is alike, with the first letter of the other: misspellings seldom touch it. */
      names_add_entry (entries, names_hash (name->last, strlen (name->last), 1 + g_utf8_get_char (name->first)), i);
      names_add_entry (entries, names_hash (name->first, strlen (name->first), (guint64) (1 + g_utf8_get_char (name->last)) << 32), i);
    }
  names_sort_entries (entries);

  for (guint first = 0; first < entries->len;)
    {
      guint end = names_block_end (entries, first);

      for (guint i = first; i < end; i++)
        for (guint j = i + 1; j < MIN (end, i + MAX_BLOCK); j++)
          {
            guint a = g_array_index (entries, Entry, i).name;
            guint b = g_array_index (entries, Entry, j).name;

            if (people_alike (self, resolver_name (self, a), resolver_name (self, b)))
              join_misspelt (self, a, b, "misspelling", SURE_MISSPELLING);
          }

      first = end;
    }
}

/* One letter in three may differ. */
static gboolean
parts_transliterate (const char *a,
                     const char *b)
{
  gsize length = MIN (strlen (a), strlen (b));

  return strcmp (a, b) == 0 || (length >= 5 && names_distance (a, b, 3) <= length / 3);
}

/* "Mustafa Qadrani" and "Moustafa Kadhrani": both parts sound the same, both are long
 * enough to be no accident, and office or company agree. */
static gboolean
people_transliterate (Resolver *self,
                      const Name *a,
                      const Name *b)
{
  if (strcmp (a->first, b->first) == 0 && strcmp (a->last, b->last) == 0)
    return FALSE;
  if (!parts_transliterate (a->first, b->first) || !parts_transliterate (a->last, b->last) || given_genders_clash (self, a, b) ||
      g_strcmp0 (a->generation, b->generation) != 0)
    return FALSE;
  if (strcmp (a->last, b->last) != 0 && is_known_word (self, a->last) && is_known_word (self, b->last))
    return FALSE;

  return !names_share_article (a, b) && (names_offices_agree (a, b) || names_count_company (self, a, b) >= 3);
}

static void
merge_transliterated_people (Resolver *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = resolver_name (self, i);
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;
      g_autofree char *both = NULL;

      if (name->count == 0 || !name_is_full_person (self, name) || names_is_initial (name->first))
        continue;
      first = names_skeleton (name->first);
      last = names_skeleton (name->last);
      both = g_strdup_printf ("%s %s", first, last);
      if (strlen (both) >= 5)
        names_add_entry (entries, names_hash (both, strlen (both), 3), i);
    }
  names_sort_entries (entries);

  for (guint first = 0; first < entries->len;)
    {
      guint end = names_block_end (entries, first);

      for (guint i = first; i < end; i++)
        for (guint j = i + 1; j < MIN (end, i + 16); j++)
          {
            guint a = g_array_index (entries, Entry, i).name;
            guint b = g_array_index (entries, Entry, j).name;

            if (resolver_find (self, a) != resolver_find (self, b) && people_transliterate (self, resolver_name (self, a), resolver_name (self, b)))
              join_misspelt (self, a, b, "spelling", SURE_TRANSLITERATION);
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

/* Whether the word two names differ in is long enough to be misspelt, and no number:
 * "G7" and "G20", "Group F" and "Group G", "Abbas I" and "Abbas II" are two. */
static gboolean
differ_in_long_word (const char *a,
                     const char *b)
{
  g_auto (GStrv) one = g_strsplit (a, " ", -1);
  g_auto (GStrv) two = g_strsplit (b, " ", -1);

  for (guint i = 0; one[i] != NULL && two[i] != NULL; i++)
    if (strcmp (one[i], two[i]) != 0)
      return MIN (g_utf8_strlen (one[i], -1), g_utf8_strlen (two[i], -1)) >= 5 && strpbrk (one[i], "0123456789") == NULL;

  return FALSE;
}

/* A rare form one letter off a common one: the same name, if it is no word or name in its own right. */
static gboolean
forms_alike (Resolver *self,
             const Name *rare,
             const Name *common)
{
  gboolean is_listed = common->canonical != NULL && rare->n_words > 1 && (rare->kind == common->kind || rare->kind == HEARSAY_ENTITY_OTHER);
  guint ratio = rare->kind == common->kind ? 3 : 6;

  if (!is_listed && (common->count < MIN_COMMON || common->count < ratio * rare->count))
    return FALSE;
  if (rare->n_words != common->n_words)
    return FALSE;
  if (rare->n_words > 1 && (rare->kind == HEARSAY_ENTITY_PERSON || common->kind == HEARSAY_ENTITY_PERSON || (rare->kind != common->kind && !is_listed)))
    return FALSE;
  /* A slip seldom touches the first letter: what differs there is another name. */
  if (g_utf8_get_char (rare->key) != g_utf8_get_char (common->key))
    return FALSE;
  if (names_distance (rare->key, common->key, 1) != 1 || !differ_in_long_word (rare->key, common->key))
    return FALSE;
  /* "the Clarks" */
  if (common->kind == HEARSAY_ENTITY_PERSON && g_str_has_prefix (rare->key, common->key) && strcmp (rare->key + strlen (common->key), "s") == 0)
    return FALSE;

  return is_listed || names_share_article (rare, common) || common->n_articles >= 2 || names_count_company (self, rare, common) >= 2;
}

static void
add_deletions (GArray *entries,
               const Name *name,
               guint index)
{
  gsize length = strlen (name->key);

  names_add_entry (entries, names_hash (name->key, length, 7), index);

  for (const char *p = name->key; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint64 head = names_hash (name->key, p - name->key, 7);
      const char *rest = g_utf8_next_char (p);

      for (const char *q = rest; *q != '\0'; q++)
        head = (head ^ (guint8) *q) * G_GUINT64_CONSTANT (1099511628211);
      names_add_entry (entries, head, index);
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

      if (name->count == 0 || strlen (name->key) < 5 || strlen (name->key) > 40 || name->key[0] == '@')
        continue;
      if (name->count >= MIN_COMMON || name->canonical != NULL || can_be_misspelt (self, name))
        add_deletions (entries, name, i);
    }
  names_sort_entries (entries);

  for (guint first = 0; first < entries->len;)
    {
      guint end = names_block_end (entries, first);

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
              join_misspelt (self, a, b, "misspelling", SURE_MISSPELLING);
          }

      first = end;
    }
}

void
resolver_merge_misspellings (Resolver *self)
{
  merge_misspelt_people (self);
  merge_transliterated_people (self);
  merge_misspelt_forms (self);
}
