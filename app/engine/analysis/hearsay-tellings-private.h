/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-page.h"
#include "hearsay-tellings.h"

G_BEGIN_DECLS

/* What is made of a quotation once its source, cue and content are known: who
 * speaks (hearsay-tellings-speakers.c, with whom a description means in
 * hearsay-tellings-descriptions.c and a pronoun in hearsay-tellings-antecedents.c), what kind of source that is and why it is not
 * named (hearsay-tellings-sources.c), how the report is hedged and what stance
 * it gives the speaker (hearsay-tellings-stance.c), and the chain it came through
 * (hearsay-chains.c, with outlets' names in hearsay-chains-outlets.c, where they are
 * named as a step in hearsay-chains-venues.c, and the credit of a whole article in
 * hearsay-chains-credit.c). hearsay-tellings.c calls them in turn. */

int hearsay_antecedents_find_person (HearsayPage *self,
                                     guint32 before,
                                     HearsayGender gender);
int hearsay_antecedents_find_organization (HearsayPage *self,
                                           guint32 before,
                                           const char *noun);
int hearsay_antecedents_find_body (HearsayPage *self,
                                   guint32 before,
                                   const char *noun);
int hearsay_antecedents_find_titled (HearsayPage *self,
                                     guint32 before,
                                     const char *noun);

void hearsay_tellings_set_speaker (HearsayPage *self,
                                   guint index);
void hearsay_tellings_set_mention (HearsayPage *self,
                                   HearsayQuote *quote,
                                   guint mention);
gboolean hearsay_tellings_set_person (HearsayPage *self,
                                      guint index,
                                      HearsayGender gender);
void hearsay_tellings_copy_speaker (HearsayQuote *quote,
                                    const HearsayQuote *from);

void hearsay_descriptions_resolve (HearsayPage *self,
                                   guint index,
                                   HearsayRun source,
                                   HearsayRun head);
void hearsay_descriptions_print (HearsayPage *self,
                                 HearsayQuote *quote,
                                 HearsayRun source);
gboolean hearsay_descriptions_is_person (const HearsayPage *self,
                                         guint token);
gboolean hearsay_descriptions_end_at (const HearsayPage *self,
                                      guint token);

guint hearsay_sources_find_noun (const HearsayPage *self,
                                 HearsayRun head);
HearsaySourceType hearsay_sources_get_type (const HearsayPage *self,
                                            guint noun,
                                            HearsayRun source);
void hearsay_sources_find_anonymity (HearsayPage *self);

void hearsay_stances_set (HearsayPage *self,
                          HearsayQuote *quote);

gboolean hearsay_outlets_find (const HearsayPage *self,
                               HearsayRun within,
                               HearsayRun *outlet);
gboolean hearsay_outlets_is_own (const HearsayPage *self,
                                 const char *name);
int hearsay_outlets_get_entity (const HearsayPage *self,
                                HearsayRun name);
gboolean hearsay_outlets_find_audience (const HearsayPage *self,
                                        HearsayRun within,
                                        HearsayRun *audience);

void hearsay_credits_find (HearsayPage *self);
void hearsay_chains_find_venues (HearsayPage *self);
gboolean hearsay_chains_is_telling (const HearsayPage *self,
                                    guint token);
gboolean hearsay_chains_is_source (const HearsayPage *self,
                                   const HearsayQuote *quote,
                                   HearsayRun name);
gboolean hearsay_chains_speaks_as_outlet (const HearsayPage *self,
                                          const HearsayQuote *quote);
void hearsay_chains_declare (HearsayPage *self,
                             guint index);

G_END_DECLS
