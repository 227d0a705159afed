/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

#include <string.h>

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

/* How heavily the wording changed, 0 to 5. */
static guint
weight_of (const HearsayUtterance *utterance)
{
  return utterance->changes->len > 0 ? hearsay_change_get_weight (g_array_index (utterance->changes, HearsayChange, 0).type) : 0;
}

static guint32
article_of (HearsaySession *self,
            const HearsayUtterance *utterance,
            guint place)
{
  return hearsay_analysis_get_quote (self->shown, g_array_index (utterance->quotes, guint32, place))->article;
}

/* An article that does not name its outlet stands for one. */
static gboolean
has_outlets (HearsaySession *self,
             const HearsayUtterance *utterance,
             guint least)
{
  g_autoptr (GHashTable) outlets = NULL;

  if (least == 0)
    return TRUE;

  outlets = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < utterance->quotes->len; i++)
    {
      const HearsayArticle *article = hearsay_corpus_get (self->shown->corpus, article_of (self, utterance, i));

      g_hash_table_add (outlets, article->outlet[0] != '\0' ? article->outlet : article->id);
    }

  return g_hash_table_size (outlets) >= least;
}

static gboolean
passes (HearsaySession *self,
        const HearsayUtterance *utterance)
{
  const HearsayListing *listing = &self->listing;

  return (listing->sources == 0 || (listing->sources & 1u << utterance->source_type) != 0) && weight_of (utterance) >= listing->weight &&
         has_outlets (self, utterance, listing->outlets);
}

static gboolean
is_listed (HearsaySession *self,
           const HearsayUtterance *utterance,
           const char *filter)
{
  const HearsayQuote *base = NULL;
  g_autofree char *words = NULL;

  if (utterance->standing == HEARSAY_STANDING_REJECTED || !is_sure (self, utterance) || !passes (self, utterance))
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

static const char *
published_of (HearsaySession *self,
              const HearsayUtterance *utterance)
{
  return hearsay_corpus_get (self->shown->corpus, article_of (self, utterance, 0))->published;
}

static int
compare_times (const char *one,
               const char *two)
{
  /* What has no date comes last. */
  if ((*one == '\0') != (*two == '\0'))
    return *one == '\0' ? 1 : -1;

  return strcmp (one, two);
}

/* Of two that are alike the one that stands first in the analysis. */
static int
compare_listed (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  HearsaySession *self = user_data;
  guint32 one = *(const guint32 *) a;
  guint32 two = *(const guint32 *) b;
  const HearsayUtterance *first = hearsay_analysis_get_utterance (self->shown, one);
  const HearsayUtterance *second = hearsay_analysis_get_utterance (self->shown, two);
  int order = 0;

  switch (self->listing.order)
    {
    case HEARSAY_ORDER_WEIGHT:
      order = (int) weight_of (second) - (int) weight_of (first);
      break;
    case HEARSAY_ORDER_ARTICLES:
      break;
    case HEARSAY_ORDER_TIME:
      order = compare_times (published_of (self, first), published_of (self, second));
      break;
    case HEARSAY_ORDER_SPEAKER:
      order = g_utf8_collate (first->speaker, second->speaker);
      break;
    }
  if (order == 0 && self->listing.order != HEARSAY_ORDER_TIME)
    order = (int) second->quotes->len - (int) first->quotes->len;

  return order != 0 ? order : (one > two) - (one < two);
}

/* Speakers in the order of the first of what each of them said. */
void
_hearsay_session_list_utterances (HearsaySession *self)
{
  g_autofree char *filter = _hearsay_filter_fold (self->utterance_filter);
  g_autoptr (GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; self->shown != NULL && i < self->shown->utterances->len; i++)
    if (is_listed (self, hearsay_analysis_get_utterance (self->shown, i), filter))
      g_array_append_val (listed, i);
  g_array_sort_with_data (listed, compare_listed, self);
  self->n_listed = listed->len;

  for (guint i = 0; i < listed->len; i++)
    {
      guint32 index = g_array_index (listed, guint32, i);
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->shown, index);
      g_autofree char *key = g_strdup_printf ("%d %d %s", utterance->speaker_entity, utterance->source_type, utterance->speaker);
      GArray *group = g_hash_table_lookup (speakers, key);

      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (speakers, g_steal_pointer (&key), group);
          g_ptr_array_add (order, group);
        }
      g_array_append_val (group, index);
    }

  append_groups (self, order);
}

/**
 * hearsay_session_get_listing:
 *
 * Returns: (transfer none): which utterances are listed, and in which order
 */
const HearsayListing *
hearsay_session_get_listing (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return &self->listing;
}

/**
 * hearsay_session_set_listing:
 *
 * Lists other utterances, or in another order.
 */
void
hearsay_session_set_listing (HearsaySession *self,
                             const HearsayListing *listing)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  self->listing = *listing;
  _hearsay_session_list_utterances (self);
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
