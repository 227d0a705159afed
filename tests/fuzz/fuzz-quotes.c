/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hearsay-analyze.h"
#include "hearsay-language.h"
#include "hearsay-text.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

static void
check_span (const HearsayArticle *article,
            HearsaySpan span)
{
  g_assert_cmpuint (span.start, <=, span.end);
  g_assert_cmpuint (span.end, <=, article->length);
  g_assert_true (g_utf8_validate (article->text + span.start, span.end - span.start, NULL));
}

static HearsayArticle *
make_article (const char *path,
              const char *language,
              const guint8 *data,
              gsize size)
{
  HearsayArticle *article = hearsay_article_new ();

  g_free (article->path);
  article->path = g_strdup (path);
  g_free (article->id);
  article->id = g_strdup (path);
  g_free (article->language);
  hearsay_article_take_text (article, hearsay_text_normalize ((const char *) data, size));
  article->language = g_strdup (language != NULL ? language : hearsay_language_detect (article->text, article->length));

  return article;
}

/* The text once whole and once without its beginning, so that there is
 * something to compare; and half of it in each language that has rules only. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GPtrArray) articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autoptr (HearsayAnalysis) analysis = NULL;
  static const char *const languages[] = { "de", "fr", "es" };

  g_ptr_array_add (articles, make_article ("a", NULL, data, size));
  g_ptr_array_add (articles, make_article ("b", NULL, data + size / 5, size - size / 5));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    g_ptr_array_add (articles, make_article (languages[i], languages[i], data, size / 2));
  corpus = hearsay_corpus_new (g_steal_pointer (&articles), NULL);
  analysis = hearsay_analyze (corpus, 1, NULL, NULL, NULL);

  for (guint i = 0; i < analysis->quotes->len; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, i);
      const HearsayArticle *article = hearsay_corpus_get (corpus, quote->article);

      g_assert_cmpuint (quote->content->len, >, 0);
      g_assert_cmpint (quote->utterance, >=, 0);
      check_span (article, quote->cue);
      check_span (article, quote->source);
      for (guint k = 0; k < quote->content->len; k++)
        check_span (article, g_array_index (quote->content, HearsaySpan, k));
      for (guint k = 0; k < quote->chain->len; k++)
        check_span (hearsay_corpus_get (corpus, g_array_index (quote->chain, HearsayHop, k).evidence_article),
                    g_array_index (quote->chain, HearsayHop, k).evidence);
    }

  for (guint i = 0; i < analysis->reuse->len; i++)
    {
      const HearsayReuse *passage = &g_array_index (analysis->reuse, HearsayReuse, i);

      check_span (hearsay_corpus_get (corpus, passage->article_a), passage->a);
      check_span (hearsay_corpus_get (corpus, passage->article_b), passage->b);
    }

  return 0;
}
