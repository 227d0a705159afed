/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-overlay"

#include "config.h"

#include "hearsay-overlay-names-private.h"

#include <string.h>

#include "hearsay-text.h"

/* Renames, makes and merges entities, and moves mentions, and who said what with them,
 * from one to another. */

static void
give_name (HearsayOverlay *self,
           int entity,
           const char *name)
{
  char *folded = hearsay_text_fold (name, strlen (name));
  GArray *given = g_hash_table_lookup (self->names, folded);

  if (given == NULL)
    {
      given = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_insert (self->names, folded, given);
    }
  else
    g_free (folded);

  g_array_append_val (given, entity);
}

void
_hearsay_names_rename (HearsayOverlay *self,
                       int index,
                       const char *name)
{
  HearsayEntity *entity = _hearsay_names_get_entity (self, index);

  if (*name == '\0')
    return;

  if (strcmp (entity->name, name) != 0)
    {
      g_free (entity->name);
      entity->name = g_strdup (name);
      give_name (self, index, name);
    }
  g_hash_table_add (self->renamed, GINT_TO_POINTER (index + 1));
}

int
_hearsay_names_add_entity (HearsayOverlay *self,
                           const char *id,
                           const char *name,
                           int kind)
{
  HearsayEntity entity = { 0 };
  int index = _hearsay_overlay_follow (self, _hearsay_overlay_find (self->entities, id));
  int none = HEARSAY_NONE;
  guint nothing = 0;

  /* Another decision has made it already. */
  if (index >= 0)
    return index;

  index = self->analysis->entities->len;
  entity.id = g_strdup (id);
  entity.name = g_strdup (name);
  entity.kind = kind >= 0 ? kind : HEARSAY_ENTITY_OTHER;
  entity.standing = HEARSAY_STANDING_CORRECTED;
  entity.confidence = 100;
  entity.reason = "marked by the analyst";
  _hearsay_overlay_add (self->entities, id, index);
  g_array_append_val (self->analysis->entities, entity);
  g_array_append_val (self->merged, none);
  g_array_append_val (self->counts, nothing);
  give_name (self, index, name);

  return index;
}

void
_hearsay_names_merge (HearsayOverlay *self,
                      int from,
                      int into)
{
  if (from == into)
    return;

  g_array_index (self->merged, int, from) = into;
  g_array_index (self->counts, guint, into) += _hearsay_names_count_of (self, from);
}

static int
compare_places (const HearsayMention *mention,
                guint32 article,
                guint32 start)
{
  if (mention->article != article)
    return mention->article < article ? -1 : 1;

  return mention->span.end <= start ? -1 : 1;
}

/* The first of @moved, mentions in order, that ends after @start. */
static guint
find_moved (const HearsayOverlay *self,
            const GArray *moved,
            guint32 article,
            guint32 start)
{
  guint low = 0;
  guint high = moved->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_places (hearsay_analysis_get_mention (self->analysis, g_array_index (moved, guint32, middle)), article, start) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
set_speaker (HearsayOverlay *self,
             HearsayQuote *quote,
             int from,
             int to)
{
  const char *name = to >= 0 ? _hearsay_names_get_entity (self, to)->name : NULL;

  for (guint i = 0; i < quote->chain->len; i++)
    {
      HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, i);

      if (hop->role != HEARSAY_ROLE_SPEAKER || _hearsay_overlay_follow (self, hop->entity) != from)
        continue;
      hop->entity = to;
      if (name != NULL)
        {
          g_free (hop->name);
          hop->name = g_strdup (name);
        }
    }

  quote->speaker_entity = to;
  if (name != NULL)
    {
      g_free (quote->speaker);
      quote->speaker = g_strdup (name);
    }
  if (quote->utterance >= 0)
    g_hash_table_add (self->touched, GINT_TO_POINTER (quote->utterance + 1));
}

/* A quote whose source is one of the mentions that are to go was said by whoever
 * they go to. To be called before they go. */
static void
move_speakers (HearsayOverlay *self,
               const GArray *moved,
               int to)
{
  for (guint i = 0; moved->len > 0 && i < self->analysis->quotes->len; i++)
    {
      HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, i);
      int speaker = _hearsay_overlay_follow (self, quote->speaker_entity);

      if (speaker < 0 || hearsay_span_is_empty (quote->source))
        continue;

      for (guint j = find_moved (self, moved, quote->article, quote->source.start); j < moved->len; j++)
        {
          guint32 index = g_array_index (moved, guint32, j);
          const HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, index);

          if (mention->article != quote->article || !hearsay_span_overlaps (quote->source, mention->span))
            break;
          if (_hearsay_names_entity_of_mention (self, index) == speaker)
            {
              set_speaker (self, quote, speaker, to);
              break;
            }
        }
    }
}

/* @moved: (element-type guint32): mentions, in order; @to may be nobody */
void
_hearsay_names_move_mentions (HearsayOverlay *self,
                              const GArray *moved,
                              int to)
{
  move_speakers (self, moved, to);

  for (guint i = 0; i < moved->len; i++)
    {
      HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, g_array_index (moved, guint32, i));
      int from = _hearsay_overlay_follow (self, mention->entity);

      if (from >= 0)
        g_array_index (self->counts, guint, from)--;
      mention->entity = to;
      mention->is_variant = FALSE;
      if (to >= 0)
        g_array_index (self->counts, guint, to)++;
    }
}
