/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-document.h"

G_BEGIN_DECLS

/* A footnote as it is read back from a report. */
typedef struct
{
  guint number;
  char *article;
  char *sha256;
  gint64 start; /* code points */
  gint64 end;
  char *quote;
} HearsayEvidence;

char *hearsay_evidence_to_json (const GArray *notes) G_GNUC_WARN_UNUSED_RESULT;
GArray *hearsay_evidence_read (GBytes *report,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
