/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-import-text"

#include "config.h"

#include "hearsay-import.h"

#include "hearsay-furniture.h"
#include "hearsay-language.h"
#include "hearsay-text.h"

static gboolean
import_text (GBytes *bytes,
             HearsayArticle *article,
             GError **error)
{
  const char *encoding = NULL;
  char *text = NULL;
  g_autofree char *decoded = hearsay_text_decode (bytes, NULL, &encoding);

  g_free (article->encoding);
  article->encoding = g_strdup (encoding);
  text = hearsay_text_normalize (decoded, -1);
  hearsay_text_unwrap (text);
  hearsay_article_take_text (article, text);
  g_free (article->language);
  article->language = g_strdup (hearsay_language_detect (article->text, article->length));
  hearsay_article_read_text (article);

  return TRUE;
}

static const char *const suffixes[] = { "txt", "text", "md", NULL };

const HearsayImporter hearsay_importer_text = { "Plain text", suffixes, import_text };
