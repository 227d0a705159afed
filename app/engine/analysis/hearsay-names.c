/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include "hearsay-stages.h"

#include <string.h>

#include "hearsay-names-private.h"
#include "hearsay-tagger.h"

/* Names as the trained tagger reads them; then the few things that are certain
 * whatever it says: an account is an account, "Mrs" announces a person, a vessel's
 * prefix a vessel. Each mention says what bears it out. */

G_STATIC_ASSERT (HEARSAY_ENTITY_PERSON == 0 && HEARSAY_ENTITY_ORGANIZATION == 1 && HEARSAY_ENTITY_PLACE == 2 && HEARSAY_ENTITY_OTHER == 3);

#define IS(piece, lexemes) (((piece)->classes & (lexemes)) != 0)

/* How sure a rule is, per cent: three steps set by judgement, not measured as the
 * tagger's confidences are. */
#define SURE 90
#define FAIRLY_SURE 75
#define UNSURE 60

#define LONGEST_OUTLET 5 /* pieces of its name */

typedef struct
{
  HearsayReading *reading;
  HearsayPieces *pieces;
  const HearsayWords *agencies;
  const HearsayWords *outlets;
  const HearsayWords *auxiliaries;
  const HearsayWords *possessives; /* names of firms that end in one */
  const HearsayWords *suffixes;    /* "Inc", "Ltd" */
  const HearsayTagger *tagger;
  const guint8 *tags; /* one a piece */
  /* Last words of the organisations and the people named in full, by address: the pieces keep each string once. */
  GHashTable *heads;
  GHashTable *surnames;
  GHashTable *brands; /* "Moody" of "Moody's" */
} Finder;

static const HearsayPiece *
piece_at (const Finder *self,
          guint index)
{
  return index < self->pieces->pieces->len ? hearsay_pieces_get (self->pieces, index) : NULL;
}

static gboolean
is_sign (const Finder *self,
         guint index,
         char sign)
{
  const HearsayPiece *piece = piece_at (self, index);

  return piece != NULL && piece->end - piece->start == 1 && self->pieces->text[piece->start] == sign;
}

static gboolean
is_listed (const Finder *self,
           const HearsayTaggedName *name)
{
  static const guint32 lists[] = { 0, HEARSAY_LEXEME_ORGANIZATION | HEARSAY_LEXEME_BRAND, HEARSAY_LEXEME_PLACE, 0 };
  guint32 classes = 0;

  return hearsay_pieces_match_phrase (self->pieces, name->first, name->last, &classes) == name->last && (classes & lists[name->kind]) != 0;
}

/* "ORRIN (Reuters) –": where the story was filed. */
static gboolean
is_dateline (const Finder *self,
             const HearsayTaggedName *name)
{
  const HearsayPiece *first = piece_at (self, name->first);
  const HearsayPiece *agency = piece_at (self, name->last + 1);

  return (first->flags & HEARSAY_PIECE_LINE_START) && (first->flags & HEARSAY_PIECE_ALL_CAPITALS) && is_sign (self, name->last, '(') &&
         agency != NULL && hearsay_words_contain (self->agencies, agency->folded);
}

/* "Anna Birk" read as a work or an event, without being sure of it. */
static gboolean
looks_like_person (const Finder *self,
                   const HearsayTaggedName *name)
{
  const HearsayPiece *given = piece_at (self, name->first);

  for (guint i = name->first; i < name->last; i++)
    if (!hearsay_piece_is_name_word (piece_at (self, i)) || IS (piece_at (self, i), HEARSAY_LEXEME_OTHER_HEAD | HEARSAY_LEXEME_FUNCTION))
      return FALSE;

  return name->kind == HEARSAY_ENTITY_OTHER && name->last - name->first == 2 && IS (given, HEARSAY_LEXEME_GIVEN) && !IS (given, HEARSAY_LEXEME_COMMON);
}

/* What only one list knows is of that list's kind where the tagger is in doubt. */
static int
find_listed_kind (const Finder *self,
                  const HearsayTaggedName *name)
{
  guint32 classes = 0;

  if (hearsay_pieces_match_phrase (self->pieces, name->first, name->last, &classes) != name->last ||
      (classes & (HEARSAY_LEXEME_GIVEN | HEARSAY_LEXEME_SURNAME | HEARSAY_LEXEME_COMMON)))
    return HEARSAY_NONE;
  if ((classes & HEARSAY_LEXEME_ORGANIZATION) && !(classes & HEARSAY_LEXEME_PLACE))
    return HEARSAY_ENTITY_ORGANIZATION;
  if ((classes & HEARSAY_LEXEME_PLACE) && !(classes & HEARSAY_LEXEME_ORGANIZATION))
    return HEARSAY_ENTITY_PLACE;

  return HEARSAY_NONE;
}

/* "The Board": what its kind calls it, to which the article does not belong. */
static gboolean
is_head_with_article (const Finder *self,
                      const HearsayTaggedName *name)
{
  return name->kind == HEARSAY_ENTITY_ORGANIZATION && name->last - name->first == 2 && strcmp (piece_at (self, name->first)->folded, "the") == 0 &&
         IS (piece_at (self, name->last - 1), HEARSAY_LEXEME_ORGANIZATION_HEAD) && IS (piece_at (self, name->last - 1), HEARSAY_LEXEME_COMMON);
}

/* What rules know better than the tagger. */
static void
correct (const Finder *self,
         HearsayTaggedName *name,
         const char **reason)
{
  if (is_head_with_article (self, name))
    name->first++;

  if (name->last - name->first > 1 && IS (piece_at (self, name->first), HEARSAY_LEXEME_VESSEL))
    {
      name->kind = HEARSAY_ENTITY_OTHER;
      name->confidence = SURE;
      *reason = "vessel";
    }
  else if (is_dateline (self, name))
    {
      name->kind = HEARSAY_ENTITY_PLACE;
      name->confidence = SURE;
      *reason = "dateline";
    }
  else if (name->confidence < FAIRLY_SURE && looks_like_person (self, name))
    {
      name->kind = HEARSAY_ENTITY_PERSON;
      name->confidence = MAX (name->confidence, UNSURE);
      *reason = "given name";
    }
  else if (name->confidence < FAIRLY_SURE && find_listed_kind (self, name) >= 0)
    {
      name->kind = find_listed_kind (self, name);
      name->confidence = FAIRLY_SURE;
      *reason = "word list";
    }
}

static const char *
find_reason (const Finder *self,
             const HearsayTaggedName *name)
{
  const HearsayPiece *before = name->first > 0 ? piece_at (self, name->first - 1) : NULL;

  if (name->kind != HEARSAY_ENTITY_PERSON)
    return is_listed (self, name) ? "word list" : "model";
  if (before != NULL && IS (before, HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE) && !(piece_at (self, name->first)->flags & HEARSAY_PIECE_LINE_START))
    return "title";
  if (name->last - name->first > 1 && IS (piece_at (self, name->first), HEARSAY_LEXEME_GIVEN))
    return "given name";

  return "model";
}

/* "US$ 5", "Rs 200" */
static gboolean
is_before_money (const Finder *self,
                 guint next)
{
  const HearsayPiece *piece = piece_at (self, next);

  return piece != NULL && ((piece->flags & HEARSAY_PIECE_NUMBER) ||
                           g_unichar_type (g_utf8_get_char (self->pieces->text + piece->start)) == G_UNICODE_CURRENCY_SYMBOL);
}

/* Peoples ("British"), currencies and bare words such as "Act" are marked as other
 * names in the data the tagger learnt from, but name nobody and nothing in particular;
 * nor does what is left of a firm's name, "Inc". */
static gboolean
is_nothing_particular (const Finder *self,
                       const HearsayTaggedName *name)
{
  guint begin = name->first + (name->last - name->first > 1 && strcmp (piece_at (self, name->first)->folded, "the") == 0);
  const HearsayPiece *first = piece_at (self, begin);
  gboolean is_people = TRUE;
  gboolean has_capital = FALSE;

  if (name->last - begin == 1 && hearsay_words_contain (self->suffixes, first->folded))
    return TRUE;
  if (name->kind != HEARSAY_ENTITY_OTHER)
    return FALSE;

  for (guint i = begin; i < name->last; i++)
    {
      const HearsayPiece *piece = piece_at (self, i);

      if (g_unichar_type (g_utf8_get_char (self->pieces->text + piece->start)) == G_UNICODE_CURRENCY_SYMBOL)
        return TRUE;
      is_people = is_people && IS (piece, HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_PLACE_PREFIX);
      has_capital = has_capital || (piece->flags & HEARSAY_PIECE_CAPITAL);
    }

  if (is_people || !has_capital)
    return TRUE;
  if (name->last - begin > 1)
    return FALSE;

  return IS (first, HEARSAY_LEXEME_CALENDAR | HEARSAY_LEXEME_MONTH | HEARSAY_LEXEME_WEEKDAY) ||
         (IS (first, HEARSAY_LEXEME_OTHER_HEAD) && IS (first, HEARSAY_LEXEME_COMMON)) ||
         (first->end - first->start <= 3 && is_before_money (self, name->last));
}

static void
add_mention (Finder *self,
             const HearsayTaggedName *name,
             const char *reason)
{
  HearsayMention mention = {
    .article = self->reading->index,
    .span = { piece_at (self, name->first)->start, piece_at (self, name->last - 1)->end },
    .entity = HEARSAY_NONE,
    .kind = name->kind,
    .confidence = name->confidence,
    .reason = reason,
  };

  g_array_append_val (self->reading->mentions, mention);
}

/* A name that the tagger found, unless it is an account or nothing in particular. */
static gboolean
add_tagged (Finder *self,
            HearsayTaggedName name)
{
  const char *reason = NULL;

  if (name.last - name.first == 1 && (piece_at (self, name.first)->flags & HEARSAY_PIECE_HANDLE))
    return FALSE;

  correct (self, &name, &reason);
  if (is_nothing_particular (self, &name))
    return FALSE;

  add_mention (self, &name, reason != NULL ? reason : find_reason (self, &name));
  return TRUE;
}

/* Two capitalised words, and neither before nor behind them another. */
static gboolean
is_run_of_two (const Finder *self,
               guint index)
{
  const HearsayPiece *first = piece_at (self, index);
  const HearsayPiece *last = piece_at (self, index + 1);
  const HearsayPiece *after = piece_at (self, index + 2);

  if (last == NULL || !hearsay_piece_is_name_word (last) || (last->flags & HEARSAY_PIECE_LINE_START))
    return FALSE;
  if (index > 0 && !(first->flags & HEARSAY_PIECE_LINE_START) && hearsay_piece_is_name_word (first - 1))
    return FALSE;

  return after == NULL || (after->flags & HEARSAY_PIECE_LINE_START) || !hearsay_piece_is_name_word (after);
}

static guint
add_one (Finder *self,
         guint index,
         guint n_pieces,
         HearsayEntityKind kind,
         guint confidence,
         const char *reason)
{
  HearsayTaggedName name = { index, index + n_pieces, kind, confidence };

  add_mention (self, &name, reason);
  return index + n_pieces;
}

static gboolean
tag_is (const Finder *self,
        guint index,
        const char *start)
{
  return piece_at (self, index) != NULL && g_str_has_prefix (hearsay_tagger_get_tag (self->tagger, self->tags[index]), start);
}

static gboolean
is_finite_verb (const Finder *self,
                guint index)
{
  return tag_is (self, index, "VBD") || tag_is (self, index, "VBZ");
}

/* Whether it does what only somebody does: "Cuban said", "said Cuban,", "Cuban's", but not
 * "Cuban officials said" or "the Cuban". */
static gboolean
acts (const Finder *self,
      guint index)
{
  const HearsayPiece *piece = piece_at (self, index);
  const HearsayPiece *before = index > 0 && !(piece->flags & HEARSAY_PIECE_LINE_START) ? piece - 1 : NULL;

  if (before != NULL && (hearsay_piece_is_name_word (before) || tag_is (self, index - 1, "DT") || tag_is (self, index - 1, "JJ")))
    return FALSE;
  if (before != NULL && is_finite_verb (self, index - 1))
    return is_sign (self, index + 1, ',') || is_sign (self, index + 1, '.');

  return is_finite_verb (self, index + 1) || tag_is (self, index + 1, "MD") || tag_is (self, index + 1, "POS");
}

/* What the tagger passed over before @limit, though the place leaves little doubt.
 * Returns the piece to go on from. */
static guint
add_certain (Finder *self,
             guint index,
             guint limit)
{
  const HearsayPiece *piece = piece_at (self, index);
  const HearsayPiece *before = index > 0 && !(piece->flags & HEARSAY_PIECE_LINE_START) ? piece - 1 : NULL;
  HearsayTaggedName pair = { index, index + 2, HEARSAY_ENTITY_OTHER, 0 };

  /* "@name" is somebody's or something's account: the text does not say whose. */
  if ((piece->flags & HEARSAY_PIECE_HANDLE) && self->pieces->text[piece->start] == '@')
    return add_one (self, index, 1, HEARSAY_ENTITY_OTHER, SURE, "handle");
  if (!hearsay_piece_is_name_word (piece) || (piece->flags & HEARSAY_PIECE_HEADLINE))
    return index + 1;

  /* "Anna Birk": a given name that is no other word, and one word more. */
  if (index + 2 <= limit && is_run_of_two (self, index) && looks_like_person (self, &pair))
    return add_one (self, index, 2, HEARSAY_ENTITY_PERSON, UNSURE, "given name");
  /* "Cuban said", after "Mark Cuban", though it is a people as well. */
  if (g_hash_table_contains (self->surnames, piece->folded) && acts (self, index))
    return add_one (self, index, 1, HEARSAY_ENTITY_PERSON, FAIRLY_SURE, "named elsewhere");
  if (piece->flags & HEARSAY_PIECE_FIRST)
    return index + 1;

  /* "Mrs May", "Sir Orwin" */
  if (before != NULL && (before->flags & HEARSAY_PIECE_CAPITAL) && IS (before, HEARSAY_LEXEME_TITLE) &&
      !IS (piece, HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_FUNCTION))
    return add_one (self, index, 1, HEARSAY_ENTITY_PERSON, SURE, "title");
  /* "the Us", "Turkey": a capital that makes a country of a word. */
  if (IS (piece, HEARSAY_LEXEME_COUNTRY) && IS (piece, HEARSAY_LEXEME_COMMON) && !IS (piece, HEARSAY_LEXEME_GIVEN) && !is_before_money (self, index + 1))
    return add_one (self, index, 1, HEARSAY_ENTITY_PLACE, FAIRLY_SURE, "word list");
  /* "the Ledger", after the "Orrin Ledger" */
  if (before != NULL && strcmp (before->folded, "the") == 0 && g_hash_table_contains (self->heads, piece->folded))
    return add_one (self, index, 1, HEARSAY_ENTITY_ORGANIZATION, FAIRLY_SURE, "named elsewhere");

  return index + 1;
}

/* Whether a possessive comes behind a name that is nobody's in full. */
static gboolean
may_be_brand (const Finder *self,
              const HearsayTaggedName *name)
{
  const HearsayPiece *first = piece_at (self, name->first);

  return tag_is (self, name->last, "POS") && !(name->last - name->first > 1 && IS (first, HEARSAY_LEXEME_GIVEN));
}

/* "Moody's said": what is somebody's says nothing, so the possessive belongs to the name. */
static gboolean
acts_as_brand (const Finder *self,
               const HearsayTaggedName *name)
{
  return may_be_brand (self, name) && is_finite_verb (self, name->last + 1) && !hearsay_words_contain (self->auxiliaries, piece_at (self, name->last + 1)->folded);
}

/* Or it is known to: from elsewhere in the article, or to everybody, unless the article has
 * somebody of that name. */
static gboolean
is_brand (const Finder *self,
          const HearsayTaggedName *name)
{
  const char *folded = piece_at (self, name->first)->folded;

  if (acts_as_brand (self, name))
    return TRUE;
  if (name->last - name->first > 1 || !may_be_brand (self, name))
    return FALSE;

  return g_hash_table_contains (self->brands, folded) || (hearsay_words_contain (self->possessives, folded) && !g_hash_table_contains (self->surnames, folded));
}

static void
gather_heads (Finder *self,
              const GArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const HearsayTaggedName *name = &g_array_index (names, HearsayTaggedName, i);

      if (name->last - name->first == 1 && acts_as_brand (self, name))
        g_hash_table_add (self->brands, (gpointer) piece_at (self, name->first)->folded);
      if (name->last - name->first < 2 || name->confidence < FAIRLY_SURE)
        continue;
      if (name->kind == HEARSAY_ENTITY_ORGANIZATION)
        g_hash_table_add (self->heads, (gpointer) piece_at (self, name->last - 1)->folded);
      if (name->kind == HEARSAY_ENTITY_PERSON)
        g_hash_table_add (self->surnames, (gpointer) piece_at (self, name->last - 1)->folded);
    }
}

/* One past the last piece of the outlet's own name that begins here, as the article's
 * head has it; @index where none does. */
static guint
outlet_end (const Finder *self,
            guint index)
{
  const char *outlet = self->reading->article->outlet;
  gsize length = strlen (outlet);
  guint32 start = piece_at (self, index)->start;

  if (length < 3 || strncmp (self->pieces->text + start, outlet, length) != 0)
    return index;

  for (guint i = index; piece_at (self, i) != NULL && piece_at (self, i)->end <= start + length; i++)
    if (piece_at (self, i)->end == start + length)
      return i + 1;

  return index;
}

/* "USA Today" is a newspaper, though its first word alone is a country: one past the last
 * piece of a listed outlet that is longer than the place or thing the tagger found. */
static guint
listed_outlet_end (const Finder *self,
                   const HearsayTaggedName *name)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint end = name->last;

  if (name->kind == HEARSAY_ENTITY_PERSON || name->kind == HEARSAY_ENTITY_ORGANIZATION)
    return end;

  for (guint i = name->first; i < name->first + LONGEST_OUTLET && piece_at (self, i) != NULL && hearsay_piece_is_name_word (piece_at (self, i)); i++)
    {
      const char *value = NULL;

      g_string_append_printf (words, i > name->first ? " %s" : "%s", piece_at (self, i)->folded);
      value = i >= end ? hearsay_words_lookup (self->outlets, words->str) : NULL;
      if (value != NULL && value[0] == '\0')
        end = i + 1;
    }

  return end;
}

/* "Washington, D.C." is no place in another one, but one that the lists know by both words. */
static HearsayTaggedName
join_places (const Finder *self,
             const HearsayTaggedName *name,
             const HearsayTaggedName *behind)
{
  HearsayTaggedName joined = *name;
  g_autoptr (GString) words = NULL;

  if (name->kind != HEARSAY_ENTITY_PLACE || behind->kind != HEARSAY_ENTITY_PLACE || behind->first != name->last + 1 || !is_sign (self, name->last, ','))
    return joined;

  words = g_string_new (NULL);
  for (guint i = name->first; i < behind->last; i++)
    if (i != name->last)
      g_string_append_printf (words, words->len > 0 ? " %s" : "%s", piece_at (self, i)->folded);
  if (hearsay_lexicon_classify (self->pieces->lexicon, words->str) & HEARSAY_LEXEME_PLACE)
    joined.last = behind->last;

  return joined;
}

static void
add_mentions (Finder *self,
              const GArray *names)
{
  guint next = 0;

  for (guint i = 0; i < self->pieces->pieces->len;)
    {
      const HearsayTaggedName *name = NULL;
      HearsayTaggedName joined = { 0 };
      HearsayTaggedName outlet = { i, outlet_end (self, i), HEARSAY_ENTITY_ORGANIZATION, SURE };

      while (next < names->len && g_array_index (names, HearsayTaggedName, next).first < i)
        next++;
      if (next < names->len)
        name = &g_array_index (names, HearsayTaggedName, next);

      if (outlet.last > i)
        {
          add_mention (self, &outlet, "outlet");
          i = outlet.last;
          continue;
        }
      if (name == NULL || name->first != i)
        {
          i = add_certain (self, i, name != NULL ? name->first : self->pieces->pieces->len);
          continue;
        }

      outlet.last = listed_outlet_end (self, name);
      if (outlet.last > name->last)
        {
          i = add_one (self, i, outlet.last - i, HEARSAY_ENTITY_ORGANIZATION, SURE, "word list");
          continue;
        }

      joined = next + 1 < names->len ? join_places (self, name, name + 1) : *name;
      if (is_brand (self, &joined))
        {
          i = add_one (self, i, joined.last + 1 - i, HEARSAY_ENTITY_ORGANIZATION, FAIRLY_SURE, "possessive");
          continue;
        }
      if (!add_tagged (self, joined))
        for (guint k = name->first; k < name->last;)
          k = add_certain (self, k, name->last);
      i = joined.last;
    }
}

/* A token has the part of speech of its first piece. */
static void
take_tags (HearsayReading *reading,
           const HearsayPieces *pieces,
           const HearsayTagging *tagging)
{
  const HearsayTokenArray *tokens = reading->segments->tokens;
  guint piece = 0;

  reading->tags = g_new0 (guint8, tokens->len + 1);
  for (guint i = 0; i < tokens->len; i++)
    {
      while (piece + 1 < pieces->pieces->len && hearsay_pieces_get (pieces, piece)->end <= hearsay_segments_get_token (reading->segments, i)->start)
        piece++;
      reading->tags[i] = tagging->tags[piece];
    }
}

void
hearsay_names_find (HearsayReading *reading)
{
  const HearsayTagger *tagger = hearsay_tagger_get (reading->language);
  g_autoptr (HearsayPieces) pieces = hearsay_pieces_new (reading->article->text, reading->segments, reading->language);
  g_autoptr (HearsayTagging) tagging = NULL;
  Finder self = {
    .reading = reading,
    .pieces = pieces,
    .agencies = hearsay_language_get_words (reading->language, "agencies"),
    .outlets = hearsay_language_get_words (reading->language, "outlets"),
    .auxiliaries = hearsay_language_get_words (reading->language, "auxiliaries"),
    .possessives = hearsay_language_get_words (reading->language, "possessive-names"),
    .suffixes = hearsay_language_get_words (reading->language, "organization-suffixes"),
    .tagger = tagger,
  };

  if (tagger == NULL)
    {
      names_find_listed (reading, pieces);
      return;
    }

  tagging = hearsay_tagger_run (tagger, pieces);
  self.tags = tagging->tags;
  self.heads = g_hash_table_new (NULL, NULL);
  self.surnames = g_hash_table_new (NULL, NULL);
  self.brands = g_hash_table_new (NULL, NULL);
  gather_heads (&self, tagging->names);
  add_mentions (&self, tagging->names);
  g_hash_table_unref (self.heads);
  g_hash_table_unref (self.surnames);
  g_hash_table_unref (self.brands);
  names_find_offices (reading, pieces);
  take_tags (reading, pieces, tagging);
}
