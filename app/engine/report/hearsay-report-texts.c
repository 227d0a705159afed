/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-report"

#include "config.h"

#include "hearsay-sections.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-annotations.h"
#include "hearsay-codebook.h"
#include "hearsay-json.h"
#include "hearsay-labels.h"
#include "hearsay-text.h"

/* The sections about names, the analyst's own work, and the texts in full. */

#define MAX_FORMS 6 /* printed forms of a name that are listed */

static void
add_forms (HearsayReportBuilder *self,
           guint entity,
           const char *name)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->analysis->mentions->len && g_hash_table_size (seen) < MAX_FORMS; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, i);
      g_autofree char *form = NULL;

      if (mention->entity != (int) entity)
        continue;

      form = hearsay_text_squeeze (hearsay_corpus_get (self->analysis->corpus, mention->article)->text, mention->span);
      if (strcmp (form, name) == 0 || g_hash_table_contains (seen, form))
        continue;

      if (g_hash_table_size (seen) > 0)
        hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, C_ ("list separator", ", "));
      hearsay_document_add (self->document, HEARSAY_RUN_EVIDENCE, form);
      hearsay_document_cite (self->document, mention->article, mention->span, FALSE);
      g_hash_table_add (seen, g_steal_pointer (&form));
    }
}

static void
add_entity (HearsayReportBuilder *self,
            guint index)
{
  const HearsayEntity *entity = hearsay_analysis_get_entity (self->analysis, index);
  g_autofree char *mentions = g_strdup_printf ("%u", entity->n_mentions);
  g_autofree char *articles = g_strdup_printf ("%u", entity->n_articles);

  hearsay_document_begin (self->document, HEARSAY_BLOCK_ROW, 0);
  hearsay_document_add (self->document, HEARSAY_RUN_STRONG, entity->name);
  hearsay_document_next_cell (self->document);
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, hearsay_label_kind (entity->kind));
  hearsay_document_next_cell (self->document);
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, mentions);
  hearsay_document_next_cell (self->document);
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, articles);
  hearsay_document_next_cell (self->document);
  add_forms (self, index, entity->name);
}

void
hearsay_section_entities (HearsayReportBuilder *self)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->analysis->entities->len; i++)
    {
      if (!hearsay_report_shows (self, hearsay_analysis_get_entity (self->analysis, i)->standing))
        continue;

      if (first)
        {
          const char *titles[] = { _ ("Name"), _ ("Kind"), _ ("Mentions"), _ ("Articles"), _ ("Also printed as") };

          hearsay_document_add_heading (self->document, HEARSAY_BLOCK_HEADING, _ ("Names"));
          hearsay_document_begin (self->document, HEARSAY_BLOCK_HEADER, 0);
          for (gsize j = 0; j < G_N_ELEMENTS (titles); j++)
            {
              if (j > 0)
                hearsay_document_next_cell (self->document);
              hearsay_document_add (self->document, HEARSAY_RUN_STRONG, titles[j]);
            }
        }
      first = FALSE;
      add_entity (self, i);
    }
}

static void
add_annotation (HearsayReportBuilder *self,
                const HearsayAnnotation *annotation)
{
  hearsay_document_begin (self->document, HEARSAY_BLOCK_ITEM, 0);
  hearsay_document_add (self->document, HEARSAY_RUN_ANNOTATION, annotation->exact);

  if (annotation->article >= 0 && !hearsay_span_is_empty (annotation->span))
    {
      g_autofree char *publisher = hearsay_label_dup_publisher (hearsay_corpus_get (self->analysis->corpus, annotation->article));

      hearsay_document_cite (self->document, annotation->article, annotation->span, FALSE);
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, publisher);
    }
  else
    {
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
      hearsay_document_add (self->document, HEARSAY_RUN_CHANGE, _ ("lost its place"));
    }

  if (*annotation->memo != '\0')
    {
      hearsay_document_begin (self->document, HEARSAY_BLOCK_ITEM, 1);
      hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, annotation->memo);
    }
}

static void
add_annotations_of (HearsayReportBuilder *self,
                    const GPtrArray *annotations,
                    const char *code,
                    const char *name)
{
  gboolean first = TRUE;

  for (guint i = 0; i < annotations->len; i++)
    {
      const HearsayAnnotation *annotation = g_ptr_array_index (annotations, i);

      if (strcmp (annotation->code, code) != 0)
        continue;

      if (first)
        hearsay_document_add_heading (self->document, HEARSAY_BLOCK_SUBHEADING, name);
      first = FALSE;
      add_annotation (self, annotation);
    }
}

void
hearsay_section_annotations (HearsayReportBuilder *self)
{
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) codes = NULL;

  if (self->project == NULL)
    return;

  annotations = hearsay_annotations_list (self->project, self->analysis->corpus);
  if (annotations->len == 0)
    return;

  codes = hearsay_codebook_list (self->project);
  hearsay_document_add_heading (self->document, HEARSAY_BLOCK_HEADING, _ ("Annotations"));
  for (guint i = 0; i < codes->len; i++)
    {
      const HearsayCode *code = g_ptr_array_index (codes, i);

      add_annotations_of (self, annotations, code->id, code->name);
    }
  add_annotations_of (self, annotations, "", _ ("Without a code"));
}

/* A mark that covers a stretch of text. */
typedef struct
{
  HearsaySpan span;
  HearsayRunStyle style;
} Mark;

static void
add_mark (GArray *marks,
          HearsaySpan span,
          HearsayRunStyle style)
{
  Mark mark = { span, style };

  g_array_append_val (marks, mark);
}

/* Later marks win where marks overlap: names stand inside quotations. */
static GArray *
collect_marks (HearsayReportBuilder *self,
               guint article,
               const GPtrArray *annotations)
{
  static const HearsayRunStyle styles[] = { HEARSAY_RUN_PERSON, HEARSAY_RUN_ORGANIZATION, HEARSAY_RUN_PLACE, HEARSAY_RUN_PLAIN };
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  guint first = 0;
  guint last = 0;

  hearsay_analysis_get_article_quotes (self->analysis, article, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, i);

      for (guint j = 0; hearsay_report_shows_quote (self, quote) && j < quote->content->len; j++)
        add_mark (marks, g_array_index (quote->content, HearsaySpan, j), HEARSAY_RUN_QUOTATION);
    }

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    {
      const HearsayAnnotation *annotation = g_ptr_array_index (annotations, i);

      if (annotation->article == (int) article)
        add_mark (marks, annotation->span, HEARSAY_RUN_ANNOTATION);
    }

  hearsay_analysis_get_article_mentions (self->analysis, article, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const HearsayMention *mention = hearsay_analysis_get_mention (self->analysis, i);

      if (mention->entity >= 0 && hearsay_report_shows (self, hearsay_analysis_get_entity (self->analysis, mention->entity)->standing))
        add_mark (marks, mention->span, styles[hearsay_analysis_get_entity (self->analysis, mention->entity)->kind]);
    }

  return marks;
}

/* The style of every byte, laid on in the order of the marks: linear in text and marks together. */
static guint8 *
paint (const HearsayArticle *article,
       const GArray *marks)
{
  guint8 *styles = g_malloc0 (article->length + 1);

  for (guint i = 0; i < article->furniture->len; i++)
    {
      HearsaySpan span = g_array_index (article->furniture, HearsayFurniture, i).span;

      memset (styles + span.start, HEARSAY_RUN_DIM, span.end - span.start);
    }

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      if (mark->style != HEARSAY_RUN_PLAIN && mark->span.end <= article->length)
        memset (styles + mark->span.start, mark->style, mark->span.end - mark->span.start);
    }

  return styles;
}

static void
add_line (HearsayReportBuilder *self,
          const HearsayArticle *article,
          const guint8 *styles,
          gsize start,
          gsize end)
{
  hearsay_document_begin (self->document, HEARSAY_BLOCK_ARTICLE, 0);

  while (start < end)
    {
      gsize stop = start + 1;
      g_autofree char *text = NULL;

      while (stop < end && styles[stop] == styles[start])
        stop++;

      text = g_strndup (article->text + start, stop - start);
      hearsay_document_add (self->document, styles[start] == HEARSAY_RUN_PLAIN ? HEARSAY_RUN_EVIDENCE : styles[start], text);
      start = stop;
    }
}

static void
add_text (HearsayReportBuilder *self,
          guint index,
          const GPtrArray *annotations)
{
  const HearsayArticle *article = hearsay_corpus_get (self->analysis->corpus, index);
  g_autofree char *title = hearsay_label_dup_article (article);
  g_autofree char *date = hearsay_label_dup_date (article->published, FALSE);
  g_autoptr (GArray) marks = collect_marks (self, index, annotations);
  g_autofree guint8 *styles = paint (article, marks);
  gsize start = 0;

  hearsay_document_add_heading (self->document, HEARSAY_BLOCK_SUBHEADING, title);
  hearsay_document_begin (self->document, HEARSAY_BLOCK_PARAGRAPH, 0);
  if (*article->outlet != '\0')
    {
      hearsay_document_add (self->document, HEARSAY_RUN_STRONG, article->outlet);
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
    }
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, date);
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, article->sha256);

  while (start < article->length)
    {
      const char *line_end = strchr (article->text + start, '\n');
      gsize end = line_end != NULL ? (gsize) (line_end - article->text) : article->length;

      if (end > start)
        add_line (self, article, styles, start, end);
      start = end + 1;
    }
}

void
hearsay_section_texts (HearsayReportBuilder *self)
{
  g_autoptr (GPtrArray) annotations = NULL;

  if (!self->options.full_texts)
    return;

  if (self->project != NULL)
    annotations = hearsay_annotations_list (self->project, self->analysis->corpus);

  hearsay_document_add_heading (self->document, HEARSAY_BLOCK_HEADING, _ ("The articles in full"));
  for (guint i = 0; i < self->analysis->corpus->articles->len; i++)
    add_text (self, i, annotations);
}

static int
compare_decisions (gconstpointer a,
                   gconstpointer b)
{
  gint64 one = hearsay_json_get_int (*(JsonObject *const *) a, "sequence", 0);
  gint64 two = hearsay_json_get_int (*(JsonObject *const *) b, "sequence", 0);

  return one < two ? -1 : one > two;
}

static const char *
decision_label (const char *type)
{
  static const struct
  {
    const char *type;
    const char *label;
  } labels[] = {
    { "entity-confirm", NC_ ("decision", "name confirmed") },
    { "entity-reject", NC_ ("decision", "name rejected") },
    { "entity-rename", NC_ ("decision", "name changed") },
    { "entity-kind", NC_ ("decision", "kind of name changed") },
    { "entity-merge", NC_ ("decision", "names merged") },
    { "entity-split", NC_ ("decision", "name split") },
    { "quote-confirm", NC_ ("decision", "quotation confirmed") },
    { "quote-reject", NC_ ("decision", "quotation rejected") },
    { "quote-speaker", NC_ ("decision", "speaker corrected") },
    { "quote-add", NC_ ("decision", "quotation marked by hand") },
    { "quote-spans", NC_ ("decision", "spans of quotation corrected") },
    { "utterance-confirm", NC_ ("decision", "grouping confirmed") },
    { "utterance-reject", NC_ ("decision", "grouping rejected") },
    { "utterance-separate", NC_ ("decision", "quotation separated from its group") },
    { "utterance-join", NC_ ("decision", "groups joined") },
    { "passage-mute", NC_ ("decision", "formula muted") },
    { "article-source", NC_ ("decision", "source of an article changed") },
    { "article-independent", NC_ ("decision", "article marked as independent") },
    { "quote-source", NC_ ("decision", "source of a quotation changed") },
    { "quote-independent", NC_ ("decision", "quotation marked as independent") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i].type, type) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "decision", labels[i].label);

  return type;
}

static void
add_decision (HearsayReportBuilder *self,
              JsonObject *record)
{
  JsonObject *subject = hearsay_json_get_object (record, "subject");
  const char *value = hearsay_json_get_string (record, "value");

  hearsay_document_begin (self->document, HEARSAY_BLOCK_ITEM, 0);
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, hearsay_json_get_string (record, "made"));
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, "  ");
  hearsay_document_add (self->document, HEARSAY_RUN_STRONG, decision_label (hearsay_json_get_string (record, "type")));
  if (subject != NULL && *hearsay_json_get_string (subject, "name") != '\0')
    {
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
      hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, hearsay_json_get_string (subject, "name"));
    }
  if (*value != '\0')
    {
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, " → ");
      hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, value);
    }
}

void
hearsay_section_decisions (HearsayReportBuilder *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  hearsay_document_add_heading (self->document, HEARSAY_BLOCK_HEADING, _ ("Method and decisions"));
  hearsay_document_begin (self->document, HEARSAY_BLOCK_PARAGRAPH, 0);
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN,
                        _ ("Names, quotations, chains and wordings were found by Hearsay’s rules and are suggestions "
                           "unless they are marked as confirmed or corrected. Each footnote names the article, the "
                           "characters and the start of the file’s SHA-256; “hearsay-cli verify” checks them all."));

  if (self->project == NULL || !self->options.decision_log)
    return;

  ids = hearsay_project_list_ids (self->project, HEARSAY_TABLE_DECISIONS);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (records, hearsay_project_get_record (self->project, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, i)));
  g_ptr_array_sort (records, compare_decisions);
  for (guint i = 0; i < records->len; i++)
    add_decision (self, g_ptr_array_index (records, i));
}
