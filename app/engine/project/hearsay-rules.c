/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-rules"

#include "config.h"

#include "hearsay-rules.h"

#include <glib/gi18n-lib.h>

#include "hearsay-decisions-private.h"
#include "hearsay-json.h"

static const char *
name_of (JsonObject *record,
         const char *member)
{
  JsonObject *reference = hearsay_json_get_object (record, member);
  const char *name = reference != NULL ? hearsay_json_get_string (reference, "name") : "";

  if (*name == '\0' && reference != NULL)
    name = hearsay_anchor_get_exact (hearsay_json_get_object (reference, "anchor"));

  return name;
}

/* Whole sentences, in the order of HearsayDecisionType. The first %s is the
 * decision's subject; then its object or the name it gives; of a split the form
 * comes before both. */
static const char *const sentences[] = {
  /* Translators: the next sentences are rules the analyst has made; each %s is a name. */
  NC_ ("rule", "“%s” is confirmed"),
  NC_ ("rule", "“%s” is rejected"),
  NC_ ("rule", "“%s” is called “%s”"),
  NULL,
  NC_ ("rule", "“%s” is the same as “%s”"),
  /* Translators: a form of a name, whose it was thought to be, and whose it is */
  NC_ ("rule", "“%s” is not “%s” but “%s”"),
  /* Translators: a rule for a single place in the text */
  NC_ ("rule", "One mention of “%s” is “%s”"),
  NC_ ("rule", "One mention of “%s” is no name"),
};

static const char *const kind_sentences[] = {
  NC_ ("rule", "“%s” is a person"),
  NC_ ("rule", "“%s” is an organisation"),
  NC_ ("rule", "“%s” is a place"),
  NC_ ("rule", "“%s” is neither person, organisation nor place"),
};

/* Puts the words in the places of a sentence of the program's own. */
static char *
fill (const char *sentence,
      const char *const *words)
{
  const char *translated = g_dpgettext2 (GETTEXT_PACKAGE, "rule", sentence);
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (const char *p = translated; *p != '\0'; p++)
    if (p[0] == '%' && g_ascii_isdigit (p[1]) && p[2] == '$' && p[3] == 's')
      {
        g_string_append (text, words[CLAMP (p[1] - '1', 0, 2)]);
        p += 3;
      }
    else if (p[0] == '%' && p[1] == 's')
      {
        g_string_append (text, words[MIN (n, 2)]);
        n++;
        p++;
      }
    else
      g_string_append_c (text, *p);

  return g_string_free (text, FALSE);
}

/**
 * hearsay_rule_dup_sentence:
 * @id: a decision about names
 *
 * Returns: (transfer full): what it says, as a sentence: “Rab” is the same as
 *   “Dominic Raab”; "" if there is no such decision
 */
char *
hearsay_rule_dup_sentence (HearsayProject *project,
                           const char *id)
{
  JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, id);
  HearsayDecisionType type = 0;
  HearsayEntityKind kind = HEARSAY_ENTITY_OTHER;
  const char *subject = NULL;
  const char *other = NULL;

  if (record == NULL || !_hearsay_decision_type_from_string (hearsay_json_get_string (record, "type"), &type) ||
      type > HEARSAY_DECISION_LAST_ABOUT_NAMES)
    return g_strdup ("");

  subject = name_of (record, "subject");
  other = name_of (record, "object");
  if (*other == '\0')
    other = hearsay_json_get_string (record, "value");

  if (type == HEARSAY_DECISION_ENTITY_KIND)
    {
      hearsay_entity_kind_from_string (hearsay_json_get_string (record, "value"), &kind);
      return fill (kind_sentences[kind], (const char *const[]){ subject, "", "" });
    }
  if (type == HEARSAY_DECISION_ENTITY_SPLIT)
    return fill (sentences[type], (const char *const[]){ hearsay_json_get_string (record, "form"), subject, other });

  return fill (sentences[type], (const char *const[]){ subject, other, "" });
}

/**
 * hearsay_rules_remove:
 * @id: a decision about names
 *
 * Takes the decision back, however many were made since. One command, with undo.
 *
 * Returns: %FALSE, and nothing has changed, where there is no such decision or
 *   the project is read-only
 */
gboolean
hearsay_rules_remove (HearsayProject *project,
                      const char *id)
{
  g_autofree char *sentence = NULL;
  g_autofree char *label = NULL;
  HearsayCommand *command = NULL;

  if (hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, id) == NULL)
    return FALSE;

  sentence = hearsay_rule_dup_sentence (project, id);
  /* Translators: the name of an undo step; %s is a rule: “Rab” is the same as “Raab” */
  label = g_strdup_printf (_ ("Remove rule: %s"), sentence);
  command = hearsay_command_new (label);
  hearsay_command_remove (command, HEARSAY_TABLE_DECISIONS, id);

  return hearsay_project_run (project, command);
}

static gboolean
is_rule (JsonObject *record)
{
  HearsayDecisionType type = 0;

  return _hearsay_decision_type_from_string (hearsay_json_get_string (record, "type"), &type) && type <= HEARSAY_DECISION_LAST_FOR_ALL;
}

static int
compare_sequence (gconstpointer a,
                  gconstpointer b)
{
  gint64 one = hearsay_json_get_int (*(JsonObject *const *) a, "sequence", 0);
  gint64 other = hearsay_json_get_int (*(JsonObject *const *) b, "sequence", 0);

  return one < other ? -1 : one > other;
}

/* The rules that hold for all articles, in sequence. */
static GPtrArray *
list_rules (HearsayProject *project)
{
  g_autoptr (GPtrArray) ids = hearsay_project_list_ids (project, HEARSAY_TABLE_DECISIONS);
  GPtrArray *rules = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      JsonObject *record = hearsay_project_get_record (project, HEARSAY_TABLE_DECISIONS, g_ptr_array_index (ids, i));

      if (is_rule (record))
        g_ptr_array_add (rules, record);
    }
  g_ptr_array_sort (rules, compare_sequence);

  return rules;
}

/* Without the place in an article of the other project. */
static JsonObject *
copy_rule (JsonObject *record)
{
  static const char *const members[] = { "subject", "object" };
  JsonObject *copy = hearsay_json_copy_object (record);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonObject *reference = hearsay_json_get_object (record, members[i]);

      if (reference == NULL)
        continue;
      reference = hearsay_json_copy_object (reference);
      json_object_remove_member (reference, "anchor");
      json_object_set_object_member (copy, members[i], reference);
    }

  return copy;
}

/* What a rule says, whenever and wherever it was made. */
static char *
print_rule (JsonObject *record)
{
  g_autoptr (JsonObject) copy = copy_rule (record);
  g_autoptr (JsonNode) node = json_node_alloc ();
  GString *text = g_string_new (NULL);

  json_object_remove_member (copy, "sequence");
  json_object_remove_member (copy, "made");
  json_node_init_object (node, copy);
  hearsay_json_print (text, node);

  return g_string_free (text, FALSE);
}

/**
 * hearsay_rules_take_over:
 * @from: another project
 *
 * Adds that project's rules for names to this one's, after them and in their
 * order, but for those that are there already. What was decided about a single
 * mention stays behind. One command, with undo.
 *
 * Returns: how many were added
 */
guint
hearsay_rules_take_over (HearsayProject *project,
                         HearsayProject *from)
{
  g_autoptr (GPtrArray) own = list_rules (project);
  g_autoptr (GPtrArray) others = list_rules (from);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (HearsayCommand) command = NULL;
  g_autofree char *label = NULL;
  gint64 sequence = _hearsay_decisions_next_sequence (project);
  guint n = 0;

  for (guint i = 0; i < own->len; i++)
    g_hash_table_add (known, print_rule (g_ptr_array_index (own, i)));

  command = hearsay_command_new (_ ("Take over rules"));
  for (guint i = 0; i < others->len; i++)
    {
      char *text = print_rule (g_ptr_array_index (others, i));
      g_autofree char *id = NULL;
      JsonObject *copy = NULL;

      if (!g_hash_table_add (known, text))
        continue;

      copy = copy_rule (g_ptr_array_index (others, i));
      json_object_set_int_member (copy, "sequence", sequence++);
      id = hearsay_project_make_id (project);
      hearsay_command_put (command, HEARSAY_TABLE_DECISIONS, id, copy);
      n++;
    }

  return hearsay_project_run (project, g_steal_pointer (&command)) ? n : 0;
}
