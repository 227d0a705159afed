/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-reuse"

#include "config.h"

#include "hearsay-stages.h"

#include <string.h>

#include "hearsay-parallel.h"
#include "hearsay-reuse-private.h"

/* Which passages do articles share? Every pair cannot be compared, so:
 *
 * 1. Words (hearsay-reuse-text.c). An article is its stems, sentence by sentence,
 *    without the page's furniture and without the language's formulas.
 * 2. Fingerprints: pairs of content stems up to three content words apart, in either
 *    order. Copies that went through a translation or an editor keep many of them where
 *    no run of five words is left.
 * 3. Candidates (hearsay-reuse-index.c). An inverted index of all fingerprints, not a
 *    sample as winnowing takes (Schleimer, Wilkerson and Aiken 2003), for a sample has
 *    too few of a single sentence; articles with enough of them in common are compared.
 *    As in passim (Smith, Cordell and Mullen 2015), fingerprints of many articles would
 *    make the pairs quadratic. They are not left out, for then a wire story that 300
 *    papers print would have no copies: in a group of more than 64, an article is
 *    joined with the eight after it in an order that has near copies next to each other
 *    (by MinHash, Broder 1997) and with the four printed first.
 * 4. Alignment (hearsay-reuse-align.c) of the sentences that share fingerprints, local
 *    and with affine gaps; aligned sentences that follow each other are a passage.
 * 5. Relation (hearsay-reuse-compare.c). In a large corpus, strangers share sentences
 *    too: forms and formulas of the trade. What two articles share joins them if
 *    it is wording that few others have; or if they are alike as wholes, by resemblance
 *    or containment; or if it is both long and much of the shorter article. Names and
 *    small numbers are no wording, nor is who spoke in which office; the same words with
 *    other numbers are a form that somebody fills in every week; and a sentence that
 *    others have too, in pieces, is the trade's, if nothing else ties the two. Below
 *    1,000 articles there is no telling what many have, and the alignment decides alone.
 *
 * The rule for families: up to 64 articles that share a wording are compared each with
 * each. Of more, every article has its nearest neighbours and the earliest articles,
 * which is what descent needs to find the origin; other pairs follow through them.
 *
 * Nothing depends on the order of the files: articles are numbered by what they hold,
 * groups and candidates are in the order of those numbers. Time grows with the number
 * of fingerprints and of candidates, both near-linear; memory with the fingerprints that
 * at least two articles have. */

#define MAX_KEPT_WORDS 2000000 /* some 30 MB of fingerprints */
#define CHUNK 64               /* articles compared by one thread at a time */

typedef struct
{
  GPtrArray *texts;
  HearsayReuseIndex *index;
  GPtrArray *found; /* (element-type GArray): HearsayReuse, by chunk */
} Work;

/* By what an article holds. */
typedef struct
{
  HearsayReuseText *text;
  guint32 sketch[2];
} Ranked;

static void
sketch_text (Ranked *ranked,
             GArray *prints)
{
  g_array_set_size (prints, 0);
  hearsay_reuse_text_add_prints (ranked->text, 1, prints);

  ranked->sketch[0] = G_MAXUINT32;
  ranked->sketch[1] = G_MAXUINT32;
  for (guint i = 0; i < prints->len; i++)
    {
      guint32 hash = g_array_index (prints, HearsayReusePrint, i).hash;

      ranked->sketch[0] = MIN (ranked->sketch[0], hash);
      ranked->sketch[1] = MIN (ranked->sketch[1], hash * 0x9E3779B1u);
    }
}

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *x = a;
  const Ranked *y = b;
  int order = 0;

  for (guint i = 0; i < G_N_ELEMENTS (x->sketch); i++)
    if (x->sketch[i] != y->sketch[i])
      return x->sketch[i] < y->sketch[i] ? -1 : 1;

  order = strcmp (x->text->reading->article->id, y->text->reading->article->id);
  return order != 0 ? order : strcmp (x->text->reading->article->path, y->text->reading->article->path);
}

/* Near copies next to each other: by the least of their fingerprints under two
 * hashes (Broder 1997), which copies are likely to share. */
static void
sort_texts (GPtrArray *texts)
{
  g_autofree Ranked *ranked = g_new0 (Ranked, texts->len + 1);
  g_autoptr (GArray) prints = g_array_new (FALSE, FALSE, sizeof (HearsayReusePrint));

  for (guint i = 0; i < texts->len; i++)
    {
      ranked[i].text = g_ptr_array_index (texts, i);
      sketch_text (&ranked[i], prints);
    }
  qsort (ranked, texts->len, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_index (texts, i) = ranked[i].text;
}

static void
compare_chunk (guint part,
               guint first,
               guint last,
               guint worker,
               gpointer user_data)
{
  Work *work = user_data;
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (HearsayReuse));
  g_autoptr (HearsayReuseComparing) comparing = hearsay_reuse_comparing_new (work->texts, work->index);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = first; i < last; i++)
    {
      hearsay_reuse_comparing_set_article (comparing, i, candidates);
      for (guint k = 0; k < candidates->len; k++)
        hearsay_reuse_comparing_add_passages (comparing, g_array_index (candidates, guint32, k), passages);
    }

  g_ptr_array_index (work->found, part) = passages;
}

static void
compare_all (Work *work,
             guint jobs)
{
  g_ptr_array_set_size (work->found, hearsay_parallel_count_parts (work->texts->len, CHUNK));
  hearsay_parallel_run (work->texts->len, CHUNK, jobs, compare_chunk, work);
}

static int
compare_passages (gconstpointer a,
                  gconstpointer b)
{
  const HearsayReuse *x = a;
  const HearsayReuse *y = b;

  if (x->article_a != y->article_a)
    return x->article_a < y->article_a ? -1 : 1;
  if (x->article_b != y->article_b)
    return x->article_b < y->article_b ? -1 : 1;
  if (x->a.start != y->a.start)
    return x->a.start < y->a.start ? -1 : 1;

  return (x->b.start > y->b.start) - (x->b.start < y->b.start);
}

static void
collect_passages (const Work *work,
                  GArray *reuse)
{
  for (guint i = 0; i < work->found->len; i++)
    {
      const GArray *passages = g_ptr_array_index (work->found, i);

      for (guint k = 0; k < passages->len; k++)
        {
          HearsayReuse passage = g_array_index (passages, HearsayReuse, k);

          if (passage.article_a > passage.article_b)
            passage = (HearsayReuse){ passage.article_b, passage.article_a, passage.b, passage.a, passage.similarity };
          g_array_append_val (reuse, passage);
        }
    }

  g_array_sort (reuse, compare_passages);
}

/* In a small corpus most articles are compared with most, so each keeps what it
 * is compared by. */
static void
keep_prints (GPtrArray *texts,
             const HearsayReuseIndex *index)
{
  guint64 n_words = 0;

  for (guint i = 0; i < texts->len; i++)
    n_words += ((HearsayReuseText *) g_ptr_array_index (texts, i))->n_words;
  if (n_words > MAX_KEPT_WORDS)
    return;

  for (guint i = 0; i < texts->len; i++)
    {
      HearsayReuseText *text = g_ptr_array_index (texts, i);

      text->prints = g_array_new (FALSE, FALSE, sizeof (HearsayReusePrint));
      hearsay_reuse_text_add_prints (text, hearsay_reuse_index_get_step (index), text->prints);
      if (hearsay_reuse_index_has_statistic (index))
        text->grams = hearsay_reuse_grams_new (text);
    }
}

/**
 * hearsay_reuse_find:
 * @readings: all articles, in the order of the corpus
 * @jobs: how many threads work; the result does not depend on it
 *
 * Fills @analysis->reuse with the passages two articles share, near or mutated.
 */
void
hearsay_reuse_find (GPtrArray *readings,
                    HearsayAnalysis *analysis,
                    guint jobs)
{
  g_autoptr (GPtrArray) texts = hearsay_reuse_texts_new (readings, jobs);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (HearsayReuseIndex) index = NULL;
  Work work = { texts, NULL, found };

  sort_texts (texts);
  index = hearsay_reuse_index_new (texts, jobs);
  work.index = index;
  keep_prints (texts, index);
  compare_all (&work, jobs);
  collect_passages (&work, analysis->reuse);
}
