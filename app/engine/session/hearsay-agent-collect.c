/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-agent-map"

#include "config.h"

#include "hearsay-agent-map-private.h"

#include <string.h>

#include "hearsay-text.h"

/* Who is who in the chains, and the steps between them.
 *
 * A name is one agent wherever it stands: "the Ledger" that reports, that is quoted
 * and that publishes. A description ("a senior official") is not: it is one agent only
 * within the articles that go back to one origin, for elsewhere it may mean another. */

#define MAX_STEPS 32 /* of one chain */

typedef struct
{
  const HearsayAnalysis *analysis;
  char *filter;      /* folded; NULL: everything */
  GHashTable *known; /* key → agent + 1 */
  GArray *agents;    /* HearsayAgent */
  GArray *matches;   /* gboolean, per agent: @filter says so */
  GArray *steps;
  guint32 *outlets; /* per article: the agent that publishes it */
  guint32 *people;  /* per entity: the agent + 1, once it is known */
} Collector;

static gboolean
name_matches (const Collector *self,
              const char *name)
{
  g_autofree char *folded = NULL;

  if (self->filter == NULL)
    return TRUE;

  folded = hearsay_text_fold (name, strlen (name));

  return strstr (folded, self->filter) != NULL;
}

/* Takes over @key. */
static guint
add_agent (Collector *self,
           char *key,
           const char *name,
           int entity)
{
  HearsayAgent agent = { .name = g_strdup (name), .entity = entity, .article = HEARSAY_NONE };
  gboolean matches = name_matches (self, name);

  g_array_append_val (self->agents, agent);
  g_array_append_val (self->matches, matches);
  g_hash_table_insert (self->known, key, GUINT_TO_POINTER (self->agents->len));

  return self->agents->len - 1;
}

static char *
dup_name_key (const char *name)
{
  g_autofree char *folded = hearsay_text_fold (name, strlen (name));

  return g_strconcat ("name ", g_str_has_prefix (folded, "the ") ? folded + 4 : folded, NULL);
}

static int
find_key (Collector *self,
          const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->known, key)) - 1;
}

/* Two entities may share a name: a person and a place. */
static guint
find_or_add (Collector *self,
             const char *name,
             int entity)
{
  const char *full = entity != HEARSAY_NONE ? hearsay_analysis_get_entity (self->analysis, entity)->name : name;
  g_autofree char *key = dup_name_key (full);
  int known = find_key (self, key);

  if (known >= 0 && entity != HEARSAY_NONE)
    {
      HearsayAgent *agent = &g_array_index (self->agents, HearsayAgent, known);

      if (agent->entity == HEARSAY_NONE)
        agent->entity = entity;
      if (agent->entity != entity)
        {
          char *other = g_strdup_printf ("%s %d", key, entity);

          g_free (key);
          key = other;
          known = find_key (self, key);
        }
    }

  return known >= 0 ? (guint) known : add_agent (self, g_steal_pointer (&key), full, entity);
}

/* Looking up by entity spares folding the names of most. */
static guint
intern_name (Collector *self,
             const char *name,
             int entity)
{
  guint agent = 0;

  if (entity == HEARSAY_NONE)
    return find_or_add (self, name, entity);
  if (self->people[entity] > 0)
    return self->people[entity] - 1;

  agent = find_or_add (self, name, entity);
  self->people[entity] = agent + 1;

  return agent;
}

static guint
intern_description (Collector *self,
                    const HearsayQuote *quote)
{
  g_autofree char *name = dup_name_key (quote->speaker);
  g_autofree char *key = NULL;
  int known = find_key (self, name);
  guint family = quote->article;

  if (known >= 0)
    return known;

  if (quote->article < self->analysis->descents->len)
    family = hearsay_analysis_get_descent (self->analysis, quote->article)->family;
  key = g_strdup_printf ("described %u %d %s", family, quote->source_type, name);
  known = find_key (self, key);

  return known >= 0 ? (guint) known : add_agent (self, g_steal_pointer (&key), quote->speaker, HEARSAY_NONE);
}

static gboolean
is_earlier (const HearsayAnalysis *analysis,
            guint article,
            int than)
{
  const char *published = hearsay_corpus_get (analysis->corpus, article)->published;
  const char *other = than >= 0 ? hearsay_corpus_get (analysis->corpus, than)->published : "";

  return *published != '\0' && (*other == '\0' || strcmp (published, other) < 0);
}

/* An article without an outlet stands for its own. */
static guint
add_title (Collector *self,
           guint index)
{
  const HearsayArticle *article = hearsay_corpus_get (self->analysis->corpus, index);
  g_autofree char *file = g_path_get_basename (article->path);

  return add_agent (self, g_strdup_printf ("article %u", index), article->title[0] != '\0' ? article->title : file, HEARSAY_NONE);
}

static void
intern_outlets (Collector *self)
{
  const HearsayAnalysis *analysis = self->analysis;

  for (guint i = 0; i < analysis->corpus->articles->len; i++)
    {
      const HearsayArticle *article = hearsay_corpus_get (analysis->corpus, i);
      gboolean is_title = article->outlet[0] == '\0';
      HearsayAgent *agent = NULL;

      if (is_title)
        self->outlets[i] = add_title (self, i);
      else
        self->outlets[i] = intern_name (self, article->outlet, HEARSAY_NONE);

      agent = &g_array_index (self->agents, HearsayAgent, self->outlets[i]);
      agent->is_title = is_title;
      agent->roles |= HEARSAY_AGENT_PUBLISHES;
      if (agent->article < 0 || is_earlier (analysis, i, agent->article))
        agent->article = i;
    }
}

/* Returns: the agent, or -1 where nobody is named */
static int
find_hop (Collector *self,
          const HearsayQuote *quote,
          const HearsayHop *hop)
{
  if (hop->role == HEARSAY_ROLE_PUBLISHER)
    return self->outlets[quote->article];
  if (hop->role == HEARSAY_ROLE_RELAY)
    {
      if (hop->article >= 0 && (guint) hop->article < self->analysis->corpus->articles->len)
        return self->outlets[hop->article];
      return hop->name[0] != '\0' ? (int) intern_name (self, hop->name, hop->entity) : HEARSAY_NONE;
    }
  if (quote->speaker_entity != HEARSAY_NONE || quote->source_type == HEARSAY_SOURCE_NAMED)
    return quote->speaker[0] != '\0' ? (int) intern_name (self, quote->speaker, quote->speaker_entity) : HEARSAY_NONE;

  return quote->speaker[0] != '\0' ? (int) intern_description (self, quote) : HEARSAY_NONE;
}

static void
note_role (Collector *self,
           guint agent,
           const HearsayQuote *quote,
           HearsayRole role)
{
  static const guint8 roles[] = { HEARSAY_AGENT_SPEAKS, HEARSAY_AGENT_RELAYS, HEARSAY_AGENT_PUBLISHES };
  HearsayAgent *one = &g_array_index (self->agents, HearsayAgent, agent);

  if (role == HEARSAY_ROLE_SPEAKER && !(one->roles & HEARSAY_AGENT_SPEAKS))
    one->source_type = quote->source_type;
  one->roles |= roles[role];
}

static gboolean
is_rejected (const HearsayAnalysis *analysis,
             const HearsayQuote *quote)
{
  return quote->standing == HEARSAY_STANDING_REJECTED ||
         (quote->utterance >= 0 && (guint) quote->utterance < analysis->utterances->len &&
          hearsay_analysis_get_utterance (analysis, quote->utterance)->standing == HEARSAY_STANDING_REJECTED);
}

static void
count_once (Collector *self,
            const int *way,
            guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean is_new = TRUE;

      for (guint k = 0; k < i && is_new; k++)
        is_new = way[k] != way[i];
      if (is_new)
        g_array_index (self->agents, HearsayAgent, way[i]).n_quotes++;
    }
}

static void
collect_quote (Collector *self,
               guint index)
{
  const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, index);
  const HearsayHop *hops[MAX_STEPS];
  int way[MAX_STEPS];
  guint n = 0;
  gboolean matches = FALSE;

  if (quote->article >= self->analysis->corpus->articles->len || quote->content->len == 0 || is_rejected (self->analysis, quote))
    return;

  for (guint h = 0; h < quote->chain->len && n < MAX_STEPS; h++)
    {
      const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, h);
      int agent = find_hop (self, quote, hop);

      if (agent < 0 || (n > 0 && way[n - 1] == agent))
        continue;
      note_role (self, agent, quote, hop->role);
      matches |= g_array_index (self->matches, gboolean, agent);
      hops[n] = hop;
      way[n++] = agent;
    }

  if (!matches || n < 2)
    return;
  count_once (self, way, n);
  for (guint i = 0; i + 1 < n; i++)
    {
      HearsayAgentStep step = { way[i], way[i + 1], HEARSAY_AGENT_EDGE_PASSED, hearsay_hop_get_step_basis (hops[i], hops[i + 1]), { quote->article, hearsay_quote_get_span (quote), index } };

      g_array_append_val (self->steps, step);
    }
}

/* By both articles: the longest passage they share. */
static GHashTable *
index_passages (const HearsayAnalysis *analysis)
{
  GHashTable *passages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < analysis->reuse->len; i++)
    {
      const HearsayReuse *reuse = &g_array_index (analysis->reuse, HearsayReuse, i);
      gint64 *key = g_new (gint64, 1);
      const HearsayReuse *known = NULL;

      *key = (gint64) MIN (reuse->article_a, reuse->article_b) << 32 | MAX (reuse->article_a, reuse->article_b);
      known = g_hash_table_lookup (passages, key);
      if (known == NULL || known->a.end - known->a.start < reuse->a.end - reuse->a.start)
        g_hash_table_replace (passages, key, (gpointer) reuse);
      else
        g_free (key);
    }

  return passages;
}

/* The words that name the source; else the longest passage taken over; else the headline. */
static HearsaySpan
copied_span (const HearsayAnalysis *analysis,
             GHashTable *passages,
             guint article)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (analysis, article);
  gint64 key = (gint64) MIN (article, (guint) descent->parent) << 32 | MAX (article, (guint) descent->parent);
  const HearsayReuse *reuse = g_hash_table_lookup (passages, &key);

  if (!hearsay_span_is_empty (descent->evidence))
    return descent->evidence;
  if (reuse != NULL)
    return reuse->article_a == article ? reuse->a : reuse->b;

  return hearsay_corpus_get (analysis->corpus, article)->title_span;
}

static void
collect_copies (Collector *self)
{
  const HearsayAnalysis *analysis = self->analysis;
  guint n = MIN (analysis->descents->len, analysis->corpus->articles->len);
  g_autoptr (GHashTable) passages = index_passages (analysis);

  for (guint i = 0; i < n; i++)
    {
      const HearsayDescent *descent = hearsay_analysis_get_descent (analysis, i);
      HearsayAgentStep step = { 0, self->outlets[i], HEARSAY_AGENT_EDGE_COPIED, descent->basis, { i, { 0, 0 }, HEARSAY_NONE } };

      if (descent->parent < 0 || (guint) descent->parent >= n)
        continue;
      step.from = self->outlets[descent->parent];
      if (step.from == step.to ||
          (!g_array_index (self->matches, gboolean, step.from) && !g_array_index (self->matches, gboolean, step.to)))
        continue;

      step.evidence.span = copied_span (analysis, passages, i);
      g_array_append_val (self->steps, step);
    }
}

/* Fills @agents (HearsayAgent) and @steps (HearsayAgentStep, in the order of articles).
 * @filter: (nullable): only what passed through those whose name contains it */
void
_hearsay_agent_map_collect (const HearsayAnalysis *analysis,
                            const char *filter,
                            GArray *agents,
                            GArray *steps)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autofree char *folded = filter != NULL && *filter != '\0' ? hearsay_text_fold (filter, strlen (filter)) : NULL;
  g_autofree guint32 *outlets = g_new0 (guint32, analysis->corpus->articles->len + 1);
  g_autofree guint32 *people = g_new0 (guint32, analysis->entities->len + 1);
  Collector self = { analysis, folded, known, agents, matches, steps, outlets, people };

  intern_outlets (&self);
  for (guint i = 0; i < analysis->quotes->len; i++)
    collect_quote (&self, i);
  collect_copies (&self);

  for (guint i = 0; i < agents->len; i++)
    g_array_index (agents, HearsayAgent, i).weight = g_array_index (agents, HearsayAgent, i).n_quotes;
  for (guint i = 0; i < steps->len; i++)
    {
      const HearsayAgentStep *step = &g_array_index (steps, HearsayAgentStep, i);

      if (step->kind != HEARSAY_AGENT_EDGE_COPIED)
        continue;
      g_array_index (agents, HearsayAgent, step->from).weight++;
      g_array_index (agents, HearsayAgent, step->to).weight++;
    }
}
