/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-tellings"

#include "config.h"

#include "hearsay-tellings.h"

#include "hearsay-tellings-private.h"

/* Speakers that were known before, as those of posts, stay. */
static void
set_speakers (HearsayPage *page)
{
  for (guint i = 0; i < page->reading->quotes->len; i++)
    if (hearsay_page_get_quote (page, i)->source_type != HEARSAY_SOURCE_POST)
      hearsay_tellings_set_speaker (page, i);
}

/**
 * hearsay_tellings_settle:
 * @reading: its quotes have their content, and cue and source where printed, in text order
 * @marked: (array): of each token of the reading whether it stands in quotation marks
 *
 * Gives every quote its speaker, type of source, reason for anonymity, hedge,
 * stance and chain. It needs the spans only, so it does not matter who found
 * them.
 */
void
hearsay_tellings_settle (HearsayReading *reading,
                         const HearsayAnalysis *analysis,
                         const guint8 *marked)
{
  g_autoptr (HearsayPage) page = hearsay_page_new (reading, analysis, marked);

  set_speakers (page);
  hearsay_sources_find_anonymity (page);
  hearsay_credits_find (page);
  hearsay_chains_find_venues (page);

  for (guint i = 0; i < reading->quotes->len; i++)
    {
      hearsay_stances_set (page, hearsay_page_get_quote (page, i));
      hearsay_chains_declare (page, i);
    }
}
