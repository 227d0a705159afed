/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-article-view.h"
#include "hearsay-quote-parts.h"
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

  /* Correcting the spans of a quotation */
  HearsayQuoteParts *draft; /* (nullable): not correcting */
  int draft_quote;
  guint part;           /* whose ends the keys move */
  gboolean is_end;      /* which of them */
  gboolean is_dragging; /* that end */
  gboolean is_placing;  /* the cursor goes where the program wants it */

  /* Only the text, for others to draw under */
  gboolean is_plain;
  HearsayUnderlayFunc underlay; /* (nullable) */
  gpointer underlay_data;
  GtkEventController *keys; /* those that act on marks */

  guint pending_quote; /* whose card opens unless another click follows */
  guint click_source;

  GtkTextTag *tags[HEARSAY_N_TAGS];
  GtkWidget *header;
  GtkWidget *leading;  /* gutter with the quotations */
  GtkWidget *trailing; /* gutter with the annotations */
  int header_width;
  int settled_width; /* the last one the header was fitted to */
  int settled_height;
  gboolean is_revealing; /* the bar below may come, and is not to cover the cursor */
};

#define HEARSAY_ARTICLE_TOP_MARGIN 18
#define HEARSAY_ARTICLE_HEADER_HEIGHT 34 /* below the headline, where the headline stands in the text */

/* hearsay-article-view-header.c */
void _hearsay_article_view_place_header (HearsayArticleView *self);
void _hearsay_article_view_fit_header (HearsayArticleView *self);

/* hearsay-article-view-tags.c */
void _hearsay_article_view_make_tags (HearsayArticleView *self);
void _hearsay_article_view_update_colors (HearsayArticleView *self);
void _hearsay_article_view_apply_tag (HearsayArticleView *self,
                                      HearsayTag tag,
                                      HearsaySpan span);
void _hearsay_article_view_remove_tag (HearsayArticleView *self,
                                       HearsayTag tag);
void _hearsay_article_view_tag_text (HearsayArticleView *self);
void _hearsay_article_view_tag_quotes (HearsayArticleView *self);

/* hearsay-article-view-input.c */
void _hearsay_article_view_add_input (HearsayArticleView *self);
gboolean _hearsay_article_view_query_tooltip (GtkWidget *widget,
                                              int x,
                                              int y,
                                              gboolean keyboard_tooltip,
                                              GtkTooltip *tooltip);

/* hearsay-article-view-handles.c */
void _hearsay_article_view_add_handles (HearsayArticleView *self);

/* hearsay-article-view-correct.c */
void _hearsay_article_view_correction_changed (HearsayArticleView *self);
void _hearsay_article_view_show_end (HearsayArticleView *self);
gboolean _hearsay_article_view_has_part (HearsayArticleView *self,
                                         guint part);
void _hearsay_article_view_check_correction (HearsayArticleView *self);

/* hearsay-article-view-quote.c */
typedef struct
{
  guint part;
  gboolean is_end;
} HearsayHandle;

HearsayQuoteParts *_hearsay_article_view_get_parts (HearsayArticleView *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean _hearsay_article_view_find_handle (HearsayArticleView *self,
                                            double x,
                                            double y,
                                            HearsayHandle *handle);
void _hearsay_article_view_draw_quote (HearsayArticleView *self,
                                       GtkSnapshot *snapshot);

/* hearsay-article-view-draw.c */
typedef void (*HearsaySegmentFunc) (const GdkRectangle *segment,
                                    gpointer user_data);

void _hearsay_article_view_get_box (HearsayArticleView *self,
                                    const GtkTextIter *iter,
                                    GdkRectangle *box);
void _hearsay_article_view_each_segment (HearsayArticleView *self,
                                         HearsaySpan span,
                                         HearsaySegmentFunc func,
                                         gpointer user_data);
void _hearsay_article_view_measure_face (HearsayArticleView *self,
                                         double *ascent,
                                         double *height);
void _hearsay_article_view_draw_marks (HearsayArticleView *self,
                                       GtkTextViewLayer layer,
                                       GtkSnapshot *snapshot);

G_END_DECLS
