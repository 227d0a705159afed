/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hearsay-analysis.h"
#include "hearsay-compare.h"
#include "hearsay-project.h"
#include "hearsay-row-list.h"
#include "hearsay-rules.h"
#include "hearsay-search.h"

G_BEGIN_DECLS

/* Which articles the list shows. */
typedef enum
{
  HEARSAY_SHOW_ALL,
  HEARSAY_SHOW_UNREAD,
  HEARSAY_SHOW_CORRECTED, /* corrections, and what they correct */
} HearsayShow;

/* The groups of the entity list. Sources are speakers nobody names. */
typedef enum
{
  HEARSAY_GROUP_PEOPLE,
  HEARSAY_GROUP_ORGANIZATIONS,
  HEARSAY_GROUP_PLACES,
  HEARSAY_GROUP_OTHERS,
  HEARSAY_GROUP_SOURCES,
  HEARSAY_N_GROUPS,
} HearsayGroup;

/* Someone or something that speaks without being an entity: all quotations of one
 * description and type. */
typedef struct
{
  char *name; /* the description, as first printed */
  HearsaySourceType type;
  GArray *quotes; /* guint32 */
} HearsaySource;

typedef enum
{
  HEARSAY_ORDER_WEIGHT,   /* the heaviest change first */
  HEARSAY_ORDER_ARTICLES, /* most of them first */
  HEARSAY_ORDER_TIME,
  HEARSAY_ORDER_SPEAKER, /* by name */
} HearsayUtteranceOrder;

/* What the list of utterances shows beside its filters of words and confidence, and
 * in which order. */
typedef struct
{
  guint sources; /* 1 << HearsaySourceType, all that are shown; 0: every one */
  guint outlets; /* that print it, at least */
  guint weight;  /* of its heaviest change, at least */
  HearsayUtteranceOrder order;
} HearsayListing;

/**
 * HearsaySession:
 *
 * What is open, selected, filtered and found. Widgets watch it, and never each
 * other.
 *
 * Properties: `project` (HearsayProject), `title`, `subtitle` (string), `busy`
 * (boolean), `progress` (double), `progress-text`, `progress-detail` (string),
 * `article`, `quote`, `entity`, `utterance`, `change` (int, -1: none), `mention`
 * (int, index of the entity's mention one stands at, -1: none), `filter`,
 * `entity-filter`, `utterance-filter` (string), `undecided` (boolean: the list of
 * entities shows only those nobody has decided about, the least certain first),
 * `confidence` (uint, per cent: the list of utterances shows only those at least so
 * sure, or decided),
 * `show` (HearsayShow),
 * `search` (string), `searching`, `can-go-back`, `passage` (int, -1: none): the passage, or
 * the difference in it, that one stands at where articles are compared, `scroll-locked`
 * (boolean): they scroll together.
 *
 * Signals: `shown-changed`: another analysis is shown, all indices may differ;
 * `analysed`: a story has been opened to the end;
 * `compare-changed`: other articles are compared, or against another of them;
 * `annotations-changed`; `panes-changed`; `jump` (guint article, guint start, guint end): show
 * these bytes; `problem` (GError): something failed that one should be told.
 */
#define HEARSAY_TYPE_SESSION (hearsay_session_get_type ())
G_DECLARE_FINAL_TYPE (HearsaySession, hearsay_session, HEARSAY, SESSION, GObject)

HearsaySession *hearsay_session_new (void) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_session_open (HearsaySession *self,
                           const char *const *paths);
void hearsay_session_import (HearsaySession *self,
                             const char *const *paths);
void hearsay_session_cancel (HearsaySession *self);
void hearsay_session_close (HearsaySession *self);
void hearsay_session_take_analysis (HearsaySession *self,
                                    HearsayProject *project,
                                    HearsayAnalysis *suggested);

HearsayProject *hearsay_session_get_project (HearsaySession *self);
HearsayCorpus *hearsay_session_get_corpus (HearsaySession *self);
HearsayAnalysis *hearsay_session_get_shown (HearsaySession *self);
const HearsayArticle *hearsay_session_get_article_at (HearsaySession *self,
                                                      int index);
gboolean hearsay_session_is_busy (HearsaySession *self);
gboolean hearsay_session_is_analysed (HearsaySession *self);
char *hearsay_session_dup_folder (HearsaySession *self) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_session_dup_title (HearsaySession *self) G_GNUC_WARN_UNUSED_RESULT;
char *hearsay_session_dup_subtitle (HearsaySession *self) G_GNUC_WARN_UNUSED_RESULT;

/* Lists */
HearsayRowList *hearsay_session_get_articles (HearsaySession *self);
HearsayRowList *hearsay_session_get_entities (HearsaySession *self);
HearsayRowList *hearsay_session_get_utterances (HearsaySession *self);
HearsayRowList *hearsay_session_get_annotation_rows (HearsaySession *self);
HearsayRowList *hearsay_session_get_hits (HearsaySession *self);
HearsayRowList *hearsay_session_get_rule_rows (HearsaySession *self);
const HearsayRule *hearsay_session_get_rule (HearsaySession *self,
                                             guint index);
guint hearsay_session_count_rules (HearsaySession *self);
GPtrArray *hearsay_session_get_annotations (HearsaySession *self);
const HearsayHit *hearsay_session_get_hit (HearsaySession *self,
                                           guint index);
const HearsaySource *hearsay_session_get_source (HearsaySession *self,
                                                 guint index);
int hearsay_session_find_source (HearsaySession *self,
                                 guint quote);
GArray *hearsay_session_find_speakers (HearsaySession *self,
                                       const char *words,
                                       guint max) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *hearsay_session_get_lost (HearsaySession *self);
guint hearsay_session_count_listed (HearsaySession *self);
guint hearsay_session_count_group (HearsaySession *self,
                                   HearsayGroup group);
gboolean hearsay_session_is_collapsed (HearsaySession *self,
                                       HearsayGroup group);
void hearsay_session_set_collapsed (HearsaySession *self,
                                    HearsayGroup group,
                                    gboolean collapsed);
guint hearsay_session_count_unread (HearsaySession *self);
guint hearsay_session_count_corrected (HearsaySession *self);
gboolean hearsay_session_is_corrected (HearsaySession *self,
                                       guint article);
gboolean hearsay_session_is_read (HearsaySession *self,
                                  guint article);
const guint32 *hearsay_session_get_order (HearsaySession *self,
                                          guint *n_articles);
const guint32 *hearsay_session_get_entity_mentions (HearsaySession *self,
                                                    guint entity,
                                                    guint *n_mentions);

/* Selection */
int hearsay_session_get_article (HearsaySession *self);
void hearsay_session_set_article (HearsaySession *self,
                                  int article);
int hearsay_session_get_quote (HearsaySession *self);
void hearsay_session_set_quote (HearsaySession *self,
                                int quote);
int hearsay_session_get_entity (HearsaySession *self);
void hearsay_session_set_entity (HearsaySession *self,
                                 int entity);
int hearsay_session_get_mention (HearsaySession *self);
int hearsay_session_get_utterance (HearsaySession *self);
void hearsay_session_set_utterance (HearsaySession *self,
                                    int utterance);
int hearsay_session_get_change (HearsaySession *self);
void hearsay_session_set_change (HearsaySession *self,
                                 int change);

/* Filters and search */
const char *hearsay_session_get_filter (HearsaySession *self);
void hearsay_session_set_filter (HearsaySession *self,
                                 const char *filter);
const char *hearsay_session_get_entity_filter (HearsaySession *self);
void hearsay_session_set_entity_filter (HearsaySession *self,
                                        const char *filter);
gboolean hearsay_session_is_undecided (HearsaySession *self);
void hearsay_session_set_undecided (HearsaySession *self,
                                    gboolean undecided);
void hearsay_session_set_utterance_filter (HearsaySession *self,
                                           const char *filter);
const HearsayListing *hearsay_session_get_listing (HearsaySession *self);
void hearsay_session_set_listing (HearsaySession *self,
                                  const HearsayListing *listing);
guint hearsay_session_get_confidence (HearsaySession *self);
void hearsay_session_set_confidence (HearsaySession *self,
                                     guint confidence);
HearsayShow hearsay_session_get_show (HearsaySession *self);
void hearsay_session_set_show (HearsaySession *self,
                               HearsayShow show);
const char *hearsay_session_get_search (HearsaySession *self);
void hearsay_session_set_search (HearsaySession *self,
                                 const char *words);
char *hearsay_session_dup_context (HearsaySession *self,
                                   guint article,
                                   HearsaySpan span,
                                   gsize around,
                                   HearsaySpan *place) G_GNUC_WARN_UNUSED_RESULT;

/* Which panes articles are open in: those in front, at most HEARSAY_N_PANES */
#define HEARSAY_N_PANES 2
void hearsay_session_set_pane (HearsaySession *self,
                               guint pane,
                               int article);
int hearsay_session_get_pane (HearsaySession *self,
                              guint pane);

/* Comparing */
const guint32 *hearsay_session_get_compared (HearsaySession *self,
                                             guint *n_articles);
void hearsay_session_set_compared (HearsaySession *self,
                                   const guint32 *articles,
                                   guint n_articles,
                                   guint base);
guint hearsay_session_get_compare_base (HearsaySession *self);
void hearsay_session_set_compare_base (HearsaySession *self,
                                       guint base);
int hearsay_session_find_to_compare (HearsaySession *self,
                                     const guint32 *articles,
                                     guint n_articles);
void hearsay_session_suggest_compared (HearsaySession *self);
void hearsay_session_compare_article (HearsaySession *self,
                                      guint article);
void hearsay_session_compare_utterance (HearsaySession *self,
                                        guint utterance);
const HearsayCompare *hearsay_session_get_compare (HearsaySession *self);
int hearsay_session_get_passage (HearsaySession *self);
void hearsay_session_set_passage (HearsaySession *self,
                                  int passage);
int hearsay_session_get_difference (HearsaySession *self);
void hearsay_session_set_difference (HearsaySession *self,
                                     int difference);
gboolean hearsay_session_walk_passages (HearsaySession *self,
                                        int step);
gboolean hearsay_session_walk_differences (HearsaySession *self,
                                           int step);
gboolean hearsay_session_is_scroll_locked (HearsaySession *self);
void hearsay_session_set_scroll_locked (HearsaySession *self,
                                        gboolean is_locked);

/* Going places */
void hearsay_session_jump (HearsaySession *self,
                           guint article,
                           HearsaySpan span);
void hearsay_session_go_back (HearsaySession *self);
gboolean hearsay_session_walk_mentions (HearsaySession *self,
                                        int step);
gboolean hearsay_session_select_mention (HearsaySession *self,
                                         guint mention);
int hearsay_session_get_mention_index (HearsaySession *self);
gboolean hearsay_session_walk_quotes (HearsaySession *self,
                                      int step);

/* Keeping */
gboolean hearsay_session_is_modified (HearsaySession *self);
void hearsay_session_save_async (HearsaySession *self,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean hearsay_session_save_finish (HearsaySession *self,
                                      GAsyncResult *result,
                                      GError **error);
void hearsay_session_recover (HearsaySession *self,
                              const char *path);

/* Groups of the list of entities */
HearsayGroup hearsay_group_for_kind (HearsayEntityKind kind);

G_END_DECLS
