/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-network-words"

#include "config.h"

#include "hearsay-network-words.h"

#include <glib/gi18n.h>

#include "hearsay-labels.h"
#include "hearsay-words.h"

static const HearsayEntity *
get_entity (const HearsayAgentMap *map,
            const HearsayAgent *agent)
{
  return agent->entity != HEARSAY_NONE ? hearsay_analysis_get_entity (map->analysis, agent->entity) : NULL;
}

/* Outlets and those who relay are organisations unless they are known to be somebody. */
HearsayEntityKind
hearsay_network_kind_of_agent (const HearsayAgentMap *map,
                               const HearsayAgent *agent)
{
  const HearsayEntity *entity = get_entity (map, agent);

  if (entity != NULL)
    return entity->kind;

  return agent->roles & (HEARSAY_AGENT_PUBLISHES | HEARSAY_AGENT_RELAYS) && !agent->is_title ? HEARSAY_ENTITY_ORGANIZATION : HEARSAY_ENTITY_OTHER;
}

/* What an article says of its own outlet is no suggestion. */
gboolean
hearsay_network_is_decided (const HearsayAgentMap *map,
                            const HearsayAgent *agent)
{
  const HearsayEntity *entity = get_entity (map, agent);

  return (agent->roles & HEARSAY_AGENT_PUBLISHES && !agent->is_title) ||
         (entity != NULL && (entity->standing == HEARSAY_STANDING_CONFIRMED || entity->standing == HEARSAY_STANDING_CORRECTED));
}

const char *
hearsay_network_icon_for_agent (const HearsayAgentMap *map,
                                const HearsayAgent *agent)
{
  if (agent->is_title)
    return "hearsay-document-symbolic";
  if (agent->roles & HEARSAY_AGENT_PUBLISHES)
    return "hearsay-read-symbolic";
  if (agent->roles & HEARSAY_AGENT_RELAYS)
    return hearsay_network_kind_of_agent (map, agent) == HEARSAY_ENTITY_PERSON ? "hearsay-person-symbolic" : "hearsay-chain-symbolic";
  if (agent->source_type == HEARSAY_SOURCE_NAMED && hearsay_network_kind_of_agent (map, agent) == HEARSAY_ENTITY_ORGANIZATION)
    return "hearsay-group-symbolic";

  return hearsay_words_icon_for_source (agent->source_type);
}

static const char *
role_of (const HearsayAgent *agent)
{
  if (agent->is_title)
    return C_ ("agent", "outlet not known");
  if (agent->roles & HEARSAY_AGENT_PUBLISHES)
    return C_ ("agent", "outlet");
  if (agent->roles & HEARSAY_AGENT_RELAYS)
    return C_ ("agent", "relay");

  return hearsay_label_source (agent->source_type);
}

/**
 * hearsay_network_dup_role:
 *
 * Returns: (transfer full): what the agent does, and how much passed through it
 */
char *
hearsay_network_dup_role (const HearsayAgentMap *map,
                          const HearsayAgent *agent)
{
  g_autofree char *amount = NULL;

  if (agent->n_quotes == 0)
    return g_strdup (role_of (agent));

  amount = g_strdup_printf (ngettext ("%u quotation", "%u quotations", agent->n_quotes), agent->n_quotes);

  /* Translators: network: “relay · 12 quotations” */
  return g_strdup_printf (C_ ("agent", "%s · %s"), role_of (agent), amount);
}

/**
 * hearsay_network_dup_amount:
 *
 * Returns: (transfer full): how many quotations or articles went this way
 */
char *
hearsay_network_dup_amount (const HearsayAgentEdge *edge)
{
  guint n = hearsay_agent_edge_get_weight (edge);

  if (edge->kind == HEARSAY_AGENT_EDGE_COPIED)
    return g_strdup_printf (ngettext ("%u article copied", "%u articles copied", n), n);

  return g_strdup_printf (ngettext ("%u quotation", "%u quotations", n), n);
}

char *
hearsay_network_dup_edge (const HearsayAgentMap *map,
                          const HearsayAgentEdge *edge)
{
  g_autofree char *amount = hearsay_network_dup_amount (edge);

  /* Translators: network, a step: from whom to whom, declared or inferred, “3 quotations” */
  return g_strdup_printf (_ ("%s to %s, %s, %s"), hearsay_agent_map_get (map, edge->from)->name, hearsay_agent_map_get (map, edge->to)->name,
                          hearsay_label_basis (edge->basis), amount);
}

char *
hearsay_network_dup_agent (const HearsayAgentMap *map,
                           const HearsayAgent *agent)
{
  g_autofree char *role = hearsay_network_dup_role (map, agent);

  if (agent->article != HEARSAY_NONE)
    {
      const char *published = hearsay_corpus_get (map->analysis->corpus, agent->article)->published;
      g_autofree char *date = hearsay_label_dup_date (published, FALSE);

      /* Translators: network: an outlet, what it does, when it first published */
      return g_strdup_printf (_ ("%s, %s, %s"), agent->name, role, date);
    }

  /* Translators: network: who, what they do */
  return g_strdup_printf (_ ("%s, %s"), agent->name, role);
}

/**
 * hearsay_network_dup_selected:
 *
 * Returns: (transfer full) (nullable): what is selected, in words
 */
char *
hearsay_network_dup_selected (HearsayAgentModel *model)
{
  const HearsayAgentMap *map = hearsay_agent_model_get_map (model);
  int agent = hearsay_agent_model_get_agent (model);
  int edge = hearsay_agent_model_get_edge (model);

  if (map == NULL || agent < 0)
    return NULL;
  if (edge >= 0)
    return hearsay_network_dup_edge (map, hearsay_agent_map_get_edge (map, edge));

  return hearsay_network_dup_agent (map, hearsay_agent_map_get (map, agent));
}

/**
 * hearsay_network_dup_column:
 *
 * Returns: (transfer full): the heading
 */
char *
hearsay_network_dup_column (const HearsayAgentColumn *column)
{
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *midnight = NULL;

  switch (column->kind)
    {
    case HEARSAY_AGENT_COLUMN_SAID:
      return g_strdup (_ ("Said by"));
    case HEARSAY_AGENT_COLUMN_RELAYED:
      /* Translators: heading of a column of the network: those who passed it on */
      return g_strdup (_ ("Relayed by"));
    case HEARSAY_AGENT_COLUMN_UNDATED:
      return g_strdup (C_ ("column", "No date"));
    case HEARSAY_AGENT_COLUMN_DAY:
    default:
      break;
    }

  utc = g_time_zone_new_utc ();
  midnight = g_strconcat (column->date, "T00:00:00", NULL);
  day = g_date_time_new_from_iso8601 (midnight, utc);

  return day != NULL ? g_date_time_format (day, C_ ("column", "%a %-d %b")) : g_strdup (column->date);
}
