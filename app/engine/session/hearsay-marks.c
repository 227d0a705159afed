/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-marks"

#include "config.h"

#include "hearsay-marks.h"

#include "hearsay-annotations.h"

/* Marks sorted by their start, and beside each the furthest end of it and all
 * before it. That end never falls, so the first mark that can touch a place is
 * found by bisection; after it one walks until marks start beyond the place. */
struct _HearsayMarks
{
  GArray *marks; /* HearsayMark */
  guint32 *furthest;
};

static void
add (GArray *marks,
     HearsaySpan span,
     HearsayMarkType type,
     guint index,
     guint kind,
     guint standing)
{
  HearsayMark mark = { span, index, type, kind, standing };

  if (!hearsay_span_is_empty (span))
    g_array_append_val (marks, mark);
}

static void
add_mentions (GArray *marks,
              const HearsayAnalysis *analysis,
              guint article)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_mentions (analysis, article, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (analysis, i);
      const HearsayEntity *entity = NULL;

      if (mention->entity < 0)
        continue;

      entity = hearsay_analysis_get_entity (analysis, mention->entity);
      if (entity->standing != HEARSAY_STANDING_REJECTED)
        add (marks, mention->span, HEARSAY_MARK_MENTION, i, entity->kind, entity->standing);
    }
}

static void
add_quotes (GArray *marks,
            const HearsayAnalysis *analysis,
            guint article)
{
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (analysis, article, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (analysis, i);

      if (quote->standing == HEARSAY_STANDING_REJECTED)
        continue;

      for (guint j = 0; j < quote->content->len; j++)
        add (marks, g_array_index (quote->content, HearsaySpan, j), HEARSAY_MARK_QUOTE, i, quote->kind, quote->standing);
      if (quote->source_type == HEARSAY_SOURCE_ANONYMOUS || quote->source_type == HEARSAY_SOURCE_COLLECTIVE)
        add (marks, quote->source, HEARSAY_MARK_SOURCE, i, quote->kind, quote->standing);
    }
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const HearsayMark *one = a;
  const HearsayMark *other = b;

  if (one->span.start != other->span.start)
    return one->span.start < other->span.start ? -1 : 1;
  if (one->span.end != other->span.end)
    return one->span.end > other->span.end ? -1 : 1;
  if (one->type != other->type)
    return one->type < other->type ? -1 : 1;

  return one->index < other->index ? -1 : one->index > other->index;
}

/**
 * hearsay_marks_new:
 * @analysis: what is shown
 * @article: an index into its corpus
 * @annotations: (nullable) (element-type HearsayAnnotation)
 *
 * Returns: (transfer full): everything that is marked on the article
 */
HearsayMarks *
hearsay_marks_new (const HearsayAnalysis *analysis,
                   guint article,
                   GPtrArray *annotations)
{
  HearsayMarks *self = g_new0 (HearsayMarks, 1);
  const HearsayArticle *item = hearsay_corpus_get (analysis->corpus, article);
  guint32 furthest = 0;

  self->marks = g_array_new (FALSE, FALSE, sizeof (HearsayMark));
  add_mentions (self->marks, analysis, article);
  add_quotes (self->marks, analysis, article);

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      const HearsayAnnotation *annotation = g_ptr_array_index (annotations, i);

      if (annotation->article == (int) article)
        add (self->marks, annotation->span, HEARSAY_MARK_ANNOTATION, i, 0, HEARSAY_STANDING_CONFIRMED);
    }

  for (guint i = 0; i < item->furniture->len; i++)
    add (self->marks, g_array_index (item->furniture, HearsayFurniture, i).span, HEARSAY_MARK_FURNITURE, i, 0, 0);

  g_array_sort (self->marks, compare_marks);

  self->furthest = g_new (guint32, self->marks->len + 1);
  for (guint i = 0; i < self->marks->len; i++)
    {
      furthest = MAX (furthest, g_array_index (self->marks, HearsayMark, i).span.end);
      self->furthest[i] = furthest;
    }

  return self;
}

void
hearsay_marks_free (HearsayMarks *self)
{
  g_array_unref (self->marks);
  g_free (self->furthest);
  g_free (self);
}

guint
hearsay_marks_count (const HearsayMarks *self)
{
  return self->marks->len;
}

static guint
find_first (const HearsayMarks *self,
            guint32 start)
{
  guint low = 0;
  guint high = self->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->furthest[middle] > start)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/**
 * hearsay_marks_next:
 * @span: bytes of the article's text
 * @cursor: (inout): 0 to begin with
 *
 * Returns: (nullable): the next mark that overlaps @span, in text order, or
 *   %NULL when there are no more
 */
const HearsayMark *
hearsay_marks_next (const HearsayMarks *self,
                    HearsaySpan span,
                    guint *cursor)
{
  guint i = *cursor > 0 ? *cursor : find_first (self, span.start);

  for (; i < self->marks->len; i++)
    {
      const HearsayMark *mark = &g_array_index (self->marks, HearsayMark, i);

      if (mark->span.start >= span.end)
        break;
      if (mark->span.end > span.start)
        {
          *cursor = i + 1;
          return mark;
        }
    }

  *cursor = self->marks->len;

  return NULL;
}

/**
 * hearsay_marks_at:
 * @byte: a place in the article's text
 *
 * Returns: (nullable): the shortest mark of @type that covers @byte
 */
const HearsayMark *
hearsay_marks_at (const HearsayMarks *self,
                  gsize byte,
                  HearsayMarkType type)
{
  const HearsayMark *best = NULL;
  const HearsayMark *mark = NULL;
  guint cursor = 0;

  while ((mark = hearsay_marks_next (self, (HearsaySpan){ byte, byte + 1 }, &cursor)) != NULL)
    if (mark->type == type && (best == NULL || mark->span.end - mark->span.start < best->span.end - best->span.start))
      best = mark;

  return best;
}
