/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-window.h"

#include "hearsay-article-list.h"
#include "hearsay-compare-page.h"
#include "hearsay-quote-drawer.h"
#include "hearsay-quotes-page.h"
#include "hearsay-reader.h"
#include "hearsay-report-page.h"
#include "hearsay-search-panel.h"
#include "hearsay-undo-toast.h"
#include "hearsay-welcome.h"

G_BEGIN_DECLS

struct _HearsayWindow
{
  AdwApplicationWindow parent_instance;

  HearsaySession *session;
  GSignalGroup *project_signals;
  guint loading_source; /* shows the progress if the work takes its time */
  guint autosave_source;
  GPtrArray *recoverable; /* (nullable): paths of unsaved work */
  gboolean is_narrow;
  gboolean is_new_project; /* its layout is to be restored */
  gboolean is_closing;     /* somebody has said what to do with unsaved work */
  gboolean show_list;
  gboolean show_side;
  gboolean show_drawer;
  HearsayUndoToast *undo_toast;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwViewStack *views;
  GtkWidget *open_button;
  GtkWidget *import_button;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkRevealer *loading;
  GtkLabel *loading_text;
  GtkLabel *loading_detail;
  GtkProgressBar *loading_bar;
  GtkRevealer *notice;
  GtkLabel *notice_label;
  GtkButton *notice_button;
  GtkRevealer *recovery;
  GtkLabel *recovery_label;
  GtkStack *left;
  GtkWidget *right;
  GtkStack *side;
  HearsayWelcome *welcome;
  HearsayArticleList *article_list;
  HearsaySearchPanel *search_panel;
  HearsayReader *reader;
  HearsayComparePage *compare_page;
  HearsayQuotesPage *quotes_page;
  HearsayReportPage *report_page;
  GtkWidget *entity_list;
  GtkWidget *notes_panel;
  GtkWidget *info_panel;
  GtkPaned *reading; /* panes above, drawer below */
  GtkWidget *quote_drawer;
  GtkWidget *status_line;
};

/* Both (nullable): while no story is open. */
static inline HearsayProject *
_hearsay_window_get_project (HearsayWindow *self)
{
  return hearsay_session_get_project (self->session);
}

static inline const HearsayAnalysis *
_hearsay_window_get_shown (HearsayWindow *self)
{
  return hearsay_session_get_shown (self->session);
}

/* hearsay-window.c */
void _hearsay_window_did (HearsayWindow *self,
                          gboolean has_changed);
void _hearsay_window_notice (HearsayWindow *self,
                             const char *message,
                             const char *label,
                             const char *action);

/* hearsay-window-session.c */
void _hearsay_window_watch_session (HearsayWindow *self);
void _hearsay_window_update_actions (HearsayWindow *self);

/* Each file adds its own actions to the class. */
void _hearsay_window_install_view_actions (GtkWidgetClass *klass);
void _hearsay_window_install_comparing (GtkWidgetClass *klass);
void _hearsay_window_install_decisions (GtkWidgetClass *klass);
void _hearsay_window_install_groupings (GtkWidgetClass *klass);
void _hearsay_window_install_sources (GtkWidgetClass *klass);
void _hearsay_window_install_notes (GtkWidgetClass *klass);
void _hearsay_window_install_quotations (GtkWidgetClass *klass);
void _hearsay_window_install_files (GtkWidgetClass *klass);

/* hearsay-window-layout.c */
void _hearsay_window_store_layout (HearsayWindow *self);
void _hearsay_window_restore_layout (HearsayWindow *self);

/* hearsay-window-files.c */
void _hearsay_window_init_files (HearsayWindow *self);
void _hearsay_window_end_files (HearsayWindow *self);
gboolean _hearsay_window_may_close (HearsayWindow *self);

G_END_DECLS
