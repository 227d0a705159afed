/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare"

#include "config.h"

#include "hearsay-compare-private.h"

#include <math.h>

#include "hearsay-article-view-private.h"

#define PAD 8        /* of a passage's ground, beyond the text, sideways */
#define ROOM 3       /* above and below it, beside the gaps between paragraphs */
#define HATCH 5      /* width of the stripe beside what one article has alone */
#define HATCH_STEP 5 /* from one stroke of it to the next */
#define MISSING 4    /* half the width of the sign for words that are missing */

/* One pane being drawn: what is in view of it, in buffer coordinates. */
typedef struct
{
  HearsayArticleView *view;
  GtkSnapshot *snapshot;
  const HearsayCompare *compare;
  HearsaySession *session;
  guint pane;
  int hovered;
  double left; /* edges of the column */
  double right;
  GdkRGBA ink;
  GdkRGBA heat;
  HearsayInk origin;
} Drawing;

/* The colour of the base's family: shared text is that family's. */
HearsayInk
_hearsay_compare_get_ink (HearsaySession *session)
{
  const HearsayAnalysis *shown = hearsay_session_get_shown (session);
  const HearsayCompare *compare = hearsay_session_get_compare (session);
  guint article = compare != NULL ? compare->articles[compare->base] : 0;

  if (compare == NULL || article >= shown->descents->len)
    return HEARSAY_INK_ORIGIN_OTHER;

  return hearsay_theme_ink_for_family (hearsay_analysis_get_descent (shown, article)->family);
}

/* Stronger where the words agree more. */
void
_hearsay_compare_get_tint (GtkWidget *widget,
                           HearsayInk ink,
                           double similarity,
                           gboolean is_selected,
                           GdkRGBA *tint)
{
  hearsay_theme_get_ink (widget, ink, tint);
  tint->alpha = is_selected ? 0.26 : 0.05 + 0.12 * similarity * similarity;
}

/* The passage one stands at, and whatever goes on from it. */
gboolean
_hearsay_compare_is_selected (HearsaySession *session,
                              guint passage)
{
  const HearsayCompare *compare = hearsay_session_get_compare (session);
  int selected = hearsay_session_get_passage (session);

  return compare != NULL && selected >= 0 && hearsay_compare_are_kin (compare, selected, passage);
}

/* The ground of a passage follows its lines: from its first character, over whole
 * lines, to its last. */
typedef struct
{
  double x[2]; /* of the first line and the last: where they begin, seen from the left */
  double end[2];
  double y[4]; /* top and bottom of the first line, top and bottom of the last */
} Shape;

static void
measure_shape (const Drawing *drawing,
               HearsaySpan span,
               Shape *shape)
{
  gboolean is_rtl = hearsay_article_view_is_rtl (drawing->view);
  GtkTextIter iter;
  GdkRectangle first;
  GdkRectangle last;
  gboolean from_start = FALSE;
  gboolean to_end = FALSE;

  hearsay_article_view_get_byte_iter (drawing->view, span.start, &iter);
  from_start = gtk_text_iter_starts_line (&iter);
  _hearsay_article_view_get_box (drawing->view, &iter, &first);
  hearsay_article_view_get_byte_iter (drawing->view, span.end, &iter);
  to_end = gtk_text_iter_ends_line (&iter);
  gtk_text_iter_backward_char (&iter);
  _hearsay_article_view_get_box (drawing->view, &iter, &last);

  *shape = (Shape){ { drawing->left, drawing->left }, { drawing->right, drawing->right }, { first.y, first.y + first.height, last.y, last.y + last.height } };
  /* Lines that are whole leave a little room; those that are not have a neighbour. */
  shape->y[0] -= from_start ? ROOM : 0;
  shape->y[3] += to_end ? ROOM : 0;
  if (!from_start && is_rtl)
    shape->end[0] = first.x + first.width;
  else if (!from_start)
    shape->x[0] = first.x;
  if (!to_end && is_rtl)
    shape->x[1] = last.x;
  else if (!to_end)
    shape->end[1] = last.x + last.width;
}

static void
trace_shape (cairo_t *cr,
             const Shape *shape,
             const Drawing *drawing,
             double inset)
{
  if (shape->y[0] >= shape->y[2])
    {
      double x = MAX (shape->x[0], shape->x[1]);

      cairo_rectangle (cr, x + inset, shape->y[0] + inset, MIN (shape->end[0], shape->end[1]) - x - 2 * inset, shape->y[3] - shape->y[0] - 2 * inset);
      return;
    }

  cairo_move_to (cr, shape->x[0] + inset, shape->y[0] + inset);
  cairo_line_to (cr, shape->end[0] - inset, shape->y[0] + inset);
  cairo_line_to (cr, shape->end[0] - inset, shape->y[1] + inset);
  cairo_line_to (cr, drawing->right - inset, shape->y[1] + inset);
  cairo_line_to (cr, drawing->right - inset, shape->y[2] - inset);
  cairo_line_to (cr, shape->end[1] - inset, shape->y[2] - inset);
  cairo_line_to (cr, shape->end[1] - inset, shape->y[3] - inset);
  cairo_line_to (cr, shape->x[1] + inset, shape->y[3] - inset);
  cairo_line_to (cr, shape->x[1] + inset, shape->y[2] - inset);
  cairo_line_to (cr, drawing->left + inset, shape->y[2] - inset);
  cairo_line_to (cr, drawing->left + inset, shape->y[1] + inset);
  cairo_line_to (cr, shape->x[0] + inset, shape->y[1] + inset);
  cairo_close_path (cr);
}

/* Words shared with one other article or with several: one ground, one line round it. */
typedef struct
{
  HearsaySpan span;
  double similarity;
  gboolean is_selected;
  gboolean is_outlined;
} Ground;

static void
draw_ground (const Drawing *drawing,
             const Ground *ground)
{
  GdkRGBA tint;
  Shape shape;
  cairo_t *cr = NULL;

  measure_shape (drawing, ground->span, &shape);
  _hearsay_compare_get_tint (GTK_WIDGET (drawing->view), drawing->origin, ground->similarity, ground->is_selected, &tint);
  cr = gtk_snapshot_append_cairo (drawing->snapshot,
                                  &GRAPHENE_RECT_INIT (drawing->left - 2, shape.y[0] - 2, drawing->right - drawing->left + 4, shape.y[3] - shape.y[0] + 4));
  trace_shape (cr, &shape, drawing, 0);
  gdk_cairo_set_source_rgba (cr, &tint);
  cairo_fill (cr);
  if (ground->is_selected || ground->is_outlined)
    {
      trace_shape (cr, &shape, drawing, ground->is_selected ? 1 : 0.5);
      gdk_cairo_set_source_rgba (cr, &drawing->ink);
      cairo_set_line_width (cr, ground->is_selected ? 2 : 1);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
add_ground (const Drawing *drawing,
            GArray *grounds,
            guint passage)
{
  const HearsayPassage *found = hearsay_compare_get_passage (drawing->compare, passage);
  gboolean is_hovered = drawing->hovered >= 0 && hearsay_compare_are_kin (drawing->compare, drawing->hovered, passage);
  Ground ground = { HEARSAY_SPAN_NONE, found->similarity, _hearsay_compare_is_selected (drawing->session, passage),
                    is_hovered || found->has_moved || hearsay_theme_is_high_contrast () };

  hearsay_compare_get_span (drawing->compare, passage, drawing->pane, &ground.span);
  g_array_append_val (grounds, ground);
}

static int
compare_grounds (gconstpointer a,
                 gconstpointer b)
{
  const Ground *x = a;
  const Ground *y = b;

  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Those that overlap are one, but for what is selected, which is told apart. */
static void
draw_grounds (const Drawing *drawing,
              GArray *grounds)
{
  g_array_sort (grounds, compare_grounds);
  for (guint selected = 0; selected < 2; selected++)
    {
      Ground open = { HEARSAY_SPAN_NONE };

      for (guint i = 0; i < grounds->len; i++)
        {
          const Ground *ground = &g_array_index (grounds, Ground, i);

          if (ground->is_selected != (selected == 1))
            continue;
          if (hearsay_span_overlaps (open.span, ground->span))
            {
              open.span.end = MAX (open.span.end, ground->span.end);
              open.similarity = MAX (open.similarity, ground->similarity);
              open.is_outlined = open.is_outlined || ground->is_outlined;
              continue;
            }
          if (!hearsay_span_is_empty (open.span))
            draw_ground (drawing, &open);
          open = *ground;
        }
      if (!hearsay_span_is_empty (open.span))
        draw_ground (drawing, &open);
    }
}

static void
draw_heat (const GdkRectangle *segment,
           gpointer user_data)
{
  Drawing *drawing = user_data;
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (segment->x - 1, segment->y + 2, segment->width + 2, segment->height - 4), 3);
  hearsay_theme_append_rounded (drawing->snapshot, &clip, &drawing->heat);
}

/* In high contrast, and for the difference one stands at, heat alone does not tell. */
static void
draw_underline (const GdkRectangle *segment,
                gpointer user_data)
{
  Drawing *drawing = user_data;
  GdkRGBA ink;

  hearsay_theme_get_ink (GTK_WIDGET (drawing->view), HEARSAY_INK_CHANGE, &ink);
  hearsay_theme_append_rect (drawing->snapshot, &ink, segment->x, segment->y + segment->height - 3, segment->width, 2);
}

/* ▲ between two words, where others have more. */
static void
draw_missing (Drawing *drawing,
              guint32 byte,
              gboolean is_selected)
{
  double size = is_selected ? MISSING + 2 : MISSING;
  GtkTextIter iter;
  GdkRectangle box;
  GdkRGBA ink;
  cairo_t *cr = NULL;
  double x = 0;
  double y = 0;

  hearsay_article_view_get_byte_iter (drawing->view, byte, &iter);
  if (!gtk_text_iter_starts_line (&iter))
    gtk_text_iter_backward_char (&iter);
  _hearsay_article_view_get_box (drawing->view, &iter, &box);
  x = hearsay_article_view_is_rtl (drawing->view) ? box.x - 2 : box.x + box.width + 2;
  y = box.y + box.height - 1;

  hearsay_theme_get_ink (GTK_WIDGET (drawing->view), HEARSAY_INK_CHANGE, &ink);
  cr = gtk_snapshot_append_cairo (drawing->snapshot, &GRAPHENE_RECT_INIT (x - size, y - 2 * size, 2 * size, 2 * size));
  cairo_move_to (cr, x - size, y);
  cairo_line_to (cr, x + size, y);
  cairo_line_to (cr, x, y - 1.6 * size);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static HearsayInk
heat_for_weight (guint weight)
{
  return HEARSAY_INK_HEAT_1 + CLAMP (weight, 1, 4) - 1;
}

static void
draw_differences (Drawing *drawing,
                  const HearsayPassage *passage)
{
  for (guint i = 0; i < passage->n_marks; i++)
    {
      guint index = g_array_index (drawing->compare->marks, guint, passage->first_mark + i);
      const HearsayChange *change = &hearsay_compare_get_difference (drawing->compare, index)->change;
      HearsaySpan span = change->from == drawing->pane ? change->a : change->b;
      gboolean is_selected = hearsay_session_get_difference (drawing->session) == (int) index;
      guint weight = hearsay_change_get_weight (change->type);

      if (hearsay_span_is_empty (span))
        {
          draw_missing (drawing, span.start, is_selected);
          continue;
        }
      hearsay_theme_get_ink (GTK_WIDGET (drawing->view), heat_for_weight (weight), &drawing->heat);
      _hearsay_article_view_each_segment (drawing->view, span, draw_heat, drawing);
      if (is_selected || hearsay_theme_is_high_contrast ())
        _hearsay_article_view_each_segment (drawing->view, span, draw_underline, drawing);
    }
}

/* A hatched stripe beside what no other has. */
static void
draw_only (const Drawing *drawing,
           HearsaySpan span)
{
  gboolean is_rtl = hearsay_article_view_is_rtl (drawing->view);
  GdkRectangle extents;
  GdkRGBA ink;
  cairo_t *cr = NULL;
  int width = gtk_widget_get_width (GTK_WIDGET (drawing->view));
  double x = is_rtl ? width - PAD - HATCH : PAD;

  hearsay_article_view_get_span_extents (drawing->view, span, &extents);
  hearsay_theme_get_ink (GTK_WIDGET (drawing->view), HEARSAY_INK_SECONDARY, &ink);
  cr = gtk_snapshot_append_cairo (drawing->snapshot, &GRAPHENE_RECT_INIT (x, extents.y + 2, HATCH, extents.height - 4));
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, 1.2);
  for (double y = extents.y + 2; y < extents.y + extents.height + HATCH; y += HATCH_STEP)
    {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + HATCH, y - HATCH);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Against one that stands elsewhere only the difference one is at is shown: several
 * others at once would cover the base with marks. */
static gboolean
should_mark (const Drawing *drawing,
             const HearsayPassage *passage)
{
  int selected = hearsay_session_get_difference (drawing->session);
  guint other = passage->left == drawing->pane ? passage->right : passage->left;

  if (drawing->pane != drawing->compare->base || other == drawing->pane + 1 || other + 1 == drawing->pane)
    return TRUE;

  return selected >= 0 && hearsay_compare_get_passage (drawing->compare, hearsay_compare_get_difference (drawing->compare, selected)->passage) == passage;
}

static void
draw_shared (Drawing *drawing,
             HearsaySpan visible)
{
  const HearsayCompare *compare = drawing->compare;
  g_autoptr (GArray) grounds = g_array_new (FALSE, FALSE, sizeof (Ground));
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint other = 0; other < compare->n_panes; other++)
    {
      guint cursor = 0;
      int passage = HEARSAY_NONE;

      while (other != drawing->pane && (passage = hearsay_compare_next (compare, drawing->pane, other, visible, &cursor)) >= 0)
        {
          add_ground (drawing, grounds, passage);
          g_array_append_val (passages, passage);
        }
    }

  draw_grounds (drawing, grounds);
  for (guint i = 0; i < passages->len; i++)
    {
      const HearsayPassage *passage = hearsay_compare_get_passage (compare, g_array_index (passages, int, i));

      if (should_mark (drawing, passage))
        draw_differences (drawing, passage);
    }
}

/* Towards a neighbour the ground goes to the edge, where the ribbon begins. */
static void
measure_column (Drawing *drawing)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (drawing->view));
  gboolean is_rtl = gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL;
  gboolean is_first = drawing->pane == 0;
  gboolean is_last = drawing->pane + 1 == drawing->compare->n_panes;
  GdkRectangle rectangle;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (drawing->view), &rectangle);
  drawing->left = rectangle.x + ((is_rtl ? is_last : is_first) ? PAD : 0);
  drawing->right = rectangle.x + gtk_widget_get_width (GTK_WIDGET (drawing->view)) - ((is_rtl ? is_first : is_last) ? PAD : 0);
}

/* Draws under the text of a pane, for the lines in view: which passages it shares, what
 * differs in them, and what it has alone. */
void
_hearsay_compare_draw_pane (HearsayArticleView *view,
                            GtkSnapshot *snapshot,
                            HearsaySpan visible,
                            guint pane,
                            int hovered)
{
  HearsaySession *session = hearsay_article_view_get_session (view);
  const HearsayCompare *compare = hearsay_session_get_compare (session);
  Drawing drawing = { view, snapshot, compare, session, pane, hovered };
  const HearsayOnly *only = NULL;
  guint cursor = 0;

  if (compare == NULL || pane >= compare->n_panes || (int) compare->articles[pane] != hearsay_article_view_get_article (view))
    return;

  measure_column (&drawing);
  drawing.origin = _hearsay_compare_get_ink (session);
  hearsay_theme_get_ink (GTK_WIDGET (view), drawing.origin, &drawing.ink);
  draw_shared (&drawing, visible);
  while ((only = hearsay_compare_next_only (compare, pane, visible, &cursor)) != NULL)
    draw_only (&drawing, only->span);
}
