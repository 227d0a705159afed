/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session.h"

G_BEGIN_DECLS

struct _HearsaySession
{
  GObject parent_instance;

  HearsayProject *project;    /* (nullable) */
  HearsayAnalysis *suggested; /* (nullable): nothing is open */
  HearsayAnalysis *shown;     /* (nullable): @suggested with the decisions laid over */
  gboolean is_analysed;       /* FALSE while only the articles are there */
  GStrv paths;                /* what was opened, without a project file */

  /* Reading and analysing */
  GTask *task; /* (nullable): the one under way */
  guint ticker;
  double progress;
  char *progress_text;
  char *progress_detail;

  /* Made from @shown */
  GArray *order;          /* guint32: articles family by family, each from its origin on */
  guint32 *first_mention; /* per entity, where in @mentions its own begin; one more at the end */
  guint32 *mentions;      /* mention indices, entity by entity, each in text order */
  GArray *sources;        /* HearsaySource */
  gboolean *corrected;    /* per article: it is a correction, or is corrected */
  GPtrArray *annotations; /* HearsayAnnotation */
  GArray *rules;          /* (nullable) HearsayRule, the first decision first */
  GPtrArray *lost;        /* (nullable) ids of decisions that found nothing to be about */
  guint n_group[HEARSAY_N_GROUPS];
  GHashTable *read; /* ids of articles that were looked at */

  HearsayRowList *articles;
  HearsayRowList *entities;
  HearsayRowList *utterances;
  HearsayRowList *annotation_rows;
  HearsayRowList *rule_rows;

  /* Selection */
  int article;
  int quote;
  int entity;
  int mention;
  int utterance;
  int change;

  int panes[HEARSAY_N_PANES]; /* the article in front of each, -1: none */

  /* Comparing */
  GArray *compared; /* guint32: the articles, by pane */
  guint compare_base;
  HearsayCompare *compare; /* (nullable): not asked for yet */
  int passage;
  int difference;
  gboolean is_scroll_free; /* the panes do not scroll together */

  /* Filters */
  char *filter;
  char *entity_filter;
  char *utterance_filter;
  guint confidence; /* per cent that utterances must have to be listed */
  HearsayListing listing;
  guint n_listed; /* utterances that are */
  gboolean is_undecided;
  HearsayShow show;
  gboolean collapsed[HEARSAY_N_GROUPS];

  /* Search */
  char *search;
  GArray *found; /* HearsayHit */
  HearsayRowList *hits;
  GCancellable *search_cancellable;

  /* Where one was */
  GArray *history; /* HearsayHit */
  HearsayHit here;
  gboolean has_been;

  guint recovery_source;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_BUSY,
  PROP_PROGRESS,
  PROP_PROGRESS_TEXT,
  PROP_PROGRESS_DETAIL,
  PROP_ARTICLE,
  PROP_QUOTE,
  PROP_ENTITY,
  PROP_MENTION,
  PROP_UTTERANCE,
  PROP_CHANGE,
  PROP_FILTER,
  PROP_ENTITY_FILTER,
  PROP_UTTERANCE_FILTER,
  PROP_CONFIDENCE,
  PROP_UNDECIDED,
  PROP_SHOW,
  PROP_SEARCH,
  PROP_SEARCHING,
  PROP_CAN_GO_BACK,
  PROP_PASSAGE,
  PROP_SCROLL_LOCKED,
  N_PROPS,
};

void _hearsay_session_notify (HearsaySession *self,
                              guint property);
void _hearsay_session_report (HearsaySession *self,
                              const GError *error);
void _hearsay_session_show (HearsaySession *self,
                            HearsayAnalysis *suggested,
                            gboolean is_analysed);
void _hearsay_session_reapply (HearsaySession *self);
void _hearsay_session_emit_annotations_changed (HearsaySession *self);
void _hearsay_session_emit_panes_changed (HearsaySession *self);
void _hearsay_session_emit_compare_changed (HearsaySession *self);

/* hearsay-session-compare.c */
void _hearsay_session_forget_compare (HearsaySession *self,
                                      const HearsayCorpus *before);

/* hearsay-session-index.c */
void _hearsay_session_index (HearsaySession *self);
void _hearsay_session_clear_index (HearsaySession *self);

/* hearsay-session-utterances.c */
void _hearsay_session_list_utterances (HearsaySession *self);

/* hearsay-session-lists.c */
GArray *_hearsay_rows_new (void) G_GNUC_WARN_UNUSED_RESULT;
void _hearsay_rows_append (GArray *entries,
                           HearsayRowType type,
                           guint index,
                           guint flags);
void _hearsay_rows_end_group (GArray *entries,
                              gboolean may_be_empty);
char *_hearsay_filter_fold (const char *filter) G_GNUC_WARN_UNUSED_RESULT;
gboolean _hearsay_session_entity_says (HearsaySession *self,
                                       guint entity,
                                       const char *filter);
gboolean _hearsay_filter_says (const char *text,
                               const char *folded_filter);
void _hearsay_session_list_articles (HearsaySession *self);
void _hearsay_session_list_entities (HearsaySession *self);
void _hearsay_session_list_annotations (HearsaySession *self);
void _hearsay_session_list_rules (HearsaySession *self);

/* hearsay-session-project.c */
HearsayAnalysis *_hearsay_session_apply (HearsaySession *self) G_GNUC_WARN_UNUSED_RESULT;
void _hearsay_session_set_project (HearsaySession *self,
                                   HearsayProject *project);
void _hearsay_session_mark_read (HearsaySession *self,
                                 guint article);

/* hearsay-session-search.c */
void _hearsay_session_search (HearsaySession *self);
void _hearsay_session_stop_search (HearsaySession *self);

/* hearsay-session-open.c */
void _hearsay_session_stop (HearsaySession *self);
char *_hearsay_session_dup_pending (HearsaySession *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
