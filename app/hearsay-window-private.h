/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-window.h"

#include "hearsay-article-list.h"
#include "hearsay-quotes-page.h"
#include "hearsay-reader.h"
#include "hearsay-report-page.h"

G_BEGIN_DECLS

struct _HearsayWindow
{
  AdwApplicationWindow parent_instance;

  HearsaySession *session;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwViewStack *views;
  HearsayArticleList *article_list;
  HearsayReader *reader;
  HearsayQuotesPage *quotes_page;
  HearsayReportPage *report_page;
  GtkWidget *left;
  GtkWidget *right;
};

void _hearsay_window_install_actions (GtkWidgetClass *klass);

G_END_DECLS
