/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

/* What is selected and what is filtered. */

static void
set_selected (HearsaySession *self,
              int *place,
              int value,
              guint property)
{
  if (*place == value)
    return;

  *place = value;
  _hearsay_session_notify (self, property);
}

static gboolean
set_string (HearsaySession *self,
            char **place,
            const char *value,
            guint property)
{
  if (g_strcmp0 (*place, value != NULL ? value : "") == 0)
    return FALSE;

  g_free (*place);
  *place = g_strdup (value != NULL ? value : "");
  _hearsay_session_notify (self, property);

  return TRUE;
}

static int
clamp_index (int index,
             const GArray *array)
{
  return index >= 0 && (guint) index < array->len ? index : HEARSAY_NONE;
}

int
hearsay_session_get_article (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  return self->article;
}

void
hearsay_session_set_article (HearsaySession *self,
                             int article)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (hearsay_session_get_article_at (self, article) == NULL)
    article = HEARSAY_NONE;
  if (article >= 0)
    _hearsay_session_mark_read (self, article);

  set_selected (self, &self->article, article, PROP_ARTICLE);
}

int
hearsay_session_get_quote (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  return self->quote;
}

/**
 * hearsay_session_set_quote:
 * @quote: an index, or -1
 *
 * Selects a quotation, and with it the utterance it belongs to.
 */
void
hearsay_session_set_quote (HearsaySession *self,
                           int quote)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->shown == NULL)
    return;

  quote = clamp_index (quote, self->shown->quotes);

  g_object_freeze_notify (G_OBJECT (self));
  set_selected (self, &self->quote, quote, PROP_QUOTE);
  if (quote >= 0)
    {
      int utterance = hearsay_analysis_get_quote (self->shown, quote)->utterance;

      if (utterance != self->utterance)
        set_selected (self, &self->change, HEARSAY_NONE, PROP_CHANGE);
      set_selected (self, &self->utterance, clamp_index (utterance, self->shown->utterances), PROP_UTTERANCE);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

int
hearsay_session_get_entity (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  return self->entity;
}

void
hearsay_session_set_entity (HearsaySession *self,
                            int entity)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->shown == NULL)
    return;

  entity = clamp_index (entity, self->shown->entities);
  if (entity == self->entity)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  set_selected (self, &self->mention, HEARSAY_NONE, PROP_MENTION);
  set_selected (self, &self->entity, entity, PROP_ENTITY);
  g_object_thaw_notify (G_OBJECT (self));
}

int
hearsay_session_get_mention (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  return self->mention;
}

int
hearsay_session_get_utterance (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  return self->utterance;
}

/* How the utterance is printed in the article one looks at, or else first of all. */
static int
choose_quote (HearsaySession *self,
              const HearsayUtterance *utterance)
{
  for (guint i = 0; i < utterance->quotes->len; i++)
    {
      guint32 quote = g_array_index (utterance->quotes, guint32, i);

      if ((int) hearsay_analysis_get_quote (self->shown, quote)->article == self->article)
        return quote;
    }

  return utterance->quotes->len > 0 ? (int) g_array_index (utterance->quotes, guint32, 0) : HEARSAY_NONE;
}

/**
 * hearsay_session_set_utterance:
 * @utterance: an index, or -1
 *
 * Selects what was said, and with it a quotation that reports it.
 */
void
hearsay_session_set_utterance (HearsaySession *self,
                               int utterance)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->shown == NULL)
    return;

  utterance = clamp_index (utterance, self->shown->utterances);
  if (utterance == self->utterance)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  set_selected (self, &self->change, HEARSAY_NONE, PROP_CHANGE);
  set_selected (self, &self->utterance, utterance, PROP_UTTERANCE);
  if (utterance >= 0 && (self->quote < 0 || hearsay_analysis_get_quote (self->shown, self->quote)->utterance != utterance))
    set_selected (self, &self->quote, choose_quote (self, hearsay_analysis_get_utterance (self->shown, utterance)), PROP_QUOTE);
  g_object_thaw_notify (G_OBJECT (self));
}

int
hearsay_session_get_change (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  return self->change;
}

/**
 * hearsay_session_set_change:
 * @change: an index into the changes of the utterance selected, or -1
 */
void
hearsay_session_set_change (HearsaySession *self,
                            int change)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->shown == NULL || self->utterance < 0)
    return;

  change = clamp_index (change, hearsay_analysis_get_utterance (self->shown, self->utterance)->changes);
  set_selected (self, &self->change, change, PROP_CHANGE);
}

const char *
hearsay_session_get_filter (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->filter;
}

void
hearsay_session_set_filter (HearsaySession *self,
                            const char *filter)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (set_string (self, &self->filter, filter, PROP_FILTER))
    _hearsay_session_list_articles (self);
}

const char *
hearsay_session_get_entity_filter (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->entity_filter;
}

void
hearsay_session_set_entity_filter (HearsaySession *self,
                                   const char *filter)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (set_string (self, &self->entity_filter, filter, PROP_ENTITY_FILTER))
    _hearsay_session_list_entities (self);
}

gboolean
hearsay_session_is_undecided (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  return self->is_undecided;
}

/**
 * hearsay_session_set_undecided:
 * @undecided: whether to list only the entities nobody has decided about, the
 *   least certain first
 */
void
hearsay_session_set_undecided (HearsaySession *self,
                               gboolean undecided)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->is_undecided == undecided)
    return;

  self->is_undecided = undecided;
  _hearsay_session_list_entities (self);
  _hearsay_session_notify (self, PROP_UNDECIDED);
}

void
hearsay_session_set_utterance_filter (HearsaySession *self,
                                      const char *filter)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (set_string (self, &self->utterance_filter, filter, PROP_UTTERANCE_FILTER))
    _hearsay_session_list_utterances (self);
}

HearsayShow
hearsay_session_get_show (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_SHOW_ALL);

  return self->show;
}

void
hearsay_session_set_show (HearsaySession *self,
                          HearsayShow show)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->show == show)
    return;

  self->show = show;
  _hearsay_session_list_articles (self);
  _hearsay_session_notify (self, PROP_SHOW);
}

const char *
hearsay_session_get_search (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->search;
}

/**
 * hearsay_session_set_search:
 * @words: (nullable): what to look for in all articles, case and accents aside
 *
 * The hits come in when they are found; an earlier search ends.
 */
void
hearsay_session_set_search (HearsaySession *self,
                            const char *words)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (set_string (self, &self->search, words, PROP_SEARCH))
    _hearsay_session_search (self);
}

/**
 * hearsay_session_set_pane:
 * @pane: which, from 0
 * @article: the article in front of it, or -1
 */
void
hearsay_session_set_pane (HearsaySession *self,
                          guint pane,
                          int article)
{
  g_return_if_fail (HEARSAY_IS_SESSION (self));
  g_return_if_fail (pane < HEARSAY_N_PANES);

  if (self->panes[pane] == article)
    return;

  self->panes[pane] = article;
  _hearsay_session_emit_panes_changed (self);
}

/**
 * hearsay_session_get_pane:
 *
 * Returns: the article in front of the pane, or -1
 */
int
hearsay_session_get_pane (HearsaySession *self,
                          guint pane)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);
  g_return_val_if_fail (pane < HEARSAY_N_PANES, HEARSAY_NONE);

  return self->panes[pane];
}
