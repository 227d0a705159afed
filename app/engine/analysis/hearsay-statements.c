/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-statements"

#include "config.h"

#include "hearsay-statements.h"

#include <string.h>

#include "hearsay-cues.h"
#include "hearsay-parallel.h"
#include "hearsay-reading.h"
#include "hearsay-tellings-private.h"
#include "hearsay-text.h"

#define MIN_MARKED_WORDS 2
#define MAX_ADDRESSEE 48 /* bytes between "told" and the end of the outlet's name */
#define PART 256         /* quotations read by one thread at a time */

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static void
sort_once (GArray *hashes)
{
  guint kept = 0;

  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    if (i == 0 || g_array_index (hashes, guint32, i) != g_array_index (hashes, guint32, kept - 1))
      g_array_index (hashes, guint32, kept++) = g_array_index (hashes, guint32, i);
  g_array_set_size (hashes, kept);
}

static void
add_stems (const HearsayPhrase *phrase,
           GArray *stems)
{
  for (guint i = 0; i < phrase->words->len; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (phrase, i);
      guint32 hash = word->denied != NULL ? g_str_hash (word->denied) : word->hash;

      if (word->word_class == HEARSAY_WORD_CONTENT || word->word_class == HEARSAY_WORD_NUMBER)
        g_array_append_val (stems, hash);
    }
}

static gboolean
ends_sentence (const HearsayWord *word)
{
  return word->word_class == HEARSAY_WORD_SIGN && strchr (".!?;", word->folded[0]) != NULL;
}

/* Each sentence by itself: quotations are cut where sentences end. */
static GPtrArray *
cut_pieces (const HearsayPhrase *phrase)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray *piece = NULL;
  const HearsayWord *last = NULL;

  for (guint i = 0; i < phrase->words->len; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (phrase, i);

      /* A gap is what stands between two pieces of one quotation. */
      if (ends_sentence (word) || (last != NULL && word->span.start > last->span.end + 12))
        piece = NULL;
      last = word;
      if (word->word_class != HEARSAY_WORD_CONTENT && word->word_class != HEARSAY_WORD_NUMBER)
        continue;
      if (piece == NULL)
        {
          piece = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_ptr_array_add (pieces, piece);
        }
      g_array_append_val (piece, word->hash);
    }

  if (pieces->len < 2)
    return NULL;
  for (guint i = 0; i < pieces->len; i++)
    sort_once (g_ptr_array_index (pieces, i));

  return g_steal_pointer (&pieces);
}

/* What stands in quotation marks within reported speech is kept word by word. */
static void
find_marked (const HearsayPhrase *phrase,
             GArray *marked)
{
  guint n_words = 0;
  guint32 hash = 0;
  gboolean inside = FALSE;

  for (guint i = 0; i < phrase->words->len; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (phrase, i);

      if (word->word_class == HEARSAY_WORD_SIGN && hearsay_is_quotation_mark (g_utf8_get_char (word->folded)))
        {
          if (inside && n_words >= MIN_MARKED_WORDS)
            g_array_append_val (marked, hash);
          inside = !inside;
          n_words = hash = 0;
        }
      else if (inside && word->word_class != HEARSAY_WORD_SIGN)
        {
          n_words++;
          hash = hash * 31 + word->hash;
        }
    }

  sort_once (marked);
}

static void
add_span (GArray *spans,
          HearsaySpan span)
{
  if (!hearsay_span_is_empty (span))
    g_array_append_val (spans, span);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const HearsaySpan *x = a;
  const HearsaySpan *y = b;

  return (x->start > y->start) - (x->start < y->start);
}

/* The sentence around a quotation, unless another one stands in it. */
static HearsaySpan
lone_sentence (const HearsayStatements *self,
               const HearsaySegments *segments,
               guint32 quote)
{
  const HearsayQuote *it = hearsay_analysis_get_quote (self->analysis, quote);
  HearsaySpan span = hearsay_quote_get_span (it);
  guint token = hearsay_segments_token_at (segments, span.start);
  HearsaySpan sentence;

  if (token >= segments->tokens->len)
    return span;
  sentence = hearsay_segments_get_sentence (segments, hearsay_segments_get_token (segments, token)->sentence)->span;

  for (int step = -1; step <= 1; step += 2)
    {
      const HearsayQuote *other = NULL;

      if ((step < 0 && quote == 0) || quote + step >= self->n)
        continue;
      other = hearsay_analysis_get_quote (self->analysis, quote + step);
      if (other->article == it->article && hearsay_span_overlaps (hearsay_quote_get_span (other), sentence))
        return span;
    }

  return hearsay_span_union (sentence, span);
}

/* A sentence without the outlet that reports it and its verb. */
static void
add_sentence (GArray *extent,
              HearsaySpan sentence,
              const HearsayQuote *quote)
{
  HearsaySpan holes[2] = { quote->source, quote->cue };
  guint32 start = sentence.start;

  if (holes[1].start < holes[0].start)
    {
      holes[0] = quote->cue;
      holes[1] = quote->source;
    }
  for (guint i = 0; i < 2; i++)
    if (!hearsay_span_is_empty (holes[i]) && holes[i].start >= start && holes[i].end <= sentence.end)
      {
        add_span (extent, (HearsaySpan){ start, holes[i].start });
        start = holes[i].end;
      }
  add_span (extent, (HearsaySpan){ start, sentence.end });
}

/* Where the words of what is wide stand. */
static GArray *
find_extent (const HearsayStatements *self,
             guint32 quote)
{
  const HearsayQuote *it = hearsay_analysis_get_quote (self->analysis, quote);
  GArray *extent = g_array_new (FALSE, FALSE, sizeof (HearsaySpan));

  if (self->all[quote].is_relayed)
    {
      add_sentence (extent, self->all[quote].around, it);
      return extent;
    }

  for (guint i = 0; i < it->content->len; i++)
    add_span (extent, g_array_index (it->content, HearsaySpan, i));
  add_span (extent, it->source);
  add_span (extent, it->cue);
  g_array_sort (extent, compare_spans);

  return extent;
}

static gboolean
is_cue (const HearsayLanguage *language,
        const HearsayWord *word)
{
  HearsayVerbForm form = HEARSAY_VERB_NONE;

  return word->word_class == HEARSAY_WORD_CONTENT && hearsay_cue_find_lemma (language, word->folded, &form) != NULL && form != HEARSAY_VERB_NONE;
}

static int
person_at (const HearsayAnalysis *analysis,
           const HearsayWord *word)
{
  if (word->entity == HEARSAY_NONE || hearsay_analysis_get_entity (analysis, word->entity)->kind != HEARSAY_ENTITY_PERSON)
    return HEARSAY_NONE;

  return word->entity;
}

/* "…, Petra Salling, told him": who speaks within what is reported. Of what an
 * outlet reports it is enough to be named first: "the minister has no reason to …". */
static int
find_inner (const HearsayAnalysis *analysis,
            const HearsayLanguage *language,
            const HearsayPhrase *phrase,
            gboolean is_relayed)
{
  int named = HEARSAY_NONE;

  for (guint i = 0; i < phrase->words->len; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (phrase, i);

      if (named == HEARSAY_NONE)
        named = person_at (analysis, word);
      else if (is_relayed)
        break;
      else if (person_at (analysis, word) == HEARSAY_NONE && word->word_class != HEARSAY_WORD_SIGN)
        return is_cue (language, word) ? named : HEARSAY_NONE;
    }

  return is_relayed ? named : HEARSAY_NONE;
}

static char *
fold_name (const char *name)
{
  g_autofree char *folded = hearsay_text_fold (name, strlen (name));

  return g_strdup (g_str_has_prefix (folded, "the ") ? folded + 4 : folded);
}

static gboolean
is_outlet (const HearsayLanguage *language,
           const HearsayQuote *quote,
           const char *folded)
{
  if (quote->source_type != HEARSAY_SOURCE_NAMED)
    return hearsay_words_contain (hearsay_language_get_words (language, "outlet-words"), folded) ||
           hearsay_words_contain (hearsay_language_get_words (language, "relay-audience"), folded);

  return hearsay_outlets_is_listed (language, folded);
}

/**
 * hearsay_speaker_is_outlet:
 *
 * Returns: whether who is named as the speaker is an outlet, which relays what
 *   somebody else said: "…, the Gazette reported"
 */
gboolean
hearsay_speaker_is_outlet (const HearsayAnalysis *analysis,
                           const HearsayQuote *quote)
{
  const HearsayLanguage *language = hearsay_language_get (hearsay_corpus_get (analysis->corpus, quote->article)->language);
  g_autofree char *folded = fold_name (quote->speaker);

  return is_outlet (language, quote, folded);
}

static gboolean
is_relayed (const HearsayStatements *self,
            const HearsayLanguage *language,
            const HearsayQuote *quote,
            const char *folded)
{
  return quote->source_type == HEARSAY_SOURCE_UNKNOWN || folded[0] == '\0' || is_outlet (language, quote, folded) ||
         (quote->source_type == HEARSAY_SOURCE_NAMED && g_hash_table_contains (self->outlets, folded));
}

/**
 * hearsay_quote_is_told_here:
 *
 * Returns: whether the article says that its own outlet was told: "…, she told the Gazette"
 */
gboolean
hearsay_quote_is_told_here (const HearsayAnalysis *analysis,
                            const HearsayQuote *quote)
{
  const HearsayArticle *article = hearsay_corpus_get (analysis->corpus, quote->article);
  g_autofree char *outlet = fold_name (article->outlet);
  guint32 end = MIN (article->length, quote->cue.end + MAX_ADDRESSEE);
  g_autofree char *behind = NULL;
  const char *addressee = NULL;

  if (outlet[0] == '\0' || hearsay_span_is_empty (quote->cue))
    return FALSE;
  behind = hearsay_text_fold (article->text + quote->cue.end, end - quote->cue.end);

  addressee = behind + strspn (behind, " ");
  if (g_str_has_prefix (addressee, "the "))
    addressee += 4;

  return g_str_has_prefix (addressee, outlet);
}

static gboolean
is_written (const HearsayLanguage *language,
            const HearsayArticle *article,
            const HearsayQuote *quote)
{
  g_autofree char *cue = hearsay_text_fold (article->text + quote->cue.start, quote->cue.end - quote->cue.start);

  return quote->source_type == HEARSAY_SOURCE_POST || hearsay_words_contain (hearsay_language_get_words (language, "written-words"), cue);
}

static void
add_count (GHashTable *counts,
           gpointer key,
           guint count)
{
  g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + count));
}

static void
count_names (const HearsayPhrase *phrase,
             GHashTable *names)
{
  for (guint i = 0; i < phrase->words->len; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (phrase, i);

      if (word->entity != HEARSAY_NONE && word->word_class == HEARSAY_WORD_CONTENT)
        add_count (names, GUINT_TO_POINTER (word->hash), 1);
    }
}

/* The words of the source and of the cue. */
static HearsayPhrase *
make_frame (const HearsayStatements *self,
            const HearsayQuote *quote)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (HearsaySpan));

  add_span (spans, quote->source);
  add_span (spans, quote->cue);

  return hearsay_phrase_new (self->analysis, quote->article, spans);
}

/**
 * hearsay_statements_make_phrase:
 * @is_wide: whether with the source and the cue
 *
 * Returns: (transfer full): the words of a quotation
 */
HearsayPhrase *
hearsay_statements_make_phrase (const HearsayStatements *self,
                                guint32 quote,
                                gboolean is_wide)
{
  const HearsayQuote *it = hearsay_analysis_get_quote (self->analysis, quote);
  g_autoptr (GArray) extent = is_wide ? find_extent (self, quote) : NULL;

  return hearsay_phrase_new (self->analysis, it->article, is_wide ? extent : it->content);
}

/* Takes the gist of the phrase, unless somebody else has made the same meanwhile. */
static void
keep_gist (const HearsayStatements *self,
           guint32 quote,
           gboolean is_wide,
           HearsayPhrase *phrase)
{
  if (g_atomic_pointer_compare_and_exchange (&self->gists[2 * (gsize) quote + is_wide], NULL, phrase->gist))
    phrase->gist = NULL;
}

/**
 * hearsay_statements_get_gist:
 * @is_wide: whether with the source and the cue
 */
const HearsayGist *
hearsay_statements_get_gist (const HearsayStatements *self,
                             guint32 quote,
                             gboolean is_wide)
{
  HearsayGist **place = &self->gists[2 * (gsize) quote + is_wide];

  if (g_atomic_pointer_get (place) == NULL)
    {
      g_autoptr (HearsayPhrase) phrase = hearsay_statements_make_phrase (self, quote, is_wide);

      keep_gist (self, quote, is_wide, phrase);
    }

  return g_atomic_pointer_get (place);
}

/* The extent is what is reported and the source and the cue, unless it is a sentence. */
static void
read_wide (const HearsayStatements *self,
           guint32 quote,
           const HearsayPhrase *core,
           HearsayStatement *out,
           GHashTable *names)
{
  g_autoptr (HearsayPhrase) frame = NULL;
  g_autoptr (HearsayPhrase) wide = NULL;

  out->wide = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (out->is_relayed)
    {
      wide = hearsay_statements_make_phrase (self, quote, TRUE);
      add_stems (wide, out->wide);
      count_names (wide, names);
      keep_gist (self, quote, TRUE, wide);
    }
  else
    {
      frame = make_frame (self, hearsay_analysis_get_quote (self->analysis, quote));
      add_stems (core, out->wide);
      add_stems (frame, out->wide);
      count_names (core, names);
      count_names (frame, names);
    }
  sort_once (out->wide);
}

static void
read_words (const HearsayStatements *self,
            guint32 quote,
            HearsayStatement *out,
            GHashTable *names)
{
  const HearsayQuote *it = hearsay_analysis_get_quote (self->analysis, quote);
  const HearsayLanguage *language = hearsay_language_get (hearsay_corpus_get (self->analysis->corpus, it->article)->language);
  g_autoptr (HearsayPhrase) core = hearsay_statements_make_phrase (self, quote, FALSE);

  out->core = g_array_new (FALSE, FALSE, sizeof (guint32));
  out->marked = g_array_new (FALSE, FALSE, sizeof (guint32));
  add_stems (core, out->core);
  sort_once (out->core);
  read_wide (self, quote, core, out, names);
  out->pieces = cut_pieces (core);
  if (it->kind == HEARSAY_QUOTE_MIXED)
    find_marked (core, out->marked);
  out->inner = find_inner (self->analysis, language, core, out->is_relayed);
  keep_gist (self, quote, FALSE, core);
}

static void
read_statement (const HearsayStatements *self,
                const HearsaySegments *segments,
                guint32 quote,
                HearsayStatement *out,
                GHashTable *names)
{
  const HearsayQuote *it = hearsay_analysis_get_quote (self->analysis, quote);
  const HearsayReading *reading = g_ptr_array_index (self->readings, it->article);
  g_autofree char *folded = fold_name (it->speaker);
  guint token = hearsay_segments_token_at (segments, hearsay_quote_get_span (it).start);

  out->speaker = folded[0] != '\0' ? g_str_hash (folded) : 0;
  out->is_relayed = is_relayed (self, reading->language, it, folded);
  out->is_generic = strchr (folded, ' ') == NULL && it->source_type != HEARSAY_SOURCE_NAMED;
  out->is_written = !out->is_relayed && is_written (reading->language, reading->article, it);
  out->is_told_here = hearsay_quote_is_told_here (self->analysis, it);
  if (token < segments->tokens->len)
    {
      out->sentence = hearsay_segments_get_token (segments, token)->sentence;
      out->is_headline = hearsay_segments_get_sentence (segments, out->sentence)->paragraph == 0;
    }
  if (out->is_relayed)
    out->around = lone_sentence (self, segments, quote);

  read_words (self, quote, out, names);
}

static void
count_stems (HearsayStatements *self)
{
  g_hash_table_remove_all (self->counts);
  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; k < self->all[i].wide->len; k++)
      add_count (self->counts, GUINT_TO_POINTER (g_array_index (self->all[i].wide, guint32, k)), 1);
}

typedef struct
{
  HearsayStatements *statements;
  GHashTable **names; /* of each worker, as he counts them */
} ReadingAll;

static void
read_part (guint part,
           guint first,
           guint last,
           guint worker,
           gpointer user_data)
{
  const ReadingAll *self = user_data;
  HearsayStatements *statements = self->statements;
  const HearsayReading *reading = NULL;
  HearsaySegments *cut = NULL;

  /* Those of one article come one after the other. */
  for (guint i = first; i < last; i++)
    {
      const HearsayReading *its = g_ptr_array_index (statements->readings, hearsay_analysis_get_quote (statements->analysis, i)->article);

      if (its != reading)
        {
          g_clear_pointer (&cut, hearsay_segments_free);
          cut = hearsay_reading_restore (its);
          reading = its;
        }
      read_statement (statements, cut != NULL ? cut : its->segments, i, &statements->all[i], self->names[worker]);
    }

  g_clear_pointer (&cut, hearsay_segments_free);
}

static void
read_all (HearsayStatements *self)
{
  g_autofree GHashTable **names = g_new0 (GHashTable *, self->jobs);
  ReadingAll reading = { self, names };

  for (guint i = 0; i < self->jobs; i++)
    names[i] = g_hash_table_new (NULL, NULL);
  hearsay_parallel_run (self->n, PART, self->jobs, read_part, &reading);

  for (guint i = 0; i < self->jobs; i++)
    {
      GHashTableIter iter;
      gpointer stem = NULL;
      gpointer count = NULL;

      g_hash_table_iter_init (&iter, names[i]);
      while (g_hash_table_iter_next (&iter, &stem, &count))
        add_count (self->names, stem, GPOINTER_TO_UINT (count));
      g_hash_table_unref (names[i]);
    }
}

/**
 * hearsay_statements_new:
 * @readings: (element-type HearsayReading): borrowed, all of the corpus
 * @kinship: of the articles; borrowed
 * @jobs: how many threads work
 *
 * Returns: (transfer full): what each quotation of @analysis says
 */
HearsayStatements *
hearsay_statements_new (GPtrArray *readings,
                        HearsayKinship *kinship,
                        const HearsayAnalysis *analysis,
                        guint jobs)
{
  HearsayStatements *self = g_new0 (HearsayStatements, 1);

  self->analysis = analysis;
  self->readings = readings;
  self->n = analysis->quotes->len;
  self->all = g_new0 (HearsayStatement, self->n + 1);
  self->counts = g_hash_table_new (NULL, NULL);
  self->names = g_hash_table_new (NULL, NULL);
  self->gists = g_new0 (HearsayGist *, 2 * (gsize) self->n + 1);
  self->jobs = jobs;
  self->outlets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kinship = kinship;

  for (guint i = 0; i < analysis->corpus->articles->len; i++)
    {
      const char *outlet = hearsay_corpus_get (analysis->corpus, i)->outlet;

      if (outlet[0] != '\0')
        g_hash_table_add (self->outlets, fold_name (outlet));
    }

  read_all (self);
  count_stems (self);
  hearsay_statements_weigh_stems (self);

  return self;
}

void
hearsay_statements_free (HearsayStatements *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      HearsayStatement *it = &self->all[i];

      g_array_unref (it->core);
      g_array_unref (it->wide);
      g_array_unref (it->marked);
      g_clear_pointer (&it->pieces, g_ptr_array_unref);
      g_free (it->piece_weights);
      hearsay_gist_free (self->gists[2 * (gsize) i]);
      hearsay_gist_free (self->gists[2 * (gsize) i + 1]);
    }

  g_free (self->all);
  g_free (self->weights);
  g_free (self->gists);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->outlets);
  g_free (self);
}

static gboolean
replace_stems (GArray *stems,
               GHashTable *words)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < stems->len; i++)
    {
      guint32 *stem = &g_array_index (stems, guint32, i);
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (words, GUINT_TO_POINTER (*stem)));

      if (other == 0)
        continue;
      *stem = other;
      is_changed = TRUE;
    }
  if (is_changed)
    sort_once (stems);

  return is_changed;
}

/**
 * hearsay_statements_replace:
 * @words: stem → the stem it counts as
 *
 * Makes words that stand for each other one.
 *
 * Returns: (transfer full): of each quotation whether its words have changed
 */
guint8 *
hearsay_statements_replace (HearsayStatements *self,
                            GHashTable *words)
{
  guint8 *changed = g_new0 (guint8, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    {
      replace_stems (self->all[i].core, words);
      changed[i] = replace_stems (self->all[i].wide, words);
      for (guint k = 0; self->all[i].pieces != NULL && k < self->all[i].pieces->len; k++)
        replace_stems (g_ptr_array_index (self->all[i].pieces, k), words);
    }

  count_stems (self);
  hearsay_statements_weigh_stems (self);

  return changed;
}
