/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-article-view.h"
#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_READER (hearsay_reader_get_type ())
G_DECLARE_FINAL_TYPE (HearsayReader, hearsay_reader, HEARSAY, READER, HearsaySessionWidget)

void hearsay_reader_open (HearsayReader *self,
                          guint article);
void hearsay_reader_open_beside (HearsayReader *self,
                                 guint article);
void hearsay_reader_open_tab (HearsayReader *self,
                              guint article);
void hearsay_reader_set_split (HearsayReader *self,
                               gboolean is_split);
gboolean hearsay_reader_is_split (HearsayReader *self);
void hearsay_reader_close_tab (HearsayReader *self);
void hearsay_reader_focus_next (HearsayReader *self);
guint hearsay_reader_count_tabs (HearsayReader *self,
                                 guint pane);
guint hearsay_reader_get_active (HearsayReader *self);
GArray *hearsay_reader_list_tabs (HearsayReader *self,
                                  guint pane,
                                  int *front) G_GNUC_WARN_UNUSED_RESULT;
void hearsay_reader_arrange (HearsayReader *self,
                             GArray *const articles[HEARSAY_N_PANES],
                             const guint front[HEARSAY_N_PANES],
                             guint active);
HearsayArticleView *hearsay_reader_get_view (HearsayReader *self);

gboolean hearsay_reader_show_card (HearsayReader *self,
                                   guint quote);
void hearsay_reader_hide_card (HearsayReader *self);
gboolean hearsay_reader_start_code (HearsayReader *self);
gboolean hearsay_reader_start_speaker (HearsayReader *self,
                                       guint quote);
gboolean hearsay_reader_start_quote (HearsayReader *self);

G_END_DECLS
