/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-article.h"
#include "hearsay-language.h"

G_BEGIN_DECLS

/**
 * HearsayLine:
 * @span: the line without white space at its ends; never empty
 * @blank_before: whether an empty line stands before it
 * @has_stop: whether it ends as a sentence does
 * @is_cut: whether it ends in an ellipsis
 * @n_words: its words
 * @n_capitals: how many of them begin with a capital
 * @n_small: how many longer ones do not
 *
 * A line of an article, with what importers judge it by.
 */
typedef struct
{
  HearsaySpan span;
  gboolean blank_before;
  gboolean has_stop;
  gboolean is_cut;
  guint n_words;
  guint n_capitals;
  guint n_small;
} HearsayLine;

GArray *hearsay_lines_new (const char *text,
                           gsize length) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_line_fold (const char *text,
                         const HearsayLine *line) G_GNUC_WARN_UNUSED_RESULT;
gboolean hearsay_line_is_title_case (const HearsayLine *line);

static inline const HearsayLine *
hearsay_lines_get (const GArray *lines,
                   guint index)
{
  return &g_array_index (lines, HearsayLine, index);
}

G_END_DECLS
