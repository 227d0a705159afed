/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-flow"

#include "config.h"

#include "hearsay-flow.h"

#include <string.h>

#include "hearsay-text.h"

typedef struct
{
  const HearsayAnalysis *analysis;
  HearsayFlow *flow;
  GHashTable *agents; /* id → node + 1 */
} Making;

/* By entity, or by name where there is none: "the BBC" and "BBC" are one. */
static char *
agent_id (const HearsayAnalysis *analysis,
          const char *name,
          int entity)
{
  g_autofree char *folded = hearsay_text_fold (name, strlen (name));
  g_autofree char *id = hearsay_stable_id ("agent", g_str_has_prefix (folded, "the ") ? folded + 4 : folded, NULL);

  return g_strconcat ("agent-", entity != HEARSAY_NONE ? hearsay_analysis_get_entity (analysis, entity)->id : id, NULL);
}

static guint
add_node (Making *self,
          HearsayNodeKind kind,
          char *id,
          const char *label,
          guint index)
{
  HearsayNode node = { kind, id, g_strdup (label), index, HEARSAY_NONE, FALSE };

  g_array_append_val (self->flow->nodes, node);

  return self->flow->nodes->len - 1;
}

static guint
find_agent (Making *self,
            const char *name,
            int entity)
{
  g_autofree char *id = agent_id (self->analysis, name, entity);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->agents, id));
  const char *label = entity != HEARSAY_NONE ? hearsay_analysis_get_entity (self->analysis, entity)->name : name;

  if (known == 0)
    {
      char *key = g_strdup (id);

      known = add_node (self, HEARSAY_NODE_AGENT, g_steal_pointer (&id), label, 0) + 1;
      g_array_index (self->flow->nodes, HearsayNode, known - 1).entity = entity;
      g_hash_table_insert (self->agents, key, GUINT_TO_POINTER (known));
    }

  return known - 1;
}

static void
add_edge (Making *self,
          guint from,
          guint to,
          HearsayEdgeKind kind,
          HearsayBasis basis,
          guint count)
{
  HearsayEdge edge = { from, to, kind, basis, count };

  g_array_append_val (self->flow->edges, edge);
}

static char *
article_label (const HearsayArticle *article)
{
  if (article->outlet[0] != '\0' && article->title[0] != '\0')
    return g_strdup_printf ("%s: %s", article->outlet, article->title);

  return g_strdup (article->title[0] != '\0' ? article->title : article->path);
}

static void
add_articles (Making *self)
{
  const HearsayAnalysis *analysis = self->analysis;

  for (guint i = 0; i < analysis->corpus->articles->len; i++)
    {
      const HearsayArticle *article = hearsay_corpus_get (analysis->corpus, i);
      g_autofree char *label = article_label (article);

      add_node (self, HEARSAY_NODE_ARTICLE, g_strconcat ("article-", article->id, NULL), label, i);
    }
}

static void
add_utterances (Making *self)
{
  const HearsayAnalysis *analysis = self->analysis;

  for (guint i = 0; i < analysis->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (analysis, i);
      const HearsayQuote *base = hearsay_analysis_get_quote (analysis, g_array_index (utterance->quotes, guint32, 0));
      g_autofree char *text = hearsay_quote_dup_text (base, hearsay_corpus_get (analysis->corpus, base->article));

      add_node (self, HEARSAY_NODE_UTTERANCE, g_strconcat ("utterance-", utterance->id, NULL), text, i);
    }
}

static gboolean
is_person (const HearsayAnalysis *analysis,
           int entity)
{
  return entity != HEARSAY_NONE && hearsay_analysis_get_entity (analysis, entity)->kind == HEARSAY_ENTITY_PERSON;
}

static void
add_quote_edges (Making *self,
                 const HearsayQuote *quote)
{
  for (guint h = 0; h < quote->chain->len; h++)
    {
      const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, h);

      if (hop->role == HEARSAY_ROLE_RELAY && hop->name[0] != '\0')
        {
          guint agent = find_agent (self, hop->name, hop->entity);

          if (!is_person (self->analysis, hop->entity))
            g_array_index (self->flow->nodes, HearsayNode, agent).is_outlet = TRUE;
          add_edge (self, agent, quote->article, HEARSAY_EDGE_RELAYED, hop->basis, 1);
        }
    }

  if (quote->utterance >= 0)
    add_edge (self, self->analysis->corpus->articles->len + quote->utterance, quote->article, HEARSAY_EDGE_PRINTED, HEARSAY_BASIS_DECLARED, 1);
}

static void
add_edges (Making *self)
{
  const HearsayAnalysis *analysis = self->analysis;
  guint n = analysis->corpus->articles->len;

  for (guint i = 0; i < analysis->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (analysis, i);

      if (utterance->speaker[0] != '\0')
        add_edge (self, find_agent (self, utterance->speaker, utterance->speaker_entity), n + i, HEARSAY_EDGE_SAID,
                  HEARSAY_BASIS_DECLARED, utterance->quotes->len);
    }

  for (guint i = 0; i < analysis->quotes->len; i++)
    add_quote_edges (self, hearsay_analysis_get_quote (analysis, i));

  for (guint i = 0; i < n; i++)
    {
      const char *outlet = hearsay_corpus_get (analysis->corpus, i)->outlet;

      if (outlet[0] != '\0')
        {
          guint agent = find_agent (self, outlet, HEARSAY_NONE);

          g_array_index (self->flow->nodes, HearsayNode, agent).is_outlet = TRUE;
          add_edge (self, agent, i, HEARSAY_EDGE_PUBLISHED, HEARSAY_BASIS_DECLARED, 1);
        }
      if (i < analysis->descents->len && hearsay_analysis_get_descent (analysis, i)->parent >= 0)
        {
          const HearsayDescent *descent = hearsay_analysis_get_descent (analysis, i);

          add_edge (self, descent->parent, i, HEARSAY_EDGE_COPIED, descent->basis, descent->copied);
        }
    }
}

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const HearsayEdge *x = a;
  const HearsayEdge *y = b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;

  return (int) x->basis - (int) y->basis;
}

static void
join_edges (GArray *edges)
{
  guint kept = 0;

  g_array_sort (edges, compare_edges);
  for (guint i = 0; i < edges->len; i++)
    {
      HearsayEdge edge = g_array_index (edges, HearsayEdge, i);

      if (kept > 0 && compare_edges (&edge, &g_array_index (edges, HearsayEdge, kept - 1)) == 0)
        g_array_index (edges, HearsayEdge, kept - 1).count += edge.count;
      else
        g_array_index (edges, HearsayEdge, kept++) = edge;
    }
  g_array_set_size (edges, kept);
}

static void
clear_node (gpointer data)
{
  HearsayNode *node = data;

  g_free (node->id);
  g_free (node->label);
}

/**
 * hearsay_flow_new:
 *
 * Returns: (transfer full): articles, what was said and who said, relayed and
 *   published it, as a graph
 */
HearsayFlow *
hearsay_flow_new (const HearsayAnalysis *analysis)
{
  HearsayFlow *self = g_new0 (HearsayFlow, 1);
  g_autoptr (GHashTable) agents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Making making = { analysis, self, agents };

  self->nodes = g_array_new (FALSE, FALSE, sizeof (HearsayNode));
  g_array_set_clear_func (self->nodes, clear_node);
  self->edges = g_array_new (FALSE, FALSE, sizeof (HearsayEdge));

  add_articles (&making);
  add_utterances (&making);
  add_edges (&making);
  join_edges (self->edges);

  return self;
}

void
hearsay_flow_free (HearsayFlow *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_free (self);
}

/* The names in files; untranslated. */
const char *
hearsay_node_kind_to_string (HearsayNodeKind kind)
{
  static const char *const names[] = { "article", "utterance", "agent" };

  return names[kind];
}

const char *
hearsay_edge_kind_to_string (HearsayEdgeKind kind)
{
  static const char *const names[] = { "said", "printed", "relayed", "published", "copied" };

  return names[kind];
}
