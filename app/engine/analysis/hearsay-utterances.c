/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterances"

#include "config.h"

#include "hearsay-utterances.h"

#include <string.h>

#include "hearsay-parallel.h"
#include "hearsay-stages.h"

/* Quotations are joined pair by pair, the likest first, and a join that would put
 * two speakers or two statements into one is refused. Then once more, knowing
 * which words stood for each other and what each quotation stands beside. */

#define MAX_JOIN 400     /* quotations in one utterance; more is boilerplate */
#define FEW_STEMS 2      /* a fragment … */
#define MAX_MEETINGS 900 /* pairs looked at before two groups are joined */
#define PART 64          /* quotations, or utterances, that one thread works on at a time */

typedef struct
{
  HearsayAnalysis *analysis;
  HearsayStatements *statements;
  HearsayAligner **aligners; /* one a job */
  guint32 *parent;           /* union-find; a root is the least index of its set */
  guint32 *next;             /* the quotations of a set in the order they joined: who comes next; 0 behind the last */
  guint32 *last;             /* root → who joined last */
  guint32 *sizes;            /* root → how many they are */
} Joining;

/* Ties are broken by what the quotations are, not by where they stand. */
static int
compare_scores (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  const HearsayAnalysis *analysis = user_data;
  const HearsayLikeness *x = a;
  const HearsayLikeness *y = b;
  int order = 0;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  order = strcmp (hearsay_analysis_get_quote (analysis, x->a)->id, hearsay_analysis_get_quote (analysis, y->a)->id);
  return order != 0 ? order : strcmp (hearsay_analysis_get_quote (analysis, x->b)->id, hearsay_analysis_get_quote (analysis, y->b)->id);
}

static guint32
find_root (const Joining *self,
           guint32 quote)
{
  while (self->parent[quote] != quote)
    {
      self->parent[quote] = self->parent[self->parent[quote]];
      quote = self->parent[quote];
    }

  return quote;
}

static gboolean
is_fragment (const Joining *self,
             guint32 quote)
{
  const HearsayStatement *it = hearsay_statements_get (self->statements, quote);

  return it->core->len <= FEW_STEMS && !it->is_relayed;
}

/* A fragment goes with what it is a fragment of, and joins nothing else to it. */
static gboolean
is_bridge (const Joining *self,
           guint32 quote,
           guint32 a,
           guint32 b)
{
  if (!is_fragment (self, quote))
    return FALSE;

  return self->sizes[a] > 1 && self->sizes[b] > 1;
}

static gboolean
may_join (const Joining *self,
          guint32 a,
          guint32 b)
{
  guint32 left = a;
  guint n_met = 0;

  if (self->sizes[a] + self->sizes[b] > MAX_JOIN)
    return FALSE;

  do
    {
      guint32 right = b;

      do
        {
          if (n_met++ == MAX_MEETINGS)
            return TRUE;
          if (!hearsay_utterances_may_meet (self->statements, left, right))
            return FALSE;
        }
      while ((right = self->next[right]) != 0);
    }
  while ((left = self->next[left]) != 0);

  return TRUE;
}

static void
join_pair (Joining *self,
           const HearsayLikeness *pair)
{
  guint32 x = find_root (self, pair->a);
  guint32 y = find_root (self, pair->b);
  guint32 root = MIN (x, y);
  guint32 other = MAX (x, y);

  if (x == y || is_bridge (self, pair->a, x, y) || is_bridge (self, pair->b, x, y) || !may_join (self, x, y))
    return;

  self->parent[other] = root;
  self->next[self->last[root]] = other;
  self->last[root] = self->last[other];
  self->sizes[root] += self->sizes[other];
}

/* Whether a pair that was looked at before may be judged otherwise now. */
static gboolean
is_worth_another (const Joining *self,
                  const guint32 *groups,
                  const guint8 *changed,
                  const HearsayLikeness *pair)
{
  if (groups[pair->a] == groups[pair->b])
    return FALSE;

  return changed[pair->a] || changed[pair->b] || hearsay_utterances_are_between_one (self->statements, groups, pair);
}

/* All quotations looked through for pairs. */
typedef struct
{
  const Joining *joining;
  HearsayPartners *partners;
  const guint32 *groups;
  const guint8 *changed;
  GArray **found; /* by part */
} Judging;

static void
judge_part (guint part,
            guint first,
            guint last,
            guint worker,
            gpointer user_data)
{
  const Judging *self = user_data;
  const Joining *joining = self->joining;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (HearsayLikeness));

  for (guint32 i = first; i < last; i++)
    {
      hearsay_partners_find (self->partners, worker, i, others);
      for (guint k = 0; k < others->len; k++)
        {
          HearsayLikeness pair = { i, g_array_index (others, guint32, k), 0 };

          if (self->groups != NULL && !is_worth_another (joining, self->groups, self->changed, &pair))
            continue;
          if (hearsay_utterances_judge (joining->statements, joining->aligners[worker], self->groups, &pair))
            g_array_append_val (pairs, pair);
        }
    }

  self->found[part] = pairs;
}

/* The pairs that report one thing said. @groups and @changed: nothing the first time. */
static GArray *
judge_all (Joining *self,
           const guint32 *groups,
           const guint8 *changed)
{
  guint n = self->statements->n;
  guint n_parts = hearsay_parallel_count_parts (n, PART);
  g_autofree GArray **found = g_new0 (GArray *, n_parts + 1);
  g_autoptr (HearsayPartners) partners = hearsay_partners_new (self->statements);
  Judging judging = { self, partners, groups, changed, found };
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (HearsayLikeness));

  hearsay_parallel_run (n, PART, self->statements->jobs, judge_part, &judging);
  for (guint i = 0; i < n_parts; i++)
    {
      if (found[i]->len > 0)
        g_array_append_vals (pairs, found[i]->data, found[i]->len);
      g_array_unref (found[i]);
    }

  return pairs;
}

static GArray *
join_all (Joining *self,
          const guint32 *groups,
          const guint8 *changed)
{
  GArray *pairs = judge_all (self, groups, changed);

  g_array_sort_with_data (pairs, compare_scores, self->analysis);
  for (guint i = 0; i < pairs->len; i++)
    join_pair (self, &g_array_index (pairs, HearsayLikeness, i));

  return pairs;
}

static void
join_again (Joining *self,
            const GArray *pairs)
{
  g_autoptr (GHashTable) words = hearsay_utterances_learn (self->statements, self->aligners, pairs);
  g_autofree guint32 *groups = g_new0 (guint32, self->statements->n + 1);
  g_autofree guint8 *changed = NULL;
  g_autoptr (GArray) more = NULL;

  for (guint32 i = 0; i < self->statements->n; i++)
    groups[i] = find_root (self, i);
  changed = hearsay_statements_replace (self->statements, words);
  more = join_all (self, groups, changed);
}

static void
add_utterance (Joining *self,
               guint32 root)
{
  HearsayAnalysis *analysis = self->analysis;
  HearsayUtterance utterance = { .speaker_entity = HEARSAY_NONE };
  guint32 quote = root;

  utterance.speaker = g_strdup ("");
  utterance.quotes = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->sizes[root]);
  utterance.changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));
  utterance.tree = g_array_new (FALSE, FALSE, sizeof (HearsayTransmission));
  do
    {
      g_array_append_val (utterance.quotes, quote);
      hearsay_analysis_get_quote (analysis, quote)->utterance = analysis->utterances->len;
    }
  while ((quote = self->next[quote]) != 0);

  g_array_append_val (analysis->utterances, utterance);
}

static void
settle_part (guint part,
             guint first,
             guint last,
             guint worker,
             gpointer user_data)
{
  HearsayAnalysis *analysis = user_data;

  for (guint i = first; i < last; i++)
    {
      HearsayUtterance *utterance = hearsay_analysis_get_utterance (analysis, i);

      hearsay_utterance_settle (analysis, utterance);
      utterance->id = hearsay_stable_id ("utterance", hearsay_analysis_get_quote (analysis, g_array_index (utterance->quotes, guint32, 0))->id, NULL);
    }
}

static void
joining_init (Joining *self,
              GPtrArray *readings,
              HearsayKinship *kinship,
              HearsayAnalysis *analysis,
              guint jobs)
{
  guint n = analysis->quotes->len;

  self->analysis = analysis;
  self->statements = hearsay_statements_new (readings, kinship, analysis, jobs);
  self->aligners = g_new0 (HearsayAligner *, jobs);
  for (guint i = 0; i < jobs; i++)
    self->aligners[i] = hearsay_aligner_new (self->statements);
  self->parent = g_new0 (guint32, n + 1);
  self->next = g_new0 (guint32, n + 1);
  self->last = g_new0 (guint32, n + 1);
  self->sizes = g_new0 (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->parent[i] = self->last[i] = i;
      self->sizes[i] = 1;
    }
}

static void
joining_clear (Joining *self)
{
  for (guint i = 0; i < self->statements->jobs; i++)
    hearsay_aligner_free (self->aligners[i]);
  g_free (self->aligners);
  hearsay_statements_free (self->statements);
  g_free (self->parent);
  g_free (self->next);
  g_free (self->last);
  g_free (self->sizes);
}

/**
 * hearsay_utterances_join:
 * @jobs: how many threads work; the result does not depend on it
 *
 * Fills @analysis->utterances, in the order of their first quotation in the
 * corpus; every quotation belongs to one.
 */
void
hearsay_utterances_join (GPtrArray *readings,
                         HearsayKinship *kinship,
                         HearsayAnalysis *analysis,
                         guint jobs)
{
  Joining self = { 0 };
  g_autoptr (GArray) pairs = NULL;

  joining_init (&self, readings, kinship, analysis, jobs);
  pairs = join_all (&self, NULL, NULL);
  join_again (&self, pairs);

  for (guint i = 0; i < analysis->quotes->len; i++)
    if (self.parent[i] == i)
      add_utterance (&self, i);
  joining_clear (&self);

  hearsay_parallel_run (analysis->utterances->len, PART, jobs, settle_part, analysis);
}
