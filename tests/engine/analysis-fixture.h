/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analyze.h"

/* What a test tells of an article. */
typedef struct
{
  const char *path;
  const char *outlet;    /* or NULL */
  const char *published; /* or NULL */
  const char *text;
  const char *language; /* or NULL for English */
} FixtureArticle;

static inline void
fixture_set (char **field,
             const char *value)
{
  g_free (*field);
  *field = g_strdup (value != NULL ? value : "");
}

/* Analyses articles made on the spot, with @jobs threads. */
static inline HearsayAnalysis *
fixture_analyze (const FixtureArticle *articles,
                 gsize n,
                 guint jobs)
{
  g_autoptr (GPtrArray) list = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autoptr (GError) error = NULL;
  HearsayAnalysis *analysis = NULL;

  for (gsize i = 0; i < n; i++)
    {
      HearsayArticle *article = hearsay_article_new ();
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, articles[i].text, -1);

      fixture_set (&article->path, articles[i].path);
      fixture_set (&article->id, hash);
      article->id[16] = '\0';
      fixture_set (&article->outlet, articles[i].outlet);
      fixture_set (&article->published, articles[i].published);
      fixture_set (&article->language, articles[i].language != NULL ? articles[i].language : "en");
      hearsay_article_take_text (article, g_strdup (articles[i].text));
      g_ptr_array_add (list, article);
    }

  corpus = hearsay_corpus_new (g_steal_pointer (&list), NULL);
  analysis = hearsay_analyze (corpus, jobs, NULL, NULL, &error);
  g_assert_no_error (error);

  return analysis;
}

static inline HearsayAnalysis *
fixture_analyze_text (const char *text)
{
  FixtureArticle article = { "a.txt", NULL, NULL, text, NULL };

  return fixture_analyze (&article, 1, 1);
}

static inline HearsayAnalysis *
fixture_analyze_in (const char *language,
                    const char *text)
{
  FixtureArticle article = { "a.txt", NULL, NULL, text, language };

  return fixture_analyze (&article, 1, 1);
}

/* The quotes as "kind/type/speaker: content", one a line. */
static inline char *
fixture_tell_quotes (const HearsayAnalysis *analysis)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < analysis->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, i);
      g_autofree char *text = hearsay_quote_dup_text (quote, hearsay_corpus_get (analysis->corpus, quote->article));

      g_string_append_printf (out, "%s%s/%s/%s: %s", i > 0 ? "\n" : "", hearsay_quote_kind_to_string (quote->kind),
                              hearsay_source_type_to_string (quote->source_type), quote->speaker, text);
    }

  return g_string_free (out, FALSE);
}
