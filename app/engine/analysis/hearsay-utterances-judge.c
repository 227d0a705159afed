/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-utterances"

#include "config.h"

#include "hearsay-utterances.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The evidence that two quotations report one thing said: their words, by how rare
 * they are and whether they come in one order; who speaks; where they stand. */

#define NEEDED_SAME_SPEAKER 0.42
#define NEEDED_SAME_KIND 0.42 /* nameless sources of one kind, one of them just "officials" */
#define NEEDED_COMPATIBLE 0.50
#define NEEDED_UNKNOWN 0.58
#define NEEDED_ONE_ARTICLE 0.80 /* where repeating is rare … */
#define NEEDED_HEADLINE 0.40    /* … but the headline repeats the article */
#define OTHER_OCCASION 0.60     /* more, where one wrote it and the other was told it */

#define BONUS_ALIGNED 0.18
#define BONUS_MARKED 0.30
#define BONUS_STANCE 0.05
#define BONUS_NEIGHBOUR 0.12 /* what was said before, or after, is one thing said too */
#define WORTH_ALIGNING 0.16  /* with less no bonus helps */

#define MIN_SHARED_STEMS 2
#define MIN_ALIGNED 0.28 /* of the words of both, in order */
#define PARTLY_ALIGNED 0.42
#define FAIRLY_ALIGNED 0.5
#define CLEARLY_ALIGNED HEARSAY_CLEARLY_ALIGNED /* few words, but one after the other */
#define REPEATED 0.95
#define CLOSE_KIN 0.30
#define SCRAP 3 /* stems */
#define STRANGERS_ALIGNED 0.85
#define STRANGERS_SCORE 0.90
#define CHANCE 0.05 /* each time the articles are twice as many */
#define MOST_CHANCE 0.25
#define SOON 7     /* days: as long a thing said is news */
#define OLDER 0.06 /* each time they are twice as many */
#define MOST_OLDER 0.30
#define CHANCE_OF_ONE 0.5 /* as much, where one and the same person speaks */
#define MOST_AKIN 0.30    /* of the score */
#define AKIN_SHARE 0.75
#define NEIGHBOURHOOD 2

static const HearsayQuote *
get_quote (const HearsayStatements *statements,
           guint32 quote)
{
  return hearsay_analysis_get_quote (statements->analysis, quote);
}

/* What speaks for a pair. */
typedef struct
{
  HearsaySpeakers speakers;
  guint n_shared;      /* stems */
  guint n_around;      /* sides on which neighbours are one */
  gboolean is_aligned; /* in a passage the articles share */
  gboolean is_marked;  /* one stretch in quotation marks is in both */
  double least;        /* the score needed */
  double aligned;      /* share of the words that come in one order */
} Evidence;

static guint32
group_near (const HearsayStatements *statements,
            const guint32 *groups,
            guint32 quote,
            int step)
{
  gint64 at = (gint64) quote + step;

  if (at < 0 || at >= statements->n || get_quote (statements, at)->article != get_quote (statements, quote)->article)
    return G_MAXUINT32;

  return groups[at];
}

/* Whether both follow, or precede, reports of one other thing said. */
static gboolean
have_neighbour (const HearsayStatements *statements,
                const guint32 *groups,
                guint32 a,
                guint32 b,
                int direction)
{
  for (int i = 1; i <= NEIGHBOURHOOD; i++)
    for (int k = 1; k <= NEIGHBOURHOOD; k++)
      {
        guint32 group = group_near (statements, groups, a, direction * i);

        if (group != G_MAXUINT32 && group != groups[a] && group != groups[b] && group == group_near (statements, groups, b, direction * k))
          return TRUE;
      }

  return FALSE;
}

static gboolean
is_generic (const HearsayStatements *statements,
            guint32 quote)
{
  return hearsay_statements_get (statements, quote)->is_generic;
}

static double
needed_for_speakers (const HearsayStatements *statements,
                     guint32 a,
                     guint32 b,
                     HearsaySpeakers speakers)
{
  const HearsayQuote *x = get_quote (statements, a);
  const HearsayQuote *y = get_quote (statements, b);

  if (speakers == HEARSAY_SPEAKERS_SAME)
    return NEEDED_SAME_SPEAKER;
  if (speakers == HEARSAY_SPEAKERS_UNKNOWN)
    return NEEDED_UNKNOWN;
  if (x->source_type == y->source_type && x->source_type != HEARSAY_SOURCE_NAMED && (is_generic (statements, a) || is_generic (statements, b)))
    return NEEDED_SAME_KIND;

  return NEEDED_COMPATIBLE;
}

/* A post and an interview are two occasions, even where the words are the same. */
static gboolean
are_two_occasions (const HearsayStatement *x,
                   const HearsayStatement *y)
{
  return (x->is_written && y->is_told_here) || (y->is_written && x->is_told_here);
}

static double
needed (const HearsayStatements *statements,
        guint32 a,
        guint32 b,
        HearsaySpeakers speakers)
{
  const HearsayStatement *x = hearsay_statements_get (statements, a);
  const HearsayStatement *y = hearsay_statements_get (statements, b);
  double least = needed_for_speakers (statements, a, b, speakers);

  if (get_quote (statements, a)->article == get_quote (statements, b)->article)
    least = x->is_headline != y->is_headline ? NEEDED_HEADLINE : NEEDED_ONE_ARTICLE;
  if (are_two_occasions (x, y))
    least += OTHER_OCCASION;

  return least;
}

/* What a source refuses to say is not what it says. */
static gboolean
do_stances_clash (const HearsayQuote *x,
                  const HearsayQuote *y)
{
  return (x->stance == HEARSAY_STANCE_REFUSES) != (y->stance == HEARSAY_STANCE_REFUSES);
}

/* Nothing is said by "asserts". */
static gboolean
have_one_stance (const HearsayQuote *x,
                 const HearsayQuote *y)
{
  return x->stance == y->stance && x->stance != HEARSAY_STANCE_UNKNOWN && x->stance != HEARSAY_STANCE_ASSERTS;
}

static guint
count_least (const HearsayStatements *statements,
             guint32 a,
             guint32 b)
{
  return MIN (hearsay_statements_get (statements, a)->core->len, hearsay_statements_get (statements, b)->core->len);
}

/* However short: all of it, word by word, from one mouth. */
static gboolean
is_repeated (const HearsayStatements *statements,
             const HearsayLikeness *pair,
             const Evidence *evidence)
{
  const GArray *x = hearsay_statements_get (statements, pair->a)->core;
  const GArray *y = hearsay_statements_get (statements, pair->b)->core;

  return evidence->speakers == HEARSAY_SPEAKERS_SAME && evidence->aligned >= REPEATED && x->len == y->len && evidence->n_shared == x->len;
}

/* The less is known of who speaks, the more the order of the words must tell. */
static double
needed_order (const Evidence *evidence)
{
  if (evidence->is_aligned || evidence->speakers == HEARSAY_SPEAKERS_SAME)
    return MIN_ALIGNED;

  return evidence->speakers == HEARSAY_SPEAKERS_COMPATIBLE ? PARTLY_ALIGNED : FAIRLY_ALIGNED;
}

/* Where two words in common are all there is, they must come one after the other:
 * "two anchors" is in much of what is said of a dam. */
static gboolean
is_enough (const HearsayStatements *statements,
           const HearsayLikeness *pair,
           const Evidence *evidence)
{
  if (evidence->is_marked || is_repeated (statements, pair, evidence))
    return TRUE;
  if (evidence->n_shared < MIN_SHARED_STEMS && evidence->n_around == 0)
    return FALSE;
  if (evidence->n_shared > MIN_SHARED_STEMS)
    return evidence->aligned >= needed_order (evidence);
  if (evidence->speakers == HEARSAY_SPEAKERS_SAME)
    return evidence->aligned >= (evidence->is_aligned || evidence->n_around > 1 ? MIN_ALIGNED : FAIRLY_ALIGNED);
  if (count_least (statements, pair->a, pair->b) <= MIN_SHARED_STEMS && !evidence->is_aligned)
    return FALSE;

  return evidence->aligned >= (evidence->n_around > 0 ? FAIRLY_ALIGNED : CLEARLY_ALIGNED);
}

/* Whether any order of the words could make it enough. */
static gboolean
may_be_enough (const HearsayStatements *statements,
               const HearsayLikeness *pair,
               const Evidence *evidence,
               double aligned)
{
  Evidence best = *evidence;

  best.aligned = aligned;

  return is_enough (statements, pair, &best);
}

/* The most that words of one kind in each other's place can add: those that are not shared already. */
static double
most_akin (const HearsayStatements *statements,
           const HearsayLikeness *pair,
           const Evidence *evidence)
{
  double least = count_least (statements, pair->a, pair->b) + 1;

  if (hearsay_statements_get (statements, pair->a)->is_relayed || hearsay_statements_get (statements, pair->b)->is_relayed)
    return MOST_AKIN;

  return CLAMP (AKIN_SHARE * HEARSAY_AKIN * (least + 1 - evidence->n_shared) / least, 0, MOST_AKIN);
}

/* Most pairs have but one stem in common, and it takes no weighing to see that this is
 * not enough: see is_enough(). */
static gboolean
share_too_little (const HearsayStatements *statements,
                  const guint32 *groups,
                  const HearsayLikeness *pair)
{
  const HearsayStatement *x = hearsay_statements_get (statements, pair->a);
  const HearsayStatement *y = hearsay_statements_get (statements, pair->b);

  if (hearsay_statements_may_share_stems (statements, pair->a, pair->b) || MAX (x->core->len, y->core->len) < MIN_SHARED_STEMS ||
      (x->marked->len > 0 && y->marked->len > 0))
    return FALSE;

  return groups == NULL || !hearsay_utterances_are_between_one (statements, groups, pair);
}

/* What can be told without lining up the words. */
static gboolean
gather (const HearsayStatements *statements,
        const guint32 *groups,
        HearsayLikeness *pair,
        Evidence *evidence)
{
  guint32 a = pair->a;
  guint32 b = pair->b;
  const HearsayQuote *x = get_quote (statements, a);
  const HearsayQuote *y = get_quote (statements, b);

  evidence->speakers = hearsay_statements_compare_speakers (statements, a, b);
  if (evidence->speakers == HEARSAY_SPEAKERS_CLASH || do_stances_clash (x, y))
    return FALSE;
  pair->score = hearsay_statements_compare_words (statements, a, b, &evidence->n_shared);
  if (evidence->n_shared == 0 || pair->score < WORTH_ALIGNING)
    return FALSE;

  evidence->is_marked = hearsay_statements_share_marked (statements, a, b);
  if (x->article != y->article)
    {
      evidence->is_aligned = hearsay_quotes_are_aligned (statements->analysis, x, y);
      if (groups != NULL)
        evidence->n_around = have_neighbour (statements, groups, a, b, -1) + have_neighbour (statements, groups, a, b, 1);
    }
  pair->score += (evidence->is_aligned ? BONUS_ALIGNED : 0) + (evidence->is_marked ? BONUS_MARKED : 0) +
                 evidence->n_around * BONUS_NEIGHBOUR + (have_one_stance (x, y) ? BONUS_STANCE : 0);
  evidence->least = needed (statements, a, b, evidence->speakers);

  return pair->score + most_akin (statements, pair, evidence) >= evidence->least && may_be_enough (statements, pair, evidence, 1);
}

/**
 * hearsay_utterances_are_between_one:
 * @groups: what is joined so far, the group of each quotation
 *
 * Returns: whether what stands beside both tells that they report one thing said
 */
gboolean
hearsay_utterances_are_between_one (const HearsayStatements *statements,
                                    const guint32 *groups,
                                    const HearsayLikeness *pair)
{
  return have_neighbour (statements, groups, pair->a, pair->b, -1) || have_neighbour (statements, groups, pair->a, pair->b, 1);
}

/* What words of one kind in each other's place add to the score. */
static double
weigh_akin (const HearsayStatements *statements,
            const HearsayLikeness *pair,
            double akin)
{
  return MIN (MOST_AKIN, AKIN_SHARE * akin / (count_least (statements, pair->a, pair->b) + 1));
}

/* Most pairs have too few words in common for any order of them to be enough, and
 * need no alignment. */
static gboolean
is_worth_aligning (const HearsayStatements *statements,
                   const HearsayLikeness *pair,
                   const Evidence *evidence)
{
  HearsayAlignment best = hearsay_statements_bound (statements, pair->a, pair->b);

  return pair->score + weigh_akin (statements, pair, best.akin) >= evidence->least && may_be_enough (statements, pair, evidence, best.share);
}

static gboolean
is_marked_by_both (const HearsayQuote *x,
                   const HearsayQuote *y)
{
  return x->kind != HEARSAY_QUOTE_INDIRECT && y->kind != HEARSAY_QUOTE_INDIRECT;
}

/* Three words of it are in much of what is said of the same thing. */
static gboolean
is_scrap (const HearsayStatements *statements,
          const HearsayLikeness *pair)
{
  guint x = hearsay_statements_get (statements, pair->a)->core->len;
  guint y = hearsay_statements_get (statements, pair->b)->core->len;

  return MIN (x, y) <= SCRAP && MAX (x, y) >= 2 * MIN (x, y);
}

/* The more articles there are, the more of what is said in them is alike by chance. */
static double
weigh_chance (const HearsayStatements *statements,
              const Evidence *evidence)
{
  double chance = MIN (MOST_CHANCE, CHANCE * hearsay_kinship_count_doublings (statements->kinship));

  return chance * (evidence->speakers == HEARSAY_SPEAKERS_SAME ? CHANCE_OF_ONE : 1);
}

/* The Julian day an article came out, 0 where it is not known. */
static guint32
get_day (const HearsayStatements *statements,
         guint32 article)
{
  int year = 0;
  int month = 0;
  int day = 0;
  GDate date = { 0 };

  if (sscanf (hearsay_corpus_get (statements->analysis->corpus, article)->published, "%4d-%2d-%2d", &year, &month, &day) < 3 ||
      !g_date_valid_dmy (day, month, year))
    return 0;

  g_date_set_dmy (&date, day, month, year);

  return g_date_get_julian (&date);
}

/* What was said is reported within days. Months later it was most likely said again, or
 * something like it. */
static double
weigh_time (const HearsayStatements *statements,
            guint32 a,
            guint32 b)
{
  guint32 x = get_day (statements, get_quote (statements, a)->article);
  guint32 y = get_day (statements, get_quote (statements, b)->article);
  guint32 n_days = x > y ? x - y : y - x;

  return x != 0 && y != 0 && n_days > SOON ? MIN (MOST_OLDER, OLDER * log2 (n_days / (double) SOON)) : 0;
}

/* What binds quotations of articles that are no close kin: the one speaks within the words of
 * the other or through an outlet, what stands beside both is one, or the words are so much
 * alike that it is not by chance. */
static gboolean
are_bound (const HearsayStatements *statements,
           const HearsayLikeness *pair,
           const Evidence *evidence,
           double doubt)
{
  const HearsayStatement *x = hearsay_statements_get (statements, pair->a);
  const HearsayStatement *y = hearsay_statements_get (statements, pair->b);

  if (x->is_relayed || y->is_relayed || x->inner != HEARSAY_NONE || y->inner != HEARSAY_NONE || evidence->n_around > 0)
    return TRUE;

  return pair->score >= evidence->least + doubt && evidence->aligned >= needed_order (evidence) + doubt;
}

/* Two articles about one thing report what was said of it; two that are not, though they
 * speak of the same people, had better have the same words, and many. */
static gboolean
is_likely_here (const HearsayStatements *statements,
                const HearsayLikeness *pair,
                const Evidence *evidence)
{
  const HearsayQuote *x = get_quote (statements, pair->a);
  const HearsayQuote *y = get_quote (statements, pair->b);
  double kinship = x->article != y->article ? hearsay_kinship_compare (statements->kinship, x->article, y->article) : 1;
  guint n_needed = evidence->is_aligned || (evidence->speakers == HEARSAY_SPEAKERS_SAME && is_marked_by_both (x, y)) ? 4 : 5;

  if (x->article == y->article)
    return TRUE;
  if (kinship >= HEARSAY_KIN && (evidence->is_aligned || evidence->is_marked))
    return TRUE;
  if (kinship >= CLOSE_KIN && are_bound (statements, pair, evidence, weigh_time (statements, pair->a, pair->b)))
    return TRUE;
  if (kinship >= HEARSAY_KIN && !is_scrap (statements, pair) &&
      are_bound (statements, pair, evidence, weigh_time (statements, pair->a, pair->b) + weigh_chance (statements, evidence)))
    return TRUE;

  return evidence->n_shared >= n_needed && evidence->aligned >= STRANGERS_ALIGNED && pair->score >= STRANGERS_SCORE;
}

/* Whether any order of the words could make it likely: most pairs are of articles about two
 * things, and need no alignment. */
static gboolean
may_be_likely_here (const HearsayStatements *statements,
                    const HearsayLikeness *pair,
                    const Evidence *evidence)
{
  HearsayLikeness most = *pair;
  Evidence best = *evidence;

  most.score += most_akin (statements, pair, evidence);
  best.aligned = 1;

  return is_likely_here (statements, &most, &best);
}

/**
 * hearsay_utterances_judge:
 * @aligner: the thread's
 * @groups: (nullable): what is joined so far, the group of each quotation
 * @pair: its score is set
 *
 * Returns: whether both report one thing said
 */
gboolean
hearsay_utterances_judge (const HearsayStatements *statements,
                          HearsayAligner *aligner,
                          const guint32 *groups,
                          HearsayLikeness *pair)
{
  Evidence evidence = { 0 };
  HearsayAlignment alignment;

  if (share_too_little (statements, groups, pair) || !gather (statements, groups, pair, &evidence) || !may_be_likely_here (statements, pair, &evidence) ||
      !is_worth_aligning (statements, pair, &evidence))
    return FALSE;

  alignment = hearsay_aligner_align (aligner, pair->a, pair->b);
  evidence.aligned = alignment.share;

  /* Nameless sources that say the opposite contradict each other, unless one text was copied. */
  if (alignment.is_negated && evidence.speakers == HEARSAY_SPEAKERS_COMPATIBLE && !evidence.is_aligned)
    return FALSE;
  pair->score += weigh_akin (statements, pair, alignment.akin);

  return pair->score >= evidence.least && is_enough (statements, pair, &evidence) && is_likely_here (statements, pair, &evidence);
}

/**
 * hearsay_utterances_may_meet:
 *
 * Returns: whether nothing speaks against both in one utterance, if others join them
 */
gboolean
hearsay_utterances_may_meet (const HearsayStatements *statements,
                             guint32 a,
                             guint32 b)
{
  const HearsayQuote *x = get_quote (statements, a);
  const HearsayQuote *y = get_quote (statements, b);
  const HearsayStatement *p = hearsay_statements_get (statements, a);
  const HearsayStatement *q = hearsay_statements_get (statements, b);
  guint n_shared = 0;
  double score = 0;

  if (hearsay_statements_compare_speakers (statements, a, b) == HEARSAY_SPEAKERS_CLASH || do_stances_clash (x, y) || are_two_occasions (p, q))
    return FALSE;
  if (x->article != y->article && (x->kind != HEARSAY_QUOTE_DIRECT || y->kind != HEARSAY_QUOTE_DIRECT))
    return TRUE;

  if (p->sentence == q->sentence && x->article == y->article && p->speaker == q->speaker)
    return TRUE;
  score = hearsay_statements_compare_words (statements, a, b, &n_shared);
  if (x->article == y->article)
    return p->is_headline != q->is_headline || score >= NEEDED_ONE_ARTICLE;

  /* Two sentences that a third quotation has both of. */
  return n_shared > 0 || MIN (p->core->len, q->core->len) == 0;
}
