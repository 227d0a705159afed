/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-lexicon"

#include "config.h"

#include "hearsay-lexicon.h"

#include <string.h>

struct _HearsayLexicon
{
  GHashTable *table; /* folded word or phrase, owned by its word list → HearsayLexeme */
  GHashTable *own;   /* first words of phrases, owned → words in the longest phrase with each */
};

static GMutex lexicons_lock;
static GHashTable *lexicons; /* HearsayLanguage → HearsayLexicon */

static const struct
{
  const char *list;
  guint32 lexeme;
} sources[] = {
  { "given-names", HEARSAY_LEXEME_GIVEN },
  { "surnames", HEARSAY_LEXEME_SURNAME },
  { "demonyms", HEARSAY_LEXEME_DEMONYM },
  { "personal-titles", HEARSAY_LEXEME_TITLE },
  { "roles", HEARSAY_LEXEME_ROLE },
  { "role-phrases", HEARSAY_LEXEME_ROLE },
  { "role-modifiers", HEARSAY_LEXEME_ROLE_MODIFIER },
  { "spokesperson-words", HEARSAY_LEXEME_SPOKESPERSON | HEARSAY_LEXEME_ROLE },
  { "organizations", HEARSAY_LEXEME_ORGANIZATION },
  { "organization-names", HEARSAY_LEXEME_ORGANIZATION },
  { "brands", HEARSAY_LEXEME_BRAND },
  { "organization-heads", HEARSAY_LEXEME_ORGANIZATION_HEAD },
  { "organization-suffixes", HEARSAY_LEXEME_ORGANIZATION_SUFFIX | HEARSAY_LEXEME_ORGANIZATION_HEAD },
  { "place-heads", HEARSAY_LEXEME_PLACE_HEAD },
  { "place-prefixes", HEARSAY_LEXEME_PLACE_PREFIX },
  { "other-heads", HEARSAY_LEXEME_OTHER_HEAD },
  { "vessel-prefixes", HEARSAY_LEXEME_VESSEL },
  { "common-words", HEARSAY_LEXEME_COMMON },
  { "name-stop-words", HEARSAY_LEXEME_FUNCTION | HEARSAY_LEXEME_COMMON },
  { "months", HEARSAY_LEXEME_MONTH },
  { "weekdays", HEARSAY_LEXEME_WEEKDAY },
  { "calendar-words", HEARSAY_LEXEME_CALENDAR },
  { "name-particles", HEARSAY_LEXEME_PARTICLE },
  { "name-suffixes", HEARSAY_LEXEME_NAME_SUFFIX },
  { "place-prepositions", HEARSAY_LEXEME_IN_PLACE },
  { "speech-verbs", HEARSAY_LEXEME_SPEECH },
  { "person-verbs", HEARSAY_LEXEME_PERSON_VERB | HEARSAY_LEXEME_SPEECH },
  { "nouns", HEARSAY_LEXEME_NOUN },
  { "person-pointers", HEARSAY_LEXEME_PERSON_POINTER },
};

/* One list being poured in. */
typedef struct
{
  HearsayLexicon *lexicon;
  guint32 lexeme;
  const char *phrase; /* (nullable): the last one: in a sorted list many in a row begin alike */
  guint n_words;      /* of the longest that begins like it */
} Pour;

static void
add_lexeme (HearsayLexicon *self,
            gpointer word,
            guint32 lexeme)
{
  guint32 known = GPOINTER_TO_UINT (g_hash_table_lookup (self->table, word));

  g_hash_table_insert (self->table, word, GUINT_TO_POINTER (known | lexeme));
}

static void
add_first_word (HearsayLexicon *self,
                const char *phrase,
                gsize length,
                guint n_words)
{
  char *first = g_strndup (phrase, length);
  gpointer kept = NULL;
  gpointer longest = NULL;

  if (g_hash_table_lookup_extended (self->own, first, &kept, &longest))
    g_free (first);
  else
    kept = first;
  if (n_words > GPOINTER_TO_UINT (longest))
    g_hash_table_insert (self->own, kept == first ? first : g_strdup (kept), GUINT_TO_POINTER (n_words));

  add_lexeme (self, kept, HEARSAY_LEXEME_PHRASE_START);
}

static guint
count_words (const char *phrase)
{
  guint n = 1;

  for (const char *space = strchr (phrase, ' '); space != NULL; space = strchr (space + 1, ' '))
    n++;

  return n;
}

static void
pour_word (gpointer key,
           gpointer value,
           gpointer user_data)
{
  Pour *pour = user_data;
  const char *space = strchr (key, ' ');
  guint n_words = 0;

  add_lexeme (pour->lexicon, key, pour->lexeme);
  if (space == NULL)
    return;

  n_words = count_words (key);
  if (pour->phrase != NULL && strncmp (pour->phrase, key, space + 1 - (const char *) key) == 0 && n_words <= pour->n_words)
    return;

  add_first_word (pour->lexicon, key, space - (const char *) key, n_words);
  pour->phrase = key;
  pour->n_words = n_words;
}

static void
pour_place (gpointer key,
            gpointer value,
            gpointer user_data)
{
  static const struct
  {
    const char *value;
    guint32 lexeme;
  } kinds[] = {
    { "country", HEARSAY_LEXEME_COUNTRY },
    { "region", HEARSAY_LEXEME_REGION },
    { "city", HEARSAY_LEXEME_CITY },
    { "feature", HEARSAY_LEXEME_FEATURE },
  };
  Pour *pour = user_data;

  pour->lexeme = HEARSAY_LEXEME_CITY;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (value, kinds[i].value) == 0)
      pour->lexeme = kinds[i].lexeme;

  pour_word (key, value, pour);
}

static HearsayLexicon *
make_lexicon (const HearsayLanguage *language)
{
  HearsayLexicon *self = g_new0 (HearsayLexicon, 1);
  const HearsayWords *places = hearsay_language_get_words (language, "places");
  const HearsayWords *aliases = hearsay_language_get_words (language, "place-aliases");
  const HearsayWords *countries = hearsay_language_get_words (language, "country-names");
  Pour pour = { self, HEARSAY_LEXEME_COUNTRY, NULL, 0 };

  self->table = g_hash_table_new (g_str_hash, g_str_equal);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      Pour list = { self, sources[i].lexeme, NULL, 0 };

      hearsay_words_foreach (hearsay_language_get_words (language, sources[i].list), pour_word, &list);
    }

  hearsay_words_foreach (aliases, pour_word, &pour);
  hearsay_words_foreach (countries, pour_word, &pour);
  hearsay_words_foreach (places, pour_place, &pour);

  return self;
}

/**
 * hearsay_lexicon_get:
 *
 * Returns: (transfer none): the lexicon of @language
 */
const HearsayLexicon *
hearsay_lexicon_get (const HearsayLanguage *language)
{
  HearsayLexicon *found = NULL;

  g_mutex_lock (&lexicons_lock);

  if (lexicons == NULL)
    lexicons = g_hash_table_new (NULL, NULL);

  found = g_hash_table_lookup (lexicons, language);
  if (found == NULL)
    {
      found = make_lexicon (language);
      g_hash_table_insert (lexicons, (gpointer) language, found);
    }

  g_mutex_unlock (&lexicons_lock);

  return found;
}

/**
 * hearsay_lexicon_classify:
 * @folded: a folded word, or several with one space between
 *
 * Returns: #HearsayLexeme flags; 0 for a word in no list
 */
guint32
hearsay_lexicon_classify (const HearsayLexicon *self,
                          const char *folded)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->table, folded));
}

/**
 * hearsay_lexicon_get_longest:
 *
 * Returns: how many words the longest phrase has that begins with the word; 0 for
 *   one that begins none
 */
guint
hearsay_lexicon_get_longest (const HearsayLexicon *self,
                             const char *folded)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->own, folded));
}
