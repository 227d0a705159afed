/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

#include <string.h>

#include "hearsay-text.h"

#define MAX_HITS 10000
#define MAX_NEEDLE 200 /* characters */

/* Looking for words in all articles: letters are compared without case and
 * accents, and any white space is one space. It runs in a thread over articles
 * that nobody changes, and ends when the words change. */
typedef struct
{
  HearsayCorpus *corpus;
  gunichar needle[MAX_NEEDLE];
  guint length;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  hearsay_corpus_unref (search->corpus);
  g_free (search);
}

/* The bare small letter: "É" and "é" are "e". */
static gunichar
fold_character (gunichar c)
{
  gunichar base = 0;
  gunichar mark = 0;

  if (c < 0x80)
    return g_ascii_isspace ((char) c) ? ' ' : (gunichar) g_ascii_tolower ((char) c);
  if (g_unichar_isspace (c))
    return ' ';

  while (g_unichar_decompose (c, &base, &mark) && mark != 0)
    c = base;
  if (c == 0x2018 || c == 0x2019)
    return '\'';
  if (c == 0x201C || c == 0x201D)
    return '"';

  return g_unichar_tolower (c);
}

static const char *
skip_ignored (const char *p)
{
  while (*p != '\0' && (*p & 0x80) != 0 && g_unichar_ismark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* The end of the needle where it stands at @p, or %NULL. */
static const char *
match (const Search *search,
       const char *p)
{
  for (guint i = 0; i < search->length; i++)
    {
      if (*p == '\0' || fold_character (g_utf8_get_char (p)) != search->needle[i])
        return NULL;
      p = skip_ignored (g_utf8_next_char (p));

      while (search->needle[i] == ' ' && *p != '\0' && fold_character (g_utf8_get_char (p)) == ' ')
        p = g_utf8_next_char (p);
    }

  return p;
}

static void
search_article (const Search *search,
                guint32 index,
                GArray *found)
{
  const char *text = hearsay_corpus_get (search->corpus, index)->text;
  const char *p = text;

  while (*p != '\0' && found->len < MAX_HITS)
    {
      const char *end = match (search, p);

      if (end != NULL)
        {
          HearsayHit hit = { index, { p - text, end - text } };

          g_array_append_val (found, hit);
          p = end;
        }
      else
        p = g_utf8_next_char (p);
    }
}

static void
search_in_thread (GTask *task,
                  gpointer source_object,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  const Search *search = task_data;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (HearsayHit));

  for (guint i = 0; i < search->corpus->articles->len; i++)
    {
      if (g_task_return_error_if_cancelled (task))
        return;
      search_article (search, i, found);
    }

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

static void
set_needle (Search *search,
            const char *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));
  g_autofree char *composed = hearsay_text_normalize (stripped, -1);

  for (const char *p = skip_ignored (composed); *p != '\0' && search->length < MAX_NEEDLE; p = skip_ignored (g_utf8_next_char (p)))
    {
      gunichar c = fold_character (g_utf8_get_char (p));

      if (c != ' ' || search->length == 0 || search->needle[search->length - 1] != ' ')
        search->needle[search->length++] = c;
    }
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

  search = g_new0 (Search, 1);
  set_needle (search, self->search);
  if (search->length == 0 || self->shown == NULL)
    {
      g_free (search);
      g_array_set_size (self->found, 0);
      show_hits (self);
      _hearsay_session_notify (self, PROP_SEARCHING);
      return;
    }

  search->corpus = hearsay_corpus_ref (self->shown->corpus);
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

/**
 * hearsay_session_dup_context:
 * @span: bytes of the article's text
 * @around: characters to give on either side, within the paragraph
 * @place: (out) (optional): where @span stands in what is returned, in bytes
 *
 * Returns: (transfer full): @span with some text around it, on one line
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
  char *context = NULL;

  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  item = hearsay_session_get_article_at (self, article);
  if (item == NULL || span.end > item->length || span.start > span.end)
    return g_strdup ("");

  start = step_back (item->text, span.start, around);
  end = step_forward (item->text, span.end, around);
  context = hearsay_text_slice (item->text, (HearsaySpan){ start, end });
  g_strdelimit (context, "\n\t", ' ');
  if (place != NULL)
    *place = (HearsaySpan){ span.start - start, span.end - start };

  return context;
}
