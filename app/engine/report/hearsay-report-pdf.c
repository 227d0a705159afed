/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-report-pdf"

#include "config.h"

#include "hearsay-sections.h"

#include <math.h>

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "hearsay-evidence.h"

/* A4 in points. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN 56.0
#define FOOT 36.0 /* from the bottom to the page number */
#define TEXT_WIDTH (PAGE_WIDTH - 2 * MARGIN)
#define TEXT_BOTTOM (PAGE_HEIGHT - MARGIN)
#define INDENT 16.0
#define CELL_GAP 8.0
#define MAX_COLUMNS 8
#define NARROW 70.0 /* columns that want no more get it */

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError **error;
} Target;

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  const HearsayDocument *document;
  double y;
  guint page;
  gboolean in_notes;
  double columns[MAX_COLUMNS]; /* widths of the table being printed */
  PangoDirection direction;    /* of the report's own words */
} Printer;

typedef struct
{
  double size; /* points */
  gboolean is_bold;
  double before; /* space above */
  double after;
} BlockFace;

static const BlockFace faces[] = {
  [HEARSAY_BLOCK_TITLE] = { 22, TRUE, 0, 10 },
  [HEARSAY_BLOCK_HEADING] = { 15, TRUE, 20, 6 },
  [HEARSAY_BLOCK_SUBHEADING] = { 11.5, TRUE, 10, 3 },
  [HEARSAY_BLOCK_PARAGRAPH] = { 10, FALSE, 2, 3 },
  [HEARSAY_BLOCK_ITEM] = { 10, FALSE, 1, 2 },
  [HEARSAY_BLOCK_HEADER] = { 9, TRUE, 5, 3 },
  [HEARSAY_BLOCK_ROW] = { 9, FALSE, 3, 3 },
  [HEARSAY_BLOCK_ARTICLE] = { 10, FALSE, 2, 4 },
};

/* A block being laid out: the layout, and which of its bytes have which style. */
typedef struct
{
  PangoLayout *layout;
  GArray *ranges; /* Range */
} Piece;

typedef struct
{
  guint start; /* bytes of the layout's text */
  guint end;
  HearsayRunStyle style;
  guint note;
} Range;

static cairo_status_t
write_cb (void *closure,
          const unsigned char *data,
          unsigned int length)
{
  Target *target = closure;

  if (*target->error != NULL)
    return CAIRO_STATUS_WRITE_ERROR;

  return g_output_stream_write_all (target->stream, data, length, NULL, target->cancellable, target->error)
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_WRITE_ERROR;
}

static void
add_attribute (PangoAttrList *attributes,
               PangoAttribute *attribute,
               const Range *range)
{
  attribute->start_index = range->start;
  attribute->end_index = range->end;
  pango_attr_list_insert (attributes, attribute);
}

static PangoAttribute *
colour_attribute (guint32 rgb,
                  gboolean is_background)
{
  guint16 red = ((rgb >> 16) & 0xFF) * 0x101;
  guint16 green = ((rgb >> 8) & 0xFF) * 0x101;
  guint16 blue = (rgb & 0xFF) * 0x101;

  return is_background ? pango_attr_background_new (red, green, blue) : pango_attr_foreground_new (red, green, blue);
}

static void
style_range (PangoAttrList *attributes,
             const Range *range)
{
  switch (range->style)
    {
    case HEARSAY_RUN_STRONG:
      add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), range);
      break;

    case HEARSAY_RUN_DIM:
      add_attribute (attributes, colour_attribute (0x666666, FALSE), range);
      break;

    case HEARSAY_RUN_CHANGED:
      add_attribute (attributes, pango_attr_family_new ("serif"), range);
      add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), range);
      add_attribute (attributes, colour_attribute (0xf8cfae, TRUE), range);
      break;

    case HEARSAY_RUN_CHANGE:
      add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), range);
      add_attribute (attributes, colour_attribute (0xb93a06, FALSE), range);
      break;

    case HEARSAY_RUN_QUOTATION:
      add_attribute (attributes, pango_attr_family_new ("serif"), range);
      add_attribute (attributes, colour_attribute (0xfdf3d0, TRUE), range);
      break;

    case HEARSAY_RUN_EVIDENCE:
    case HEARSAY_RUN_PERSON:
    case HEARSAY_RUN_ORGANIZATION:
    case HEARSAY_RUN_PLACE:
    case HEARSAY_RUN_ANNOTATION:
      add_attribute (attributes, pango_attr_family_new ("serif"), range);
      break;

    case HEARSAY_RUN_NOTE:
      add_attribute (attributes, pango_attr_font_scale_new (PANGO_FONT_SCALE_SUPERSCRIPT), range);
      add_attribute (attributes, pango_attr_baseline_shift_new (PANGO_BASELINE_SHIFT_SUPERSCRIPT), range);
      add_attribute (attributes, colour_attribute (0x0b7285, FALSE), range);
      break;

    case HEARSAY_RUN_PLAIN:
    case HEARSAY_RUN_INFERRED:
    default:
      break;
    }
}

static void
piece_clear (Piece *piece)
{
  g_object_unref (piece->layout);
  g_array_unref (piece->ranges);
}

static gboolean
is_of_article (const GArray *runs)
{
  switch (runs->len > 0 ? g_array_index (runs, HearsayRun, 0).style : HEARSAY_RUN_PLAIN)
    {
    case HEARSAY_RUN_EVIDENCE:
    case HEARSAY_RUN_CHANGED:
    case HEARSAY_RUN_QUOTATION:
    case HEARSAY_RUN_PERSON:
    case HEARSAY_RUN_ORGANIZATION:
    case HEARSAY_RUN_PLACE:
    case HEARSAY_RUN_ANNOTATION:
      return TRUE;

    case HEARSAY_RUN_PLAIN:
    case HEARSAY_RUN_STRONG:
    case HEARSAY_RUN_DIM:
    case HEARSAY_RUN_INFERRED:
    case HEARSAY_RUN_CHANGE:
    case HEARSAY_RUN_NOTE:
    default:
      return FALSE;
    }
}

/* What begins with words of an article has their direction, all else the report's. */
static void
set_direction (const Printer *self,
               PangoLayout *layout,
               const GArray *runs,
               const BlockFace *face)
{
  if (face == &faces[HEARSAY_BLOCK_ARTICLE] || is_of_article (runs))
    return;

  pango_context_set_base_dir (pango_layout_get_context (layout), self->direction);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, self->direction == PANGO_DIRECTION_RTL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_context_changed (layout);
}

/* @width: points */
static Piece
make_piece (const Printer *self,
            const GArray *runs,
            const BlockFace *face,
            double width)
{
  Piece piece = { pango_cairo_create_layout (self->cr), g_array_new (FALSE, FALSE, sizeof (Range)) };
  g_autoptr (GString) text = g_string_new (NULL);
  PangoFontDescription *font = pango_font_description_from_string ("sans");
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < runs->len; i++)
    {
      const HearsayRun *run = &g_array_index (runs, HearsayRun, i);
      Range range = { text->len, 0, run->style, run->note };

      g_string_append (text, run->text);
      range.end = text->len;
      g_array_append_val (piece.ranges, range);
      style_range (attributes, &range);
    }

  pango_font_description_set_absolute_size (font, face->size * PANGO_SCALE);
  if (face->is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (piece.layout, font);
  pango_layout_set_text (piece.layout, text->str, text->len);
  pango_layout_set_attributes (piece.layout, attributes);
  pango_layout_set_width (piece.layout, width * PANGO_SCALE);
  pango_layout_set_wrap (piece.layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (piece.layout, 1.25);
  set_direction (self, piece.layout, runs, face);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);

  return piece;
}

static double
piece_height (const Piece *piece)
{
  int height = 0;

  pango_layout_get_size (piece->layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static void
print_page_number (Printer *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->page);
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoFontDescription *font = pango_font_description_from_string ("sans");
  int width = 0;

  pango_font_description_set_absolute_size (font, 8 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, number, -1);
  pango_layout_get_size (layout, &width, NULL);
  cairo_set_source_rgb (self->cr, 0.4, 0.4, 0.4);
  cairo_move_to (self->cr, (PAGE_WIDTH - (double) width / PANGO_SCALE) / 2, PAGE_HEIGHT - FOOT);
  pango_cairo_show_layout (self->cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

static void
next_page (Printer *self)
{
  print_page_number (self);
  cairo_show_page (self->cr);
  self->page++;
  self->y = MARGIN;
}

static void
need (Printer *self,
      double height)
{
  if (self->y > MARGIN && self->y + height > TEXT_BOTTOM)
    next_page (self);
}

static void
set_colour (cairo_t *cr,
            guint32 rgb)
{
  cairo_set_source_rgb (cr, ((rgb >> 16) & 0xFF) / 255.0, ((rgb >> 8) & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
}

/* One mark under the words from @x to @end; the shapes are those of the article view. */
static void
decorate (cairo_t *cr,
          HearsayRunStyle style,
          double x,
          double end,
          double baseline)
{
  static const double dashes[] = { 3, 2 };
  static const double dots[] = { 1.2, 1.6 };

  cairo_save (cr);
  cairo_set_line_width (cr, 0.9);

  switch (style)
    {
    case HEARSAY_RUN_INFERRED:
      set_colour (cr, 0x333333);
      cairo_set_dash (cr, dashes, 2, 0);
      break;

    case HEARSAY_RUN_PERSON:
      set_colour (cr, 0x1a5fb4);
      break;

    case HEARSAY_RUN_ORGANIZATION:
      set_colour (cr, 0x813d9c);
      cairo_move_to (cr, x, baseline + 4);
      cairo_line_to (cr, end, baseline + 4);
      break;

    case HEARSAY_RUN_PLACE:
      set_colour (cr, 0x0f7046);
      cairo_set_dash (cr, dots, 2, 0);
      break;

    case HEARSAY_RUN_ANNOTATION:
      set_colour (cr, 0xb5266f);
      cairo_move_to (cr, x, baseline - 3);
      cairo_line_to (cr, x, baseline - 9);
      cairo_line_to (cr, x + 3, baseline - 9);
      cairo_move_to (cr, end, baseline - 3);
      cairo_line_to (cr, end, baseline + 2);
      cairo_line_to (cr, end - 3, baseline + 2);
      cairo_stroke (cr);
      cairo_restore (cr);
      return;

    case HEARSAY_RUN_PLAIN:
    case HEARSAY_RUN_STRONG:
    case HEARSAY_RUN_DIM:
    case HEARSAY_RUN_EVIDENCE:
    case HEARSAY_RUN_CHANGED:
    case HEARSAY_RUN_CHANGE:
    case HEARSAY_RUN_QUOTATION:
    case HEARSAY_RUN_NOTE:
    default:
      cairo_restore (cr);
      return;
    }

  cairo_move_to (cr, x, baseline + 2.2);
  cairo_line_to (cr, end, baseline + 2.2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
link_note (cairo_t *cr,
           guint note,
           double x,
           double end,
           double baseline)
{
  g_autofree char *attributes = g_strdup_printf ("dest='note-%u' rect=[%f %f %f %f]", note, x, baseline - 9, end - x, 11.0);

  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

/* @x: where the layout starts; @baseline: of the line */
static void
decorate_line (const Printer *self,
               const Piece *piece,
               PangoLayoutLine *line,
               double x,
               double baseline)
{
  guint line_start = line->start_index;
  guint line_end = line->start_index + line->length;

  for (guint i = 0; i < piece->ranges->len; i++)
    {
      const Range *range = &g_array_index (piece->ranges, Range, i);
      int *extents = NULL;
      int n = 0;

      if (range->end <= line_start || range->start >= line_end || range->start == range->end)
        continue;

      pango_layout_line_get_x_ranges (line, MAX (range->start, line_start), MIN (range->end, line_end), &extents, &n);
      for (int j = 0; j < n; j++)
        {
          double from = x + (double) extents[2 * j] / PANGO_SCALE;
          double to = x + (double) extents[2 * j + 1] / PANGO_SCALE;

          if (range->style == HEARSAY_RUN_NOTE)
            link_note (self->cr, range->note, from, to, baseline);
          else
            decorate (self->cr, range->style, from, to, baseline);
        }
      g_free (extents);
    }
}

static void
print_line (const Printer *self,
            const Piece *piece,
            PangoLayoutIter *iter,
            double x,
            double baseline)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  PangoRectangle extents;

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  cairo_set_source_rgb (self->cr, 0.1, 0.1, 0.1);
  cairo_move_to (self->cr, x + (double) extents.x / PANGO_SCALE, baseline);
  pango_cairo_show_layout_line (self->cr, line);
  decorate_line (self, piece, line, x, baseline);
}

/* Line by line, so that a paragraph may run over pages. */
static void
print_piece (Printer *self,
             const Piece *piece,
             double x)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);

  do
    {
      int top = 0;
      int bottom = 0;
      double ascent = 0;
      double height = 0;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      height = (double) (bottom - top) / PANGO_SCALE;
      ascent = (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE;
      need (self, height);
      print_line (self, piece, iter, x, self->y + ascent);
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

/* The whole of a cell at a fixed place; the row has made sure there is room. */
static void
print_cell (const Printer *self,
            const Piece *piece,
            double x)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);

  do
    print_line (self, piece, iter, x, self->y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

static void
print_rule (const Printer *self,
            gboolean is_strong)
{
  cairo_set_line_width (self->cr, is_strong ? 1.0 : 0.4);
  set_colour (self->cr, is_strong ? 0x333333 : 0xbbbbbb);
  cairo_move_to (self->cr, MARGIN, self->y);
  cairo_line_to (self->cr, MARGIN + TEXT_WIDTH, self->y);
  cairo_stroke (self->cr);
}

static void
print_row (Printer *self,
           const HearsayBlock *block)
{
  const BlockFace *face = &faces[block->kind];
  guint n = MIN (block->cells->len, MAX_COLUMNS);
  Piece pieces[MAX_COLUMNS];
  double height = 0;
  gboolean is_rtl = self->direction == PANGO_DIRECTION_RTL;
  double x = is_rtl ? MARGIN + TEXT_WIDTH : MARGIN;

  for (guint i = 0; i < n; i++)
    {
      pieces[i] = make_piece (self, g_ptr_array_index (block->cells, i), face, self->columns[i] - CELL_GAP);
      height = MAX (height, piece_height (&pieces[i]));
    }

  need (self, height + face->before + face->after);
  self->y += face->before;

  for (guint i = 0; i < n; i++)
    {
      double left = is_rtl ? x - self->columns[i] + CELL_GAP : x;

      /* A cell taller than a page has the row to itself and runs over. */
      if (height > TEXT_BOTTOM - MARGIN)
        print_piece (self, &pieces[i], left);
      else
        print_cell (self, &pieces[i], left);
      x += is_rtl ? -self->columns[i] : self->columns[i];
      piece_clear (&pieces[i]);
    }

  if (height <= TEXT_BOTTOM - MARGIN)
    self->y += height;
  self->y += face->after;
  print_rule (self, block->kind == HEARSAY_BLOCK_HEADER);
}

static double
natural_width (const Printer *self,
               const HearsayBlock *block,
               guint cell)
{
  Piece piece = make_piece (self, g_ptr_array_index (block->cells, cell), &faces[block->kind], TEXT_WIDTH);
  int width = 0;

  pango_layout_set_width (piece.layout, -1);
  pango_layout_get_size (piece.layout, &width, NULL);
  piece_clear (&piece);

  return (double) width / PANGO_SCALE + CELL_GAP;
}

/* Narrow columns get what they want, wide ones share what is left. */
static void
measure_table (Printer *self,
               guint first)
{
  double wanted[MAX_COLUMNS] = { 0 };
  double fixed = 0;
  double shared = 0;
  guint n = MIN (hearsay_document_get_block (self->document, first)->cells->len, MAX_COLUMNS);

  for (guint i = first; i < self->document->blocks->len; i++)
    {
      const HearsayBlock *block = hearsay_document_get_block (self->document, i);

      if (i > first && block->kind != HEARSAY_BLOCK_ROW)
        break;
      for (guint j = 0; j < MIN (n, block->cells->len); j++)
        wanted[j] = MAX (wanted[j], MIN (natural_width (self, block, j), TEXT_WIDTH * 0.6));
    }

  for (guint j = 0; j < n; j++)
    {
      fixed += wanted[j] <= NARROW ? wanted[j] : 0;
      shared += wanted[j] <= NARROW ? 0 : wanted[j];
    }
  for (guint j = 0; j < n; j++)
    self->columns[j] = wanted[j] <= NARROW ? wanted[j] : MAX (36, wanted[j] * (TEXT_WIDTH - fixed) / shared);
}

static void
print_heading_mark (const Printer *self,
                    const HearsayBlock *block)
{
  const GArray *runs = g_ptr_array_index (block->cells, 0);

  if (runs->len > 0)
    {
      g_autofree char *target = g_strdup_printf ("page=%u pos=[0 %f]", self->page, self->y);

      cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, g_array_index (runs, HearsayRun, 0).text, target, 0);
    }
}

static void
print_block (Printer *self,
             guint index)
{
  const HearsayBlock *block = hearsay_document_get_block (self->document, index);
  const BlockFace *face = &faces[block->kind];
  double indent = block->kind == HEARSAY_BLOCK_ITEM ? block->level * INDENT : 0;
  Piece piece;

  if (block->kind == HEARSAY_BLOCK_HEADER)
    measure_table (self, index);

  if (block->kind == HEARSAY_BLOCK_HEADER || block->kind == HEARSAY_BLOCK_ROW)
    {
      print_row (self, block);
      return;
    }

  /* A heading never stands alone at the foot of a page. */
  if (block->kind == HEARSAY_BLOCK_HEADING || block->kind == HEARSAY_BLOCK_SUBHEADING)
    need (self, face->before + 5 * face->size);
  if (self->y > MARGIN)
    self->y += face->before;
  if (block->kind == HEARSAY_BLOCK_HEADING)
    print_heading_mark (self, block);

  piece = make_piece (self, g_ptr_array_index (block->cells, 0), face, TEXT_WIDTH - indent);
  print_piece (self, &piece, self->direction == PANGO_DIRECTION_RTL ? MARGIN : MARGIN + indent);
  piece_clear (&piece);
  self->y += face->after;
}

static void
clear_run (gpointer data)
{
  g_free (((HearsayRun *) data)->text);
}

static void
add_run (GArray *runs,
         HearsayRunStyle style,
         char *text)
{
  HearsayRun run = { style, text, 0 };

  g_array_append_val (runs, run);
}

static void
print_note (Printer *self,
            const HearsayPrintedNote *note)
{
  static const BlockFace face = { 8.5, FALSE, 0, 3 };
  g_autoptr (GArray) runs = g_array_new (FALSE, TRUE, sizeof (HearsayRun));
  g_autofree char *name = g_strdup_printf ("name='note-%u'", note->number);
  Piece piece;

  g_array_set_clear_func (runs, clear_run);
  add_run (runs, HEARSAY_RUN_STRONG, g_strdup_printf ("%u  ", note->number));
  if (note->is_inferred)
    {
      add_run (runs, HEARSAY_RUN_INFERRED, g_strdup (C_ ("basis", "inferred")));
      add_run (runs, HEARSAY_RUN_PLAIN, g_strdup (" "));
    }
  add_run (runs, HEARSAY_RUN_PLAIN, g_strdup_printf ("%s, %s: ", note->publisher, note->date));
  add_run (runs, HEARSAY_RUN_EVIDENCE, g_strdup_printf ("“%s”", note->quote));
  add_run (runs, HEARSAY_RUN_DIM, g_strdup_printf (" %zu–%zu · %.8s", note->start, note->end, note->article->sha256));

  piece = make_piece (self, runs, &face, TEXT_WIDTH);
  need (self, MIN (piece_height (&piece), TEXT_BOTTOM - MARGIN));
  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, name);
  print_piece (self, &piece, MARGIN);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
  piece_clear (&piece);
  self->y += face.after;
}

static void
print_notes (Printer *self,
             const GArray *notes)
{
  static const BlockFace face = { 15, TRUE, 20, 6 };
  g_autoptr (GArray) runs = NULL;
  Piece piece;

  if (notes->len == 0)
    return;

  runs = g_array_new (FALSE, TRUE, sizeof (HearsayRun));
  g_array_set_clear_func (runs, clear_run);
  add_run (runs, HEARSAY_RUN_PLAIN, g_strdup (_ ("Evidence")));
  need (self, 80);
  self->y += face.before;
  piece = make_piece (self, runs, &face, TEXT_WIDTH);
  print_piece (self, &piece, MARGIN);
  piece_clear (&piece);
  self->y += face.after;

  for (guint i = 0; i < notes->len; i++)
    print_note (self, &g_array_index (notes, HearsayPrintedNote, i));
}

static void
set_metadata (cairo_surface_t *surface,
              const HearsayDocument *document,
              const GArray *notes)
{
  g_autofree char *evidence = hearsay_evidence_to_json (notes);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Hearsay " VERSION);
  /* No clock: the same input gives the same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  /* For hearsay-cli verify, which reads no glyphs. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, evidence);
}

static PangoDirection
find_direction (const Printer *self)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoDirection direction = PANGO_DIRECTION_LTR;

  pango_layout_set_text (layout, _ ("Evidence"), -1);
  direction = pango_layout_get_direction (layout, 0);
  g_object_unref (layout);

  return direction;
}

gboolean
hearsay_report_print_pdf (const HearsayDocument *document,
                          GOutputStream *stream,
                          GCancellable *cancellable,
                          GError **error)
{
  GError *write_error = NULL;
  Target target = { stream, cancellable, &write_error };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, &target, PAGE_WIDTH, PAGE_HEIGHT);
  Printer printer = { .surface = surface, .cr = cairo_create (surface), .document = document, .y = MARGIN, .page = 1 };
  g_autoptr (GArray) notes = hearsay_document_print_notes (document);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  printer.direction = find_direction (&printer);
  set_metadata (surface, document, notes);
  for (guint i = 0; i < document->blocks->len && !g_cancellable_is_cancelled (cancellable); i++)
    print_block (&printer, i);
  print_notes (&printer, notes);
  print_page_number (&printer);

  cairo_destroy (printer.cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (write_error != NULL)
    {
      g_propagate_error (error, write_error);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return FALSE;
    }

  return TRUE;
}
