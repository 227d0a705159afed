/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-report"

#include "config.h"

#include "hearsay-sections.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-labels.h"
#include "hearsay-text.h"

/* The sections about what was said and how it travelled. */

#define MAX_HEADLINES 8 /* changes named in the summary */

static void
header_row (HearsayReportBuilder *self,
            const char *const *titles)
{
  hearsay_document_begin (self->document, HEARSAY_BLOCK_HEADER, 0);
  for (guint i = 0; titles[i] != NULL; i++)
    {
      if (i > 0)
        hearsay_document_next_cell (self->document);
      hearsay_document_add (self->document, HEARSAY_RUN_STRONG, titles[i]);
    }
}

static void
cell (HearsayReportBuilder *self,
      HearsayRunStyle style,
      const char *text)
{
  hearsay_document_next_cell (self->document);
  hearsay_document_add (self->document, style, text);
}

static char *
publisher_of (const HearsayReportBuilder *self,
              guint article)
{
  return hearsay_label_dup_publisher (hearsay_corpus_get (self->analysis->corpus, article));
}

gboolean
hearsay_report_shows (const HearsayReportBuilder *self,
                      HearsayStanding standing)
{
  if (standing == HEARSAY_STANDING_REJECTED)
    return FALSE;

  return self->options.suggestions || standing != HEARSAY_STANDING_SUGGESTED;
}

gboolean
hearsay_report_shows_quote (const HearsayReportBuilder *self,
                            const HearsayQuote *quote)
{
  return hearsay_report_shows (self, quote->standing);
}

/* Every piece is evidence of its own, so that each can be checked as it stands. */
void
hearsay_report_cite_quote (HearsayReportBuilder *self,
                           const HearsayQuote *quote)
{
  for (guint i = 0; i < quote->content->len; i++)
    hearsay_document_cite (self->document, quote->article, g_array_index (quote->content, HearsaySpan, i), FALSE);
}

static const HearsayQuote *
get_quote (const HearsayReportBuilder *self,
           const HearsayUtterance *utterance,
           guint index)
{
  return hearsay_analysis_get_quote (self->analysis, g_array_index (utterance->quotes, guint32, index));
}

static guint
count_shown (const HearsayReportBuilder *self,
             const HearsayUtterance *utterance)
{
  guint n = 0;

  for (guint i = 0; i < utterance->quotes->len; i++)
    if (hearsay_report_shows_quote (self, get_quote (self, utterance, i)))
      n++;

  return n;
}

static void
summarize_families (HearsayReportBuilder *self)
{
  const HearsayAnalysis *analysis = self->analysis;
  guint n = analysis->corpus->articles->len;
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
  g_autofree char *origins = g_strdup_printf (ngettext ("%u origin", "%u origins", analysis->families->len), analysis->families->len);

  hearsay_document_begin (self->document, HEARSAY_BLOCK_PARAGRAPH, 0);
  /* Translators: “12 articles”, “2 origins” */
  hearsay_document_add (self->document, HEARSAY_RUN_STRONG, articles);
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, " · ");
  hearsay_document_add (self->document, HEARSAY_RUN_STRONG, origins);

  for (guint i = 0; i < analysis->families->len; i++)
    {
      const HearsayFamily *family = hearsay_analysis_get_family (analysis, i);
      g_autofree char *letter = hearsay_report_dup_origin_letter (i);
      g_autofree char *count = g_strdup_printf (ngettext ("%u article", "%u articles", family->n_articles), family->n_articles);

      hearsay_document_begin (self->document, HEARSAY_BLOCK_ITEM, 0);
      hearsay_document_add (self->document, HEARSAY_RUN_STRONG, letter);
      hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, "  ");
      hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, family->name);
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, count);
      if (*family->source != '\0')
        {
          /* Translators: %s is who told an origin its story */
          g_autofree char *told = g_strdup_printf (_ ("told by %s"), family->source);

          hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
          hearsay_document_add (self->document, HEARSAY_RUN_DIM, told);
        }
    }
}

typedef struct
{
  const HearsayUtterance *utterance;
  const HearsayChange *change;
} Headline;

static int
compare_headlines (gconstpointer a,
                   gconstpointer b)
{
  const Headline *one = a;
  const Headline *two = b;
  guint first = hearsay_change_get_weight (one->change->type);
  guint second = hearsay_change_get_weight (two->change->type);

  if (first != second)
    return first > second ? -1 : 1;
  if (one->change->from != two->change->from)
    return one->change->from < two->change->from ? -1 : 1;
  if (one->change->to != two->change->to)
    return one->change->to < two->change->to ? -1 : 1;

  return one->change->type < two->change->type ? -1 : one->change->type > two->change->type;
}

static gboolean
shows_change (const HearsayReportBuilder *self,
              const HearsayChange *change)
{
  return hearsay_report_shows_quote (self, hearsay_analysis_get_quote (self->analysis, change->from)) &&
         hearsay_report_shows_quote (self, hearsay_analysis_get_quote (self->analysis, change->to));
}

static void
add_headline (HearsayReportBuilder *self,
              const Headline *headline)
{
  const HearsayQuote *from = hearsay_analysis_get_quote (self->analysis, headline->change->from);
  const HearsayQuote *to = hearsay_analysis_get_quote (self->analysis, headline->change->to);
  g_autofree char *one = publisher_of (self, from->article);
  g_autofree char *two = publisher_of (self, to->article);
  /* Translators: outlets: the one whose wording is the base, and the one that differs */
  g_autofree char *route = g_strdup_printf (_ ("%s → %s"), one, two);

  hearsay_document_begin (self->document, HEARSAY_BLOCK_ITEM, 0);
  hearsay_document_add (self->document, HEARSAY_RUN_CHANGE, hearsay_label_change (headline->change));
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, "  ");
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, headline->utterance->speaker);
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, route);
  hearsay_report_cite_quote (self, from);
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, " ");
  hearsay_report_cite_quote (self, to);
}

static void
summarize_changes (HearsayReportBuilder *self)
{
  g_autoptr (GArray) headlines = g_array_new (FALSE, FALSE, sizeof (Headline));

  for (guint i = 0; i < self->analysis->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->analysis, i);

      for (guint j = 0; j < utterance->changes->len; j++)
        {
          Headline headline = { utterance, &g_array_index (utterance->changes, HearsayChange, j) };

          if (hearsay_change_get_weight (headline.change->type) >= 4 && shows_change (self, headline.change))
            g_array_append_val (headlines, headline);
        }
    }

  if (headlines->len == 0)
    return;

  g_array_sort (headlines, compare_headlines);
  hearsay_document_begin (self->document, HEARSAY_BLOCK_SUBHEADING, 0);
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, _ ("The heaviest changes"));
  for (guint i = 0; i < headlines->len && i < MAX_HEADLINES; i++)
    add_headline (self, &g_array_index (headlines, Headline, i));
}

void
hearsay_section_summary (HearsayReportBuilder *self)
{
  hearsay_document_add_heading (self->document, HEARSAY_BLOCK_HEADING, _ ("Summary"));
  summarize_families (self);
  summarize_changes (self);
}

void
hearsay_section_articles (HearsayReportBuilder *self)
{
  const char *titles[] = { _ ("Origin"), _ ("Outlet"), _ ("Title"), _ ("Date"), _ ("Same text"), NULL };

  hearsay_document_add_heading (self->document, HEARSAY_BLOCK_HEADING, _ ("Articles"));
  header_row (self, titles);

  for (guint i = 0; i < self->analysis->corpus->articles->len; i++)
    {
      const HearsayArticle *article = hearsay_corpus_get (self->analysis->corpus, i);
      g_autofree char *title = hearsay_label_dup_article (article);
      g_autofree char *date = hearsay_label_dup_date (article->published, FALSE);
      g_autofree char *letter = NULL;
      g_autofree char *copied = NULL;

      if (i < self->analysis->descents->len)
        {
          const HearsayDescent *descent = hearsay_analysis_get_descent (self->analysis, i);

          letter = hearsay_report_dup_origin_letter (descent->family);
          if (descent->parent >= 0)
            copied = g_strdup_printf (_ ("%u %%"), descent->copied);
        }

      hearsay_document_begin (self->document, HEARSAY_BLOCK_ROW, 0);
      hearsay_document_add (self->document, HEARSAY_RUN_STRONG, letter != NULL ? letter : "–");
      cell (self, HEARSAY_RUN_PLAIN, article->outlet);
      cell (self, HEARSAY_RUN_EVIDENCE, title);
      cell (self, HEARSAY_RUN_PLAIN, date);
      cell (self, HEARSAY_RUN_PLAIN, copied != NULL ? copied : C_ ("article", "origin"));
    }
}

static void
add_chain (HearsayReportBuilder *self,
           const HearsayQuote *quote)
{
  for (guint i = 0; i < quote->chain->len; i++)
    {
      const HearsayHop *hop = &g_array_index (quote->chain, HearsayHop, i);
      HearsayBasis basis = i > 0 ? hearsay_hop_get_step_basis (hop - 1, hop) : hop->basis;
      gboolean is_inferred = basis == HEARSAY_BASIS_INFERRED && self->options.mark_inferred;

      if (i > 0)
        {
          hearsay_document_add (self->document, HEARSAY_RUN_DIM, is_inferred ? " ⇢ " : " → ");
          if (is_inferred)
            hearsay_document_add (self->document, HEARSAY_RUN_INFERRED, hearsay_label_basis (basis));
          hearsay_document_add (self->document, HEARSAY_RUN_DIM, is_inferred ? " " : "");
        }
      hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, hop->name);
      hearsay_document_cite (self->document, hop->evidence_article, hop->evidence, is_inferred);
    }
}

/* Why the source is not named, as the article prints it. */
static void
add_anonymity (HearsayReportBuilder *self,
               const HearsayQuote *quote,
               const HearsayArticle *article)
{
  g_autofree char *reason = hearsay_text_squeeze (article->text, quote->anonymity);

  if (hearsay_span_is_empty (quote->anonymity))
    return;

  hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, _ ("why not named:"));
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, " ");
  hearsay_document_add (self->document, HEARSAY_RUN_EVIDENCE, reason);
  hearsay_document_cite (self->document, quote->article, quote->anonymity, FALSE);
}

static void
add_printing (HearsayReportBuilder *self,
              const HearsayQuote *quote)
{
  const HearsayArticle *article = hearsay_corpus_get (self->analysis->corpus, quote->article);
  g_autofree char *publisher = hearsay_label_dup_publisher (article);
  g_autofree char *text = hearsay_quote_dup_text (quote, article);

  hearsay_document_begin (self->document, HEARSAY_BLOCK_ITEM, 1);
  hearsay_document_add (self->document, HEARSAY_RUN_STRONG, publisher);
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, "  ");
  if (quote->kind == HEARSAY_QUOTE_DIRECT)
    hearsay_document_add (self->document, HEARSAY_RUN_EVIDENCE, "“");
  hearsay_document_add (self->document, HEARSAY_RUN_EVIDENCE, text);
  if (quote->kind == HEARSAY_QUOTE_DIRECT)
    hearsay_document_add (self->document, HEARSAY_RUN_EVIDENCE, "”");
  hearsay_report_cite_quote (self, quote);
  if (*quote->hedge != '\0')
    {
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, quote->hedge);
    }
  if (quote->stance != HEARSAY_STANCE_UNKNOWN)
    {
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, hearsay_label_stance (quote->stance));
    }
  add_anonymity (self, quote, article);

  hearsay_document_begin (self->document, HEARSAY_BLOCK_ITEM, 2);
  add_chain (self, quote);
}

static int
compare_speakers (gconstpointer a,
                  gconstpointer b)
{
  const HearsayUtterance *one = *(const HearsayUtterance *const *) a;
  const HearsayUtterance *two = *(const HearsayUtterance *const *) b;
  int order = strcmp (one->speaker, two->speaker);

  if (order != 0)
    return order;
  if (one->quotes->len != two->quotes->len)
    return one->quotes->len > two->quotes->len ? -1 : 1;

  return strcmp (one->id, two->id);
}

static GPtrArray *
utterances_by_speaker (const HearsayReportBuilder *self)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < self->analysis->utterances->len; i++)
    {
      HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->analysis, i);

      if (count_shown (self, utterance) > 0)
        g_ptr_array_add (sorted, utterance);
    }
  g_ptr_array_sort (sorted, compare_speakers);

  return sorted;
}

void
hearsay_section_speakers (HearsayReportBuilder *self)
{
  g_autoptr (GPtrArray) utterances = utterances_by_speaker (self);
  const char *speaker = NULL;

  if (utterances->len == 0)
    return;

  hearsay_document_add_heading (self->document, HEARSAY_BLOCK_HEADING, _ ("Who said what"));
  for (guint i = 0; i < utterances->len; i++)
    {
      const HearsayUtterance *utterance = g_ptr_array_index (utterances, i);
      guint n = count_shown (self, utterance);
      g_autofree char *count = g_strdup_printf (ngettext ("printed %u time", "printed %u times", n), n);

      if (speaker == NULL || strcmp (speaker, utterance->speaker) != 0)
        {
          speaker = utterance->speaker;
          hearsay_document_begin (self->document, HEARSAY_BLOCK_SUBHEADING, 0);
          hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, *speaker != '\0' ? speaker : C_ ("speaker", "Nobody named"));
          hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
          hearsay_document_add (self->document, HEARSAY_RUN_DIM, hearsay_label_source (utterance->source_type));
        }

      hearsay_document_begin (self->document, HEARSAY_BLOCK_ITEM, 0);
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, count);
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, hearsay_label_standing (utterance->standing));

      for (guint j = 0; j < utterance->quotes->len; j++)
        if (hearsay_report_shows_quote (self, get_quote (self, utterance, j)))
          add_printing (self, get_quote (self, utterance, j));
    }
}

/* The words of one version, those that differ from the base marked. */
static void
add_wording (HearsayReportBuilder *self,
             const HearsayUtterance *utterance,
             guint32 index)
{
  const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, index);

  for (guint i = 0; i < quote->content->len; i++)
    {
      HearsaySpan piece = g_array_index (quote->content, HearsaySpan, i);
      guint32 place = piece.start;

      if (i > 0)
        hearsay_document_add (self->document, HEARSAY_RUN_DIM, " … ");

      while (place < piece.end)
        {
          HearsaySpan next = { piece.end, piece.end };

          for (guint j = 0; j < utterance->changes->len; j++)
            {
              const HearsayChange *change = &g_array_index (utterance->changes, HearsayChange, j);

              if (change->to == index && !hearsay_span_is_empty (change->b) && change->b.end > place && change->b.start < next.start)
                next = (HearsaySpan){ MAX (change->b.start, place), MIN (change->b.end, piece.end) };
            }

          hearsay_document_add_words (self->document, HEARSAY_RUN_EVIDENCE, quote->article, (HearsaySpan){ place, next.start });
          if (next.start > place && !hearsay_span_is_empty (next))
            hearsay_document_add (self->document, HEARSAY_RUN_EVIDENCE, " ");
          hearsay_document_add_words (self->document, HEARSAY_RUN_CHANGED, quote->article, next);
          if (next.end < piece.end)
            hearsay_document_add (self->document, HEARSAY_RUN_EVIDENCE, " ");
          place = MAX (next.end, place + 1);
        }
    }
}

/* Each kind of change once, however often the version has it; they stand heaviest first. */
static void
add_changes (HearsayReportBuilder *self,
             const HearsayUtterance *utterance,
             guint32 quote)
{
  const char *last = NULL;

  for (guint i = 0; i < utterance->changes->len; i++)
    {
      const HearsayChange *change = &g_array_index (utterance->changes, HearsayChange, i);
      const char *label = hearsay_label_change (change);

      if (change->to != quote || g_strcmp0 (label, last) == 0)
        continue;

      if (last != NULL)
        hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, C_ ("list separator", ", "));
      hearsay_document_add (self->document, HEARSAY_RUN_CHANGE, label);
      last = label;
    }

  if (last == NULL)
    hearsay_document_add (self->document, HEARSAY_RUN_DIM, _ ("the same words"));
}

static void
add_wording_table (HearsayReportBuilder *self,
                   const HearsayUtterance *utterance)
{
  const char *titles[] = { _ ("Outlet"), _ ("Wording"), _ ("Change"), NULL };

  hearsay_document_begin (self->document, HEARSAY_BLOCK_SUBHEADING, 0);
  hearsay_document_add (self->document, HEARSAY_RUN_PLAIN,
                        *utterance->speaker != '\0' ? utterance->speaker : C_ ("speaker", "Nobody named"));
  header_row (self, titles);

  for (guint i = 0; i < utterance->quotes->len; i++)
    {
      guint32 index = g_array_index (utterance->quotes, guint32, i);
      const HearsayQuote *quote = hearsay_analysis_get_quote (self->analysis, index);
      g_autofree char *publisher = publisher_of (self, quote->article);

      if (!hearsay_report_shows_quote (self, quote))
        continue;

      hearsay_document_begin (self->document, HEARSAY_BLOCK_ROW, 0);
      hearsay_document_add (self->document, HEARSAY_RUN_STRONG, publisher);
      hearsay_document_next_cell (self->document);
      add_wording (self, utterance, index);
      hearsay_report_cite_quote (self, quote);
      hearsay_document_next_cell (self->document);
      if (i == 0)
        hearsay_document_add (self->document, HEARSAY_RUN_DIM, C_ ("wording", "base"));
      else
        add_changes (self, utterance, index);
    }
}

void
hearsay_section_wordings (HearsayReportBuilder *self)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->analysis->utterances->len; i++)
    {
      const HearsayUtterance *utterance = hearsay_analysis_get_utterance (self->analysis, i);

      if (utterance->changes->len == 0 || count_shown (self, utterance) < 2)
        continue;

      if (first)
        hearsay_document_add_heading (self->document, HEARSAY_BLOCK_HEADING, _ ("How the wording changed"));
      first = FALSE;
      add_wording_table (self, utterance);
    }
}
