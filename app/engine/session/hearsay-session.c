/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-session"

#include "config.h"

#include "hearsay-session-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* The session keeps three things in step: what is open, what is made of it for
 * lists, and what is selected. Every selection is an index into the analysis
 * that is shown; when another is shown, what was selected is found again by its
 * id. */

enum
{
  SIGNAL_SHOWN_CHANGED,
  SIGNAL_ANNOTATIONS_CHANGED,
  SIGNAL_PANES_CHANGED,
  SIGNAL_COMPARE_CHANGED,
  SIGNAL_ANALYSED,
  SIGNAL_JUMP,
  SIGNAL_PROBLEM,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HearsaySession, hearsay_session, G_TYPE_OBJECT)

/* What was selected, by names that outlive an analysis. */
typedef struct
{
  char *article;
  char *quote;
  char *entity;
  char *utterance;
} Remembered;

static void
remember (HearsaySession *self,
          Remembered *remembered)
{
  memset (remembered, 0, sizeof *remembered);

  if (self->shown == NULL)
    return;

  if (self->article >= 0)
    remembered->article = g_strdup (hearsay_corpus_get (self->shown->corpus, self->article)->id);
  if (self->quote >= 0)
    remembered->quote = g_strdup (hearsay_analysis_get_quote (self->shown, self->quote)->id);
  if (self->entity >= 0)
    remembered->entity = g_strdup (hearsay_analysis_get_entity (self->shown, self->entity)->id);
  if (self->utterance >= 0)
    remembered->utterance = g_strdup (hearsay_analysis_get_utterance (self->shown, self->utterance)->id);
}

static int
find_quote (HearsayAnalysis *analysis,
            const char *id)
{
  for (guint i = 0; id != NULL && i < analysis->quotes->len; i++)
    if (strcmp (hearsay_analysis_get_quote (analysis, i)->id, id) == 0)
      return i;

  return HEARSAY_NONE;
}

static int
find_entity (HearsayAnalysis *analysis,
             const char *id)
{
  for (guint i = 0; id != NULL && i < analysis->entities->len; i++)
    if (strcmp (hearsay_analysis_get_entity (analysis, i)->id, id) == 0)
      return i;

  return HEARSAY_NONE;
}

static int
find_utterance (HearsayAnalysis *analysis,
                const char *id)
{
  for (guint i = 0; id != NULL && i < analysis->utterances->len; i++)
    if (strcmp (hearsay_analysis_get_utterance (analysis, i)->id, id) == 0)
      return i;

  return HEARSAY_NONE;
}

/* Before anybody is told, so that no one meets an index of the former analysis. */
static void
restore (HearsaySession *self,
         Remembered *remembered)
{
  HearsayAnalysis *shown = self->shown;

  self->article = shown != NULL && remembered->article != NULL ? hearsay_corpus_find (shown->corpus, remembered->article) : HEARSAY_NONE;
  self->quote = shown != NULL ? find_quote (shown, remembered->quote) : HEARSAY_NONE;
  self->entity = shown != NULL ? find_entity (shown, remembered->entity) : HEARSAY_NONE;
  self->utterance = shown != NULL ? find_utterance (shown, remembered->utterance) : HEARSAY_NONE;
  self->change = HEARSAY_NONE;
  self->mention = HEARSAY_NONE;

  g_free (remembered->article);
  g_free (remembered->quote);
  g_free (remembered->entity);
  g_free (remembered->utterance);
}

/* Another analysis, or the same with other decisions: everything made of it anew. */
void
_hearsay_session_reapply (HearsaySession *self)
{
  Remembered remembered;
  int mention = self->mention;
  gboolean same_entity = FALSE;
  g_autoptr (HearsayCorpus) before = self->shown != NULL ? hearsay_corpus_ref (self->shown->corpus) : NULL;

  g_object_freeze_notify (G_OBJECT (self));

  remember (self, &remembered);
  same_entity = remembered.entity != NULL;
  g_clear_pointer (&self->shown, hearsay_analysis_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->lost, g_ptr_array_unref);
  if (self->suggested != NULL)
    self->shown = _hearsay_session_apply (self);
  restore (self, &remembered);
  _hearsay_session_forget_compare (self, before);

  _hearsay_session_index (self);
  if (same_entity && self->entity >= 0 && self->shown != NULL &&
      mention >= 0 && (guint) mention < hearsay_analysis_get_entity (self->shown, self->entity)->n_mentions)
    self->mention = mention;

  _hearsay_session_list_articles (self);
  _hearsay_session_list_entities (self);
  _hearsay_session_list_utterances (self);
  _hearsay_session_list_rules (self);

  g_signal_emit (self, signals[SIGNAL_SHOWN_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_COMPARE_CHANGED], 0);
  for (guint i = PROP_TITLE; i <= PROP_SUBTITLE; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  for (guint i = PROP_ARTICLE; i <= PROP_CHANGE; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PASSAGE]);

  g_object_thaw_notify (G_OBJECT (self));
}

/* Shows @suggested (nullable, a reference is taken) in the place of what was open. */
void
_hearsay_session_show (HearsaySession *self,
                       HearsayAnalysis *suggested,
                       gboolean is_analysed)
{
  HearsayAnalysis *old = self->suggested;

  self->suggested = suggested != NULL ? hearsay_analysis_ref (suggested) : NULL;
  self->is_analysed = is_analysed;
  g_clear_pointer (&old, hearsay_analysis_unref);

  _hearsay_session_reapply (self);
  _hearsay_session_list_annotations (self);
  _hearsay_session_search (self);
  if (is_analysed)
    g_signal_emit (self, signals[SIGNAL_ANALYSED], 0);
}

void
_hearsay_session_notify (HearsaySession *self,
                         guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
_hearsay_session_report (HearsaySession *self,
                         const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, error);
}

void
_hearsay_session_emit_annotations_changed (HearsaySession *self)
{
  g_signal_emit (self, signals[SIGNAL_ANNOTATIONS_CHANGED], 0);
}

void
_hearsay_session_emit_panes_changed (HearsaySession *self)
{
  g_signal_emit (self, signals[SIGNAL_PANES_CHANGED], 0);
}

void
_hearsay_session_emit_compare_changed (HearsaySession *self)
{
  g_signal_emit (self, signals[SIGNAL_COMPARE_CHANGED], 0);
}

static void
hearsay_session_dispose (GObject *object)
{
  HearsaySession *self = HEARSAY_SESSION (object);

  _hearsay_session_stop (self);
  _hearsay_session_stop_search (self);
  _hearsay_session_set_project (self, NULL);

  G_OBJECT_CLASS (hearsay_session_parent_class)->dispose (object);
}

static void
hearsay_session_finalize (GObject *object)
{
  HearsaySession *self = HEARSAY_SESSION (object);

  _hearsay_session_clear_index (self);
  g_clear_pointer (&self->suggested, hearsay_analysis_unref);
  g_clear_pointer (&self->shown, hearsay_analysis_unref);
  g_clear_pointer (&self->paths, g_strfreev);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->lost, g_ptr_array_unref);
  g_clear_pointer (&self->compare, hearsay_compare_free);
  g_array_unref (self->compared);
  g_hash_table_unref (self->read);
  g_array_unref (self->found);
  g_array_unref (self->history);
  g_object_unref (self->articles);
  g_object_unref (self->entities);
  g_object_unref (self->utterances);
  g_object_unref (self->annotation_rows);
  g_object_unref (self->rule_rows);
  g_object_unref (self->hits);
  g_free (self->progress_text);
  g_free (self->progress_detail);
  g_free (self->filter);
  g_free (self->entity_filter);
  g_free (self->utterance_filter);
  g_free (self->search);

  G_OBJECT_CLASS (hearsay_session_parent_class)->finalize (object);
}

static void
hearsay_session_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  HearsaySession *self = HEARSAY_SESSION (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_TITLE:
      g_value_take_string (value, hearsay_session_dup_title (self));
      break;
    case PROP_SUBTITLE:
      g_value_take_string (value, hearsay_session_dup_subtitle (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->task != NULL);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_PROGRESS_TEXT:
      g_value_set_string (value, self->progress_text);
      break;
    case PROP_PROGRESS_DETAIL:
      g_value_set_string (value, self->progress_detail);
      break;
    case PROP_ARTICLE:
      g_value_set_int (value, self->article);
      break;
    case PROP_QUOTE:
      g_value_set_int (value, self->quote);
      break;
    case PROP_ENTITY:
      g_value_set_int (value, self->entity);
      break;
    case PROP_MENTION:
      g_value_set_int (value, self->mention);
      break;
    case PROP_UTTERANCE:
      g_value_set_int (value, self->utterance);
      break;
    case PROP_CHANGE:
      g_value_set_int (value, self->change);
      break;
    case PROP_FILTER:
      g_value_set_string (value, self->filter);
      break;
    case PROP_ENTITY_FILTER:
      g_value_set_string (value, self->entity_filter);
      break;
    case PROP_UTTERANCE_FILTER:
      g_value_set_string (value, self->utterance_filter);
      break;
    case PROP_CONFIDENCE:
      g_value_set_uint (value, self->confidence);
      break;
    case PROP_UNDECIDED:
      g_value_set_boolean (value, self->is_undecided);
      break;
    case PROP_SHOW:
      g_value_set_int (value, self->show);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_SEARCHING:
      g_value_set_boolean (value, self->search_cancellable != NULL);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, self->history->len > 0);
      break;
    case PROP_PASSAGE:
      g_value_set_int (value, self->passage);
      break;
    case PROP_SCROLL_LOCKED:
      g_value_set_boolean (value, !self->is_scroll_free);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hearsay_session_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  HearsaySession *self = HEARSAY_SESSION (object);

  switch (prop_id)
    {
    case PROP_ARTICLE:
      hearsay_session_set_article (self, g_value_get_int (value));
      break;
    case PROP_QUOTE:
      hearsay_session_set_quote (self, g_value_get_int (value));
      break;
    case PROP_ENTITY:
      hearsay_session_set_entity (self, g_value_get_int (value));
      break;
    case PROP_UTTERANCE:
      hearsay_session_set_utterance (self, g_value_get_int (value));
      break;
    case PROP_CHANGE:
      hearsay_session_set_change (self, g_value_get_int (value));
      break;
    case PROP_FILTER:
      hearsay_session_set_filter (self, g_value_get_string (value));
      break;
    case PROP_ENTITY_FILTER:
      hearsay_session_set_entity_filter (self, g_value_get_string (value));
      break;
    case PROP_UTTERANCE_FILTER:
      hearsay_session_set_utterance_filter (self, g_value_get_string (value));
      break;
    case PROP_CONFIDENCE:
      hearsay_session_set_confidence (self, g_value_get_uint (value));
      break;
    case PROP_UNDECIDED:
      hearsay_session_set_undecided (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW:
      hearsay_session_set_show (self, g_value_get_int (value));
      break;
    case PROP_SEARCH:
      hearsay_session_set_search (self, g_value_get_string (value));
      break;
    case PROP_PASSAGE:
      hearsay_session_set_passage (self, g_value_get_int (value));
      break;
    case PROP_SCROLL_LOCKED:
      hearsay_session_set_scroll_locked (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_selections (GObjectClass *klass)
{
  static const struct
  {
    guint property;
    const char *name;
    GParamFlags access;
  } selections[] = {
    { PROP_ARTICLE, "article", G_PARAM_READWRITE },
    { PROP_QUOTE, "quote", G_PARAM_READWRITE },
    { PROP_ENTITY, "entity", G_PARAM_READWRITE },
    { PROP_MENTION, "mention", G_PARAM_READABLE },
    { PROP_UTTERANCE, "utterance", G_PARAM_READWRITE },
    { PROP_CHANGE, "change", G_PARAM_READWRITE },
    { PROP_PASSAGE, "passage", G_PARAM_READWRITE },
  };
  static const struct
  {
    guint property;
    const char *name;
    GParamFlags access;
  } strings[] = {
    { PROP_TITLE, "title", G_PARAM_READABLE },
    { PROP_SUBTITLE, "subtitle", G_PARAM_READABLE },
    { PROP_PROGRESS_TEXT, "progress-text", G_PARAM_READABLE },
    { PROP_PROGRESS_DETAIL, "progress-detail", G_PARAM_READABLE },
    { PROP_FILTER, "filter", G_PARAM_READWRITE },
    { PROP_ENTITY_FILTER, "entity-filter", G_PARAM_READWRITE },
    { PROP_UTTERANCE_FILTER, "utterance-filter", G_PARAM_READWRITE },
    { PROP_SEARCH, "search", G_PARAM_READWRITE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (selections); i++)
    properties[selections[i].property] =
        g_param_spec_int (selections[i].name, NULL, NULL, HEARSAY_NONE, G_MAXINT, HEARSAY_NONE,
                          selections[i].access | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    properties[strings[i].property] =
        g_param_spec_string (strings[i].name, NULL, NULL, "",
                             strings[i].access | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
hearsay_session_class_init (HearsaySessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hearsay_session_dispose;
  object_class->finalize = hearsay_session_finalize;
  object_class->get_property = hearsay_session_get_property;
  object_class->set_property = hearsay_session_set_property;

  properties[PROP_PROJECT] =
      g_param_spec_object ("project", NULL, NULL, HEARSAY_TYPE_PROJECT,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS] =
      g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONFIDENCE] =
      g_param_spec_uint ("confidence", NULL, NULL, 0, 100, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNDECIDED] =
      g_param_spec_boolean ("undecided", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW] =
      g_param_spec_int ("show", NULL, NULL, HEARSAY_SHOW_ALL, HEARSAY_SHOW_CORRECTED, HEARSAY_SHOW_ALL,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCHING] =
      g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_BACK] =
      g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SCROLL_LOCKED] =
      g_param_spec_boolean ("scroll-locked", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  install_selections (object_class);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_SHOWN_CHANGED] =
      g_signal_new ("shown-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[SIGNAL_ANNOTATIONS_CHANGED] =
      g_signal_new ("annotations-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[SIGNAL_PANES_CHANGED] =
      g_signal_new ("panes-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[SIGNAL_COMPARE_CHANGED] =
      g_signal_new ("compare-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[SIGNAL_ANALYSED] =
      g_signal_new ("analysed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[SIGNAL_JUMP] =
      g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_PROBLEM] =
      g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
hearsay_session_init (HearsaySession *self)
{
  self->articles = hearsay_row_list_new ();
  self->entities = hearsay_row_list_new ();
  self->utterances = hearsay_row_list_new ();
  self->annotation_rows = hearsay_row_list_new ();
  self->rule_rows = hearsay_row_list_new ();
  self->hits = hearsay_row_list_new ();
  self->found = g_array_new (FALSE, FALSE, sizeof (HearsayHit));
  self->history = g_array_new (FALSE, FALSE, sizeof (HearsayHit));
  self->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->article = self->quote = self->entity = self->mention = self->utterance = self->change = HEARSAY_NONE;
  for (guint i = 0; i < HEARSAY_N_PANES; i++)
    self->panes[i] = HEARSAY_NONE;
  self->compared = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->passage = self->difference = HEARSAY_NONE;
  self->filter = g_strdup ("");
  self->entity_filter = g_strdup ("");
  self->utterance_filter = g_strdup ("");
  self->search = g_strdup ("");
  self->progress_text = g_strdup ("");
  self->progress_detail = g_strdup ("");
}

HearsaySession *
hearsay_session_new (void)
{
  return g_object_new (HEARSAY_TYPE_SESSION, NULL);
}

/**
 * hearsay_session_take_analysis:
 * @project: (transfer full) (nullable)
 * @suggested: (transfer full): what was found, however it came about
 *
 * Opens an analysis that is already made.
 */
void
hearsay_session_take_analysis (HearsaySession *self,
                               HearsayProject *project,
                               HearsayAnalysis *suggested)
{
  g_autoptr (HearsayProject) owned = project;

  g_return_if_fail (HEARSAY_IS_SESSION (self));

  _hearsay_session_stop (self);
  _hearsay_session_set_project (self, owned);
  _hearsay_session_show (self, suggested, TRUE);
  hearsay_analysis_unref (suggested);
}

/**
 * hearsay_session_get_project:
 *
 * Returns: (transfer none) (nullable): the project, if something is open
 */
HearsayProject *
hearsay_session_get_project (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->project;
}

/**
 * hearsay_session_get_corpus:
 *
 * Returns: (transfer none) (nullable): the articles, if something is open
 */
HearsayCorpus *
hearsay_session_get_corpus (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->shown != NULL ? self->shown->corpus : NULL;
}

/**
 * hearsay_session_get_shown:
 *
 * Returns: (transfer none) (nullable): what was found, with the decisions laid
 *   over; valid until "shown-changed"
 */
HearsayAnalysis *
hearsay_session_get_shown (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  return self->shown;
}

/**
 * hearsay_session_get_article_at:
 *
 * Returns: (nullable): the article, or %NULL if there is none at @index
 */
const HearsayArticle *
hearsay_session_get_article_at (HearsaySession *self,
                                int index)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), NULL);

  if (self->shown == NULL || index < 0 || (guint) index >= self->shown->corpus->articles->len)
    return NULL;

  return hearsay_corpus_get (self->shown->corpus, index);
}

gboolean
hearsay_session_is_busy (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  return self->task != NULL;
}

/**
 * hearsay_session_is_analysed:
 *
 * Returns: whether the analysis has come to its end; until then counts are "so far"
 */
gboolean
hearsay_session_is_analysed (HearsaySession *self)
{
  g_return_val_if_fail (HEARSAY_IS_SESSION (self), FALSE);

  return self->is_analysed;
}
