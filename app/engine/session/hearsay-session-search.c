/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

#include <string.h>

#include "hearsay-text.h"

#define MAX_HITS 10000
#define ELLIPSIS "…"

/* Looking for words runs in a thread over articles that nobody changes, and ends
 * when the words change. */
typedef struct
{
  HearsayCorpus *corpus;
  char *words;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  hearsay_corpus_unref (search->corpus);
  g_free (search->words);
  g_free (search);
}

static void
search_in_thread (GTask *task,
                  gpointer source_object,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  const Search *search = task_data;
  g_autoptr (GArray) found = hearsay_search (search->corpus, search->words, MAX_HITS, cancellable);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_array_unref);
}

static void
show_hits (HearsaySession *self)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (HearsayRowEntry));

  hearsay_row_list_take_entries (self->hits, g_array_new (FALSE, TRUE, sizeof (HearsayRowEntry)));

  for (guint i = 0; i < self->found->len; i++)
    {
      HearsayRowEntry entry = { i, HEARSAY_ROW_ITEM, 0 };

      g_array_append_val (entries, entry);
    }

  hearsay_row_list_take_entries (self->hits, entries);
}

static void
searched_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  HearsaySession *self = HEARSAY_SESSION (object);
  g_autoptr (GArray) found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (found == NULL || g_task_get_cancellable (G_TASK (result)) != self->search_cancellable)
    return;

  g_clear_object (&self->search_cancellable);
  g_array_unref (self->found);
  self->found = g_steal_pointer (&found);
  show_hits (self);
  _hearsay_session_notify (self, PROP_SEARCHING);
}

void
_hearsay_session_stop_search (HearsaySession *self)
{
  g_cancellable_cancel (self->search_cancellable);
  g_clear_object (&self->search_cancellable);
}

/* Looks for the words anew. */
void
_hearsay_session_search (HearsaySession *self)
{
  g_autoptr (GTask) task = NULL;
  Search *search = NULL;

  _hearsay_session_stop_search (self);

  if (hearsay_search_is_empty (self->search) || self->shown == NULL)
    {
      g_array_set_size (self->found, 0);
      show_hits (self);
      _hearsay_session_notify (self, PROP_SEARCHING);
      return;
    }

  search = g_new0 (Search, 1);
  search->corpus = hearsay_corpus_ref (self->shown->corpus);
  search->words = g_strdup (self->search);
  self->search_cancellable = g_cancellable_new ();
  task = g_task_new (self, self->search_cancellable, searched_cb, NULL);
  g_task_set_source_tag (task, _hearsay_session_search);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
  _hearsay_session_notify (self, PROP_SEARCHING);
}

/**
 * hearsay_session_get_hit:
 *
 * Returns: (nullable): where the search words were found
 */
const HearsayHit *
hearsay_session_get_hit (HearsaySession *self,
                         guint index)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return index < self->found->len ? &g_array_index (self->found, HearsayHit, index) : NULL;
}

static gsize
step_back (const char *text,
           gsize from,
           gsize characters)
{
  while (from > 0 && characters-- > 0 && text[from - 1] != '\n')
    from = g_utf8_prev_char (text + from) - text;

  return from;
}

static gsize
step_forward (const char *text,
              gsize from,
              gsize characters)
{
  while (text[from] != '\0' && characters-- > 0 && text[from] != '\n')
    from = g_utf8_next_char (text + from) - text;

  return from;
}

/* Not in the middle of a word: forwards to the next one, where the paragraph does not begin here. */
static gsize
next_word (const char *text,
           gsize from,
           gsize before)
{
  gsize place = from;

  if (from == 0 || text[from - 1] == '\n' || text[from - 1] == ' ')
    return from;

  while (place < before && text[place] != ' ')
    place++;

  return place < before ? place + 1 : from;
}

/**
 * hearsay_session_dup_context:
 * @span: bytes of the article's text
 * @around: characters to give on either side, within the paragraph
 * @place: (out) (optional): where @span stands in what is returned, in bytes
 *
 * Returns: (transfer full): @span with some text around it, on one line, an
 *   ellipsis where the paragraph goes on
 */
char *
hearsay_session_dup_context (HearsaySession *self,
                             guint article,
                             HearsaySpan span,
                             gsize around,
                             HearsaySpan *place)
{
  const HearsayArticle *item = NULL;
  gsize start = 0;
  gsize end = 0;
  gboolean is_cut = FALSE;
  g_autofree char *words = NULL;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  item = hearsay_session_get_article_at (self, article);
  if (item == NULL || span.end > item->length || span.start > span.end)
    return g_strdup ("");

  start = next_word (item->text, step_back (item->text, span.start, around), span.start);
  end = step_forward (item->text, span.end, around);
  is_cut = start > 0 && item->text[start - 1] != '\n';
  words = hearsay_text_slice (item->text, (HearsaySpan){ start, end });
  g_strdelimit (words, "\n\t", ' ');
  if (place != NULL)
    {
      gsize before = is_cut ? strlen (ELLIPSIS) : 0;

      *place = (HearsaySpan){ span.start - start + before, span.end - start + before };
    }

  return g_strconcat (is_cut ? ELLIPSIS : "", words, item->text[end] != '\0' && item->text[end] != '\n' ? ELLIPSIS : "", NULL);
}
