/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HearsayWords:
 *
 * One word list of a language: folded words or phrases (one space between
 * words), each with an optional value. Immutable; shared by all threads.
 */
typedef struct _HearsayWords HearsayWords;

/**
 * HearsayLanguage:
 *
 * What the engine knows about one language: the word lists of
 * `data/languages/CODE.json` and of the plain lists `LIST.txt` in `data/languages/CODE/`
 * (a word a line, a tab before its value, `#` starts a comment). Loaded once,
 * kept until the program ends, immutable, shared by all threads.
 */
typedef struct _HearsayLanguage HearsayLanguage;

const HearsayLanguage *hearsay_language_get (const char *code);
char **hearsay_language_list_codes (void) G_GNUC_WARN_UNUSED_RESULT;
const char *hearsay_language_detect (const char *text,
                                     gsize length);
const char *hearsay_language_get_code (const HearsayLanguage *self);
const HearsayWords *hearsay_language_get_words (const HearsayLanguage *self,
                                                const char *list);
gboolean hearsay_language_is_abbreviation (const char *folded,
                                           gpointer language);

gboolean hearsay_words_contain (const HearsayWords *self,
                                const char *folded);
const char *hearsay_words_lookup (const HearsayWords *self,
                                  const char *folded);
gboolean hearsay_words_may_start (const HearsayWords *self,
                                  const char *word);
guint hearsay_words_get_longest (const HearsayWords *self);
void hearsay_words_foreach (const HearsayWords *self,
                            GHFunc func,
                            gpointer user_data);

G_END_DECLS
