/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-chain-node"

#include "config.h"

#include "hearsay-chain-node.h"

#include <glib/gi18n.h>

#include "hearsay-labels.h"
#include "hearsay-reasons.h"

/**
 * hearsay_chain_node_dup_reason:
 *
 * Returns: (transfer full): why it hangs where it hangs, and how sure that is
 */
char *
hearsay_chain_node_dup_reason (const HearsayAnalysis *shown,
                               const HearsayChainNode *node)
{
  if (node->reason[0] == '\0')
    return g_strdup ("");
  if (node->standing != HEARSAY_STANDING_SUGGESTED)
    return g_strdup (hearsay_label_reason (HEARSAY_REASON_DECIDED));
  if (g_str_equal (node->reason, HEARSAY_REASON_SAME_AGENCY))
    return g_strdup (hearsay_label_reason (node->reason));

  /* Translators: a reason, such as “credited in the text”, and how sure it is */
  return g_strdup_printf (_ ("%s, %u %%"), hearsay_label_reason (node->reason), node->confidence);
}

static int
alternative_article (const HearsayAnalysis *shown,
                     const HearsayChainNode *node,
                     guint index,
                     guint *confidence)
{
  const HearsayDescent *descent = hearsay_analysis_get_descent (shown, node->article);
  const HearsayUtterance *utterance = NULL;

  if (node->quote < 0)
    {
      *confidence = descent->other_confidences[index];
      return descent->others[index];
    }

  utterance = hearsay_analysis_get_utterance (shown, hearsay_analysis_get_quote (shown, node->quote)->utterance);
  for (guint i = 0; i < utterance->tree->len; i++)
    if (g_array_index (utterance->quotes, guint32, i) == (guint32) node->quote)
      {
        const HearsayTransmission *step = &g_array_index (utterance->tree, HearsayTransmission, i);

        *confidence = step->other_confidences[index];
        return step->others[index] < 0 ? HEARSAY_NONE : (int) hearsay_analysis_get_quote (shown, g_array_index (utterance->quotes, guint32, step->others[index]))->article;
      }

  return HEARSAY_NONE;
}

/**
 * hearsay_chain_node_dup_tooltip:
 *
 * Returns: (transfer full): the article's title, why it hangs there, and where else it might
 */
char *
hearsay_chain_node_dup_tooltip (const HearsayAnalysis *shown,
                                const HearsayChainNode *node)
{
  GString *text = g_string_new (hearsay_corpus_get (shown->corpus, node->article)->title);
  g_autofree char *reason = hearsay_chain_node_dup_reason (shown, node);

  if (*reason != '\0')
    g_string_append_printf (text, "\n%s", reason);
  for (guint i = 0; i < HEARSAY_N_ALTERNATIVES; i++)
    {
      guint confidence = 0;
      int other = alternative_article (shown, node, i, &confidence);
      g_autofree char *name = other >= 0 ? hearsay_label_dup_publisher (hearsay_corpus_get (shown->corpus, other)) : NULL;

      if (name == NULL || other == (int) node->article)
        continue;
      g_string_append_c (text, '\n');
      /* Translators: another outlet an article may have its text from, and how sure that is */
      g_string_append_printf (text, _ ("or from %s, %u %%"), name, confidence);
    }

  return g_string_free (text, FALSE);
}

/**
 * hearsay_chain_node_open:
 *
 * To the words that say where the article came from; to its report of the utterance
 * that is shown, or to its first words.
 */
void
hearsay_chain_node_open (const HearsayChainNode *node,
                         HearsaySession *session)
{
  HearsayAnalysis *shown = hearsay_session_get_shown (session);
  HearsaySpan span;

  if (shown == NULL)
    return;

  span = hearsay_analysis_get_descent (shown, node->article)->evidence;
  if (node->quote >= 0)
    span = hearsay_quote_get_span (hearsay_analysis_get_quote (shown, node->quote));
  if (hearsay_span_is_empty (span))
    span = hearsay_corpus_get (shown->corpus, node->article)->title_span;
  hearsay_session_jump (session, node->article, span);
}

static guint32
subject_of (const HearsayChainNode *node)
{
  return node->quote >= 0 ? (guint32) node->quote : node->article;
}

/**
 * hearsay_chain_node_act:
 * @action: one about a quotation, or an article, and where it came from: "source.choose"
 */
void
hearsay_chain_node_act (const HearsayChainNode *node,
                        GtkWidget *widget,
                        const char *action)
{
  gtk_widget_activate_action (widget, action, "(bu)", node->quote >= 0, subject_of (node));
}

/**
 * hearsay_chain_node_take:
 * @source: where it came from, as the analyst has it; NULL: from nowhere
 */
void
hearsay_chain_node_take (const HearsayChainNode *node,
                         GtkWidget *widget,
                         const HearsayChainNode *source)
{
  if (source == NULL)
    hearsay_chain_node_act (node, widget, "source.independent");
  else
    gtk_widget_activate_action (widget, "source.take", "(buu)", node->quote >= 0, subject_of (node), subject_of (source));
}

static void
add_item (GMenu *menu,
          const char *label,
          const char *action,
          GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GVariant *
target_of (const HearsayChainNode *node)
{
  return g_variant_new ("(bu)", node->quote >= 0, subject_of (node));
}

/**
 * hearsay_chain_node_popup_menu:
 * @popover: (inout): a menu that is the caller's child, made when NULL
 * @widget: its parent
 */
void
hearsay_chain_node_popup_menu (const HearsayChainNode *node,
                               GtkWidget **popover,
                               GtkWidget *widget,
                               const GdkRectangle *at)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new ();
  g_autoptr (GMenu) decide = g_menu_new ();

  add_item (look, _ ("_Open"), "article.open", g_variant_new_uint32 (node->article));
  add_item (look, _ ("_Compare With Its Source"), "compare.article", g_variant_new_uint32 (node->article));
  if (node->standing == HEARSAY_STANDING_SUGGESTED && node->parent >= 0)
    add_item (decide, _ ("Con_firm Where It Came From"), "source.confirm", target_of (node));
  add_item (decide, _ ("Change _Where It Came From…"), "source.choose", target_of (node));
  add_item (decide, _ ("Mark as _Independent"), "source.independent", target_of (node));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (decide));

  if (*popover == NULL)
    {
      *popover = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (*popover, widget);
      gtk_widget_set_halign (*popover, GTK_ALIGN_START);
      gtk_popover_set_has_arrow (GTK_POPOVER (*popover), FALSE);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (*popover), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (*popover), at);
  gtk_popover_popup (GTK_POPOVER (*popover));
}
