/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-marks.h"
#include "hearsay-quote-parts.h"
#include "hearsay-session.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_ARTICLE_VIEW (hearsay_article_view_get_type ())
G_DECLARE_FINAL_TYPE (HearsayArticleView, hearsay_article_view, HEARSAY, ARTICLE_VIEW, GtkTextView)

GtkWidget *hearsay_article_view_new (HearsaySession *session) G_GNUC_WARN_UNUSED_RESULT;

GtkWidget *hearsay_article_view_get_header (HearsayArticleView *self);
HearsaySession *hearsay_article_view_get_session (HearsayArticleView *self);
int hearsay_article_view_get_article (HearsayArticleView *self);
void hearsay_article_view_set_article (HearsayArticleView *self,
                                       int article);
/**
 * HearsayUnderlayFunc:
 * @visible: the bytes of the lines in view
 *
 * Draws under the text, in buffer coordinates.
 */
typedef void (*HearsayUnderlayFunc) (HearsayArticleView *view,
                                     GtkSnapshot *snapshot,
                                     HearsaySpan visible,
                                     gpointer user_data);

void hearsay_article_view_set_plain (HearsayArticleView *self,
                                     HearsayUnderlayFunc underlay,
                                     gpointer user_data);
const HearsayMarks *hearsay_article_view_get_marks (HearsayArticleView *self);
gboolean hearsay_article_view_is_rtl (HearsayArticleView *self);

void hearsay_article_view_scroll_to (HearsayArticleView *self,
                                     HearsaySpan span);
gboolean hearsay_article_view_get_selected_span (HearsayArticleView *self,
                                                 HearsaySpan *span);
HearsaySpan hearsay_article_view_get_visible_span (HearsayArticleView *self);
void hearsay_article_view_get_span_extents (HearsayArticleView *self,
                                            HearsaySpan span,
                                            GdkRectangle *extents);

/* Correcting where the parts of a quotation stand */
gboolean hearsay_article_view_start_correction (HearsayArticleView *self,
                                                guint quote);
void hearsay_article_view_end_correction (HearsayArticleView *self,
                                          gboolean should_keep);
const HearsayQuoteParts *hearsay_article_view_get_correction (HearsayArticleView *self,
                                                              guint *part,
                                                              gboolean *is_end);
void hearsay_article_view_choose_end (HearsayArticleView *self,
                                      guint part,
                                      gboolean is_end);
gboolean hearsay_article_view_step_end (HearsayArticleView *self,
                                        HearsayStep step,
                                        int direction);
gboolean hearsay_article_view_set_part (HearsayArticleView *self,
                                        guint part,
                                        gboolean is_another);
gboolean hearsay_article_view_remove_part (HearsayArticleView *self);

void hearsay_article_view_get_byte_iter (HearsayArticleView *self,
                                         gsize byte,
                                         GtkTextIter *iter);
gsize hearsay_article_view_get_iter_byte (HearsayArticleView *self,
                                          const GtkTextIter *iter);

G_END_DECLS
