/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-agent-model.h"

G_BEGIN_DECLS

struct _HearsayAgentModel
{
  GObject parent_instance;

  HearsaySession *session;
  char *filter;
  guint limit;
  gboolean is_active;
  gboolean is_stale;   /* another map is to be made */
  gboolean is_current; /* @map is of what the session shows: its numbers lead somewhere */

  HearsayAgentMap *map;       /* (nullable) */
  HearsayAgentLayout *layout; /* (nullable) */
  GError *problem;            /* (nullable): why there is no layout */
  GCancellable *cancellable;  /* (nullable): of what is under way */
  guint32 *order;             /* agents as they stand: rank by rank, from the top */
  HearsayRowList *rows;

  int agent;
  int edge;     /* the way one came to @agent, or -1 */
  guint opened; /* the next of the evidence to be opened */
};

void _hearsay_agent_model_emit_selected (HearsayAgentModel *self);

G_END_DECLS
