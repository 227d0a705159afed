/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-descent"

#include "config.h"

#include "hearsay-stages.h"

#include <string.h>

#include "hearsay-text.h"

/* Articles descend from articles: what one credits another with is declared;
 * what it copies without a word is inferred. An article has at most one parent,
 * older than itself as far as anybody can tell, so the steps make trees; a tree
 * is a family, and so are trees that credit one agency. */

#define MIN_COPIED 20 /* per cent of an article's own text, for an inferred parent */
#define MIN_DECLARED_COPIED 2
#define MIN_NAMED_COPIED 15 /* where its outlet is named for a part of the article */
#define CORRECTION_SENTENCES 3
#define DOUBT 0.15          /* that remains where there is no other candidate */
#define MAX_FAMILY_CHECK 64 /* steps up a tree */

/* What two articles share, seen from one of them. */
typedef struct
{
  guint32 article;
  guint32 other;
  guint32 copied; /* bytes of @article found in @other */
  double agreed;  /* of these, as far as the words are the same: who shares a change shares more */
} Overlap;

typedef struct
{
  HearsayAnalysis *analysis;
  GPtrArray *readings;
  guint n;
  guint32 *ranks;      /* article → its place in time */
  guint32 *lengths;    /* article → bytes of its own text */
  GArray *overlaps;    /* Overlap, by article, then other */
  guint *starts;       /* article → its first overlap */
  GHashTable *outlets; /* folded outlet name → article + 1, the earliest */
  char **credits;      /* article → folded name of who it credits as a whole, or NULL */
  HearsaySpan *credit_spans;
  gboolean *is_credit_printed; /* article → whether a text says so, rather than we infer it */
} Tracing;

static const HearsayArticle *
get_article (const Tracing *self,
             guint article)
{
  return hearsay_corpus_get (self->analysis->corpus, article);
}

/* "The Daily Gazette" and "Daily Gazette" are one. */
static char *
fold_outlet (const char *name)
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
rank_articles (Tracing *self)
{
  g_autofree Ranked *ranked = g_new0 (Ranked, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    ranked[i] = (Ranked){ i, get_article (self, i) };
  qsort (ranked, self->n, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < self->n; i++)
    self->ranks[ranked[i].article] = i;
}

static void
measure_articles (Tracing *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      const HearsayArticle *article = get_article (self, i);
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
  const Overlap *x = a;
  const Overlap *y = b;

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
  Overlap overlap = { article, other, span.end - span.start, similarity * (span.end - span.start) };

  g_array_append_val (overlaps, overlap);
}

static void
collect_overlaps (Tracing *self)
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
      Overlap overlap = g_array_index (self->overlaps, Overlap, i);
      Overlap *last = kept > 0 ? &g_array_index (self->overlaps, Overlap, kept - 1) : NULL;

      if (last != NULL && compare_overlaps (last, &overlap) == 0)
        {
          last->copied += overlap.copied;
          last->agreed += overlap.agreed;
        }
      else
        g_array_index (self->overlaps, Overlap, kept++) = overlap;
    }
  g_array_set_size (self->overlaps, kept);

  for (guint i = 0; i <= self->n; i++)
    {
      while (at < kept && g_array_index (self->overlaps, Overlap, at).article < i)
        at++;
      self->starts[i] = at;
    }
}

static guint
copied_share (const Tracing *self,
              const Overlap *overlap)
{
  return MIN (100, (guint) (100.0 * overlap->copied / self->lengths[overlap->article]));
}

/* "the Ledger" for the Brennick Ledger, where no other outlet ends so. */
static void
index_short_names (Tracing *self)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *name = fold_outlet (get_article (self, i)->outlet);
      const char *space = strrchr (name, ' ');
      const char *known = NULL;

      if (space == NULL || strlen (space + 1) < 4)
        continue;
      known = g_hash_table_lookup (owners, space + 1);
      if (known == NULL)
        g_hash_table_insert (owners, g_strdup (space + 1), g_strdup (name));
      else if (strcmp (known, name) != 0)
        g_hash_table_insert (owners, g_strdup (space + 1), g_strdup (""));
    }

  g_hash_table_iter_init (&iter, owners);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((const char *) value)[0] != '\0' && !g_hash_table_contains (self->outlets, key))
      g_hash_table_insert (self->outlets, g_strdup (key), g_hash_table_lookup (self->outlets, value));
}

static void
index_outlets (Tracing *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *name = fold_outlet (get_article (self, i)->outlet);
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->outlets, name));

      if (name[0] != '\0' && (known == 0 || self->ranks[known - 1] > self->ranks[i]))
        g_hash_table_insert (self->outlets, g_steal_pointer (&name), GUINT_TO_POINTER (i + 1));
    }

  index_short_names (self);
}

/* Whether a quotation says that it came through whom the article credits; else it
 * is only concluded, as from a lead that ends in "…, Reuters reported". */
static gboolean
prints_credit (const Tracing *self,
               guint article)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (self->analysis, article, &first, &last);
  for (guint q = first; q < last && self->credits[article] != NULL; q++)
    {
      const GArray *chain = hearsay_analysis_get_quote (self->analysis, q)->chain;

      for (guint h = 0; h < chain->len; h++)
        {
          const HearsayHop *hop = &g_array_index (chain, HearsayHop, h);
          g_autofree char *name = fold_outlet (hop->name);

          if (hop->role != HEARSAY_ROLE_PUBLISHER && hop->basis == HEARSAY_BASIS_DECLARED && strcmp (name, self->credits[article]) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/* Names the articles of the corpus that relays stand for, and finds whom each
 * article credits as a whole: the relay most of its quotations came through. */
static void
read_relays (Tracing *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint first = 0;
      guint last = 0;
      guint best = 0;

      hearsay_analysis_get_article_quotes (self->analysis, i, &first, &last);
      for (guint q = first; q < last; q++)
        {
          const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, q);

          for (guint h = 0; h < quote->chain->len; h++)
            {
              HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, h);
              g_autofree char *name = NULL;
              guint count = 0;
              guint known = 0;

              if (hop->role == HEARSAY_ROLE_PUBLISHER)
                continue;

              /* An outlet that is named as the speaker is a relay that does not say whose. */
              name = fold_outlet (hop->name);
              known = GPOINTER_TO_UINT (g_hash_table_lookup (self->outlets, name));
              if (hop->role == HEARSAY_ROLE_SPEAKER && known == 0)
                continue;
              if (known > 0 && known - 1 != i)
                hop->article = known - 1;

              count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) + 1;
              if (count > best || (count == best && strcmp (name, self->credits[i]) < 0))
                {
                  best = count;
                  g_free (self->credits[i]);
                  self->credits[i] = g_strdup (name);
                  self->credit_spans[i] = hop->evidence;
                }
              g_hash_table_insert (counts, g_steal_pointer (&name), GUINT_TO_POINTER (count));
            }
        }

      /* A single remark told to another paper is no credit for the whole. */
      if (best * 3 < last - first)
        g_clear_pointer (&self->credits[i], g_free);
      self->is_credit_printed[i] = prints_credit (self, i);
    }
}

static gboolean
names_article (const Tracing *self,
               guint article,
               guint other,
               gboolean only_declared)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (self->analysis, article, &first, &last);
  for (guint q = first; q < last; q++)
    {
      const GArray *chain = hearsay_analysis_get_quote (self->analysis, q)->chain;

      for (guint h = 0; h < chain->len; h++)
        {
          const HearsayHop *hop = &g_array_index (chain, HearsayHop, h);

          if (hop->role != HEARSAY_ROLE_PUBLISHER && hop->article == (int) other && (!only_declared || hop->basis == HEARSAY_BASIS_DECLARED))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
names_outlet (const Tracing *self,
              guint article,
              guint other)
{
  return names_article (self, article, other, FALSE);
}

static gboolean
names_declared (const Tracing *self,
                guint article,
                guint other)
{
  return names_article (self, article, other, TRUE);
}

static gboolean
descends_from (const Tracing *self,
               guint article,
               guint ancestor)
{
  int at = article;

  for (guint i = 0; at >= 0 && i < MAX_FAMILY_CHECK; i++)
    {
      if (at == (int) ancestor)
        return TRUE;
      at = hearsay_analysis_get_descent (self->analysis, at)->parent;
    }

  return at >= 0;
}

static gboolean
credits_article (const Tracing *self,
                 guint article,
                 guint other)
{
  g_autofree char *name = fold_outlet (get_article (self, other)->outlet);

  return self->credits[article] != NULL && name[0] != '\0' && strcmp (name, self->credits[article]) == 0;
}

static gboolean
is_same_outlet (const Tracing *self,
                guint a,
                guint b)
{
  const char *outlet = get_article (self, a)->outlet;

  return outlet[0] != '\0' && strcmp (outlet, get_article (self, b)->outlet) == 0;
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
  const Tracing *self = user_data;
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
weigh_choice (const Tracing *self,
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
choose_parent (Tracing *self,
               guint article)
{
  HearsayDescent *descent = hearsay_analysis_get_descent (self->analysis, article);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  double best = 0;

  for (guint i = self->starts[article]; i < self->starts[article + 1]; i++)
    {
      const Overlap *overlap = &g_array_index (self->overlaps, Overlap, i);
      guint share = copied_share (self, overlap);
      gboolean named = share >= MIN_NAMED_COPIED && names_outlet (self, article, overlap->other) && !names_outlet (self, overlap->other, article);
      gboolean declared = named || credits_article (self, article, overlap->other);
      gboolean corrects = descent->is_correction && is_same_outlet (self, article, overlap->other);
      double score = MIN (1, overlap->agreed / self->lengths[article]) + (declared || corrects ? 0.5 : 0);

      if (credits_article (self, overlap->other, article) && !declared)
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
      descent->basis = declared && (self->is_credit_printed[article] || names_declared (self, article, overlap->other)) ? HEARSAY_BASIS_DECLARED : HEARSAY_BASIS_INFERRED;
      descent->evidence = declared ? self->credit_spans[article] : HEARSAY_SPAN_NONE;
      descent->score = MIN (1.0, score);
      descent->reason = corrects ? "corrects it" : declared ? "credited"
                                                            : "copied passage";
    }

  weigh_choice (self, descent, candidates);
}

/* An outlet credited by name is the parent even where the wording is all new. */
static void
choose_credited (Tracing *self,
                 guint article)
{
  HearsayDescent *descent = hearsay_analysis_get_descent (self->analysis, article);
  guint known = 0;

  if (descent->parent >= 0 || self->credits[article] == NULL)
    return;

  known = GPOINTER_TO_UINT (g_hash_table_lookup (self->outlets, self->credits[article]));
  if (known == 0 || known - 1 == article || descends_from (self, known - 1, article))
    return;

  descent->parent = known - 1;
  descent->basis = self->is_credit_printed[article] ? HEARSAY_BASIS_DECLARED : HEARSAY_BASIS_INFERRED;
  descent->evidence = self->credit_spans[article];
  descent->score = 0.5;
  descent->reason = "credited";
  descent->confidence = to_per_cent (descent->score, 0);
}

static gboolean
is_correction (const Tracing *self,
               guint article)
{
  const HearsayReading *reading = g_ptr_array_index (self->readings, article);
  const HearsayWords *words = hearsay_language_get_words (reading->language, "correction-words");
  guint longest = hearsay_words_get_longest (words);
  guint n = MIN (reading->segments->sentences->len, CORRECTION_SENTENCES);
  guint last = n > 0 ? hearsay_segments_get_sentence (reading->segments, n - 1)->last : 0;

  for (guint i = 0; i < last; i++)
    {
      g_autoptr (GString) phrase = g_string_new (NULL);

      for (guint k = i; k < last && k - i < longest; k++)
        {
          const HearsayToken *token = hearsay_segments_get_token (reading->segments, k);
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

static guint
find_root (const Tracing *self,
           guint article)
{
  int parent = hearsay_analysis_get_descent (self->analysis, article)->parent;

  while (parent >= 0)
    {
      article = parent;
      parent = hearsay_analysis_get_descent (self->analysis, article)->parent;
    }

  return article;
}

typedef struct
{
  guint32 origin;
  guint32 n_articles;
  const char *path;
} Family;

static int
compare_families (gconstpointer a,
                  gconstpointer b)
{
  const Family *x = a;
  const Family *y = b;

  if (x->n_articles != y->n_articles)
    return x->n_articles > y->n_articles ? -1 : 1;

  return strcmp (x->path, y->path);
}

/* Trees whose roots credit one agency that is not in the corpus are one family:
 * the earliest root stands for the dispatch nobody has. */
static void
find_origins (const Tracing *self,
              guint32 *origins)
{
  g_autoptr (GHashTable) agencies = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n; i++)
    {
      guint root = find_root (self, i);
      guint known = 0;

      if (self->credits[root] == NULL)
        continue;
      known = GPOINTER_TO_UINT (g_hash_table_lookup (agencies, self->credits[root]));
      if (known == 0 || self->ranks[known - 1] > self->ranks[root])
        g_hash_table_insert (agencies, self->credits[root], GUINT_TO_POINTER (root + 1));
    }

  for (guint i = 0; i < self->n; i++)
    {
      guint root = find_root (self, i);

      origins[i] = root;
      if (self->credits[root] != NULL)
        origins[i] = GPOINTER_TO_UINT (g_hash_table_lookup (agencies, self->credits[root])) - 1;
    }
}

/* Who told it: whom the origin quotes most, a person before anything else. */
static const HearsayQuote *
main_source (const Tracing *self,
             guint article)
{
  const HearsayQuote *best = NULL;
  guint best_count = 0;
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (self->analysis, article, &first, &last);
  last = MIN (last, first + 200);
  for (guint q = first; q < last; q++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, q);
      guint count = 0;

      if (quote->speaker[0] == '\0' || quote->source_type == HEARSAY_SOURCE_UNKNOWN)
        continue;
      for (guint k = first; k < last; k++)
        count += strcmp (hearsay_analysis_get_quote (self->analysis, k)->speaker, quote->speaker) == 0;
      if (count > best_count)
        {
          best = quote;
          best_count = count;
        }
    }

  return best;
}

static char *
dup_article_name (const HearsayArticle *article)
{
  if (article->outlet[0] != '\0')
    return g_strdup (article->outlet);
  if (article->title[0] != '\0')
    return g_strdup (article->title);

  return g_path_get_basename (article->path);
}

/* The agency as it is printed, not as it is looked up. */
static char *
dup_family_name (const Tracing *self,
                 guint origin)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (self->analysis, origin, &first, &last);
  for (guint q = first; q < last && self->credits[origin] != NULL; q++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, q);

      for (guint h = 0; h < quote->chain->len; h++)
        {
          const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, h);
          g_autofree char *name = fold_outlet (hop->name);

          if (hop->role == HEARSAY_ROLE_RELAY && strcmp (name, self->credits[origin]) == 0)
            return g_strdup (hop->name);
        }
    }

  return dup_article_name (get_article (self, origin));
}

static void
make_families (Tracing *self)
{
  HearsayAnalysis *analysis = self->analysis;
  g_autofree guint32 *origins = g_new0 (guint32, self->n + 1);
  g_autofree guint32 *places = g_new0 (guint32, self->n + 1);
  g_autofree guint32 *counts = g_new0 (guint32, self->n + 1);
  g_autoptr (GArray) families = g_array_new (FALSE, FALSE, sizeof (Family));

  find_origins (self, origins);
  for (guint i = 0; i < self->n; i++)
    counts[origins[i]]++;
  for (guint i = 0; i < self->n; i++)
    if (counts[i] > 0)
      {
        Family family = { i, counts[i], get_article (self, i)->path };

        g_array_append_val (families, family);
      }
  g_array_sort (families, compare_families);

  for (guint i = 0; i < families->len; i++)
    {
      const Family *found = &g_array_index (families, Family, i);
      const HearsayQuote *source = main_source (self, found->origin);
      HearsayFamily family = { found->origin, dup_family_name (self, found->origin), NULL, HEARSAY_SOURCE_UNKNOWN, found->n_articles };

      family.source = g_strdup (source != NULL ? source->speaker : "");
      if (source != NULL)
        family.source_type = source->source_type;
      places[found->origin] = i;
      g_array_append_val (analysis->families, family);
    }

  for (guint i = 0; i < self->n; i++)
    hearsay_analysis_get_descent (analysis, i)->family = places[origins[i]];
}

/* The passages an article shares with its parent. */
static GArray *
shared_spans (const Tracing *self,
              guint article,
              guint parent)
{
  const GArray *reuse = self->analysis->reuse;
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (HearsaySpan));
  guint32 low_article = MIN (article, parent);
  guint32 high_article = MAX (article, parent);
  guint low = 0;
  guint high = reuse->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const HearsayReuse *passage = &g_array_index (reuse, HearsayReuse, middle);

      if (passage->article_a < low_article || (passage->article_a == low_article && passage->article_b < high_article))
        low = middle + 1;
      else
        high = middle;
    }

  for (; low < reuse->len; low++)
    {
      const HearsayReuse *passage = &g_array_index (reuse, HearsayReuse, low);

      if (passage->article_a != low_article || passage->article_b != high_article)
        break;
      g_array_append_val (spans, *(article == low_article ? &passage->a : &passage->b));
    }

  return spans;
}

static void
insert_hop (const Tracing *self,
            HearsayQuote *quote,
            guint parent,
            HearsaySpan evidence)
{
  g_autofree char *name = dup_article_name (get_article (self, parent));
  guint place = quote->chain->len > 0 ? quote->chain->len - 1 : 0;
  HearsayHop hop = { HEARSAY_ROLE_RELAY, HEARSAY_BASIS_INFERRED, NULL, HEARSAY_NONE, parent, NULL, quote->article, evidence };

  for (guint h = 0; h < quote->chain->len; h++)
    if (g_array_index (quote->chain, HearsayHop, h).article == (int) parent || strcmp (g_array_index (quote->chain, HearsayHop, h).name, name) == 0)
      return;

  hop.name = g_steal_pointer (&name);
  hop.verb = g_strdup ("");
  g_array_insert_val (quote->chain, place, hop);
}

/* A quotation inside a copied passage came the way the passage came. */
static void
add_inferred_hops (const Tracing *self,
                   guint article)
{
  int parent = hearsay_analysis_get_descent (self->analysis, article)->parent;
  g_autoptr (GArray) spans = NULL;
  guint first = 0;
  guint last = 0;

  if (parent < 0)
    return;

  spans = shared_spans (self, article, parent);
  hearsay_analysis_get_article_quotes (self->analysis, article, &first, &last);
  for (guint q = first; q < last; q++)
    {
      HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, q);

      for (guint i = 0; i < spans->len; i++)
        if (hearsay_span_overlaps (g_array_index (spans, HearsaySpan, i), hearsay_quote_get_span (quote)))
          {
            insert_hop (self, quote, parent, g_array_index (spans, HearsaySpan, i));
            break;
          }
    }
}

static int
credited_article (const Tracing *self,
                  guint article)
{
  guint known = self->credits[article] != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->outlets, self->credits[article])) : 0;

  return known == article + 1 ? HEARSAY_NONE : (int) known - 1;
}

/* A credits B, B credits C, C credits A: whoever follows the credits never gets to
 * anybody who knows. */
static void
mark_long_circles (Tracing *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      int at = credited_article (self, i);

      for (guint step = 0; at >= 0 && at != (int) i && step < MAX_FAMILY_CHECK; step++)
        at = credited_article (self, at);
      if (at == (int) i)
        hearsay_analysis_get_descent (self->analysis, i)->is_circular = TRUE;
    }
}

static void
mark_circles (Tracing *self)
{
  for (guint i = 0; i < self->n; i++)
    for (guint k = self->starts[i]; k < self->starts[i + 1]; k++)
      {
        guint other = g_array_index (self->overlaps, Overlap, k).other;

        if (names_outlet (self, i, other) && names_outlet (self, other, i))
          hearsay_analysis_get_descent (self->analysis, i)->is_circular = TRUE;
      }

  mark_long_circles (self);

  /* Outlets that credit each other without sharing a word. */
  for (guint i = 0; i < self->n; i++)
    {
      guint known = self->credits[i] != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->outlets, self->credits[i])) : 0;

      if (known > 0 && known - 1 != i && names_outlet (self, known - 1, i))
        {
          hearsay_analysis_get_descent (self->analysis, i)->is_circular = TRUE;
          hearsay_analysis_get_descent (self->analysis, known - 1)->is_circular = TRUE;
        }
    }
}

static void
tracing_init (Tracing *self,
              GPtrArray *readings,
              HearsayAnalysis *analysis)
{
  self->analysis = analysis;
  self->readings = readings;
  self->n = analysis->corpus->articles->len;
  self->ranks = g_new0 (guint32, self->n + 1);
  self->lengths = g_new0 (guint32, self->n + 1);
  self->overlaps = g_array_new (FALSE, FALSE, sizeof (Overlap));
  self->starts = g_new0 (guint, self->n + 2);
  self->outlets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->credits = g_new0 (char *, self->n + 1);
  self->credit_spans = g_new0 (HearsaySpan, self->n + 1);
  self->is_credit_printed = g_new0 (gboolean, self->n + 1);
}

static void
tracing_clear (Tracing *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->credits[i]);

  g_free (self->ranks);
  g_free (self->lengths);
  g_array_unref (self->overlaps);
  g_free (self->starts);
  g_hash_table_unref (self->outlets);
  g_free (self->credits);
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
                       HearsayAnalysis *analysis)
{
  Tracing self = { 0 };
  g_autofree guint32 *order = NULL;

  tracing_init (&self, readings, analysis);
  rank_articles (&self);
  measure_articles (&self);
  collect_overlaps (&self);
  index_outlets (&self);
  read_relays (&self);

  order = g_new0 (guint32, self.n + 1);
  for (guint i = 0; i < self.n; i++)
    {
      HearsayDescent descent = { .parent = HEARSAY_NONE, .basis = HEARSAY_BASIS_INFERRED, .reason = "nothing earlier is like it" };

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

  mark_circles (&self);
  make_families (&self);
  for (guint i = 0; i < self.n; i++)
    add_inferred_hops (&self, i);

  tracing_clear (&self);
}
