/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterances"

#include "config.h"

#include "hearsay-stages.h"

#include <math.h>
#include <string.h>

#include "hearsay-cues.h"
#include "hearsay-phrase.h"
#include "hearsay-text.h"
#include "hearsay-utterances.h"
#include "hearsay-wordings.h"

/* Two quotations are of one thing said when their words agree, weighed by how
 * rare they are, and nothing about their speakers speaks against it. Quotations
 * that share a rare stem are compared; pairs are joined best first, and a join
 * that would put two speakers or two statements into one is refused. */

#define MAX_QUOTES_A_STEM 60 /* a stem in more quotations joins none */
#define MIN_SHARED_STEMS 2
#define JOIN_SAME_SPEAKER 0.42 /* weighted containment needed … */
#define JOIN_COMPATIBLE 0.50
#define JOIN_UNKNOWN 0.58
#define JOIN_ONE_ARTICLE 0.80 /* … within one article, where repeating is rare */
#define JOIN_SAME_KIND 0.42   /* nameless sources of one kind */
#define CLEARLY_ALIGNED 0.7   /* few words, but one after the other */
#define MIN_ALIGNED 0.28      /* of the words of both, in order */
#define ALIGNED_BONUS 0.18    /* both lie in a passage the articles share */
#define STANCE_BONUS 0.05     /* both were warned of, or both denied */
#define MAX_JOIN 400          /* quotations in one utterance; more is boilerplate */

typedef enum
{
  SPEAKERS_CLASH,
  SPEAKERS_UNKNOWN,
  SPEAKERS_COMPATIBLE,
  SPEAKERS_SAME,
} Speakers;

typedef struct
{
  guint32 hash;
  guint32 quote;
} Posting;

typedef struct
{
  guint32 a;
  guint32 b;
  double score;
} Candidate;

typedef struct
{
  HearsayAnalysis *analysis;
  GArray **stems;      /* quote → guint32 hashes of its content stems, sorted, each once */
  double *totals;      /* quote → sum of their weights */
  GHashTable *counts;  /* stem → how many quotes have it */
  guint32 *parent;     /* union-find; a root is the least index of its set */
  GPtrArray **members; /* root → quotes */
  gsize *reuse_starts; /* article → its first passage as article_a */
} Joining;

static const HearsayQuote *
get_quote (const Joining *self,
           guint32 quote)
{
  return hearsay_analysis_get_quote (self->analysis, quote);
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static GArray *
quote_stems (const HearsayAnalysis *analysis,
             guint32 quote)
{
  const HearsayQuote *self = hearsay_analysis_get_quote (analysis, quote);
  g_autoptr (HearsayPhrase) phrase = hearsay_phrase_new (analysis, self->article, self->content);
  GArray *stems = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint kept = 0;

  for (guint i = 0; i < phrase->words->len; i++)
    {
      const HearsayWord *word = hearsay_phrase_get (phrase, i);

      if (word->word_class == HEARSAY_WORD_CONTENT || word->word_class == HEARSAY_WORD_NUMBER)
        g_array_append_val (stems, word->hash);
    }

  g_array_sort (stems, compare_hashes);
  for (guint i = 0; i < stems->len; i++)
    if (i == 0 || g_array_index (stems, guint32, i) != g_array_index (stems, guint32, kept - 1))
      g_array_index (stems, guint32, kept++) = g_array_index (stems, guint32, i);
  g_array_set_size (stems, kept);

  return stems;
}

static double
stem_weight (const Joining *self,
             guint32 hash)
{
  double count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, GUINT_TO_POINTER (hash)));

  return log (1.0 + (self->analysis->quotes->len + 10.0) / MAX (count, 1.0));
}

static void
weigh_stems (Joining *self)
{
  guint n = self->analysis->quotes->len;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < self->stems[i]->len; k++)
      {
        gpointer key = GUINT_TO_POINTER (g_array_index (self->stems[i], guint32, k));

        g_hash_table_insert (self->counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key)) + 1));
      }

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < self->stems[i]->len; k++)
      self->totals[i] += stem_weight (self, g_array_index (self->stems[i], guint32, k));
}

/* Weight of the shared stems, as a share of the shorter quotation's and, so that
 * one word in a long one is not enough, a little of the longer one's. */
static double
wording_score (const Joining *self,
               guint32 a,
               guint32 b,
               guint *n_shared)
{
  const GArray *x = self->stems[a];
  const GArray *y = self->stems[b];
  double shared = 0;
  guint i = 0;
  guint k = 0;

  *n_shared = 0;
  while (i < x->len && k < y->len)
    {
      guint32 left = g_array_index (x, guint32, i);
      guint32 right = g_array_index (y, guint32, k);

      if (left == right)
        {
          shared += stem_weight (self, left);
          (*n_shared)++;
          i++;
          k++;
        }
      else if (left < right)
        i++;
      else
        k++;
    }

  if (shared <= 0)
    return 0;

  return 0.75 * shared / MIN (self->totals[a], self->totals[b]) + 0.25 * shared / MAX (self->totals[a], self->totals[b]);
}

static char *
fold_speaker (const HearsayQuote *quote)
{
  return hearsay_text_fold (quote->speaker, strlen (quote->speaker));
}

/* Who is nobody in particular can be anybody in particular in another article:
 * "officials" here, "the minister" there. Two names are two people. */
static Speakers
compare_speakers (const HearsayQuote *a,
                  const HearsayQuote *b)
{
  g_autofree char *x = fold_speaker (a);
  g_autofree char *y = fold_speaker (b);
  gboolean named_a = a->source_type == HEARSAY_SOURCE_NAMED || a->source_type == HEARSAY_SOURCE_POST;
  gboolean named_b = b->source_type == HEARSAY_SOURCE_NAMED || b->source_type == HEARSAY_SOURCE_POST;

  if (a->source_type == HEARSAY_SOURCE_UNKNOWN || b->source_type == HEARSAY_SOURCE_UNKNOWN || x[0] == '\0' || y[0] == '\0')
    return SPEAKERS_UNKNOWN;
  if (a->speaker_entity != HEARSAY_NONE && a->speaker_entity == b->speaker_entity)
    return SPEAKERS_SAME;
  if (strcmp (x, y) == 0)
    return SPEAKERS_SAME;
  if (named_a && named_b && (a->speaker_entity != HEARSAY_NONE) && (b->speaker_entity != HEARSAY_NONE))
    return SPEAKERS_CLASH;
  if ((a->source_type == HEARSAY_SOURCE_DOCUMENT) != (b->source_type == HEARSAY_SOURCE_DOCUMENT))
    return SPEAKERS_UNKNOWN;

  return SPEAKERS_COMPATIBLE;
}

/* Whether both stand in one passage the two articles share. */
static gboolean
are_aligned (const Joining *self,
             const HearsayQuote *a,
             const HearsayQuote *b)
{
  const GArray *reuse = self->analysis->reuse;
  HearsaySpan span_a;
  HearsaySpan span_b;

  if (a->article > b->article)
    {
      const HearsayQuote *other = a;

      a = b;
      b = other;
    }

  span_a = hearsay_quote_get_span (a);
  span_b = hearsay_quote_get_span (b);
  for (gsize i = self->reuse_starts[a->article]; i < reuse->len; i++)
    {
      const HearsayReuse *passage = &g_array_index (reuse, HearsayReuse, i);

      if (passage->article_a != a->article)
        break;
      if (passage->article_b == b->article && hearsay_span_overlaps (passage->a, span_a) && hearsay_span_overlaps (passage->b, span_b))
        return TRUE;
    }

  return FALSE;
}

static const char *
cue_stance (const Joining *self,
            const HearsayQuote *quote)
{
  const HearsayArticle *article = hearsay_corpus_get (self->analysis->corpus, quote->article);
  g_autofree char *cue = hearsay_text_fold (article->text + quote->cue.start, quote->cue.end - quote->cue.start);

  return hearsay_cue_get_stance (hearsay_language_get (article->language), cue);
}

/* Mere reporting is everybody's stance and says nothing. */
static gboolean
have_one_stance (const Joining *self,
                 const HearsayQuote *a,
                 const HearsayQuote *b)
{
  const char *stance = cue_stance (self, a);

  return stance[0] != '\0' && strcmp (stance, "report") != 0 && strcmp (stance, cue_stance (self, b)) == 0;
}

/* Words in common are not yet a wording in common: they must come in one order.
 * Measured against the shorter of both, because quotations are cut. */
static double
aligned_share (const Joining *self,
               guint32 a,
               guint32 b)
{
  const HearsayQuote *x = get_quote (self, a);
  const HearsayQuote *y = get_quote (self, b);
  g_autoptr (HearsayPhrase) left = hearsay_phrase_new (self->analysis, x->article, x->content);
  g_autoptr (HearsayPhrase) right = hearsay_phrase_new (self->analysis, y->article, y->content);
  g_autoptr (GArray) blocks = hearsay_phrase_align (left, right);
  double shorter = MIN (left->words->len, right->words->len);
  double similarity = hearsay_phrase_similarity (left, right, blocks);

  return similarity * (left->words->len + right->words->len) / (2 * MAX (1, shorter));
}

static gboolean
score_pair (const Joining *self,
            guint32 a,
            guint32 b,
            double *score)
{
  const HearsayQuote *x = get_quote (self, a);
  const HearsayQuote *y = get_quote (self, b);
  Speakers speakers = compare_speakers (x, y);
  double needed = JOIN_COMPATIBLE;
  double aligned = MIN_ALIGNED;
  guint n_shared = 0;

  if (speakers == SPEAKERS_CLASH)
    return FALSE;

  *score = wording_score (self, a, b, &n_shared);
  if (n_shared < MIN_SHARED_STEMS)
    return FALSE;
  if (n_shared == MIN_SHARED_STEMS && speakers != SPEAKERS_SAME)
    {
      /* "two anchors" is in much of what is said of a dam. */
      if (MIN (self->stems[a]->len, self->stems[b]->len) <= MIN_SHARED_STEMS && !are_aligned (self, x, y))
        return FALSE;
      aligned = CLEARLY_ALIGNED;
    }

  if (speakers == SPEAKERS_SAME)
    needed = JOIN_SAME_SPEAKER;
  else if (speakers == SPEAKERS_COMPATIBLE && x->source_type == y->source_type && x->source_type != HEARSAY_SOURCE_NAMED)
    needed = JOIN_SAME_KIND;
  else if (speakers == SPEAKERS_UNKNOWN)
    needed = JOIN_UNKNOWN;

  if (x->article == y->article)
    needed = JOIN_ONE_ARTICLE;
  else
    *score += (are_aligned (self, x, y) ? ALIGNED_BONUS : 0) + (have_one_stance (self, x, y) ? STANCE_BONUS : 0);

  return *score >= needed && (x->article == y->article || aligned_share (self, a, b) >= aligned);
}

static int
compare_postings (gconstpointer a,
                  gconstpointer b)
{
  const Posting *x = a;
  const Posting *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;

  return (x->quote > y->quote) - (x->quote < y->quote);
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;

  return (x->b > y->b) - (x->b < y->b);
}

/* Ties are broken by what the quotations are, not by where they stand. */
static int
compare_scores (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  const Joining *self = user_data;
  const Candidate *x = a;
  const Candidate *y = b;
  int order = 0;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  order = strcmp (get_quote (self, x->a)->id, get_quote (self, y->a)->id);
  return order != 0 ? order : strcmp (get_quote (self, x->b)->id, get_quote (self, y->b)->id);
}

static GArray *
find_candidates (const Joining *self)
{
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (Posting));
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint kept = 0;

  for (guint32 i = 0; i < self->analysis->quotes->len; i++)
    for (guint k = 0; k < self->stems[i]->len; k++)
      {
        Posting posting = { g_array_index (self->stems[i], guint32, k), i };

        g_array_append_val (postings, posting);
      }
  g_array_sort (postings, compare_postings);

  for (guint first = 0; first < postings->len;)
    {
      const Posting *group = &g_array_index (postings, Posting, first);
      guint n = 1;

      while (first + n < postings->len && group[n].hash == group->hash)
        n++;
      for (guint i = 0; n <= MAX_QUOTES_A_STEM && i < n; i++)
        for (guint k = i + 1; k < n; k++)
          {
            Candidate pair = { group[i].quote, group[k].quote, 0 };

            g_array_append_val (pairs, pair);
          }
      first += n;
    }

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      Candidate pair = g_array_index (pairs, Candidate, i);

      if (kept > 0 && compare_pairs (&pair, &g_array_index (pairs, Candidate, kept - 1)) == 0)
        continue;
      g_array_index (pairs, Candidate, kept++) = pair;
    }
  g_array_set_size (pairs, kept);

  kept = 0;
  for (guint i = 0; i < pairs->len; i++)
    {
      Candidate pair = g_array_index (pairs, Candidate, i);

      if (score_pair (self, pair.a, pair.b, &pair.score))
        g_array_index (pairs, Candidate, kept++) = pair;
    }
  g_array_set_size (pairs, kept);
  g_array_sort_with_data (pairs, compare_scores, (gpointer) self);

  return pairs;
}

static guint32
find_root (Joining *self,
           guint32 quote)
{
  while (self->parent[quote] != quote)
    {
      self->parent[quote] = self->parent[self->parent[quote]];
      quote = self->parent[quote];
    }

  return quote;
}

/* Nobody in one set may clash with anybody in the other, and two quotations of
 * one article must say the same twice. */
static gboolean
may_join (const Joining *self,
          guint32 a,
          guint32 b)
{
  const GPtrArray *left = self->members[a];
  const GPtrArray *right = self->members[b];

  if (left->len + right->len > MAX_JOIN)
    return FALSE;

  for (guint i = 0; i < left->len; i++)
    for (guint k = 0; k < right->len; k++)
      {
        guint32 x = GPOINTER_TO_UINT (g_ptr_array_index (left, i));
        guint32 y = GPOINTER_TO_UINT (g_ptr_array_index (right, k));
        guint n_shared = 0;

        if (compare_speakers (get_quote (self, x), get_quote (self, y)) == SPEAKERS_CLASH)
          return FALSE;
        if (get_quote (self, x)->article == get_quote (self, y)->article && wording_score (self, x, y, &n_shared) < JOIN_ONE_ARTICLE)
          return FALSE;
      }

  return TRUE;
}

static void
join_pair (Joining *self,
           guint32 a,
           guint32 b)
{
  guint32 x = find_root (self, a);
  guint32 y = find_root (self, b);
  guint32 root = MIN (x, y);
  guint32 other = MAX (x, y);

  if (x == y || !may_join (self, x, y))
    return;

  self->parent[other] = root;
  g_ptr_array_extend_and_steal (self->members[root], g_steal_pointer (&self->members[other]));
}

static void
add_utterance (Joining *self,
               const GPtrArray *members)
{
  HearsayAnalysis *analysis = self->analysis;
  HearsayUtterance utterance = { .speaker_entity = HEARSAY_NONE };

  utterance.speaker = g_strdup ("");
  utterance.quotes = g_array_new (FALSE, FALSE, sizeof (guint32));
  utterance.changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));
  for (guint i = 0; i < members->len; i++)
    {
      guint32 quote = GPOINTER_TO_UINT (g_ptr_array_index (members, i));

      g_array_append_val (utterance.quotes, quote);
      hearsay_analysis_get_quote (analysis, quote)->utterance = analysis->utterances->len;
    }

  hearsay_utterance_settle (analysis, &utterance);
  utterance.id = hearsay_stable_id ("utterance", hearsay_analysis_get_quote (analysis, g_array_index (utterance.quotes, guint32, 0))->id, NULL);
  g_array_append_val (analysis->utterances, utterance);
}

static void
joining_init (Joining *self,
              HearsayAnalysis *analysis)
{
  guint n = analysis->quotes->len;
  guint n_articles = analysis->corpus->articles->len;
  gsize passage = 0;

  self->analysis = analysis;
  self->stems = g_new0 (GArray *, n + 1);
  self->totals = g_new0 (double, n + 1);
  self->counts = g_hash_table_new (NULL, NULL);
  self->parent = g_new0 (guint32, n + 1);
  self->members = g_new0 (GPtrArray *, n + 1);
  self->reuse_starts = g_new0 (gsize, n_articles + 1);

  for (guint i = 0; i < n; i++)
    {
      self->stems[i] = quote_stems (analysis, i);
      self->parent[i] = i;
      self->members[i] = g_ptr_array_new ();
      g_ptr_array_add (self->members[i], GUINT_TO_POINTER (i));
    }

  for (guint i = 0; i < n_articles; i++)
    {
      while (passage < analysis->reuse->len && g_array_index (analysis->reuse, HearsayReuse, passage).article_a < i)
        passage++;
      self->reuse_starts[i] = passage;
    }
}

static void
joining_clear (Joining *self)
{
  for (guint i = 0; i < self->analysis->quotes->len; i++)
    {
      g_array_unref (self->stems[i]);
      if (self->members[i] != NULL)
        g_ptr_array_unref (self->members[i]);
    }

  g_free (self->stems);
  g_free (self->totals);
  g_hash_table_unref (self->counts);
  g_free (self->parent);
  g_free (self->members);
  g_free (self->reuse_starts);
}

/**
 * hearsay_utterances_join:
 *
 * Fills @analysis->utterances, in the order of their first quotation in the
 * corpus; every quotation belongs to one.
 */
void
hearsay_utterances_join (GPtrArray *readings,
                         HearsayAnalysis *analysis)
{
  Joining self = { 0 };
  g_autoptr (GArray) candidates = NULL;

  joining_init (&self, analysis);
  weigh_stems (&self);
  candidates = find_candidates (&self);

  for (guint i = 0; i < candidates->len; i++)
    join_pair (&self, g_array_index (candidates, Candidate, i).a, g_array_index (candidates, Candidate, i).b);

  for (guint i = 0; i < analysis->quotes->len; i++)
    if (self.members[i] != NULL)
      add_utterance (&self, self.members[i]);

  joining_clear (&self);
}
