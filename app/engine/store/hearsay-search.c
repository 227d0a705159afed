/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-search"

#include "config.h"

#include "hearsay-search.h"

#include <string.h>

#include "hearsay-text.h"

#define MAX_NEEDLE 200 /* characters of a query that count */
#define CONTEXT 60     /* characters shown on either side of a hit */

/* Letters are compared without case and accents, any white space is one space. */
typedef struct
{
  gunichar needle[MAX_NEEDLE];
  guint length;
  guint limit;
} Query;

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
skip_marks (const char *p)
{
  while ((*p & 0x80) != 0 && g_unichar_ismark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static void
compile (Query *query,
         const char *text)
{
  g_autofree char *normal = hearsay_text_normalize (text, -1);
  g_autofree char *words = hearsay_text_squeeze (normal, (HearsaySpan){ 0, strlen (normal) });

  query->length = 0;
  for (const char *p = words; *p != '\0' && query->length < MAX_NEEDLE; p = skip_marks (g_utf8_next_char (p)))
    query->needle[query->length++] = fold_character (g_utf8_get_char (p));
}

/* Returns: (nullable): where the words that begin at @p end */
static const char *
match (const Query *query,
       const char *p)
{
  for (guint i = 0; i < query->length; i++)
    {
      if (*p == '\0' || fold_character (g_utf8_get_char (p)) != query->needle[i])
        return NULL;
      p = skip_marks (g_utf8_next_char (p));

      while (query->needle[i] == ' ' && *p != '\0' && fold_character (g_utf8_get_char (p)) == ' ')
        p = g_utf8_next_char (p);
    }

  return p;
}

static void
search_article (const Query *query,
                const HearsayArticle *article,
                guint32 index,
                GArray *hits)
{
  const char *p = article->text;

  while (*p != '\0' && (query->limit == 0 || hits->len < query->limit))
    {
      const char *end = match (query, p);

      if (end != NULL)
        {
          HearsayHit hit = { index, { p - article->text, end - article->text } };

          g_array_append_val (hits, hit);
          p = end;
        }
      else
        p = g_utf8_next_char (p);
    }
}

/**
 * hearsay_search:
 * @query: words, in any case, with or without accents
 * @limit: how many hits are enough; 0 for all
 * @cancellable: (nullable): looked at between two articles; the hits so far are
 *   returned
 *
 * Returns: (transfer full) (element-type HearsayHit): by article, then place
 */
GArray *
hearsay_search (const HearsayCorpus *corpus,
                const char *query,
                guint limit,
                GCancellable *cancellable)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (HearsayHit));
  Query compiled = { .limit = limit };

  compile (&compiled, query);
  for (guint i = 0; compiled.length > 0 && i < corpus->articles->len && !g_cancellable_is_cancelled (cancellable); i++)
    search_article (&compiled, hearsay_corpus_get (corpus, i), i, hits);

  return hits;
}

/**
 * hearsay_search_is_empty:
 *
 * Returns: whether there is nothing in @query to look for
 */
gboolean
hearsay_search_is_empty (const char *query)
{
  Query compiled = { 0 };

  compile (&compiled, query);

  return compiled.length == 0;
}

/**
 * hearsay_hit_dup_context:
 *
 * Returns: (transfer full): the hit and what stands around it, on one line
 */
char *
hearsay_hit_dup_context (const HearsayHit *hit,
                         const HearsayArticle *article)
{
  const char *start = article->text + hit->span.start;
  const char *end = article->text + hit->span.end;

  for (guint i = 0; i < CONTEXT && start > article->text && start[-1] != '\n'; i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < CONTEXT && *end != '\0' && *end != '\n'; i++)
    end = g_utf8_next_char (end);

  return hearsay_text_squeeze (article->text, (HearsaySpan){ start - article->text, end - article->text });
}
