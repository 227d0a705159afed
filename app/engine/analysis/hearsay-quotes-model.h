/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-quotes-features.h"

G_BEGIN_DECLS

/**
 * HearsayQuoteModel:
 *
 * The trained model of a language that marks sources, cues and contents. Loaded
 * once, immutable, shared by all threads.
 */
typedef struct _HearsayQuoteModel HearsayQuoteModel;

/**
 * HearsayPart:
 * @tokens: never across a paragraph
 * @chance: how sure the model is of both ends and the kind, from 0 to 1
 *
 * Part of a quotation as the model marks it, before parts are joined.
 */
typedef struct
{
  HearsayTokens tokens;
  HearsayQuotePart kind;
  float chance;
} HearsayPart;

const HearsayQuoteModel *hearsay_quote_model_get (const HearsayLanguage *language);
GArray *hearsay_quote_model_run (const HearsayQuoteModel *self,
                                 const HearsayQuoteScan *scan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
