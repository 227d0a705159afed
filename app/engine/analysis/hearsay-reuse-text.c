/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse-text"

#include "config.h"

#include "hearsay-reuse-private.h"

#include <string.h>

#include <libstemmer.h>

#include "hearsay-parallel.h"
#include "hearsay-text.h"

#define MAX_WORD 40     /* bytes; longer runs are not words */
#define MAX_TOKENS 8191 /* between the first and the last of a block */
#define PAIR_REACH 3    /* content words between the two of a fingerprint, at most */
#define MAX_CHANCE 5    /* bytes of a number that articles may share by chance: "30.5", "1,200" */
#define CHUNK 128       /* articles prepared by one thread with one memory of words */

G_STATIC_ASSERT (MAX_WORD <= HEARSAY_REUSE_MAX_LENGTH);

/* What is known of a printed form. */
typedef struct
{
  const char *form; /* in an article's text */
  guint32 length;
  guint32 word; /* 0: not seen yet */
  guint32 folded;
  gboolean is_office;
} Known;

/* A memory of printed forms, because folding and stemming take most of the time. It
 * forgets a form where another falls on its place. */
#define N_KNOWN 16384

/* The language's words that tell that somebody speaks, and in which office. */
static const char *const office_lists[] = { "roles", "role-modifiers", "speech-verbs" };

typedef struct
{
  const HearsayLanguage *language;
  const HearsayWords *function_words;
  const HearsayWords *office_words[G_N_ELEMENTS (office_lists)];
  struct sb_stemmer *stemmer;
  GHashTable *formulae; /* hash of the folded words → how many */
  guint longest;
  Known *known;
} Cutter;

static guint32
chain_hash (guint32 hash,
            guint32 word)
{
  return (hash ^ word) * 0x01000193u + 0x9E3779B9u;
}

static void
add_formula (gpointer key,
             gpointer value,
             gpointer user_data)
{
  Cutter *self = user_data;
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  guint n = g_strv_length (words);
  guint32 hash = 0;

  for (guint i = 0; i < n; i++)
    hash = chain_hash (hash, g_str_hash (words[i]));

  self->longest = MAX (self->longest, n);
  g_hash_table_insert (self->formulae, GUINT_TO_POINTER (hash), GUINT_TO_POINTER (n));
}

static void
cutter_clear (Cutter *self)
{
  g_clear_pointer (&self->stemmer, sb_stemmer_delete);
  g_clear_pointer (&self->formulae, g_hash_table_unref);
  g_clear_pointer (&self->known, g_free);
}

static void
cutter_set_language (Cutter *self,
                     const HearsayLanguage *language)
{
  const HearsayWords *formulae = hearsay_language_get_words (language, "formulae");

  if (self->language == language)
    return;

  cutter_clear (self);
  self->language = language;
  self->function_words = hearsay_language_get_words (language, "function-words");
  for (guint i = 0; i < G_N_ELEMENTS (office_lists); i++)
    self->office_words[i] = hearsay_language_get_words (language, office_lists[i]);
  self->stemmer = sb_stemmer_new (hearsay_language_get_code (language), NULL);
  if (self->stemmer == NULL)
    self->stemmer = sb_stemmer_new ("en", NULL);
  self->formulae = g_hash_table_new (NULL, NULL);
  self->longest = 0;
  if (formulae != NULL)
    hearsay_words_foreach (formulae, add_formula, self);
  self->known = g_new0 (Known, N_KNOWN);
}

static void
read_form (const Cutter *self,
           Known *known,
           gboolean is_number)
{
  g_autofree char *folded = hearsay_text_fold (known->form, known->length);
  gboolean is_content = !hearsay_words_contain (self->function_words, folded);
  const char *stem = is_content ? (const char *) sb_stemmer_stem (self->stemmer, (const sb_symbol *) folded, strlen (folded)) : folded;

  known->folded = g_str_hash (folded);
  known->word = (g_str_hash (stem) << 2) + (is_content ? HEARSAY_REUSE_CONTENT : 0) + (is_number ? HEARSAY_REUSE_NUMBER : 0);
  if (known->word == 0)
    known->word = 1u << 31;

  known->is_office = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->office_words) && !known->is_office; i++)
    known->is_office = self->office_words[i] != NULL && hearsay_words_contain (self->office_words[i], folded);
}

static const Known *
know (const Cutter *self,
      const char *form,
      guint32 length,
      gboolean is_number)
{
  guint32 hash = length;
  Known *known = NULL;

  for (guint32 i = 0; i < length; i++)
    hash = (hash ^ (guchar) form[i]) * 0x01000193u;

  known = &self->known[(hash ^ hash >> 16) % N_KNOWN];
  if (known->word == 0 || known->length != length || memcmp (known->form, form, length) != 0)
    {
      *known = (Known){ form, length };
      read_form (self, known, is_number);
    }

  return known;
}

/* The words of a sentence while it is read. */
typedef struct
{
  guint32 word;
  guint32 folded;
  guint32 token;
  guint32 byte;
  guint32 place; /* without the offset */
} Read;

/* Takes formulas out of a sentence, wherever they stand in it. */
static void
drop_formulae (const Cutter *self,
               GArray *sentence)
{
  Read *words = &g_array_index (sentence, Read, 0);

  for (guint i = 0; i < sentence->len; i++)
    {
      guint32 hash = 0;

      for (guint k = i; k < MIN (sentence->len, i + self->longest); k++)
        {
          hash = chain_hash (hash, words[k].folded);
          if (GPOINTER_TO_UINT (g_hash_table_lookup (self->formulae, GUINT_TO_POINTER (hash))) != k - i + 1)
            continue;
          for (guint x = i; x <= k; x++)
            words[x].word = 0;
        }
    }
}

static void
read_sentence (const Cutter *self,
               const HearsayReading *reading,
               const HearsaySegment *segment,
               GArray *sentence)
{
  g_array_set_size (sentence, 0);

  for (guint i = segment->first; i < segment->last; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (reading->segments, i);
      guint32 length = token->end - token->start;
      gboolean is_number = token->kind == HEARSAY_TOKEN_NUMBER;
      const Known *known = NULL;
      Read word = { 0, 0, i, token->start, length << HEARSAY_REUSE_LENGTH_SHIFT };

      if ((token->kind != HEARSAY_TOKEN_WORD && !is_number) || length > MAX_WORD)
        continue;

      known = know (self, reading->article->text + token->start, length, is_number && length <= MAX_CHANCE);
      word.word = known->word;
      word.folded = known->folded;
      if ((token->flags & HEARSAY_TOKEN_CAPITAL) != 0 && (token->flags & HEARSAY_TOKEN_FIRST) == 0)
        word.place |= HEARSAY_REUSE_NAME;
      if (is_number)
        word.place |= HEARSAY_REUSE_FIGURE;
      if (known->is_office)
        word.place |= HEARSAY_REUSE_OFFICE;
      g_array_append_val (sentence, word);
    }

  if (self->longest > 0)
    drop_formulae (self, sentence);
}

/* A text while it grows. */
typedef struct
{
  GArray *words;  /* guint32 */
  GArray *places; /* guint32 */
  GArray *blocks; /* HearsayReuseBlock */
  GArray *sentence;
  guint32 n_content;
} Growing;

static void
add_sentence (Growing *self)
{
  guint n = HEARSAY_REUSE_MAX_BLOCK;
  guint32 token = 0;
  HearsayReuseBlock block = { 0 };

  for (guint i = 0; i < self->sentence->len; i++)
    {
      const Read *read = &g_array_index (self->sentence, Read, i);
      guint32 place = 0;

      if (read->word == 0)
        continue;
      if (n == HEARSAY_REUSE_MAX_BLOCK || read->token - token > MAX_TOKENS || read->byte - block.byte > HEARSAY_REUSE_MAX_OFFSET)
        {
          block = (HearsayReuseBlock){ self->words->len, read->byte };
          g_array_append_val (self->blocks, block);
          token = read->token;
          n = 0;
        }
      place = (read->byte - block.byte) | read->place;
      g_array_append_val (self->words, read->word);
      g_array_append_val (self->places, place);
      self->n_content += read->word & HEARSAY_REUSE_CONTENT;
      n++;
    }
}

static HearsayReuseText *
text_new (const Cutter *cutter,
          const HearsayReading *reading,
          Growing *growing)
{
  HearsayReuseText *self = g_new0 (HearsayReuseText, 1);
  HearsayReuseBlock end = { 0 };

  g_array_set_size (growing->words, 0);
  g_array_set_size (growing->places, 0);
  g_array_set_size (growing->blocks, 0);
  growing->n_content = 0;

  for (guint i = 0; i < reading->segments->sentences->len; i++)
    {
      const HearsaySegment *segment = hearsay_segments_get_sentence (reading->segments, i);

      if (hearsay_article_find_furniture (reading->article, segment->span) != NULL)
        continue;
      read_sentence (cutter, reading, segment, growing->sentence);
      add_sentence (growing);
    }

  self->reading = reading;
  self->n_words = growing->words->len;
  self->n_content = growing->n_content;
  self->n_blocks = growing->blocks->len;
  end.word = self->n_words;
  g_array_append_val (growing->blocks, end);
  self->words = g_memdup2 (growing->words->data, self->n_words * sizeof (guint32));
  self->places = g_memdup2 (growing->places->data, self->n_words * sizeof (guint32));
  self->blocks = g_memdup2 (growing->blocks->data, (self->n_blocks + 1) * sizeof (HearsayReuseBlock));

  return self;
}

static void
free_text (gpointer data)
{
  HearsayReuseText *self = data;

  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self->places);
  g_clear_pointer (&self->prints, g_array_unref);
  g_clear_pointer (&self->grams, hearsay_reuse_grams_free);
  g_free (self->blocks);
  g_free (self);
}

static void
cut_chunk (guint part,
           guint first,
           guint last,
           guint worker,
           gpointer user_data)
{
  GPtrArray *readings = ((GPtrArray **) user_data)[0];
  GPtrArray *texts = ((GPtrArray **) user_data)[1];
  Cutter cutter = { 0 };
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (HearsayReuseBlock));
  g_autoptr (GArray) sentence = g_array_new (FALSE, FALSE, sizeof (Read));
  Growing growing = { words, places, blocks, sentence, 0 };

  /* Each thread writes its own slots. */
  for (guint i = first; i < last; i++)
    {
      HearsayReading *reading = g_ptr_array_index (readings, i);

      cutter_set_language (&cutter, reading->language);
      g_ptr_array_index (texts, i) = text_new (&cutter, reading, &growing);
      hearsay_reading_drop_segments (reading);
    }

  cutter_clear (&cutter);
}

/**
 * hearsay_reuse_texts_new:
 * @readings: borrowed for as long as the texts live; what they were cut into is let
 *   go of, for it takes more memory than their words
 *
 * Returns: (transfer full) (element-type HearsayReuseText): the articles' words as
 *   stems, sentence by sentence
 */
GPtrArray *
hearsay_reuse_texts_new (GPtrArray *readings,
                         guint jobs)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (free_text);
  GPtrArray *data[] = { readings, texts };

  g_ptr_array_set_size (texts, readings->len);
  hearsay_parallel_run (readings->len, CHUNK, jobs, cut_chunk, data);

  return texts;
}

/**
 * hearsay_reuse_text_get_span:
 *
 * Returns: the bytes of the words [first, last) of one block
 */
HearsaySpan
hearsay_reuse_text_get_span (const HearsayReuseText *self,
                             guint block,
                             guint first,
                             guint last)
{
  guint32 byte = self->blocks[block].byte;
  guint32 start = self->places[first];
  guint32 end = self->places[last - 1];

  return (HearsaySpan){ byte + (start & HEARSAY_REUSE_MAX_OFFSET),
                        byte + (end & HEARSAY_REUSE_MAX_OFFSET) + (end >> HEARSAY_REUSE_LENGTH_SHIFT & HEARSAY_REUSE_MAX_LENGTH) };
}

static guint32
mix (guint32 a,
     guint32 b)
{
  guint64 x = ((guint64) MIN (a, b) << 32 | MAX (a, b)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  x ^= x >> 29;
  x *= G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);

  return x >> 32;
}

static HearsayReusePrint
make_print (const HearsayReuseText *self,
            guint32 block,
            guint first,
            guint second)
{
  guint32 a = self->words[first];
  guint32 b = self->words[second];

  return (HearsayReusePrint){
    .hash = mix (a, b),
    .block = block,
    .is_number = ((a | b) & HEARSAY_REUSE_NUMBER) != 0,
    .is_name = (self->places[first] & self->places[second] & HEARSAY_REUSE_NAME) != 0,
  };
}

/**
 * hearsay_reuse_text_add_prints:
 * @step: how many fingerprints stand for one that is kept
 * @prints: (element-type HearsayReusePrint): where they are added, in text order
 */
void
hearsay_reuse_text_add_prints (const HearsayReuseText *self,
                               guint32 step,
                               GArray *prints)
{
  for (guint32 block = 0; block < self->n_blocks; block++)
    {
      guint recent[PAIR_REACH] = { 0 };
      guint n = 0;

      for (guint i = self->blocks[block].word; i < self->blocks[block + 1].word; i++)
        {
          if ((self->words[i] & HEARSAY_REUSE_CONTENT) == 0)
            continue;

          for (guint k = 0; k < MIN (n, PAIR_REACH); k++)
            {
              HearsayReusePrint print = make_print (self, block, recent[k], i);

              if (self->words[recent[k]] != self->words[i] && print.hash % step == 0)
                g_array_append_val (prints, print);
            }
          recent[n++ % PAIR_REACH] = i;
        }
    }
}
