/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-overlay"

#include "config.h"

#include "hearsay-overlay-private.h"

#include "hearsay-json.h"

/* Lays decisions about what belongs together as one thing said over what the engine
 * suggests. */

static int
find_utterance (HearsayOverlay *self,
                JsonObject *record,
                const char *member)
{
  JsonObject *reference = hearsay_json_get_object (record, member);
  int found = HEARSAY_NONE;
  int quote = HEARSAY_NONE;

  if (reference == NULL)
    return HEARSAY_NONE;

  found = _hearsay_overlay_find (self->utterances, hearsay_json_get_string (reference, "id"));
  if (found >= 0 && hearsay_analysis_get_utterance (self->analysis, found)->quotes->len > 0)
    return found;

  quote = _hearsay_overlay_find_quote (self, record, member);

  return quote >= 0 ? hearsay_analysis_get_quote (self->analysis, quote)->utterance : HEARSAY_NONE;
}

gboolean
_hearsay_apply_utterance_confirm (HearsayOverlay *self,
                                  JsonObject *record)
{
  int index = find_utterance (self, record, "subject");

  if (index < 0)
    return FALSE;

  hearsay_analysis_get_utterance (self->analysis, index)->standing = HEARSAY_STANDING_CONFIRMED;

  return TRUE;
}

gboolean
_hearsay_apply_utterance_reject (HearsayOverlay *self,
                                 JsonObject *record)
{
  int index = find_utterance (self, record, "subject");

  if (index < 0)
    return FALSE;

  while (hearsay_analysis_get_utterance (self->analysis, index)->quotes->len > 1)
    {
      const GArray *quotes = hearsay_analysis_get_utterance (self->analysis, index)->quotes;

      _hearsay_overlay_move_quote (self, g_array_index (quotes, guint32, quotes->len - 1), HEARSAY_NONE);
    }

  return TRUE;
}

gboolean
_hearsay_apply_utterance_separate (HearsayOverlay *self,
                                   JsonObject *record)
{
  int index = _hearsay_overlay_find_quote (self, record, "subject");

  if (index < 0)
    return FALSE;

  _hearsay_overlay_move_quote (self, index, HEARSAY_NONE);

  return TRUE;
}

gboolean
_hearsay_apply_utterance_join (HearsayOverlay *self,
                               JsonObject *record)
{
  int from = find_utterance (self, record, "subject");
  int into = find_utterance (self, record, "object");

  if (from < 0 || into < 0)
    return FALSE;

  while (from != into && hearsay_analysis_get_utterance (self->analysis, from)->quotes->len > 0)
    _hearsay_overlay_move_quote (self, g_array_index (hearsay_analysis_get_utterance (self->analysis, from)->quotes, guint32, 0), into);
  hearsay_analysis_get_utterance (self->analysis, into)->standing = HEARSAY_STANDING_CORRECTED;

  return TRUE;
}
