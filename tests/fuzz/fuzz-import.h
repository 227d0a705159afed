/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include "hearsay-import.h"
#include "hearsay-stages.h"

static inline void
fuzz_check_span (const HearsayArticle *article,
                 HearsaySpan span)
{
  g_assert_cmpuint (span.start, <=, span.end);
  g_assert_cmpuint (span.end, <=, article->length);
  g_assert_true ((article->text[span.start] & 0xC0) != 0x80);
  g_assert_true ((article->text[span.end] & 0xC0) != 0x80);
}

/* What holds of every article, whatever the bytes it was read from. */
static inline void
fuzz_check_article (const HearsayArticle *article)
{
  HearsayReading *reading = NULL;
  guint32 end = 0;

  g_assert_true (g_utf8_validate (article->text, article->length, NULL));
  g_assert_cmpuint (strlen (article->text), ==, article->length);
  fuzz_check_span (article, article->title_span);
  fuzz_check_span (article, article->outlet_span);
  fuzz_check_span (article, article->byline_span);
  fuzz_check_span (article, article->published_span);

  for (guint i = 0; i < article->furniture->len; i++)
    {
      const HearsayFurniture *furniture = &g_array_index (article->furniture, HearsayFurniture, i);

      fuzz_check_span (article, furniture->span);
      g_assert_cmpuint (furniture->span.start, >=, end);
      end = furniture->span.end;
    }

  reading = hearsay_reading_new (article, 0);
  hearsay_names_find (reading);
  end = 0;
  for (guint i = 0; i < reading->mentions->len; i++)
    {
      const HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, i);

      fuzz_check_span (article, mention->span);
      g_assert_cmpuint (mention->span.start, >=, end);
      end = mention->span.end;
    }
  hearsay_reading_free (reading);
}

static inline void
fuzz_import (const guint8 *data,
             gsize size,
             const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HearsayArticle) article = hearsay_import_bytes (bytes, path, &error);

  g_assert_true ((article == NULL) == (error != NULL));
  if (article != NULL)
    fuzz_check_article (article);
}
