/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-verify"

#include "config.h"

#include "hearsay-report.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-evidence.h"
#include "hearsay-labels.h"
#include "hearsay-text.h"

void
hearsay_footnote_check_free (HearsayFootnoteCheck *check)
{
  g_free (check->place);
  g_free (check->message);
  g_free (check);
}

/* Files can be renamed and moved: what counts is that the bytes are the same. */
static const HearsayArticle *
find_article (const HearsayCorpus *corpus,
              const HearsayEvidence *evidence,
              gboolean *is_changed)
{
  int index = hearsay_corpus_find (corpus, evidence->article);

  *is_changed = FALSE;
  if (index >= 0 && strcmp (hearsay_corpus_get (corpus, index)->sha256, evidence->sha256) == 0)
    return hearsay_corpus_get (corpus, index);

  for (guint i = 0; i < corpus->articles->len; i++)
    if (strcmp (hearsay_corpus_get (corpus, i)->sha256, evidence->sha256) == 0)
      return hearsay_corpus_get (corpus, i);

  *is_changed = index >= 0;

  return NULL;
}

static char *
check_words (const HearsayArticle *article,
             const HearsayEvidence *evidence)
{
  g_autoptr (HearsayOffsets) offsets = hearsay_offsets_new (article->text, article->length);
  gsize characters = hearsay_offsets_to_characters (offsets, article->length);
  g_autofree char *words = NULL;
  HearsaySpan span;

  if (evidence->start < 0 || evidence->end <= evidence->start || (gsize) evidence->end > characters)
    return g_strdup (_ ("the characters are not part of the article"));

  span.start = hearsay_offsets_to_bytes (offsets, evidence->start);
  span.end = hearsay_offsets_to_bytes (offsets, evidence->end);
  words = hearsay_text_squeeze (article->text, span);
  if (strcmp (words, evidence->quote) == 0)
    return NULL;

  /* Translators: what an article really says at a place a report quotes wrongly */
  return g_strdup_printf (_ ("the article says “%s” there"), words);
}

static HearsayFootnoteCheck *
check_evidence (const HearsayCorpus *corpus,
                const HearsayEvidence *evidence)
{
  HearsayFootnoteCheck *check = g_new0 (HearsayFootnoteCheck, 1);
  gboolean is_changed = FALSE;
  const HearsayArticle *article = find_article (corpus, evidence, &is_changed);
  g_autofree char *publisher = article != NULL ? hearsay_label_dup_publisher (article) : g_strdup (evidence->article);
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, evidence->start);
  g_autofree char *last = g_strdup_printf ("%" G_GINT64_FORMAT, evidence->end);

  check->number = evidence->number;
  /* Translators: article, first and last character */
  check->place = g_strdup_printf (_ ("%s, %s–%s"), publisher, first, last);
  if (article != NULL)
    check->message = check_words (article, evidence);
  else
    check->message = g_strdup (is_changed ? _ ("the article’s file has changed") : _ ("the article is not there"));

  return check;
}

/**
 * hearsay_report_verify:
 * @report: an HTML or PDF report
 * @corpus: the articles as they are now
 * @error: set where @report has no footnotes to check
 *
 * Checks every footnote: that its article is there with the same SHA-256, and
 * that these characters of it are these words.
 *
 * Returns: (transfer full) (nullable) (element-type HearsayFootnoteCheck): one
 *   check a footnote
 */
GPtrArray *
hearsay_report_verify (GBytes *report,
                       const HearsayCorpus *corpus,
                       GError **error)
{
  g_autoptr (GArray) evidence = hearsay_evidence_read (report, error);
  GPtrArray *checks = NULL;

  if (evidence == NULL)
    return NULL;

  checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hearsay_footnote_check_free);
  for (guint i = 0; i < evidence->len; i++)
    g_ptr_array_add (checks, check_evidence (corpus, &g_array_index (evidence, HearsayEvidence, i)));

  return checks;
}
