/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-language.h"

G_BEGIN_DECLS

/* The form in which a cue verb is printed. */
typedef enum
{
  HEARSAY_VERB_NONE,
  HEARSAY_VERB_BASE,
  HEARSAY_VERB_THIRD,      /* says */
  HEARSAY_VERB_PAST,       /* said; in English the participle too */
  HEARSAY_VERB_GERUND,     /* saying */
  HEARSAY_VERB_PARTICIPLE, /* where it is told apart from the past: "déclaré", "gesagt" */
} HearsayVerbForm;

const char *hearsay_cue_find_lemma (const HearsayLanguage *language,
                                    const char *folded,
                                    HearsayVerbForm *form);

G_END_DECLS
