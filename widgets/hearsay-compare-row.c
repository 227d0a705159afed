/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-compare-row"

#include "config.h"

#include "hearsay-compare-row.h"

#include <math.h>

#include <glib/gi18n.h>

#include "hearsay-children.h"
#include "hearsay-decisions.h"
#include "hearsay-labels.h"
#include "hearsay-text.h"
#include "hearsay-ticks.h"
#include "hearsay-tooltip.h"

#define MAX_WORDS 160 /* bytes of an article in a line */

/**
 * HearsayCompareRow:
 *
 * A line about a comparison: a difference with its type and weight, a passage with how
 * much of it agrees, something one article has alone, or the heading of such lines.
 */
struct _HearsayCompareRow
{
  GtkWidget parent_instance;

  GtkWidget *top;
  GtkLabel *title; /* the type of a difference as a pill, or what the line is */
  HearsayTicks *ticks;
  GtkLabel *note;
  GtkInscription *words;
};

G_DEFINE_FINAL_TYPE (HearsayCompareRow, hearsay_compare_row, GTK_TYPE_WIDGET)

/* What a line says, in parts. */
typedef struct
{
  char *title;
  char *note;  /* (nullable) */
  char *words; /* (nullable): of the articles */
  guint weight;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->title);
  g_free (parts->note);
  g_free (parts->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static const HearsayArticle *
get_article (HearsaySession *session,
             guint pane)
{
  const HearsayCompare *compare = hearsay_session_get_compare (session);

  return hearsay_session_get_article_at (session, compare->articles[pane]);
}

static char *
dup_name (HearsaySession *session,
          guint pane)
{
  return hearsay_label_dup_publisher (get_article (session, pane));
}

/* The start of the words, cut between characters. */
static char *
dup_words (HearsaySession *session,
           guint pane,
           HearsaySpan span)
{
  const HearsayArticle *article = get_article (session, pane);
  gboolean is_cut = span.end - span.start > MAX_WORDS;
  g_autofree char *words = NULL;

  if (is_cut)
    {
      span.end = span.start + MAX_WORDS;
      while ((article->text[span.end] & 0xC0) == 0x80)
        span.end--;
    }
  words = hearsay_text_squeeze (article->text, span);

  return is_cut ? g_strconcat (words, "…", NULL) : g_steal_pointer (&words);
}

static void
describe_difference (HearsaySession *session,
                     guint index,
                     Parts *parts)
{
  const HearsayCompare *compare = hearsay_session_get_compare (session);
  const HearsayChange *change = &hearsay_compare_get_difference (compare, index)->change;
  g_autofree char *a = dup_words (session, change->from, change->a);
  g_autofree char *b = dup_words (session, change->to, change->b);

  parts->title = g_strdup (hearsay_label_change (change));
  parts->weight = hearsay_change_get_weight (change->type);
  if (compare->n_panes > 2)
    parts->note = dup_name (session, change->to);
  if (hearsay_span_is_empty (change->b))
    /* Translators: words that one article has and the other lacks */
    parts->words = g_strdup_printf (C_ ("difference", "“%s” is missing"), a);
  else if (hearsay_span_is_empty (change->a))
    /* Translators: words that one article has and the base lacks */
    parts->words = g_strdup_printf (C_ ("difference", "“%s” is added"), b);
  else
    /* Translators: words of the base, what stands for them in the other article */
    parts->words = g_strdup_printf (C_ ("difference", "“%s” → “%s”"), a, b);
}

static void
describe_passage (HearsaySession *session,
                  guint index,
                  Parts *parts)
{
  const HearsayCompare *compare = hearsay_session_get_compare (session);
  const HearsayPassage *passage = hearsay_compare_get_passage (compare, index);
  guint pane = passage->right == compare->base ? passage->right : passage->left;
  HearsaySpan span = pane == passage->left ? passage->a : passage->b;
  guint percent = round (100 * passage->similarity);

  if (compare->n_panes > 2)
    {
      g_autofree char *left = dup_name (session, passage->left);
      g_autofree char *right = dup_name (session, passage->right);

      /* Translators: two outlets that share a passage */
      parts->title = g_strdup_printf (C_ ("compare", "%s – %s"), left, right);
    }
  else
    parts->title = g_strdup (passage->has_moved ? C_ ("compare", "shared, moved") : C_ ("compare", "shared"));
  parts->note = g_strdup_printf (passage->has_moved && compare->n_panes > 2 ? C_ ("compare", "%u %% moved") : C_ ("compare", "%u %%"), percent);
  parts->words = dup_words (session, pane, span);
}

static guint
count_only (const HearsayCompare *compare,
            guint pane)
{
  guint n = 0;

  for (guint i = 0; i < compare->only->len; i++)
    n += hearsay_compare_get_only (compare, i)->pane == pane;

  return n;
}

static void
describe_only_heading (HearsaySession *session,
                       guint pane,
                       Parts *parts)
{
  g_autofree char *name = dup_name (session, pane);

  /* Translators: %s is an outlet: what no other has */
  parts->title = g_strdup_printf (_ ("Only in %s"), name);
  parts->note = g_strdup_printf ("%u", count_only (hearsay_session_get_compare (session), pane));
}

static void
describe_muted (HearsaySession *session,
                guint index,
                Parts *parts)
{
  HearsayProject *project = hearsay_session_get_project (session);
  g_autoptr (GPtrArray) muted = hearsay_decisions_list_muted (project);

  parts->title = g_strdup (C_ ("compare", "joins no articles"));
  parts->note = g_strdup (C_ ("compare", "take back"));
  if (index < muted->len)
    parts->words = hearsay_decision_dup_words (project, g_ptr_array_index (muted, index));
}

static void
describe (HearsaySession *session,
          HearsayCompareRowKind kind,
          guint index,
          Parts *parts)
{
  const HearsayCompare *compare = hearsay_session_get_compare (session);
  const HearsayOnly *only = NULL;

  switch (kind)
    {
    case HEARSAY_COMPARE_HEADING_DIFFERENCES:
      parts->title = g_strdup (_ ("Changed in shared text"));
      parts->note = g_strdup_printf (C_ ("differences", "%u, by weight"), compare->differences->len);
      break;
    case HEARSAY_COMPARE_HEADING_PASSAGES:
      parts->title = g_strdup (_ ("Shared passages"));
      parts->note = g_strdup_printf ("%u", compare->passages->len);
      break;
    case HEARSAY_COMPARE_HEADING_ONLY:
      describe_only_heading (session, index, parts);
      break;
    case HEARSAY_COMPARE_DIFFERENCE:
      describe_difference (session, index, parts);
      break;
    case HEARSAY_COMPARE_PASSAGE:
      describe_passage (session, index, parts);
      break;
    case HEARSAY_COMPARE_HEADING_MUTED:
      parts->title = g_strdup (_ ("Muted formulas"));
      break;
    case HEARSAY_COMPARE_MUTED:
      describe_muted (session, index, parts);
      break;
    case HEARSAY_COMPARE_ONLY:
    default:
      only = hearsay_compare_get_only (compare, index);
      parts->title = g_strdup (C_ ("compare", "only here"));
      parts->words = dup_words (session, only->pane, only->span);
      break;
    }
}

static void
hearsay_compare_row_dispose (GObject *object)
{
  hearsay_children_unparent (GTK_WIDGET (object));

  G_OBJECT_CLASS (hearsay_compare_row_parent_class)->dispose (object);
}

static void
hearsay_compare_row_class_init (HearsayCompareRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_compare_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "comparerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hearsay_compare_row_init (HearsayCompareRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->note = GTK_LABEL (gtk_label_new (NULL));
  self->ticks = g_object_new (HEARSAY_TYPE_TICKS, "valign", GTK_ALIGN_CENTER, NULL);
  self->words = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (self->note, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->title, 0);
  gtk_inscription_set_text_overflow (self->words, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (self->words, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "evidence");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "tabular");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "secondary");
  gtk_widget_set_hexpand (gap, TRUE);
  gtk_box_append (GTK_BOX (self->top), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->top), gap);
  gtk_box_append (GTK_BOX (self->top), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (self->top), GTK_WIDGET (self->ticks));
  gtk_box_append (GTK_BOX (box), self->top);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
hearsay_compare_row_new (void)
{
  return g_object_new (HEARSAY_TYPE_COMPARE_ROW, NULL);
}

/**
 * hearsay_compare_row_describe:
 *
 * Returns: (transfer full): the whole line in words
 */
char *
hearsay_compare_row_describe (HearsaySession *session,
                              HearsayCompareRowKind kind,
                              guint index)
{
  g_auto (Parts) parts = { 0 };
  g_autoptr (GString) text = NULL;

  describe (session, kind, index, &parts);
  text = g_string_new (parts.title);
  if (parts.note != NULL)
    g_string_append_printf (text, "%s%s", C_ ("list separator", ", "), parts.note);
  if (parts.words != NULL)
    g_string_append_printf (text, "%s%s", C_ ("list separator", ", "), parts.words);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hearsay_compare_row_show:
 * @kind: what the line is
 * @index: which of those of the session's comparison
 */
void
hearsay_compare_row_show (HearsayCompareRow *self,
                          HearsaySession *session,
                          HearsayCompareRowKind kind,
                          guint index)
{
  g_auto (Parts) parts = { 0 };
  g_autofree char *label = NULL;

  g_return_if_fail (HEARSAY_IS_COMPARE_ROW (self));

  describe (session, kind, index, &parts);
  label = hearsay_compare_row_describe (session, kind, index);
  hearsay_compare_row_clear (self);
  gtk_label_set_text (self->title, parts.title);
  gtk_label_set_text (self->note, parts.note != NULL ? parts.note : "");
  gtk_inscription_set_text (self->words, parts.words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), parts.words != NULL);
  hearsay_ticks_set_weight (self->ticks, parts.weight);
  gtk_widget_set_visible (GTK_WIDGET (self->ticks), parts.weight > 0);

  if (kind < HEARSAY_COMPARE_DIFFERENCE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  if (kind == HEARSAY_COMPARE_DIFFERENCE)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->title), "pill-small");
      gtk_widget_add_css_class (GTK_WIDGET (self->title), "pill-change");
    }
  if (kind == HEARSAY_COMPARE_ONLY || kind == HEARSAY_COMPARE_PASSAGE || kind == HEARSAY_COMPARE_MUTED)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "secondary");
  hearsay_tooltip_set (GTK_WIDGET (self), parts.words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
hearsay_compare_row_clear (HearsayCompareRow *self)
{
  g_return_if_fail (HEARSAY_IS_COMPARE_ROW (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
  gtk_widget_remove_css_class (GTK_WIDGET (self->title), "pill-small");
  gtk_widget_remove_css_class (GTK_WIDGET (self->title), "pill-change");
  gtk_widget_remove_css_class (GTK_WIDGET (self->title), "secondary");
}
