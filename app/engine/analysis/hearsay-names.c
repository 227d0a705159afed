/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-names"

#include "config.h"

#include "hearsay-stages.h"

#include "hearsay-names-private.h"

/* Names by rule and word list, in two passes over one article: runs of capitals
 * are cut into offices, titles and candidate names; then every candidate's own
 * words and neighbours vote on its kind, together with all mentions of the same
 * name in the article and the longer names it is part of (the "one sense per
 * discourse" of Gale, Church and Yarowsky, 1992; internal and external evidence
 * as in McDonald, 1996). */

static GHashTable *
known_names (Finder *self)
{
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = finder_candidate (self, i);

      if (candidate->is_doubtful)
        continue;

      g_hash_table_add (known, (gpointer) candidate->key);
      if (candidate->last - candidate->first > 1 && candidate->scores[HEARSAY_ENTITY_PERSON] >= 5)
        g_hash_table_add (known, (gpointer) finder_piece (self, candidate->last - 1)->folded);
    }

  return known;
}

static void
score_from (Finder *self,
            guint first)
{
  for (guint i = first; i < self->candidates->len; i++)
    finder_score (self, finder_candidate (self, i));
}

void
hearsay_names_find (HearsayReading *reading)
{
  Finder self = {
    .reading = reading,
    .text = reading->article->text,
    .lexicon = hearsay_lexicon_get (reading->language),
    .place_of = hearsay_language_get_words (reading->language, "place-of-words"),
    .strings = g_string_chunk_new (4096),
    .pieces = g_array_sized_new (FALSE, FALSE, sizeof (Piece), reading->segments->tokens->len + 1),
    .candidates = g_array_new (FALSE, FALSE, sizeof (Candidate)),
    .capitals = g_hash_table_new (g_str_hash, g_str_equal),
    .smalls = g_hash_table_new (g_str_hash, g_str_equal),
    .buffer = g_string_new (NULL),
  };
  g_autoptr (GHashTable) known = NULL;
  guint n_candidates = 0;

  finder_cut_pieces (&self);
  finder_collect (&self);
  score_from (&self, 0);
  n_candidates = self.candidates->len;

  known = known_names (&self);
  finder_collect_headlines (&self, known);
  score_from (&self, n_candidates);

  finder_decide (&self);
  finder_find_offices (&self);

  g_string_chunk_free (self.strings);
  g_array_unref (self.pieces);
  g_array_unref (self.candidates);
  g_hash_table_unref (self.capitals);
  g_hash_table_unref (self.smalls);
  g_string_free (self.buffer, TRUE);
}
