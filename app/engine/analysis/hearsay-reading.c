/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reading"

#include "config.h"

#include "hearsay-reading.h"

#include "hearsay-entities.h"

static void
clear_quote (gpointer data)
{
  hearsay_quote_clear (data);
}

HearsayReading *
hearsay_reading_new (const HearsayArticle *article,
                     guint32 index)
{
  HearsayReading *self = g_new0 (HearsayReading, 1);

  self->index = index;
  self->article = article;
  self->language = hearsay_language_get (article->language);
  self->segments = hearsay_reading_cut (self, article->length);
  self->mentions = g_array_new (FALSE, TRUE, sizeof (HearsayMention));
  self->offices = g_array_new (FALSE, TRUE, sizeof (HearsayOffice));
  self->quotes = g_array_new (FALSE, TRUE, sizeof (HearsayQuote));
  g_array_set_clear_func (self->quotes, clear_quote);

  return self;
}

void
hearsay_reading_free (HearsayReading *self)
{
  hearsay_reading_drop_segments (self);
  hearsay_reading_drop_findings (self);
  g_free (self);
}

/**
 * hearsay_reading_cut:
 * @length: bytes, up to the end of a line
 *
 * Returns: (transfer full): the beginning of the text, cut up anew
 */
HearsaySegments *
hearsay_reading_cut (const HearsayReading *self,
                     gsize length)
{
  return hearsay_segments_new (self->article->text, length, hearsay_language_is_abbreviation, (gpointer) self->language);
}

/**
 * hearsay_reading_restore:
 *
 * Returns: (transfer full) (nullable): the whole text, cut up anew; %NULL if @self
 *   still has it
 */
HearsaySegments *
hearsay_reading_restore (const HearsayReading *self)
{
  return self->segments == NULL ? hearsay_reading_cut (self, self->article->length) : NULL;
}

void
hearsay_reading_drop_segments (HearsayReading *self)
{
  g_clear_pointer (&self->segments, hearsay_segments_free);
}

/**
 * hearsay_reading_drop_findings:
 *
 * Lets go of what was found, which takes more memory than the text.
 */
void
hearsay_reading_drop_findings (HearsayReading *self)
{
  g_clear_pointer (&self->mentions, g_array_unref);
  g_clear_pointer (&self->offices, g_array_unref);
  g_clear_pointer (&self->quotes, g_array_unref);
  g_clear_pointer (&self->tags, g_free);
}
