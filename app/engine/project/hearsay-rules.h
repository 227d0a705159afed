/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"
#include "hearsay-project.h"

G_BEGIN_DECLS

/* A decision about names, as a rule that holds for all articles, with what it
 * comes to in those that are there. */
typedef struct
{
  char *id;         /* of the decision's record */
  int entity;       /* the entity it is about, as it is shown; -1: it finds none now */
  guint n_mentions; /* that it reaches now */
} HearsayRule;

char *hearsay_rule_dup_sentence (HearsayProject *project,
                                 const char *id) G_GNUC_WARN_UNUSED_RESULT;
gboolean hearsay_rules_remove (HearsayProject *project,
                               const char *id);
guint hearsay_rules_take_over (HearsayProject *project,
                               HearsayProject *from);

G_END_DECLS
