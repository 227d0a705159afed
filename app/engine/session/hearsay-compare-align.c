/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare"

#include "config.h"

#include "hearsay-compare-private.h"

#include "hearsay-phrase.h"
#include "hearsay-wordings.h"

/* Passages as reuse finds them run over many paragraphs. Aligned word by word they
 * fall into pieces, each of one paragraph on either side: what an eye can follow. */

#define CHUNK 1500    /* bytes aligned at once: time is of the product of both sides */
#define MIN_CONTENT 2 /* words of content alike; less is chance */

/* Words alike in one paragraph of each side: from the first to the last of them. */
typedef struct
{
  guint paragraph_a;
  guint paragraph_b;
  guint a;
  guint a_end;
  guint b;
  guint b_end;
  guint n_alike;
  guint n_content;
} Run;

/* Two phrases under alignment. */
typedef struct
{
  const HearsayPhrase *a;
  const HearsayPhrase *b;
  const HearsaySegments *segments_a;
  const HearsaySegments *segments_b;
  GArray *runs;
} Alignment;

static guint
paragraph_of (const HearsaySegments *segments,
              HearsaySpan span)
{
  guint low = 0;
  guint high = segments->paragraphs->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (hearsay_segments_get_paragraph (segments, middle)->span.end <= span.start)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
has_content (const HearsayWord *word)
{
  return word->word_class == HEARSAY_WORD_CONTENT || word->word_class == HEARSAY_WORD_NUMBER;
}

static void
add_pair (Alignment *self,
          guint a,
          guint b)
{
  const HearsayWord *word = hearsay_phrase_get (self->a, a);
  guint paragraph_a = paragraph_of (self->segments_a, word->span);
  guint paragraph_b = paragraph_of (self->segments_b, hearsay_phrase_get (self->b, b)->span);
  Run *last = self->runs->len > 0 ? &g_array_index (self->runs, Run, self->runs->len - 1) : NULL;
  Run run = { paragraph_a, paragraph_b, a, a, b, b, 0, 0 };

  if (last == NULL || last->paragraph_a != paragraph_a || last->paragraph_b != paragraph_b)
    {
      g_array_append_val (self->runs, run);
      last = &g_array_index (self->runs, Run, self->runs->len - 1);
    }

  last->a_end = a + 1;
  last->b_end = b + 1;
  last->n_alike += word->word_class != HEARSAY_WORD_SIGN;
  last->n_content += has_content (word);
}

/* Chance runs go; what they parted is one again. */
static void
sift_runs (Alignment *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->runs->len; i++)
    {
      Run run = g_array_index (self->runs, Run, i);
      Run *last = kept > 0 ? &g_array_index (self->runs, Run, kept - 1) : NULL;

      if (last != NULL && last->paragraph_a == run.paragraph_a && last->paragraph_b == run.paragraph_b)
        {
          last->a_end = run.a_end;
          last->b_end = run.b_end;
          last->n_alike += run.n_alike;
          last->n_content += run.n_content;
        }
      else if (run.n_content >= MIN_CONTENT)
        g_array_index (self->runs, Run, kept++) = run;
    }
  g_array_set_size (self->runs, kept);
}

static guint
reach_back (const HearsayPhrase *phrase,
            const HearsaySegments *segments,
            guint paragraph,
            guint word,
            guint least)
{
  while (word > least && paragraph_of (segments, hearsay_phrase_get (phrase, word - 1)->span) == paragraph)
    word--;

  return word;
}

static guint
reach_on (const HearsayPhrase *phrase,
          const HearsaySegments *segments,
          guint paragraph,
          guint word,
          guint most)
{
  while (word < most && paragraph_of (segments, hearsay_phrase_get (phrase, word)->span) == paragraph)
    word++;

  return word;
}

/* Words that differ belong to the passage beside them. What follows the last is only
 * known where there is no more to come. */
static void
stretch_runs (Alignment *self,
              gboolean was_all)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = &g_array_index (self->runs, Run, i);
      const Run *before = i > 0 ? run - 1 : NULL;
      const Run *after = i + 1 < self->runs->len ? run + 1 : NULL;

      run->a = reach_back (self->a, self->segments_a, run->paragraph_a, run->a, before != NULL ? before->a_end : 0);
      run->b = reach_back (self->b, self->segments_b, run->paragraph_b, run->b, before != NULL ? before->b_end : 0);
      if (after == NULL && !was_all)
        continue;
      run->a_end = reach_on (self->a, self->segments_a, run->paragraph_a, run->a_end, after != NULL ? after->a : self->a->words->len);
      run->b_end = reach_on (self->b, self->segments_b, run->paragraph_b, run->b_end, after != NULL ? after->b : self->b->words->len);
    }
}

static guint
count_words (const HearsayPhrase *phrase,
             guint first,
             guint last)
{
  guint n = 0;

  for (guint i = first; i < last; i++)
    n += hearsay_phrase_get (phrase, i)->word_class != HEARSAY_WORD_SIGN;

  return n;
}

static HearsaySpan
word_span (const HearsayPhrase *phrase,
           guint first,
           guint last)
{
  return hearsay_span_union (hearsay_phrase_get (phrase, first)->span, hearsay_phrase_get (phrase, last - 1)->span);
}

static gboolean
is_sign (gunichar c)
{
  return g_unichar_ispunct (c) || hearsay_is_quotation_mark (c);
}

/* The signs that close or open the words go with them. */
static HearsaySpan
take_signs (const HearsayArticle *article,
            HearsaySpan span)
{
  const char *text = article->text;

  while (span.end < article->length && is_sign (g_utf8_get_char (text + span.end)))
    span.end = g_utf8_next_char (text + span.end) - text;
  while (span.start > 0 && is_sign (g_utf8_get_char (g_utf8_prev_char (text + span.start))))
    span.start = g_utf8_prev_char (text + span.start) - text;

  return span;
}

/* A paragraph that two chunks had a part of is one passage all the same. */
static gboolean
go_on (HearsayCompare *self,
       const Alignment *alignment,
       const HearsayPassage *passage)
{
  HearsayPassage *last = self->passages->len > 0 ? &g_array_index (self->passages, HearsayPassage, self->passages->len - 1) : NULL;
  double before = 0;
  double now = passage->a.end - passage->a.start;

  if (last == NULL || last->left != passage->left || last->right != passage->right ||
      last->a.end > passage->a.start || last->b.end > passage->b.start ||
      paragraph_of (alignment->segments_a, last->a) != paragraph_of (alignment->segments_a, passage->a) ||
      paragraph_of (alignment->segments_b, last->b) != paragraph_of (alignment->segments_b, passage->b))
    return FALSE;

  before = last->a.end - last->a.start;
  last->similarity = (last->similarity * before + passage->similarity * now) / (before + now);
  last->a.end = passage->a.end;
  last->b.end = passage->b.end;

  return TRUE;
}

static void
add_passages (HearsayCompare *self,
              const HearsayAnalysis *analysis,
              const Alignment *alignment,
              guint left,
              guint right)
{
  for (guint i = 0; i < alignment->runs->len; i++)
    {
      const Run *run = &g_array_index (alignment->runs, Run, i);
      HearsayPassage passage = { left, right, word_span (alignment->a, run->a, run->a_end), word_span (alignment->b, run->b, run->b_end) };
      guint length = count_words (alignment->a, run->a, run->a_end) + count_words (alignment->b, run->b, run->b_end);

      passage.similarity = length > 0 ? MIN (1.0, 2.0 * run->n_alike / length) : 0;
      passage.a = take_signs (hearsay_corpus_get (analysis->corpus, self->articles[left]), passage.a);
      passage.b = take_signs (hearsay_corpus_get (analysis->corpus, self->articles[right]), passage.b);
      if (!go_on (self, alignment, &passage))
        g_array_append_val (self->passages, passage);
    }
}

static HearsayPhrase *
read_chunk (const HearsayAnalysis *analysis,
            guint article,
            HearsaySpan span)
{
  const char *text = hearsay_corpus_get (analysis->corpus, article)->text;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (HearsaySpan));

  if (span.end - span.start > CHUNK)
    {
      span.end = span.start + CHUNK;
      while (span.end > span.start + 1 && text[span.end] != ' ' && text[span.end] != '\n')
        span.end--;
      while ((text[span.end] & 0xC0) == 0x80)
        span.end--;
    }
  g_array_append_val (spans, span);

  return hearsay_phrase_new (analysis, article, spans);
}

/* Aligns the start of what is left of both; what was not reached stays in the spans.
 * Returns whether there is more to do. */
static gboolean
align_chunk (HearsayCompare *self,
             const HearsayAnalysis *analysis,
             const HearsaySegments *const *segments,
             guint left,
             guint right,
             HearsaySpan *a,
             HearsaySpan *b)
{
  g_autoptr (HearsayPhrase) phrase_a = read_chunk (analysis, self->articles[left], *a);
  g_autoptr (HearsayPhrase) phrase_b = read_chunk (analysis, self->articles[right], *b);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autoptr (GArray) blocks = hearsay_phrase_align (phrase_a, phrase_b);
  Alignment alignment = { phrase_a, phrase_b, segments[left], segments[right], runs };
  const Run *last = NULL;
  gboolean was_all = a->end - a->start <= CHUNK && b->end - b->start <= CHUNK;

  for (guint i = 0; i < blocks->len; i++)
    {
      const HearsayBlock *block = &g_array_index (blocks, HearsayBlock, i);

      for (guint k = 0; block->alike && k < block->a_end - block->a; k++)
        add_pair (&alignment, block->a + k, block->b + k);
    }

  sift_runs (&alignment);
  stretch_runs (&alignment, was_all);
  add_passages (self, analysis, &alignment, left, right);
  if (was_all || runs->len == 0)
    return FALSE;

  last = &g_array_index (runs, Run, runs->len - 1);
  a->start = hearsay_phrase_get (phrase_a, last->a_end - 1)->span.end;
  b->start = hearsay_phrase_get (phrase_b, last->b_end - 1)->span.end;

  return a->start < a->end && b->start < b->end;
}

static int
compare_passages (gconstpointer a,
                  gconstpointer b)
{
  const HearsayPassage *x = a;
  const HearsayPassage *y = b;

  if (x->a.start != y->a.start)
    return x->a.start < y->a.start ? -1 : 1;
  if (x->b.start != y->b.start)
    return x->b.start < y->b.start ? -1 : 1;

  return (x->a.end < y->a.end) - (x->a.end > y->a.end);
}

/* Two passages of an article's that overlap may each hold the same pair of
 * paragraphs. */
static void
drop_doubles (GArray *passages,
              guint first)
{
  guint kept = first;

  for (guint i = first; i < passages->len; i++)
    {
      const HearsayPassage *passage = &g_array_index (passages, HearsayPassage, i);
      gboolean is_double = FALSE;

      for (guint k = kept; k > first && !is_double; k--)
        {
          const HearsayPassage *known = &g_array_index (passages, HearsayPassage, k - 1);

          is_double = hearsay_span_overlaps (known->a, passage->a) && hearsay_span_overlaps (known->b, passage->b);
          if (known->a.end <= passage->a.start)
            break;
        }
      if (!is_double)
        g_array_index (passages, HearsayPassage, kept++) = *passage;
    }
  g_array_set_size (passages, kept);
}

/* What keeps the order of both sides, by the most text; the rest has moved. */
static void
mark_moved (GArray *passages,
            guint first)
{
  guint n = passages->len - first;
  HearsayPassage *list = n > 0 ? &g_array_index (passages, HearsayPassage, first) : NULL;
  g_autofree guint *best = g_new0 (guint, n + 1);
  g_autofree int *before = g_new0 (int, n + 1);
  int last = -1;

  for (guint i = 0; i < n; i++)
    {
      best[i] = list[i].b.end - list[i].b.start;
      before[i] = -1;
      for (guint k = 0; k < i; k++)
        if (list[k].b.end <= list[i].b.start && list[k].a.end <= list[i].a.start &&
            best[k] + list[i].b.end - list[i].b.start > best[i])
          {
            best[i] = best[k] + list[i].b.end - list[i].b.start;
            before[i] = k;
          }
      list[i].has_moved = TRUE;
      if (last < 0 || best[i] > best[last])
        last = i;
    }

  for (; last >= 0; last = before[last])
    list[last].has_moved = FALSE;
}

/* Appends the passages of two panes. */
void
_hearsay_compare_align (HearsayCompare *self,
                        const HearsayAnalysis *analysis,
                        const HearsaySegments *const *segments,
                        guint left,
                        guint right)
{
  guint32 article = self->articles[left];
  guint32 other = self->articles[right];
  guint first = self->passages->len;

  for (guint i = 0; i < analysis->reuse->len; i++)
    {
      const HearsayReuse *reuse = &g_array_index (analysis->reuse, HearsayReuse, i);
      gboolean is_same = reuse->article_a == article && reuse->article_b == other;
      HearsaySpan a = is_same ? reuse->a : reuse->b;
      HearsaySpan b = is_same ? reuse->b : reuse->a;

      if (!is_same && (reuse->article_a != other || reuse->article_b != article))
        continue;
      while (align_chunk (self, analysis, segments, left, right, &a, &b))
        ;
    }

  if (self->passages->len == first)
    return;

  qsort (&g_array_index (self->passages, HearsayPassage, first), self->passages->len - first, sizeof (HearsayPassage), compare_passages);
  drop_doubles (self->passages, first);
  mark_moved (self->passages, first);
}

static void
add_part (HearsayAnalysis *scratch,
          guint article,
          HearsaySpan span)
{
  HearsayQuote quote;

  hearsay_quote_init (&quote, article);
  g_array_append_val (quote.content, span);
  g_array_append_val (scratch->quotes, quote);
}

static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const HearsayDifference *x = a;
  const HearsayDifference *y = b;

  if (x->change.type != y->change.type)
    return x->change.type < y->change.type ? -1 : 1;
  if (x->change.to != y->change.to)
    return x->change.to < y->change.to ? -1 : 1;
  if (x->change.a.start != y->change.a.start)
    return x->change.a.start < y->change.a.start ? -1 : 1;

  return (x->change.b.start > y->change.b.start) - (x->change.b.start < y->change.b.start);
}

static void
index_differences (HearsayCompare *self)
{
  guint next = 0;

  for (guint i = 0; i < self->differences->len; i++)
    g_array_index (self->passages, HearsayPassage, hearsay_compare_get_difference (self, i)->passage).n_marks++;
  for (guint i = 0; i < self->passages->len; i++)
    {
      HearsayPassage *passage = &g_array_index (self->passages, HearsayPassage, i);

      passage->first_mark = next;
      next += passage->n_marks;
      passage->n_marks = 0;
    }

  g_array_set_size (self->marks, next);
  for (guint i = 0; i < self->differences->len; i++)
    {
      HearsayPassage *passage = &g_array_index (self->passages, HearsayPassage, hearsay_compare_get_difference (self, i)->passage);

      g_array_index (self->marks, guint, passage->first_mark + passage->n_marks++) = i;
    }
}

/* Passages are compared like the wordings of an utterance: as quotations of nobody. */
void
_hearsay_compare_find_differences (HearsayCompare *self,
                                   const HearsayAnalysis *analysis)
{
  g_autoptr (HearsayAnalysis) scratch = hearsay_analysis_new (analysis->corpus);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (HearsayChange));

  if (analysis->mentions->len > 0)
    g_array_append_vals (scratch->mentions, analysis->mentions->data, analysis->mentions->len);

  for (guint i = 0; i < self->passages->len; i++)
    {
      const HearsayPassage *passage = hearsay_compare_get_passage (self, i);
      gboolean is_left = passage->left == self->base;
      guint other = is_left ? passage->right : passage->left;

      if (!is_left && passage->right != self->base)
        continue;

      g_array_set_size (scratch->quotes, 0);
      g_array_set_size (changes, 0);
      add_part (scratch, self->articles[self->base], is_left ? passage->a : passage->b);
      add_part (scratch, self->articles[other], is_left ? passage->b : passage->a);
      hearsay_wordings_compare (scratch, 0, 1, changes);
      for (guint k = 0; k < changes->len; k++)
        {
          HearsayDifference difference = { i, g_array_index (changes, HearsayChange, k) };

          difference.change.from = self->base;
          difference.change.to = other;
          g_array_append_val (self->differences, difference);
        }
    }

  g_array_sort (self->differences, compare_differences);
  index_differences (self);
}
