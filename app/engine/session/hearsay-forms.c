/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-forms"

#include "config.h"

#include "hearsay-forms.h"

#include <string.h>

#include "hearsay-text.h"

#define MAX_MENTIONS 2000 /* looked at for their forms; later ones hold nothing new */

static void
clear_form (gpointer data)
{
  g_free (((HearsayForm *) data)->text);
}

static int
compare_forms (gconstpointer a,
               gconstpointer b)
{
  const HearsayForm *one = a;
  const HearsayForm *other = b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;

  return strcmp (one->text, other->text);
}

/* Which reason most mentions of a form give; of equals the one met first. */
typedef struct
{
  const char *reason;
  guint count;
} Vote;

static void
vote (GArray *votes,
      const char *reason)
{
  Vote first = { reason, 1 };

  for (guint i = 0; i < votes->len; i++)
    if (g_strcmp0 (g_array_index (votes, Vote, i).reason, reason) == 0)
      {
        g_array_index (votes, Vote, i).count++;
        return;
      }

  g_array_append_val (votes, first);
}

static const char *
winner (const GArray *votes)
{
  const Vote *best = &g_array_index (votes, Vote, 0);

  for (guint i = 1; i < votes->len; i++)
    if (g_array_index (votes, Vote, i).count > best->count)
      best = &g_array_index (votes, Vote, i);

  return best->reason;
}

static GArray *
list_forms (HearsaySession *session,
            guint entity,
            gboolean with_name)
{
  GArray *forms = g_array_new (FALSE, TRUE, sizeof (HearsayForm));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) votes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const HearsayAnalysis *shown = hearsay_session_get_shown (session);
  guint n_mentions = 0;
  const guint32 *mentions = hearsay_session_get_entity_mentions (session, entity, &n_mentions);

  g_array_set_clear_func (forms, clear_form);

  for (guint i = 0; i < n_mentions && i < MAX_MENTIONS; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (shown, mentions[i]);
      g_autofree char *text = hearsay_text_squeeze (hearsay_corpus_get (shown->corpus, mention->article)->text, mention->span);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (seen, text));

      if (!with_name && strcmp (text, hearsay_analysis_get_entity (shown, entity)->name) == 0)
        continue;

      if (place == 0)
        {
          HearsayForm form = { g_strdup (text), 0, FALSE, NULL };

          g_array_append_val (forms, form);
          g_ptr_array_add (votes, g_array_new (FALSE, FALSE, sizeof (Vote)));
          place = forms->len;
          g_hash_table_insert (seen, g_steal_pointer (&text), GUINT_TO_POINTER (place));
        }

      g_array_index (forms, HearsayForm, place - 1).count++;
      g_array_index (forms, HearsayForm, place - 1).is_variant |= mention->is_variant;
      vote (g_ptr_array_index (votes, place - 1), mention->reason);
    }

  for (guint i = 0; i < forms->len; i++)
    g_array_index (forms, HearsayForm, i).reason = winner (g_ptr_array_index (votes, i));
  g_array_sort (forms, compare_forms);

  return forms;
}

/**
 * hearsay_forms_list:
 * @entity: an index into what the session shows
 *
 * Returns: (transfer full) (element-type HearsayForm): the forms in which the
 *   entity is printed, other than its name, the commonest first
 */
GArray *
hearsay_forms_list (HearsaySession *session,
                    guint entity)
{
  return list_forms (session, entity, FALSE);
}

/**
 * hearsay_forms_list_all:
 *
 * Returns: (transfer full) (element-type HearsayForm): the same, the name among them
 */
GArray *
hearsay_forms_list_all (HearsaySession *session,
                        guint entity)
{
  return list_forms (session, entity, TRUE);
}
