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

/* Scores of a global alignment with affine gaps. */
#define SCORE_SAME 6
#define SCORE_SAME_FUNCTION 3
#define SCORE_SAME_SIGN 1
#define SCORE_SPELLING 4
#define SCORE_SWAP -1
#define SCORE_CLASH -8
#define SCORE_GAP_OPEN -3
#define SCORE_GAP_EXTEND -1
#define SCORE_NEVER (G_MININT / 2)

typedef struct
{
  struct sb_stemmer *stemmer;
  const HearsayWords *function_words;
  const HearsayWords *negations;
  const HearsayWords *modals;
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
  return g_string_chunk_insert_const (self->strings, (const char *) sb_stemmer_stem (lists->stemmer, (const sb_symbol *) folded, strlen (folded)));
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
      word.folded = g_string_chunk_insert_const (self->strings, folded);
      word.stem = word.folded;
      if (word.word_class == HEARSAY_WORD_CONTENT)
        {
          word.stem = find_stem (self, lists, folded);
          word.denied = find_denied (self, lists, folded);
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

  self->words = g_array_new (FALSE, FALSE, sizeof (HearsayWord));
  self->strings = g_string_chunk_new (512);

  lists_init (&lists, hearsay_language_get (hearsay_corpus_get (analysis->corpus, article)->language));
  for (guint i = 0; i < spans->len; i++)
    add_piece (self, &lists, analysis, article, g_array_index (spans, HearsaySpan, i));
  sb_stemmer_delete (lists.stemmer);

  return self;
}

void
hearsay_phrase_free (HearsayPhrase *self)
{
  g_array_unref (self->words);
  g_string_chunk_free (self->strings);
  g_free (self);
}

#define LONGEST_SPELLING 32

/* Damerau-Levenshtein distance (Damerau 1964) of words of @n and @m characters, at most LONGEST_SPELLING. */
static int
count_edits (const char *a,
             glong n,
             const char *b,
             glong m)
{
  int rows[3][LONGEST_SPELLING + 2];
  gunichar x[LONGEST_SPELLING + 1];
  gunichar y[LONGEST_SPELLING + 1];

  for (glong i = 0; i < n; i++, a = g_utf8_next_char (a))
    x[i] = g_utf8_get_char (a);
  for (glong j = 0; j < m; j++, b = g_utf8_next_char (b))
    y[j] = g_utf8_get_char (b);

  for (glong j = 0; j <= m; j++)
    rows[0][j] = j;

  for (glong i = 1; i <= n; i++)
    {
      int *row = rows[i % 3];
      const int *up = rows[(i + 2) % 3];
      const int *up2 = rows[(i + 1) % 3];

      row[0] = i;
      for (glong j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (up[j], row[j - 1]) + 1, up[j - 1] + (x[i - 1] != y[j - 1]));
          if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
            row[j] = MIN (row[j], up2[j - 2] + 1);
        }
    }

  return rows[n % 3][m];
}

/**
 * hearsay_words_are_spellings:
 *
 * At most one edit in five characters. Only of words long enough that this is no
 * accident.
 *
 * Returns: whether two folded words are spellings of one
 */
gboolean
hearsay_words_are_spellings (const char *a,
                             const char *b)
{
  glong n = 0;
  glong m = 0;
  glong limit = 0;

  /* A first letter is seldom wrong; "form" and "norm" are two words. */
  if (a[0] != b[0] || g_utf8_get_char (a) != g_utf8_get_char (b))
    return FALSE;

  n = g_utf8_strlen (a, -1);
  m = g_utf8_strlen (b, -1);
  limit = MIN (n, m) / 5;
  if (limit < 1 || MAX (n, m) > LONGEST_SPELLING || ABS (n - m) > limit)
    return FALSE;

  return count_edits (a, n, b, m) <= limit;
}

static gboolean
is_same (const HearsayWord *a,
         const HearsayWord *b)
{
  return a->hash == b->hash && strcmp (a->stem, b->stem) == 0;
}

static int
pair_score (const HearsayWord *a,
            const HearsayWord *b)
{
  if (is_same (a, b))
    switch (a->word_class)
      {
      case HEARSAY_WORD_FUNCTION:
        return SCORE_SAME_FUNCTION;

      case HEARSAY_WORD_SIGN:
        return SCORE_SAME_SIGN;

      case HEARSAY_WORD_CONTENT:
      case HEARSAY_WORD_NUMBER:
      case HEARSAY_WORD_NEGATION:
      case HEARSAY_WORD_MODAL:
      default:
        return SCORE_SAME;
      }

  if (a->entity != HEARSAY_NONE && a->entity == b->entity)
    return SCORE_SPELLING;
  if ((a->word_class == HEARSAY_WORD_SIGN) != (b->word_class == HEARSAY_WORD_SIGN))
    return SCORE_CLASH;
  if (a->word_class == HEARSAY_WORD_CONTENT && b->word_class == HEARSAY_WORD_CONTENT &&
      hearsay_words_are_spellings (a->folded, b->folded))
    return SCORE_SPELLING;

  return a->word_class == b->word_class ? SCORE_SWAP : 2 * SCORE_SWAP;
}

/* The state of one cell of Gotoh's three matrices, for the way back. */
enum
{
  FROM_PAIR = 0,
  FROM_A = 1, /* a word of a stands alone */
  FROM_B = 2,
};

typedef struct
{
  guint width;
  guint8 *pair; /* where the best pair, A and B of a cell came from */
  guint8 *gap_a;
  guint8 *gap_b;
} Matrix;

static int
best_of (int pair,
         int gap_a,
         int gap_b,
         guint8 *from)
{
  *from = FROM_PAIR;
  if (gap_a > pair)
    *from = FROM_A;
  if (gap_b > MAX (pair, gap_a))
    *from = FROM_B;

  return MAX (pair, MAX (gap_a, gap_b));
}

static void
fill_matrix (Matrix *self,
             const HearsayPhrase *a,
             const HearsayPhrase *b,
             guint8 *end)
{
  guint n = a->words->len;
  guint m = b->words->len;
  g_autofree int *scores = g_new (int, 6 * (m + 1));
  int *pair[2] = { scores, scores + m + 1 };
  int *gap_a[2] = { scores + 2 * (m + 1), scores + 3 * (m + 1) };
  int *gap_b[2] = { scores + 4 * (m + 1), scores + 5 * (m + 1) };

  for (guint i = 0; i <= n; i++)
    for (guint j = 0; j <= m; j++)
      {
        guint at = i * self->width + j;
        guint now = i % 2;
        guint up = 1 - now;

        pair[now][j] = i == 0 && j == 0 ? 0 : SCORE_NEVER;
        gap_a[now][j] = SCORE_NEVER;
        gap_b[now][j] = SCORE_NEVER;

        if (i > 0 && j > 0)
          pair[now][j] = best_of (pair[up][j - 1], gap_a[up][j - 1], gap_b[up][j - 1], &self->pair[at]) +
                         pair_score (hearsay_phrase_get (a, i - 1), hearsay_phrase_get (b, j - 1));
        if (i > 0)
          gap_a[now][j] = best_of (pair[up][j] + SCORE_GAP_OPEN, gap_a[up][j] + SCORE_GAP_EXTEND,
                                   gap_b[up][j] + SCORE_GAP_OPEN, &self->gap_a[at]);
        if (j > 0)
          gap_b[now][j] = best_of (pair[now][j - 1] + SCORE_GAP_OPEN, gap_a[now][j - 1] + SCORE_GAP_OPEN,
                                   gap_b[now][j - 1] + SCORE_GAP_EXTEND, &self->gap_b[at]);

        if (i == n && j == m)
          best_of (pair[now][j], gap_a[now][j], gap_b[now][j], end);
      }
}

static void
add_step (GArray *steps,
          guint a,
          guint a_end,
          guint b,
          guint b_end,
          gboolean alike)
{
  HearsayBlock block = { a, a_end, b, b_end, alike };

  g_array_append_val (steps, block);
}

/* Back from the end; one step a word or pair, last first. */
static GArray *
trace_back (const Matrix *self,
            const HearsayPhrase *a,
            const HearsayPhrase *b,
            guint8 state)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (HearsayBlock));
  guint i = a->words->len;
  guint j = b->words->len;

  while (i > 0 || j > 0)
    {
      guint at = i * self->width + j;

      if (state == FROM_A)
        {
          state = self->gap_a[at];
          add_step (steps, i - 1, i, j, j, FALSE);
          i--;
        }
      else if (state == FROM_B)
        {
          state = self->gap_b[at];
          add_step (steps, i, i, j - 1, j, FALSE);
          j--;
        }
      else
        {
          gboolean alike = is_same (hearsay_phrase_get (a, i - 1), hearsay_phrase_get (b, j - 1));

          state = self->pair[at];
          add_step (steps, i - 1, i, j - 1, j, alike);
          i--;
          j--;
        }
    }

  return steps;
}

/**
 * hearsay_phrase_align_words:
 *
 * Global alignment with affine gap penalties (Gotoh 1982) of two phrases, by
 * stems, with words of one class allowed in each other's place.
 *
 * Returns: (transfer full) (element-type HearsayBlock): word for word, or a word
 *   alone, in their order
 */
GArray *
hearsay_phrase_align_words (const HearsayPhrase *a,
                            const HearsayPhrase *b)
{
  gsize width = b->words->len + 1;
  gsize cells = (a->words->len + 1) * width;
  g_autofree guint8 *memory = g_new0 (guint8, 3 * cells);
  Matrix matrix = { width, memory, memory + cells, memory + 2 * cells };
  GArray *steps = NULL;
  guint8 state = FROM_PAIR;

  fill_matrix (&matrix, a, b, &state);
  steps = trace_back (&matrix, a, b, state);

  for (guint i = 0; i < steps->len / 2; i++)
    {
      HearsayBlock step = g_array_index (steps, HearsayBlock, i);

      g_array_index (steps, HearsayBlock, i) = g_array_index (steps, HearsayBlock, steps->len - 1 - i);
      g_array_index (steps, HearsayBlock, steps->len - 1 - i) = step;
    }

  return steps;
}

/**
 * hearsay_phrase_join_words:
 * @steps: as hearsay_phrase_align_words() gives them
 *
 * Returns: (transfer full) (element-type HearsayBlock): blocks that together
 *   cover both phrases, alike and different ones in turn
 */
GArray *
hearsay_phrase_join_words (const GArray *steps)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (HearsayBlock));

  for (guint i = 0; i < steps->len; i++)
    {
      const HearsayBlock *step = &g_array_index (steps, HearsayBlock, i);
      HearsayBlock *last = blocks->len > 0 ? &g_array_index (blocks, HearsayBlock, blocks->len - 1) : NULL;

      if (last != NULL && last->alike == step->alike)
        {
          last->a_end = step->a_end;
          last->b_end = step->b_end;
        }
      else
        g_array_append_val (blocks, *step);
    }

  return blocks;
}

/**
 * hearsay_phrase_align:
 *
 * Returns: (transfer full) (element-type HearsayBlock): the alignment of two
 *   phrases in blocks
 */
GArray *
hearsay_phrase_align (const HearsayPhrase *a,
                      const HearsayPhrase *b)
{
  g_autoptr (GArray) steps = hearsay_phrase_align_words (a, b);

  return hearsay_phrase_join_words (steps);
}

/**
 * hearsay_phrase_similarity:
 * @blocks: their alignment
 *
 * Returns: the share of both phrases' words that are alike, signs aside, 0…1
 */
double
hearsay_phrase_similarity (const HearsayPhrase *a,
                           const HearsayPhrase *b,
                           const GArray *blocks)
{
  guint total = 0;
  guint alike = 0;

  for (guint i = 0; i < a->words->len; i++)
    total += hearsay_phrase_get (a, i)->word_class != HEARSAY_WORD_SIGN;
  for (guint i = 0; i < b->words->len; i++)
    total += hearsay_phrase_get (b, i)->word_class != HEARSAY_WORD_SIGN;

  for (guint i = 0; i < blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (blocks, HearsayBlock, i);

      for (guint k = block->a; block->alike && k < block->a_end; k++)
        alike += 2 * (hearsay_phrase_get (a, k)->word_class != HEARSAY_WORD_SIGN);
    }

  return total > 0 ? (double) alike / total : 0;
}
