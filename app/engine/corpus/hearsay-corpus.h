/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-article.h"
#include "hearsay-progress.h"

G_BEGIN_DECLS

/* A file that did not become an article. */
typedef struct
{
  char *path;
  char *message; /* translated, with the place */
} HearsayFailure;

/**
 * HearsayCorpus:
 * @articles: (element-type HearsayArticle): by path, lexically; each id once
 * @failures: (element-type HearsayFailure): by path
 *
 * The articles of a story. Immutable and counted, like the articles.
 */
typedef struct
{
  GPtrArray *articles;
  GPtrArray *failures;
} HearsayCorpus;

HearsayCorpus *hearsay_corpus_new (GPtrArray *articles,
                                   GPtrArray *failures) G_GNUC_WARN_UNUSED_RESULT;
HearsayCorpus *hearsay_corpus_load (const char *const *paths,
                                    guint jobs,
                                    HearsayProgress *progress,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
HearsayCorpus *hearsay_corpus_read_lines (GInputStream *stream,
                                          HearsayProgress *progress,
                                          GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
HearsayCorpus *hearsay_corpus_ref (HearsayCorpus *self);
void hearsay_corpus_unref (HearsayCorpus *self);

int hearsay_corpus_find (const HearsayCorpus *self,
                         const char *id);

static inline const HearsayArticle *
hearsay_corpus_get (const HearsayCorpus *self,
                    guint index)
{
  return g_ptr_array_index (self->articles, index);
}

HearsayFailure *hearsay_failure_new (const char *path,
                                     const char *message) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_failure_free (HearsayFailure *failure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayCorpus, hearsay_corpus_unref)

G_END_DECLS
