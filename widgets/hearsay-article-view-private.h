/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-article-view.h"
#include "hearsay-text.h"

G_BEGIN_DECLS

/* One tag for each kind of mark, however many marks there are. */
typedef enum
{
  HEARSAY_TAG_BODY,
  HEARSAY_TAG_GAP,
  HEARSAY_TAG_FURNITURE,
  HEARSAY_TAG_TITLE,
  HEARSAY_TAG_QUOTE,
  HEARSAY_TAG_SELECTED,
  HEARSAY_TAG_HIT,
  HEARSAY_N_TAGS,
} HearsayTag;

struct _HearsayArticleView
{
  GtkTextView parent_instance;

  HearsaySession *session;
  int article;
  const HearsayArticle *item; /* (nullable): kept by @corpus */
  HearsayCorpus *corpus;
  HearsayOffsets *offsets;
  HearsayMarks *marks;
  gboolean is_rtl;         /* the article, not the interface */
  HearsaySpan hit;         /* what was jumped to last */
  gboolean is_hit_pending; /* scroll there once there is a size */

  guint pending_quote; /* whose card opens unless another click follows */
  guint click_source;

  GtkTextTag *tags[HEARSAY_N_TAGS];
  GtkWidget *header;
  GtkWidget *leading;  /* gutter with the quotations */
  GtkWidget *trailing; /* gutter with the annotations */
  int header_width;
  int settled_width; /* the last one the header was fitted to */
};

/* hearsay-article-view.c */
gsize _hearsay_article_view_get_iter_byte (HearsayArticleView *self,
                                           const GtkTextIter *iter);

/* hearsay-article-view-input.c */
void _hearsay_article_view_add_input (HearsayArticleView *self);
gboolean _hearsay_article_view_query_tooltip (GtkWidget *widget,
                                              int x,
                                              int y,
                                              gboolean keyboard_tooltip,
                                              GtkTooltip *tooltip);

/* hearsay-article-view-draw.c */
void _hearsay_article_view_draw_marks (HearsayArticleView *self,
                                       GtkTextViewLayer layer,
                                       GtkSnapshot *snapshot);

G_END_DECLS
