/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names-rules"

#include "config.h"

#include "hearsay-names-private.h"

#include <string.h>

/* What rules know better than the tagger of one name and what stands beside it. */

#define LONGEST_OUTLET 5 /* pieces of its name */

static gboolean
is_sign (const NamesFinder *self,
         guint index,
         char sign)
{
  const HearsayPiece *piece = names_piece_at (self, index);

  return piece != NULL && piece->end - piece->start == 1 && self->pieces->text[piece->start] == sign;
}

static gboolean
is_listed (const NamesFinder *self,
           const HearsayTaggedName *name)
{
  static const guint32 lists[] = { 0, HEARSAY_LEXEME_ORGANIZATION | HEARSAY_LEXEME_BRAND, HEARSAY_LEXEME_PLACE, 0 };
  guint32 classes = 0;

  return hearsay_pieces_match_phrase (self->pieces, name->first, name->last, &classes) == name->last && (classes & lists[name->kind]) != 0;
}

/* "ORRIN (Reuters) –": where the story was filed. */
static gboolean
is_dateline (const NamesFinder *self,
             const HearsayTaggedName *name)
{
  const HearsayPiece *first = names_piece_at (self, name->first);
  const HearsayPiece *agency = names_piece_at (self, name->last + 1);

  return (first->flags & HEARSAY_PIECE_LINE_START) && (first->flags & HEARSAY_PIECE_ALL_CAPITALS) && is_sign (self, name->last, '(') &&
         agency != NULL && hearsay_words_contain (self->agencies, agency->folded);
}

/* "Anna Birk" read as a work or an event, without being sure of it. */
gboolean
names_looks_like_person (const NamesFinder *self,
                         const HearsayTaggedName *name)
{
  const HearsayPiece *given = names_piece_at (self, name->first);

  for (guint i = name->first; i < name->last; i++)
    if (!hearsay_piece_is_name_word (names_piece_at (self, i)) || NAMES_IS (names_piece_at (self, i), HEARSAY_LEXEME_OTHER_HEAD | HEARSAY_LEXEME_FUNCTION))
      return FALSE;

  return name->kind == HEARSAY_ENTITY_OTHER && name->last - name->first == 2 && NAMES_IS (given, HEARSAY_LEXEME_GIVEN) && !NAMES_IS (given, HEARSAY_LEXEME_COMMON);
}

/* What only one list knows is of that list's kind where the tagger is in doubt. */
static int
find_listed_kind (const NamesFinder *self,
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
is_head_with_article (const NamesFinder *self,
                      const HearsayTaggedName *name)
{
  return name->kind == HEARSAY_ENTITY_ORGANIZATION && name->last - name->first == 2 && strcmp (names_piece_at (self, name->first)->folded, "the") == 0 &&
         NAMES_IS (names_piece_at (self, name->last - 1), HEARSAY_LEXEME_ORGANIZATION_HEAD) && NAMES_IS (names_piece_at (self, name->last - 1), HEARSAY_LEXEME_COMMON);
}

/* What rules know better than the tagger. */
void
names_correct (const NamesFinder *self,
               HearsayTaggedName *name,
               const char **reason)
{
  if (is_head_with_article (self, name))
    name->first++;

  if (name->last - name->first > 1 && NAMES_IS (names_piece_at (self, name->first), HEARSAY_LEXEME_VESSEL))
    {
      name->kind = HEARSAY_ENTITY_OTHER;
      name->confidence = NAMES_SURE;
      *reason = "vessel";
    }
  else if (is_dateline (self, name))
    {
      name->kind = HEARSAY_ENTITY_PLACE;
      name->confidence = NAMES_SURE;
      *reason = "dateline";
    }
  else if (name->confidence < NAMES_FAIRLY_SURE && names_looks_like_person (self, name))
    {
      name->kind = HEARSAY_ENTITY_PERSON;
      name->confidence = MAX (name->confidence, NAMES_UNSURE);
      *reason = "given name";
    }
  else if (name->confidence < NAMES_FAIRLY_SURE && find_listed_kind (self, name) >= 0)
    {
      name->kind = find_listed_kind (self, name);
      name->confidence = NAMES_FAIRLY_SURE;
      *reason = "word list";
    }
}

const char *
names_find_reason (const NamesFinder *self,
                   const HearsayTaggedName *name)
{
  const HearsayPiece *before = name->first > 0 ? names_piece_at (self, name->first - 1) : NULL;

  if (name->kind != HEARSAY_ENTITY_PERSON)
    return is_listed (self, name) ? "word list" : "model";
  if (before != NULL && NAMES_IS (before, HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE) && !(names_piece_at (self, name->first)->flags & HEARSAY_PIECE_LINE_START))
    return "title";
  if (name->last - name->first > 1 && NAMES_IS (names_piece_at (self, name->first), HEARSAY_LEXEME_GIVEN))
    return "given name";

  return "model";
}

/* "US$ 5", "Rs 200" */
gboolean
names_is_before_money (const NamesFinder *self,
                       guint next)
{
  const HearsayPiece *piece = names_piece_at (self, next);

  return piece != NULL && ((piece->flags & HEARSAY_PIECE_NUMBER) ||
                           g_unichar_type (g_utf8_get_char (self->pieces->text + piece->start)) == G_UNICODE_CURRENCY_SYMBOL);
}

/* Peoples ("British"), currencies and bare words such as "Act" are marked as other
 * names in the data the tagger learnt from, but name nobody and nothing in particular;
 * nor does what is left of a firm's name, "Inc". */
gboolean
names_is_nothing_particular (const NamesFinder *self,
                             const HearsayTaggedName *name)
{
  guint begin = name->first + (name->last - name->first > 1 && strcmp (names_piece_at (self, name->first)->folded, "the") == 0);
  const HearsayPiece *first = names_piece_at (self, begin);
  gboolean is_people = TRUE;
  gboolean has_capital = FALSE;

  if (name->last - begin == 1 && hearsay_words_contain (self->suffixes, first->folded))
    return TRUE;
  if (name->kind != HEARSAY_ENTITY_OTHER)
    return FALSE;

  for (guint i = begin; i < name->last; i++)
    {
      const HearsayPiece *piece = names_piece_at (self, i);

      if (g_unichar_type (g_utf8_get_char (self->pieces->text + piece->start)) == G_UNICODE_CURRENCY_SYMBOL)
        return TRUE;
      is_people = is_people && NAMES_IS (piece, HEARSAY_LEXEME_DEMONYM | HEARSAY_LEXEME_PLACE_PREFIX);
      has_capital = has_capital || (piece->flags & HEARSAY_PIECE_CAPITAL);
    }

  if (is_people || !has_capital)
    return TRUE;
  if (name->last - begin > 1)
    return FALSE;

  return NAMES_IS (first, HEARSAY_LEXEME_CALENDAR | HEARSAY_LEXEME_MONTH | HEARSAY_LEXEME_WEEKDAY) ||
         (NAMES_IS (first, HEARSAY_LEXEME_OTHER_HEAD) && NAMES_IS (first, HEARSAY_LEXEME_COMMON)) ||
         (first->end - first->start <= 3 && names_is_before_money (self, name->last));
}

static gboolean
tag_is (const NamesFinder *self,
        guint index,
        const char *start)
{
  return names_piece_at (self, index) != NULL && g_str_has_prefix (hearsay_tagger_get_tag (self->tagger, self->tags[index]), start);
}

static gboolean
is_finite_verb (const NamesFinder *self,
                guint index)
{
  return tag_is (self, index, "VBD") || tag_is (self, index, "VBZ");
}

/* Whether it does what only somebody does: "Cuban said", "said Cuban,", "Cuban's", but not
 * "Cuban officials said" or "the Cuban". */
gboolean
names_acts (const NamesFinder *self,
            guint index)
{
  const HearsayPiece *piece = names_piece_at (self, index);
  const HearsayPiece *before = index > 0 && !(piece->flags & HEARSAY_PIECE_LINE_START) ? piece - 1 : NULL;

  if (before != NULL && (hearsay_piece_is_name_word (before) || tag_is (self, index - 1, "DT") || tag_is (self, index - 1, "JJ")))
    return FALSE;
  if (before != NULL && is_finite_verb (self, index - 1))
    return is_sign (self, index + 1, ',') || is_sign (self, index + 1, '.');

  return is_finite_verb (self, index + 1) || tag_is (self, index + 1, "MD") || tag_is (self, index + 1, "POS");
}

/* Whether a possessive comes behind a name that is nobody's in full. */
static gboolean
may_be_brand (const NamesFinder *self,
              const HearsayTaggedName *name)
{
  const HearsayPiece *first = names_piece_at (self, name->first);

  return tag_is (self, name->last, "POS") && !(name->last - name->first > 1 && NAMES_IS (first, HEARSAY_LEXEME_GIVEN));
}

/* "Moody's said": what is somebody's says nothing, so the possessive belongs to the name. */
gboolean
names_acts_as_brand (const NamesFinder *self,
                     const HearsayTaggedName *name)
{
  return may_be_brand (self, name) && is_finite_verb (self, name->last + 1) && !hearsay_words_contain (self->auxiliaries, names_piece_at (self, name->last + 1)->folded);
}

/* Or it is known to: from elsewhere in the article, or to everybody, unless the article has
 * somebody of that name. */
gboolean
names_is_brand (const NamesFinder *self,
                const HearsayTaggedName *name)
{
  const char *folded = names_piece_at (self, name->first)->folded;

  if (names_acts_as_brand (self, name))
    return TRUE;
  if (name->last - name->first > 1 || !may_be_brand (self, name))
    return FALSE;

  return g_hash_table_contains (self->brands, folded) || (hearsay_words_contain (self->possessives, folded) && !g_hash_table_contains (self->surnames, folded));
}

/* One past the last piece of the outlet's own name that begins here, as the article's
 * head has it; @index where none does. */
guint
names_outlet_end (const NamesFinder *self,
                  guint index)
{
  const char *outlet = self->reading->article->outlet;
  gsize length = strlen (outlet);
  guint32 start = names_piece_at (self, index)->start;

  if (length < 3 || strncmp (self->pieces->text + start, outlet, length) != 0)
    return index;

  for (guint i = index; names_piece_at (self, i) != NULL && names_piece_at (self, i)->end <= start + length; i++)
    if (names_piece_at (self, i)->end == start + length)
      return i + 1;

  return index;
}

/* "USA Today" is a newspaper, though its first word alone is a country: one past the last
 * piece of a listed outlet that is longer than the place or thing the tagger found. */
guint
names_listed_outlet_end (const NamesFinder *self,
                         const HearsayTaggedName *name)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint end = name->last;

  if (name->kind == HEARSAY_ENTITY_PERSON || name->kind == HEARSAY_ENTITY_ORGANIZATION)
    return end;

  for (guint i = name->first; i < name->first + LONGEST_OUTLET && names_piece_at (self, i) != NULL && hearsay_piece_is_name_word (names_piece_at (self, i)); i++)
    {
      const char *value = NULL;

      g_string_append_printf (words, i > name->first ? " %s" : "%s", names_piece_at (self, i)->folded);
      value = i >= end ? hearsay_words_lookup (self->outlets, words->str) : NULL;
      if (value != NULL && value[0] == '\0')
        end = i + 1;
    }

  return end;
}

/* "Washington, D.C." is no place in another one, but one that the lists know by both words. */
HearsayTaggedName
names_join_places (const NamesFinder *self,
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
      g_string_append_printf (words, words->len > 0 ? " %s" : "%s", names_piece_at (self, i)->folded);
  if (hearsay_lexicon_classify (self->pieces->lexicon, words->str) & HEARSAY_LEXEME_PLACE)
    joined.last = behind->last;

  return joined;
}
