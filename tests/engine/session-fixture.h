/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include "hearsay-session.h"
#include "hearsay-text.h"

/* A story made by hand, so that tests of what shows it do not depend on what the
 * engine finds: three articles in two families, a person with a misspelling, a
 * place, a direct quotation and one of somebody nobody names. */

#define FIXTURE_FIRST "The well is dry\n\nAda Thorn, the reeve, said on Monday: \xe2\x80\x9cThe well is not dry.\xe2\x80\x9d She spoke in Wickby.\n"
#define FIXTURE_SECOND "Well dry, says reeve\n\n\xe2\x80\x9cThe well is dry,\xe2\x80\x9d Ada Thorne said in Wickby.\n"
#define FIXTURE_THIRD "Water bills\n\nA clerk said the bills would rise. Caf\xc3\xa9 owners object.\n"

static inline HearsaySpan
fixture_find (const HearsayArticle *article,
              const char *words)
{
  const char *place = strstr (article->text, words);

  g_assert_nonnull (place);

  return (HearsaySpan){ place - article->text, place - article->text + strlen (words) };
}

static inline HearsayArticle *
fixture_article (const char *id,
                 const char *outlet,
                 const char *published,
                 const char *text)
{
  HearsayArticle *article = hearsay_article_new ();
  const char *end = strchr (text, '\n');

  g_free (article->id);
  article->id = g_strdup (id);
  g_free (article->path);
  article->path = g_strconcat (id, ".txt", NULL);
  g_free (article->outlet);
  article->outlet = g_strdup (outlet);
  g_free (article->published);
  article->published = g_strdup (published);
  g_free (article->title);
  article->title = g_strndup (text, end - text);
  article->title_span = (HearsaySpan){ 0, end - text };
  hearsay_article_take_text (article, g_strdup (text));

  return article;
}

static inline void
fixture_mention (HearsayAnalysis *analysis,
                 guint article,
                 const char *words,
                 int entity,
                 gboolean is_variant)
{
  HearsayMention mention = { 0 };

  mention.article = article;
  mention.span = fixture_find (hearsay_corpus_get (analysis->corpus, article), words);
  mention.entity = entity;
  mention.is_variant = is_variant;
  mention.confidence = 90;
  mention.reason = "full name";
  g_array_append_val (analysis->mentions, mention);
}

static inline void
fixture_entity (HearsayAnalysis *analysis,
                const char *id,
                const char *name,
                HearsayEntityKind kind)
{
  HearsayEntity entity = { 0 };

  entity.id = g_strdup (id);
  entity.name = g_strdup (name);
  entity.kind = kind;
  entity.confidence = 90;
  entity.reason = "full name";
  g_array_append_val (analysis->entities, entity);
}

static inline void
fixture_quote (HearsayAnalysis *analysis,
               const char *id,
               guint article,
               const char *words,
               HearsayQuoteKind kind,
               const char *speaker,
               int entity,
               HearsaySourceType type,
               int utterance)
{
  HearsaySpan span = fixture_find (hearsay_corpus_get (analysis->corpus, article), words);
  HearsayQuote quote;

  hearsay_quote_init (&quote, article);
  g_free (quote.id);
  quote.id = g_strdup (id);
  quote.kind = kind;
  g_array_append_val (quote.content, span);
  g_free (quote.speaker);
  quote.speaker = g_strdup (speaker);
  quote.speaker_entity = entity;
  quote.source_type = type;
  quote.confidence = 93;
  quote.reason = "speaker and verb after the words";
  quote.utterance = utterance;
  g_array_append_val (analysis->quotes, quote);
}

static inline void
fixture_utterance (HearsayAnalysis *analysis,
                   const char *id,
                   const guint32 *quotes,
                   guint n_quotes)
{
  const HearsayQuote *base = hearsay_analysis_get_quote (analysis, quotes[0]);
  HearsayUtterance utterance = { 0 };

  utterance.id = g_strdup (id);
  utterance.quotes = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_vals (utterance.quotes, quotes, n_quotes);
  utterance.speaker = g_strdup (base->speaker);
  utterance.speaker_entity = base->speaker_entity;
  utterance.source_type = base->source_type;
  utterance.origins = 1;
  utterance.changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));
  utterance.tree = g_array_new (FALSE, FALSE, sizeof (HearsayTransmission));
  g_array_append_val (analysis->utterances, utterance);
}

static inline void
fixture_descent (HearsayAnalysis *analysis,
                 guint32 family,
                 int parent,
                 guint8 copied)
{
  HearsayDescent descent = { 0 };

  descent.family = family;
  descent.parent = parent;
  descent.copied = copied;
  descent.reason = "copied passage";
  for (guint i = 0; i < HEARSAY_N_ALTERNATIVES; i++)
    descent.others[i] = HEARSAY_NONE;
  g_array_append_val (analysis->descents, descent);
}

static inline void
fixture_family (HearsayAnalysis *analysis,
                guint32 origin,
                const char *name,
                const char *source,
                guint n_articles)
{
  HearsayFamily family = { origin, g_strdup (name), g_strdup (source), HEARSAY_SOURCE_NAMED, n_articles };

  g_array_append_val (analysis->families, family);
}

static inline HearsayAnalysis *
fixture_story (void)
{
  static const guint32 said[] = { 0, 1 };
  static const guint32 told[] = { 2 };
  g_autoptr (GPtrArray) articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  HearsayAnalysis *analysis = NULL;
  HearsayChange change = { 0, 1, HEARSAY_CHANGE_NEGATION, { 0, 0 }, { 0, 0 } };

  g_ptr_array_add (articles, fixture_article ("first", "Wickby Post", "2024-05-06T09:00", FIXTURE_FIRST));
  g_ptr_array_add (articles, fixture_article ("second", "Hill Echo", "2024-05-07", FIXTURE_SECOND));
  g_ptr_array_add (articles, fixture_article ("third", "Ledger", "", FIXTURE_THIRD));
  corpus = hearsay_corpus_new (g_steal_pointer (&articles), NULL);
  analysis = hearsay_analysis_new (corpus);

  fixture_entity (analysis, "ada", "Ada Thorn", HEARSAY_ENTITY_PERSON);
  fixture_entity (analysis, "wickby", "Wickby", HEARSAY_ENTITY_PLACE);
  fixture_mention (analysis, 0, "Ada Thorn", 0, FALSE);
  fixture_mention (analysis, 0, "Wickby", 1, FALSE);
  fixture_mention (analysis, 1, "Ada Thorne", 0, TRUE);
  fixture_mention (analysis, 1, "Wickby", 1, FALSE);
  hearsay_analysis_count_mentions (analysis);

  fixture_quote (analysis, "q1", 0, "The well is not dry.", HEARSAY_QUOTE_DIRECT, "Ada Thorn", 0, HEARSAY_SOURCE_NAMED, 0);
  fixture_quote (analysis, "q2", 1, "The well is dry,", HEARSAY_QUOTE_DIRECT, "Ada Thorn", 0, HEARSAY_SOURCE_NAMED, 0);
  fixture_quote (analysis, "q3", 2, "the bills would rise", HEARSAY_QUOTE_INDIRECT, "A clerk", -1, HEARSAY_SOURCE_ANONYMOUS, 1);
  fixture_utterance (analysis, "u1", said, G_N_ELEMENTS (said));
  fixture_utterance (analysis, "u2", told, G_N_ELEMENTS (told));
  change.a = fixture_find (hearsay_corpus_get (corpus, 0), "not");
  g_array_append_val (hearsay_analysis_get_utterance (analysis, 0)->changes, change);

  fixture_descent (analysis, 0, -1, 0);
  fixture_descent (analysis, 0, 0, 71);
  fixture_descent (analysis, 1, -1, 0);
  fixture_family (analysis, 0, "Wickby Post", "Ada Thorn", 2);
  fixture_family (analysis, 2, "Ledger", "", 1);

  return analysis;
}

static inline HearsaySession *
fixture_session (void)
{
  HearsaySession *session = hearsay_session_new ();

  hearsay_session_take_analysis (session, hearsay_project_new (), fixture_story ());

  return session;
}

/* Turns the main loop while @condition holds, for thirty seconds at most. */
#define FIXTURE_WAIT_WHILE(condition)                                   \
  G_STMT_START                                                          \
  {                                                                     \
    gint64 fixture_end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC; \
    while ((condition) && g_get_monotonic_time () < fixture_end)        \
      {                                                                 \
        if (!g_main_context_iteration (NULL, FALSE))                    \
          g_usleep (1000);                                              \
      }                                                                 \
    g_assert_false (condition);                                         \
  }                                                                     \
  G_STMT_END

/* A worker thread lets its task go, and with it the session, a moment after the task's callback. */
static inline void
fixture_end_session (HearsaySession *session)
{
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (session);
  FIXTURE_WAIT_WHILE (g_atomic_pointer_get (&session) != NULL);
}
