/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-analysis.h"
#include "hearsay-project.h"

G_BEGIN_DECLS

/**
 * HearsayNameForms:
 *
 * The printed forms of an analysis's mentions, folded and numbered, and which
 * mentions and entities have each. Decisions about names are kept by form, so
 * each of them asks here.
 *
 * It is made once an analysis and kept with the project, for the mentions are as
 * many as the text is long; decisions move mentions between entities, but never
 * add, remove or reorder any, so one made of what is suggested serves for the
 * mentions of what is shown.
 */
typedef struct _HearsayNameForms HearsayNameForms;

const HearsayNameForms *_hearsay_name_forms_get (HearsayProject *project,
                                                 const HearsayAnalysis *analysis,
                                                 gboolean only_mentions);
const char *_hearsay_name_forms_of_mention (const HearsayNameForms *self,
                                            guint mention);
const guint32 *_hearsay_name_forms_list_mentions (const HearsayNameForms *self,
                                                  const char *form,
                                                  guint *n_mentions);
const guint32 *_hearsay_name_forms_list_entities (const HearsayNameForms *self,
                                                  const char *form,
                                                  guint *n_entities);

G_END_DECLS
