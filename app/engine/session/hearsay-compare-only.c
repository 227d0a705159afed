/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare"

#include "config.h"

#include "hearsay-compare-private.h"

/* How much of each article the others have, and the sentences they have not. */

#define MIN_WORDS 3 /* of a sentence worth telling */

/* The words of one article, and in which passages each stands. */
typedef struct
{
  gboolean *counts; /* per token: it is a word of the story's own text */
  guint8 *covered;  /* per token: a bit for each pane that shares it */
  const HearsaySegments *segments;
} Cover;

static gboolean
is_own (const HearsayArticle *article,
        HearsaySpan span)
{
  return !hearsay_span_overlaps (article->title_span, span) && !hearsay_span_overlaps (article->outlet_span, span) &&
         !hearsay_span_overlaps (article->byline_span, span) && !hearsay_span_overlaps (article->published_span, span) &&
         hearsay_article_find_furniture (article, span) == NULL;
}

static void
cover_passages (Cover *cover,
                const HearsayCompare *self,
                guint pane)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const HearsayPassage *passage = hearsay_compare_get_passage (self, i);
      guint other = passage->left == pane ? passage->right : passage->left;
      HearsaySpan span;

      if (!hearsay_compare_get_span (self, i, pane, &span))
        continue;
      for (guint t = hearsay_segments_token_at (cover->segments, span.start);
           t < cover->segments->tokens->len && hearsay_segments_get_token (cover->segments, t)->start < span.end; t++)
        cover->covered[t] |= 1u << other;
    }
}

static void
count (HearsayCompare *self,
       const Cover *cover,
       guint pane)
{
  for (guint t = 0; t < cover->segments->tokens->len; t++)
    {
      if (!cover->counts[t])
        continue;

      self->n_words[pane]++;
      self->shared[pane][pane] += cover->covered[t] != 0;
      for (guint other = 0; other < self->n_panes; other++)
        if (other != pane)
          self->shared[pane][other] += (cover->covered[t] >> other) & 1;
    }
}

/* Sentences whose words mostly stand in none of the panes of @mask. */
static void
add_only (HearsayCompare *self,
          const Cover *cover,
          guint pane,
          guint mask)
{
  guint paragraph = G_MAXUINT;
  gboolean goes_on = FALSE;

  for (guint i = 0; i < cover->segments->sentences->len; i++)
    {
      const HearsaySegment *sentence = hearsay_segments_get_sentence (cover->segments, i);
      HearsayOnly only = { pane, sentence->span };
      guint n_words = 0;
      guint n_covered = 0;

      for (guint t = sentence->first; t < sentence->last; t++)
        {
          n_words += cover->counts[t];
          n_covered += cover->counts[t] && (cover->covered[t] & mask) != 0;
        }
      if (n_words < MIN_WORDS || 2 * n_covered >= n_words)
        {
          goes_on = FALSE;
          continue;
        }
      if (goes_on && paragraph == sentence->paragraph)
        g_array_index (self->only, HearsayOnly, self->only->len - 1).span.end = sentence->span.end;
      else
        g_array_append_val (self->only, only);
      paragraph = sentence->paragraph;
      goes_on = TRUE;
    }
}

static void
cover_init (Cover *cover,
            const HearsayCompare *self,
            const HearsayArticle *article,
            const HearsaySegments *segments,
            guint pane)
{
  cover->segments = segments;
  cover->counts = g_new0 (gboolean, segments->tokens->len + 1);
  cover->covered = g_new0 (guint8, segments->tokens->len + 1);
  for (guint t = 0; t < segments->tokens->len; t++)
    {
      const HearsayToken *token = hearsay_segments_get_token (segments, t);

      cover->counts[t] = (token->kind == HEARSAY_TOKEN_WORD || token->kind == HEARSAY_TOKEN_NUMBER || token->kind == HEARSAY_TOKEN_HANDLE) &&
                         is_own (article, (HearsaySpan){ token->start, token->end });
    }
  cover_passages (cover, self, pane);
}

void
_hearsay_compare_find_only (HearsayCompare *self,
                            const HearsayAnalysis *analysis,
                            const HearsaySegments *const *segments)
{
  for (guint i = 0; i < self->n_panes; i++)
    {
      /* The base first, then the others in their order. */
      guint pane = i == 0 ? self->base : i <= self->base ? i - 1
                                                         : i;
      Cover cover;

      cover_init (&cover, self, hearsay_corpus_get (analysis->corpus, self->articles[pane]), segments[pane], pane);
      count (self, &cover, pane);
      add_only (self, &cover, pane, pane == self->base ? 0xFF : 1u << self->base);
      g_free (cover.counts);
      g_free (cover.covered);
    }
}
