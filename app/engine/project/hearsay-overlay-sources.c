/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-overlay"

#include "config.h"

#include "hearsay-overlay-private.h"

#include <string.h>

#include "hearsay-json.h"
#include "hearsay-reasons.h"

/* Lays decisions about where something came from over what the engine suggests. */

static int
find_article (HearsayOverlay *self,
              JsonObject *record,
              const char *member)
{
  JsonObject *reference = hearsay_json_get_object (record, member);
  const HearsayCorpus *corpus = self->analysis->corpus;

  for (guint i = 0; reference != NULL && i < corpus->articles->len; i++)
    if (strcmp (hearsay_corpus_get (corpus, i)->id, hearsay_json_get_string (reference, "id")) == 0)
      return i;

  return HEARSAY_NONE;
}

gboolean
_hearsay_apply_article_source (HearsayOverlay *self,
                               JsonObject *record)
{
  int article = find_article (self, record, "subject");
  int source = find_article (self, record, "object");
  HearsayDescent *descent = NULL;

  if (article < 0 || source < 0 || article == source || (guint) MAX (article, source) >= self->analysis->descents->len)
    return FALSE;

  descent = hearsay_analysis_get_descent (self->analysis, article);
  if (descent->parent == source)
    descent->standing = HEARSAY_STANDING_CONFIRMED;
  else
    {
      _hearsay_overlay_set_parent (self, article, source, HEARSAY_REASON_DECIDED);
      descent->standing = HEARSAY_STANDING_CORRECTED;
    }
  descent->confidence = 100;

  return TRUE;
}

gboolean
_hearsay_apply_article_independent (HearsayOverlay *self,
                                    JsonObject *record)
{
  int article = find_article (self, record, "subject");
  HearsayDescent *descent = NULL;

  if (article < 0 || (guint) article >= self->analysis->descents->len)
    return FALSE;

  descent = hearsay_analysis_get_descent (self->analysis, article);
  _hearsay_overlay_set_parent (self, article, HEARSAY_NONE, HEARSAY_REASON_DECIDED);
  descent->standing = HEARSAY_STANDING_CORRECTED;
  descent->confidence = 100;

  return TRUE;
}

static gboolean
set_source (HearsayOverlay *self,
            int quote,
            int source)
{
  hearsay_analysis_get_quote (self->analysis, quote)->taken_from = source;
  if (hearsay_analysis_get_quote (self->analysis, quote)->utterance >= 0)
    g_hash_table_add (self->touched, GINT_TO_POINTER (hearsay_analysis_get_quote (self->analysis, quote)->utterance + 1));

  return TRUE;
}

gboolean
_hearsay_apply_quote_source (HearsayOverlay *self,
                             JsonObject *record)
{
  int quote = _hearsay_overlay_find_quote (self, record, "subject");
  int source = _hearsay_overlay_find_quote (self, record, "object");

  return quote >= 0 && source >= 0 && quote != source && set_source (self, quote, source);
}

gboolean
_hearsay_apply_quote_independent (HearsayOverlay *self,
                                  JsonObject *record)
{
  int quote = _hearsay_overlay_find_quote (self, record, "subject");

  return quote >= 0 && set_source (self, quote, HEARSAY_NOBODY);
}
