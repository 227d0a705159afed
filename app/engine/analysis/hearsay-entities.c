/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-entities"

#include "config.h"

#include "hearsay-stages.h"

#include <string.h>

#include "hearsay-text.h"

void
hearsay_entities_resolve (GPtrArray *readings,
                          HearsayAnalysis *analysis,
                          guint jobs)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint r = 0; r < readings->len; r++)
    {
      HearsayReading *reading = g_ptr_array_index (readings, r);

      for (guint i = 0; i < reading->mentions->len; i++)
        {
          HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, i);
          g_autofree char *name = hearsay_text_squeeze (reading->article->text, mention->span);
          g_autofree char *folded = hearsay_text_fold (name, strlen (name));
          char *key = g_strdup_printf ("%u %s", mention->kind, folded);
          gpointer index = NULL;

          if (g_hash_table_lookup_extended (known, key, NULL, &index))
            {
              mention->entity = GPOINTER_TO_INT (index);
              g_free (key);
            }
          else
            {
              HearsayEntity entity = { 0 };

              entity.id = hearsay_stable_id (hearsay_entity_kind_to_string (mention->kind), name, NULL);
              entity.name = g_steal_pointer (&name);
              entity.kind = mention->kind;
              entity.confidence = mention->confidence;
              entity.reason = mention->reason;
              mention->entity = analysis->entities->len;
              g_hash_table_insert (known, key, GINT_TO_POINTER (mention->entity));
              g_array_append_val (analysis->entities, entity);
            }
        }
    }
}
