/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-features"

#include "config.h"

#include "hearsay-features.h"

#include <string.h>

/* What a word is, what the lists know of it and of the phrase and the run of
 * capitals it stands in, and in what company it stands elsewhere in the text
 * (the global features of Chieu and Ng, "Named Entity Recognition with a Maximum
 * Entropy Approach", 2003). Nothing here knows a kind of name: what all this
 * means is learnt. */

#define IS(piece, lexemes) (((piece)->classes & (lexemes)) != 0)

#define N_CLASSES 32
#define N_SENSES 26
#define N_COMPANY 29
#define MAX_BYTES 64 /* of a word that are looked at */
#define MAX_RUN 12   /* pieces of a run of capitals */
#define MAX_GRAMS 12

/* What a word has of itself; the other flags come from its place. */
#define WORD_FLAGS                                                                                                         \
  (HEARSAY_PIECE_WORD | HEARSAY_PIECE_CAPITAL | HEARSAY_PIECE_ALL_CAPITALS | HEARSAY_PIECE_HANDLE | HEARSAY_PIECE_CLITIC | \
   HEARSAY_PIECE_STOPPED | HEARSAY_PIECE_NUMBER | HEARSAY_PIECE_CAPITAL_FORM | HEARSAY_PIECE_MIXED | HEARSAY_PIECE_QUOTE)

/* Where each group of numbered features begins. */
enum
{
  DENSE_BIAS = 0,
  DENSE_FLAGS = 1,
  DENSE_CLASS = DENSE_FLAGS + HEARSAY_PIECE_N_FLAGS,
  DENSE_PHRASE_BEGIN = DENSE_CLASS + N_CLASSES,
  DENSE_PHRASE_INSIDE = DENSE_PHRASE_BEGIN + N_CLASSES,
  DENSE_PHRASE_END = DENSE_PHRASE_INSIDE + N_CLASSES,
  DENSE_RUN_FIRST = DENSE_PHRASE_END + N_CLASSES,
  DENSE_RUN_LAST = DENSE_RUN_FIRST + N_CLASSES,
  DENSE_RUN_LENGTH = DENSE_RUN_LAST + N_CLASSES,
  DENSE_RUN_PLACE = DENSE_RUN_LENGTH + 5,
  DENSE_COMPANY = DENSE_RUN_PLACE + 4,
  DENSE_LENGTH = DENSE_COMPANY + N_COMPANY,
  DENSE_SENSE = DENSE_LENGTH + 8,
  DENSE_END = DENSE_SENSE + N_SENSES,
};

G_STATIC_ASSERT (DENSE_END <= HEARSAY_FEATURES_DENSE);

/* What kind of part of a word a hash was made of: its highest bits. */
typedef enum
{
  HASH_RAW = 8,
  HASH_FOLDED,
  HASH_PREFIX,
  HASH_SUFFIX,
  HASH_GRAM,
  HASH_SHAPE,
} HashKind;

/* The company a word keeps anywhere in the text, where its case means something. */
typedef enum
{
  COMPANY_CAPITAL = 1 << 0, /* capitalised where nothing but a name asks for it */
  COMPANY_SMALL = 1 << 1,
  COMPANY_AFTER_TITLE = 1 << 2,
  COMPANY_AFTER_ROLE = 1 << 3,
  COMPANY_AFTER_GIVEN = 1 << 4,
  COMPANY_AFTER_INITIAL = 1 << 5,
  COMPANY_BEFORE_SURNAME = 1 << 6,
  COMPANY_BEFORE_SPEECH = 1 << 7,
  COMPANY_AFTER_SPEECH = 1 << 8,
  COMPANY_AFTER_IN = 1 << 9,
  COMPANY_AFTER_THE = 1 << 10,
  COMPANY_POSSESSIVE = 1 << 11,
  COMPANY_BEFORE_ORGANIZATION = 1 << 12,
  COMPANY_AFTER_ORGANIZATION = 1 << 13,
  COMPANY_BEFORE_PLACE = 1 << 14,
  COMPANY_RUN_FIRST = 1 << 15,
  COMPANY_RUN_LAST = 1 << 16,
  COMPANY_RUN_ORGANIZATION = 1 << 17, /* in a run that ends in "Ltd", "Ministry", … or begins so */
  COMPANY_ALONE = 1 << 18,
  COMPANY_BRACKETED = 1 << 19,
  COMPANY_BEFORE_POINTER = 1 << 20, /* "who", an age */
  COMPANY_OFTEN = 1 << 21,          /* capitalised three times or more */
  COMPANY_AFTER_PERSON = 1 << 22,   /* behind a word for people: "goalkeeper" */
  COMPANY_AFTER_GROUP = 1 << 23,    /* "band", "party of" */
  COMPANY_AFTER_LOCATION = 1 << 24, /* "village of" */
  COMPANY_IS_PERSON = 1 << 25,      /* said to be one: "is a village", ", the band," */
  COMPANY_IS_GROUP = 1 << 26,
  COMPANY_IS_LOCATION = 1 << 27,
  COMPANY_IS_OTHER = 1 << 28,
} Company;

typedef struct
{
  guint32 company;
  guint capitals;
} Word;

/* A run of capitalised words. */
typedef struct
{
  guint first;
  guint last;
} Run;

typedef struct
{
  HearsayPieces *pieces;
  GHashTable *words; /* folded, by address: the pieces keep each string once → index into company + 1 */
  GArray *company;   /* Word */
  guint32 *places;   /* of each piece: index into company + 1; 0 where no word was looked up */
  Run *runs;         /* of each piece; empty outside */
  HearsayFeatures *out;
} Extractor;

static const HearsayPiece *
piece_at (const Extractor *self,
          guint index)
{
  return index < self->pieces->pieces->len ? hearsay_pieces_get (self->pieces, index) : NULL;
}

static gboolean
is_sign (const Extractor *self,
         const HearsayPiece *piece,
         char sign)
{
  return piece != NULL && piece->end - piece->start == 1 && self->pieces->text[piece->start] == sign;
}

static Word *
word_of (Extractor *self,
         guint index)
{
  const HearsayPiece *piece = piece_at (self, index);
  guint place = self->places[index];

  if (place == 0)
    place = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, piece->folded));
  if (place == 0)
    {
      Word word = { 0, 0 };

      g_array_append_val (self->company, word);
      place = self->company->len;
      g_hash_table_insert (self->words, (gpointer) piece->folded, GUINT_TO_POINTER (place));
    }
  self->places[index] = place;

  return &g_array_index (self->company, Word, place - 1);
}

static void
find_runs (Extractor *self)
{
  guint n = self->pieces->pieces->len;

  for (guint i = 0; i < n;)
    {
      guint end = i;

      while (end < n && end - i < MAX_RUN && hearsay_piece_is_name_word (piece_at (self, end)) &&
             (end == i || !(piece_at (self, end)->flags & HEARSAY_PIECE_LINE_START)))
        end++;
      for (guint k = i; k < end; k++)
        self->runs[k] = (Run){ i, end };
      i = MAX (end, i + 1);
    }
}

static guint32
company_before (const Extractor *self,
                guint index)
{
  const HearsayPiece *before = index > 0 && !(piece_at (self, index)->flags & HEARSAY_PIECE_LINE_START) ? piece_at (self, index - 1) : NULL;
  guint32 company = 0;

  if (before == NULL)
    return 0;
  if (IS (before, HEARSAY_LEXEME_TITLE))
    company |= COMPANY_AFTER_TITLE;
  if (IS (before, HEARSAY_LEXEME_ROLE))
    company |= COMPANY_AFTER_ROLE;
  if (hearsay_piece_is_name_word (before) && IS (before, HEARSAY_LEXEME_GIVEN))
    company |= COMPANY_AFTER_GIVEN;
  if (before->flags & HEARSAY_PIECE_CAPITAL_FORM)
    company |= COMPANY_AFTER_INITIAL;
  if (IS (before, HEARSAY_LEXEME_SPEECH))
    company |= COMPANY_AFTER_SPEECH;
  if (IS (before, HEARSAY_LEXEME_IN_PLACE))
    company |= COMPANY_AFTER_IN;
  if (hearsay_piece_is_name_word (before) && IS (before, HEARSAY_LEXEME_ORGANIZATION_HEAD))
    company |= COMPANY_AFTER_ORGANIZATION;
  if (strcmp (before->folded, "the") == 0)
    company |= COMPANY_AFTER_THE;
  if (is_sign (self, before, '('))
    company |= COMPANY_BRACKETED;

  return company;
}

static guint32
company_after (const Extractor *self,
               guint index)
{
  const HearsayPiece *after = piece_at (self, index + 1);
  guint32 company = 0;

  if (after == NULL || (after->flags & HEARSAY_PIECE_LINE_START))
    return 0;
  if (after->flags & HEARSAY_PIECE_CLITIC)
    company |= COMPANY_POSSESSIVE;
  if (IS (after, HEARSAY_LEXEME_SPEECH))
    company |= COMPANY_BEFORE_SPEECH;
  if (IS (after, HEARSAY_LEXEME_PERSON_POINTER))
    company |= COMPANY_BEFORE_POINTER;
  if (hearsay_piece_is_name_word (after))
    {
      if (IS (after, HEARSAY_LEXEME_SURNAME))
        company |= COMPANY_BEFORE_SURNAME;
      if (IS (after, HEARSAY_LEXEME_ORGANIZATION_HEAD))
        company |= COMPANY_BEFORE_ORGANIZATION;
      if (IS (after, HEARSAY_LEXEME_PLACE_HEAD))
        company |= COMPANY_BEFORE_PLACE;
    }

  return company;
}

static guint32
company_in_run (const Extractor *self,
                guint index)
{
  Run run = self->runs[index];

  if (run.last - run.first <= 1)
    return COMPANY_ALONE;

  return (index == run.first ? COMPANY_RUN_FIRST : 0) | (index + 1 == run.last ? COMPANY_RUN_LAST : 0) |
         (IS (piece_at (self, run.last - 1), HEARSAY_LEXEME_ORGANIZATION_HEAD) || IS (piece_at (self, run.first), HEARSAY_LEXEME_ORGANIZATION_HEAD)
              ? COMPANY_RUN_ORGANIZATION
              : 0);
}

/* The senses of the noun right before the run, or before "of" there. */
static guint32
company_of_noun_before (const Extractor *self,
                        guint first)
{
  const HearsayPiece *before = first > 0 ? piece_at (self, first - 1) : NULL;

  if (before != NULL && first > 1 && strcmp (before->folded, "of") == 0)
    before = piece_at (self, first - 2);
  if (before == NULL || (piece_at (self, first)->flags & HEARSAY_PIECE_LINE_START) || (before->flags & HEARSAY_PIECE_CAPITAL))
    return 0;

  return (before->senses & HEARSAY_SENSE_PERSON ? COMPANY_AFTER_PERSON : 0) | (before->senses & HEARSAY_SENSE_GROUP ? COMPANY_AFTER_GROUP : 0) |
         (before->senses & (HEARSAY_SENSE_LOCATION | HEARSAY_SENSE_NATURE) ? COMPANY_AFTER_LOCATION : 0);
}

static gboolean
is_one_of (const HearsayPiece *piece,
           const char *const *words)
{
  for (guint i = 0; piece != NULL && words[i] != NULL; i++)
    if (strcmp (piece->folded, words[i]) == 0)
      return TRUE;

  return FALSE;
}

/* "X is a small village in", "X, the biggest union,": the last noun before the
 * phrase ends says what X is. */
static guint32
company_by_definition (const Extractor *self,
                       guint last)
{
  static const char *const copulas[] = { "is", "was", "are", "were", "became", "remains", NULL };
  static const char *const articles[] = { "a", "an", "the", "one", NULL };
  guint32 senses = 0;
  guint i = last;

  if (!is_sign (self, piece_at (self, i), ',') && !is_one_of (piece_at (self, i), copulas))
    return 0;
  if (!is_one_of (piece_at (self, i + 1), articles))
    return 0;

  for (i += 2; i < last + 10 && piece_at (self, i) != NULL; i++)
    {
      const HearsayPiece *piece = piece_at (self, i);

      if (!(piece->flags & HEARSAY_PIECE_WORD) || (piece->flags & HEARSAY_PIECE_LINE_START) || IS (piece, HEARSAY_LEXEME_FUNCTION | HEARSAY_LEXEME_IN_PLACE))
        break;
      if (!(piece->flags & HEARSAY_PIECE_CAPITAL) && (piece->senses & HEARSAY_SENSE_NOUN))
        senses = piece->senses;
    }

  if (senses == 0)
    return 0;
  if (senses & HEARSAY_SENSE_PERSON)
    return COMPANY_IS_PERSON;
  if (senses & HEARSAY_SENSE_GROUP)
    return COMPANY_IS_GROUP | (senses & HEARSAY_SENSE_LOCATION ? COMPANY_IS_LOCATION : 0);

  return senses & (HEARSAY_SENSE_LOCATION | HEARSAY_SENSE_NATURE) ? COMPANY_IS_LOCATION : COMPANY_IS_OTHER;
}

static void
gather_company (Extractor *self)
{
  for (guint i = 0; i < self->pieces->pieces->len; i++)
    {
      const HearsayPiece *piece = piece_at (self, i);
      Word *word = NULL;

      if (!(piece->flags & HEARSAY_PIECE_WORD) || (piece->flags & HEARSAY_PIECE_HEADLINE) || IS (piece, HEARSAY_LEXEME_FUNCTION))
        continue;

      word = word_of (self, i);
      if (!(piece->flags & HEARSAY_PIECE_CAPITAL))
        {
          word->company |= COMPANY_SMALL;
          continue;
        }

      if (!(piece->flags & HEARSAY_PIECE_FIRST))
        word->company |= COMPANY_CAPITAL;
      if (++word->capitals >= 3)
        word->company |= COMPANY_OFTEN;
      word->company |= company_before (self, i) | company_after (self, i) | company_in_run (self, i) |
                       company_of_noun_before (self, self->runs[i].first) | company_by_definition (self, self->runs[i].last);
    }
}

/* FNV-1a, the kind in the upper bits: the same on every machine. */
static guint32
hash_bytes (HashKind kind,
            guint salt,
            const char *bytes,
            gsize length)
{
  guint32 hash = 2166136261u ^ salt * 0x9E3779B1u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619u;
  hash ^= hash >> 15;
  hash *= 0x2C1B3C6Du;
  hash ^= hash >> 12;

  return (hash & 0x0FFFFFFFu) | ((guint32) kind << 28);
}

static void
add (GArray *ids,
     guint32 id)
{
  g_array_append_val (ids, id);
}

static void
add_bits (GArray *ids,
          guint base,
          guint32 bits)
{
  for (; bits != 0; bits &= bits - 1)
    add (ids, base + (guint) g_bit_nth_lsf (bits, -1));
}

/* Where the character before @p begins; never before @start. */
static const char *
step_back (const char *start,
           const char *p)
{
  return p > start ? g_utf8_prev_char (p) : start;
}

static void
add_affixes (GArray *ids,
             const char *word,
             gsize length)
{
  const char *head = word;
  const char *tail = word + length;

  for (guint n = 1; n <= 4 && head < word + length; n++)
    {
      head = g_utf8_next_char (head);
      tail = step_back (word, tail);
      if (n == 1)
        continue;
      add (ids, hash_bytes (HASH_PREFIX, n, word, head - word));
      add (ids, hash_bytes (HASH_SUFFIX, n, tail, word + length - tail));
    }
}

/* Three letters in a row, with the word's ends as a letter. */
static void
add_grams (GArray *ids,
           const char *word,
           gsize length)
{
  char buffer[MAX_BYTES + 3];
  const char *p = buffer;

  buffer[0] = '^';
  memcpy (buffer + 1, word, length);
  buffer[length + 1] = '$';
  buffer[length + 2] = '\0';

  for (guint n = 0; n < MAX_GRAMS; n++)
    {
      const char *end = p;

      for (guint k = 0; k < 3 && *end != '\0'; k++)
        end = g_utf8_next_char (end);
      add (ids, hash_bytes (HASH_GRAM, 3, p, end - p));
      if (*end == '\0')
        break;
      p = g_utf8_next_char (p);
    }
}

/* "Xx", "XX", "d-d", "x.x.": equal signs in a row once. */
static void
add_shape (GArray *ids,
           const HearsayPieces *pieces,
           const HearsayPiece *piece)
{
  char shape[12];
  guint n = 0;

  for (const char *p = pieces->text + piece->start; p < pieces->text + piece->end && n < sizeof shape; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char sign = g_unichar_isupper (c) ? 'X' : g_unichar_isalpha (c) ? 'x'
                                            : g_unichar_isdigit (c)   ? 'd'
                                            : c < 128                 ? (char) c
                                                                      : '*';

      if (n == 0 || shape[n - 1] != sign)
        shape[n++] = sign;
    }

  add (ids, hash_bytes (HASH_SHAPE, 0, shape, n));
  /* Short capitals are read by their length: "EU", "NATO". */
  if (piece->flags & HEARSAY_PIECE_ALL_CAPITALS)
    add (ids, hash_bytes (HASH_SHAPE, 1 + MIN (piece->end - piece->start, 9), shape, n));
}

/**
 * hearsay_features_hash_word:
 *
 * Returns: a number that two pieces share only if hearsay_features_add_word() adds
 *   the same for both
 */
guint64
hearsay_features_hash_word (const HearsayPieces *pieces,
                            guint piece)
{
  const HearsayPiece *word = hearsay_pieces_get (pieces, piece);
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ ((guint64) word->classes << 32 | (word->flags & WORD_FLAGS));

  /* Before a letter comes, lest it undo what a flag did. */
  hash *= G_GUINT64_CONSTANT (1099511628211);
  for (guint32 i = word->start; i < word->end; i++)
    hash = (hash ^ (guint8) pieces->text[i]) * G_GUINT64_CONSTANT (1099511628211);

  return hash;
}

/**
 * hearsay_features_add_word:
 * @ids: (element-type guint32): what the network sees of the piece's word, wherever
 *   it stands, is added here
 */
void
hearsay_features_add_word (const HearsayPieces *pieces,
                           guint piece,
                           GArray *ids)
{
  const HearsayPiece *word = hearsay_pieces_get (pieces, piece);
  const char *raw = pieces->text + word->start;
  gsize length = strlen (word->folded);

  add (ids, DENSE_BIAS);
  add_bits (ids, DENSE_FLAGS, word->flags & WORD_FLAGS);
  add_shape (ids, pieces, word);
  if (!(word->flags & (HEARSAY_PIECE_NUMBER | HEARSAY_PIECE_HANDLE)))
    add (ids, hash_bytes (HASH_RAW, 0, raw, MIN (word->end - word->start, MAX_BYTES)));
  if (!(word->flags & HEARSAY_PIECE_WORD))
    return;

  add (ids, DENSE_LENGTH + MIN (length / 2, 7));
  add_bits (ids, DENSE_CLASS, word->classes);
  add_bits (ids, DENSE_SENSE, word->senses);
  if (length == 0 || length > MAX_BYTES)
    return;
  add (ids, hash_bytes (HASH_FOLDED, 0, word->folded, length));
  add_affixes (ids, word->folded, length);
  add_grams (ids, word->folded, length);
}

static void
add_run (Extractor *self,
         guint index)
{
  GArray *ids = self->out->ids;
  Run run = self->runs[index];
  guint length = run.last - run.first;

  if (length == 0)
    return;

  add (ids, DENSE_RUN_LENGTH + MIN (length, 5) - 1);
  if (length == 1)
    return;

  add (ids, DENSE_RUN_PLACE + (index == run.first ? 0 : index + 1 == run.last ? 1
                                                                              : 2));
  if (index > run.first)
    add_bits (ids, DENSE_RUN_FIRST, piece_at (self, run.first)->classes);
  if (index + 1 < run.last)
    add_bits (ids, DENSE_RUN_LAST, piece_at (self, run.last - 1)->classes);
}

/* What a piece owes to its place. */
static void
add_place (Extractor *self,
           guint index)
{
  const HearsayPiece *piece = piece_at (self, index);

  add_bits (self->out->ids, DENSE_FLAGS, piece->flags & ~(guint32) WORD_FLAGS);
  if (!(piece->flags & HEARSAY_PIECE_WORD))
    return;

  add_run (self, index);
  if (!IS (piece, HEARSAY_LEXEME_FUNCTION))
    add_bits (self->out->ids, DENSE_COMPANY, word_of (self, index)->company);
}

/* The classes of the phrase of two words or more that covers a piece, by the place in it. */
static void
find_phrases (Extractor *self,
              guint32 *classes,
              guint8 *places)
{
  guint n = self->pieces->pieces->len;

  for (guint i = 0; i < n;)
    {
      guint32 found = 0;
      guint end = i;

      if (IS (piece_at (self, i), HEARSAY_LEXEME_PHRASE_START))
        end = hearsay_pieces_match_phrase (self->pieces, i, n, &found);
      if (end < i + 2)
        {
          i++;
          continue;
        }
      for (guint k = i; k < end; k++)
        {
          classes[k] = found;
          places[k] = k == i ? 0 : k + 1 == end ? 2
                                                : 1;
        }
      i = end;
    }
}

/**
 * hearsay_features_new:
 *
 * Time and memory are linear in the bytes of the text.
 *
 * Returns: (transfer full): the features of every piece's place
 */
HearsayFeatures *
hearsay_features_new (HearsayPieces *pieces)
{
  static const guint bases[] = { DENSE_PHRASE_BEGIN, DENSE_PHRASE_INSIDE, DENSE_PHRASE_END };
  guint n = pieces->pieces->len;
  g_autofree Run *runs = g_new0 (Run, n + 1);
  g_autofree guint32 *classes = g_new0 (guint32, n + 1);
  g_autofree guint8 *places = g_new0 (guint8, n + 1);
  g_autofree guint32 *words = g_new0 (guint32, n + 1);
  HearsayFeatures *out = g_new0 (HearsayFeatures, 1);
  Extractor self = { pieces, g_hash_table_new (NULL, NULL), g_array_new (FALSE, FALSE, sizeof (Word)), words, runs, out };

  out->ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n * 6 + 1);
  out->offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n + 1);

  find_runs (&self);
  gather_company (&self);
  find_phrases (&self, classes, places);

  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (out->offsets, out->ids->len);
      add_place (&self, i);
      add_bits (out->ids, bases[places[i]], classes[i]);
    }
  g_array_append_val (out->offsets, out->ids->len);

  g_hash_table_unref (self.words);
  g_array_unref (self.company);

  return out;
}

void
hearsay_features_free (HearsayFeatures *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->offsets);
  g_free (self);
}

/**
 * hearsay_feature_is_identity:
 *
 * Returns: whether the feature tells which word it is, so that a network that
 *   relies on it knows only the words it was trained on
 */
gboolean
hearsay_feature_is_identity (guint32 id)
{
  guint kind = id >> 28;

  return kind >= HASH_RAW && kind <= HASH_GRAM;
}

/**
 * hearsay_feature_is_list:
 *
 * Returns: whether the feature comes from a word list
 */
gboolean
hearsay_feature_is_list (guint32 id)
{
  return id >= DENSE_CLASS && id < DENSE_RUN_FIRST;
}
