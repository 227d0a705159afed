/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-language.h"
#include "hearsay-span.h"

G_BEGIN_DECLS

/**
 * HearsayDate:
 * @span: where it is printed, in bytes
 * @iso: ISO 8601, as precise as the text: "2019", "2019-05", "2019-05-08",
 *   "2019-05-08T18:42"
 */
typedef struct
{
  HearsaySpan span;
  char iso[20];
} HearsayDate;

GArray *hearsay_dates_find (const HearsayLanguage *language,
                            const char *text,
                            HearsaySpan range) G_GNUC_WARN_UNUSED_RESULT;
gboolean hearsay_date_parse (const HearsayLanguage *language,
                             const char *string,
                             HearsayDate *date);

G_END_DECLS
