/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-why"

#include "config.h"

#include "hearsay-why.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "hearsay-forms.h"
#include "hearsay-labels.h"

/* Reasons why a form belongs to the entity, rather than why it is a name. */
static const char *const joins[] = { "alias", "initials", "misspelling", "same name", "short form", "surname" };

static gboolean
is_join (const char *reason)
{
  for (gsize i = 0; reason != NULL && i < G_N_ELEMENTS (joins); i++)
    if (strcmp (joins[i], reason) == 0)
      return TRUE;

  return FALSE;
}

/**
 * hearsay_why_dup_entity:
 * @entity: an index into what the session shows
 *
 * Returns: (transfer full): how sure it is and how often it is named; of what was
 *   decided, that it was
 */
char *
hearsay_why_dup_entity (HearsaySession *session,
                        guint entity)
{
  const HearsayEntity *known = hearsay_analysis_get_entity (hearsay_session_get_shown (session), entity);
  g_autofree char *mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", known->n_mentions), known->n_mentions);
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", known->n_articles), known->n_articles);

  if (known->standing == HEARSAY_STANDING_SUGGESTED)
    /* Translators: how sure, “13 mentions”, “9 articles” */
    return g_strdup_printf (C_ ("why", "%u %% · %s in %s"), known->confidence, mentions, articles);

  /* Translators: confirmed or corrected, how sure the program was, “13 mentions”, “9 articles” */
  return g_strdup_printf (C_ ("why", "%s (was %u %%) · %s in %s"), hearsay_label_standing (known->standing), known->confidence,
                          mentions, articles);
}

/* A form that is joined to another name says so; of the name itself why it is one. */
static const char *
reason_of (const HearsayForm *form,
           const HearsayEntity *entity,
           gboolean is_name)
{
  if (form->is_variant)
    return "misspelling";
  if (!is_name && !is_join (form->reason) && is_join (entity->reason) && strcmp (entity->reason, "misspelling") != 0)
    return entity->reason;

  return form->reason;
}

/**
 * hearsay_why_dup_forms:
 * @n_max: how many forms to name at most
 *
 * Returns: (transfer full): a line for each form: what is printed, how often, and
 *   why it is taken for this name; the commonest first
 */
char *
hearsay_why_dup_forms (HearsaySession *session,
                       guint entity,
                       guint n_max)
{
  const HearsayEntity *known = hearsay_analysis_get_entity (hearsay_session_get_shown (session), entity);
  g_autoptr (GArray) forms = hearsay_forms_list_all (session, entity);
  GString *text = g_string_new (NULL);
  guint n_rest = forms->len > n_max ? forms->len - n_max : 0;

  for (guint i = 0; i < MIN (forms->len, n_max); i++)
    {
      const HearsayForm *form = &g_array_index (forms, HearsayForm, i);
      const char *reason = reason_of (form, known, strcmp (form->text, known->name) == 0);

      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: a form of a name, how often it is printed, why it is taken for the name */
      g_string_append_printf (text, C_ ("why", "“%s” (%u): %s"), form->text, form->count, hearsay_label_reason (reason));
    }
  if (n_rest > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more form", "and %u more forms", n_rest), n_rest);
    }

  return g_string_free (text, FALSE);
}

/**
 * hearsay_why_dup_decisions:
 *
 * Returns: (transfer full): a line for each decision that has made the entity what
 *   it is, "" if there is none
 */
char *
hearsay_why_dup_decisions (HearsaySession *session,
                           guint entity)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hearsay_session_count_rules (session); i++)
    {
      const HearsayRule *rule = hearsay_session_get_rule (session, i);
      g_autofree char *sentence = NULL;

      if (rule->entity != (int) entity)
        continue;

      sentence = hearsay_rule_dup_sentence (hearsay_session_get_project (session), rule->id);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: %s is a sentence: “Rab” is the same as “Raab” */
      g_string_append_printf (text, C_ ("why", "Decided: %s"), sentence);
    }

  return g_string_free (text, FALSE);
}

/**
 * hearsay_why_dup_mention:
 * @mention: an index into the mentions of what the session shows
 *
 * Returns: (transfer full): how sure this one is, and why
 */
char *
hearsay_why_dup_mention (HearsaySession *session,
                         guint mention)
{
  const HearsayMention *known = hearsay_analysis_get_mention (hearsay_session_get_shown (session), mention);

  /* Translators: how sure a mention is, and why */
  return g_strdup_printf (C_ ("why", "%u %%, %s"), known->confidence,
                          hearsay_label_reason (known->is_variant ? "misspelling" : known->reason));
}
