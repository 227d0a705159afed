/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

/* The list of what was said. */

/* Speakers in the order of their heaviest utterance's place; under each its
 * utterances as the analysis has them. */
void
_hearsay_session_list_utterances (HearsaySession *self)
{
  GArray *entries = _hearsay_rows_new ();
  g_autofree char *filter = _hearsay_filter_fold (self->utterance_filter);
  g_autoptr (GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint32 i = 0; self->shown != NULL && i < self->shown->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->shown, i);
      g_autofree char *key = g_strdup_printf ("%d %d %s", utterance->speaker_entity, utterance->source_type, utterance->speaker);
      GArray *group = NULL;

      if (utterance->standing == HEARSAY_STANDING_REJECTED)
        continue;
      if (filter != NULL && !_hearsay_filter_says (utterance->speaker, filter))
        {
          const HearsayQuote *base = hearsay_analysis_get_quote (self->shown, g_array_index (utterance->quotes, guint32, 0));
          g_autofree char *words = hearsay_quote_dup_text (base, hearsay_corpus_get (self->shown->corpus, base->article));

          if (!_hearsay_filter_says (words, filter))
            continue;
        }

      group = g_hash_table_lookup (speakers, key);
      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (speakers, g_steal_pointer (&key), group);
          g_ptr_array_add (order, group);
        }
      g_array_append_val (group, i);
    }

  for (guint i = 0; i < order->len; i++)
    {
      const GArray *group = g_ptr_array_index (order, i);

      _hearsay_rows_append (entries, HEARSAY_ROW_HEADING, g_array_index (group, guint32, 0), 0);
      for (guint j = 0; j < group->len; j++)
        _hearsay_rows_append (entries, HEARSAY_ROW_ITEM, g_array_index (group, guint32, j),
                              HEARSAY_ROW_GROUPED | (j == 0 ? HEARSAY_ROW_FIRST : 0));
      _hearsay_rows_end_group (entries, FALSE);
    }

  hearsay_row_list_take_entries (self->utterances, entries);
}
