/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

#define MAX_HISTORY 200

/* Going to places, and back. */

static void
go (HearsaySession *self,
    HearsayHit place)
{
  self->here = place;
  self->has_been = TRUE;

  hearsay_session_set_article (self, place.article);
  g_signal_emit_by_name (self, "jump", place.article, place.span.start, place.span.end);
}

/**
 * hearsay_session_jump:
 * @article: an index
 * @span: bytes of its text; may be empty
 *
 * Asks whoever shows articles to show this place, and remembers where one was.
 */
void
hearsay_session_jump (HearsaySession *self,
                      guint article,
                      HearsaySpan span)
{
  HearsayHit place = { article, span };

  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (hearsay_session_get_article_at (self, article) == NULL)
    return;

  if (self->has_been)
    {
      if (self->history->len == MAX_HISTORY)
        g_array_remove_index (self->history, 0);
      g_array_append_val (self->history, self->here);
      if (self->history->len == 1)
        _hearsay_session_notify (self, PROP_CAN_GO_BACK);
    }

  go (self, place);
}

/**
 * hearsay_session_go_back:
 *
 * Goes to where one was before the last jump.
 */
void
hearsay_session_go_back (HearsaySession *self)
{
  HearsayHit place;

  g_return_if_fail (HEARSAY_IS_SESSION (self));

  if (self->history->len == 0)
    return;

  place = g_array_index (self->history, HearsayHit, self->history->len - 1);
  g_array_set_size (self->history, self->history->len - 1);
  if (self->history->len == 0)
    _hearsay_session_notify (self, PROP_CAN_GO_BACK);

  if (hearsay_session_get_article_at (self, place.article) != NULL)
    go (self, place);
}

/* The first mention in the article one looks at, or the entity's first of all. */
static int
first_place (HearsaySession *self,
             const guint32 *mentions,
             guint n_mentions)
{
  for (guint i = 0; i < n_mentions; i++)
    if ((int) hearsay_analysis_get_mention (self->shown, mentions[i])->article == self->article)
      return i;

  return 0;
}

/**
 * hearsay_session_walk_mentions:
 * @step: 1 for the next mention of the selected entity, -1 for the previous one,
 *   0 for the first in this article
 *
 * The mentions of all articles form a ring.
 *
 * Returns: whether there was one to go to
 */
gboolean
hearsay_session_walk_mentions (HearsaySession *self,
                               int step)
{
  guint n_mentions = 0;
  const guint32 *mentions = NULL;
  const HearsayMention *mention = NULL;
  int place = 0;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  if (self->entity >= 0)
    mentions = hearsay_session_get_entity_mentions (self, self->entity, &n_mentions);
  if (n_mentions == 0)
    return FALSE;

  if (self->mention < 0 || step == 0)
    place = first_place (self, mentions, n_mentions);
  else
    place = (self->mention + step + (int) n_mentions) % (int) n_mentions;

  if (place != self->mention)
    {
      self->mention = place;
      _hearsay_session_notify (self, PROP_MENTION);
    }

  mention = hearsay_analysis_get_mention (self->shown, mentions[place]);
  hearsay_session_jump (self, mention->article, mention->span);

  return TRUE;
}

/**
 * hearsay_session_select_mention:
 * @mention: an index into the mentions of the analysis
 *
 * Selects the entity that is named there; the walk goes on from there.
 *
 * Returns: whether anybody is
 */
gboolean
hearsay_session_select_mention (HearsaySession *self,
                                guint mention)
{
  guint n_mentions = 0;
  const guint32 *mentions = NULL;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  if (self->shown == NULL || mention >= self->shown->mentions->len ||
      hearsay_analysis_get_mention (self->shown, mention)->entity < 0)
    return FALSE;

  hearsay_session_set_entity (self, hearsay_analysis_get_mention (self->shown, mention)->entity);
  mentions = hearsay_session_get_entity_mentions (self, self->entity, &n_mentions);
  for (guint i = 0; i < n_mentions; i++)
    if (mentions[i] == mention && self->mention != (int) i)
      {
        self->mention = i;
        _hearsay_session_notify (self, PROP_MENTION);
      }

  return TRUE;
}

/**
 * hearsay_session_get_mention_index:
 *
 * Returns: the mention one stands at, as an index into the mentions of the
 *   analysis, or -1
 */
int
hearsay_session_get_mention_index (HearsaySession *self)
{
  guint n_mentions = 0;
  const guint32 *mentions = NULL;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), HEARSAY_NONE);

  if (self->entity >= 0)
    mentions = hearsay_session_get_entity_mentions (self, self->entity, &n_mentions);

  return self->mention >= 0 && (guint) self->mention < n_mentions ? (int) mentions[self->mention] : HEARSAY_NONE;
}

static gboolean
is_walked (HearsaySession *self,
           guint quote)
{
  return hearsay_analysis_get_quote (self->shown, quote)->standing != HEARSAY_STANDING_REJECTED;
}

/**
 * hearsay_session_walk_quotes:
 * @step: 1 for the next quotation of the article, -1 for the previous one
 *
 * Returns: whether there was one to go to
 */
gboolean
hearsay_session_walk_quotes (HearsaySession *self,
                             int step)
{
  guint first = 0;
  guint last = 0;
  int quote = self->quote;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);
  g_return_val_if_fail (step == 1 || step == -1, FALSE);

  if (self->shown == NULL || self->article < 0)
    return FALSE;

  hearsay_analysis_get_article_quotes (self->shown, self->article, &first, &last);
  if (quote < (int) first || quote >= (int) last)
    quote = step > 0 ? (int) first - 1 : (int) last;

  do
    quote += step;
  while (quote >= (int) first && quote < (int) last && !is_walked (self, quote));

  if (quote < (int) first || quote >= (int) last)
    return FALSE;

  hearsay_session_set_quote (self, quote);
  hearsay_session_jump (self, self->article, hearsay_quote_get_span (hearsay_analysis_get_quote (self->shown, quote)));

  return TRUE;
}
