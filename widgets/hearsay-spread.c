/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-spread"

#include "config.h"

#include "hearsay-spread.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#define MAX_BARS 16
#define BAR 3
#define GAP 1
#define FAMILY_GAP 3
#define HEIGHT 14
#define STUB 1 /* where an article says nothing */

/**
 * HearsaySpread:
 *
 * Small bars, one an article in the order of the list with a gap between
 * families: how often something is said in each. Where there are more articles
 * than bars, neighbours share one.
 */
struct _HearsaySpread
{
  GtkWidget parent_instance;

  guint counts[MAX_BARS];
  float x[MAX_BARS];
  guint n_bars;
  guint most;
  HearsayInk ink;
};

G_DEFINE_FINAL_TYPE (HearsaySpread, hearsay_spread, GTK_TYPE_WIDGET)

static void
hearsay_spread_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  HearsaySpread *self = HEARSAY_SPREAD (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = HEIGHT;
  else
    *minimum = *natural = self->n_bars > 0 ? (int) ceilf (self->x[self->n_bars - 1]) + BAR : 0;
}

static void
hearsay_spread_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  HearsaySpread *self = HEARSAY_SPREAD (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  GdkRGBA color;
  GdkRGBA faint;

  hearsay_theme_get_ink (widget, self->ink, &color);
  faint = color;
  faint.alpha *= 0.35;

  for (guint i = 0; i < self->n_bars; i++)
    {
      float x = is_rtl ? width - self->x[i] - BAR : self->x[i];
      float bar = self->counts[i] > 0 ? roundf (3 + (height - 3) * self->counts[i] / (float) self->most) : STUB;

      hearsay_theme_append_rect (snapshot, self->counts[i] > 0 ? &color : &faint, x, height - bar, BAR, bar);
    }
}

static void
hearsay_spread_class_init (HearsaySpreadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = hearsay_spread_measure;
  widget_class->snapshot = hearsay_spread_snapshot;

  gtk_widget_class_set_css_name (widget_class, "spread");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hearsay_spread_init (HearsaySpread *self)
{
  self->most = 1;
}

static int
get_family (const HearsayAnalysis *shown,
            guint article)
{
  return article < shown->descents->len ? (int) hearsay_analysis_get_descent (shown, article)->family : 0;
}

/**
 * hearsay_spread_set_counts:
 * @counts: (nullable): one an article of the corpus; %NULL for no bars
 * @ink: what to draw them in
 */
void
hearsay_spread_set_counts (HearsaySpread *self,
                           HearsaySession *session,
                           const guint *counts,
                           HearsayInk ink)
{
  guint n_articles = 0;
  guint n_saying = 0;
  const guint32 *order = hearsay_session_get_order (session, &n_articles);
  const HearsayAnalysis *shown = hearsay_session_get_shown (session);
  g_autofree char *label = NULL;
  float x = 0;
  int family = 0;

  g_return_if_fail (HEARSAY_IS_SPREAD (self));

  self->ink = ink;
  self->most = 1;
  self->n_bars = counts != NULL ? MIN (n_articles, MAX_BARS) : 0;
  memset (self->counts, 0, sizeof self->counts);

  for (guint i = 0; i < n_articles && self->n_bars > 0; i++)
    {
      guint bar = (guint64) i * self->n_bars / n_articles;
      int own = get_family (shown, order[i]);

      if (i > 0 && own != family && n_articles <= MAX_BARS)
        x += FAMILY_GAP;
      family = own;
      if (i == 0 || bar != (guint64) (i - 1) * self->n_bars / n_articles)
        {
          self->x[bar] = x;
          x += BAR + GAP;
        }

      self->counts[bar] += counts[order[i]];
      self->most = MAX (self->most, self->counts[bar]);
      n_saying += counts[order[i]] > 0;
    }

  label = g_strdup_printf (ngettext ("in %u article", "in %u articles", n_saying), n_saying);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), counts != NULL ? label : NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
