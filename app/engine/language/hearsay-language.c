/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-language"

#include "config.h"

#include "hearsay-language.h"

#include <string.h>

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "hearsay-text.h"

#define RESOURCE_ROOT "/io/github/hearsay/Hearsay/languages/"
#define FALLBACK "en"

#define N_STARTS 4096

struct _HearsayWords
{
  GPtrArray *entries;    /* folded phrase, value ("" where there is none), …, all in strings */
  GHashTable *table;     /* the entries, phrase → value; NULL until something is looked up: long lists mostly are only walked */
  GStringChunk *strings; /* a list has up to a hundred thousand words: no block for each */
  guint longest;         /* words in the longest phrase */

  /* Which first three letters there are: most words asked for are in no list, and need not be looked up. */
  guint32 starts[N_STARTS / 32];
};

struct _HearsayLanguage
{
  char *code;
  GHashTable *lists; /* name → HearsayWords */
  const HearsayWords *abbreviations;
  const HearsayWords *clitics;
  const HearsayWords *shared; /* name of a list → code of the language it is taken from */
};

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static GMutex languages_lock;
static GHashTable *languages; /* code → HearsayLanguage */

static void
words_free (gpointer data)
{
  HearsayWords *words = data;

  g_clear_pointer (&words->table, g_hash_table_unref);
  g_ptr_array_unref (words->entries);
  g_string_chunk_free (words->strings);
  g_free (words);
}

static guint
start_of (const char *word)
{
  guint start = 0;

  for (guint i = 0; i < 3 && word[i] != '\0'; i++)
    start = start * 33 + (guint8) word[i];

  return start % N_STARTS;
}

static gboolean
may_contain (const HearsayWords *self,
             const char *word)
{
  guint start = start_of (word);

  return (self->starts[start / 32] >> (start % 32) & 1) != 0;
}

static HearsayWords *
words_new (void)
{
  HearsayWords *words = g_new0 (HearsayWords, 1);

  words->entries = g_ptr_array_new ();
  words->strings = g_string_chunk_new (4096);

  return words;
}

static void
words_add (HearsayWords *words,
           const char *phrase,
           const char *value)
{
  g_autofree char *folded = hearsay_text_fold (phrase, strlen (phrase));
  guint count = 1;

  for (const char *p = folded; *p != '\0'; p++)
    count += *p == ' ';

  words->starts[start_of (folded) / 32] |= 1u << (start_of (folded) % 32);
  words->longest = MAX (words->longest, count);
  g_ptr_array_add (words->entries, g_string_chunk_insert (words->strings, folded));
  g_ptr_array_add (words->entries, value[0] != '\0' ? g_string_chunk_insert_const (words->strings, value) : (char *) "");
}

static GHashTable *
words_get_table (const HearsayWords *words)
{
  HearsayWords *self = (HearsayWords *) words;

  if (g_once_init_enter (&self->table))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < self->entries->len; i += 2)
        g_hash_table_insert (table, g_ptr_array_index (self->entries, i), g_ptr_array_index (self->entries, i + 1));
      g_once_init_leave (&self->table, table);
    }

  return self->table;
}

/* A list is an array of words, or an object: value → array of words. */
static void
add_json_list (HearsayWords *words,
               JsonNode *node,
               const char *value)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        words_add (words, json_array_get_string_element (array, i), value);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        add_json_list (words, member, name);
    }
}

static void
load_json (HearsayLanguage *self,
           GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!json_parser_load_from_data (parser, data, size, &error))
    g_error ("languages/%s.json: %s", self->code, error->message);

  json_object_iter_init_ordered (&iter, json_node_get_object (json_parser_get_root (parser)));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      HearsayWords *words = NULL;

      if (JSON_NODE_HOLDS_VALUE (member))
        continue;

      words = words_new ();
      add_json_list (words, member, "");
      g_hash_table_insert (self->lists, g_strdup (name), words);
    }
}

static HearsayWords *
load_plain (GBytes *bytes)
{
  HearsayWords *words = words_new ();
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data + size;

  while (data < end)
    {
      const char *line_end = memchr (data, '\n', end - data);
      gsize length = (line_end != NULL ? line_end : end) - data;
      g_autofree char *line = g_strndup (data, length);
      char *tab = strchr (line, '\t');

      if (tab != NULL)
        *tab++ = '\0';
      if (line[0] != '\0' && line[0] != '#')
        words_add (words, line, tab != NULL ? tab : "");

      data += length + 1;
    }

  return words;
}

static void
load_plain_lists (HearsayLanguage *self)
{
  g_autofree char *folder = g_strconcat (RESOURCE_ROOT, self->code, "/", NULL);
  g_auto (GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);
      g_autoptr (GBytes) bytes = NULL;

      if (!g_str_has_suffix (names[i], ".txt"))
        continue;

      bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_hash_table_insert (self->lists, g_strndup (names[i], strlen (names[i]) - 4), load_plain (bytes));
    }
}

static HearsayLanguage *find_language (const char *code);

/* Loads what lists are taken from: names are much the same in every language. */
static void
load_shared (gpointer key,
             gpointer value,
             gpointer user_data)
{
  find_language (value);
}

static HearsayLanguage *
load_language (const char *code)
{
  g_autofree char *path = g_strconcat (RESOURCE_ROOT, code, ".json", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  HearsayLanguage *self = NULL;

  if (bytes == NULL)
    return NULL;

  self = g_new0 (HearsayLanguage, 1);
  self->code = g_strdup (code);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, words_free);
  load_json (self, bytes);
  load_plain_lists (self);
  self->shared = g_hash_table_lookup (self->lists, "shared");
  self->abbreviations = hearsay_language_get_words (self, "abbreviations");
  self->clitics = hearsay_language_get_words (self, "clitics");

  return self;
}

/* With the lock held. */
static HearsayLanguage *
find_language (const char *code)
{
  HearsayLanguage *found = g_hash_table_lookup (languages, code);

  if (found != NULL)
    return found;

  found = load_language (code);
  if (found == NULL)
    return NULL;

  g_hash_table_insert (languages, found->code, found);
  if (found->shared != NULL)
    hearsay_words_foreach (found->shared, load_shared, NULL);

  return found;
}

/**
 * hearsay_language_get:
 * @code: a BCP 47 tag; only its language counts
 *
 * Returns: (transfer none): the language, English where there is no pack for @code
 */
const HearsayLanguage *
hearsay_language_get (const char *code)
{
  g_autofree char *base = g_ascii_strdown (code, strcspn (code, "-_"));
  HearsayLanguage *found = NULL;

  g_mutex_lock (&languages_lock);

  if (languages == NULL)
    languages = g_hash_table_new (g_str_hash, g_str_equal);

  found = find_language (base);

  g_mutex_unlock (&languages_lock);

  if (found == NULL)
    {
      g_assert (strcmp (base, FALLBACK) != 0);
      return hearsay_language_get (FALLBACK);
    }

  return found;
}

const char *
hearsay_language_get_code (const HearsayLanguage *self)
{
  return self->code;
}

/**
 * hearsay_language_list_codes:
 *
 * Returns: (transfer full): the codes of all language packs, sorted
 */
char **
hearsay_language_list_codes (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCE_ROOT, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".json"))
      g_ptr_array_add (codes, g_strndup (names[i], strlen (names[i]) - strlen (".json")));
  g_ptr_array_sort (codes, compare_strings);
  g_ptr_array_add (codes, NULL);

  return (char **) g_ptr_array_free (codes, FALSE);
}

/* The list of the pack that this one takes it from, or NULL. */
static const HearsayWords *
find_shared (const HearsayLanguage *self,
             const char *list)
{
  const char *code = self->shared != NULL ? hearsay_words_lookup (self->shared, list) : NULL;

  return code != NULL && strcmp (code, self->code) != 0 ? g_hash_table_lookup (hearsay_language_get (code)->lists, list) : NULL;
}

/**
 * hearsay_language_get_words:
 * @list: the name of a list
 *
 * Returns: (transfer none): the list, its own or one that it shares with another
 *   language; an empty one where it has neither
 */
const HearsayWords *
hearsay_language_get_words (const HearsayLanguage *self,
                            const char *list)
{
  static HearsayWords *empty;
  const HearsayWords *words = g_hash_table_lookup (self->lists, list);

  if (words == NULL)
    words = find_shared (self, list);
  if (words != NULL)
    return words;

  if (g_once_init_enter (&empty))
    g_once_init_leave (&empty, words_new ());

  return empty;
}

/**
 * hearsay_language_is_abbreviation:
 * @language: a #HearsayLanguage
 *
 * A [callback@Hearsay.IsAbbreviation]. The list "abbreviations" holds words that keep
 * their stop, and "#" where a number does ("3. Mai"); "clitics" holds short words that
 * lean on another: "l'", "-il".
 */
gboolean
hearsay_language_is_abbreviation (const char *folded,
                                  gpointer language)
{
  const HearsayLanguage *self = language;

  return hearsay_words_contain (self->abbreviations, folded) || hearsay_words_contain (self->clitics, folded);
}

gboolean
hearsay_words_contain (const HearsayWords *self,
                       const char *folded)
{
  return may_contain (self, folded) && g_hash_table_contains (words_get_table (self), folded);
}

/**
 * hearsay_words_lookup:
 *
 * Returns: (nullable): the value of a word in the list ("" if it has none), or
 *   %NULL if it is not in the list
 */
const char *
hearsay_words_lookup (const HearsayWords *self,
                      const char *folded)
{
  return may_contain (self, folded) ? g_hash_table_lookup (words_get_table (self), folded) : NULL;
}

/**
 * hearsay_words_may_start:
 *
 * Returns: %FALSE if no phrase of the list begins with the word
 */
gboolean
hearsay_words_may_start (const HearsayWords *self,
                         const char *word)
{
  /* A shorter word begins as the phrase does only if its three letters take in what follows it. */
  return self->entries->len > 0 && (strlen (word) < 3 || may_contain (self, word));
}

/**
 * hearsay_words_get_longest:
 *
 * Returns: how many words the longest phrase has
 */
guint
hearsay_words_get_longest (const HearsayWords *self)
{
  return self->longest;
}

/**
 * hearsay_words_foreach:
 * @func: (scope call): is given each folded word and its value, in the order of the list
 */
void
hearsay_words_foreach (const HearsayWords *self,
                       GHFunc func,
                       gpointer user_data)
{
  for (guint i = 0; i < self->entries->len; i += 2)
    func (g_ptr_array_index (self->entries, i), g_ptr_array_index (self->entries, i + 1), user_data);
}
