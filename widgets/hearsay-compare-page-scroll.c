/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare-page"

#include "config.h"

#include "hearsay-compare-page-private.h"

#define LEVEL 0.3 /* where in the page a passage stands that was asked for */

/* Texts that are compared scroll together: what stands at the line where one reads
 * stands beside its counterpart. Between passages both share, as many pixels of one
 * text pass as its part of the stretch is long. Each step looks at two places of each
 * text, however long the texts are. */

static HearsaySession *
get_session (HearsayComparePage *self)
{
  return hearsay_session_widget_get_session (HEARSAY_SESSION_WIDGET (self));
}

gboolean
_hearsay_compare_page_is_shown (HearsayComparePage *self,
                                guint pane)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->panes[pane]));
}

/* The place in @to that stands beside @y in @from, both in pixels from the top of what
 * is visible. */
static double
map_place (HearsayComparePage *self,
           const HearsayCompare *compare,
           guint from,
           guint to,
           guint32 byte,
           double y)
{
  HearsayStretch stretch;
  double start = 0;
  double end = 0;
  double to_start = 0;
  double to_end = 0;

  hearsay_compare_get_stretch (compare, from, to, byte, &stretch);
  start = hearsay_compare_pane_get_top (self->panes[from], stretch.from);
  end = hearsay_compare_pane_get_bottom (self->panes[from], stretch.from_end);
  to_start = hearsay_compare_pane_get_top (self->panes[to], stretch.to);
  to_end = hearsay_compare_pane_get_bottom (self->panes[to], stretch.to_end);
  if (end <= start)
    return to_start;

  return to_start + (to_end - to_start) * CLAMP ((y - start) / (end - start), 0, 1);
}

static void
follow (HearsayComparePage *self,
        guint from)
{
  const HearsayCompare *compare = hearsay_session_get_compare (get_session (self));
  guint32 byte = 0;
  double line = 0;

  if (compare == NULL || from >= compare->n_panes)
    return;

  line = hearsay_compare_pane_get_reading_line (self->panes[from], &byte);
  self->is_syncing = TRUE;
  for (guint to = 0; to < compare->n_panes; to++)
    if (to != from && _hearsay_compare_page_is_shown (self, to))
      hearsay_compare_pane_scroll_by (self->panes[to], map_place (self, compare, from, to, byte, line) - line);
  self->is_syncing = FALSE;
}

static void
level (HearsayComparePage *self,
       guint pane,
       guint32 byte)
{
  HearsayComparePane *target = self->panes[pane];

  hearsay_compare_pane_scroll_by (target, hearsay_compare_pane_get_top (target, byte) - LEVEL * hearsay_compare_pane_get_page (target));
}

/* Where the pane has words of the passage, or of one that goes on from it. */
static gboolean
find_kin (const HearsayCompare *compare,
          guint passage,
          guint pane,
          HearsaySpan *span)
{
  if (hearsay_compare_get_span (compare, passage, pane, span))
    return TRUE;

  for (guint i = 0; i < compare->passages->len; i++)
    if (hearsay_compare_are_kin (compare, passage, i) && hearsay_compare_get_span (compare, i, pane, span))
      return TRUE;

  return FALSE;
}

/**
 * _hearsay_compare_page_show_passage:
 *
 * Brings the passage one stands at to one level in all texts that have it.
 */
void
_hearsay_compare_page_show_passage (HearsayComparePage *self)
{
  const HearsayCompare *compare = hearsay_session_get_compare (get_session (self));
  int passage = hearsay_session_get_passage (get_session (self));

  if (compare == NULL || passage < 0)
    return;

  self->leader = HEARSAY_NONE;
  self->is_syncing = TRUE;
  for (guint pane = 0; pane < compare->n_panes; pane++)
    {
      HearsaySpan span;

      if (_hearsay_compare_page_is_shown (self, pane) && find_kin (compare, passage, pane, &span))
        level (self, pane, span.start);
    }
  self->is_syncing = FALSE;
}

/**
 * _hearsay_compare_page_show_span:
 *
 * Brings a place of one text into view; the others follow.
 */
void
_hearsay_compare_page_show_span (HearsayComparePage *self,
                                 guint pane,
                                 HearsaySpan span)
{
  hearsay_article_view_scroll_to (hearsay_compare_pane_get_view (self->panes[pane]), span);
  self->is_syncing = TRUE;
  level (self, pane, span.start);
  self->is_syncing = FALSE;
  self->leader = pane;
  _hearsay_compare_page_sync (self);
}

/**
 * _hearsay_compare_page_sync:
 *
 * Makes what stood level stand so again.
 */
void
_hearsay_compare_page_sync (HearsayComparePage *self)
{
  if (!hearsay_session_is_scroll_locked (get_session (self)) || self->is_syncing)
    return;

  if (self->leader >= 0)
    follow (self, self->leader);
  else
    _hearsay_compare_page_show_passage (self);
}

static gboolean
tick_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  HearsayComparePage *self = HEARSAY_COMPARE_PAGE (widget);

  self->tick = 0;
  if (self->is_uneven)
    _hearsay_compare_page_sync (self);
  self->is_uneven = FALSE;
  for (guint i = 0; i < HEARSAY_COMPARE_MAX; i++)
    hearsay_compare_strip_set_visible_span (self->strip, i,
                                            _hearsay_compare_page_is_shown (self, i)
                                                ? hearsay_article_view_get_visible_span (hearsay_compare_pane_get_view (self->panes[i]))
                                                : HEARSAY_SPAN_NONE);
  for (guint i = 0; i < HEARSAY_COMPARE_MAX - 1; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->ribbons[i])))
      hearsay_compare_ribbons_update (self->ribbons[i]);

  return G_SOURCE_REMOVE;
}

/**
 * _hearsay_compare_page_queue:
 *
 * Asks for ribbons to be looked for anew. That is done at the beginning of a frame: to
 * ask a text where a place is may give its lines other heights, and so must not be done
 * while sizes are given out or texts are drawn.
 */
void
_hearsay_compare_page_queue (HearsayComparePage *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

void
_hearsay_compare_page_scrolled (HearsayComparePage *self,
                                HearsayComparePane *pane)
{
  if (!self->is_syncing)
    {
      self->leader = hearsay_compare_pane_get_index (pane);
      self->is_uneven = TRUE;
    }
  for (guint i = 0; i < HEARSAY_COMPARE_MAX - 1; i++)
    gtk_widget_queue_draw (GTK_WIDGET (self->ribbons[i]));
  _hearsay_compare_page_queue (self);
}

/* Lines get their heights by and by, and windows new sizes. */
void
_hearsay_compare_page_measured (HearsayComparePage *self)
{
  self->is_uneven = TRUE;
  _hearsay_compare_page_queue (self);
}
