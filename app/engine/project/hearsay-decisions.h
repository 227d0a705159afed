/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"
#include "hearsay-project.h"
#include "hearsay-quote-parts.h"

G_BEGIN_DECLS

/* Decisions about suggestions. Each function runs one command on the project.
 * Indices are into the analysis that is shown, the one hearsay_decisions_apply()
 * returned.
 *
 * A decision about an entity is a rule about the forms of its name: it holds for
 * every article of the project, those that come later too, and however the engine
 * comes to see them. A form that another entity has as well, when the decision is
 * made, tells neither of them and is left out. A decision about a mention, a quote
 * or an utterance is about that place alone, and finds it again by its words. A
 * formula that is muted is about its words, wherever they stand.
 *
 * Decisions are laid over in the order they were made, so that where two of them
 * contradict each other the later one holds.
 *
 * All return FALSE, and change nothing, where the project is read-only or the
 * decision would change nothing. */

HearsayAnalysis *hearsay_decisions_apply (HearsayProject *project,
                                          const HearsayAnalysis *suggested,
                                          guint *n_orphans) G_GNUC_WARN_UNUSED_RESULT;
HearsayAnalysis *hearsay_decisions_apply_rules (HearsayProject *project,
                                                const HearsayAnalysis *suggested,
                                                GPtrArray **lost,
                                                GArray **rules) G_GNUC_WARN_UNUSED_RESULT;

gboolean hearsay_decide_entity_confirm (HearsayProject *project,
                                        const HearsayAnalysis *shown,
                                        guint entity);
gboolean hearsay_decide_entity_reject (HearsayProject *project,
                                       const HearsayAnalysis *shown,
                                       guint entity);
gboolean hearsay_decide_entity_rename (HearsayProject *project,
                                       const HearsayAnalysis *shown,
                                       guint entity,
                                       const char *name);
gboolean hearsay_decide_entity_kind (HearsayProject *project,
                                     const HearsayAnalysis *shown,
                                     guint entity,
                                     HearsayEntityKind kind);
gboolean hearsay_decide_entity_merge (HearsayProject *project,
                                      const HearsayAnalysis *shown,
                                      guint entity,
                                      guint into);
gboolean hearsay_decide_entity_split (HearsayProject *project,
                                      const HearsayAnalysis *shown,
                                      guint entity,
                                      const char *form,
                                      int into,
                                      const char *name);
gboolean hearsay_decide_mention_split (HearsayProject *project,
                                       const HearsayAnalysis *shown,
                                       guint mention,
                                       int into,
                                       const char *name);
gboolean hearsay_decide_mention_reject (HearsayProject *project,
                                        const HearsayAnalysis *shown,
                                        guint mention);

gboolean hearsay_decide_quote_confirm (HearsayProject *project,
                                       const HearsayAnalysis *shown,
                                       guint quote);
gboolean hearsay_decide_quote_reject (HearsayProject *project,
                                      const HearsayAnalysis *shown,
                                      guint quote);
gboolean hearsay_decide_quote_speaker (HearsayProject *project,
                                       const HearsayAnalysis *shown,
                                       guint quote,
                                       int entity,
                                       const char *speaker,
                                       HearsaySourceType type);
gboolean hearsay_decide_quote_add (HearsayProject *project,
                                   const HearsayAnalysis *shown,
                                   guint article,
                                   HearsaySpan span,
                                   int entity,
                                   const char *speaker,
                                   HearsaySourceType type);
gboolean hearsay_decide_quote_spans (HearsayProject *project,
                                     const HearsayAnalysis *shown,
                                     guint quote,
                                     const HearsayQuoteParts *parts);

gboolean hearsay_decide_utterance_confirm (HearsayProject *project,
                                           const HearsayAnalysis *shown,
                                           guint utterance);
gboolean hearsay_decide_utterance_reject (HearsayProject *project,
                                          const HearsayAnalysis *shown,
                                          guint utterance);
gboolean hearsay_decide_utterance_separate (HearsayProject *project,
                                            const HearsayAnalysis *shown,
                                            guint quote);
gboolean hearsay_decide_utterance_join (HearsayProject *project,
                                        const HearsayAnalysis *shown,
                                        guint utterance,
                                        guint into);

gboolean hearsay_decide_passage_mute (HearsayProject *project,
                                      const HearsayAnalysis *shown,
                                      guint article,
                                      HearsaySpan span,
                                      guint other,
                                      HearsaySpan other_span);

gboolean hearsay_decide_article_source (HearsayProject *project,
                                        const HearsayAnalysis *shown,
                                        guint article,
                                        guint source);
gboolean hearsay_decide_article_independent (HearsayProject *project,
                                             const HearsayAnalysis *shown,
                                             guint article);
gboolean hearsay_decide_quote_source (HearsayProject *project,
                                      const HearsayAnalysis *shown,
                                      guint quote,
                                      guint source);
gboolean hearsay_decide_quote_independent (HearsayProject *project,
                                           const HearsayAnalysis *shown,
                                           guint quote);

GPtrArray *hearsay_decisions_list_muted (HearsayProject *project) G_GNUC_WARN_UNUSED_RESULT;

char *hearsay_decision_dup_words (HearsayProject *project,
                                  const char *id) G_GNUC_WARN_UNUSED_RESULT;
gboolean hearsay_decision_remove (HearsayProject *project,
                                  const char *id);

void hearsay_decisions_count (const HearsayAnalysis *shown,
                              guint *n_decided,
                              guint *n_suggested);

G_END_DECLS
