/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-phrase"

#include "config.h"

#include "hearsay-phrase.h"

#include <string.h>

#include <libstemmer.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "hearsay-segments.h"
#include "hearsay-text.h"

/* Alignment takes time and memory of the product of both lengths; more words
 * than this are no quotation that anybody compares word by word. */
#define MAX_WORDS 1200
#define MAX_STRINGS 4096 /* bytes that a phrase takes for its words at a time */

typedef struct
{
  struct sb_stemmer *stemmer;
  const HearsayWords *function_words;
  const HearsayWords *negations;
  const HearsayWords *modals;
  const HearsayWords *reported_modals;
  const HearsayWords *number_words;
  const HearsayWords *senses;
} Lists;

static void
lists_init (Lists *self,
            const HearsayLanguage *language)
{
  self->stemmer = sb_stemmer_new (hearsay_language_get_code (language), NULL);
  if (self->stemmer == NULL)
    self->stemmer = sb_stemmer_new ("en", NULL);
  self->function_words = hearsay_language_get_words (language, "function-words");
  self->negations = hearsay_language_get_words (language, "negations");
  self->modals = hearsay_language_get_words (language, "modals");
  self->reported_modals = hearsay_language_get_words (language, "reported-modals");
  self->number_words = hearsay_language_get_words (language, "number-words");
  self->senses = hearsay_language_get_words (language, "senses");
}

#define LONGEST_NUMBER 32

static char *
spell_out (UNumberFormat *format,
           const char *word)
{
  UChar letters[LONGEST_NUMBER];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  int32_t end = 0;
  gint64 value = 0;

  u_strFromUTF8 (letters, LONGEST_NUMBER, &length, word, -1, &status);
  if (U_FAILURE (status))
    return NULL;
  value = unum_parseInt64 (format, letters, length, &end, &status);

  return U_SUCCESS (status) && end == length ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : NULL;
}

typedef struct
{
  UNumberFormat *format;
  GHashTable *values;
} Spelling;

static void
add_value (gpointer key,
           gpointer value,
           gpointer user_data)
{
  const Spelling *self = user_data;
  char *digits = spell_out (self->format, key);

  if (digits != NULL)
    g_hash_table_insert (self->values, g_strdup (key), digits);
}

/* "fourteen" is 14. Of every number word of a language, read once (Unicode CLDR's
 * rules of spelling numbers) and kept for good. */
static const char *
number_value (const HearsayLanguage *language,
              const char *folded)
{
  static GMutex mutex;
  static GHashTable *languages;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GHashTable *values = languages != NULL ? g_hash_table_lookup (languages, language) : NULL;

  if (values == NULL)
    {
      UErrorCode status = U_ZERO_ERROR;
      Spelling spelling = { unum_open (UNUM_SPELLOUT, NULL, 0, hearsay_language_get_code (language), NULL, &status), NULL };

      spelling.values = values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      if (U_SUCCESS (status))
        hearsay_words_foreach (hearsay_language_get_words (language, "number-words"), add_value, &spelling);
      unum_close (spelling.format);
      if (languages == NULL)
        languages = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (languages, (gpointer) language, values);
    }

  return g_hash_table_lookup (values, folded);
}

static HearsayWordClass
classify (const Lists *lists,
          const HearsayToken *token,
          const char *folded)
{
  gsize length = strlen (folded);

  if (token->kind == HEARSAY_TOKEN_PUNCTUATION || token->kind == HEARSAY_TOKEN_QUOTE)
    return HEARSAY_WORD_SIGN;
  if (token->kind == HEARSAY_TOKEN_NUMBER || hearsay_words_contain (lists->number_words, folded))
    return HEARSAY_WORD_NUMBER;
  if (hearsay_words_contain (lists->negations, folded) || (length > 3 && strcmp (folded + length - 3, "n't") == 0))
    return HEARSAY_WORD_NEGATION;
  if (hearsay_words_contain (lists->modals, folded))
    return HEARSAY_WORD_MODAL;
  if (token->kind == HEARSAY_TOKEN_CLITIC || hearsay_words_contain (lists->function_words, folded))
    return HEARSAY_WORD_FUNCTION;

  return HEARSAY_WORD_CONTENT;
}

static const char *
find_stem (const HearsayPhrase *self,
           const Lists *lists,
           const char *folded)
{
  const char *stem = (const char *) sb_stemmer_stem (lists->stemmer, (const sb_symbol *) folded, strlen (folded));

  return strcmp (stem, folded) == 0 ? folded : g_string_chunk_insert (self->strings, stem);
}

/* "unsafe" denies "safe"; "uncle" denies nothing. */
static const char *
find_denied (const HearsayPhrase *self,
             const Lists *lists,
             const char *folded)
{
  if (!g_str_has_prefix (folded, "un") || strlen (folded) < 6 || !hearsay_words_contain (lists->senses, folded + 2))
    return NULL;

  return find_stem (self, lists, folded + 2);
}

/* Classes are letters, and the lowest six bits of all of these differ. */
static guint64
find_senses (const Lists *lists,
             const char *folded)
{
  const char *letters = hearsay_words_lookup (lists->senses, folded);
  guint64 senses = 0;

  for (; letters != NULL && *letters != '\0'; letters++)
    senses |= G_GUINT64_CONSTANT (1) << (*letters & 63);

  return senses;
}

static int
entity_at (const HearsayAnalysis *analysis,
           guint *mention,
           guint last,
           HearsaySpan span)
{
  while (*mention < last && hearsay_analysis_get_mention (analysis, *mention)->span.end <= span.start)
    (*mention)++;

  if (*mention < last && hearsay_span_overlaps (hearsay_analysis_get_mention (analysis, *mention)->span, span))
    return hearsay_analysis_get_mention (analysis, *mention)->entity;

  return HEARSAY_NONE;
}

static void
add_piece (HearsayPhrase *self,
           const Lists *lists,
           const HearsayAnalysis *analysis,
           guint article,
           HearsaySpan span)
{
  const HearsayArticle *source = hearsay_corpus_get (analysis->corpus, article);
  const HearsayLanguage *language = hearsay_language_get (source->language);
  g_autoptr (HearsaySegments) segments = hearsay_segments_new (source->text + span.start, span.end - span.start,
                                                               hearsay_language_is_abbreviation, (gpointer) language);
  guint mention = 0;
  guint last = 0;

  hearsay_analysis_get_article_mentions (analysis, article, &mention, &last);

  for (guint i = 0; i < segments->tokens->len && self->words->len < MAX_WORDS; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (segments, i);
      HearsayWord word = { { span.start + token->start, span.start + token->end } };
      g_autofree char *folded = hearsay_text_fold (source->text + word.span.start, token->end - token->start);

      word.word_class = classify (lists, token, folded);
      word.folded = g_string_chunk_insert (self->strings, folded);
      word.stem = word.folded;
      word.direct = hearsay_words_lookup (lists->reported_modals, folded);
      if (word.word_class == HEARSAY_WORD_CONTENT)
        {
          word.stem = find_stem (self, lists, word.folded);
          word.denied = find_denied (self, lists, word.folded);
          word.senses = find_senses (lists, folded);
        }
      else if (word.word_class == HEARSAY_WORD_NUMBER && token->kind == HEARSAY_TOKEN_WORD)
        {
          const char *value = number_value (language, folded);

          word.stem = value != NULL ? value : word.folded;
        }
      else if (token->kind == HEARSAY_TOKEN_QUOTE)
        word.stem = "\"";
      word.hash = g_str_hash (word.stem);
      word.entity = entity_at (analysis, &mention, last, word.span);
      g_array_append_val (self->words, word);
    }
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static guint64
digest_word (guint64 digest,
             const HearsayWord *word)
{
  const guint64 facts[] = { word->hash, g_str_hash (word->folded), (guint32) word->entity, word->word_class };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      digest = (digest ^ facts[i]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      digest ^= digest >> 29;
    }

  return digest;
}

static void
sum_up (HearsayPhrase *self)
{
  g_autoptr (GArray) hashes = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->words->len);
  g_autoptr (GArray) senses = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 digest = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (self, i);

      if (word->word_class != HEARSAY_WORD_SIGN)
        g_array_append_val (hashes, word->hash);
      if (word->entity == HEARSAY_NONE && word->senses != 0)
        g_array_append_val (senses, word->senses);
      digest = digest_word (digest, word);
    }
  g_array_sort (hashes, compare_hashes);
  self->gist = hearsay_gist_new (digest, hashes, senses);
}

/**
 * hearsay_phrase_new:
 * @article: an index into the corpus
 * @spans: (element-type HearsaySpan): where the words stand
 *
 * Returns: (transfer full): the words, the first thousand or so
 */
HearsayPhrase *
hearsay_phrase_new (const HearsayAnalysis *analysis,
                    guint article,
                    const GArray *spans)
{
  HearsayPhrase *self = g_new0 (HearsayPhrase, 1);
  Lists lists;
  gsize length = 0;

  for (guint i = 0; i < spans->len; i++)
    length += g_array_index (spans, HearsaySpan, i).end - g_array_index (spans, HearsaySpan, i).start;

  self->words = g_array_sized_new (FALSE, FALSE, sizeof (HearsayWord), MIN (length / 6 + 4, MAX_WORDS));
  self->strings = g_string_chunk_new (MIN (length + length / 2, MAX_STRINGS) + 16);

  lists_init (&lists, hearsay_language_get (hearsay_corpus_get (analysis->corpus, article)->language));
  for (guint i = 0; i < spans->len; i++)
    add_piece (self, &lists, analysis, article, g_array_index (spans, HearsaySpan, i));
  sb_stemmer_delete (lists.stemmer);
  sum_up (self);

  return self;
}

void
hearsay_phrase_free (HearsayPhrase *self)
{
  g_array_unref (self->words);
  g_clear_pointer (&self->gist, hearsay_gist_free);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * hearsay_words_are_akin:
 *
 * Returns: whether two words belong to one of WordNet's classes
 */
gboolean
hearsay_words_are_akin (const HearsayWord *a,
                        const HearsayWord *b)
{
  return (a->senses & b->senses) != 0 && a->entity == HEARSAY_NONE && b->entity == HEARSAY_NONE;
}
