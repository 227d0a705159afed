/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-agent-layout.h"
#include "hearsay-session.h"

G_BEGIN_DECLS

typedef enum
{
  HEARSAY_AGENT_WALK_ONWARD, /* to where the words went */
  HEARSAY_AGENT_WALK_BACK,   /* to where they came from */
  HEARSAY_AGENT_WALK_DOWN,   /* to the next that got them from the same, or in the column */
  HEARSAY_AGENT_WALK_UP,
} HearsayAgentWalk;

/**
 * HearsayAgentModel:
 *
 * The network of a session as it is shown: its map, where everything stands, what
 * is selected. The graph and the list watch it, and never each other. While nobody looks,
 * nothing is worked out.
 *
 * Signals: `changed`: there is another map, or none; `laid-out`: there is a layout, or
 * a problem; `selected`: another agent or edge is.
 */
#define HEARSAY_TYPE_AGENT_MODEL (hearsay_agent_model_get_type ())
G_DECLARE_FINAL_TYPE (HearsayAgentModel, hearsay_agent_model, HEARSAY, AGENT_MODEL, GObject)

#define HEARSAY_AGENT_FEW 100 /* are shown to begin with */
#define HEARSAY_AGENT_LIMIT 500

HearsayAgentModel *hearsay_agent_model_new (HearsaySession *session) G_GNUC_WARN_UNUSED_RESULT;

HearsaySession *hearsay_agent_model_get_session (HearsayAgentModel *self);
guint hearsay_agent_model_get_limit (HearsayAgentModel *self);
void hearsay_agent_model_set_limit (HearsayAgentModel *self,
                                    guint limit);
const char *hearsay_agent_model_get_filter (HearsayAgentModel *self);
void hearsay_agent_model_set_filter (HearsayAgentModel *self,
                                     const char *filter);
void hearsay_agent_model_set_active (HearsayAgentModel *self,
                                     gboolean active);

const HearsayAgentMap *hearsay_agent_model_get_map (HearsayAgentModel *self);
const HearsayAgentLayout *hearsay_agent_model_get_layout (HearsayAgentModel *self);
const GError *hearsay_agent_model_get_problem (HearsayAgentModel *self);
void hearsay_agent_model_lay_out (HearsayAgentModel *self,
                                  const HearsaySize *sizes,
                                  guint milliseconds);

/* A heading is an agent, the items below it are its edges. */
HearsayRowList *hearsay_agent_model_get_rows (HearsayAgentModel *self);
int hearsay_agent_model_find_row (HearsayAgentModel *self);

/* Selection */
int hearsay_agent_model_get_agent (HearsayAgentModel *self);
int hearsay_agent_model_get_edge (HearsayAgentModel *self);
void hearsay_agent_model_select_agent (HearsayAgentModel *self,
                                       int agent);
void hearsay_agent_model_select_edge (HearsayAgentModel *self,
                                      int edge,
                                      gboolean stands_at_start);
gboolean hearsay_agent_model_walk (HearsayAgentModel *self,
                                   HearsayAgentWalk where);
gboolean hearsay_agent_model_open (HearsayAgentModel *self);
guint hearsay_agent_model_count_evidence (HearsayAgentModel *self);

G_END_DECLS
