/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse"

#include "config.h"

#include "hearsay-stages.h"

#include "hearsay-reuse-private.h"

/* Copies that went through a translation or an editor share few long runs of
 * words, but many pairs of rare stems close to each other. So the fingerprints
 * are pairs of content stems, unordered, a few words apart at most; those that
 * many articles have say nothing. Sentences that share enough of them are
 * aligned word by word. */

#define PAIR_REACH 3           /* content words between the two of a pair, at most */
#define MAX_ARTICLES_A_PAIR 24 /* a pair in more articles is a phrase of the trade */
#define MAX_PAIRS 24000000     /* fingerprints kept in memory; more are sampled */
#define MIN_SHARED 3           /* fingerprints two sentences must share */
#define MIN_CONTENT 5          /* content words alike in a passage of one sentence */
#define MIN_CONTAINED 0.5
#define MIN_SIMILARITY 0.45
#define MAX_STEP 2 /* sentences left out inside a passage */

typedef struct
{
  guint32 hash;
  guint32 article;
  guint32 sentence;
} Print;

/* Two sentences that share a fingerprint. */
typedef struct
{
  guint32 article_a;
  guint32 article_b;
  guint32 sentence_a;
  guint32 sentence_b;
} Match;

/* Sentences that align, before they are joined to passages. */
typedef struct
{
  guint32 sentence_a;
  guint32 sentence_b;
  HearsayLocal local;
  gboolean is_kept;
} Aligned;

/* The matches of one pair of articles, [first, last), and what comes of them. */
typedef struct
{
  guint first;
  guint last;
  GArray *passages; /* HearsayReuse */
} Job;

typedef struct
{
  GPtrArray *texts;
  GArray *matches;
} Work;

static void
free_text (gpointer data)
{
  hearsay_reuse_text_free (data);
}

static void
prepare_one (gpointer data,
             gpointer user_data)
{
  HearsayReading *reading = data;
  GPtrArray *texts = user_data;

  /* Each thread writes its own slot. */
  g_ptr_array_index (texts, reading->index) = hearsay_reuse_text_new (reading);
}

static void
run_all (GPtrArray *items,
         GFunc func,
         gpointer user_data,
         guint jobs)
{
  GThreadPool *pool = jobs > 1 ? g_thread_pool_new (func, user_data, jobs, FALSE, NULL) : NULL;

  for (guint i = 0; i < items->len; i++)
    if (pool != NULL)
      g_thread_pool_push (pool, g_ptr_array_index (items, i), NULL);
    else
      func (g_ptr_array_index (items, i), user_data);

  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}

static guint32
mix (guint32 a,
     guint32 b)
{
  guint64 x = ((guint64) MIN (a, b) << 32 | MAX (a, b)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  x ^= x >> 29;
  x *= G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);

  return x >> 32;
}

static void
add_prints (GArray *prints,
            const HearsayReuseText *text,
            guint32 article,
            guint32 step)
{
  guint n_sentences = text->reading->segments->sentences->len;

  for (guint32 s = 0; s < n_sentences; s++)
    {
      guint32 recent[PAIR_REACH] = { 0 };
      guint n = 0;

      for (guint i = text->sentences[s]; i < text->sentences[s + 1]; i++)
        {
          const HearsayReuseWord *word = &g_array_index (text->words, HearsayReuseWord, i);

          if (!word->is_content)
            continue;

          for (guint k = 0; k < MIN (n, PAIR_REACH); k++)
            {
              Print print = { mix (recent[k], word->hash), article, s };

              if (recent[k] != word->hash && print.hash % step == 0)
                g_array_append_val (prints, print);
            }
          recent[n++ % PAIR_REACH] = word->hash;
        }
    }
}

static int
compare_prints (gconstpointer a,
                gconstpointer b)
{
  const Print *x = a;
  const Print *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  if (x->article != y->article)
    return x->article < y->article ? -1 : 1;

  return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *x = a;
  const Match *y = b;

  if (x->article_a != y->article_a)
    return x->article_a < y->article_a ? -1 : 1;
  if (x->article_b != y->article_b)
    return x->article_b < y->article_b ? -1 : 1;
  if (x->sentence_a != y->sentence_a)
    return x->sentence_a < y->sentence_a ? -1 : 1;

  return (x->sentence_b > y->sentence_b) - (x->sentence_b < y->sentence_b);
}

/* A group of equal fingerprints: every article counts once, with its first sentence
 * but one more, so that a page that repeats itself costs no more than another. */
static void
match_group (GArray *matches,
             const Print *prints,
             guint n)
{
  guint32 kept[2 * MAX_ARTICLES_A_PAIR];
  guint n_kept = 0;
  guint n_articles = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean is_new = i == 0 || prints[i].article != prints[i - 1].article;
      gboolean is_second = !is_new && (i == 1 || prints[i - 2].article != prints[i].article);

      if (is_new && ++n_articles > MAX_ARTICLES_A_PAIR)
        return;
      if (is_new || (is_second && prints[i].sentence != prints[i - 1].sentence))
        kept[n_kept++] = i;
    }

  if (n_articles < 2)
    return;

  for (guint i = 0; i < n_kept; i++)
    for (guint k = i + 1; k < n_kept; k++)
      {
        const Print *a = &prints[kept[i]];
        const Print *b = &prints[kept[k]];
        Match match = { a->article, b->article, a->sentence, b->sentence };

        if (a->article != b->article)
          g_array_append_val (matches, match);
      }
}

static GArray *
find_matches (GPtrArray *texts)
{
  g_autoptr (GArray) prints = g_array_new (FALSE, FALSE, sizeof (Print));
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  guint64 words = 0;
  guint32 step = 1;

  for (guint i = 0; i < texts->len; i++)
    words += ((HearsayReuseText *) g_ptr_array_index (texts, i))->words->len;
  step += words * PAIR_REACH / 2 / MAX_PAIRS;

  for (guint i = 0; i < texts->len; i++)
    add_prints (prints, g_ptr_array_index (texts, i), i, step);
  g_array_sort (prints, compare_prints);

  for (guint first = 0; first < prints->len;)
    {
      const Print *group = &g_array_index (prints, Print, first);
      guint n = 1;

      while (first + n < prints->len && group[n].hash == group->hash)
        n++;
      match_group (matches, group, n);
      first += n;
    }

  g_array_sort (matches, compare_matches);

  return matches;
}

/* Sentences with enough shared fingerprints, aligned. */
static GArray *
align_sentences (const Work *work,
                 const Job *job)
{
  GArray *aligned = g_array_new (FALSE, FALSE, sizeof (Aligned));
  const Match *matches = &g_array_index (work->matches, Match, job->first);
  guint n = job->last - job->first;

  for (guint i = 0; i < n;)
    {
      const HearsayReuseText *a = g_ptr_array_index (work->texts, matches[i].article_a);
      const HearsayReuseText *b = g_ptr_array_index (work->texts, matches[i].article_b);
      Aligned found = { matches[i].sentence_a, matches[i].sentence_b };
      guint count = 1;

      while (i + count < n && compare_matches (&matches[i], &matches[i + count]) == 0)
        count++;
      i += count;

      if (count < MIN_SHARED || !hearsay_reuse_align (a, found.sentence_a, b, found.sentence_b, &found.local))
        continue;
      if (found.local.n_content >= MIN_CONTENT && found.local.contained >= MIN_CONTAINED && found.local.similarity >= MIN_SIMILARITY)
        g_array_append_val (aligned, found);
    }

  return aligned;
}

/* A sentence goes with the one it resembles most, seen from either side. */
static void
keep_best (GArray *aligned)
{
  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (GHashTable) best = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < aligned->len; i++)
        {
          const Aligned *found = &g_array_index (aligned, Aligned, i);
          gpointer key = GUINT_TO_POINTER (1 + (side == 0 ? found->sentence_a : found->sentence_b));
          guint other = GPOINTER_TO_UINT (g_hash_table_lookup (best, key));

          if (other == 0 || g_array_index (aligned, Aligned, other - 1).local.n_content < found->local.n_content)
            g_hash_table_insert (best, key, GUINT_TO_POINTER (i + 1));
        }

      for (guint i = 0; i < aligned->len; i++)
        {
          Aligned *found = &g_array_index (aligned, Aligned, i);
          gpointer key = GUINT_TO_POINTER (1 + (side == 0 ? found->sentence_a : found->sentence_b));

          if (GPOINTER_TO_UINT (g_hash_table_lookup (best, key)) == i + 1)
            found->is_kept = TRUE;
        }
    }
}

static HearsaySpan
word_span (const HearsayReuseText *text,
           guint first,
           guint last)
{
  const HearsayReuseWord *words = &g_array_index (text->words, HearsayReuseWord, 0);

  return hearsay_segments_get_span (text->reading->segments, words[first].token, words[last - 1].token + 1);
}

/* Sentences that follow each other in both articles are one passage. */
static void
join_passages (const Work *work,
               Job *job,
               const GArray *aligned)
{
  const Match *match = &g_array_index (work->matches, Match, job->first);
  const HearsayReuseText *a = g_ptr_array_index (work->texts, match->article_a);
  const HearsayReuseText *b = g_ptr_array_index (work->texts, match->article_b);
  const Aligned *last = NULL;
  guint alike = 0;
  guint length = 0;

  for (guint i = 0; i < aligned->len; i++)
    {
      const Aligned *found = &g_array_index (aligned, Aligned, i);
      HearsayReuse passage = { match->article_a, match->article_b };
      HearsayReuse *open = job->passages->len > 0 ? &g_array_index (job->passages, HearsayReuse, job->passages->len - 1) : NULL;

      if (!found->is_kept)
        continue;

      passage.a = word_span (a, found->local.a, found->local.a_end);
      passage.b = word_span (b, found->local.b, found->local.b_end);

      if (last == NULL || found->sentence_a > last->sentence_a + MAX_STEP || found->sentence_b < last->sentence_b ||
          found->sentence_b > last->sentence_b + MAX_STEP)
        {
          open = NULL;
          alike = 0;
          length = 0;
        }

      alike += 2 * found->local.n_alike;
      length += found->local.a_end - found->local.a + found->local.b_end - found->local.b;
      passage.similarity = (double) alike / length;

      if (open != NULL)
        {
          open->a = hearsay_span_union (open->a, passage.a);
          open->b = hearsay_span_union (open->b, passage.b);
          open->similarity = passage.similarity;
        }
      else
        g_array_append_val (job->passages, passage);
      last = found;
    }
}

static void
run_job (gpointer data,
         gpointer user_data)
{
  Job *job = data;
  const Work *work = user_data;
  g_autoptr (GArray) aligned = align_sentences (work, job);

  job->passages = g_array_new (FALSE, FALSE, sizeof (HearsayReuse));
  keep_best (aligned);
  join_passages (work, job, aligned);
}

static GPtrArray *
make_jobs (const GArray *matches)
{
  GPtrArray *jobs = g_ptr_array_new ();

  for (guint first = 0; first < matches->len;)
    {
      const Match *match = &g_array_index (matches, Match, first);
      Job *job = g_new0 (Job, 1);
      guint n = 1;

      while (first + n < matches->len && match[n].article_a == match->article_a && match[n].article_b == match->article_b)
        n++;

      job->first = first;
      job->last = first + n;
      first += n;
      if (n >= MIN_SHARED)
        g_ptr_array_add (jobs, job);
      else
        g_free (job);
    }

  return jobs;
}

/**
 * hearsay_reuse_find:
 * @readings: all articles, in the order of the corpus
 * @jobs: how many threads work; the result does not depend on it
 *
 * Fills @analysis->reuse with the passages two articles share, near or mutated.
 * Time is near-linear in the size of the corpus: each fingerprint joins a bounded
 * number of articles, each pair of sentences costs a bounded alignment.
 */
void
hearsay_reuse_find (GPtrArray *readings,
                    HearsayAnalysis *analysis,
                    guint jobs)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (free_text);
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GPtrArray) work_jobs = NULL;
  Work work = { texts };

  g_ptr_array_set_size (texts, readings->len);
  run_all (readings, prepare_one, texts, jobs);

  matches = find_matches (texts);
  work.matches = matches;
  work_jobs = make_jobs (matches);
  run_all (work_jobs, run_job, &work, jobs);

  for (guint i = 0; i < work_jobs->len; i++)
    {
      Job *job = g_ptr_array_index (work_jobs, i);

      if (job->passages->len > 0)
        g_array_append_vals (analysis->reuse, job->passages->data, job->passages->len);
      g_array_unref (job->passages);
      g_free (job);
    }
}
