/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-compare-page.h"

#include "hearsay-compare-pane.h"
#include "hearsay-compare-ribbons.h"
#include "hearsay-compare-strip.h"

G_BEGIN_DECLS

struct _HearsayComparePage
{
  HearsaySessionWidget parent_instance;

  GtkStack *stack;
  GtkBox *columns;
  HearsayCompareStrip *strip;
  GtkBox *others; /* in a narrow window: which article stands beside the base */
  GtkBox *places;
  GtkToggleButton *texts_place;
  GtkWidget *texts;
  GtkWidget *list;
  GtkToggleButton *lock;
  GtkWidget *legend;
  GtkLabel *status;

  HearsayComparePane *panes[HEARSAY_COMPARE_MAX];
  HearsayCompareRibbons *ribbons[HEARSAY_COMPARE_MAX - 1];
  GtkStringList *names; /* (nullable): all articles, in the session's order */
  guint beside;         /* the pane that stands beside the base in a narrow window */
  gboolean is_narrow;
  gboolean is_listed; /* the list is shown, where there is room */
  gboolean is_syncing;
  guint tick;          /* before the next frame there is something to do */
  gboolean is_uneven;  /* texts may stand at different levels */
  gboolean is_current; /* what is shown is what is compared */
  int leader;          /* the pane that was scrolled last, -1: where the passage is */
};

/* hearsay-compare-page.c */
int _hearsay_compare_page_find_focused (HearsayComparePage *self);
void _hearsay_compare_page_update_columns (HearsayComparePage *self);

/* hearsay-compare-page-actions.c */
void _hearsay_compare_page_install_actions (GtkWidgetClass *widget_class);
void _hearsay_compare_page_add_keys (HearsayComparePage *self);

/* hearsay-compare-page-scroll.c */
gboolean _hearsay_compare_page_is_shown (HearsayComparePage *self,
                                         guint pane);
void _hearsay_compare_page_scrolled (HearsayComparePage *self,
                                     HearsayComparePane *pane);
void _hearsay_compare_page_measured (HearsayComparePage *self);
void _hearsay_compare_page_show_passage (HearsayComparePage *self);
void _hearsay_compare_page_show_span (HearsayComparePage *self,
                                      guint pane,
                                      HearsaySpan span);
void _hearsay_compare_page_sync (HearsayComparePage *self);
void _hearsay_compare_page_queue (HearsayComparePage *self);

G_END_DECLS
