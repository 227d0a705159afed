/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include <string.h>

#include "hearsay-names-private.h"

/* Names as the trained tagger reads them; then the few things that are certain
 * whatever it says: an account is an account, "Mrs" announces a person, a vessel's
 * prefix a vessel. Each mention says what bears it out. */

G_STATIC_ASSERT (HEARSAY_ENTITY_PERSON == 0 && HEARSAY_ENTITY_ORGANIZATION == 1 && HEARSAY_ENTITY_PLACE == 2 && HEARSAY_ENTITY_OTHER == 3);

static void
add_mention (NamesFinder *self,
             const HearsayTaggedName *name,
             const char *reason)
{
  HearsayMention mention = {
    .article = self->reading->index,
    .span = { names_piece_at (self, name->first)->start, names_piece_at (self, name->last - 1)->end },
    .entity = HEARSAY_NONE,
    .kind = name->kind,
    .confidence = name->confidence,
    .reason = reason,
  };

  g_array_append_val (self->reading->mentions, mention);
}

/* A name that the tagger found, unless it is an account or nothing in particular. */
static gboolean
add_tagged (NamesFinder *self,
            HearsayTaggedName name)
{
  const char *reason = NULL;

  if (name.last - name.first == 1 && (names_piece_at (self, name.first)->flags & HEARSAY_PIECE_HANDLE))
    return FALSE;

  names_correct (self, &name, &reason);
  if (names_is_nothing_particular (self, &name))
    return FALSE;

  add_mention (self, &name, reason != NULL ? reason : names_find_reason (self, &name));
  return TRUE;
}

/* Two capitalised words, and neither before nor behind them another. */
static gboolean
is_run_of_two (const NamesFinder *self,
               guint index)
{
  const HearsayPiece *first = names_piece_at (self, index);
  const HearsayPiece *last = names_piece_at (self, index + 1);
  const HearsayPiece *after = names_piece_at (self, index + 2);

  if (last == NULL || !hearsay_piece_is_name_word (last) || (last->flags & HEARSAY_PIECE_LINE_START))
    return FALSE;
  if (index > 0 && !(first->flags & HEARSAY_PIECE_LINE_START) && hearsay_piece_is_name_word (first - 1))
    return FALSE;

  return after == NULL || (after->flags & HEARSAY_PIECE_LINE_START) || !hearsay_piece_is_name_word (after);
}

static guint
add_one (NamesFinder *self,
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

/* What the tagger passed over before @limit, though the place leaves little doubt.
 * Returns the piece to go on from. */
static guint
add_certain (NamesFinder *self,
             guint index,
             guint limit)
{
  const HearsayPiece *piece = names_piece_at (self, index);
  const HearsayPiece *before = index > 0 && !(piece->flags & HEARSAY_PIECE_LINE_START) ? piece - 1 : NULL;
  HearsayTaggedName pair = { index, index + 2, HEARSAY_ENTITY_OTHER, 0 };

  /* "@name" is somebody's or something's account: the text does not say whose. */
  if ((piece->flags & HEARSAY_PIECE_HANDLE) && self->pieces->text[piece->start] == '@')
    return add_one (self, index, 1, HEARSAY_ENTITY_OTHER, NAMES_SURE, "handle");
  if (!hearsay_piece_is_name_word (piece) || (piece->flags & HEARSAY_PIECE_HEADLINE))
    return index + 1;

  /* "Anna Birk": a given name that is no other word, and one word more. */
  if (index + 2 <= limit && is_run_of_two (self, index) && names_looks_like_person (self, &pair))
    return add_one (self, index, 2, HEARSAY_ENTITY_PERSON, NAMES_UNSURE, "given name");
  /* "Cuban said", after "Mark Cuban", though it is a people as well. */
  if (g_hash_table_contains (self->surnames, piece->folded) && names_acts (self, index))
    return add_one (self, index, 1, HEARSAY_ENTITY_PERSON, NAMES_FAIRLY_SURE, "named elsewhere");
  if (piece->flags & HEARSAY_PIECE_FIRST)
    return index + 1;

  /* "Mrs May", "Sir Orwin" */
  if (before != NULL && (before->flags & HEARSAY_PIECE_CAPITAL) && NAMES_IS (before, HEARSAY_LEXEME_TITLE) &&
      !NAMES_IS (piece, HEARSAY_LEXEME_TITLE | HEARSAY_LEXEME_ROLE | HEARSAY_LEXEME_FUNCTION))
    return add_one (self, index, 1, HEARSAY_ENTITY_PERSON, NAMES_SURE, "title");
  /* "the Us", "Turkey": a capital that makes a country of a word. */
  if (NAMES_IS (piece, HEARSAY_LEXEME_COUNTRY) && NAMES_IS (piece, HEARSAY_LEXEME_COMMON) && !NAMES_IS (piece, HEARSAY_LEXEME_GIVEN) && !names_is_before_money (self, index + 1))
    return add_one (self, index, 1, HEARSAY_ENTITY_PLACE, NAMES_FAIRLY_SURE, "word list");
  /* "the Ledger", after the "Orrin Ledger" */
  if (before != NULL && strcmp (before->folded, "the") == 0 && g_hash_table_contains (self->heads, piece->folded))
    return add_one (self, index, 1, HEARSAY_ENTITY_ORGANIZATION, NAMES_FAIRLY_SURE, "named elsewhere");

  return index + 1;
}

static void
gather_heads (NamesFinder *self,
              const GArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const HearsayTaggedName *name = &g_array_index (names, HearsayTaggedName, i);

      if (name->last - name->first == 1 && names_acts_as_brand (self, name))
        g_hash_table_add (self->brands, (gpointer) names_piece_at (self, name->first)->folded);
      if (name->last - name->first < 2 || name->confidence < NAMES_FAIRLY_SURE)
        continue;
      if (name->kind == HEARSAY_ENTITY_ORGANIZATION)
        g_hash_table_add (self->heads, (gpointer) names_piece_at (self, name->last - 1)->folded);
      if (name->kind == HEARSAY_ENTITY_PERSON)
        g_hash_table_add (self->surnames, (gpointer) names_piece_at (self, name->last - 1)->folded);
    }
}

static void
add_mentions (NamesFinder *self,
              const GArray *names)
{
  guint next = 0;

  for (guint i = 0; i < self->pieces->pieces->len;)
    {
      const HearsayTaggedName *name = NULL;
      HearsayTaggedName joined = { 0 };
      HearsayTaggedName outlet = { i, names_outlet_end (self, i), HEARSAY_ENTITY_ORGANIZATION, NAMES_SURE };

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

      outlet.last = names_listed_outlet_end (self, name);
      if (outlet.last > name->last)
        {
          i = add_one (self, i, outlet.last - i, HEARSAY_ENTITY_ORGANIZATION, NAMES_SURE, "word list");
          continue;
        }

      joined = next + 1 < names->len ? names_join_places (self, name, name + 1) : *name;
      if (names_is_brand (self, &joined))
        {
          i = add_one (self, i, joined.last + 1 - i, HEARSAY_ENTITY_ORGANIZATION, NAMES_FAIRLY_SURE, "possessive");
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
  NamesFinder self = {
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
