/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-descent"

#include "config.h"

#include "hearsay-descent-private.h"

#include <string.h>

#include "hearsay-families.h"
#include "hearsay-reasons.h"
#include "hearsay-text.h"

/* Articles descend from articles: what one credits another with is declared;
 * what it copies without a word is inferred. An article has at most one parent,
 * older than itself as far as anybody can tell, so the steps make trees; a tree
 * is a family, and so are trees that credit one agency and are about one thing. */

#define MIN_COPIED 20 /* per cent of an article's own text, for an inferred parent */
#define MIN_DECLARED_COPIED 2
#define MIN_NAMED_COPIED 15 /* where its outlet is named for a part of the article */
#define CORRECTION_SENTENCES 3
#define DOUBT 0.15 /* that remains where there is no other candidate */

/* "The Daily Gazette" and "Daily Gazette" are one. */
char *
_hearsay_descent_fold_outlet (const char *name)
{
  g_autofree char *folded = hearsay_text_fold (name, strlen (name));

  return g_strstrip (g_strdup (g_str_has_prefix (folded, "the ") ? folded + 4 : folded));
}

typedef struct
{
  guint32 article;
  const HearsayArticle *self;
} Ranked;

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *x = a;
  const Ranked *y = b;
  int order = 0;

  if ((x->self->published[0] == '\0') != (y->self->published[0] == '\0'))
    return x->self->published[0] == '\0' ? 1 : -1;

  order = strcmp (x->self->published, y->self->published);
  if (order == 0)
    order = (x->self->length < y->self->length) - (x->self->length > y->self->length);
  if (order == 0)
    order = strcmp (x->self->path, y->self->path);

  return order != 0 ? order : strcmp (x->self->id, y->self->id);
}

/* By date; of one day, or where no date is known, the longer first, because
 * copies are shortened more often than they grow. */
static void
rank_articles (HearsayTracing *self)
{
  g_autofree Ranked *ranked = g_new0 (Ranked, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    ranked[i] = (Ranked){ i, _hearsay_tracing_get_article (self, i) };
  qsort (ranked, self->n, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < self->n; i++)
    self->ranks[ranked[i].article] = i;
}

static void
measure_articles (HearsayTracing *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      const HearsayArticle *article = _hearsay_tracing_get_article (self, i);
      guint32 furniture = 0;

      for (guint k = 0; k < article->furniture->len; k++)
        {
          HearsaySpan span = g_array_index (article->furniture, HearsayFurniture, k).span;

          furniture += span.end - span.start;
        }
      self->lengths[i] = article->length > furniture ? article->length - furniture : 1;
    }
}

static int
compare_overlaps (gconstpointer a,
                  gconstpointer b)
{
  const HearsayOverlap *x = a;
  const HearsayOverlap *y = b;

  if (x->article != y->article)
    return x->article < y->article ? -1 : 1;

  return (x->other > y->other) - (x->other < y->other);
}

static void
add_overlap (GArray *overlaps,
             guint32 article,
             guint32 other,
             HearsaySpan span,
             double similarity)
{
  HearsayOverlap overlap = { article, other, span.end - span.start, similarity * (span.end - span.start) };

  g_array_append_val (overlaps, overlap);
}

static void
collect_overlaps (HearsayTracing *self)
{
  const GArray *reuse = self->analysis->reuse;
  guint kept = 0;
  guint at = 0;

  for (guint i = 0; i < reuse->len; i++)
    {
      const HearsayReuse *passage = &g_array_index (reuse, HearsayReuse, i);

      add_overlap (self->overlaps, passage->article_a, passage->article_b, passage->a, passage->similarity);
      add_overlap (self->overlaps, passage->article_b, passage->article_a, passage->b, passage->similarity);
    }

  g_array_sort (self->overlaps, compare_overlaps);
  for (guint i = 0; i < self->overlaps->len; i++)
    {
      HearsayOverlap overlap = g_array_index (self->overlaps, HearsayOverlap, i);
      HearsayOverlap *last = kept > 0 ? &g_array_index (self->overlaps, HearsayOverlap, kept - 1) : NULL;

      if (last != NULL && compare_overlaps (last, &overlap) == 0)
        {
          last->copied += overlap.copied;
          last->agreed += overlap.agreed;
        }
      else
        g_array_index (self->overlaps, HearsayOverlap, kept++) = overlap;
    }
  g_array_set_size (self->overlaps, kept);

  for (guint i = 0; i <= self->n; i++)
    {
      while (at < kept && g_array_index (self->overlaps, HearsayOverlap, at).article < i)
        at++;
      self->starts[i] = at;
    }
}

static guint
copied_share (const HearsayTracing *self,
              const HearsayOverlap *overlap)
{
  return MIN (100, (guint) (100.0 * overlap->copied / self->lengths[overlap->article]));
}

static gboolean
descends_from (const HearsayTracing *self,
               guint article,
               guint ancestor)
{
  int at = article;

  for (guint i = 0; at >= 0 && i < HEARSAY_MAX_STEPS; i++)
    {
      if (at == (int) ancestor)
        return TRUE;
      at = hearsay_analysis_get_descent (self->analysis, at)->parent;
    }

  return at >= 0;
}

static gboolean
is_same_outlet (const HearsayTracing *self,
                guint a,
                guint b)
{
  const char *outlet = _hearsay_tracing_get_article (self, a)->outlet;

  return outlet[0] != '\0' && strcmp (outlet, _hearsay_tracing_get_article (self, b)->outlet) == 0;
}

typedef struct
{
  guint32 article;
  double score;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b,
                    gpointer user_data)
{
  const HearsayTracing *self = user_data;
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  return (int) self->ranks[x->article] - (int) self->ranks[y->article];
}

static guint8
to_per_cent (double part,
             double rest)
{
  return CLAMP (100 * part / (part + rest + DOUBT), 1, 99);
}

/* How sure the choice is, and what else could be: the next best have their say. */
static void
weigh_choice (const HearsayTracing *self,
              HearsayDescent *descent,
              GArray *candidates)
{
  double next = 0;
  guint n = 0;

  g_array_sort_with_data (candidates, compare_candidates, (gpointer) self);
  for (guint i = 0; i < candidates->len && n < HEARSAY_N_ALTERNATIVES; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if ((int) candidate->article == descent->parent)
        continue;
      next = MAX (next, candidate->score);
      descent->others[n] = candidate->article;
      descent->other_confidences[n++] = to_per_cent (candidate->score, 1 + descent->score);
    }

  descent->confidence = descent->parent >= 0 ? to_per_cent (descent->score, next / 2) : to_per_cent (0.5, next);
}

static void
choose_parent (HearsayTracing *self,
               guint article)
{
  HearsayDescent *descent = hearsay_analysis_get_descent (self->analysis, article);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  double best = 0;

  for (guint i = self->starts[article]; i < self->starts[article + 1]; i++)
    {
      const HearsayOverlap *overlap = &g_array_index (self->overlaps, HearsayOverlap, i);
      guint share = copied_share (self, overlap);
      gboolean named = share >= MIN_NAMED_COPIED && _hearsay_descent_names_article (self, article, overlap->other, FALSE) && !_hearsay_descent_names_article (self, overlap->other, article, FALSE);
      gboolean declared = named || _hearsay_descent_credits_article (self, article, overlap->other);
      gboolean corrects = descent->is_correction && is_same_outlet (self, article, overlap->other);
      double score = MIN (1, overlap->agreed / self->lengths[article]) + (declared || corrects ? 0.5 : 0);

      if (_hearsay_descent_credits_article (self, overlap->other, article) && !declared)
        continue;
      if (declared ? share < MIN_DECLARED_COPIED : (share < MIN_COPIED || self->ranks[overlap->other] > self->ranks[article]))
        continue;
      g_array_append_vals (candidates, &(Candidate){ overlap->other, score }, 1);
      if (score < best || (score == best && best > 0 && self->ranks[overlap->other] > self->ranks[descent->parent]))
        continue;
      if (descends_from (self, overlap->other, article))
        continue;

      best = score;
      descent->parent = overlap->other;
      descent->copied = share;
      descent->basis = declared && (self->is_credit_printed[article] || _hearsay_descent_names_article (self, article, overlap->other, TRUE)) ? HEARSAY_BASIS_DECLARED : HEARSAY_BASIS_INFERRED;
      descent->evidence = declared ? self->credit_spans[article] : HEARSAY_SPAN_NONE;
      descent->score = MIN (1.0, score);
      descent->reason = corrects ? "corrects it" : declared ? HEARSAY_REASON_CREDITED
                                                            : HEARSAY_REASON_COPIED;
    }

  weigh_choice (self, descent, candidates);
}

/* An outlet credited by name is the parent even where the wording is all new. */
static void
choose_credited (HearsayTracing *self,
                 guint article)
{
  HearsayDescent *descent = hearsay_analysis_get_descent (self->analysis, article);
  int credited = self->credited[article];

  if (descent->parent >= 0 || credited < 0 || descends_from (self, credited, article))
    return;

  descent->parent = credited;
  descent->basis = self->is_credit_printed[article] ? HEARSAY_BASIS_DECLARED : HEARSAY_BASIS_INFERRED;
  descent->evidence = self->credit_spans[article];
  descent->score = 0.5;
  descent->reason = HEARSAY_REASON_CREDITED;
  descent->confidence = to_per_cent (descent->score, 0);
}

/* As many lines as hold the first few sentences: none goes on in the next line. */
static HearsaySegments *
cut_beginning (const HearsayReading *reading)
{
  const char *text = reading->article->text;
  gsize end = 0;

  for (guint n_lines = CORRECTION_SENTENCES;; n_lines *= 2)
    {
      HearsaySegments *segments = NULL;

      for (guint i = 0; i < n_lines && end < reading->article->length; i++)
        end += strcspn (text + end, "\n") + 1;
      end = MIN (end, reading->article->length);
      segments = hearsay_reading_cut (reading, end);
      if (segments->sentences->len >= CORRECTION_SENTENCES || end == reading->article->length)
        return segments;
      hearsay_segments_free (segments);
    }
}

static gboolean
is_correction (const HearsayTracing *self,
               guint article)
{
  const HearsayReading *reading = g_ptr_array_index (self->readings, article);
  const HearsayWords *words = hearsay_language_get_words (reading->language, "correction-words");
  g_autoptr (HearsaySegments) segments = cut_beginning (reading);
  guint longest = hearsay_words_get_longest (words);
  guint n = MIN (segments->sentences->len, CORRECTION_SENTENCES);
  guint last = n > 0 ? hearsay_segments_get_sentence (segments, n - 1)->last : 0;

  for (guint i = 0; i < last; i++)
    {
      g_autoptr (GString) phrase = g_string_new (NULL);

      for (guint k = i; k < last && k - i < longest; k++)
        {
          const HearsayToken *token = hearsay_segments_get_token (segments, k);
          g_autofree char *folded = NULL;

          if (token->end - token->start > 40)
            break;
          folded = hearsay_text_fold (reading->article->text + token->start, token->end - token->start);
          if (phrase->len > 0 && token->kind != HEARSAY_TOKEN_CLITIC)
            g_string_append_c (phrase, ' ');
          g_string_append (phrase, folded);
          if (hearsay_words_contain (words, phrase->str))
            return TRUE;
        }
    }

  return FALSE;
}

static void
tracing_init (HearsayTracing *self,
              GPtrArray *readings,
              HearsayAnalysis *analysis)
{
  self->analysis = analysis;
  self->readings = readings;
  self->n = analysis->corpus->articles->len;
  self->ranks = g_new0 (guint32, self->n + 1);
  self->lengths = g_new0 (guint32, self->n + 1);
  self->overlaps = g_array_new (FALSE, FALSE, sizeof (HearsayOverlap));
  self->starts = g_new0 (guint, self->n + 2);
  self->outlets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->credits = g_new0 (char *, self->n + 1);
  self->credited = g_new (int, self->n + 1);
  self->credit_spans = g_new0 (HearsaySpan, self->n + 1);
  self->is_credit_printed = g_new0 (gboolean, self->n + 1);
}

static void
tracing_clear (HearsayTracing *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->credits[i]);

  g_free (self->ranks);
  g_free (self->lengths);
  g_array_unref (self->overlaps);
  g_free (self->starts);
  g_hash_table_unref (self->outlets);
  g_free (self->credits);
  g_free (self->credited);
  g_free (self->credit_spans);
  g_free (self->is_credit_printed);
}

/**
 * hearsay_descent_trace:
 *
 * Fills @analysis->descents and @analysis->families, tells which articles of the
 * corpus the relays in chains stand for, and adds inferred relays to the chains
 * of quotations in copied passages.
 */
void
hearsay_descent_trace (GPtrArray *readings,
                       HearsayKinship *kinship,
                       HearsayAnalysis *analysis)
{
  HearsayTracing self = { 0 };
  g_autofree guint32 *order = NULL;

  tracing_init (&self, readings, analysis);
  self.kinship = kinship;
  rank_articles (&self);
  measure_articles (&self);
  collect_overlaps (&self);
  _hearsay_descent_index_outlets (&self);
  _hearsay_descent_read_relays (&self);

  order = g_new0 (guint32, self.n + 1);
  for (guint i = 0; i < self.n; i++)
    {
      HearsayDescent descent = { .parent = HEARSAY_NONE, .basis = HEARSAY_BASIS_INFERRED, .reason = HEARSAY_REASON_NOTHING_EARLIER };

      for (guint k = 0; k < HEARSAY_N_ALTERNATIVES; k++)
        descent.others[k] = HEARSAY_NONE;

      descent.is_correction = is_correction (&self, i);
      g_array_append_val (analysis->descents, descent);
      order[self.ranks[i]] = i;
    }

  /* In order of time, so that the result does not hang on the order of files. */
  for (guint i = 0; i < self.n; i++)
    {
      choose_parent (&self, order[i]);
      choose_credited (&self, order[i]);
    }

  _hearsay_descent_mark_circles (&self);
  _hearsay_descent_make_families (&self);
  for (guint i = 0; i < self.n; i++)
    hearsay_descent_add_hops (analysis, i);

  tracing_clear (&self);
}
