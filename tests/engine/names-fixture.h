/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-stages.h"
#include "hearsay-text.h"

/* What always holds of the names of an article, whatever its text is. */

static inline HearsayArticle *
names_make_article (const char *id,
                    char *text)
{
  HearsayArticle *article = hearsay_article_new ();

  g_free (article->id);
  article->id = g_strdup (id);
  g_free (article->path);
  article->path = g_strdup (id);
  g_free (article->language);
  article->language = g_strdup ("en");
  hearsay_article_take_text (article, text);

  return article;
}

/* In order, apart, on characters, inside the text. */
static inline void
names_check_found (const HearsayReading *reading)
{
  const HearsayArticle *article = reading->article;
  gsize end = 0;

  for (guint i = 0; i < reading->mentions->len; i++)
    {
      const HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, i);
      HearsaySpan span = mention->span;

      g_assert_cmpuint (end, <=, span.start);
      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, article->length);
      g_assert_true (g_utf8_validate (article->text + span.start, span.end - span.start, NULL));
      g_assert_cmpuint (mention->article, ==, reading->index);
      g_assert_cmpuint (mention->kind, <=, HEARSAY_ENTITY_OTHER);
      g_assert_cmpuint (mention->confidence, <=, 100);
      g_assert_nonnull (mention->reason);
      end = span.end;
    }
}

/* Every mention belongs to an entity, every entity to its mentions. */
static inline void
names_check_resolved (GPtrArray *readings,
                      const HearsayAnalysis *analysis)
{
  g_autofree guint *n_mentions = g_new0 (guint, analysis->entities->len + 1);

  for (guint r = 0; r < readings->len; r++)
    {
      const HearsayReading *reading = g_ptr_array_index (readings, r);

      names_check_found (reading);
      for (guint i = 0; i < reading->mentions->len; i++)
        {
          const HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, i);

          g_assert_cmpint (mention->entity, >=, 0);
          g_assert_cmpint (mention->entity, <, analysis->entities->len);
          n_mentions[mention->entity]++;
        }
    }

  for (guint i = 0; i < analysis->entities->len; i++)
    {
      const HearsayEntity *entity = hearsay_analysis_get_entity (analysis, i);

      g_assert_cmpuint (entity->kind, <=, HEARSAY_ENTITY_OTHER);
      g_assert_cmpuint (entity->confidence, <=, 100);
      g_assert_cmpuint (n_mentions[i], >, 0);
      g_assert_true (g_utf8_validate (entity->name, -1, NULL));
      g_assert_cmpstr (entity->id, !=, "");
    }
}

static inline void
names_free_reading (gpointer data)
{
  hearsay_reading_free (data);
}

/* Finds and resolves the names of articles, which it takes, and checks them. Gives the number of mentions. */
static inline guint
names_check (GPtrArray *articles)
{
  g_autoptr (HearsayCorpus) corpus = hearsay_corpus_new (articles, NULL);
  g_autoptr (HearsayAnalysis) analysis = hearsay_analysis_new (corpus);
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (names_free_reading);
  guint n_mentions = 0;

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      HearsayReading *reading = hearsay_reading_new (hearsay_corpus_get (corpus, i), i);

      g_ptr_array_add (readings, reading);
      hearsay_names_find (reading);
      names_check_found (reading);
      n_mentions += reading->mentions->len;
    }

  hearsay_entities_resolve (readings, analysis, 1);
  names_check_resolved (readings, analysis);

  return n_mentions;
}
