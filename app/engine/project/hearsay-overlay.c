/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-overlay"

#include "config.h"

#include "hearsay-overlay-private.h"

#include <string.h>

#include "hearsay-json.h"
#include "hearsay-utterances.h"

/* Keeps the flat arrays whole while decisions change them: utterances that lose
 * or gain quotes, entities that go, orders that must hold again afterwards. */

typedef struct
{
  guint32 from; /* index before */
  const HearsayAnalysis *analysis;
} Order;

static GHashTable *
index_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
_hearsay_overlay_add (GHashTable *table,
                      const char *id,
                      guint index)
{
  g_hash_table_insert (table, g_strdup (id), GUINT_TO_POINTER (index + 1));
}

int
_hearsay_overlay_find (GHashTable *table,
                       const char *id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (table, id)) - 1;
}

static void
clear_rule (gpointer data)
{
  g_free (((HearsayRule *) data)->id);
}

/* @suggested stays as it is; a copy of it changes. */
void
_hearsay_overlay_init (HearsayOverlay *self,
                       HearsayProject *project,
                       const HearsayAnalysis *suggested)
{
  memset (self, 0, sizeof *self);
  self->analysis = hearsay_analysis_copy (suggested);
  self->anchors = hearsay_anchors_new (suggested->corpus);
  self->forms = _hearsay_name_forms_get (project, suggested, FALSE);
  self->entities = index_new ();
  self->quotes = index_new ();
  self->utterances = index_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->merged = g_array_new (FALSE, FALSE, sizeof (int));
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  self->renamed = g_hash_table_new (NULL, NULL);
  self->touched = g_hash_table_new (NULL, NULL);
  self->moved = g_hash_table_new (NULL, NULL);
  self->groups = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rules = g_array_new (FALSE, FALSE, sizeof (HearsayRule));
  g_array_set_clear_func (self->rules, clear_rule);

  for (guint i = 0; i < self->analysis->entities->len; i++)
    {
      const HearsayEntity *entity = hearsay_analysis_get_entity (self->analysis, i);
      int none = HEARSAY_NONE;

      _hearsay_overlay_add (self->entities, entity->id, i);
      g_array_append_val (self->merged, none);
      g_array_append_val (self->counts, entity->n_mentions);
    }
  for (guint i = 0; i < self->analysis->descents->len; i++)
    g_array_append_val (self->groups, hearsay_analysis_get_descent (self->analysis, i)->family);
  for (guint i = 0; i < self->analysis->quotes->len; i++)
    _hearsay_overlay_add (self->quotes, hearsay_analysis_get_quote (self->analysis, i)->id, i);
  for (guint i = 0; i < self->analysis->utterances->len; i++)
    _hearsay_overlay_add (self->utterances, hearsay_analysis_get_utterance (self->analysis, i)->id, i);
}

/* What was made of it, the analysis and the rules, is left to the caller. */
void
_hearsay_overlay_clear (HearsayOverlay *self)
{
  hearsay_anchors_free (self->anchors);
  g_hash_table_unref (self->entities);
  g_hash_table_unref (self->quotes);
  g_hash_table_unref (self->utterances);
  g_hash_table_unref (self->names);
  g_array_unref (self->merged);
  g_array_unref (self->counts);
  g_hash_table_unref (self->renamed);
  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->moved);
  g_array_unref (self->groups);
}

/* An entity that was merged away is the one it was merged into. */
int
_hearsay_overlay_follow (const HearsayOverlay *self,
                         int entity)
{
  while (entity >= 0 && g_array_index (self->merged, int, entity) >= 0)
    entity = g_array_index (self->merged, int, entity);

  return entity;
}

gboolean
_hearsay_overlay_resolve (HearsayOverlay *self,
                          JsonObject *reference,
                          int *article,
                          HearsaySpan *span)
{
  return hearsay_anchors_resolve (self->anchors, hearsay_json_get_object (reference, "anchor"), article, span);
}

static gboolean
remove_index (GArray *indices,
              guint32 value)
{
  for (guint i = 0; i < indices->len; i++)
    if (g_array_index (indices, guint32, i) == value)
      {
        g_array_remove_index (indices, i);
        return TRUE;
      }

  return FALSE;
}

static guint
add_utterance (HearsayOverlay *self,
               const HearsayQuote *quote)
{
  HearsayUtterance utterance = { 0 };

  utterance.id = hearsay_stable_id ("utterance", quote->id, NULL);
  utterance.quotes = g_array_new (FALSE, FALSE, sizeof (guint32));
  utterance.changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));
  utterance.tree = g_array_new (FALSE, FALSE, sizeof (HearsayTransmission));
  utterance.speaker = g_strdup (quote->speaker);
  utterance.speaker_entity = quote->speaker_entity;
  utterance.source_type = quote->source_type;
  utterance.standing = HEARSAY_STANDING_CORRECTED;
  g_hash_table_insert (self->utterances, g_strdup (utterance.id), GUINT_TO_POINTER (self->analysis->utterances->len + 1));
  g_array_append_val (self->analysis->utterances, utterance);

  return self->analysis->utterances->len - 1;
}

/* Takes a quote out of its utterance and into @utterance, or, where that is
 * negative, into one of its own; a rejected quote belongs to none. */
void
_hearsay_overlay_move_quote (HearsayOverlay *self,
                             guint quote_index,
                             int utterance)
{
  HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, quote_index);
  guint32 index = quote_index;

  if (quote->utterance >= 0)
    {
      HearsayUtterance *from = hearsay_analysis_get_utterance (self->analysis, quote->utterance);

      remove_index (from->quotes, index);
      g_hash_table_add (self->touched, GINT_TO_POINTER (quote->utterance + 1));
    }

  quote->utterance = HEARSAY_NONE;
  if (quote->standing == HEARSAY_STANDING_REJECTED)
    return;

  if (utterance < 0)
    utterance = add_utterance (self, quote);

  quote->utterance = utterance;
  g_array_append_val (hearsay_analysis_get_utterance (self->analysis, utterance)->quotes, index);
  g_hash_table_add (self->touched, GINT_TO_POINTER (utterance + 1));
}

static int
compare_entities (gconstpointer a,
                  gconstpointer b)
{
  const Order *one = a;
  const Order *two = b;
  const HearsayEntity *first = hearsay_analysis_get_entity (one->analysis, one->from);
  const HearsayEntity *second = hearsay_analysis_get_entity (two->analysis, two->from);

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  if (first->n_mentions != second->n_mentions)
    return first->n_mentions > second->n_mentions ? -1 : 1;
  if (strcmp (first->name, second->name) != 0)
    return strcmp (first->name, second->name);

  return strcmp (first->id, second->id);
}

static int
compare_quotes (gconstpointer a,
                gconstpointer b)
{
  const Order *one = a;
  const Order *two = b;
  const HearsayQuote *first = hearsay_analysis_get_quote (one->analysis, one->from);
  const HearsayQuote *second = hearsay_analysis_get_quote (two->analysis, two->from);
  HearsaySpan first_span = hearsay_quote_get_span (first);
  HearsaySpan second_span = hearsay_quote_get_span (second);

  if (first->article != second->article)
    return first->article < second->article ? -1 : 1;
  if (first_span.start != second_span.start)
    return first_span.start < second_span.start ? -1 : 1;
  if (first_span.end != second_span.end)
    return first_span.end > second_span.end ? -1 : 1;

  return strcmp (first->id, second->id);
}

/* Puts the elements named by @order in their order; what is not named is cleared. */
static int *
rearrange (GArray *array,
           GArray *order,
           gsize size,
           GDestroyNotify clear)
{
  int *map = g_new (int, array->len + 1);
  g_autofree char *copy = g_memdup2 (array->data, array->len * size);
  guint n = array->len;

  for (guint i = 0; i < n; i++)
    map[i] = HEARSAY_NONE;

  for (guint i = 0; i < order->len; i++)
    {
      guint32 from = g_array_index (order, Order, i).from;

      map[from] = i;
      memcpy (array->data + i * size, copy + from * size, size);
    }

  for (guint i = 0; i < n; i++)
    if (map[i] < 0)
      clear (copy + i * size);

  g_array_set_clear_func (array, NULL);
  g_array_set_size (array, order->len);
  g_array_set_clear_func (array, clear);

  return map;
}

static void
remap (int *index,
       const int *map)
{
  if (*index >= 0)
    *index = map[*index];
}

static void
finish_entities (HearsayOverlay *self)
{
  HearsayAnalysis *analysis = self->analysis;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Order));
  g_autofree int *map = NULL;

  hearsay_analysis_count_mentions (analysis);
  for (guint32 i = 0; i < analysis->entities->len; i++)
    {
      Order entry = { i, analysis };

      if (g_array_index (self->merged, int, i) < 0)
        g_array_append_val (order, entry);
    }

  g_array_sort (order, compare_entities);
  map = rearrange (analysis->entities, order, sizeof (HearsayEntity), (GDestroyNotify) hearsay_entity_clear);

  for (guint i = 0; i < self->rules->len; i++)
    remap (&g_array_index (self->rules, HearsayRule, i).entity, map);
  for (guint i = 0; i < analysis->mentions->len; i++)
    remap (&hearsay_analysis_get_mention (analysis, i)->entity, map);
  for (guint i = 0; i < analysis->utterances->len; i++)
    remap (&hearsay_analysis_get_utterance (analysis, i)->speaker_entity, map);
  for (guint i = 0; i < analysis->quotes->len; i++)
    {
      HearsayQuote *quote = hearsay_analysis_get_quote (analysis, i);

      remap (&quote->speaker_entity, map);
      for (guint j = 0; j < quote->chain->len; j++)
        remap (&g_array_index (quote->chain, HearsayHop, j).entity, map);
    }
}

static void
finish_quotes (HearsayOverlay *self)
{
  HearsayAnalysis *analysis = self->analysis;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Order));
  g_autofree int *map = NULL;

  for (guint32 i = 0; i < analysis->quotes->len; i++)
    {
      Order entry = { i, analysis };

      g_array_append_val (order, entry);
    }

  g_array_sort (order, compare_quotes);
  map = rearrange (analysis->quotes, order, sizeof (HearsayQuote), (GDestroyNotify) hearsay_quote_clear);

  for (guint i = 0; i < analysis->quotes->len; i++)
    remap (&hearsay_analysis_get_quote (analysis, i)->taken_from, map);

  for (guint i = 0; i < analysis->utterances->len; i++)
    {
      HearsayUtterance *utterance = hearsay_analysis_get_utterance (analysis, i);

      for (guint j = 0; j < utterance->quotes->len; j++)
        {
          guint32 *quote = &g_array_index (utterance->quotes, guint32, j);

          *quote = map[*quote];
        }
      for (guint j = 0; j < utterance->changes->len; j++)
        {
          HearsayChange *change = &g_array_index (utterance->changes, HearsayChange, j);

          change->from = map[change->from];
          change->to = map[change->to];
        }
    }
}

static void
finish_utterances (HearsayOverlay *self)
{
  HearsayAnalysis *analysis = self->analysis;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Order));
  g_autofree int *map = NULL;

  for (guint32 i = 0; i < analysis->utterances->len; i++)
    {
      Order entry = { i, analysis };

      if (hearsay_analysis_get_utterance (analysis, i)->quotes->len > 0)
        g_array_append_val (order, entry);
    }

  map = rearrange (analysis->utterances, order, sizeof (HearsayUtterance), (GDestroyNotify) hearsay_utterance_clear);
  for (guint i = 0; i < analysis->quotes->len; i++)
    remap (&hearsay_analysis_get_quote (analysis, i)->utterance, map);
}

/* Speakers and hops are shown by their entity's name, so they follow it. */
static void
settle_name (HearsayOverlay *self,
             int *entity,
             char **name)
{
  int now = _hearsay_overlay_follow (self, *entity);

  if (now < 0)
    return;

  if (now != *entity || g_hash_table_contains (self->renamed, GINT_TO_POINTER (now + 1)))
    {
      g_free (*name);
      *name = g_strdup (hearsay_analysis_get_entity (self->analysis, now)->name);
    }
  *entity = now;
}

static void
settle_names (HearsayOverlay *self)
{
  HearsayAnalysis *analysis = self->analysis;

  for (guint i = 0; i < self->rules->len; i++)
    {
      HearsayRule *rule = &g_array_index (self->rules, HearsayRule, i);

      rule->entity = _hearsay_overlay_follow (self, rule->entity);
    }

  for (guint i = 0; i < analysis->mentions->len; i++)
    {
      HearsayMention *mention = hearsay_analysis_get_mention (analysis, i);

      mention->entity = _hearsay_overlay_follow (self, mention->entity);
    }

  for (guint i = 0; i < analysis->quotes->len; i++)
    {
      HearsayQuote *quote = hearsay_analysis_get_quote (analysis, i);

      settle_name (self, &quote->speaker_entity, &quote->speaker);
      for (guint j = 0; j < quote->chain->len; j++)
        settle_name (self, &g_array_index (quote->chain, HearsayHop, j).entity, &g_array_index (quote->chain, HearsayHop, j).name);
    }

  for (guint i = 0; i < analysis->utterances->len; i++)
    {
      HearsayUtterance *utterance = hearsay_analysis_get_utterance (analysis, i);

      settle_name (self, &utterance->speaker_entity, &utterance->speaker);
    }
}

static int
entity_at (const HearsayAnalysis *analysis,
           guint article,
           HearsaySpan span)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_mentions (analysis, article, &first, &last);
  for (guint i = first; i < last; i++)
    if (hearsay_span_overlaps (hearsay_analysis_get_mention (analysis, i)->span, span))
      return hearsay_analysis_get_mention (analysis, i)->entity;

  return HEARSAY_NONE;
}

static gboolean
is_swap_of_one (const HearsayAnalysis *analysis,
                const HearsayChange *change)
{
  int one = HEARSAY_NONE;

  if (change->type != HEARSAY_CHANGE_ENTITY_SWAPPED)
    return FALSE;

  one = entity_at (analysis, hearsay_analysis_get_quote (analysis, change->from)->article, change->a);

  return one >= 0 && one == entity_at (analysis, hearsay_analysis_get_quote (analysis, change->to)->article, change->b);
}

/* Two names in two wordings are no difference where a decision has made them one. */
static void
touch_swaps (HearsayOverlay *self)
{
  HearsayAnalysis *analysis = self->analysis;

  for (guint i = 0; self->rules->len > 0 && i < analysis->utterances->len; i++)
    {
      const GArray *changes = hearsay_analysis_get_utterance (analysis, i)->changes;

      for (guint j = 0; j < changes->len; j++)
        if (is_swap_of_one (analysis, &g_array_index (changes, HearsayChange, j)))
          {
            g_hash_table_add (self->touched, GUINT_TO_POINTER (i + 1));
            break;
          }
    }
}

/* Before anything is rearranged, while indices still are what decisions knew.
 * The order of a hash table does not matter: each utterance stands for itself. */
static void
settle_touched (HearsayOverlay *self)
{
  GHashTableIter iter;
  gpointer key = NULL;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->analysis, GPOINTER_TO_INT (key) - 1);

      if (utterance->quotes->len > 0)
        hearsay_utterance_settle (self->analysis, utterance);
    }
}

/* Restores what hearsay-analysis.h promises about the arrays. */
void
_hearsay_overlay_finish (HearsayOverlay *self)
{
  settle_names (self);
  touch_swaps (self);
  _hearsay_overlay_settle_descents (self);
  settle_touched (self);
  finish_entities (self);
  finish_quotes (self);
  finish_utterances (self);
}
