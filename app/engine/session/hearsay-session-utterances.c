/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

/* The list of what was said. */

static gboolean
is_sure (HearsaySession *self,
         const HearsayUtterance *utterance)
{
  if (self->confidence == 0)
    return TRUE;

  for (guint i = 0; i < utterance->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->shown, g_array_index (utterance->quotes, guint32, i));

      if (quote->standing != HEARSAY_STANDING_SUGGESTED || quote->confidence >= self->confidence)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_listed (HearsaySession *self,
           const HearsayUtterance *utterance,
           const char *filter)
{
  const HearsayQuote *base = NULL;
  g_autofree char *words = NULL;

  if (utterance->standing == HEARSAY_STANDING_REJECTED || !is_sure (self, utterance))
    return FALSE;
  if (filter == NULL || _hearsay_filter_says (utterance->speaker, filter))
    return TRUE;

  base = hearsay_analysis_get_quote (self->shown, g_array_index (utterance->quotes, guint32, 0));
  words = hearsay_quote_dup_text (base, hearsay_corpus_get (self->shown->corpus, base->article));

  return _hearsay_filter_says (words, filter);
}

static void
append_groups (HearsaySession *self,
               const GPtrArray *groups)
{
  GArray *entries = _hearsay_rows_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      const GArray *group = g_ptr_array_index (groups, i);

      _hearsay_rows_append (entries, HEARSAY_ROW_HEADING, g_array_index (group, guint32, 0), 0);
      for (guint j = 0; j < group->len; j++)
        _hearsay_rows_append (entries, HEARSAY_ROW_ITEM, g_array_index (group, guint32, j),
                              HEARSAY_ROW_GROUPED | (j == 0 ? HEARSAY_ROW_FIRST : 0));
      _hearsay_rows_end_group (entries, FALSE);
    }

  hearsay_row_list_take_entries (self->utterances, entries);
}

/* Speakers in the order of their heaviest utterance's place; under each its
 * utterances as the analysis has them. */
void
_hearsay_session_list_utterances (HearsaySession *self)
{
  g_autofree char *filter = _hearsay_filter_fold (self->utterance_filter);
  g_autoptr (GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  self->n_listed = 0;
  for (guint32 i = 0; self->shown != NULL && i < self->shown->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->shown, i);
      g_autofree char *key = NULL;
      GArray *group = NULL;

      if (!is_listed (self, utterance, filter))
        continue;

      key = g_strdup_printf ("%d %d %s", utterance->speaker_entity, utterance->source_type, utterance->speaker);
      group = g_hash_table_lookup (speakers, key);
      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (speakers, g_steal_pointer (&key), group);
          g_ptr_array_add (order, group);
        }
      g_array_append_val (group, i);
      self->n_listed++;
    }

  append_groups (self, order);
}

/**
 * hearsay_session_count_listed:
 *
 * Returns: how many utterances pass the filters
 */
guint
hearsay_session_count_listed (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), 0);

  return self->n_listed;
}

guint
hearsay_session_get_confidence (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), 0);

  return self->confidence;
}

/**
 * hearsay_session_set_confidence:
 * @confidence: per cent; 0 for all
 *
 * Lists only what was said in a quotation that is at least so sure, or that
 * somebody has decided about.
 */
void
hearsay_session_set_confidence (HearsaySession *self,
                                guint confidence)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->confidence == confidence)
    return;

  self->confidence = confidence;
  _hearsay_session_list_utterances (self);
  _hearsay_session_notify (self, PROP_CONFIDENCE);
}
