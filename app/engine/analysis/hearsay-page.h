/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-cues.h"
#include "hearsay-entities.h"
#include "hearsay-reading.h"

G_BEGIN_DECLS

/* Tokens [first, last). */
typedef struct
{
  guint first;
  guint last;
} HearsayRun;

#define HEARSAY_RUN_NONE ((HearsayRun){ 0, 0 })

/* What a verb or another word that carries a relay is printed as, and whose name
 * stands with it. */
typedef struct
{
  int entity;       /* who speaks there, if only known by name; else -1 */
  guint quote;      /* for whose quotation it is printed */
  HearsaySpan name; /* of the outlet */
  HearsaySpan verb;
} HearsayVenue;

/* Whom content names does not speak. A report without a source has its subject
 * among its content: "Bell is expected to …". */
typedef enum
{
  HEARSAY_REPORTED_NOT,
  HEARSAY_REPORTED,         /* content of a quotation with a source */
  HEARSAY_REPORTED_SUBJECT, /* or without one */
} HearsayReported;

/**
 * HearsayPage:
 *
 * One article as the rules about speakers, hedges and chains read it: its
 * tokens with their words, and the quotations found in it by their spans alone,
 * so that the rules work whatever found those. Belongs to one thread.
 */
typedef struct
{
  HearsayReading *reading;
  const HearsayAnalysis *analysis;
  const char *text;
  guint n_tokens;
  GStringChunk *strings;
  const char **words; /* of each token: folded, "" for a sign; NULL until asked for */
  int *mentions;      /* of each token: index of the mention it belongs to, or -1 */
  guint8 *marked;     /* of each token: whether it stands in quotation marks */
  guint8 *reported;   /* of each token: whether it is content of a quotation that has a source */
  guint8 *genders;    /* HearsayGender + 1 of each mention, 0 when not looked up yet */
  GArray *venues;     /* HearsayVenue, by quotation */
  HearsaySpan credit; /* where the article says whose report it is: "(AP)", "…, Reuters reported" */
  HearsaySpan credit_name;
  HearsaySpan credit_verb;
  HearsayBasis credit_basis; /* of the step for the article's quotations */
  gboolean is_lead_credit;   /* only what the lead says of its own news */
} HearsayPage;

HearsayPage *hearsay_page_new (HearsayReading *reading,
                               const HearsayAnalysis *analysis,
                               const guint8 *marked) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_page_free (HearsayPage *self);

static inline const HearsayToken *
hearsay_page_get_token (const HearsayPage *self,
                        guint index)
{
  return hearsay_segments_get_token (self->reading->segments, index);
}

static inline HearsayQuote *
hearsay_page_get_quote (const HearsayPage *self,
                        guint index)
{
  return &g_array_index (self->reading->quotes, HearsayQuote, index);
}

static inline const HearsayMention *
hearsay_page_get_mention (const HearsayPage *self,
                          guint index)
{
  return &g_array_index (self->reading->mentions, HearsayMention, index);
}

static inline gboolean
hearsay_run_is_empty (HearsayRun run)
{
  return run.first >= run.last;
}

const char *hearsay_page_get_word (const HearsayPage *self,
                                   guint index);
gboolean hearsay_page_word_is (const HearsayPage *self,
                               guint index,
                               const char *word);
gboolean hearsay_page_sign_is (const HearsayPage *self,
                               guint index,
                               const char *signs);
gboolean hearsay_page_has (const HearsayPage *self,
                           const char *list,
                           guint index);
const char *hearsay_page_lookup (const HearsayPage *self,
                                 const char *list,
                                 guint index);
const char *hearsay_page_find_phrase (const HearsayPage *self,
                                      const char *list,
                                      guint index,
                                      guint last,
                                      guint *end);
gboolean hearsay_page_tag_is (const HearsayPage *self,
                              guint index,
                              const char *start);
gboolean hearsay_page_is_capital (const HearsayPage *self,
                                  guint index);
const char *hearsay_page_get_lemma (const HearsayPage *self,
                                    guint index,
                                    HearsayVerbForm *form);

HearsayRun hearsay_page_get_run (const HearsayPage *self,
                                 HearsaySpan span);
HearsaySpan hearsay_page_get_span (const HearsayPage *self,
                                   HearsayRun run);
char *hearsay_page_dup (const HearsayPage *self,
                        HearsayRun run) G_GNUC_WARN_UNUSED_RESULT;
HearsayRun hearsay_page_get_sentence (const HearsayPage *self,
                                      guint index);
guint32 hearsay_page_get_paragraph (const HearsayPage *self,
                                    guint index);
HearsayRun hearsay_page_get_report (const HearsayPage *self,
                                    const HearsayQuote *quote);
HearsayEntityKind hearsay_page_get_kind (const HearsayPage *self,
                                         guint mention);
HearsayGender hearsay_page_get_gender (HearsayPage *self,
                                       guint mention);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HearsayPage, hearsay_page_free)

G_END_DECLS
