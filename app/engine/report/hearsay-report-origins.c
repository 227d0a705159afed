/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-report"

#include "config.h"

#include "hearsay-sections.h"

#include <glib/gi18n-lib.h>

#include "hearsay-labels.h"
#include "hearsay-reasons.h"

/* The section about where the articles come from: each origin, and below it what was
 * copied from it. */

#define MAX_LEVEL 6 /* what is further down is indented no further */

/* An article's place among those with the same parent. */
typedef struct
{
  int child; /* its first, or HEARSAY_NONE */
  int next;  /* the one after it */
} Kin;

/* Letters for origins, as in the article list: A, B, …, Z, then numbers. */
char *
hearsay_report_dup_origin_letter (guint family)
{
  return family < 26 ? g_strdup_printf ("%c", 'A' + family) : g_strdup_printf ("%u", family + 1);
}

static char *
publisher_of (const HearsayReportBuilder *self,
              guint article)
{
  return hearsay_label_dup_publisher (hearsay_corpus_get (self->analysis->corpus, article));
}

static Kin *
link_children (const HearsayAnalysis *analysis)
{
  Kin *tree = g_new (Kin, analysis->descents->len + 1);

  for (guint i = 0; i < analysis->descents->len; i++)
    tree[i] = (Kin){ HEARSAY_NONE, HEARSAY_NONE };

  for (guint i = analysis->descents->len; i > 0; i--)
    {
      int parent = hearsay_analysis_get_descent (analysis, i - 1)->parent;

      if (parent < 0)
        continue;
      tree[i - 1].next = tree[parent].child;
      tree[parent].child = i - 1;
    }

  return tree;
}

static void
add_copy (HearsayReportBuilder *self,
          guint article,
          guint level)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (self->analysis, article);
  g_autofree char *publisher = publisher_of (self, article);
  /* Translators: %u is a percentage */
  g_autofree char *copied = g_strdup_printf (_ ("%u %% the same text"), descent->copied);
  gboolean is_inferred = descent->basis == HEARSAY_BASIS_INFERRED;

  hearsay_document_begin (self->document, HEARSAY_BLOCK_ITEM, MIN (level, MAX_LEVEL));
  hearsay_document_add (self->document, is_inferred ? HEARSAY_RUN_INFERRED : HEARSAY_RUN_STRONG, publisher);
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, hearsay_label_basis (descent->basis));
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
  hearsay_document_add (self->document, HEARSAY_RUN_DIM, copied);
  if (descent->standing != HEARSAY_STANDING_SUGGESTED)
    {
      hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
      hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, hearsay_label_reason (HEARSAY_REASON_DECIDED));
    }
  if (descent->is_circular)
    {
      hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, " ");
      hearsay_document_add (self->document, HEARSAY_RUN_CHANGE, C_ ("article", "circular"));
    }
  if (descent->is_correction)
    {
      hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, " ");
      hearsay_document_add (self->document, HEARSAY_RUN_CHANGE, C_ ("article", "correction"));
    }
  hearsay_document_cite (self->document, article, descent->evidence, is_inferred);
}

/* Parents before their children. Not recursive, for a line of copies may be long; and
 * bounded, for a damaged analysis may hold a circle. */
static void
add_descendants (HearsayReportBuilder *self,
                 const Kin *tree,
                 guint origin)
{
  guint level = 0;
  int at = origin;

  for (guint left = self->analysis->descents->len; left > 0; left--)
    {
      if (tree[at].child >= 0)
        {
          at = tree[at].child;
          level++;
        }
      else
        {
          for (; at != (int) origin && tree[at].next < 0; level--)
            at = hearsay_analysis_get_descent (self->analysis, at)->parent;
          if (at == (int) origin)
            return;
          at = tree[at].next;
        }
      add_copy (self, at, level);
    }
}

void
hearsay_section_origins (HearsayReportBuilder *self)
{
  g_autofree Kin *tree = NULL;

  if (self->analysis->families->len == 0)
    return;

  tree = link_children (self->analysis);

  hearsay_document_add_heading (self->document, HEARSAY_BLOCK_HEADING, _ ("Origins and routes"));
  hearsay_document_begin (self->document, HEARSAY_BLOCK_PARAGRAPH, 0);
  hearsay_document_add (self->document, HEARSAY_RUN_DIM,
                        _ ("Declared: an outlet names its source. Inferred: concluded from copied text, not stated by anyone."));

  for (guint i = 0; i < self->analysis->families->len; i++)
    {
      const HearsayFamily *family = hearsay_analysis_get_family (self->analysis, i);
      g_autofree char *letter = hearsay_report_dup_origin_letter (i);
      g_autofree char *publisher = publisher_of (self, family->origin);

      hearsay_document_begin (self->document, HEARSAY_BLOCK_ITEM, 0);
      hearsay_document_add (self->document, HEARSAY_RUN_STRONG, letter);
      hearsay_document_add (self->document, HEARSAY_RUN_PLAIN, "  ");
      hearsay_document_add (self->document, HEARSAY_RUN_STRONG, publisher);
      if (*family->source != '\0')
        {
          g_autofree char *told = g_strdup_printf (_ ("told by %s"), family->source);

          hearsay_document_add (self->document, HEARSAY_RUN_DIM, " · ");
          hearsay_document_add (self->document, HEARSAY_RUN_DIM, told);
        }
      add_descendants (self, tree, family->origin);
    }
}
