/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hearsay-annotations.h"
#include "hearsay-labels.h"
#include "hearsay-text.h"

/* What the lists show, sieved whenever a filter changes. */

/* The filter, folded like the text it is compared with, or %NULL if there is none. */
char *
_hearsay_filter_fold (const char *filter)
{
  g_autofree char *stripped = g_strstrip (g_strdup (filter));

  return stripped[0] != '\0' ? hearsay_text_fold (stripped, strlen (stripped)) : NULL;
}

gboolean
_hearsay_filter_says (const char *text,
                      const char *folded_filter)
{
  g_autofree char *folded = hearsay_text_fold (text, strlen (text));

  return strstr (folded, folded_filter) != NULL;
}

GArray *
_hearsay_rows_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (HearsayRowEntry));
}

void
_hearsay_rows_append (GArray *entries,
                      HearsayRowType type,
                      guint index,
                      guint flags)
{
  HearsayRowEntry entry = { index, type, flags };

  g_array_append_val (entries, entry);
}

/* The heading of a group just ended leaves again if nothing stands under it;
 * otherwise its last row is told so. */
void
_hearsay_rows_end_group (GArray *entries,
                         gboolean may_be_empty)
{
  HearsayRowEntry *last = NULL;

  if (entries->len == 0)
    return;

  last = &g_array_index (entries, HearsayRowEntry, entries->len - 1);
  if (last->type == HEARSAY_ROW_ITEM)
    last->flags |= HEARSAY_ROW_LAST;
  else if (!may_be_empty)
    g_array_set_size (entries, entries->len - 1);
}

static gboolean
shows_article (HearsaySession *self,
               guint article,
               const char *filter)
{
  const HearsayArticle *item = hearsay_corpus_get (self->shown->corpus, article);

  if (self->show == HEARSAY_SHOW_UNREAD && hearsay_session_is_read (self, article) && self->article != (int) article)
    return FALSE;
  if (self->show == HEARSAY_SHOW_CORRECTED && !self->corrected[article])
    return FALSE;

  return filter == NULL || _hearsay_filter_says (item->title, filter) || _hearsay_filter_says (item->outlet, filter) ||
         _hearsay_filter_says (item->byline, filter) || _hearsay_filter_says (item->path, filter);
}

void
_hearsay_session_list_articles (HearsaySession *self)
{
  GArray *entries = _hearsay_rows_new ();
  g_autofree char *filter = _hearsay_filter_fold (self->filter);
  int family = -1;

  for (guint i = 0; self->shown != NULL && i < self->order->len; i++)
    {
      guint32 article = g_array_index (self->order, guint32, i);
      guint flags = 0;

      if (!shows_article (self, article, filter))
        continue;

      if (article < self->shown->descents->len && self->shown->families->len > 0)
        {
          guint own = hearsay_analysis_get_descent (self->shown, article)->family;

          flags |= HEARSAY_ROW_GROUPED;
          if ((int) own != family)
            {
              _hearsay_rows_end_group (entries, FALSE);
              _hearsay_rows_append (entries, HEARSAY_ROW_HEADING, own, 0);
              flags |= HEARSAY_ROW_FIRST;
              family = own;
            }
        }

      _hearsay_rows_append (entries, HEARSAY_ROW_ITEM, article, flags);
    }
  _hearsay_rows_end_group (entries, FALSE);

  hearsay_row_list_take_entries (self->articles, entries);
}

/**
 * hearsay_group_for_kind:
 *
 * Returns: the group of the list in which entities of @kind stand
 */
HearsayGroup
hearsay_group_for_kind (HearsayEntityKind kind)
{
  switch (kind)
    {
    case HEARSAY_ENTITY_PERSON:
      return HEARSAY_GROUP_PEOPLE;
    case HEARSAY_ENTITY_ORGANIZATION:
      return HEARSAY_GROUP_ORGANIZATIONS;
    case HEARSAY_ENTITY_PLACE:
      return HEARSAY_GROUP_PLACES;
    case HEARSAY_ENTITY_OTHER:
    default:
      return HEARSAY_GROUP_OTHERS;
    }
}

/* An entity is found by its name and by every form the articles print. */
gboolean
_hearsay_session_entity_says (HearsaySession *self,
                              guint entity,
                              const char *filter)
{
  guint n_mentions = 0;
  const guint32 *mentions = NULL;

  if (filter == NULL || _hearsay_filter_says (hearsay_analysis_get_entity (self->shown, entity)->name, filter))
    return TRUE;

  mentions = hearsay_session_get_entity_mentions (self, entity, &n_mentions);
  for (guint i = 0; i < n_mentions; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (self->shown, mentions[i]);
      const HearsayArticle *article = hearsay_corpus_get (self->shown->corpus, mention->article);
      g_autofree char *form = hearsay_text_slice (article->text, mention->span);

      if (_hearsay_filter_says (form, filter))
        return TRUE;
    }

  return FALSE;
}

static gboolean
shows_entity (HearsaySession *self,
              guint index,
              HearsayGroup group,
              const char *filter)
{
  const HearsayEntity *entity = hearsay_analysis_get_entity (self->shown, index);

  return hearsay_group_for_kind (entity->kind) == group && entity->n_mentions > 0 &&
         entity->standing != HEARSAY_STANDING_REJECTED &&
         (!self->is_undecided || entity->standing == HEARSAY_STANDING_SUGGESTED) && _hearsay_session_entity_says (self, index, filter);
}

static int
compare_confidence (gconstpointer a,
                    gconstpointer b,
                    gpointer user_data)
{
  const HearsayAnalysis *shown = user_data;
  guint32 one = ((const HearsayRowEntry *) a)->index;
  guint32 other = ((const HearsayRowEntry *) b)->index;
  guint confidence = hearsay_analysis_get_entity (shown, one)->confidence;
  guint other_confidence = hearsay_analysis_get_entity (shown, other)->confidence;

  if (confidence != other_confidence)
    return confidence < other_confidence ? -1 : 1;

  return one < other ? -1 : one > other;
}

static void
list_group (HearsaySession *self,
            HearsayGroup group,
            const char *filter,
            GArray *entries)
{
  guint first = entries->len;

  self->n_group[group] = 0;
  _hearsay_rows_append (entries, HEARSAY_ROW_HEADING, group, 0);

  for (guint i = 0; group != HEARSAY_GROUP_SOURCES && i < self->shown->entities->len; i++)
    {
      if (!shows_entity (self, i, group, filter))
        continue;

      self->n_group[group]++;
      if (!self->collapsed[group])
        _hearsay_rows_append (entries, HEARSAY_ROW_ITEM, i, HEARSAY_ROW_GROUPED);
    }

  if (self->is_undecided && entries->len > first + 1)
    {
      g_autoptr (GArray) own = _hearsay_rows_new ();

      g_array_append_vals (own, &g_array_index (entries, HearsayRowEntry, first + 1), entries->len - first - 1);
      g_array_sort_with_data (own, compare_confidence, self->shown);
      g_array_set_size (entries, first + 1);
      g_array_append_vals (entries, own->data, own->len);
    }

  /* Nobody decides about a source, but about its quotations. */
  for (guint i = 0; group == HEARSAY_GROUP_SOURCES && !self->is_undecided && i < self->sources->len; i++)
    if (filter == NULL || _hearsay_filter_says (g_array_index (self->sources, HearsaySource, i).name, filter))
      {
        self->n_group[group]++;
        if (!self->collapsed[group])
          _hearsay_rows_append (entries, HEARSAY_ROW_ITEM, i, 0);
      }

  if (self->n_group[group] == 0)
    g_array_set_size (entries, first);
}

/* Rows of sources are those without HEARSAY_ROW_GROUPED: their index is a source. */
void
_hearsay_session_list_entities (HearsaySession *self)
{
  GArray *entries = _hearsay_rows_new ();
  g_autofree char *filter = _hearsay_filter_fold (self->entity_filter);

  for (guint group = 0; group < HEARSAY_N_GROUPS; group++)
    if (self->shown != NULL)
      list_group (self, group, filter, entries);

  hearsay_row_list_take_entries (self->entities, entries);
}

/* The rows' indices change their meaning whenever an annotation comes or goes, so
 * all rows are made anew. */
void
_hearsay_session_list_annotations (HearsaySession *self)
{
  GArray *entries = _hearsay_rows_new ();

  hearsay_row_list_take_entries (self->annotation_rows, _hearsay_rows_new ());
  g_clear_pointer (&self->annotations, g_ptr_array_unref);

  if (self->project != NULL && self->shown != NULL)
    self->annotations = hearsay_annotations_list (self->project, self->shown->corpus);
  for (guint i = 0; self->annotations != NULL && i < self->annotations->len; i++)
    _hearsay_rows_append (entries, HEARSAY_ROW_ITEM, i, 0);

  hearsay_row_list_take_entries (self->annotation_rows, entries);
  _hearsay_session_emit_annotations_changed (self);
}

/* The last decision first. As of the annotations, all rows are made anew. */
void
_hearsay_session_list_rules (HearsaySession *self)
{
  GArray *entries = _hearsay_rows_new ();

  hearsay_row_list_take_entries (self->rule_rows, _hearsay_rows_new ());
  for (guint i = hearsay_session_count_rules (self); i > 0; i--)
    _hearsay_rows_append (entries, HEARSAY_ROW_ITEM, i - 1, 0);
  hearsay_row_list_take_entries (self->rule_rows, entries);
}

/**
 * hearsay_session_get_articles:
 *
 * Returns: (transfer none): families as headings, their articles under them
 */
HearsayRowList *
hearsay_session_get_articles (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->articles;
}

/**
 * hearsay_session_get_entities:
 *
 * Returns: (transfer none): groups as headings (index: a #HearsayGroup), entities
 *   under them; a row without %HEARSAY_ROW_GROUPED is a source
 */
HearsayRowList *
hearsay_session_get_entities (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->entities;
}

/**
 * hearsay_session_get_utterances:
 *
 * Returns: (transfer none): speakers as headings (index: their first utterance),
 *   what they said under them
 */
HearsayRowList *
hearsay_session_get_utterances (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->utterances;
}

HearsayRowList *
hearsay_session_get_annotation_rows (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->annotation_rows;
}

HearsayRowList *
hearsay_session_get_hits (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->hits;
}

/**
 * hearsay_session_get_rule_rows:
 *
 * Returns: (transfer none): what is decided about names, the last decision first
 */
HearsayRowList *
hearsay_session_get_rule_rows (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->rule_rows;
}

/**
 * hearsay_session_get_rule:
 *
 * Returns: (nullable): a decision about names and what it comes to; valid until
 *   "shown-changed"
 */
const HearsayRule *
hearsay_session_get_rule (HearsaySession *self,
                          guint index)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return index < hearsay_session_count_rules (self) ? &g_array_index (self->rules, HearsayRule, index) : NULL;
}

guint
hearsay_session_count_rules (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), 0);

  return self->rules != NULL ? self->rules->len : 0;
}

/**
 * hearsay_session_get_annotations:
 *
 * Returns: (transfer none) (nullable) (element-type HearsayAnnotation): by
 *   article and place, orphans last; valid until "annotations-changed"
 */
GPtrArray *
hearsay_session_get_annotations (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->annotations;
}

const HearsaySource *
hearsay_session_get_source (HearsaySession *self,
                            guint index)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  if (self->sources == NULL || index >= self->sources->len)
    return NULL;

  return &g_array_index (self->sources, HearsaySource, index);
}

guint
hearsay_session_count_group (HearsaySession *self,
                             HearsayGroup group)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), 0);
  g_return_val_if_fail (group < HEARSAY_N_GROUPS, 0);

  return self->n_group[group];
}

gboolean
hearsay_session_is_collapsed (HearsaySession *self,
                              HearsayGroup group)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);
  g_return_val_if_fail (group < HEARSAY_N_GROUPS, FALSE);

  return self->collapsed[group];
}

void
hearsay_session_set_collapsed (HearsaySession *self,
                               HearsayGroup group,
                               gboolean collapsed)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));
  g_return_if_fail (group < HEARSAY_N_GROUPS);

  if (self->collapsed[group] == collapsed)
    return;

  self->collapsed[group] = collapsed;
  _hearsay_session_list_entities (self);
}

/**
 * hearsay_session_is_read:
 *
 * Returns: whether the article was ever looked at in this project
 */
gboolean
hearsay_session_is_read (HearsaySession *self,
                         guint article)
{
  const HearsayArticle *item = NULL;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  item = hearsay_session_get_article_at (self, article);

  return item != NULL && g_hash_table_contains (self->read, item->id);
}

guint
hearsay_session_count_unread (HearsaySession *self)
{
  guint n = 0;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), 0);

  for (guint i = 0; self->shown != NULL && i < self->shown->corpus->articles->len; i++)
    n += !hearsay_session_is_read (self, i);

  return n;
}

/**
 * hearsay_session_is_corrected:
 *
 * Returns: whether the article is a correction, or another one corrects it
 */
gboolean
hearsay_session_is_corrected (HearsaySession *self,
                              guint article)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  return hearsay_session_get_article_at (self, article) != NULL && self->corrected[article];
}

guint
hearsay_session_count_corrected (HearsaySession *self)
{
  guint n = 0;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), 0);

  for (guint i = 0; self->shown != NULL && i < self->shown->corpus->articles->len; i++)
    n += self->corrected[i];

  return n;
}

/**
 * hearsay_session_get_order:
 * @n_articles: (out): how many
 *
 * Returns: (nullable) (array length=n_articles): all articles in the order of
 *   the unfiltered list; valid until "shown-changed"
 */
const guint32 *
hearsay_session_get_order (HearsaySession *self,
                           guint *n_articles)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  *n_articles = self->order != NULL ? self->order->len : 0;

  return self->order != NULL ? (const guint32 *) self->order->data : NULL;
}

/**
 * hearsay_session_get_entity_mentions:
 * @n_mentions: (out): how many
 *
 * Returns: (array length=n_mentions): the entity's mentions, as indices, by
 *   article and place; valid until "shown-changed"
 */
const guint32 *
hearsay_session_get_entity_mentions (HearsaySession *self,
                                     guint entity,
                                     guint *n_mentions)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  *n_mentions = 0;
  if (self->shown == NULL || entity >= self->shown->entities->len)
    return NULL;

  *n_mentions = self->first_mention[entity + 1] - self->first_mention[entity];

  return self->mentions + self->first_mention[entity];
}

/**
 * hearsay_session_dup_folder:
 *
 * Returns: (transfer full) (nullable): the one folder that was opened, if it was one
 */
char *
hearsay_session_dup_folder (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  if (self->paths == NULL || g_strv_length (self->paths) != 1 || !g_file_test (self->paths[0], G_FILE_TEST_IS_DIR))
    return NULL;

  return g_canonicalize_filename (self->paths[0], NULL);
}

/**
 * hearsay_session_dup_title:
 *
 * Returns: (transfer full): what the story is called: the project's title, or
 *   the folder's name
 */
char *
hearsay_session_dup_title (HearsaySession *self)
{
  const char *title = NULL;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  title = self->project != NULL ? hearsay_project_get_title (self->project) : NULL;
  if (title != NULL && title[0] != '\0')
    return g_strdup (title);
  if (self->shown == NULL && self->task != NULL)
    return _hearsay_session_dup_pending (self);
  if (self->paths != NULL && self->paths[0] != NULL)
    return g_path_get_basename (self->paths[0]);

  return g_strdup (_ ("Untitled story"));
}

/**
 * hearsay_session_dup_subtitle:
 *
 * Returns: (transfer full): the one headline: how many articles, how many origins
 */
char *
hearsay_session_dup_subtitle (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  if (self->shown == NULL)
    return g_strdup ("");

  return hearsay_label_dup_origins (self->shown->corpus->articles->len, self->shown->families->len);
}
