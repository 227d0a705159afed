/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-wordings-line"

#include "config.h"

#include <glib/gi18n.h>

#include "hearsay-labels.h"
#include "hearsay-text.h"
#include "hearsay-theme.h"
#include "hearsay-ticks.h"
#include "hearsay-wordings-row.h"

#define HEIGHT 53
#define PADDING 12
#define PILL_HEIGHT 16

/**
 * HearsayWordingsLine:
 *
 * One version of an utterance: the outlet, how much its heaviest change weighs,
 * and the words in the columns all versions share. The outlet stays when the
 * words scroll.
 */
struct _HearsayWordingsLine
{
  GtkWidget parent_instance;

  HearsayWordingsGrid *grid; /* NULL while unbound */
  guint position;
  GtkAdjustment *scroll;
};

G_DEFINE_FINAL_TYPE (HearsayWordingsLine, hearsay_wordings_line, GTK_TYPE_WIDGET)

static guint
row_index (const HearsayWordingsLine *self)
{
  return g_array_index (self->grid->order, guint, self->position);
}

static const HearsayWordingsRow *
get_row (const HearsayWordingsLine *self)
{
  return hearsay_wordings_get_row (self->grid->wordings, row_index (self));
}

static const HearsayArticle *
get_article (const HearsayWordingsLine *self)
{
  const HearsayQuote *quote = hearsay_analysis_get_quote (self->grid->analysis, get_row (self)->quote);

  return hearsay_corpus_get (self->grid->analysis->corpus, quote->article);
}

static float
mirror (HearsayWordingsLine *self,
        float x,
        float width)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (GTK_WIDGET (self)) - x - width : x;
}

/* Outlets stand where the interface begins, the words run as their language does.
 * @x: from the edge where the outlets stand, as if both ran the same way */
static float
place_words (HearsayWordingsLine *self,
             float x,
             float width)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (is_rtl == self->grid->is_rtl)
    return mirror (self, x, width);
  if (is_rtl)
    return x - HEARSAY_WORDINGS_LABEL;

  return gtk_widget_get_width (GTK_WIDGET (self)) - (x - HEARSAY_WORDINGS_LABEL) - width;
}

/* The other way round: how far into the words, as they are scrolled, a pixel is. */
static float
words_at (HearsayWordingsLine *self,
          float x)
{
  float width = gtk_widget_get_width (GTK_WIDGET (self));

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return self->grid->is_rtl ? width - x - HEARSAY_WORDINGS_LABEL : x;

  return self->grid->is_rtl ? width - x : x - HEARSAY_WORDINGS_LABEL;
}

static PangoLayout *
make_layout (HearsayWordingsLine *self,
             const char *text,
             const char *font_name,
             int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoFontDescription *font = pango_font_description_from_string (font_name);
  int natural = 0;

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &natural, NULL);
  if (natural > width)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

/* In the column of outlets. */
static void
draw_line (HearsayWordingsLine *self,
           GtkSnapshot *snapshot,
           const char *text,
           const char *font,
           const GdkRGBA *color,
           float y)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, font, HEARSAY_WORDINGS_LABEL - PADDING - 6);
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  hearsay_theme_append_layout (snapshot, layout, color, mirror (self, PADDING, extents.width) - extents.x, y);
}

/* @x: leading edge of a cell of @width pixels */
static void
draw_words (HearsayWordingsLine *self,
            GtkSnapshot *snapshot,
            const char *text,
            const char *font,
            const GdkRGBA *color,
            float x,
            float y,
            float width,
            gboolean is_centred)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, font, width);
  PangoRectangle extents;
  float start = x;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  if (is_centred)
    start += MAX (0, (width - extents.width) / 2);
  hearsay_theme_append_layout (snapshot, layout, color, place_words (self, start, extents.width) - extents.x, y);
}

static void
draw_label (HearsayWordingsLine *self,
            GtkSnapshot *snapshot,
            const GdkRGBA *text,
            const GdkRGBA *secondary)
{
  g_autofree char *publisher = hearsay_label_dup_publisher (get_article (self));

  draw_line (self, snapshot, publisher, "sans bold 9", text, 7);
  if (row_index (self) == 0)
    draw_line (self, snapshot, C_ ("wording", "base"), "sans 8", secondary, 25);
  else
    hearsay_ticks_append (GTK_WIDGET (self), snapshot, hearsay_wordings_row_get_weight (get_row (self)), PADDING, 29);
}

static void
fill_round (HearsayWordingsLine *self,
            GtkSnapshot *snapshot,
            const GdkRGBA *color,
            float x,
            float y,
            float width,
            float height,
            float radius)
{
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (place_words (self, x, width), y, width, height), radius);
  hearsay_theme_append_rounded (snapshot, &clip, color);
}

/* The name of a change, below its cell. */
typedef struct
{
  PangoLayout *layout;
  guint weight;
  float start;
  float width;
} Pill;

static void
clear_pill (gpointer data)
{
  g_object_unref (((Pill *) data)->layout);
}

static void
add_pill (HearsayWordingsLine *self,
          GArray *pills,
          HearsayChangeType type,
          gboolean is_lost,
          float x,
          float width)
{
  HearsayChange change = { .type = type, .a = { 0, 1 }, .b = { 0, is_lost ? 0 : 1 } };
  Pill pill = { make_layout (self, hearsay_label_change (&change), "sans bold 7.5", 160), hearsay_change_get_weight (type), 0, 0 };
  PangoRectangle extents;

  pango_layout_get_pixel_extents (pill.layout, NULL, &extents);
  pill.width = extents.width + 14;
  pill.start = MAX (HEARSAY_WORDINGS_LABEL, x + (width - pill.width) / 2);
  g_array_append_val (pills, pill);
}

static void
draw_pill (HearsayWordingsLine *self,
           GtkSnapshot *snapshot,
           const Pill *pill)
{
  GskRoundedRect outline;
  GdkRGBA ink;
  PangoRectangle extents;

  pango_layout_get_pixel_extents (pill->layout, NULL, &extents);
  hearsay_theme_get_ink (GTK_WIDGET (self), HEARSAY_INK_CHANGE, &ink);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (place_words (self, pill->start, pill->width), 33, pill->width, PILL_HEIGHT),
                                   PILL_HEIGHT / 2.0);
  hearsay_theme_append_frame (snapshot, &outline, &ink, 1);
  hearsay_theme_append_layout (snapshot, pill->layout, &ink, place_words (self, pill->start + 7, extents.width) - extents.x, 33 + (PILL_HEIGHT - extents.height) / 2.0);
}

static int
compare_pills (gconstpointer a,
               gconstpointer b)
{
  const Pill *one = a;
  const Pill *two = b;

  if (one->weight != two->weight)
    return one->weight > two->weight ? -1 : 1;

  return (one->start > two->start) - (one->start < two->start);
}

/* Pills that would lie on each other: the heavier change keeps its own; the tooltip
 * names them all. */
static void
draw_pills (HearsayWordingsLine *self,
            GtkSnapshot *snapshot,
            GArray *pills)
{
  g_array_sort (pills, compare_pills);
  for (guint i = 0; i < pills->len; i++)
    {
      Pill *pill = &g_array_index (pills, Pill, i);
      gboolean is_free = TRUE;

      for (guint k = 0; k < i && is_free; k++)
        {
          const Pill *other = &g_array_index (pills, Pill, k);

          is_free = other->width == 0 || pill->start >= other->start + other->width + 2 || other->start >= pill->start + pill->width + 2;
        }
      if (is_free)
        draw_pill (self, snapshot, pill);
      else
        pill->width = 0;
    }
}

static HearsayInk
heat_for (HearsayChangeType type)
{
  static const HearsayInk heats[] = { HEARSAY_INK_HEAT_1, HEARSAY_INK_HEAT_1, HEARSAY_INK_HEAT_1, HEARSAY_INK_HEAT_2, HEARSAY_INK_HEAT_3, HEARSAY_INK_HEAT_4 };

  return heats[MIN (hearsay_change_get_weight (type), G_N_ELEMENTS (heats) - 1)];
}

static void
draw_cell (HearsayWordingsLine *self,
           GtkSnapshot *snapshot,
           guint column,
           float x,
           float width,
           const GdkRGBA *text,
           const GdkRGBA *secondary,
           GArray *pills)
{
  const HearsayWordingsCell *cell = hearsay_wordings_get_cell (self->grid->wordings, row_index (self), column);
  gboolean is_gap = hearsay_span_is_empty (cell->span);
  gboolean differs = cell->differs && (self->grid->shown_types & (1u << cell->type)) != 0;
  g_autofree char *words = is_gap ? g_strdup ("–") : hearsay_text_squeeze (get_article (self)->text, cell->span);

  if (is_gap && !differs)
    return;

  if (differs)
    {
      GdkRGBA heat;

      hearsay_theme_get_ink (GTK_WIDGET (self), heat_for (cell->type), &heat);
      fill_round (self, snapshot, &heat, x + 1, 6, width - 4, 22, 5);
    }

  draw_words (self, snapshot, words, "Noto Serif, DejaVu Serif, serif 10.5", differs ? text : secondary, x + 4, 8, width - 10, differs || is_gap);
  if (differs)
    add_pill (self, pills, cell->type, is_gap, x, width);
}

static void
hearsay_wordings_line_snapshot (GtkWidget *widget,
                                GtkSnapshot *snapshot)
{
  HearsayWordingsLine *self = HEARSAY_WORDINGS_LINE (widget);
  float width = gtk_widget_get_width (widget);
  float x = HEARSAY_WORDINGS_LABEL - gtk_adjustment_get_value (self->scroll);
  g_autoptr (GArray) pills = g_array_new (FALSE, FALSE, sizeof (Pill));
  GdkRGBA text;
  GdkRGBA secondary;

  if (self->grid == NULL)
    return;

  g_array_set_clear_func (pills, clear_pill);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  hearsay_theme_get_ink (widget, HEARSAY_INK_SECONDARY, &secondary);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (mirror (self, HEARSAY_WORDINGS_LABEL, width - HEARSAY_WORDINGS_LABEL), 0,
                                                         width - HEARSAY_WORDINGS_LABEL, HEIGHT));
  for (guint i = 0; i < self->grid->widths->len; i++)
    {
      float cell = g_array_index (self->grid->widths, int, i);

      if (x + cell > HEARSAY_WORDINGS_LABEL && x < width)
        draw_cell (self, snapshot, i, x, cell, &text, row_index (self) == 0 ? &text : &secondary, pills);
      x += cell;
    }
  draw_pills (self, snapshot, pills);
  gtk_snapshot_pop (snapshot);

  draw_label (self, snapshot, &text, &secondary);
}

static void
hearsay_wordings_line_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : HEARSAY_WORDINGS_LABEL + 60;
}

static void
say_row (HearsayWordingsLine *self)
{
  const HearsayArticle *article = get_article (self);
  const HearsayQuote *quote = hearsay_analysis_get_quote (self->grid->analysis, get_row (self)->quote);
  g_autofree char *publisher = hearsay_label_dup_publisher (article);
  g_autofree char *words = hearsay_quote_dup_text (quote, article);
  g_autoptr (GString) label = g_string_new (publisher);

  g_string_append (label, ": ");
  g_string_append (label, words);
  for (guint i = 0; i < get_row (self)->changes->len; i++)
    {
      g_string_append (label, C_ ("list separator", ", "));
      g_string_append (label, hearsay_label_change (&g_array_index (get_row (self)->changes, HearsayChange, i)));
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str, -1);
}

static gboolean
query_tooltip_cb (HearsayWordingsLine *self,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip)
{
  int column = keyboard || self->grid == NULL ? -1 : hearsay_wordings_line_get_column_at (self, x);
  const HearsayWordingsCell *cell = column >= 0 ? hearsay_wordings_get_cell (self->grid->wordings, row_index (self), column) : NULL;

  if (cell == NULL || !cell->differs)
    return FALSE;

  gtk_tooltip_set_text (tooltip, hearsay_label_change_type (cell->type));

  return TRUE;
}

static void
hearsay_wordings_line_dispose (GObject *object)
{
  HearsayWordingsLine *self = HEARSAY_WORDINGS_LINE (object);

  g_clear_pointer (&self->grid, hearsay_wordings_grid_unref);
  g_clear_object (&self->scroll);

  G_OBJECT_CLASS (hearsay_wordings_line_parent_class)->dispose (object);
}

static void
hearsay_wordings_line_class_init (HearsayWordingsLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_wordings_line_dispose;
  widget_class->measure = hearsay_wordings_line_measure;
  widget_class->snapshot = hearsay_wordings_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "wordingsline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hearsay_wordings_line_init (HearsayWordingsLine *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * hearsay_wordings_line_new:
 * @scroll: how far the words are scrolled, the same for all lines
 */
GtkWidget *
hearsay_wordings_line_new (GtkAdjustment *scroll)
{
  HearsayWordingsLine *self = g_object_new (HEARSAY_TYPE_WORDINGS_LINE, NULL);

  self->scroll = g_object_ref (scroll);
  g_signal_connect_object (scroll, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * hearsay_wordings_line_set_row:
 * @grid: (nullable): what to show a line of
 * @position: in the grid's order
 */
void
hearsay_wordings_line_set_row (HearsayWordingsLine *self,
                               HearsayWordingsGrid *grid,
                               guint position)
{
  g_return_if_fail (HEARSAY_IS_WORDINGS_LINE (self));

  g_clear_pointer (&self->grid, hearsay_wordings_grid_unref);
  self->position = position;
  if (grid != NULL && position < grid->order->len)
    {
      self->grid = hearsay_wordings_grid_ref (grid);
      say_row (self);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hearsay_wordings_line_get_row:
 *
 * Returns: which row of the wordings is shown, or -1
 */
int
hearsay_wordings_line_get_row (HearsayWordingsLine *self)
{
  g_return_val_if_fail (HEARSAY_IS_WORDINGS_LINE (self), HEARSAY_NONE);

  return self->grid != NULL ? (int) row_index (self) : HEARSAY_NONE;
}

/**
 * hearsay_wordings_line_get_column_at:
 * @x: pixels from the left edge
 *
 * Returns: the column there, or -1
 */
int
hearsay_wordings_line_get_column_at (HearsayWordingsLine *self,
                                     double x)
{
  float place = 0;

  g_return_val_if_fail (HEARSAY_IS_WORDINGS_LINE (self), HEARSAY_NONE);

  if (self->grid == NULL)
    return HEARSAY_NONE;

  if (mirror (self, x, 0) < HEARSAY_WORDINGS_LABEL)
    return HEARSAY_NONE;

  place = words_at (self, x);
  place += gtk_adjustment_get_value (self->scroll);
  for (guint i = 0; i < self->grid->widths->len; i++)
    {
      place -= g_array_index (self->grid->widths, int, i);
      if (place < 0)
        return i;
    }

  return HEARSAY_NONE;
}
