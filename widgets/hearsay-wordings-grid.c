/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-wordings-grid"

#include "config.h"

#include "hearsay-words.h"
#include "hearsay-wordings-row.h"

#include "hearsay-text.h"

#define CELL_PADDING 12
#define MIN_CELL 22  /* pixels, for a gap */
#define MAX_CELL 420 /* pixels, then the words are cut */

typedef struct
{
  guint row;
  guint weight;
  gboolean is_base;
} Order;

/**
 * hearsay_wordings_row_get_weight:
 *
 * Returns: the weight of the row's heaviest change, 1 to 5; 0 if there is none
 */
guint
hearsay_wordings_row_get_weight (const HearsayWordingsRow *row)
{
  guint weight = 0;

  for (guint i = 0; i < row->changes->len; i++)
    weight = MAX (weight, hearsay_change_get_weight (g_array_index (row->changes, HearsayChange, i).type));

  return weight;
}

static int
compare_orders (gconstpointer a,
                gconstpointer b)
{
  const Order *one = a;
  const Order *two = b;

  if (one->is_base != two->is_base)
    return one->is_base ? -1 : 1;
  if (one->weight != two->weight)
    return one->weight > two->weight ? -1 : 1;

  return one->row < two->row ? -1 : one->row > two->row;
}

static void
order_rows (HearsayWordingsGrid *self)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (Order));

  for (guint i = 0; i < self->wordings->rows->len; i++)
    {
      Order order = { i, hearsay_wordings_row_get_weight (hearsay_wordings_get_row (self->wordings, i)), i == 0 };

      g_array_append_val (orders, order);
    }
  g_array_sort (orders, compare_orders);
  for (guint i = 0; i < orders->len; i++)
    g_array_append_val (self->order, g_array_index (orders, Order, i).row);
}

static gboolean
runs_rtl (const HearsayWordingsGrid *self)
{
  const HearsayQuote *base = hearsay_analysis_get_quote (self->analysis, hearsay_wordings_get_row (self->wordings, 0)->quote);
  const char *text = hearsay_corpus_get (self->analysis->corpus, base->article)->text;
  HearsaySpan span = hearsay_quote_get_span (base);

  return hearsay_words_run_rtl (text, span);
}

static int
measure_words (PangoLayout *layout,
               const HearsayWordingsGrid *self,
               guint row,
               guint column)
{
  const HearsayWordingsCell *cell = hearsay_wordings_get_cell (self->wordings, row, column);
  const HearsayQuote *quote = NULL;
  g_autofree char *words = NULL;
  int width = 0;

  if (hearsay_span_is_empty (cell->span))
    return MIN_CELL;

  quote = hearsay_analysis_get_quote (self->analysis, hearsay_wordings_get_row (self->wordings, row)->quote);
  words = hearsay_text_squeeze (hearsay_corpus_get (self->analysis->corpus, quote->article)->text, cell->span);
  pango_layout_set_text (layout, words, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return CLAMP (width, MIN_CELL, MAX_CELL);
}

static void
measure_columns (HearsayWordingsGrid *self,
                 GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Serif, DejaVu Serif, serif 10.5");

  pango_layout_set_font_description (layout, font);
  for (guint column = 0; column < self->wordings->n_columns; column++)
    {
      int width = 0;

      for (guint row = 0; row < self->wordings->rows->len; row++)
        width = MAX (width, measure_words (layout, self, row, column));
      width += CELL_PADDING;
      g_array_append_val (self->widths, width);
    }
  pango_font_description_free (font);
}

/**
 * hearsay_wordings_grid_new:
 * @widget: for its fonts
 * @base_quote: one of the utterance's quotes
 */
HearsayWordingsGrid *
hearsay_wordings_grid_new (GtkWidget *widget,
                           HearsayAnalysis *analysis,
                           guint utterance,
                           guint base_quote)
{
  HearsayWordingsGrid *self = g_rc_box_new0 (HearsayWordingsGrid);

  self->analysis = hearsay_analysis_ref (analysis);
  self->wordings = hearsay_wordings_new (analysis, utterance, base_quote);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->widths = g_array_new (FALSE, FALSE, sizeof (int));
  self->shown_types = G_MAXUINT;
  self->is_rtl = self->wordings->rows->len > 0 && runs_rtl (self);
  order_rows (self);
  measure_columns (self, widget);

  return self;
}

HearsayWordingsGrid *
hearsay_wordings_grid_ref (HearsayWordingsGrid *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_grid (gpointer data)
{
  HearsayWordingsGrid *self = data;

  hearsay_wordings_free (self->wordings);
  hearsay_analysis_unref (self->analysis);
  g_array_unref (self->order);
  g_array_unref (self->widths);
}

void
hearsay_wordings_grid_unref (HearsayWordingsGrid *self)
{
  g_rc_box_release_full (self, clear_grid);
}

/**
 * hearsay_wordings_grid_get_width:
 *
 * Returns: pixels all columns take
 */
int
hearsay_wordings_grid_get_width (const HearsayWordingsGrid *self)
{
  int width = 0;

  for (guint i = 0; i < self->widths->len; i++)
    width += g_array_index (self->widths, int, i);

  return width;
}
