/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-overlay"

#include "config.h"

#include "hearsay-overlay-private.h"

#include <string.h>

#include "hearsay-families.h"
#include "hearsay-json.h"
#include "hearsay-language.h"
#include "hearsay-reasons.h"
#include "hearsay-segments.h"
#include "hearsay-text.h"

/* Words every newsroom writes join no articles. Which these are, the engine knows a
 * few; of others the analyst decides it. Such a decision is about the words, wherever
 * they stand, in articles that come later too: a passage loses them, and is none any
 * more if little else is in it. */

#define MIN_WORDS 5   /* of a passage on either side, without what is muted */
#define MIN_COPIED 20 /* per cent an article has from its parent, where only that tells of it */

/* The words of a stretch of an article, folded, without signs. */
typedef struct
{
  GPtrArray *words;
  GArray *spans; /* HearsaySpan, one a word */
} Words;

static void
words_clear (Words *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->spans, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static void
read_words (Words *self,
            const char *text,
            HearsaySpan span)
{
  g_autoptr (HearsaySegments) segments = hearsay_segments_new (text + span.start, span.end - span.start,
                                                               hearsay_language_is_abbreviation, (gpointer) hearsay_language_get ("en"));

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->spans = g_array_new (FALSE, FALSE, sizeof (HearsaySpan));
  for (guint i = 0; i < segments->tokens->len; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (segments, i);
      HearsaySpan place = { span.start + token->start, span.start + token->end };

      if (token->kind == HEARSAY_TOKEN_QUOTE || token->kind == HEARSAY_TOKEN_PUNCTUATION)
        continue;
      g_ptr_array_add (self->words, hearsay_text_fold (text + place.start, place.end - place.start));
      g_array_append_val (self->spans, place);
    }
}

static gboolean
stands_at (const Words *words,
           guint place,
           const Words *formula)
{
  for (guint i = 0; i < formula->words->len; i++)
    if (strcmp (g_ptr_array_index (words->words, place + i), g_ptr_array_index (formula->words, i)) != 0)
      return FALSE;

  return TRUE;
}

/* Where one of the formulas begins and ends, by words; whether it is there at all. */
static gboolean
find_formula (const Words *words,
              const Words *formulas,
              guint n_formulas,
              guint *first,
              guint *last)
{
  for (guint place = 0; place < words->words->len; place++)
    for (guint i = 0; i < n_formulas; i++)
      if (formulas[i].words->len > 0 && place + formulas[i].words->len <= words->words->len && stands_at (words, place, &formulas[i]))
        {
          *first = place;
          *last = place + formulas[i].words->len;
          return TRUE;
        }

  return FALSE;
}

static HearsaySpan
words_span (const Words *words,
            guint first,
            guint last)
{
  if (first >= last)
    return HEARSAY_SPAN_NONE;

  return hearsay_span_union (g_array_index (words->spans, HearsaySpan, first), g_array_index (words->spans, HearsaySpan, last - 1));
}

typedef struct
{
  const HearsayAnalysis *analysis;
  const Words *formulas;
  guint n_formulas;
  GArray *kept; /* HearsayReuse */
  gboolean has_cut;
} Muting;

/* The passage without the formulas: nothing, the same, or one or more pieces. */
static void
cut_passage (Muting *self,
             const HearsayReuse *passage)
{
  g_auto (Words) a = { 0 };
  g_auto (Words) b = { 0 };
  guint first[2] = { 0, 0 };
  guint last[2] = { 0, 0 };
  gboolean in_a = FALSE;
  gboolean in_b = FALSE;
  HearsayReuse piece = *passage;

  read_words (&a, hearsay_corpus_get (self->analysis->corpus, passage->article_a)->text, passage->a);
  read_words (&b, hearsay_corpus_get (self->analysis->corpus, passage->article_b)->text, passage->b);
  in_a = find_formula (&a, self->formulas, self->n_formulas, &first[0], &last[0]);
  in_b = find_formula (&b, self->formulas, self->n_formulas, &first[1], &last[1]);
  if (!in_a && !in_b)
    {
      g_array_append_val (self->kept, piece);
      return;
    }

  if (!in_a || !in_b)
    {
      /* Put otherwise in one of them: where the rest begins there, nobody knows. */
      if (a.words->len - (last[0] - first[0]) >= MIN_WORDS && b.words->len - (last[1] - first[1]) >= MIN_WORDS)
        g_array_append_val (self->kept, piece);
      else
        self->has_cut = TRUE;
      return;
    }

  self->has_cut = TRUE;
  if (first[0] >= MIN_WORDS && first[1] >= MIN_WORDS)
    {
      piece.a = words_span (&a, 0, first[0]);
      piece.b = words_span (&b, 0, first[1]);
      g_array_append_val (self->kept, piece);
    }
  if (a.words->len - last[0] < MIN_WORDS || b.words->len - last[1] < MIN_WORDS)
    return;

  piece.a = words_span (&a, last[0], a.words->len);
  piece.b = words_span (&b, last[1], b.words->len);
  cut_passage (self, &piece);
}

/* A look at the text itself spares most passages the cutting into words. */
static gboolean
may_hold (const HearsayAnalysis *analysis,
          guint article,
          HearsaySpan span,
          const char *word)
{
  return g_strstr_len (hearsay_corpus_get (analysis->corpus, article)->text + span.start, span.end - span.start, word) != NULL;
}

static const char *
longest_word (const Words *formula,
              const char *text,
              char **word)
{
  HearsaySpan best = HEARSAY_SPAN_NONE;

  for (guint i = 0; i < formula->spans->len; i++)
    {
      HearsaySpan span = g_array_index (formula->spans, HearsaySpan, i);

      /* Never the first: elsewhere it may have another case. */
      if ((i > 0 || formula->spans->len == 1) && span.end - span.start > best.end - best.start)
        best = span;
    }
  *word = g_strndup (text + best.start, best.end - best.start);

  return *word;
}

/* How many bytes of each article are in passages it shares with its parent. */
static guint32 *
measure_copied (const HearsayAnalysis *analysis)
{
  guint32 *copied = g_new0 (guint32, analysis->descents->len + 1);

  for (guint i = 0; i < analysis->reuse->len; i++)
    {
      const HearsayReuse *reuse = &g_array_index (analysis->reuse, HearsayReuse, i);

      if (reuse->article_a < analysis->descents->len && hearsay_analysis_get_descent (analysis, reuse->article_a)->parent == (int) reuse->article_b)
        copied[reuse->article_a] += reuse->a.end - reuse->a.start;
      if (reuse->article_b < analysis->descents->len && hearsay_analysis_get_descent (analysis, reuse->article_b)->parent == (int) reuse->article_a)
        copied[reuse->article_b] += reuse->b.end - reuse->b.start;
    }

  return copied;
}

/* Of the articles that may be the parent instead, the likeliest that still shares
 * enough. */
static int
find_other_parent (const HearsayAnalysis *analysis,
                   guint article)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (analysis, article);

  for (guint i = 0; i < HEARSAY_N_ALTERNATIVES; i++)
    {
      int other = descent->others[i];

      if (other >= 0 && other != descent->parent && !hearsay_descent_comes_from (analysis, other, article) &&
          hearsay_descent_measure_copied (analysis, article, other) >= MIN_COPIED)
        return other;
    }

  return HEARSAY_NONE;
}

/* What was copied from a parent is less now; where only that told of the parent, and
 * little is left of it, another article is the parent, or the article is an origin. The
 * relays that the passages told of are found anew. */
static void
settle_descents (HearsayOverlay *self,
                 const guint32 *before)
{
  HearsayAnalysis *analysis = self->analysis;
  g_autofree guint32 *after = measure_copied (analysis);

  for (guint i = 0; i < analysis->descents->len; i++)
    {
      HearsayDescent *descent = hearsay_analysis_get_descent (analysis, i);

      if (descent->parent < 0 || before[i] == after[i])
        continue;
      descent->copied = (guint64) descent->copied * after[i] / before[i];
      if (descent->basis == HEARSAY_BASIS_INFERRED && descent->standing == HEARSAY_STANDING_SUGGESTED && descent->copied < MIN_COPIED)
        {
          int other = find_other_parent (analysis, i);

          _hearsay_overlay_set_parent (self, i, other, other >= 0 ? HEARSAY_REASON_COPIED : HEARSAY_REASON_NOTHING_EARLIER);
          continue;
        }
      hearsay_descent_remove_hops (analysis, i);
      g_hash_table_add (self->moved, GUINT_TO_POINTER (i + 1));
    }
}

static void
mute (HearsayOverlay *self,
      const Words *formulas,
      char *const *keys,
      guint n)
{
  HearsayAnalysis *analysis = self->analysis;
  g_autofree guint32 *before = measure_copied (analysis);
  Muting muting = { analysis, formulas, n, g_array_new (FALSE, FALSE, sizeof (HearsayReuse)), FALSE };

  for (guint i = 0; i < analysis->reuse->len; i++)
    {
      const HearsayReuse *reuse = &g_array_index (analysis->reuse, HearsayReuse, i);
      gboolean may = FALSE;

      for (guint k = 0; k < n && !may; k++)
        may = may_hold (analysis, reuse->article_a, reuse->a, keys[k]) || may_hold (analysis, reuse->article_b, reuse->b, keys[k]);
      if (may)
        cut_passage (&muting, reuse);
      else
        g_array_append_vals (muting.kept, reuse, 1);
    }

  g_array_unref (analysis->reuse);
  analysis->reuse = muting.kept;
  if (muting.has_cut)
    settle_descents (self, before);
}

/* Both ways of putting it that were there when it was decided. */
gboolean
_hearsay_apply_passage_mute (HearsayOverlay *self,
                             JsonObject *record)
{
  static const char *const members[] = { "subject", "object" };
  Words formulas[G_N_ELEMENTS (members)] = { { NULL } };
  char *keys[G_N_ELEMENTS (members)] = { NULL };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonObject *reference = hearsay_json_get_object (record, members[i]);
      JsonObject *anchor = reference != NULL ? hearsay_json_get_object (reference, "anchor") : NULL;
      const char *exact = anchor != NULL ? hearsay_anchor_get_exact (anchor) : "";

      read_words (&formulas[n], exact, (HearsaySpan){ 0, strlen (exact) });
      if (formulas[n].words->len == 0)
        {
          words_clear (&formulas[n]);
          continue;
        }
      longest_word (&formulas[n], exact, &keys[n]);
      n++;
    }

  if (n > 0)
    mute (self, formulas, keys, n);
  for (guint i = 0; i < n; i++)
    {
      words_clear (&formulas[i]);
      g_free (keys[i]);
    }

  return n > 0;
}
