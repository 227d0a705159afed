/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include "hearsay-names-private.h"

#include <string.h>

#define IS(piece, lexemes) (((piece)->classes & (lexemes)) != 0)

/* Scores are small whole numbers; averages keep two more bits. */
#define SCALE 4

/* What all mentions of one name in the article say together. */
typedef struct
{
  int scores[4];
  guint count;
} Tally;

static const Piece *
word_at (const Finder *self,
         guint index)
{
  if (index >= self->pieces->len)
    return NULL;

  return finder_piece (self, index);
}

static gboolean
is_sign (const Finder *self,
         const Piece *piece,
         char sign)
{
  return piece != NULL && !(piece->flags & (PIECE_WORD | PIECE_NUMBER)) && self->text[piece->start] == sign;
}

static void
score_gazetteer (Candidate *candidate,
                 guint length)
{
  gint16 *scores = candidate->scores;
  guint32 classes = candidate->classes;

  if (classes & HEARSAY_LEXEME_COUNTRY)
    scores[HEARSAY_ENTITY_PLACE] += 9;
  else if (classes & HEARSAY_LEXEME_REGION)
    scores[HEARSAY_ENTITY_PLACE] += length > 1 ? 7 : 5;
  else if (classes & HEARSAY_LEXEME_FEATURE)
    scores[HEARSAY_ENTITY_PLACE] += length > 1 ? 7 : 4;
  else if (classes & HEARSAY_LEXEME_CITY)
    scores[HEARSAY_ENTITY_PLACE] += length > 1 ? 6 : 4;

  if (classes & HEARSAY_LEXEME_ORGANIZATION)
    scores[HEARSAY_ENTITY_ORGANIZATION] += classes & HEARSAY_LEXEME_COMMON ? 5 : 8;
}

/* "Unicorp", "Medibank": firms are named like that, people are not. */
static gboolean
has_company_ending (const char *folded)
{
  static const char *const endings[] = { "corp", "bank", "tech", "soft", "telecom", "media", "chem", "pharma", "com", "oil", "petro" };
  gsize length = strlen (folded);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (length > strlen (endings[i]) + 2 && g_str_has_suffix (folded, endings[i]))
      return TRUE;

  return FALSE;
}

static void
score_words (Finder *self,
             Candidate *candidate)
{
  const Piece *first = finder_piece (self, candidate->first);
  const Piece *last = finder_piece (self, candidate->last - 1);
  guint length = candidate->last - candidate->first;
  gint16 *scores = candidate->scores;
  gboolean has_common = FALSE;
  gboolean has_connector = FALSE;
  gboolean has_initial = FALSE;

  for (guint i = candidate->first; i < candidate->last; i++)
    {
      const Piece *piece = finder_piece (self, i);

      if (!finder_is_name_word (piece))
        has_connector = has_connector || !IS (piece, HEARSAY_LEXEME_PARTICLE);
      else if (IS (piece, HEARSAY_LEXEME_COMMON) && !IS (piece, HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME))
        has_common = TRUE;
      if ((piece->flags & PIECE_CAPITAL_FORM) && (piece->flags & PIECE_STOPPED) && i + 1 < candidate->last)
        has_initial = TRUE;
      if (i > candidate->first && IS (piece, HEARSAY_LEXEME_ORGANIZATION_SUFFIX))
        scores[HEARSAY_ENTITY_ORGANIZATION] += 8;
      if (self->text[piece->start] == '&')
        scores[HEARSAY_ENTITY_ORGANIZATION] += 8;
    }

  if (length == 1)
    {
      gboolean is_weak = IS (first, HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_PLACE);

      if ((first->flags & PIECE_ALL_CAPITALS) && !(first->flags & PIECE_SHOUTED))
        scores[HEARSAY_ENTITY_ORGANIZATION] += 4;
      if (first->flags & PIECE_MIXED)
        scores[HEARSAY_ENTITY_ORGANIZATION] += 4;
      if (has_company_ending (first->folded))
        scores[HEARSAY_ENTITY_ORGANIZATION] += 3;
      if (IS (first, HEARSAY_LEXEME_GIVEN))
        scores[HEARSAY_ENTITY_PERSON] += is_weak ? 1 : 3;
      if (IS (first, HEARSAY_LEXEME_SURNAME))
        scores[HEARSAY_ENTITY_PERSON] += is_weak ? 1 : 3;
      return;
    }

  if (IS (last, HEARSAY_LEXEME_ORGANIZATION_HEAD))
    scores[HEARSAY_ENTITY_ORGANIZATION] += 7;
  if (IS (last, HEARSAY_LEXEME_PLACE_HEAD) && (!IS (last, HEARSAY_LEXEME_SURNAME) || !IS (first, HEARSAY_LEXEME_GIVEN)))
    scores[HEARSAY_ENTITY_PLACE] += IS (last, HEARSAY_LEXEME_ORGANIZATION_HEAD) ? 5 : 7;
  if (IS (last, HEARSAY_LEXEME_OTHER_HEAD))
    scores[HEARSAY_ENTITY_OTHER] += 9;
  if (IS (first, HEARSAY_LEXEME_PLACE_PREFIX) && !(first->flags & PIECE_CAPITAL_FORM))
    scores[HEARSAY_ENTITY_PLACE] += IS (first, HEARSAY_LEXEME_GIVEN) || has_common ? 2 : 4;

  if (has_connector)
    {
      /* "Bank of England", "Gulf of Oman", "Treaty of Rome": the first words decide. */
      for (guint i = candidate->first; i + 1 < candidate->last; i++)
        {
          const Piece *head = finder_piece (self, i);

          if (finder_is_name_word (head + 1))
            continue;
          if (IS (head, HEARSAY_LEXEME_ORGANIZATION_HEAD))
            scores[HEARSAY_ENTITY_ORGANIZATION] += 8;
          else if (IS (head, HEARSAY_LEXEME_PLACE_PREFIX | HEARSAY_LEXEME_PLACE_HEAD))
            scores[HEARSAY_ENTITY_PLACE] += 7;
          else if (IS (head, HEARSAY_LEXEME_OTHER_HEAD))
            scores[HEARSAY_ENTITY_OTHER] += 8;
          else
            scores[HEARSAY_ENTITY_ORGANIZATION] += 3;
          break;
        }
      return;
    }

  if (IS (first, HEARSAY_LEXEME_GIVEN))
    scores[HEARSAY_ENTITY_PERSON] += IS (first, HEARSAY_LEXEME_COMMON) ? 3 : 5;
  if (IS (last, HEARSAY_LEXEME_SURNAME))
    scores[HEARSAY_ENTITY_PERSON] += IS (last, HEARSAY_LEXEME_COMMON) ? 1 : 3;
  if (IS (last, HEARSAY_LEXEME_NAME_SUFFIX))
    scores[IS (last - 1, HEARSAY_LEXEME_OTHER_HEAD) ? HEARSAY_ENTITY_OTHER : HEARSAY_ENTITY_PERSON] += IS (last - 1, HEARSAY_LEXEME_OTHER_HEAD) ? 9 : 4;
  if (has_initial && length <= 4)
    scores[HEARSAY_ENTITY_PERSON] += 3;
  if (!has_common && length <= 4 && !IS (last, HEARSAY_LEXEME_ORGANIZATION_HEAD | HEARSAY_LEXEME_PLACE_HEAD | HEARSAY_LEXEME_OTHER_HEAD))
    scores[HEARSAY_ENTITY_PERSON] += 2;
  if (has_common && !IS (first, HEARSAY_LEXEME_GIVEN))
    scores[HEARSAY_ENTITY_ORGANIZATION] += 2;
  if (IS (first, HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_COUNTRY))
    scores[HEARSAY_ENTITY_ORGANIZATION] += 2;
}

/* What stands before the name. */
static void
score_left (Finder *self,
            Candidate *candidate)
{
  const Piece *before = candidate->first > 0 ? word_at (self, candidate->first - 1) : NULL;
  const Piece *second = candidate->first > 1 ? word_at (self, candidate->first - 2) : NULL;
  gint16 *scores = candidate->scores;
  guint length = candidate->last - candidate->first;

  if (finder_piece (self, candidate->first)->flags & PIECE_LINE_START)
    {
      /* "RENFORD (NPA) – ", "RENFORD, May 8 –": where the report was filed. */
      const Piece *after = word_at (self, candidate->last);

      if ((finder_piece (self, candidate->first)->flags & PIECE_ALL_CAPITALS) && length <= 3 && (is_sign (self, after, '(') || is_sign (self, after, ',')))
        scores[HEARSAY_ENTITY_PLACE] += 9;
      return;
    }
  if (before == NULL)
    return;

  if (before->flags & PIECE_WORD)
    {
      gboolean is_article = strcmp (before->folded, "the") == 0;

      if (IS (before, HEARSAY_LEXEME_ROLE) && length <= 4)
        scores[HEARSAY_ENTITY_PERSON] += before->flags & PIECE_CAPITAL ? 5 : 6;
      else if (IS (before, HEARSAY_LEXEME_TITLE))
        scores[HEARSAY_ENTITY_PERSON] += 8;
      else if (IS (before, HEARSAY_LEXEME_IN_PLACE))
        scores[HEARSAY_ENTITY_PLACE] += strcmp (before->folded, "to") == 0 ? 1 : 3;
      else if (strcmp (before->folded, "of") == 0 && second != NULL && (second->flags & PIECE_WORD))
        {
          if (hearsay_words_contain (self->place_of, second->folded))
            scores[HEARSAY_ENTITY_PLACE] += 4;
          else if (IS (second, HEARSAY_LEXEME_ROLE))
            {
              scores[HEARSAY_ENTITY_ORGANIZATION] += 2;
              scores[HEARSAY_ENTITY_PLACE] += 2;
            }
        }
      else if (strcmp (before->folded, "at") == 0)
        {
          scores[HEARSAY_ENTITY_ORGANIZATION] += 2;
          scores[HEARSAY_ENTITY_PLACE] += 1;
        }
      else if (strcmp (before->folded, "by") == 0 || strcmp (before->folded, "with") == 0)
        {
          scores[HEARSAY_ENTITY_PERSON] += 1;
          scores[HEARSAY_ENTITY_ORGANIZATION] += 1;
        }

      if (is_article)
        {
          scores[HEARSAY_ENTITY_PERSON] -= 4;
          scores[HEARSAY_ENTITY_ORGANIZATION] += 3;
          if (!(candidate->classes & HEARSAY_LEXEME_PLACE))
            scores[HEARSAY_ENTITY_PLACE] -= 1;
          scores[HEARSAY_ENTITY_OTHER] += 1;
          if (second != NULL && IS (second, HEARSAY_LEXEME_IN_PLACE) && !(second->flags & PIECE_CAPITAL))
            scores[HEARSAY_ENTITY_PLACE] += 1;
        }
    }
  else if (is_sign (self, before, ',') && second != NULL && (second->flags & PIECE_WORD) && IS (second, HEARSAY_LEXEME_CITY | HEARSAY_LEXEME_REGION) &&
           (second->flags & PIECE_CAPITAL) && (candidate->classes & HEARSAY_LEXEME_PLACE))
    scores[HEARSAY_ENTITY_PLACE] += 3;
}

/* "…, the water minister", "…, a lawyer for": an office after a comma. */
static gboolean
has_apposition (Finder *self,
                guint index)
{
  for (guint i = index; i < index + 6 && i < self->pieces->len; i++)
    {
      const Piece *piece = finder_piece (self, i);

      if (!(piece->flags & (PIECE_WORD | PIECE_CLITIC)) || (piece->flags & PIECE_LINE_START))
        return FALSE;
      if (IS (piece, HEARSAY_LEXEME_ROLE) && !(i == index))
        return TRUE;
    }

  return FALSE;
}

/* What stands after the name. */
static void
score_right (Finder *self,
             Candidate *candidate)
{
  const Piece *after = word_at (self, candidate->last);
  const Piece *second = word_at (self, candidate->last + 1);
  gint16 *scores = candidate->scores;

  if (after == NULL || (after->flags & PIECE_LINE_START))
    return;

  if (after->flags & PIECE_WORD)
    {
      if (IS (after, HEARSAY_LEXEME_PERSON_POINTER))
        scores[HEARSAY_ENTITY_PERSON] += 4;
      else if (IS (after, HEARSAY_LEXEME_PERSON_VERB))
        {
          scores[HEARSAY_ENTITY_PERSON] += 3;
          scores[HEARSAY_ENTITY_ORGANIZATION] += 1;
        }
      else if (IS (after, HEARSAY_LEXEME_SPEECH))
        {
          scores[HEARSAY_ENTITY_PERSON] += 1;
          scores[HEARSAY_ENTITY_ORGANIZATION] += 1;
        }
      if ((after->flags & PIECE_GLUED) && after->start == finder_piece (self, candidate->last - 1)->end + 1 && strcmp (after->folded, "based") == 0)
        scores[HEARSAY_ENTITY_PLACE] += 6;
      else if (IS (after, HEARSAY_LEXEME_PLACE_HEAD) && !(after->flags & PIECE_CAPITAL))
        scores[HEARSAY_ENTITY_PLACE] += 3;
      else if (IS (after, HEARSAY_LEXEME_ORGANIZATION_HEAD) && !(after->flags & PIECE_CAPITAL) && candidate->last - candidate->first == 1 &&
               !(candidate->classes & HEARSAY_LEXEME_PLACE))
        scores[HEARSAY_ENTITY_ORGANIZATION] += 1;
      else if (IS (after, HEARSAY_LEXEME_NOUN) && !(after->flags & PIECE_CAPITAL) && !(after->flags & PIECE_GLUED))
        {
          /* "Marlow equipment": firms and places lend their names, people seldom. */
          scores[HEARSAY_ENTITY_ORGANIZATION] += 1;
          scores[HEARSAY_ENTITY_PERSON] -= 1;
        }
      return;
    }

  if (is_sign (self, after, ',') && second != NULL)
    {
      if (second->flags & PIECE_NUMBER && second->end - second->start <= 2)
        scores[HEARSAY_ENTITY_PERSON] += 5;
      else if (IS (second, HEARSAY_LEXEME_PERSON_POINTER))
        scores[HEARSAY_ENTITY_PERSON] += 4;
      else if ((second->flags & PIECE_WORD) && has_apposition (self, candidate->last + 1))
        scores[HEARSAY_ENTITY_PERSON] += 2;
      else if ((second->flags & PIECE_CAPITAL) && IS (second, HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_REGION))
        scores[HEARSAY_ENTITY_PLACE] += 3;
    }
}

/* A name alone between quotation marks is a title of a work, or a nickname. */
static gboolean
is_quoted_alone (const Finder *self,
                 const Candidate *candidate)
{
  const Piece *before = candidate->first > 0 ? word_at (self, candidate->first - 1) : NULL;
  const Piece *after = word_at (self, candidate->last);

  return before != NULL && after != NULL && !(before->flags & PIECE_WORD) && !(after->flags & (PIECE_WORD | PIECE_CLITIC)) &&
         hearsay_is_quotation_mark (g_utf8_get_char (self->text + before->start)) &&
         hearsay_is_quotation_mark (g_utf8_get_char (self->text + after->start));
}

/* Fills the candidate's scores from its words and its neighbours. */
void
finder_score (Finder *self,
              Candidate *candidate)
{
  guint length = candidate->last - candidate->first;

  score_gazetteer (candidate, length);
  if ((candidate->classes & HEARSAY_LEXEME_COUNTRY) && !(candidate->classes & HEARSAY_LEXEME_GIVEN))
    return;

  /* A longer phrase of the lists is what the lists say, whatever its words are. */
  if (length == 1 || !(candidate->classes & (HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_ORGANIZATION)))
    score_words (self, candidate);
  if (is_quoted_alone (self, candidate) && !(candidate->classes & (HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_ORGANIZATION)))
    candidate->scores[HEARSAY_ENTITY_OTHER] += 8;
  score_left (self, candidate);
  score_right (self, candidate);
}

static Tally *
tally_for (GHashTable *tallies,
           const char *key)
{
  Tally *tally = g_hash_table_lookup (tallies, key);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      g_hash_table_insert (tallies, (gpointer) key, tally);
    }

  return tally;
}

static HearsayEntityKind
best_kind (const int *scores)
{
  static const HearsayEntityKind order[] = { HEARSAY_ENTITY_PERSON, HEARSAY_ENTITY_PLACE, HEARSAY_ENTITY_ORGANIZATION, HEARSAY_ENTITY_OTHER };
  HearsayEntityKind best = order[0];

  for (gsize i = 1; i < G_N_ELEMENTS (order); i++)
    if (scores[order[i]] > scores[best])
      best = order[i];

  return best;
}

/* "the Renford Ledger", later "the Ledger": an unusual last word stands for the whole. */
static gboolean
is_outlet_like (const Finder *self,
                const Candidate *candidate)
{
  const Piece *last = finder_piece (self, candidate->last - 1);

  return !IS (last, HEARSAY_LEXEME_ORGANIZATION_SUFFIX | HEARSAY_LEXEME_PLACE | HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_CALENDAR | HEARSAY_LEXEME_MONTH |
                        HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_ROLE_MODIFIER) &&
         finder_is_name_word (last);
}

/* A name with several words lends its kind to its parts: "Parker" after "Ann
 * Parker", "Marlow" after "Marlow Holdings", an acronym after what it stands for. */
static void
lend_to_parts (Finder *self,
               GHashTable *tallies,
               GHashTable *parts)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = finder_candidate (self, i);
      const Tally *tally = NULL;
      HearsayEntityKind kind = HEARSAY_ENTITY_OTHER;
      guint last = candidate->last - 1;

      if (candidate->last - candidate->first < 2 || candidate->forced != HEARSAY_NONE)
        continue;

      tally = g_hash_table_lookup (tallies, candidate->key);
      kind = best_kind (tally->scores);
      if (tally->scores[kind] < 3)
        continue;

      if (kind == HEARSAY_ENTITY_PERSON)
        {
          if (IS (finder_piece (self, last), HEARSAY_LEXEME_NAME_SUFFIX) && last > candidate->first)
            last--;
          tally_for (parts, finder_piece (self, last)->folded)->scores[kind] = 7;
          if (tally_for (parts, finder_piece (self, candidate->first)->folded)->scores[kind] == 0)
            tally_for (parts, finder_piece (self, candidate->first)->folded)->scores[kind] = 3;
        }
      else if (kind == HEARSAY_ENTITY_ORGANIZATION && is_outlet_like (self, candidate))
        tally_for (parts, finder_piece (self, last)->folded)->scores[kind] += 3;

      if (kind == HEARSAY_ENTITY_ORGANIZATION && !IS (finder_piece (self, candidate->first), HEARSAY_LEXEME_COMMON | HEARSAY_LEXEME_PLACE))
        tally_for (parts, finder_piece (self, candidate->first)->folded)->scores[kind] += 2;
    }
}

/* "Northern Water Authority (NWA)" */
static void
read_definitions (Finder *self,
                  GHashTable *parts)
{
  for (guint i = 0; i + 1 < self->candidates->len; i++)
    {
      const Candidate *full = finder_candidate (self, i);
      const Candidate *acronym = finder_candidate (self, i + 1);
      const Piece *piece = finder_piece (self, acronym->first);

      if (acronym->first != full->last + 1 || !is_sign (self, piece - 1, '(') || acronym->last != acronym->first + 1 ||
          !(piece->flags & PIECE_ALL_CAPITALS) || full->last - full->first < 2)
        continue;
      if (g_ascii_tolower (self->text[finder_piece (self, full->first)->start]) == piece->folded[0])
        tally_for (parts, acronym->key)->scores[HEARSAY_ENTITY_ORGANIZATION] += 6;
    }
}

static gboolean
is_supported (Finder *self,
              const Candidate *candidate,
              GHashTable *parts)
{
  const Piece *piece = finder_piece (self, candidate->first);
  const Tally *lent = g_hash_table_lookup (parts, candidate->key);
  const Piece *after = word_at (self, candidate->last);

  if (lent != NULL)
    return TRUE;
  if (IS (piece, HEARSAY_LEXEME_FUNCTION | HEARSAY_LEXEME_CALENDAR))
    return FALSE;
  if (IS (piece, HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_REGION))
    return TRUE;
  if (IS (piece, HEARSAY_LEXEME_ORGANIZATION | HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME))
    return after != NULL && ((after->flags & PIECE_CLITIC) || IS (after, HEARSAY_LEXEME_SPEECH));

  return FALSE;
}

/* A word of the dictionary with a capital in the middle of a sentence: a name only if something says so. */
static gboolean
is_mere_word (Finder *self,
              const Candidate *candidate,
              const int *scores)
{
  const Piece *piece = finder_piece (self, candidate->first);
  guint capitals = GPOINTER_TO_UINT (g_hash_table_lookup (self->capitals, piece->folded));
  guint smalls = GPOINTER_TO_UINT (g_hash_table_lookup (self->smalls, piece->folded));
  int best = scores[best_kind (scores)];

  if (candidate->last - candidate->first != 1 || !IS (piece, HEARSAY_LEXEME_COMMON) || (piece->flags & (PIECE_HANDLE | PIECE_MIXED)))
    return FALSE;
  if ((piece->flags & PIECE_ALL_CAPITALS) && IS (piece, HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_ORGANIZATION))
    return FALSE;
  if (candidate->classes & (HEARSAY_LEXEME_COUNTRY | HEARSAY_LEXEME_ORGANIZATION))
    return FALSE;
  if ((piece->flags & PIECE_ALL_CAPITALS) && piece->end - piece->start > 5 && !IS (piece, HEARSAY_LEXEME_PLACE))
    return TRUE;

  if (!IS (piece, HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME | HEARSAY_LEXEME_PLACE) && !(piece->flags & PIECE_ALL_CAPITALS))
    return smalls > 0 || best < 10 * SCALE;

  return smalls > capitals || best < 6 * SCALE;
}

static void
default_scores (Finder *self,
                const Candidate *candidate,
                const Tally *tally,
                int *scores)
{
  const Piece *piece = finder_piece (self, candidate->first);
  gboolean is_introduced = tally->count <= 2 || tally->scores[HEARSAY_ENTITY_PERSON] > 0;

  /* Nothing known: a lone unknown word is most often a surname; but nobody is
   * named again and again without a title, a given name or anything he does. */
  if (candidate->last - candidate->first == 1 && !(piece->classes & ~(guint32) HEARSAY_LEXEME_PHRASE_START) && !(piece->flags & PIECE_ALL_CAPITALS))
    scores[is_introduced ? HEARSAY_ENTITY_PERSON : HEARSAY_ENTITY_ORGANIZATION] += 2 * SCALE;
}

static void
fill_tallies (Finder *self,
              GHashTable *tallies)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = finder_candidate (self, i);
      Tally *tally = tally_for (tallies, candidate->key);

      tally->count++;
      for (guint k = 0; k < 4; k++)
        tally->scores[k] += candidate->scores[k];
    }
}

/* The kind of one candidate from its own scores, the article's, and what longer names lend it. */
static gboolean
decide_one (Finder *self,
            Candidate *candidate,
            GHashTable *tallies,
            GHashTable *parts,
            HearsayMention *mention)
{
  const Tally *tally = g_hash_table_lookup (tallies, candidate->key);
  const Tally *lent = g_hash_table_lookup (parts, candidate->key);
  int scores[4];
  HearsayEntityKind kind = HEARSAY_ENTITY_OTHER;
  int second = 0;

  /* Its own place weighs as much as all the others together. */
  for (guint k = 0; k < 4; k++)
    scores[k] = SCALE * candidate->scores[k] + SCALE * tally->scores[k] / (int) tally->count + (lent != NULL ? lent->scores[k] * 2 * SCALE : 0);

  if (candidate->is_doubtful && !is_supported (self, candidate, parts))
    return FALSE;
  if (lent == NULL && candidate->forced == HEARSAY_NONE && is_mere_word (self, candidate, scores))
    return FALSE;

  default_scores (self, candidate, tally, scores);
  kind = candidate->forced != HEARSAY_NONE ? (HearsayEntityKind) candidate->forced : best_kind (scores);

  if (finder_piece (self, candidate->first)->flags & PIECE_HANDLE)
    kind = HEARSAY_ENTITY_OTHER;

  for (guint k = 0; k < 4; k++)
    if (k != kind)
      second = MAX (second, scores[k]);

  *mention = (HearsayMention){
    .article = self->reading->index,
    .span = { finder_piece (self, candidate->first)->start, finder_piece (self, candidate->last - 1)->end },
    .entity = HEARSAY_NONE,
    .kind = kind,
    .confidence = CLAMP (45 + (scores[kind] - second), 30, 95),
    .reason = lent != NULL && candidate->last == candidate->first + 1 ? "named elsewhere" : candidate->reason,
  };
  if (candidate->forced != HEARSAY_NONE)
    mention->confidence = 85;

  return TRUE;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *two = b;

  return one->first < two->first ? -1 : one->first > two->first;
}

/* Turns candidates into the reading's mentions. */
void
finder_decide (Finder *self)
{
  g_autoptr (GHashTable) tallies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint32 end = 0;

  g_array_sort (self->candidates, compare_candidates);
  fill_tallies (self, tallies);
  lend_to_parts (self, tallies, parts);
  read_definitions (self, parts);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      HearsayMention mention;

      if (!decide_one (self, finder_candidate (self, i), tallies, parts, &mention) || mention.span.start < end)
        continue;
      end = mention.span.end;
      g_array_append_val (self->reading->mentions, mention);
    }
}
