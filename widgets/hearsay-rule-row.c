/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-rule-row"

#include "config.h"

#include "hearsay-rule-row.h"

#include <glib/gi18n.h>

#include "hearsay-children.h"

/**
 * HearsayRuleRow:
 *
 * A decision about names: what it says, how far it reaches now, and how to take
 * it back. Its buttons name the actions "rules.…", with the rule's index.
 */
struct _HearsayRuleRow
{
  GtkWidget parent_instance;

  GtkInscription *sentence;
  GtkInscription *reach;
  GtkButton *show;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (HearsayRuleRow, hearsay_rule_row, GTK_TYPE_WIDGET)

static void
hearsay_rule_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HEARSAY_TYPE_RULE_ROW);
  hearsay_children_unparent (GTK_WIDGET (object));

  G_OBJECT_CLASS (hearsay_rule_row_parent_class)->dispose (object);
}

static void
hearsay_rule_row_class_init (HearsayRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hearsay_rule_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "rulerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hearsay/Hearsay/ui/hearsay-rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HearsayRuleRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, HearsayRuleRow, reach);
  gtk_widget_class_bind_template_child (widget_class, HearsayRuleRow, show);
  gtk_widget_class_bind_template_child (widget_class, HearsayRuleRow, remove);
}

static void
hearsay_rule_row_init (HearsayRuleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hearsay_rule_row_new (void)
{
  return g_object_new (HEARSAY_TYPE_RULE_ROW, NULL);
}

static void
name_button (GtkButton *button,
             const char *name,
             guint rule,
             const char *sentence)
{
  /* Translators: what a button does, and to which rule */
  g_autofree char *label = g_strdup_printf (C_ ("rule", "%s: %s"), name, sentence);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", rule);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * hearsay_rule_row_show_rule:
 * @rule: an index into the session's rules
 */
void
hearsay_rule_row_show_rule (HearsayRuleRow *self,
                            HearsaySession *session,
                            guint rule)
{
  const HearsayRule *known = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *reach = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (HEARSAY_IS_RULE_ROW (self));

  known = hearsay_session_get_rule (session, rule);
  if (known == NULL)
    return;

  sentence = hearsay_rule_dup_sentence (hearsay_session_get_project (session), known->id);
  if (known->n_mentions > 0)
    reach = g_strdup_printf (ngettext ("Holds for %u mention now", "Holds for %u mentions now", known->n_mentions), known->n_mentions);
  else
    reach = g_strdup (_ ("Nothing it holds for now"));

  gtk_inscription_set_text (self->sentence, sentence);
  gtk_inscription_set_text (self->reach, reach);
  if (known->n_mentions > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->reach), "idle");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->reach), "idle");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), sentence);

  name_button (self->show, _ ("Show in the Articles"), rule, sentence);
  name_button (self->remove, _ ("Remove Rule"), rule, sentence);
  gtk_widget_set_sensitive (GTK_WIDGET (self->show), known->entity >= 0 && known->n_mentions > 0);

  /* Translators: a rule, and how far it reaches */
  label = g_strdup_printf (C_ ("rule", "%s. %s"), sentence, reach);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
