/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-report-html"

#include "config.h"

#include "hearsay-sections.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* One file, nothing fetched: the style sheet is inside, there is no script. */
static const char style_sheet[] =
    ":root{color-scheme:light dark;--text:#1d1d1d;--dim:rgba(0,0,0,.6);--ground:#fff;--line:#d5d0cc;--quotation:rgba(245,194,17,.18);"
    "--heat:rgba(230,97,0,.3);--change:#b93a06;--person:#1a5fb4;--organisation:#813d9c;--place:#0f7046;--annotation:#b5266f;--origin:#0b7285}"
    "@media (prefers-color-scheme:dark){:root{--text:#eee;--dim:rgba(255,255,255,.66);--ground:#1e1e1e;--line:#444;"
    "--quotation:rgba(233,185,73,.16);--heat:rgba(255,140,70,.34);--change:#ff9f6b;--person:#8fbdf5;--organisation:#dc9bee;--place:#7bd9a5;"
    "--annotation:#f293c1;--origin:#62c9d9}}"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:var(--text);background:var(--ground)}"
    "h1{font-size:2rem}h2{font-size:1.4rem;margin-top:2.5rem}h3{font-size:1.1rem;margin:1.6rem 0 .3rem}"
    "p.item{margin:.3rem 0}p.level1{margin-inline-start:1.5rem}p.level2{margin-inline-start:3rem}p.level3{margin-inline-start:4.5rem}"
    "p.level4,p.level5,p.level6{margin-inline-start:6rem}"
    "table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.93rem}th,td{text-align:start;vertical-align:top;padding:.35rem .6rem .35rem 0;"
    "border-bottom:1px solid var(--line)}th{border-bottom:2px solid var(--text)}"
    ".evidence,.article,.quotation,.changed{font-family:Georgia,'Noto Serif',serif}.article{line-height:1.6;margin:.5rem 0}"
    ".dim{color:var(--dim)}.changed{background:var(--heat);font-weight:bold;border-radius:3px}.change{color:var(--change);font-weight:bold}"
    ".change{font-size:.85em}.inferred{border-bottom:1.5px dashed currentColor}.quotation{background:var(--quotation)}"
    ".person{border-bottom:2px solid var(--person)}.organisation{border-bottom:4px double var(--organisation)}"
    ".place{border-bottom:2.5px dotted var(--place)}.annotation{outline:1px solid var(--annotation);font-family:Georgia,'Noto Serif',serif}"
    "a{color:var(--origin);text-decoration:none}a:focus,a:hover{text-decoration:underline}sup{font-size:.7em;margin-inline-start:.15em}"
    "ol.notes{font-size:.88rem;padding-inline-start:2.4rem}ol.notes code{color:var(--dim)}li:target{background:var(--quotation)}"
    "@media print{body{max-width:none;margin:0}h2{break-after:avoid}tr,li{break-inside:avoid}}";

static const char *const run_classes[] = {
  [HEARSAY_RUN_PLAIN] = NULL,
  [HEARSAY_RUN_STRONG] = "strong",
  [HEARSAY_RUN_DIM] = "dim",
  [HEARSAY_RUN_EVIDENCE] = "evidence",
  [HEARSAY_RUN_CHANGED] = "changed",
  [HEARSAY_RUN_CHANGE] = "change",
  [HEARSAY_RUN_INFERRED] = "inferred",
  [HEARSAY_RUN_PERSON] = "person",
  [HEARSAY_RUN_ORGANIZATION] = "organisation",
  [HEARSAY_RUN_PLACE] = "place",
  [HEARSAY_RUN_QUOTATION] = "quotation",
  [HEARSAY_RUN_ANNOTATION] = "annotation",
  [HEARSAY_RUN_NOTE] = NULL,
};

static void
append_escaped (GString *out,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static void
print_run (GString *out,
           const HearsayRun *run)
{
  if (run->style == HEARSAY_RUN_NOTE)
    {
      g_string_append_printf (out, "<sup><a href=\"#note-%u\" role=\"doc-noteref\">%u</a></sup>", run->note, run->note);
      return;
    }

  if (run->style == HEARSAY_RUN_STRONG)
    g_string_append (out, "<strong>");
  else if (run_classes[run->style] != NULL)
    g_string_append_printf (out, "<span class=\"%s\">", run_classes[run->style]);

  append_escaped (out, run->text);

  if (run->style == HEARSAY_RUN_STRONG)
    g_string_append (out, "</strong>");
  else if (run_classes[run->style] != NULL)
    g_string_append (out, "</span>");
}

static void
print_cell (GString *out,
            const HearsayBlock *block,
            guint cell)
{
  const GArray *runs = g_ptr_array_index (block->cells, cell);

  for (guint i = 0; i < runs->len; i++)
    print_run (out, &g_array_index (runs, HearsayRun, i));
}

static void
print_row (GString *out,
           const HearsayBlock *block)
{
  const char *tag = block->kind == HEARSAY_BLOCK_HEADER ? "th" : "td";

  g_string_append (out, "<tr>");
  for (guint i = 0; i < block->cells->len; i++)
    {
      g_string_append_printf (out, "<%s dir=\"auto\">", tag);
      print_cell (out, block, i);
      g_string_append_printf (out, "</%s>", tag);
    }
  g_string_append (out, "</tr>\n");
}

static void
print_simple (GString *out,
              const HearsayBlock *block,
              const char *open,
              const char *close)
{
  g_string_append (out, open);
  print_cell (out, block, 0);
  g_string_append (out, close);
  g_string_append_c (out, '\n');
}

static void
print_block (GString *out,
             const HearsayBlock *block)
{
  g_autofree char *item = NULL;

  switch (block->kind)
    {
    case HEARSAY_BLOCK_TITLE:
      print_simple (out, block, "<h1>", "</h1>");
      break;

    case HEARSAY_BLOCK_HEADING:
      print_simple (out, block, "<h2>", "</h2>");
      break;

    case HEARSAY_BLOCK_SUBHEADING:
      print_simple (out, block, "<h3 dir=\"auto\">", "</h3>");
      break;

    case HEARSAY_BLOCK_PARAGRAPH:
      print_simple (out, block, "<p>", "</p>");
      break;

    case HEARSAY_BLOCK_ITEM:
      item = g_strdup_printf ("<p class=\"item level%u\" dir=\"auto\">", block->level);
      print_simple (out, block, item, "</p>");
      break;

    case HEARSAY_BLOCK_ARTICLE:
      print_simple (out, block, "<p class=\"article\" dir=\"auto\">", "</p>");
      break;

    case HEARSAY_BLOCK_HEADER:
    case HEARSAY_BLOCK_ROW:
    default:
      print_row (out, block);
    }
}

static gboolean
is_row (const HearsayBlock *block)
{
  return block->kind == HEARSAY_BLOCK_HEADER || block->kind == HEARSAY_BLOCK_ROW;
}

/* What hearsay_report_verify() reads again: keep both in step. */
static void
print_note (GString *out,
            const HearsayPrintedNote *note)
{
  g_string_append_printf (out, "<li id=\"note-%u\" class=\"note\" value=\"%u\" data-article=\"", note->number, note->number);
  append_escaped (out, note->article->id);
  g_string_append_printf (out, "\" data-sha256=\"%s\" data-start=\"%zu\" data-end=\"%zu\">", note->article->sha256, note->start, note->end);
  if (note->is_inferred)
    {
      g_string_append (out, "<span class=\"inferred\">");
      append_escaped (out, C_ ("basis", "inferred"));
      g_string_append (out, "</span> ");
    }
  append_escaped (out, note->publisher);
  g_string_append (out, ", ");
  append_escaped (out, note->date);
  g_string_append (out, ": <q class=\"evidence\" dir=\"auto\">");
  append_escaped (out, note->quote);
  g_string_append_printf (out, "</q> <code>%zu–%zu · %.8s</code></li>\n", note->start, note->end, note->article->sha256);
}

static void
print_notes (GString *out,
             const HearsayDocument *document)
{
  g_autoptr (GArray) notes = hearsay_document_print_notes (document);

  if (notes->len == 0)
    return;

  g_string_append (out, "<h2>");
  append_escaped (out, _ ("Evidence"));
  g_string_append (out, "</h2>\n<ol class=\"notes\">\n");
  for (guint i = 0; i < notes->len; i++)
    print_note (out, &g_array_index (notes, HearsayPrintedNote, i));
  g_string_append (out, "</ol>\n");
}

static void
print_head (GString *out,
            const HearsayDocument *document)
{
  /* Translators: the language of this translation as HTML names it: "de", "ar" */
  const char *language = C_ ("HTML language", "en");
  /* Translators: "rtl" if your language is written from right to left, else "ltr" */
  const char *direction = C_ ("HTML direction", "ltr");

  g_string_append_printf (out,
                          "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n"
                          "<meta name=\"generator\" content=\"Hearsay %s\">\n<title>",
                          language, direction, VERSION);
  append_escaped (out, document->title);
  g_string_append_printf (out, "</title>\n<style>%s</style>\n</head>\n<body>\n", style_sheet);
}

gboolean
hearsay_report_print_html (const HearsayDocument *document,
                           GOutputStream *stream,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean in_table = FALSE;

  print_head (out, document);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const HearsayBlock *block = hearsay_document_get_block (document, i);
      gboolean begins = is_row (block) && (!in_table || block->kind == HEARSAY_BLOCK_HEADER);

      if (in_table && (!is_row (block) || begins))
        g_string_append (out, "</table>\n");
      if (begins)
        g_string_append (out, "<table>\n");
      in_table = is_row (block);
      print_block (out, block);
    }
  if (in_table)
    g_string_append (out, "</table>\n");
  print_notes (out, document);
  g_string_append (out, "</body>\n</html>\n");

  return g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error);
}
