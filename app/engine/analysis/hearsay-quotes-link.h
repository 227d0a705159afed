/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-quotes-model.h"

G_BEGIN_DECLS

void hearsay_quotes_link (HearsayQuoteScan *scan,
                          const GArray *parts);
void hearsay_quotes_repair (HearsayQuoteScan *scan);
void hearsay_quotes_drop_silences (HearsayQuoteScan *scan);
void hearsay_quotes_add_grammar (HearsayQuoteScan *scan);
void hearsay_quotes_take_grammar (HearsayQuoteScan *scan);

G_END_DECLS
